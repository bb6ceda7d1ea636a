"""The weight of every page of the example at a first visit, and how often it asks the database."""

import logging
import sys
from collections import Counter
from collections.abc import Iterator

from .results import Result
from .tables import kilobytes, percent, table
from .visitor import HERE, Page, Visitor

HEAVIEST, MOST_QUERIES = 150_000, 50
MANY = 30  # pages of one kind that are looked at


def measure(*, quick: bool) -> Result:
    from django.test import Client

    from steppingstones.models import Member, Project

    project = Project.objects.get(is_example=True)
    facilitator = project.members.filter(role=Member.Role.FACILITATOR, user__isnull=False).first()
    inside, outside = Visitor(Client()), Visitor(Client())
    inside.client.force_login(facilitator.user)
    logging.getLogger("django.request").setLevel(logging.ERROR)  # many addresses here lead nowhere
    pages: list[Page] = []
    for found in (walk(inside, project, 5 if quick else MANY), walk_public(outside, project)):
        pages += found
    print(f"  {len(pages)} pages of {len(kinds(pages))} kinds", file=sys.stderr)
    return told(pages)


# --- Every address ------------------------------------------------------------------------------------------


def walk(visitor: Visitor, project, many: int) -> Iterator[Page]:
    """Every address in the list of addresses, as the facilitator sees it, with everything that can stand in it."""
    from tests.rules.addresses import every_address, nouns_of

    has = nouns_of(project)
    for address in every_address():
        if address.route.startswith("say/"):
            continue  # for people without an account
        for url in urls_of(visitor, address, project.slug, has)[:many]:
            yield from found(visitor.visit(address.route, url))


def urls_of(visitor: Visitor, address, slug: str, has: dict[str, list[str]]) -> list[str]:
    """The address with all that leads to a page: where `ref` stands in it, with the refs of the right noun."""
    if "ref" not in address.parameters:
        return address.filled(slug, has)
    for refs in has.values():
        urls = address.filled(slug, {**has, "ref": refs})
        codes = {visitor.client.get(url, **HERE).status_code for url in urls[:3]}
        if 405 in codes:
            return []  # only forms are sent here
        if 200 in codes:
            return urls
    return []


def walk_public(visitor: Visitor, project) -> Iterator[Page]:
    """What somebody without an account sees: the pages of a questionnaire, one after the other, and the receipt."""
    questionnaire = project.questionnaires.filter(is_open=True).first()
    start = f"/say/{questionnaire.ref}/"
    form = filled_in(questionnaire)
    number = questionnaire.questions.count()
    steps = [*(str(step) for step in range(1, number + 1)), "you", "use", "check"]
    yield from found(visitor.visit("say/<str:ref>/", start))
    for step in steps:
        yield from found(visitor.visit(f"say/<str:ref>/{step}/", f"{start}{step}/", {**form, "then": ""}))
    receipt = visitor.client.post(f"{start}send/", form, SERVER_NAME="127.0.0.1")["Location"]
    yield from found(visitor.visit("say/receipt/<str:secret>/", receipt))
    voice = questionnaire.responses.latest("pk").giver.voices.first().ref
    for route in (f"{voice}/", f"{voice}/take-back/"):
        yield from found(
            visitor.visit(f"say/receipt/<str:secret>/{route.replace(voice, '<str:ref>')}", receipt + route)
        )
    for route in ("", "sign-in/", "gallery/", "look/"):
        yield from found(visitor.visit(route, f"/{route}"))


def found(page: Page | None) -> list[Page]:
    return [page] if page else []


def filled_in(questionnaire) -> dict:
    answers = {"faces": lambda _: "4", "choice": lambda one: one.choices.first().key, "text": lambda _: "More buses"}
    given = {f"a-{one.key}": answers[one.kind](one) for one in questionnaire.questions.all()}
    return {**given, "side": "lived", "uses": ["group", "quote"], "name": "", "once": "a-key-of-this-device"}


# --- How it is told -----------------------------------------------------------------------------------------


def kinds(pages: list[Page]) -> Counter:
    return Counter(page.route for page in pages)


def worst_of_each_kind(pages: list[Page], what: str) -> list[Page]:
    worst: dict[str, Page] = {}
    for page in pages:
        if page.route not in worst or getattr(page, what) > getattr(worst[page.route], what):
            worst[page.route] = page
    return sorted(worst.values(), key=lambda page: -getattr(page, what))


def told(pages: list[Page]) -> Result:
    heavy, curious = worst_of_each_kind(pages, "weight"), worst_of_each_kind(pages, "queries")
    weights = [[named(page), *map(kilobytes, (page.weight, page.html, page.files))] for page in heavy[:10]]
    asks = [[named(page), page.queries] for page in curious[:10]]
    text = f"""## Every page of the example

{len(pages)} pages of {len(heavy)} kinds. Bytes as `./run` sends them to a browser that has been here never before: the
page itself (not compressed), style sheets, scripts, pictures (compressed where that helps) and all letters that a style
sheet names, also those that a page may not need. The heaviest ten:

{table(["page", "kB in all", "kB page", "kB files"], weights)}

The ten that ask the database most:

{table(["page", "queries"], asks)}"""
    lines = [
        (
            "Heaviest page at a first visit",
            f"{kilobytes(heavy[0].weight)} kB",
            f"{HEAVIEST // 1000} kB, our own",
            percent(heavy[0].weight / HEAVIEST),
        ),
        (
            "Most database queries of a page",
            str(curious[0].queries),
            f"{MOST_QUERIES}, our own",
            percent(curious[0].queries / MOST_QUERIES),
        ),
    ]
    wrong = [f"{page.route} weighs {kilobytes(page.weight)} kB" for page in heavy if page.weight > HEAVIEST]
    wrong += [f"{page.route} asks the database {page.queries} times" for page in curious if page.queries > MOST_QUERIES]
    return Result(text, lines, wrong)


def named(page: Page) -> str:
    return f"`/{page.route}`"
