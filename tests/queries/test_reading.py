"""One reading of a project holds what the pages count anew."""

from steppingstones.queries.reading import Reading
from steppingstones.queries.thread import thread_of
from tests.world import link, make_change, make_decision, make_stone, make_voice


def test_its_thread_is_the_thread_of_the_project(world):
    home, decision = make_stone(world.project), make_decision(world.project)
    link(make_voice(world.project), home)
    link(make_voice(world.project), decision)
    link(make_change(decision), home)

    read, whole = Reading(world.project).thread, thread_of(world.project)

    assert len(whole.links) == 4
    assert (read.links, read.speakers) == (whole.links, whole.speakers)
