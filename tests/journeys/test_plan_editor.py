"""The free editor: by keyboard alone, on a phone, without a script, and two people at once."""

import pytest
from playwright.sync_api import expect

from steppingstones.actions.pathway import change_stone
from steppingstones.models import PathwayEdit, Step, Stone
from steppingstones.queries.pathway import pathway_of
from tests.world import make_stone

pytestmark = pytest.mark.browser

WORK = "/p/the-garden/plan/work/"
HELD = "() => document.activeElement.textContent.split(/\\s+/).join(' ').trim()"


def steps() -> set[tuple[str, str]]:
    return set(Step.objects.values_list("source__words", "target__words"))


def standing() -> list[str]:
    return [stone.words for stone in pathway_of(Stone.objects.first().project).in_order]


def acts(page, number: int) -> None:
    """Wait until the page shows this many acts."""
    page.wait_for_function(f"() => Number(document.querySelector('.work').dataset.number) >= {number}")


class Hands:
    """Somebody who only has a keyboard."""

    def __init__(self, page) -> None:
        self.page, self.done = page, PathwayEdit.objects.count()

    def key(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def form(self, key: str) -> None:
        self.key(key)
        self.page.wait_for_function("() => document.activeElement.matches('textarea, select, input')")

    def send(self, key: str = "Control+Enter") -> None:
        self.done += 1
        self.key(key)
        acts(self.page, self.done)
        self.page.wait_for_function("() => document.activeElement.matches('.row-stone, button')")

    def write(self, key: str, words: str) -> None:
        self.form(key)
        self.page.keyboard.type(words)
        self.send()

    def tab_to(self, name: str) -> None:
        for _press in range(80):
            self.key("Tab")
            if self.held.startswith(name):
                return
        raise AssertionError(f"Tab never came to {name!r}")

    @property
    def held(self) -> str:
        return self.page.evaluate(HELD)


def test_a_pathway_of_twelve_stones_by_keyboard_alone(world, phone, sign_in, check, shot):
    page = sign_in(world.ada, phone)
    page.goto(WORK)
    check(page)
    hands = Hands(page)
    hands.tab_to("Add a stone here: Impact, Project")
    hands.write("Enter", "There is a garden")
    assert hands.held.startswith("There is a garden")
    hands.write("b", "The ground is ours")
    hands.write("b", "The council says yes")
    hands.write("b", "Write to the council")
    hands.write("a", "Ask the neighbours")
    hands.write("a", "Draw a plan and buy seeds")
    check(page)

    # Two in one sentence become two, and all lead on.
    hands.form("s")
    hands.key("Control+a")
    page.keyboard.type("Draw a plan")
    hands.key("Tab")
    page.keyboard.type("Buy seeds")
    hands.send()
    for source in ("Draw a plan", "Buy seeds", "Ask the neighbours"):
        row = page.get_by_role("link", name=source)
        row.focus()
        hands.form("l")
        page.keyboard.type("The council")
        hands.send()
    assert len(steps()) == 6

    # The other track, and a step across.
    hands.tab_to("Add a stone here: Impact, Co-production")
    hands.write("Enter", "People feel it is theirs")
    hands.write("b", "People know each other")
    hands.write("b", "People meet every week")
    hands.write("b", "Cook together")
    hands.write("a", "Eat together")
    hands.form("l")
    page.keyboard.type("People meet")
    hands.send()
    assert len(standing()) == 12

    # Up and down by the arrows, and to the other track.
    page.get_by_role("link", name="Cook together").focus()
    hands.key("ArrowDown")
    assert hands.held.startswith("Eat together")
    hands.key("ArrowLeft")
    assert hands.held.startswith(("Ask the neighbours", "Write to the council"))
    hands.send("Alt+ArrowDown")
    check(page)

    # Make one of two, take one off, and take everything of it back.
    page.get_by_role("link", name="Eat together").focus()
    hands.form("m")
    page.keyboard.type("Cook")
    hands.key("Tab", "Control+a")
    page.keyboard.type("Cook and eat together")
    hands.send()
    assert "Cook together" not in standing()
    before = standing()
    hands.send("Delete")
    assert len(standing()) == 10
    hands.send("Control+z")
    assert standing() == before
    hands.send("Control+z")
    assert {"Cook together", "Eat together"} <= set(standing())
    hands.send("Control+y")
    assert standing() == before
    check(page)
    shot(page, "editor-keyboard")
    expect(page.get_by_role("status").get_by_text("Redo made one stone of two")).to_have_count(1)


def test_each_act_by_hand(world, plain, sign_in, check, shot):
    make_stone(world.project, "There is a garden", kind="impact")
    page = sign_in(world.ada, plain)
    page.goto(WORK)
    check(page)
    page.get_by_role("link", name="There is a garden").click()
    check(page)
    page.get_by_role("link", name="Add what must be true first").click()
    check(page)
    page.get_by_role("button", name="Add it").click()
    page.get_by_text("Write what the stone says.").first.wait_for()
    check(page)
    page.get_by_label("What must be true first").fill("Rooms and staff are ready")
    page.get_by_role("button", name="Add it").click()

    page.get_by_role("link", name="Split in two").click()
    check(page)
    page.get_by_label("The first stone says").fill("The rooms are ready")
    page.get_by_label("The second stone says").fill("The staff are ready")
    page.get_by_role("button", name="Split it").click()
    page.get_by_role("button", name="Move up").click()
    page.get_by_role("button", name="Move down").wait_for()
    check(page)
    shot(page, "editor")
    assert standing() == ["The staff are ready", "The rooms are ready", "There is a garden"]

    page.get_by_role("button", name="Take the step away").click()
    page.get_by_role("button", name="Take the step away").wait_for(state="detached")
    page.get_by_role("link", name="Choose what it leads to").click()
    check(page)
    page.get_by_label("It leads to").select_option(label="The rooms are ready")
    page.get_by_role("button", name="Add this step").click()
    page.get_by_role("button", name="Take the step away").wait_for()

    page.get_by_role("link", name="Change level or track").click()
    check(page)
    page.get_by_label("Impact: the big change").check()
    page.get_by_role("button", name="Keep the change").click()
    page.get_by_text("Take the step away first.").first.wait_for()
    check(page)
    page.get_by_role("link", name="Close").click()
    page.get_by_role("button", name="Take it off").click()
    page.get_by_role("button", name="Undo took off “The staff are ready”").click()
    page.get_by_role("button", name="Redo took off “The staff are ready”").wait_for()
    check(page)
    assert ("The staff are ready", "The rooms are ready") in steps()


def test_two_at_once_and_the_second_chooses(world, new_page, sign_in, check, shot):
    stone = make_stone(world.project, "As it was")
    ada, ben = sign_in(world.ada, new_page()), sign_in(world.ben, new_page(width=360))
    for page in (ada, ben):
        page.goto(f"{WORK}{stone.ref}/reword/")
        page.get_by_label("What it says").fill(f"What {'Ada' if page is ada else 'Ben'} wrote")
    ben.get_by_role("button", name="Keep these words").click()
    acts(ben, 1)
    # Ada is typing: her words stay, and a line tells her.
    ada.get_by_text("Ben changed “As it was” to “What Ben wrote”.").wait_for(timeout=15_000)
    expect(ada.get_by_label("What it says")).to_have_value("What Ada wrote")
    check(ada)
    ada.get_by_role("button", name="Keep these words").click()
    ada.get_by_text("Choose below.").wait_for()
    check(ada)
    shot(ada, "editor-conflict")
    ada.get_by_label("Neither: a third one, below").check()
    ada.get_by_label("What it says: the third one").fill("What both can live with")
    ada.get_by_role("button", name="Keep what I chose").click()
    acts(ada, 2)
    assert standing() == ["What both can live with"]
    # Ben is not typing: what Ada chose comes in by itself.
    ben.get_by_role("link", name="What both can live with").wait_for(timeout=15_000)
    check(ben)


def test_the_pathway_page_says_what_somebody_else_did(world, page, sign_in, check, shot):
    stone = make_stone(world.project, "As it was")
    sign_in(world.rae)
    page.goto("/p/the-garden/plan/")
    change_stone(stone, by=world.ben, words="What Ben wrote")
    page.get_by_text("Ben changed “As it was” to “What Ben wrote”.").wait_for(timeout=15_000)
    check(page)
    page.get_by_role("link", name="Show it").click()
    page.locator("#list .says").get_by_text("What Ben wrote").wait_for()


def test_what_was_typed_survives_a_lost_line_and_a_reload(world, page, sign_in):
    stone = make_stone(world.project, "As it was")
    sign_in(world.ada)
    page.goto(f"{WORK}?at={stone.ref}")
    page.get_by_role("link", name="Change the words").click()
    page.get_by_label("What it says").fill("Long thought about")
    page.route("**/reword/", lambda route: route.abort())
    page.get_by_role("button", name="Keep these words").click()
    page.get_by_text("This did not reach the site.").wait_for()
    expect(page.get_by_label("What it says")).to_have_value("Long thought about")
    page.unroute("**/reword/")
    page.reload()
    expect(page.get_by_label("What it says")).to_have_value("Long thought about")
    page.get_by_role("button", name="Keep these words").click()
    acts(page, 1)
    page.get_by_role("link", name="Change the words").click()
    expect(page.get_by_label("What it says")).to_have_value("Long thought about")
    expect(page.get_by_text("What you typed before is back.")).to_have_count(0)


def test_three_hundred_stones_stay_usable(world, phone, sign_in, check, shot):
    kinds, tracks = ["activity", "short", "long", "impact"], ["project", "coproduction"]
    Stone.objects.bulk_create(
        Stone(project=world.project, kind=kinds[n * 4 // 300], track=tracks[n % 2], words=f"Stone {n}", order=n)
        for n in range(300)
    )
    page = sign_in(world.ada, phone)
    page.goto(WORK)
    check(page)
    shot(page, "editor-300")
    row = page.get_by_role("link", name="Stone 140", exact=True)
    row.focus()
    top = row.bounding_box()["y"]
    hands = Hands(page)
    hands.write("a", "In the middle of many")
    assert hands.held.startswith("In the middle of many")
    assert abs(page.get_by_role("link", name="Stone 140", exact=True).bounding_box()["y"] - top) < 200
