"""A project that has one of everything, so that no address of it is empty."""

from datetime import date

from django.utils import timezone

from steppingstones.actions.media import attach, take_in
from steppingstones.models import (
    Action,
    Answer,
    Benefit,
    Claim,
    ClaimQuote,
    Event,
    Giver,
    Indicator,
    MeantSo,
    Member,
    Option,
    PathwayEdit,
    PathwayVersion,
    PlanBefore,
    PlannedItem,
    PlanNote,
    PlanOutcome,
    Presence,
    Project,
    Report,
    ReportPart,
    Response,
    SaidDid,
    Shaping,
    SharedView,
    Stakeholder,
    Step,
    Stone,
    Theme,
    Voice,
    VoiceTheme,
)

from ..signed import make_version
from ..sounds_and_pictures import picture, uploaded
from ..world import link, make_change, make_decision, make_member, make_questionnaire, make_stone, make_voice
from .one_of_listening import make_one_of_listening
from .one_of_reviewing import make_one_of_reviewing
from .one_of_showing import make_one_of_showing
from .one_of_taking_part import make_one_of_taking_part
from .one_of_understanding import make_one_of_understanding
from .one_of_valuing import make_asked_twice, make_one_of_valuing


def make_one_of_each(project: Project, by: Member) -> None:
    stone, removed = make_pathway(project)
    make_one_of_reviewing(project, by)
    asked_twice = make_asked_twice(by)
    voice = make_answers(project, by)
    decision = make_decision(project)
    change = make_change(decision)
    for source, target in ((voice, stone), (voice, decision), (change, stone)):
        link(source, target)
    Option.objects.create(project=project, decision=decision, words="The small square one").voices.add(voice)
    Presence.objects.create(project=project, decision=decision, member=by)
    SaidDid.objects.create(project=project, decision=decision, said="We need a table", did="There is one")
    SharedView.objects.create(project=project, decision=decision, member=by, rung=SharedView.Rung.CO_PRODUCED)
    theme = Theme.objects.create(project=project, heading="Themes", name="Furniture")
    VoiceTheme.objects.create(project=project, voice=voice, theme=theme)
    make_report(project, stone, voice)
    make_version(project.reports.first(), by, by)
    make_media(project, voice, by)
    make_member(project, "Di", user=None)
    make_rest_of_the_plan(project, stone, by)
    make_one_of_listening(project, by, voice)
    make_note_of_mine(project, by)
    make_one_of_taking_part(project, by, voice)
    make_one_of_understanding(project, by, voice)
    make_one_of_valuing(project, by, asked_twice)
    make_one_of_showing(project.reports.standing().first(), by)
    Event.objects.create(project=project, member=by, verb="removed", noun="stone", noun_ref=removed.ref)


def make_pathway(project: Project) -> tuple[Stone, Stone]:
    stone, later = make_stone(project), make_stone(project, "More people come", kind=Stone.Kind.IMPACT)
    make_stone(project, "Nowhere to meet", kind=Stone.Kind.ISSUE, track=Stone.Track.BOTH)
    make_stone(project, "Open a day centre", kind=Stone.Kind.ACTIVITY)
    make_stone(project, "People stay", kind=Stone.Kind.LONG)
    Step.objects.create(project=project, source=stone, target=later)
    return stone, make_stone(project, "Not any more", removed_at=timezone.now())


def make_rest_of_the_plan(project: Project, stone: Stone, by: Member) -> None:
    Shaping.objects.create(project=project, stone=stone, member=by)
    Indicator.objects.create(project=project, stone=stone, way="count", words="People who stay for tea")
    MeantSo.objects.create(project=project, stone=stone, gap="stands-alone", member=by)
    Benefit.objects.create(project=project, words="Feeling valued", for_whom="lived")
    nothing = {"stones": [], "steps": []}
    PathwayEdit.objects.create(project=project, number=1, verb="added", member=by, difference=nothing)
    PathwayVersion.objects.create(project=project, name="Spring", pathway=nothing, made_by=by)
    make_plans_before(project, by)
    missing = Stakeholder.objects.create(project=project, name="Neighbours", side="community")
    Action.objects.create(project=project, words="Ask the neighbours in", stakeholder=missing)


def make_plans_before(project: Project, by: Member) -> None:
    """One that is still being written, and one that is sealed and marked."""
    draft = PlanBefore.objects.create(project=project, title="Without the group")
    draft.written_by.add(by)
    PlannedItem.objects.create(project=project, plan=draft, words="Buy ten small tables")
    sealed = PlanBefore.objects.create(project=project, title="Long ago", sealed_at=timezone.now(), seal="0" * 64)
    item = PlannedItem.objects.create(project=project, plan=sealed, words="Open on weekdays")
    PlanNote.objects.create(project=project, plan=sealed, words="The shop has closed", member=by)
    mark = PlanOutcome.objects.create(project=project, plan=sealed, item=item, fate="changed", words="On Saturdays")
    mark.decisions.add(project.decisions.first())
    mark.voices.add(project.voices.not_scored().first())
    PlanOutcome.objects.create(project=project, plan=sealed, fate="new", words="A round table")


def make_answers(project: Project, by: Member):
    """A questionnaire that was answered, and the voice that the answer is."""
    make_questionnaire(project, "Not yet open", is_open=False)
    question = make_questionnaire(project).questions.get(kind="text")
    voice = make_voice(project, recorded_by=by)
    response = Response.objects.create(
        project=project,
        questionnaire=question.questionnaire,
        giver=voice.giver,
        once=f"once-{project.slug}",
        day=date(2026, 3, 4),
    )
    voice.answer = Answer.objects.create(
        project=project, response=response, question=question, side=voice.giver.side, month=24314
    )
    voice.save()
    make_voice(project, "In the logbook")
    return voice


def make_media(project: Project, voice: Voice, by: Member) -> None:
    """A photograph that belongs to a voice. Its file is a small one in the tests' own folder."""
    attach(take_in(project, uploaded(picture()), by=by, words="The board"), voice=voice)


def make_note_of_mine(project: Project, by: Member) -> None:
    """Somebody else wrote down what this member said."""
    other = make_member(project, "Ed", user=None)
    mine = Giver.objects.create(project=project, member=by, side=by.side)
    make_voice(project, "I said this at the gate", giver=mine, recorded_by=other)


def make_report(project: Project, stone: Stone, voice) -> None:
    report = Report.objects.create(project=project, title="What we did")
    claim = Claim.objects.create(project=project, report=report, stone=stone, words="People feel at home")
    ClaimQuote.objects.create(project=project, claim=claim, voice=voice)
    parts = {"claims": "", "heard": "", "own": "Our words"}
    for part, heading in parts.items():
        ReportPart.objects.create(project=project, report=report, part=part, heading=heading, words="We did it")
