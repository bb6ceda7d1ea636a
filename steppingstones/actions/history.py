"""Writing the line of history that belongs to an act."""

from ..models import Event, Member
from ..models.base import WithRef


def note(by: Member, verb: str, thing: WithRef) -> None:
    """Who did what to what. Only references: words could later be taken back."""
    noun = thing._meta.model_name
    Event.objects.create(project_id=by.project_id, member=by, verb=verb, noun=noun, noun_ref=thing.ref)
