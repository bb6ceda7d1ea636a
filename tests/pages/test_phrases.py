"""People meet the words around the questions in their own language, on every page, or not at all."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from steppingstones.actions.phrases import NotAPhrase, put_into
from steppingstones.methods.phrases import PARTS, PHRASES, shown
from steppingstones.methods.questionnaire_form import places
from steppingstones.models import Phrase, Translation
from steppingstones.queries.phrases import complete_in
from steppingstones.queries.questionnaires import form_of
from tests.every_kind import all_said, make_every_kind

ROOM = "/p/the-garden/listen/phrases/"
ONCE = "a-key-made-by-the-device"
CARD = {"card-1": "cat", "card-2": "key", "card-3": "apple"}
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
# Names, which are the same in every language, and what stands for a key on a keyboard or a picture.
SAME = {"Stepping", "Stones", "Aa", "Cymraeg", "English", "The", "Garden", "Ada"}
# What was typed, and choices, which are kept as the group wrote them.
CHOSEN = {"At", "the", "church", "More", "buses", "By", "bus", "On", "foot"}


def marked(words: str) -> str:
    """A translation by which tests know that words were translated, with its places as they were."""
    return f"⟦{shown(words)}⟧"


@pytest.fixture
def welsh(world):
    """A questionnaire with every kind of question, and all words in a language that only has brackets."""
    questionnaire = make_every_kind(world.project, languages=["cy"], pairing="card", opening="Before you begin")
    for place, words in places(form_of(questionnaire)).items():
        Translation.objects.create(
            project=world.project, questionnaire=questionnaire, language="cy", key=place, words=f"⟦{words}⟧"
        )
    put_into(world.project, "cy", {phrase: marked(phrase) for phrase in PHRASES}, by=world.ben)
    return questionnaire


def in_english(page) -> set[str]:
    """Words on the page that were not translated: in its text, and in what is read aloud or shown by scripts."""
    root = html.fromstring(page.content)
    for element in root.xpath("//script|//style|//*[@hidden]|//option[not(text())]"):
        element.drop_tree()
    said = [*root.itertext(), *root.xpath("//main//@aria-label|//main//@alt|//main//@data-done|//body/@*")]
    said += [value for name in ("up", "down", "moved", "settled") for value in root.xpath(f"//@data-{name}")]
    left = MARKED.sub(" ", MARKED.sub(" ", re.sub(r"https?:\S+", " ", " ".join(said))))
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
        assert in_english(page) <= CHOSEN, page.request["PATH_INFO"]


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


def test_the_way_back_speaks_it_as_well(client, welsh, world):
    receipt = client.post(f"/say/{welsh.ref}/send/", all_said(once=ONCE, lang="cy", **CARD)).url
    voice = world.project.voices.get(words="More buses")
    for rest in ("", f"{voice.ref}/", f"{voice.ref}/change/", f"{voice.ref}/take-back/", "take-all-back/"):
        page = client.get(receipt + rest)
        assert 'html lang="cy"' in page.text
        assert in_english(page) <= CHOSEN, rest


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


# --- Translators ------------------------------------------------------------------------------------------


@pytest.fixture
def ada(as_member, world):
    make_every_kind(world.project, languages=["cy"])
    return as_member(world.ada)


def test_a_part_is_translated_and_counted(ada, world):
    starting = PARTS[0]
    typed = {f"p{number}": marked(phrase) for number, phrase in enumerate(starting.phrases)}
    assert ada.post(f"{ROOM}cy/starting/", typed).status_code == 302
    assert f"{len(starting.phrases)} of {len(PHRASES)} phrases are translated" in ada.get(ROOM).text
    assert ada.get(f"{ROOM}cy/starting/").text.count("⟦") == len(starting.phrases)


@pytest.mark.parametrize(
    "typed", ["<script>alert(1)</script>", '" onmouseover=alert(1)', "%(secret)s", "{{ settings }}"]
)
def test_what_is_more_than_words_is_refused_and_stays_in_its_field(ada, typed):
    page = ada.post(f"{ROOM}cy/starting/", {"p0": typed})
    assert page.status_code == 422
    assert not Phrase.objects.exists()
    assert html.fromstring(page.content).xpath("//*[@name='p0']/@value") == [typed]


def test_no_act_keeps_what_is_more_than_words(world):
    for said in ({"Start": "<b>Go</b>"}, {"No phrase of ours": "Go"}):
        with pytest.raises(NotAPhrase):
            put_into(world.project, "cy", said, by=world.ben)


def test_a_translators_sheet_goes_out_and_comes_back(ada, world):
    sent = b"".join(ada.get(f"{ROOM}cy/words.csv").streaming_content).decode("utf-8-sig")
    filled = sent.replace("Start,", "Start,Dechrau")
    file = SimpleUploadedFile("words.csv", filled.encode())
    assert ada.post(f"{ROOM}cy/file/", {"file": file}).status_code == 302
    assert Phrase.objects.get().words == "Dechrau"


def test_a_sheet_with_a_mistake_is_refused_whole(ada):
    file = SimpleUploadedFile("words.csv", b"English,Welsh\nStart,Dechrau\nStop,<b>\n")
    page = ada.post(f"{ROOM}cy/file/", {"file": file})
    assert page.status_code == 422
    assert "Row 3" in page.text
    assert not Phrase.objects.exists()


@pytest.mark.parametrize("lang", ["en-gb", "xx"])
def test_there_is_nothing_to_translate_into_english_or_no_language(ada, lang):
    assert ada.get(f"{ROOM}{lang}/").status_code == 404
