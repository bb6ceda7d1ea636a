"""`python -m bench.hall_run ROUNDS SECONDS`: answers a second on the database that DATABASE_URL names, as JSON."""

import json
import os
import sys


def main(rounds: int, seconds: float) -> dict:
    import django

    django.setup()
    from django.db import connections

    from steppingstones.commands.prepare import prepare

    from .answers import driver, hashes_of_receipts, not_kept, take_turns
    from .hall import CLIENTS
    from .place import make_project
    from .questionnaire import first_response, make_questionnaire, sent
    from .servers import served
    from .ways import Asker, Driver, Way

    prepare(with_example=False)
    project = make_project("hall")
    questionnaire, copied = make_questionnaire(project), make_questionnaire(project)
    response = first_response(copied)
    connections.close_all()
    url = os.environ["DATABASE_URL"]
    with served("steppingstones", "run", "--empty", "--port", "PORT") as server:
        answers = sent(f"/say/{questionnaire.ref}/send/", questionnaire)
        sends = [Asker(server, answers, 302, clients) for clients in CLIENTS]
        ways = {str(send.clients): Way(f"{send.clients} clients", send) for send in sends}
        ways["driver"] = Way("the driver", Driver(url, "", response) if url else driver(response))
        take_turns(list(ways.values()), rounds, seconds)
    led_to = [place for send in sends for place in send.led_to]
    found = {name: told(way, ways["driver"]) for name, way in ways.items()}
    return {**found, "wrong": not_kept(questionnaire, hashes_of_receipts(led_to))}


def told(way, driver) -> dict:
    measured = {what: way.median(what) for what in ("rate", "half", "most")}
    return {**measured, "share": way.share_of(driver), "errors": way.errors}


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), float(sys.argv[2]))))
