"""Words of a claim are put beside its evidence, quietly: a hint for whoever words it, never a bar."""

import pytest
from django.urls import reverse

from steppingstones.actions.reports import new_claim, save_claim
from steppingstones.models import Claim, Report
from tests.world import link, make_stone, make_voice

HEADING = "Do the words say more than you know?"


@pytest.fixture
def report(world):
    return Report.objects.create(project=world.project, title="Our first year")


def claimed(world, report, words, easy_words=""):
    claim = new_claim(report, make_stone(world.project))
    claim.words, claim.easy_words = words, easy_words
    return save_claim(claim, [], by=world.ben)


def page(client, claim, name="claim"):
    return client.get(reverse(f"show:{name}", args=[claim.project.slug, claim.report.ref, claim.ref])).content.decode()


def test_a_claim_with_a_strong_word_is_kept_as_it_was_typed_and_the_note_stands_beside_it(world, as_member, report):
    stone = make_stone(world.project)
    link(make_voice(world.project), stone)
    add = reverse("show:claim-add", args=[world.project.slug, report.ref, stone.ref])

    told = as_member(world.ada).post(add, {"words": "Everyone is at home here"}, follow=True).content.decode()

    assert Claim.objects.get().words == "Everyone is at home here"
    assert HEADING in told
    assert "1 person said so." in told
    assert "1 person says so" in told


def test_the_form_says_it_too_and_also_while_another_field_is_mended(world, as_member, report):
    claim = claimed(world, report, "It is warm because of the windows")
    sent = {"words": "We proved that it is warm", "picture": "nonsense"}

    edit = reverse("show:claim-edit", args=[world.project.slug, report.ref, claim.ref])
    assert "“because of”" in page(as_member(world.ada), claim, "claim-edit")
    assert "“proved”" in as_member(world.ada).post(edit, sent).content.decode()


def test_the_easy_read_is_looked_at_by_itself(world, as_member, report):
    told = page(as_member(world.ada), claimed(world, report, "People are at home", "Everyone is at home."))
    assert "In the Easy Read:" in told
    assert told.count("“Everyone”") == 1


@pytest.mark.parametrize("words", ["People feel at home here", "Alle sind immer froh, weil es warm ist", "\N{SNOWMAN}"])
def test_plain_words_and_other_languages_get_no_note(world, as_member, report, words):
    assert HEADING not in page(as_member(world.ada), claimed(world, report, words))


def test_readers_who_cannot_change_it_are_not_told(world, as_member, report):
    assert HEADING not in page(as_member(world.rae), claimed(world, report, "Everyone is at home here"))


def test_what_was_typed_cannot_break_out_of_the_note(world, as_member, report):
    told = page(as_member(world.ada), claimed(world, report, "Every single <b>member is <script>always glad of us"))
    assert "<script>always" not in told
    assert "“always”" in told


def test_ten_thousand_letters_of_strong_words_are_answered(world, as_member, report):
    told = page(as_member(world.ada), claimed(world, report, "“because not always " * 500))
    assert HEADING in told
