"""The gallery: every part of the design system in every state, in all colours and text sizes."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from ...access import public_page
from ...models import Giver, Stone
from ..context import SIZES, THEMES
from .forms import EveryField, closed

TOKENS = (
    ("paper", _("the page")),
    ("sheet", _("cards and fields")),
    ("ink", _("words")),
    ("soft", _("hints")),
    ("river", _("links and buttons")),
    ("water", _("bands of water")),
    ("deep", _("deep water")),
    ("stone", _("stones")),
    ("gold", _("the golden thread")),
    ("good", _("it worked")),
    ("warn", _("look here")),
    ("bad", _("it went wrong")),
)
FACES = (_("Very sad"), _("Sad"), _("Not happy, not sad"), _("Happy"), _("Very happy"))
VOICE = {
    "face": 4,
    "question": _("What is good about the garden?"),
    "words": _("I like the big table.\nEverybody fits around it."),
    "side": "lived",
    "side_label": _("Lived experience"),
    "name": "Ada",
    "said_on_text": "4 March 2026",
    "channel_label": _("Said in person"),
    "came_by_label": _("Logbook"),
    "themes": [_("Meeting people"), _("The room")],
    "url": "#voice",
}
EXAMPLE = {"name": _("The garden"), "is_example": True}
ROOMS = [
    {"name": _("Overview"), "url": "#water", "current": ""},
    {"name": _("Plan"), "url": "#water", "current": "page"},
    {"name": _("Listen"), "url": "#water", "current": ""},
]


@public_page
def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "gallery/gallery.html", samples())


def samples() -> dict[str, Any]:
    """Something invented for each part to show."""
    return {
        "tokens": TOKENS,
        "example": EXAMPLE,
        "rooms": ROOMS,
        "pieces": [
            {"words": _("Words that somebody looked for are "), "is_found": False},
            {"words": _("marked"), "is_found": True},
            {"words": ".", "is_found": False},
        ],
        "pages": [
            {"name": _("This page of a room"), "url": "#water", "current": "page"},
            {"name": _("Another page"), "url": "#words", "current": ""},
        ],
        "faces": [(number, label) for number, label in enumerate(FACES, start=1)],
        "voice": VOICE,
        "short_voice": {"words": _("More buses, please.")},
        "heavy_voice": {"words": _("I fell on the steps."), "content_note": _("Talks about falling")},
        "former": [{"by_person": True, "until": "5 March 2026", "words": _("I like a big table.")}],
        "sides": Giver.SIDES,
        "tracks": Stone.Track.choices,
        "page": Paginator(range(300), 50).page(2),
        "empty_form": EveryField(auto_id="empty_%s"),
        "wrong_form": EveryField({"name": "Ada"}, auto_id="wrong_%s"),
        "closed_form": closed(EveryField(auto_id="closed_%s")),
        "themes": [theme for theme in THEMES if theme[0] != "auto"],
        "sizes": SIZES,
    }
