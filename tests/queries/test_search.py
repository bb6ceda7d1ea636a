"""Searching: the same on each database, for whatever anybody typed."""

import re

import pytest
from django.db import connection
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steppingstones.methods.finding import MOST_WORDS
from steppingstones.models import ConversationNote, MeetingNote, Option
from steppingstones.models.search_index import SOURCES, TABLE, drop_triggers, make_index
from steppingstones.queries.search import search
from tests.awkward import STRINGS
from tests.rules.one_of_each import make_one_of_each
from tests.world import make_decision, make_stone, make_voice

TYPED = ["Garden", '"', "AND (", "NOT", "a OR b", "NEAR(a b)", "words:tea", "*", "tea*", "^tea", "%", "_", "\\", "--"]


def found(world, typed: str) -> set[str]:
    return {voice.words for voice in search(world.project.voices.all(), typed)}


def test_every_word_must_begin_a_word(world):
    for words in ("The big table", "A tablecloth", "Unable to come", "The table is big"):
        make_voice(world.project, words)
    assert found(world, "table") == {"The big table", "A tablecloth", "The table is big"}
    assert found(world, "BIG tab") == {"The big table", "The table is big"}
    assert found(world, "the unable") == set()


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        ("Le café était fermé", "cafe etait"),
        ("A naive plan", "naïve"),
        ("I don’t know", "don't"),
        ("أحب الحديقة كثيرا", "الحديقة"),
        ("मुझे बगीचा पसंद है", "बगीचा"),
        ("Ваш сад", "САД"),
        ("我喜欢花园", "花园"),
        ("公園が好きです", "公園"),
        ("ฉันชอบสวน", "สวน"),
        ("저는 정원을 좋아해요", "정원"),
        ("🙂great day", "great"),
        ("🙂great day", "🙂"),
        ("It is 12% more", "12%"),
        ("Ask at tea@example.org", "tea@example.org"),
        ("Come in/out", "out"),
        ("A snake_case word", "case"),
        ("Write “tea”", "“tea”"),
        ("x" * 10_000, "x" * 10_000),
    ],
)
def test_any_language_and_any_sign_is_found(world, words, typed):
    make_voice(world.project, words)
    make_voice(world.project, "Something else, 1 200 times")
    assert found(world, typed) == {words}


@pytest.mark.parametrize("typed", TYPED)
def test_nothing_that_is_typed_is_a_pattern_or_an_order(world, typed):
    make_voice(world.project, "Something else")
    make_voice(world.project, f"With {typed} in it")
    assert found(world, typed) == {f"With {typed} in it"}


@pytest.mark.parametrize("typed", ["\0", "tea\0", " ", "a " * 5000, "🙂" * 10_000, "(" * 10_000])
def test_even_the_strangest_is_answered(world, typed):
    make_voice(world.project, "tea")
    assert found(world, typed) in (set(), {"tea"})


def test_awkward_strings_are_found_by_their_own_words(world):
    kept = [text.replace("\0", "") for text in STRINGS if text.replace("\0", "").strip()]
    for text in kept:
        make_voice(world.project, text, uses=())
    for text in kept:
        assert text in found(world, text), text


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40))
def test_every_text_is_found_by_any_of_its_words(world, data, text):
    voice = make_voice(world.project, text, uses=())
    for word in data.draw(st.lists(st.sampled_from(text.split() or [""]), max_size=MOST_WORDS)):
        assert voice in search(world.project.voices.all(), word), word


# --- The index keeps up ---------------------------------------------------------------------------------------


def test_each_table_with_words_is_searched(world):
    make_one_of_each(world.project, world.ben)
    make_one_of_each(world.elsewhere, world.cy)
    for source in SOURCES.values():
        row = source.model.objects.filter(project=world.project).first()
        for field in source.fields:
            source.model.objects.filter(pk=row.pk).update(**{field: f"Zwetschgen {field}"})
            assert row in search(source.model.objects.all(), "zwetsch " + field)
            assert row not in search(source.model.objects.filter(project=world.elsewhere), "zwetsch")
            source.model.objects.filter(pk=row.pk).update(**{field: ""})
            assert row not in search(source.model.objects.all(), "zwetsch")


def test_words_that_change_or_go_are_not_found_any_more(world):
    voice, stone = make_voice(world.project, "Tea"), make_stone(world.project, "Tea")
    world.project.voices.update(words="Coffee")
    assert found(world, "tea") == set()
    assert found(world, "coffee") == {"Coffee"}
    assert search(world.project.stones.all(), "tea").get() == stone
    voice.delete()
    assert found(world, "coffee") == set()
    assert make_voice(world.project, "Milk") not in search(world.project.voices.all(), "coffee")


def test_subjects_and_words_count_together(world):
    make_voice(world.project, "It was cold", subject="The tea")
    assert found(world, "tea cold") == {"It was cold"}
    decision = make_decision(world.project, "Which tea?", decided="Mint")
    assert search(world.project.decisions.all(), "tea mint").get() == decision
    assert not search(Option.objects.all(), "tea")
    assert not search(ConversationNote.objects.all(), "tea")
    assert not search(MeetingNote.objects.all(), "tea")


def test_an_index_that_lost_something_is_made_anew(world):
    make_voice(world.project, "Tea")
    drop_triggers(plan=["something"])
    make_voice(world.project, "More tea")
    make_index()
    assert found(world, "tea") == {"Tea", "More tea"}
    world.project.voices.update(subject=F("words"))
    assert found(world, "more tea") == {"More tea"}


def test_making_the_index_again_changes_nothing(world, django_assert_max_num_queries):
    make_voice(world.project, "Tea")
    with django_assert_max_num_queries(5):  # what is there, what is in the index, and a savepoint around it
        make_index()
    assert found(world, "tea") == {"Tea"}


def test_the_index_keeps_no_copy_of_the_words(world):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no table for it.")
    make_voice(world.project, "Tea")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT words FROM {TABLE}")
        assert {words for (words,) in cursor.fetchall()} == {None}
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [TABLE])
        assert re.search("content=''", cursor.fetchone()[0])
