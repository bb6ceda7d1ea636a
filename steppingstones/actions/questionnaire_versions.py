"""Versions of a questionnaire, and the rounds in which it is asked.

A questionnaire that has been answered changes only by a new version. All versions share one address, one code and
their rounds: those of the first. Old answers keep their question.
"""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Member, Questionnaire, Round
from ..queries.questionnaires import family, form_of
from .history import note
from .questionnaires import QuestionnaireError, write_items


class StillADraft(QuestionnaireError):
    """Nobody has answered yet, so that it can be changed as it is. The words are for the member."""

    words = _("Nobody has answered this version yet. Change its questions as they are.")


class PairingIsFixed(QuestionnaireError):
    words = _("This was fixed when the questionnaire was first opened, so that nobody is known who was not asked.")


class RoundIsRunning(QuestionnaireError):
    words = _("This time has begun and not ended. End it before you begin the next.")


@transaction.atomic
def new_version(questionnaire: Questionnaire, *, by: Member) -> Questionnaire:
    """The next version, closed, with the same questions by the same keys. One that nobody has opened is that one."""
    root = hold(questionnaire)
    newest = family(root).last()
    if newest.opened_on is None and not newest.responses.exists():
        if newest == questionnaire:
            raise StillADraft
        return newest
    form = form_of(newest)
    new = Questionnaire(project_id=root.project_id, first=root, number=newest.number + 1)
    for name in ("title", "opening", "language", "languages", "pairing", "instrument"):
        setattr(new, name, getattr(newest, name))
    new.save()
    write_items(new, form)
    note(by, "made a new version of", root)
    return new


@transaction.atomic
def choose_pairing(questionnaire: Questionnaire, pairing: str, *, by: Member) -> None:
    """How answers of one person are paired over rounds. Fixed once it has been opened: anonymous stays anonymous."""
    root = hold(questionnaire)
    versions = family(root)
    if pairing == root.pairing:
        return
    if versions.exclude(opened_on=None).exists() or versions.filter(responses__isnull=False).exists():
        raise PairingIsFixed
    versions.update(pairing=pairing)
    note(by, "changed", root)


@transaction.atomic
def begin_round(questionnaire: Questionnaire, name: str, *, by: Member) -> Round:
    """From now on answers belong to this round."""
    root = hold(questionnaire)
    if root.rounds.filter(ended_on=None).exists():
        raise RoundIsRunning
    number = (root.rounds.aggregate(last=Max("number"))["last"] or 0) + 1
    made = Round.objects.create(
        project_id=root.project_id, questionnaire=root, name=name, number=number, began_on=timezone.localdate()
    )
    note(by, "began a round of", root)
    return made


@transaction.atomic
def end_round(questionnaire: Questionnaire, *, by: Member) -> None:
    """Answers from now on belong to no round, until the next begins."""
    running = hold(questionnaire).rounds.filter(ended_on=None).first()
    if running:
        end_this_round(running, by=by)


@transaction.atomic
def end_this_round(one: Round, *, by: Member) -> bool:
    """Whether it was running: one that is over ends nothing, as another may be running by now.

    A review has no answers but those of its rounds, so it is closed between them.
    """
    root = hold(one.questionnaire)
    if not Round.objects.filter(pk=one.pk, ended_on=None).update(ended_on=timezone.localdate()):
        return False
    if root.instrument:
        family(root).filter(is_open=True).update(is_open=False)
    note(by, "ended a round of", root)
    return True


@transaction.atomic
def rename_round(one: Round, name: str, *, by: Member) -> None:
    one.name = name
    one.save(update_fields=["name"])
    note(by, "changed", one.questionnaire)


def hold(questionnaire: Questionnaire) -> Questionnaire:
    """The first version, locked: two people who make the next one at the same moment get the same one."""
    return Questionnaire.objects.select_for_update().get(pk=questionnaire.first_id or questionnaire.pk)
