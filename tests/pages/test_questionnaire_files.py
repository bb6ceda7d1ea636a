"""Bringing in a questionnaire from a file, taking one out, and taking its answers."""

import csv
import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from steppingstones.formats.xlsform import read
from steppingstones.models import Questionnaire
from steppingstones.queries.questionnaires import form_of
from tests.formats.xlsform_cases import DATA
from tests.pages.forms_poured import together
from tests.world import answer_all, make_questionnaire

WHOLE = "survey,,,\n,type,name,label\n,text,why,Why do you come?\n,select_one yn,again,Again?\n"
WHOLE += "choices,,,\n,list_name,name,label\n,yn,y,Yes\n,yn,n,No\n"
MORE = WHOLE.replace("choices,,,", ",geopoint,here,Where are you?\nchoices,,,")
WRONG = "survey,,,\n,type,name,label\n,text,my name,Name?\n"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "imports"


@pytest.fixture
def ada(world, as_member):
    return as_member(world.ada)


def send(client, world, content, name="my_form.csv"):
    file = SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
    return client.post(reverse("listen:form-file", args=[world.project.slug]), {"file": file})


def make(client, address, title="My form", once="a"):
    return client.post(f"{address.partition('?')[0]}make/", {"title": title, "once": once})


def test_ada_brings_in_a_questionnaire(world, ada, files):
    address = send(ada, world, WHOLE).url
    page = ada.get(address).content.decode()
    assert "2 questions can be made from your file." in page
    assert "Everything in it is kept." in page
    assert 'value="my form"' in page

    make(ada, address, "Why we come")

    made = Questionnaire.objects.get()
    assert (made.title, made.is_open) == ("Why we come", False)
    assert [item.key for item in form_of(made).items] == ["why", "again"]
    assert not list(files.iterdir())


def test_what_is_not_kept_is_named_before_anything_is_made(world, ada):
    address = send(ada, world, MORE).url
    page = ada.get(address).content.decode()
    assert "Sheet “survey”, row 4:" in page
    assert "This asks for a place on a map." in page
    assert "Bring in the rest" in page
    assert not Questionnaire.objects.exists()
    make(ada, address)
    assert Questionnaire.objects.get().questions.count() == 2


def test_ada_can_stop(world, ada, files):
    address = send(ada, world, MORE).url
    page = ada.post(f"{address.partition('?')[0]}stop/", follow=True).content.decode()
    assert "Nothing was brought in." in page
    assert not Questionnaire.objects.exists()
    assert not list(files.iterdir())


def test_a_wrong_form_is_refused_where_it_is_sent(world, ada, files):
    answer = send(ada, world, WRONG)
    assert answer.status_code == 422
    assert "row 2, column “name”: This name cannot be used." in answer.content.decode()
    assert not files.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.xlsx", b"MZ\x90\0" * 99), ("a.xls", b"no"), ("a.jpg", b"\xff\xd8\xff"), ("a.csv", b"\0\1" * 99), ("a", b"x")],
)
def test_junk_is_refused(world, ada, name, content):
    answer = send(ada, world, content, name)
    assert answer.status_code == 422
    assert "error" in answer.content.decode()


def test_a_form_without_any_question_of_ours_cannot_be_made(world, ada):
    address = send(ada, world, "survey,,,\n,type,name,label\n,geopoint,here,Where?\n").url
    assert "no question in this file that can be asked" in ada.get(address).content.decode()
    assert make(ada, address).status_code == 422


def test_a_title_is_needed(world, ada):
    answer = make(ada, send(ada, world, WHOLE).url, title=" ")
    assert answer.status_code == 422
    assert "Write a title." in answer.content.decode()


def test_twice_is_once(world, ada):
    address = send(ada, world, WHOLE).url
    assert make(ada, address).url == make(ada, address).url
    assert Questionnaire.objects.count() == 1


def test_nobody_else_finds_the_file(world, ada, as_member):
    address = send(ada, world, WHOLE).url
    assert as_member(world.ben).get(address).status_code == 404


def test_an_old_excel_file(world, ada):
    content = (DATA / "files" / "widgets.xls").read_bytes()
    page = ada.get(send(ada, world, content, "widgets.xls").url).content.decode()
    assert "This reads a barcode." in page


def test_what_goes_out_comes_back_the_same(world, ada):
    questionnaire = make_questionnaire(world.project)
    address = reverse("listen:form-file-take", args=[world.project.slug, questionnaire.ref])
    page = ada.get(reverse("listen:questionnaire", args=[world.project.slug, questionnaire.ref]))
    assert address in page.content.decode()
    answer = ada.get(address)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="how-was-the-garden-day.xlsx"'
    got = read(b"".join(answer.streaming_content), "form.xlsx")
    assert got.form == form_of(questionnaire)
    assert not got.remarks


# --- Answers ------------------------------------------------------------------------------------------------


@pytest.fixture
def answered(world):
    questionnaire = make_questionnaire(world.project)
    answer_all(questionnaire, words="=HYPERLINK(1)")
    return questionnaire


def fetch(client, world, name, questionnaire):
    return client.get(reverse(f"listen:answers-{name}", args=[world.project.slug, questionnaire.ref]))


def test_ben_takes_the_answers_as_csv(world, as_member, answered):
    answer = fetch(as_member(world.ben), world, "csv", answered)
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert [row["1. How was the day?"] for row in rows] == ["4"]
    assert rows[0]["3. What would you change?"] == "'=HYPERLINK(1)"  # no spreadsheet takes it for a formula


def test_ben_takes_them_as_a_workbook_that_explains_itself(world, as_member, answered):
    answer = fetch(as_member(world.ben), world, "xlsx", answered)
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    assert book.sheetnames == ["Answers", "Columns"]
    cell = book["Answers"].cell(2, book["Answers"].max_column)
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")
    assert [row[0].value for row in book["Columns"].iter_rows(min_row=2)] == [one.value for one in book["Answers"][1]]


def test_the_meaning_of_the_columns_as_a_file(world, as_member, answered):
    answer = fetch(as_member(world.ben), world, "columns", answered)
    assert "5 = Very happy" in b"".join(answer.streaming_content).decode()


def test_only_facilitators_take_answers(world, as_member, answered):
    for name in ("csv", "xlsx", "columns"):
        assert fetch(as_member(world.ada), world, name, answered).status_code == 403
    page = as_member(world.ada).get(reverse("listen:results", args=[world.project.slug, answered.ref]))
    assert "Take all answers" not in page.content.decode()


def test_awkward_titles_are_kept_or_refused_with_a_reason(world, ada):
    for number, title in enumerate(together(200)):
        address = send(ada, world, WHOLE).url
        page = make(ada, address, title, once=f"awkward-{number}")
        if page.status_code == 302:
            assert Questionnaire.objects.latest("pk").title == title.strip(), ascii(title)
        else:
            assert page.status_code == 422, ascii(title)
            assert "Something needs another look" in page.text
