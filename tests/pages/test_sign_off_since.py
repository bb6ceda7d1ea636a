"""What is other in a new version of a report: nothing that signers would want to know is left out."""

import pytest

from steppingstones.actions import report_parts as parts
from steppingstones.documents.compared import compare
from steppingstones.models import ReportPart
from tests.signed import make_claim, make_claimed_report, make_version

from .test_sign_off import at, flat

Part = ReportPart.Part
SAME = "Both are the same in all they say."


@pytest.fixture
def report(world):
    report = make_claimed_report(world.project)
    parts.own_outline(report, by=world.ada)
    return report


def told(as_member, world, report) -> str:
    """The same is said of the report of now, and then of a version of it."""
    ada = as_member(world.ada)
    now = flat(ada.get(at(report, what="now/")))
    since = flat(ada.get(at(report, make_version(report, world.ben), "since/")))
    assert now.split("Claims that are new")[1] == since.split("Claims that are new")[1]
    return since


def test_the_same_is_said_only_where_all_is_the_same(as_member, world, report):
    make_version(report, world.ben)
    assert SAME in flat(as_member(world.ada).get(at(report, what="now/")))


def test_another_title_is_told(as_member, world, report):
    make_version(report, world.ben)
    report.title = "Our two years"
    report.save()
    assert "Title Our year Our two years" in told(as_member, world, report)


def test_another_opening_is_told(as_member, world, report):
    make_version(report, world.ben)
    report.opening = "We nearly gave up."
    report.save()
    assert "How it begins – We nearly gave up." in told(as_member, world, report)


def test_words_of_ones_own_are_told(as_member, world, report):
    part = report.parts.get(part=Part.MADE)
    make_version(report, world.ben)
    part.words = "Ben paid for it."
    part.save()
    assert "How this report was made – Ben paid for it." in told(as_member, world, report)


def test_a_part_that_is_new_or_left_out_is_told(as_member, world, report):
    make_version(report, world.ben)
    report.parts.filter(part=Part.MADE).delete()
    own = {"part": Part.OWN, "heading": "What we owe", "words": "A lot.", "order": 90}
    ReportPart.objects.create(project=report.project, report=report, **own)
    found = told(as_member, world, report)
    assert "New parts What we owe" in found
    assert "Parts that are gone How this report was made" in found


def test_another_heading_is_told(as_member, world, report):
    make_version(report, world.ben)
    report.parts.filter(part=Part.MADE).update(heading="How we did it")
    assert "New parts How we did it" in told(as_member, world, report)


def test_other_readers_and_another_order_are_told(as_member, world, report):
    make_claim(report, "We are more people")
    make_version(report, world.ben)
    report.audience = "group"
    report.save()
    first, second = report.claims.order_by("order", "pk")
    first.order, second.order = 2, 1
    first.save()
    second.save()
    found = told(as_member, world, report)
    assert "It is for other readers than before." in found
    assert "Parts or claims stand in another order." in found


def test_other_quotes_are_told(as_member, world, report):
    make_version(report, world.ben)
    report.claims.get().quotes.clear()
    assert "Other quotes stand there" in told(as_member, world, report)


def test_rows_that_came_and_words_that_changed_without_a_number_are_told():
    def kept(*pairs):
        return {"blocks": [{"is": "Heading", "text": "About"}, {"is": "Facts", "pairs": list(pairs)}]}

    found = compare(kept(["Where", "Leith"], ["Money", "£5"]), kept(["Where", "Hull"], ["Who", "All"]))
    rows = {each.about: (each.then, each.now) for each in found.retold}
    assert rows == {"About: Where": ("Leith", "Hull"), "About: Who": ("", "All"), "About: Money": ("£5", "")}


def test_what_nothing_else_tells_is_said_to_be_small():
    def kept(svg):
        return {"blocks": [{"is": "Pathway", "svg": svg, "alt": "A path", "items": []}]}

    found = compare(kept("a"), kept("b"))
    assert found.is_otherwise_other
    assert not found.is_same


def test_of_long_words_those_are_shown_that_differ():
    def kept(end):
        return {"blocks": [{"is": "Paragraph", "text": "The same.\n" + "Very long. " * 900 + end}]}

    (row,) = compare(kept("We lost."), kept("We won.")).retold
    assert (row.then[0], row.then[-8:], row.now[-7:]) == ("…", "We lost.", "We won.")
    assert len(row.now) < 400


def test_a_report_that_changed_all_over_is_still_a_small_page(as_member, world, report):
    make_version(report, world.ben)
    report.opening = "\n".join(f"{number} is new: {'word ' * 300}" for number in range(40))
    report.save()
    for number in range(120):
        own = {"part": Part.OWN, "heading": f"{number}", "words": "A lot. " * 100, "order": number + 90}
        ReportPart.objects.create(project=report.project, report=report, **own)
    make_version(report, world.ben)
    report.parts.filter(part=Part.OWN).update(words="Nothing. " * 200)
    page = as_member(world.ada).get(at(report, what="now/"))
    assert len(page.content) < 150_000
    assert "These are the first 40." in page.text
