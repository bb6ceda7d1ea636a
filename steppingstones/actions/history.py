"""Writing the line of history that belongs to an act."""

from ..models import Event, Member
from ..models.base import WithRef


def note(by: Member | None, verb: str, thing: WithRef) -> None:
    """Who did what to what; nobody, where the command line did it. Only references: words could later be taken back."""
    project_id = by.project_id if by else thing.project_id
    noun = thing._meta.model_name
    Event.objects.create(
        project_id=project_id, member=by, verb=verb, noun=noun, noun_ref=thing.ref, supporter=helper_of(by)
    )


def helper_of(by: Member | None) -> str:
    """Who sits beside this member and helps them with what they do now."""
    return by.helped_by if by else ""
