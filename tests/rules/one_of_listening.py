"""One of everything by which people are heard: for the project that has one of each."""

import hashlib
from datetime import date

from steppingstones.models import (
    Answer,
    Code,
    Consent,
    Conversation,
    ConversationNote,
    FormerWords,
    Giver,
    Guide,
    GuideTheme,
    Heart,
    Media,
    Member,
    OthersThere,
    Phrase,
    Picked,
    Project,
    Question,
    Round,
    Translation,
    Voice,
    Wall,
    WallGroup,
    WallNote,
    WasThere,
    WayIn,
    Worry,
)

DAY = date(2026, 3, 4)


def make_one_of_listening(project: Project, by: Member, voice: Voice) -> None:
    make_questionnaire_things(project, voice.answer)
    Phrase.objects.create(project=project, language="cy", phrase="Start", words="Dechrau")
    make_conversation(project, by)
    make_wall(project, by)
    FormerWords.objects.create(project=project, voice=voice, words="I like a table", until=DAY)
    Worry.objects.create(project=project, voice=voice, raised_by=by, raised_on=DAY, words="They sound sad")
    WayIn.objects.create(project=project, member=by, kind="card", secret_hash=hash_of(project, "card"), made_on=DAY)
    Media.objects.create(
        project=project, kind="picture", file="media/none.jpg", day=DAY, voice=voice, words="The big table"
    )


def make_questionnaire_things(project: Project, answer: Answer) -> None:
    questionnaire = answer.question.questionnaire
    choice = Question.objects.filter(questionnaire=questionnaire, kind="choice").get().choices.first()
    Picked.objects.create(project=project, answer=answer, choice=choice, place=1)
    questionnaire.languages, questionnaire.pairing = ["cy"], "card"
    questionnaire.save()
    Translation.objects.create(
        project=project, questionnaire=questionnaire, language="cy", key="title", words="Sut oedd hi?"
    )
    Round.objects.create(project=project, questionnaire=questionnaire, name="Before", began_on=DAY)
    Code.objects.create(project=project, questionnaire=questionnaire, code=hash_of(project, "code")[:6])


def make_conversation(project: Project, by: Member) -> None:
    guide = Guide.objects.create(project=project, title="One to one", form="semi")
    theme = GuideTheme.objects.create(project=project, guide=guide, title="What changed")
    talk = Conversation.objects.create(
        project=project, title="With the regulars", form="group", guide=guide, held_on=DAY
    )
    WasThere.objects.create(project=project, conversation=talk, member=by)
    OthersThere.objects.create(project=project, conversation=talk, side="lived", number=3)
    ConversationNote.objects.create(project=project, conversation=talk, theme=theme, words="We sit together now.")
    ConversationNote.objects.create(project=project, conversation=talk, words="Ask again", set_aside=True)
    Media.objects.create(project=project, kind="picture", file="media/no-board.jpg", day=DAY, conversation=talk)


def make_wall(project: Project, by: Member) -> None:
    wall = Wall.objects.create(project=project, title="Spring", question="What next?", is_open=True, day=DAY)
    group = WallGroup.objects.create(project=project, wall=wall, name="Seats")
    once = hash_of(project, "note")
    note = WallNote.objects.create(
        project=project, wall=wall, words="A bench", group=group, once=once, way_back_hash=once, number=1
    )
    Heart.objects.create(project=project, note=note, key_hash=hash_of(project, "heart"))
    ended = Wall.objects.create(project=project, title="Winter", question="And now?", day=DAY, ended_on=DAY)
    for number, group in enumerate((None, WallGroup.objects.create(project=project, wall=ended, name="Doors"))):
        giver = Giver.objects.create(project=project)
        voice = Voice.objects.create(project=project, giver=giver, words="Wider doors", came_by="wall", said_on=DAY)
        Consent.objects.create(project=project, voice=voice, use="group", given_on=DAY)
        key = hash_of(project, f"ended {number}")
        WallNote.objects.create(
            project=project, wall=ended, words=voice.words, group=group, once=key, way_back_hash=key, voice=voice
        )


def hash_of(project: Project, words: str) -> str:
    return hashlib.sha256(f"{project.pk} {words}".encode()).hexdigest()
