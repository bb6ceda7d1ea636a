"""Tagging: words of a voice, long texts, themes, and tagging together."""

from django.urls import path

from . import tagging

urlpatterns = [
    path("voice/<slug:ref>/tag/", tagging.voice_tag, name="voice-tag"),
    path("tag/<slug:highlight>/remove/", tagging.untag, name="untag"),
    path("tag-again/", tagging.tag_again, name="tag-again"),
]
