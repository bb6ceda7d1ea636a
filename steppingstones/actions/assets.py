"""Writing down gifts of people and places, and what is missing. A person's gift is shown from when they agreed."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Asset, Member, Need
from .forgetting import forget_drafts
from .history import note

AGREED_TO = ("kind", "words", "more", "where")  # what a person says yes to


class NotOfThisGroup(Exception):
    """Whose gift it is, or a gift that would help, is not of this group."""

    def __str__(self) -> str:
        return str(_("This is not in the group any more. Choose again."))


@transaction.atomic
def keep_asset(asset: Asset, *, by: Member) -> Asset:
    """Keep a new or changed gift. Whoever writes down their own agrees by that; other words wait for a new yes."""
    if asset.member and asset.member.project_id != asset.project_id:
        raise NotOfThisGroup
    verb = "changed" if asset.pk else "added"
    if asset.member_id == by.pk:
        asset.agreed_on = asset.agreed_on or timezone.localdate()
    elif asset.member_id and asset.pk and _says_something_else(asset):
        asset.agreed_on = None
    asset.save()
    note(by, verb, asset)
    return asset


def _says_something_else(asset: Asset) -> bool:
    before = Asset.objects.values_list(*AGREED_TO).get(pk=asset.pk)
    return before != tuple(getattr(asset, name) for name in AGREED_TO)


@transaction.atomic
def agree_to_asset(asset: Asset, on: date, *, by: Member) -> None:
    """The person said on this day that the group may see their gift."""
    asset.agreed_on = on
    asset.save(update_fields=["agreed_on"])
    note(by, "agreed to" if asset.member_id == by.pk else "wrote down a yes to", asset)


@transaction.atomic
def take_back_asset(asset: Asset, *, by: Member) -> None:
    """Gone for good, with every copy of its words. The history keeps only that something was taken back."""
    forget_drafts(asset.project_id, asset.ref, asset.words)
    note(by, "took back", asset)
    asset.delete()


@transaction.atomic
def keep_need(need: Need, *, by: Member) -> Need:
    verb = "changed" if need.pk else "wrote down"
    need.save()
    note(by, verb, need)
    return need


@transaction.atomic
def meet_need(need: Need, assets: Collection[Asset], *, by: Member) -> None:
    """These gifts help with what is missing."""
    if any(asset.project_id != need.project_id for asset in assets):
        raise NotOfThisGroup
    need.met_by.set(assets)
    note(by, "found help for", need)


@transaction.atomic
def close_need(need: Need, *, by: Member) -> None:
    """It is not missing any more. A second time changes nothing."""
    if need.closed_on is None:
        need.closed_on = timezone.localdate()
        need.save(update_fields=["closed_on"])
        note(by, "closed", need)


@transaction.atomic
def open_need(need: Need, *, by: Member) -> None:
    """It is missing after all."""
    if need.closed_on:
        need.closed_on = None
        need.save(update_fields=["closed_on"])
        note(by, "opened again", need)
