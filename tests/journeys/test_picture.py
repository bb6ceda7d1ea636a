"""The picture and the list as equals: near and far, by keyboard, on a phone, without scripts, in all colours."""

import pytest

from steppingstones.models import Step, Stone
from tests.pathways import pathway_like

pytestmark = pytest.mark.browser

ROOM = "/p/the-garden/plan/"


def keep(project, count: int) -> list[Stone]:
    """The rows of a pathway of this size."""
    path = pathway_like(count)
    rows = Stone.objects.bulk_create(
        Stone(project=project, ref=s.key, kind=s.kind, track=s.track, words=s.words, order=s.order) for s in path.stones
    )
    found = {row.ref: row for row in rows}
    Step.objects.bulk_create(
        Step(project=project, source=found[step.source], target=found[step.target]) for step in path.steps
    )
    return rows


@pytest.mark.parametrize("count", [12, 60, 300])
@pytest.mark.parametrize("width", [1280, 768, 360])
def test_looks(world, new_page, sign_in, check, shot, count, width):
    keep(world.project, count)
    page = sign_in(world.ada, new_page(width=width))
    page.goto(ROOM)
    check(page)
    shot(page, f"picture-{count}-{width}")
