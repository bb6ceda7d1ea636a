"""REFI-QDA: what real programs write is read whole, and what is written is valid and read back the same."""

import io
import json
import uuid
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from steppingstones.formats.code_list import read_code_list
from steppingstones.formats.refi_qda import Code, Coding, NotQda, Passage, QdaProject, Source, shown_words
from steppingstones.formats.refi_qda_in import read_qda
from steppingstones.formats.refi_qda_out import clean_text, write_codebook, write_project
from steppingstones.formats.refi_qda_xml import Packed
from tests.world import DATA

FOLDER = DATA / "refi-qda"
ATLAS = (FOLDER / "atlasti-8-standard-project.qdpx").read_bytes()
EXPECTED = json.loads((FOLDER / "atlasti-8-standard-project_expected.json").read_text())


def schema(name):
    return etree.XMLSchema(etree.parse(str(FOLDER / name)))


CODEBOOK, PROJECT = schema("Codebook.xsd"), schema("Project.xsd")


def inside(data):
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return packed.read("project.qde")


# --- What real programs write -------------------------------------------------------------------------------


def test_every_code_of_a_real_project_is_read():
    found = read_qda(ATLAS)

    assert [(code.guid.upper(), code.name, code.color or None, code.description or None) for code in found.codes] == [
        (code["guid"], code["name"], code["color"], code["description"]) for code in EXPECTED["codes"]
    ]
    assert found.name == EXPECTED["project"]
    assert [name for _guid, name in found.users] == ["Person A", "Person B", "Person C"]


def passages_of(project):
    names = {code.guid: code.name for code in project.codes}
    return {
        (source.name, passage.start, passage.end): sorted(names[coding.code] for coding in passage.codings)
        for source in project.sources
        for passage in source.passages
    }


def expected_passages():
    return {
        (source["name"], passage["startPosition"], passage["endPosition"]): sorted(passage["codes"])
        for source in EXPECTED["sources"]
        for passage in source["selections"]
        if passage["kind"] == "PlainTextSelection"
    }


def test_every_coded_passage_of_a_real_project_is_at_its_place():
    assert passages_of(read_qda(ATLAS)) == expected_passages()
    assert len(expected_passages()) == EXPECTED["totals"]["PlainTextSelection"]


def test_a_comment_on_a_passage_is_kept():
    notes = {passage.note for source in read_qda(ATLAS).sources for passage in source.passages} - {""}

    assert notes == {
        "Mabel is not the only person I know who has Coke for breakfast!",
        "why does Simon feel the need to do this?",
    }


def test_what_is_not_brought_in_is_named_and_counted():
    told = {remark.words: remark.number for remark in read_qda(ATLAS).remarks}

    assert told == {
        "texts that are not in the file": 8,
        "picture": 1,
        "sound file": 1,
        "films": 2,
        "coded part of a picture": 1,
        "coded parts of films": 2,
        "coded areas on pages of PDFs": 4,
        "sets of codes or texts": 16,
        "link between things": 1,
        "drawing": 1,
        "marked passage without a code": 1,
        "notes that belong to no coded passage": 2,
    }


def test_a_round_trip_keeps_every_code_and_every_coded_passage():
    first = read_qda(ATLAS)
    written = write_project(first)
    again = read_qda(written)

    PROJECT.assertValid(etree.fromstring(inside(written)))
    assert (again.codes, again.users, again.sources) == (first.codes, first.users, first.sources)


def test_a_text_that_is_not_there_shows_its_passages_at_their_places():
    source = next(source for source in read_qda(ATLAS).sources if source.name.startswith("1994"))

    words = shown_words(source)
    assert words[139:195] == "Oh, that was great. See you tomorrow? Eleven thirty. Mm."
    assert words[:139].strip() == ""


def test_a_list_of_codes_keeps_its_groups():
    found = read_code_list((FOLDER / "qualcoder_plain_codes_categories_for_import.txt").read_bytes())
    names = {code.guid: code.name for code in found.codes}

    assert [(names.get(code.parent, ""), code.name, code.description, code.is_codable) for code in found.codes] == [
        ("", "code1", "A memo for code 1", True),
        ("", "cat1", "", False),
        ("cat1", "code2", "", True),
        ("cat1", "code3", "", True),
        ("", "cat3", "", False),
        ("cat3", "cat2", "", False),
        ("cat2", "code4", "another memo", True),
        ("cat3", "code5", "", True),
        ("", "code6", "", True),
    ]


# --- Places -------------------------------------------------------------------------------------------------

SAID = "Good 🙂 day\nto all\nof you"


def packed(text, passages):
    """A project of another program: `text` as bytes, passages as (start, end, name)."""
    lines = "".join(
        f'<PlainTextSelection guid="{uuid.uuid4()}" startPosition="{start}" endPosition="{end}" name="{name}"/>'
        for start, end, name in passages
    )
    return zipped(
        f'<Project xmlns="urn:QDA-XML:project:1.0" name="x"><Sources><TextSource guid="{uuid.uuid4()}" '
        f'plainTextPath="internal://A.TXT">{lines}</TextSource></Sources></Project>',
        {"Sources/a.txt": text},
    )


def zipped(xml, others=()):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as into:
        into.writestr("MyProject.QDE", xml)
        for name, data in dict(others).items():
            into.writestr(name, data)
    return out.getvalue()


WAYS_OF_COUNTING = {
    "the standard's": (SAID.encode(), 0, 0),
    "two signs at the end of a line, counted as two": (SAID.replace("\n", "\r\n").encode(), 0, 1),
    "two signs at the end of a line, counted as one": (SAID.replace("\n", "\r\n").encode(), 0, 0),
    "emoji counted as two": (SAID.encode(), 1, 0),
    "emoji and ends of lines counted as two": (SAID.replace("\n", "\r\n").encode(), 1, 1),
    "a mark at the start, not counted": (b"\xef\xbb\xbf" + SAID.encode(), 0, 0),
    "UTF-16": (SAID.encode("utf-16"), 0, 0),
}


@pytest.mark.parametrize("way", WAYS_OF_COUNTING)
def test_passages_are_found_however_a_program_counts(way):
    data, emoji, ends = WAYS_OF_COUNTING[way]
    wanted = []
    for words in ("day", "to all", "of you"):
        start = SAID.index(words)
        moved = start + emoji + ends * SAID[:start].count("\n")
        wanted.append((moved, moved + len(words), words))

    source = read_qda(packed(data, wanted)).sources[0]

    assert source.text == SAID
    assert [source.text[each.start : each.end] for each in source.passages] == ["day", "to all", "of you"]


def test_a_counted_mark_at_the_start_is_found_too():
    source = read_qda(packed(b"\xef\xbb\xbf" + SAID.encode(), [(1, 5, "Good")])).sources[0]

    assert source.text[source.passages[0].start : source.passages[0].end] == "Good"


def test_a_passage_outside_its_text_is_named():
    found = read_qda(packed(b"short", [(0, 5, ""), (3, 9, ""), (-1, 2, ""), (2, 2, ""), ("x", 2, "")]))

    assert [(each.start, each.end) for each in found.sources[0].passages] == [(0, 5)]
    assert (4, "passages that lie outside their texts") in [(each.number, each.words) for each in found.remarks]


# --- There and back -----------------------------------------------------------------------------------------

guids = st.uuids().map(str)
lines = st.text(min_size=1).map(lambda text: " ".join(clean_text(text).split())).filter(bool)
words = st.text().map(lambda text: clean_text(text).replace("\r", "\n").strip())
texts = st.text().map(lambda text: clean_text(text).replace("\r", "\n"))
colors = st.sampled_from(["", "#F00082", "#abc"])


@st.composite
def codebooks(draw):
    known = draw(st.lists(guids, min_size=1, max_size=8, unique=True))
    codes = []
    for place, guid in enumerate(known):
        parent = draw(st.sampled_from(["", *known[:place]]))
        more = {"color": draw(colors), "is_codable": draw(st.booleans())}
        codes.append(Code(guid=guid, name=draw(lines), parent=parent, description=draw(words), **more))
    return in_order(codes)


def in_order(codes, parent=""):
    return tuple(one for code in codes if code.parent == parent for one in (code, *in_order(codes, code.guid)))


@st.composite
def sources(draw, codes, users):
    codings = st.lists(
        st.builds(
            Coding,
            guid=guids,
            code=st.sampled_from([code.guid for code in codes]),
            user=st.sampled_from(["", *users]),
            note=words,
        ),
        max_size=2,
    ).map(tuple)
    text = draw(st.none() | texts)
    room = len(text) if text is not None else 500
    places = st.lists(st.integers(0, room), min_size=2, max_size=2, unique=True).map(sorted)
    passages = []
    for start, end in draw(st.lists(places, max_size=4)) if room else []:
        passages.append(
            Passage(guid=draw(guids), start=start, end=end, codings=draw(codings), name=" ", note=draw(words))
        )
    name = draw(lines)
    return Source(guid=draw(guids), name=name, text=text, passages=tuple(passages), codings=draw(codings))


@st.composite
def projects(draw):
    codes, users = draw(codebooks()), draw(st.lists(guids, max_size=3, unique=True))
    found = draw(st.lists(sources(codes, users), max_size=3, unique_by=lambda source: source.guid))
    named = tuple((user, draw(lines)) for user in users)
    return QdaProject(codes=codes, name=draw(lines), origin="Stepping Stones", users=named, sources=tuple(found))


@given(codes=codebooks())
def test_any_codebook_comes_back_as_it_was(codes):
    written = write_codebook(codes, origin="Stepping Stones")

    CODEBOOK.assertValid(etree.fromstring(written))
    assert read_qda(written).codes == codes


@given(project=projects())
def test_any_project_comes_back_as_it_was(project):
    written = write_project(project)
    again = read_qda(written)

    PROJECT.assertValid(etree.fromstring(inside(written)))
    assert (again.name, again.codes, again.users, again.sources) == (
        project.name,
        project.codes,
        project.users,
        project.sources,
    )
    assert write_project(project) == written


@given(text=st.text())
def test_signs_that_no_file_can_hold_move_nothing(text):
    assert len(clean_text(text)) == len(text)


# --- Files that mean harm, or nothing -----------------------------------------------------------------------

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><CodeBook><Codes/></CodeBook>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><CodeBook>&a;</CodeBook>'


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "nothing in this file"),
        (b"code1\n", "damaged"),
        (b"<html/>", "not a REFI-QDA file"),
        (b"<CodeBook>", "damaged"),
        (b"PK\x03\x04 not a zip", "damaged"),
        (b'<?xml version="1.0" encoding="no-such"?><CodeBook/>', "damaged"),
        (BOMB.encode(), "definitions"),
        (OUTSIDE.encode(), "definitions"),
        (BOMB.encode("utf-16"), "definitions"),
        (zipped(OUTSIDE), "definitions"),
        (b"<CodeBook>" + b"<Code>" * 200 + b"</Code>" * 200 + b"</CodeBook>", "levels deep"),
        (b" " * (20 * 1024 * 1024 + 1), "more than 20 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(data, told):
    with pytest.raises(NotQda, match=told):
        read_qda(data)


def test_a_small_file_that_is_huge_inside_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as into:
        into.writestr("project.qde", b" " * (41 * 1024 * 1024))

    with pytest.raises(NotQda, match="far bigger inside"):
        read_qda(out.getvalue())


@given(place=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_whatever_is_damaged_in_a_zip_is_told_as_that(place, byte):
    """It is refused as that, or what was damaged did not matter: nothing else than the project is ever read."""
    whole = zipped("<Project/>", {"a.txt": "inside"})
    damaged = bytearray(whole)
    damaged[place % len(whole)] = byte
    assert project_in(whole) == b"<Project/>"
    assert project_in(bytes(damaged)) in (b"<Project/>", None)


def project_in(data):
    with suppress(NotQda):
        return Packed(data).project()
    return None


def test_a_part_without_a_name_is_passed_over():
    data = zipped("<Project/>", {"a.txt": "inside"})
    directory = data.rindex(b"PK\x01\x02")
    name = data.index(b"a.txt", directory)
    nameless = bytearray(data[:name] + data[name + 5 :])
    nameless[directory + 28] = 0  # how long the name is
    end = nameless.rindex(b"PK\x05\x06")
    nameless[end + 12] -= 5  # how long the directory is
    assert Packed(bytes(nameless)).project() == b"<Project/>"


def test_a_zip_without_a_project_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as into:
        into.writestr("notes.txt", "hello")

    with pytest.raises(NotQda, match="no project in this file"):
        read_qda(out.getvalue())


@pytest.mark.parametrize(
    "path", ["internal://../../etc/passwd", "absolute:///etc/passwd", "relative:///a.txt", "a.txt"]
)
def test_only_texts_in_the_file_itself_are_read(path):
    source = f'<TextSource guid="{uuid.uuid4()}" plainTextPath="{path}"/>'
    found = read_qda(zipped(f'<Project name="x"><Sources>{source}</Sources></Project>', {"a.txt": "inside"}))

    assert found.sources[0].text is None


@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_words(data):
    for start in (b"", b"PK\x03\x04", b"<Project>"):
        with pytest.raises(NotQda):
            read_qda(start + data)


def test_a_list_that_is_no_text_is_refused():
    for data, told in [(b"\x80\x81", "does not look like text"), (b"\n\n", "no code"), (b"a\n" * 20_001, "lines")]:
        with pytest.raises(NotQda, match=told):
            read_code_list(data)
