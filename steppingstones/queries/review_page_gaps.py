"""A review page on where the sides differ most, and what was agreed about it."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..documents.blocks import EasyRow, Heading, Item, Notice, Paragraph
from ..documents.kept import KeptBlock
from ..methods.gap import Gap, Leaning
from ..models import Action, Decision, Questionnaire, Round, Side
from .questionnaires import Asked as Statement
from .reading import Reading
from .report_words import day, easy
from .review_page_words import Asked, Facts, band_words, inside, listed, opening
from .review_words import gap_words
from .reviews import PAIR, Sheets, Turnout, gaps_of, sheets_of, shown_to_group, statements_in, turnouts
from .thread import decision_words

GapsTold = list[tuple[Gap, str, str]]  # each with its words and easy words
REVIEWS = 2  # the newest of different kinds
WIDEST = 5
EASY_GAPS = 3
EASY_WHO = {
    Side.LIVED_EXPERIENCE.value: gettext_lazy("People who live with it say"),
    Side.PROFESSIONAL.value: gettext_lazy("Workers say"),
}
EASY_SAYS = {
    Leaning.YES: gettext_lazy("%(who)s: yes."),
    Leaning.NO: gettext_lazy("%(who)s: no."),
    Leaning.BETWEEN: gettext_lazy("%(who)s: so so."),
}


def reviews_told(asked: Asked, reading: Reading | None = None) -> tuple[list[KeptBlock], Facts]:
    """The newest reviews, and the facts with which the next page is compared."""
    reading = reading or Reading(asked.project)
    blocks: list[KeptBlock] = []
    facts: Facts = {}
    before = (asked.before or {}).get("reviews", {})
    for one, version, found, gaps in _newest(asked, reading):
        told = _facts(one, version, gaps)
        root = one.questionnaire.ref
        if before.get(root, {}).get("round") == one.ref and before[root] != told:
            gaps, told = [], {**told, "statements": {}, "is_told_before": True}
        facts[root] = told
        blocks += _review(one, version, gaps, told, found, reading)
    if not blocks:
        words = _("No review has ended yet. Choose what to look at in the room Review.")
        blocks = [Paragraph(text=words, easy=easy(_("We have not asked each other yet."), "question"))]
    return blocks, facts


def _newest(asked: Asked, reading: Reading) -> Iterator[tuple[Round, Questionnaire, Turnout, GapsTold]]:
    """The newest review of each kind, the newest kinds first, with what may be told of it outside. As many queries for
    several as for one."""
    rounds = reading.asking.reviews(asked.today, REVIEWS)
    if not rounds:
        return
    found = turnouts(rounds, reading.asking.answered_in, is_outside=True)
    versions = {one.pk: reading.asking.version(one.questionnaire_id, found[one.pk].version) for one in rounds}
    statements = {one: statements_in(reading.asking.questions(version)) for one, version in versions.items()}
    given = sheets_of(statements, in_room=any(each.is_in_room for each in found.values()))
    for one in rounds:
        gaps = gaps_outside(given[one.pk], statements[one.pk], found[one.pk])
        yield one, versions[one.pk], found[one.pk], gaps


def gaps_outside(given: Sheets, statements: Iterable[Statement], found: Turnout) -> GapsTold:
    """The widest gaps that may be told outside, with their words and easy words."""
    seen = shown_to_group(given, statements, found)
    words = {each.key: each for each in seen}
    return [(gap, words[gap.statement].words, words[gap.statement].item.easy_words) for gap in gaps_of(given, seen)]


def _facts(one: Round, version: Questionnaire, gaps: GapsTold) -> Facts:
    statements = {
        gap.statement: {"words": words, "gap": gap_words(gap, PAIR), "size": gap.size} for gap, words, _easy in gaps
    }
    return {
        "title": version.title,
        "instrument": version.instrument,
        "round": one.ref,
        "name": one.name,
        "statements": statements,
    }


def _review(
    one: Round, version: Questionnaire, gaps: GapsTold, told: Facts, found: Turnout, reading: Reading
) -> Iterator[KeptBlock]:
    name = _("%(title)s: %(name)s") % {"title": version.title, "name": one.name}
    yield Heading(text=name, level=3)
    people = opening(band_words(found.answered))
    words = _("%(people)s answered. It ended on %(day)s.") % {"people": people, "day": day(one.ended_on)}
    yield Paragraph(text=words, easy=easy(_("We asked each other how we work together."), "question"))
    if told.get("is_told_before"):
        yield Notice(
            text=_("The page before tells what they said. Since then answers were taken back, so it stays there.")
        )
    elif gaps:
        yield Paragraph(text=_("How both sides see it, the widest gap first:"))
        yield from listed(
            (Item(text=words, items=inside(("", gap_words(gap, PAIR)))) for gap, words, _easy in gaps[:WIDEST]),
            tuple(row for gap in gaps[:EASY_GAPS] for row in _easy_gap(one.ref, *gap)),
        )
    else:
        yield Notice(text=_("Too few people of one side answered, so it is not told how each side sees it."))
    made = sorted((each for each in reading.decisions.values() if each.round_id == one.pk), key=lambda each: each.pk)
    yield from _agreed(made, [each for each in reading.actions if each.round_id == one.pk])


def _easy_gap(round_ref: str, gap: Gap, words: str, easy_words: str) -> Iterator[EasyRow]:
    about = f"gap-{round_ref}-{gap.statement}"
    yield from easy(_("“%(words)s”") % {"words": easy_words or words}, about=about)
    for view, side in zip((gap.lived, gap.professional), PAIR, strict=True):
        if view.leaning is not None:
            told = str(EASY_SAYS[view.leaning]) % {"who": EASY_WHO[side]}
            yield from easy(told, {Leaning.YES: "yes", Leaning.NO: "no"}.get(view.leaning, "talk"), f"{about}-{side}")


def _agreed(made: list[Decision], found: list[Action]) -> Iterator[KeptBlock]:
    if made:
        yield Paragraph(text=_("What was decided because of it:"))
        yield from listed(Item(text=decision_words(each)) for each in made)
    if found:
        yield Paragraph(text=_("What was agreed, and what came of it:"))
        rows = tuple(row for each in found[:EASY_GAPS] for row in easy(each.words))
        yield from listed(action_items(found), easy(_("This is what we said we would do:"), "list") + rows)


def action_items(found: Iterable[Action]) -> Iterator[Item]:
    for each in found:
        yield Item(text=each.words, items=inside(("", how_far(each)), ("", each.helped_words)))


def how_far(action: Action) -> str:
    if action.helped:
        return _("Done. %(helped)s.") % {"helped": action.get_helped_display()}
    return _("Done.") if action.done_at else _("Not done yet.")
