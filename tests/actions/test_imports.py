"""Feedback brought in: all or nothing, once, with the consent that people gave."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.actions.consent import take_back
from steppingstones.actions.imports import Imported, ImportRefused, import_feedback
from steppingstones.formats.feedback import BadRow, Feedback, FeedbackRow
from steppingstones.models import Consent, Event, Giver, Theme, Voice, VoiceTheme
from steppingstones.queries.voice_numbers import numbers_of

TODAY = date(2026, 5, 1)


def row(number, words="I like it", **more):
    return FeedbackRow(number=number, words=words, fingerprint=f"f{number}", **more)


def feedback(*rows, bad=()):
    return Feedback(good=rows, bad=tuple(bad))


def bring_in(world, found, **choices):
    return import_feedback(world.project, found, by=world.ben, today=TODAY, **choices)


def test_each_row_becomes_a_voice_with_its_date_and_labels(world):
    labels = (("themes", "Food"), ("themes", "Noise"), ("service", "Kitchen"))
    bring_in(world, feedback(row(2, "NA", said_on=date(2021, 7, 1), precision="month", labels=labels)))

    voice = Voice.objects.get()

    assert (voice.words, voice.said_on, voice.said_precision) == ("NA", date(2021, 7, 1), "month")
    assert sorted(voice.themes.values_list("heading", "name")) == sorted(labels)
    assert list(voice.consents.values_list("use", flat=True)) == [Consent.Use.GROUP]


def test_bringing_in_the_same_rows_again_adds_nothing(world):
    rows = feedback(row(2), row(3))

    assert bring_in(world, rows) == Imported(added=2, already_here=0, left_out=0)
    assert bring_in(world, rows) == Imported(added=0, already_here=2, left_out=0)
    assert Voice.objects.count() == 2


def test_one_bad_row_keeps_everything_out(world):
    found = feedback(row(2), bad=[BadRow(number=3, column="words", reason="There is no text.")])

    with pytest.raises(ImportRefused):
        bring_in(world, found)

    assert not Voice.objects.exists()
    assert not Event.objects.exists()


def test_bad_rows_can_be_left_out(world):
    found = feedback(row(2), bad=[BadRow(number=3, column="words", reason="There is no text.")])

    assert bring_in(world, found, skip_bad_rows=True) == Imported(added=1, already_here=0, left_out=1)


def test_rows_of_one_person_are_one_person_also_in_the_next_file(world):
    bring_in(world, feedback(row(2, person="p1"), row(3, person="p1"), row(4, person="p2"), row(5)))
    bring_in(world, feedback(row(6, person="p1")))

    assert numbers_of(world.project).voices == 5
    assert numbers_of(world.project).people.count == 3
    assert "p1" not in str(list(Giver.objects.values()))


def test_themes_are_made_once(world):
    for number in (2, 3):
        bring_in(world, feedback(row(number, labels=(("themes", "Food"),))))

    assert Theme.objects.count() == 1


def test_nothing_comes_in_that_the_group_may_not_read(world):
    with pytest.raises(ImportRefused):
        bring_in(world, feedback(row(2)), uses=[Consent.Use.PUBLIC])


def test_words_that_were_taken_back_do_not_return_with_their_file(world):
    bring_in(world, feedback(row(2, "my secret")))
    take_back(Voice.objects.get())

    bring_in(world, feedback(row(2, "my secret")))

    assert not Voice.objects.filter(words="my secret").exists()


def test_a_database_that_plans_by_the_number_of_rows_counts_them_anew(world):
    with CaptureQueriesContext(connection) as asked:
        bring_in(world, feedback(row(2)))
    counted = [query["sql"].split()[1].strip('"') for query in asked if query["sql"].startswith("ANALYZE")]
    needed = [Giver, Voice, Consent, VoiceTheme] if connection.vendor == "postgresql" else []
    assert counted == [model._meta.db_table for model in needed]


def test_another_project_may_bring_in_the_same_file(world):
    bring_in(world, feedback(row(2)))
    import_feedback(world.elsewhere, feedback(row(2)), by=None, today=TODAY)

    assert Voice.objects.count() == 2


def test_a_failure_half_way_leaves_nothing(world):
    def fail(done, of):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        bring_in(world, feedback(row(2), row(3)), progress=fail)

    assert not Voice.objects.exists()
    assert not Giver.objects.exists()
