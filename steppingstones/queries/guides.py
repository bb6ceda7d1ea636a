"""Guides for conversations: the bank that comes with the program, and the group's own, as pages show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db.models import Count, Q, QuerySet

from ..formats.guides import GuideFile, ThemeFile, read_guide
from ..models import Guide, GuideTheme, Project
from ..models.conversations import HeldAs

BANK = Path(__file__).resolve().parent.parent / "library" / "conversations"


@dataclass(frozen=True, kw_only=True)
class Banked:
    """A guide that comes with the program. `name` is its word in addresses."""

    name: str
    file: GuideFile

    @property
    def form_label(self) -> str:
        return str(HeldAs(self.file.form).label)


@cache
def bank() -> tuple[Banked, ...]:
    """The guides of the bank, by form and title. They never change while the program runs."""
    found = [Banked(name=path.stem, file=read_guide(path.read_bytes())) for path in BANK.glob("*.json")]
    forms = HeldAs.values
    return tuple(sorted(found, key=lambda each: (forms.index(each.file.form), each.file.title)))


def banked(name: str) -> Banked | None:
    return next((each for each in bank() if each.name == name), None)


def own(project: Project) -> QuerySet[Guide]:
    """The group's guides, by title, each with how many themes it has."""
    return project.guides.standing().annotate(count=Count("themes")).order_by("title", "pk")


# --- A guide as a page shows it -----------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ThemeShown:
    """A theme with its questions. `row` is the theme of the group's own guide; none for one of the bank."""

    title: str
    is_opening: bool
    questions: tuple[str, ...]
    easy: tuple[str, ...]
    row: GuideTheme | None = None


@dataclass(frozen=True, kw_only=True)
class GuideShown:
    """A guide, whoever wrote it."""

    title: str
    form_label: str
    about: str
    opening: tuple[str, ...]
    themes: tuple[ThemeShown, ...]
    closing: tuple[str, ...]


def shown(guide: Guide | Banked) -> GuideShown:
    if isinstance(guide, Banked):
        file, themes = guide.file, tuple(map(_of_file, guide.file.themes))
        words = {"title": file.title, "form_label": guide.form_label, "about": file.about}
        return GuideShown(**words, opening=lines(file.opening), themes=themes, closing=lines(file.closing))
    words = {"title": guide.title, "form_label": str(guide.get_form_display()), "about": ""}
    themes = tuple(map(of_row, guide.themes.all()))
    return GuideShown(**words, opening=lines(guide.opening), themes=themes, closing=lines(guide.closing))


def _of_file(theme: ThemeFile) -> ThemeShown:
    questions, easy = lines(theme.prompts), lines(theme.easy)
    return ThemeShown(title=theme.title, is_opening=theme.is_opening, questions=questions, easy=easy)


def of_row(theme: GuideTheme) -> ThemeShown:
    questions, easy = lines(theme.prompts), lines(theme.easy)
    return ThemeShown(title=theme.title, is_opening=theme.is_opening, questions=questions, easy=easy, row=theme)


def lines(text: str) -> tuple[str, ...]:
    """What stands on each line; empty ones are left out."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def as_in_bank(project: Project, banked: Banked) -> Guide | None:
    """The group's copy of this guide, if it has one that nobody has changed."""
    for guide in project.guides.standing().filter(bank_key=banked.name).prefetch_related("themes").order_by("pk"):
        if _says(guide, guide.themes.all()) == _says(banked.file, banked.file.themes):
            return guide
    return None


def _says(guide: Guide | GuideFile, themes: Iterable[GuideTheme | ThemeFile]) -> Sequence[object]:
    own = [guide.title, guide.form, lines(guide.opening), lines(guide.closing)]
    return [*own, *((theme.title, theme.is_opening, lines(theme.prompts), lines(theme.easy)) for theme in themes)]


def with_notes(guide: Guide) -> QuerySet[GuideTheme]:
    """The themes of a guide, each with how many notes wait under it in conversations that stand."""
    waiting = Q(notes__conversation__removed_at=None)
    return guide.themes.annotate(waiting=Count("notes", filter=waiting))
