"""A terminal shows what people typed, and obeys none of it."""

import sys

import pytest
from django.core.mail import EmailMessage, get_connection

from steppingstones.commands import CommandError, main
from steppingstones.commands.terminal import plain_terminal
from tests.awkward import STRINGS

EVIL = "Garden\x1b]0;owned\x07\x1b[2J\r\x9b31m\u202egnp"
SEEN = r"Garden\x1b]0;owned\x07\x1b[2J\r\x9b31m\u202egnp"


@pytest.mark.parametrize("where", ["out", "err"])
def test_signs_that_a_terminal_would_obey_are_shown(where, capsys):
    with plain_terminal():
        print(EVIL, "äöü 👋", file=getattr(sys, f"std{where}"))
    assert getattr(capsys.readouterr(), where) == f"{SEEN} äöü 👋\n"


def test_commands_speak_through_it(monkeypatch, capsys):
    def fail(_words):
        raise CommandError(EVIL)

    monkeypatch.setattr("steppingstones.commands.example.run", fail)
    assert main(["example"]) == 2
    assert capsys.readouterr().err == f"{SEEN}\n"


def test_mail_that_is_shown_in_the_terminal_is_plain(capsys):
    with plain_terminal():
        shown = get_connection("django.core.mail.backends.console.EmailBackend")
        EmailMessage("Welcome", EVIL, to=["ada@example.org"], connection=shown).send()
    assert "\x1b" not in capsys.readouterr().out


def test_awkward_words_stay_readable(capsys):
    words = "\n".join(STRINGS)
    with plain_terminal():
        print(words)
    told = capsys.readouterr().out
    assert all(sign.isprintable() or not sign.isascii() or sign in "\n\t" for sign in told)
    assert "Ω≈ç√∫˜µ≤≥÷" in told
