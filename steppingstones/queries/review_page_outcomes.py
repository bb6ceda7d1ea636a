"""A review page on what came of the work: the outcomes by what they are about, how far each is and what shows it."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..documents.blocks import EasyRow, Heading, Paragraph
from ..documents.blocks import Facts as Pairs
from ..documents.kept import KeptBlock, Said
from ..methods.suppression_sides import Heard
from ..methods.thread import People
from ..models import OutcomeArea, Project, Report
from .claims import may_be_quoted
from .outcomes import OutcomeFacts, shown_first
from .pathway_know import know_in_words, know_sentence
from .people_words import threshold
from .report_words import easy
from .review_page_words import MOST, Asked, Told, band_words, opening, people_in_bands

OUTSIDE = Report.Audience.OUTSIDE
NOT_SAID = ""
AREAS = {
    OutcomeArea.Area.SOCIAL: gettext_lazy("Social"),
    OutcomeArea.Area.WELLBEING: gettext_lazy("Wellbeing"),
    OutcomeArea.Area.ENVIRONMENTAL: gettext_lazy("Environmental"),
    NOT_SAID: gettext_lazy("Not said yet what it is about"),
}


def outcomes(
    asked: Asked, quotes: Mapping[str, list[Said]] | None = None, areas: Mapping[str, str] | None = None
) -> Told:
    """`quotes` and `areas` are those of `quotes_for` and `areas_of`, where they have been looked up already."""
    found = shown_first(asked.outcomes)
    areas = areas_of(asked.project) if areas is None else areas
    quotes = quotes_for(asked.project, found) if quotes is None else quotes
    blocks: list[KeptBlock] = []
    for area, name in AREAS.items():
        here = [each for each in found if areas.get(each.stone.key, NOT_SAID) == area]
        if here or area:
            blocks += _area(str(name), here, quotes, asked.heard)
    if not found:
        blocks = [Paragraph(text=_("There is no outcome on the pathway yet."))]
    facts = {
        each.stone.key: {
            "words": each.stone.words,
            "area": areas.get(each.stone.key, NOT_SAID),
            "shown": each.is_shown,
        }
        for each in found
    }
    return Told(blocks=blocks, facts={"outcomes": facts})


def areas_of(project: Project) -> dict[str, str]:
    """What each outcome is mostly about, by the reference of its stone."""
    return dict(OutcomeArea.objects.filter(project=project).values_list("stone__ref", "area"))


def quotes_for(project: Project, found: Iterable[OutcomeFacts]) -> dict[str, list[Said]]:
    """By outcome: the newest voice for it and the newest against it, of those that may be quoted outside. One query."""
    outcomes = list(found)
    spoken = {ref for each in outcomes for ref in (*each.evidence.supporting.voices, *each.evidence.against.voices)}
    newest = list(
        may_be_quoted(project, OUTSIDE).filter(ref__in=spoken).order_by("-said_on", "-pk").values_list("ref", flat=True)
    )
    return {
        each.stone.key: [
            Said(voice=ref, is_against=voices is each.evidence.against.voices)
            for voices in (each.evidence.supporting.voices, each.evidence.against.voices)
            for ref in [one for one in newest if one in voices][:1]
        ]
        for each in outcomes
    }


def _area(name: str, here: list[OutcomeFacts], quotes: Mapping[str, list[Said]], heard: Heard) -> Iterator[KeptBlock]:
    yield Heading(text=name, level=3, easy_text=name if any(each.is_shown for each in here) else "")
    if not here:
        yield Paragraph(text=_("No outcome is about this."))
    for each in here[:MOST]:
        yield Heading(text=each.stone.words, level=4)
        yield Pairs(pairs=tuple(_pairs(each, heard)), easy=tuple(_easy(each)))
        yield from quotes[each.stone.key]
    if len(here) > MOST:
        more = len(here) - MOST
        words = ngettext("%(n)d more is on the site.", "%(n)d more are on the site.", more)
        yield Paragraph(text=words % {"n": more})


def _pairs(outcome: OutcomeFacts, heard: Heard) -> Iterator[tuple[str, str]]:
    if outcome.for_whom:
        yield _("Good for"), ", ".join(outcome.for_whom)
    yield _("What shows it"), shown_by(outcome, heard)
    if outcome.evidence.against.count:
        yield _("What speaks against it"), _said_by(outcome.evidence.against, heard)
    known = [know_in_words(each, {}, threshold(OUTSIDE)) for each in outcome.stone.indicators]
    if lines := [know_sentence(each) for each in known if each.words]:
        yield _("How we will know"), "\n".join(lines)


def shown_by(outcome: OutcomeFacts, heard: Heard | None = None) -> str:
    """What it rests on, in a sentence or two: people in bands, and how many changes lead to it."""
    found = outcome.evidence
    sentences = []
    if found.supporting.count:
        sentences.append(_said_by(found.supporting, heard))
    if found.changes:
        words = ngettext("%(n)d change leads to it.", "%(n)d changes lead to it.", len(found.changes))
        sentences.append(words % {"n": len(found.changes)})
    return " ".join(sentences) or _("Nothing shows it so far.")


def _said_by(people: People, heard: Heard | None) -> str:
    return _("Said by %(people)s.") % {"people": people_in_bands(people, heard)}


def _easy(outcome: OutcomeFacts) -> Iterator[EasyRow]:
    """Only what something shows."""
    if not outcome.is_shown:
        return
    about = f"area-{outcome.stone.key}"
    yield from easy(outcome.stone.words, about=about)
    found = outcome.evidence
    if found.supporting.count:
        told = opening(band_words(found.supporting.count))
        yield from easy(_("%(people)s said so.") % {"people": told}, "people talk", f"{about}-said")
    if found.against.count:
        told = opening(band_words(found.against.count))
        yield from easy(_("%(people)s said something else.") % {"people": told}, "no", f"{about}-against")
