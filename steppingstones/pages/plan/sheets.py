"""The guidance template in words: the five questions, one on each sheet, for paper."""

from django.utils.translation import gettext as _

from ...documents.template import Box, Step, Template, Wording
from ...methods.pathway import OUTCOMES, TRACKS, Kind, Pathway, Track
from ...models import Project
from ...queries.pathway import track_meaning, track_name
from .prompts import PAGES, Page


def template_of(project: Project, pathway: Pathway) -> Template:
    """The template with the stones of this pathway in it; with an empty one, blank."""
    is_blank = not pathway.stones
    return Template(
        title=_("Our pathway"),
        subtitle=_("A template to fill in together") if is_blank else project.name,
        how=tuple(how_to()),
        steps=tuple(step_of(page, pathway) for page in PAGES),
        wording=Wording(
            how=_("How to use this"),
            step=_("Step {number} of {total}: {name}"),
            helps=_("Questions that help"),
            page=_("Page"),
            of=_("of"),
            path=_("The path: {names}. This is step {number}, {name}."),
            picture=_("The picture"),
        ),
    )


def how_to() -> list[str]:
    return [
        _("Do it together: people who use the service, carers, and people who work in it."),
        _("There are five steps, one on each page. Talk first. Then one of you writes."),
        _("On the left is the project: what gets built or made."),
        _("On the right is co-production: what is different because you do it together."),
        _("Use few words. One idea a line. Draw, if that suits you better."),
        _("You need not fill every line. Come back another day, and change what no longer fits."),
        _("If there is no room left, go on overleaf."),
    ]


def step_of(page: Page, pathway: Pathway) -> Step:
    return Step(
        name=str(page.short),
        question=str(page.question),
        lead=str(page.lead),
        prompts=tuple(map(str, page.prompts)),
        boxes=tuple(box_of(track, page, pathway) for track in page.tracks) if page.kind else (),
        ticks=() if page.kind else tuple(ticks()),
    )


def box_of(track: Track, page: Page, pathway: Pathway) -> Box:
    kinds = tuple(reversed(OUTCOMES)) if page.kind in OUTCOMES else (page.kind,)
    return Box(
        track=track,
        name=str(page.short) if track == Track.BOTH else track_name(track),
        meaning=track_meaning(track),
        written=tuple(
            ((_("Later") if kind == Kind.LONG else _("Soon")) if len(kinds) > 1 else "", stone.words)
            for kind in kinds
            for stone in pathway.on(Kind(kind), track)
        ),
    )


def ticks() -> list[str]:
    return [
        _("We have said what is wrong now, in the words of those who live with it."),
        _("Each activity leads to something that will be different."),
        _("Before each outcome we have said what must be true first."),
        _("Both sides are filled: %(project)s, and %(together)s.")
        % {"project": track_meaning(TRACKS[0]), "together": track_meaning(TRACKS[1])},
        _("For each outcome we know how we will see that it has come."),
        _("Somebody read all of it aloud, and everybody could follow."),
        _("We know who else should see it."),
    ]
