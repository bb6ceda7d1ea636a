"""A pathway comes in: added or in the place of what is there, as one act, with what rests on it."""

import pytest

from steppingstones.actions.pathway import add_stone
from steppingstones.actions.pathway_carry import bring_in
from steppingstones.actions.pathway_history import undo
from steppingstones.formats.pathway import PathwayFile
from steppingstones.formats.pathway_csv import read_table, write_csv
from steppingstones.formats.pathway_files import read
from steppingstones.formats.pathway_json import write_json
from steppingstones.methods.pathway import is_valid
from steppingstones.models import Event, Evidence, Indicator, Step, Stone
from steppingstones.queries.pathway import pathway_of
from steppingstones.queries.pathway_carry import carried, for_a_start, library
from tests.formats.pathways import said
from tests.world import link, make_questionnaire, make_stone, make_voice

TABLE = b"id,kind,track,words,leads_to\na,activity,project,Plant trees,s\ns,short,project,There is shade,\n"


def words(project) -> list[str]:
    return [stone.words for stone in pathway_of(project).in_order]


def carried_over(project, **changes):
    return read(write_json(carried(project)).encode())


@pytest.fixture
def table() -> PathwayFile:
    return read_table(TABLE)


def test_a_pathway_comes_into_an_empty_plan_as_one_act(world, table):
    done = bring_in(world.project, table, by=world.ada)
    assert (done.stones, done.left_out) == (2, ())
    assert said(pathway_of(world.project)) == said(table.pathway)
    assert Event.objects.get(project=world.project, verb="brought in").member == world.ada
    undo(world.project, by=world.ada)
    assert words(world.project) == []


@pytest.mark.parametrize("example", library(), ids=lambda example: example.name)
def test_each_starting_pathway_comes_in_whole_and_goes_out_the_same(world, example):
    bring_in(world.project, example.file, by=world.ada)
    assert said(pathway_of(world.project)) == said(example.file.pathway)
    assert said(carried_over(world.project).pathway) == said(example.file.pathway)


def test_what_is_added_comes_after_what_is_there(world, table):
    for each in ("There is a bench", "There is tea"):
        add_stone(world.project, by=world.ben, kind="short", track="project", words=each)
    bring_in(world.project, table, by=world.ada)
    assert words(world.project) == ["Plant trees", "There is a bench", "There is tea", "There is shade"]


def test_the_same_file_twice_adds_nothing(world, table):
    bring_in(world.project, table, by=world.ada)
    done = bring_in(world.project, table, by=world.ada)
    assert (done.stones, done.left_out, done.made) == (0, (), None)
    assert len(words(world.project)) == 2


def test_replacing_keeps_a_stone_that_says_the_same_with_its_evidence(world, table):
    same, other = make_stone(world.project, "There is shade"), make_stone(world.project, "There is tea")
    for stone in (same, other):
        link(make_voice(world.project), stone)
    bring_in(world.project, table, by=world.ada, is_replacing=True)
    assert words(world.project) == ["Plant trees", "There is shade"]
    assert Stone.objects.get(ref=same.ref).removed_at is None
    assert Evidence.objects.count() == 2
    undo(world.project, by=world.ada)
    assert sorted(words(world.project)) == ["There is shade", "There is tea"]
    assert Stone.objects.get(ref=other.ref).evidence.count() == 1


def test_a_table_that_comes_back_keeps_what_it_has_no_room_for(world):
    bring_in(world.project, library()[0].file, by=world.ada)
    before = pathway_of(world.project)
    bring_in(world.project, read(write_csv(before)), by=world.ada, is_replacing=True)
    assert said(pathway_of(world.project)) == said(before)


def test_a_step_that_makes_a_loop_with_what_is_there_stays_out(world):
    bring_in(
        world.project, read(b"id,kind,track,words,leads_to\na,short,project,A,b\nb,short,project,B,"), by=world.ada
    )
    done = bring_in(
        world.project, read(b"id,kind,track,words,leads_to\nb,short,project,B,a\na,short,project,A,"), by=world.ada
    )
    assert [each.refusal.value for each in done.left_out] == ["loop"]
    assert is_valid(pathway_of(world.project))


def test_a_question_goes_along_by_its_words(world):
    stone = make_stone(world.project)
    asked = make_questionnaire(world.project).questions.get(kind="faces")
    Indicator.objects.create(project=world.project, stone=stone, way="question", words="Smiles", question=asked)
    file = carried_over(world.project)
    bring_in(world.elsewhere, file, by=world.cy)
    assert Indicator.objects.get(project=world.elsewhere).question is None
    Stone.objects.filter(project=world.elsewhere).delete()
    theirs = make_questionnaire(world.elsewhere).questions.get(kind="faces")
    bring_in(world.elsewhere, file, by=world.cy)
    assert Indicator.objects.get(project=world.elsewhere).question == theirs


def test_a_copy_takes_no_numbers_days_or_reasons_along(world):
    stone, later = make_stone(world.project), make_stone(world.project, "More people come", kind="impact")
    named = {"project": world.project, "stone": stone, "way": "count", "words": "Guests"}
    Indicator.objects.create(**named, baseline="3", target="30", due="2027-01-01", unit="people")
    Step.objects.create(
        project=world.project, source=stone, target=later, assumption="A", because="Mo said so", sure=80
    )
    bring_in(world.elsewhere, for_a_start(carried(world.project)), by=world.cy)
    copy = Indicator.objects.get(project=world.elsewhere)
    assert (copy.words, copy.unit, copy.baseline, copy.target, copy.due) == ("Guests", "people", "", "", None)
    step = Step.objects.get(project=world.elsewhere)
    assert (step.assumption, step.because, step.sure) == ("A", "", None)
    assert not {stone.ref, later.ref} & set(world.elsewhere.stones.values_list("ref", flat=True))


@pytest.mark.parametrize("example", library()[:2], ids=lambda example: example.name)
def test_bringing_in_asks_the_database_little(world, example, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        bring_in(world.project, example.file, by=world.ada)
