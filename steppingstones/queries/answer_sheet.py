"""All answers to a questionnaire, in all its versions, as rows of text: one for each person who answered.

Only what the group may read is in it. There are no names, and no day: a month says enough. Rows come a few hundred at
a time, so a hundred thousand answers need no more memory than a hundred.
"""

import hmac
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from ..methods.questionnaire import NOT_SAID, YES_NO, Kind
from ..models import Answer, Consent, Picked, Questionnaire, Response, Voice
from ..models.base import LETTERS
from .questionnaires import Asked, asked, family
from .voices import side_label

AT_ONCE = 500
LONGEST_HEADING = 100
FIXED = {
    "person": "The same for all that one person said on this sheet. It names nobody.",
    "version": "Which version of the questionnaire was answered.",
    "round": "Which time of asking, such as before or after.",
    "month": "When it was answered, as year and month.",
    "side": "What the person said about themselves.",
    "language": "The language in which it was answered.",
    "how it came": "By the link, on a shared device, on paper, or written down by a member.",
    "helped": "1 where somebody helped the person to answer.",
    "pair": "The same for the answers of one person at different times, where they wished that. It names nobody.",
}
MEANINGS = {
    Kind.FACES: "The number of the face.",
    Kind.SCALE: "A number on the scale.",
    Kind.CHOICE: "The words of the answer. Under “answers” stands its key before it, as in an XLSForm.",
    Kind.PICTURES: "The words of the answer. Under “answers” stands its key before it, as in an XLSForm.",
    Kind.YES_NO: "Yes, no or not sure, as a number.",
    Kind.NUMBER: "The number that was written.",
    Kind.DATE: "Year, month and day.",
    Kind.CONSENT: "1 where the person agreed.",
    Kind.SEVERAL: "1 where this answer was chosen, 0 where others were.",
    Kind.RANKING: "The place that this answer was given: 1 is the first.",
    Kind.VOICE_NOTE: "What was written with the voice note. The sound is not in this file.",
    Kind.PHOTO: "What was written with the picture. The picture is not in this file.",
}
ABOUT = ("column", "question", "kind", "key of the question", "versions", "what the cells hold", "answers", "source")


@dataclass(kw_only=True)
class _Asked:
    """One question over all its versions, and its columns. `options` is from our keys of answers to their words."""

    one: Asked
    versions: list[int] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)
    first: int = 0
    headings: list[str] = field(default_factory=list)

    @property
    def is_wide(self) -> bool:
        """Whether each answer that can be chosen has a column."""
        return self.one.kind in (Kind.SEVERAL, Kind.RANKING)


class AnswerSheet:
    """The columns of one questionnaire's answers, their meaning, and the rows."""

    about_all: Mapping[str, str] = FIXED  # the first columns: what belongs to no question

    def __init__(self, questionnaire: Questionnaire):
        self.versions = {one.pk: one for one in family(questionnaire)}
        self.questions: dict[tuple[str, Kind], _Asked] = {}
        self.by_row: dict[int, _Asked] = {}
        self.options: dict[int, str] = {}
        for version in sorted(self.versions.values(), key=lambda one: -one.number):
            for one in asked(version):
                if self._is_told(one):
                    self._take(one, version.number)
        self.columns = self._columns()

    def _is_told(self, one: Asked) -> bool:
        return one.kind.asks

    def _take(self, one: Asked, number: int) -> None:
        """A question keeps its column over the versions. The newest words stand for all of them."""
        found = self.questions.setdefault((one.key, one.kind), _Asked(one=one))
        found.versions.append(number)
        for choice in one.choices:
            found.options.setdefault(choice.key, choice.words)
            self.options[one.choice_pks[choice.key]] = choice.key
        self.by_row[one.pk] = found

    def _columns(self) -> tuple[str, ...]:
        names = dict.fromkeys(self.about_all)
        for number, question in enumerate(self.questions.values(), 1):
            question.first = len(names)
            words = f"{number}. {_short(question.one.words)}"
            each = [f"{words} – {_short(one)}" for one in question.options.values()] if question.is_wide else [words]
            for heading in each:
                question.headings.append(_unlike(heading, names))
                names[question.headings[-1]] = None
        return tuple(names)

    # --- What the columns mean ------------------------------------------------------------------------------

    def dictionary(self) -> Iterator[tuple[str, ...]]:
        """A row for each column."""
        for name, meaning in self.about_all.items():
            yield (name, "", "", "", "", meaning, "", "")
        for question in self.questions.values():
            options = list(question.options.items())
            for place, heading in enumerate(question.headings):
                yield self._explained(question, heading, options[place : place + 1] if question.is_wide else options)

    def _explained(self, question: _Asked, heading: str, options: list[tuple[str, str]]) -> tuple[str, ...]:
        item = question.one.item
        meaning = MEANINGS.get(item.kind, "The words of the answer.")
        return (
            heading,
            item.words,
            item.kind.value,
            item.key,
            ", ".join(str(number) for number in sorted(question.versions)),
            f"{meaning} Empty: not answered. {NOT_SAID}: the person does not want to say.",
            "; ".join(f"{key} = {words}" for key, words in options or _numbers(question.one)),
            item.source,
        )

    # --- Rows -----------------------------------------------------------------------------------------------

    def rows(self) -> Iterator[tuple[str, ...]]:
        """One for each person of whose answers the group may read any, in the order in which they came."""
        yield from self._rows_of(Response.objects.filter(questionnaire__in=list(self.versions)))

    def _rows_of(self, responses: QuerySet[Response]) -> Iterator[tuple[str, ...]]:
        last, mine = 0, responses.order_by("pk")
        fields = ("pk", "questionnaire_id", "round__name", "day", "giver__ref", "giver__side", "giver__member__side")
        more = ("language", "came_by", "with_supporter", "card_hash", "giver__member_id")
        while some := list(mine.filter(pk__gt=last).values(*fields, *more)[:AT_ONCE]):
            last = some[-1]["pk"]
            yield from self._rows([row["pk"] for row in some], {row["pk"]: row for row in some})

    def _rows(self, pks: list[int], about: dict[int, dict]) -> Iterator[tuple[str, ...]]:
        words = dict(_readable(pks))
        picked: dict[int, list[tuple[int, int]]] = {}
        for answer, choice, place in _picked(pks):
            picked.setdefault(answer, []).append((choice, place))
        cells: dict[int, list[str]] = {}
        heard: set[int] = set()
        for row in _answers(pks):
            if row["question_id"] in self.by_row and (row["pk"] in words or row["is_not_said"]):
                if row["pk"] in words:
                    heard.add(row["response_id"])
                mine = cells.setdefault(row["response_id"], [""] * len(self.columns))
                self._fill(mine, row, words.get(row["pk"], ""), picked.get(row["pk"], []))
        for pk in pks:
            if pk in heard:
                cells[pk][: len(self.about_all)] = self._fixed(about[pk])
                yield tuple(cells[pk])

    def _fixed(self, row: dict) -> list[str]:
        version = self.versions[row["questionnaire_id"]]
        return [
            row["giver__ref"],
            str(version.number),
            row["round__name"] or "",
            f"{row['day']:%Y-%m}",
            side_label(row["giver__member__side"] or row["giver__side"]),
            row["language"] or version.language,
            str(Response.CameBy(row["came_by"]).label),
            "1" if row["with_supporter"] else "",
            self._pair(row, version),
        ]

    def _pair(self, row: dict, version: Questionnaire) -> str:
        """Not the card itself: there are few cards, so a hash of one could be guessed. This needs the site's secret."""
        who = row["card_hash"]
        if version.pairing == Questionnaire.Pairing.MEMBER and row["giver__member_id"]:
            who = f"member {row['giver__member_id']}"
        if not who:
            return ""
        root = version.first_id or version.pk
        digest = hmac.digest(settings.SECRET_KEY.encode(), f"pair {root} {who}".encode(), "sha256")
        return "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:10])

    def _fill(self, cells: list[str], row: dict, words: str, picked: list[tuple[int, int]]) -> None:
        question = self.by_row[row["question_id"]]
        at = question.first
        if row["is_not_said"]:
            cells[at : at + len(question.headings)] = [NOT_SAID] * len(question.headings)
        elif question.is_wide:
            places = {self.options[choice]: place for choice, place in picked}
            if question.one.kind is Kind.SEVERAL:
                cells[at : at + len(question.options)] = ["1" if key in places else "0" for key in question.options]
            else:
                cells[at : at + len(question.options)] = [str(places.get(key, "")) for key in question.options]
        else:
            cells[at] = self._value(question, row, words)

    def _value(self, question: _Asked, row: dict, words: str) -> str:
        if row["choice_id"]:
            return question.options[self.options[row["choice_id"]]]
        if row["number"] is not None:
            return str(row["number"])
        if row["amount"] is not None:
            return _plain(row["amount"])
        return row["day"].isoformat() if row["day"] else words


# --- Queries ------------------------------------------------------------------------------------------------


def _readable(responses: list[int]):
    """What the group may read today: the number of the answer, and its words."""
    lasts = Q(consents__until=None) | Q(consents__until__gte=timezone.localdate())
    # In one filter, so that only the consents of these answers are looked at, and not all that there are.
    agreed = Voice.objects.heard().filter(
        lasts,
        answer__response__in=responses,
        consents__use=Consent.Use.GROUP,
        consents__withdrawn_on=None,
    )
    return agreed.values_list("answer_id", "words")


def _answers(responses: list[int]):
    fields = ("pk", "response_id", "question_id", "number", "amount", "day", "choice_id", "is_not_said")
    return Answer.objects.filter(response__in=responses).values(*fields)


def _picked(responses: list[int]):
    return Picked.objects.filter(answer__response__in=responses).values_list("answer_id", "choice_id", "place")


# --- Words --------------------------------------------------------------------------------------------------


def _numbers(one: Asked) -> list[tuple[str, str]]:
    if one.kind is Kind.FACES:
        return [(str(number), words) for number, words in one.faces]
    if one.kind is Kind.YES_NO:
        return [(str(number), words) for number, words in YES_NO.items()]
    if one.kind is Kind.SCALE:
        ends = [(str(one.scale[0]), one.item.least_words), (str(one.scale[-1]), one.item.most_words)]
        return [end for end in ends if end[1]]
    return []


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_HEADING else f"{words[:LONGEST_HEADING].rstrip()} …"


def _unlike(heading: str, taken: dict[str, None]) -> str:
    number, free = 2, heading
    while free in taken:
        number, free = number + 1, f"{heading} ({number})"
    return free


def _plain(amount: Decimal) -> str:
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
