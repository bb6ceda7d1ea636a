"""The claims of a report as a file: what is brought in from it rests on the same voices."""

from datetime import date

from steppingstones.actions.projectclaims import make_claims
from steppingstones.actions.projectfiles import KNOWN, Made
from steppingstones.actions.reports import choose_evidence, new_claim, save_claim
from steppingstones.formats.projectclaims import read_claims
from steppingstones.formats.projectthere import There
from steppingstones.formats.tables import Tables
from steppingstones.models import Report, Theme, VoiceTheme
from steppingstones.queries.claims import claims_of
from tests.world import link, make_stone, make_voice

FIELDS = ("words", "easy_words", "picture", "sides", "said_from", "said_until", "themes", "picked", "stone")


def make_chosen(world) -> Report:
    """One claim that chose in every way, and one for which everything counts."""
    report = Report.objects.create(project=world.project, title="Our first year")
    stone, theme = make_stone(world.project), Theme.objects.create(project=world.project, name="Staff")
    voice, other = make_voice(world.project), make_voice(world.project, "Not this one")
    for each in (voice, other):
        link(each, stone)
    VoiceTheme.objects.create(project=world.project, voice=voice, theme=theme)
    for words in ("=People feel at home", "All count"):
        claim = new_claim(report, stone)
        claim.words, claim.easy_words = words, "We are at home."
        save_claim(claim, [voice], by=world.ben)
    claim = report.claims.first()
    claim.sides, claim.themes, claim.picked = ["lived"], [theme.ref], [voice.ref]
    claim.said_from, claim.said_until = date(2026, 1, 1), date(2026, 12, 31)
    choose_evidence(claim, by=world.ben)
    return report


def by_ref(rows) -> dict:
    return {row.ref: row for row in rows}


def brought_in(report: Report, text: str, by) -> Report:
    """What the file says, as claims of a new report of this project."""
    project = report.project
    stones, voices, themes = by_ref(project.stones.all()), by_ref(project.voices.all()), by_ref(project.themes.all())
    nothing = {"members": (), "questions": (), "in_own_words": {}, "options": {}, "changes": ()}
    there = There(stones=stones, voices=voices, themes=themes, **nothing)
    other = Report.objects.create(project=project, title="Again")
    made = Made(project=project, by=by, stones=stones, voices=voices, themes=themes, reports={report.ref: other})
    make_claims(made, read_claims(Tables(texts={"claims.csv": text}), [report.ref], KNOWN.spoke, there))
    return other


def test_a_claim_that_goes_out_and_comes_in_again_is_the_same(world, as_member):
    report = make_chosen(world)
    file = as_member(world.ada).get(f"/p/the-garden/show/{report.ref}/together/claims.csv").content
    again = brought_in(report, file.decode("utf-8-sig"), world.ben)
    before, after = (
        [[getattr(claim, name) for name in FIELDS] for claim in each.claims.all()] for each in (report, again)
    )
    assert after == before
    told = [[(one.choice, one.evidence, one.quotes) for one in claims_of(each)] for each in (report, again)]
    assert told[0] == told[1]
    assert told[0][0][1].supporting.count == 1


def test_a_voice_that_was_taken_back_is_not_quoted_and_its_claim_grows_no_wider(world, as_member):
    report = make_chosen(world)
    report.claims.first().quotes.get().consents.update(withdrawn_on=date(2026, 4, 1))
    file = as_member(world.ada).get(f"/p/the-garden/show/{report.ref}/together/claims.csv").content
    again = brought_in(report, file.decode("utf-8-sig"), world.ben)
    assert not again.claims.first().quotes.exists()
    assert claims_of(again)[0].evidence.supporting.count == 0


def test_outsiders_find_no_file(world, as_member):
    report = make_chosen(world)
    assert as_member(world.cy).get(f"/p/the-garden/show/{report.ref}/together/claims.csv").status_code == 404
