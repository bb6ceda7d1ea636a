"""The thread as a river, as a part of a report: how far what people said has got, and where it stops so far."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..documents.blocks import Amount, AnyBlock, Drawing, EasyRow, Heading, Paragraph, Table
from ..methods.bands import band
from ..methods.river import Stretch, how_far, joined
from ..methods.suppression import EVERYTHING
from .people_words import count_words
from .reading import Reading
from .report_words import keyed
from .review_page_words import band_words, opening

NAMES = {
    "voice": gettext_lazy("no further yet"),
    "decision": gettext_lazy("a decision"),
    "change": gettext_lazy("a change"),
    "outcome": gettext_lazy("an outcome"),
    "impact": gettext_lazy("the impact"),
}


def how_far_words_got(reading: Reading, least: int) -> Iterator[AnyBlock]:
    """Each person once, up to the furthest place that any of their words has reached. Nothing where nobody was heard.

    For people outside, numbers are told in bands, and neighbours are joined where one of them is few people.
    """
    heard = reading.heard.count
    if not heard:
        return
    told = joined(how_far(reading.thread, heard), least)
    heading = _("How far people’s words have got")
    yield Heading(text=heading, easy_text=_("What came of your words"), easy=_easy(told, least))
    if not told:
        yield Paragraph(text=_("This is not told outside the group, since few people have spoken so far."))
        return
    yield Paragraph(text=_("Each person is counted once, at the furthest place that their words have reached."))
    amounts = tuple(_amount(each, least) for each in told)
    yield Table(
        caption=_("How far what people said has got"),
        header=(_("How far"), _("People")),
        rows=tuple((opening(_name(each)), opening(_people(each, least))) for each in told),
        drawing=Drawing(kind="river", words=_in_words(told, least), amounts=amounts),
    )


def _name(stretch: Stretch) -> str:
    """ "a decision", or "a decision or a change" where they are told together."""
    return _either(stretch.places)


def _either(places: Sequence[str]) -> str:
    *others, last = (str(NAMES[place]) for place in places)
    return _("%(others)s or %(last)s") % {"others": ", ".join(others), "last": last} if others else last


def _people(stretch: Stretch, least: int) -> str:
    if least > EVERYTHING:
        return band_words(stretch.people)
    return count_words(stretch.people, least) if stretch.people else _("nobody")


def _amount(stretch: Stretch, least: int) -> Amount:
    if least == EVERYTHING:
        return stretch.people, stretch.people
    found = band(stretch.people)
    return found.low, found.high


def _in_words(told: Sequence[Stretch], least: int) -> str:
    parts = (f"{opening(_name(each))}: {_people(each, least)}." for each in told)
    return " ".join((_("What people said has got this far."), *parts))


def _easy(told: Sequence[Stretch], least: int) -> tuple[EasyRow, ...]:
    rows: tuple[EasyRow, ...] = ()
    for each in told:
        if each.people:
            rows += keyed(f"far-{'-'.join(each.places)}", _pattern(each), "people talk", people=_people(each, least))
    return rows


def _pattern(stretch: Stretch) -> str:
    if stretch.places == ("voice",):
        return _("[people] spoke. Nothing has come of it yet.")
    places = [place for place in stretch.places if place != "voice"]
    name = _either(places)
    if len(places) < len(stretch.places):
        return _("[people] spoke. Nothing has come of it yet, or %(place)s.") % {"place": name}
    return _("[people] spoke. This came of it: %(place)s.") % {"place": name}
