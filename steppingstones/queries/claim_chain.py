"""The chain under one claim of a signed version, for people outside: from what people said to the impact.

It is told from the sentences that were signed, so it can say no more than they do: sides and numbers, never a person.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from ..documents.blocks import AnyBlock, Claim, Document, Heading, Paragraph, Quote
from ..methods.pathway import Kind, Pathway, forward


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One place in the chain, named as in the golden thread, with what was signed about it."""

    name: str
    label: str
    told: tuple[str, ...]
    quotes: tuple[Quote, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.told or self.quotes)


@dataclass(frozen=True, kw_only=True)
class ClaimOpened:
    claim: Claim
    stages: tuple[Stage, ...]


def leading_to(pathway: Pathway, stone: str) -> str:
    """To which impact this stone leads on the pathway, as a sentence; empty where it leads to none."""
    words = [each.words for each in forward(pathway, stone) if each.kind == Kind.IMPACT]
    return _("On the pathway it leads to: %(words)s") % {"words": "; ".join(words)} if words else ""


def starts_typed() -> tuple[str, ...]:
    """How the sentences under a claim begin in which people's own words follow."""
    return (*_decided(), *_changed(), _start(_("On the pathway it leads to: %(words)s")))


def with_ways_in(document: Document, key: str) -> Document:
    """The document for everybody, in which each claim can be opened at an address of its own."""
    return replace(document, blocks=tuple(_with_way_in(block, key) for block in document.blocks))


def _with_way_in(block: AnyBlock, key: str) -> AnyBlock:
    if not isinstance(block, Claim) or not block.anchor.startswith("claim-"):
        return block
    return replace(block, thread_url=reverse("public-report:claim", args=[key, block.anchor.removeprefix("claim-")]))


def opened(document: Document, claim: str) -> ClaimOpened | None:
    """The claim with this reference in the document, and its chain."""
    for at, block in enumerate(document.blocks):
        if isinstance(block, Claim) and block.anchor == f"claim-{claim}":
            return ClaimOpened(claim=block, stages=tuple(_stages(block, list(_after(document.blocks[at + 1 :])))))
    return None


def _after(blocks: Sequence[AnyBlock]) -> Iterator[str]:
    """The sentences that stand right after a claim and belong to it."""
    for block in blocks:
        if isinstance(block, Claim | Heading):
            return
        if isinstance(block, Paragraph):
            yield block.text


def _stages(claim: Claim, after: Sequence[str]) -> Iterator[Stage]:
    behind = _start(_("What was decided rests on what was said by %(people)s."))
    decided = _beginning(claim.evidence, (*_decided(), behind))
    changed = _beginning(claim.evidence, _changed())
    said = tuple(words for words in claim.evidence if words not in {*decided, *changed})
    yield Stage(name="voice", label=_("What people said"), told=said, quotes=claim.quotes)
    yield Stage(name="decision", label=_("What was decided"), told=decided)
    yield Stage(name="change", label=_("What changed"), told=changed)
    yield Stage(name="outcome", label=claim.stone_kind, told=(claim.stone,) if claim.stone else ())
    start = _start(_("On the pathway it leads to: %(words)s"))
    if leads := tuple(words.removeprefix(start) for words in after if words.startswith(start)):
        yield Stage(name="impact", label=_("What it leads to on the pathway"), told=leads)


def _beginning(sentences: Sequence[str], starts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(words for words in sentences if words.startswith(starts))


def _decided() -> tuple[str, ...]:
    return tuple(map(_start, (_("We decided: %(words)s"), _("We decided on %(day)s: %(words)s"))))


def _changed() -> tuple[str, ...]:
    return tuple(map(_start, (_("This changed: %(words)s"), _("This changed on %(day)s: %(words)s"))))


def _start(pattern: str) -> str:
    return pattern.partition("%(")[0]
