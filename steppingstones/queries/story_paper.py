"""A story on paper and in Easy Read. It may leave the group: voices and their names only as they agreed to it."""

from collections.abc import Iterable, Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..documents.blocks import AnyBlock, BulletList, Document, Heading, Notice, Paragraph, Table
from ..methods.contribution import Rung
from ..models import ContributionStory, EvidenceTest, OtherExplanation, Report
from .claims import QuoteFacts, quotable
from .groups_compared import comparisons_told
from .looked_for import all_looked_for, how_sure_of
from .people_words import side_name
from .report_words import easy
from .review_page_words import band_words
from .standing_of_claims import FromStory, Standing, rung_of
from .stories import PieceTold, others_in_words, pieces_of

EASY = {
    None: gettext_lazy("We have not done anything for this yet."),
    Rung.WE_DID: gettext_lazy("We did something for this."),
    Rung.PEOPLE_SAY: gettext_lazy("People say that it helped."),
    Rung.IT_CHANGED: gettext_lazy("We saw that it changed."),
    Rung.IT_CONTRIBUTED: gettext_lazy("Working together helped."),
    Rung.COMPARED: gettext_lazy("It changed more here than where people did not work together."),
}
Verdict, Result = OtherExplanation.Verdict, EvidenceTest.Result


def paper_of(story: ContributionStory, base_url: str = "") -> Document:
    """The story as it stands now, with the consent of this moment."""
    standing = rung_of(story.stone)
    return Document(
        title=story.stone.words,
        subtitle=story.project.name,
        made_on=_("Made on %(day)s") % {"day": date_format(timezone.localdate(), "j F Y")},
        blocks=tuple(_blocks(story, standing)),
        base_url=base_url,
        has_contents=False,
    )


def in_short(story: FromStory, standing: Standing) -> Iterator[AnyBlock]:
    """As a part of a report: how far the evidence reaches, what the group thinks, and what else it may have been."""
    yield from _how_far(standing)
    if story.words:
        yield Paragraph(text=story.words)
    yield Paragraph(text=others_in_words(story.verdicts))


def _blocks(story: ContributionStory, standing: Standing) -> Iterator[AnyBlock]:
    pieces = pieces_of(story)
    refs = [each.voice for found in pieces.values() for each in found if each.voice]
    may = quotable(Report(project=story.project, audience=Report.Audience.OUTSIDE), refs)
    yield from _how_far(standing)
    yield Heading(text=_("The story"), easy_text=_("What we think"))
    yield Paragraph(text=story.question, easy=easy(_("We ask: did working together make this better?"), "question"))
    if story.words:
        yield Paragraph(text=story.words)
    yield from _listed(pieces.get(None, []), may)
    yield from _others(story, pieces, may)
    yield from _looked_for(story)
    yield from _compared(story)
    yield from _agreed(story)


def _how_far(standing: Standing) -> Iterator[AnyBlock]:
    yield Notice(text=standing.sentence, easy=easy(str(EASY[standing.rung]), "talk"))
    if standing.against:
        words = _("Some people speak against it.")
        yield Paragraph(text=words, easy=easy(words, "no"))
    if standing.lacks:
        yield Paragraph(
            text=_("What is missing to say more:"), easy=easy(_("We do not know everything yet."), "question")
        )
        yield BulletList(items=tuple(standing.lacks))


def _listed(found: Iterable[PieceTold], may: dict[str, QuoteFacts]) -> Iterator[AnyBlock]:
    told = [words for each in found if (words := _piece(each, may))]
    if told:
        yield BulletList(items=tuple(told))


def _piece(piece: PieceTold, may: dict[str, QuoteFacts]) -> str:
    """A voice in the words that may be quoted outside, or nothing."""
    stance = _("For it:") if piece.is_for else _("Against it:")
    if piece.voice:
        quote = may.get(piece.voice)
        return f"{stance} “{quote.words}” ({quote.who})" if quote and not quote.before else ""
    return f"{stance} {piece.words} ({piece.who})"


def _others(
    story: ContributionStory, pieces: dict[int | None, list[PieceTold]], may: dict[str, QuoteFacts]
) -> Iterator[AnyBlock]:
    rows = list(story.others.standing())
    words = _("We also thought about other reasons.") if rows else _("We have not thought about other reasons yet.")
    yield Heading(text=_("What else could be why"), easy_text=_("Other reasons"))
    yield Paragraph(text=others_in_words([row.verdict for row in rows]), easy=easy(words, "think"))
    for row in rows:
        yield Heading(text=row.words, level=3)
        yield Paragraph(text=f"{row.get_verdict_display()}. {row.why}".strip())
        yield from _listed(pieces.get(row.pk, []), may)


def _looked_for(story: ContributionStory) -> Iterator[AnyBlock]:
    tests = all_looked_for(story)
    if not tests:
        return
    sure = how_sure_of(tests)
    missing = any(test.result == Result.NOT_FOUND for test in tests)
    rows = tuple((test.what, test.origin, str(test.get_result_display()), test.found_words or "–") for test in tests)
    words = _("Some things that we looked for were not there.") if missing else _("We looked for things that show it.")
    yield Heading(text=_("What we looked for"), easy_text=_("What we looked for"))
    header = (_("What"), _("Where"), _("What came of it"), _("In words"))
    yield Table(caption=_("Each thing, and what came of it"), header=header, rows=rows, easy=easy(words, "look"))
    yield Paragraph(text=_("How sure we can be: %(words)s.") % {"words": sure.words.rstrip(".")})
    if sure.cautions:
        yield BulletList(items=tuple(sure.cautions))


def _compared(story: ContributionStory) -> Iterator[AnyBlock]:
    """How many people there were is told in bands, so that two papers beside each other tell of nobody."""
    found = comparisons_told(story.stone.comparisons.standing())
    if found:
        words = _("We looked at a place where people did not work together.")
        yield Heading(
            text=_("Compared with not doing it together"), easy_text=_("Another place"), easy=easy(words, "place")
        )
    for each in found:
        yield Heading(text=each.row.asked, level=3)
        yield Paragraph(text=" ".join(filter(None, [each.sentence, each.reason, *each.cautions])))
        rows = tuple((one.name, band_words(one.people), one.before, one.after, one.change) for one in each.groups)
        header = (_("Group"), _("People"), _("Before"), _("After"), _("Change"))
        yield Table(caption=each.row.source, header=header, rows=rows)


def _agreed(story: ContributionStory) -> Iterator[AnyBlock]:
    """Sides alone: a name, or how many there are, is for the group."""
    rows = story.agreements.filter(agreed_at__gte=story.changed_at)
    sides = sorted({str(side_name(side)) for side in rows.values_list("member__side", flat=True)})
    told = ", ".join(sides) or _("Nobody yet")
    yield Paragraph(text=_("People from these sides agree that this is told rightly: %(sides)s.") % {"sides": told})
