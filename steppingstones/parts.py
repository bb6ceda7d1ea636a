"""Template tags for the parts of the design system. Loaded in every template; `/gallery/` shows each part."""

import secrets
from collections.abc import Iterable, Iterator
from typing import Any

from django import template
from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .methods.languages import language
from .queries.benefits import whom_names
from .queries.pathway import pathway_of
from .queries.pathway_know import known_of
from .queries.thread_shown import thread_shown

register = template.Library()

# The rooms in the order in which a group walks them: the word in the menu and the name of the address.
ROOMS = (
    (_("Overview"), "home:project"),
    (_("People"), "people:members"),
    (_("Plan"), "plan:pathway"),
    (_("Take part"), "takepart:meetings"),
    (_("Listen"), "listen:home"),
    (_("Understand"), "understand:voices"),
    (_("Decide"), "decide:decisions"),
    (_("Review"), "review:reviews"),
    (_("Value"), "value:weighing"),
    (_("Show"), "show:reports"),
)
# The pages of the room Plan: the word, the name of the address, and the routes for which a group needs it (all: none).
PLAN = (
    (_("Pathway"), "plan:pathway", ("impact",)),
    (_("Work on it"), "plan:editor", ("impact",)),
    (_("Achievements"), "plan:achievements", ("achievements",)),
    (_("Benefits"), "plan:benefits", ("benefits",)),
    (_("How will we know?"), "plan:know", ("impact", "achievements", "benefits")),
    (_("Versions"), "plan:versions", ("impact",)),
    (_("The plan before"), "plan:before", ("impact",)),
    (_("Who has a stake"), "plan:stakeholders", ()),
    (_("To do"), "plan:to-do", ()),
    (_("Copy and carry"), "plan:carry", ("impact", "achievements", "benefits")),
)
# The pages of other rooms that have several: the word and the name of the address. One that is not there is left out.
PAGES = {
    "takepart": (
        (_("Meetings"), "takepart:meetings"),
        (_("Give and get"), "takepart:giving"),
        (_("Time bank"), "takepart:time-bank"),
        (_("Gifts and skills"), "takepart:assets"),
        (_("Barriers"), "takepart:barriers"),
        (_("What we learned"), "takepart:lessons"),
        (_("Risks"), "takepart:risks"),
    ),
    "understand": (
        (_("Voices"), "understand:voices"),
        (_("Stones"), "understand:stones"),
        (_("The thread"), "understand:thread"),
        (_("Search"), "understand:search"),
        (_("Themes"), "understand:themes"),
        (_("Long texts"), "understand:transcripts"),
        (_("Tag together"), "understand:tagging-rounds"),
        (_("Make sense together"), "understand:sense-sessions"),
        (_("Who is not heard"), "understand:silence"),
    ),
    "review": (
        (_("As each side sees it"), "review:reviews"),
        (_("What the records tell"), "review:signals"),
        (_("Who takes part"), "review:who"),
        (_("Who works with whom"), "review:relationships"),
        (_("The review page"), "review:pages"),
    ),
    "value": (
        (_("What counts"), "value:weighing"),
        (_("What changed"), "value:changed"),
        (_("With and without"), "value:without"),
        (_("What it took"), "value:costs"),
        (_("What it is worth"), "value:maps"),
    ),
}
# The golden thread, told by one small story.
CROSSING = (
    ("voice", _("A voice"), _("“On Saturdays I have nowhere to go.”")),
    ("decision", _("A decision"), _("We open on Saturdays until the summer, and see.")),
    ("change", _("A change"), _("The doors are open on Saturdays.")),
    ("outcome", _("An outcome"), _("14 people come who stayed at home before.")),
    ("impact", _("The impact"), _("People feel that they belong here.")),
)
FOR_EDITORS = {"plan:editor"}  # readers do not see these in the menu
IN_MONEY = {"value:maps"}  # not in the menu of a group that never puts a price on what it values
# Pages about one stone that are reached from "How will we know?". All others of a stone belong to the pathway.
TOLD_IN_KNOW = {"plan:know-add", "plan:know-by", "plan:assumption", "plan:shaped"}
NOTICES = ("", "good", "warn", "bad")


@register.simple_tag
def said_in(code: str) -> str:
    """`lang` and `dir` of words that people wrote, where their language is known."""
    if not code:
        return format_html(' dir="{}"', "auto")
    spoken = language(code)
    return format_html(' lang="{}" dir="{}"', spoken.code, spoken.direction)


@register.simple_tag
def page_language() -> str:
    """`lang` and `dir` of the site's own words: English, unless somebody answers in a language that has them all."""
    code = get_language() or settings.LANGUAGE_CODE
    if code == settings.LANGUAGE_CODE:
        return format_html(' lang="{}" dir="ltr"', "en-GB")
    return said_in(code)


@register.simple_tag
def once_key() -> str:
    """The hidden field that makes a form count once; see `pages/once.py`."""
    return format_html('<input type="hidden" name="once" value="{}">', secrets.token_urlsafe(16))


def address(name: str, *args: Any) -> str:
    """The address of a page, or nothing when this site has no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@register.inclusion_tag("parts/rooms.html", takes_context=True)
def rooms(context: template.Context) -> dict[str, Any]:
    """The menu of a project: its rooms as stones across the water."""
    project, member, request = context["project"], context.get("member"), context["request"]
    remove = address("home:example-remove", project.slug) if member and member.is_facilitator else ""
    found = [room(name, view, project.slug, request) for name, view in doors(project)]
    return {"project": project, "remove": remove, "rooms": [each for each in found if each["url"]]}


def doors(project: Any) -> Iterator[tuple[str, str]]:
    """The rooms, each with the page that this group enters by. A room without a page for it is left out."""
    for name, view in ROOMS:
        pages = plan_pages(project) if view == PLAN[0][1] else [(name, view)]
        if pages:
            yield name, pages[0][1]


def plan_pages(project: Any) -> list[tuple[str, str]]:
    """The pages of the room Plan that this group's routes need, of those that this site has."""
    wanted = [(name, view) for name, view, routes in PLAN if not routes or any(map(project.shows, routes))]
    return [(name, view) for name, view in wanted if address(view, project.slug)]


def room(name: str, view: str, slug: str, request: Any) -> dict[str, Any]:
    """One stone of the menu. `current` is what `aria-current` says: this very page, or somewhere in this room."""
    url, here = address(view, slug), request.resolver_match
    if request.path == url:
        current = "page"
    else:
        current = "true" if here and here.namespace == view.partition(":")[0] != "home" else ""
    return {"name": name, "url": url, "current": current}


@register.inclusion_tag("plan/menu.html", takes_context=True)
def plan_menu(context: template.Context) -> dict[str, Any]:
    """The pages of the room Plan, as far as this group's routes need them."""
    project, request, member = context["project"], context["request"], context.get("member")
    pages = [page for page in plan_pages(project) if page[1] not in FOR_EDITORS or (member and member.can_edit)]
    found = [room(name, view, project.slug, request) for name, view in pages]
    top = address("plan:pathway", project.slug)
    for page in found:
        # Every address of the room starts with that of the pathway, so only the others say "somewhere in here".
        if page["current"] != "page":
            page["current"] = "true" if page["url"] != top and request.path.startswith(page["url"]) else ""
    if not any(page["current"] for page in found):
        home = "plan:know" if request.resolver_match.view_name in TOLD_IN_KNOW else "plan:pathway"
        for page in found:
            page["current"] = "true" if page["url"] == address(home, project.slug) else ""
    shown = {view for _name, view in plan_pages(project)}
    is_hidden = request.resolver_match.view_name in {view for _name, view, _routes in PLAN} - shown
    return {"pages": found, "is_hidden": is_hidden, "project": project, "member": member}


@register.inclusion_tag("parts/room_menu.html", takes_context=True)
def room_menu(context: template.Context) -> dict[str, Any]:
    """The pages of this room. Where a page below one of them is open, that one is marked: the longest address wins."""
    project, request = context["project"], context["request"]
    hidden = IN_MONEY if project.never_uses_money else set()
    pages_here = PAGES[request.resolver_match.namespace]
    found = [(word, address(view, project.slug)) for word, view in pages_here if view not in hidden]
    pages = [{"name": word, "url": url} for word, url in found if url]
    here = max((page["url"] for page in pages if request.path.startswith(page["url"])), key=len, default="")
    for page in pages:
        current = "page" if page["url"] == request.path else "true"
        page["current"] = current if page["url"] == here else ""
    return {"pages": pages}


@register.inclusion_tag("plan/stone_more.html", takes_context=True)
def stone_more(context: template.Context, stone: Any) -> dict[str, Any]:
    """How a stone will be known, what must hold, and who shaped it."""
    pathway = pathway_of(context["project"])
    here = [each for each in pathway.stones if each.key == stone.ref and each.kind.level]
    about = known_of(context["project"], pathway, here)
    shared = {name: context.get(name) for name in ("project", "member", "request", "csrf_token")}
    return {**shared, "about": about[0] if about else None}


@register.inclusion_tag("thread/section.html", takes_context=True)
def thread_of(context: template.Context, thing: Any, brief: bool = False, is_open: bool = False) -> dict[str, Any]:
    """`{% thread_of decision %}`: what it rests on, what came of it, what is missing; for anything on the thread.

    `brief=True` leaves out the list, where the page itself has it; `is_open=True` shows it at once.
    """
    return {"shown": thread_shown(context["project"], thing), "brief": brief, "is_open": is_open}


@register.filter
def whom(keys: Iterable[str]) -> list[str]:
    """`{{ stone.for_whom|whom }}`: the people whom an outcome is for, in words."""
    return whom_names(keys)


@register.inclusion_tag("parts/crossing.html")
def crossing() -> dict[str, Any]:
    """The picture of the golden thread: five stones, each with its word and a sentence."""
    return {"crossing": CROSSING}


@register.simple_block_tag
def notice(content: str, kind: str = "") -> SafeString:
    """`{% notice "good" %}…{% endnotice %}`: a sentence or two that stand out."""
    if kind not in NOTICES:
        raise template.TemplateSyntaxError(f"A notice is one of {NOTICES}, not {kind!r}.")
    return format_html('<div class="notice {}">{}</div>', kind, content)


@register.simple_block_tag
def card(content: str, title: str = "", href: str = "", level: int = 2) -> SafeString:
    """`{% card "Title" href=url level=3 %}…{% endcard %}`: a thing among others of its kind."""
    words = format_html('<a href="{}">{}</a>', href, title) if href else title
    heading = format_html("<h{0}>{1}</h{0}>", level, words) if title else ""
    return format_html('<div class="card">{}{}</div>', heading, content)
