"""Options with who put them forward, three ways to vote, a change with its proof, and the sheet for everybody."""

import pytest
from playwright.sync_api import expect

from steppingstones.models import Ballot, Option, SharedView, Vote, Voter
from tests.journeys.keyboard import press_until
from tests.sounds_and_pictures import picture
from tests.world import make_change, make_decision, make_member, make_stone, make_voice

pytestmark = pytest.mark.browser


@pytest.fixture
def decision(world):
    decision = make_decision(world.project, status="open", decided="", decided_on=None)
    for order, words in enumerate(("A round one", "A square one", "A long one")):
        Option.objects.create(project=world.project, decision=decision, words=words, order=order)
    return decision


def test_ada_says_who_asks_for_an_option_and_what_it_changes(world, decision, plain, sign_in, check, shot):
    make_voice(world.project, "I cannot see everyone")
    make_stone(world.project, "People feel at home")
    page = sign_in(world.ada, plain)
    page.goto(f"/p/the-garden/decide/{decision.ref}/")
    check(page)
    page.get_by_role("link", name="A round one").click()
    check(page)
    page.get_by_role("link", name="Change this option").click()
    check(page)
    page.get_by_label("Who put it forward?").select_option("Ben")
    page.get_by_role("button", name="Keep this").click()
    page.get_by_role("link", name="Add voices that ask for it").click()
    check(page)
    page.get_by_label("I cannot see everyone").check()
    page.get_by_role("button", name="Link the ticked voices").click()
    page.get_by_role("link", name="I am finished").click()
    expect(page.get_by_role("heading", name="1 voice asks for it")).to_be_visible()
    check(page)
    shot(page, "option")
    page.get_by_role("link", name="Back to the decision").click()
    page.get_by_role("link", name="Say which stone it changes").click()
    check(page)
    page.get_by_label("Which stone does it change?").select_option("People feel at home")
    page.get_by_label("What does it change?").fill("It comes first now")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("It comes first now")).to_be_visible()
    check(page)
    shot(page, "decision-options")


# --- Three ways to vote -------------------------------------------------------------------------------------


def make_ballot(decision, *members, **changes):
    proposal = decision.options.first() if changes["way"] == "consent" else None
    of = {"project": decision.project}
    ballot = Ballot.objects.create(**of, decision=decision, proposal=proposal, opened_on="2026-03-04", **changes)
    ballot.options.set([proposal] if proposal else decision.options.all())
    Voter.objects.bulk_create(Voter(**of, ballot=ballot, member=member) for member in members)
    return f"/p/the-garden/decide/vote/{ballot.ref}/"


def test_ben_prepares_a_vote_with_faces_and_ada_votes_by_mouse(world, decision, page, new_page, sign_in, check, shot):
    sign_in(world.ben, page)
    page.goto(f"/p/the-garden/decide/{decision.ref}/")
    page.get_by_role("link", name="Prepare a vote").click()
    check(page)
    shot(page, "ballot-form")
    page.get_by_label("Faces: how does each option feel?").check()
    page.get_by_label("No, it is anonymous.").check()
    page.get_by_role("button", name="Keep this").click()
    check(page)
    page.get_by_role("button", name="Open the vote").click()
    check(page)
    shot(page, "ballot-open")
    other = sign_in(world.ada, new_page())
    other.goto(page.url)
    other.get_by_role("link", name="Vote now").click()
    check(other)
    for option, face in (("A round one", "Very happy"), ("A square one", "Sad")):
        other.get_by_role("group", name=option).get_by_label(face, exact=True).check()
    other.get_by_label("Why?").fill("I see everybody")
    shot(other, "vote-faces")
    other.get_by_role("button", name="Send this vote").click()
    expect(other.get_by_text("You have voted. Nobody can tell what you said.")).to_be_visible()
    check(other)
    page.get_by_role("button", name="Close the vote").click()
    expect(page.get_by_text("Fewer than 5 people voted.")).to_be_visible()
    expect(page.get_by_text("I see everybody")).to_be_visible()
    check(page)
    shot(page, "ballot-result-faces")
    page.get_by_role("link", name="Write down what was decided").click()
    check(page)


def test_ada_puts_options_in_order_by_keyboard(world, decision, phone, sign_in, check, shot):
    place = make_ballot(decision, world.ada, world.ben, way="ranking")
    page = sign_in(world.ada, phone)
    page.goto(place)
    check(page)
    press_until(page, "Vote now")
    page.keyboard.press("Enter")
    page.wait_for_url("**/mine/")
    check(page)
    press_until(page, "A long one")
    page.keyboard.press("1")
    press_until(page, "This order is right")
    check(page)
    shot(page, "vote-ranking")
    press_until(page, "Send this vote")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The vote is kept.")).to_be_visible()
    said = Vote.objects.get().said
    order = sorted(said, key=said.get)
    assert list(decision.options.filter(ref=order[0]).values_list("words", flat=True)) == ["A long one"]


def test_a_vote_with_faces_from_the_first_step_to_the_last_with_the_keyboard_alone(
    world, decision, phone, new_page, sign_in, check, shot
):
    ben = sign_in(world.ben, phone)
    ben.goto(f"/p/the-garden/decide/{decision.ref}/")
    go(ben, "Prepare a vote", "**/vote/add/", check)
    press_until(ben, "Consent")
    ben.keyboard.press("ArrowDown")
    press_until(ben, "Keep this")
    ben.keyboard.press("Enter")
    ben.wait_for_url("**/decide/vote/**")
    go(ben, "Open the vote", None, check)
    ada = sign_in(world.ada, new_page(width=360))
    ada.goto(ben.url)
    go(ada, "Vote now", "**/mine/", check)
    for steps in (1, 2, 3):  # from the last answer, which is chosen at first, on to the first face
        press_until(ada, "I would rather not say")
        for _step in range(steps):
            ada.keyboard.press("ArrowRight")
    shot(ada, "vote-faces-keyboard")
    press_until(ada, "Why?")
    ada.keyboard.type("I see everybody")
    go(ada, "Send this vote", "**/decide/vote/*/", check)
    said = Vote.objects.get().said
    assert [said[ref] for ref in decision.options.values_list("ref", flat=True)] == [1, 2, 3]
    go(ben, "Close the vote", None, check)
    expect(ben.get_by_role("heading", name="What came out")).to_be_visible()


def go(page, name, url, check):
    """To the link or button with this name by Tab, and on by Enter."""
    press_until(page, name)
    page.keyboard.press("Enter")
    page.wait_for_url(url) if url else expect(page.get_by_role("status").first).to_be_visible()
    check(page)


def test_ada_says_no_without_scripts_and_without_losing_her_words(world, decision, plain, sign_in, check, shot):
    place = make_ballot(decision, world.ada, way="consent")
    page = sign_in(world.ada, plain)
    page.goto(f"{place}mine/")
    check(page)
    page.get_by_label("Why?").fill("I cannot sit there")
    page.get_by_role("button", name="Send this vote").click()
    expect(page.get_by_text("Something needs another look")).to_be_visible()
    check(page)
    page.get_by_label("No, I cannot live with it").check()
    shot(page, "vote-consent")
    page.get_by_role("button", name="Send this vote").click()
    expect(page.get_by_text("The vote is kept.")).to_be_visible()
    assert Vote.objects.get().why == "I cannot sit there"
    Ballot.objects.update(closed_on="2026-03-05")
    page.goto(place)
    expect(page.get_by_text("Not agreed")).to_be_visible()
    check(page)
    shot(page, "ballot-result-consent")


# --- What shows a change, and what people say about it ------------------------------------------------------


def test_ada_shows_a_change_and_what_people_say_about_it(world, plain, sign_in, check, shot):
    change = make_change(make_decision(world.project))
    make_voice(world.project, "Now I see everyone")
    page = sign_in(world.ada, plain)
    page.goto(f"/p/the-garden/decide/change/{change.ref}/")
    check(page)
    page.get_by_role("link", name="Add a picture or a document").click()
    check(page)
    page.get_by_label("What does it show?").fill("The round table in the hall")
    page.get_by_label("Picture or document").set_input_files({"name": "a.exe", "mimeType": "a/b", "buffer": b"MZ\0"})
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("neither a picture nor a document").first).to_be_visible()
    check(page)
    page.get_by_label("Picture or document").set_input_files(
        {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture()}
    )
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("img", name="The round table in the hall")).to_be_visible()
    check(page)
    page.get_by_role("link", name="Add a link").click()
    check(page)
    page.get_by_label("Link", exact=True).fill("https://example.org/news")
    page.get_by_label("What does it show?").fill("The newspaper wrote about it")
    page.get_by_role("button", name="Keep this").click()
    page.get_by_role("link", name="Add what people say about it now").click()
    check(page)
    page.get_by_label("Now I see everyone").check()
    page.get_by_label("It is good, or it helps").check()
    page.get_by_role("button", name="Link the ticked voices").click()
    page.get_by_role("link", name="I am finished").click()
    expect(page.get_by_role("heading", name="1 voice says that it is good")).to_be_visible()
    check(page)
    shot(page, "change")
    page.get_by_role("link", name="Back to the decision").click()
    expect(page.get_by_text("Voices that say it is good: 1.")).to_be_visible()
    check(page)
    shot(page, "decision-change")


# --- You said, we did, for everybody ------------------------------------------------------------------------


def test_ben_opens_the_sheet_and_a_neighbour_reads_it_until_it_is_closed(world, page, new_page, sign_in, check, shot):
    make_change(make_decision(world.project, "Which day?"), "We open on Saturdays")
    make_decision(world.project, "A minibus?", status="dropped", dropped_why="It costs more than we have.")
    sign_in(world.ben, page)
    page.goto("/p/the-garden/decide/said-did/")
    check(page)
    page.get_by_role("button", name="Open the sheet to everybody").click()
    check(page)
    shot(page, "said-did-open")
    address = page.get_by_role("link", name="/said-did/").get_attribute("href")
    for looks in ({"width": 360, "js": False, "colors": "dark"}, {"width": 1280}):
        neighbour = new_page(**looks)
        neighbour.goto(address)
        expect(neighbour.get_by_text("We did not do this. It costs more than we have.")).to_be_visible()
        check(neighbour)
        shot(neighbour, "sheet")
        assert neighbour.context.cookies() == []
    page.get_by_role("button", name="Close the sheet").click()
    expect(page.get_by_text("Only people in the group can read this page.")).to_be_visible()
    check(page)
    assert neighbour.request.get(address).status == 404


def test_a_name_waits_until_ben_has_looked_at_it(world, plain, sign_in, check, shot):
    make_decision(world.project, "May Ada chair the meeting?")
    page = sign_in(world.ben, plain)
    page.goto("/p/the-garden/decide/said-did/")
    expect(page.get_by_text("So it waits")).to_be_visible()
    check(page)
    page.get_by_role("link", name="Say it in other words").click()
    check(page)
    page.get_by_label("You said").fill("Who chairs the meeting?")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("Who chairs the meeting?", exact=True)).to_be_visible()
    expect(page.get_by_text("So it waits")).not_to_be_visible()
    check(page)


# --- For somebody without an account ------------------------------------------------------------------------


def test_ada_writes_down_with_the_keyboard_alone_how_shared_it_was_for_di(world, decision, phone, sign_in, check, shot):
    di = make_member(world.project, "Di", user=None)
    page = sign_in(world.ada, phone)
    page.goto(f"/p/the-garden/decide/{decision.ref}/")
    go(page, "Say how you saw it", "**/shared/", check)
    go(page, "Write down how they saw it", "**/shared/*/", check)
    press_until(page, "They would rather not say")
    page.keyboard.press("ArrowDown")  # round to the first
    shot(page, "shared-for")
    press_until(page, "Keep this")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Told: it was decided before, and people heard of it")).to_be_visible()
    check(page)
    assert SharedView.objects.get().member == di
