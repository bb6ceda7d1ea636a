"""Themes and tagged texts out to other programs, and in from them."""

import json
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from steppingstones.actions.qda import NotAgreed, bring_in
from steppingstones.actions.theme_moves import merge, put_back, remove
from steppingstones.formats.refi_qda import Code, Coding, Passage, QdaProject, Source
from steppingstones.formats.refi_qda_in import read_qda
from steppingstones.formats.refi_qda_out import write_codebook, write_project
from steppingstones.models import Consent, FromTranscript, Highlight, Theme, Transcript, VoiceTheme
from steppingstones.queries.qda_out import project_out
from tests.world import DATA, make_voice

ROOM = "/p/the-garden/understand/themes/other-programs/"
FOLDER = DATA / "refi-qda"
ATLAS = FOLDER / "atlasti-8-standard-project.qdpx"
CODES = FOLDER / "qualcoder_plain_codes_categories_for_import.txt"
FREE = (Consent.Use.GROUP, Consent.Use.RESEARCH)
SHADE, BENCH = str(uuid.uuid4()), str(uuid.uuid4())


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ada(world, as_member):
    return as_member(world.ada)


def send(client, data, name="project.qdpx"):
    return client.post(f"{ROOM}bring-in/", {"file": SimpleUploadedFile(name, data)})


def taken(client, data, name="project.qdpx", **said):
    """Send the file and press the button."""
    look = send(client, data, name).url
    return client.post(f"{look}keep/", {"is_agreed": "on", **said}, follow=True)


def text(response) -> str:
    return " ".join(html.fromstring(response.content).get_element_by_id("main").text_content().split())


def counts():
    return Theme.objects.count(), Transcript.objects.count(), Highlight.objects.count()


def marks():
    found = Highlight.objects.select_related("theme", "transcript")
    return {(mark.transcript.title, mark.start, mark.end, mark.theme.name) for mark in found}


def expected():
    sources = json.loads((FOLDER / "atlasti-8-standard-project_expected.json").read_text())["sources"]
    return {
        (source["name"], passage["startPosition"], passage["endPosition"], code)
        for source in sources
        for passage in source["selections"]
        if passage["kind"] == "PlainTextSelection"
        for code in passage["codes"]
    }


# --- In ---------------------------------------------------------------------------------------------------


def test_a_real_project_comes_in_with_every_code_at_its_place(ada):
    told = text(taken(ada, ATLAS.read_bytes()))

    assert "14 themes were added." in told
    assert marks() == expected()
    assert Theme.objects.get(name="Coke").belongs == "the breakfast of champions"
    assert Highlight.objects.get(transcript__title="Simon.docx", start=688).note.startswith("why does Simon")
    assert set(Highlight.objects.values_list("coder", flat=True)) == {"Person B"}


def test_a_look_changes_nothing_and_names_what_stays_out(ada):
    look = ada.get(send(ada, ATLAS.read_bytes()).url)

    told = text(look)
    assert "14 new themes of 14" in told
    assert "9 new tags of 9" in told
    assert "4 coded areas on pages of PDFs" in told
    assert "8 texts that are not in the file" in told
    assert counts() == (0, 0, 0)


def test_the_same_file_twice_adds_nothing(ada):
    taken(ada, ATLAS.read_bytes())
    before = counts()

    assert "here already" in text(ada.get(send(ada, ATLAS.read_bytes()).url))
    assert "Nothing was added" in text(taken(ada, ATLAS.read_bytes()))
    assert counts() == before


def test_a_real_project_goes_out_again_as_it_came_in(world, as_member):
    ben = as_member(world.ben)
    taken(ben, ATLAS.read_bytes())
    texts = Transcript.objects.values_list("ref", flat=True)

    again = read_qda(ben.get(f"{ROOM}project.qdpx", {"text": list(texts), "notes": "on"}).content)

    first = read_qda(ATLAS.read_bytes())
    assert [(code.guid, code.name, code.description) for code in again.codes] == [
        (code.guid, code.name, code.description) for code in first.codes
    ]
    assert coded(again) == coded(first)


def coded(project):
    return {
        (source.guid, passage.start, passage.end, coding.guid, coding.code, passage.note or coding.note)
        for source in project.sources
        for passage in source.passages
        for coding in passage.codings
    }


def test_a_list_of_codes_becomes_a_tree_of_themes(ada):
    taken(ada, CODES.read_bytes(), "codes.txt")

    found = {theme.name: theme for theme in Theme.objects.select_related("parent")}
    assert found["code4"].parent.name == "cat2"
    assert found["cat2"].parent.name == "cat3"
    assert found["code1"].belongs == "A memo for code 1"
    assert found["code6"].parent is None


def a_project(words="Shade is good. A bench too.", **changes):
    codes = (Code(guid=SHADE, name="Shade"), Code(guid=BENCH, name="Bench", parent=SHADE))
    coding = Coding(guid=str(uuid.uuid4()), code=BENCH, user=SHADE)
    passages = (Passage(guid=str(uuid.uuid4()), start=17, end=22, codings=(coding,)),)
    source = Source(guid=changes.pop("guid", str(uuid.uuid4())), name="Talk", text=words, passages=passages, **changes)
    return QdaProject(codes=codes, name="Garden", users=((SHADE, "Mo Miller"),), sources=(source,))


def test_texts_come_in_only_if_the_people_in_them_agreed(world, ada):
    look = send(ada, write_project(a_project())).url
    answer = ada.post(f"{look}keep/")

    assert answer.status_code == 422
    assert "If nobody asked them, ask them first" in text(answer)
    assert counts() == (0, 0, 0)
    with pytest.raises(NotAgreed):
        bring_in(world.project, a_project(), by=None, is_agreed=False)


def test_a_codebook_needs_nobody_to_agree(ada):
    data = write_codebook(a_project().codes, origin="x")

    ada.post(f"{send(ada, data, 'codes.qdc').url}keep/")

    assert Theme.objects.get(name="Bench").parent.name == "Shade"


def test_a_theme_with_the_same_name_is_the_same_theme(world, ada):
    Theme.objects.create(project=world.project, name="Bench")
    taken(ada, write_project(a_project()))
    taken(ada, write_project(a_project(guid=str(uuid.uuid4()))))

    assert Theme.objects.count() == 2
    assert Highlight.objects.filter(theme__name="Bench").count() == 2


def test_a_code_that_was_merged_here_stays_merged_when_the_file_comes_again(world, ada):
    taken(ada, write_project(a_project()))
    shade, bench = Theme.objects.get(name="Shade"), Theme.objects.get(name="Bench")
    rest = Theme.objects.create(project=world.project, name="Rest")
    merge(bench, shade, by=world.ada)
    merge(shade, rest, by=world.ada)
    taken(ada, write_project(a_project()))
    taken(ada, write_project(a_project(guid=str(uuid.uuid4()))))
    assert [theme.name for theme in Theme.objects.all()] == ["Rest"]
    assert Highlight.objects.filter(theme=rest).count() == 3


def test_a_theme_that_was_removed_can_come_back_beside_its_code(world, as_member):
    ben = as_member(world.ben)
    taken(ben, write_project(a_project()))
    bench = Theme.objects.get(name="Bench")
    remove(bench, by=world.ben)
    for _time in range(2):
        taken(ben, write_project(a_project()))
    Theme.objects.filter(name="Bench").update(name="A bench")
    put_back(bench, by=world.ben)
    codes = read_qda(ben.get(f"{ROOM}codebook.qdc").content).codes
    assert sorted(code.name for code in codes) == ["A bench", "Bench", "Shade"]
    assert len({code.guid for code in codes}) == 3


def test_codes_with_one_name_in_two_branches_stay_two(world, ada):
    names = (("a", "Food", ""), ("b", "Home", ""), ("c", "Good", "a"), ("d", "Good", "b"))
    guids = {key: str(uuid.uuid4()) for key, _name, _parent in names}
    codes = tuple(Code(guid=guids[key], name=name, parent=guids.get(parent, "")) for key, name, parent in names)
    for _time in range(2):
        taken(ada, write_codebook(codes, origin="x"), "codes.qdc")

    assert list(Theme.objects.order_by("order").values_list("name", flat=True)) == [
        "Food",
        "Good",
        "Home",
        "Home: Good",
    ]


def test_words_that_were_missing_can_come_later(ada):
    known = str(uuid.uuid4())
    whole = a_project(guid=known)
    bare = QdaProject(
        codes=whole.codes, name="x", sources=(Source(guid=known, name="Talk", passages=whole.sources[0].passages),)
    )
    taken(ada, write_project(bare))
    assert Transcript.objects.get().lacks_words
    Highlight.objects.update(start=1, end=2)  # somebody put the blanks right

    taken(ada, write_project(whole))

    found = Transcript.objects.get()
    assert (found.words, found.lacks_words) == ("Shade is good. A bench too.", False)
    assert [found.words[mark.start : mark.end] for mark in found.highlights.all()] == ["bench"]


def test_new_tags_of_a_text_that_was_changed_here_are_left_out_and_named(ada):
    known = str(uuid.uuid4())
    taken(ada, write_project(a_project(guid=known)))
    Transcript.objects.update(words="We changed this.")

    assert "1 text was changed here" in text(taken(ada, write_project(a_project(guid=known))))
    assert Highlight.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"<html/>", "codes.qdc", "not a REFI-QDA file"),
        (b"PK\x03\x04", "project.qdpx", "damaged"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><CodeBook/>', "codes.qdc", "definitions"),
        (b"\n", "codes.txt", "no code in this list"),
    ],
)
def test_a_file_that_cannot_be_read_comes_back_with_its_reason(ada, data, name, told):
    answer = send(ada, data, name)

    assert answer.status_code == 422
    assert told in text(answer)


# --- Out --------------------------------------------------------------------------------------------------


@pytest.fixture
def tagged(world):
    """A voice that researchers may study, with a mark and a label; and one that stays."""
    project = world.project
    theme = Theme.objects.create(project=project, name="Rest", belongs="Sitting down")
    service = Theme.objects.create(project=project, heading="service", name="Day centre")
    voice = make_voice(project, "One 🙂\r\ntwo three", uses=FREE)
    place = {"start": 11, "end": 16, "theme": theme, "tagger": world.ada, "note": "Says Mrs Green"}
    Highlight.objects.create(project=project, voice=voice, **place)
    for each in (theme, service):
        VoiceTheme.objects.create(project=project, voice=voice, theme=each)
    make_voice(project, "This stays in the group")
    make_voice(project, "So does this", uses=())
    Transcript.objects.create(project=project, title="Tea", words="We had tea")
    return voice


def taken_out(client, **chosen):
    return read_qda(client.get(f"{ROOM}project.qdpx", chosen).content)


def test_only_what_people_let_researchers_study_leaves(world, as_member, tagged):
    out = taken_out(as_member(world.ben))

    assert [source.text for source in out.sources] == ["One 🙂\ntwo three"]
    source = out.sources[0]
    assert [source.text[each.start : each.end] for each in source.passages] == ["three"]
    names = {code.guid: code.name for code in out.codes}
    assert [names[coding.code] for coding in source.codings] == ["Day centre"]
    assert [(code.name, names.get(code.parent), code.is_codable) for code in out.codes] == [
        ("Rest", None, True),
        ("service", None, False),
        ("Day centre", "service", True),
    ]


def test_no_name_and_no_note_leaves_unless_somebody_says_so(world, as_member, tagged):
    ben = as_member(world.ben)

    out = taken_out(ben)
    assert [name for _guid, name in out.users] == ["Person 1"]
    assert {coding.note for source in out.sources for each in source.passages for coding in each.codings} == {""}
    with_notes = taken_out(ben, notes="on")
    assert [c.note for s in with_notes.sources for p in s.passages for c in p.codings] == ["Says Mrs Green"]


def test_a_long_text_leaves_only_if_it_was_ticked(world, as_member, tagged):
    ben, other = as_member(world.ben), Transcript.objects.create(project=world.elsewhere, title="X", words="Secret")
    ticked = taken_out(ben, text=[Transcript.objects.get(title="Tea").ref])

    assert [source.text for source in ticked.sources][1:] == ["We had tea"]
    assert ben.get(f"{ROOM}project.qdpx", {"text": other.ref}).status_code == 404


def test_a_long_text_stays_while_a_voice_in_it_stays(world, as_member, tagged):
    text, stays = Transcript.objects.get(title="Tea"), world.project.voices.get(words="This stays in the group")
    FromTranscript.objects.create(project=world.project, voice=stays, transcript=text, start=0, end=2)

    assert "We had tea" not in [source.text for source in taken_out(as_member(world.ben), text=text.ref).sources]
    Consent.objects.create(project=world.project, voice=stays, use=Consent.Use.RESEARCH, given_on=stays.said_on)
    assert "We had tea" in [source.text for source in taken_out(as_member(world.ben), text=text.ref).sources]


def test_what_was_taken_back_does_not_leave(world, as_member, tagged):
    tagged.consents.filter(use=Consent.Use.RESEARCH).delete()

    assert taken_out(as_member(world.ben)).sources == ()


def test_work_of_another_program_comes_back_to_the_voices(world, as_member, tagged):
    tagged.words = "One 🙂 two three"
    tagged.save()
    ben, out = as_member(world.ben), project_out(world.project)
    assert "Nothing was added" in text(taken(ben, write_project(out)))

    source = out.sources[0]
    rest = next(code.guid for code in out.codes if code.name == "Rest")
    coding = Coding(guid=str(uuid.uuid4()), code=rest)
    more = Passage(guid=str(uuid.uuid4()), start=0, end=3, codings=(coding,))
    changed = QdaProject(
        codes=out.codes,
        name=out.name,
        sources=(Source(guid=source.guid, name=source.name, text=source.text, passages=(*source.passages, more)),),
    )
    taken(ben, write_project(changed))

    assert Transcript.objects.count() == 1
    assert sorted(tagged.highlights.values_list("start", "end")) == [(0, 3), (11, 16)]


def test_everyone_may_take_the_themes_and_only_facilitators_the_texts(world, as_member, tagged):
    for member, project in ((world.ada, 403), (world.rae, 403), (world.ben, 200), (world.cy, 404)):
        client = as_member(member)
        themes = client.get(f"{ROOM}codebook.qdc")
        assert themes.status_code == (404 if member is world.cy else 200)
        assert client.get(f"{ROOM}project.qdpx").status_code == project
    assert as_member(world.rae).post(f"{ROOM}bring-in/").status_code == 403


def test_without_a_theme_there_is_no_codebook(ada):
    answer = ada.get(f"{ROOM}codebook.qdc", follow=True)

    assert "There is no theme yet" in text(answer)


def test_a_file_waits_for_whoever_sent_it(world, as_member, ada):
    look = send(ada, CODES.read_bytes(), "codes.txt").url

    assert as_member(world.ben).get(look).status_code == 404


def test_more_voices_need_no_more_queries(world, as_member, tagged):
    ben = as_member(world.ben)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            taken_out(ben)
        return len(asked)

    few = queries()
    for number in range(3):
        make_voice(world.project, f"More {number}", uses=FREE)
    assert queries() == few
