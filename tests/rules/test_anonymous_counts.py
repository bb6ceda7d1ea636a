"""Who takes part is counted: no row leads to a person, to a voice, or from one answer of somebody to another."""

import re

from django.apps import apps

from steppingstones.actions import who
from steppingstones.models import Characteristic, Counted, Monitoring, Reference, Release, Tally, Typed

from ..whotakespart import make_monitoring
from .test_anonymous import DEVICE, ONCE, everything, new_since, says_nothing, tables

ASKED = {Characteristic, Counted, Monitoring, Reference, Release, Tally, Typed}
MAY_LEAD_TO = {"Project", "Stone", "Action", "Code", *(model.__name__ for model in ASKED)}
SAID = {"sex": "0", "age": "1", "disability": "0", "own-1": "2", "once": ONCE}


def test_no_count_leads_to_a_person_a_voice_or_an_answer():
    for model in ASKED:
        leads = {
            field.related_model.__name__ for field in model._meta.get_fields() if field.many_to_one or field.one_to_one
        }
        assert leads <= MAY_LEAD_TO, model


def test_nothing_but_who_is_asked_points_at_a_count():
    for model in set(apps.get_app_config("steppingstones").get_models()) - ASKED:
        for field in model._meta.concrete_fields:
            assert field.related_model not in ASKED - {Monitoring}, field
    assert [field.name for field in Counted._meta.concrete_fields] == ["id", "project", "monitoring", "key"]


def test_an_answer_is_no_row_of_its_own_and_leaves_no_trace(world, as_member):
    """Ada answers in her own browser, signed in, at a known address: what she chose only makes counts larger."""
    ada = as_member(world.ada)
    ada.defaults.update(DEVICE)
    one = make_monitoring(world.ada)
    before = everything()
    ada.post(f"/counted/{one.ref}/send/", SAID)
    new = {table: rows for table, rows in new_since(before).items() if table != "cache"}
    assert tables(new) == {"monitoring", "tally", "counted"}
    says_nothing(new, ONCE)
    assert len(everything()["tally"]) == len(before["tally"])
    assert not re.search("Female|16 to 64|Never", new["counted"])


def test_the_order_of_rows_does_not_tell_who_came_first(world):
    one = make_monitoring(world.ada)
    rows = list(Tally.objects.order_by("pk").values_list("pk", flat=True))
    who.answer(one, {"sex": "Male"}, once=ONCE)
    who.answer(one, {"sex": "Female"}, once=f"{ONCE}2")
    assert list(Tally.objects.order_by("pk").values_list("pk", flat=True)) == rows


def test_after_the_end_no_number_of_few_people_is_left_in_the_database(world):
    """12 women and 4 men; 13 of 16 are disabled; the answers of each came one by one."""
    one = make_monitoring(world.ada)
    for person in range(16):
        said = {"sex": "Male" if person < 4 else "Female", "disability": "No" if person < 3 else "Yes"}
        who.answer(one, said, once=f"{ONCE}-{person}")
    who.end(one, by=world.ada)
    left = everything()
    assert (left["tally"], left["counted"]) == ([], [])
    assert not re.search(r": (3|4|12|13)[,}]", " ".join(re.findall(r"numbers': '?({.*?})", " ".join(left["release"]))))
