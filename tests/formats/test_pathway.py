"""Our own files of a pathway: out and in again, and what is refused in words."""

import json
import shutil
import subprocess
from dataclasses import replace

import pytest
from hypothesis import given, settings
from lxml import html

from steppingstones.formats.pathway import NotAPathway, PathwayFile
from steppingstones.formats.pathway_csv import write_csv
from steppingstones.formats.pathway_drawn import LINES, UNSEEN, Names, write_dot, write_mermaid
from steppingstones.formats.pathway_files import read
from steppingstones.formats.pathway_json import write_json
from steppingstones.methods.pathway import Kind, Pathway, Stone, Track, is_valid
from tests.awkward import STRINGS
from tests.rules.tree import ROOT

from .pathways import WORDS, dot_labels, mermaid_labels, pathways, said

NAMES = Names(title="The Garden", tracks={Track.PROJECT: "What gets built", Track.CO_PRODUCTION: "What changes"})
AWKWARD = Pathway(
    stones=tuple(
        Stone(key=f"k{place}", kind=Kind.SHORT, track=Track.PROJECT, words=words, order=place)
        for place, words in enumerate(WORDS)
    )
)
BODY = {"stepping-stones-pathway": 1, "stones": [{"key": "a", "kind": "short", "track": "project", "words": "Tea"}]}


# --- Out and in again -------------------------------------------------------------------------------------


@given(pathways())
def test_json_brings_back_everything(pathway):
    assert said(read(write_json(PathwayFile(pathway=pathway)).encode()).pathway) == said(pathway)


@given(pathways())
def test_a_table_brings_back_stones_and_steps(pathway):
    if pathway.stones:
        back = read(write_csv(pathway))
        assert said(back.pathway, is_whole=False) == said(pathway, is_whole=False)
        assert back.left_out == ()


def test_every_awkward_string_comes_back():
    for data in (write_json(PathwayFile(pathway=AWKWARD)).encode(), write_csv(AWKWARD)):
        assert [stone.words for stone in read(data).pathway.in_order] == WORDS


def test_nothing_of_the_project_is_in_a_file():
    pathway = Pathway(stones=(Stone(key="bcd234fgh567", kind=Kind.SHORT, track=Track.PROJECT, words="Tea"),))
    files = [write_json(PathwayFile(pathway=pathway)), write_csv(pathway).decode()]
    files += [write_mermaid(pathway, NAMES), write_dot(pathway, NAMES)]
    for text in files:
        assert "bcd234fgh567" not in text


def test_a_table_holds_no_formula():
    stone = AWKWARD.stones[0]
    table = write_csv(Pathway(stones=(replace(stone, words="=1+1", more="@me"),))).decode()
    assert ",'=1+1," in table
    assert ",'@me," in table


def test_the_table_of_the_example_can_be_brought_in():
    pathway = read((ROOT / "examples/day-centre/stones.csv").read_bytes()).pathway
    assert len(pathway.stones) == 29
    assert is_valid(pathway)


# --- Text for drawing -------------------------------------------------------------------------------------


def test_every_awkward_label_survives_in_mermaid():
    found = mermaid_labels(write_mermaid(AWKWARD, NAMES))
    for number, words in enumerate(WORDS, 1):
        assert found[f"s{number}"] == "\n".join(line.strip() for line in LINES.split(words))


def test_every_awkward_label_survives_in_dot():
    found = dot_labels(write_dot(AWKWARD, NAMES))
    for number, words in enumerate(WORDS, 1):
        assert found[f"s{number}"].split() == UNSEEN.sub("", words).split()


@given(pathways())
def test_every_stone_and_step_is_drawn(pathway):
    mermaid, dot = write_mermaid(pathway, NAMES), write_dot(pathway, NAMES)
    assert len(mermaid_labels(mermaid)) == len(dot_labels(dot)) == len(pathway.stones)
    assert mermaid.count(" --> ") == dot.count(" -> ") == len(pathway.steps)


needs_graphviz = pytest.mark.skipif(
    shutil.which("dot") is None, reason="Graphviz is not on this machine (Debian: graphviz)"
)


def drawn(pathway: Pathway, form: str) -> bytes:
    source = write_dot(pathway, NAMES).encode()
    return subprocess.run(["dot", f"-T{form}"], input=source, capture_output=True, check=True).stdout


@needs_graphviz
@settings(max_examples=25)
@given(pathways())
def test_graphviz_reads_it(pathway):
    plain = drawn(pathway, "plain")
    assert plain.count(b"\nnode ") == len(pathway.stones)
    assert plain.count(b"\nedge ") == len(pathway.steps)


@needs_graphviz
def test_graphviz_draws_every_awkward_label():
    nodes = html.fromstring(drawn(AWKWARD, "svg")).xpath("//*[@class='node']")
    assert len(nodes) == len(WORDS)
    for node in nodes:
        number = int(node.xpath("./title")[0].text.removeprefix("s"))
        said = "".join(text.text or "" for text in node.xpath(".//text"))
        assert "".join(said.split()) == "".join(UNSEEN.sub("", WORDS[number - 1]).split())


# --- What is refused, and how it is said ------------------------------------------------------------------


def changed(**changes) -> bytes:
    return json.dumps(BODY | changes).encode()


def stone(**changes) -> bytes:
    return changed(stones=[BODY["stones"][0] | changes])


REFUSED = {
    b"": "nothing in this file",
    b"PK\x03\x04...": "save it as CSV",
    b"<html>": "web page",
    b"digraph {}": "only go out",
    b'{"stepping-stones-pathway": 1, "stones": [': "cut off",
    b"[" * 100_000: "brackets",
    b'{"n": ' + b"9" * 5000 + b"}": "number that is far too long",
    b'{"\xff": 1}': "Line 1 of this file cannot be read as UTF-8",
    b'{"projects": []}': "this one has projects",
    b"[1, 2]": "holds no pathway",
    changed(**{"stepping-stones-pathway": 2}): "version 2",
    changed(stones={}): "should be a list",
    changed(stones=[1]): "Stone 1 should be an object",
    stone(words=""): "Stone 1: “words” is missing",
    stone(words="x" * 501): "501 characters. There is room for 500",
    stone(words="\ud800"): "cannot be kept",
    stone(words=7): "should be text",
    stone(kind="goal"): "“goal” is none of them",
    stone(track="both"): "“both” is none of them",
    stone(benefits=["x"] * 31): "31 entries",
    stone(for_whom=["all"]): "“for_whom” has “all”",
    b"id,kind,track,words,leads_to,for_whom\na,short,project,Tea,,lived all\n": "“all” under “for_whom”",
    stone(indicators=[{"way": "date", "words": "Open", "due": "soon"}]): "“soon” is no date",
    stone(indicators=[{"way": "count"}]): "indicator 1: “words” is missing",
    changed(stones=BODY["stones"] * 2): "“a” is used twice",
    changed(steps=[{"from": "a", "to": "b", "sure": 101}]): "from 0 to 100",
    changed(stones=BODY["stones"] * 501): "501 stones",
    b"some words": "no heading “id”",
    b"id,kind,track,words,leads_to\na,goal,project,Tea,\n": "Row 2: under “kind” there is “goal”",
    b"id,kind,track,words,leads_to\na,short,both,Tea,\n": "Row 2: under “track” there is “both”",
    b"id,kind,track,words,leads_to\na,short,project,,\n": "nothing under “words”",
    b"id,kind,track,words,leads_to\na,short,project,Tea,\na,short,project,Cake,\n": "that of row 2 already",
    b"id,kind,track,words,leads_to\na b,short,project,Tea,\n": "not one word",
    b"id,kind,track,words,leads_to,caf\xe9\n": "The first row cannot be read as UTF-8",
    b"id,kind,track,words,leads_to\na,short,project,Caf\xe9,\n": "Row 2 cannot be read as UTF-8",
    b"id,kind,track,words,leads_to\na,short,project,Tea,,x\n": "Row 2 has more cells",
    b"x" * 3_000_000: "at most 2 MB",
}


@pytest.mark.parametrize(("data", "words"), REFUSED.items(), ids=REFUSED.values())
def test_a_file_is_refused_in_words(data, words):
    with pytest.raises(NotAPathway, match=words):
        read(data)


@pytest.mark.parametrize("text", STRINGS)
def test_awkward_text_is_no_pathway_and_no_crash(text):
    for data in (text.encode(errors="surrogatepass"), json.dumps([text]).encode(), json.dumps({text: text}).encode()):
        with pytest.raises(NotAPathway):
            read(data)


def test_other_words_for_levels_and_tracks_are_understood():
    table = "ID;Kind;Track;Words;Leads to\n1;Short-term outcome;Co-production;People talk;\n"
    assert read(table.encode()).pathway.stones[0].kind == Kind.SHORT
    assert read(table.encode("utf-16")).pathway.stones[0].track == Track.CO_PRODUCTION


def test_steps_that_may_not_be_are_told_and_the_others_stay():
    table = "id,kind,track,words,leads_to\na,short,project,A,b x\nb,short,project,B,a\nc,impact,project,C,a c\n"
    found = read(table.encode())
    assert [step.ends for step in found.pathway.steps] == [("a", "b")]
    reasons = [(*each.step.ends, each.refusal.value) for each in found.left_out]
    assert reasons == [("a", "x", "no-stone"), ("b", "a", "loop"), ("c", "a", "impact"), ("c", "c", "itself")]
