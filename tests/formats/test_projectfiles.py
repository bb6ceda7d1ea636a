"""A project in files: what is right is read, what is wrong is named with its place."""

from dataclasses import replace

import pytest

from steppingstones.actions.projectfiles import KNOWN
from steppingstones.formats.projectfiles import read
from steppingstones.formats.tables import NotReadable, Tables
from steppingstones.settings import ROOT

FOLDER = ROOT / "examples" / "day-centre"


@pytest.fixture
def texts():
    return {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.csv")}


PICTURES = {file.name: file.read_bytes() for file in FOLDER.glob("*.png")}


def test_the_example_is_read_as_it_is(texts):
    files = read(texts, KNOWN, PICTURES)
    assert files.members[1].name == "Robin Applegate"
    assert [len(part) for part in (files.said.logbook, files.said.meetings, files.said.answers)] == [16, 15, 13]
    assert files.said.questionnaire["title"] == "How is the Lantern for you?"
    assert files.decisions[5].decided_on is None


def test_every_file_of_the_example_is_read(texts):
    read_files = set()

    class Watched(dict):
        def __getitem__(self, name):
            read_files.add(name)
            return super().__getitem__(name)

    read(Watched(texts), KNOWN, PICTURES)
    assert read_files == set(texts)


@pytest.mark.parametrize(
    ("file", "old", "new", "where"),
    [
        ("members.csv", ",lived,", ",lifed,", "members.csv, row 3, column “side”: “lifed” is none of these: lived"),
        ("stones.csv", "centre,impact", "ours,impact", "column “id”: “ours” stands for something else already"),
        ("stones.csv", ",centre", ",nowhere", "stones.csv, row 5, column “leads_to”: “nowhere” is none of these"),
        ("logbook.csv", "2024-01-30", "30.1.2024", "row 2, column “said_on”: “30.1.2024” is no date"),
        ("logbook.csv", ",olive,", ",oliver,", "logbook.csv, row 2, column “member”: “oliver”"),
        ("logbook.csv", "group quote", "groop", "logbook.csv, row 2, column “uses”: “groop”"),
        ("answers.csv", "feel,5", "feel,9", "answers.csv, row 2, column “answer”: “9” is none of these: 1, 2"),
        ("answers.csv", "Most days", "Every day", "column “answer”: “Every day” is none of these: Most days"),
        ("answers.csv", "a1,", "nowhere,", "answers.csv, row 2, column “id”: “nowhere” stands for something else"),
        ("decisions.csv", "done", "maybe", "decisions.csv, row 2, column “status”"),
        ("changes.csv", "where", "here", "changes.csv, row 2, column “decision”"),
        ("links.csv", "for", "with", "links.csv, row 2, column “stance”"),
        ("again_answers.csv", "before,", "never,", "column “time”: “never” is none of these: before, after"),
        ("again_answers.csv", ",2025-04-07,", ",2025-04-07,7 ", "here are 7, and 6 questions were asked."),
        ("again.csv", ",high,friends", ",high,nobody", "column “shows”: “nobody” is none of these"),
        ("again.csv", "ons-happy,", "ons-glad,", "again.csv, row 7, column “id”: “ons-glad” is none of these"),
        ("worth.csv", ",ahead,", ",up,", "worth.csv, row 2, column “looks”: “up” is none of these: ahead, back"),
        (
            "worth_rows.csv",
            "first,speak",
            "first,sing",
            "worth_rows.csv, row 7, column “stone”: “sing” is none of these",
        ),
        (
            "worth_rows.csv",
            "value=told",
            "value=sure",
            "column “grades”: “value=sure” should be such as quantity=evidence",
        ),
        ("worth_rows.csv", "25 %", "25", "worth_rows.csv, row 6, column “deadweight”: 25 is not a part of the whole."),
        ("worth_rows.csv", "quantity high", "many", "row 1: A value map has no column “many”."),
        ("claims.csv", "building,", "barn,", "claims.csv, row 2, column “stone”"),
        ("reports.csv", ",funder,", ",founder,", "reports.csv, row 3, column “kind”: “founder” is none of these"),
        ("reports.csv", ",group", ",all", "reports.csv, row 2, column “audience”: “all” is none of these"),
        ("claims.csv", "street,", "road,", "claims.csv, row 8, column “report”: “road”"),
        ("review_pages.csv", "process", "proces", "review_pages.csv, row 2, column “part”: “proces” is none of these"),
        ("review_pages.csv", "2025-01-15", "soon", "review_pages.csv, row 2, column “kept_on”"),
        ("areas.csv", "open,social", "open,socal", "areas.csv, row 2, column “area”: “socal” is none of these"),
        ("costs.csv", "food,Tea", "tea,Tea", "costs.csv, row 5, column “kind”: “tea” is none of these: staff, people"),
        ("costs.csv", "2025-12-31,64400", "2023-12-31,64400", "costs.csv, row 2, column “until”: it ends before"),
        ("costs.csv", ",900,,", ",,,", "costs.csv, row 8, column “money”: write an amount here, or hours"),
        ("costs.csv", ",11,no\n", ",eleven,no\n", "costs.csv, row 8, column “people”: “eleven” is no whole number"),
        ("hour_rates.csv", ",12.60,", ",,", "hour_rates.csv, row 3, column “amount”: write what an hour counts for"),
        ("hour_rates.csv", "floor", "flour", "hour_rates.csv, row 3, column “basis”: “flour” is none of these"),
        ("gifts.csv", "thing,", "thong,", "gifts.csv, row 5, column “kind”: “thong” is none of these: skill"),
        ("missing.csv", ",van,", ",vans,", "missing.csv, row 3, column “gifts”: “vans”"),
        ("barriers.csv", ",diversity,", ",divers,", "barriers.csv, row 4, column “kind”"),
        ("tried.csv", "partly", "perhaps", "tried.csv, row 3, column “helped”"),
        ("lessons.csv", "wrong,", "wrongly,", "lessons.csv, row 2, column “went”"),
        ("risks.csv", "hazel=2/2/2/2", "hazel=2/2/4/2", "risks.csv, row 2, column “seen”: “hazel=2/2/4/2” should be"),
        ("held.csv", "2025-07-23", "last week", "held.csv, row 2, column “day”: “last week” is no date"),
        ("held.csv", "10:00", "ten", "held.csv, row 2, column “from”: “ten” is no time"),
        ("held.csv", "wren=2", "wren=two", "held.csv, row 2, column “turns”: “wren=two” should be a member, = and"),
        ("agenda.csv", ",20,", ",twenty,", "agenda.csv, row 2, column “minutes”: “twenty” is no whole number"),
        ("noted.csv", "tension", "tense", "noted.csv, row 7, column “kind”: “tense”"),
        ("minutes.csv", "wren=Please", "wren:Please", "minutes.csv, row 2, column “change”"),
        ("needs.csv", "quiet-room", "quiet", "needs.csv, row 3, column “needs”: “quiet”"),
        ("given.csv", "7.60", "-7", "given.csv, row 9, column “money”: “-7” is no number"),
        ("offers.csv", "olive,no", "olive,perhaps", "offers.csv, row 2, column “is_ask”"),
        ("lent.csv", "1.5", "0", "lent.csv, row 2, column “hours”: there are no hours here"),
        ("project.csv", "place,", "plaice,", "project.csv, row 5, column “field”: “plaice”"),
        ("members.csv", "Hazel Stonebridge", "", "members.csv, row 2, column “name”: there is nothing here"),
        ("project.csv", "began_on,2024", "began_on,24", "project.csv, column “began_on”: “24-01-30” is no date"),
        (
            "project.csv",
            "routes,impact",
            "routes,fame",
            "project.csv, column “routes”: “fame” is none of these: impact",
        ),
        ("project.csv", "hour_rate,12.60", "hour_rate,lots", "project.csv, column “hour_rate”: “lots” is no number"),
        ("stones.csv", "lived organisation", "lived caring", "column “for_whom”: “caring” is none of these"),
        ("stones.csv", "wren olive", "wren oliver", "column “shaped_by”: “oliver”"),
        ("steps.csv", ",60", ",600", "steps.csv, row 2, column “sure”: “600” is none of these"),
        ("indicators.csv", "ours,question", "ours,queston", "indicators.csv, row 2, column “way”"),
        ("indicators.csv", "2025-06-02", "June", "indicators.csv, row 4, column “due”: “June” is no date"),
        ("version.csv", "2024-03-20", "spring", "version.csv, column “agreed_on”: “spring” is no date"),
        ("since.csv", "took-off", "took", "since.csv, row 2, column “act”: “took” is none of these: added"),
        ("since.csv", "panel,", "panels,", "since.csv, row 4, column “id”: “panels” is none of these"),
        ("stakes.csv", ",1,3,yes", ",9,3,yes", "stakes.csv, row 2, column “power”: “9” is none of these: 1, 2, 3"),
        ("todo.csv", ",shops,", ",shop,", "todo.csv, row 2, column “stakeholder”"),
        ("before.csv", "shown_in,group", "shown_in,us", "before.csv, column “shown_in”: “us” is none of these"),
        ("conversation.csv", "hazel robin", "hazel robyn", "conversation.csv, column “present”: “robyn”"),
        ("conversation_notes.csv", ",olive,", ",oliver,", "conversation_notes.csv, row 2, column “member”: “oliver”"),
        ("wall_notes.csv", "Soup,4", "Soup,6", "wall_notes.csv, row 3, column “face”: “6”"),
        ("checked.csv", "nowhere", "somewhere", "checked.csv, row 2, column “voice”: “somewhere”"),
        ("planned.csv", "changed", "gone", "planned.csv, row 2, column “fate”: “gone” is none of these: kept"),
        ("themes.csv", ",say,", ",sat,", "themes.csv, row 3, column “parent”: “sat” is none of these: say"),
        ("themes.csv", "Staff", "Having a say", "column “name”: “Having a say” is the name of a theme in a row above"),
        ("logbook.csv", ",together,", ",alone,", "logbook.csv, row 2, column “theme”: “alone” is none of these: say"),
        (
            "put_forward.csv",
            "where,3",
            "where,4",
            "put_forward.csv, row 4, column “option”: “4” is none of these: 1, 2, 3",
        ),
        ("ballots.csv", ",ranking,", ",shouting,", "ballots.csv, row 2, column “way”: “shouting” is none of these"),
        (
            "ballots.csv",
            "consent,2",
            "consent,4",
            "ballots.csv, row 3, column “proposal”: “4” is none of these: 1, 2, 3",
        ),
        ("ballots.csv", "2025-09-10", "2025-09-01", "row 4, column “closed_on”: this is before the vote was opened"),
        ("ballots.csv", ",yes,", ",perhaps,", "ballots.csv, row 4, column “is_anonymous”: “perhaps”"),
        ("ballots.csv", "basil iris\n", "basil\n", "ballots.csv, row 4, column “asked”: 7 voted, but this names 6"),
        ("votes.csv", "building,rowan", "building,ruan", "votes.csv, row 9, column “member”: “ruan” is none of these"),
        (
            "votes.csv",
            "building,robin",
            "building,hazel",
            "row 3, column “member”: “hazel” has voted here in a row above",
        ),
        ("votes.csv", "building,robin,,", "building,robin,2,", "row 3, column “people”: this vote is with names."),
        ("votes.csv", "families,,3", "families,wren,3", "row 15, column “member”: this vote is anonymous. Leave this"),
        ("votes.csv", "families,,1", "families,,0", "row 17, column “people”: there are more reasons than people"),
        ("votes.csv", "1=1 3=2 2=3", "1=1 3=1 2=3", "row 2, column “said”: give each place once, from 1 on"),
        ("votes.csv", "1=1 3=2 2=3", "1=1 1=2 2=3", "row 2, column “said”: “1” stands here twice"),
        (
            "votes.csv",
            "1=1 2=4",
            "1=1 2=6",
            "row 15, column “said”: each should be the number of an option, = and a number",
        ),
        ("votes.csv", "1=1 2=4", "4=1 2=4", "row 15, column “said”: “4=1” should be the number of an option, = and a"),
        ("votes.csv", ",worry,", ",worried,", "row 11, column “said”: “worried” is none of these: yes, worry, no"),
        ("proofs.csv", "quietroom", "loudroom", "proofs.csv, row 2, column “change”: “loudroom”"),
        (
            "proofs.csv",
            "quiet-room.png",
            "room.png",
            "row 2, column “picture”: “room.png” is none of these: ",
        ),
        ("proofs.csv", "quiet-room.png", "", "row 2, column “picture”: name a picture here, or write a link in “url”"),
        ("proofs.csv", "https:", "javascript:", "row 3, column “url”: “javascript://example.com/otterbridge"),
        ("said_did.csv", "panels", "pannels", "said_did.csv, row 4, column “decision”: “pannels” is none of these"),
        ("said_after.csv", "lamp", "lump", "said_after.csv, row 5, column “voice”: “lump”"),
        (
            "rounds.csv",
            "wren iris",
            "wren wren",
            "rounds.csv, row 2, column “taggers”: at least two people tag together",
        ),
        ("rounds.csv", "panelnerves ", "a1 ", "rounds.csv, row 2, column “voices”: “a1” is none of these"),
        ("tags.csv", "the man looked", "the men looked", "tags.csv, row 2, column “words”: “the men looked at me when"),
        ("tags.csv", "changed,panelnerves", "changed,lights", "tags.csv, row 2, column “voice”: “lights” is none of"),
        ("tags.csv", "say,wren", "say,robin", "tags.csv, row 2, column “member”: “robin” is none of these: wren, iris"),
        ("views.csv", "key,say", "kee,say", "views.csv, row 2, column “voice”: “kee”"),
        ("sense.csv", ",spoke,", ",door,", "sense.csv, row 2, column “most”: “door” is none of these: panelnerves"),
        ("who_counts.csv", "0 26 5", "0 26", "row 2, column “people”: this question has 3 answers, but here are 2"),
        ("who_counts.csv", "0 26 5", "0 30 5", "row 2, column “people”: these are 35 answers, but only 31 people"),
        ("who_counts.csv", "0 26 5", "0 26 few", "row 2, column “people”: write numbers with spaces between them"),
        ("who_counts.csv", "autumn,sex", "autumn,shoes", "row 3, column “topic”: “shoes” is none of these: age"),
        ("who_own.csv", "villages,autumn", "sex,autumn", "row 2, column “id”: “sex” stands for something else already"),
        ("who.csv", "2025-09-26", "soon", "row 2, column “ended_on”: “soon” is no date"),
        ("gains.csv", "From poorer streets|", "", "row 2, column “answers”: write at least two groups, with | between"),
        ("gains.csv", "11 25", "11", "gains.csv, row 2, column “people”: this question has 2 answers, but here are 1"),
        ("gains.csv", "118 122", "118 many", "gains.csv, row 2, column “of_all”: write numbers with spaces between"),
        ("gains.csv", ",open,", ",oven,", "gains.csv, row 2, column “stone”: “oven” is none of these"),
        ("gains.csv", ",iris", ",nobody", "gains.csv, row 2, column “member”: “nobody” is none of these"),
        ("gains.csv", ",yes,", ",maybe,", "gains.csv, row 2, column “is_sensitive”: “maybe” is none of these"),
        ("sense.csv", "lived=3", "lived=some", "column “others”: “lived=some” should be a side, = and how many people"),
        (
            "sense.csv",
            ",robin wren jay olive",
            ",rowan wren jay olive",
            "column “signed”: “rowan” is none of these: hazel",
        ),
        ("signal_answers.csv", "outcomes-changed", "changed", "row 2, column “signal”: “changed” is none of these"),
        ("signal_answers.csv", ",olive,", ",nobody,", "row 2, column “member”: “nobody” is none of these"),
        ("sense_piles.csv", "key spoke", "key b3", "row 3, column “voices”: “b3” lies in a pile already"),
        (
            "sense_piles.csv",
            ",12,",
            ",a dozen,",
            "sense_piles.csv, row 3, column “weight”: “a dozen” is no whole number",
        ),
        ("reviews.csv", ",principles,", ",prince,", "reviews.csv, row 2, column “instrument”: “prince” is none of"),
        (
            "reviews.csv",
            "lived=8",
            "lived=0",
            "row 2, column “asked”: “lived=0” should be a side, = and how many people",
        ),
        ("reviews.csv", "lived=8 professional=7", "", "row 2, column “asked”: write how many people of a side"),
        ("reviews.csv", ",-4,", ",-four,", "reviews.csv, row 4, column “began_on”: “-four” is no date"),
        ("reviews.csv", "2025-07-18", "", "row 3, column “ended_on”: the next one has begun, so this one has ended."),
        ("review_words.csv", "first,waited", "fist,waited", "review_words.csv, row 6, column “review”: “fist”"),
        (
            "review_words.csv",
            "first,waited",
            "first,principles-better",
            "row 6, column “statement”: “principles-better” is no statement.",
        ),
        ("review_answers.csv", ",2 3 3 2 2", ",2 3 3 2", "column “scores”: here are 13, and 14 statements were asked."),
        (
            "review_answers.csv",
            ",2 3 3 2 2",
            ",5 3 3 2 2",
            "row 2, column “scores”: “5” for “principles-equality-words” is none of these: 1, 2, 3, 4, ?, -, .",
        ),
        ("review_answers.csv", "w1,", "lights,", "column “id”: “lights” stands for something else already"),
        ("review_answers.csv", "w1,first", "w1,fourth", "review_answers.csv, row 2, column “review”: “fourth”"),
        ("review_answers.csv", ",lived,", ",lives,", "review_answers.csv, row 2, column “side”: “lives”"),
        ("review_talks.csv", "first,waited", "third,waited", "row 2, column “review”: “third” is none of these: first"),
        ("review_talks.csv", "first,waited", "first,weighed", "row 2, column “statement”: “weighed” is none of these"),
        ("review_agreed.csv", ",yes,", ",very,", "review_agreed.csv, row 2, column “helped”: “very” is none of these"),
        (
            "review_agreed.csv",
            "2025-07-21,yes",
            ",yes",
            "review_agreed.csv, row 2, column “done_on”: there is nothing here",
        ),
        ("review_decided.csv", "hours", "ours", "review_decided.csv, row 2, column “decision”: “ours” is none of"),
        (
            "ties.csv",
            "work learn trust,yes",
            "work love,yes",
            "ties.csv, row 2, column “kinds”: “love” is none of these",
        ),
        ("ties.csv", "2024-03-22", "", "ties.csv, row 2, column “ended_on”: there is nothing here"),
        (
            "ties.csv",
            "work learn trust,yes",
            "learn trust,yes",
            "row 2, column “work”: this was not asked in this round",
        ),
        ("ties.csv", "trust,yes", "trust,no", "row 2, column “work_before”: this was not asked in this round"),
        ("ties_told.csv", "begin,wren,", "begin,robin,", "column “member”: “robin” takes part already"),
        ("ties_told.csv", "begin,wren,named", "begin,wren,out", "row 4, column “part”: “out” is none of these: named"),
        ("ties_told.csv", "yes,olive,", "yes,jay,", "row 5, column “work”: “jay” is none of these: basil"),
        ("links.csv", "stance", "stanze", "links.csv, row 1: there is no column “stance”"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(texts, file, old, new, where):
    assert old in texts[file]
    texts[file] = texts[file].replace(old, new, 1)
    with pytest.raises(NotReadable) as caught:
        read(texts, KNOWN, PICTURES)
    assert where in str(caught.value)


def test_a_picture_is_known_by_what_is_in_it(texts):
    with pytest.raises(NotReadable, match=r"“quiet-room\.png” is not a picture"):
        read(texts, KNOWN, {**PICTURES, "quiet-room.png": b"<svg onload=alert()>"})


def test_a_session_in_which_nothing_was_sorted_is_not_closed(texts):
    texts["sense_piles.csv"] = "session,title,means,weight,voices\n"
    with pytest.raises(NotReadable, match=r"sense\.csv, row 2.*no card of this session is in a pile"):
        read(texts, KNOWN, PICTURES)


def test_a_review_asks_what_the_one_before_asked_without_what_was_taken_out(texts):
    texts["review_words.csv"] += "second,principles-reciprocity-paid,,\nsecond,new,We laugh.,We laugh.\n"
    heading, sheet = "id,review,answered_on,side,scores,words,uses", "x4,second,-1,lived," + ". " * 13 + "3,Well,group"
    texts["review_answers.csv"] = f"{heading}\n{sheet}\n"
    assert read(texts, KNOWN, PICTURES).reviews.sheets[0].scores == (("new", "3"),)


def test_an_instrument_without_a_question_for_words_takes_none(texts):
    known = replace(KNOWN.reviews, open_questions=dict.fromkeys(KNOWN.reviews.statements, ()))
    with pytest.raises(NotReadable, match=r"row 2, column “words”: nothing is asked here that people answer"):
        read(texts, replace(KNOWN, reviews=known), PICTURES)


def test_an_anonymous_vote_in_a_file_names_nobody(texts):
    ballots = {ballot.id: ballot for ballot in read(texts, KNOWN, PICTURES).votes.ballots}
    votes = [vote for vote in read(texts, KNOWN, PICTURES).votes.votes if ballots[vote.ballot].is_anonymous]
    assert [(vote.member, vote.people) for vote in votes] == [("", 3), ("", 3), ("", 1)]


def test_a_missing_file_is_named(texts):
    del texts["links.csv"]
    with pytest.raises(NotReadable, match=r"links\.csv: this file is missing"):
        read(texts, KNOWN, PICTURES)


def test_a_missing_field_is_named(texts):
    texts["wall.csv"] = "field,value\ntitle,T\n"
    with pytest.raises(NotReadable, match="no row for “question”"):
        read(texts, KNOWN, PICTURES)


@pytest.mark.parametrize("text", ['a\n"open', "a\n1,2\n", 'a\n"x"y\n'])
def test_what_is_no_table_is_refused(text):
    with pytest.raises(NotReadable):
        list(Tables(texts={"x.csv": text}).rows("x.csv", "a"))


def test_rows_are_counted_as_a_spreadsheet_does():
    table = Tables(texts={"x.csv": 'a\n"two\nlines"\nlast\n'})
    assert [(row.number, row.text("a")) for row in table.rows("x.csv", "a")] == [(2, "two\nlines"), (3, "last")]
