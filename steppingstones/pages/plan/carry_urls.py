"""The addresses of carrying: files out and in, examples, and copies."""

from django.urls import path

from . import carry, carry_start

urlpatterns = [
    path("carry/", carry.carry, name="carry"),
    path("carry/as/<slug:form>/", carry.as_file, name="carry-file"),
    path("carry/bring-in/", carry.send, name="carry-send"),
    path("carry/bring-in/<slug:waiting>/", carry.look, name="carry-look"),
    path("carry/bring-in/<slug:waiting>/keep/", carry.keep, name="carry-keep"),
    path("carry/start/", carry_start.start, name="carry-start"),
    path("carry/start/<slug:example>/", carry_start.example, name="carry-example"),
    path("carry/start/<slug:example>/keep/", carry_start.example_keep, name="carry-example-keep"),
    path("carry/copy/<slug:other>/", carry_start.copy, name="carry-copy"),
    path("carry/copy/<slug:other>/keep/", carry_start.copy_keep, name="carry-copy-keep"),
]
