"""How was this meeting? Asked at its end with one press: a review of its own for each meeting."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..models import Meeting, Member, Questionnaire, Round
from ..queries.meeting_check import MEETING, asked_after, our_check
from ..queries.question_bank import instrument
from ..queries.questionnaires import round_now
from . import reviews
from .questionnaires import QuestionnaireError

LONGEST_NAME = 100


class CalledOff(QuestionnaireError):
    words = _("This meeting is called off, so nobody can say how it was.")


class NobodyThere(QuestionnaireError):
    words = _("It is not written down that anybody was there. Say first who came.")


@transaction.atomic
def check_meeting(meeting: Meeting, *, by: Member) -> Round:
    """Begin to ask how this meeting was, or join in where somebody has begun."""
    held = Meeting.objects.select_for_update().get(pk=meeting.pk)  # two who press at once get the same one
    if there := Round.objects.filter(meeting=held).first():
        return there
    if held.status == Meeting.Status.CALLED_OFF:
        raise CalledOff
    asked = asked_after(held)
    if not asked:
        raise NobodyThere
    ours = our_check(held.project) or reviews.choose(held.project, instrument(MEETING), by=by)
    _end_that_of_another(ours, by)
    made = reviews.begin(ours, held.title[:LONGEST_NAME], asked=asked, due_on=None, by=by)
    made.meeting = held
    made.save(update_fields=["meeting"])
    return made


def _end_that_of_another(ours: Questionnaire, by: Member) -> None:
    """One that was left running after another meeting is over now. One that is of no meeting is somebody's own."""
    running = round_now(ours)
    if running and running.meeting_id:
        reviews.end(running, by=by)
