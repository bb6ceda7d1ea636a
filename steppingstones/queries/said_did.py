"""“You said, we did”: the register of decisions in sentences for everybody, with what was not done and why."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from ..models import Decision, Project

Status = Decision.Status
WE_DID, WE_DID_NOT, NOT_DECIDED = _lazy("We did"), _lazy("We did not"), _lazy("We have not decided")


@dataclass(frozen=True, kw_only=True)
class Told:
    """One decision. `was_done` is no where it was dropped, and nothing while that is still open."""

    ref: str
    said: str
    did: str
    was_done: bool | None
    is_left_out: bool

    @property
    def answer(self) -> str:
        """What stands above the second sentence."""
        return str({True: WE_DID, False: WE_DID_NOT, None: NOT_DECIDED}[self.was_done])


def to_tell(project: Project) -> QuerySet[Decision]:
    """The decisions, the newest first; those that are still open stand at the end."""
    changes = Prefetch("changes", project.changes.standing().order_by(F("changed_on").asc(nulls_last=True), "pk"))
    decisions = project.decisions.standing().select_related("said_did").prefetch_related(changes)
    return decisions.order_by(F("decided_on").desc(nulls_last=True), "-pk")


def for_everybody(project: Project) -> QuerySet[Decision]:
    """What is told outside the group: nothing that the group leaves out."""
    return to_tell(project).exclude(Q(said_did__isnull=False) & Q(said_did__is_left_out=True))


def shared_project(key: str) -> Project | None:
    """The project whose sheet is open at this address."""
    return Project.objects.select_related("organisation").filter(said_did_key=key).first() if key else None


def names_in(project: Project, told: Iterable[Told]) -> list[str]:
    """Names of members that stand in these sentences, so that somebody looks before everybody reads them."""
    words = "\n".join(f"{each.said}\n{each.did}" for each in told)
    names = project.members.order_by("name").values_list("name", flat=True)
    return [name for name in names if len(name) > 1 and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)]


def tell(decision: Decision) -> Told:
    own = getattr(decision, "said_did", None)
    was_done = {Status.DROPPED: False, Status.OPEN: None}.get(decision.status, True)
    return Told(
        ref=decision.ref,
        said=(own.said if own else "") or you_said(decision),
        did=(own.did if own else "") or we_did(decision),
        was_done=was_done,
        is_left_out=bool(own and own.is_left_out),
    )


def you_said(decision: Decision) -> str:
    """From the register: no voice is quoted, for not everybody agreed to that."""
    return _("People talked with us about this: %(question)s") % {"question": decision.question}


def we_did(decision: Decision) -> str:
    """From the register: what changed, else what was decided; or that it was dropped, and why."""
    if decision.status == Status.DROPPED:
        return _("We did not do this. %(why)s") % {"why": decision.dropped_why or _("The reason is not written down.")}
    if decision.status == Status.OPEN:
        return _("It is not decided yet.")
    if changes := "\n".join(change.words for change in decision.changes.all()):
        return changes
    end = "" if decision.decided.endswith((".", "!", "?")) else "."
    return _("We decided: %(decided)s Nothing has changed yet.") % {"decided": decision.decided + end}
