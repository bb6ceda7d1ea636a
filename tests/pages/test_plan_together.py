"""Two people on the same pathway: forms say what was seen, both wordings are shown, and somebody chooses."""

import pytest
from lxml import html

from steppingstones.actions.pathway import add_stone, change_stone, choose_steps, remove_stone
from steppingstones.models import Stone
from steppingstones.queries.pathway_since import last_number
from tests.world import make_stone

ROOM = "/p/the-garden/plan/"


@pytest.fixture
def stone(world) -> Stone:
    return add_stone(world.project, by=world.ben, kind="short", track="project", words="As it was")


@pytest.fixture
def ada(world, as_member):
    return as_member(world.ada)


def text(answer) -> str:
    return " ".join(html.fromstring(answer.text).text_content().split())


def fields(answer) -> dict[str, str]:
    """What the form that came back would send if nobody touched it."""
    form = next(each for each in html.fromstring(answer.text).forms if "settle" in (each.action or ""))
    return {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}


# Both places where the words of a stone are changed, and what else their forms send.
PLACES = {
    "page": ("stones/{ref}/", "stones/{ref}/settle/", {"kind": "short", "track": "project"}),
    "editor": ("work/{ref}/reword/", "work/{ref}/settle/", {}),
}
each_place = pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())


def clash(world, ada, stone, place):
    """Ben changes the words while Ada writes hers."""
    address, _settle, also = place
    seen = last_number(world.project)
    change_stone(stone, by=world.ben, words="Ben's words")
    return ada.post(ROOM + address.format(ref=stone.ref), {**also, "words": "Ada's words", "seen": seen})


@each_place
def test_both_wordings_are_shown_with_who_and_nothing_is_saved_yet(world, ada, stone, place):
    answer = clash(world, ada, stone, place)
    assert answer.status_code == 409
    page = text(answer)
    assert "Ben changed this stone while you were writing." in page
    assert "Keep mine: “Ada's words”" in page
    assert "Keep what Ben wrote" in page
    assert "“Ben's words”" in page
    stone.refresh_from_db()
    assert stone.words == "Ben's words"


@each_place
@pytest.mark.parametrize(
    ("choice", "words"), [("mine", "Ada's words"), ("theirs", "Ben's words"), ("another", "Both our words")]
)
def test_the_person_chooses(world, ada, stone, place, choice, words):
    said = fields(clash(world, ada, stone, place))
    settle = ROOM + place[1].format(ref=stone.ref)
    answer = ada.post(settle, {**said, "words_is": choice, "words": "Both our words"})
    assert answer.status_code == 302
    stone.refresh_from_db()
    assert stone.words == words


@each_place
def test_a_choice_must_be_made_and_a_third_must_be_written(world, ada, stone, place):
    said = fields(clash(world, ada, stone, place))
    settle = ROOM + place[1].format(ref=stone.ref)
    said.pop("words_is", None)
    assert "Choose one of the three." in text(ada.post(settle, said))
    answer = ada.post(settle, {**said, "words_is": "another", "words": " "})
    assert answer.status_code == 422
    assert "Write or choose the third one here." in text(answer)
    assert "Ada's words" in text(answer)


@each_place
def test_a_third_change_in_between_is_asked_about_again(world, ada, stone, place):
    said = fields(clash(world, ada, stone, place))
    change_stone(stone, by=world.ben, words="Ben's second thoughts")
    answer = ada.post(ROOM + place[1].format(ref=stone.ref), {**said, "words_is": "mine"})
    assert answer.status_code == 409
    assert "Ben's second thoughts" in text(answer)


def test_what_was_not_fought_over_is_kept_with_the_choice(world, ada, stone):
    seen = last_number(world.project)
    change_stone(stone, by=world.ben, words="Ben's words")
    mine = {"words": "Ada's words", "kind": "long", "track": "coproduction", "seen": seen}
    said = fields(ada.post(f"{ROOM}stones/{stone.ref}/", mine))
    ada.post(f"{ROOM}stones/{stone.ref}/settle/", {**said, "words_is": "theirs"})
    stone.refresh_from_db()
    assert (stone.words, stone.kind, stone.track) == ("Ben's words", "long", "coproduction")


def test_two_levels_are_a_choice_too(world, ada, stone):
    seen = last_number(world.project)
    change_stone(stone, by=world.ben, kind="activity")
    answer = ada.post(f"{ROOM}work/{stone.ref}/retype/", {"kind": "long", "track": "project", "seen": seen})
    assert "Keep mine: “Long-term outcome: a change that takes longer”" in text(answer)
    said = {**fields(answer), "kind_is": "another", "kind": "impact"}
    assert ada.post(f"{ROOM}work/{stone.ref}/settle/", said).status_code == 302
    stone.refresh_from_db()
    assert stone.kind == "impact"


def test_what_is_said_beside_a_stone_is_a_choice_too_however_long(world, ada, stone):
    seen, mine = last_number(world.project), "We asked at the door. " * 100
    change_stone(stone, by=world.ben, more="Ben's story")
    said = {"words": stone.words, "more": mine, "kind": "short", "track": "project", "seen": seen}
    answer = ada.post(f"{ROOM}stones/{stone.ref}/", said)
    assert answer.status_code == 409
    ada.post(f"{ROOM}stones/{stone.ref}/settle/", {**fields(answer), "more_is": "mine"})
    stone.refresh_from_db()
    assert stone.more == mine.strip()


def test_a_settled_form_that_was_tampered_with_is_refused(world, ada, stone):
    said = {"about": "kind", "kind_is": "mine", "mine_kind": "money", "since": "x", "seen": "-1"}
    assert ada.post(f"{ROOM}work/{stone.ref}/settle/", said).status_code == 422
    assert ada.post(f"{ROOM}work/{stone.ref}/settle/", {"mine_words": "x" * 501}).status_code == 422


def test_different_fields_need_no_choice(world, ada, stone):
    seen = last_number(world.project)
    change_stone(stone, by=world.ben, track="coproduction")
    mine = {"words": "Ada's words", "kind": "short", "track": "project", "seen": seen}
    assert ada.post(f"{ROOM}stones/{stone.ref}/", mine).status_code == 302
    stone.refresh_from_db()
    assert (stone.words, stone.track) == ("Ada's words", "coproduction")


def test_a_stone_that_was_just_changed_is_not_taken_off_unseen(world, ada, stone):
    seen = last_number(world.project)
    change_stone(stone, by=world.ben, words="Ben's words")
    answer = ada.post(f"{ROOM}work/{stone.ref}/remove/", {"seen": seen})
    assert answer.status_code == 422
    assert "Ben has just changed this stone." in text(answer)
    answer = ada.post(f"{ROOM}stones/{stone.ref}/remove/", {"seen": seen}, follow=True)
    assert "Ben has just changed this stone." in text(answer)
    assert ada.post(f"{ROOM}work/{stone.ref}/remove/", {"seen": last_number(world.project)}).status_code == 302


def test_a_stone_that_was_taken_off_meanwhile_gives_back_what_was_typed(world, ada, stone):
    seen = last_number(world.project)
    remove_stone(stone, by=world.ben)
    for address in (f"stones/{stone.ref}/", f"stones/{stone.ref}/settle/"):
        answer = ada.post(ROOM + address, {"words": "My careful words", "seen": seen})
        assert (answer.status_code, "My careful words" in answer.text) == (410, True)


def test_ticked_steps_are_put_together(world, ada, stone):
    later, last = (make_stone(world.project, words, kind="long") for words in ("Later", "Last"))
    seen = last_number(world.project)
    choose_steps(stone, by=world.ben, leads_to=[later.ref])
    ada.post(f"{ROOM}stones/{stone.ref}/leads-to/", {"leads_to": [last.ref], "seen": seen})
    assert set(stone.steps_on.values_list("target__words", flat=True)) == {"Later", "Last"}


# --- Noticing ---------------------------------------------------------------------------------------------


def test_nothing_new_is_no_content_and_news_is_a_sentence(world, as_member, ada, stone):
    number = last_number(world.project)
    assert ada.get(f"{ROOM}since/{number}/").status_code == 204
    change_stone(stone, by=world.ben, words="Ben's words")
    assert "Ben changed “As it was” to “Ben's words”." in text(ada.get(f"{ROOM}since/{number}/"))
    ben = as_member(world.ben)
    assert "You changed" in text(ben.get(f"{ROOM}since/{number}/"))
    assert ben.get(f"{ROOM}since/{number}/?own=no").status_code == 204
    assert as_member(world.rae).get(f"{ROOM}since/{number}/").status_code == 200
    assert as_member(world.cy).get(f"{ROOM}since/{number}/").status_code == 404


def test_much_news_is_told_in_three_sentences(world, ada, stone):
    for number in range(5):
        change_stone(stone, by=world.ben, words=f"Words {number}")
    told = text(ada.get(f"{ROOM}since/0/"))
    assert told.count("Ben") == 3
    assert "There are 3 more changes." in told


def test_the_pages_know_what_they_show(world, ada, stone):
    number = last_number(world.project)
    for address in ("", "work/"):
        page = html.fromstring(ada.get(ROOM + address).content)
        assert page.xpath("//@data-live") == [f"{ROOM}since/{number}/"]
