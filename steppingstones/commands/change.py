"""`./stones change`: what changed for the same few people between two times, from a spreadsheet."""

import argparse
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from decimal import Decimal

from . import CommandError, set_up
from .sheets import add_file, add_ways, as_json, chance, few, read_sheet, table

NAME = "change"
HELP = "Say what changed for the same people between two times, and how sure that is, from a CSV or XLSX file."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add_file(parser)
    add("--person", metavar="COLUMN", required=True, help="the column that says who answered, the same both times")
    add("--time", metavar="COLUMN", required=True, help="the column that says when")
    add("--value", metavar="COLUMN", required=True, action="append", help="a column with answers; as often as you like")
    add("--first", metavar="WORD", default="", help="what the column of the time says before")
    add("--last", metavar="WORD", default="", help="what it says after")
    add("--low-is-good", metavar="COLUMN", action="append", default=[], help="a column where fewer points are better")
    add("--ons4", metavar="COLUMN=QUESTION", action="append", default=[], help="an official question on wellbeing")
    add("--least", metavar="NUMBER", type=Decimal, help="the lowest answer that there is")
    add("--most", metavar="NUMBER", type=Decimal, help="the highest answer that there is")
    add("--then", metavar="COLUMN=COLUMN", action="append", default=[], help="where they said later how it had been")
    add("--mean", action="store_true", help="the mean change too, with its range (20 people or more)")
    add("--chosen-for-low", action="store_true", help="people take part because they were doing badly")
    _add_norm(parser)
    add_ways(parser)


def _add_norm(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument_group("an instrument with published numbers, to count reliable changes").add_argument
    add("--norm-source", metavar="WORDS", default="", help="where they are published")
    add("--norm-questions", metavar="NUMBER", type=int, default=0, help="how many questions it adds up")
    add("--norm-people", metavar="NUMBER", type=int, default=0, help="on how many people the numbers rest")
    add("--norm-spread", metavar="NUMBER", type=float, help="its standard deviation")
    add("--norm-reliability", metavar="NUMBER", type=float, default=0.0, help="how reliable it is, from 0 to 1")
    add("--norm-troubled", metavar="NUMBER", type=float, help="the mean of people who need help")
    add("--norm-well", metavar="NUMBER", type=float, help="the mean of people who do not")


def run(options: argparse.Namespace) -> int:
    set_up()
    from ..methods.change import paired_change, several

    if unknown := set(options.low_is_good) - set(options.value):
        raise CommandError(f"--low-is-good names “{sorted(unknown)[0]}”, which is in no --value.")
    official, then = _official(options), _looking_back(options)
    waves = _read(options, official, then)
    series = [(_item(name, options, official), waves.before[name], waves.after[name]) for name in options.value]
    series += [
        (replace(item, name=f"{item.name}, looking back", looks_back=True), waves.after[then[item.name]], after)
        for item, _before, after in series
        if item.name in then
    ]
    found = several([paired_change(before, after, item) for item, before, after in series])
    told_of = [each.item.name for each in found if options.mean and not each.refusal]
    means = {item.name: _mean(item, before, after) for item, before, after in series if item.name in told_of}
    reliable = {name: _reliable(name, waves, options) for name in options.value if options.norm_spread is not None}
    bands = {
        each.item.name: _bands(each, waves, official[each.item.name]) for each in found if each.item.name in official
    }
    told = _as_json if options.json else _as_words
    print(told(found, _More(reliable=reliable, bands=bands, means=means), waves))
    return 0


@dataclass(frozen=True, kw_only=True)
class _More:
    """What is told beside the change, by the name of what was asked."""

    reliable: Mapping
    bands: Mapping
    means: Mapping


def _looking_back(options: argparse.Namespace) -> dict[str, str]:
    """By the column of what was asked, that in which people said later how it had been."""
    found = dict(each.partition("=")[::2] for each in options.then)
    for column, then in found.items():
        if column not in options.value or not then:
            raise CommandError("Give --then as a column of --value, “=”, and the column in which people looked back.")
    return found


def _mean(item, before, after):
    """The mean change for the better, where it may be told."""
    from ..methods.resampled import resampled

    sign = -1 if item.low_is_good else 1
    return resampled([sign * float(after[who] - before[who]) for who in before if who in after])


def _official(options: argparse.Namespace) -> dict[str, str]:
    """Which columns hold which of the four official questions."""
    from ..methods.wellbeing import BANDS

    found = dict(each.rpartition("=")[::2] for each in options.ons4)
    for column, question in found.items():
        if column not in options.value or question not in BANDS:
            raise CommandError(f"Give --ons4 as a column of --value, “=”, and one of: {', '.join(BANDS)}.")
    return found


def _bands(found, waves, question: str) -> dict:
    """How many people were in each official band before and after, where counts may be told."""
    from ..methods.wellbeing import people_in_bands

    if found.moves is None:
        return {}
    before, after = waves.before[found.item.name], waves.after[found.item.name]
    both = [who for who in before if who in after]
    counts = [people_in_bands(question, (int(wave[who]) for who in both)) for wave in (before, after)]
    return {band: (counts[0][band], counts[1][band]) for band in counts[0]}


def _read(options: argparse.Namespace, official: dict[str, str], then: dict[str, str]):
    from ..formats.waves import WaveColumns, read_waves

    columns = WaveColumns(
        person=options.person,
        time=options.time,
        values=tuple(dict.fromkeys([*options.value, *then.values()])),
        first=options.first,
        last=options.last,
        least=options.least,
        most=options.most,
        zero_to_ten=frozenset([*official, *(then[column] for column in official if column in then)]),
    )
    return read_sheet(options, lambda sheet: read_waves(sheet, columns))


def _item(name: str, options: argparse.Namespace, official: dict[str, str]):
    from ..methods.change import Item
    from ..methods.wellbeing import BANDS, LOW_IS_GOOD

    if question := official.get(name):
        low = BANDS[question] == LOW_IS_GOOD
        return Item(name=name, low_is_good=low, best=0 if low else 10, chosen_for_low=options.chosen_for_low)
    low = name in options.low_is_good
    best = options.least if low else options.most
    return Item(name=name, low_is_good=low, best=best, chosen_for_low=options.chosen_for_low)


def _reliable(name: str, waves, options: argparse.Namespace):
    from ..methods.reliable import Norm, reliable_change

    norm = Norm(
        source=options.norm_source,
        questions=options.norm_questions,
        people=options.norm_people,
        spread=options.norm_spread,
        reliability=options.norm_reliability,
        troubled=options.norm_troubled,
        well=options.norm_well,
        low_is_good=name in options.low_is_good,
    )
    before, after = waves.before[name], waves.after[name]
    return reliable_change([(float(before[who]), float(after[who])) for who in before if who in after], norm)


# --- In words -----------------------------------------------------------------------------------------------


def _as_words(found, more, waves) -> str:
    header = ["", "Before", "After", "Both", "Better", "Same", "Worse", "By chance"]
    rows = [_row(each) for each in found]
    parts = [f"From “{waves.first}” to “{waves.last}”", table(header, rows)]
    for each in found:
        in_bands = [
            f"  {band}: {one} before, {other} after"
            for band, (one, other) in more.bands.get(each.item.name, {}).items()
        ]
        parts.append("\n".join([*_told(each, more), *in_bands]))
    return "\n\n".join(parts)


def _row(found) -> list[str]:
    counts = [found.moves.up, found.moves.same, found.moves.down] if found.moves else ["–"] * 3
    often = found.chance_of_ranks if found.chance_of_many is None else found.chance_of_many
    return [found.item.name, found.before, found.after, found.pairs, *counts, chance(often)]


def _told(found, more) -> list[str]:
    from ..queries.change_words import cautions, headline, reason

    name = found.item.name
    lines = [headline(found), *_middles(found), *_sure(found), *_range(more.means.get(name)), *_missing(found)]
    told = [*lines, *_people(more.reliable.get(name)), reason(found), *cautions(found)]
    return [found.item.name, *(f"  {line}" for line in told if line)]


def _middles(found) -> list[str]:
    if found.middle_before is None:
        return []
    return [
        f"Middle answer: {few(found.middle_before)} before, {few(found.middle_after)} after; "
        f"middle change for the better: {few(found.middle_change)}"
    ]


def _sure(found) -> list[str]:
    if found.share_low is None:
        return []
    lines = [
        f"Share that got better (95 %): {found.share:.3f}, from {found.share_low:.3f} to {found.share_high:.3f}",
        f"By chance alone: {chance(found.chance_of_signs)} by who moved which way, {chance(found.chance_of_ranks)} "
        f"by how far too, {chance(found.chance_of_mean)} by the mean",
    ]
    if found.chance_of_many is not None:
        lines.append(f"By chance alone, as one of so many questions: {chance(found.chance_of_many)}")
    if found.moved:
        moved = found.moved
        sure = f"{100 * moved.confidence:.1f} %"
        lines.append(f"Points better ({sure}): {few(moved.size)}, from {few(moved.low)} to {few(moved.high)}")
        lines.append(f"Net better (-1 to 1): {few(found.net)}; chance to get better: {few(found.improvement)}")
    return lines


def _range(mean) -> list[str]:
    from ..queries.change_words import NO_RANGE

    if mean is None:
        return []
    if mean.refusal:
        return [NO_RANGE[mean.refusal]()]
    ends = f"from {few(mean.low, 2)} to {few(mean.high, 2)}"
    return [f"Mean change for the better (95 %, drawn {mean.draws:,} times): {few(mean.size, 2)}, {ends}"]


def _missing(found) -> list[str]:
    if not found.missing:
        return []
    gone = found.missing
    lines = [f"{gone.people} did not answer again: share of all between {gone.share_low:.3f} and {gone.share_high:.3f}"]
    if gone.stayed_above:
        lines.append(f"Where they began, beside those who left (-1 to 1): {few(gone.stayed_above.delta)}")
    return lines


def _people(found) -> list[str]:
    from ..queries.change_words import not_reliable

    if found is None:
        return []
    if found.refusal:
        return [not_reliable(found.refusal)]
    lines = [
        f"Reliably, by {few(found.least)} points or more: "
        f"{found.better} better, {found.worse} worse, {found.neither} neither"
    ]
    if found.cut_off is not None:
        lines.append(f"{found.crossed} crossed to where people are well ({few(found.cut_off)})")
    return lines


def _as_json(found, more, waves) -> str:
    from ..queries.change_words import cautions, headline, reason

    def told(each):
        name = each.item.name
        counted = {"share": each.share, "net": each.net, "improvement": each.improvement}
        words = {"headline": headline(each), "reason": reason(each), "to_know": cautions(each)}
        beside = {"reliable": more.reliable.get(name), "bands": more.bands.get(name), "mean": more.means.get(name)}
        return asdict(each) | counted | words | beside

    return as_json({"first": waves.first, "last": waves.last, "items": [told(each) for each in found]})
