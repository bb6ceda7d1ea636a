"""Questionnaires by lot: any that people can make here, with conditions that look at earlier questions only."""

from hypothesis import strategies as st

from steppingstones.methods.questionnaire import Clause, Condition, Kind, Test
from steppingstones.methods.questionnaire_form import Form, Item, Offer, places

LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"), exclude_characters="\ufffe\uffff\u2060\xa0")
LONGEST = 60


def words(longest: int = LONGEST):
    """As forms send them: something that can be seen at both ends."""
    return st.text(LETTERS, min_size=1, max_size=longest).map(str.strip).filter(bool)


some_words = words() | st.sampled_from(["=1+1", "${bus}", "Why | “what”?", "- a\nb", "'", "TRUE", "007", "_x0041_"])
maybe = st.just("") | some_words
keys = st.text("abcdefghijk23456789-_. Aé'\"", min_size=1, max_size=12).map(str.strip).filter(bool)
languages = st.sampled_from(["cy", "pl", "so", "zh-hans", "ga"])
limits = st.tuples(st.none() | st.integers(-50, 50), st.none() | st.integers(51, 500))


@st.composite
def forms(draw, most: int = 8) -> Form:
    items: list[Item] = []
    for key in draw(st.lists(keys, min_size=1, max_size=most, unique=True)):
        items.append(draw(_items(key, [item for item in items if item.kind.asks])))
    form = Form(title=draw(some_words), opening=draw(maybe), language=draw(st.sampled_from(["en-gb", "de"])))
    form = Form(title=form.title, opening=form.opening, language=form.language, items=tuple(items))
    return Form(
        title=form.title,
        opening=form.opening,
        language=form.language,
        items=form.items,
        translations=draw(_translations(form)),
    )


@st.composite
def _items(draw, key: str, earlier: list[Item]) -> Item:
    kind = draw(st.sampled_from(list(Kind)))
    least, most = draw(_limits(kind))
    has_ends = kind is Kind.SCALE
    return Item(
        key=key,
        kind=kind,
        words=draw(some_words),
        help=draw(maybe),
        easy_words=draw(maybe),
        picture=draw(st.sampled_from(["", "bus", "tea"])),
        choices=draw(_offers()) if kind.has_choices else (),
        least=least,
        most=most,
        least_words=draw(maybe) if has_ends else "",
        most_words=draw(maybe) if has_ends else "",
        is_required=kind.asks and draw(st.booleans()),
        condition=draw(_conditions(earlier)) if earlier and draw(st.booleans()) else None,
        source=draw(st.sampled_from(["", "ONS, Open Government Licence v3.0"])),
    )


def _limits(kind: Kind):
    if kind is Kind.FACES:
        return st.tuples(st.none(), st.sampled_from([None, 3, 5]))
    if kind is Kind.SCALE:
        return st.tuples(st.none() | st.integers(-9, 3), st.none() | st.integers(5, 20))
    if kind is Kind.NUMBER:
        return limits
    if kind is Kind.SEVERAL:
        return st.tuples(st.none() | st.integers(1, 2), st.none() | st.integers(2, 5))
    return st.just((None, None))


@st.composite
def _offers(draw) -> tuple[Offer, ...]:
    found = draw(st.lists(keys, min_size=1, max_size=4, unique=True))
    return tuple(Offer(key=key, words=draw(some_words), picture=draw(st.sampled_from(["", "bus"]))) for key in found)


@st.composite
def _conditions(draw, earlier: list[Item]) -> Condition:
    clauses = tuple(draw(st.lists(st.sampled_from(earlier).flatmap(_clauses), min_size=1, max_size=3)))
    return Condition(clauses=clauses, is_any=len(clauses) > 1 and draw(st.booleans()))


@st.composite
def _clauses(draw, item: Item) -> Clause:
    test = draw(st.sampled_from([Test.ANSWERED, Test.NOT_ANSWERED, *_tests(item.kind)]))
    if test in (Test.ANSWERED, Test.NOT_ANSWERED):
        return Clause(question=item.key, test=test)
    if test in (Test.AT_LEAST, Test.AT_MOST):
        return Clause(question=item.key, test=test, values=(str(draw(st.integers(-5, 20))),))
    values = draw(st.lists(_values(item), min_size=1, max_size=3, unique=True))
    return Clause(question=item.key, test=test, values=tuple(values))


def _tests(kind: Kind) -> list[Test]:
    if kind.has_file:
        return []
    limit = [Test.AT_LEAST, Test.AT_MOST] if kind in (Kind.FACES, Kind.SCALE, Kind.NUMBER, Kind.YES_NO) else []
    return [Test.ONE_OF, Test.NONE_OF, *limit]


def _values(item: Item):
    if item.choices:
        return st.sampled_from([choice.key for choice in item.choices])
    if item.kind is Kind.DATE:
        return st.dates().map(str)
    if item.kind is Kind.CONSENT:
        return st.just("1")
    return some_words if item.kind.is_words else st.integers(-9, 10).map(str)


@st.composite
def _translations(draw, form: Form) -> dict[str, dict[str, str]]:
    here = st.sampled_from(list(places(form)))
    return draw(st.dictionaries(languages, st.dictionaries(here, some_words, min_size=1, max_size=5), max_size=2))
