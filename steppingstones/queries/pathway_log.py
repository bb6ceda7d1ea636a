"""The history of a pathway: every act in sentences, with who, when and why. Also any pathway that has been."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ..methods.pathway import Pathway
from ..methods.pathway_changes import Difference, rewound
from ..methods.pathway_data import difference_from_data, from_data
from ..models import Member, PathwayEdit, Project, Question
from .pathway import pathway_of
from .pathway_sentences import Names, Sentence, Told, tell, words_in
from .pathway_since import name_of

SHOWN = 6  # changes of one act on the page of the history; the comparison shows them all
Act = PathwayEdit.Act


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One act. `lead` introduces the sentences where they alone would not say what it was about."""

    number: int
    who: str
    helper: str  # who sat beside them and helped
    at: datetime
    lead: Sentence | None
    sentences: tuple[Sentence, ...]
    more: int
    why: str
    has_why: bool
    is_mine: bool
    is_taken_back: bool

    @property
    def before(self) -> int:
        """The number of the act before."""
        return self.number - 1


def acts_of(project: Project) -> QuerySet[PathwayEdit]:
    """Every act on this pathway, the last one first."""
    return project.pathwayedits.select_related("member", "about").order_by("-number")


def entries(project: Project, acts: Iterable[PathwayEdit], reader: Member) -> list[Entry]:
    """These acts in sentences. The same number of queries for one and for many."""
    rows = [(act, difference_from_data(act.difference)) for act in acts]
    names = names_for(project, [difference for _act, difference in rows])
    undone = taken_back(project, [act.number for act, _difference in rows])
    return [_entry(act, difference, names, reader, act.number in undone) for act, difference in rows]


def _entry(act: PathwayEdit, difference: Difference, names: Names, reader: Member, is_taken_back: bool) -> Entry:
    who = name_of(act.member)
    lead = _lead(act, difference, who)
    found = tell(difference, names, who="" if lead else who)
    why = act.why if lead or len(found) > 1 else ""
    return Entry(
        number=act.number,
        who=who,
        helper=act.supporter,
        at=act.at,
        lead=lead,
        sentences=tuple(told.sentence.because(act.why if not why else "") for told in found[:SHOWN]),
        more=max(len(found) - SHOWN, 0),
        why=why,
        has_why=bool(act.why),
        is_mine=act.member_id == reader.pk,
        is_taken_back=is_taken_back,
    )


def _lead(act: PathwayEdit, difference: Difference, who: str) -> Sentence | None:
    """What an act was about, where its changes alone do not say it."""
    old = act.about.number if act.about else 0
    if act.act == Act.UNDO and not difference:
        return Sentence(text=_("%(who)s went past change %(number)s; it stays."), values=_with(who, number=old))
    if act.act == Act.UNDO:
        return Sentence(text=_("%(who)s took back change %(number)s:"), values=_with(who, number=old))
    if act.act == Act.REDO:
        return Sentence(text=_("%(who)s did change %(number)s again:"), values=_with(who, number=old))
    told = {
        "merged": _("%(who)s made two stones into one:"),
        "split": _("%(who)s made two stones out of one:"),
        "brought back version": _("%(who)s brought back an earlier version:"),
        "brought in": _("%(who)s brought in a pathway:"),
        "tidied": _("%(who)s tidied the picture:"),
    }
    return Sentence(text=told[act.verb], values=_with(who)) if act.verb in told else None


def _with(who: str, **more: object) -> dict[str, str]:
    return {"who": who, **{name: str(value) for name, value in more.items()}}


def names_for(project: Project, differences: Iterable[Difference]) -> Names:
    """The words of the stones and questions that these differences point to. At most two queries."""
    ends, asked, said = set(), set(), {}
    for difference in differences:
        said |= words_in(difference)
        ends |= {key for change in difference.steps for key in change.ends}
        stones = [stone for change in difference.stones for stone in (change.before, change.after) if stone]
        asked |= {each.question for stone in stones for each in stone.indicators if each.question}
    now = project.stones.filter(ref__in=ends).values_list("ref", "words") if ends else ()
    questions = Question.objects.filter(project=project, pk__in=asked).values_list("pk", "words") if asked else ()
    return Names(stones={**said, **dict(now)}, questions={str(pk): words for pk, words in questions})


def taken_back(project: Project, numbers: Iterable[int]) -> set[int]:
    """Those of these acts that have been undone, and not done again."""
    rows = project.pathwayedits.filter(about__number__in=list(numbers)).exclude(act=Act.EDIT).order_by("number")
    last: dict[int, str] = dict(rows.values_list("about__number", "act"))
    return {number for number, act in last.items() if act == Act.UNDO}


# --- What has been ----------------------------------------------------------------------------------------


def pathway_after(project: Project, number: int) -> Pathway:
    """The pathway as it was after this act: back from the first version that was frozen since, or from now."""
    version = project.pathwayversions.filter(after__gte=number).order_by("after", "pk").first()
    acts = project.pathwayedits.filter(number__gt=number).order_by("number")
    acts = acts.filter(number__lte=version.after) if version else acts
    start = from_data(version.pathway) if version else pathway_of(project)
    return rewound(start, [difference_from_data(data) for data in acts.values_list("difference", flat=True)])


def reasons_between(project: Project, first: int, last: int) -> Mapping[tuple[str, ...], str]:
    """The last reason given for each change between two acts, by its group and what it is about."""
    acts = project.pathwayedits.filter(number__gt=first, number__lte=last).exclude(why="").order_by("number")
    found: dict[tuple[str, ...], str] = {}
    for why, data in acts.values_list("why", "difference"):
        found.update({reason_key(told): why for told in tell(difference_from_data(data), Names())})
    return found


def reason_key(told: Told) -> tuple[str, ...]:
    return (told.group, *told.about)
