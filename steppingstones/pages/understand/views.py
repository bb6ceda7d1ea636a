"""Reading what people said, and what came of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ...access import project_page
from ...methods import thread as method
from ...methods.thread import STAGES
from ...models import Project, Voice
from ...queries.alike import voices_like
from ...queries.evidence import linked, links_of, with_taken_back
from ...queries.history import written_with_help
from ...queries.options import options_asked_for_by
from ...queries.plan_before import marks_of_voice
from ...queries.receipts import former_of
from ...queries.sense import meant_by
from ...queries.thread import tell, thread_of, voice_node
from ...queries.voices import agreed_uses, card, readable, with_all_that_a_card_shows
from ..voice_lists import voice_list
from .tagging import tags_of_voice


@project_page()
def voices(request: HttpRequest, project: Project) -> HttpResponse:
    """Everything that was said, newest first."""
    heard = readable(project)
    context = {
        **voice_list(request, project, heard, unfiltered=with_taken_back(project)),
        "heard": heard.count(),
        "not_linked": heard.exclude(linked(project)).count(),
        "taken_back": project.voices.filter(withdrawn_on__isnull=False).count(),
    }
    return render(request, "understand/voices.html", context)


@project_page()
def voice(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What came of what somebody said."""
    voice = get_object_or_404(with_all_that_a_card_shows(project.voices.all()), ref=ref)
    if not is_readable(voice):
        return render(request, "understand/voice_gone.html", {"voice": voice})
    thread = thread_of(project)
    came_of = method.came_of(thread, voice_node(voice))
    stages = tell(project, {node for node in came_of if node.stage in STAGES}, thread)
    marks = list(marks_of_voice(voice))
    context = {
        "voice": card(project, voice),
        "spoken": voice,
        "stages": [stage for stage in stages if stage.name != "voice"],
        "nothing_came": not marks and not any(stage.found for stage in stages),
        "marks": marks,
        "links": links_of(project, voice),
        "asks_for": options_asked_for_by(project, voice),
        "tags": tags_of_voice(voice),
        "said_in": voice.conversation,
        "meeting": voice.meeting,
        "former": former_of(voice),
        "decided": next((consent for consent in agreed_uses(voice) if consent.decided_by), None),
        "helped": written_with_help(voice),
        "meant": list(meant_by(voice)[:5]),
        "alike": voices_like(project, voice),
    }
    return render(request, "understand/voice.html", context)


def is_readable(voice: Voice) -> bool:
    return readable(voice.project).filter(pk=voice.pk).exists()
