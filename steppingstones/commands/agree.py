"""`./stones agree`: how far people agree who judged the same things, from a spreadsheet."""

import argparse

from . import CommandError, set_up
from .sheets import add_file, add_ways, as_json, few, read_sheet

NAME = "agree"
HELP = "Say how far people agree who judged the same things (Krippendorff's alpha), from a CSV or XLSX file."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add_file(parser)
    add("--unit", metavar="COLUMN", required=True, help="the column that says which thing was judged")
    add("--coder", metavar="COLUMN", required=True, action="append", help="the column that says who judged")
    add("--value", metavar="COLUMN", default="", help="what they said; without it, each --coder is a person's column")
    add("--level", choices=["nominal", "ordinal", "interval", "ratio"], default="nominal", help="what the values are")
    add("--seed", type=int, default=1, help="a number; the same one gives the same range again")
    add_ways(parser)


def run(options: argparse.Namespace) -> int:
    set_up()
    from ..methods.agreement import krippendorff

    if options.value and len(options.coder) > 1:
        raise CommandError("Give one --coder with --value, or several --coder without it.")
    judged = _read(options)
    found = krippendorff(judged.units.values(), options.level, seed=options.seed)
    others = _others(judged.units, options.level) if found.refusal is None else {}
    print(_as_json(found, options, others) if options.json else "\n".join([_as_words(found), *_told(others)]))
    return 0


def _read(options: argparse.Namespace):
    from ..formats.judgements import JudgementColumns, read_judgements

    columns = JudgementColumns(unit=options.unit, coders=tuple(options.coder), value=options.value)
    return read_sheet(options, lambda sheet: read_judgements(sheet, columns, scale=options.level))


def _as_words(found) -> str:
    from ..queries.agreement_words import reading

    lines = [f"{found.units:,} things were judged by two people or more; {found.coders} people judged."]
    if found.units:
        lines.append(f"All said the same of {found.all_agree:,} of them ({found.percent:.1f} %).")
    if found.alpha is not None:
        lines.append(f"Krippendorff's alpha: {found.alpha:.4f}")
    if found.low is not None:
        lines.append(f"Range (95 %): {found.low:.4f} to {found.high:.4f}")
    return "\n".join([*lines, reading(found)])


def _others(units, level: str) -> dict:
    """Measures that others ask for, where nobody left a gap."""
    from ..methods.kappa import Weights, cohen, fleiss

    coders = list(dict.fromkeys(coder for unit in units.values() for coder in unit))
    if any(len(unit) < len(coders) for unit in units.values()):
        return {}
    judged = [tuple(unit[coder] for coder in coders) for unit in units.values()]
    if len(coders) > 2:
        found = fleiss(judged)
        return {"fleiss": found.kappa, "away": found.away, "by_value": {str(k): v for k, v in found.by_value.items()}}
    ordered = {} if level == "nominal" else {"linear": Weights.LINEAR, "square": Weights.SQUARE}
    return {"cohen": cohen(judged).kappa} | {name: cohen(judged, weights).kappa for name, weights in ordered.items()}


OTHERS = {
    "cohen": "Cohen's kappa",
    "linear": "Cohen's kappa, near answers counted by places",
    "square": "Cohen's kappa, near answers counted by squares",
    "fleiss": "Fleiss' kappa",
    "away": "In standard errors from chance",
}


def _told(others) -> list[str]:
    lines = [f"{OTHERS[name]}: {few(others[name])}" for name in others if name in OTHERS]
    return lines + [f"Fleiss' kappa of “{value}”: {few(kappa)}" for value, kappa in others.get("by_value", {}).items()]


def _as_json(found, options: argparse.Namespace, others: dict) -> str:
    from dataclasses import asdict

    from ..queries.agreement_words import reason

    told = asdict(found) | {"level": options.level, "percent": found.percent, "reading": found.reading.value}
    return as_json(told | {"reason": reason(found), "others": others})
