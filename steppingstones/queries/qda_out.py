"""Themes and tagged texts as they go to another program. Only what people let researchers study, and no names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from django.utils.translation import gettext as _

from ..formats.refi_qda import Code, Coding, Passage, QdaProject, Source
from ..models import Consent, FromTranscript, Highlight, Project, Theme, Transcript, Voice
from ..models.voices import VoiceQuerySet
from .qda import heading_guid, label_guid, own_guid, voice_guid
from .voice_numbers import usable

ORIGIN = "Stepping Stones"


def may_leave(project: Project) -> VoiceQuerySet:
    """Voices that researchers may study."""
    return usable(project).with_consent(Consent.Use.RESEARCH)


def texts_that_may_leave(project: Project) -> Sequence[Transcript]:
    """Long texts. Nobody's consent is kept with them, so somebody has to say of each that it may leave.

    A text from which a voice was made that may not leave is not among them: the words of that voice are in it.
    """
    staying = FromTranscript.objects.filter(project=project).exclude(voice__in=may_leave(project).order_by())
    return project.transcripts.exclude(pk__in=staying.values("transcript")).order_by("title", "pk")


def codebook_of(project: Project) -> tuple[Code, ...]:
    """All themes as a tree. Labels that came under a heading are parts of that heading, with which nothing is coded."""
    themes = list(project.themes.order_by("order", "pk"))
    known = {theme.pk: theme for theme in themes}
    below: dict[object, list[Theme]] = defaultdict(list)
    for theme in themes:
        below[theme.parent_id if theme.parent_id in known else theme.heading].append(theme)
    headings = dict.fromkeys(theme.heading for theme in themes if theme.heading and theme.parent_id not in known)
    codes = list(_codes(below, "", ""))
    for heading in headings:
        group = Code(guid=heading_guid(project, heading), name=heading, is_codable=False)
        codes += [group, *_codes(below, heading, group.guid)]
    return tuple(codes)


def _codes(below: Mapping[object, list[Theme]], key: object, parent: str) -> Iterator[Code]:
    for theme in below.get(key, ()):
        yield Code(guid=str(theme.guid), name=theme.name, parent=parent, description=theme.belongs)
        yield from _codes(below, theme.pk, str(theme.guid))


def project_out(project: Project, *, texts: Iterable[Transcript] = (), with_notes: bool = False) -> QdaProject:
    """The codebook, the voices that may leave, and these long texts, each with what is marked in it."""
    out = _Out(project, with_notes)
    sources = [*out.voices(), *out.transcripts(list(texts))]
    return QdaProject(
        codes=codebook_of(project),
        name=project.name,
        origin=ORIGIN,
        users=tuple(out.people.values()),
        sources=tuple(sources),
    )


class _Out:
    """Whoever tagged is a number: the same person is the same number all through."""

    def __init__(self, project: Project, with_notes: bool) -> None:
        self.project, self.with_notes = project, with_notes
        self.people: dict[object, tuple[str, str]] = {}

    def voices(self) -> Iterator[Source]:
        voices = may_leave(self.project).order_by("pk")
        marks = self._marks("voice_id", voice__in=voices)
        labels: dict[int, list[Theme]] = defaultdict(list)
        rows = self.project.voicethemes.filter(voice__in=voices, theme__removed_at=None)
        for row in rows.select_related("theme").order_by("pk"):
            labels[row.voice_id].append(row.theme)
        for voice in voices:
            found = marks.get(voice.pk, [])
            marked = {mark.theme_id for mark in found}
            codings = [self._label(voice, theme) for theme in labels[voice.pk] if theme.pk not in marked]
            name = _("Voice %(code)s") % {"code": voice.ref}
            guid = voice_guid(self.project, voice)
            yield self._source(guid, name, voice.words, found, codings)

    def transcripts(self, texts: list[Transcript]) -> Iterator[Source]:
        marks = self._marks("transcript_id", transcript__in=texts)
        for text in texts:
            source = self._source(str(text.guid), text.title, text.words, marks.get(text.pk, []), [])
            yield _without_words(source) if text.lacks_words else source

    def _marks(self, key: str, **where: object) -> dict[int, list[Highlight]]:
        found: dict[int, list[Highlight]] = defaultdict(list)
        for mark in Highlight.objects.shown().filter(**where).select_related("theme").order_by("start", "end", "pk"):
            found[getattr(mark, key)].append(mark)
        return found

    def _label(self, voice: Voice, theme: Theme) -> Coding:
        return Coding(guid=label_guid(self.project, voice.ref, str(theme.guid)), code=str(theme.guid))

    def _source(self, guid: str, name: str, words: str, marks: list[Highlight], codings: list[Coding]) -> Source:
        clean = words.replace("\r\n", "\n").replace("\r", "\n")
        passages = []
        for (start, end), here in groupby(marks, key=lambda mark: (mark.start, mark.end)):
            place = (_clean_place(words, start), _clean_place(words, end))
            known = own_guid(self.project, "passage", guid, str(start), str(end))
            made = tuple(self._coding(mark) for mark in here)
            if place[0] < place[1]:
                passages.append(Passage(guid=known, start=place[0], end=place[1], codings=made))
        return Source(guid=guid, name=name, text=clean, passages=tuple(passages), codings=tuple(codings))

    def _coding(self, mark: Highlight) -> Coding:
        note = mark.note if self.with_notes else ""
        return Coding(guid=str(mark.guid), code=str(mark.theme.guid), user=self._person(mark), note=note)

    def _person(self, mark: Highlight) -> str:
        who = mark.tagger_id or mark.coder
        if not who:
            return ""
        if who not in self.people:
            number = len(self.people) + 1
            guid = own_guid(self.project, "person", str(number))
            self.people[who] = (guid, _("Person %(number)s") % {"number": number})
        return self.people[who][0]


def _clean_place(words: str, at: int) -> int:
    """The place where lines end with one sign."""
    return at - words.count("\r\n", 0, at)


def _without_words(source: Source) -> Source:
    """A text of which only the marked words are known: they are the names of their passages."""
    known = source.text or ""
    named = (replace(each, name=" ".join(known[each.start : each.end].split())) for each in source.passages)
    return replace(source, text=None, passages=tuple(named))
