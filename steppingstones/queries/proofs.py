"""What shows that a change happened, and how many people say afterwards that it is good, or that it is not."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..models import Change, Evidence, Project, Proof, SaidAfter
from ..models.voices import VoiceQuerySet
from .voices import readable

FOR, AGAINST = Evidence.Stance.FOR, Evidence.Stance.AGAINST


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A proof as a page shows it. `site` is where a link leads."""

    ref: str
    kind: str
    words: str
    name: str
    url: str
    site: str


@dataclass(frozen=True, kw_only=True)
class Afterwards:
    """What there is about one change. The numbers are voices that the group may read."""

    proofs: tuple[Shown, ...] = ()
    good: int = 0
    bad: int = 0


def afterwards(project: Project, changes: Iterable[Change]) -> dict[int, Afterwards]:
    """For each of these changes. Two queries, however many."""
    changes = list(changes)
    proofs: dict[int, list[Shown]] = {}
    for proof in Proof.objects.filter(change__in=changes):
        proofs.setdefault(proof.change_id, []).append(shown(proof))
    said = SaidAfter.objects.filter(change__in=changes, voice__in=readable(project).order_by())
    numbers = Counter(said.values_list("change_id", "stance"))
    return {
        change.pk: Afterwards(
            proofs=tuple(proofs.get(change.pk, ())),
            good=numbers[change.pk, FOR.value],
            bad=numbers[change.pk, AGAINST.value],
        )
        for change in changes
    }


def shown(proof: Proof) -> Shown:
    return Shown(
        ref=proof.ref,
        kind=proof.kind,
        words=proof.words,
        name=proof.name,
        url=proof.url,
        site=urlsplit(proof.url).hostname or "",
    )


def said_after(project: Project, change: Change, stance: str) -> VoiceQuerySet:
    """The voices that say that the change is good (or that it is not), newest first."""
    return readable(project).filter(about_changes__change=change, about_changes__stance=stance)


def not_said_after(project: Project, change: Change) -> VoiceQuerySet:
    return readable(project).exclude(about_changes__change=change)
