"""Writing down risks together: what could go wrong, also if it is not done together, and how each sees it."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Member, Risk, RiskReview, RiskView
from .history import note


class CannotKeep(Exception):
    """This cannot be kept as it is. Its words are for the person who wrote it."""

    words = _("This could not be written down.")

    def __str__(self) -> str:
        return str(self.words)


class NotOfThisGroup(CannotKeep):
    words = _("Somebody who was chosen is not in this group. Choose again.")


class NothingBesideIt(CannotKeep):
    words = _("Write what could go wrong if you do not do it together.")


class ClosedWithoutReason(CannotKeep):
    words = _("Write why it is closed.")


@transaction.atomic
def keep_risk(risk: Risk, written_by: Collection[Member], *, by: Member) -> Risk:
    """Keep a new or changed risk. The risk of not doing it together always stands beside it."""
    people = [*written_by, *([risk.carried_by] if risk.carried_by else [])]
    if any(member.project_id != risk.project_id for member in people):
        raise NotOfThisGroup
    if not risk.without.strip():
        raise NothingBesideIt
    verb = "changed" if risk.pk else "wrote down"
    risk.save()
    risk.written_by.set(written_by)
    note(by, verb, risk)
    return risk


@transaction.atomic
def say_how_seen(risk: Risk, seen: Mapping[str, object], *, by: Member) -> None:
    """How this member sees it. Each has one view, and can change it."""
    of = {"project_id": risk.project_id, "risk": risk, "member": by}
    RiskView.objects.update_or_create(**of, defaults=dict(seen))
    note(by, "said how they see", risk)


@transaction.atomic
def take_view_back(risk: Risk, *, by: Member) -> None:
    risk.views.filter(member=by).delete()
    note(by, "took back how they see", risk)


@transaction.atomic
def review(risk: Risk, *, on: date, words: str, again_on: date | None, by: Member) -> None:
    """The group looked at it again. The next day to look at it takes the place of the last."""
    RiskReview.objects.create(project_id=risk.project_id, risk=risk, on=on, words=words, by=by)
    risk.review_on = again_on
    risk.save(update_fields=["review_on"])
    note(by, "looked again at", risk)


@transaction.atomic
def change_review(review: RiskReview, *, by: Member) -> None:
    """Keep what was changed in it. Whoever wrote it first stays named with it."""
    review.save(update_fields=["on", "words"])
    note(by, "changed", review)


@transaction.atomic
def close(risk: Risk, why: str, *, by: Member) -> None:
    if not why.strip():
        raise ClosedWithoutReason
    risk.closed_on, risk.closed_why = risk.closed_on or timezone.localdate(), why
    risk.save(update_fields=["closed_on", "closed_why"])
    note(by, "closed", risk)


@transaction.atomic
def open_again(risk: Risk, *, by: Member) -> None:
    """It is open after all. Why it was closed goes."""
    if risk.closed_on:
        risk.closed_on, risk.closed_why = None, ""
        risk.save(update_fields=["closed_on", "closed_why"])
        note(by, "opened again", risk)
