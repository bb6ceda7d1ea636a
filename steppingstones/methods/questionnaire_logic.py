"""Which questions are asked, from what was answered before, and the answers to those.

A condition looks only at earlier questions. A question that is not asked counts as not answered, so that what hangs on
it is not asked either. A section's condition holds for everything up to the next section.

Source: our own rules; the same meaning as `relevant` of XLSForm (xlsform.org), of which we keep this part.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from .questionnaire import Answer, Clause, Condition, Kind, Question, Raw, Test, validate


def asked_now(questions: Sequence[Question], answers: Mapping[str, Answer]) -> list[Question]:
    """The questions that are asked, given the answers so far (by key). Answers to questions not asked do not count.

    Source: our own rule.

    >>> bus = Question(key="bus", kind=Kind.YES_NO)
    >>> when = Question(key="when", kind=Kind.TEXT, condition=only_if("bus", Test.ONE_OF, "1"))
    >>> [one.key for one in asked_now([bus, when], {})]
    ['bus']
    >>> [one.key for one in asked_now([bus, when], {"bus": Answer(words="Yes", number=1)})]
    ['bus', 'when']
    """
    found: list[Question] = []
    counted: dict[str, Answer] = {}
    is_section_asked = True
    for question in questions:
        is_asked = question.condition is None or holds(question.condition, counted)
        if question.kind is Kind.SECTION:
            is_section_asked = is_asked
        if not (is_asked and is_section_asked):
            continue
        found.append(question)
        if question.key in answers:
            counted[question.key] = answers[question.key]
    return found


def answers_of(questions: Sequence[Question], sent: Mapping[str, Raw]) -> dict[str, Answer]:
    """All answers to questions that are asked, by key, in order. Left out: what was not answered, and not asked.

    Raises `NotAnAnswer` for the first that is none. A required question that is not asked is not missed.

    Source: our own rule.

    >>> answers_of([Question(key="q", kind=Kind.TEXT)], {"q": Raw(values=("More buses",)), "x": Raw(values=("1",))})
    {'q': Answer(words='More buses', number=None, amount=None, day=None, choice=None, picked=(), file='', \
is_not_said=False)}
    """
    found: dict[str, Answer] = {}
    for question in questions:
        if question not in asked_now(questions[: questions.index(question) + 1], found):
            continue
        answer = validate(question, sent.get(question.key, Raw()))
        if answer is not None:
            found[question.key] = answer
    return found


def holds(condition: Condition, answers: Mapping[str, Answer]) -> bool:
    """Whether a condition is met. A condition without clauses always is.

    Source: our own rule.

    >>> holds(only_if("age", Test.AT_LEAST, "18"), {"age": Answer(words="20", amount=Decimal(20))})
    True
    """
    met = [_is_met(clause, answers.get(clause.question)) for clause in condition.clauses]
    return any(met) if condition.is_any and met else all(met)


def only_if(question: str, test: Test, *values: str) -> Condition:
    """A condition of one clause.

    Source: our own rule.

    >>> only_if("bus", Test.ANSWERED).clauses[0].question
    'bus'
    """
    return Condition(clauses=(Clause(question=question, test=test, values=values),))


def misplaced(questions: Sequence[Question]) -> list[tuple[str, str]]:
    """Pairs of question and the one that its condition looks at, where that is not an earlier question with answers.

    Source: our own rule.

    >>> misplaced([Question(key="b", kind=Kind.TEXT, condition=only_if("a", Test.ANSWERED))])
    [('b', 'a')]
    """
    earlier: set[str] = set()
    found = []
    for question in questions:
        clauses = question.condition.clauses if question.condition else ()
        found += [(question.key, clause.question) for clause in clauses if clause.question not in earlier]
        if question.kind.asks:
            earlier.add(question.key)
    return found


def _is_met(clause: Clause, answer: Answer | None) -> bool:
    is_answered = answer is not None and not answer.is_not_said
    if clause.test is Test.ANSWERED:
        return is_answered
    if clause.test is Test.NOT_ANSWERED:
        return not is_answered
    if answer is None or not is_answered:
        return clause.test is Test.NONE_OF
    if clause.test is Test.ONE_OF:
        return bool(_values(answer) & set(clause.values))
    if clause.test is Test.NONE_OF:
        return not _values(answer) & set(clause.values)
    return _compares(clause, answer)


def _values(answer: Answer) -> set[str]:
    """What an answer is, as clauses name it: keys of choices, or a number as text."""
    single = [answer.choice, None if answer.number is None else str(answer.number), answer.day and str(answer.day)]
    return {str(value) for value in single if value is not None} | set(answer.picked) | {answer.words}


def _compares(clause: Clause, answer: Answer) -> bool:
    amount = answer.amount if answer.amount is not None else answer.number
    try:
        limit = Decimal(clause.values[0])
    except (IndexError, InvalidOperation):
        return False
    if amount is None:
        return False
    return amount >= limit if clause.test is Test.AT_LEAST else amount <= limit
