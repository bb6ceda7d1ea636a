"""The sheet of a value map to fill in, with the headings that the page reads, and what to write below each."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

Book = list[tuple[str, Sequence[str], Iterable[Sequence[str]]]]
# Those that most maps need. The headings are the same in every language.
COLUMNS = (
    *("kind", "who", "what", "quantity", "of people", "evidence", "value", "source", "basis", "years"),
    *("deadweight", "deadweight reason", "attribution", "attribution reason"),
    *("displacement", "displacement reason", "drop-off", "drop-off reason"),
    *("quantity low", "quantity high", "value low", "value high"),
    *("deadweight low", "deadweight high", "attribution low", "attribution high"),
)


def empty_book() -> Book:
    how = (_("Column"), _("What to write"), _("Such as"))
    return [(_("Value map"), COLUMNS, []), (_("How to fill it in"), how, _how())]


def _how() -> Iterator[tuple[str, str, str]]:
    """A column of which nothing is said is an end of a range."""
    told = _told()
    for column in COLUMNS:
        part, _space, end = column.partition(" ")
        if column in told:
            yield (column, *told[column])
        else:
            lowest, highest = (
                _("The lowest that it could be (%(column)s)."),
                _("The highest that it could be (%(column)s)."),
            )
            yield column, (lowest if end == "low" else highest) % {"column": part}, ""


def _told() -> dict[str, tuple[str, str]]:
    share = _("A part of the whole, in percent. Blank is not nought.")
    why = _("Why you think so. Nought needs a reason.")
    kinds = _(
        "outcome (what came of it), input (money), hours (that nobody was paid for), or left out (has no amount)."
    )
    return {
        "kind": (kinds, "outcome"),
        "who": (_("Who is affected, or who gave it."), _("Carers")),
        "what": (_("What changes for them, in their words; or what was given."), _("I have a free afternoon a week")),
        "quantity": (_("For how many it came about; or how many hours."), "15"),
        "of people": (_("Of how many people who could have had it."), "22"),
        "evidence": (_("How you know how many. Needed for a ratio."), _("15 of 22 carers said so in June")),
        "value": (
            _("What one is worth in a year, below nought if it is bad; or the money; or what an hour is worth."),
            "1050",
        ),
        "source": (_("Where that worth comes from. Needed for a ratio."), _("What a sitting service charges")),
        "basis": (_("For hours with a value: why an hour is worth that."), _("Real Living Wage")),
        "years": (_("How long it lasts."), "2"),
        "deadweight": (_("What would have come anyway.") + " " + share, "20 %"),
        "deadweight reason": (why, _("Some have family who would step in")),
        "attribution": (_("What is due to others.") + " " + share, "20 %"),
        "attribution reason": (why, _("The taxis are paid by the council")),
        "displacement": (_("What was only moved from elsewhere.") + " " + share, "5 %"),
        "displacement reason": (why, _("One carer would give up another group")),
        "drop-off": (_("What is lost each year after the first.") + " " + share, "30 %"),
        "drop-off reason": (why, _("Friends move away")),
    }
