"""Two pathways in one picture. Nothing is told by colour alone."""

from dataclasses import replace

from hypothesis import given
from lxml import etree

from steppingstones.documents.compare_picture import both, compare_picture, part
from steppingstones.documents.pathway_picture import PAPER, Labels
from steppingstones.methods.pathway import Kind, Pathway, Step, Stone, Track, is_valid
from steppingstones.methods.pathway_edits import add, change, link, move_to, remove, unlink
from tests.methods.pathways import pathways

A = Stone(key="a", kind=Kind.ACTIVITY, track=Track.PROJECT, words="Paint", order=0)
B = Stone(key="b", kind=Kind.SHORT, track=Track.PROJECT, words="Rooms are ready", order=0)
C = Stone(key="c", kind=Kind.SHORT, track=Track.PROJECT, words="Staff listen", order=1)
PATH = Pathway(stones=(A, B, C), steps=(Step(source="a", target="b"),))


def looks(before: Pathway, after: Pathway) -> dict:
    return {thing: mark.look for thing, mark in both(before, after).marks.items()}


def drawn(before: Pathway, after: Pathway, **options) -> etree._Element:
    return etree.fromstring(compare_picture(both(before, after), labels=Labels(), **options))


def said(picture: etree._Element) -> list[str]:
    return [" ".join("".join(each.itertext()).split()) for each in picture.iter("{*}text")]


def test_everything_that_is_different_has_its_mark():
    after = link(change(remove(add(PATH, replace(C, key="d")), "b"), "a", words="Paint it"), "a", "c")
    assert looks(PATH, after) == {
        "d": "new",
        "b": "gone",
        "a": "changed",
        ("a", "b"): "gone",
        ("a", "c"): "new",
    }


def test_another_place_alone_is_no_mark():
    assert looks(PATH, move_to(PATH, "c", 0)) == {}


def test_what_was_taken_out_lies_beside_what_is_new_each_with_its_word():
    picture = drawn(PATH, add(remove(PATH, "b"), replace(C, key="d", words="People stay")))
    assert {"Rooms are ready", "× Taken out", "People stay", "+ New"} <= set(said(picture))
    assert picture.xpath("//*[@class='pic-gone']")
    assert picture.xpath("//*[@class='pic-step-gone']")


def test_a_step_that_ran_the_other_way_is_not_drawn():
    before, after = link(PATH, "b", "c"), link(PATH, "c", "b")
    assert set(both(before, after).pathway.by_ends) == {("a", "b"), ("c", "b")}


def test_on_paper_it_has_colours_of_its_own():
    picture = drawn(PATH, unlink(remove(PATH, "c"), "a", "b"), colours=PAPER)
    assert not picture.xpath("//@class")
    assert picture.xpath("//*[@stroke-dasharray='.1 7']")


def test_of_a_large_pathway_only_what_changed_is_drawn_and_what_it_is_joined_to():
    many = tuple(replace(C, key=f"m{number}", order=number) for number in range(100))
    before = replace(PATH, stones=(*PATH.stones, *many))
    found = part(both(before, change(before, "b", words="Warm")))
    assert (found.is_part, set(found.pathway.by_key)) == (True, {"a", "b"})
    assert part(both(PATH, PATH)).is_part is False


@given(pathways(), pathways())
def test_any_two_pathways_can_be_drawn(before, after):
    found = both(before, after)
    assert is_valid(found.pathway)
    assert set(found.pathway.by_key) == {*before.by_key, *after.by_key}
    etree.fromstring(compare_picture(found, labels=Labels()))
