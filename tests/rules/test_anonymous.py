"""Anonymous means anonymous in the data: this test reads the raw database."""

from django.db import connection

from ..pages.test_haveyoursay import ONCE, send
from ..world import make_questionnaire, make_wall

KEPT_IN = {"giver", "response", "answer", "voice", "consent"}


def everything() -> dict[str, list[str]]:
    """All rows of all tables, as text."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = {}
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = sorted(map(str, cursor.fetchall()))
    return found


def test_an_answer_leaves_no_trace_of_who_sent_it(world, as_member):
    questionnaire = make_questionnaire(world.project)
    ada = as_member(world.ada)
    ada.defaults.update(
        {"REMOTE_ADDR": "203.0.113.77", "HTTP_USER_AGENT": "Adas-Phone/7", "HTTP_X_FORWARDED_FOR": "::7"}
    )
    before = everything()
    receipt = send(ada, questionnaire, name="Ada Lovelace").url.strip("/").rpartition("/")[2]
    after = everything()
    changed = {table for table in after if after[table] != before[table]}
    assert {table.removeprefix("steppingstones_") for table in changed} == KEPT_IN
    new = " ".join(row for table in changed for row in after[table] if row not in before[table])
    for trace in ("203.0.113.77", "Adas-Phone", "::7", "Ada Lovelace", ONCE, receipt, "datetime.datetime"):
        assert trace not in new


def test_changing_ones_mind_leaves_no_trace_either(world, client):
    receipt = send(client, make_questionnaire(world.project)).url
    history = everything()["steppingstones_event"]
    ref = world.project.voices.first().ref
    client.post(f"{receipt}{ref}/", {"uses": ["public"]})
    client.post(f"{receipt}{ref}/take-back/")
    assert everything()["steppingstones_event"] == history


def test_a_note_on_a_wall_leaves_no_trace_of_who_put_it_up(world, as_member):
    wall = make_wall(world.project)
    ada = as_member(world.ada)
    ada.defaults.update(
        {"REMOTE_ADDR": "203.0.113.77", "HTTP_USER_AGENT": "Adas-Phone/7", "HTTP_X_FORWARDED_FOR": "::7"}
    )
    before = everything()
    form = {"words": "More shade", "once": ONCE}
    secret = ada.post(f"/w/{wall.ref}/send/", form).url.strip("/").rpartition("/")[2]
    key = "the-key-of-adas-phone"
    ada.post(f"/w/{wall.ref}/notes/{wall.notes.get().ref}/heart/", {"key": key})
    after = everything()
    changed = {table for table in after if after[table] != before[table]} - {"cache"}
    assert {table.removeprefix("steppingstones_") for table in changed} == {"wall", "wallnote", "heart"}
    new = " ".join(row for table in changed for row in after[table] if row not in before[table])
    for trace in ("203.0.113.77", "Adas-Phone", "::7", ONCE, secret, key, "datetime.datetime"):
        assert trace not in new
