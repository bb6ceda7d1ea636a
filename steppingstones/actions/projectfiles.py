"""A whole project from its files, made by the same acts as when people make it by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from django.apps import apps
from django.db import transaction

from ..formats.projectfiles import Known, ProjectFiles
from ..formats.projectplan import KnownInPlan
from ..formats.projectsaid import AnswerRow, KnownInSaid, Note, SaidFiles
from ..methods import questionnaire as method
from ..methods.benefits import Whom
from ..methods.questionnaire_form import Item, Offer
from ..methods.signals import Kind
from ..models import (
    Change,
    Consent,
    Decision,
    Evidence,
    Giver,
    Indicator,
    Level,
    Member,
    Organisation,
    PlanBefore,
    PlanOutcome,
    Project,
    Question,
    Questionnaire,
    Report,
    Round,
    Side,
    Stone,
    Theme,
    User,
    Voice,
    VoiceTheme,
)
from . import (
    decisions,
    evidence,
    people,
    projectagain,
    projectclaims,
    projectcosts,
    projecteasy,
    projectgifts,
    projectmeetings,
    projectpages,
    projectplan,
    projectreviews,
    projectsense,
    projectsignals,
    projectsigned,
    projectstories,
    projecttags,
    projectties,
    projectvotes,
    projectweighing,
    projectwho,
    projectworth,
    questionnaires,
    reports,
    voices,
)
from .projecttalks import make_talks
from .row_counts import count_rows_anew

KNOWN = Known(
    roles=Member.Role.values,
    kinds=Stone.Kind.values,
    tracks=Stone.Track.values,
    statuses=Decision.Status.values,
    stances=Evidence.Stance.values,
    audiences=Report.Audience.values,
    outlines=Report.Kind.values,
    spoke=[side for side, _label in Giver.SIDES],
    routes=Project.Route.values,
    whom=[each.value for each in Whom],
    said=KnownInSaid(
        sides=Side.values,
        questions=[Question.Kind.FACES, Question.Kind.CHOICE, Question.Kind.TEXT],
        channels=Voice.Channel.values,
        uses=Consent.Use.values,
    ),
    plan=KnownInPlan(
        kinds=Stone.Kind.values,
        tracks=Stone.Track.values,
        sides=Side.values,
        ways=Indicator.Way.values,
        levels=[str(level) for level in Level.values],
        fates=PlanOutcome.Fate.values,
        shown_in=PlanBefore.ShownIn.values,
    ),
    gifts=projectgifts.KNOWN,
    meetings=projectmeetings.KNOWN,
    votes=projectvotes.KNOWN,
    reviews=projectreviews.KNOWN,
    ties=projectties.KNOWN,
    pages=projectpages.KNOWN,
    signals=[kind.value for kind in Kind],
    who=projectwho.TOPICS,
    worth=projectworth.KNOWN,
    again=projectagain.KNOWN,
    stories=projectstories.KNOWN,
    costs=projectcosts.KNOWN,
    weighing=projectweighing.KNOWN,
    signed=projectsigned.KNOWN,
)


@dataclass(kw_only=True)
class Made:
    """What has been made so far, by the ids that the files use. `by` is the facilitator, who makes everything."""

    project: Project
    by: Member
    members: dict[str, Member] = field(default_factory=dict)
    stones: dict[str, Stone] = field(default_factory=dict)
    voices: dict[str, Voice] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    reviews: dict[str, Round] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)


@transaction.atomic
def make_project(files: ProjectFiles, *, slug: str, users: Mapping[str, User], is_example: bool = False) -> Member:
    """The project, and in it the facilitator. `users` gives accounts to some of the members, by their ids."""
    made = make_people(files, slug, users, is_example)
    projecttags.make_themes(made, files.themes)
    make_notes(made, files.said.logbook, Voice.CameBy.LOGBOOK)
    make_notes(made, files.said.meetings, Voice.CameBy.MEETING)
    questions = make_answers(made, files.said)
    projectreviews.make_reviews(made, files.reviews)
    projectplan.make_pathway(made, files, questions)
    make_decisions(made, files)
    projectvotes.make_votes(made, files.votes)
    make_changes(made, files)
    projectpages.make_pages(made, files.pages)
    projectvotes.make_proofs(made, files.votes)
    make_links(made, files)
    projectpages.make_areas(made, files.pages)
    projectplan.make_stakes(made, files.plan)
    projectplan.make_plan_before(made, files.plan)
    projecttags.make_tags(made, files.tags)
    projectsense.make_sense(made, files.sense)
    projectties.make_ties(made, files.ties)
    projectreviews.make_what_came(made, files.reviews)
    projectwho.make_who(made, files.who)
    projectagain.make_again(made, files.again)
    projectworth.make_worth(made, files.worth)
    make_reports(made, files)
    make_talks(made.project, files.talks, made.members, made.voices, by=made.by)
    projectgifts.make_gifts(made.project, files.gifts, made.members, made.stones, by=made.by)
    projectmeetings.make_meetings(made.project, files.together, made.members, by=made.by)
    projectmeetings.make_giving(made.project, files.together, made.members, by=made.by)
    projectsignals.make_signal_answers(made, files.signal_answers)
    projectstories.make_stories(made, files.stories)
    projectcosts.make_costs(made, files.costs)
    projectweighing.make_what_counts(made, files.weighing)
    projectclaims.make_remarks(made, files.remarks)
    projecteasy.make_easy(made, files.easy)
    count_rows_anew(apps.get_app_config("steppingstones").get_models(include_auto_created=True))
    projectsigned.make_signed(made, files.signed)  # last: it is signed with all that stands in it
    return made.by


def make_people(files: ProjectFiles, slug: str, users: Mapping[str, User], is_example: bool) -> Made:
    about = dict(files.project)
    organisation = Organisation.objects.create(name=about.pop("organisation"), is_example=is_example)
    project = Project.objects.create(organisation=organisation, slug=slug, is_example=is_example, **about)
    members = {
        row.id: Member.objects.create(
            project=project,
            user=users.get(row.id),
            name=row.name,
            side=row.side,
            role=row.role,
            access_needs=row.access_needs,
            ways=row.ways,
        )
        for row in files.members
    }
    first = next(member for member in members.values() if member.is_facilitator)
    people.note(first, "started", project)
    return Made(project=project, by=first, members=members)


# --- Voices -----------------------------------------------------------------------------------------------


def make_notes(made: Made, notes: Iterable[Note], came_by: str) -> None:
    for row in notes:
        note = voices.Note(
            words=row.words,
            subject=row.subject,
            channel=row.channel,
            said_on=row.said_on,
            member=made.members.get(row.member),
            name=row.name,
            side=row.side or Giver.UNKNOWN,
            uses=frozenset(row.uses),
        )
        voice = voices.write_down(made.project, note, by=made.by)
        # The logbook is where members write; these were written down before there was one.
        voice.came_by = came_by
        voice.save(update_fields=["came_by"])
        voice.consents.update(given_on=row.said_on)
        if row.theme:
            VoiceTheme.objects.create(project=made.project, voice=voice, theme=made.themes[row.theme])
        made.voices[row.id] = voice


def make_answers(made: Made, files: SaidFiles) -> dict[str, Question]:
    words = files.questionnaire
    asked = questionnaires.make(made.project, title=words["title"], opening=words["opening"], by=made.by)
    questions = {
        row.id: questionnaires.add_question(
            asked,
            Item(
                key="",
                kind=method.Kind(row.kind),
                words=row.words,
                help=row.help,
                choices=tuple(Offer(key="", words=words) for words in row.choices),
            ),
            by=made.by,
        )
        for row in files.questions
    }
    questionnaires.open_to_all(asked, by=made.by)
    for person, rows in groupby(files.answers, key=lambda row: row.person):
        send_answers(made, asked, questions, person, list(rows))
    return questions


def send_answers(
    made: Made, asked: Questionnaire, questions: Mapping[str, Question], person: str, rows: list[AnswerRow]
) -> None:
    """One person's answers, through the same door as everybody's."""
    first = rows[0]
    receipt = voices.record_answers(
        asked,
        [answered(questions[row.question], row.answer) for row in rows],
        side=first.side,
        uses=first.uses,
        once=person,
        today=first.answered_on,
    )
    kept = Voice.objects.filter(giver__receipt_hash=voices.hash_of(receipt)).order_by("pk")
    made.voices.update(zip((row.id for row in rows), kept, strict=True))


def answered(question: Question, answer: str) -> voices.Answered:
    if question.kind == Question.Kind.FACES:
        return voices.Answered(question_id=question.pk, words=method.FACES[int(answer) - 1], number=int(answer))
    choice = question.choices.get(words=answer).pk if question.kind == Question.Kind.CHOICE else None
    return voices.Answered(question_id=question.pk, words=answer, choice_id=choice)


# --- What came of them ------------------------------------------------------------------------------------


def make_decisions(made: Made, files: ProjectFiles) -> None:
    for row in files.decisions:
        decision = Decision(
            project=made.project,
            question=row.question,
            decided=row.decided,
            why=row.why,
            dropped_why=row.dropped_why,
            decided_on=row.decided_on,
            status=row.status,
            **projectreviews.came_of(made, files.decided, row.id),
        )
        made.decisions[row.id] = decisions.write_down(
            decision,
            options=row.options,
            present=[made.members[each] for each in row.present],
            voices=[made.voices[each] for each in row.voices],
            by=made.by,
        )
        for member, rung in row.shared:
            decisions.say_how_shared(decision, rung, by=made.members[member])


def make_changes(made: Made, files: ProjectFiles) -> None:
    for row in files.changes:
        change = Change(
            project=made.project,
            decision=made.decisions[row.decision],
            words=row.words,
            changed_on=row.changed_on,
            for_whom=row.for_whom,
        )
        stones = [made.stones[each] for each in row.stones]
        made.changes[row.id] = decisions.write_down_change(change, stones=stones, by=made.by)


def make_links(made: Made, files: ProjectFiles) -> None:
    for row in files.links:
        evidence.link_voices([made.voices[row.voice]], made.stones[row.stone], stance=row.stance, by=made.by)


def make_reports(made: Made, files: ProjectFiles) -> None:
    for told in files.reports:
        words = {name: getattr(told, name) for name in ("title", "opening", "audience", "kind")}
        made.reports[told.id] = reports.save_report(Report(project=made.project, **words), by=made.by)
    projectclaims.make_claims(made, files.claims)
