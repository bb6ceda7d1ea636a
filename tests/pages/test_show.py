"""Show: reports made of claims, read as web page, PDF and Easy Read."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from steppingstones.actions.reports import new_claim, save_claim
from steppingstones.models import Answer, Claim, Consent, Giver, Report, Response, Step
from tests.world import link, make_change, make_decision, make_questionnaire, make_stone, make_voice

FORMATS = ["read", "pdf", "easy-read", "easy-read-pdf"]


@pytest.fixture
def report(world):
    return Report.objects.create(project=world.project, title="Our first year")


@pytest.fixture
def claim(world, report):
    """A claim with a whole thread behind it, and one quote."""
    decision, stone = make_decision(world.project), make_stone(world.project)
    voice = make_voice(world.project, "I have my own key now")
    for source, target in [(voice, stone), (voice, decision), (make_change(decision), stone)]:
        link(source, target)
    claim = new_claim(report, stone)
    claim.words = "People feel at home here"
    return save_claim(claim, [voice], by=world.ben)


def address(name, thing, *more):
    return reverse(f"show:{name}", args=[thing.project.slug, thing.ref, *more])


def text_of(client, report, form="read"):
    response = client.get(address(form, report))
    assert response.status_code == 200
    return response


def test_ada_starts_a_report_and_adds_a_claim(world, as_member):
    ada, stone = as_member(world.ada), make_stone(world.project)

    ada.post(reverse("show:report-add", args=[world.project.slug]), {"title": "Our year", "audience": "group"})
    report = Report.objects.get()
    ada.post(address("claim-add", report, stone.ref), {"words": "People feel at home"})

    assert report.title == "Our year"
    assert [claim.words for claim in report.claims.all()] == ["People feel at home"]


def test_who_will_read_a_new_report_is_chosen_by_a_person(world, as_member):
    address_of_new = reverse("show:report-add", args=[world.project.slug])
    page = as_member(world.ada).get(address_of_new)
    assert page.context["form"]["audience"].value() == ""
    again = as_member(world.ada).post(address_of_new, {"title": "Our year"})
    assert "Choose who will read the report." in again.content.decode()


def test_a_double_click_adds_one_claim(world, as_member, report):
    ada, stone = as_member(world.ada), make_stone(world.project)
    sent = {"words": "People feel at home", "once": "same-key"}

    first = ada.post(address("claim-add", report, stone.ref), sent)
    second = ada.post(address("claim-add", report, stone.ref), sent)

    assert Claim.objects.count() == 1
    assert first.url == second.url


def test_an_empty_claim_comes_back_with_what_to_do(world, as_member, report):
    page = as_member(world.ada).post(
        address("claim-add", report, make_stone(world.project).ref), {"words": "", "easy_words": "We feel at home."}
    )

    assert "Write what you say about this stone" in page.content.decode()
    assert "We feel at home." in page.content.decode()
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("a" * 10_001, "use at most 10000 letters. You have 10001."),
        ("a\0b", "There is a character in this that cannot be kept."),
    ],
)
def test_words_that_cannot_be_kept_come_back_with_what_to_do(world, as_member, report, words, said):
    ada = as_member(world.ada)

    pages = [
        ada.post(address("report-edit", report), {"title": "Our year", "audience": "group", "opening": words}),
        ada.post(address("claim-add", report, make_stone(world.project).ref), {"words": words}),
    ]

    assert [page.status_code for page in pages] == [422, 422]
    assert all(said in page.content.decode() for page in pages)


def test_a_field_without_words_of_its_own_for_an_error_has_ours(world, as_member, report):
    page = as_member(world.ada).post(address("report-edit", report), {"title": "a" * 201, "audience": "group"})

    assert "use at most 200 letters." in page.content.decode()


def test_a_picture_is_said_to_be_a_guess(world, as_member, claim):
    page = as_member(world.ada).get(address("claim-edit", claim.report, claim.ref)).content.decode()

    assert "We guessed the picture from your words" in page


def test_a_voice_that_may_not_be_quoted_cannot_be_chosen(world, as_member, report):
    stone = make_stone(world.project)
    link(make_voice(world.project, "you may quote me"), stone)
    silent = make_voice(world.project, uses=(Consent.Use.GROUP,))
    link(silent, stone)

    page = as_member(world.ada).post(
        address("claim-add", report, stone.ref), {"words": "So it is", "quotes": [silent.ref]}
    )

    assert "may not be used any more" in page.content.decode()


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_is_written_in_each_format(world, as_member, claim, form):
    data = text_of(as_member(world.rae), claim.report, form).content

    assert data.startswith(b"%PDF") if "pdf" in form else b"People feel at home here" in data


def test_the_web_report_tells_claim_evidence_and_quote(world, as_member, claim):
    page = text_of(as_member(world.rae), claim.report).content.decode()

    assert "People feel at home here" in page
    assert "Said by 1 person (1 with lived experience)." in page
    assert "The big round one" in page
    assert "I have my own key now" in page
    assert address("claim", claim.report, claim.ref) in page


@pytest.mark.parametrize("form", ["read", "easy-read"])
def test_a_withdrawn_quote_is_gone_from_the_next_reading(world, as_member, claim, form):
    rae = as_member(world.rae)
    assert "I have my own key now" in text_of(rae, claim.report, form).content.decode()

    Consent.objects.filter(use=Consent.Use.QUOTE).update(withdrawn_on="2026-05-01")

    assert "I have my own key now" not in text_of(rae, claim.report, form).content.decode()


def test_a_claim_without_evidence_says_so(world, as_member, report):
    claim = new_claim(report, make_stone(world.project))
    claim.words = "Everybody is happy"
    save_claim(claim, [], by=world.ben)

    assert "no evidence" in text_of(as_member(world.rae), report).content.decode()
    assert "We do not know this yet." in text_of(as_member(world.rae), report, "easy-read").content.decode()


def test_how_do_we_know_opens_the_thread(world, as_member, claim):
    page = as_member(world.rae).get(address("claim", claim.report, claim.ref)).content.decode()

    for words in ("I have my own key now", "The big round one", "There is a round table", "People feel at home"):
        assert words in page


@pytest.mark.parametrize("form", ["read", "claim"])
def test_a_decision_is_told_after_its_question(world, as_member, claim, form):
    ref = [claim.ref] if form == "claim" else []
    page = as_member(world.rae).get(address(form, claim.report, *ref)).content.decode()
    page = re.sub("<svg.*?</svg>", "", page)  # a picture breaks its words into lines

    assert "Which table do we buy? The big round one" in page
    assert page.count("The big round one") == page.count("Which table do we buy? The big round one")


def test_a_stone_that_nobody_spoke_of_is_marked_as_planned(world, as_member, claim):
    planned = make_stone(world.project, "The council trusts us", kind="impact")
    Step.objects.create(project=world.project, source=claim.stone, target=planned)
    rae, slug, voice = as_member(world.rae), world.project.slug, claim.quotes.get()

    for page in (address("claim", claim.report, claim.ref), reverse("understand:voice", args=[slug, voice.ref])):
        marked = html.fromstring(rae.get(page).content).xpath("//li[span[.='Planned']]/a/text()")
        assert marked == ["The council trusts us"]


def test_easy_read_says_how_notes_without_a_name_are_counted(world, as_member, claim):
    page = text_of(as_member(world.rae), claim.report, "easy-read").content.decode()

    assert "A note without a name counts as one person." in page


def make_answer(question, words, giver):
    response = Response.objects.create(
        project=question.project,
        questionnaire=question.questionnaire,
        giver=giver,
        once=f"once-{giver.ref}",
        day="2026-03-04",
    )
    answer = Answer.objects.create(
        project=question.project, response=response, question=question, number=3, side="lived", month=24310
    )
    return make_voice(question.project, words, giver=giver, answer=answer)


def test_the_thread_tells_each_answer_after_its_question(world, as_member, claim):
    rae, question = as_member(world.rae), make_questionnaire(world.project).questions.get(kind="faces")

    def page_with_one_more():
        giver = Giver.objects.create(project=world.project, side="lived")
        link(make_answer(question, "In between", giver), claim.stone)
        with CaptureQueriesContext(connection) as captured:
            page = rae.get(address("claim", claim.report, claim.ref)).content.decode()
        return page.count("How was the day? In between"), len(captured)

    one, two = page_with_one_more(), page_with_one_more()

    assert (one[0], two[0]) == (1, 2)
    assert one[1] == two[1]


def test_readers_look_but_do_not_change(world, as_member, claim):
    rae, report = as_member(world.rae), claim.report

    assert rae.get(address("report", report)).status_code == 200
    for name in ("report-edit", "report-remove", "report-restore", "claim-about"):
        assert rae.post(address(name, report)).status_code == 403
    for name in ("claim-edit", "claim-up", "claim-down", "claim-remove", "claim-restore"):
        assert rae.post(address(name, report, claim.ref)).status_code == 403


@pytest.mark.parametrize("form", [*FORMATS, "report", "claim-about"])
def test_an_outsider_finds_nothing(world, as_member, report, form):
    assert as_member(world.cy).get(address(form, report)).status_code == 404


def test_a_report_of_another_project_is_not_found_here(world, as_member, report):
    page = as_member(world.cy).get(reverse("show:report", args=[world.elsewhere.slug, report.ref]))

    assert page.status_code == 404


def test_claims_move_and_go(world, as_member, claim):
    ada, report = as_member(world.ada), claim.report
    second = new_claim(report, claim.stone)
    second.words = "Second"
    save_claim(second, [], by=world.ada)

    ada.post(address("claim-up", report, second.ref))
    ada.post(address("claim-remove", report, claim.ref))

    assert [claim.words for claim in report.claims.standing()] == ["Second"]


def test_a_report_is_removed_and_put_back(world, as_member, report):
    ada = as_member(world.ada)

    page = ada.post(address("report-remove", report), follow=True)
    assert "“Our first year” is removed." in page.text
    assert "report/" not in page.text.partition("<main")[2]
    for name in (*FORMATS, "report", "report-edit", "claim-about"):
        assert ada.get(address(name, report)).status_code in (404, 410)
    typed = ada.post(address("report-edit", report), {"title": "My new title"})
    assert typed.status_code == 410
    assert "My new title" in typed.text

    ada.post(address("report-restore", report))
    assert ada.get(address("read", report)).status_code == 200


def test_a_removed_claim_is_in_no_format_until_it_is_put_back(world, as_member, claim):
    ada, report = as_member(world.ada), claim.report

    page = ada.post(address("claim-remove", report, claim.ref), follow=True)
    assert "is removed." in page.text
    assert claim.words not in ada.get(address("read", report)).text
    typed = ada.post(address("claim-edit", report, claim.ref), {"words": "My new words"})
    assert typed.status_code == 410
    assert "My new words" in typed.text

    ada.post(address("claim-restore", report, claim.ref))
    assert claim.words in ada.get(address("read", report)).text
