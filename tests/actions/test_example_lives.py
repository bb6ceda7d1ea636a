"""What the files of the example say is in the site, and reads from there as the same again."""

from collections import Counter

import pytest
from django.utils import timezone

from steppingstones.actions.examples import example_files, load_example, remove_example
from steppingstones.documents.blocks import Table
from steppingstones.formats.picture_file import read_picture
from steppingstones.methods.change import speaks_of_change
from steppingstones.methods.gap import Unscored
from steppingstones.models import Event, Round, Tie
from steppingstones.queries.ballots import result_of, who_said_what
from steppingstones.queries.change_words import headline
from steppingstones.queries.changed import changes_of
from steppingstones.queries.claims import claims_of
from steppingstones.queries.costs import costs_of
from steppingstones.queries.personal import to_look_at
from steppingstones.queries.reading import Reading
from steppingstones.queries.relationships import ties_told
from steppingstones.queries.relationships_shown import round_shown as ties_shown
from steppingstones.queries.report_feedback import what_people_said
from steppingstones.queries.review_page import gather, in_the_making
from steppingstones.queries.reviews import PAIR, sheets, statements_of, version_of
from steppingstones.queries.reviews_shown import round_shown, statement_shown
from steppingstones.queries.rounds import agreements, differing, themes_of
from steppingstones.queries.said_did import for_everybody
from steppingstones.queries.signals import signals_of
from steppingstones.queries.values import found_of
from steppingstones.queries.who import gains
from steppingstones.queries.who_shown import monitoring_shown, who_told


@pytest.fixture
def project(the_lantern):
    return the_lantern


@pytest.fixture(scope="module")
def files():
    return example_files()


@pytest.fixture
def of_reviews(project):
    member = project.members.first()
    return [
        round_shown(one, PAIR, member)
        for one in Round.objects.filter(project=project).exclude(questionnaire__instrument="").order_by("number")
    ]


@pytest.fixture(scope="module")
def words(files):
    """What stands for an id of the files in the site: names of members and themes, and the words of what was said."""
    names = {row.id: row.name for row in (*files.members, *files.themes)}
    answers = {row.id: row.answer for row in files.said.answers}
    return {**files.said.in_own_words, **files.reviews.voices, **answers, **names, "": None}


# --- The same again ---------------------------------------------------------------------------------------


def test_what_it_took_comes_out_as_it_went_in(project, files):
    by_hand = [(row.words, row.money, row.hours, row.is_gift) for row in project.costs.order_by("pk")]
    assert by_hand == [(row.words, row.money, row.hours, row.is_gift) for row in files.costs.costs]
    found = costs_of(project)
    assert {piece.source for piece in found.pieces} == {"hand", "giving", "bank"}, "The meeting is in Give and get."
    assert found.total.unpaid > 150
    assert found.total.together > found.total.money


def test_the_value_map_comes_out_as_it_went_in_and_has_earned_its_range(project, files):
    one, told = project.valuemaps.get(), files.worth.maps[0]
    found = found_of(one)
    assert found.sums == told.sums
    assert [row.stone.words for row in found.rows] == [
        next(stone.words for stone in files.stones if stone.id == each) for each in told.stones
    ]
    assert 1 < found.ends[0] < found.judged.worth.ratio < found.ends[1] < 2
    assert found.judged.worth.impacts[-1] < 0, "Something got worse."
    assert len(found.judged.flags) <= 2
    assert found.grades["unseen"] == 0


def test_votes_come_out_as_they_went_in(project, files, words):
    options = {decision.id: decision.options for decision in files.decisions}
    for row in files.votes.ballots:
        ballot = project.ballots.get(why=row.why)
        kept = {option.ref: option.words for option in ballot.decision.options.all()}
        assert (ballot.way, ballot.opened_on, ballot.closed_on) == (row.way, row.opened_on, row.closed_on)
        assert {each.member.name for each in ballot.voters.filter(has_voted=True)} == {words[one] for one in row.asked}
        found = Counter(
            (vote.member and vote.member.name, frozenset((kept[ref], number) for ref, number in vote.said.items()))
            for vote in ballot.votes.all()
        )
        told = Counter()
        for vote in files.votes.votes:
            if vote.ballot == row.id:
                said = frozenset((options[row.decision][one - 1], number) for one, number in vote.said)
                told[words[vote.member], said] += vote.people
        assert found == told


def test_options_come_out_with_whoever_put_them_forward(project, files, words):
    for row in files.votes.put_forward:
        decision = next(each for each in files.decisions if each.id == row.decision)
        option = project.options.get(decision__question=decision.question, words=decision.options[row.option - 1])
        assert option.put_forward_by.name == words[row.member]
        assert {voice.words for voice in option.voices.all()} == {words[each] for each in row.voices}


def test_proofs_and_what_people_said_after_come_out_as_they_went_in(project, files, words):
    changes = {row.id: row.words for row in files.changes}
    found = {(proof.change.words, proof.words, proof.url, proof.added_by.name) for proof in project.proofs.all()}
    assert found == {(changes[row.change], row.words, row.url, words[row.member]) for row in files.votes.proofs}
    said = {(each.change.words, each.voice.words, each.stance) for each in project.saidafters.all()}
    assert said == {(changes[row.change], words[row.voice], row.stance) for row in files.votes.said_after}


def test_themes_and_tags_come_out_as_they_went_in(project, files, words):
    found = {(each.name, each.parent and each.parent.name, each.belongs) for each in project.themes.all()}
    assert found == {(row.name, words[row.parent], row.belongs) for row in files.themes}
    marks = {
        (bool(each.round), each.voice.words, each.theme.name, each.tagger.name, each.note, passage(each))
        for each in project.highlights.all()
    }
    assert marks == {
        (bool(row.round), words[row.voice], words[row.theme], words[row.member], row.note, row.words)
        for row in files.tags.tags
    }
    views = {(each.voice.words, each.theme.name, each.member.name, each.words) for each in project.differentviews.all()}
    assert views == {(words[row.voice], words[row.theme], words[row.member], row.words) for row in files.tags.views}


def passage(mark):
    return mark.voice.words[mark.start : mark.end]


def test_a_session_comes_out_as_it_went_in(project, files, words):
    (row,), session = files.sense.sessions, project.sensesessions.get()
    assert (session.title, session.held_on, session.most.voice.words) == (row.title, row.held_on, words[row.most])
    assert {(other.side, other.number) for other in session.others.all()} == set(row.others)
    signed = session.makers.exclude(signed_on=None).values_list("member__name", flat=True)
    assert set(signed) == {words[each] for each in row.signed}
    found = {(pile.title, pile.weight, frozenset(voices_in(pile))) for pile in session.piles.all()}
    assert found == {
        (pile.title, pile.weight, frozenset(words[one] for one in pile.voices)) for pile in files.sense.piles
    }


def voices_in(pile):
    return [card.voice.words for card in pile.cards.all()]


def test_ties_come_out_as_they_went_in(project, files, words):
    for row in files.ties.rounds:
        one = project.tierounds.get(name=row.name)
        assert (tuple(one.kinds), one.asks_before, one.ended_on) == (row.kinds, row.asks_before, row.ended_on)
        told = [each for each in files.ties.told if each.round == row.id]
        assert {person.member.name for person in one.people.all()} == {words[each.member] for each in told}
        found = Tie.objects.filter(teller__round=one).values_list(
            "teller__member__name", "other__member__name", "kind", "is_before"
        )
        assert Counter(found) == Counter(
            (words[each.member], words[other], kind, is_before)
            for each in told
            for kind, is_before, others in each.named
            for other in others
        )


def test_more_ties_reach_across_the_sides_and_trust_of_few_stays_hidden(project):
    first, later = (ties_shown(one) for one in project.tierounds.order_by("began_on"))
    work, _learn, trust = later.kinds
    assert "Before, 4 of 8 ties went between the sides. Now 9 of 15 ties do." in first.kinds[0].words
    assert work.words[0] == "19 of 29 ties go between the sides."
    assert (work.since[2], trust.rows) == ("Between the sides it was 9 then, and is 19 now.", [])
    assert ties_told(project) == []


def test_reviews_come_out_as_they_went_in(project, files):
    kept = {one.name: one for one in Round.objects.filter(project=project)}
    assert [(row.ended_on, dict(row.asked)) for row in files.reviews.reviews] == [
        (kept[row.name].ended_on, kept[row.name].asked) for row in files.reviews.reviews
    ]
    for row in files.reviews.reviews:
        given = sheets(kept[row.name], statements_of(version_of(kept[row.name])))
        told = Counter((sheet.side, as_given(sheet)) for sheet in files.reviews.sheets if sheet.review == row.id)
        assert told == Counter(
            (side, frozenset(sheet.items())) for side, people in given.items() for sheet in people.values()
        )


def as_given(sheet):
    unscored = {"?": Unscored.NOT_SURE, "-": Unscored.NOT_SAID}
    return frozenset((key, unscored.get(score) or int(score)) for key, score in sheet.scores)


def test_what_came_of_reviews_comes_out_as_it_went_in(project, files, words):
    names = {row.id: row.name for row in files.reviews.reviews}
    talks = {(talk.round.name, talk.statement, talk.words, talk.written_by.name) for talk in project.reviewtalks.all()}
    assert talks == {(names[row.review], row.statement, row.words, words[row.member]) for row in files.reviews.talks}
    agreed = {
        (each.round.name, each.statement, each.words, each.member.name, each.helped, each.helped_words)
        for each in project.actions.exclude(round=None)
    }
    assert agreed == {
        (names[row.review], row.statement, row.words, words[row.member], row.helped, row.helped_words)
        for row in files.reviews.agreed
    }
    (decision,) = project.decisions.exclude(round=None)
    (row,) = files.decided
    assert (decision.round.name, decision.statement) == (names[row.review], row.statement)


def test_reasons_come_out_as_they_went_in_and_stand_beside_what_stands_out(project, files, words):
    rows = {(row.kind, row.written_by.name, row.written_on, row.words) for row in project.signalanswers.all()}
    assert rows == {(row.signal, words[row.member], row.said_on, row.words) for row in files.signal_answers}
    signals = {told.kind: told for told in signals_of(project, timezone.localdate())}
    assert all(signals[row.signal].is_answered for row in files.signal_answers)
    assert {told.state for told in signals.values()} == {"look", "clear", "unknown", "hidden"}


# --- What they tell ---------------------------------------------------------------------------------------


def test_of_the_anonymous_vote_nothing_says_who(project):
    ballot = project.ballots.get(is_anonymous=True)
    assert set(ballot.votes.values_list("member", flat=True)) == {None}
    assert who_said_what(ballot) == []
    assert not Event.objects.filter(noun="vote", noun_ref__startswith=ballot.ref).exists()


def test_you_said_we_did_is_in_the_words_of_the_group(project, files):
    short = {row.said for row in files.votes.said_did if row.said}
    told = for_everybody(project)
    assert {each.said for each in told} >= short
    assert len(told) == project.decisions.count()  # so none waits because it names somebody


def test_a_wide_gap_narrowed_and_another_came_up(project, of_reviews):
    first, second, third = of_reviews
    assert "wait" in first.gaps[0].words
    assert second.gaps[0].words == "We make the big choices as one group."
    waited = statement_shown(second.round, "waited", PAIR)
    assert waited.moved.endswith("The gap is smaller.")
    assert [each.action.helped for each in second.before] == ["yes", "partly", "no"]
    assert (third.turnout.answered, third.gaps) == (3, [])


def test_both_sides_of_both_reviews_are_seen_and_new_words_keep_the_old_answers(project, of_reviews):
    first, second, _third = of_reviews
    assert not first.are_hidden
    assert not second.are_hidden
    assert first.version.number < second.version.number
    key = "principles-accessibility-time"
    said = [statement_shown(each.round, key, PAIR) for each in (first, second)]
    assert said[0].statement.words == "We meet at times that work for all of us."
    assert (said[1].moved, len(said[0].rows)) == ("", 6)


def test_no_report_throws_the_two_sides_of_a_review_together(project, of_reviews):
    told = {block.caption for block in what_people_said(Reading(project), 5, in_full=True) if isinstance(block, Table)}
    assert told
    assert not told & {one.words for each in of_reviews for one in statements_of(each.version)}


def test_two_ways_to_count_the_faces_lead_to_two_options(project):
    result = result_of(project.ballots.get(way="faces"))
    assert not result.do_agree
    assert len(result.reasons) == 5


def test_a_worry_is_kept_and_does_not_stop_the_consent(project):
    found = result_of(project.ballots.get(way="consent")).consent
    assert found.is_agreed
    assert len(found.worries) == 2


def test_the_picture_is_kept_with_its_words(project):
    proof = project.proofs.get(words__contains="soft chair")
    with proof.file.open("rb") as file:
        assert read_picture(file).width == 900


def test_the_round_has_agreement_and_a_view_that_was_kept(project):
    together = project.taggingrounds.get()
    by_theme = {each.theme.name: each.found for each in agreements(together, themes_of(together))}
    assert by_theme["Running it ourselves"].alpha == 1
    assert by_theme["Having a say"].alpha < 0.8
    assert len(differing(together)) == 3
    assert together.different_views.values("voice").distinct().count() == 2
    assert together.closed_on.year == 2025


def test_personal_details_are_pointed_out_in_a_report_for_outside_before_anybody_signs_it(project):
    report = project.reports.get(kind="funder")
    (found,) = [each for each in to_look_at(report, claims_of(report)) if "01632" in each.quote.words]
    assert [words for words, _kind in found.details] == ["Dawn Tilley", "01632 960417", "dawn.tilley@example.com"]
    signed = project.reports.get(versions__isnull=False)
    details = [kind for each in to_look_at(signed, claims_of(signed)) for _words, kind in each.details]
    assert details == ["a name"]  # “Key”, in a sign: somebody looked, and saw that it is none


def test_what_people_say_afterwards_was_said_afterwards(project):
    days = project.saidafters.values_list("change__changed_on", "voice__said_on")
    assert all(changed <= said for changed, said in days)


def test_nothing_in_the_story_lies_ahead_but_the_next_meeting(project):
    today = timezone.localdate()
    days = [*project.ballots.values_list("closed_on", flat=True), *project.voices.values_list("said_on", flat=True)]
    assert all(day < today for day in days if day)


def test_taking_the_example_away_takes_its_pictures_away(project, django_capture_on_commit_callbacks):
    remove_example(project)
    again = load_example().project
    kept = [proof.file for proof in again.proofs.exclude(file="")]
    assert [file.storage.exists(file.name) for file in kept] == [True, True]
    with django_capture_on_commit_callbacks(execute=True):
        remove_example(again)
    assert not any(file.storage.exists(file.name) for file in kept)


# --- Who takes part -----------------------------------------------------------------------------------------


def test_who_takes_part_says_who_is_missing(project):
    told = who_told(project)
    assert told[0] == (
        "Where do you live? Of 31 people, 5 said “In one of the villages”. "
        "Of the adults with learning disabilities whom the council knows it is about 4 in 10. "
        "So fewer take part, even with so few people asked."
    )
    assert len(told) > 3


def test_who_gained_comes_out_as_it_went_in(project, files, words):
    (one,), (row,) = gains(project), files.who.gains
    (action,), asked = one.actions.all(), one.asks.get()
    assert (one.gained, one.ended_on, one.least) == (row.gained, row.written_on, row.least)
    assert (action.words, action.member.name) == (row.to_do, words[row.member])
    assert asked.release.released_on == row.written_on
    assert asked.release.numbers == dict(zip(row.answers, row.people, strict=True))
    assert asked.reference.numbers == dict(zip(row.answers, row.of_all, strict=True))


def test_who_gained_says_who_gained_less(project):
    (shown,) = monitoring_shown(gains(project).get())
    assert shown.sentences[0] == (
        "Of 36 people who gained, 11 are “From poorer streets”. "
        "Of the adults with learning disabilities whom the council knows it is about 5 in 10. "
        "So fewer of them gained than you would expect. This is seldom just chance."
    )
    assert shown.hidden == ""


# --- The review page --------------------------------------------------------------------------------------


def test_a_review_page_was_kept_and_the_next_tells_what_changed(project, files):
    (page,), (row,) = project.reviewpages.kept(), files.pages.pages
    assert (page.name, page.kept_on, page.said["process"]["words"]) == (row.name, row.kept_on, row.said["process"][0])
    areas = project.outcomeareas.values_list("stone__words", "area")
    assert Counter(area for _words, area in areas) == Counter(area for _stone, area in files.pages.areas)
    told = str(gather(in_the_making(project), timezone.localdate())["since"])
    for news in ("The gap is smaller", "Something shows it now", "Changed", "No longer in the way"):
        assert news in told


def test_the_example_has_a_before_and_after_with_two_who_did_not_come_back(project):
    friends = project.stones.get(words__startswith="People have made friends")
    (found,) = changes_of(friends)
    assert (found.change.before, found.change.pairs, found.change.missing.people) == (12, 10, 2)
    assert headline(found.change) == (
        "8 of 10 people got better, 1 stayed the same, 1 got worse. This is an early sign."
    )
    assert speaks_of_change(found.change)


def test_what_was_asked_twice_comes_out_as_it_went_in(project, files):
    rounds = Round.objects.filter(project=project, questionnaire__title=files.again.title)
    assert [(one.name, one.began_on, one.ended_on) for one in rounds] == [
        (time.name, time.began_on, time.ended_on) for time in files.again.times
    ]
    assert [one.responses.count() for one in rounds] == [12, 10]
    answers = project.answers.filter(response__round__in=rounds)
    assert answers.count() == sum(len(sheet.answers) for sheet in files.again.sheets)
