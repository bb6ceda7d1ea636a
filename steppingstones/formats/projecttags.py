"""Themes as a tree, words tagged with them, and rounds in which several people tagged, in the files of a project.

A round is here only when everybody has finished it: until then nobody but its taggers may see their tags.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .projectthere import There
from .tables import Row, Tables

FEWEST_TAGGERS = 2


@dataclass(frozen=True, kw_only=True)
class ThemeRow:
    id: str
    name: str
    parent: str
    belongs: str


@dataclass(frozen=True, kw_only=True)
class RoundRow:
    id: str
    title: str
    made_on: date
    closed_on: date
    voices: tuple[str, ...]
    taggers: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TagRow:
    """Words of a voice with a theme; no words: all of it. In a round, or on one's own."""

    round: str
    voice: str
    theme: str
    member: str
    words: str
    note: str


@dataclass(frozen=True, kw_only=True)
class ViewRow:
    """Why a tagger saw a voice differently."""

    round: str
    voice: str
    theme: str
    member: str
    words: str


@dataclass(frozen=True, kw_only=True)
class TagFiles:
    rounds: tuple[RoundRow, ...]
    tags: tuple[TagRow, ...]
    views: tuple[ViewRow, ...]


def read_themes(tables: Tables) -> tuple[ThemeRow, ...]:
    """Each below the one that it is a part of, so that none is inside itself. No name stands twice."""
    found: dict[str, ThemeRow] = {}
    for row in tables.ids("themes.csv", "name parent belongs"):
        if any(row.need("name") == theme.name for theme in found.values()):
            raise row.trouble("name", f"“{row.text('name')}” is the name of a theme in a row above.")
        found[row.text("id")] = ThemeRow(
            id=row.text("id"),
            name=row.text("name"),
            parent=row.maybe("parent", found),
            belongs=row.text("belongs"),
        )
    return tuple(found.values())


def read_tags(tables: Tables, there: There) -> TagFiles:
    """The values of these files. Raises `NotReadable` for the first thing that is wrong."""
    rounds = {
        row.text("id"): _round(row, there) for row in tables.ids("rounds.csv", "title made_on closed_on voices taggers")
    }
    tags = tables.rows("tags.csv", "round voice theme member words note")
    views = tables.rows("views.csv", "round voice theme member words")
    return TagFiles(
        rounds=tuple(rounds.values()),
        tags=tuple(_tag(row, rounds, there) for row in tags),
        views=tuple(_view(row, rounds, there) for row in views),
    )


def _round(row: Row, there: There) -> RoundRow:
    row.need("voices")
    taggers = row.some_of("taggers", there.members)
    if len(set(taggers)) < FEWEST_TAGGERS:
        raise row.trouble("taggers", "at least two people tag together. Name both, with a space between them.")
    return RoundRow(
        id=row.text("id"),
        title=row.need("title"),
        made_on=row.day("made_on"),
        closed_on=row.day("closed_on"),
        voices=row.some_of("voices", there.in_own_words),
        taggers=taggers,
    )


def _tag(row: Row, rounds: Mapping[str, RoundRow], there: There) -> TagRow:
    which = row.maybe("round", rounds)
    voice = row.one_of("voice", rounds[which].voices if which else there.in_own_words)
    words = row.text("words")
    if words not in there.in_own_words[voice]:
        raise row.trouble("words", f"“{words}” does not stand in what “{voice}” says. Copy the words from there.")
    return TagRow(
        round=which,
        voice=voice,
        theme=row.one_of("theme", there.themes),
        member=row.one_of("member", rounds[which].taggers if which else there.members),
        words=words,
        note=row.text("note"),
    )


def _view(row: Row, rounds: Mapping[str, RoundRow], there: There) -> ViewRow:
    which = rounds[row.one_of("round", rounds)]
    return ViewRow(
        round=which.id,
        voice=row.one_of("voice", which.voices),
        theme=row.one_of("theme", there.themes),
        member=row.one_of("member", which.taggers),
        words=row.need("words"),
    )
