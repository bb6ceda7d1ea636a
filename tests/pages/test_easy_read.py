"""The Easy Read version of a report: written row by row, and read by a person."""

import pytest
from lxml import html

from steppingstones.actions import easy_read, sign_offs
from steppingstones.documents.easy_rows import sources
from steppingstones.models import Claim, ClaimQuote, Consent, EasyReading, EasyWriting, Report
from steppingstones.queries.easy_read import version_of
from steppingstones.queries.reports import easy_parts, report_blocks
from steppingstones.queries.sign_offs import document_of
from tests.awkward import STRINGS
from tests.world import DAY, link, make_member, make_stone, make_voice

SHOW = "/p/the-garden/show/"


@pytest.fixture
def report(world) -> Report:
    """A report with one claim, a voice for it, and that voice quoted under it."""
    stone, voice = make_stone(world.project), make_voice(world.project)
    link(voice, stone)
    report = Report.objects.create(project=world.project, title="Our first year", opening="We are a garden.")
    claim = Claim.objects.create(project=world.project, report=report, stone=stone, words="People feel at home here")
    ClaimQuote.objects.create(project=world.project, claim=claim, voice=voice)
    return report


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def key_of(report, end: str = "") -> str:
    return f"claim-{report.claims.get().ref}{end}"


def at(report, *parts: str) -> str:
    return f"{SHOW}{report.ref}/easy/" + "".join(f"{part}/" for part in parts)


def read_easy(client, report) -> str:
    page = html.fromstring(client.get(f"{SHOW}{report.ref}/easy-read/").content)
    return " ".join(page.find_class("easy-read")[0].text_content().split())


def write(client, report, key: str, words: str, **more: str):
    return client.post(at(report, "rows", key), {"words": words, **more})


def read_all(report, member, clear: bool = True) -> EasyReading:
    """This member has read it, and said the same of each line."""
    reading = easy_read.ask(report, member, today=DAY, by=member)
    rows = version_of(report, easy_parts(report)).rows
    said = {line.mark: (row.source.key, clear, "") for row in rows for line in row.lines}
    easy_read.say(reading, said, by=member)
    easy_read.finish(reading, member.name, [], today=DAY, by=member)
    return reading


def marks_on(client, url: str) -> list[str]:
    """The lines that a reader is asked about on this page."""
    names = html.fromstring(client.get(url).content).xpath("//textarea/@name")
    return [name.removesuffix("-words") for name in names if name.endswith("-words")]


# --- Writing --------------------------------------------------------------------------------------------------


def test_every_row_stands_beside_its_source(ada, report):
    page = ada.get(at(report)).text
    for words in ("We are a garden.", "People feel at home here", "I like the big table", "1 person said so."):
        assert words in page


def test_what_is_written_stands_in_the_easy_read_version(ada, report):
    write(ada, report, key_of(report), "This is our home.\nWe like it here.")
    told = read_easy(ada, report)
    assert "This is our home." in told
    assert "We like it here." in told
    assert "People feel at home here" not in told
    assert b"%PDF" in ada.get(f"{SHOW}{report.ref}/easy-read.pdf").content


@pytest.mark.parametrize("words", [words for words in STRINGS[::8] if words.strip()])
def test_awkward_words_are_kept_as_they_are(ada, report, words):
    lines = [line.strip() for line in words.split("\n") if line.strip()][:8]
    assert write(ada, report, key_of(report), "\n".join(lines)).status_code == 302
    kept = [line["words"] for line in EasyWriting.objects.get().lines]
    assert "".join(kept).split() == "".join(lines).split()
    assert ada.get(at(report)).status_code == 200
    assert write(ada, report, key_of(report), "", leave_out="on", why=words).status_code == 302
    assert EasyWriting.objects.get().why_left_out.split() == words.split()


def test_a_reason_without_the_tick_is_not_lost(ada, report):
    page = write(ada, report, key_of(report), "We like it.", why="It is said above.")
    assert page.status_code == 422
    assert "Tick this, or empty that field." in page.text
    assert "It is said above." in page.text


def test_the_opening_is_told_once_somebody_writes_it(ada, report):
    assert "garden" not in read_easy(ada, report).replace("The Garden", "")
    write(ada, report, "opening", "We have a garden.")
    assert "We have a garden." in read_easy(ada, report)


def test_a_number_is_filled_in_each_time(ada, report, world):
    write(ada, report, key_of(report, "-said"), "1 person told us so.")
    assert EasyWriting.objects.get().lines[0]["words"] == "[people] told us so."
    link(make_voice(world.project, "Me too"), report.claims.get().stone)
    assert "2 people told us so." in read_easy(ada, report)


def test_small_numbers_stay_hidden_outside(ada, report):
    Report.objects.update(audience="outside")
    write(ada, report, key_of(report, "-said"), "[people] told us so.")
    assert "Fewer than 5 people told us so." in read_easy(ada, report)
    assert "1 person" not in read_easy(ada, report)


def test_a_quote_is_never_kept_and_goes_with_its_consent(ada, report):
    quote = next(row.key for _heading, rows in easy_parts(report) for row in rows if "-quote-" in row.key)
    write(ada, report, quote, "One of us said:\nI like the big table")
    assert "big table" not in str(EasyWriting.objects.get().lines)
    assert "One of us said: I like the big table" in read_easy(ada, report)
    Consent.objects.filter(use=Consent.Use.QUOTE).update(withdrawn_on=DAY)
    assert "One of us" not in read_easy(ada, report)
    assert "One of us" not in ada.get(at(report)).text


def test_a_changed_source_is_said_with_both_wordings(ada, report):
    write(ada, report, key_of(report), "This is our home.")
    Claim.objects.update(words="People come more often")
    page = ada.get(at(report)).text
    assert "The source has changed since." in page
    assert "People feel at home here" in page
    ada.post(at(report, "rows", key_of(report), "keep"))
    assert "The source has changed since." not in ada.get(at(report)).text


def test_a_row_is_split_into_its_sentences(ada, report):
    write(ada, report, "opening", "We have a garden. We like it.")
    ada.post(at(report, "rows", "opening", "split"))
    assert [line["words"] for line in EasyWriting.objects.get().lines] == ["We have a garden.", "We like it."]


@pytest.mark.parametrize("words", ["[people] said so.", "We met on [day]. [number 2] came.", "They said: [quote]"])
def test_what_nothing_fills_in_is_refused_with_what_may_stand_there(ada, report, words):
    page = write(ada, report, key_of(report, "-sure"), words)
    assert page.status_code == 422
    assert "Write it without brackets." in page.text
    assert words in page.text
    assert not EasyWriting.objects.exists()


def test_a_slot_of_another_row_is_refused_with_those_of_this_one(ada, report):
    page = write(ada, report, key_of(report, "-said"), "[people] said so on [day]. We [laugh].")
    assert "Nothing can be filled in for [day] in this row. In brackets you can write: [people]." in page.text


def test_a_smiley_stays_when_a_row_is_split(ada, report):
    write(ada, report, "opening", "We like it. 😀 Come in! :-)")
    ada.post(at(report, "rows", "opening", "split"))
    assert [line["words"] for line in EasyWriting.objects.get().lines] == ["We like it. 😀", "Come in! :-)"]


def test_more_sentences_than_lines_stay_together_at_the_end(ada, report):
    words = " ".join(f"We have {n} plants." for n in range(20))
    write(ada, report, "opening", words)
    ada.post(at(report, "rows", "opening", "split"))
    lines = [line["words"] for line in EasyWriting.objects.get().lines]
    assert len(lines) == easy_read.MOST_LINES
    assert " ".join(lines) == words


def test_a_row_is_left_out_with_a_reason_only(ada, report):
    without = write(ada, report, key_of(report, "-said"), "", leave_out="on")
    assert without.status_code == 422
    assert "Say why it is left out" in without.text
    write(ada, report, key_of(report, "-said"), "", leave_out="on", why="It is said above")
    assert read_easy(ada, report).count("said so") == 1  # where it is told as an achievement
    assert "It is said above" in ada.get(at(report)).text


def test_what_was_written_can_be_taken_away(ada, report):
    write(ada, report, key_of(report), "This is our home.")
    ada.post(at(report, "rows", key_of(report), "back"))
    assert "People feel at home here" in read_easy(ada, report)


def test_rules_broken_are_named(ada, report):
    write(ada, report, "opening", "We purchased 40% of it.")
    page = html.fromstring(ada.get(at(report)).content)
    told = page.get_element_by_id("row-opening").text_content()
    assert "“purchased” has an easier word: “bought”." in told
    assert "24 out of 30 people" in told


def test_a_picture_is_found_by_a_word_and_chosen_by_a_person(ada, report):
    write(ada, report, "opening", "We have a garden.")
    place = at(report, "rows", "opening", "picture", "1")
    assert "A bus" in ada.get(place, {"q": "bus"}).text
    ada.post(f"{place}?q=bus", {"picture": "1F68C"})
    assert EasyWriting.objects.get().lines[0]["picture"] == "1F68C"
    ada.post(place, {"picture": ""})
    assert EasyWriting.objects.get().lines[0]["picture"] == ""


def test_a_member_says_something_about_a_row_and_another_settles_it(ada, report, as_member, world):
    ada.post(at(report, "rows", "opening", "say"), {"words": "Say where it is"})
    assert "Say where it is" in ada.get(at(report)).text
    said = report.easy_comments.get()
    as_member(world.ben).post(at(report, "comments", said.ref, "settle"))
    assert "Say where it is" not in ada.get(at(report)).text


def test_easy_words_of_the_claim_form_count_as_written_by_people(ada, report):
    assert "wrote 0 of" in ada.get(at(report)).text
    Claim.objects.update(easy_words="We feel at home.")
    page = ada.get(at(report)).text
    assert "Somebody wrote 1 of" in page
    assert "In Easy Read, as it is written in the claim" in page


def test_words_of_the_report_are_not_called_the_words_of_the_program(ada, report):
    row = html.fromstring(ada.get(at(report)).content).get_element_by_id(f"row-{key_of(report)}")
    assert "the same words as in the report" in row.text_content()
    assert "program" not in row.text_content()


def test_that_only_some_voices_count_is_told_in_easy_read(ada, report):
    assert "We chose some voices." not in read_easy(ada, report)
    Claim.objects.update(said_from="2020-01-01")
    assert "We chose some voices. We do not count all of them here." in read_easy(ada, report)


def test_what_something_shows_is_not_called_better(ada, report):
    told = read_easy(ada, report)
    assert "We hoped for 1 thing. Something shows it:" in told
    assert "better" not in told


# --- Reading --------------------------------------------------------------------------------------------------


def test_it_is_a_draft_until_a_person_has_read_it(ada, report, world):
    assert "This is a draft. A person with lived experience has not checked this yet." in read_easy(ada, report)
    read_all(report, world.ada)
    assert "Read and checked by: Ada, 4 March 2026." in read_easy(ada, report)
    assert "draft" not in read_easy(ada, report)


def test_a_change_makes_only_that_line_a_draft_again(ada, report, world):
    read_all(report, world.ada)
    write(ada, report, key_of(report), "This is our home.")
    told = read_easy(ada, report)
    assert "1 line is a draft" in told
    assert "This is our home.This line is a draft." in told
    assert told.count("This line is a draft") == 1


def test_a_line_that_is_not_clear_does_not_count(ada, report, world):
    read_all(report, world.ada, clear=False)
    assert "This is a draft." in read_easy(ada, report)


def test_that_it_was_not_clear_is_not_told_as_unread(ada, report, world):
    read_all(report, world.ada, clear=False)
    told = read_easy(ada, report)
    assert "somebody read them, and they were not clear." in told
    assert "nobody has checked" not in told
    assert "has not checked" not in told


def test_what_is_not_clear_is_told_apart_from_what_is_unread(ada, report, world):
    reading = read_all(report, world.ada)
    view = reading.views.get(key=key_of(report, "-said"))
    reading.views.filter(pk=view.pk).update(is_clear=False)
    write(ada, report, key_of(report), "This is our home.")
    told = read_easy(ada, report)
    assert "1 line is a draft: somebody read it, and it was not clear." in told
    assert "1 line is a draft: nobody has checked it yet." in told


def test_nobody_is_named_who_did_not_write_a_name(ada, report, world):
    reading = easy_read.ask(report, world.ada, today=DAY, by=world.ben)
    rows = version_of(report, easy_parts(report)).rows
    easy_read.say(reading, {line.mark: (row.id, True, "") for row in rows for line in row.lines}, by=world.ada)
    url = at(report, "readings", reading.ref, "end")
    page = html.fromstring(ada.get(url).content)
    assert not page.xpath("//input[@name='name']")[0].get("value")
    ada.post(url, {"name": ""})
    assert "Read and checked by: a person with lived experience" in read_easy(ada, report)


def test_only_people_with_lived_experience_who_wrote_none_of_it_are_asked(ada, report, world):
    make_member(world.project, "Di", side="lived", user=None)
    write(ada, report, "opening", "We have a garden.")
    page = ada.get(at(report, "ask")).text
    assert "Di" in page
    assert "Ben" not in html.fromstring(page).get_element_by_id("main").text_content()
    assert ada.post(at(report, "ask"), {"member": world.ada.ref}).status_code == 422


def test_the_reader_says_of_each_line_whether_it_is_clear(ada, report, world):
    reading = easy_read.ask(report, world.ada, today=DAY, by=world.ben)
    url = at(report, "readings", reading.ref)
    assert ada.post(f"{url}end/", {"name": "Ada"}).status_code == 422
    while marks := marks_on(ada, url):
        url = ada.post(url, {f"{mark}-clear": "clear" for mark in marks}).url
    assert url.endswith("end/")
    ada.post(url, {"name": "Ada G."})
    assert "Read and checked by: Ada G." in read_easy(ada, report)


def test_what_is_not_clear_stands_beside_the_row(ada, report, world):
    reading = easy_read.ask(report, world.ada, today=DAY, by=world.ben)
    url = at(report, "readings", reading.ref)
    ada.post(url, {f"{marks_on(ada, url)[0]}-words": "Which garden?"})
    assert "Which garden?" in ada.get(at(report)).text


def test_whoever_is_asked_finds_it_on_the_overview(ada, report, world):
    reading = easy_read.ask(report, world.ada, today=DAY, by=world.ben)
    assert at(report, "readings", reading.ref) in ada.get("/p/the-garden/").text


def test_nobody_reads_for_somebody_else(report, world, as_member):
    reading = easy_read.ask(report, world.ada, today=DAY, by=world.ben)
    for place in ((), ("end",)):
        assert as_member(world.ben).get(at(report, "readings", reading.ref, *place)).status_code == 404


def test_somebody_asked_again_reads_only_what_is_new(ada, report, world):
    read_all(report, world.ada)
    write(ada, report, "opening", "We have a garden.")
    reading = easy_read.ask(report, world.ada, today=DAY, by=world.ben)
    page = html.fromstring(ada.get(at(report, "readings", reading.ref)).content)
    assert [each.text_content() for each in page.xpath("//p[starts-with(@id, 'line-')]")] == ["We have a garden."]


def test_a_report_in_full_has_the_same_rows(report):
    assert [rows for _heading, rows in easy_parts(report)] == [
        rows for _heading, rows in sources(report_blocks(report))
    ]


def test_a_version_that_is_kept_says_who_had_read_it(report, world):
    read_all(report, world.ada)
    version = sign_offs.ask(report, [], today=DAY, by=world.ben)
    assert document_of(version).easy_check == "Read and checked by: Ada, 4 March 2026."
