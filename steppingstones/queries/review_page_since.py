"""What changed since the last review page was kept, from the facts of both pages alone. And the facts of what was done.

It never looks at what people answered: what could not be told then is not in these facts, and cannot be told now.
"""

from collections.abc import Iterator, Mapping

from django.db.models import Q
from django.utils.translation import gettext as _

from ..documents.blocks import EasyRow, Item, Paragraph
from ..models import Decision
from .report_words import easy
from .review_page_gaps import how_far
from .review_page_words import Asked, Facts, Told, listed
from .thread import decision_words

News = tuple[str, str, str]  # the label, the words, and the idea of its picture
EASY = 8
MOST_NEWS = 40


def deeds(asked: Asked) -> Facts:
    """What was decided, what changed, and what was to be done, with how far it is."""
    settled = asked.project.decisions.standing().filter(_by("decided_on", asked), status__in=Decision.SETTLED)
    changes = asked.project.changes.standing().filter(_by("changed_on", asked))
    return {
        "decisions": {each.ref: {"words": decision_words(each)} for each in settled.order_by("decided_on", "pk")},
        "changes": {each.ref: {"words": each.words} for each in changes.order_by("changed_on", "pk")},
        "actions": {
            each.ref: {"words": each.words, "over": bool(each.done_at), "how": how_far(each)}
            for each in asked.project.actions.standing()
        },
    }


def _by(field: str, asked: Asked) -> Q:
    return Q(**{field: None}) | Q(**{f"{field}__lte": asked.today})


def since(before: Facts | None, now: Facts) -> Told:
    if before is None:
        return Told(blocks=[Paragraph(text=_("This is the first review page. The next one tells what changed."))])
    found = list(news(before, now))
    if not found:
        words = _("Nothing that is written down has changed.")
        return Told(blocks=[Paragraph(text=words, easy=easy(_("Nothing has changed."), "same"))])
    rows = tuple(row for each in found[:EASY] for row in _easy(*each))
    return Told(blocks=listed((Item(label=label, text=words) for label, words, _idea in found), rows, most=MOST_NEWS))


def _easy(label: str, words: str, idea: str) -> Iterator[EasyRow]:
    yield from easy(_("%(what)s: %(words)s") % {"what": label, "words": words}, idea)


def news(before: Facts, now: Facts) -> Iterator[News]:
    """Everything that is different, what the sides see first."""
    yield from _gaps(before.get("reviews", {}), now.get("reviews", {}))
    yield from _outcomes(before.get("outcomes", {}), now.get("outcomes", {}))
    yield from ((_("Decided"), each["words"], "decision") for each in _new(before, now, "decisions"))
    yield from ((_("Changed"), each["words"], "change") for each in _new(before, now, "changes"))
    for each in _over(before, now, "actions"):
        yield each["how"].rstrip("."), each["words"], "tick"
    yield from ((_("No longer in the way"), each["words"], "tick") for each in _over(before, now, "barriers"))
    yield from ((_("New in the way"), each["words"], "barrier") for each in _new(before, now, "barriers"))
    yield from ((_("No risk any more"), each["words"], "safe") for each in _over(before, now, "risks"))
    yield from ((_("A new risk"), each["words"], "warning") for each in _new(before, now, "risks"))


def _new(before: Facts, now: Facts, kind: str) -> list[Facts]:
    """What was not there and is not over."""
    there = before.get(kind, {})
    return [each for ref, each in now.get(kind, {}).items() if ref not in there and not each.get("over")]


def _over(before: Facts, now: Facts, kind: str) -> list[Facts]:
    """What is over or done, and was not."""
    there = before.get(kind, {})
    return [each for ref, each in now.get(kind, {}).items() if each["over"] and not there.get(ref, {}).get("over")]


def _outcomes(before: Mapping[str, Facts], now: Mapping[str, Facts]) -> Iterator[News]:
    for ref, each in now.items():
        was = before.get(ref, {}).get("shown")
        if each["shown"] and not was:
            yield _("Something shows it now"), each["words"], "achievement"
        elif was and not each["shown"]:
            yield _("Nothing shows it any more"), each["words"], "question"
        elif was is None:
            yield _("New on the pathway"), each["words"], "new"


def _gaps(before: Mapping[str, Facts], now: Mapping[str, Facts]) -> Iterator[News]:
    """Between two reviews of the same kind, where the statement was asked in the same words."""
    for root, review in now.items():
        earlier = before.get(root, {})
        if not earlier or earlier["round"] == review["round"]:
            continue
        for key, each in review["statements"].items():
            was = earlier["statements"].get(key)
            if was and was["words"] == each["words"] and None not in (was["size"], each["size"]):
                yield from _gap(each["words"], abs(was["size"]) - abs(each["size"]))


def _gap(words: str, closer: float) -> Iterator[News]:
    if closer > 0:
        yield _("The gap is smaller"), words, "together"
    elif closer < 0:
        yield _("The gap is wider"), words, "apart"
