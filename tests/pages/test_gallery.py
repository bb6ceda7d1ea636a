"""The gallery shows every part; its colours can be read in each theme."""

import re
from pathlib import Path

import pytest
from django.template import Context, Template, TemplateSyntaxError

import steppingstones

HERE = Path(steppingstones.__file__).parent
CSS = (HERE / "static" / "app.css").read_text()
THEMES = {"light": ":root, [data-theme]", "dark": '[data-theme="dark"]', "contrast": '[data-theme="contrast"]'}
WORDS_ON = [
    *[
        (words, ground)
        for words in ("ink", "soft", "river", "river-deep", "bad")
        for ground in ("paper", "sheet", "water")
    ],
    *[("ink", f"{kind}-tint") for kind in ("good", "warn", "bad", "gold", "track-project", "track-copro")],
    *[("river", f"{kind}-tint") for kind in ("good", "warn", "bad")],
    *[("on-river", "river"), ("on-river", "river-deep"), ("on-deep", "deep"), ("ink", "stone"), ("soft", "stone")],
    *[("sheet", "bad"), ("bad", "bad-tint"), *[("paper", tone) for tone in ("river", "good", "warn", "bad")]],
]
MARKS = ["edge", "gold", "lived", "carer", "professional", "community", "commissioner", "unknown", "bad", "river"]


def test_everybody_can_see_it(client, db):
    assert client.get("/gallery/").status_code == 200


def test_every_part_is_in_the_gallery(client, db):
    shown = {template.name for template in client.get("/gallery/").templates}
    parts = {f"parts/{file.name}" for file in (HERE / "templates" / "parts").glob("*.html")}
    assert parts - shown == set()


def test_it_shows_all_colours(client, db):
    page = client.get("/gallery/").content.decode()
    assert all(f'data-theme="{theme}"' in page for theme in THEMES)


@pytest.mark.parametrize("theme", THEMES)
def test_words_can_be_read(theme):
    colours = tokens(theme)
    weak = {pair: contrast(colours, *pair) for pair in WORDS_ON if contrast(colours, *pair) < 4.5}
    assert not weak


@pytest.mark.parametrize("theme", THEMES)
def test_edges_and_marks_can_be_seen(theme):
    colours = tokens(theme)
    pairs = [(mark, ground) for mark in MARKS for ground in ("paper", "sheet")]
    weak = {pair: contrast(colours, *pair) for pair in pairs if contrast(colours, *pair) < 3}
    assert not weak


def test_a_device_that_prefers_dark_gets_the_same_dark():
    assert block('[data-theme="dark"]') == block('[data-theme="auto"]')


def test_a_kind_of_notice_that_does_not_exist_is_refused():
    with pytest.raises(TemplateSyntaxError, match="A notice is one of"):
        Template('{% notice "goood" %}words{% endnotice %}').render(Context())


def test_a_misspelt_argument_of_a_card_is_refused():
    with pytest.raises(TemplateSyntaxError, match="hreef"):
        Template('{% card "Title" hreef="/" %}words{% endcard %}')


def test_a_card_shows_words_as_they_were_typed():
    card = Template("{% card words %}{{ words }}{% endcard %}").render(Context({"words": "<b>&"}))
    assert card.count("&lt;b&gt;&amp;") == 2


def test_the_page_frame_asks_nobody_else():
    """No address of another site in what every page loads."""
    files = [*(HERE / "static" / "js").glob("*.js"), HERE / "static" / "app.css", HERE / "templates" / "base.html"]
    assert [file.name for file in files if re.search(r"https?://|@import", file.read_text())] == []


def test_every_picture_that_the_style_names_is_there():
    styles = [file.read_text() for file in (HERE / "static").glob("*.css")]
    named = [name for style in styles for name in re.findall(r'url\("([^"]+)"\)', style)]
    assert named
    assert [name for name in named if not (HERE / "static" / name).is_file()] == []


# --- Colours ----------------------------------------------------------------------------------------------


def block(selector: str) -> dict[str, str]:
    """The tokens that one rule of the style sheet gives."""
    rule = CSS[CSS.index(selector + " {") :]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})\b", rule[: rule.index("}")]))


def tokens(theme: str) -> dict[str, str]:
    return {**block(THEMES["light"]), **block(THEMES[theme])}


def contrast(colours: dict[str, str], one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    low, high = sorted((brightness(colours[one]), brightness(colours[other])))
    return (high + 0.05) / (low + 0.05)


def brightness(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    shares = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
