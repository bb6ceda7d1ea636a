"""What the open stone of the editor shows: its words, its steps, what can be done with it, and one form."""

from dataclasses import dataclass

from django import forms
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ...actions.pathway import StepAtIssue, StepFromImpact
from ...methods.pathway import Kind, Pathway, Stone
from ...models import Project


@dataclass(frozen=True, kw_only=True)
class Act:
    """One thing to do with a stone. `key` is what the keyboard presses for it."""

    name: str
    label: str | Promise
    button: str | Promise
    key: str


ACTS = (
    Act(name="reword", label=_("Change the words"), button=_("Keep these words"), key="R"),
    Act(name="below", label=_("Add a stone below"), button=_("Add it"), key="A"),
    Act(name="before", label=_("Add what must be true first"), button=_("Add it"), key="B"),
    Act(name="link", label=_("Choose what it leads to"), button=_("Add this step"), key="L"),
    Act(name="link-from", label=_("Choose what makes it possible"), button=_("Add this step"), key="K"),
    Act(name="retype", label=_("Change level or track"), button=_("Keep the change"), key="T"),
    Act(name="split", label=_("Split in two"), button=_("Split it"), key="S"),
    Act(name="merge", label=_("Make one of two"), button=_("Make them one"), key="M"),
)
SETTLE = Act(name="settle", label=_("Two of you changed this at once"), button=_("Keep what I chose"), key="")
BY_NAME = {act.name: act for act in (*ACTS, SETTLE)}


def panel(project: Project, pathway: Pathway, stone: Stone, act: str, form: forms.Form | None) -> dict:
    lane = pathway.on(stone.kind, stone.track)
    return {
        "stone": stone,
        "leads_to": pathway.leads_to(stone.key),
        "led_by": pathway.led_by(stone.key),
        "acts": [(each, address(project, stone, each.name)) for each in ACTS if not why_not(each.name, pathway, stone)],
        "act": BY_NAME.get(act),
        "action": address(project, stone, act) if act else "",
        "form": form,
        "is_first": stone == lane[0],
        "is_last": stone == lane[-1],
    }


def why_not(act: str, pathway: Pathway, stone: Stone) -> str:
    """Why the act makes no sense for this stone; nothing if it does."""
    if act == "merge" and len(pathway.on(stone.kind, stone.track)) == 1:
        return str(_("There is no other stone on this level and track. Two stones of one kind can become one."))
    if stone.kind == Kind.ISSUE and act in ("before", "link", "link-from"):
        return str(StepAtIssue())
    if stone.kind == Kind.IMPACT and act == "link":
        return str(StepFromImpact(source=stone.words))
    return ""


def address(project: Project, stone: Stone, act: str) -> str:
    return reverse(f"plan:editor-{act}", args=[project.slug, stone.key])
