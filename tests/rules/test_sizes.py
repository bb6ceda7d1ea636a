"""Files and functions stay small enough to read in one go."""

import pytest

from .tree import functions, named, short

PYTHON = [*named(".py", "steppingstones"), *named(".py", "bench")]
SOURCE = [path for path in PYTHON if "migrations" not in path.parts]
TEMPLATES = named(".html", "steppingstones/templates")
LINES_OF_FILE, LINES_OF_FUNCTION, LINES_OF_TEMPLATE = 450, 45, 100


def lines(path) -> int:
    return len(path.read_text().splitlines())


@pytest.mark.parametrize("path", SOURCE, ids=short)
def test_a_module_is_short(path):
    assert lines(path) <= LINES_OF_FILE


@pytest.mark.parametrize("path", SOURCE, ids=short)
def test_a_function_is_short(path):
    long = {node.name: node.end_lineno - node.lineno + 1 for node in functions(path)}
    assert {name: size for name, size in long.items() if size > LINES_OF_FUNCTION} == {}


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_a_template_is_short(path):
    assert lines(path) <= LINES_OF_TEMPLATE
