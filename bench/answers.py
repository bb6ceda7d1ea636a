"""Sending one answer to a questionnaire: the site, and what limits it, in turns."""

import sys
from contextlib import ExitStack
from itertools import repeat

from .load import CLIENTS, request
from .machine import Meanwhile
from .place import make_project
from .questionnaire import first_response, make_questionnaire, not_as_acknowledged, sent
from .results import Result
from .servers import served
from .tables import number, percent, table
from .ways import Asker, Driver, Way

GOAL = 0.7  # of the smallest Django view


def measure(*, quick: bool) -> Result:
    from django.db import connections

    project = make_project("answers")
    site, smallest, copied = (make_questionnaire(project) for _ in range(3))
    response = first_response(copied)
    connections.close_all()  # from here on, others write
    with ExitStack() as stack:
        run = stack.enter_context(served("steppingstones", "run", "--empty", "--port", "PORT"))
        small = stack.enter_context(served("bench.smallest", "PORT", BENCH_QUESTIONNAIRE=smallest.ref))
        sends = Asker(run, sent(f"/say/{site.ref}/send/", site), 302), Asker(small, sent("/send/", smallest), 302)
        ways = {
            "site": Way("**The site**, its whole stack", sends[0]),
            "smallest": Way("Smallest Django view with a form and the same rows", sends[1]),
            "middleware": Way("The site, asked for next to nothing", Asker(run, get(f"/say/{site.ref}/send/"), 302)),
            "empty": Way("Empty Django view, same server", Asker(small, get("/nothing/"), 200)),
            "driver": Way("Same rows by the database driver, one process", driver(response)),
        }
        meanwhile = take_turns(list(ways.values()), *((1, 1.5) if quick else (3, 4.0)))
    wrong = [f"{way.name}: {way.errors} errors" for way in ways.values() if way.errors]
    wrong += not_kept(site, hashes_of_receipts(sends[0].led_to))
    wrong += not_kept(smallest, [place.strip("/") for place in sends[1].led_to])
    return told(ways, meanwhile, wrong)


def get(path: str):
    return repeat(request("GET", path))


def driver(response: int) -> Driver:
    from django.conf import settings

    database = settings.DATABASES["default"]
    return Driver(database["NAME"], database["OPTIONS"]["init_command"], response)


def take_turns(ways: list[Way], rounds: int, seconds: float) -> Meanwhile:
    """Each way has its turn in each round, so that a busy moment of the machine meets them all alike."""
    for way in ways:
        way.run(0.5)  # to warm up
    meanwhile = Meanwhile()
    for turn in range(rounds):
        for way in ways:
            print(f"  round {turn + 1} of {rounds}: {way.name}", file=sys.stderr)
            way.runs.append(way.run(seconds))
    return meanwhile


# --- Whether all is there, and how it is told ---------------------------------------------------------------


def hashes_of_receipts(addresses: list[str]) -> list[str]:
    from steppingstones.actions.voices import hash_of

    return [hash_of(address.strip("/").rpartition("/")[2]) for address in addresses]


def not_kept(questionnaire, hashes: list[str]) -> list[str]:
    return [f"{questionnaire.ref}: {trouble}" for trouble in not_as_acknowledged(questionnaire, hashes)]


def told(ways: dict[str, Way], meanwhile: Meanwhile, wrong: list[str]) -> Result:
    site = ways["site"]
    header = ["way", "a second", "p50 ms", "p99 ms", "processor ms", "the site reaches", "by processor time", "errors"]
    text = f"""## Sending an answer to a questionnaire

{CLIENTS} clients at once over connections that stay open. One answer is 14 rows in 5 tables, in one transaction that is
on the disk before it is acknowledged. Median of {len(site.runs)} runs, in turns. {meanwhile}

{table(header, [row(way, site) for way in ways.values()])}

Of the smallest Django view the site reaches {percent(site.share_of(ways["smallest"]))}; the goal is {percent(GOAL)}."""
    return Result(text, lines(ways), wrong)


def row(way: Way, site: Way) -> list[object]:
    measured = [number(way.median(what)) for what in ("rate", "half", "most", "cost")]
    if way is site:
        return [way.name, *measured, "", "", way.errors]
    by_time = way.median("cost") / site.median("cost")
    return [way.name, *measured, percent(site.share_of(way)), percent(by_time), way.errors]


def lines(ways: dict[str, Way]) -> list[tuple[str, str, str, str]]:
    site = ways["site"]
    limits = {
        "smallest": "smallest Django view with a form and the same rows",
        "empty": "empty Django view, same server",
        "driver": "same rows by the database driver alone",
    }
    what, reached = f"Answers a second from {CLIENTS} clients", number(site.median("rate"))
    half, most = number(site.median("half")), number(site.median("most"))
    return [
        *(
            (what, reached, f"{number(ways[name].median('rate'))}: {words}", percent(site.share_of(ways[name])))
            for name, words in limits.items()
        ),
        ("Half of the answers within, 99 % within", f"{half} ms, {most} ms", "", ""),
    ]
