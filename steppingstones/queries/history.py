"""What the history tells about one thing."""

from ..models import Event, Voice

WROTE_DOWN = "wrote down"


def written_with_help(voice: Voice) -> Event | None:
    """The line of history of who wrote this down, if somebody sat beside them and helped."""
    lines = Event.objects.filter(project=voice.project_id, verb=WROTE_DOWN, noun="voice", noun_ref=voice.ref)
    return lines.exclude(supporter="").select_related("member").first()
