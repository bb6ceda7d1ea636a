"""“You said, we did”: the register of decisions in sentences for everybody, with what was not done and why."""

from dataclasses import dataclass

from django.db.models import F, Prefetch, QuerySet
from django.utils.translation import gettext as _

from ..models import Decision, Project

Status = Decision.Status


@dataclass(frozen=True, kw_only=True)
class Told:
    """One decision. `was_done` is no where it was dropped, and nothing while that is still open."""

    ref: str
    said: str
    did: str
    was_done: bool | None
    is_left_out: bool


def to_tell(project: Project) -> QuerySet[Decision]:
    """The decisions, the newest first; those that are still open stand at the end."""
    changes = Prefetch("changes", project.changes.standing().order_by(F("changed_on").asc(nulls_last=True), "pk"))
    decisions = project.decisions.standing().select_related("said_did").prefetch_related(changes)
    return decisions.order_by(F("decided_on").desc(nulls_last=True), "-pk")


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
