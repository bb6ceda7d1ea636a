"""A member looks at the receipt of somebody else: only the person says there whether a note is right.

Members write down what the person answered in their own room, with how they asked and on which day.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ...actions.consent import uses_of
from ...models import Giver, Member, Voice


def member_here(request: HttpRequest, giver: Giver) -> Member | None:
    """The member of this project who is signed in."""
    if request.user.pk is None:
        return None
    return giver.project.members.present().filter(user_id=request.user.pk).first()


def other_here(request: HttpRequest, giver: Giver) -> Member | None:
    """The same, where it is not the one who said it."""
    member = member_here(request, giver)
    return member if member and member.pk != giver.member_id else None


def refused(request: HttpRequest, secret: str, voice: Voice) -> HttpResponse | None:
    """The page that says so; nothing, where this may be the person themselves."""
    other = other_here(request, voice.giver)
    if other is None or not voice.is_written_down:
        return None
    context = {"secret": secret, "voice": voice, "other": other, "uses": uses_of(voice)}
    return render(request, "haveyoursay/only_they.html", context, status=403)
