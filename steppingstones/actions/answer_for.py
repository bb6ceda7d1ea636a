"""A member answers a questionnaire for a person who tells them what to say.

The public pages are used, and their form carries a token that says who writes. It counts only while that member is
signed in, so that neither the token alone nor the session alone lets anybody write in their name.
"""

from django.core import signing

from ..models import Member, Questionnaire

SALT = "answer for somebody"


def begin_for(questionnaire: Questionnaire, *, by: Member) -> str:
    """The token for the form."""
    return signing.dumps([by.pk, questionnaire.first_id or questionnaire.pk], salt=SALT)


def who_writes(token: str, questionnaire: Questionnaire, user_id: int | None) -> Member | None:
    """The member who writes, if it is they who are signed in, and they may still change the project."""
    try:
        member_id, root = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    if user_id is None or root != (questionnaire.first_id or questionnaire.pk):
        return None
    members = Member.objects.present().filter(project_id=questionnaire.project_id, user_id=user_id)
    member = members.filter(pk=member_id).first()
    return member if member and member.can_edit else None
