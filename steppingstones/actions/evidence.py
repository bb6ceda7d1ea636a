"""Links of the golden thread that people make, and undo: what supports, speaks against, or led to, what."""

from collections.abc import Collection, Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..models import Change, Decision, Event, Evidence, Member, Project, Stone, Voice
from .history import helper_of

Stance = Evidence.Stance


class CannotLink(Exception):
    """These two cannot be joined. Its words are for the person who tried."""

    words = _("This could not be linked.")

    def __str__(self) -> str:
        return str(self.words)


class StoneRemoved(CannotLink):
    words = _("This stone was removed from the pathway. Choose another one.")


class DecisionRemoved(CannotLink):
    words = _("This decision was removed. Choose another one.")


class VoiceGone(CannotLink):
    words = _("Some of these words were taken back, so nothing was linked. Choose again.")


class EndGone(CannotLink):
    words = _("One end of this link is no longer there, so it could not be put back.")


@transaction.atomic
def link_voices(
    voices: Collection[Voice], target: Stone | Decision, *, stance: str = Stance.FOR, by: Member
) -> list[Evidence]:
    """Say that these voices support (or speak against) a stone, or led to a decision. Saying it again changes nothing.

    A voice that was linked the other way round is turned: one voice says one thing about one stone.
    """
    voices = still_there(voices)
    end = _end(target)
    target.evidence.filter(voice__in=voices).exclude(stance=stance).update(stance=stance, linked_by=by)
    linked = set(target.evidence.filter(voice__in=voices).values_list("voice_id", flat=True))
    links = [
        Evidence(project_id=target.project_id, voice=voice, stance=stance, linked_by=by, **end)
        for voice in voices
        if voice.pk not in linked
    ]
    # Somebody else may link the same voice at this very moment; then theirs stands.
    Evidence.objects.bulk_create(links, ignore_conflicts=True)
    _remember("linked", links, by)
    return links


@transaction.atomic
def lead_to(change: Change, stones: Collection[Stone], *, by: Member) -> None:
    """Say which stones a change leads to: these and no others. Links to removed stones wait for their return."""
    for stone in stones:
        _end(stone)
    wanted = {stone.pk for stone in stones}
    no_longer = change.evidence.filter(stone__removed_at=None).exclude(stone_id__in=wanted).select_related("stone")
    _remember("unlinked", list(no_longer), by)
    no_longer.delete()
    linked = set(change.evidence.values_list("stone_id", flat=True))
    links = [
        Evidence(project_id=change.project_id, change=change, stone=stone, linked_by=by)
        for stone in stones
        if stone.pk not in linked
    ]
    Evidence.objects.bulk_create(links, ignore_conflicts=True)
    _remember("linked", links, by)


@transaction.atomic
def unlink(link: Evidence, *, by: Member) -> dict[str, str]:
    """Take a link away, and return what `link_again` needs to put it back."""
    ends = _ends(link)
    _remember("unlinked", [link], by)
    link.delete()
    return {**ends, "stance": link.stance}


@transaction.atomic
def link_again(project: Project, link: Mapping[str, str], *, by: Member) -> None:
    """Put back a link that `unlink` took away."""
    voice = project.voices.filter(ref=link.get("voice")).first()
    stone = project.stones.filter(ref=link.get("stone")).first()
    decision = project.decisions.standing().filter(ref=link.get("decision")).first()
    target = stone or decision
    if not voice or not target:
        raise EndGone
    link_voices([voice], target, stance=link.get("stance", Stance.FOR), by=by)


def still_there(voices: Collection[Voice]) -> list[Voice]:
    """The same voices, held so that none of them is taken back meanwhile."""
    held = Voice.objects.heard().select_for_update().filter(pk__in=[voice.pk for voice in voices])
    found = list(held.order_by("pk"))
    if len(found) < len({voice.pk for voice in voices}):
        raise VoiceGone
    return found


def _end(target: Stone | Decision) -> dict[str, Stone | Decision]:
    if isinstance(target, Decision):
        if Decision.objects.select_for_update().get(pk=target.pk).removed_at:
            raise DecisionRemoved
        return {"decision": target}
    if Stone.objects.select_for_update().get(pk=target.pk).removed_at:
        raise StoneRemoved
    return {"stone": target}


def _ends(link: Evidence) -> dict[str, str]:
    ends = {name: getattr(link, name) for name in ("voice", "change", "stone", "decision")}
    return {name: end.ref for name, end in ends.items() if end}


def _remember(verb: str, links: Iterable[Evidence], by: Member) -> None:
    """One line for each link, with the references of its two ends: a link that is gone has no page of its own."""
    Event.objects.bulk_create(
        Event(
            project_id=link.project_id,
            member=by,
            verb=verb,
            noun="link",
            noun_ref=" ".join(_ends(link).values()),
            supporter=helper_of(by),
        )
        for link in links
    )
