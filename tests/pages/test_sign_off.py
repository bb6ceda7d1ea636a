"""Sign-off: a version stays as it is, each side says yes, and consent still comes first."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from steppingstones.actions import sign_offs
from steppingstones.actions.consent import take_back, withdraw
from steppingstones.actions.ways_in import make_code
from steppingstones.models import Event, FormerWords, ReportPart, ReportVersion, SignOff
from steppingstones.queries import sign_offs as queries
from tests.signed import make_claim, make_claimed_report, make_report, make_version, speak_for
from tests.signed import sign as sign_off
from tests.world import DAY, make_member

BUT = {"answer": "but", "words": "The door is still too heavy", "printed": "unnamed"}


@pytest.fixture
def report(world):
    return make_claimed_report(world.project)


def at(report, version=None, what: str = "") -> str:
    return f"/p/the-garden/show/{report.ref}/versions/" + (f"{version.ref}/" if version else "") + what


def flat(response) -> str:
    main = html.fromstring(response.content.decode()).get_element_by_id("main")
    return " ".join(" ".join(main.itertext()).split())


def sign(client, version, **said):
    """With the page before them as it is now."""
    return client.post(
        at(version.report, version, "sign/"), {"answer": "agree", "seen": queries.as_read(version), **said}
    )


# --- Signing ----------------------------------------------------------------------------------------------


def test_it_is_signed_off_only_when_both_sides_said_yes(as_member, world, report):
    ada, ben = as_member(world.ada), as_member(world.ben)
    ben.post(at(report, what="ask/"))
    version = report.versions.get()
    assert sign(ben, version).status_code == 302
    assert "Not signed off yet. Still missing: Lived experience." in flat(ada.get(at(report)))
    sign(ada, version)
    assert "Signed off." in flat(ada.get(at(report)))


def test_the_group_can_ask_for_more_sides(as_member, world, report):
    as_member(world.ben).post(at(report, what="ask/"), {"others": ["carer"]})
    version = report.versions.get()
    for member in (world.ada, world.ben):
        sign(as_member(member), version)
    assert queries.standing_of(version).missing == ("carer",)
    sign(as_member(make_member(world.project, "Cara", side="carer")), version)
    assert queries.standing_of(version).is_signed_off


def test_a_no_does_not_count_and_needs_words(as_member, world, report):
    version = make_version(report, world.ben, world.ben)
    ada = as_member(world.ada)
    answer = sign(ada, version, answer="no")
    assert answer.status_code == 422
    assert "Write what you see differently." in flat(answer)
    sign(ada, version, answer="no", words="It is not about me")
    assert queries.standing_of(version).missing == ("lived",)


def test_readers_sign_too_but_do_not_ask(as_member, world, report):
    version, rae = make_version(report, world.ben), as_member(world.rae)
    assert sign(rae, version).status_code == 302
    assert rae.get(at(report, what="ask/")).status_code == 403


def test_what_somebody_sees_differently_is_printed_as_they_want(as_member, world, report):
    version, ada, ben = make_version(report, world.ben, world.ben), as_member(world.ada), as_member(world.ben)
    sign(ada, version, **BUT)
    told = flat(ben.get(at(report, version)))
    assert "The door is still too heavy Somebody in this group" in told
    assert "Ada" not in told
    sign(ada, version, **{**BUT, "printed": "named"})
    assert "The door is still too heavy Ada" in flat(ben.get(at(report, version)))
    sign(ada, version, **{**BUT, "printed": "not"})
    document = queries.document_of(version)
    assert "too heavy" not in str(document)


def test_nothing_tells_who_sees_something_differently_without_a_name(as_member, world, report):
    version = make_version(report, world.ben, world.ben)
    sign(as_member(world.ada), version, **BUT)
    assert not Event.objects.filter(member=world.ada, noun_ref=version.ref).exists()
    assert queries.standing_of(version).is_signed_off, "A yes with other words beside it is a yes."


def test_an_answer_can_be_changed_and_taken_back(as_member, world, report):
    version, ada = make_version(report, world.ben), as_member(world.ada)
    sign(ada, version, **BUT)
    sign(ada, version)
    assert SignOff.objects.get().words == ""
    ada.post(at(report, version, "take-back/"))
    assert not SignOff.objects.exists()


def test_who_sat_beside_somebody_is_written_down(as_member, world, report):
    version, ada = make_version(report, world.ben), as_member(world.ada)
    session = ada.session
    session["helped_by"] = ("Bo", timezone.localdate().isoformat())
    session.save()
    sign(ada, version)
    assert "Ada , Lived experience ( Bo sat beside them )" in flat(ada.get(at(report, version)))


def test_who_left_stays_on_the_old_and_is_not_asked_for_the_new(as_member, world, report):
    version = make_version(report, world.ben, world.ada, world.ben)
    world.ada.left_at = timezone.now()
    world.ada.save()
    assert queries.standing_of(version).is_signed_off
    make_claim(report, "We are more people")
    new = make_version(report, world.ben, world.ben)
    assert queries.standing_of(new).missing == ("lived",)
    assert sign(as_member(world.ada), new).status_code == 404


# --- What is signed does not change -----------------------------------------------------------------------


def test_a_changed_report_needs_a_new_version_and_new_answers(as_member, world, report):
    version = make_version(report, world.ben, world.ada, world.ben)
    before = flat(as_member(world.ada).get(at(report, version)))
    claim = report.claims.get()
    claim.words = "Everybody feels at home"
    claim.save()
    page = flat(as_member(world.ada).get(at(report, version)))
    assert "People feel at home Everybody feels at home" in flat(as_member(world.ada).get(at(report, what="now/")))
    assert "People feel at home" in page
    assert "Everybody feels" not in page
    assert before.partition("Version 1.")[0] == page.partition("Version 1.")[0]
    new = make_version(report, world.ben)
    assert new.number == 2
    assert not queries.standing_of(new).is_signed_off


def test_asking_again_without_a_change_makes_no_second_version(world, report):
    assert make_version(report, world.ben) == make_version(report, world.ada)


def test_two_versions_stand_beside_each_other(as_member, world, report):
    make_version(report, world.ben)
    claim = report.claims.get()
    claim.words = "Everybody feels at home"
    claim.save()
    speak_for(claim, 7)
    make_claim(report, "We are more people")
    new = make_version(report, world.ben)
    told = flat(as_member(world.rae).get(at(report, new, "since/")))
    assert "New claims We are more people" in told
    assert "People feel at home Everybody feels at home" in told
    assert "Said by 6 people (6 with lived experience). Said by 13 people (13 with lived experience)." in told


@pytest.mark.parametrize("chosen", ["", "7", "x", "9" * 40, "٣"])
def test_comparing_with_what_is_not_there_is_said(as_member, world, report, chosen):
    version = make_version(report, world.ben)
    assert "Nothing to compare with" in flat(as_member(world.ada).get(at(report, version, f"since/?with={chosen}")))


def test_the_fingerprint_finds_the_version_and_a_changed_row_is_noticed(as_member, world, report):
    version, ada = make_version(report, world.ben), as_member(world.ada)
    assert "Yes: it is version 1." in flat(ada.get(at(report), {"print": version.fingerprint[:20].upper()}))
    assert "No version of this report" in flat(ada.get(at(report), {"print": "0" * 20}))
    version.kept["title"] = "Another title"
    version.save()
    assert "is not what was signed" in flat(ada.get(at(report, version)))


# --- Consent comes first ----------------------------------------------------------------------------------


def quoted(report):
    return report.claims.get().quotes.get()


def test_no_words_of_a_voice_are_kept(world, report):
    assert quoted(report).words not in str(make_version(report, world.ben).kept)


@pytest.mark.parametrize("what", ["", "easy-read/"])
def test_a_voice_taken_back_leaves_a_mark_and_the_fingerprint_holds(as_member, world, report, what):
    version, ada = make_version(report, world.ben, world.ada, world.ben), as_member(world.ada)
    voice = quoted(report)
    assert voice.words in flat(ada.get(at(report, version, what)))
    words = voice.words
    take_back(voice, by=None)
    told = flat(ada.get(at(report, version, what)))
    assert words not in told
    assert "took" in told
    version.refresh_from_db()
    assert queries.is_as_signed(version)
    assert queries.standing_of(version).is_signed_off


def test_files_made_after_it_have_no_trace(as_member, world, report):
    version = make_version(report, world.ben)
    words = quoted(report).words
    withdraw(quoted(report), "public", by=None)
    assert words not in str(queries.document_of(version))
    assert as_member(world.ada).get(at(report, version, "as/pdf/")).content.startswith(b"%PDF")
    assert as_member(world.ada).get(at(report, version, "as/word/")).content.startswith(b"PK")
    assert as_member(world.ada).get(at(report, version, "as/stone/")).status_code == 404


def test_words_that_the_group_typed_are_cut_out_and_that_is_said(as_member, world, report):
    claim = report.claims.get()
    claim.words = f"One of us says: {quoted(report).words}"
    claim.save()
    version = make_version(report, world.ben)
    words = quoted(report).words
    take_back(quoted(report), by=None)
    version.refresh_from_db()
    told = flat(as_member(world.ada).get(at(report, version)))
    assert words not in told
    assert "Words were taken back on" in told
    assert queries.is_as_signed(version)
    assert version.cut_print != version.fingerprint


def test_the_next_version_does_not_hold_words_that_were_taken_back(as_member, world, report):
    voice, claim = quoted(report), report.claims.get()
    words = voice.words
    claim.words = claim.easy_words = f"One of us says: {words}. It is my place."
    claim.save()
    said = {"heading": f"“{words}”", "words": words}
    part = ReportPart.objects.create(project=report.project, report=report, part="own", **said)
    type(report).objects.update(title=f"{words}!", opening=f"Read this: {words}")
    take_back(voice, by=None)
    version = make_version(report, world.ben)
    assert words not in str(version.kept)
    assert version.kept["title"] == "(words that were taken back)!"
    assert words not in as_member(world.ada).get(at(report, version, "as/text/")).text
    for row in (report, claim, part):
        row.refresh_from_db()
    assert claim.words == claim.easy_words == "One of us says: (words that were taken back). It is my place."
    assert words not in report.opening + part.heading + part.words


def test_words_of_a_voice_go_from_what_somebody_sees_differently(as_member, world, report):
    version = make_version(report, world.ben)
    words = quoted(report).words
    sign_off(version, world.ada, "but", f"I only said: {words}.", "unnamed")
    take_back(quoted(report), by=None)
    told = flat(as_member(world.ada).get(at(report, version)))
    assert "I only said: (words that were taken back)." in told
    assert words not in told


# --- The walls, and the unlucky ---------------------------------------------------------------------------


def test_a_removed_report_has_no_versions(as_member, world, report):
    version = make_version(report, world.ben)
    report.removed_at = timezone.now()
    report.save()
    assert as_member(world.ada).get(at(report, version)).status_code == 404


def test_a_version_of_another_report_is_not_found(as_member, world, report):
    version = make_version(make_report(world.project), world.ben)
    assert as_member(world.ada).get(at(report, version)).status_code == 404


@pytest.mark.parametrize("words", ["x" * 10_000, "🙂 <b>no</b>", "مرحبا", "{{ a }}"])
def test_any_words_stand_as_they_were_typed(as_member, world, report, words):
    version, ada = make_version(report, world.ben), as_member(world.ada)
    assert sign(ada, version, **{**BUT, "words": words}).status_code == 302
    assert words in flat(ada.get(at(report, version)))


def test_a_double_post_asks_once(as_member, world, report):
    for _time in range(2):
        as_member(world.ada).post(at(report, what="ask/"), {"once": "k1"})
    assert ReportVersion.objects.count() == 1


def test_the_overview_says_what_waits_until_the_member_has_answered(as_member, world, report):
    version, ada = make_version(report, world.ben), as_member(world.ada)
    line = "A report waits for what you say: Our year"
    assert line in flat(ada.get("/p/the-garden/"))
    sign(ada, version, **BUT)
    assert line not in flat(ada.get("/p/the-garden/"))
    assert line in flat(as_member(world.ben).get("/p/the-garden/"))


def test_as_many_queries_for_one_version_as_for_three(as_member, world, report):
    ada, asked = as_member(world.ada), []
    for number in range(3):
        make_claim(report, f"Claim {number}")
        make_version(report, world.ben, world.ben)
        with CaptureQueriesContext(connection) as queries_now:
            ada.get(at(report))
        asked.append(len(queries_now))
    assert asked[0] == asked[2]


def test_the_day_is_that_of_asking(world, report):
    assert sign_offs.ask(report, [], today=date(2026, 5, 6), by=world.ben).asked_on == date(2026, 5, 6)


# --- What goes wrong between looking and signing, and who is at it ----------------------------------------


def test_words_taken_back_between_looking_and_signing_are_read_again_first(as_member, world, report):
    version, ada = make_version(report, world.ben), as_member(world.ada)
    seen = queries.as_read(version)
    take_back(quoted(report), by=None)
    answer = sign(ada, version, seen=seen, **BUT)
    assert answer.status_code == 422
    assert "Words were taken back since you opened this version." in flat(answer)
    assert BUT["words"] in flat(answer)
    assert not SignOff.objects.exists()
    assert sign(ada, version, **BUT).status_code == 302


@pytest.mark.parametrize("seen", ["", "x", "0" * 64, "\x00"])
def test_nobody_signs_what_they_have_not_seen(as_member, world, report, seen):
    version = make_version(report, world.ben)
    assert sign(as_member(world.ada), version, seen=seen).status_code in {400, 422}
    assert not SignOff.objects.exists()


def test_a_version_that_was_replaced_is_not_signed_any_more(as_member, world, report):
    old, ada = make_version(report, world.ben), as_member(world.ada)
    seen = queries.as_read(old)
    make_claim(report, "We are more people")
    new = make_version(report, world.ben)
    answer = sign(ada, old, seen=seen)
    assert answer.status_code == 422
    assert "There is a newer version by now." in flat(answer)
    assert "Go to version 2" in flat(answer)
    assert not SignOff.objects.exists()
    assert sign(ada, new).status_code == 302


def test_one_person_does_not_sign_for_both_sides(as_member, world, report):
    version, ada = make_version(report, world.ben), as_member(world.ada)
    sign(ada, version)
    world.ada.side = "professional"
    world.ada.save()
    sign(ada, version)
    assert SignOff.objects.count() == 1
    assert queries.standing_of(version).missing == ("lived",)


def test_people_of_another_group_neither_see_nor_sign_it(as_member, world, report):
    version, cy = make_version(report, world.ben), as_member(world.cy)
    assert sign(cy, version).status_code == 404
    assert cy.post(at(report, version, "sign/").replace("the-garden", "somewhere-else")).status_code == 404
    for what in ("", "since/", "easy-read/", "as/pdf/"):
        assert cy.get(at(report, version, what)).status_code == 404
    assert not SignOff.objects.exists()


def test_nobody_takes_back_what_somebody_else_said(as_member, world, report):
    version = make_version(report, world.ben, world.ben)
    as_member(world.ada).post(at(report, version, "take-back/"))
    assert SignOff.objects.get().member == world.ben


def test_who_came_by_a_code_signs_as_themselves(world, report, client):
    di = make_member(world.project, "Di", user=None, side="lived")
    version = make_version(report, world.ben, world.ben)
    code = make_code(di, by=world.ben)
    client.post("/join/", {"code": code})
    client.post("/join/hello/", {"helped_by": "Bo"})
    assert "A report waits for what you say" in flat(client.get("/p/the-garden/"))
    assert sign(client, version).status_code == 302
    one = SignOff.objects.get(member=di)
    assert (one.side, one.supporter) == ("lived", "Bo")
    assert queries.standing_of(version).is_signed_off


# --- What goes out is what was signed ---------------------------------------------------------------------


def test_words_that_were_put_right_afterwards_were_not_signed(as_member, world, report):
    version, ada = make_version(report, world.ben, world.ada), as_member(world.ada)
    voice = quoted(report)
    FormerWords.objects.create(project=world.project, voice=voice, words=voice.words, until=DAY)
    voice.words = "It was never my place"
    voice.save()
    told = flat(ada.get(at(report, version)))
    assert "never my place" not in told
    assert "put them right" in told
    new = flat(ada.get(at(report, make_version(report, world.ben))))
    assert "never my place" in new


def test_a_report_that_nobody_signed_says_so_in_each_form(as_member, world, report):
    ada, words = as_member(world.ada), "Hand out a version that people of both sides have signed."
    assert words in flat(ada.get(f"/p/the-garden/show/{report.ref}/read/"))
    version = make_version(report, world.ben, world.ada, world.ben)
    assert words not in flat(ada.get(at(report, version)))
    assert queries.document_of(version).notice == ""


def test_the_day_on_which_it_was_signed_off_stays(world, report):
    version = make_version(report, world.ben, world.ada, world.ben)
    version.refresh_from_db()
    assert version.signed_off_on == timezone.localdate()
    sign_offs.take_back(version, by=world.ada)
    version.refresh_from_db()
    assert version.signed_off_on
