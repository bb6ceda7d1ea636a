"""The form of one question: only the fields that its kind has."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ...documents.pictures import picture, picture_for, suggest
from ...methods.questionnaire import Kind
from ...methods.questionnaire_check import FEWEST_CHOICES, with_keys
from ...methods.questionnaire_form import Item, Offer
from .forms import text

MOST_CHOICES = 30
MOST_PICTURES = 12
LONGEST_CHOICE = 300
LONGEST_SCALE = 20
LARGEST = 1_000_000
PICTURES = "all-pictures"  # the id of the list of pictures that the page has once

# The fields that each kind has beside those of all questions.
OWN: dict[Kind, tuple[str, ...]] = {
    Kind.FACES: ("faces",),
    Kind.SCALE: ("least", "most", "least_words", "most_words"),
    Kind.CHOICE: ("choices",),
    Kind.SEVERAL: ("choices", "most"),
    Kind.RANKING: ("choices",),
    Kind.NUMBER: ("least", "most"),
}
MORE = ("help", "easy_words", "picture", "is_required")
LABELS: dict[Kind, dict[str, Any]] = {
    Kind.SEVERAL: {"most": _("Choose at most")},
    Kind.NUMBER: {"least": _("The smallest number that can be right"), "most": _("The largest number")},
    Kind.STATEMENT: {"words": _("What people read"), "easy_words": _("The same in easy words")},
    Kind.SECTION: {"words": _("Heading"), "easy_words": _("The heading in easy words")},
    Kind.CONSENT: {"words": _("What people agree to")},
}


def number(label: Any, hint: Any = "") -> forms.IntegerField:
    wrong = {
        "invalid": _("Write a whole number, such as 5."),
        "min_value": _("Write a number that is not so small."),
        "max_value": _("Write a number that is not so large."),
    }
    return forms.IntegerField(
        label=label, required=False, min_value=-LARGEST, max_value=LARGEST, help_text=hint, error_messages=wrong
    )


def picture_field(label: Any, hint: Any = "") -> forms.CharField:
    field = text(label, limit=100, hint=hint)
    field.widget.attrs["list"] = PICTURES
    return field


class QuestionForm(forms.Form):
    words = text(
        _("Question"), required=_("Write the words first."), limit=1000, rows=2, hint=_("Short, and one idea only.")
    )
    faces = forms.ChoiceField(
        label=_("How many faces"),
        choices=[("5", _("Five, from very sad to very happy")), ("3", _("Three, which is easier"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose three or five."), "invalid_choice": _("Choose three or five.")},
    )
    choices = text(
        _("Answers to choose from"), required=_("Write at least two answers, one on each line."), rows=5,
        hint=_("One on each line."),
    )  # fmt: skip
    least = number(_("The scale begins at"))
    most = number(_("The scale ends at"))
    least_words = text(_("What the lowest number means"), limit=200, hint=_("Such as: not at all."))
    most_words = text(_("What the highest number means"), limit=200, hint=_("Such as: completely."))
    help = text(_("Help with it"), limit=2000, rows=2, hint=_("An example, or a harder word explained."))
    easy_words = text(
        _("The question in easy words"), limit=1000, rows=2, hint=_("For Easy Read: short words, and no more than 15.")
    )
    picture = picture_field(_("Picture"), _("Type what it should show, such as bus. Then choose from the list."))
    is_required = forms.BooleanField(
        label=_("It has to be answered, or not said"),
        required=False,
        help_text=_("Use this rarely. People say more where they may leave things out."),
    )

    def __init__(
        self, data: QueryDict | None = None, *, kind: Kind, item: Item | None = None, rows: int = 4, **kwargs: Any
    ) -> None:
        self.kind = kind
        self.before = item
        started = {**DEFAULTS.get(kind, {}), **(initial_of(item) if item else {})}
        super().__init__(data, initial={**started, **kwargs.pop("initial", {})}, **kwargs)
        more = [name for name in MORE if name != "is_required" or kind.asks]
        for name in set(self.fields) - {"words", *OWN.get(kind, ()), *more}:
            del self.fields[name]
        for name, label in LABELS.get(kind, {}).items():
            self.fields[name].label = label
        if kind is Kind.PICTURES:
            self._offer_rows(item, rows)

    def _offer_rows(self, item: Item | None, rows: int) -> None:
        """A row for each picture to choose, and two more."""
        known = item.choices if item else ()
        typed = next(place for place in count() if f"choice_{place}" not in self.data) if self.is_bound else 0
        for place in range(min(MOST_PICTURES, max(rows, typed, len(known) + 2))):
            said = {"number": place + 1}
            self.fields[f"choice_{place}"] = text(_("Answer %(number)s") % said, limit=LONGEST_CHOICE)
            self.fields[f"picture_{place}"] = picture_field(_("Picture of answer %(number)s") % said)
            for name in (f"choice_{place}", f"picture_{place}"):
                self.fields[name].sometimes_needed = True
            if place < len(known):
                self.initial.setdefault(f"choice_{place}", known[place].words)
                self.initial.setdefault(f"picture_{place}", shown(known[place].picture))

    # --- How it is drawn ---

    def first(self) -> Iterator[forms.BoundField]:
        return (self[name] for name in self.fields if name not in MORE and not self._is_row(name))

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        places = (name.removeprefix("choice_") for name in self.fields if name.startswith("choice_"))
        return [(self[f"choice_{place}"], self[f"picture_{place}"]) for place in places]

    def more(self) -> Iterator[forms.BoundField]:
        return (self[name] for name in self.fields if name in MORE)

    def shows_more(self) -> bool:
        """Whether one of the fields that come later has something in it, so that they are shown from the start."""
        return any(field.errors or field.value() for field in self.more())

    def _is_row(self, name: str) -> bool:
        return name.startswith(("choice_", "picture_"))

    # --- What was typed ---

    def clean_picture(self) -> str:
        return self._picture_in("picture")

    def clean(self) -> None:
        given = self.cleaned_data
        if "choices" in given:
            self._check_choices(lines_of(given["choices"]))
        for name in list(self.fields):
            if name.startswith("picture_") and given.get(name):
                self._check_row(name)
        if self.kind is Kind.PICTURES and not self.errors:
            self._check_choices([offer.words for offer in self._rows_of(given)], "choice_0")
        self._check_numbers(given.get("least"), given.get("most"))

    def _check_row(self, name: str) -> None:
        try:
            self._picture_in(name)
        except forms.ValidationError as error:
            self.add_error(name, error)
        words = name.replace("picture_", "choice_")
        if not self.cleaned_data.get(words) and not self.errors.get(words):
            self.add_error(words, _("Write the answer that goes with this picture."))

    def _picture_in(self, name: str) -> str:
        words = self.cleaned_data[name]
        if words and not picture_for(words):
            raise forms.ValidationError(_("There is no picture for this. Try another word, such as bus."))
        return picture_for(words) if words else ""

    def _check_choices(self, choices: list[str], field: str = "choices") -> None:
        if len(choices) < FEWEST_CHOICES:
            several = _("Write at least two answers.") if field != "choices" else None
            self.add_error(field, several or _("Write at least two answers, one on each line."))
        if len(choices) > MOST_CHOICES:
            self.add_error(field, _("Write at most 30 answers."))
        if len(set(choices)) < len(choices):
            self.add_error(field, _("Two answers are the same. Take one of them away."))
        if any(len(choice) > LONGEST_CHOICE for choice in choices):
            self.add_error(field, _("One line is too long: use at most 300 letters on a line."))
        most = self.cleaned_data.get("most")
        if self.kind is Kind.SEVERAL and most is not None and not 1 <= most <= max(1, len(choices)):
            self.add_error("most", _("Write how many can be chosen: from 1 to the number of answers."))

    def _check_numbers(self, least: int | None, most: int | None) -> None:
        if self.kind is Kind.SCALE and not self.errors and not 1 <= end(most, 10) - end(least, 0) <= LONGEST_SCALE:
            self.add_error("most", _("Write a number above the first one, and at most 20 above it."))
        if self.kind is Kind.NUMBER and least is not None and most is not None and most < least:
            self.add_error("most", _("This is smaller than the smallest number. Look at both again."))

    def item(self) -> Item:
        """The question as it was typed. Its key and condition stay; its source while it is worded as it was there."""
        return self._item(self.cleaned_data)

    def so_far(self) -> Item:
        """The same for a look in between: whatever makes no sense as it stands is left out."""
        return self._item({name: self._so_far(name) for name in self.fields})

    def _so_far(self, name: str) -> Any:
        field, value = self.fields[name], self[name].value()
        if isinstance(field, forms.IntegerField):
            return int(value) if str(value or "").removeprefix("-").isdecimal() and len(str(value)) < 7 else None
        words = str(value or "")[:5000].replace("\x00", "")
        return picture_for(words) if name == "picture" and words else words

    def _item(self, given: Mapping[str, Any]) -> Item:
        least, most = given.get("least"), given.get("most")
        if self.kind is Kind.FACES:
            most = 3 if given["faces"] == "3" else 5
        before = self.before
        return Item(
            key=before.key if before else "",
            condition=before.condition if before else None,
            source=before.source if before and before.words == given["words"] else "",
            kind=self.kind,
            words=given["words"],
            help=given["help"],
            easy_words=given["easy_words"],
            picture=given["picture"],
            choices=self._rows_of(given) if self.kind is Kind.PICTURES else self._lines_of(given),
            least=end(least, 0) if self.kind is Kind.SCALE else least,
            most=end(most, 10) if self.kind is Kind.SCALE else most,
            least_words=given.get("least_words", ""),
            most_words=given.get("most_words", ""),
            is_required=bool(given.get("is_required")),
        )

    def _lines_of(self, given: Mapping[str, Any]) -> tuple[Offer, ...]:
        return with_keys(lines_of(given.get("choices", "")), self.before.choices if self.before else ())

    def _rows_of(self, given: Mapping[str, Any]) -> tuple[Offer, ...]:
        """Each with its picture. Where nobody named one, it is guessed from the words."""
        rows = []
        for name in self.fields:
            if name.startswith("choice_") and (words := given.get(name, "").strip()):
                named = given.get(name.replace("choice_", "picture_"), "")
                rows.append((words, picture_for(named) if named else next(iter(suggest(words)), "")))
        keyed = with_keys([words for words, _code in rows], self.before.choices if self.before else ())
        return tuple(
            Offer(key=one.key, words=one.words, picture=code) for one, (_words, code) in zip(keyed, rows, strict=True)
        )


DEFAULTS: dict[Kind, dict[str, Any]] = {Kind.FACES: {"faces": "5"}, Kind.SCALE: {"least": 0, "most": 10}}


def initial_of(item: Item) -> dict[str, Any]:
    """A question as its form has it."""
    plain = ("words", "help", "easy_words", "least", "most", "least_words", "most_words", "is_required")
    found = {name: getattr(item, name) for name in plain}
    return {
        **found,
        "picture": shown(item.picture),
        "faces": "3" if item.most == 3 else "5",
        "choices": "\n".join(one.words for one in item.choices),
    }


def shown(code: str) -> str:
    """What a picture shows, in words; its name if it is not one of ours."""
    known = picture(code)
    return known.alt if known else code


def end(given: int | None, usual: int) -> int:
    return usual if given is None else given


def lines_of(words: str) -> list[str]:
    return [line.strip() for line in words.split("\n") if line.strip()]
