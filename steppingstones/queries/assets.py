"""What people and places can offer, who may see it, and what is missing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from ..models import Asset, AssetKind, Member, Need, Project

MOST_WORDS = 20
SUGGESTED = 5
MOST_TO_CHOOSE = 60
KINDS = {
    AssetKind.SKILL: ngettext_lazy("%(n)d skill", "%(n)d skills", "n"),
    AssetKind.TIME: ngettext_lazy("%(n)d offer of time", "%(n)d offers of time", "n"),
    AssetKind.CONNECTION: ngettext_lazy("%(n)d way to other people", "%(n)d ways to other people", "n"),
    AssetKind.PLACE: ngettext_lazy("%(n)d place", "%(n)d places", "n"),
    AssetKind.THING: ngettext_lazy("%(n)d thing", "%(n)d things", "n"),
    AssetKind.MONEY: ngettext_lazy("%(n)d offer of money", "%(n)d offers of money", "n"),
}
SHARED = Q(member=None) | Q(agreed_on__isnull=False, member__left_at=None)


def shared(project: Project) -> QuerySet[Asset]:
    """What the whole group sees: gifts of places and others, and those of members who agreed and are still here."""
    return project.assets.standing().filter(SHARED).select_related("member").order_by("-pk")


def unshared(project: Project, member: Member) -> QuerySet[Asset]:
    """What waits for somebody's yes, as far as this member may know of it."""
    waiting = project.assets.standing().exclude(SHARED).select_related("member", "added_by").order_by("-pk")
    if member.is_facilitator:
        return waiting
    mine = Q(member=member) | Q(added_by=member) if member.can_edit else Q(member=member)
    return waiting.filter(mine)


def known_to(project: Project, member: Member) -> QuerySet[Asset]:
    """All gifts that this member knows of."""
    known = Q(pk__in=shared(project).values("pk")) | Q(pk__in=unshared(project, member).values("pk"))
    return project.assets.standing().filter(known).select_related("member")


def find(assets: QuerySet[Asset], *, words: str = "", kind: str = "") -> QuerySet[Asset]:
    """Those in which each of these words stands, in what it is, whose it is or where. Never a pattern."""
    assets = assets.filter(kind=kind) if kind else assets
    for word in words.replace("\0", "").split()[:MOST_WORDS]:
        places = ("words", "more", "whose", "where", "member__name")
        found = Q()
        for place in places:
            found |= Q(**{f"{place}__icontains": word})
        assets = assets.filter(found)
    return assets


def in_words(project: Project) -> str:
    """ "The group has 2 skills and 1 place. 1 thing is missing." """
    return f"{_has(project)} {_lacks(project)}"


def _has(project: Project) -> str:
    kinds = Counter(shared(project).order_by().values_list("kind", flat=True))
    if not kinds:
        return _("No gift is written down yet.")
    words = [str(KINDS[kind] % {"n": kinds[kind]}) for kind in AssetKind if kinds[kind]]
    if len(words) == 1:
        return _("The group has %(things)s.") % {"things": words[0]}
    return _("The group has %(things)s and %(last)s.") % {"things": ", ".join(words[:-1]), "last": words[-1]}


def _lacks(project: Project) -> str:
    number = project.needs.standing().filter(closed_on=None).count()
    if not number:
        return _("Nothing is written down as missing.")
    return ngettext("%(n)d thing is missing.", "%(n)d things are missing.", number) % {"n": number}


# --- What is missing --------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class NeedTold:
    """Something missing, what helps with it, and what else of its kind there is."""

    need: Need
    helped_by: list[Asset]
    could_help: list[Asset]
    more: int  # others of its kind that are not named


def missing(project: Project, *, is_closed: bool = False) -> QuerySet[Need]:
    needs = project.needs.standing().filter(closed_on__isnull=not is_closed)
    return needs.select_related("stone").order_by("-closed_on" if is_closed else "-made_on", "-pk")


def tell(project: Project, needs: Iterable[Need]) -> list[NeedTold]:
    """Two queries, however many there are."""
    needs = list(needs)
    helping: dict[int, set[int]] = {}
    for need, asset in Need.met_by.through.objects.filter(need__in=needs).values_list("need_id", "asset_id"):
        helping.setdefault(need, set()).add(asset)
    asked = Q(kind__in={need.kind for need in needs}) | Q(pk__in=set().union(*helping.values()))
    assets = list(shared(project).filter(asked))
    return [_told(need, assets, helping.get(need.pk, set())) for need in needs]


def _told(need: Need, assets: list[Asset], helping: set[int]) -> NeedTold:
    others = [asset for asset in assets if asset.kind == need.kind and asset.pk not in helping]
    return NeedTold(
        need=need,
        helped_by=[asset for asset in assets if asset.pk in helping],
        could_help=others[:SUGGESTED],
        more=max(len(others) - SUGGESTED, 0),
    )


def to_choose(project: Project, need: Need, words: str = "") -> list[Asset]:
    """What helps already, then what is of the same kind or has the words that somebody looks for."""
    helping = list(shared(project).filter(meets=need))
    found = find(shared(project), words=words) if words.strip() else shared(project).filter(kind=need.kind)
    return [*helping, *found.exclude(pk__in=[asset.pk for asset in helping])[:MOST_TO_CHOOSE]]
