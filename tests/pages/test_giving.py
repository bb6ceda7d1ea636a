"""Give and get: what one person has is theirs, sums are of enough people, and money comes with a word of care."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from steppingstones.models import Attendance, Contribution, Event, Meeting, TimeExchange
from tests.awkward import STRINGS
from tests.documents.pdf_reader import faults_of, text_of
from tests.world import make_member

ROOM = "/p/the-garden/take-part/giving/"
GAVE = {"kind": "hours", "hours": "1,5", "words": "Set up the room", "on": "2026-03-04"}
GOT = {"kind": "pay", "money": "20", "hours": "", "words": "", "on": "2026-03-04", "answer": "offered", "taken": ""}


@pytest.fixture
def ada(as_member, world) -> Client:
    return as_member(world.ada)


@pytest.fixture
def ben(as_member, world) -> Client:
    return as_member(world.ben)


def entry(member, **more) -> Contribution:
    defaults = {"way": "gave", "kind": "hours", "hours": Decimal(2), "on": date(2026, 3, 4), "noted_by": member}
    return Contribution.objects.create(project=member.project, member=member, **{**defaults, **more})


def pay(member, money="20", **more) -> Contribution:
    return entry(member, way="got", kind="pay", hours=None, money=Decimal(money), **{"answer": "taken", **more})


def text(page) -> str:
    return " ".join(html.fromstring(page.content).text_content().split())


def cells(page) -> list[str]:
    """What stands in the first row of the first table."""
    row = html.fromstring(page.content).xpath("(//tbody)[1]/tr[1]/*")
    return [each.text_content().strip() for each in row]


def errors(page) -> str:
    return " ".join(each.text_content() for each in html.fromstring(page.content).xpath("//*[@class='errors']//li"))


# --- Whose it is ------------------------------------------------------------------------------------------


def test_a_year_is_for_that_person_and_the_facilitators(as_member, world):
    row = pay(world.ada, words="For the panel", noted_by=world.ben)
    year = f"{ROOM}people/{world.ada.ref}/"
    addresses = [year, f"{year}pdf/", f"{ROOM}entries/{row.ref}/answer/"]
    mo = make_member(world.project, "Mo")
    for url in addresses:
        assert [as_member(who).get(url).status_code for who in (world.ada, world.ben)] == [200, 200]
        assert [as_member(who).get(url).status_code for who in (mo, world.cy)] == [404, 404]
    assert as_member(world.rae).get(year).status_code == 404
    assert as_member(world.rae).get(f"{ROOM}people/").status_code == 403
    assert "20" in text(as_member(world.ada).get(f"{year}?year=2026"))


def test_nobody_changes_what_is_about_another(as_member, world):
    row = pay(world.ada, noted_by=world.ben)
    before = Contribution.objects.values().get()
    for who in (make_member(world.project, "Mo"), world.cy, world.rae):
        for act in ("edit", "answer", "remove", "restore"):
            page = as_member(who).post(f"{ROOM}entries/{row.ref}/{act}/", {**GOT, "answer": "refused"})
            assert page.status_code in (403, 404)
    assert Contribution.objects.values().get() == before


def test_what_others_noted_of_me_i_answer_but_do_not_change(ada, world):
    row = pay(world.ada, noted_by=world.ben, answer="offered")
    assert ada.get(f"{ROOM}entries/{row.ref}/edit/").status_code == 404
    assert ada.post(f"{ROOM}entries/{row.ref}/remove/").status_code == 404
    assert ada.post(f"{ROOM}entries/{row.ref}/answer/", {"answer": "less", "taken": "12,50"}).status_code == 302
    row.refresh_from_db()
    assert (row.answer, row.taken, row.money, row.told_to) == ("less", Decimal("12.50"), 20, None)


def test_others_see_sums_of_five_and_no_pay_of_one(ada, ben, world):
    people = [make_member(world.project, f"Mo{n}", side="lived") for n in range(5)]
    for each in people:
        entry(each)
    pay(people[0], "431")
    assert "431" in text(ben.get(f"{ROOM}?year=2026"))
    for page in (ada.get(f"{ROOM}?year=2026"), ben.get(f"{ROOM}?year=2026&as-others")):
        assert "431" not in text(page)
        assert cells(page)[:4] == ["Lived experience", "10", "5", "2"]
        assert "Too few people" in text(page)


def test_what_facilitators_print_hides_small_sums_as_well(ben, world):
    for n in range(5):
        entry(make_member(world.project, f"Mo{n}", side="lived"))
    pay(world.ada, "431")
    page = html.fromstring(ben.get(ROOM).content)
    for unprinted in page.xpath("//*[contains(@class, 'no-print')]"):
        unprinted.drop_tree()
    assert "431" not in page.text_content()
    row = page.xpath("(//tbody)[1]/tr[1]/*")
    assert [each.text_content().strip() for each in row] == ["Lived experience", "10", "5", "2"]


def test_without_a_year_the_last_with_something_in_it_is_shown(ada, world):
    entry(world.ada, on=date(2025, 3, 4))
    for url in (ROOM, f"{ROOM}people/{world.ada.ref}/"):
        assert ada.get(url).context["year"] == 2025


def test_what_waits_for_my_answer_is_told_to_me_alone(ada, ben, world):
    pay(world.ada, noted_by=world.ben, answer="offered")
    told = "You were offered 1 thing and have not answered yet."
    assert (told in text(ada.get(ROOM)), told in text(ben.get(ROOM))) == (True, False)


def test_somebody_who_only_reads_answers_what_they_were_offered(as_member, world):
    row = pay(world.rae, noted_by=world.ben, answer="offered")
    url = f"{ROOM}entries/{row.ref}/answer/"
    rae = as_member(world.rae)
    assert url in rae.get(f"{ROOM}people/{world.rae.ref}/").text
    rae.post(url, {"answer": "refused"})
    row.refresh_from_db()
    assert (row.answer, row.told_to) == ("refused", None)


def test_time_credits_stand_in_the_year(ada, world):
    for hours, day in ((3, date(2026, 3, 4)), (5, date(2025, 3, 4))):
        said = {"giver_said_on": day, "receiver_said_on": day, "done_on": day, "words": "Books"}
        TimeExchange.objects.create(project=world.project, giver=world.ada, hours=hours, **said)
    facts = dict(ada.get(f"{ROOM}people/{world.ada.ref}/?year=2026").context["facts"])
    assert facts["Time credits earned"] == "3 hours"
    assert facts["Balance in the time bank, of all years"] == "8 hours"
    assert "take-part/time-bank/hours/add/?to=group" in ada.get(f"{ROOM}got/").text


def test_no_name_is_on_the_page_of_sums(ben, world):
    entry(make_member(world.project, "Mo Unusual", side="carer"))
    assert "Mo Unusual" not in text(ben.get(f"{ROOM}?year=2026"))


# --- Noting -----------------------------------------------------------------------------------------------


def test_ada_notes_what_she_gave(ada, world):
    assert ada.post(f"{ROOM}gave/", GAVE).status_code == 302
    row = Contribution.objects.get()
    assert (row.member, row.hours, row.way, row.noted_by) == (world.ada, Decimal("1.5"), "gave", world.ada)
    assert Event.objects.filter(noun="contribution", verb="noted").count() == 1


def test_ada_cannot_note_for_another(ada, world):
    ada.post(f"{ROOM}gave/", {**GAVE, "who": world.ben.ref})
    assert Contribution.objects.get().member == world.ada


def test_hours_for_all_who_were_at_a_meeting(ben, world):
    times = {"starts_at": "2026-03-04 15:00+00:00", "ends_at": "2026-03-04 16:30+00:00"}
    meeting = Meeting.objects.create(project=world.project, title="Tea", status="held", **times)
    for who in (world.ada, world.ben):
        Attendance.objects.create(project=world.project, meeting=meeting, member=who)
    url = f"{ROOM}gave/?meeting={meeting.ref}"
    assert url in ben.get(f"/p/the-garden/take-part/meetings/{meeting.ref}/").text
    assert f"?meeting={meeting.ref}" in ben.get(f"{ROOM}gave/").text
    form = html.fromstring(ben.get(url).content)
    ticked = form.xpath("//input[@name='who'][@checked]/@value")
    assert set(ticked) == {world.ada.ref, world.ben.ref}
    assert form.xpath("//input[@name='hours' or @name='on']/@value") == ["1.5", "2026-03-04"]
    ben.post(url, {**GAVE, "who": ticked})
    assert [row.meeting for row in Contribution.objects.all()] == [meeting, meeting]
    again = html.fromstring(ben.get(url).content)
    assert not again.xpath("//input[@name='who'][@checked]")
    assert "their hours of this meeting are noted already" in again.text_content()


def test_all_are_noted_or_none(ben, world):
    page = ben.post(f"{ROOM}gave/", {**GAVE, "who": [world.ada.ref, world.cy.ref]})
    assert page.status_code == 422
    assert not Contribution.objects.exists()


def test_a_second_click_notes_nothing_more(ada, world):
    for _click in range(2):
        ada.post(f"{ROOM}gave/", {**GAVE, "once": "a-key"})
    assert Contribution.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "kept"), [("1,5", "1.5"), ("1.5", "1.5"), ("10,000", "10000"), (" 2 ", "2"), ("99999.99", "99999.99")]
)
def test_hours_are_understood(ada, world, typed, kept):
    ada.post(f"{ROOM}gave/", {**GAVE, "hours": typed})
    assert Contribution.objects.get().hours == Decimal(kept)


@pytest.mark.parametrize("typed", ["-2", "0", "two", "100000", "1e3", "1.555", "NaN", "", "1,2,3"])
def test_hours_that_cannot_be_are_named(ada, world, typed):
    page = ada.post(f"{ROOM}gave/", {**GAVE, "hours": typed})
    assert (page.status_code, Contribution.objects.count()) == (422, 0)
    assert "Write" in errors(page)
    assert "Set up the room" in page.text


@pytest.mark.parametrize(
    "wrong",
    [
        {"money": ""}, {"kind": "voucher", "money": ""}, {"kind": "hours"}, {"kind": ""}, {"on": "2999-01-01"},
        {"answer": "less"}, {"answer": "less", "taken": "20"}, {"answer": "less", "taken": "-1"}, {"answer": "yes"},
    ],
)  # fmt: skip
def test_what_does_not_hold_together_is_named(ada, world, wrong):
    page = ada.post(f"{ROOM}got/", {**GOT, **wrong})
    assert (page.status_code, Contribution.objects.count()) == (422, 0)
    assert errors(page)


def test_awkward_words_are_kept_and_shown(ada, world):
    """How they are typed and kept is tried for all forms in `test_awkward_fields`; here they are shown and printed."""
    for words in STRINGS:
        entry(world.ada, words=words[:500].replace("\0", ""))
    for number in range(1, len(STRINGS) // 50 + 2):
        page = ada.get(f"{ROOM}people/{world.ada.ref}/?year=2026&page={number}")
        assert page.status_code == 200
        assert "<script>alert" not in page.text
    assert faults_of(ada.get(f"{ROOM}people/{world.ada.ref}/pdf/?year=2026").content) == []


def test_remove_and_put_back(ada, world):
    row = entry(world.ada, words="Set up the room")
    page = ada.post(f"{ROOM}entries/{row.ref}/remove/", follow=True)
    assert "Put it back" in page.text
    assert "0 hours" in text(page)
    assert ada.get(f"{ROOM}entries/{row.ref}/edit/").status_code == 410
    assert "2 hours" in text(ada.post(f"{ROOM}entries/{row.ref}/restore/", follow=True))


def test_an_edit_meanwhile_is_told(ben, world):
    row = entry(world.ada)
    url = f"{ROOM}entries/{row.ref}/edit/"
    seen = html.fromstring(ben.get(url).content).xpath("//input[@name='seen']/@value")[0]
    Contribution.objects.update(words="Also washed up")
    page = ben.post(url, {**GAVE, "seen": seen})
    assert page.status_code == 422
    assert "Also washed up" in page.text
    row.refresh_from_db()
    assert row.hours == 2


# --- Money ------------------------------------------------------------------------------------------------


def test_a_word_about_benefits_comes_before_money(ada, world):
    for url in ("got/", f"people/{world.ada.ref}/"):
        assert "Payments can affect benefits." in ada.get(ROOM + url).text
        assert "This is not advice." in ada.get(ROOM + url).text
    page = text(ada.get(f"{ROOM}before-money/"))
    assert all(words in page for words in ("Citizens Advice", "permitted work", "SCIE", "NIHR", "not advice", "2026"))


def test_an_answer_on_somebodys_word_is_kept_as_such(ben, world):
    mo = make_member(world.project, "Mo", user=None)
    row = pay(mo, noted_by=world.ben, answer="offered")
    ben.post(f"{ROOM}entries/{row.ref}/answer/", {"answer": "refused"})
    row.refresh_from_db()
    assert (row.answer, row.told_to) == ("refused", world.ben)
    assert "Did not want it (said to Ben)" in text(ben.get(f"{ROOM}people/{mo.ref}/?year=2026"))


def test_another_answer_was_said_to_whoever_writes_it(ben, world):
    row = pay(world.ada, noted_by=world.ben, answer="taken")
    ben.post(f"{ROOM}entries/{row.ref}/edit/", {**GOT, "answer": "passed-on"})
    row.refresh_from_db()
    assert (row.answer, row.told_to) == ("passed-on", world.ben)


def test_an_amount_comes_back_as_it_can_be_read_again(ben, world):
    row = pay(world.ada, "10000.50", noted_by=world.ben)
    page = html.fromstring(ben.get(f"{ROOM}entries/{row.ref}/edit/").content)
    assert page.xpath("//input[@name='money']/@value") == ["10000.5"]


def test_the_rate_is_printed_with_where_it_comes_from(ada, ben, world):
    assert ada.post(f"{ROOM}rate/", {"rate": "12,60", "source": "x"}).status_code == 403
    assert ben.post(f"{ROOM}rate/", {"rate": "12,60", "source": ""}).status_code == 422
    ben.post(f"{ROOM}rate/", {"rate": "12,60", "source": "Agreed in May"})
    entry(world.ada, hours=Decimal(10))
    page = text(ben.get(f"{ROOM}?year=2026"))
    assert "£126" in page
    assert "An hour is put at £12.60. Where this comes from: Agreed in May" in page


# --- Papers -----------------------------------------------------------------------------------------------


def certificate(member, by) -> Contribution:
    return entry(member, way="got", kind="certificate", hours=None, words="Chairing a meeting", noted_by=by)


def test_a_certificate_of_skills(ada, world):
    row = certificate(world.ada, world.ben)
    url = f"{ROOM}entries/{row.ref}/certificate/"
    page = ada.get(url)
    assert page.headers["Content-Type"] == "application/pdf"
    assert page.headers["Cache-Control"] == "private, no-store"
    assert all(words in text_of(page.content) for words in ("Ada", "Chairing a meeting", "The Garden Trust"))
    assert url in ada.get(f"{ROOM}people/{world.ada.ref}/?year=2026").text


def test_nobody_certifies_themselves(ada, world):
    row = certificate(world.ada, world.ada)
    assert ada.get(f"{ROOM}entries/{row.ref}/certificate/").status_code == 404
    assert ada.get(f"{ROOM}entries/{entry(world.ada).ref}/certificate/").status_code == 404
    assert "/certificate/" not in ada.get(f"{ROOM}people/{world.ada.ref}/?year=2026").text


def test_a_year_to_print(ben, world):
    mo = make_member(world.project, "Mo", user=None)
    entry(mo, words="<b> \N{SLIGHTLY SMILING FACE} قلم")
    page = ben.get(f"{ROOM}people/{mo.ref}/pdf/?year=2026")
    assert faults_of(page.content) == []
    assert all(words in text_of(page.content) for words in ("Mo", "2 hours", "slightly smiling face", "not advice"))


# --- How much a page asks ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url", ["?year=2026", "people/?year=2026", "people/{ada}/?year=2026", "people/{ada}/pdf/?year=2026"]
)
def test_the_same_number_of_queries_for_one_and_for_many(ben, world, url):
    url = ROOM + url.format(ada=world.ada.ref)
    pay(world.ada, noted_by=world.ben, told_to=world.ben)
    with CaptureQueriesContext(connection) as one:
        assert ben.get(url).status_code == 200
    for n in range(3):
        mo = make_member(world.project, f"Mo{n}", side="carer")
        for who in (mo, world.ada):
            entry(who)
            pay(who, noted_by=world.ben, told_to=mo)
    with CaptureQueriesContext(connection) as many:
        ben.get(url)
    assert len(many) == len(one) < 20
