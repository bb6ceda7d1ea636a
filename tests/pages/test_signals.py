"""What the records tell: signals with their numbers, the records behind them, and the reasons that members give."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from steppingstones.actions import consent, meetings, minutes, sign_offs
from steppingstones.actions.reports import save_report
from steppingstones.actions.versions import name_version
from steppingstones.models import (
    Attendance,
    Contribution,
    Decision,
    Event,
    Meeting,
    Minutes,
    MinutesView,
    Presence,
    Report,
    SignalAnswer,
)
from steppingstones.queries.signals import signals_of
from tests.awkward import STRINGS
from tests.signed import make_claim, sign
from tests.world import link, make_decision, make_member, make_stone, make_voice

RECORDS = "/p/the-garden/review/records/"
WITHOUT = f"{RECORDS}decided-without/"
TODAY = date(2026, 9, 1)


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def ben(as_member, world):
    return as_member(world.ben)


def text_of(response) -> str:
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def decided_by(*members, **changes):
    decision = make_decision(members[0].project, **changes)
    for member in members:
        Presence.objects.create(project=member.project, decision=decision, member=member)
    return decision


def told(project, kind, by=None):
    return next(one for one in signals_of(project, TODAY, by) if one.kind == kind)


def hold(by, *members, days=30, **changes):
    """A meeting that these members were at, so many days ago."""
    starts = timezone.now() - timedelta(days=days)
    times = {"starts_at": starts, "ends_at": starts + timedelta(hours=1)}
    of = {"project": by.project, "title": "Tea and plans", "status": Meeting.Status.HELD}
    meeting = Meeting.objects.create(**{**of, **times, **changes})
    Attendance.objects.bulk_create(Attendance(project=by.project, meeting=meeting, member=member) for member in members)
    return meeting


# --- What is told -----------------------------------------------------------------------------------------


def test_a_group_without_records_is_told_that_nothing_can_be_told(ada):
    told = text_of(ada.get(RECORDS))
    assert "Nothing stands out in the records." in told
    assert "Of no decision is it written down who was there." in told


def test_a_decision_without_people_stands_out_and_leads_to_its_page(ada, world):
    decision = decided_by(world.ben)
    assert "1 of 1 decisions was made when nobody with lived experience was there." in text_of(ada.get(RECORDS))
    page = html.fromstring(ada.get(WITHOUT).content)
    assert f"/p/the-garden/decide/{decision.ref}/" in page.xpath("//main//a/@href")


def test_what_is_in_order_is_told(ada, world):
    decided_by(world.ada, world.ben)
    shown = text_of(ada.get(RECORDS))
    assert "People with lived experience were there for every decision: 1 of 1." in shown


def test_the_meeting_that_made_a_decision_says_who_was_there(world):
    meeting = hold(world.ben, world.ada, world.ben)
    make_decision(world.project, meeting=meeting)
    assert told(world.project, "decided-without").state == "clear"


def test_a_removed_decision_and_an_open_one_are_not_told(world):
    decided_by(world.ben, removed_at=timezone.now())
    decided_by(world.ben, status=Decision.Status.OPEN)
    assert told(world.project, "decided-without").state == "unknown"


# --- Reasons ----------------------------------------------------------------------------------------------


def test_a_reason_stands_beside_the_signal_with_name_and_day(ada, world):
    decided_by(world.ben)
    sent = ada.post(f"{WITHOUT}answer/", {"words": "We were all ill", "once": "k"}, follow=True)
    assert "We were all ill" in text_of(sent)
    shown = told(world.project, "decided-without")
    assert [(one.words, one.name, one.since) for one in shown.answers] == [("We were all ill", "Ada", "")]
    assert shown.is_to_look_at
    assert shown.is_answered


def test_a_reason_says_when_the_records_have_changed_since(ada, world):
    decided_by(world.ben)
    ada.post(f"{WITHOUT}answer/", {"words": "We were all ill"})
    decided_by(world.ben)
    shown = told(world.project, "decided-without")
    assert shown.answers[0].since == "The records have changed since. Then it was 1 of 1."
    assert not shown.is_answered


def test_a_voice_waits_for_a_reply_until_something_is_decided(world):
    voice = make_voice(world.project, said_on=date(2026, 3, 4))
    shown = told(world.project, "no-reply")
    assert "1 of 1 voices has had no reply for more than 60 days. The longest wait is 181 days." in shown.sentence
    link(voice, make_decision(world.project))
    assert told(world.project, "no-reply").state == "clear"


def test_a_reason_about_one_record_is_not_one_for_all(ada, world):
    first, second = decided_by(world.ben), decided_by(world.ben)
    ada.post(f"{WITHOUT}answer/", {"words": "They were ill", "thing": first.ref})
    assert not told(world.project, "decided-without").is_answered
    ada.post(f"{WITHOUT}answer/", {"words": "They were ill again", "thing": second.ref})
    assert told(world.project, "decided-without").is_answered


def test_a_reason_about_a_record_says_when_that_does_not_stand_out_any_more(ada, world):
    first, _second = decided_by(world.ben), decided_by(world.ben)
    ada.post(f"{WITHOUT}answer/", {"words": "They were ill", "thing": first.ref})
    Presence.objects.create(project=world.project, decision=first, member=world.ada)
    (answer,) = told(world.project, "decided-without").answers
    assert answer.since == "The records have changed since: this one does not stand out any more."


def test_only_whoever_said_it_changes_it_and_a_facilitator_may_take_it_away(ada, ben, world):
    decided_by(world.ben)
    ada.post(f"{WITHOUT}answer/", {"words": "We were all ill"})
    own = f"{RECORDS}answers/{SignalAnswer.objects.get().ref}/"
    assert ben.post(own, {"words": "They did not want to come"}).status_code == 403
    assert ada.post(own, {"words": "Two of us were ill"}).status_code == 302
    assert SignalAnswer.objects.get().words == "Two of us were ill"
    assert ben.post(f"{own}remove/").status_code == 302
    assert not told(world.project, "decided-without").answers
    assert ada.post(f"{own}restore/").status_code == 302
    verbs = Event.objects.filter(noun="signalanswer").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["answered", "changed", "removed", "brought back"]


def test_nobody_takes_away_what_another_member_said(ada, as_member, world):
    decided_by(world.ben)
    ada.post(f"{WITHOUT}answer/", {"words": "We were all ill"})
    own = f"{RECORDS}answers/{SignalAnswer.objects.get().ref}/"
    di = as_member(make_member(world.project, "Di"))
    assert di.post(f"{own}remove/").status_code == 403
    assert SignalAnswer.objects.get().removed_at is None


def test_a_change_while_somebody_else_changed_it_is_not_lost(ada, world):
    decided_by(world.ben)
    ada.post(f"{WITHOUT}answer/", {"words": "We were all ill"})
    own = f"{RECORDS}answers/{SignalAnswer.objects.get().ref}/"
    seen = html.fromstring(ada.get(own).content).xpath("//input[@name='seen']/@value")[0]
    ada.post(own, {"words": "Two of us were ill", "thing": "", "seen": seen})
    again = ada.post(own, {"words": "It snowed", "thing": "", "seen": seen})
    assert (again.status_code, "Two of us were ill" in text_of(again)) == (422, True)


def test_what_was_typed_into_a_removed_reason_is_shown_again(ada, world):
    decided_by(world.ben)
    ada.post(f"{WITHOUT}answer/", {"words": "We were all ill"})
    own = f"{RECORDS}answers/{SignalAnswer.objects.get().ref}/"
    ada.post(f"{own}remove/")
    response = ada.post(own, {"words": "It snowed"})
    assert (response.status_code, "It snowed" in text_of(response)) == (410, True)


def test_a_reason_sent_twice_is_one(ada, world):
    decided_by(world.ben)
    for _time in range(2):
        assert ada.post(f"{WITHOUT}answer/", {"words": "Ill", "once": "the-same"}).status_code == 302
    assert SignalAnswer.objects.count() == 1


def test_for_what_does_not_stand_out_no_reason_is_kept_and_nothing_is_lost(ada, world):
    decided_by(world.ben, world.ada)
    response = ada.post(f"{WITHOUT}answer/", {"words": "We were all ill"})
    assert response.status_code == 422
    assert "This does not stand out any more." in text_of(response)
    assert "We were all ill" in response.content.decode()


@pytest.mark.parametrize("sent", [{"words": ""}, {"words": "x" * 100_001}, {"words": "Ill", "thing": "bcdfghjkmnpq"}])
def test_what_cannot_be_kept_is_said(ada, world, sent):
    decided_by(world.ben)
    assert ada.post(f"{WITHOUT}answer/", sent).status_code == 422
    assert not SignalAnswer.objects.exists()


def test_awkward_reasons_are_kept_as_typed_or_refused(ada, world):
    decided_by(world.ben)
    for words in (*STRINGS, "a\0b", "x" * 10_000):
        answer = ada.post(f"{WITHOUT}answer/", {"words": words})
        if answer.status_code == 302:
            assert SignalAnswer.objects.latest("pk").words == words.strip(), ascii(words)
    assert ada.get(WITHOUT).status_code == 200
    assert ada.get(RECORDS).status_code == 200


def test_readers_read_and_outsiders_find_nothing(as_member, world):
    decided_by(world.ben)
    rae, cy = as_member(world.rae), as_member(world.cy)
    assert rae.get(WITHOUT).status_code == 200
    assert rae.post(f"{WITHOUT}answer/", {"words": "x"}).status_code == 403
    assert cy.get(WITHOUT).status_code == 404
    assert cy.get("/p/somewhere-else/review/records/no-such-signal/").status_code == 404


def test_a_reason_of_another_project_is_not_there(as_member, ada, world):
    decided_by(world.ben)
    ada.post(f"{WITHOUT}answer/", {"words": "We were all ill"})
    ref = SignalAnswer.objects.get().ref
    assert as_member(world.cy).get(f"/p/somewhere-else/review/records/answers/{ref}/").status_code == 404


# --- Voices, notes, minutes -------------------------------------------------------------------------------


def test_a_voice_that_was_taken_back_is_not_told_of(ada, world):
    voice = make_voice(world.project, "A secret of mine", said_on=date(2026, 3, 4))
    assert "A secret of mine" in text_of(ada.get(f"{RECORDS}no-reply/"))
    ada.post(f"{RECORDS}no-reply/answer/", {"words": "It is on the list", "thing": voice.ref})
    consent.take_back(voice)
    assert told(world.project, "no-reply").state == "unknown"
    assert "A secret of mine" not in text_of(ada.get(f"{RECORDS}no-reply/"))


def test_an_open_decision_is_no_reply_and_a_dropped_one_is(world):
    voice = make_voice(world.project, said_on=date(2026, 3, 4))
    decision = make_decision(world.project, status=Decision.Status.OPEN)
    link(voice, decision)
    assert told(world.project, "no-reply").state == "look"
    Decision.objects.update(status=Decision.Status.DROPPED, dropped_why="It rained")
    assert told(world.project, "no-reply").state == "clear"


def test_a_note_waits_until_the_person_has_seen_it(world):
    giver = world.project.givers.create(member=world.ada, side="lived")
    voice = make_voice(world.project, giver=giver, recorded_by=world.ben, said_on=date(2026, 3, 4))
    assert "1 of 1 notes was never confirmed" in told(world.project, "notes-not-confirmed").sentence
    voice.checked = "confirmed"
    voice.save()
    assert told(world.project, "notes-not-confirmed").state == "clear"


def test_minutes_are_confirmed_by_somebody_else_than_their_writer(world):
    meeting = hold(world.ben, world.ada, world.ben, days=300)
    made = minutes.write(meeting, "We had tea", "", by=world.ben)
    Minutes.objects.update(written_at=timezone.make_aware(datetime(2026, 3, 4)))
    minutes.answer(made, world.ben, MinutesView.Answer.AGREED, by=world.ben)
    assert told(world.project, "minutes-not-confirmed").state == "look"
    minutes.answer(made, world.ada, MinutesView.Answer.AGREED, by=world.ada)
    assert told(world.project, "minutes-not-confirmed").state == "clear"


def test_words_that_were_taken_back_are_cut_out_of_reasons(ada, world):
    voice = make_voice(world.project, "A secret of mine", said_on=date(2026, 3, 4))
    ada.post(f"{RECORDS}no-reply/answer/", {"words": "Somebody wrote: a secret. “A secret\nof mine” is what it said."})
    consent.take_back(voice)
    kept = SignalAnswer.objects.get().words
    assert kept == "Somebody wrote: a secret. “(words that were taken back)” is what it said."


# --- Meetings ---------------------------------------------------------------------------------------------


def test_a_meeting_of_professionals_alone_says_so_beside_it(ada, world):
    hold(world.ben, world.ben, make_member(world.project, "Pat", side="professional"))
    shown = text_of(ada.get(f"{RECORDS}meetings-apart/"))
    assert "1 of 1 meetings was of one side alone, or without anybody with lived experience." in shown
    assert "Professionals" in shown


def test_a_meeting_that_passed_and_of_which_nothing_is_noted_cannot_be_told(world):
    hold(world.ben, days=500, status=Meeting.Status.PLANNED)
    assert told(world.project, "meetings-apart").state == "unknown"
    hold(world.ben, world.ada, world.ben)
    shown = told(world.project, "meetings-apart").sentence
    assert shown == "Every meeting had both sides: 1 of 1. Of 1 more the records do not say."


def test_who_called_meetings_off_is_told_by_side(world):
    for _time in range(2):
        meeting = hold(world.ben, status=Meeting.Status.PLANNED)
        meetings.call_off(meeting, "Too busy", by=world.ben)
    shown = told(world.project, "called-off")
    assert shown.sentence == "2 of 2 meetings were called off. By whom: Professionals 2 times."


def test_papers_are_there_when_people_are_invited_and_there_is_something_to_talk_about(world):
    meeting = hold(world.ben, world.ada, days=-10, status=Meeting.Status.PLANNED)
    meetings.invite(meeting, [world.ada], by=world.ben)
    item = meetings.add_item(meeting, "The fence", 10, by=world.ben)
    Meeting.objects.update(status=Meeting.Status.HELD)
    assert told(world.project, "papers-late").state == "clear"
    Event.objects.filter(noun_ref=item.ref).update(at=timezone.now() + timedelta(days=8))
    assert told(world.project, "papers-late").state == "look"


def test_turns_are_for_those_who_may_count_them(world):
    meeting = hold(world.ben, world.ada, world.ben)
    for member, turns in ((world.ada, 1), (world.ben, 19)):
        meeting.attendances.filter(member=member).update(turns=turns)
    assert told(world.project, "turns", world.rae).state == "hidden"
    assert told(world.project, "turns").state == "hidden"
    assert "had 50 of 100 seats, but spoke only 5 of 100 times" in told(world.project, "turns", world.ada).sentence


# --- Money ------------------------------------------------------------------------------------------------


def pay(member, days: int, **changes):
    """Hours, and money for them so many days later."""
    of = {"project": member.project, "member": member}
    first = date(2026, 3, 4)
    Contribution.objects.create(**of, way="gave", kind="hours", hours=2, on=first)
    kept = {"hours": 2, "money": 20, "answer": "taken", "on": first + timedelta(days=days), **changes}
    return Contribution.objects.create(**of, way="got", kind="pay", **kept)


def test_late_money_of_few_people_is_for_facilitators_alone(ada, ben, world):
    pay(world.ada, 45)
    shown = told(world.project, "pay-late", world.ben)
    told_to_ben = "In 2026 some people waited more than 30 days for money. People with lived experience: 1 of 1."
    assert shown.sentence == told_to_ben
    assert shown.is_for_few
    assert "Not everybody in the group sees this" in text_of(ben.get(f"{RECORDS}pay-late/"))
    assert told(world.project, "pay-late", world.ada).state == "hidden"
    assert "1 of 1" not in text_of(ada.get(f"{RECORDS}pay-late/"))


def test_a_reason_for_what_few_people_got_is_not_shown_to_those_who_cannot_see_it(ada, ben, world):
    pay(world.ada, 45)
    ben.post(f"{RECORDS}pay-late/answer/", {"words": "The bank lost the form"})
    assert SignalAnswer.objects.get().number is None
    assert "The bank lost the form" in text_of(ben.get(RECORDS))
    assert "The bank lost the form" not in text_of(ada.get(RECORDS))


def test_late_money_of_enough_people_is_told_to_all_by_side(world):
    for number in range(5):
        pay(make_member(world.project, f"Lee {number}", side="lived", user=None), 45)
        pay(make_member(world.project, f"Pro {number}", side="professional", user=None), 3)
    shown = told(world.project, "pay-late")
    assert "People with lived experience: 5 of 5. Professionals: 0 of 5." in shown.sentence


def test_who_refused_money_does_not_wait_for_it(world):
    pay(world.ada, 45, answer="refused")
    assert told(world.project, "pay-late", world.ben).state == "unknown"


# --- The plan and reports ---------------------------------------------------------------------------------


def test_an_outcome_that_changed_after_it_was_agreed_stands_out(ada, world):
    stone = make_stone(world.project)
    name_version(world.project, by=world.ben, name="Spring", agreed_on=date(2026, 3, 4), agreed_by=[world.ben])
    assert told(world.project, "outcomes-changed").state == "clear"
    stone.words = "People feel well served"
    stone.save()
    shown = told(world.project, "outcomes-changed")
    assert shown.sentence == "1 of 1 outcomes is not as you agreed on 4 March 2026."
    assert "says it in other words" in text_of(ada.get(f"{RECORDS}outcomes-changed/"))
    assert told(world.project, "agreed-without").state == "look"


def test_an_outcome_that_was_taken_out_leads_to_the_version_that_has_it(ada, world):
    stone = make_stone(world.project)
    version = name_version(world.project, by=world.ben, name="Spring", agreed_on=date(2026, 3, 4))
    stone.removed_at = timezone.now()
    stone.save()
    page = html.fromstring(ada.get(f"{RECORDS}outcomes-changed/").content)
    assert f"/p/the-garden/plan/versions/{version.ref}/" in page.xpath("//main//li//a/@href")


def test_a_report_for_people_outside_needs_a_yes_from_both_sides(world):
    report = Report(project=world.project, title="Our year", audience=Report.Audience.OUTSIDE)
    save_report(report, by=world.ben)
    make_claim(report)
    version = sign_offs.ask(report, [], today=date(2026, 3, 4), by=world.ben)
    sign(version, world.ben)
    assert told(world.project, "reports-without").state == "look"
    sign(version, world.ada)
    assert told(world.project, "reports-without").state == "clear"


# --- Many -------------------------------------------------------------------------------------------------


def one_of_all(world) -> None:
    decided_by(world.ben)
    make_voice(world.project, said_on=date(2026, 3, 4), recorded_by=world.ben)
    meeting = hold(world.ben, world.ben, make_member(world.project, user=None))
    minutes.write(meeting, "We had tea", "", by=world.ben)
    pay(world.ada, 45)
    said = {"kind": "decided-without", "words": "Ill", "written_by": world.ada, "written_on": TODAY, "facts": "x"}
    SignalAnswer.objects.create(project=world.project, **said)


@pytest.mark.parametrize("address", [RECORDS, WITHOUT, f"{RECORDS}no-reply/", f"{RECORDS}minutes-late/"])
def test_three_need_no_more_queries_than_one_and_never_fifty(ben, world, address):
    one_of_all(world)
    with CaptureQueriesContext(connection) as before:
        ben.get(address)
    for _time in range(2):
        one_of_all(world)
    with CaptureQueriesContext(connection) as after:
        ben.get(address)
    assert len(after) == len(before) < 50


def test_many_records_come_in_pages(ada, world):
    for _time in range(21):
        decided_by(world.ben)
    for page, number in (("", 20), ("?page=2", 1)):
        found = html.fromstring(ada.get(f"{WITHOUT}{page}").content)
        assert len(found.xpath("//section[@aria-labelledby='records']//li")) == number


def test_a_reason_can_begin_from_its_record(ada, world):
    decision = decided_by(world.ben)
    page = html.fromstring(ada.get(f"{WITHOUT}?about={decision.ref}").content)
    assert page.xpath("//select[@name='thing']/option[@selected]/@value") == [decision.ref]
    assert ada.get(f"{WITHOUT}?about=nonsense%00&page=x").status_code == 200
