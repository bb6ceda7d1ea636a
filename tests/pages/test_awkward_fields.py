"""All awkward strings through every field of the site in which people type.

The fields are found by following every link, so a new one is tested by being there. Short strings travel together, as
many as the field takes, each of them whole. What is sent is kept as typed, or comes back with the reason why not.
"""

from collections.abc import Iterator
from importlib import import_module

import html5lib
import pytest
from django.conf import settings
from django.forms import BaseForm, Textarea, TextInput
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from lxml import html

from steppingstones.apps import TOO_LONG
from steppingstones.models import Giver, Monitoring, Voice
from steppingstones.pages.haveyoursay.sheet import LONGEST_NAME
from tests.rules.one_of_each import make_one_of_each
from tests.rules.tree import named, short
from tests.world import make_questionnaire, make_stone

from .forms_found import FoundForm, address_of, forms_on, read_form, walk
from .forms_poured import LINE, NOT_FOR_WORDS, Pour, together

# Afterwards the stone is there no more, nor its pages.
ENDS = {"p/<slug:slug>/plan/work/<slug:ref>/merge/", "p/<slug:slug>/plan/stones/<slug:ref>/remove/"}
# Words in pages that are no forms of Django's: `test_answers_without_an_account` fills these in.
BY_HAND = {"haveyoursay/kinds/text.html", "haveyoursay/use.html"}
# These are tried in `test_haveyoursay_kinds`; numbers and days are no words.
TRIED_THERE = {f"haveyoursay/kinds/{name}.html" for name in ("short", "file", "number", "date")}
# And these in `test_listen_paper`, `test_listen_checking` and `test_haveyoursay_offline`.
TRIED_THERE |= {"listen/paper_enter.html", "haveyoursay/put_right.html"}
TRIED_THERE |= {"haveyoursay/whole.html", "haveyoursay/whole_words.html"}
TRIED_THERE |= {"show/share.html", "show/version_hand_on.html"}  # to be copied, and never sent
PLAN = "/plan/"  # nearly half of all forms are in this room
NOT_SENT = ("steppingstones.pages.gallery",)  # shows parts and keeps nothing
# What is typed here is printed (a card) or kept in the session, so that this walk would not know where to look for it;
# a sheet is typed in with codes, words are marked before they get a theme, and a phrase may not have every sign.
# `test_ways_in`, `test_listen_paper`, `test_tagging` and `test_phrases_translated` pour the same strings there, and
# `test_decide_awkward` into votes and proofs. `test_awkward_tagging` does so for long texts, marks and splits.
# Whoever takes a suggestion settles it: `test_together` does so with the same strings.
# In the others something must be ticked first that the walk cannot know: passages, people, faces.
KEPT_OTHERWISE = {
    "p/<slug:slug>/understand/texts/<slug:ref>/put-right/",
    "p/<slug:slug>/show/<slug:ref>/together/<slug:remark>/take/",
    "p/<slug:slug>/show/<slug:ref>/together/<slug:remark>/settle/",
    "p/<slug:slug>/understand/themes/<slug:ref>/split/",
    "p/<slug:slug>/understand/together/add/",
    "p/<slug:slug>/decide/vote/<slug:ref>/mine/",
    "p/<slug:slug>/listen/phrases/<slug:lang>/<slug:part>/",
    "p/<slug:slug>/understand/voice/<slug:ref>/tag/",
    "p/<slug:slug>/understand/texts/<slug:ref>/tag/",
    "p/<slug:slug>/understand/texts/add/",
    "p/<slug:slug>/understand/together/<slug:ref>/voice/<slug:voice>/",
    "p/<slug:slug>/people/<slug:ref>/card/",
    "p/<slug:slug>/people/helper/",
    "p/<slug:slug>/listen/questionnaires/<slug:ref>/paper/enter/",
    "p/<slug:slug>/decide/change/<slug:ref>/proofs/add/",  # takes no words without a file
    "p/<slug:slug>/review/asks/<slug:ref>/begin/",  # once, until it has ended: `test_review`
    "p/<slug:slug>/review/rounds/<slug:ref>/room/",  # takes numbers alone: `test_review_room`
    "p/<slug:slug>/review/room/<slug:ref>/",  # and so does putting them right
    "p/<slug:slug>/review/who/gains/<slug:ref>/numbers/",  # and this: `test_gains`
    "p/<slug:slug>/value/without/<slug:stone>/compare/",  # takes no words without numbers: `test_comparisons`
    "p/<slug:slug>/decide/change/<slug:ref>/links/add/",  # nor without an address of the web
    "p/<slug:slug>/show/<slug:ref>/easy/rows/<slug:key>/",  # either words or a reason: `test_easy_read`
    "p/<slug:slug>/value/worth/bring/",  # nor without a file
    "p/<slug:slug>/value/weigh/new/",  # two things at least, one on each line: `test_weighing`
    "p/<slug:slug>/value/worth/rows/<slug:ref>/<slug:ask>/",  # words and numbers side by side: `test_worth`
    "p/<slug:slug>/value/worth/rows/<slug:ref>/all/",
    "p/<slug:slug>/value/worth/maps/<slug:ref>/table/",
}
# No link leads to these, but a card or a file, or only while nothing runs. Each can be sent once, and is walked in
# `test_ways_in`, `test_questionnaire_files` and `test_review_ties`.
SENT_ONCE = {"HelperForm", "TitleForm", "BeginTiesForm"}


@pytest.fixture
def full(world, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    make_one_of_each(world.project, world.ben)
    make_stone(world.project, "People feel safe")  # beside another: two that can become one
    return world


@pytest.fixture
def met(monkeypatch) -> set[type]:
    """The classes of the forms that pages have shown."""
    found: set[type] = set()
    start = BaseForm.__init__

    def note(self: BaseForm, *args, **kwargs) -> None:
        found.add(type(self))
        start(self, *args, **kwargs)

    monkeypatch.setattr(BaseForm, "__init__", note)
    return found


def ways_in(full, as_member) -> Iterator[tuple[Client, tuple[str, ...]]]:
    """Those who see other forms than the others, and where they begin."""
    room = f"/p/{full.project.slug}/"
    two_of_a_kind = full.project.stones.get(words="People feel safe")
    prepared = Monitoring.objects.get(project=full.project, began_on=None, gained="")
    yield (
        as_member(full.ben),
        (
            *(room, "/projects/new/", f"{room}value/worth/"),
            *(f"{room}plan/work/?at={two_of_a_kind.ref}", f"{room}review/who/{prepared.ref}/"),
        ),
    )
    yield as_member(full.ada), (f"/p/{full.project.slug}/people/{full.ada.ref}/",)
    stranger = Client()
    stranger.post("/sign-in/", {"email": full.ben.user.email})
    yield stranger, ("/", "/sign-in/", "/sign-in/code/")


def every_form(full, as_member) -> list[tuple[Client, FoundForm]]:
    """One of each kind, with the browser in which it was found."""
    found: dict[tuple, tuple[Client, FoundForm]] = {}
    for client, starts in ways_in(full, as_member):
        for page in walk(client, *starts):
            for form in forms_on(page):
                found.setdefault((form.route, form.method, tuple(form.words)), (client, form))
    return list(found.values())


@pytest.mark.parametrize("is_plan", [True, False], ids=["the plan", "all other rooms"])
def test_every_awkward_string_is_kept_or_refused_with_a_reason(full, as_member, met, is_plan):
    found = [each for each in every_form(full, as_member) if each[1].method == "post"]
    unmet = {form for form in forms_with_words() - met if form.__name__ not in SENT_ONCE}
    assert unmet == set(), "No link leads to a page with this form."
    ours = [each for each in found if (PLAN in each[1].route) == is_plan and each[1].route not in KEPT_OTHERWISE]
    forms = [Pour(client, form, nth) for nth, (client, form) in enumerate(ours)]
    for form in forms:
        form.pour()
        never = {name for name, taken in form.taken.items() if not taken}
        assert never <= NOT_FOR_WORDS, f"{form.form} takes nothing in {never}"
    for form in forms:
        if form.form.route not in ENDS and set(form.form.words) - NOT_FOR_WORDS:
            form.leave_something()
    pages_are_whole(full, as_member)


def pages_are_whole(full, as_member) -> None:
    """Every page, now that it is full of awkward words, is read as a browser reads it."""
    for page in walk(as_member(full.ben), f"/p/{full.project.slug}/", of_each_kind=1):
        reader = html5lib.HTMLParser()
        reader.parse(page.text)
        # Signs that no screen shows are allowed in words; anything else is a broken page.
        wrong = [error for error in reader.errors if error[1] != "invalid-codepoint"]
        assert wrong == [], address_of(page)


def test_every_awkward_string_can_be_looked_for(full, as_member):
    ben = as_member(full.ben)
    for words in together(LINE):
        page = ben.get(reverse("understand:voices", args=[full.project.slug]), {"q": words})
        assert page.status_code == 200
        assert escape(words) in page.text


def test_answers_without_an_account(full, client):
    questionnaire = make_questionnaire(full.project)
    for words in together(LINE):
        page, filled = fill_in(client, questionnaire, words)
        assert len(filled) == len(BY_HAND)
        assert escape(words.strip()) in client.get(page.url).text
        assert Voice.objects.latest("pk").words.strip() == words.strip()
        assert Giver.objects.latest("pk").name == words[:LONGEST_NAME].strip()


def fill_in(client: Client, questionnaire, words: str) -> tuple[HttpResponse, set[str]]:
    """Page by page, as somebody does it who says the same everywhere. Also the names of the fields."""
    page = client.get(reverse("haveyoursay:start", args=[questionnaire.ref]))
    filled: set[str] = set()
    for _page in range(questionnaire.questions.count() + 4):
        form = read_form(html.fromstring(page.text).xpath("//main//form")[0], address_of(page))
        filled |= set(form.words)
        typed = {name: words[:LONGEST_NAME] if name == "name" else words for name in form.words}
        uses = {"uses": ["group", "quote-named"]} if "name" in typed else {}
        page = client.post(form.action, {**form.data, **typed, **uses})
    return page, filled


# --- No field is forgotten ------------------------------------------------------------------------------------


def forms_with_words() -> set[type]:
    ours = (form for form in every_class() if form.__module__.startswith("steppingstones.pages"))
    return {form for form in ours if has_words(form) and not form.__module__.startswith(NOT_SENT)}


def every_class(top: type = BaseForm) -> Iterator[type]:
    for below in top.__subclasses__():
        yield below
        yield from every_class(below)


def test_what_is_too_long_is_told_in_the_same_words_everywhere():
    import_module(settings.ROOT_URLCONF)
    for form in every_class():
        for name, field in form.base_fields.items() if form.__module__.startswith("steppingstones.pages") else ():
            if getattr(field, "max_length", None):
                assert str(field.error_messages["max_length"]) == str(TOO_LONG), f"{form.__name__}.{name}"


def test_no_browser_cuts_off_what_is_too_long_without_a_word():
    import_module(settings.ROOT_URLCONF)
    for form in every_class():
        for name, field in form.base_fields.items() if form.__module__.startswith("steppingstones.pages") else ():
            assert "maxlength" not in field.widget.attrs, f"{form.__name__}.{name}"


def has_words(form: type[BaseForm]) -> bool:
    return any(isinstance(each.widget, TextInput | Textarea) for each in form.base_fields.values())


def test_fields_that_are_written_by_hand_are_known():
    templates = named(".html", "steppingstones/templates")
    by_hand = {path for path in templates if "<textarea" in path.read_text() or 'type="text"' in path.read_text()}
    assert {short(path).removeprefix("steppingstones/templates/") for path in by_hand} == BY_HAND | TRIED_THERE
