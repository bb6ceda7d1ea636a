"""The report as a web page."""

import re

import html5lib
from lxml import html

from steppingstones.documents import web
from steppingstones.documents.blocks import Heading, Link, Paragraph

from .reports import a_claim, a_report
from .test_pdf import STRINGS, everywhere


def test_a_claim_shows_what_it_rests_on_and_what_speaks_against_it():
    page = html.fromstring(web.page(a_report()))

    claim = page.get_element_by_id("claim-1").text_content()

    assert "24 people spoke about this" in claim
    assert "I see my friends twice a week now." in claim
    assert "the bus stops too early" in claim


def test_a_claim_without_evidence_says_so():
    page = web.fragment(a_report(blocks=(a_claim(has_evidence=False, evidence=()),)))

    assert "We have no evidence for this yet." in page


def test_how_do_we_know_leads_to_the_thread():
    page = html.fromstring(web.fragment(a_report(blocks=(a_claim(),))))

    link = page.xpath("//a")[0]

    assert link.get("href") == "/p/garden/show/claims/abcdefghijkl/"
    assert link.text_content().startswith("How do we know?")


def test_words_are_never_markup():
    page = web.page(a_report(title="<script>alert(1)</script>", blocks=(Paragraph(text="<b>&amp;</b>"),)))

    assert "<script" not in page
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in page


def test_only_plain_addresses_become_links():
    page = web.fragment(a_report(blocks=(Link(text="press me", url="javascript:alert(1)"),)))

    assert "<a" not in page
    assert "press me" in page


def test_no_heading_level_is_skipped():
    page = html.fromstring(web.page(a_report(blocks=(Heading(text="A", level=2), Heading(text="B", level=4)))))

    assert [heading.tag for heading in page.xpath("//h1|//h2|//h3|//h4")] == ["h1", "h2", "h3"]


def test_the_file_asks_nothing_of_the_network():
    page = html.fromstring(web.page(a_report()))

    assert not page.xpath("//link|//script|//iframe")
    assert all(address.startswith("data:") for address in page.xpath("//img/@src"))
    assert "@import" not in web.page(a_report())
    assert all(address.startswith("data:") for address in re.findall(r"url\(([^)]*)\)", web.page(a_report())))


def test_line_breaks_stay():
    assert "first<br>second" in web.fragment(a_report(blocks=(Paragraph(text="first\r\nsecond"),)))


def test_every_awkward_string_makes_a_valid_page():
    blocks = tuple(block for words in STRINGS for block in everywhere(words))

    page = web.page(a_report(title=STRINGS[7], blocks=blocks))

    html5lib.HTMLParser(strict=True).parse(page)
    assert not html.fromstring(page).xpath("//script|//*[@onerror]|//*[@onclick]|//*[@style]")


def test_awkward_strings_can_be_read_again():
    written = [words for words in STRINGS if words.isprintable() and words.strip()]

    page = html.fromstring(web.page(a_report(blocks=tuple(Paragraph(text=words) for words in written))))

    assert [p.text_content() for p in page.xpath("//main/p")] == [words.strip() for words in written]


def test_a_file_that_leaves_the_site_has_full_addresses():
    assert 'href="https://stones.example/p/garden/show/"' in web.page(a_report())
