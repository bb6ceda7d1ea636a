"""How was this meeting? Asked with one press, told on its page, and from one meeting to the next."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from steppingstones.actions import reviews
from steppingstones.actions.questionnaire_versions import new_version
from steppingstones.actions.review_hands import Shown, count_hands
from steppingstones.models import Attendance, Counting, Meeting, Questionnaire, Round
from steppingstones.queries.question_bank import instrument
from steppingstones.queries.reviews import statements_of, version_of
from tests.reviewed import make_gap, make_review
from tests.world import make_member

from .test_meetings import make_meeting

ROOM = "/p/the-garden/review/"
PRESS = "/p/the-garden/take-part/meetings/{}/check/"
HEARD = "People listened to me."
HIDDEN = "few people of one side answered"


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def text_of(response) -> str:
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def on_page(client, meeting) -> str:
    return text_of(client.get(f"/p/the-garden/take-part/meetings/{meeting.ref}/"))


def press(client, meeting) -> Round | None:
    client.post(PRESS.format(meeting.ref))
    return Round.objects.filter(meeting=meeting).first()


def show_faces(one: Round, by, lived: str, professional: str, people: int = 5) -> None:
    """Everybody of a side shows the same face to all statements, and the review ends."""
    version = version_of(one)
    faces = {"lived": lived, "professional": professional}
    shown = [
        Shown(statement=each.key, side=side, answer=face, people=people)
        for each in statements_of(version)
        for side, face in faces.items()
    ]
    counting = Counting(project=one.project, round=one)
    count_hands(counting, version=version, there=dict.fromkeys(faces, people), shown=shown, by=by)
    reviews.end(one, by=by)


def test_one_press_begins_it_for_those_who_were_there_and_the_next_joins_in(ada, as_member, world):
    meeting = make_meeting(world.project)
    Attendance.objects.create(project=world.project, meeting=meeting, member=world.ben)
    assert "Ask how it was" in on_page(ada, meeting)
    one = press(ada, meeting)
    assert (one.asked, one.name) == ({"professional": 1}, meeting.title)
    assert press(as_member(world.ben), meeting) == one
    assert Questionnaire.objects.get().instrument == "meeting"
    told = on_page(ada, meeting)
    assert "Nobody has answered yet." in told
    assert "QR code, link, code or tablet" in told


def test_what_came_of_it_is_told_in_words_on_the_page_of_the_meeting(ada, world):
    meeting = make_meeting(world.project)
    one = press(ada, meeting)
    show_faces(one, world.ada, "1", "3")
    told = on_page(ada, meeting)
    assert f"{HEARD}Professionals say that this is so. People with lived experience say that this is not so." in told
    assert meeting.title in text_of(ada.get(f"{ROOM}rounds/{one.ref}/"))


def test_few_people_of_a_side_are_hidden_there_as_well(ada, world):
    meeting = make_meeting(world.project)
    show_faces(press(ada, meeting), world.ada, "1", "3", people=4)
    told = on_page(ada, meeting)
    assert HIDDEN in told
    assert "say that this" not in told


def test_one_that_was_left_running_ends_when_the_next_meeting_is_asked_about(ada, world):
    first, second = make_meeting(world.project), make_meeting(world.project, "Tea again")
    one, other = press(ada, first), press(ada, second)
    one.refresh_from_db()
    assert (one.ended_on is not None, other.ended_on) == (True, None)
    assert Questionnaire.objects.count() == 1


def test_one_that_somebody_began_by_themselves_is_not_ended(ada, world):
    meeting = make_meeting(world.project)
    own = make_review(world.ada, reviews.choose(world.project, instrument("meeting"), by=world.ada))
    answer = ada.post(PRESS.format(meeting.ref), follow=True)
    own.refresh_from_db()
    assert (own.ended_on, Round.objects.count()) == (None, 1)
    assert "has begun and not ended" in text_of(answer)


def test_a_meeting_that_is_called_off_is_not_asked_about(ada, world):
    meeting = make_meeting(world.project, status=Meeting.Status.CALLED_OFF)
    assert press(ada, meeting) is None
    assert "Ask how it was" not in on_page(ada, meeting)


def test_readers_and_outsiders_do_not_begin_it(as_member, world):
    meeting = make_meeting(world.project)
    for member, status in ((world.rae, 403), (world.cy, 404)):
        assert as_member(member).post(PRESS.format(meeting.ref)).status_code == status
    assert "Ask how it was" not in on_page(as_member(world.rae), meeting)


# --- From one to the next ---------------------------------------------------------------------------------


def three_meetings(client, by, project, people=(5, 5, 5)) -> list[Round]:
    found = []
    for number, (each, face) in enumerate(zip(people, "123", strict=True)):
        one = press(client, make_meeting(project, f"Tea {number}"))
        show_faces(one, by, face, "3", people=each)
        found.append(one)
    return found


def rows_of(response) -> list[list[str]]:
    table = html.fromstring(response.text).xpath("//table")[0]
    return [[cell.text_content().split(":")[0] for cell in row] for row in table.xpath("tbody/tr")]


def test_each_side_is_told_from_meeting_to_meeting(ada, world):
    *_earlier, last = three_meetings(ada, world.ada, world.project)
    page = ada.get(f"{ROOM}asks/{last.questionnaire.ref}/over-time/")
    rows = rows_of(page)
    assert [row[0] for row in rows] == ["1. Tea 0", "2. Tea 1", "3. Tea 2"]
    assert len({row[1] for row in rows}) == 3
    assert len({row[2] for row in rows}) == 1
    assert page.text.count("gap-way-2") == 5


def test_a_time_with_few_people_of_a_side_is_named_and_not_told(ada, world):
    _first, few, last = three_meetings(ada, world.ada, world.project, people=(5, 4, 5))
    page = ada.get(f"{ROOM}asks/{last.questionnaire.ref}/over-time/")
    assert [row[0] for row in rows_of(page)] == ["1. Tea 0", "2. Tea 2"]
    hidden = html.fromstring(page.text).xpath("//div[@class='notice']//a/text()")
    assert hidden == [few.name]


def test_only_the_same_words_are_put_beside_each_other(ada, world):
    first = make_gap(world.ada)
    new = new_version(Questionnaire.objects.get(), by=world.ada)
    new.questions.filter(key="heard").update(words="We listen to everybody")
    make_gap(world.ada, ours=new)
    page = html.fromstring(ada.get(f"{ROOM}asks/{new.ref}/over-time/").text)
    numbers = {table.xpath("../../h2")[0].text: len(table.xpath("tbody/tr")) for table in page.xpath("//table")}
    assert numbers == {"We listen to everybody": 1, "Anybody can get in": 2}
    assert first.ended_on


def test_as_many_queries_for_two_times_as_for_three(ada, world):
    def asked(one) -> int:
        with CaptureQueriesContext(connection) as seen:
            ada.get(f"{ROOM}asks/{one.questionnaire.ref}/over-time/")
        return len(seen)

    *_earlier, last = three_meetings(ada, world.ada, world.project)
    before = asked(last)
    make_member(world.project, "Mo")
    three_meetings(ada, world.ada, world.project)
    assert asked(last) == before < 30
