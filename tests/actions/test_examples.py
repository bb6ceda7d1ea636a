"""The example: it is all there, every page has something true to show, it can be tried, and it can be taken away."""

import pytest
from django.test import Client
from django.utils import timezone

from steppingstones.actions.examples import FACILITATOR, VISITOR, load_example, remove_example, visitor
from steppingstones.actions.people import leave
from steppingstones.actions.ways_in import card_of, make_card, use
from steppingstones.documents.pictures import picture
from steppingstones.methods.pathway_changes import compare
from steppingstones.methods.pathway_data import from_data
from steppingstones.models import Consent, Evidence, Indicator, Member, Organisation, Project, Side, Stone, User, Voice
from steppingstones.queries.assets import shared, unshared
from steppingstones.queries.benefits import bank_of
from steppingstones.queries.claims import claims_of
from steppingstones.queries.learning import kinds_told
from steppingstones.queries.outcomes import outcomes_of, shares_of
from steppingstones.queries.pathway import pathway_of
from steppingstones.queries.plan_before import items_of, seal_of
from steppingstones.queries.risks import risks, tell, views_of
from tests.world import make_member, make_project


@pytest.fixture
def project(the_lantern):
    return the_lantern


# --- What is in it ----------------------------------------------------------------------------------------


def told(project):
    """How many voices, without those of reviews and of the questions that were asked twice."""
    twice = "How are you these days?"
    return project.voices.not_scored().exclude(answer__question__questionnaire__title=twice).count()


def test_the_example_holds_what_it_promises(project):
    assert project.is_example
    assert project.members.count() == 8
    assert told(project) == 54
    assert project.decisions.count() == 6
    assert project.changes.count() == 4
    assert project.voices.filter(came_by=Voice.CameBy.MEETING).values("subject").distinct().count() == 3


def test_gifts_barriers_lessons_and_risks_are_alive(project):
    assert shared(project).count() == 4
    assert [asset.words for asset in unshared(project, project.members.get(name="Wren Longmeadow"))] != []
    assert project.needs.filter(closed_on=None).count() == 2
    assert {each.met.helped != () for each in kinds_told(project) if each.met.times} == {True, False}
    assert set(project.lessons.values_list("went", flat=True)) == {"right", "wrong", "both"}
    told = tell(project, risks(project))
    assert [each.not_looked for each in told] == [["Nobody of lived experience has looked at this yet."], []]
    assert [views.differ for views in views_of(project.risks.all()).values()] == [True, False]


def test_one_meeting_was_held_and_one_is_to_come(project):
    held, coming = project.meetings.order_by("starts_at")
    assert (held.status, coming.status) == ("held", "planned")
    assert coming.starts_at > timezone.now()
    views = held.minutes.get().views.values_list("member__name", "answer")
    assert ("Robin Applegate", "agreed") in views
    assert ("Wren Longmeadow", "change") in views
    assert held.notes.filter(kind="tension").exists()


def test_the_time_bank_adds_up_and_one_exchange_waits(project):
    rows = project.timeexchanges.values_list("giver__name", "receiver__name", "receiver_said_on")
    assert [giver for giver, _receiver, said in rows if said is None] == ["Basil Fairweather"]
    assert project.contributions.filter(answer="passed-on").exists()


def test_both_sides_are_in_the_group(project):
    sides = {member.side for member in project.members.all()}
    assert {Side.LIVED_EXPERIENCE, Side.PROFESSIONAL, Side.CARER} <= sides
    assert project.members.exclude(access_needs="").count() >= 4


def test_voices_came_in_every_way_and_speak_for_and_against(project):
    assert {voice.came_by for voice in project.voices.all()} == {"logbook", "meeting", "questionnaire"}
    assert {each.stance for each in Evidence.objects.filter(project=project)} == {"for", "against"}


def test_not_every_voice_may_be_quoted_or_seen_outside(project):
    quoted = project.voices.not_scored().with_consent(Consent.Use.QUOTE).count()
    outside = project.voices.not_scored().with_consent(Consent.Use.PUBLIC).count()
    assert 0 < outside < quoted < 54


def test_the_pathway_has_both_tracks_from_the_issue_to_the_impact(project):
    found = {(stone.kind, stone.track) for stone in project.stones.all()}
    both = [Stone.Track.PROJECT, Stone.Track.CO_PRODUCTION]
    levels = [Stone.Kind.ACTIVITY, Stone.Kind.SHORT, Stone.Kind.LONG, Stone.Kind.IMPACT]
    assert found == {("issue", "both"), *((kind, track) for kind in levels for track in both)}


def test_decisions_stand_at_different_places(project):
    assert {decision.status for decision in project.decisions.all()} == {"open", "doing", "done", "dropped"}
    assert all(decision.evidence.exists() for decision in project.decisions.all())


def test_the_report_is_honest(project):
    claims = {claim.stone.words: claim for claim in claims_of(project.reports.get(audience="group"))}
    assert len(claims) == 6
    assert [claim.words for claim in claims.values() if not claim.evidence.decisions and not claim.quotes] == [
        "The town is glad of the Lantern."
    ]
    assert any(claim.quotes_against for claim in claims.values())
    assert all(claim.easy_words and picture(claim.picture) for claim in claims.values())


def test_its_claims_are_sure_in_several_degrees(project):
    lines = [claim.sureness.line for report in project.reports.all() for claim in claims_of(report)]
    assert {line.removeprefix("How sure: ") for line in lines} == {"fairly sure.", "a beginning.", "we cannot say."}


# --- Its plan ---------------------------------------------------------------------------------------------


def test_all_of_the_context_is_written_down(project):
    assert all(getattr(project, name) for name in ("setting", "money", "elsewhere", "began_on", "length"))
    assert project.hour_rate
    assert project.hour_rate_source
    assert project.routes == Project.Route.values


def test_outcomes_say_for_whom_and_what_and_not_everything_is_shown(project):
    outcomes = outcomes_of(project)
    shares = shares_of(outcomes, bank_of(project))
    assert {share.whom for share in shares} == {"lived", "carer", "professional", "organisation", "community"}
    assert {share.outcome.is_shown for share in shares} == {True, False}


def test_the_pathway_has_changed_since_it_was_agreed_and_says_why(project):
    version = project.pathwayversions.get()
    since = project.pathwayedits.filter(number__gt=version.after).exclude(why="")
    assert version.agreed_by.count() == 7
    assert {edit.member.name for edit in since} == {"Basil Fairweather", "Wren Longmeadow", "Robin Applegate"}
    found = compare(from_data(version.pathway), pathway_of(project))
    assert [change.before.words for change in found.stones if change.after is None] == [
        "Drive people to the trading estate in a minibus."
    ]
    assert "People come who kept away from services before." in [
        change.after.words for change in found.stones if change.before is None
    ]


def test_days_are_those_of_the_story(project):
    days = [edit.at.date() for edit in project.pathwayedits.order_by("number")]
    assert days == sorted(days)
    assert days[-1].year == 2025


def test_the_plan_says_how_it_will_be_known_and_what_must_hold(project):
    assert {each.way for each in project.indicators.all()} == set(Indicator.Way.values)
    assert project.steps.exclude(assumption="").count() == 6
    assert project.shapings.values("member").distinct().count() == project.members.count()


def test_the_plan_before_was_sealed_in_time_and_still_is_what_was_sealed(project):
    plan = project.planbefores.get()
    seal = seal_of(plan, items_of(plan))
    assert seal.holds
    assert seal.on < project.began_on
    fates = [outcome.fate for outcome in plan.outcomes.current()]
    assert {fate: fates.count(fate) for fate in set(fates)} == {"kept": 2, "changed": 4, "dropped": 2, "new": 2}


def test_who_is_missing_is_something_to_do(project):
    missing = project.stakeholders.standing().filter(is_in=False)
    assert missing.filter(actions__isnull=False).count() == 3
    assert missing.filter(actions=None).count() == 1


# --- Loading, trying, removing ----------------------------------------------------------------------------


def test_loading_again_changes_nothing(project):
    assert load_example().project == project
    assert Project.objects.count() == 1


def test_whoever_adds_the_example_is_its_facilitator(project):
    remove_example(project)
    user = User.objects.with_email("ada@example.org")
    assert load_example(user).user == user


def test_removing_it_takes_everything_but_other_projects(project):
    elsewhere = make_project()
    remove_example(project)
    assert list(Project.objects.all()) == [elsewhere]
    assert not Organisation.objects.filter(is_example=True).exists()
    assert not Voice.objects.exists()


def test_removing_it_takes_the_accounts_that_were_made_for_its_cards(project):
    facilitator = project.members.get(role=Member.Role.FACILITATOR)
    use(card_of(make_card(make_member(project, "Di", user=None), by=facilitator)))
    remove_example(project)
    assert not User.objects.filter(email=None).exists()
    assert User.objects.filter(email=FACILITATOR).exists()


def test_it_can_be_loaded_after_it_was_removed(project):
    remove_example(project)
    assert told(load_example().project) == 54


def test_on_this_machine_a_visitor_is_the_facilitator(project, settings):
    settings.LOCAL = True
    assert visitor().email == FACILITATOR


def test_where_others_can_reach_the_site_a_visitor_cannot_manage_people(project, settings):
    settings.LOCAL = False
    assert visitor().email == VISITOR
    assert not project.members.get(user=visitor()).is_facilitator


def test_an_account_that_is_used_for_more_is_not_for_visitors(project):
    make_member(make_project(), user=User.objects.get(email=FACILITATOR))
    assert visitor().email == VISITOR


def test_a_visitor_is_never_somebody_real(project):
    Member.objects.filter(project=project, role=Member.Role.FACILITATOR).update(
        user=User.objects.with_email("ada@example.org")
    )
    assert visitor().email == VISITOR


def test_a_visitor_who_left_keeps_nobody_else_out(project, settings):
    settings.LOCAL = False
    member = project.members.get(user__email=VISITOR)
    leave(member, by=member)
    settings.TRY = True
    assert Client().post("/try/", follow=True).status_code == 200


# --- The pages --------------------------------------------------------------------------------------------


def test_anybody_at_this_machine_can_try_it(project):
    page = Client().post("/try/", follow=True)
    assert page.redirect_chain == [(f"/p/{project.slug}/", 302)]
    assert "The people in it are invented." in page.text


@pytest.mark.parametrize(("local", "wanted", "address"), [(True, True, "192.0.2.7"), (False, False, "127.0.0.1")])
def test_nobody_else_can_try_it(project, settings, local, wanted, address):
    settings.LOCAL, settings.TRY = local, wanted
    assert Client(REMOTE_ADDR=address).post("/try/").status_code == 404
    assert "Try the example" not in Client(REMOTE_ADDR=address).get("/").text


def test_looking_at_the_address_signs_nobody_in(project):
    assert Client().get("/try/").status_code == 405


def test_a_visitor_where_others_can_reach_the_site_starts_no_projects(project, settings):
    settings.LOCAL, settings.TRY = False, True
    browser = Client()
    browser.post("/try/")
    assert browser.get("/projects/new/").status_code == 403


def test_it_is_removed_in_one_click_and_can_be_added_again(project):
    browser = Client()
    browser.post("/try/")
    page = browser.post(f"/p/{project.slug}/remove-example/", follow=True)
    assert "Add the example" in page.text
    page = browser.post("/projects/example/", follow=True)
    assert page.redirect_chain == [(f"/p/{project.slug}/", 302)]
    assert Member.objects.get(role=Member.Role.FACILITATOR).user.email == FACILITATOR


def test_only_a_facilitator_removes_it(project):
    browser = Client()
    browser.force_login(User.objects.get(email=VISITOR))
    assert browser.post(f"/p/{project.slug}/remove-example/").status_code == 403
