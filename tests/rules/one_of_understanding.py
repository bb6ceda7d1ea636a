"""One of everything by which a group understands what was said: for the project that has one of each."""

from datetime import date

from django.utils import timezone

from steppingstones.models import (
    DifferentView,
    FromTranscript,
    Highlight,
    Member,
    OthersInSense,
    Project,
    SenseCard,
    SenseMaker,
    SensePile,
    SenseSession,
    SuggestionAnswer,
    Tagger,
    TaggingRound,
    Theme,
    ThemeMerge,
    Transcript,
    Voice,
)

DAY = date(2026, 3, 4)
NOTHING_MOVED = {"belongs": False, "parts": [], "marks": [], "labels": [], "views": [], "words": {}}


def make_one_of_understanding(project: Project, by: Member, voice: Voice) -> None:
    make_tagging(project, by, voice)
    make_sense(project, by, voice)


def make_tagging(project: Project, by: Member, voice: Voice) -> None:
    of = {"project": project}
    theme = Theme.objects.create(**of, name="A place to sit")
    text = Transcript.objects.create(**of, title="A long talk", words="I sat there. It was good.", added_by=by)
    Highlight.objects.create(**of, transcript=text, start=0, end=5, theme=theme, tagger=by)
    FromTranscript.objects.create(**of, voice=voice, transcript=text, start=6, end=12)
    Highlight.objects.create(**of, voice=voice, start=0, end=2, theme=theme, tagger=by)
    together = TaggingRound.objects.create(**of, title="First go", made_by=by, made_on=DAY)
    together.voices.add(voice)
    Tagger.objects.create(**of, round=together, member=by)
    DifferentView.objects.create(**of, round=together, voice=voice, theme=theme, member=by, words="It is about rest")
    SuggestionAnswer.objects.create(**of, voice=voice, theme=theme, place=1, was_right=True, member=by)
    gone = Theme.objects.create(**of, name="A seat", removed_at=timezone.now())
    ThemeMerge.objects.create(**of, theme=gone, into=theme, moved=NOTHING_MOVED)
    make_finished_round(project, by, voice, theme)
    project.suggests_themes = True
    project.save(update_fields=["suggests_themes"])


def make_finished_round(project: Project, by: Member, voice: Voice, theme: Theme) -> None:
    """Two have finished, and did not see it in the same way."""
    of = {"project": project}
    other = project.members.exclude(pk=by.pk).first()
    done = TaggingRound.objects.create(**of, title="Second go", made_by=by, made_on=DAY, closed_on=DAY)
    done.voices.add(voice)
    for member in (by, other):
        Tagger.objects.create(**of, round=done, member=member, done_on=DAY)
    Highlight.objects.create(**of, voice=voice, round=done, start=0, end=2, theme=theme, tagger=by)


def make_sense(project: Project, by: Member, voice: Voice) -> None:
    of = {"project": project}
    session = SenseSession.objects.create(**of, title="What it means", held_on=DAY, made_by=by)
    pile = SensePile.objects.create(**of, session=session, title="Rest")
    SenseCard.objects.create(**of, session=session, voice=voice, pile=pile)
    SenseMaker.objects.create(**of, session=session, member=by)
    OthersInSense.objects.create(**of, session=session, side="community", number=1)
