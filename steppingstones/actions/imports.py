"""Bringing in feedback from a spreadsheet: all of it or nothing, and the same file twice adds nothing."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..formats.feedback import Feedback, FeedbackRow
from ..models import Consent, Event, Giver, Member, Project, Theme, Voice, VoiceTheme
from .consent import possible
from .history import helper_of
from .row_counts import count_rows_anew

AT_ONCE = 500

Progress = Callable[[int, int], None]


class ImportRefused(Exception):
    """Nothing was brought in. Its sentence says why."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, kw_only=True)
class Imported:
    """How many voices were added, how many were here from before, and how many rows were left out."""

    added: int
    already_here: int
    left_out: int


def import_feedback(
    project: Project,
    feedback: Feedback,
    *,
    by: Member | None,
    uses: Iterable[str] = (Consent.Use.GROUP,),
    side: str = Giver.UNKNOWN,
    skip_bad_rows: bool = False,
    today: date,
    progress: Progress = lambda done, of: None,
) -> Imported:
    """Each good row becomes a voice with the consents `uses`. `by` is nobody on the command line.

    Raises `ImportRefused` if there are bad rows that were not to be left out, or if the group may not read the voices.
    """
    uses = possible(uses)
    if Consent.Use.GROUP not in uses:
        raise ImportRefused(_("The group can only keep words that it may read."))
    if feedback.bad and not skip_bad_rows:
        raise ImportRefused(_("Some rows are wrong, so nothing was brought in. Mend them, or leave them out."))
    with transaction.atomic():
        new = _new_rows(project, feedback.good)
        _write(project, new, uses, side, today, progress)
        count_rows_anew((Giver, Voice, Consent, VoiceTheme))
        brought = {"verb": "brought in", "noun": "voice", "noun_ref": str(len(new))}
        Event.objects.create(project=project, member=by, supporter=helper_of(by), **brought)
    return Imported(added=len(new), already_here=len(feedback.good) - len(new), left_out=len(feedback.bad))


def _new_rows(project: Project, rows: Sequence[FeedbackRow]) -> list[FeedbackRow]:
    """Those that are new here. Two imports at once wait for each other at the lock."""
    Project.objects.select_for_update().get(pk=project.pk)
    here = set(project.voices.exclude(fingerprint=None).values_list("fingerprint", flat=True))
    return [row for row in rows if row.fingerprint not in here]


def _write(
    project: Project, rows: list[FeedbackRow], uses: frozenset[str], side: str, today: date, progress: Progress
) -> None:
    givers, themes, done = _Givers(project, side), _Themes(project), 0
    for batch in _batches(rows):
        from_whom = givers.of(batch)
        voices = Voice.objects.bulk_create(_voice(project, row, from_whom[row.number]) for row in batch)
        Consent.objects.bulk_create(
            Consent(project=project, voice=voice, use=use, given_on=today) for voice in voices for use in sorted(uses)
        )
        labels = themes.of(batch)
        VoiceTheme.objects.bulk_create(
            VoiceTheme(project=project, voice=voice, theme=labels[label])
            for voice, row in zip(voices, batch, strict=True)
            for label in row.labels
        )
        done += len(batch)
        progress(done, len(rows))


def _batches(rows: Iterable[FeedbackRow]) -> Iterator[list[FeedbackRow]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, AT_ONCE)):
        yield batch


def _voice(project: Project, row: FeedbackRow, giver: Giver) -> Voice:
    return Voice(
        project=project,
        giver=giver,
        words=row.words,
        came_by=Voice.CameBy.IMPORT,
        channel=Voice.Channel.OTHER,
        said_on=row.said_on,
        said_precision=row.precision,
        fingerprint=row.fingerprint,
    )


class _Givers:
    """One giver for each person in the file, and for each row that does not say whose it is."""

    def __init__(self, project: Project, side: str) -> None:
        self.project, self.side = project, side
        known = project.givers.exclude(import_key="")
        self.by_key = {giver.import_key: giver for giver in known}

    def of(self, batch: list[FeedbackRow]) -> dict[int, Giver]:
        """The giver of each row of the batch, by the row's number."""
        found: dict[int, Giver] = {}
        new: list[Giver] = []
        for row in batch:
            key = self._key(row.person)
            giver = self.by_key.get(key) if key else None
            if giver is None:
                giver = Giver(project=self.project, side=self.side, import_key=key)
                new.append(giver)
                if key:
                    self.by_key[key] = giver
            found[row.number] = giver
        Giver.objects.bulk_create(new)
        return found

    def _key(self, person: str) -> str:
        return hashlib.sha256(f"{self.project.ref} {person}".encode()).hexdigest() if person else ""


class _Themes:
    """The themes of the project by heading and name, made when a row first needs them."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.known = {(theme.heading, theme.name): theme for theme in project.themes.all()}

    def of(self, batch: list[FeedbackRow]) -> dict[tuple[str, str], Theme]:
        wanted = dict.fromkeys(label for row in batch for label in row.labels if label not in self.known)
        made = Theme.objects.bulk_create(
            Theme(project=self.project, heading=heading, name=name) for heading, name in wanted
        )
        self.known |= {(theme.heading, theme.name): theme for theme in made}
        return self.known
