"""The review page: said in the group's words, what outcomes are about; then kept as it is."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from ..documents.kept import retold
from ..models import Member, OutcomeArea, Project, ReviewPage, Stone
from ..queries.review_page import gather
from ..queries.said_did import masks
from .history import note


def hold(project: Project) -> ReviewPage:
    """The page that is being written, begun if there is none; nobody else writes in it until this is done."""
    page, _is_new = ReviewPage.objects.get_or_create(project=project, kept_on=None)
    return ReviewPage.objects.select_for_update(of=("self",)).get(pk=page.pk)


@transaction.atomic
def say(project: Project, part: str, words: str, easy_words: str, *, by: Member) -> ReviewPage:
    """What the group says about a part. Writing nothing takes it away."""
    page = hold(project)
    page.said = {name: said for name, said in page.said.items() if name != part}
    if words.strip() or easy_words.strip():
        page.said[part] = {"words": words, "easy": easy_words}
    page.save(update_fields=["said"])
    note(by, "wrote in", page)
    return page


@transaction.atomic
def gather_now(project: Project, *, today: date, by: Member | None) -> ReviewPage:
    """Put down what is known today. It stays so until it is gathered again, or kept."""
    page = hold(project)
    _gather(page, today)
    note(by, "gathered", page)
    return page


def _gather(page: ReviewPage, today: date) -> None:
    page.counted_to = page.project.contributions.aggregate(last=Max("pk"))["last"] or 0
    page.costs_to = page.project.costs.aggregate(last=Max("pk"))["last"] or 0
    page.kept, page.gathered_on = gather(page, today), today
    page.save(update_fields=["kept", "gathered_on", "counted_to", "costs_to"])


def gather_again(project: Project) -> None:
    """What was just written down belongs to what was gathered before, if there is such a page."""
    if project.reviewpages.filter(kept_on=None).exclude(gathered_on=None).exists():
        _gather(hold(project), timezone.localdate())


@transaction.atomic
def say_areas(project: Project, areas: Mapping[Stone, str], *, by: Member) -> None:
    """What each of these outcomes is mostly about; nothing, where nobody can say."""
    for stone, area in areas.items():
        if area:
            OutcomeArea.objects.update_or_create(stone=stone, defaults={"area": area, "project": project})
        else:
            OutcomeArea.objects.filter(stone=stone).delete()
        note(by, "said what it is about", stone)
    gather_again(project)


@transaction.atomic
def keep(project: Project, name: str, *, is_shared: bool, today: date, by: Member | None) -> ReviewPage:
    """Freeze the page as it was gathered today. Only its quotes are looked up anew each time."""
    page = hold(project)
    if page.gathered_on != today:
        _gather(page, today)
    page.said = retold(page.said, masks(project))
    page.name, page.is_shared, page.kept_on, page.kept_by = name, is_shared, today, by
    page.save()
    note(by, "kept", page)
    return page


@transaction.atomic
def share(page: ReviewPage, is_shared: bool, *, by: Member) -> None:
    """With people who are in other projects of the organisation as well; or not any more."""
    if page.is_shared != is_shared:
        page.is_shared = is_shared
        page.save(update_fields=["is_shared"])
        note(by, "shared" if is_shared else "stopped sharing", page)
