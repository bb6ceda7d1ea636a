"""Which sounds and pictures somebody may see."""

from django.db.models import Q, QuerySet

from ..models import Giver, Media, Project
from .voices import readable


def seen_by_members(project: Project) -> QuerySet[Media]:
    """What belongs to a voice that the group may read, to a conversation, or to a note on a wall."""
    elsewhere = Q(voice=None) & (Q(conversation__isnull=False) | Q(wall_note__isnull=False))
    return project.medias.filter(elsewhere | Q(voice__in=readable(project).order_by().values("pk")))


def given_by(giver: Giver) -> QuerySet[Media]:
    """What somebody without an account sent and has not taken back."""
    return Media.objects.filter(voice__giver=giver, voice__withdrawn_on=None)
