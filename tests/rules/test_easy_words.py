"""What the program itself says in Easy Read keeps the rules of Easy Read, as far as these can be looked up."""

import ast
import re
from collections.abc import Iterator

from steppingstones.methods.plain import easy_read_findings

from .tree import named

SAYS_IT = {"easy", "keyed"}  # the functions that make rows of Easy Read
SAYS_WORDS = {"_", "gettext", "gettext_lazy", "ngettext"}
HEADING = "easy_text"


def own_words() -> Iterator[tuple[str, str]]:
    """Each sentence with the file in which it stands."""
    for path in named(".py", "steppingstones"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            yield from ((words, path.name) for words in _in_function(function))


def _in_function(function: ast.FunctionDef) -> Iterator[str]:
    given: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            given.setdefault(node.targets[0].id, []).append(node.value)
    for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
        if isinstance(call.func, ast.Name) and call.func.id in SAYS_IT:
            yield from _words(call.args[:2], given)
        yield from _words([each.value for each in call.keywords if each.arg == HEADING], given)


def _words(values: list[ast.expr], given: dict[str, list[ast.expr]]) -> Iterator[str]:
    for value in values:
        names = [node.id for node in ast.walk(value) if isinstance(node, ast.Name) and node.id in given]
        for each in [value, *(one for name in names for one in given[name])]:
            for call in (node for node in ast.walk(each) if isinstance(node, ast.Call)):
                if isinstance(call.func, ast.Name) and call.func.id in SAYS_WORDS:
                    yield from (one.value for one in call.args if isinstance(one, ast.Constant) and one.value)


def filled(words: str) -> str:
    """With something short in each place that is filled later."""
    words = re.sub(r"%\((?:n|number|least|low|high|of|all)\)[ds]|\[number\]", "7", words)
    return re.sub(r"%\(\w+\)[ds]|\[\w+\]", "they", words)


def broken() -> list[tuple[str, str, str]]:
    return sorted(
        {(file, words, found.rule.value) for words, file in own_words() for found in easy_read_findings(filled(words))}
    )


def test_our_own_easy_words_keep_the_rules():
    assert broken() == []
