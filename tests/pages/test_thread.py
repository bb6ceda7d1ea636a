"""The golden thread of anything: twelve queries, whatever it is; and what co-production changed here."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steppingstones.actions.consent import take_back
from steppingstones.models import (
    Answer,
    Claim,
    Consent,
    Evidence,
    Giver,
    Meeting,
    Option,
    PlanBefore,
    PlannedItem,
    PlanOutcome,
    Proof,
    Report,
    Reshaping,
    Response,
    SaidAfter,
    SharedView,
    Step,
    Theme,
    Voice,
    VoiceTheme,
)
from steppingstones.queries.receipts import told as told_of
from steppingstones.queries.thread_shown import thread_shown
from steppingstones.queries.thread_things import things
from tests.world import (
    DAY,
    link,
    make_change,
    make_conversation,
    make_decision,
    make_questionnaire,
    make_stone,
    make_voice,
    make_wall,
    make_wall_note,
)

ROOM = "/p/the-garden/understand/"
TODAY = date(2026, 7, 15)
MOST = 12


class Everything:
    """One of each thing on one thread, joined."""

    def __init__(self, project, by):
        of = {"project": project}
        self.meeting = Meeting.objects.create(
            **of,
            title="Tea",
            starts_at=datetime(2026, 3, 4, 15, tzinfo=UTC),
            ends_at=datetime(2026, 3, 4, 17, tzinfo=UTC),
        )
        self.conversation = make_conversation(project)
        self.wall = make_wall(project)
        self.voice = make_voice(project, "I cannot see everyone", conversation=self.conversation, meeting=self.meeting)
        make_wall_note(self.wall, voice=self.voice)
        self.decision = make_decision(project, meeting=self.meeting)
        self.option = Option.objects.create(**of, decision=self.decision, words="A square one")
        self.option.voices.add(make_voice(project, "I would like a square one"))
        self.change = make_change(self.decision, changed_on=date(2026, 4, 1))
        self.stone, self.impact = make_stone(project), make_stone(project, "Everyone belongs", kind="impact")
        self.step = Step.objects.create(**of, source=self.stone, target=self.impact)
        link(self.voice, self.decision), link(self.change, self.stone)
        link(make_voice(project, "It is too loud", side="carer"), self.stone, Evidence.Stance.AGAINST)
        SaidAfter.objects.create(**of, change=self.change, voice=make_voice(project, "I see you all now"))
        self.proof = Proof.objects.create(
            **of, change=self.change, kind="link", words="The table", url="https://a.example/"
        )
        self.theme = Theme.objects.create(**of, name="Tables", stone=self.stone)
        VoiceTheme.objects.create(**of, voice=self.voice, theme=self.theme)
        self.report = Report.objects.create(**of, title="Our year", audience="group")
        self.claim = Claim.objects.create(**of, report=self.report, stone=self.stone, words="People see each other")
        plan = PlanBefore.objects.create(**of, title="As it would have been")
        item = PlannedItem.objects.create(**of, plan=plan, words="Buy six small tables")
        self.mark = PlanOutcome.objects.create(**of, plan=plan, item=item, fate="changed", words="One big table")
        self.mark.decisions.add(self.decision), self.mark.voices.add(self.voice)
        self.questionnaire = make_questionnaire(project)
        self.voice.answer = Answer.objects.create(
            **of,
            question=self.questionnaire.questions.last(),
            response=Response.objects.create(
                **of, questionnaire=self.questionnaire, giver=self.voice.giver, once="a", day=DAY
            ),
            side="lived",
            month=2026 * 12 + 2,
        )
        self.voice.save()


NOUNS = [
    "voice",
    "decision",
    "option",
    "change",
    "stone",
    "impact",
    "step",
    "claim",
    "mark",
    "questionnaire",
    "conversation",
    "wall",
    "theme",
    "meeting",
]


@pytest.fixture
def every(world):
    return Everything(world.project, world.ben)


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def fetched(project, every, noun):
    """The thing as its page has it."""
    if noun == "step":
        return project.steps.select_related("source", "target").get()
    return things(project)["stone" if noun == "impact" else noun].get(pk=getattr(every, noun).pk)


@pytest.mark.parametrize("noun", NOUNS)
def test_the_thread_of_anything_takes_twelve_queries_at_most(every, world, noun):
    thing = fetched(world.project, every, noun)
    with CaptureQueriesContext(connection) as queries:
        shown = thread_shown(world.project, thing, today=TODAY)
    assert len(queries) <= MOST, [query["sql"][:90] for query in queries]
    assert shown.words
    assert not shown.is_empty


@pytest.mark.parametrize("noun", NOUNS)
def test_the_thread_of_anything_has_a_page(every, world, ada, noun):
    url = thread_shown(world.project, getattr(every, noun)).url_of_all
    page = ada.get(url)
    assert page.status_code == 200
    assert "I cannot see everyone" in page.text
    assert "There is a round table" in page.text
    assert "Everyone belongs" in page.text


# --- What is named as missing, and for whom ----------------------------------------------------------------


def told(project, thing):
    shown = thread_shown(project, thing, today=TODAY)
    return [gap.words for gap in shown.missing]


def test_decided_but_nothing_has_changed_for_four_months(world):
    decision = make_decision(world.project)
    assert "Decided, but nothing has changed yet: 4 months." in told(world.project, decision)
    make_change(decision)
    assert not [words for words in told(world.project, decision) if words.startswith("Decided, but")]


def test_a_dropped_decision_says_why(world):
    decision = make_decision(world.project, status="dropped", dropped_why="There was no money.")
    assert "Dropped. There was no money." in told(world.project, decision)


def test_a_voice_of_which_nothing_came_says_so_until_something_does(world):
    voice = make_voice(world.project)
    assert told(world.project, voice) == ["Nothing has come of this voice yet."]
    link(voice, make_decision(world.project))
    assert "Nothing has come of this voice yet." not in told(world.project, voice)


def test_two_of_a_kind_are_one_sentence_with_the_longest_wait(world):
    voice = make_voice(world.project)
    for day in (date(2026, 3, 11), date(2026, 1, 11)):
        link(voice, make_decision(world.project, decided_on=day))
    assert "2 decisions of which nothing has changed yet. The longest wait: 6 months." in told(world.project, voice)


def test_the_thread_of_a_decision_is_told_in_sentences(every, world):
    shown = thread_shown(world.project, every.decision, today=TODAY)
    assert shown.rests_on == [
        "This rests on what 1 person (1 with lived experience) said.",
        "Asking for one of the options that were weighed: 1 person (1 with lived experience).",
    ]
    assert shown.came_of == [
        "It led to 1 change and 1 activity or outcome.",
        "1 of these stones is only planned.",
        "The thread goes on to the impact.",
    ]


def test_what_lies_beside_the_thread_is_named_and_counts_nowhere(every, world):
    shown = thread_shown(world.project, every.decision, today=TODAY)
    assert [(each.label, each.words) for each in shown.beside] == [
        ("It was decided in this meeting", "Tea"),
        ("In the plan before: changed", "Buy six small tables"),
    ]
    about = Voice.objects.get(words="I see you all now")
    said = thread_shown(world.project, about, today=TODAY)
    assert [each.label for each in said.beside] == ["It says that this change is good"]
    assert said.came_of == ["Nothing has come of it yet."]


def test_a_decision_that_reshapes_a_stone_leads_to_it_but_it_stays_planned(world):
    decision, stone = make_decision(world.project), make_stone(world.project)
    Reshaping.objects.create(project=world.project, decision=decision, stone=stone)
    shown = thread_shown(world.project, decision, today=TODAY)
    assert "1 of these stones is only planned." in shown.came_of
    assert [words for words in told(world.project, decision) if words.startswith("Decided, but")]


def test_the_voices_of_a_place_are_counted_and_what_came_of_them(every, world):
    make_voice(world.project, "Nothing came of this", conversation=every.conversation)
    shown = thread_shown(world.project, every.conversation, today=TODAY)
    assert shown.rests_on == ["2 voices came in here.", "1 of them led on to something."]


# --- Who may see it ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("noun", NOUNS)
def test_outsiders_find_no_thread(every, world, as_member, noun):
    url = thread_shown(world.project, getattr(every, noun)).url_of_all
    for client in (as_member(world.cy), Client()):
        assert client.get(url).status_code == 404
    assert as_member(world.rae).get(url).status_code == 200


@pytest.mark.parametrize(
    "address", ["nothing/x/", "voice/nosuch/", "step/nosuch/nosuch/", "giver/{giver}/", "stones/x/"]
)
def test_what_is_no_thing_has_no_thread(every, ada, address):
    giver = Giver.objects.first().ref
    assert ada.get(f"{ROOM}thread/{address.format(giver=giver)}").status_code == 404


def test_a_thing_of_another_project_is_not_here(every, world, as_member):
    url = f"/p/{world.elsewhere.slug}/understand/thread/decision/{every.decision.ref}/"
    assert as_member(world.cy).get(url).status_code == 404


@pytest.mark.parametrize("noun", NOUNS)
def test_a_voice_taken_back_is_on_no_thread(every, world, ada, noun):
    take_back(every.voice)
    url = thread_shown(world.project, getattr(every, noun)).url_of_all
    page = ada.get(url)
    assert page.status_code == (404 if noun == "voice" else 200)
    assert "I cannot see everyone" not in page.text


def test_what_the_group_may_not_read_is_on_no_thread(every, world, ada):
    Consent.objects.filter(voice=every.voice).delete()
    for noun in NOUNS[1:]:
        assert "I cannot see everyone" not in ada.get(thread_shown(world.project, getattr(every, noun)).url_of_all).text


def test_what_to_know_before_reading_stands_in_the_picture_too(every, world, ada):
    Voice.objects.filter(pk=every.voice.pk).update(content_note="About a fall")
    text = ada.get(thread_shown(world.project, every.decision).url_of_all).text
    assert "I cannot see everyone" not in text
    assert "About a fall" in text


def test_words_cannot_break_out_of_the_picture(world, ada):
    decision = make_decision(world.project, "</text><script>alert(1)</script>", decided='"><img src=x>')
    text = ada.get(f"{ROOM}thread/decision/{decision.ref}/").text
    assert "<script>alert" not in text
    assert "<img src=x" not in text


@pytest.mark.parametrize(
    "asked", ["?page=x", "?page=-1", "?page=999999999999", "?stage=voice&page=99", "?stage=%00&page=٣"]
)
def test_an_odd_page_is_the_first_or_the_last(every, ada, asked):
    assert ada.get(f"{ROOM}thread/decision/{every.decision.ref}/{asked}").status_code == 200


# --- Ten thousand voices -----------------------------------------------------------------------------------


@pytest.fixture
def crowd(world):
    """A decision that ten thousand people asked for."""
    project, many = world.project, 10_000
    givers = Giver.objects.bulk_create(Giver(project=project, side="lived") for _ in range(many))
    voices = Voice.objects.bulk_create(
        Voice(project=project, giver=giver, words="A round table, please", came_by="wall") for giver in givers
    )
    Consent.objects.bulk_create(Consent(project=project, voice=voice, use="group", given_on=DAY) for voice in voices)
    decision = make_decision(project)
    Evidence.objects.bulk_create(Evidence(project=project, voice=voice, decision=decision) for voice in voices)
    link(make_change(decision, changed_on=date(2026, 4, 1)), make_stone(project))
    return decision


@pytest.mark.same_on_each_database
def test_ten_thousand_voices_take_no_more_queries_and_no_heavy_page(crowd, world, ada):
    with CaptureQueriesContext(connection) as queries:
        shown = thread_shown(world.project, crowd, today=TODAY)
    assert len(queries) <= MOST
    assert shown.rests_on == ["This rests on what 10000 people (10000 with lived experience) said."]
    page = ada.get(shown.url_of_all)
    assert len(page.content) < 80_000
    assert "Page 1 of 200" in page.text
    last = ada.get(shown.url_of_all + "?stage=voice&page=200")
    assert last.text.count("A round table, please") >= 50
    assert "and 9990 more" in ada.get(f"/p/the-garden/decide/{crowd.ref}/").text
    assert len(ada.get(f"{ROOM}thread/").content) < 40_000


# --- What did co-production change here? -------------------------------------------------------------------


def sides(project, decision, lived=6, carers=2):
    for n, side in enumerate(["lived"] * lived + ["carer"] * carers):
        link(make_voice(project, f"Voice {n}", side=side), decision)


def test_each_change_is_told_with_how_we_know(every, ada):
    text = ada.get(f"{ROOM}thread/").text
    for words in (
        "1 thing has changed because of 1 decision.",
        "Behind these decisions is what 1 person (1 with lived experience) said.",
        "Which table do we buy?",
        "Good since then, say: 1 person.",
        "People feel at home",
        "https://a.example/",
        "Buy six small tables",
        "Speaking against it: 1 person (1 carer). (People feel at home)",
        "Asking for one of the options that were weighed: 1 person (1 with lived experience).",
    ):
        assert words in text, words


def test_nobody_is_quoted(every, ada):
    for asked in ("", "?outside=on"):
        text = ada.get(f"{ROOM}thread/{asked}").text
        for voice in Voice.objects.all():
            assert voice.words not in text


def test_outside_small_numbers_are_not_told(world, ada):
    decision = make_decision(world.project)
    sides(world.project, decision)
    change = make_change(decision)
    SharedView.objects.create(project=world.project, decision=decision, member=world.ada, rung=4)
    SaidAfter.objects.create(project=world.project, change=change, voice=make_voice(world.project, "Better"))
    inside, outside = ada.get(f"{ROOM}thread/").text, ada.get(f"{ROOM}thread/?outside=on").text
    assert "8 people (6 with lived experience, 2 carers)" in inside
    assert "Good since then, say: 1 person." in inside
    assert "Co-produced: it was decided together" in inside
    assert "8 people (from these sides: lived experience, carer)" in outside
    assert "Good since then, say: fewer than 5 people." in outside
    assert "Co-produced: it was decided together" not in outside
    assert "A side with fewer than 5 answers is not shown." in outside


def test_outside_the_plan_before_is_shown_only_where_the_group_says_so(every, ada):
    assert "Buy six small tables" not in ada.get(f"{ROOM}thread/?outside=on").text
    PlanBefore.objects.update(shown_in="all")
    assert "Buy six small tables" in ada.get(f"{ROOM}thread/?outside=on").text


def test_outside_nothing_leads_into_the_site(every, ada):
    main = ada.get(f"{ROOM}thread/?outside=on").text.partition('id="changed"')[2].partition('id="limits"')[0]
    assert "/p/the-garden/" not in main


def test_one_stone_or_a_time_can_be_asked_about(every, world, ada):
    other = make_change(make_decision(world.project, "Which day?"), "We open on Saturdays", changed_on=date(2026, 6, 1))
    elsewhere = make_stone(world.project, "People rest")
    link(other, elsewhere)

    def found(**asked):
        text = ada.get(f"{ROOM}thread/", asked).text
        return {words for words in ("There is a round table", "We open on Saturdays") if f">{words}</a>" in text}

    assert found() == {"There is a round table", "We open on Saturdays"}
    assert found(stone=every.impact.ref) == {"There is a round table"}  # by way of the outcome
    assert found(stone=elsewhere.ref) == {"We open on Saturdays"}
    assert found(first="2026-05-01") == {"We open on Saturdays"}
    assert found(last="2026-05-01") == {"There is a round table"}
    assert found(stone="nosuch", first="yesterday") == found()


def test_a_change_without_a_day_is_in_no_time_and_the_page_says_so(world, ada):
    make_change(make_decision(world.project))
    text = ada.get(f"{ROOM}thread/?first=2026-01-01").text
    assert "1 change has no day, so it is in no time." in text


def test_what_has_not_changed_is_told_with_its_reason(world, ada):
    make_decision(world.project, "Who pays?", status="dropped", dropped_why="There was no money.")
    make_decision(world.project, "Which colour?", status="open", decided_on=None)
    text = ada.get(f"{ROOM}thread/").text
    assert "Dropped. There was no money." in text
    assert "Still to be decided." in text


def test_an_empty_project_has_an_answer_too(ada):
    assert "No change is written down that fits this." in ada.get(f"{ROOM}thread/").text


def test_three_changes_take_as_many_queries_as_one(every, world, ada):
    def number():
        with CaptureQueriesContext(connection) as queries:
            assert ada.get(f"{ROOM}thread/").status_code == 200
        return len(queries)

    before = number()
    for n in range(2):
        decision = make_decision(world.project, f"Question {n}")
        every.mark.decisions.add(decision)
        change = make_change(decision, f"Change {n}")
        link(change, every.stone)
        Proof.objects.create(project=world.project, change=change, kind="link", words="It", url="https://a.example/")
    assert number() == before <= 40


# --- Where it stands ---------------------------------------------------------------------------------------

PAGES = {
    "voice": "understand/voice/{ref}/",
    "decision": "decide/{ref}/",
    "option": "decide/option/{ref}/",
    "change": "decide/change/{ref}/",
    "stone": "understand/stone/{ref}/",
    "conversation": "listen/conversations/{ref}/",
    "questionnaire": "listen/questionnaires/{ref}/results/",
    "theme": "understand/themes/{ref}/",
    "meeting": "take-part/meetings/{ref}/",
}


@pytest.mark.parametrize(("noun", "address"), PAGES.items())
def test_each_thing_shows_its_thread_on_its_own_page(every, ada, noun, address):
    thing = getattr(every, noun)
    page = ada.get(f"/p/the-garden/{address.format(ref=thing.ref)}")
    assert page.status_code == 200
    assert 'class="thread-picture"' in page.text
    assert f"/understand/thread/{noun}/{thing.ref}/" in page.text


def test_a_step_and_a_thing_in_the_plan_before_lead_to_their_threads(every, ada):
    step = f"{every.stone.ref}/{every.impact.ref}/"
    page = ada.get(f"/p/the-garden/plan/stones/{every.stone.ref}/leads-to/{every.impact.ref}/")
    assert f"/understand/thread/step/{step}" in page.text


def test_whoever_has_a_receipt_is_told_what_they_still_wait_for(world):
    voice = make_voice(world.project)
    decision = make_decision(world.project, decided_on=date(2020, 1, 1))
    link(voice, decision)
    (said,) = told_of(voice.giver)
    assert said.missing[0].startswith("Decided, but nothing has changed yet: ")
    make_change(decision)
    (said,) = told_of(voice.giver)
    assert said.missing == ()
