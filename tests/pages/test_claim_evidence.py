"""A claim may rest on some of the voices. What is chosen stays live, and what speaks against it cannot be chosen."""

import re
from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from steppingstones.actions import sign_offs
from steppingstones.actions.removals import remove
from steppingstones.actions.reports import choose_evidence, new_claim, save_claim
from steppingstones.actions.theme_moves import merge
from steppingstones.models import Claim, Event, Evidence, Report, Side, Theme, VoiceTheme
from steppingstones.queries.reports import evidence_sentences
from tests.documents.pdf_reader import bare, text_of
from tests.world import link, make_change, make_decision, make_stone, make_voice


@pytest.fixture
def claim(world):
    report = Report.objects.create(project=world.project, title="Our first year")
    claim = new_claim(report, make_stone(world.project))
    claim.words = "People feel at home here"
    return save_claim(claim, [], by=world.ben)


def say(claim, words="I like it", stance=Evidence.Stance.FOR, **changes):
    voice = make_voice(claim.project, words, **changes)
    link(voice, claim.stone, stance)
    return voice


def address(claim, name="claim-evidence"):
    return reverse(f"show:{name}", args=[claim.project.slug, claim.report.ref, claim.ref])


def told(client, claim, form="read"):
    page = client.get(reverse(f"show:{form}", args=[claim.project.slug, claim.report.ref])).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_ada_chooses_a_side_and_a_time_and_the_report_says_so(world, as_member, claim):
    say(claim, side=Side.CARER, said_on=date(2026, 3, 4))
    say(claim, side=Side.CARER, said_on=date(2025, 3, 4))
    say(claim, side=Side.PROFESSIONAL, said_on=date(2026, 3, 4))
    ada = as_member(world.ada)

    ada.post(address(claim), {"sides": ["carer"], "said_from": "2026-01-01"})

    read = told(ada, claim)
    assert "from these sides: carer; said on 1 January 2026 or later" in read
    assert "Said by 1 person (1 carer)." in read
    assert Event.objects.filter(verb="chose evidence for").exists()


def test_what_fits_later_joins_and_what_is_taken_back_leaves(world, as_member, claim):
    voice = say(claim, side=Side.CARER)
    claim.sides = ["carer"]
    choose_evidence(claim, by=world.ben)
    say(claim, side=Side.CARER)
    assert "Said by 2 people" in told(as_member(world.rae), claim)

    voice.consents.update(withdrawn_on=date(2026, 1, 1))

    assert "Said by 1 person" in told(as_member(world.rae), claim)


def test_picked_voices_alone_count_and_what_is_against_stays(world, as_member, claim):
    first = say(claim, "I like the table")
    say(claim, "I like the lamp")
    say(claim, "It is too loud", Evidence.Stance.AGAINST)
    form = as_member(world.ada).get(address(claim)).content.decode()
    assert "It is too loud" not in form

    as_member(world.ada).post(address(claim), {"picked": [first.ref]})

    _before, after = told(as_member(world.rae), claim).split("picked one by one")
    assert after.index("Said by 1 person") < after.index("What speaks against it") < after.rindex("Said by 1 person")


@pytest.mark.parametrize("number", [6, 8])
def test_readers_outside_are_not_told_how_many_were_chosen(world, as_member, claim, number):
    Report.objects.update(audience="outside")
    for place in range(9):
        say(claim, side=Side.CARER, said_on=date(2026, 3, 4) if place < number else date(2025, 3, 4))
    claim.said_from = date(2026, 1, 1)
    choose_evidence(claim, by=world.ben)

    for form in ("read", "easy-read"):
        block = told(as_member(world.rae), claim, form).split("Only some voices")[-1]
        assert not re.search(rf"\b{number} (people|carers)", block)
        assert re.search("at least 5 people", block, re.IGNORECASE)


def test_that_many_of_few_were_chosen_is_not_told_outside(world, as_member, claim):
    """Five of six said it as carers: that they are not few tells that one is no carer."""
    Report.objects.update(audience="outside")
    for side in [Side.CARER] * 5 + [Side.LIVED_EXPERIENCE]:
        say(claim, side=side)
    claim.sides = ["carer"]
    choose_evidence(claim, by=world.ben)

    page = told(as_member(world.rae), claim)
    assert "Said by some people." in page.split("Only some voices")[-1]
    assert "5 people" not in re.sub(r"fewer than 5 people", "", page)


def test_an_error_says_how_to_mend_it_and_keeps_what_was_typed(world, as_member, claim):
    sent = {"sides": ["carer"], "said_from": "2026-03-04", "said_until": "2026-03-01"}
    page = as_member(world.ada).post(address(claim), sent).content.decode()

    assert "This day is before the first one." in page
    assert 'value="2026-03-04"' in page
    assert not Claim.objects.get().is_chosen


@pytest.mark.parametrize("picked", ["nothing", "x" * 5000, "\N{GRINNING FACE}"])
def test_what_is_no_voice_of_this_stone_cannot_be_picked(world, as_member, claim, picked):
    say(claim)
    page = as_member(world.ada).post(address(claim), {"picked": [picked]}).content.decode()
    assert "One of these voices may not be used any more. Choose again." in page


def test_readers_and_outsiders_choose_nothing(world, as_member, claim):
    assert as_member(world.rae).get(address(claim)).status_code == 403
    assert as_member(world.cy).get(address(claim)).status_code == 404


def test_one_voice_and_many_need_the_same_number_of_queries(world, as_member, claim):
    ada = as_member(world.ada)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            ada.get(address(claim))
        return len(captured)

    say(claim)
    for_one = queries()
    for _each in range(3):
        say(claim)

    assert queries() == for_one < 50


def test_the_words_of_a_claim_are_put_beside_what_was_chosen(world, as_member, claim):
    for side in (Side.CARER, Side.CARER, Side.CARER, Side.LIVED_EXPERIENCE, Side.LIVED_EXPERIENCE):
        say(claim, side=side)
    claim.words, claim.sides = "Most people are at home here", ["carer"]
    save_claim(claim, [], by=world.ben)
    choose_evidence(claim, by=world.ben)

    page = as_member(world.ada).get(address(claim, "claim")).content.decode()

    assert "3 people said so." in page


# --- By theme -------------------------------------------------------------------------------------------------


def theme(claim, name="Staff"):
    return Theme.objects.create(project=claim.project, name=name)


def tag(voice, about):
    VoiceTheme.objects.create(project=voice.project, voice=voice, theme=about)


def choose(claim, *themes):
    claim.themes = [each.ref for each in themes]
    choose_evidence(claim, by=claim.project.members.get(name="Ben"))


def test_ada_chooses_a_theme_and_every_form_says_so(world, as_member, claim):
    staff, other = theme(claim), theme(claim, "Building")
    tag(say(claim, "They listen"), staff)
    tag(say(claim, "It is warm"), other)
    ada = as_member(world.ada)

    ada.post(address(claim), {"themes": [staff.ref]})

    where = f"/p/the-garden/show/{claim.report.ref}"
    for form in ("read/", "as/text/", "as/data/", "as/audio/"):
        page = ada.get(f"{where}/{form}").content.decode()
        assert "Only some voices count here: about these themes: Staff." in re.sub(r"<[^>]+>", "", page)
    assert "Said by 1 person" in told(ada, claim)


def test_what_is_tagged_later_counts_and_what_loses_its_tag_does_not(world, as_member, claim):
    staff = theme(claim)
    tag(say(claim), staff)
    choose(claim, staff)
    tag(say(claim), staff)
    assert "Said by 2 people" in told(as_member(world.rae), claim)
    VoiceTheme.objects.first().delete()
    assert "Said by 1 person" in told(as_member(world.rae), claim)


def test_a_version_that_was_asked_for_stays_as_it_was_tagged(world, claim):
    staff = theme(claim)
    tag(say(claim), staff)
    choose(claim, staff)
    version = sign_offs.ask(claim.report, [], today=date(2026, 3, 5), by=world.ben)
    tag(say(claim), staff)
    version.refresh_from_db()
    assert "Said by 1 person" in str(version.kept)


def test_a_theme_that_was_merged_counts_as_the_other_one(world, as_member, claim):
    staff, team = theme(claim), theme(claim, "Team")
    for each in (staff, team):
        tag(say(claim), each)
    choose(claim, staff)
    merge(staff, team, by=world.ben)
    read = told(as_member(world.rae), claim)
    assert "about these themes: Team" in read
    assert "Said by 2 people" in read
    form = as_member(world.ada).get(address(claim)).content.decode()
    assert form.count("Team") == 1


def test_a_theme_that_was_removed_counts_nobody_and_is_still_in_the_form(world, as_member, claim):
    staff = theme(claim)
    tag(say(claim), staff)
    choose(claim, staff)
    remove(staff, by=world.ben)
    assert "Said by" not in told(as_member(world.rae), claim, "report")
    assert "Staff" in as_member(world.ada).get(address(claim)).content.decode()


def test_a_theme_of_another_project_cannot_be_chosen(world, as_member, claim):
    tag(say(claim), theme(claim))
    away = Theme.objects.create(project=world.elsewhere, name="Away")
    page = as_member(world.ada).post(address(claim), {"themes": [away.ref]}).content.decode()
    assert "One of these themes is not there any more. Choose again." in page


def test_theme_side_and_time_all_must_fit(world, as_member, claim):
    staff = theme(claim)
    tag(say(claim, side=Side.CARER), staff)
    tag(say(claim, side=Side.PROFESSIONAL), staff)
    say(claim, side=Side.CARER)
    claim.sides = ["carer"]
    choose(claim, staff)
    assert "Said by 1 person (1 carer)." in told(as_member(world.rae), claim)


# --- Evidence that leaves nobody --------------------------------------------------------------------------

NOBODY = "Of those who count here, nobody said so."


def test_a_choice_that_leaves_nobody_warns_and_every_form_says_so(world, as_member, claim):
    say(claim, side=Side.CARER)
    ada = as_member(world.ada)
    page = ada.post(address(claim), {"sides": ["commissioner"]}, follow=True).content.decode()
    assert "But nobody is left whose voice counts for this claim." in page
    assert "There is no evidence for this yet." in page
    assert NOBODY in page
    assert "We have no evidence for this yet." in told(ada, claim)


def test_a_choice_that_leaves_somebody_does_not_warn(world, as_member, claim):
    say(claim, side=Side.CARER)
    page = as_member(world.ada).post(address(claim), {"sides": ["carer"]}, follow=True).content.decode()
    assert "But nobody is left" not in page
    assert NOBODY not in page


def test_where_only_a_change_is_left_web_poster_and_easy_read_say_that_nobody_said_so(world, as_member, claim):
    say(claim, side=Side.CARER)
    link(make_change(make_decision(world.project)), claim.stone)
    claim.sides = ["commissioner"]
    choose_evidence(claim, by=world.ben)
    ada = as_member(world.ada)
    assert NOBODY in told(ada, claim)
    assert "No one here said so." in told(ada, claim, "easy-read")
    poster = ada.get(reverse("show:written", args=["the-garden", claim.report.ref, "poster"]))
    assert bare(NOBODY) in bare(text_of(poster.content))


def test_where_only_numbers_tell_it_that_is_said():
    nobody = SimpleNamespace(count=0)
    counted = SimpleNamespace(supporting=nobody, behind=nobody)
    facts = SimpleNamespace(evidence=counted, choice="", decisions=(), changes=(), has_evidence=True)
    assert list(evidence_sentences(facts, 1)) == ["Nobody said so in words of their own yet."]
