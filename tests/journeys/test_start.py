"""Starting and stopping as people do it: ./run, the link that it prints, Ctrl-C, and starting again."""

import re
import signal
import time
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener


def browse():
    return build_opener(HTTPCookieProcessor(CookieJar()))


def token(page: str) -> str:
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]


def link(site) -> str:
    """The server answers a moment before it says so."""
    late = time.monotonic() + 10
    while "/enter/" not in site.log() and time.monotonic() < late:
        time.sleep(0.05)
    return re.findall(r"http\S+/enter/\S+/", site.log())[-1]


def test_the_first_start_leads_into_the_example(site):
    site.start()
    person, address = browse(), link(site)
    page = person.open(address).read().decode()
    inside = person.open(address, urlencode({"csrfmiddlewaretoken": token(page)}).encode())
    assert "/p/day-centre/" in inside.url
    assert inside.status == 200
    again = browse()
    assert "works only once" in read_refused(again, address)


def read_refused(person, address: str) -> str:
    try:
        return person.open(address).read().decode()
    except HTTPError as error:
        return error.read().decode()


def test_ctrl_c_and_the_next_start(site):
    for kind in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        site.start("--empty")
        assert site.send(kind) == 0
    assert "Begin your first project" in site.log()
    assert "Traceback" not in site.log()


def test_workers_do_not_outlive_a_killed_server(example_site):
    site = example_site
    site.start("--empty")
    site.server.kill()
    site.server.wait()
    assert site.falls_silent()
    site.start("--empty")
    assert site.answers()
