"""An evaluator has tagged in another program: her work comes in, and the group's work goes out."""

import uuid

import pytest
from playwright.sync_api import expect

from steppingstones.formats.refi_qda_in import read_qda
from steppingstones.models import Consent, Highlight, Theme, Transcript
from tests.world import DATA, make_voice

from .keyboard import press_until

pytestmark = pytest.mark.browser

ROOM = "/p/the-garden/understand/themes/other-programs/"
ATLAS = DATA / "refi-qda" / "atlasti-8-standard-project.qdpx"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_ben_brings_in_a_project_without_scripts(world, plain, sign_in, check, shot):
    page = sign_in(world.ben, plain)
    page.goto(ROOM)
    check(page)
    shot(page, "qda")
    page.get_by_role("link", name="Bring in a file").click()
    page.get_by_label("Your file").set_input_files({"name": "x.qdc", "mimeType": "text/xml", "buffer": b"<html/>"})
    page.get_by_role("button", name="Look at the file").click()
    expect(page.get_by_text("This is not a REFI-QDA file").first).to_be_visible()
    check(page)
    page.get_by_label("Your file").set_input_files(str(ATLAS))
    page.get_by_role("button", name="Look at the file").click()
    expect(page.get_by_text("14 new themes of 14")).to_be_visible()
    check(page)
    shot(page, "qda-look")
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_text("If nobody asked them, ask them first").first).to_be_visible()
    check(page)
    page.get_by_label("The people in these texts agreed").check()
    page.get_by_role("button", name="Bring it in").click()

    expect(page.get_by_text("14 themes were added.")).to_be_visible()
    check(page)
    assert Highlight.objects.count() == 9


def test_ben_takes_the_tagged_texts_out_by_keyboard(world, phone, sign_in, check, shot):
    project = world.project
    theme = Theme.objects.create(project=project, name="Rest")
    voice = make_voice(project, "I sit in the shade", uses=(Consent.Use.GROUP, Consent.Use.RESEARCH))
    Highlight.objects.create(project=project, voice=voice, start=2, end=5, theme=theme, tagger=world.ada)
    make_voice(project, "This stays here")
    Transcript.objects.create(project=project, title="Tea in the garden", words="We had tea", guid=uuid.uuid4())
    page = sign_in(world.ben, phone)
    page.goto(ROOM)
    expect(page.get_by_text("1 of 2 voices may leave the group")).to_be_visible()
    check(page)
    press_until(page, "Tea in the garden")
    page.keyboard.press("Space")
    press_until(page, "Take out the tagged texts (.qdpx)")
    shot(page, "qda-out")
    with page.expect_download() as download:
        page.keyboard.press("Enter")

    out = read_qda(download.value.path().read_bytes())
    assert [source.text for source in out.sources] == ["I sit in the shade", "We had tea"]
    assert download.value.suggested_filename == "the-garden.qdpx"
