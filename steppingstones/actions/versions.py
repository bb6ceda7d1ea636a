"""Versions of the pathway: freezing what the group agreed, bringing it back, and saying why something was changed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..methods.pathway import Pathway
from ..methods.pathway_changes import compare
from ..methods.pathway_data import from_data, to_data
from ..models import Claim, Evidence, Member, PathwayEdit, PathwayVersion, Project
from ..queries.pathway import pathway_of
from ..queries.pathway_since import last_number
from .history import note
from .pathway import PathwayError, hold, keep
from .pathway_history import carry

BROUGHT_BACK = "brought back version"
MOVED = {"evidence": Evidence, "claim": Claim}


class NothingToFreeze(PathwayError):
    words = _("There is no stone on the pathway yet. Add one first.")


class NothingToBringBack(PathwayError):
    words = _("The pathway is just like this version already.")


@transaction.atomic
def name_version(
    project: Project,
    *,
    by: Member,
    name: str,
    why: str = "",
    agreed_on: date | None = None,
    agreed_by: Iterable[Member] = (),
) -> PathwayVersion:
    """Freeze the pathway as it is at this moment."""
    hold(project)
    pathway = pathway_of(project)
    if not pathway.stones:
        raise NothingToFreeze
    version = PathwayVersion.objects.create(
        project=project,
        name=name,
        why=why,
        agreed_on=agreed_on,
        made_by=by,
        after=last_number(project),
        pathway=to_data(pathway),
    )
    version.agreed_by.set(agreed_by)
    note(by, "named", version)
    return version


@transaction.atomic
def change_version(version: PathwayVersion, *, by: Member, agreed_by: Iterable[Member], **said: Any) -> PathwayVersion:
    """Change what is said about a version and who agreed. The pathway in it stays as it is."""
    version = PathwayVersion.objects.select_for_update().get(pk=version.pk)
    for field, value in said.items():
        setattr(version, field, value)
    version.save(update_fields=list(said))
    version.agreed_by.set(agreed_by)
    note(by, "changed", version)
    return version


@transaction.atomic
def bring_back(version: PathwayVersion, *, by: Member, why: str = "") -> PathwayEdit:
    """Make the pathway what it was in this version, as one act that can be undone. Evidence comes back with stones."""
    project = version.project
    hold(project)
    then = from_data(version.pathway)
    moves = returning(version, then)
    edit = keep(project, compare(pathway_of(project), then), by=by, verb=BROUGHT_BACK, why=why, carried=moves)
    if edit is None:
        raise NothingToBringBack
    carry(moves)
    note(by, "brought back", version)
    return edit


def returning(version: PathwayVersion, then: Pathway) -> list[dict[str, Any]]:
    """Evidence and claims that went with a stone into another since, and go back with it."""
    acts = version.project.pathwayedits.filter(number__gt=version.after).order_by("-number")
    went = [move for carried in acts.values_list("carried", flat=True) for move in reversed(carried)]
    moves = [move for move in went if move["what"] in MOVED]
    now = {what: places(what, moves) for what in MOVED}
    back = {what: dict(found) for what, found in now.items()}
    for move in moves:
        if back[move["what"]].get(move["ref"]) == move["to"]:
            back[move["what"]][move["ref"]] = move["from"]
    return [
        {"what": what, "ref": ref, "from": place, "to": back[what][ref]}
        for what, found in now.items()
        for ref, place in found.items()
        if back[what][ref] != place and back[what][ref] in then.by_key
    ]


def places(what: str, moves: Iterable[dict[str, Any]]) -> dict[str, str]:
    """The stones where these pieces of evidence, or claims, are now."""
    refs = [move["ref"] for move in moves if move["what"] == what]
    return dict(MOVED[what].objects.filter(ref__in=refs).values_list("ref", "stone__ref"))


@transaction.atomic
def say_why(edit: PathwayEdit, *, by: Member, why: str) -> PathwayEdit:
    """Give the reason for one's own act, or another one than before."""
    edit = PathwayEdit.objects.select_for_update().get(pk=edit.pk, member=by)
    edit.why = why
    edit.save(update_fields=["why"])
    note(by, "gave the reason for", edit.project)
    return edit
