"""Searching in 100,000 voices, beside reading through the same rows with LIKE."""

import random
import statistics
import time
from collections.abc import Callable, Iterable

from .machine import Meanwhile
from .place import make_project
from .results import Result
from .tables import number, percent, table

VOICES, IN_A_GO = 100_000, 5_000
LEAST = 0.5  # share of the scan that a search for a rare word may take
STARTS = [*"bdfgklmnprstvw", "st", "tr", "pl", "gr", "ch", "sh"]
SYLLABLES = [start + vowel for start in STARTS for vowel in "aeiou"]
LOOKED_FOR = {  # what people type, and at which place in the list of words, the commonest first, it stands
    "A common word": (("housing", 40),),
    "A word now and then": (("loneliness", 400),),
    "A rare word": (("wheelchair", 6000),),
    "Two words": (("housing", 40), ("loneliness", 400)),
}


def measure(*, quick: bool) -> Result:
    from steppingstones.queries.search import search

    amount = VOICES // 10 if quick else VOICES
    project, meanwhile = make_project("searched"), Meanwhile()
    wrote = filled(project, texts(amount))
    rows, wrong = [], []
    for name, words in LOOKED_FOR.items():
        typed = " ".join(word for word, _ in words)
        count = search(project.voices.all(), typed).count()
        indexed = median(lambda typed=typed: search(project.voices.all(), typed).count())
        first = median(lambda typed=typed: list(search(project.voices.newest_first(), typed)[:50]))
        scanned = median(lambda words=words: scan(project, [word for word, _ in words]).count())
        rows.append([name, f"{count:,}", *map(number, (indexed, first, scanned)), percent(indexed / scanned)])
        if scan(project, [word for word, _ in words]).count() != count:
            wrong.append(f"{name}: searching and reading through do not find the same.")
    share = indexed_share(rows, "A rare word")
    if float(share.removesuffix(" %")) > 100 * LEAST and not quick:
        wrong.append(f"Searching for a rare word took {share} of reading through everything.")
    took, alike = milliseconds(tidied), median(lambda: like(project))
    text = f"""## Searching

{amount:,} voices of 15 to 60 words of one project, on SQLite. Writing them with their index took {number(wrote)} s.
Putting the index together, so that nothing taken back is left in it, took {number(took)} ms; finding voices like
one, {number(alike)} ms. {meanwhile}

{table(["looked for", "found", "count ms", "first 50 ms", "LIKE, count ms", "share"], rows)}"""
    lines = [(f"Counting voices: {row[0].lower()}", f"{row[2]} ms", f"{row[4]} ms: LIKE", row[5]) for row in rows]
    return Result(text, lines, wrong)


def indexed_share(rows: list[list[str]], name: str) -> str:
    return next(row[-1] for row in rows if row[0] == name)


def scan(project, words: Iterable[str]):
    """As it was before there was an index."""
    from django.db.models import Q

    voices = project.voices.all()
    for word in words:
        voices = voices.filter(Q(words__icontains=word) | Q(subject__icontains=word))
    return voices


def tidied() -> None:
    from steppingstones.models.search_index import forget_in_index

    forget_in_index()


def like(project) -> list:
    from steppingstones.queries.alike import voices_like

    return voices_like(project, project.voices.order_by("pk")[7])


def texts(amount: int) -> Iterable[str]:
    """Made-up words, as often as words are in real texts: each half as often as the one in half its place."""
    chance = random.Random(5)
    words = ["".join(chance.choices(SYLLABLES, k=chance.choice((2, 2, 3)))) for _ in range(8000)]
    for looked_for in LOOKED_FOR.values():
        for word, place in looked_for:
            words[place] = word
    often, total = [], 0.0
    for place in range(len(words)):
        total += 1 / (place + 2)
        often.append(total)
    for _ in range(amount):
        yield " ".join(chance.choices(words, cum_weights=often, k=chance.randrange(15, 60)))


def filled(project, every: Iterable[str]) -> float:
    from steppingstones.models import Giver, Voice

    giver = Giver.objects.create(project=project)
    voices = [Voice(project=project, giver=giver, words=words, came_by="import") for words in every]
    began = time.perf_counter()
    for start in range(0, len(voices), IN_A_GO):
        Voice.objects.bulk_create(voices[start : start + IN_A_GO])
    return time.perf_counter() - began


def median(act: Callable[[], object]) -> float:
    return statistics.median(milliseconds(act) for _ in range(5))


def milliseconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - began)
