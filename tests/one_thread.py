"""One of each thing that a golden thread can hold, joined."""

from datetime import UTC, date, datetime

from steppingstones.models import (
    Answer,
    Claim,
    Evidence,
    Meeting,
    Option,
    PlanBefore,
    PlannedItem,
    PlanOutcome,
    Proof,
    Report,
    Response,
    SaidAfter,
    SenseCard,
    SenseSession,
    Step,
    Theme,
    VoiceTheme,
)
from tests.world import (
    DAY,
    link,
    make_change,
    make_conversation,
    make_decision,
    make_questionnaire,
    make_stone,
    make_voice,
    make_wall,
    make_wall_note,
)


class Everything:
    """One of each thing on one thread, joined."""

    def __init__(self, project, by):
        of = {"project": project}
        self.meeting = Meeting.objects.create(
            **of,
            title="Tea",
            starts_at=datetime(2026, 3, 4, 15, tzinfo=UTC),
            ends_at=datetime(2026, 3, 4, 17, tzinfo=UTC),
        )
        self.conversation = make_conversation(project)
        self.wall = make_wall(project)
        self.voice = make_voice(project, "I cannot see everyone", conversation=self.conversation, meeting=self.meeting)
        make_wall_note(self.wall, voice=self.voice)
        self.decision = make_decision(project, meeting=self.meeting)
        self.option = Option.objects.create(**of, decision=self.decision, words="A square one")
        self.option.voices.add(make_voice(project, "I would like a square one"))
        self.change = make_change(self.decision, changed_on=date(2026, 4, 1))
        self.stone, self.impact = make_stone(project), make_stone(project, "Everyone belongs", kind="impact")
        self.step = Step.objects.create(**of, source=self.stone, target=self.impact)
        link(self.voice, self.decision), link(self.change, self.stone)
        link(make_voice(project, "It is too loud", side="carer"), self.stone, Evidence.Stance.AGAINST)
        SaidAfter.objects.create(**of, change=self.change, voice=make_voice(project, "I see you all now"))
        self.proof = Proof.objects.create(
            **of, change=self.change, kind="link", words="The table", url="https://a.example/"
        )
        self.theme = Theme.objects.create(**of, name="Tables", stone=self.stone)
        VoiceTheme.objects.create(**of, voice=self.voice, theme=self.theme)
        self.report = Report.objects.create(**of, title="Our year", audience="group")
        self.claim = Claim.objects.create(**of, report=self.report, stone=self.stone, words="People see each other")
        self.session = SenseSession.objects.create(**of, title="What tables mean", held_on=DAY, closed_on=DAY)
        SenseCard.objects.create(**of, session=self.session, voice=self.voice)
        plan = PlanBefore.objects.create(**of, title="As it would have been")
        item = PlannedItem.objects.create(**of, plan=plan, words="Buy six small tables")
        self.mark = PlanOutcome.objects.create(**of, plan=plan, item=item, fate="changed", words="One big table")
        self.mark.decisions.add(self.decision), self.mark.voices.add(self.voice)
        self.questionnaire = make_questionnaire(project)
        self.voice.answer = Answer.objects.create(
            **of,
            question=self.questionnaire.questions.last(),
            response=Response.objects.create(
                **of, questionnaire=self.questionnaire, giver=self.voice.giver, once="a", day=DAY
            ),
            side="lived",
            month=2026 * 12 + 2,
        )
        self.voice.save()
