"""Using a page with the keyboard alone."""

NAME = "(e => e.labels && e.labels[0] ? e.labels[0].innerText : e.innerText)(document.activeElement)"


def press_until(page, name: str) -> None:
    """Press Tab until the thing with this name has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(NAME).startswith(name):
            return
    raise AssertionError(f"The keyboard does not reach “{name}”")
