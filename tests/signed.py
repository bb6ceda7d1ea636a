"""A report with a claim, a version of it, and who signed: for tests."""

from typing import Any

from steppingstones.actions import sign_offs
from steppingstones.models import Claim, ClaimQuote, Member, Project, Report, ReportVersion
from steppingstones.queries.sign_offs import as_read

from .world import DAY, link, make_stone, make_voice

OUTSIDE = ("group", "quote", "public")


def make_report(project: Project, audience: str = "outside", title: str = "Our year", kind: str = "") -> Report:
    return Report.objects.create(project=project, title=title, audience=audience, kind=kind)


def make_claim(report: Report, words: str = "People feel at home", people: int = 6) -> Claim:
    """A claim that this many people speak for; the words of the first are quoted."""
    stone = make_stone(report.project, f"Stone of: {words}")
    claim = Claim.objects.create(project=report.project, report=report, stone=stone, words=words)
    voices = speak_for(claim, people)
    if voices:
        ClaimQuote.objects.create(project=report.project, claim=claim, voice=voices[0])
    return claim


def make_claimed_report(project: Project) -> Report:
    """With one claim that six people speak for."""
    report = make_report(project)
    make_claim(report)
    return report


def speak_for(claim: Claim, people: int, side: str = "lived") -> list:
    first = claim.project.voices.count()
    said = [f"It is my place, number {first + each}" for each in range(people)]
    voices = [make_voice(claim.project, words, side=side, uses=OUTSIDE) for words in said]
    for voice in voices:
        link(voice, claim.stone)
    return voices


def make_version(report: Report, by: Member, *signers: Member, **said: Any) -> ReportVersion:
    version = sign_offs.ask(report, said.pop("others", []), today=DAY, by=by)
    for signer in signers:
        sign(version, signer)
    return version


def sign(version: ReportVersion, by: Member, answer: str = "agree", words: str = "", printed: str = "not") -> None:
    """This member has read it as it is now, and says this."""
    sign_offs.sign(version, answer, words, printed, seen=as_read(version), by=by)
