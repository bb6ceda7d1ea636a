"""The pure core: every function says where its knowledge comes from and shows an example that is true."""

import ast
import dataclasses
import doctest
import inspect
from importlib import import_module

import pytest

from .tree import ROOT, named, short

METHODS = [path for path in named(".py", "steppingstones/methods") if path.name != "__init__.py"]
PURE = [*METHODS, *named(".py", "steppingstones/documents"), *named(".py", "steppingstones/formats")]
# Sums that are given everything: no clock, no chance, no files, no machine.
NOT_PURE = {"datetime.datetime", "io", "logging", "os", "pathlib", "random", "secrets", "socket", "subprocess", "time"}

of_methods = pytest.mark.parametrize("path", METHODS, ids=short)


def module_of(path):
    return import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))


def public(path, kind) -> list:
    module = module_of(path)
    own = [thing for name, thing in inspect.getmembers(module, kind) if not name.startswith("_")]
    return [thing for thing in own if thing.__module__ == module.__name__]


@of_methods
def test_a_function_names_its_source_and_shows_an_example(path):
    for function in public(path, inspect.isfunction):
        words = inspect.getdoc(function) or ""
        assert "Source: " in words, f"{function.__name__} should say where its rule comes from."
        assert ">>> " in words, f"{function.__name__} should show one worked example."


@pytest.mark.parametrize("path", PURE, ids=short)
def test_the_examples_are_true(path):
    assert doctest.testmod(module_of(path)).failed == 0


@of_methods
def test_values_are_frozen_and_named(path):
    for kind in public(path, inspect.isclass):
        if dataclasses.is_dataclass(kind):
            assert kind.__dataclass_params__.frozen, f"{kind.__name__} should be frozen."
            by_name = all(one.kind is one.KEYWORD_ONLY for one in inspect.signature(kind).parameters.values())
            assert by_name, f"{kind.__name__} should take its values by name."


@of_methods
def test_a_method_is_pure(path):
    used = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            used |= {name.name for name in node.names}
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            used |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    assert used & NOT_PURE == set()
