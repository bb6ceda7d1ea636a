"""What became of the themes of a group: what was chosen by a theme goes on with the one into which it was merged."""

from collections.abc import Iterator, Mapping

from ..models import Project, Theme


def themes_now(project: Project) -> dict[str, Theme]:
    """By the references of all themes what each of them is now; of one that was removed, itself. One query."""
    themes = {theme.pk: theme for theme in Theme.with_removed.filter(project=project).select_related("merge")}
    return {theme.ref: list(_became(theme, themes))[-1] for theme in themes.values()}


def _became(theme: Theme, themes: Mapping[int, Theme]) -> Iterator[Theme]:
    seen = set()
    while theme.pk not in seen:
        seen.add(theme.pk)
        yield theme
        if theme.removed_at and hasattr(theme, "merge"):
            theme = themes[theme.merge.into_id]
