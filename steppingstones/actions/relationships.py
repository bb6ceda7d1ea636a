"""Asking who works with, learns from and trusts whom: by consent, one step after the other.

Every write holds the row of the round: an answer and somebody's taking back never pass each other.
"""

from collections.abc import Collection, Iterable, Mapping

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Member, Project, Tie, TiePerson, TieRound
from .history import note

FEWEST = 2  # people: whom else would somebody be asked about?
Part = TiePerson.Part
Asked = tuple[str, bool]  # a kind of tie, and whether it is about before


class CannotAskAboutTies(Exception):
    """This cannot be done in this round now. Its words are for the person who tried."""

    words = _("This cannot be done now.")

    def __str__(self) -> str:
        return str(self.words)


class AnotherRound(CannotAskAboutTies):
    words = _("You are asking already. End that first, then begin again.")


class TooFewYet(CannotAskAboutTies):
    words = _("So far fewer than 2 people take part. Ask first who takes part.")


class TooLate(CannotAskAboutTies):
    words = _("People are answering already, so nobody can join now. You can take part the next time.")


class NotAsking(CannotAskAboutTies):
    words = _("Nobody is asked just now.")


class NotInIt(CannotAskAboutTies):
    words = _("Say first that you take part.")


class SaidThemselves(CannotAskAboutTies):
    words = _("This person has said it themselves. Only they can change it.")


class SomebodyAnswered(CannotAskAboutTies):
    words = _("Somebody has answered already. So this stays. You can end it.")


# --- The round ----------------------------------------------------------------------------------------------


@transaction.atomic
def begin(project: Project, name: str, *, kinds: Collection[str], asks_before: bool, by: Member) -> TieRound:
    """From now on each member says whether they take part. One round at a time."""
    Project.objects.select_for_update().get(pk=project.pk)
    if project.tierounds.filter(ended_on=None).exists():
        raise AnotherRound
    chosen = [kind for kind in TieRound.Kind.values if kind in kinds]
    today = timezone.localdate()
    made = TieRound.objects.create(project=project, name=name, kinds=chosen, asks_before=asks_before, began_on=today)
    note(by, "began", made)
    return made


@transaction.atomic
def ask(one: TieRound, *, by: Member) -> None:
    """From now on people answer, and it stays who takes part: nobody is asked about fewer people than the others."""
    one = _held(one)
    if not one.is_joined:
        raise NotAsking
    if one.people.exclude(part=Part.OUT).count() < FEWEST:
        raise TooFewYet
    one.asking_on = timezone.localdate()
    one.save(update_fields=["asking_on"])
    note(by, "asked", one)


@transaction.atomic
def end(one: TieRound, *, by: Member) -> None:
    """Nobody answers any more; now it is looked at together."""
    one = _held(one)
    if not one.is_asking:
        raise NotAsking
    one.ended_on = timezone.localdate()
    one.save(update_fields=["ended_on"])
    note(by, "ended", one)


@transaction.atomic
def remove(one: TieRound, *, by: Member) -> None:
    """As if it had never begun. Not when somebody has answered: what people said is not thrown away."""
    one = _held(one)
    if one.people.exclude(answered_on=None).exists() or one.ended_on:
        raise SomebodyAnswered
    note(by, "removed", one)
    one.delete()


def _held(one: TieRound) -> TieRound:
    return TieRound.objects.select_for_update().get(pk=one.pk)


# --- Taking part, answering, taking back --------------------------------------------------------------------


@transaction.atomic
def take_part(one: TieRound, member: Member, part: str, *, by: Member) -> TiePerson:
    """Say whether a member takes part, and how. Leaving erases all their ties, those that others told as well."""
    one = _held(one)
    there = _may_write(one, member, by)
    was_in = there is not None and there.part != Part.OUT
    if part != Part.OUT and not was_in and not one.is_joined:
        raise TooLate
    person = there or TiePerson(project_id=one.project_id, round=one, member=member)
    if was_in and part == Part.OUT:
        _hide_what_would_tell(one)
        _forget(person)
    if not was_in:
        person.side = member.side
    person.part, person.is_own = part, by == member
    person.save()
    note(by, "said if they take part in" if by == member else "wrote down who takes part in", one)
    return person


def _hide_what_would_tell(one: TieRound) -> None:
    """After the end, the difference between two looks is what one person said, and what was said about them."""
    if one.ended_on:
        one.hides_trust = True
        one.hides_all = one.hides_all or one.people.filter(part=Part.UNNAMED).exists()
        one.save(update_fields=["hides_trust", "hides_all"])


def _forget(person: TiePerson) -> None:
    Tie.objects.filter(Q(teller=person) | Q(other=person)).delete()
    person.answered_on = None


@transaction.atomic
def answer(one: TieRound, member: Member, told: Mapping[Asked, Iterable[int]], *, by: Member) -> None:
    """Keep whom this member named (by the numbers of their parts). Nobody named is an answer too."""
    one = _held(one)
    person = _may_write(one, member, by)
    if not one.is_asking:
        raise NotAsking
    if person is None or person.part == Part.OUT:
        raise NotInIt
    others = set(one.people.exclude(part=Part.OUT).exclude(pk=person.pk).values_list("pk", flat=True))
    person.ties_told.all().delete()
    Tie.objects.bulk_create(
        Tie(project_id=one.project_id, teller=person, other_id=other, kind=kind, is_before=is_before)
        for (kind, is_before), named in told.items()
        for other in named
        if other in others
    )
    person.answered_on, person.is_own = timezone.localdate(), by == member
    person.save(update_fields=["answered_on", "is_own"])
    note(by, "answered" if by == member else "wrote down an answer to", one)


def _may_write(one: TieRound, member: Member, by: Member) -> TiePerson | None:
    """What is kept about this member. Whoever can speak for themselves, and did, is not overruled."""
    there = one.people.select_related("member").filter(member=member).first()
    if by != member and there and there.speaks_for_themselves:
        raise SaidThemselves
    return there
