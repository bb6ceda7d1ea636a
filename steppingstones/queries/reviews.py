"""Reviews: the instruments of a group, their rounds, who answered, and how each side sees each statement."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from ..methods import suppression
from ..methods.gap import COUNTED, Gap, Moved, Scale, Unscored, gaps, moved
from ..methods.gap import Answer as Given
from ..methods.questionnaire import Kind
from ..methods.reviews import UNSURE, ends, is_statement
from ..models import Answer, Counting, Hands, Member, Project, Questionnaire, Response, Round, ShownSmall, Side
from ..models.voices import VoiceQuerySet
from .people_words import ORDER
from .questionnaires import Asked, asked, families, family
from .results import may_read
from .voices import readable

Sheets = dict[str, dict[str, dict[str, Given]]]  # by side, by person, by statement
SINCE_IT_ENDED = Q(giver__voices__withdrawn_on__gte=F("round__ended_on"))  # somebody took something back
PAIR = (Side.LIVED_EXPERIENCE.value, Side.PROFESSIONAL.value)


def instruments(project: Project) -> QuerySet[Questionnaire]:
    """The newest version of each instrument that this group uses, with how many `people` answered."""
    return families(project).exclude(instrument="").select_related("first")


def rounds(questionnaires: Iterable[Questionnaire]) -> dict[int, list[Round]]:
    """The rounds of these, by their first version, the newest first, each with how many `people` answered."""
    roots = [one.first_id or one.pk for one in questionnaires]
    found: dict[int, list[Round]] = {}
    rows = Round.objects.filter(questionnaire__in=roots).annotate(people=Count("responses"))
    there = in_rooms(roots)
    for row in rows.order_by("-number"):
        row.people += there[row.pk]
        found.setdefault(row.questionnaire_id, []).append(row)
    return found


def in_rooms(roots: Iterable[int]) -> Counter[int]:
    """How many people were counted in rooms, by round."""
    found: Counter[int] = Counter()
    for one in Counting.objects.filter(round__questionnaire__in=roots):
        found[one.round_id] += one.people
    return found


def of_reviews(project: Project) -> QuerySet[Round]:
    """All reviews of a project, of questionnaires that were not removed."""
    rounds = Round.objects.filter(project=project, questionnaire__removed_at=None)
    return rounds.exclude(questionnaire__instrument="").select_related("questionnaire", "meeting")


def version_of(one: Round) -> Questionnaire:
    """The version that people answered in this round; while nobody has, the newest."""
    has_answers = Q(responses__round=one) | Q(countings__round=one)
    answered = Questionnaire.objects.filter(has_answers).order_by("-number").first()
    return answered or family(one.questionnaire).last()


def statements_of(version: Questionnaire) -> list[Asked]:
    return statements_in(asked(version))


def statements_in(questions: Iterable[Asked]) -> list[Asked]:
    return [one for one in questions if is_statement(one.item)]


# --- Who answered -----------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Answered:
    """How many of each side answered one round by themselves, and in which versions; and where there is more to know:
    whether some were counted in a room, and whether some took something back since it ended."""

    sides: Counter[str] = field(default_factory=Counter)
    versions: set[int] = field(default_factory=set)
    is_in_room: bool
    is_taken_back: bool

    @property
    def people(self) -> int:
        return self.sides.total()


def answered_in(rounds: QuerySet[Round]) -> dict[Round, Answered]:
    """By round, in the order of these. One query."""
    rows = rounds.annotate(
        side=F("responses__giver__side"),
        version=F("responses__questionnaire__number"),
        people=Count("responses"),
        is_in_room=Exists(Counting.objects.filter(round=OuterRef("pk"))),
        is_taken_back=Exists(Response.objects.filter(SINCE_IT_ENDED, round=OuterRef("pk"))),
    )
    found: dict[Round, Answered] = {}
    for row in rows:
        one = found.setdefault(row, Answered(is_in_room=row.is_in_room, is_taken_back=row.is_taken_back))
        if row.people:
            one.sides[row.side] += row.people
            one.versions.add(row.version)
    return found


@dataclass(frozen=True, kw_only=True)
class Turnout:
    """How many were asked and answered. By side only where that points at nobody, or where all agreed."""

    asked: int
    answered: int
    sides: list[tuple[str, int, int]]  # side, answered, asked
    is_small: bool  # some side has answers of fewer than five people
    agreed: int
    members: int
    version: int = 0  # the number of the newest version that somebody answered; 0 while nobody has
    is_in_room: bool = False  # whether some of them were counted in a room
    left_of: tuple[frozenset[str], ...] = ()  # for each who took something back since the end: what they still answer

    def is_taken_back(self, statement: str) -> bool:
        """Whether somebody may have taken back this answer since the end: what then changes would tell what it was."""
        return any(statement not in still for still in self.left_of)

    @property
    def all_agree(self) -> bool:
        """Whether everybody in the group wants the group to see small sides."""
        return self.agreed >= self.members > 0

    @property
    def is_shown(self) -> bool:
        """Whether the group sees how many of each side answered."""
        return self.all_agree or not self.is_small


def turnout(one: Round) -> Turnout:
    return turnouts([one])[one.pk]


def turnouts(
    rounds: Sequence[Round], answered: Mapping[Round, Answered] | None = None, *, is_outside: bool = False
) -> dict[int, Turnout]:
    """For rounds of one project; `answered` is that of `answered_in`, where it has been read already. Five queries at
    most, however many there are. `is_outside`, for those who are not in the group: that it sees small sides of its own
    review is an agreement among its members. Then three."""
    answered = answered or answered_in(Round.objects.filter(pk__in=[one.pk for one in rounds]))
    people = {one.pk: Counter(answered[one].sides) for one in rounds}
    numbers = {one.pk: {0, *answered[one].versions} for one in rounds}
    counted = Counting.objects.filter(round__in=[one for one in rounds if answered[one].is_in_room])
    for one, there, number in counted.values_list("round", "there", "questionnaire__number"):
        people[one].update(there)
        numbers[one].add(number)
    agreed = Counter() if is_outside else agreements(rounds, ShownSmall.Of.SIDES)
    left = [] if is_outside else _left(rounds)
    back = _taken_back(one for one in rounds if answered[one].is_taken_back)
    return {
        one.pk: replace(
            _turnout(one, people[one.pk], agreed[one.pk], _to_agree(one, left)),
            left_of=tuple(back.get(one.pk, ())),
            version=max(numbers[one.pk]),
            is_in_room=answered[one].is_in_room,
        )
        for one in rounds
    }


def _taken_back(rounds: Iterable[Round]) -> dict[int, list[frozenset[str]]]:
    """By round, of each person who took something back since it ended, which questions they still answer.

    What they took back is gone without a trace. It was none of these.
    """
    found: dict[int, dict[int, set[str]]] = {one.pk: {} for one in rounds}
    rows = Response.objects.filter(SINCE_IT_ENDED, round__in=list(found))
    for one, person, key in rows.values_list("round", "pk", "answers__question__key"):
        found[one].setdefault(person, set()).add(key or "")
    return {one: [frozenset(keys) for keys in people.values()] for one, people in found.items()}


def _left(rounds: Iterable[Round]) -> list[date | None]:
    """For everybody who is or was in the group, the day on which they left."""
    members = Member.objects.filter(project__in={one.project_id for one in rounds})
    return [at and timezone.localdate(at) for at in members.values_list("left_at", flat=True)]


def _to_agree(one: Round, left: Iterable[date | None]) -> int:
    """How many have to agree: all who are in the group, and who were in it at some time since this review began.

    Who has left has not agreed, unless they did before. So nobody opens anything by taking people out.
    """
    return sum(day is None or day >= one.began_on for day in left)


def agreements(rounds: Iterable[Round], of: str) -> Counter[int]:
    """How many agree that small sides, or levels, are seen, by round. Who agreed and then left still agrees."""
    agree = ShownSmall.objects.filter(round__in=rounds, of=of)
    return Counter(agree.values_list("round", flat=True))


def _turnout(one: Round, people: Mapping[str, int], agreed: int, members: int) -> Turnout:
    asked_sides = {side: number for side, number in one.asked.items() if side in ORDER}
    of_sides = {side: people[side] for side in Side.values if people.get(side)}
    shown = suppression.split(of_sides)
    return Turnout(
        asked=sum(asked_sides.values()),
        answered=sum(people.values()),
        sides=[(side, number, asked_sides.get(side, 0)) for side, number in of_sides.items()],
        is_small=any(count.is_hidden for count in shown.values()),
        agreed=agreed,
        members=members,
    )


# --- How each side sees it --------------------------------------------------------------------------------


def sheets(one: Round, statements: Iterable[Asked]) -> Sheets:
    """What each person of a side answered. Only what the group may still read counts.

    Answers of people who did not say their side are told nowhere, and so are left out of everything: they need not
    hide what all others said.
    """
    return sheets_of({one.pk: statements})[one.pk]


def sheets_of(statements: Mapping[int, Iterable[Asked]], *, in_room: bool = True) -> dict[int, Sheets]:
    """The same for each of these rounds, by what was stated in it. Two queries, however many there are; one, where
    nobody was counted in a room."""
    keys = {one: {each.key for each in here} for one, here in statements.items()}
    found: dict[int, Sheets] = {one: {} for one in statements}
    rows = Answer.objects.filter(
        may_read("voice") | Q(is_not_said=True),
        response__round__in=list(found),
        question__key__in=set().union(*keys.values()),
        side__in=Side.values,
    ).values_list(
        "response__round",
        "side",
        "response_id",
        "response__card_hash",
        "response__giver__member",
        "question__key",
        "number",
        "choice__key",
        "is_not_said",
    )
    for one, side, response, card, member, key, number, choice, is_not_said in rows.order_by("response_id").distinct():
        person = person_of(response, card, member)
        answer = _given(number, choice, is_not_said)
        if answer is not None and key in keys[one]:
            found[one].setdefault(side, {}).setdefault(person, {})[key] = answer
    for one, side, person, key, answer in _counted(found) if in_room else ():
        if key in keys[one]:
            found[one].setdefault(side, {})[person] = {key: answer}
    return found


def _counted(rounds: Iterable[int]) -> Iterator[tuple[int, str, str, str, Given]]:
    """Everybody who was counted in a room, as a sheet with one answer: what else they answered is not known."""
    rows = Hands.objects.filter(counting__round__in=list(rounds), side__in=Side.values)
    rows = rows.select_related("counting")
    for row in rows.order_by("pk"):
        for number in range(row.people):
            yield row.counting.round_id, row.side, f"{COUNTED}{row.pk} {number}", row.statement, answer_of(row.answer)


def person_of(response: int, card: str, member: int | None) -> str:
    """Who answered, as far as that is known: the same person more than once counts as one."""
    return card or (f"member {member}" if member else f"sheet {response}")


def answer_of(key: str) -> Given:
    """What the key of an answer stands for in a sum."""
    return int(key) if key.isdecimal() else Unscored.NOT_SURE if key == UNSURE else Unscored.NOT_SAID


def _given(number: int | None, choice: str | None, is_not_said: bool) -> Given | None:
    if is_not_said:
        return Unscored.NOT_SAID
    if number is not None:
        return number
    if choice == UNSURE:
        return Unscored.NOT_SURE
    return int(choice) if choice and choice.isdecimal() else None


def shown_to_group(given: Sheets, statements: Iterable[Asked], found: Turnout) -> list[Asked]:
    """The statements whose sides the group sees: all, where everybody agreed to that; none where a side is small.

    Of a statement that fewer than five people of some side answered, no side is seen: together with how everybody
    answered, the others would tell what these few said.
    """
    if found.all_agree:
        return [one for one in statements if not found.is_taken_back(one.key)]
    return with_no_small_side(given, statements, found)


def with_no_small_side(given: Sheets, statements: Iterable[Asked], found: Turnout) -> list[Asked]:
    """The statements that no side has few people on, whatever the group agreed: what may be told outside."""
    standing = [one for one in statements if not found.is_taken_back(one.key)]
    return [one for one in standing if not found.is_small and not _is_small(given, one.key)]


def _is_small(given: Sheets, key: str) -> bool:
    people = {side: sum(key in sheet for sheet in people.values()) for side, people in given.items()}
    return any(count.is_hidden for count in suppression.split(people).values())


def gaps_of(given: Sheets, statements: Iterable[Asked], pair: tuple[str, str] = PAIR) -> list[Gap]:
    """The gap between two sides for each statement, the widest first."""
    by_scale: dict[Scale, list[str]] = {}
    for one in statements:
        by_scale.setdefault(scale_of(one), []).append(one.key)
    first, second = (given.get(side, {}) for side in pair)
    found = [gap for scale, keys in by_scale.items() for gap in gaps(first, second, keys, scale)]
    return found if len(by_scale) == 1 else sorted(found, key=_width, reverse=True)


def _width(gap: Gap) -> float:
    return abs(gap.dominance.delta) if gap.dominance else -1.0


def moved_of(
    before: Sheets, after: Sheets, statements: Iterable[Asked], pair: tuple[str, str] = PAIR
) -> dict[str, Moved]:
    """What moved since the round before, by statement."""
    first, last = (tuple(each.get(side, {}) for side in pair) for each in (before, after))
    found = [moved(first, last, [one.key], scale_of(one)) for one in statements]
    return {each.statement: each for (each,) in found}


def scale_of(one: Asked) -> Scale:
    least, most = ends(one.item)
    return Scale(least=least, most=most)


def same_wording(now: Iterable[Asked], before: Iterable[Asked]) -> list[Asked]:
    """The statements that were asked in the same words both times: only they can be compared."""
    words: Mapping[str, str] = {one.key: one.words for one in before}
    return [one for one in now if words.get(one.key) == one.words]


def round_before(one: Round) -> Round | None:
    """The last one before it in which somebody answered."""
    earlier = Round.objects.filter(questionnaire=one.questionnaire_id, number__lt=one.number)
    earlier = earlier.filter(Q(responses__isnull=False) | Q(countings__isnull=False))
    return earlier.order_by("-number").first()


def comments(one: Round) -> VoiceQuerySet:
    """What people wrote in this review in their own words, or said when they answered it together."""
    in_words = [kind.value for kind in Kind if kind.is_words]
    written = Q(answer__response__round=one, answer__question__kind__in=in_words)
    return readable(one.project).filter(written | Q(said_in_review__round=one))
