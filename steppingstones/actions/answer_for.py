"""A member answers a questionnaire: for a person who tells them what to say, or as themselves.

The public pages are used, and their form carries a token that says who writes. It counts only while that member is
signed in, so that neither the token alone nor the session alone lets anybody write in their name.

Whose answers they are is kept only where the questionnaire pairs answers by who people are in the group.
"""

from dataclasses import dataclass

from django.core import signing

from ..models import Member, Questionnaire

SALT = "answer for somebody"


@dataclass(frozen=True, kw_only=True)
class Writes:
    """Who writes, and whose answers it writes: somebody in the group, or None for anybody else."""

    writer: Member
    about: Member | None = None

    @property
    def is_own(self) -> bool:
        return self.writer == self.about


def knows_people(questionnaire: Questionnaire) -> bool:
    """Whether answers are kept with the member who gave them."""
    return questionnaire.root.pairing == Questionnaire.Pairing.MEMBER


def begin_for(questionnaire: Questionnaire, *, by: Member, about: Member | None = None) -> str:
    """The token for the form."""
    whose = about.pk if about and knows_people(questionnaire) else 0
    return signing.dumps([by.pk, questionnaire.first_id or questionnaire.pk, whose], salt=SALT)


def who_writes(token: str, questionnaire: Questionnaire, user_id: int | None) -> Writes | None:
    """The member who writes, if it is they who are signed in, and they may still change the project.

    Everybody in the group may answer as themselves, also who may change nothing else.
    """
    try:
        member_id, root, about_id = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    if user_id is None or root != (questionnaire.first_id or questionnaire.pk):
        return None
    present = Member.objects.present().filter(project_id=questionnaire.project_id)
    writer = present.filter(pk=member_id, user_id=user_id).first()
    if writer is None or not (writer.can_edit or about_id == writer.pk):
        return None
    return Writes(writer=writer, about=present.filter(pk=about_id).first() if about_id else None)


def is_about(token: str) -> bool:
    """Whether the answers of this form are kept with a member, for the words on its pages. It decides nothing."""
    try:
        return bool(signing.loads(token, salt=SALT)[2])
    except (signing.BadSignature, ValueError, IndexError):
        return False
