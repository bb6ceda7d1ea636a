"""“You said, we did”: the register of decisions in sentences for everybody, with what was not done and why."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import F, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from ..models import Decision, Project, SaidDid
from .known_names import names_known

Status = Decision.Status
WE_DID, WE_DID_NOT, NOT_DECIDED = _lazy("We did"), _lazy("We did not"), _lazy("We have not decided")
SO_FAR = {
    Status.DECIDED: _lazy("We decided: %(decided)s Nothing has changed yet."),
    Status.DOING: _lazy("We decided: %(decided)s We are doing it."),
    Status.DONE: _lazy("We decided: %(decided)s It is done."),
}
IS_LEFT_OUT = Q(said_did__isnull=False) & Q(said_did__is_left_out=True)


@dataclass(frozen=True, kw_only=True)
class Told:
    """One decision. `was_done` is no where it was dropped, and nothing while that is still open."""

    ref: str
    said: str
    did: str
    was_done: bool | None
    is_left_out: bool
    is_outdated: bool = False  # the group's own words were about another answer
    names: tuple[str, ...] = ()  # of people, in what the site made of the register

    @property
    def answer(self) -> str:
        """What stands above the second sentence."""
        return str({True: WE_DID, False: WE_DID_NOT, None: NOT_DECIDED}[self.was_done])


def to_tell(project: Project) -> QuerySet[Decision]:
    """The decisions, the newest first; those that are still open stand at the end."""
    changes = Prefetch("changes", project.changes.standing().order_by(F("changed_on").asc(nulls_last=True), "pk"))
    decisions = project.decisions.standing().select_related("said_did").prefetch_related(changes)
    return decisions.order_by(F("decided_on").desc(nulls_last=True), "-pk")


def for_everybody(project: Project) -> list[Told]:
    """What is told outside the group: nothing that is left out, or that names somebody before anybody looked at it."""
    return may_be_told(to_tell(project).exclude(IS_LEFT_OUT), Names(project))


def may_be_told(decisions: Iterable[Decision], names: "Names") -> list[Told]:
    told = (tell(decision, names) for decision in decisions)
    return [each for each in told if not each.is_left_out and not each.names]


def shared_project(key: str) -> Project | None:
    """The project whose sheet is open at this address."""
    return Project.objects.select_related("organisation").filter(said_did_key=key).first() if key else None


class Names:
    """The names that the group knows, whole and in part, to look for in its sentences. One query, if they are not
    `known` yet."""

    def __init__(self, project: Project, known: Iterable[str] | None = None) -> None:
        known = names_known(project) if known is None else known
        parts = {part for name in known for part in (name.strip(), *name.split())}
        names = sorted((part for part in parts if len(part) > 1 and not part.islower()), key=len, reverse=True)
        self.pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)") if names else None

    def found_in(self, words: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.pattern.findall(words))) if self.pattern else ()


def tell(decision: Decision, names: Names | None = None) -> Told:
    """The two sentences: the group's own, where it has some that are still about the same answer."""
    own = getattr(decision, "said_did", None)
    own_did = own.did if own and still_fits(own, decision) else ""
    said, did = you_said(decision), we_did(decision)
    not_looked_at = "\n".join([*([] if own and own.said else [said]), *([] if own_did else [did])])
    return Told(
        ref=decision.ref,
        said=(own.said if own else "") or said,
        did=own_did or did,
        was_done=was_done(decision.status),
        is_left_out=bool(own and own.is_left_out),
        is_outdated=bool(own and own.did and not own_did),
        names=names.found_in(not_looked_at) if names else (),
    )


def was_done(status: str) -> bool | None:
    return {Status.DROPPED: False, Status.OPEN: None}.get(status, True)


def still_fits(own: SaidDid, decision: Decision) -> bool:
    """Whether the answer is the one about which the group wrote: done, not done, or still open."""
    return not own.status or was_done(own.status) == was_done(decision.status)


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
    return str(SO_FAR[Status(decision.status)]) % {"decided": decision.decided + end}


def masks(project: Project, known: Iterable[str] | None = None) -> Callable[[str], str]:
    """Puts a mark where a name stands that the group knows. One query, if they are not `known` yet."""
    pattern, mark = Names(project, known).pattern, _("(a name)")
    return lambda words: pattern.sub(mark, words) if pattern else words
