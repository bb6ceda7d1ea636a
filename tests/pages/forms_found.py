"""Every form of the site that has a field for words, found by following all links, and ways to fill it in."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client
from django.urls import resolve
from lxml import html

WORDS = {"text", "search", "email", "url", "tel"}


@dataclass(kw_only=True)
class FoundForm:
    """A form as a browser would send it: `data` is what stands in it, `words` are the fields in which people type."""

    page: str
    action: str
    method: str
    data: dict[str, list[str]]
    words: dict[str, str] = field(default_factory=dict)  # name of the field: kind of input
    choices: dict[str, list[str]] = field(default_factory=dict)  # name of the field: what can be chosen there
    wrong: dict[str, str] = field(default_factory=dict)  # name of the field: what is said to be wrong with it

    @property
    def route(self) -> str:
        return resolve(urlsplit(self.action).path).route

    def __str__(self) -> str:
        return f"{self.method} {self.action} on {self.page}"


def walk(client: Client, *starts: str, of_each_kind: int = 2) -> Iterator[HttpResponse]:
    """The pages that links lead to, a few of each kind."""
    waiting, known, kinds = list(starts), set(starts), Counter()
    while waiting:
        page = client.get(waiting.pop(0))
        if page.status_code != 200 or page.streaming or not page.headers["Content-Type"].startswith("text/html"):
            if page.streaming:
                page.getvalue()  # and so close its file
            continue
        yield page
        for link in links(page):
            kind = kind_of(link)
            if link not in known and kinds[kind] < of_each_kind:
                kinds[kind] += 1
                known.add(link)
                waiting.append(link)


def links(page: HttpResponse) -> Iterator[str]:
    for href in html.fromstring(page.text).xpath("//a/@href"):
        found = urlsplit(urljoin(f"http://testserver{address_of(page)}", urldefrag(href).url))
        if found.netloc == "testserver" and found.path.endswith("/"):  # others are files
            yield found.path + (f"?{found.query}" if found.query else "")


def address_of(page: HttpResponse) -> str:
    asked = page.request
    return asked["PATH_INFO"] + (f"?{asked['QUERY_STRING']}" if asked["QUERY_STRING"] else "")


def kind_of(link: str) -> str:
    """Pages of one route and with the same things asked of it are of one kind."""
    parts = urlsplit(link)
    asked = sorted(pair.partition("=")[0] for pair in parts.query.split("&"))
    return f"{resolve(parts.path).route}?{asked}"


def forms_on(page: HttpResponse) -> Iterator[FoundForm]:
    """The forms of a page that have a field for words."""
    for form in html.fromstring(page.text).forms:
        found = read_form(form, address_of(page))
        if found.words:
            yield found


def read_form(form: html.FormElement, url: str) -> FoundForm:
    action = urlsplit(urljoin(f"http://testserver{url}", form.get("action") or ""))
    found = FoundForm(
        page=url,
        action=action.path + (f"?{action.query}" if action.query else ""),
        method=(form.get("method") or "get").lower(),
        data={},
    )
    for one in form.xpath(".//input[@name] | .//textarea[@name] | .//select[@name]"):
        take(one, found)
        if one.get("aria-invalid"):
            found.wrong[one.get("name")] = " ".join(
                described.text_content().strip()
                for id in described_by(one)
                for described in form.xpath("//*[@id=$id]", id=id)
            )
    return found


def described_by(one: html.HtmlElement) -> list[str]:
    """The ids of what explains a field: by itself, or as one of a group."""
    return " ".join(one.xpath("@aria-describedby | ancestor::fieldset/@aria-describedby")).split()


def take(one: html.HtmlElement, found: FoundForm) -> None:
    """One field into the form; where nothing is chosen yet, the first choice."""
    name, kind = one.get("name"), one.tag if one.tag != "input" else (one.get("type") or "text")
    given = found.data.setdefault(name, [])
    if kind == "textarea":
        found.words[name] = kind
        given.append(typed_in(one))
    elif kind == "select":
        values = [option.get("value", option.text) for option in one.xpath(".//option")]
        chosen = [option.get("value", option.text) for option in one.xpath(".//option[@selected]")]
        given += chosen or values[:1]
        found.choices[name] = values
    elif kind == "number" or ("-" in name and one.get("inputmode") == "decimal"):  # one of many numbers
        given.append(one.get("value", ""))
        found.choices[name] = [one.get("min") if float(one.get("min") or 0) > 12 else "12"]
    elif kind in {"radio", "checkbox"}:
        found.choices.setdefault(name, []).append(one.get("value", "on"))
        if one.get("checked") is not None:
            given[:] = [one.get("value", "on")] if kind == "radio" else [*given, one.get("value", "on")]
        elif kind == "radio" and not given:
            given.append(one.get("value", "on"))
    elif kind in WORDS:
        found.words[name] = kind
        given.append(one.get("value") or "")
    elif kind not in {"submit", "button", "file"}:
        given.append(one.get("value") or "")


def typed_in(textarea: html.HtmlElement) -> str:
    """What stands in it. A browser leaves out the line break right after the tag; this parser does not."""
    return (textarea.text or "").removeprefix("\n")
