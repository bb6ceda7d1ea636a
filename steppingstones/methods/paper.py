"""Answers on paper, as they are typed in: the small number beside each ticked box, or the words.

A field left empty was left empty on the sheet; a dash is "I do not want to say".
"""

import re

from .questionnaire import Kind, NotAnAnswer, Raw, faces_of, scale_of
from .questionnaire_form import Item

DASH = "-"
YES_NO_LETTERS = {"y": "1", "yes": "1", "n": "2", "no": "2", "?": "3"}


def codes_of(item: Item) -> dict[str, str]:
    """What is typed for each box that can be ticked, and the value that it stands for.

    Source: our own.

    >>> codes_of(Item(key="q", kind=Kind.FACES, words="How was it?", most=3))
    {'1': '1', '2': '2', '3': '3'}
    """
    if item.kind is Kind.FACES:
        return {str(number): str(number) for number, _words in faces_of(item.rule)}
    if item.kind is Kind.SCALE:
        return {str(number): str(number) for number in scale_of(item.rule)}
    if item.kind is Kind.YES_NO:
        return {number: number for number in ("1", "2", "3")}
    if item.kind is Kind.CONSENT:
        return {"1": "1"}
    return {str(place): one.key for place, one in enumerate(item.choices, 1)}


def raw_of(item: Item, typed: str) -> Raw:
    """What was typed for one question of one sheet, as a form would have sent it. Raises `NotAnAnswer`.

    Of a ranking the places are typed as they stand on the sheet, from top to bottom: "2 1 3".

    Source: our own.

    >>> raw_of(Item(key="q", kind=Kind.YES_NO, words="Again?"), "y").values
    ('1',)
    """
    text = typed.strip()
    if text in (DASH, "–", "—"):
        return Raw(not_said=True)
    codes = codes_of(item)
    if not codes or not text:
        return Raw(values=(typed,) if text else ())
    if item.kind is Kind.YES_NO:
        text = YES_NO_LETTERS.get(text.lower(), text)
    pieces = [piece for piece in re.split(r"[\s,;]+", text) if piece]
    if item.kind is Kind.RANKING:
        return _ranked(item, pieces)
    if item.kind is not Kind.SEVERAL and len(pieces) > 1:
        raise NotAnAnswer(f"Only one box can be ticked here. Type one number, or {DASH} for “I do not want to say”.")
    if wrong := [piece for piece in pieces if piece not in codes]:
        first, last = next(iter(codes)), list(codes)[-1]
        between = first if first == last else f"a number from {first} to {last}"
        raise NotAnAnswer(f"“{wrong[0][:20]}” is not beside any box. Type {between}, or {DASH}.")
    return Raw(values=tuple(codes[piece] for piece in pieces))


def _ranked(item: Item, pieces: list[str]) -> Raw:
    if len(pieces) > len(item.choices):
        raise NotAnAnswer(f"There are only {len(item.choices)} answers to put in order. Type a place for each.")
    return Raw(values=tuple(f"{one.key}:{place}" for one, place in zip(item.choices, pieces, strict=False)))
