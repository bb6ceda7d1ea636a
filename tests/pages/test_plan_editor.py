"""The free editor: every act at its own address, refused in words, and undone."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from steppingstones.actions.outcomes import add_outcome
from steppingstones.actions.pathway import add_stone, change_stone, link_stones, remove_stone
from steppingstones.models import Step, Stone
from steppingstones.queries.pathway import pathway_of
from tests.world import make_stone

ROOM = "/p/the-garden/plan/"
WORK = f"{ROOM}work/"


@pytest.fixture
def stones(world):
    """An activity, a short-term and a long-term outcome, and an impact, all on the project track."""
    return {
        kind: add_stone(world.project, by=world.ben, kind=kind, track="project", words=f"The {kind} one")
        for kind in ("activity", "short", "long", "impact")
    }


@pytest.fixture
def ada(world, as_member):
    return as_member(world.ada)


def words(world) -> list[str]:
    return [stone.words for stone in pathway_of(world.project).in_order]


def steps() -> set[tuple[str, str]]:
    return set(Step.objects.values_list("source__words", "target__words"))


def send(client: Client, stone: Stone, act: str, **said):
    return client.post(f"{WORK}{stone.ref}/{act}/", said)


def text(answer) -> str:
    return " ".join(html.fromstring(answer.text).text_content().split())


# --- Looking ----------------------------------------------------------------------------------------------


def test_all_stones_are_on_one_page_and_one_of_them_is_open(ada, stones):
    page = html.fromstring(ada.get(f"{WORK}?at={stones['short'].ref}").content)
    assert len(page.xpath("//a[contains(@class, 'row-stone')]")) == 4
    open_one = "//a[@aria-current='true'][contains(@class, 'row-stone')]/text()"
    assert page.xpath(open_one) == ["The short one"]
    assert html.fromstring(ada.get(WORK).content).xpath(open_one) == []


def test_readers_and_outsiders_do_not_edit(world, as_member, stones):
    for path in (WORK, f"{WORK}{stones['short'].ref}/reword/"):
        assert as_member(world.rae).get(path).status_code == 403
        assert as_member(world.cy).get(path).status_code == 404
    assert "work/" not in as_member(world.rae).get(ROOM).text


def test_the_script_gets_only_the_part_that_changes(ada, stones):
    answer = ada.get(WORK, headers={"X-Part": "work"})
    assert answer.content.strip().startswith(b'<div class="work"')
    assert "X-Part" in answer["Vary"]


@pytest.mark.parametrize("count", [1, 12])
def test_the_number_of_queries_does_not_grow(world, ada, count):
    for number in range(count):
        make_stone(world.project, f"Stone {number}")
    with CaptureQueriesContext(connection) as queries:
        ada.get(f"{WORK}?at={Stone.objects.first().ref}")
    assert len(queries) <= 14


@pytest.mark.parametrize("words", ["People feel at home here", "Люди чувствуют себя здесь как дома. " * 12])
def test_three_hundred_stones_are_a_light_page(world, ada, words):
    kinds, tracks = ["activity", "short", "long", "impact"], ["project", "coproduction"]
    stones = Stone.objects.bulk_create(
        Stone(project=world.project, kind=kinds[n * 4 // 300], track=tracks[n % 2], words=f"{words} {n}", order=n)
        for n in range(300)
    )
    Step.objects.bulk_create(Step(project=world.project, source=stones[n], target=stones[n + 75]) for n in range(225))
    for path in (f"?at={stones[80].ref}", f"{stones[80].ref}/link/", f"{stones[80].ref}/link-from/"):
        assert len(ada.get(WORK + path).content) < 130_000  # leaves 20 kB for style and scripts
    assert ada.post(f"{WORK}{stones[0].ref}/remove/").status_code == 302
    assert ada.post(f"{WORK}undo/").status_code == 302


def test_beyond_that_one_level_is_open_at_a_time(world, ada):
    Stone.objects.bulk_create(
        Stone(project=world.project, kind=["short", "long"][n % 2], track="project", words=f"Stone {n}", order=n)
        for n in range(400)
    )
    page = html.fromstring(ada.get(f"{WORK}?level=long").content)
    assert len(page.xpath("//a[contains(@class, 'row-stone')]")) == 200
    assert "Open this level: 200 stones" in page.text_content()


# --- Each act ---------------------------------------------------------------------------------------------


def test_add_below_and_before(world, ada, stones):
    answer = send(ada, stones["short"], "below", words="Right below")
    new = Stone.objects.get(words="Right below")
    assert answer.url == f"{WORK}?at={new.ref}#stone-{new.ref}"
    send(ada, stones["short"], "before", words="What must be first")
    assert words(world)[:4] == ["The activity one", "What must be first", "The short one", "Right below"]
    assert steps() == {("What must be first", "The short one")}


def test_add_at_the_end_of_a_lane(world, ada):
    assert ada.post(f"{WORK}add/issue/both/", {"words": "No place"}).status_code == 302
    assert ada.post(f"{WORK}add/impact/coproduction/", {"words": "A place"}).status_code == 302
    assert list(Stone.objects.values_list("kind", "track")) == [("issue", "both"), ("impact", "coproduction")]
    for nowhere in ("issue/project", "short/both", "money/project", "short/middle"):
        assert ada.get(f"{WORK}add/{nowhere}/").status_code == 404


def test_a_double_click_adds_one(ada, stones):
    for _ in range(2):
        send(ada, stones["short"], "below", words="Only once", once="k")
    assert Stone.objects.filter(words="Only once").count() == 1


def test_reword_and_retype(ada, stones):
    send(ada, stones["short"], "reword", words="Better words")
    send(ada, stones["short"], "retype", kind="long", track="coproduction")
    changed = Stone.objects.get(pk=stones["short"].pk)
    assert (changed.words, changed.kind, changed.track) == ("Better words", "long", "coproduction")


def test_move(world, ada, stones):
    send(ada, stones["short"], "below", words="The next one")
    send(ada, stones["short"], "move/down")
    assert words(world)[1:3] == ["The next one", "The short one"]
    assert ada.post(f"{WORK}{stones['short'].ref}/move/sideways/").status_code == 404


def test_link_both_ways_and_unlink(ada, stones):
    send(ada, stones["short"], "link", other=stones["long"].ref)
    send(ada, stones["short"], "link-from", other=stones["activity"].ref)
    assert steps() == {("The short one", "The long one"), ("The activity one", "The short one")}
    answer = send(ada, stones["activity"], f"unlink/{stones['short'].ref}", at=stones["short"].ref)
    assert stones["short"].ref in answer.url
    assert steps() == {("The short one", "The long one")}


def test_split_and_merge(world, ada, stones):
    send(ada, stones["short"], "link", other=stones["long"].ref)
    send(ada, stones["short"], "split", first="Rooms are ready", second="Staff are ready")
    assert words(world)[1:3] == ["Rooms are ready", "Staff are ready"]
    assert len(steps()) == 2
    other = Stone.objects.get(words="Staff are ready")
    send(ada, stones["short"], "merge", other=other.ref, words="All is ready")
    assert words(world)[1:3] == ["All is ready", "The long one"]
    assert steps() == {("All is ready", "The long one")}


def test_remove_leads_to_the_next_stone(ada, stones):
    below = add_stone(stones["short"].project, by=None, kind="short", track="project", words="Next")
    assert below.ref in send(ada, stones["short"], "remove").url
    assert send(ada, below, "remove").url == WORK


# --- Undo and redo ----------------------------------------------------------------------------------------


def test_what_will_be_undone_is_said_and_every_step_can_be(world, ada, stones):
    send(ada, stones["short"], "below", words="Tea for all")
    page = text(ada.get(WORK))
    assert "Undo added “Tea for all”" in page
    assert "Redo nothing yet" in page
    ada.post(f"{WORK}undo/")
    assert "Tea for all" not in words(world)
    assert "Redo added “Tea for all”" in text(ada.get(WORK))
    ada.post(f"{WORK}redo/")
    assert "Tea for all" in words(world)


@pytest.mark.parametrize(
    ("act", "said", "told"),
    [
        ("reword", {"words": "New words"}, "changed “The short one” to “New words”"),
        ("retype", {"kind": "long", "track": "project"}, "changed the level or track of “The short one”"),
        ("remove", {}, "took off “The short one”"),
        ("split", {"first": "One", "second": "Two"}, "split “The short one” in two"),
        ("link", {"other": "long"}, "let “The short one” lead to “The long one”"),
    ],
)
def test_each_act_has_its_words_and_is_undone_exactly(world, ada, stones, act, said, told):
    before = pathway_of(world.project)
    said = {name: stones[value].ref if name == "other" else value for name, value in said.items()}
    send(ada, stones["short"], act, **said)
    assert f"Undo {told}" in text(ada.get(WORK))
    ada.post(f"{WORK}undo/")
    assert pathway_of(world.project).in_order == before.in_order
    assert pathway_of(world.project).steps == before.steps


def test_nothing_to_undo_is_said(ada):
    answer = ada.post(f"{WORK}undo/")
    assert answer.status_code == 422
    assert "There is nothing of yours to undo." in text(answer)


def test_what_somebody_else_changed_since_is_not_undone_but_one_can_go_on(world, ada, stones):
    send(ada, stones["long"], "reword", words="Ada's first")
    send(ada, stones["short"], "reword", words="Ada's second")
    change_stone(stones["short"], by=world.ben, words="Ben's")
    answer = ada.post(f"{WORK}undo/")
    assert answer.status_code == 422
    assert "has been changed by somebody since" in text(answer)
    assert "Leave it, and go on to what I did before" in text(answer)
    ada.post(f"{WORK}undo/skip/")
    ada.post(f"{WORK}undo/")
    assert words(world)[1:3] == ["Ben's", "The long one"]


# --- Refusals ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "target", "says"),
    [
        ("long", "short", "comes later on the path"),
        ("short", "short", "cannot lead to itself"),
        ("impact", "impact", "the end of the path"),
        ("short", "nothing", "not on the pathway any more"),
    ],
)
def test_a_step_that_may_not_be_is_refused_where_one_was(ada, stones, source, target, says):
    answer = send(ada, stones[source], "link", other=stones[target].ref if target in stones else target)
    assert answer.status_code == 422
    panel = html.fromstring(answer.content).xpath("//*[@class='work-panel']")[0].text_content()
    assert says in panel
    assert steps() == set()


def test_a_loop_is_refused_with_its_reason(ada, world, stones):
    other = add_stone(world.project, by=world.ben, kind="short", track="project", words="The other")
    link_stones(other, by=world.ben, target=stones["short"].ref)
    assert "would make a loop" in text(send(ada, stones["short"], "link", other=other.ref))


def test_unlike_stones_do_not_become_one_and_nothing_typed_is_lost(ada, world, stones):
    add_stone(world.project, by=world.ben, kind="short", track="project", words="The other")
    answer = send(ada, stones["short"], "merge", other=stones["long"].ref, words="Both at once")
    assert answer.status_code == 422
    assert "Only two stones of the same kind" in text(answer)
    assert "Both at once" in text(answer)


def test_an_act_that_makes_no_sense_here_says_why(ada, world, stones):
    issue = add_stone(world.project, by=world.ben, kind="issue", track="both", words="No place")
    for stone, act in ((issue, "before"), (stones["impact"], "link"), (stones["impact"], "merge")):
        assert ada.get(f"{WORK}{stone.ref}/{act}/").status_code == 422
        offered = html.fromstring(ada.get(f"{WORK}?at={stone.ref}").content).xpath("//p[@class='work-acts']//a/@href")
        assert not [url for url in offered if f"/{act}/" in url]


def test_words_that_are_missing_or_too_long_come_back(ada, stones):
    for typed, says in ((" ", "Write what the stone says."), ("x" * 501, "use at most 500 letters")):
        answer = send(ada, stones["short"], "below", words=typed)
        assert (answer.status_code, says in answer.text, typed in answer.text) == (422, True, True)


def test_a_stone_that_somebody_took_off_shows_what_was_typed_and_can_come_back(world, ada, stones):
    remove_stone(stones["short"], by=world.ben)
    answer = send(ada, stones["short"], "reword", words="My careful words", seen="4")
    assert answer.status_code == 410
    assert "Ben took “The short one” off the pathway meanwhile." in text(answer)
    assert "My careful words" in text(answer)
    assert ada.get(f"{WORK}nothing/reword/").status_code == 404


def test_undo_says_how_many_stones_came_and_went(ada, world):
    add_outcome(world.project, by=world.ada, words="All can read it", track="project", activities=["Draw", "Ask"])
    assert "added 3 stones" in ada.get(WORK).text
