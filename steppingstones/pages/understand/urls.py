"""Understand: what people said, what it shows, and what came of it."""

from django.urls import include, path

from . import links, search, sense_urls, silence, stones, thread, views

app_name = "understand"
urlpatterns = [
    path("", views.voices, name="voices"),
    path("voice/<slug:ref>/", views.voice, name="voice"),
    path("voice/<slug:ref>/shows/", links.voice_shows, name="voice-shows"),
    path("voice/<slug:ref>/led-to/", links.voice_led_to, name="voice-led-to"),
    path("silence/", silence.silence, name="silence"),
    path("search/", search.search, name="search"),
    path("thread/", thread.thread, name="thread"),
    path("thread/step/<slug:ref>/<slug:stone>/", thread.thread_step, name="thread-step"),
    path("thread/statement/<slug:ref>/<slug:key>/", thread.thread_statement, name="thread-statement"),
    path("thread/<slug:noun>/<slug:ref>/", thread.thread_of, name="thread-of"),
    path("stones/", stones.stones, name="stones"),
    path("stone/<slug:ref>/", stones.stone, name="stone"),
    path("stone/<slug:ref>/voices/", stones.stone_voices, name="stone-voices"),
    path("link/<slug:ref>/undo/", links.unlink, name="unlink"),
    path("sense/", include(sense_urls)),
    path("link-again/", links.link_again, name="link-again"),
    path("themes/other-programs/", include("steppingstones.pages.understand.qda_urls")),
    path("themes/suggested/", include("steppingstones.pages.understand.suggestions_urls")),
    path("", include("steppingstones.pages.understand.tagging_urls")),
]
