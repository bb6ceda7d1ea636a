"""The review pages of several projects of an organisation beside each other: only what each has kept and shared.

Everything here is already on those pages, and no sum has a project in it that hides its own: what is hidden there
cannot be worked out here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..documents.blocks import AnyBlock, BulletList, Document, Heading, Item, Notice, Paragraph, Table
from ..documents.kept import from_data
from ..methods.barriers import kind_of
from ..models import Organisation, Project, ReviewPage
from .giving_words import in_hours, in_money
from .report_words import day
from .review_page import FACTS, with_words
from .review_page_outcomes import AREAS
from .review_page_words import SINCE, Facts

WIDE = 1.0  # points of a gap that is worth looking at together
COSTS = ("hours", "paid", "expenses", "other")


@dataclass(frozen=True, kw_only=True)
class Shared:
    """The newest page that a project shares."""

    project: Project
    page: ReviewPage

    @property
    def facts(self) -> Facts:
        return self.page.kept[FACTS]


def shared_pages(organisation: Organisation, projects: Iterable[Project]) -> list[Shared]:
    """Of those of these projects that share one, in the order of their names. One query."""
    mine = {project.pk: project for project in projects if project.organisation_id == organisation.pk}
    rows = ReviewPage.objects.standing().kept().filter(project__in=mine, is_shared=True)
    newest: dict[int, ReviewPage] = {}
    for page in rows:
        newest.setdefault(page.project_id, page)
    found = [Shared(project=mine[pk], page=page) for pk, page in newest.items()]
    return sorted(found, key=lambda each: (each.project.name, each.project.pk))


def together_document(organisation: Organisation, shared: Sequence[Shared], today: date) -> Document:
    blocks = [
        *_whose(shared),
        *_gaps(shared),
        *_outcomes(shared),
        *_costs(shared),
        *_barriers(shared),
        *_since(shared),
    ]
    return Document(
        title=_("Our review pages together"),
        subtitle=organisation.name,
        made_on=_("Made on %(day)s") % {"day": day(today)},
        blocks=tuple(blocks),
    )


def _whose(shared: Sequence[Shared]) -> Iterator[AnyBlock]:
    if not shared:
        yield Notice(text=_("None of your projects shares a review page yet. A project shares it when it keeps one."))
        return
    items = (
        Item(label=one.project.name, text=_("%(page)s, kept on %(day)s") % {"page": one.page.name, "day": when})
        for one in shared
        if (when := day(one.page.kept_on))
    )
    yield BulletList(items=tuple(items))


# --- How we work ------------------------------------------------------------------------------------------


def _gaps(shared: Sequence[Shared]) -> Iterator[AnyBlock]:
    """Statements of the same instrument, in the same words, on which the sides are apart in several projects."""
    found: dict[tuple[str, str], list[Item]] = {}
    for one in shared:
        for review in one.facts.get("reviews", {}).values():
            for each in review["statements"].values():
                if each["size"] is not None and abs(each["size"]) >= WIDE:
                    told = Item(label=one.project.name, text=each["gap"])
                    found.setdefault((review["instrument"], each["words"]), []).append(told)
    common = [(words, told) for (_kind, words), told in found.items() if len(told) > 1]
    yield from _part(_("Where the sides are apart in several projects"), shared, common)


def _part(heading: str, shared: Sequence[Shared], common: Sequence[tuple[str, list[Item]]]) -> Iterator[AnyBlock]:
    """What several projects have in common, the most common first."""
    if len(shared) < 2:
        return
    yield Heading(text=heading)
    most = sorted(common, key=lambda each: -len(each[1]))
    if most:
        yield BulletList(items=tuple(Item(text=words, items=tuple(told)) for words, told in most))
    else:
        yield Paragraph(text=_("Nothing that is on two pages or more."))


# --- What came of it --------------------------------------------------------------------------------------


def _outcomes(shared: Sequence[Shared]) -> Iterator[AnyBlock]:
    if not shared:
        return
    yield Heading(text=_("What came of it"))
    for area, name in AREAS.items():
        here = [
            (one.project.name, each)
            for one in shared
            for each in one.facts.get("outcomes", {}).values()
            if each["area"] == area
        ]
        if here:
            yield Heading(text=str(name), level=3)
            yield Paragraph(text=_how_many(sum(each["shown"] for _name, each in here), len(here)))
            yield BulletList(items=tuple(_outcome(project, each) for project, each in here))


def _outcome(project: str, each: Facts) -> Item:
    is_shown = _("Something shows it.") if each["shown"] else _("Nothing shows it so far.")
    return Item(label=project, text=each["words"], items=(Item(text=is_shown),))


def _how_many(shown: int, number: int) -> str:
    words = ngettext(
        "Something shows %(shown)d of %(n)d outcome.", "Something shows %(shown)d of %(n)d outcomes.", number
    )
    return words % {"shown": shown, "n": number}


# --- What it took -----------------------------------------------------------------------------------------


def _costs(shared: Sequence[Shared]) -> Iterator[AnyBlock]:
    """Each project with its own figures. Together only where no project hides one."""
    if not shared:
        return
    rows = [(one.project.name, *_figures(one.facts["costs"])) for one in shared]
    known = [one.facts["costs"] for one in shared]
    if len(known) > 1 and all("hours" in each for each in known):
        together = {name: str(sum(Decimal(each[name]) for each in known)) for name in COSTS}
        rows.append((_("Together"), *_figures(together)))
    yield Heading(text=_("What was put in"))
    header = (_("Project"), _("Hours given"), _("Pay and vouchers"), _("Expenses"), _("Other costs"))
    yield Table(caption=_("Each since its page before"), header=header, rows=tuple(rows))
    if any(each.get("is_hidden") for each in known):
        yield Paragraph(text=_("Where too few people are in a sum it is hidden, and nothing is added up."))


def _figures(costs: Facts) -> tuple[str, ...]:
    hidden = _("hidden") if costs.get("is_hidden") else "–"
    told = [in_hours(Decimal(costs["hours"])) if "hours" in costs else hidden]
    return (*told, *(in_money(Decimal(costs[name])) if name in costs else hidden for name in COSTS[1:]))


# --- What was hard, and what is different -----------------------------------------------------------------


def _barriers(shared: Sequence[Shared]) -> Iterator[AnyBlock]:
    """Kinds of barrier that are still in the way in several projects."""
    found: dict[str, dict[str, list[str]]] = {}
    for one in shared:
        for each in one.facts.get("barriers", {}).values():
            if each.get("key") and not each["over"]:
                found.setdefault(each["key"], {}).setdefault(one.project.name, []).append(each["words"])
    common = [
        (str(kind.name), [Item(label=project, text="; ".join(words)) for project, words in met.items()])
        for key, met in found.items()
        if len(met) > 1 and (kind := kind_of(key))
    ]
    yield from _part(_("What is hard in several projects"), shared, common)


def _since(shared: Sequence[Shared]) -> Iterator[AnyBlock]:
    if shared:
        yield Heading(text=_("What changed since last time"))
    for one in shared:
        yield Heading(text=one.project.name, level=3)
        yield from with_words(one.project, from_data(one.page.kept[SINCE]))
