"""The plan room: the pathway, the five questions, and each stone."""

import re
from itertools import chain

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from steppingstones.models import Consent, Step, Stone
from tests.awkward import STRINGS
from tests.world import link, make_stone, make_voice

ROOM = "/p/the-garden/plan/"
GUIDE = f"{ROOM}guide/"
WRITTEN = [words for words in STRINGS[::4] if words.strip()]


@pytest.fixture
def stone(world) -> Stone:
    return make_stone(world.project)


def addresses(stone: Stone) -> dict[str, list[str]]:
    one = f"{ROOM}stones/{stone.ref}/"
    moves = [f"{one}move/up/", f"{one}place/0/", f"{one}remove/", f"{one}restore/", f"{GUIDE}issue/next/"]
    return {
        "look": [ROOM, f"{ROOM}picture/"],
        "change": [f"{GUIDE}issue/", f"{GUIDE}check/", f"{ROOM}stones/add/", one, f"{one}leads-to/"],
        "act": moves,
    }


# --- What a stone has no room for ---------------------------------------------------------------------------


def test_more_about_a_stone_is_written_on_its_page_and_read_in_the_list(world, as_member, stone):
    ada, address = as_member(world.ada), f"{ROOM}stones/{stone.ref}/"
    said = {"words": stone.words, "kind": stone.kind, "track": stone.track}
    ada.post(address, {**said, "more": "It began at the bus stop.\r\nThree of us were cold."})
    stone.refresh_from_db()
    assert stone.more == "It began at the bus stop.\nThree of us were cold."
    assert "It began at the bus stop." in as_member(world.rae).get(ROOM).text
    done = world.project.pathwayedits.count()
    ada.post(address, {**said, "more": stone.more.replace("\n", "\r\n")})
    ada.post(address, said)
    stone.refresh_from_db()
    assert stone.more.startswith("It began")
    assert world.project.pathwayedits.count() == done, "Nobody changed anything."


# --- Who may ----------------------------------------------------------------------------------------------


def test_everyone_in_the_project_may_look(world, as_member, stone):
    for member in (world.ada, world.ben, world.rae):
        for address in addresses(stone)["look"]:
            assert as_member(member).get(address).status_code == 200


def test_a_reader_may_not_change_and_is_offered_nothing_to_change(world, as_member, stone):
    rae = as_member(world.rae)
    for address in addresses(stone)["change"]:
        assert rae.get(address).status_code == 403
    for address in [*addresses(stone)["change"], *addresses(stone)["act"]]:
        assert rae.post(address).status_code == 403
    main = html.fromstring(rae.get(ROOM).content).get_element_by_id("main")
    assert not main.xpath(
        ".//form | .//button[not(@type='button')] | .//a[contains(@href, 'guide') or contains(@href, 'stones/')]"
    )


def test_an_outsider_finds_nothing(world, as_member, stone):
    for address in chain.from_iterable(addresses(stone).values()):
        for client in (as_member(world.cy), Client()):
            assert client.get(address).status_code == 404
            assert client.post(address).status_code == 404


def test_a_stone_of_another_project_is_not_here(world, as_member):
    theirs = make_stone(world.elsewhere)
    for address in addresses(theirs)["act"][:4]:
        assert as_member(world.ada).post(address).status_code == 404
    assert as_member(world.ada).get(f"{ROOM}stones/{theirs.ref}/").status_code == 404


def test_changes_are_only_made_by_sending_a_form(world, as_member, stone):
    for address in addresses(stone)["act"]:
        assert as_member(world.ada).get(address).status_code == 405


# --- The pathway ------------------------------------------------------------------------------------------


def test_picture_and_list_hold_the_same_stones(world, as_member):
    for kind in ("activity", "short", "long", "impact"):
        make_stone(world.project, f"The {kind} one", kind=kind)
    page = html.fromstring(as_member(world.rae).get(ROOM).content)
    in_picture = page.xpath("//*[local-name()='svg']//*[local-name()='a']/@href")
    in_list = page.xpath("//section[@id='list']//li[@data-ref]/@id")
    assert in_picture == [f"#{each}" for each in in_list]
    assert len(in_list) == 4


def test_a_stone_shows_what_it_leads_to_and_how_many_voices_speak_for_and_against_it(world, as_member, stone):
    impact = make_stone(world.project, "A place for all", kind="impact")
    Step.objects.create(project=world.project, source=stone, target=impact)
    link(make_voice(world.project), stone)
    link(make_voice(world.project), stone)
    link(make_voice(world.project), stone, "against")
    here = html.fromstring(as_member(world.rae).get(ROOM).content).get_element_by_id(f"stone-{stone.ref}")
    said = " ".join(here.text_content().split())
    assert "Leads to: A place for all" in said
    assert "2 voices support this, 1 speaks against it" in said


def test_a_voice_that_was_taken_back_is_not_counted(world, as_member, stone):
    link(make_voice(world.project), stone)
    Consent.objects.filter(use=Consent.Use.GROUP).update(withdrawn_on="2026-05-01")
    assert "voice supports" not in as_member(world.rae).get(ROOM).text


@pytest.mark.parametrize("address", [ROOM, f"{GUIDE}impact/", f"{GUIDE}check/"])
def test_one_stone_and_three_need_the_same_number_of_queries(world, as_member, address):
    ada = as_member(world.ada)
    counts = []
    for number in (1, 2):
        for each in range(number):
            stone = make_stone(world.project, f"{number} {each}", kind="long")
            Step.objects.create(project=world.project, source=stone, target=make_stone(world.project, kind="impact"))
            link(make_voice(world.project), stone)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            ada.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1] < 20


def test_sixty_stones_make_a_page_that_is_not_too_heavy(world, as_member):
    kinds = ["activity", "short", "long", "impact"]
    stones = [
        make_stone(
            world.project,
            f"People feel at home here, number {n}",
            kind=kinds[n * 4 // 60],
            order=n,
            track=["project", "coproduction"][n % 2],
        )
        for n in range(60)
    ]
    Step.objects.bulk_create(Step(project=world.project, source=stones[n], target=stones[n + 15]) for n in range(45))
    assert len(as_member(world.ada).get(ROOM).content) < 100_000  # leaves 50 kB for fonts, style and scripts


def test_what_is_missing_is_said_with_a_way_to_mend_it(world, as_member):
    stone = make_stone(world.project, "Paint the walls", kind="activity")
    page = html.fromstring(as_member(world.ada).get(ROOM).content)
    found = {
        " ".join(item.text_content().split()): item.xpath(".//a/@href")[0]
        for item in page.xpath("//ul[@class='checks']/li")
    }
    [issue] = [url for words, url in found.items() if "There is no issue yet." in words]
    [together] = [url for words, url in found.items() if "Nothing is on the co-production track yet." in words]
    assert (issue, together) == (f"{GUIDE}issue/", f"{GUIDE}impact/")
    [activity] = [url for words, url in found.items() if "This activity does not lead anywhere." in words]
    assert activity == f"{ROOM}stones/{stone.ref}/leads-to/"
    for url in found.values():
        assert as_member(world.ada).get(url).status_code == 200


# --- Stones -----------------------------------------------------------------------------------------------

STONE = {"words": "Staff listen", "kind": "short", "track": "project"}


def test_ada_adds_a_stone_and_is_led_to_it(world, as_member):
    answer = as_member(world.ada).post(f"{ROOM}stones/add/", STONE)
    stone = world.project.stones.get()
    assert answer.url == f"{ROOM}#stone-{stone.ref}"
    assert (stone.words, stone.kind, stone.track) == ("Staff listen", "short", "project")


def test_a_double_click_adds_one_stone(world, as_member):
    ada = as_member(world.ada)
    for _ in range(2):
        assert ada.post(f"{ROOM}stones/add/", {**STONE, "once": "k"}).status_code == 302
    assert world.project.stones.count() == 1


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"words": " "}, "Write what the stone says."),
        ({"words": "x" * 501}, "use at most 500 letters. You have 501."),
        ({"kind": ""}, "Choose what it is."),
        ({"track": ""}, "Choose the track"),
    ],
)
def test_errors_say_what_to_do_and_what_was_typed_comes_back(world, as_member, wrong, says):
    answer = as_member(world.ada).post(f"{ROOM}stones/add/", {**STONE, **wrong})
    assert answer.status_code == 422
    assert answer.text.count(says) == 2  # in the summary and beside the field
    assert {**STONE, **wrong}["words"] in answer.text
    assert not world.project.stones.exists()


def test_awkward_words_are_kept_as_typed_and_shown(world, as_member):
    ada = as_member(world.ada)
    for words in WRITTEN:
        assert ada.post(f"{ROOM}stones/add/", {**STONE, "words": words}).status_code == 302, ascii(words)
    kept = list(world.project.stones.order_by("id").values_list("words", flat=True))
    assert kept == [words.strip() for words in WRITTEN]
    pages = [html.fromstring(ada.get(f"{ROOM}?page={number}").content) for number in range(1, len(kept) // 20 + 2)]
    shown = [says.text_content() for page in pages for says in page.xpath("//section[@id='list']//p[@class='says']")]
    assert [same(words) for words in shown] == [same(words) for words in kept]
    assert not [page for page in pages if page.xpath("//main//script | //main//img | //main//iframe")]


def same(words: str) -> str:
    """Words as a page holds them: without the characters that HTML drops or turns into a line break."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\s]+", "", words)


def test_a_stone_can_change_its_words_level_and_track(world, as_member, stone):
    as_member(world.ada).post(f"{ROOM}stones/{stone.ref}/", {**STONE, "kind": "long", "track": "coproduction"})
    stone.refresh_from_db()
    assert (stone.words, stone.kind, stone.track) == ("Staff listen", "long", "coproduction")


def test_a_level_that_does_not_fit_is_refused_in_words(world, as_member, stone):
    Step.objects.create(project=world.project, source=stone, target=make_stone(world.project, "Later", kind="long"))
    answer = as_member(world.ada).post(f"{ROOM}stones/{stone.ref}/", {**STONE, "kind": "impact"})
    assert answer.status_code == 422
    assert "Take the step away first." in answer.text


def test_moving_up_and_down_works_without_a_script(world, as_member):
    stones = [make_stone(world.project, words) for words in "abc"]
    ada = as_member(world.ada)
    ada.post(f"{ROOM}stones/{stones[2].ref}/move/up/")
    ada.post(f"{ROOM}stones/{stones[0].ref}/move/down/")
    assert [stone.words for stone in world.project.stones.in_order()] == ["c", "a", "b"]
    assert ada.post(f"{ROOM}stones/{stones[0].ref}/move/sideways/").status_code == 404


def test_removing_can_be_undone(world, as_member, stone):
    ada = as_member(world.ada)
    page = html.fromstring(ada.post(f"{ROOM}stones/{stone.ref}/remove/", follow=True).content)
    assert not page.xpath(f"//*[@id='stone-{stone.ref}']")
    [undo] = page.xpath("//form[contains(., 'Undo')]/@action")
    assert stone.ref in html.tostring(html.fromstring(ada.post(undo, follow=True).content)).decode()
    stone.refresh_from_db()
    assert stone.removed_at is None


def test_removing_twice_is_removing_once(world, as_member, stone):
    ada = as_member(world.ada)
    for _ in range(2):
        assert ada.post(f"{ROOM}stones/{stone.ref}/remove/").status_code == 302
    assert "Bring it back" in ada.get(ROOM).text


def test_choosing_what_a_stone_leads_to(world, as_member, stone):
    later = make_stone(world.project, "Later", kind="long", track="coproduction")
    ada, address = as_member(world.ada), f"{ROOM}stones/{stone.ref}/leads-to/"
    assert "Long-term outcomes, Co-production" in ada.get(address).text
    ada.post(address, {"leads_to": [later.ref], "why": "Amal saw it happen"})
    assert world.project.pathwayedits.get().why == "Amal saw it happen"
    assert [(step.source, step.target) for step in Step.objects.all()] == [(stone, later)]
    ada.post(address, {})
    assert not Step.objects.exists()


def test_a_stone_that_cannot_be_led_to_says_why(world, as_member, stone):
    before = make_stone(world.project, "The one before")
    Step.objects.create(project=world.project, source=before, target=stone)
    ada, address = as_member(world.ada), f"{ROOM}stones/{stone.ref}/leads-to/"
    page = html.fromstring(ada.get(address).content)
    assert not page.xpath(f"//input[@value='{before.ref}']")
    assert "would make a loop" in page.text_content()
    assert ada.post(address, {"leads_to": [before.ref]}).status_code == 422
    assert ada.get(f"{ROOM}stones/{make_stone(world.project, kind='impact').ref}/leads-to/").status_code == 404


def test_the_issue_needs_no_track(world, as_member):
    as_member(world.ada).post(f"{ROOM}stones/add/", {"words": "No place", "kind": "issue"})
    assert world.project.stones.get().track == "both"


def test_what_is_needed_is_not_said_to_be_left_out(world, as_member):
    assert "leave this out" not in as_member(world.ada).get(f"{ROOM}stones/add/").text
