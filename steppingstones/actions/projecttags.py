"""Themes, tags and rounds of a project that is made from files."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..formats.projecttags import RoundRow, TagFiles, TagRow, ThemeRow
from ..methods.highlights import Stretch
from ..models import TaggingRound
from . import rounds, themes
from .tagging import tag

if TYPE_CHECKING:
    from .projectfiles import Made


def make_themes(made: "Made", rows: Iterable[ThemeRow]) -> None:
    for row in rows:
        wording = themes.Wording(name=row.name, belongs=row.belongs, parent=made.themes.get(row.parent))
        made.themes[row.id] = themes.add(made.project, wording, by=made.by)


def make_tags(made: "Made", files: TagFiles) -> None:
    for row in files.rounds:
        make_round(made, row, files)
    for row in files.tags:
        if not row.round:
            make_tag(made, row)


def make_round(made: "Made", row: RoundRow, files: TagFiles) -> None:
    """Tagged and finished as by hand; only the days are then those that the files say."""
    taggers = [made.members[each] for each in row.taggers]
    voices = made.project.voices.filter(pk__in=[made.voices[each].pk for each in row.voices])
    together = rounds.begin(made.project, row.title, voices, taggers, rounds.Draw(), by=made.by)
    for each in files.tags:
        if each.round == row.id:
            make_tag(made, each, together)
    for tagger in taggers:
        rounds.finish(together, by=tagger)
    for view in files.views:
        if view.round == row.id:
            voice, theme, by = made.voices[view.voice], made.themes[view.theme], made.members[view.member]
            rounds.say_why(together, voice, theme, view.words, by=by)
    TaggingRound.objects.filter(pk=together.pk).update(made_on=row.made_on, closed_on=row.closed_on)
    together.taggers.update(done_on=row.closed_on)


def make_tag(made: "Made", row: TagRow, together: TaggingRound | None = None) -> None:
    voice, by = made.voices[row.voice], made.members[row.member]
    words = row.words or voice.words
    start = voice.words.index(words)
    stretch = Stretch(start=start, end=start + len(words))
    tag(voice, [stretch], made.themes[row.theme], by=by, together=together, note=row.note)
