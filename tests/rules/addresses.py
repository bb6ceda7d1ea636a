"""Every address of the site, read from the URL patterns themselves, and something real to put into each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from django.urls import URLPattern, get_resolver

from steppingstones.models import Project
from steppingstones.models.base import WithRef

# What parameters can be that are neither `slug` nor the ref of something.
VALUES = {
    "ready": ["after-a-session"],
    "step": ["issue", "impact", "outcomes", "activities", "check"],
    "way": ["up", "down"],
    "place": ["1"],
    "entry": ["hope-for-the-future"],
    "gap": ["no-issue", "stands-alone"],
    "track": ["both"],
    "by": ["count", "question"],
    "kind": ["issue", "text"],
    "number": ["0", "1"],
    "encoding": ["utf-8"],
    "token": ["given-by-the-test"],
    "form": ["json", "csv", "mermaid", "dot"],
    "waiting": ["given-by-the-test"],
    "formfile": ["given-by-the-test"],
    "tagfile": ["given-by-the-test"],
    "example": ["day-centre"],
    "other": ["another-garden"],
    "secret": ["no-such-secret"],
    "side": ["lived"],
    "code": ["rrrrrr"],
    "bank": ["group"],
    "paper": ["large-print"],
    "lang": ["cy"],
    "noun": ["voice"],
    "part": ["answering"],
    "size": ["normal"],
    "first": ["1"],
    "end": ["giver"],
    "instrument": ["principles"],
    "key": ["heard"],
    "topic": ["sex"],
    "signal": ["decided-without", "no-reply"],
    "about": ["process"],
    "written": ["word", "spreadsheet"],
    "ask": ["whom", "deadweight", "value"],
}


@dataclass(frozen=True)
class Address:
    """One URL pattern: its route, such as `p/<slug>/plan/`, the view, and what its parameters are called."""

    route: str
    view: object = field(compare=False)
    parameters: tuple[str, ...]

    @property
    def of_project(self) -> bool:
        return self.route.startswith("p/<slug>/")

    @property
    def things(self) -> tuple[str, ...]:
        """The parameters that are refs of something: `ref`, or the name of a noun, such as `stone`."""
        return tuple(name for name in self.parameters if name not in {"slug", *VALUES})

    def filled(self, slug: str, refs: dict[str, list[str]]) -> list[str]:
        """The address with each of these refs, and with each value that its other parameters can have."""
        known = {**VALUES, "slug": [slug], **refs}
        choices = [known[name] for name in self.parameters]
        return [self._with(dict(zip(self.parameters, values, strict=True))) for values in product(*choices)]

    def _with(self, values: dict[str, str]) -> str:
        return "/" + re.sub(r"<(\w+)>", lambda found: values[found[1]], self.route)

    def __str__(self) -> str:
        return self.route


def every_address() -> list[Address]:
    return [*_walk(get_resolver().url_patterns, "")]


def _walk(patterns: list, before: str) -> Iterator[Address]:
    for pattern in patterns:
        route = before + re.sub(r"<\w+:(\w+)>", r"<\1>", str(pattern.pattern))
        if isinstance(pattern, URLPattern):
            yield Address(route, pattern.callback, tuple(re.findall(r"<(\w+)>", route)))
        else:
            yield from _walk(pattern.url_patterns, route)


def nouns_of(project: Project) -> dict[str, list[str]]:
    """The refs of everything that this project has, oldest first, by noun: `{"stone": [...], "voice": [...]}`."""
    models = (relation.related_model for relation in Project._meta.related_objects)
    with_ref = [model for model in models if issubclass(model, WithRef)]
    found = {model._meta.model_name: model.objects.filter(project=project) for model in with_ref}
    return {noun: list(rows.order_by("pk").values_list("ref", flat=True)) for noun, rows in found.items()}
