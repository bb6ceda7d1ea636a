"""`./stones pathway` and `./stones import pathway`."""

import json

import pytest

from steppingstones.commands import main
from steppingstones.queries.pathway import pathway_of
from steppingstones.queries.pathway_carry import LIBRARY
from tests.world import DATA, make_stone

STARTS = {"json": b"{", "csv": b"\xef\xbb\xbfid,", "mermaid": b"flowchart", "dot": b"digraph"}


def words(project) -> list[str]:
    return [stone.words for stone in pathway_of(project).in_order]


def bring(file, *options) -> int:
    return main(["import", "pathway", str(file), "--project", "the-garden", *options])


@pytest.mark.parametrize("form", STARTS)
def test_a_pathway_is_written(world, tmp_path, form):
    make_stone(world.project)
    file = tmp_path / "pathway"
    assert main(["pathway", "the-garden", "--format", form, "-o", str(file)]) == 0
    assert file.read_bytes().startswith(STARTS[form])


def test_a_place_that_cannot_be_written_is_told(world, tmp_path, capsys):
    assert main(["pathway", "the-garden", "-o", str(tmp_path / "no" / "file")]) == 2
    assert "could not be written" in capsys.readouterr().err


def test_a_file_is_brought_in_by_nobody(world, capsys):
    assert bring(LIBRARY / "day-centre.json") == 0
    assert "19 new stones in The Garden. 0 steps did not fit." in capsys.readouterr().out
    assert world.project.pathwayedits.get().member is None


def test_replacing_takes_what_was_there_off(world):
    make_stone(world.project, "There is tea")
    bring(LIBRARY / "day-centre.json")
    assert "There is tea" in words(world.project)
    bring(LIBRARY / "day-centre.json", "--replace")
    assert "There is tea" not in words(world.project)


def test_a_dry_run_changes_nothing(world, capsys):
    assert bring(DATA / "theory-of-change" / "climate-research.json", "--dry-run") == 0
    assert "12 stones and 13 steps can be brought in" in capsys.readouterr().out
    assert words(world.project) == []


def test_steps_that_do_not_fit_are_listed(world, tmp_path, capsys):
    file = tmp_path / "loop.json"
    stones = [{"key": key, "kind": "short", "track": "project", "words": key} for key in "ab"]
    steps = [{"from": "a", "to": "b"}, {"from": "b", "to": "a"}]
    file.write_text(json.dumps({"stepping-stones-pathway": 1, "stones": stones, "steps": steps}))
    assert bring(file) == 0
    assert "the step from 'b' to 'a' (loop)" in capsys.readouterr().err


def test_what_cannot_be_read_is_told_in_a_sentence(world, tmp_path, capsys):
    assert bring(tmp_path / "nothing.json") == 2
    (tmp_path / "junk.json").write_text("{")
    assert bring(tmp_path / "junk.json") == 2
    errors = capsys.readouterr().err
    assert "No such file" in errors
    assert "not whole JSON" in errors
