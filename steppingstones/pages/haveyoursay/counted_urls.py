"""Where people say who takes part, without an account and without a name."""

from django.urls import path

from . import counted

app_name = "counted"
urlpatterns: list = [
    path("<slug:ref>/", counted.page, name="page"),
    path("<slug:ref>/send/", counted.send, name="send"),
    path("<slug:ref>/thanks/", counted.thanks, name="thanks"),
]
