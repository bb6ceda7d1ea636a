"""Projects of many voices with a report, for the bench: real feedback, the first pieces of it or all of it often."""

import subprocess
import sys
from itertools import cycle, islice

from .place import ROOT, make_project

SLUG = "feedback"
FILE = ROOT / "tests/data/nhs-patient-feedback/feedback.csv"
ALL_FEEDBACK = 5134
COLUMNS = ["--text", "answer", "--date", "month", "--label", "service", "--label", "themes", "--person", "person"]
COLUMNS += ["--consent", "public", "--new-project", "Feedback"]


def call(*words: str) -> str:
    return subprocess.run([sys.executable, "-m", *words], stdout=subprocess.PIPE, check=True, text=True).stdout


def slug_of(amount: int) -> str:
    return SLUG if amount == ALL_FEEDBACK else f"{SLUG}-{amount}"


def bring_in() -> None:
    """All of it, as it is."""
    call("steppingstones", "import", "feedback", str(FILE), "--project", SLUG, *COLUMNS)


def fill(amount: int) -> None:
    """A project with a report: of the first voices that were brought in, of all, or of all again and again, each time
    as said by others."""
    from steppingstones.models import Project

    source = Project.objects.get(slug=SLUG)
    project = source if amount == ALL_FEEDBACK else make_project(slug_of(amount))
    if project != source:
        copy(source, project, amount)
    make_report(project)


def copy(source, project, amount: int) -> None:
    from steppingstones.models import Consent, Giver, Theme, Voice, VoiceTheme

    themes = {row.pk: copied(row, project=project) for row in source.themes.all()}
    Theme.objects.bulk_create(themes.values())
    for left in range(amount, 0, -ALL_FEEDBACK):
        rows = list(source.voices.order_by("pk")[:left])
        givers = {row.giver_id: copied(row.giver, project=project) for row in source.voices.select_related("giver")}
        Giver.objects.bulk_create(givers.values())
        voices = {row.pk: copied(row, project=project, giver=givers[row.giver_id]) for row in rows}
        Voice.objects.bulk_create(voices.values())
        agreed = (row for row in source.consents.all() if row.voice_id in voices)
        Consent.objects.bulk_create(copied(row, project=project, voice=voices[row.voice_id]) for row in agreed)
        about = (row for row in source.voicethemes.all() if row.voice_id in voices)
        VoiceTheme.objects.bulk_create(
            copied(row, project=project, voice=voices[row.voice_id], theme=themes[row.theme_id]) for row in about
        )


def copied(row, **changed):
    own = {field.name for field in row._meta.concrete_fields} - {"id", "ref", "receipt_hash", "fingerprint", *changed}
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name in own}
    return type(row)(**values, **changed)


def make_report(project) -> None:
    """Ten claims; every voice is linked to one of ten stones, each tenth speaks against it."""
    from steppingstones.models import Claim, ClaimQuote, Evidence, Report

    voices = list(project.voices.order_by("pk").values_list("pk", flat=True))
    stones = [stone(project, place) for place in range(10)]
    Evidence.objects.bulk_create(
        Evidence(project=project, voice_id=voice, stone=at, stance="for" if place % 10 else "against")
        for place, (voice, at) in enumerate(zip(voices, cycle([*stones, stones[0]]), strict=False))
    )
    make_decisions(project, stones, voices)
    report = Report.objects.create(project=project, title="What people told us")
    for place, at in enumerate(stones):
        claim = Claim.objects.create(project=project, report=report, stone=at, order=place, words=at.words)
        for voice in islice(voices, 11 + place, 6000, 2000):
            ClaimQuote.objects.create(project=project, claim=claim, voice_id=voice)


def stone(project, place: int):
    from steppingstones.models import Stone

    track = (Stone.Track.PROJECT, Stone.Track.CO_PRODUCTION)[place % 2]
    return Stone.objects.create(
        project=project,
        words=f"People feel that they are heard, number {place}",
        kind=Stone.Kind.SHORT,
        track=track,
        order=place,
    )


def make_decisions(project, stones: list, voices: list) -> None:
    """Five decisions, each from forty voices, each with a change that leads to a stone."""
    from steppingstones.models import Change, Decision, Evidence

    for place, at in enumerate(stones[:5]):
        decision = Decision.objects.create(
            project=project, question="What now?", decided=f"Plan {place}", why="Many asked"
        )
        change = Change.objects.create(project=project, decision=decision, words=f"Plan {place} was carried out")
        Evidence.objects.create(project=project, change=change, stone=at)
        asked = voices[40 * place : 40 * (place + 1)]
        Evidence.objects.bulk_create(Evidence(project=project, voice_id=voice, decision=decision) for voice in asked)
