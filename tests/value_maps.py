"""Value maps that the tests work out."""

from decimal import Decimal

from steppingstones.methods.value_map import Part, Row
from steppingstones.methods.value_tables import one_rate

RATE = one_rate(Decimal("0.035"))
PART_OF = {"dw": "deadweight", "disp": "displacement", "att": "attribution", "drop": "drop_off"}
REASONS = dict.fromkeys(Part, "asked")


def row(what, quantity, value, *, years=1, **shares):
    """A row that may be told. Shares that are not given are nought, with a reason."""
    given = {PART_OF[name]: Decimal(str(share)) for name, share in shares.items()}
    return Row(
        whom="members",
        what=what,
        quantity=Decimal(str(quantity)),
        value=Decimal(str(value)),
        years=Decimal(years),
        source="a study",
        evidence="round 2",
        reasons=REASONS,
        **{"deadweight": Decimal(0), "attribution": Decimal(0)} | given,
    )


TENTHS = {"dw": 0.1, "disp": 0.1, "att": 0.1, "drop": 0.7, "years": 2}
TIME_BANK = [
    row("Increased socialisation", 95, 3432, **TENTHS),
    row("Improved health", 95, 600, **TENTHS),
    row("Greater independence", 90, 640, **TENTHS),
    row("More included", 95, 4353, **TENTHS),
]
MEALS = [
    row("A&E visits avoided", 7, 94, att=0.05),
    row("In-patient assessments", 7, 4964, att=0.05),
    row("Continuing care", 7, 7220, att=0.05, drop=0.5),
    row("GP visits", 90, 19, att=0.1, drop=0.1, years=5),
    row("New clubs", 16, 48.25, dw=0.1, att=0.35),
    row("District nurse visits", 14, 34, dw=1),
    row("Volunteers' health", 4, 162.50, dw=0.7, att=0.1, drop=0.35),
    row("Neighbours' shopping", 275, -5, dw=0.05, drop=0.05, years=3),
]
DEMO = [
    row("A", 12, 1100, dw=0.25, att=0.30, drop=0.25, years=3),
    row("B", 9, 310.50, dw=0.15, disp=0.05, att=0.40),
    row("C", 1, 14500, dw=0.10, att=0.50),
    row("D", 6, -420, drop=0.50, years=2),
]
