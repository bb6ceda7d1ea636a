"""What a file of another program for tagging would bring: which themes, texts and marks are new here.

Everything has a guid, so that the same file twice adds nothing, and a text that was tagged elsewhere finds back.
"""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..formats.refi_qda import Code, Coding, QdaProject, Source, shown_words
from ..formats.refi_qda_out import clean_text
from ..models import Project, Theme, Transcript, Voice
from .voice_numbers import usable

LONGEST_NAME = 300
LONGEST_TITLE = 200
LONGEST_CODER = 200


@dataclass(frozen=True, kw_only=True)
class NewMark:
    """A coding that is new here. `theme` is the guid of its code."""

    guid: str
    start: int
    end: int
    theme: str
    coder: str
    note: str


@dataclass(frozen=True, kw_only=True)
class CodeHere:
    """A code and the theme that it is: one that is here, or a new one with this name. None of both: only a heading."""

    code: Code
    name: str = ""
    theme: Theme | None = None

    @property
    def is_new(self) -> bool:
        return self.theme is None and bool(self.name)


@dataclass(frozen=True, kw_only=True)
class TextHere:
    """A text of the file: new, or a long text or a voice that is here.

    `is_changed`: it says something else now,
    so that new marks have no place in it."""

    source: Source
    words: str
    here: Transcript | Voice | None
    marks: tuple[NewMark, ...]
    is_changed: bool = False
    gets_words: bool = False

    @property
    def is_new(self) -> bool:
        return self.here is None


@dataclass(frozen=True, kw_only=True)
class Fit:
    """A file, and what of it is here already. `empty` texts have neither words nor anything coded."""

    codes: tuple[CodeHere, ...]
    texts: tuple[TextHere, ...]
    empty: int

    @property
    def new_themes(self) -> int:
        return sum(each.is_new for each in self.codes)

    @property
    def new_texts(self) -> int:
        return sum(each.is_new for each in self.texts)

    @property
    def new_marks(self) -> int:
        return sum(len(each.marks) for each in self.texts)

    @property
    def adds_words(self) -> bool:
        """Whether words of people come in whom somebody must have asked."""
        return any(each.is_new or each.gets_words for each in self.texts)

    @property
    def adds_nothing(self) -> bool:
        return not (self.new_themes or self.new_marks or self.adds_words)


def fit_of(project: Project, file: QdaProject) -> Fit:
    found = _Here(project, file)
    texts = [_text_here(source, found) for source in file.sources]
    kept = tuple(text for text in texts if text.words)
    return Fit(codes=tuple(_codes_here(project, file.codes)), texts=kept, empty=len(texts) - len(kept))


# --- Guids of what has none -------------------------------------------------------------------------------


def own_guid(project: Project, *what: str) -> str:
    """The guid of something of ours, always the same, from which nobody can tell what it is."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, " ".join(("stepping stones", project.ref, *what))))


def heading_guid(project: Project, heading: str) -> str:
    return own_guid(project, "heading", heading)


def voice_guid(project: Project, voice: Voice) -> str:
    return own_guid(project, "voice", voice.ref)


# --- Themes -----------------------------------------------------------------------------------------------


def _codes_here(project: Project, codes: tuple[Code, ...]) -> Iterator[CodeHere]:
    """A code is the theme with its guid, or the one that this went into, else the group's own theme with its name.

    Else it is a new one.
    """
    themes = list(project.themes.all())
    by_guid = _merged(project, themes) | {str(theme.guid): theme for theme in themes}
    by_name = {theme.name: theme for theme in themes if not theme.heading}
    headings = {heading_guid(project, theme.heading) for theme in themes if theme.heading}
    names = {code.guid: code.name for code in codes}
    taken = {theme.name for guid, theme in by_guid.items() if not theme.heading and guid in names}
    for code in codes:
        if code.guid in by_guid:
            yield CodeHere(code=code, theme=by_guid[code.guid])
        elif code.guid in headings:
            yield CodeHere(code=code)
        else:
            name = _free_name(code, names.get(code.parent, ""), taken)
            taken.add(name)
            yield CodeHere(code=code, name=name, theme=by_name.get(name))


def _merged(project: Project, themes: list[Theme]) -> dict[str, Theme]:
    """The guids of themes that went into others, each with the theme that has its tags now."""
    here = {theme.pk: theme for theme in themes}
    merges = project.thememerges.order_by("-pk").values_list("theme_id", "theme__guid", "into_id")
    found: dict[str, Theme] = {}
    for theme, guid, into in merges:  # the last ones first: what took it may have gone further since
        if into in here:
            here[theme] = found[str(guid)] = here[into]
    return found


def _free_name(code: Code, parent: str, taken: set[str]) -> str:
    """Themes of one group have names of their own; codes of two branches may share one."""
    plain = code.name or code.guid
    wanted = [plain, f"{parent}: {plain}" if parent else plain, *(f"{plain} ({number})" for number in range(2, 10_000))]
    return next(name for name in (_cut(each, LONGEST_NAME) for each in wanted) if name not in taken)


def _cut(words: str, most: int) -> str:
    """Long words lose their middle, so that a number at their end stays."""
    return words if len(words) <= most else f"{words[: most - 21]}…{words[-20:]}"


# --- Texts ------------------------------------------------------------------------------------------------


class _Here:
    """What of the file's texts and marks is here."""

    def __init__(self, project: Project, file: QdaProject) -> None:
        wanted = {source.guid for source in file.sources}
        self.coders: Mapping[str, str] = {known: name[:LONGEST_CODER] for known, name in file.users}
        self.known = {str(known) for known in project.highlights.values_list("guid", flat=True)}
        self.known |= _labels(project) if wanted else set()
        transcripts = project.transcripts.filter(guid__in=wanted)
        self.texts: dict[str, Transcript | Voice] = {str(text.guid): text for text in transcripts}
        if wanted:
            found = {voice_guid(project, voice): voice for voice in usable(project).only("ref", "project", "words")}
            self.texts |= {known: found[known] for known in wanted & found.keys()}


def _labels(project: Project) -> set[str]:
    labels = project.voicethemes.values_list("voice__ref", "theme__guid")
    return {label_guid(project, ref, str(theme)) for ref, theme in labels}


def label_guid(project: Project, voice_ref: str, theme_guid: str) -> str:
    return own_guid(project, "label", voice_ref, theme_guid)


def _text_here(source: Source, found: _Here) -> TextHere:
    words, here = shown_words(source), found.texts.get(source.guid)
    marks = tuple(_new_marks(source, words, found))
    if here is None:
        return TextHere(source=source, words=words, here=None, marks=marks)
    if isinstance(here, Transcript) and here.lacks_words and source.text is not None:
        return TextHere(source=source, words=words, here=here, marks=marks, gets_words=True)
    is_changed = bool(marks) and clean_text(here.words) != words
    return TextHere(source=source, words=words, here=here, marks=() if is_changed else marks, is_changed=is_changed)


def _new_marks(source: Source, words: str, found: _Here) -> Iterator[NewMark]:
    """Each coding is one mark; a coding of the text as a whole marks all of it."""
    for passage in source.passages:
        for coding in passage.codings:
            yield from _new_mark(source, coding, passage.start, passage.end, passage.note, found)
    for coding in source.codings if words else ():
        yield from _new_mark(source, coding, 0, len(words), "", found)


def _new_mark(source: Source, coding: Coding, start: int, end: int, note: str, found: _Here) -> Iterator[NewMark]:
    place = f"{source.guid} {start} {end} {coding.code} {coding.user}"
    guid = coding.guid or str(uuid.uuid5(uuid.NAMESPACE_OID, place))
    if guid in found.known:
        return
    found.known.add(guid)
    notes = "\n\n".join(part for part in (note, coding.note) if part)
    yield NewMark(
        guid=guid, start=start, end=end, theme=coding.code, coder=found.coders.get(coding.user, ""), note=notes
    )
