"""Marking words with a theme, taking that back, and keeping each mark at its words when the text is put right.

A mark says by itself whether its voice is about the theme: `keep_labels` writes down for every list, filter and export
which voices are about what.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..methods.highlights import Stretch, cut_out, moved, whole_words
from ..models import (
    FromTranscript,
    Highlight,
    Member,
    Project,
    SuggestionAnswer,
    TaggingRound,
    Theme,
    Transcript,
    Voice,
    VoiceTheme,
)
from ..queries.voices import readable
from .history import note as remember

Text = Voice | Transcript
AT_ONCE = 1_000
AS_IT_WAS = ("start", "end", "note", "coder")


class CannotTag(Exception):
    """This cannot be tagged so. Its words are for the member who tried."""

    words = _("This could not be tagged.")

    def __str__(self) -> str:
        return str(self.words)


class NothingChosen(CannotTag):
    words = _("Choose the words first.")


class WordsGone(CannotTag):
    words = _("These words are not there any more, so they were not tagged.")


class RoundOver(CannotTag):
    words = _("You have finished this round, or you are not in it. Nothing was tagged.")


class SomebodysView(CannotTag):
    words = _("This is how somebody else saw it in a round. Only they can take it away.")


class ThemeGone(CannotTag):
    words = _("This theme was removed. Choose another one.")


@transaction.atomic
def tag(
    text: Text,
    chosen: Iterable[Stretch],
    theme: Theme,
    *,
    by: Member,
    together: TaggingRound | None = None,
    note: str = "",
) -> list[Highlight]:
    """Mark these stretches, each with the words that it cuts. Marking the same again changes nothing.

    `together`: as a tagger of this round, so that the others do not see it before all are done.
    """
    if together:
        _still_tags(together, by)
    text = _still_there(text)
    if not Theme.objects.select_for_update().filter(pk=theme.pk, project_id=text.project_id).exists():
        raise ThemeGone
    stretches = {whole_words(text.words, each.start, each.end) for each in chosen} - {None}
    if not stretches:
        raise NothingChosen
    about = {"theme": theme, "tagger": by, "round": together, **_in(text)}
    there = set(Highlight.objects.filter(**about).values_list("start", "end"))
    made = [
        Highlight(project_id=text.project_id, start=each.start, end=each.end, note=note, **about)
        for each in sorted(stretches)
        if (each.start, each.end) not in there
    ]
    Highlight.objects.bulk_create(made)
    if together is None:
        remember(by, "tagged", text)
        _keep_labels_of(text)
    return made


@transaction.atomic
def untag(mark: Highlight, *, by: Member) -> dict[str, object]:
    """Take a mark away. What comes back is all that `tag_again` needs to undo it.

    How somebody saw a voice in a round is theirs: nobody else takes it away.
    """
    if mark.round and mark.tagger_id not in {None, by.pk}:
        raise SomebodysView
    if mark.round and mark.round.closed_on is None:
        _still_tags(mark.round, by)
    text = mark.voice or mark.transcript
    gone = {
        "text": text.ref,
        "theme": mark.theme.ref,
        "round": mark.round.ref if mark.round else "",
        "words": _sign(text.words[mark.start : mark.end]),
        "tagger": mark.tagger.ref if mark.tagger else "",
        "guid": str(mark.guid),
        **{field: getattr(mark, field) for field in AS_IT_WAS},
    }
    mark.delete()
    _ask_again(mark)
    if not gone["round"]:
        remember(by, "untagged", text)
    _keep_labels_of(text)
    return gone


def _ask_again(mark: Highlight) -> None:
    """A suggestion that somebody took, and that is no tag any more, was not right: it is asked anew."""
    answers = SuggestionAnswer.objects.filter(voice=mark.voice_id)
    was_taken = answers.filter(theme=mark.theme_id, was_right=True).exists()
    if was_taken and not Highlight.objects.filter(voice=mark.voice_id, theme=mark.theme_id).exists():
        answers.delete()


@transaction.atomic
def tag_again(project: Project, gone: Mapping[str, object], *, by: Member) -> None:
    """Undo `untag`: the mark is as it was, at the same words. A second time changes nothing."""
    find = {"ref": gone["text"]}
    text = readable(project).filter(**find).first() or project.transcripts.filter(**find).first()
    theme = Theme.objects.select_for_update().filter(project=project, ref=gone["theme"]).first()
    if not text:
        raise WordsGone
    if not theme:
        raise ThemeGone
    text = _still_there(text)
    if _sign(text.words[gone["start"] : gone["end"]]) != gone["words"]:
        raise WordsGone
    together = project.taggingrounds.filter(ref=gone["round"]).first()
    if together and together.closed_on is None:
        _still_tags(together, by)
    tagger = project.members.filter(ref=gone["tagger"]).first()
    same = {field: gone[field] for field in AS_IT_WAS}
    about = {"theme": theme, "tagger": tagger, "round": together, **_in(text), **same}
    Highlight.objects.get_or_create(project=project, guid=gone["guid"], defaults=about)
    if not together:
        remember(by, "tagged", text)
    _keep_labels_of(text)


def _sign(words: str) -> str:
    """By which the same words are known again."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _still_tags(together: TaggingRound, by: Member) -> None:
    """Held, so that nobody tags while the round is laid open."""
    held = TaggingRound.objects.select_for_update().get(pk=together.pk)
    if held.closed_on or not held.taggers.filter(member=by, done_on=None).exists():
        raise RoundOver


def _still_there(text: Text) -> Text:
    now = type(text).objects.select_for_update().filter(pk=text.pk).first()
    if now is None or (isinstance(now, Voice) and now.withdrawn_on):
        raise WordsGone
    return now


def _in(text: Text) -> dict[str, Text]:
    return {"voice" if isinstance(text, Voice) else "transcript": text}


# --- Which voices are about what --------------------------------------------------------------------------


def _keep_labels_of(text: Text) -> None:
    if isinstance(text, Voice):
        keep_labels([text.pk])


def keep_labels(voice_ids: Collection[int]) -> None:
    """Each of these voices is about the themes of its marks that everyone may see, and the labels it came with."""
    wanted = Highlight.objects.shown().filter(voice__in=voice_ids).order_by()
    wanted = dict.fromkeys(wanted.values_list("voice_id", "theme_id", "project_id"))
    there = VoiceTheme.objects.filter(voice__in=voice_ids, theme__removed_at=None)
    known = {(row.voice_id, row.theme_id) for row in there}
    VoiceTheme.objects.bulk_create(
        [
            VoiceTheme(voice_id=voice, theme_id=theme, project_id=project, is_from_marks=True)
            for voice, theme, project in wanted
            if (voice, theme) not in known
        ],
        ignore_conflicts=True,
    )
    pairs = {(voice, theme) for voice, theme, _project in wanted}
    over = [row.pk for row in there if row.is_from_marks and (row.voice_id, row.theme_id) not in pairs]
    VoiceTheme.objects.filter(pk__in=over).delete()


# --- When the text changes --------------------------------------------------------------------------------


def follow_words(text: Text, before: str, after: str) -> None:
    """The text says something else now: each mark goes where its words went, or away with them."""
    if before == after:
        return
    rows = _places_in(text)
    _put(rows, moved(before, after, [_stretch(row) for row in rows]))
    _keep_labels_of(text)


def cut_words(text: Transcript, gone: Stretch) -> None:
    """Take these words out of a long text, for good."""
    rows = _places_in(text)
    text.words, places = cut_out(text.words, gone, [_stretch(row) for row in rows])
    text.save(update_fields=["words"])
    _put(rows, places)


def _places_in(text: Text) -> list[Highlight | FromTranscript]:
    """Everything that lies at a place in this text."""
    marks = list(text.highlights.all())
    return marks if isinstance(text, Voice) else [*marks, *text.voices_made.all()]


def _stretch(row: Highlight | FromTranscript) -> Stretch:
    return Stretch(start=row.start, end=row.end)


def _put(rows: list, places: list[Stretch | None]) -> None:
    for model in (Highlight, FromTranscript):
        kept, lost = [], []
        for row, place in zip(rows, places, strict=True):
            if isinstance(row, model) and place is None:
                lost.append(row.pk)
            elif isinstance(row, model) and place != _stretch(row):
                row.start, row.end = place.start, place.end
                kept.append(row)
        model.objects.bulk_update(kept, ["start", "end"], batch_size=AT_ONCE)
        for at in range(0, len(lost), AT_ONCE):
            model.objects.filter(pk__in=lost[at : at + AT_ONCE]).delete()
