"""The links in mails about reports: for whoever holds the mail, without an account."""

from django.urls import path

from . import tell_me

app_name = "news"
urlpatterns = [
    path("<slug:secret>/", tell_me.asked, name="asked"),
    path("<slug:secret>/yes/", tell_me.yes, name="yes"),
    path("<slug:secret>/stop/", tell_me.stop, name="stop"),
]
