"""“You said, we did”: sentences from the register, which the group can say in its own words."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.models import Decision, SaidDid
from steppingstones.queries.said_did import tell, to_tell

from ..world import make_change, make_decision

URL = "/p/the-garden/decide/said-did/"


@pytest.fixture
def ada(world, as_member):
    return as_member(world.ada)


def told(project):
    return [tell(decision) for decision in to_tell(project)]


@pytest.mark.parametrize(
    ("facts", "did", "was_done"),
    [
        ({"status": "decided", "decided": "A round one"}, "We decided: A round one. Nothing has changed yet.", True),
        ({"status": "doing", "decided": "Soon!"}, "We decided: Soon! We are doing it.", True),
        ({"status": "done", "decided": "A round one"}, "We decided: A round one. It is done.", True),
        ({"status": "open", "decided": ""}, "It is not decided yet.", None),
        ({"status": "dropped", "dropped_why": "It broke."}, "We did not do this. It broke.", False),
    ],
)
def test_the_register_becomes_sentences(world, facts, did, was_done):
    decision = make_decision(world.project, "Which table?")
    Decision.objects.filter(pk=decision.pk).update(**facts)
    (each,) = told(world.project)
    assert (each.said, each.did, each.was_done) == ("People talked with us about this: Which table?", did, was_done)


def test_what_changed_says_more_than_what_was_decided(world):
    make_change(make_decision(world.project), "There is a round table")
    assert [each.did for each in told(world.project)] == ["There is a round table"]


def test_the_group_says_it_in_its_own_words_and_goes_back(world, ada):
    decision = make_decision(world.project)
    (before,) = told(world.project)
    page = ada.post(f"{URL}{decision.ref}/", {"said": "We cannot all sit", "did": before.did}, follow=True)
    assert "We cannot all sit" in page.text
    assert SaidDid.objects.get().did == ""  # as the register has it, also when that changes
    ada.post(f"{URL}{decision.ref}/", {"said": "", "did": ""})
    assert told(world.project) == [before]


def test_one_can_be_left_out(world, ada):
    decision = make_decision(world.project, "Which table?")
    ada.post(f"{URL}{decision.ref}/", {"said": "", "did": "", "is_left_out": "on"})
    page = ada.get(URL)
    assert "1 is left out" in page.text
    assert f'id="told-{decision.ref}"' not in page.text


def test_what_is_removed_is_not_told(world, ada):
    decision = make_decision(world.project)
    ada.post(f"/p/the-garden/decide/{decision.ref}/remove/")
    assert told(world.project) == []
    assert ada.get(f"{URL}{decision.ref}/").status_code == 410


def test_as_many_queries_for_one_as_for_three(world, ada):
    numbers = []
    for _time in range(2):
        make_change(make_decision(world.project))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            ada.get(URL)
        numbers.append(len(queries))
        make_decision(world.project)
    assert numbers[0] == numbers[1]


def test_readers_read_and_outsiders_find_nothing(world, as_member):
    decision = make_decision(world.project)
    assert as_member(world.rae).get(URL).status_code == 200
    assert as_member(world.rae).post(f"{URL}{decision.ref}/", {}).status_code == 403
    assert as_member(world.cy).get(URL).status_code == 404


def test_own_words_about_another_answer_give_way_until_somebody_looks(world, ada):
    decision = make_decision(world.project, "A minibus?", status="decided", decided="Yes")
    ada.post(f"{URL}{decision.ref}/", {"said": "We need a lift", "did": "A minibus comes in May"})
    Decision.objects.filter(pk=decision.pk).update(status="dropped", dropped_why="The money is gone.")
    (each,) = told(world.project)
    assert (each.said, each.did) == ("We need a lift", "We did not do this. The money is gone.")
    assert "The decision has moved on since you wrote" in ada.get(URL).text
    assert "A minibus comes in May" in ada.get(f"{URL}{decision.ref}/").text  # so that nothing typed is lost
    ada.post(f"{URL}{decision.ref}/", {"said": "We need a lift", "did": "No minibus, for the money is gone"})
    assert told(world.project)[0].did == "No minibus, for the money is gone"
    assert "The decision has moved on" not in ada.get(URL).text


def test_own_words_stay_while_a_decision_is_carried_out(world, ada):
    decision = make_decision(world.project, status="decided", decided="Yes")
    ada.post(f"{URL}{decision.ref}/", {"said": "", "did": "A minibus comes in May"})
    for status in ("doing", "done"):
        Decision.objects.filter(pk=decision.pk).update(status=status)
        assert told(world.project)[0].did == "A minibus comes in May"
