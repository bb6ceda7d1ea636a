"""What changed, as it may leave the group: people in bands, small groups not at all, nobody's words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ..documents.blocks import AnyBlock, Document, Drawing, EasyRow, Facts, Heading, Notice, Paragraph, Table
from ..methods.bands import Band
from ..methods.change import Caution, speaks_of_change
from ..methods.change_outside import groups_outside
from ..models import Questionnaire, Round
from .change_words import CAUTIONS
from .changed import Changed, changed
from .changed_words import group_names, pairing_in_short, verdict
from .report_words import day, easy
from .review_page_words import band_words, opening


@dataclass(frozen=True, kw_only=True)
class Outside:
    """One question in words that may leave the group. Without `groups`, `note` says why."""

    words: str
    before: str
    after: str
    both: str = ""
    gone: str = ""
    groups: tuple[tuple[str, str], ...] = ()
    bands: tuple[Band, ...] = ()
    verdict: str = ""
    note: str = ""
    more_got_better: bool = False
    caution: str = ""


def outside(found: Iterable[Changed]) -> list[Outside]:
    """Each face and each scale. Of other questions nothing leaves the group here: nobody can be said to have moved."""
    return [_outside(one) for one in found]


def _outside(one: Changed) -> Outside:
    answered = {"before": band_words(len(one.given.before)), "after": band_words(len(one.given.after))}
    found = one.change
    if found is None:
        note = _("Nobody’s two answers can be put beside each other. So nothing is said of a change.")
        return Outside(words=one.question.words, note=note, **answered)
    groups = groups_outside(found, is_sensitive=bool(one.official))
    return Outside(
        words=one.question.words,
        both=band_words(found.pairs),
        gone=band_words(max(1, found.before - found.pairs)),  # nobody counts as few: one who takes back is not told
        groups=tuple(zip(group_names(found), map(_band_words, groups), strict=True)) if groups else (),
        bands=tuple(groups or ()),
        verdict=verdict(found) if groups else "",
        note="" if groups else _why_not(),
        more_got_better=bool(groups) and speaks_of_change(found),
        caution=CAUTIONS[Caution.CHOSEN_FOR_LOW]() if groups and found.item.chosen_for_low else "",
        **answered,
    )


def _band_words(found: Band) -> str:
    return band_words(found.low)


def _why_not() -> str:
    """One sentence for all reasons: which of them it is would tell something as well."""
    return _(
        "How many moved which way is not told outside the group: too few people answered both times, one of the groups "
        "is small, or all are in one."
    )


# --- As a table -------------------------------------------------------------------------------------------


def columns() -> tuple[str, ...]:
    return (
        _("Question"),
        _("First time"),
        _("Last time"),
        _("Answered the first time"),
        _("Answered the last time"),
        _("Answered both times"),
        _("Did not answer again"),
        _("Got better, or went up"),
        _("Stayed the same"),
        _("Got worse, or went down"),
        _("By chance"),
        _("Note"),
    )


def rows(questionnaire: Questionnaire, first: Round, last: Round) -> Iterator[tuple[str, ...]]:
    for one in outside(changed(questionnaire, first, last)):
        groups = [people for _name, people in one.groups] or [_("not told")] * 3
        people = (one.before, one.after, one.both or "–", one.gone or "–")
        yield (one.words, first.name, last.name, *people, *groups, one.verdict, one.note or one.caution)


# --- On paper ---------------------------------------------------------------------------------------------


def paper_of(questionnaire: Questionnaire, first: Round, last: Round, today: date) -> Document:
    return Document(
        title=_("What changed: %(title)s") % {"title": questionnaire.title},
        subtitle=questionnaire.project.name,
        made_on=day(today),
        blocks=tuple(blocks_of(questionnaire, first, last, changed(questionnaire, first, last))),
        has_contents=False,
    )


def blocks_of(questionnaire: Questionnaire, first: Round, last: Round, found: Iterable[Changed]) -> Iterator[AnyBlock]:
    names = {"first": first.name, "last": last.name}
    yield Paragraph(
        text=_("From “%(first)s” to “%(last)s”.") % names,
        easy=easy(_("We asked people the same questions 2 times."), "questionnaire"),
    )
    yield Paragraph(text=pairing_in_short(questionnaire.root.pairing))
    yield Notice(
        text=_("People are told in bands, and small groups not at all, so that nobody can be picked out."),
        easy=easy(_("We do not say numbers of a few people. So nobody knows who they are.")),
    )
    told = list(outside(found))
    hidden = [one for one in told if one.note == _why_not()]
    together = hidden if len(hidden) > 1 else []  # what is said of all of them need not be said of each
    for one in told:
        if one not in together:
            yield from _question(one)
    if together:
        yield from _not_told(together)
    yield Notice(text=_("That something changed does not say why it changed."))


def _not_told(hidden: list[Outside]) -> Iterator[AnyBlock]:
    """Several questions of which nobody outside learns who moved which way: how many answered, and why no more."""
    header = (_("Question"), *(name for name, _people in _answered(hidden[0])))
    rows = tuple((one.words, *(opening(people) for _name, people in _answered(one))) for one in hidden)
    yield Heading(text=_("Asked twice, and not told who moved which way"), easy_text=_("What we cannot tell"))
    yield Table(
        caption=_("How many people answered"),
        header=header,
        rows=rows,
        easy=easy(_("We cannot tell what changed here.")),
    )
    yield Paragraph(text=_why_not())


def _answered(one: Outside) -> tuple[tuple[str, str], ...]:
    asked = ((_("Answered the first time"), one.before), (_("Answered the last time"), one.after))
    both = ((_("Answered both times"), one.both), (_("Did not answer again"), one.gone)) if one.both else ()
    return (*asked, *both)


def _question(one: Outside) -> Iterator[AnyBlock]:
    yield Heading(text=one.words)
    yield Facts(pairs=tuple((name, opening(people)) for name, people in _answered(one)), easy=_easy(one))
    if one.groups:
        yield _moved(one)
    for words in filter(None, (one.verdict, one.note, one.caution)):
        yield Paragraph(text=words)


def _moved(one: Outside) -> Table:
    """Who moved which way, drawn as people: each group as far as its band tells."""
    told = ". ".join(f"{name}: {people}" for name, people in one.groups)
    return Table(
        caption=_("How people’s answers moved"),
        header=(_("Answer"), _("People")),
        rows=tuple((name, opening(people)) for name, people in one.groups),
        drawing=Drawing(kind="moved", words=f"{told}.", amounts=tuple((each.low, each.high) for each in one.bands)),
    )


def _easy(one: Outside) -> tuple[EasyRow, ...]:
    if not one.groups:
        return easy(_("We cannot tell what changed here."))
    told = tuple(row for name, people in one.groups for row in easy(f"{name}: {people}."))
    return (*told, *(easy(_("It is better for many people than before.")) if one.more_got_better else ()))
