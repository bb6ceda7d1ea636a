"""Writing a report together: members say and suggest, somebody else settles it, and nothing is lost or let out."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from steppingstones.actions import easy_read, remarks, sign_offs
from steppingstones.actions.consent import take_back
from steppingstones.actions.removals import remove
from steppingstones.models import Claim, Event, Remark, Report, ReportPart
from steppingstones.queries.report_forms import FORMS
from steppingstones.queries.reports import easy_parts, report_document
from tests.awkward import STRINGS
from tests.documents.pdf_reader import text_of
from tests.world import DAY, make_stone, make_voice

SHOW = "/p/the-garden/show/"
SUGGESTED = "People feel at home near the pond"


@pytest.fixture
def report(world) -> Report:
    report = Report.objects.create(project=world.project, title="Our first year", opening="We are a garden.")
    own = {"project": world.project, "report": report}
    Claim.objects.create(stone=make_stone(world.project), words="People feel at home", **own)
    ReportPart.objects.create(part="claims", **own)
    ReportPart.objects.create(part="own", heading="What failed", words="The pond leaked", **own)
    return report


@pytest.fixture
def claim(report) -> Claim:
    return report.claims.get()


def at(report, *more) -> str:
    return SHOW + "/".join([report.ref, *more, ""])


def on(claim, *more) -> str:
    return at(claim.report, "claims", claim.ref, *more)


def of(remark, act) -> str:
    return at(remark.report, "together", remark.ref, act)


def words(response) -> str:
    """What the page says, each piece of it apart from the next."""
    return " ".join(" ".join(html.fromstring(response.content).itertext()).split())


def told(response) -> str:
    """What a file says, also inside a zip and in a PDF."""
    content = b"".join(response) if response.streaming else response.content
    if content.startswith(b"%PDF"):
        return text_of(content)
    if not content.startswith(b"PK"):
        return content.decode(errors="ignore")
    with ZipFile(BytesIO(content)) as pack:
        return "".join(pack.read(name).decode(errors="ignore") for name in pack.namelist())


def take(client, remark, **more):
    page = html.fromstring(client.get(of(remark, "take")).content)
    sent = {"words": remark.suggested, "seen": page.xpath("//input[@name='seen']/@value")[0]}
    return client.post(of(remark, "take"), {**sent, **more})


# --- Suggesting and settling ----------------------------------------------------------------------------------


def test_ada_suggests_ben_takes_and_the_claim_changes(world, as_member, claim):
    as_member(world.ada).post(on(claim, "suggest"), {"suggested": SUGGESTED, "words": "It is the pond"})
    remark = Remark.objects.get()
    take(as_member(world.ben), remark, why="True")

    claim.refresh_from_db()
    assert claim.words == SUGGESTED
    page = words(as_member(world.rae).get(on(claim)))
    assert "Ada suggests other words" in page
    assert "Ben took these words" in page
    assert "True" in page


def test_the_history_notes_both_people(world, as_member, claim):
    remark = remarks.suggest(claim, SUGGESTED, by=world.ada)
    take(as_member(world.ben), remark)
    told = Event.objects.filter(noun="remark", noun_ref=remark.ref).values_list("member__name", "verb")
    assert set(told) == {("Ada", "suggested"), ("Ben", "took")}
    assert Event.objects.filter(verb="took other words for", noun_ref=claim.ref, member=world.ben).exists()


@pytest.mark.parametrize("kind", ["opening", "part"])
def test_the_opening_and_parts_are_written_together_too(world, as_member, report, kind):
    place = report if kind == "opening" else report.parts.get(part="own")
    where = at(report, "together", "opening") if kind == "opening" else at(report, "parts", place.ref)
    as_member(world.ada).post(f"{where}suggest/", {"suggested": "All dried up"})
    take(as_member(world.ben), Remark.objects.get())
    place.refresh_from_db()
    assert "All dried up" in (place.words if kind == "part" else place.opening)


def test_what_is_suggested_stands_beside_what_is_there_with_marks(world, as_member, claim):
    remarks.suggest(claim, SUGGESTED, by=world.ada)
    page = html.fromstring(as_member(world.ben).get(on(claim)).content)
    assert page.xpath("//ins")[0].text_content() == "comes:  near the pond; "
    assert page.xpath("//del") == []


def test_ben_leaves_it_with_a_reason_and_not_without(world, as_member, claim):
    remark = remarks.suggest(claim, SUGGESTED, by=world.ada)
    ben = as_member(world.ben)
    assert "Say why, so that whoever suggested it understands." in words(ben.post(of(remark, "settle"), {"why": ""}))
    ben.post(of(remark, "settle"), {"why": "The pond is gone"})

    assert Claim.objects.get().words == "People feel at home"
    assert "Ben left the words as they were" in words(as_member(world.ada).get(on(claim)))
    assert "The pond is gone" in words(as_member(world.ada).get(at(claim.report, "together", "settled")))


def test_what_is_said_is_settled_without_a_reason(world, as_member, claim):
    as_member(world.rae).post(on(claim, "say"), {"words": "Says who?"})
    remark = Remark.objects.get()
    as_member(world.ada).post(of(remark, "settle"), {})
    assert Remark.objects.get().settled_as == "done"


def test_ada_takes_back_what_she_said_and_the_words_are_gone(world, as_member, claim):
    remark = remarks.suggest(claim, SUGGESTED, "Because I like ponds", by=world.ada)
    as_member(world.ada).post(of(remark, "back"))
    page = words(as_member(world.ben).get(on(claim)))
    assert "took back what they said" in page
    assert "pond" not in page


def test_words_are_adapted_when_they_are_taken_and_both_are_kept(world, as_member, claim):
    remark = remarks.suggest(claim, SUGGESTED, by=world.ada)
    take(as_member(world.ben), remark, words="Some feel at home near the pond")
    page = words(as_member(world.ada).get(on(claim)))
    assert f"What was suggested: {SUGGESTED}" in page
    assert Remark.objects.get().stood == "People feel at home"


# --- Meanwhile ------------------------------------------------------------------------------------------------


def test_a_remark_says_that_other_words_stand_there_since(world, as_member, claim):
    moved = "Other words stand there by now than when this was said. It said then: People feel at home"
    remark = remarks.say(claim, "Not in winter", by=world.ada)
    pages = [as_member(world.ben), on(claim)], [as_member(world.rae), at(claim.report, "together")]
    assert not any(moved in words(who.get(page)) for who, page in pages)
    Claim.objects.update(words="Most feel at home")
    assert all(moved in words(who.get(page)) for who, page in pages)
    remarks.leave(remark, "We say most now", by=world.ben)
    assert not any(moved in words(who.get(page)) for who, page in pages)


def test_a_claim_that_changed_since_is_told_and_its_words_are_kept(world, as_member, claim):
    remark = remarks.suggest(claim, SUGGESTED, by=world.ada)
    Claim.objects.update(words="Most feel at home")
    ben = as_member(world.ben)
    page = words(ben.get(of(remark, "take")))
    assert "Other words stand there by now than when this was suggested. It said then: People feel at home" in page
    take(ben, remark)
    assert Remark.objects.get().stood == "Most feel at home"


def test_a_change_while_ben_looks_stops_him_and_keeps_what_he_typed(world, as_member, claim):
    remark = remarks.suggest(claim, SUGGESTED, by=world.ada)
    ben = as_member(world.ben)
    seen = remarks.print_of(claim.words)
    Claim.objects.update(words="Most feel at home")
    answer = ben.post(of(remark, "take"), {"words": "Many do", "why": "Better", "seen": seen})
    page = words(answer)
    assert answer.status_code == 422
    assert "Somebody changed these words while you were looking." in page
    assert "Most feel at home" in page
    assert html.fromstring(answer.content).xpath("//textarea[@name='words']/text()")[0].strip() == "Many do"
    assert Claim.objects.get().words == "Most feel at home"


def test_taken_back_meanwhile_says_so_and_gives_back_what_was_typed(world, as_member, claim):
    remark = remarks.suggest(claim, SUGGESTED, by=world.ada)
    remarks.take_back(remark, by=world.ada)
    answer = as_member(world.ben).post(of(remark, "take"), {"words": "Many do", "seen": "x"})
    assert answer.status_code == 409
    assert "This is settled already" in words(answer)
    assert "Many do" in words(answer)


def test_a_double_click_makes_one_and_takes_once(world, as_member, claim):
    ada, ben = as_member(world.ada), as_member(world.ben)
    for _click in range(2):
        ada.post(on(claim, "suggest"), {"suggested": SUGGESTED, "once": "a-key"})
    remark = Remark.objects.get()
    sent = {"words": remark.suggested, "seen": remarks.print_of(claim.words)}
    answers = [ben.post(of(remark, "take"), sent) for _click in range(2)]
    assert {answer.status_code for answer in answers} == {302}
    assert Event.objects.filter(verb="took").count() == 1


@pytest.mark.parametrize("kind", ["claims", "parts"])
@pytest.mark.parametrize("act", ["say", "suggest"])
def test_a_place_that_was_removed_meanwhile_gives_back_what_was_typed(world, as_member, report, kind, act):
    place = report.claims.get() if kind == "claims" else report.parts.get(part="own")
    remove(place, by=world.ben)
    answer = as_member(world.ada).post(at(report, kind, place.ref, act), {"words": "My long thought", "suggested": "X"})
    assert answer.status_code == 410
    assert "My long thought" in words(answer)
    assert not Remark.objects.exists()


def test_a_remark_about_a_removed_claim_is_not_open_until_it_comes_back(world, as_member, claim):
    remark = remarks.suggest(claim, SUGGESTED, by=world.ada)
    remove(claim, by=world.ben)
    assert "Nothing is open." in words(as_member(world.ada).get(at(claim.report, "together")))
    assert as_member(world.ben).get(of(remark, "take")).status_code == 410


# --- Who may --------------------------------------------------------------------------------------------------


def test_nobody_settles_what_they_said_themselves(world, as_member, claim):
    remark = remarks.suggest(claim, SUGGESTED, by=world.ada)
    for act in ("take", "settle"):
        assert as_member(world.ada).get(of(remark, act)).status_code == 403
    with pytest.raises(remarks.IsOwn):
        remarks.take(remark, "X", "", seen=remarks.print_of(claim.words), by=world.ada)


def test_readers_say_and_suggest_but_do_not_settle(world, as_member, claim):
    rae = as_member(world.rae)
    rae.post(on(claim, "suggest"), {"suggested": "I feel at home"})
    remark, suggested = remarks.say(claim, "Good", by=world.ada), remarks.suggest(claim, SUGGESTED, by=world.ada)
    assert Remark.objects.filter(said_by=world.rae).exists()
    assert {rae.get(of(*each)).status_code for each in ((remark, "settle"), (suggested, "take"))} == {403}
    sent = {"words": SUGGESTED, "seen": remarks.print_of(claim.words)}
    assert rae.post(of(suggested, "take"), sent).status_code == 403
    assert rae.post(of(remark, "back")).status_code == 403
    assert Claim.objects.get().words == "People feel at home"


def test_refs_of_another_project_and_of_another_report_lead_nowhere(world, as_member, claim):
    remark = remarks.suggest(claim, SUGGESTED, by=world.ada)
    other = Report.objects.create(project=world.project, title="Another")
    away = Report.objects.create(project=world.elsewhere, title="Away")
    theirs = remarks.suggest(away, "Ours", by=world.cy)
    ben = as_member(world.ben)
    for address in (
        at(other, "together", remark.ref, "take"),
        at(other, "claims", claim.ref, "say"),
        of(theirs, "take"),
    ):
        assert ben.get(address).status_code == 404
    assert as_member(world.cy).get(of(remark, "take")).status_code == 404


# --- It stays in the group ------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [*FORMS, "read"])
def test_nothing_of_it_is_in_any_form(world, as_member, claim, form):
    remarks.say(claim, "Zwetschgen are hush hush", by=world.ada)
    remarks.suggest(claim, "Zwetschgen", "Zwetschgen", by=world.ada)
    where = at(claim.report, "read") if form == "read" else at(claim.report, "as", form)
    answer = as_member(world.ben).get(where)
    assert answer.status_code == 200
    assert "Zwetschgen" not in told(answer)


@pytest.mark.parametrize("form", [*FORMS, "read"])
def test_what_the_report_says_is_in_every_form(world, as_member, claim, form):
    """Or the test above would find nothing whatever stood there."""
    where = at(claim.report, "read") if form == "read" else at(claim.report, "as", form)
    assert "People" in told(as_member(world.ben).get(where))


def test_nothing_of_it_is_in_the_document_that_all_forms_are_written_from(world, claim):
    remarks.suggest(claim, "Zwetschgen", "Zwetschgen", by=world.ada)
    assert "Zwetschgen" not in repr(report_document(claim.report, today=DAY))


def test_nothing_of_it_is_in_what_is_signed(world, claim):
    remarks.suggest(claim, "Zwetschgen", "Zwetschgen", by=world.ada)
    version = sign_offs.ask(claim.report, [], today=DAY, by=world.ben)
    assert "Zwetschgen" not in str(version.kept)


def test_asking_for_sign_off_warns_quietly_and_goes_on(world, as_member, claim):
    remarks.say(claim, "Says who?", by=world.ada)
    ben, ask = as_member(world.ben), at(claim.report, "versions", "ask")
    assert "1 suggestion or remark about the words is still open." in words(ben.get(ask))
    assert ben.post(ask, {}).status_code == 302


def test_the_report_says_how_many_are_open(world, as_member, claim):
    assert "are open" not in words(as_member(world.rae).get(at(claim.report)))
    remarks.say(claim, "Says who?", by=world.ada)
    remarks.suggest(claim.report, "We are a wood.", by=world.ada)
    page = words(as_member(world.rae).get(at(claim.report)))
    assert "2 are open" in page
    assert "1 suggestion or remark is open" in page


def test_the_row_of_easy_read_has_moved_once_words_are_taken(world, as_member, claim):
    source = next(row for _h, rows in easy_parts(claim.report) for row in rows if row.key == f"claim-{claim.ref}")
    easy_read.write(claim.report, source, "We are at home.", by=world.ben)
    take(as_member(world.ben), remarks.suggest(claim, SUGGESTED, by=world.ada))
    assert "The source has changed since." in words(as_member(world.ben).get(at(claim.report, "easy")))


# --- Awkward --------------------------------------------------------------------------------------------------


def test_awkward_words_are_suggested_taken_and_left_as_typed(world, as_member, claim):
    ada, ben = as_member(world.ada), as_member(world.ben)
    for text in (f"Well: {text}" for text in STRINGS if "\0" not in text and text.isprintable()):
        remark = remarks.suggest(claim, "In between", by=world.ada)
        assert take(ben, remark, words=text, why=text).status_code == 302, text
        ada.post(on(claim, "suggest"), {"suggested": f"{text}!", "words": text})
        ben.post(of(Remark.objects.last(), "settle"), {"why": text})
        assert Claim.objects.get().words == text.strip()
        assert Remark.objects.last().settled_why == text.strip()
    for where in (on(claim), at(claim.report, "together", "settled"), at(claim.report, "together")):
        assert ben.get(where).status_code == 200


def test_words_too_long_or_the_same_are_refused_and_kept(world, as_member, claim):
    ada = as_member(world.ada)
    answer = ada.post(on(claim, "suggest"), {"suggested": "x" * 10_001})
    assert answer.status_code == 422
    assert "x" * 10_001 in answer.content.decode()
    same = ada.post(on(claim, "suggest"), {"suggested": "People feel at home"})
    assert "These are the words that are there." in words(same)
    assert not Remark.objects.exists()


def test_one_and_many_need_the_same_number_of_queries(world, as_member, report):
    ada, claim = as_member(world.ada), report.claims.get()

    def queries(where):
        with CaptureQueriesContext(connection) as captured:
            ada.get(where)
        return len(captured)

    pages = [on(claim), at(report, "together"), at(report, "together", "settled"), at(report)]

    def add():
        for place in (report, claim, report.parts.get(part="own")):
            remarks.suggest(place, "Other words", by=world.ben)
            remarks.leave(remarks.say(place, "Well", by=world.ben), "Yes", by=world.ada)

    add()
    for_one = [queries(page) for page in pages]
    for _each in range(3):
        add()
    assert [queries(page) for page in pages] == for_one
    assert max(for_one) <= 50


def test_words_of_a_voice_that_are_taken_back_go_from_what_members_said(world, claim):
    voice = make_voice(world.project, "I like the big table by the pond")
    remark = remarks.suggest(claim, f"Ada said: {voice.words}!", f"She said “{voice.words}”", by=world.ada)
    take_back(voice, by=world.ben)
    remark.refresh_from_db()
    assert "table" not in remark.suggested + remark.words
