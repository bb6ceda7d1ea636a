"""The words on the pages are plain; those for people without an account are plainest."""

import ast
import re

import pytest

from .tree import named, short

TEMPLATES = named(".html", "steppingstones/templates")
PYTHON = named(".py", "steppingstones")
FOR_EVERYONE = ("haveyoursay", "news")
LONGEST_SENTENCE = 20  # words, for people without an account
LONGEST_ANYWHERE = 40

TRANSLATED = re.compile(r'{% ?translate (?:"([^"]*)"|\'([^\']*)\')')
BLOCK = re.compile(r"{% ?blocktranslate[^%]*%}(.*?){% ?endblocktranslate ?%}", re.DOTALL)
# Words that our readers stumble over, each with the one to use.
HARD = {
    "utilise": "use",
    "utilize": "use",
    "facilitate": "help",
    "commence": "begin",
    "terminate": "end",
    "prior to": "before",
    "in order to": "to",
    "in the event": "if",
    "please note": "(leave it out)",
    "stakeholder": "(say who)",
    "beneficiar": "(say who)",
    "service user": "person",
    "hard to reach": "(say what we did not do)",
    "vulnerable": "(say what they face)",
    "leverage": "use",
    "empower": "(say what they can do now)",
    "submit": "send",
    "invalid": "(say what is wrong)",
    "users": "people",
}
HARD_WORD = re.compile(r"\b(" + "|".join(HARD) + ")", re.IGNORECASE)


def words_of(path) -> list[str]:
    """The texts that people see from this file."""
    text = path.read_text()
    if path.suffix == ".html":
        found = ["".join(pair) for pair in TRANSLATED.findall(text)]
        return found + [re.sub(r"{%.*?%}", "\n", block) for block in BLOCK.findall(text)]
    calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call) and is_gettext(node.func))
    return [node.args[0].value for node in calls if node.args and isinstance(node.args[0], ast.Constant)]


def is_gettext(function: ast.expr) -> bool:
    return isinstance(function, ast.Name) and function.id in {"_", "gettext", "gettext_lazy", "ngettext"}


def sentences(words: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!:;])\s+|\n{2,}", words.strip()) if part]


@pytest.mark.parametrize("path", [*TEMPLATES, *PYTHON], ids=short)
def test_words_are_plain(path):
    for words in words_of(path):
        found = [f"{word}: better {HARD[word.lower()]}" for word in HARD_WORD.findall(words)]
        assert found == [], words
        assert "!" not in words, words
        for sentence in sentences(words):
            assert len(sentence.split()) <= LONGEST_ANYWHERE, sentence


@pytest.mark.parametrize("path", [path for path in TEMPLATES if path.parent.name in FOR_EVERYONE], ids=short)
def test_sentences_for_everyone_are_short(path):
    long = [sentence for words in words_of(path) for sentence in sentences(words)]
    assert [sentence for sentence in long if len(sentence.split()) > LONGEST_SENTENCE] == []
