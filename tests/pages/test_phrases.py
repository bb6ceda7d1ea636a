"""People meet the words around the questions in their own language, on every page, or not at all."""

import ast
import re
from datetime import date

import pytest
from lxml import html

from steppingstones.actions.phrases import put_into
from steppingstones.methods import questionnaire as asks
from steppingstones.methods.phrase_list import PHRASES
from steppingstones.methods.phrases import shown
from steppingstones.methods.questionnaire import Clause, Condition
from steppingstones.methods.questionnaire_form import condition_to_data, places
from steppingstones.models import Phrase, Translation
from steppingstones.queries.phrases import complete_in
from steppingstones.queries.questionnaires import form_of
from tests.every_kind import all_said, make_every_kind
from tests.rules.tree import ROOT, named, short
from tests.world import link, make_change, make_decision, make_stone, make_voice

ONCE = "a-key-made-by-the-device"
CARD = {"card-1": "cat", "card-2": "key", "card-3": "apple"}
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
# Names, which are the same in every language, and what stands for a key on a keyboard or a picture.
SAME = {"Stepping", "Stones", "Aa", "Cymraeg", "English", "The", "Garden", "Ada"}
# What was typed.
TYPED = {"At", "the", "church", "More", "buses"}


def marked(words: str) -> str:
    """A translation by which tests know that words were translated, with its places as they were."""
    return f"⟦{shown(words)}⟧"


@pytest.fixture
def welsh(world):
    """A questionnaire with every kind of question, and all words in a language that only has brackets."""
    return in_brackets(world, "cy")


def in_brackets(world, language: str):
    questionnaire = make_every_kind(world.project, languages=[language], pairing="card", opening="Before you begin")
    for place, words in places(form_of(questionnaire)).items():
        Translation.objects.create(
            project=world.project, questionnaire=questionnaire, language=language, key=place, words=f"⟦{words}⟧"
        )
    put_into(world.project, language, {phrase: marked(phrase) for phrase in PHRASES}, by=world.ben)
    return questionnaire


def in_english(page) -> set[str]:
    """Words on the page that were not translated: in its text, and in what is read aloud or shown by scripts."""
    root = html.fromstring(page.content)
    for element in root.xpath("//script|//style|//*[@hidden]|//option[not(text())]"):
        element.drop_tree()
    said = [*root.itertext(), *root.xpath("//main//@aria-label|//main//@alt|//main//@data-done|//body/@*")]
    said += [value for name in ("up", "down", "moved", "settled") for value in root.xpath(f"//@data-{name}")]
    left, marks = re.sub(r"https?:\S+", " ", " ".join(said)), 1
    while marks:  # one phrase can stand within another
        left, marks = MARKED.subn(" ", left)
    return set(re.findall(r"[A-Za-z]{2,}", left)) - SAME


def walk(client, questionnaire, **more):
    """Each page on the way to Send, and what came back from each that was sent empty or wrong."""
    ref = questionnaire.ref
    yield client.get(f"/say/{ref}/?lang=cy")
    yield client.get(f"/say/{ref}/all/?lang=cy")
    steps = [str(number) for number in range(1, 17) if number != 8]
    sent = all_said(once=ONCE, lang="cy", **CARD, **more)
    before = ""
    for step in [*steps, "card", "you", "use", "check"]:
        yield client.post(f"/say/{ref}/{step}/", {**sent, "at": before})
        before = step


def test_every_page_on_the_way_is_in_the_language_that_was_chosen(client, welsh):
    for page in walk(client, welsh):
        assert page.status_code == 200
        assert 'html lang="cy" dir="ltr"' in page.text
        assert in_english(page) <= TYPED, page.request["PATH_INFO"]


WRONG = {
    "faces": "9",
    "scale": "99",
    "choice": "moon",
    "several": ["bus", "walk", "car"],
    "ranking": ["bus:1", "walk:1"],
    "yes-no": "7",
    "number": "-4",
    "date": "tomorrow",
    "short": "x" * 301,
    "consent": "5",
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_wrong_with_an_answer_is_told_in_it_too(client, welsh, kind):
    step = welsh.questions.get(key=kind).order
    sent = all_said(once=ONCE, lang="cy", **{f"a-{kind}": WRONG[kind]})
    page = client.post(f"/say/{welsh.ref}/use/", {**sent, "at": str(step)})
    assert page.status_code == 422
    assert in_english(page) <= {"tomorrow"}


@pytest.mark.parametrize("at", ["card", "you", "use"])
def test_so_is_what_is_wrong_at_the_end(client, welsh, at):
    sent = {"once": ONCE, "lang": "cy", "at": at, "card-1": "cat", "side": "moon"}
    page = client.post(f"/say/{welsh.ref}/check/", sent)
    assert page.status_code == 422
    assert in_english(page) == set()


@pytest.mark.parametrize("kind", ["text", "faces", "choice", "several", "ranking"])
def test_the_way_back_speaks_it_as_well(client, welsh, world, kind):
    receipt = client.post(f"/say/{welsh.ref}/send/", all_said(once=ONCE, lang="cy", **CARD)).url
    voice = world.project.voices.get(answer__question__key=kind)
    for rest in ("", f"{voice.ref}/", f"{voice.ref}/change/", f"{voice.ref}/take-back/", "take-all-back/"):
        page = client.get(receipt + rest)
        assert 'html lang="cy"' in page.text
        assert in_english(page) <= TYPED, rest


def test_so_does_all_that_came_of_it(client, welsh, world):
    receipt = client.post(f"/say/{welsh.ref}/send/", all_said(once=ONCE, lang="cy", **CARD)).url
    faces, short = (world.project.voices.get(answer__question__key=key) for key in ("faces", "short"))
    client.post(f"{receipt}{faces.ref}/change/", {"a-faces": "1"})
    link(short, make_stone(world.project, "⟦Calm⟧"))
    link(short, make_decision(world.project, "⟦More?⟧", decided="", decided_on=None, status="open"))
    for decided in ("⟦Yes⟧", "⟦No⟧"):
        link(short, make_decision(world.project, "⟦Trees?⟧", decided=decided, decided_on=date(2020, 1, 2)))
    make_change(world.project.decisions.last(), "⟦Shade⟧")
    client.post(f"{receipt}{short.ref}/", {"until_quote": "2999-01-02", "uses": "quote"})
    page = client.get(receipt)
    assert "⟦The answer was this until" in page.text
    assert "⟦Still to be decided⟧" in page.text
    assert "⟦January⟧ 2999" in page.text
    assert in_english(page) <= TYPED
    page = client.post(f"{receipt}{short.ref}/", {"until_quote": "tomorrow", "uses": "quote"})
    assert page.status_code == 422
    assert in_english(page) <= TYPED | {"tomorrow"}


def test_a_note_that_somebody_wrote_down_is_asked_about_in_it(client, welsh, world):
    receipt = client.post(f"/say/{welsh.ref}/send/", all_said(once=ONCE, lang="cy")).url
    giver = world.project.givers.get()
    giver.voices.all().delete()
    note = make_voice(world.project, "⟦Tea⟧", giver=giver, subject="⟦Lunch⟧")
    for rest in ("", f"{note.ref}/change/", f"{note.ref}/take-back/"):
        assert in_english(client.get(receipt + rest)) == set(), rest
    page = client.post(f"{receipt}{note.ref}/change/", {"words": ""})
    assert page.status_code == 422
    assert in_english(page) == set()
    client.post(f"{receipt}{note.ref}/right/")
    assert "⟦You said that it is right.⟧" in client.get(receipt).text


def test_a_page_that_works_offline_says_in_it_what_each_question_hangs_on(client, welsh):
    clauses = [
        ("yes-no", asks.Test.ONE_OF, ("1", "2")),
        ("choice", asks.Test.NONE_OF, ("bus", "moon")),
        ("number", asks.Test.AT_LEAST, ("5",)),
    ]
    found = [Clause(question=key, test=test, values=values) for key, test, values in clauses]
    question = welsh.questions.get(key="consent")
    for is_any in (True, False):
        question.condition = condition_to_data(Condition(clauses=tuple(found), is_any=is_any))
        question.save()
        page = client.get(f"/say/{welsh.ref}/all/?lang=cy")
        assert "⟦Only if" in page.text
        assert in_english(page) == set()


def test_a_questionnaire_that_is_closed_says_so_in_it(client, welsh):
    welsh.is_open = False
    welsh.save()
    for rest in ("?lang=cy", "all/?lang=cy", "kiosk/?lang=cy"):
        assert "⟦This is closed now⟧" in client.get(f"/say/{welsh.ref}/{rest}").text
    for page in ("1/", "send/"):
        sent = client.post(f"/say/{welsh.ref}/{page}", {"lang": "cy", "once": ONCE})
        assert "⟦This is closed now⟧" in sent.text
    sent = client.post(f"/say/{welsh.ref}/outbox/", all_said(once=ONCE, lang="cy"))
    assert sent.json()["why"] == "⟦The questionnaire was closed before these answers were sent.⟧"


def test_it_can_be_one_of_which_the_program_knows_nothing(client, world):
    """Neither its months nor that it runs from right to left."""
    pashto = in_brackets(world, "ps")
    receipt = client.post(f"/say/{pashto.ref}/send/", all_said(once=ONCE, lang="ps")).url
    voice = world.project.voices.get(words="More buses")
    client.post(f"{receipt}{voice.ref}/", {"until_quote": "2999-01-02", "uses": "quote"})
    page = client.get(receipt)
    assert 'html lang="ps" dir="rtl"' in page.text
    assert "⟦January⟧" in page.text
    assert in_english(page) <= TYPED


def test_the_page_after_it_is_in_english_again(client, welsh):
    client.get(f"/say/{welsh.ref}/?lang=cy")
    page = client.get(f"/say/{welsh.ref}/")
    assert 'html lang="en-GB"' in page.text
    assert "⟦" not in page.text
    client.get(f"/say/{welsh.ref}/no-such-step/?lang=cy")
    assert "⟦" not in client.get("/").text


def test_as_long_as_one_phrase_is_missing_nobody_meets_two_languages(client, welsh, world):
    Phrase.objects.get(phrase="Start").delete()
    assert complete_in(world.project.pk, "cy") == {}
    page = client.get(f"/say/{welsh.ref}/?lang=cy")
    assert 'html lang="en-GB"' in page.text
    assert "Start" in page.text


def test_what_is_kept_is_the_same_whichever_language_was_chosen(client, welsh, world):
    client.post(f"/say/{welsh.ref}/send/", all_said(once=ONCE, lang="cy", **CARD))
    faces = world.project.answers.get(question__key="faces")
    assert faces.number == 3
    assert not any("⟦" in words for words in world.project.voices.values_list("words", flat=True))


# For members of the group who look at somebody's page, and of other ways in.
NOT_IN_PHRASES = {"wall", "counted"}  # the wall, and who takes part, are in the language of the site
FOR_MEMBERS = {"only_they.html", "only_they_words.html", "only_they.py"}
SAID_TO_MEMBERS = {"I asked the person", "Back to “%(project)s”"}
SAYS = re.compile(r"""{% translate ["'](.+?)["'](?: as \w+)? %}""")
SAYS_AROUND = re.compile(r"{% blocktranslate.*?%}(.*?){% endblocktranslate %}", re.DOTALL)


def said_by(path) -> set[str]:
    """All phrases of ours in a template or a module."""
    text = path.read_text()
    if path.suffix == ".html":
        around = [each for found in SAYS_AROUND.findall(text) for each in found.split("{% plural %}")]
        return {*SAYS.findall(text), *(re.sub(r"{{ (\w+) }}", r"%(\1)s", " ".join(each.split())) for each in around)}
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    said = [call.args for call in calls if getattr(call.func, "id", "") in ("_", "gettext", "gettext_lazy", "ngettext")]
    return {each.value for args in said for each in args if isinstance(each, ast.Constant) and each.value}


def test_no_phrase_on_these_pages_is_left_out_of_the_list():
    """Also those that the walks above do not meet."""
    files = [*named(".html", "steppingstones/templates/haveyoursay"), *named(".py", "steppingstones/pages/haveyoursay")]
    ours = [path for path in files if not NOT_IN_PHRASES & set(path.stem.split("_")) and path.name not in FOR_MEMBERS]
    ours += [ROOT / "steppingstones/templates/parts/former.html", ROOT / "steppingstones/templates/media/media.html"]
    left_out = {short(path): said_by(path) - PHRASES - SAID_TO_MEMBERS for path in ours}
    assert {path: phrases for path, phrases in left_out.items() if phrases} == {}
