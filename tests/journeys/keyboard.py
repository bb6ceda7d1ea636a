"""Using a page with the keyboard alone."""

# On one line: words that are only read aloud stand on a line of their own. Links in a picture have no `innerText`.
NAME = """(e => { const named = e.labels && e.labels[0] ? e.labels[0] : e;
    return (named.innerText ?? named.textContent).replace(/\\s*\\n\\s*/g, "").trim(); })(document.activeElement)"""


def press_until(page, name: str) -> None:
    """Press Tab until the thing with this name has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(NAME).startswith(name):
            return
    raise AssertionError(f"The keyboard does not reach “{name}”")
