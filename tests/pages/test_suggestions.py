"""Suggested themes: off until a facilitator says so, from the group's own tags, and a person decides."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from steppingstones.methods import suggestions
from steppingstones.methods.suggestions import is_installed
from steppingstones.models import Event, Highlight, SuggestionAnswer, Theme, VoiceTheme
from steppingstones.queries.suggestions import Suggestions
from tests.conftest import cannot_run
from tests.world import make_voice

PAGE = "/p/the-garden/understand/themes/suggested/"
SAID = {"Rest": "I sat in the shade", "Food": "The soup and the tea were cold"}


@pytest.fixture
def themes(world):
    """Ten voices about rest, ten about food, and suggestions are on."""
    if not is_installed():
        cannot_run("suggestions, because scikit-learn is not installed")
    world.project.suggests_themes = True
    world.project.save()
    made = {name: Theme.objects.create(project=world.project, name=name) for name in SAID}
    for name, theme in made.items():
        for number in range(10):
            voice = make_voice(world.project, f"{SAID[name]} {number}")
            VoiceTheme.objects.create(project=world.project, voice=voice, theme=theme)
    return made


def text(response) -> str:
    return " ".join(html.fromstring(response.content).get_element_by_id("main").text_content().split())


def offered(client) -> list[list[str]]:
    """The themes on the buttons, voice by voice."""
    page = html.fromstring(client.get(PAGE).content)
    forms = page.xpath("//form[input[@name='shown']]")
    return [[button.findtext("bdi") for button in form.xpath(".//button[@name='theme']")] for form in forms]


def answer(client, voice, themes, *, takes=None):
    said = {"shown": [theme.ref for theme in themes]} | ({"theme": takes.ref} if takes else {})
    return client.post(f"{PAGE}{voice.ref}/{'take' if takes else 'none'}/", said, follow=True)


def test_they_are_off_until_a_facilitator_switches_them_on(world, as_member):
    ada, ben = as_member(world.ada), as_member(world.ben)
    assert "Suggestions are switched off." in text(ada.get(PAGE))

    assert ada.post(f"{PAGE}on/").status_code == 403
    ben.post(f"{PAGE}on/")
    world.project.refresh_from_db()
    assert world.project.suggests_themes
    ben.post(f"{PAGE}off/")
    world.project.refresh_from_db()
    assert not world.project.suggests_themes
    assert Event.objects.filter(verb__startswith="switched").count() == 2


def test_an_untagged_voice_gets_the_theme_of_those_like_it(world, as_member, themes):
    make_voice(world.project, "More soup, and tea")

    assert offered(as_member(world.ada)) == [["Food", "Rest"]]


def test_nothing_is_tagged_before_somebody_decides(world, as_member, themes):
    before = VoiceTheme.objects.count()
    make_voice(world.project, "More soup")
    offered(as_member(world.ada))

    assert (VoiceTheme.objects.count(), Highlight.objects.count()) == (before, 0)


def test_taking_one_tags_the_whole_voice_in_the_name_of_whoever_took_it(world, as_member, themes):
    voice, ada = make_voice(world.project, "More soup"), as_member(world.ada)
    told = text(answer(ada, voice, [themes["Food"], themes["Rest"]], takes=themes["Food"]))

    mark = Highlight.objects.get()
    assert (mark.start, mark.end, mark.theme, mark.tagger) == (0, 9, themes["Food"], world.ada)
    assert list(voice.themes.all()) == [themes["Food"]]
    assert "Tagged: “Food”." in told
    assert "So far somebody decided about 1 voice. The first theme was right for 1, one of those shown for 1." in told
    assert offered(ada) == []


def test_that_none_fits_is_kept_and_not_asked_again(world, as_member, themes):
    voice, ada = make_voice(world.project, "The bus was late"), as_member(world.ada)
    told = text(answer(ada, voice, list(themes.values())))

    assert "The first theme was right for 0, one of those shown for 0." in told
    assert SuggestionAnswer.objects.filter(was_right=False).count() == 2
    assert offered(ada) == []
    assert not Highlight.objects.exists()


def test_a_suggestion_that_was_taken_by_mistake_is_undone_and_asked_again(world, as_member, themes):
    voice, ada = make_voice(world.project, "More soup"), as_member(world.ada)
    page = answer(ada, voice, [themes["Food"], themes["Rest"]], takes=themes["Food"])
    assert "Undo this tag" in text(page)
    ada.post(reverse("understand:untag", args=[world.project.slug, Highlight.objects.get().ref]))

    assert not SuggestionAnswer.objects.exists()
    assert offered(ada) == [["Food", "Rest"]]


def test_a_second_click_changes_nothing(world, as_member, themes):
    voice, ada = make_voice(world.project, "More soup"), as_member(world.ada)
    for _click in range(2):
        answer(ada, voice, [themes["Food"]], takes=themes["Food"])

    assert (Highlight.objects.count(), SuggestionAnswer.objects.count()) == (1, 1)


def test_labels_from_elsewhere_are_learned_from_where_there_is_no_tag(world, as_member, themes):
    Theme.objects.update(heading="topic")
    make_voice(world.project, "More soup")

    assert offered(as_member(world.ada)) == [["Food", "Rest"]]


def test_own_tags_count_more_than_labels_from_elsewhere(world, as_member, themes):
    service = Theme.objects.create(project=world.project, heading="service", name="Day centre")
    voice = make_voice(world.project, "More soup")
    VoiceTheme.objects.create(project=world.project, voice=voice, theme=service)

    assert offered(as_member(world.ada)) == [["Food", "Rest"]]


def test_a_removed_theme_is_not_suggested(world, as_member, themes):
    voice = make_voice(world.project, "More soup")
    third = Theme.objects.create(project=world.project, name="Noise")
    for number in range(5):
        loud = make_voice(world.project, f"Too loud {number}")
        VoiceTheme.objects.create(project=world.project, voice=loud, theme=third)
    assert offered(as_member(world.ada)) == [["Food", "Noise", "Rest"]]
    third.removed_at = voice.project.created_at
    third.save()

    assert all("Noise" not in names for names in offered(as_member(world.ada)))


def test_what_is_kept_holds_no_word_and_goes_when_a_voice_is_taken_back(world, themes):
    make_voice(world.project, "More soup")
    found = Suggestions(world.project)
    found.of(list(found.untagged()))
    kept = cache.get(found._key)

    assert all(isinstance(number, int) for voice, places in kept.items() for number in (voice, *places))
    world.project.voices.filter(words__startswith="I sat").first().delete()
    gone = world.project.voices.first()
    gone.withdrawn_on = gone.said_on
    gone.save()
    assert Suggestions(world.project)._key != found._key


def test_from_too_few_tags_nothing_is_learned_and_the_page_says_so(world, as_member, themes):
    VoiceTheme.objects.filter(theme=themes["Food"]).delete()

    assert "There are 10 tagged voices. At least 20 are needed" in text(as_member(world.ada).get(PAGE))


def test_from_one_theme_nothing_is_learned_and_the_page_says_so(world, as_member, themes):
    VoiceTheme.objects.update(theme=themes["Food"])

    assert "At least two themes with 3 voices each" in text(as_member(world.ada).get(PAGE))


def test_where_the_package_is_missing_the_page_says_so(world, as_member, monkeypatch):
    monkeypatch.setattr(suggestions, "find_spec", lambda name: None)
    world.project.suggests_themes = True
    world.project.save()
    make_voice(world.project, "More soup")

    told = text(as_member(world.ben).get(PAGE))
    assert "scikit-learn, which is not installed" in told
    assert offered(as_member(world.ben)) == []


def test_readers_see_suggestions_and_cannot_take_them(world, as_member, themes):
    voice, rae = make_voice(world.project, "More soup"), as_member(world.rae)

    assert "Suggested: Food Rest" in text(rae.get(PAGE))
    assert answer(rae, voice, [themes["Food"]], takes=themes["Food"]).status_code == 403


def test_only_what_was_shown_can_be_taken_and_only_here(world, as_member, themes):
    voice, ada = make_voice(world.project, "More soup"), as_member(world.ada)
    elsewhere = Theme.objects.create(project=world.elsewhere, name="Elsewhere")

    for shown, taken in ((themes["Rest"], themes["Food"]), (elsewhere, elsewhere)):
        assert "This theme is not there any more" in answer(ada, voice, [shown], takes=taken).text
    away = make_voice(world.project, "Not for the group", uses=())
    assert answer(ada, away, [themes["Food"]], takes=themes["Food"]).status_code == 404
    world.project.suggests_themes = False
    world.project.save()
    assert answer(ada, voice, [themes["Food"]], takes=themes["Food"]).status_code == 404
    assert not Highlight.objects.exists()


def test_more_voices_need_no_more_queries(world, as_member, themes):
    ada = as_member(world.ada)

    def queries():
        ada.get(PAGE)
        with CaptureQueriesContext(connection) as asked:
            ada.get(PAGE)
        return len(asked)

    make_voice(world.project, "More soup")
    few = queries()
    for number in range(3):
        make_voice(world.project, f"More tea {number}")
    assert queries() == few <= 50
