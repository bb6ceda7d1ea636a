"""Theories of change from another tool: their facts, and how they become a pathway."""

import json
from dataclasses import asdict

import pytest

from steppingstones.formats.pathway import NotAPathway
from steppingstones.formats.pathway_files import read
from steppingstones.formats.theory_of_change import Place, as_pathway, facts, usual_places, without_html
from steppingstones.methods.pathway import Kind, Track, is_valid
from tests.awkward import STRINGS
from tests.world import DATA

FOLDER = DATA / "theory-of-change"
EXPECTED = json.loads((FOLDER / "expected.json").read_text())
each = pytest.mark.parametrize("name", EXPECTED)


def theory_of(*stages: list[dict]):
    sections = [{"title": f"T{place}", "columns": [{"nodes": nodes}]} for place, nodes in enumerate(stages)]
    return read(json.dumps({"sections": sections}).encode())


def node(id: str, *links: str, **more) -> dict:
    return {"id": id, "title": id.upper(), "connectionIds": list(links), **more}


@each
def test_the_facts_are_those_that_are_known(name):
    theory = read((FOLDER / f"{name}.json").read_bytes())
    assert json.loads(json.dumps(asdict(facts(theory)))) == EXPECTED[name]


@each
def test_a_theory_becomes_a_pathway_with_all_its_words(name):
    theory = read((FOLDER / f"{name}.json").read_bytes())
    found = as_pathway(theory, usual_places(theory))
    assert is_valid(found.pathway)
    assert (len(found.pathway.stones), len(found.pathway.steps)) == (EXPECTED[name]["steps"], EXPECTED[name]["links"])
    assert {stone.more for stone in found.pathway.stones} == {node.text for node in theory.nodes}
    link, step = theory.links[0], found.pathway.steps[0]
    assert (step.sure, step.assumption, step.because) == (link.sure, link.assumption, link.because)


def test_what_is_wrong_in_a_theory_is_told():
    theory = theory_of([node("a", "b", "x"), node("e")], [node("b", "c", "a")], [node("c", "c2"), node("d")])
    told = facts(theory)
    assert told.links_to_missing_steps == (("a", "x"), ("c", "c2"))
    assert told.links_going_backwards == (("b", "a"),)
    assert (told.has_cycle, told.longest_chain) == (True, None)
    assert told.steps_after_first_stage_with_nothing_leading_in == ("d",)
    assert told.steps_before_last_stage_leading_nowhere == ("e",)


def test_steps_that_do_not_fit_are_left_out_with_the_reason():
    theory = theory_of([node("a", "b", "x")], [node("b", "a", "c")], [node("c", "b")])
    found = as_pathway(theory, [Place(kind=kind) for kind in (Kind.SHORT, Kind.SHORT, Kind.IMPACT)])
    assert [step.ends for step in found.pathway.steps] == [("a", "b"), ("b", "c")]
    assert [each.refusal.value for each in found.left_out] == ["no-stone", "loop", "impact"]


def test_a_stage_can_go_to_another_track_or_nowhere():
    theory = theory_of([node("a", "b")], [node("b")])
    found = as_pathway(theory, [None, Place(kind=Kind.IMPACT, track=Track.CO_PRODUCTION)])
    assert [(stone.key, stone.track) for stone in found.pathway.stones] == [("b", "coproduction")]
    assert found.left_out[0].refusal.value == "no-stone"


@pytest.mark.parametrize(
    ("stages", "kinds"),
    [
        (1, "activity"),
        (2, "activity impact"),
        (3, "activity short impact"),
        (4, "activity short long impact"),
        (5, "activity short short long impact"),
    ],
)
def test_each_stage_has_a_usual_place(stages, kinds):
    theory = theory_of(*([node(f"n{place}")] for place in range(stages)))
    assert [place.kind.value for place in usual_places(theory)] == kinds.split()


def test_a_title_that_is_too_long_is_cut_and_kept_whole_below():
    theory = theory_of([{"id": "a", "title": "long " * 200, "text": "and more"}])
    found = as_pathway(theory, [Place(kind=Kind.SHORT)])
    assert len(found.pathway.stones[0].words) <= 500
    assert found.pathway.stones[0].more.endswith("and more")
    assert "too long" in found.notes[0]


# --- Texts with tags --------------------------------------------------------------------------------------


def test_tags_are_taken_out_and_words_stay():
    html = "<p>One <b>big</b> step</p><script>alert(1)</script><p>5 &lt; 6 &amp; 7</p><img src=x onerror=alert(1)>"
    assert without_html(html) == "One big step\n5 < 6 & 7"
    assert without_html("a < b and c > d") == "a < b and c > d"


@pytest.mark.parametrize("text", STRINGS)
def test_awkward_texts_do_no_harm(text):
    try:
        theory = theory_of([{"id": "a", "title": text, "text": f"<i>{text}</i>"}])
    except NotAPathway:
        return  # refused in words
    assert as_pathway(theory, usual_places(theory)).pathway.stones[0].words


# --- What is refused --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sections", "words"),
    [
        ([], "no steps yet"),
        ({}, "should be a list"),
        ([1], "Stage 1: here should be an object"),
        ([{"columns": [{"nodes": [{"id": "a"}]}]}], "neither a title nor a text"),
        ([{"columns": [{"nodes": [{"title": "A"}]}]}], "has no id"),
        ([{"columns": [{"nodes": [node("a"), node("a")]}]}], "same id “a”"),
        ([{"columns": [{"nodes": [node("a", connections=[{"targetId": "a", "confidence": 101}])]}]}], "from 0 to 100"),
        ([{"title": f"T{place}"} for place in range(31)], "31 stages"),
        ([{"columns": [{"nodes": [node(f"n{place}") for place in range(501)]}]}], "501 stones"),
    ],
)
def test_a_theory_is_refused_in_words(sections, words):
    with pytest.raises(NotAPathway, match=words):
        read(json.dumps({"sections": sections}).encode())
