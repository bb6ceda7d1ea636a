"""A sheet: all that one person has filled in so far. It travels in the form; nothing is kept here until it is sent."""

import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property

from django.core.signing import TimestampSigner
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from ...actions.answer_for import is_about
from ...actions.answers import answered
from ...actions.consent import possible
from ...actions.voices import Answered, GroupMayNotRead, NameMissing
from ...apps import TOO_LONG
from ...methods.cards import SETS, Code, NotACard, card_in_words, read_card
from ...methods.languages import Language, language
from ...methods.questionnaire import NOT_SAID, OUR_WORDS, Answer, Kind, NotAnAnswer, Raw, validate
from ...methods.questionnaire_form import Form
from ...methods.questionnaire_logic import asked_now
from ...models import Consent, Giver, Questionnaire
from ...queries.first_person import I_AM, USES
from ...queries.questionnaires import Asked, asked_of_many, easily, in_words_of
from .speak import in_words

CARD, YOU, USE, CHECK = "card", "you", "use", "check"
CARD_FIELDS = [f"card-{number}" for number, _pictures in enumerate(SETS, 1)]
LONGEST_NAME = 200
BEGINS = "1"  # what the first page on a device put out for people says; each page after it says when it was made
KIOSK_SALT = "kiosk"
ONCE = re.compile(r"[A-Za-z0-9_-]{16,64}")


class Problem(Exception):
    """A page of the sheet that needs another look before it can be sent."""

    def __init__(self, step: str, words: str) -> None:
        super().__init__(words)
        self.step, self.words = step, words


class Sheet:
    def __init__(self, questionnaire: Questionnaire, data: QueryDict) -> None:
        self.questionnaire, self.data = questionnaire, data
        self.questions = asked_of_many(questionnaire)  # as they were written, for rules and for what is kept
        given = data.get("once", "")
        self.once = given if ONCE.fullmatch(given) else secrets.token_urlsafe(24)

    # --- The pages of the sheet ---

    @cached_property
    def steps(self) -> list[str]:
        """All pages that there could be. Questions that are not asked have none for this person: `shown`."""
        numbers = (str(number) for number, one in enumerate(self.questions, 1) if one.kind is not Kind.SECTION)
        card = [CARD] if self.questionnaire.pairing == Questionnaire.Pairing.CARD else []
        return [*numbers, *card, YOU, USE, CHECK]

    @cached_property
    def shown(self) -> list[str]:
        """The pages for this person, as far as their answers so far tell."""
        asked = {question.key for question in asked_now([one.rule for one in self.questions], self.so_far)}
        return [step for step in self.steps if not step.isdigit() or self.questions[int(step) - 1].key in asked]

    @cached_property
    def so_far(self) -> dict[str, Answer]:
        """What is an answer among all that was filled in. The rest is told when its page is sent."""
        found = {}
        for question in self.questions:
            with suppress(NotAnAnswer):
                if answer := validate(question.rule, self.raw(question)):
                    found[question.key] = answer
        return found

    @property
    def at(self) -> str:
        """The page that the form was on when it was sent."""
        return self.data.get("at", "")

    def is_ahead(self, step: str) -> bool:
        return self.at in self.steps and self.steps.index(step) > self.steps.index(self.at)

    def neighbour(self, step: str, way: int) -> str:
        """The address of the page before (-1) or after (1) this one; before the first comes the start."""
        place = self.steps.index(step) + way
        return self.address(self.steps[place]) if 0 <= place < len(self.steps) else self.address()

    def reached(self, step: str) -> str:
        """The page to show when this one was asked for: the next that is shown, in the direction of the walk."""
        onward = self.steps[self.steps.index(step) :]
        if self.at in self.steps and not self.is_ahead(step):
            onward = list(reversed(self.steps[: self.steps.index(step) + 1])) + onward
        return next(one for one in onward if one in self.shown)

    def address(self, step: str = "") -> str:
        ref = self.questionnaire.ref
        return reverse("haveyoursay:step", args=[ref, step]) if step else reverse("haveyoursay:start", args=[ref])

    @property
    def first_page(self) -> str:
        """A heading has no page of its own, and a questionnaire may begin with one."""
        return self.address(self.steps[0])

    @property
    def is_change(self) -> bool:
        """Somebody looked at all their answers and went back to change one: the next page is that look again."""
        return self.data.get("then") == CHECK

    def onward(self, step: str) -> str:
        return self.address(CHECK) if self.is_change else self.neighbour(step, 1)

    def question_at(self, step: str) -> Asked | None:
        return self.as_shown[int(step) - 1] if step.isdigit() else None

    # --- In which words ---

    @property
    def languages(self) -> list[Language]:
        return [language(code) for code in [self.questionnaire.language, *self.questionnaire.languages]]

    @property
    def language(self) -> str:
        chosen = self.data.get("lang", "")
        return chosen if chosen in self.questionnaire.languages else self.questionnaire.language

    @property
    def spoken(self) -> str:
        """The language of the title and opening words, where somebody chose languages."""
        return self.language if self.questionnaire.languages else ""

    @property
    def is_easy(self) -> bool:
        """The last one counts: the switch is sent after what the form carried."""
        return self.data.getlist("easy")[-1:] == ["1"]

    @property
    def is_kiosk(self) -> bool:
        """On a device put out for people, one after the other."""
        return "kiosk" in self.data

    @cached_property
    def worded(self) -> tuple[Form, list[Asked]]:
        return in_words_of(self.questionnaire, self.questions, self.language)

    @property
    def title(self) -> str:
        return self.worded[0].title

    @property
    def opening(self) -> str:
        return self.worded[0].opening

    @cached_property
    def as_shown(self) -> list[Asked]:
        return easily(self.worded[1]) if self.is_easy else self.worded[1]

    # --- What was filled in ---

    def raw(self, question: Asked) -> Raw:
        values = (value.replace("\r\n", "\n") for value in self.data.getlist(f"a-{question.key}"))
        file = "" if f"x-{question.key}" in self.data else self.data.get(f"m-{question.key}", "")
        return Raw(values=tuple(values), file=file, not_said=f"n-{question.key}" in self.data)

    def keep_file(self, question: str, key: str) -> None:
        """A file came, and waits under this key; without a key there is none any more."""
        self.data = self.data.copy()
        self.data.pop(f"x-{question}", None)
        self.data[f"m-{question}"] = key
        self.__dict__.pop("so_far", None)
        self.__dict__.pop("shown", None)

    def lose_file(self, question_id: int) -> str:
        """Its file is no longer there: the page on which another can be sent."""
        number, question = next((at, one) for at, one in enumerate(self.questions, 1) if one.pk == question_id)
        self.keep_file(question.key, "")
        return str(number)

    def section_of(self, step: str) -> Asked | None:
        """The heading that the question of this page stands under."""
        before = self.as_shown[: int(step) - 1] if step.isdigit() else []
        return next((one for one in reversed(before) if one.kind is Kind.SECTION), None)

    def opens_section(self, step: str) -> bool:
        """Whether this is the first page under its heading."""
        place = self.shown.index(step)
        return not place or self.section_of(self.shown[place - 1]) is not self.section_of(step)

    @property
    def card_chosen(self) -> list[str]:
        return [self.data.get(name, "") for name in CARD_FIELDS]

    @property
    def has_no_card(self) -> bool:
        return "no-card" in self.data

    @property
    def card(self) -> Code | None:
        """The code of the card, if one was chosen. Raises `NotACard` for half of one."""
        if CARD not in self.steps or not any(self.card_chosen):
            return None
        return read_card(self.card_chosen)

    @property
    def for_token(self) -> str:
        """Says which member writes for somebody else; nothing where people answer themselves."""
        return self.data.get("for", "")

    @property
    def is_about_member(self) -> bool:
        return bool(self.for_token) and is_about(self.for_token)

    @property
    def was_helped(self) -> bool:
        return "helped" in self.data

    @property
    def side(self) -> str:
        return self.data.get("side", "") or Giver.UNKNOWN

    @property
    def uses(self) -> frozenset[str]:
        return possible(self.ticked)

    @property
    def ticked(self) -> list[str]:
        return self.data.getlist("uses")

    @property
    def name(self) -> str:
        return self.data.get("name", "").strip()

    @property
    def name_to_keep(self) -> str:
        return self.name if Consent.Use.QUOTE_NAMED in self.uses else ""

    def answered(self) -> list[Answered]:
        """All answers to what was asked, checked. Questions that were left out, or never reached, are left out."""
        found = (self._answer(step) for step in self.shown if step.isdigit())
        return [answer for answer in found if answer]

    def _answer(self, step: str) -> Answered | None:
        question = self.questions[int(step) - 1]
        try:
            answer = validate(question.rule, self.raw(question))
        except NotAnAnswer as error:
            raise Problem(step, in_words(error)) from None
        return answered(question, answer) if answer else None

    def check(self, step: str) -> None:
        """Raise the `Problem` of this one page, if it has one."""
        if question := self.question_at(step):
            try:
                validate(question.rule, self.raw(question))
            except NotAnAnswer as error:
                raise Problem(step, in_words(error)) from None
        elif step == CARD:
            self._check_card()
        elif step == YOU and self.side not in dict(I_AM):
            raise Problem(step, _("Choose one of the answers on this page."))
        elif step == USE:
            self._check_uses()

    def _check_card(self) -> None:
        try:
            card = self.card
        except NotACard:
            raise Problem(CARD, _("Choose one picture in each row, or tick “I have no card”.")) from None
        if card and self.has_no_card:
            raise Problem(CARD, _("You chose pictures and also ticked “I have no card”. Take the tick away."))

    def _check_uses(self) -> None:
        if Consent.Use.GROUP not in self.uses:
            raise Problem(USE, str(GroupMayNotRead()))
        if Consent.Use.QUOTE_NAMED in self.uses and not self.name:
            raise Problem(USE, str(NameMissing()))
        if len(self.name) > LONGEST_NAME:
            raise Problem(USE, str(TOO_LONG) % {"limit_value": LONGEST_NAME, "show_value": len(self.name)})
        if "\x00" in self.name:
            raise Problem(USE, _("There is a character in this that cannot be kept. Type the words again."))

    # --- How it is shown ---

    def carried_on(self) -> Iterator[tuple[str, str]]:
        """Which sheet it is."""
        yield "once", self.once
        if self.is_kiosk:
            yield "kiosk", TimestampSigner(salt=KIOSK_SALT).sign(BEGINS)

    def carried(self, step: str) -> Iterator[tuple[str, str]]:
        """What the form carries along unseen: everything that has no field on this page."""
        yield from self.carried_on()
        yield "at", step
        if self.is_change and step != CHECK:
            yield "then", CHECK
        yield "easy", "1" if self.is_easy else "0"
        yield from self._carry("lang", "for")
        for number, question in enumerate(self.questions, 1):
            if file := self.raw(question).file:
                yield f"m-{question.key}", file
            if str(number) != step:
                yield from self._carry(f"a-{question.key}", f"n-{question.key}")
        if step != CARD:
            yield from self._carry(*CARD_FIELDS, "no-card")
        if step != YOU:
            yield from self._carry("side", "helped")
        if step != USE:
            yield from self._carry("uses", "name")

    def _carry(self, *names: str) -> Iterator[tuple[str, str]]:
        for name in names:
            for value in self.data.getlist(name):
                yield name, value

    def told(self) -> list[dict]:
        """Question and answer in words, for the page on which people look again before they send."""
        steps = [step for step in self.shown if step.isdigit()]
        return [self._tell(step) for step in steps if self.questions[int(step) - 1].kind.asks]

    def _tell(self, step: str) -> dict:
        question = self.as_shown[int(step) - 1]
        answer = self.so_far.get(question.key)
        is_said = answer is not None and not answer.is_not_said
        words = _("I do not want to say") if answer else _("Not answered")
        if is_said:  # in the language in which it was asked
            words = validate(question.rule, self.raw(question)).words
            words = _(words) if question.kind in OUR_WORDS else words
        return {"question": question, "words": words, "step": step, "said": is_said}

    @property
    def card_in_words(self) -> str:
        with suppress(NotACard):
            if self.card and not self.has_no_card:
                return card_in_words([_(name) for name in self.card])
        return _("No card")

    @property
    def side_in_words(self) -> str:
        return str(dict(I_AM).get(self.side, dict(I_AM)[Giver.UNKNOWN]))

    @property
    def uses_in_words(self) -> list[str]:
        return [str(words) for use, words, _hint in USES if use in self.uses]


__all__ = ["CARD", "CHECK", "I_AM", "NOT_SAID", "USE", "USES", "YOU", "Problem", "Sheet"]
