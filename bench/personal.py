"""How many personal details are found in 700 texts in which somebody marked them, and how many marks are right."""

import csv
import json
import time
from collections import Counter

from .machine import Meanwhile
from .place import ROOT
from .results import Result
from .tables import number, percent, table

MARKED = ROOT / "tests/data/personal-details/texts_with_spans.jsonl"
REAL = ROOT / "tests/data/nhs-patient-feedback/feedback.csv"
# What the data calls a kind of detail, the kinds of ours that are right for it, and the least part that must be found.
KINDS = {
    "EMAIL_ADDRESS": ("Emails", {"email"}, 1.0),
    "PHONE_NUMBER": ("Phone numbers", {"phone"}, 0.95),
    "CREDIT_CARD": ("Bank cards", {"bank"}, 0.95),
    "IBAN_CODE": ("Bank accounts", {"bank"}, 0.95),
    "US_SSN": ("Insurance numbers", {"insurance"}, 0.95),
    "DOMAIN_NAME": ("Web addresses", {"online"}, 0.95),
    "IP_ADDRESS": ("Addresses of machines", {"online"}, 0.95),
    "STREET_ADDRESS": ("Street addresses", {"address", "postcode"}, 0.9),
    "ZIP_CODE": ("Postcodes of other countries", {"postcode", "address"}, 0.0),
    "AGE": ("Ages", {"birth"}, 0.9),
    "DATE_TIME": ("Days, and years alone", {"birth"}, 0.0),
    "PERSON": ("Names of people", {"name"}, 0.8),
    "GPE": ("Names of places", {"name", "address"}, 0.0),
    "ORGANIZATION": ("Names of organisations", {"name"}, 0.0),
}


def measure(*, quick: bool) -> Result:
    meanwhile, texts = Meanwhile(), [json.loads(line) for line in MARKED.read_text().splitlines()]
    spans, touched, right = Counter[str](), Counter[str](), Counter[str]()
    marks, personal, exact = Counter[str](), Counter[str](), Counter[str]()
    for text in texts:
        details = found(text["text"])
        for span in text["spans"]:
            on_it = [one for one in details if meet(one, span)]
            spans[span["type"]] += 1
            touched[span["type"]] += bool(on_it)
            right[span["type"]] += any(one.kind.value in wanted(span) for one in on_it)
        for one in details:
            below = [span for span in text["spans"] if meet(one, span)]
            marks[one.kind.value] += 1
            personal[one.kind.value] += bool(below)
            exact[one.kind.value] += any(one.kind.value in wanted(span) for span in below)
    rows = [
        [name, spans[key], percent(touched[key] / spans[key]), percent(right[key] / spans[key])]
        for key, (name, _, _) in KINDS.items()
    ]
    signs = [
        [kind, count, percent(exact[kind] / count), percent(personal[kind] / count)]
        for kind, count in marks.most_common()
    ]
    text = f"""## Personal details in text

700 made-up texts from many countries. "Found": something of it is marked. {meanwhile}

{table(["what there is", "number", "found", "as what it is"], rows)}

{table(["what was marked", "marks", "that kind", "something personal"], signs)}

{real(200 if quick else 2000)}"""
    lines = [(f"Found: {row[0].lower()}", row[2], "every one", row[2]) for row in rows if KINDS_BY_NAME[row[0]] > 0]
    return Result(text, lines, [*too_few(spans, touched)])


KINDS_BY_NAME = {name: least for name, _, least in KINDS.values()}


def found(text: str):
    from steppingstones.methods.personal_details import find

    return find(text)


def meet(one, span: dict) -> bool:
    return one.start < span["end"] and span["start"] < one.end


def wanted(span: dict) -> set[str]:
    return KINDS[span["type"]][1] if span["type"] in KINDS else set()


def too_few(spans: Counter[str], touched: Counter[str]) -> list[str]:
    return [
        f"{name}: only {touched[key]} of {spans[key]} were found."
        for key, (name, _, least) in KINDS.items()
        if touched[key] < least * spans[key]
    ]


def real(amount: int) -> str:
    """How often people are asked to look at what somebody really wrote, from which names were taken out before."""
    with REAL.open(newline="") as file:
        texts = [row["answer"] for _, row in zip(range(amount), csv.DictReader(file), strict=False)]
    began = time.perf_counter()
    some = sum(bool(found(text)) for text in texts)
    took = 1000 * (time.perf_counter() - began) / len(texts)
    return (
        f"Of {len(texts):,} answers of patients, from which details were taken out before they were published, "
        f"{percent(some / len(texts))} have a mark. One text takes {number(took)} ms."
    )
