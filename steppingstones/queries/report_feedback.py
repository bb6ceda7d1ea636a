"""What people said, as a part of a report: who was heard, and in full what they spoke of and how they answered."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..documents.blocks import AnyBlock, BulletList, Drawing, DrawingKind, EasyRow, Facts, Heading, Paragraph, Table
from ..methods import suppression
from ..methods.questionnaire import Kind
from ..methods.suppression import Count
from ..models import Theme
from .asking import Asking
from .people_words import count_words, people_words
from .reading import Reading
from .report_words import day, easy, keyed, number_words
from .results import Result, tallies
from .voice_numbers import VoiceNumbers, theme_counts

MOST_QUESTIONNAIRES = 8


def what_people_said(reading: Reading, least: int, *, in_full: bool) -> Iterator[AnyBlock]:
    """Who was heard. `in_full` adds the themes and the answers, for a group that wants to show its feedback."""
    numbers = reading.numbers
    told = count_words(numbers.people.count, least)
    rows: tuple[EasyRow, ...] = keyed("heard", _("We heard from [people]."), "listen", people=told)
    if numbers.voices:
        rows += easy(_("A note without a name counts as one person."), "note")
    yield Heading(text=_("What people said") if in_full else _("Who was heard"), easy_text=_("Who spoke"), easy=rows)
    if not numbers.voices:
        yield Paragraph(text=_("Nothing has been recorded yet."))
        return
    yield Facts(pairs=tuple(_voice_facts(numbers, least)))
    if in_full:
        yield from _themes(reading.all_themes, least)
        yield from _answers(reading.asking, least)


def _voice_facts(numbers: VoiceNumbers, least: int) -> Iterator[tuple[str, str]]:
    yield _("Voices"), number_words(numbers.voices, least)
    yield _("People"), people_words(numbers.people, least)
    if numbers.first and numbers.last:
        yield _("From"), day(numbers.first)
        yield _("To"), day(numbers.last)


def _themes(themes: Iterable[Theme], least: int) -> Iterator[AnyBlock]:
    for theme in theme_counts(themes):
        rows = tuple((name, number_words(voices, least)) for name, voices in theme.rows)
        named = _("How many voices are about each: %(heading)s") % {"heading": theme.heading}
        caption = named if theme.heading else _("How many voices are about each theme")
        yield Table(caption=caption, header=(theme.heading or _("Theme"), _("Voices")), rows=rows)


def _answers(asking: Asking, least: int) -> Iterator[AnyBlock]:
    """The answers that were chosen, question by question. If one number is small, all of that question are hidden.

    Reviews are not told here: the two sides of a statement are never thrown together.
    """
    often, hidden = _asked_often(asking), []
    for result in tallies({one: asking.questions(one) for one in asking.answered[:MOST_QUESTIONNAIRES]}):
        if result.bars and result.answered:
            table = _answer_table(result, least, are_people=result.ref not in often)
            hidden += [] if table else [result.words]
            yield from [table] if table else []
    if hidden:
        words = _("Of these questions no number is told, because so few people gave each answer:")
        yield Paragraph(text=words)
        yield BulletList(items=tuple(hidden))


def _asked_often(asking: Asking) -> set[str]:
    """Questions that people may have answered more than once, so that answers are not people."""
    roots = {one.first_id or one.pk for one, _ended in asking.again}
    versions = (one for one in asking.answered[:MOST_QUESTIONNAIRES] if (one.first_id or one.pk) in roots)
    return {question.ref for one in versions for question in asking.questions(one)}


def _answer_table(result: Result, least: int, *, are_people: bool) -> Table | None:
    """Nothing where the table would hold no more than hidden numbers and noughts."""
    shown = suppression.split({bar.words: bar.count for bar in result.bars}, least)
    if not any(count.value for count in shown.values()):
        return None
    counted = _("People") if are_people else _("Answers, all times together")
    hidden = _("hidden")
    rows = tuple((words, hidden if count.value is None else str(count.value)) for words, count in shown.items())
    drawing = _drawing(result, shown, are_people=are_people)
    return Table(caption=result.words, header=(_("Answer"), counted), rows=rows, drawing=drawing)


def _drawing(result: Result, shown: Mapping[str, Count], *, are_people: bool) -> Drawing | None:
    """Faces as faces, yes and no as people, other answers as bars. Nothing is drawn where numbers are hidden."""
    numbers = [count.value for count in shown.values()]
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers) or not any(known) or len(shown) < len(result.bars):
        return None
    kinds: dict[str, DrawingKind] = {Kind.FACES: "faces", Kind.SCALE: "columns"}
    if are_people:
        kinds[Kind.YES_NO] = "people"
    return Drawing(
        kind=kinds.get(result.kind, "bars"),
        words=_in_words(result, shown, are_people=are_people),
        amounts=tuple((number, number) for number in known),
    )


def _in_words(result: Result, shown: Mapping[str, Count], *, are_people: bool) -> str:
    """ "24 out of 30 people: Yes. 6 out of 30 people: No." Of several answers at once, how often each was given."""
    told = [(words, count.value) for words, count in shown.items() if count.value]
    if not are_people or result.kind in (Kind.SEVERAL, Kind.RANKING):
        return " ".join(_times(number) % {"n": number, "answer": words} for words, number in told)
    everybody = sum(count.value or 0 for count in shown.values())
    pattern = ngettext(
        "%(n)d out of %(all)d person: %(answer)s.", "%(n)d out of %(all)d people: %(answer)s.", everybody
    )
    return " ".join(pattern % {"n": number, "all": everybody, "answer": words} for words, number in told)


def _times(number: int) -> str:
    return ngettext("%(answer)s: %(n)d time.", "%(answer)s: %(n)d times.", number)
