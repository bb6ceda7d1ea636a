"""Reports for everybody who has the address, without an account."""

from django.urls import path

from . import embed, public, public_files, tell_me

app_name = "public-report"
urlpatterns = [
    path("<slug:secret>/", public.report, name="report"),
    path("<slug:secret>/easy-read/", public.easy, name="easy"),
    path("<slug:secret>/claim/<slug:claim>/", public.claim, name="claim"),
    path("<slug:secret>/accessibility/", public.accessibility, name="accessibility"),
    path("<slug:secret>/forms/", public_files.forms, name="forms"),
    path("<slug:secret>/as/<slug:written>/", public_files.written, name="written"),
    path("<slug:secret>/embed/", embed.embed, name="embed"),
    path("<slug:secret>/tell-me/", tell_me.tell_me, name="tell-me"),
]
