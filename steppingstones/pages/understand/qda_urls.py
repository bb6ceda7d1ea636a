"""Addresses of handing themes and tagged texts between programs."""

from django.urls import path

from . import qda

urlpatterns = [
    path("", qda.hand_over, name="qda"),
    path("codebook.qdc", qda.codebook, name="qda-codebook"),
    path("project.qdpx", qda.project_file, name="qda-project"),
    path("bring-in/", qda.send, name="qda-send"),
    path("bring-in/<slug:tagfile>/", qda.look, name="qda-look"),
    path("bring-in/<slug:tagfile>/keep/", qda.keep, name="qda-keep"),
]
