"""Tagging: words of a voice, long texts, themes, and tagging together."""

from django.urls import path

from . import rounds, tagging, themes, transcripts

urlpatterns = [
    path("voice/<slug:ref>/tag/", tagging.voice_tag, name="voice-tag"),
    path("tag/<slug:highlight>/remove/", tagging.untag, name="untag"),
    path("tag-again/", tagging.tag_again, name="tag-again"),
    path("tag/<slug:highlight>/voice/", transcripts.make_voice, name="make-voice"),
    path("texts/", transcripts.transcripts, name="transcripts"),
    path("texts/add/", transcripts.transcript_add, name="transcript-add"),
    path("texts/<slug:ref>/", transcripts.transcript, name="transcript"),
    path("texts/<slug:ref>/tag/", transcripts.transcript_tag, name="transcript-tag"),
    path("texts/<slug:ref>/change/", transcripts.transcript_change, name="transcript-change"),
    path("texts/<slug:ref>/put-right/", transcripts.transcript_put_right, name="transcript-put-right"),
    path("texts/<slug:ref>/erase/", transcripts.transcript_erase, name="transcript-erase"),
    path("themes/", themes.themes, name="themes"),
    path("themes/add/", themes.theme_add, name="theme-add"),
    path("themes/<slug:ref>/", themes.theme, name="theme"),
    path("themes/<slug:ref>/change/", themes.theme_change, name="theme-change"),
    path("themes/<slug:ref>/merge/", themes.theme_merge, name="theme-merge"),
    path("themes/<slug:ref>/split/", themes.theme_split, name="theme-split"),
    path("themes/<slug:ref>/remove/", themes.theme_remove, name="theme-remove"),
    path("themes/<slug:ref>/restore/", themes.theme_restore, name="theme-restore"),
    path("together/", rounds.rounds, name="tagging-rounds"),
    path("together/add/", rounds.round_add, name="tagging-round-add"),
    path("together/<slug:ref>/", rounds.tagging_round, name="tagging-round"),
    path("together/<slug:ref>/voice/<slug:voice>/", rounds.round_tag, name="tagging-round-tag"),
    path("together/<slug:ref>/done/", rounds.round_done, name="tagging-round-done"),
    path("together/<slug:ref>/go-on/", rounds.round_go_on, name="tagging-round-go-on"),
    path("together/<slug:ref>/why/<slug:voice>/<slug:theme>/", rounds.round_why, name="tagging-round-why"),
    path("together/<slug:ref>/out/<slug:member>/", rounds.round_take_out, name="tagging-round-take-out"),
    path("together/<slug:ref>/remove/", rounds.round_remove, name="tagging-round-remove"),
    path("together/<slug:ref>/restore/", rounds.round_restore, name="tagging-round-restore"),
]
