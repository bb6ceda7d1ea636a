"""One box that looks through everything that the group wrote down. What was looked for is in the address."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from ...access import project_page
from ...models import Project, Voice
from ...queries.evidence import stones_by_place
from ...queries.found import KINDS, Hit, Kind
from ...queries.search import search as search_in
from ..voice_lists import A_PAGE, VoiceFilter

FEW = 5  # of each kind, while all kinds are shown
OF_VOICES = ("side", "came", "theme", "stone")  # what only voices have
DAYS = ("since", "until")


class SearchForm(VoiceFilter):
    """What is looked for. Words alone are enough; everything else narrows."""

    unlinked = None
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    stone = forms.ChoiceField(label=_("Stone that it is linked to"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    field_order = ("q", "kind", "side", "came", "theme", "stone", "since", "until")

    def offer(self) -> None:
        super().offer()
        self.fields["kind"].choices = [("", _("Everything")), *((kind.key, kind.label) for kind in KINDS.values())]
        places = stones_by_place(self.project.stones.standing().in_order())
        stones = [(place, [(stone.ref, stone.words[:80]) for stone in found]) for place, found in places]
        self.fields["stone"].choices = [("", _("All stones")), *stones]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.wanted.keys() - {"q"})

    @property
    def is_about_voices(self) -> bool:
        return any(name in self.wanted for name in OF_VOICES)

    @property
    def is_about_days(self) -> bool:
        return any(name in self.wanted for name in DAYS)

    @property
    def kinds(self) -> list[Kind]:
        """The kinds that can have what is looked for."""
        kinds = [kind for kind in KINDS.values() if self.wanted.get("kind") in (None, kind.key)]
        kinds = [kind for kind in kinds if kind.key == "voice" or not self.is_about_voices]
        return [kind for kind in kinds if kind.day or not self.is_about_days]

    def rows(self, kind: Kind, request: HttpRequest) -> QuerySet:
        rows = kind.rows(self.project, request.member)
        if "since" in self.wanted:
            rows = rows.filter(**{f"{kind.day}__gte": self.wanted["since"]})
        if "until" in self.wanted:
            rows = rows.filter(**{f"{kind.day}__lte": self.wanted["until"]})
        return self.narrow(rows) if rows.model is Voice else search_in(rows, self.wanted.get("q", ""))

    def narrow(self, voices: QuerySet) -> QuerySet:
        if "stone" in self.wanted:
            links = self.project.evidences.standing().filter(stone__ref=self.wanted["stone"])
            voices = voices.filter(Exists(links.filter(voice=OuterRef("pk"))))
        return super().narrow(voices)


@dataclass(frozen=True, kw_only=True)
class Section:
    """What was found of one kind; `more` is the address of all of it, where this is only the beginning."""

    key: str
    label: str
    total: int
    hits: list[Hit]
    more: str


@project_page()
def search(request: HttpRequest, project: Project) -> HttpResponse:
    form = SearchForm(request.GET, project=project)
    query = request.GET.copy()
    query.pop("page", None)
    context: dict[str, Any] = {"filters": form, "query": query.urlencode()}
    kinds = form.kinds if form.is_used else []
    if len(kinds) == 1:
        found = form.rows(kinds[0], request)
        context["page"] = page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
        sections = [section(form, kinds[0], page, page.paginator.count)]
    else:
        sections = [few(form, kind, request, query) for kind in kinds]
    context["sections"] = [each for each in sections if each.total]
    return render(request, "understand/search.html", context)


def few(form: SearchForm, kind: Kind, request: HttpRequest, query: QueryDict) -> Section:
    rows = form.rows(kind, request)
    total = rows.count()
    more = query.copy()
    more["kind"] = kind.key
    return section(form, kind, rows[:FEW] if total else [], total, more.urlencode() if total > FEW else "")


def section(form: SearchForm, kind: Kind, rows: Page | QuerySet | list, total: int, more: str = "") -> Section:
    hits = [kind.hit(form.project, row, form.wanted.get("q", "")) for row in rows]
    return Section(key=kind.key, label=str(kind.label), total=total, hits=hits, more=more)
