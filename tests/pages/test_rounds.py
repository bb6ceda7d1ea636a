"""Tagging together: nobody sees the others' tags before all have finished; then both views stay."""

import io
import re
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape
from lxml import html

from steppingstones.actions import rounds as actions
from steppingstones.actions.consent import take_back
from steppingstones.actions.tagging import RoundOver, tag
from steppingstones.methods.agreement import krippendorff
from steppingstones.methods.highlights import Stretch
from steppingstones.models import Consent, DifferentView, Event, Highlight, TaggingRound, Theme, VoiceTheme
from steppingstones.queries import rounds
from steppingstones.queries.rounds import agreements, themes_of
from steppingstones.queries.tagging import fingerprint
from tests.pages.forms_found import walk
from tests.pages.forms_poured import LINE
from tests.pages.forms_poured import together as in_one
from tests.world import make_member, make_voice

ROOM = "/p/the-garden/understand/together/"
SECRET = "Zwetschgen"
USES = (Consent.Use.GROUP, Consent.Use.QUOTE, Consent.Use.RESEARCH)


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def ben(as_member, world):
    return as_member(world.ben)


@pytest.fixture
def tea(world):
    return Theme.objects.create(project=world.project, name="Tea")


@pytest.fixture
def voices(world):
    return [make_voice(world.project, f"Tea number {number}. Bus number {number}.", uses=USES) for number in range(6)]


@pytest.fixture
def together(world, voices):
    return begin(world)


def begin(world, *more, **draw):
    people = [world.ada, world.ben, *more]
    return actions.begin(world.project, "First go", world.project.voices, people, actions.Draw(**draw), by=world.ben)


def mark(together, voice, theme, by, start=0, end=3):
    return tag(voice, [Stretch(start=start, end=end)], theme, by=by, together=together)[0]


def finish(together, *people):
    for member in people:
        actions.finish(together, by=member)
    together.refresh_from_db()


# --- Beginning --------------------------------------------------------------------------------------------


def test_a_round_begins_with_the_voices_that_were_found(ada, world, voices):
    said = {"title": "First go", "taggers": [world.ada.ref, world.ben.ref]}
    assert ada.post(f"{ROOM}add/?q=number+3", said).status_code == 302
    assert list(TaggingRound.objects.get().voices.all()) == [voices[3]]


def test_the_same_number_draws_the_same_voices(world, voices):
    first, second = begin(world, how_many=3, seed=7), begin(world, how_many=3, seed=7)
    assert set(first.voices.all()) == set(second.voices.all())
    assert (first.voices.count(), first.seed, first.drawn_from) == (3, 7, 6)
    assert any(set(begin(world, how_many=3, seed=seed).voices.all()) != set(first.voices.all()) for seed in range(5))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"title": ""}, "Write a title."),
        ({"taggers": ["ada"]}, "Tick at least two people."),
        ({"taggers": ["ada", "rae"]}, "Somebody you ticked is not in the group"),
        ({"taggers": ["ada", "cy"]}, "Somebody you ticked is not in the group"),
        ({"how_many": "0"}, "Write 1 or more."),
        ({"how_many": "many"}, "Write a number, such as 20."),
    ],
)
def test_what_is_missing_is_asked_for(ada, world, voices, said, words):
    whole = {"title": "First go", "taggers": ["ada", "ben"], **said}
    whole["taggers"] = [getattr(world, name).ref for name in whole["taggers"]]
    page = ada.post(f"{ROOM}add/", whole)
    assert (page.status_code, words in page.text) == (422, True)


def test_without_voices_no_round_begins(ada, world, voices):
    said = {"title": "First go", "taggers": [world.ada.ref, world.ben.ref]}
    assert "There is no voice to tag here." in ada.post(f"{ROOM}add/?q=Zzz", said).text


# --- Nobody sees the others' tags -------------------------------------------------------------------------


def everything_seen(client) -> str:
    """All pages of the garden that links lead to, and the files that go out."""
    pages = [page.text for page in walk(client, "/p/the-garden/")]
    csv = b"".join(client.get("/p/the-garden/listen/voices.csv")).decode()
    sent = client.get("/p/the-garden/understand/themes/other-programs/project.qdpx?notes=on")
    if sent.status_code == 200:  # readers take no file away
        with zipfile.ZipFile(io.BytesIO(sent.content)) as archive:
            pages += [archive.read(name).decode() for name in archive.namelist()]
    return "\n".join([*pages, csv])


def test_tags_of_a_round_are_nowhere_until_all_have_finished(world, as_member, together, voices, tea):
    tag(voices[0], [Stretch(start=0, end=3)], tea, by=world.ada, together=together, note=SECRET)
    ref = Highlight.objects.get().ref
    for member in (world.ben, world.rae):
        seen = everything_seen(as_member(member))
        assert SECRET not in seen
        assert ref not in seen
        assert "1 passage" not in seen
    assert not VoiceTheme.objects.exists()
    finish(together, world.ada)
    assert SECRET not in everything_seen(as_member(world.ben))
    finish(together, world.ben)
    assert SECRET in everything_seen(as_member(world.ben))
    assert list(voices[0].themes.all()) == [tea]


def test_each_sees_only_their_own_on_the_page_of_the_round(ada, ben, world, together, voices, tea):
    page = f"{ROOM}{together.ref}/voice/{voices[0].ref}/"
    said = {"words_seen": fingerprint(voices[0].words), "stretch": "0-3", "theme": f"theme:{tea.ref}", "note": SECRET}
    assert ada.post(page, said).status_code == 302
    assert SECRET in ada.get(page).text
    assert SECRET not in ben.get(page).text


def test_no_address_leads_to_the_tags_of_others(ben, world, as_member, together, voices, tea):
    found = mark(together, voices[0], tea, world.ada)
    ben.post(f"/p/the-garden/understand/tag/{found.ref}/remove/")
    assert Highlight.objects.filter(pk=found.pk).exists()
    assert ben.get(f"/p/the-garden/understand/tag/{found.ref}/voice/").status_code == 404
    assert ben.get(f"{ROOM}{together.ref}/why/{voices[0].ref}/{tea.ref}/").status_code == 404
    assert found.ref not in ben.get(f"/p/the-garden/understand/themes/{tea.ref}/split/").text
    page = ben.post(f"/p/the-garden/understand/themes/{tea.ref}/split/", {"mark": found.ref, "name": "X"})
    assert page.status_code == 422
    assert found.ref not in ben.get(f"{ROOM}{together.ref}/?only=different").text


def test_whoever_does_not_tag_does_not_get_in(world, as_member, together, voices):
    mo = make_member(world.project, "Mo")
    page = f"{ROOM}{together.ref}/voice/{voices[0].ref}/"
    assert as_member(mo).get(page).status_code == 404
    assert as_member(world.rae).get(page).status_code == 403
    assert as_member(mo).post(f"{ROOM}{together.ref}/done/").status_code == 404
    assert as_member(mo).post(f"{ROOM}{together.ref}/out/{world.ada.ref}/").status_code == 404
    assert as_member(mo).post(f"{ROOM}{together.ref}/remove/").status_code == 404
    assert as_member(world.cy).get(f"{ROOM}{together.ref}/").status_code == 404


def test_who_has_finished_tags_no_more(ada, world, together, voices, tea):
    finish(together, world.ada)
    page = f"{ROOM}{together.ref}/voice/{voices[0].ref}/"
    assert ada.get(page).url == f"{ROOM}{together.ref}/"
    said = {"words_seen": fingerprint(voices[0].words), "stretch": "0-3", "theme": f"theme:{tea.ref}"}
    assert "Nothing was tagged." in ada.post(page, said, follow=True).text
    with pytest.raises(RoundOver):
        mark(together, voices[0], tea, world.ada)
    ada.post(f"{ROOM}{together.ref}/go-on/")
    assert ada.get(f"{ROOM}{together.ref}/voice/{voices[0].ref}/").status_code == 200
    finish(together, world.ada, world.ben)
    ada.post(f"{ROOM}{together.ref}/go-on/")
    assert ada.get(page).status_code == 302
    assert not Highlight.objects.exists()


def test_merging_does_not_bring_hidden_tags_to_light(ben, world, together, voices, tea):
    food = Theme.objects.create(project=world.project, name="Food")
    mark(together, voices[0], tea, world.ada)
    ben.post(f"/p/the-garden/understand/themes/{tea.ref}/merge/", {"into": food.ref})
    assert not Highlight.objects.shown().exists()
    assert not VoiceTheme.objects.exists()


def test_somebody_who_cannot_finish_is_taken_out_with_their_tags(ben, world, together, voices, tea):
    assert "At least two people" in ben.post(f"{ROOM}{together.ref}/out/{world.ada.ref}/", follow=True).text
    mo = make_member(world.project, "Mo")
    other = begin(world, mo)
    mark(other, voices[0], tea, mo)
    finish(other, world.ada, world.ben)
    assert other.closed_on is None
    ben.post(f"{ROOM}{other.ref}/out/{mo.ref}/")
    other.refresh_from_db()
    assert other.closed_on
    assert not Highlight.objects.exists()


def test_who_comes_back_goes_on_with_the_first_voice_that_they_have_not_tagged(ada, world, together, voices, tea):
    for voice in (voices[0], voices[2]):
        mark(together, voice, tea, world.ada)
    mark(together, voices[1], tea, world.ben)
    page = ada.get(f"{ROOM}{together.ref}/").text
    assert f"{ROOM}{together.ref}/voice/{voices[1].ref}/" in page
    assert "You have tagged 2 of 6 voices." in page
    for voice in (voices[1], *voices[3:]):
        mark(together, voice, tea, world.ada)
    assert f"{ROOM}{together.ref}/voice/{voices[0].ref}/" in ada.get(f"{ROOM}{together.ref}/").text


def test_a_second_click_on_finished_changes_nothing(ada, world, together, voices):
    for _click in range(2):
        assert ada.post(f"{ROOM}{together.ref}/done/").url == f"{ROOM}{together.ref}/"
    assert Event.objects.filter(verb="finished").count() == 1


def test_a_round_that_was_removed_meanwhile_is_said_to_be(ada, ben, world, together, voices):
    ben.post(f"{ROOM}{together.ref}/remove/")
    page = ada.get(f"{ROOM}{together.ref}/voice/{voices[0].ref}/", follow=True)
    assert (page.status_code, "Put it back" in page.text) == (410, True)
    ada.post(f"{ROOM}{together.ref}/done/")
    assert together.taggers.filter(done_on=None).count() == 2


def test_the_last_to_finish_is_told_that_all_have(ada, ben, world, together, voices):
    assert "As soon as everyone has" in ada.post(f"{ROOM}{together.ref}/done/", follow=True).text
    assert "Everyone has finished. Here are all tags." in ben.post(f"{ROOM}{together.ref}/done/", follow=True).text


# --- Side by side -----------------------------------------------------------------------------------------


def test_agreement_is_said_in_words(ben, world, together, voices, tea):
    for voice in voices[:3]:
        mark(together, voice, tea, world.ada)
    for voice in voices[:2]:
        mark(together, voice, tea, world.ben)
    finish(together, world.ada, world.ben)
    (found,) = agreements(together, themes_of(together))
    assert (found.found.units, found.found.all_agree, found.tagged) == (6, 5, 3)
    page = ben.get(f"{ROOM}{together.ref}/").text
    for words in (
        found.alpha,
        "5 of 6",
        "Too few voices to say more than this.",
        "Different views",
        "Did not tag it so.",
    ):
        assert words in page
    assert "number 5" not in ben.get(f"{ROOM}{together.ref}/?only=different").text


def test_what_people_noted_while_they_tagged_stands_beside_their_tags(ben, world, together, voices, tea):
    tag(voices[0], [Stretch(start=0, end=3)], tea, by=world.ada, together=together, note="A drink is rest")
    finish(together, world.ada, world.ben)
    assert ben.get(f"{ROOM}{together.ref}/").text.count("A drink is rest") == 1


def test_agreement_is_worked_out_once_and_anew_when_a_tag_goes(ben, world, together, voices, tea, monkeypatch):
    asked = []
    monkeypatch.setattr(rounds, "krippendorff", lambda units: asked.append(units) or krippendorff(units))
    for voice in voices[:3]:
        mark(together, voice, tea, world.ada)
    found = mark(together, voices[0], tea, world.ben)
    finish(together, world.ada, world.ben)
    for _time in range(3):
        ben.get(f"{ROOM}{together.ref}/")
    assert len(asked) == 1
    ben.post(f"/p/the-garden/understand/tag/{found.ref}/remove/")
    assert "3 of 6" in ben.get(f"{ROOM}{together.ref}/").text
    take_back(voices[5])
    assert "2 of 5" in ben.get(f"{ROOM}{together.ref}/").text


def test_hundreds_of_themes_come_page_by_page(ben, world, together, voices):
    for number in range(60):
        mark(together, voices[0], Theme.objects.create(project=world.project, name=f"Theme {number:02}"), world.ada)
    finish(together, world.ada, world.ben)
    with CaptureQueriesContext(connection) as queries:
        first = ben.get(f"{ROOM}{together.ref}/?only=different")
    assert len(queries) <= 50
    assert "Theme 24" in first.text.partition("Side by side")[0]
    assert "Theme 25" not in first.text.partition("Side by side")[0]
    assert "?only=different&amp;page=1&amp;themes=2#agreement" in first.text
    assert "Theme 59" in ben.get(f"{ROOM}{together.ref}/?themes=3").text.partition("Side by side")[0]


def test_nobody_counts_on_a_theme_that_one_voice_has(world, tea):
    for number in range(13):
        make_voice(world.project, f"Tea number {number}")
    rare = begin(world)
    for member in (world.ada, world.ben):
        mark(rare, rare.voices.first(), tea, member)
    finish(rare, world.ada, world.ben)
    (found,) = agreements(rare, themes_of(rare))
    assert (found.alpha, found.span) == ("1.00", "")
    assert found.words == "Too few voices have this theme to count on the number."


def test_too_few_voices_get_no_number(ben, world, voices, tea):
    few = begin(world, how_many=3)
    mark(few, few.voices.first(), tea, world.ada)
    finish(few, world.ada, world.ben)
    assert "At least 5 voices are needed" in ben.get(f"{ROOM}{few.ref}/").text


def test_nobody_takes_away_how_somebody_else_saw_it(ada, ben, world, together, voices, tea):
    found = mark(together, voices[0], tea, world.ada)
    finish(together, world.ada, world.ben)
    page = f"/p/the-garden/understand/voice/{voices[0].ref}/tag/"
    away = f"/p/the-garden/understand/tag/{found.ref}/remove/"
    assert away not in ben.get(page).text
    assert "Only they can take it away." in ben.post(away, follow=True).text
    assert Highlight.objects.get() == found
    assert away in ada.get(page).text


def test_a_view_that_was_taken_away_comes_back_to_its_round(ada, world, together, voices, tea):
    found = mark(together, voices[0], tea, world.ada)
    finish(together, world.ada, world.ben)
    gone = ada.post(f"/p/the-garden/understand/tag/{found.ref}/remove/", follow=True)
    assert not Highlight.objects.exists()
    signed = re.search(r'name="tag" value="([^"]+)"', gone.text)[1]
    for _time in range(2):
        ada.post("/p/the-garden/understand/tag-again/", {"tag": signed})
    back = Highlight.objects.get()
    assert (back.round, back.tagger, back.guid) == (together, world.ada, found.guid)
    assert voices[0].themes.get() == tea


def test_both_views_stay(ada, ben, world, together, voices, tea):
    mark(together, voices[0], tea, world.ada)
    finish(together, world.ada, world.ben)
    why = f"{ROOM}{together.ref}/why/{voices[0].ref}/{tea.ref}/"
    ada.post(why, {"words": "It is about rest"})
    ben.post(why, {"words": "It is about place"})
    page = ada.get(f"{ROOM}{together.ref}/").text
    assert "It is about rest" in page
    assert "It is about place" in page
    ben.post(why, {"words": ""})
    assert [view.words for view in DifferentView.objects.all()] == ["It is about rest"]


def test_a_voice_that_was_taken_back_is_in_no_round(ada, world, together, voices, tea):
    mark(together, voices[0], tea, world.ada)
    finish(together, world.ada, world.ben)
    DifferentView.objects.create(
        project=world.project, round=together, voice=voices[0], theme=tea, member=world.ada, words=SECRET
    )
    take_back(voices[0])
    page = ada.get(f"{ROOM}{together.ref}/").text
    assert "Tea number 0" not in page
    assert not DifferentView.objects.exists()


def test_a_round_is_removed_and_comes_back(ben, world, together):
    page = ben.post(f"{ROOM}{together.ref}/remove/", follow=True)
    assert "“First go” is removed." in page.text
    assert ben.get(f"{ROOM}{together.ref}/").status_code == 410
    ben.post(f"{ROOM}{together.ref}/restore/")
    assert ben.get(f"{ROOM}{together.ref}/").status_code == 200


def test_the_number_of_queries_does_not_grow(ada, world, together, voices, tea):
    seen = []
    for voice in voices[:3]:
        mark(together, voice, tea, world.ada)
        TaggingRound.objects.update(closed_on="2026-03-04")
        with CaptureQueriesContext(connection) as queries:
            ada.get(f"{ROOM}{together.ref}/")
        seen.append(len(queries))
        TaggingRound.objects.update(closed_on=None)
    assert seen[0] == seen[2] <= 35


# --- Awkward words ----------------------------------------------------------------------------------------


@pytest.mark.same_on_each_database
def test_awkward_titles_of_a_round_are_kept_or_refused_with_a_reason(ada, world, voices):
    """Many strings in one title, each whole; and what is too long or says nothing."""
    titles = (*in_one(LINE), " ", "x" * 10_000)
    for title in titles:
        page = ada.post(f"{ROOM}add/", {"title": title, "taggers": [world.ada.ref, world.ben.ref]})
        if page.status_code == 302:
            assert TaggingRound.objects.latest("pk").title == title.strip()
            assert escape(title.strip()) in ada.get(page.url).text
        else:
            reasons = html.fromstring(page.text).xpath("//*[@class='errors']//li")
            assert page.status_code == 422
            assert escape(title) in page.text
            assert any(each.text_content() for each in reasons)
    assert TaggingRound.objects.count() > len(titles) / 2
