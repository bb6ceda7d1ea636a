"""`./stones sroi`: a value map from a spreadsheet, worked out, tested, and judged."""

import argparse
from dataclasses import asdict, replace
from decimal import Decimal, InvalidOperation
from io import BytesIO
from pathlib import Path

from . import CommandError, set_up
from .sheets import add_ways, as_json, few, read_file, table

NAME = "sroi"
HELP = "Work out what a value map is worth beside what went in, how sure that is, and whether it may be told."
TOP = 12


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("file", metavar="MAP", help="a .csv or .xlsx file: our columns, or the layout of Social Value UK")
    add("--inputs", metavar="AMOUNT", type=_amount, help="what went in, instead of the rows of the map that say it")
    add("--rate", metavar="SHARE", type=_amount, help="less worth for each year, such as 0.035; else the Green Book")
    add("--convention", choices=["guide", "base_year_0", "mid_year"], help="from when on it is less")
    add("--simulate", metavar="DRAWS", type=int, help="draw all unsure numbers so often, 10000 or more")
    add("--seed", type=int, default=1, help="a number; the same one draws the same again")
    add("--forecast", action="store_true", help="nothing of it has happened yet")
    add("--even", action="store_true", help="draw shares evenly from their range, not around what was thought")
    add("--bell", action="store_true", help="draw amounts nearer to what was thought, with rare ends (PERT)")
    add("--xlsx", metavar="OUT", type=Path, help="write the map too, in the layout of Social Value UK, with formulas")
    add_ways(parser)


def _amount(text: str) -> Decimal:
    try:
        found = Decimal(text.replace(",", ""))
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or abs(found) >= Decimal(10) ** 12:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number, such as 50000 or 0.035")
    return found


def run(options: argparse.Namespace) -> int:
    set_up()
    from ..formats.value_map_xlsx import read_map_file
    from ..methods.value import Convention
    from ..methods.value_judged import judge
    from ..methods.value_tables import GREEN_BOOK, one_rate

    _check(options)
    read = read_file(options, lambda file: read_map_file(file, options.file, encoding=options.encoding))
    value_map = read.value_map
    put_in = value_map.put_in if options.inputs is None else options.inputs
    rates = (read.file.rates or GREEN_BOOK) if options.rate is None else one_rate(options.rate)
    judged = judge(value_map, put_in, rates, Convention(options.convention or read.file.convention or "guide"))
    drawn = _drawn(value_map, judged, options)
    if options.xlsx:
        _write(read.file, judged, options.xlsx)
    told = _as_json if options.json else _as_words
    print(told(read, judged, drawn, is_forecast=options.forecast))
    return 0


def _check(options: argparse.Namespace) -> None:
    if options.rate is not None and not 0 <= options.rate < 1:
        raise CommandError("Give --rate as a share from 0 to below 1, such as 0.035 for 3.5 %.")
    if options.xlsx and options.xlsx.suffix.lower() != ".xlsx":
        raise CommandError("The file after --xlsx must end in .xlsx.")
    if options.xlsx and options.inputs is not None:
        raise CommandError("With --xlsx, write what went in into the map itself, so that its sums stay right.")


def _write(file, judged, path: Path) -> None:
    from ..formats.sheet import SpreadsheetError
    from ..formats.value_map_out import write_value_map
    from ..queries.value_words import beside, reason

    missing = [reason(finding) for finding in judged.findings]
    chosen, to = replace(file, rates=judged.rates, convention=judged.convention), BytesIO()
    try:
        write_value_map(chosen, to, missing=missing, beside=beside(judged))
        path.write_bytes(to.getvalue())
    except (OSError, SpreadsheetError) as error:
        raise CommandError(f"{path} could not be written: {error}") from error


def _drawn(value_map, judged, options: argparse.Namespace):
    if options.simulate is None or judged.findings:
        return None
    from ..methods.value_draws import Shape, simulate

    return simulate(
        value_map.rows,
        judged.worth.put_in,
        judged.rates,
        judged.convention,
        draws=options.simulate,
        seed=options.seed,
        of_shares=Shape.EVEN if options.even else Shape.PEAK,
        of_amounts=Shape.BELL if options.bell else Shape.PEAK,
    )


# --- In words -----------------------------------------------------------------------------------------------


def _as_words(read, judged, drawn, *, is_forecast: bool) -> str:
    from ..queries.value_words import CONVENTIONS, forecast

    value_map = read.value_map
    parts = [
        "\n".join(read.notes),
        forecast(is_forecast=is_forecast),
        _rows(value_map, judged.worth),
        _years(judged.worth),
        _went_in(value_map, judged.worth),
    ]
    rates = ", ".join(f"{few(100 * rate)} %" for _last, rate in judged.rates.steps)
    dated = f" ({judged.rates.dated})" if judged.rates.dated else ""
    parts.append(f"Less worth each year: {rates}: {judged.rates.name}{dated}. {CONVENTIONS[judged.convention]()}")
    parts += _refused(judged) if judged.findings else [*_told(judged, drawn), _said(read.said, judged.worth.ratio)]
    return "\n\n".join(filter(None, [*parts, _left_out(value_map)]))


def _money(amount) -> str:
    from ..methods.value import pence

    return f"{pence(amount):,}"


def _rows(value_map, worth) -> str:
    rows = [
        (f"{row.what} ({row.whom})", _money(impact)) for row, impact in zip(value_map.rows, worth.impacts, strict=True)
    ]
    return table(["Outcome", "First year"], [*rows, ("All", _money(sum(worth.impacts, Decimal(0))))]) if rows else ""


def _years(worth) -> str:
    rows = zip(range(1, len(worth.totals) + 1), worth.totals, worth.present, strict=True)
    told = [(str(year), _money(total), _money(today)) for year, total, today in rows]
    return table(
        ["Year", "Worth", "Worth today"], [*told, ("All", _money(sum(worth.totals, Decimal(0))), _money(worth.total))]
    )


def _went_in(value_map, worth) -> str:
    rows = [
        (
            each.what,
            few(each.hours) if each.hours is not None else "",
            "–" if each.amount is None else _money(each.amount),
        )
        for each in value_map.inputs
    ]
    return table(["Went in", "Hours", "Amount"], [*rows, ("Counted", "", _money(worth.put_in))])


def _refused(judged) -> list[str]:
    from ..queries.value_words import reason

    return ["There is no ratio:\n" + "\n".join(f"- {reason(finding)}" for finding in judged.findings)]


def _told(judged, drawn) -> list[str]:
    from ..queries.value_words import beside

    worth = judged.worth
    paid = "" if worth.payback_months is None else f" As much as went in after {few(worth.payback_months, 2)} months."
    sums = f"Ratio {few(worth.ratio)}, less what went in {_money(worth.net)} ({few(worth.net_ratio)}).{paid}"
    return [
        _headline(judged, drawn),
        sums,
        _moves(judged),
        _breaks_even(judged),
        _chance(drawn),
        "To know beside it:\n" + "\n".join(f"- {line}" for line in beside(judged)),
    ]


def _said(said, ratio) -> str:
    """What the file shows itself, where it is another ratio than ours."""
    if said is None or abs(said - ratio) <= Decimal("0.005"):
        return ""
    return (
        f"The file itself says {few(said)}, and here it comes to {few(ratio)}. It may take years in another way: "
        "try --convention and --rate."
    )


def _headline(judged, drawn) -> str:
    from ..methods.value import about
    from ..methods.value_judged import reach

    told, ends = f"About {about(judged.worth.ratio):f} for each 1 that went in", reach(judged, drawn)
    if not ends:
        return f"{told}."
    return f"{told}; it could be from {about(ends[0]):f} to {about(ends[1]):f}."


def _moves(judged) -> str:
    rows = [
        (_name(bar.lever), few(bar.lever.low), few(bar.lever.high), *map(few, (bar.at_low, bar.at_high, bar.swing)))
        for bar in judged.bars[:TOP]
    ]
    return table(["What moves it most", "Low", "High", "Ratio at low", "Ratio at high", "Swing"], rows)


def _breaks_even(judged) -> str:
    rows = [
        (_name(switch.lever), few(switch.lever.at), "nowhere" if switch.value is None else few(switch.value))
        for switch in judged.switches
    ]
    return table(["As much out as in", "Now", "If it were"], rows)


def _name(lever) -> str:
    from ..queries.value_words import PARTS

    return f"{lever.name}: {PARTS[lever.part]()}"


def _chance(drawn) -> str:
    from ..queries.value_words import not_drawn

    if drawn is None:
        return ""
    if drawn.refusal:
        return not_drawn(drawn.refusal)
    drawn_so = f"Drawn {drawn.draws:,} times (seed {drawn.seed}): in 90 of 100"
    ends = f"from {few(drawn.low, 2)} to {few(drawn.high, 2)}, middle {few(drawn.middle, 2)}"
    less = f"Less came out than went in: {100 * drawn.below_one:.1f} %."
    rows = [(_name(each.lever), f"{100 * each.share:.0f} %") for each in drawn.movers[:TOP]]
    return f"{drawn_so} {ends}. {less}\n{table(['What moves it', 'Part'], rows)}"


def _left_out(value_map) -> str:
    if not value_map.left_out:
        return ""
    return "\n".join(["It counts, and has no amount:", *(f"- {words}" for words in value_map.left_out)])


def _as_json(read, judged, drawn, *, is_forecast: bool) -> str:
    from ..queries.value_words import FLAGS, limits, reason

    words = {
        "reasons": [reason(finding) for finding in judged.findings],
        "to_know": [FLAGS[flag]() for flag in judged.flags],
        "limits": [] if judged.findings else limits(),
    }
    bars = [asdict(bar) | {"swing": bar.swing} for bar in judged.bars]
    told = asdict(judged) | {"bars": bars, "low": judged.low, "high": judged.high}
    told |= {"simulation": drawn, "left_out": read.value_map.left_out, "is_forecast": is_forecast}
    return as_json(told | words | {"file_says": read.said, "file_notes": read.notes})
