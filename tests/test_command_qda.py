"""`./stones import qda` and `./stones qda`."""

import pytest

from steppingstones.commands import main
from steppingstones.formats.refi_qda_in import read_qda
from steppingstones.models import Highlight, Theme, Transcript
from tests.world import DATA

ATLAS = str(DATA / "refi-qda" / "atlasti-8-standard-project.qdpx")


def bring_in(*more, file=ATLAS):
    return main(["import", "qda", file, "--project", "the-garden", *more])


def test_a_project_comes_in_and_goes_out(world, tmp_path, capsys):
    assert bring_in("--agreed") == 0
    assert "14 themes, 5 texts and 9 tags added to The Garden." in capsys.readouterr().out
    texts = [word for ref in Transcript.objects.values_list("ref", flat=True) for word in ("--text", ref)]
    assert main(["qda", "the-garden", "-o", str(tmp_path / "out.qdpx"), *texts, "--notes"]) == 0
    assert main(["qda", "the-garden", "-o", str(tmp_path / "out.qdc")]) == 0

    assert read_qda((tmp_path / "out.qdpx").read_bytes()).coded == Highlight.objects.count() == 9
    assert len(read_qda((tmp_path / "out.qdc").read_bytes()).codes) == 14


def test_a_dry_run_says_what_would_happen_and_changes_nothing(world, capsys):
    assert bring_in("--dry-run") == 0

    told = capsys.readouterr()
    assert "14 themes, 5 texts and 9 tags would be added. Nothing was changed." in told.out
    assert "Stays out: 8 texts that are not in the file" in told.err
    assert not Theme.objects.exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["import", "qda", ATLAS, "--project", "the-garden"], "(--agreed says it.)"),
        (["import", "qda", "/nowhere.qdc", "--project", "the-garden"], "cannot be read"),
        (["import", "qda", __file__, "--project", "the-garden"], "damaged"),
        (["qda", "the-garden", "-o", "out.csv"], "must end in .qdc or .qdpx"),
        (["qda", "the-garden", "-o", "/nowhere/out.qdpx"], "could not be written"),
        (["qda", "the-garden", "-o", "out.qdc"], "no theme in The Garden"),
        (["qda", "the-garden", "-o", "out.qdpx", "--text", "zzz"], "no long text “zzz”"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(world, words, told, capsys):
    assert main(words) == 2

    assert told in capsys.readouterr().err
