"""`./stones report`: the same report as on the site, in a file."""

import pytest
from lxml import html

from steppingstones.commands import main
from steppingstones.commands.report import FORMS
from steppingstones.models import Report, Theme, VoiceTheme
from steppingstones.queries import report_forms
from tests.signed import make_claim, make_report
from tests.world import make_voice


@pytest.fixture
def themed(world):
    """Seven voices about food, one about noise."""
    for name, number in (("Food", 7), ("Noise", 1)):
        theme = Theme.objects.create(project=world.project, heading="themes", name=name)
        for _ in range(number):
            VoiceTheme.objects.create(project=world.project, voice=make_voice(world.project), theme=theme)
    return world.project


def written(tmp_path, project, *options, name="report.html"):
    file = tmp_path / name
    assert main(["report", project.slug, "-o", str(file), *options]) == 0
    return file.read_bytes()


def counts(page):
    """The number beside each name in the tables of themes."""
    rows = [
        row.xpath("./*")
        for row in html.fromstring(page).xpath("//table[caption[contains(., 'How many voices')]]//tbody/tr")
    ]
    return {row[0].text_content(): row[1].text_content() for row in rows}


@pytest.mark.parametrize(
    ("name", "kind", "start"),
    [
        ("r.html", "html", b"<!doctype html>"),
        ("r.pdf", "pdf", b"%PDF"),
        ("easy.html", "easy-read", b"<!doctype html>"),
        ("easy.pdf", "easy-read", b"%PDF"),
    ],
)
def test_a_project_without_a_report_gets_one(themed, tmp_path, name, kind, start):
    assert written(tmp_path, themed, "--format", kind, name=name).startswith(start)
    assert not Report.objects.exists()


def test_the_group_sees_how_many_voices_are_about_each_theme(themed, tmp_path):
    assert counts(written(tmp_path, themed)) == {"Food": "7", "Noise": "1"}


def test_small_numbers_are_hidden_from_people_outside(themed, tmp_path):
    page = written(tmp_path, themed, "--audience", "outside")

    assert counts(page) == {"Food": "7", "Noise": "fewer than 5"}


def test_it_writes_each_form_that_the_site_has():
    assert set(FORMS) == {"html", "easy-read", "picture", *report_forms.FORMS}


@pytest.mark.parametrize("form", list(report_forms.FORMS))
def test_each_form_is_written(themed, tmp_path, form):
    name = f"report{report_forms.FORMS[form].end}"

    assert len(written(tmp_path, themed, "--form", form, name=name)) > 100


def test_the_picture_is_of_the_claim_that_was_asked_for_and_comes_with_its_words(themed, tmp_path, capsys):
    report = make_report(themed, audience="group")
    for words in ("First things", "Second things"):
        make_claim(report, words)

    assert written(tmp_path, themed, "--format", "picture", "--claim", "2", name="r.png").startswith(b"\x89PNG")
    assert "Second things." in capsys.readouterr().out


def test_a_claim_that_is_not_there_has_no_picture(themed, tmp_path, capsys):
    assert main(["report", themed.slug, "--format", "picture", "-o", str(tmp_path / "r.png")]) == 2

    assert "The report has no claim 1" in capsys.readouterr().err
    assert not (tmp_path / "r.png").exists()


def test_an_unknown_project_is_named_with_those_that_there_are(themed, tmp_path, capsys):
    assert main(["report", "nowhere", "-o", str(tmp_path / "r.html")]) == 2

    assert "There is no project “nowhere”" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_said_in_one_sentence(themed, tmp_path, capsys):
    assert main(["report", themed.slug, "-o", str(tmp_path / "no" / "r.html")]) == 2

    assert "could not be written" in capsys.readouterr().err
