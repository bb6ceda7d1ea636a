"""Reports for everybody who has the address, without an account."""

from django.urls import path

from . import public

app_name = "public-report"
urlpatterns = [
    path("<slug:secret>/", public.report, name="report"),
    path("<slug:secret>/easy-read/", public.easy, name="easy"),
]
