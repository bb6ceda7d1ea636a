"""A project in files: what is right is read, what is wrong is named with its place."""

import pytest

from steppingstones.actions.projectfiles import KNOWN
from steppingstones.formats.projectfiles import read
from steppingstones.formats.tables import NotReadable, Tables
from steppingstones.settings import ROOT

FOLDER = ROOT / "examples" / "day-centre"


@pytest.fixture
def texts():
    return {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.csv")}


def test_the_example_is_read_as_it_is(texts):
    files = read(texts, KNOWN)
    assert files.members[1].name == "Robin Applegate"
    assert [len(part) for part in (files.logbook, files.meetings, files.answers)] == [12, 15, 13]
    assert files.questionnaire["title"] == "How is the Lantern for you?"
    assert files.decisions[4].decided_on is None


def test_every_file_of_the_example_is_read(texts):
    read_files = set()

    class Watched(dict):
        def __getitem__(self, name):
            read_files.add(name)
            return super().__getitem__(name)

    read(Watched(texts), KNOWN)
    assert read_files == set(texts)


@pytest.mark.parametrize(
    ("file", "old", "new", "where"),
    [
        ("members.csv", ",lived,", ",lifed,", "members.csv, row 3, column “side”: “lifed” is none of these: lived"),
        ("stones.csv", "centre,impact", "ours,impact", "column “id”: “ours” stands for something else already"),
        ("stones.csv", ",centre", ",nowhere", "stones.csv, row 5, column “leads_to”: “nowhere” is none of these"),
        ("logbook.csv", "2024-01-30", "30.1.2024", "row 2, column “said_on”: “30.1.2024” is no date"),
        ("logbook.csv", ",olive,", ",oliver,", "logbook.csv, row 2, column “member”: “oliver”"),
        ("logbook.csv", "group quote", "groop", "logbook.csv, row 2, column “uses”: “groop”"),
        ("answers.csv", "feel,5", "feel,9", "answers.csv, row 2, column “answer”: “9” is none of these: 1, 2"),
        ("answers.csv", "Most days", "Every day", "column “answer”: “Every day” is none of these: Most days"),
        ("answers.csv", "a1,", "nowhere,", "answers.csv, row 2, column “id”: “nowhere” stands for something else"),
        ("decisions.csv", "done", "maybe", "decisions.csv, row 2, column “status”"),
        ("changes.csv", "where", "here", "changes.csv, row 2, column “decision”"),
        ("links.csv", "for", "with", "links.csv, row 2, column “stance”"),
        ("claims.csv", "building,", "barn,", "claims.csv, row 2, column “stone”"),
        ("report.csv", "audience,group", "audience,all", "report.csv: “all” is none of these"),
        ("gifts.csv", "thing,", "thong,", "gifts.csv, row 5, column “kind”: “thong” is none of these: skill"),
        ("missing.csv", ",van,", ",vans,", "missing.csv, row 3, column “gifts”: “vans”"),
        ("barriers.csv", ",diversity,", ",divers,", "barriers.csv, row 4, column “kind”"),
        ("tried.csv", "partly", "perhaps", "tried.csv, row 3, column “helped”"),
        ("lessons.csv", "wrong,", "wrongly,", "lessons.csv, row 2, column “went”"),
        ("risks.csv", "hazel=2/2/2/2", "hazel=2/2/4/2", "risks.csv, row 2, column “seen”: “hazel=2/2/4/2” should be"),
        ("held.csv", "2025-07-23", "last week", "held.csv, row 2, column “day”: “last week” is no date"),
        ("held.csv", "10:00", "ten", "held.csv, row 2, column “from”: “ten” is no time"),
        ("held.csv", "wren=2", "wren=two", "held.csv, row 2, column “turns”: “wren=two” should be a member, = and"),
        ("agenda.csv", ",20,", ",twenty,", "agenda.csv, row 2, column “minutes”: “twenty” is no whole number"),
        ("noted.csv", "tension", "tense", "noted.csv, row 7, column “kind”: “tense”"),
        ("minutes.csv", "wren=Please", "wren:Please", "minutes.csv, row 2, column “change”"),
        ("needs.csv", "quiet-room", "quiet", "needs.csv, row 3, column “needs”: “quiet”"),
        ("given.csv", "7.60", "-7", "given.csv, row 9, column “money”: “-7” is no number"),
        ("offers.csv", "olive,no", "olive,perhaps", "offers.csv, row 2, column “is_ask”"),
        ("lent.csv", "1.5", "0", "lent.csv, row 2, column “hours”: there are no hours here"),
        ("project.csv", "place,", "plaice,", "project.csv, row 5, column “field”: “plaice”"),
        ("members.csv", "Hazel Stonebridge", "", "members.csv, row 2, column “name”: there is nothing here"),
        ("project.csv", "began_on,2024", "began_on,24", "project.csv, column “began_on”: “24-01-30” is no date"),
        (
            "project.csv",
            "routes,impact",
            "routes,fame",
            "project.csv, column “routes”: “fame” is none of these: impact",
        ),
        ("stones.csv", "lived organisation", "lived caring", "column “for_whom”: “caring” is none of these"),
        ("stones.csv", "wren olive", "wren oliver", "column “shaped_by”: “oliver”"),
        ("steps.csv", ",60", ",600", "steps.csv, row 2, column “sure”: “600” is none of these"),
        ("indicators.csv", "ours,question", "ours,queston", "indicators.csv, row 2, column “way”"),
        ("indicators.csv", "2025-06-02", "June", "indicators.csv, row 4, column “due”: “June” is no date"),
        ("version.csv", "2024-03-20", "spring", "version.csv, column “agreed_on”: “spring” is no date"),
        ("since.csv", "took-off", "took", "since.csv, row 2, column “act”: “took” is none of these: added"),
        ("since.csv", "panel,", "panels,", "since.csv, row 4, column “id”: “panels” is none of these"),
        ("stakes.csv", ",1,3,yes", ",9,3,yes", "stakes.csv, row 2, column “power”: “9” is none of these: 1, 2, 3"),
        ("todo.csv", ",shops,", ",shop,", "todo.csv, row 2, column “stakeholder”"),
        ("before.csv", "shown_in,group", "shown_in,us", "before.csv, column “shown_in”: “us” is none of these"),
        ("conversation.csv", "hazel robin", "hazel robyn", "conversation.csv, column “present”: “robyn”"),
        ("conversation_notes.csv", ",olive,", ",oliver,", "conversation_notes.csv, row 2, column “member”: “oliver”"),
        ("wall_notes.csv", "Soup,4", "Soup,6", "wall_notes.csv, row 3, column “face”: “6”"),
        ("checked.csv", "nowhere", "somewhere", "checked.csv, row 2, column “voice”: “somewhere”"),
        ("planned.csv", "changed", "gone", "planned.csv, row 2, column “fate”: “gone” is none of these: kept"),
        ("links.csv", "stance", "stanze", "links.csv, row 1: there is no column “stance”"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(texts, file, old, new, where):
    assert old in texts[file]
    texts[file] = texts[file].replace(old, new, 1)
    with pytest.raises(NotReadable) as caught:
        read(texts, KNOWN)
    assert where in str(caught.value)


def test_a_missing_file_is_named(texts):
    del texts["links.csv"]
    with pytest.raises(NotReadable, match=r"links\.csv: this file is missing"):
        read(texts, KNOWN)


def test_a_missing_field_is_named(texts):
    texts["report.csv"] = "field,value\ntitle,T\naudience,group\n"
    with pytest.raises(NotReadable, match="no row for “opening”"):
        read(texts, KNOWN)


@pytest.mark.parametrize("text", ['a\n"open', "a\n1,2\n", 'a\n"x"y\n'])
def test_what_is_no_table_is_refused(text):
    with pytest.raises(NotReadable):
        list(Tables(texts={"x.csv": text}).rows("x.csv", "a"))


def test_rows_are_counted_as_a_spreadsheet_does():
    table = Tables(texts={"x.csv": 'a\n"two\nlines"\nlast\n'})
    assert [(row.number, row.text("a")) for row in table.rows("x.csv", "a")] == [(2, "two\nlines"), (3, "last")]
