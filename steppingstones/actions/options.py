"""The options of a decision: their words, who put each forward, and the voices that ask for it."""

from collections.abc import Collection, Sequence
from difflib import get_close_matches

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from ..models import Decision, Member, Option, Voice
from .evidence import DecisionRemoved, still_there
from .history import note
from .not_written_down import NotWrittenDown

ALIKE = 0.6  # two lines as like as this are one option whose words were mended
MOST = 50


class OptionsFixed(NotWrittenDown):
    words = _("People are voting, or have voted, on this. So the words of those options stay as they are.")


class TooManyOptions(NotWrittenDown):
    words = _("There are 50 options already. Remove one first.")


@transaction.atomic
def put_forward(option: Option, *, by: Member) -> Option:
    """Keep a new or changed option. While people vote on it, and afterwards, its words stay."""
    decision = _held(option.decision)
    is_new = not option.pk
    if not is_new and is_voted_on(option) and not decision.options.filter(pk=option.pk, words=option.words).exists():
        raise OptionsFixed
    if is_new:
        if decision.options.count() >= MOST:
            raise TooManyOptions
        option.order = (decision.options.aggregate(last=Max("order"))["last"] or 0) + 1
    option.save()
    note(by, "put forward" if is_new else "changed", option)
    return option


@transaction.atomic
def remove_option(option: Option, *, by: Member) -> None:
    """Take an option away. Its voices stay where they are."""
    _held(option.decision)
    if is_voted_on(option):
        raise OptionsFixed
    note(by, "removed", option)
    option.delete()


@transaction.atomic
def ask_for(option: Option, voices: Collection[Voice], *, by: Member) -> None:
    """Say that these voices ask for this option. Saying it again changes nothing."""
    _held(option.decision)
    option.voices.add(*still_there(voices))
    note(by, "linked", option)


@transaction.atomic
def no_longer_asks(option: Option, voice: Voice, *, by: Member) -> None:
    option.voices.remove(voice)
    note(by, "unlinked", option)


def is_voted_on(option: Option) -> bool:
    """Whether people vote on this option, or have voted."""
    return option.ballots.exists()


def keep_options(decision: Decision, words: Sequence[str]) -> None:
    """These options in this order. One whose words stay, or are only mended, keeps its row and what belongs to it."""
    words = list(dict.fromkeys(words))
    there = list(decision.options.all())
    if [option.words for option in there] == words:
        return
    by_words = {option.words: option for option in there}
    kept = {each: by_words.pop(each) for each in words if each in by_words}
    if decision.options.filter(words__in=by_words, ballots__isnull=False).exists():
        raise OptionsFixed
    for each in words:
        if each not in kept and (like := get_close_matches(each, by_words, n=1, cutoff=ALIKE)):
            kept[each] = by_words.pop(like[0])
    Option.objects.filter(pk__in=[option.pk for option in by_words.values()]).delete()
    rows = [kept.get(each) or Option(project_id=decision.project_id, decision=decision, words=each) for each in words]
    for order, (option, each) in enumerate(zip(rows, words, strict=True)):
        option.order, option.words = order, each
    Option.objects.bulk_update([option for option in rows if option.pk], ["order", "words"])
    Option.objects.bulk_create([option for option in rows if not option.pk])


def _held(decision: Decision) -> Decision:
    """The decision as it is now, and nobody else may open a vote or remove it meanwhile."""
    held = Decision.objects.select_for_update().get(pk=decision.pk)
    if held.removed_at:
        raise DecisionRemoved
    return held
