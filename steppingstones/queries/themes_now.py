"""What became of the themes of a group: what was chosen by a theme goes on with the one into which it was merged."""

from collections.abc import Iterable, Iterator, Mapping

from django.db.models import QuerySet

from ..models import Project, Theme


def all_themes(project: Project) -> QuerySet[Theme]:
    """Those that were removed too, with what they were merged into."""
    return Theme.with_removed.filter(project=project).select_related("merge").order_by("pk")


def themes_now(themes: Iterable[Theme]) -> dict[str, Theme]:
    """By the references of all themes of a project what each of them is now; of one that was removed, itself."""
    by_pk = {theme.pk: theme for theme in themes}
    return {theme.ref: list(_became(theme, by_pk))[-1] for theme in by_pk.values()}


def _became(theme: Theme, themes: Mapping[int, Theme]) -> Iterator[Theme]:
    seen = set()
    while theme.pk not in seen:
        seen.add(theme.pk)
        yield theme
        if theme.removed_at and hasattr(theme, "merge"):
            theme = themes[theme.merge.into_id]
