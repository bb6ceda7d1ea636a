"""A value map in the words of its pages: the range first, what moves it, when it would be even, what is missing."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..methods.value import about
from ..methods.value_levers import Bar, Lever, Switch
from ..methods.value_map import SHARES, Part
from ..methods.value_tables import LATER_WELLBYS, WAGES, WELLBY, Amount
from ..models import ValueFigure, ValueRow
from .giving_words import figure, in_money
from .report_words import day
from .value_words import CONVENTIONS, FLAGS, PARTS, forecast, limits, reason
from .values import Found, Missing

MOST_TOLD = 8  # of what moves the ratio, and of when it would be even
MINUS = "\N{MINUS SIGN}"


def for_a_pound(ratio: Decimal) -> str:
    """With two figures that mean something: £1.20, £16, −£0.30."""
    size = about(abs(ratio))
    places = 0 if size >= 10 else 2
    if 0 < size < 1:
        places = max(2, -int(size.normalize().as_tuple().exponent))
    sign = MINUS if ratio < 0 and size else ""
    return sign + _("£%(n)s") % {"n": number_format(size, decimal_pos=places, force_grouping=True)}


def money(amount: Decimal) -> str:
    """To the penny, as it is printed."""
    size = abs(amount).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return (MINUS if amount < 0 and size else "") + in_money(size)


def pounds(amount: Decimal) -> str:
    """To the pound: a worth is never known to the penny."""
    return money(amount.quantize(Decimal(1), ROUND_HALF_UP))


def percent(share: Decimal) -> str:
    """The sign stays on the line of its number."""
    return (_("%(n)s %%") % {"n": figure(100 * share)}).replace(" ", "\N{NO-BREAK SPACE}")


def number_of(part: Part | str, at: Decimal | None) -> str:
    """A number as its part is told: a share in percent, a worth in pounds."""
    if at is None:
        return _("blank")
    if part in SHARES:
        return percent(at)
    return money(at) if part == Part.VALUE else figure(at)


def headline(found: Found) -> str:
    """The range, in one sentence."""
    if not found.has_ratio:
        return _("This map has no ratio yet.")
    ahead, back = _("About %(ratio)s for each £1 that goes in"), _("About %(ratio)s for each £1 that went in")
    told = (ahead if found.map.is_forecast else back) % {"ratio": for_a_pound(found.judged.worth.ratio)}
    if not found.ends:
        return f"{told}."
    low, high = map(for_a_pound, found.ends)
    could = _("it could be %(low)s to %(high)s.") % {"low": low, "high": high}
    return f"{told}; {could}"


def looks(found: Found) -> str:
    return forecast(is_forecast=found.map.is_forecast)


def came(found: Found) -> str:
    """A heading that does not say of a forecast that it has happened."""
    return _("What may come of it") if found.map.is_forecast else _("What came of it")


def went(found: Found) -> str:
    return _("What goes in") if found.map.is_forecast else _("What went in")


def conventions(found: Found) -> list[str]:
    """The choices without which the number says nothing."""
    rates = found.judged.rates
    name = f"{rates.name}, {dated(rates.dated)}" if rates.dated else _("a rate of your own")
    told = [
        _("Each later year is worth less: %(rate)s a year. Source: %(name)s.")
        % {"rate": percent(rates.of(1)), "name": name},
        str(CONVENTIONS[found.judged.convention]()),
    ]
    if found.map.price_year:
        told.append(_("Amounts are in the prices of %(year)s.") % {"year": found.map.price_year})
    return told


def dated(known: str) -> str:
    """A day of a table as people write it; of some only the year is known."""
    return known if len(known) == len("2024") else day(date.fromisoformat(known))


def published(amount: Amount) -> str:
    """An amount that others publish, with its source and its day."""
    span = amount.span
    ends = {"low": in_money(span.low), "high": in_money(span.high)} if span else {}
    told = _("%(amount)s (%(low)s to %(high)s)") if span else "%(amount)s"
    from_whom = _("in the prices of %(year)s. %(name)s: %(source)s, %(day)s.")
    about = {"year": amount.price_year, "name": amount.name, "source": amount.source, "day": dated(amount.dated)}
    return f"{told % {'amount': in_money(amount.amount), **ends}}, {from_whom % about}"


def published_wellbys() -> list[str]:
    return [*map(published, (WELLBY, *LATER_WELLBYS))]


def published_wages() -> list[str]:
    return [*map(published, WAGES)]


# --- What is missing ----------------------------------------------------------------------------------------


def missing_words(missing: Missing) -> str:
    """What keeps the ratio back, in the words of the question."""
    finding = missing.finding
    if not missing.is_blank_number:
        return reason(finding)
    where = " · ".join(filter(None, (finding.what, finding.whom)))
    if not finding.what:
        return _("%(where)s: What changes for them is blank.") % {"where": where}
    part = _("how long it lasts") if missing.is_years else PARTS[finding.part]()
    return _("%(where)s: %(part)s is blank. Blank is not nought.") % {"where": where, "part": part}


def not_looked_at(found: Found) -> list[str]:
    """The numbers that may be blank, each with the rows in which it is."""
    words = _("Nobody wrote down how much was %(part)s. The sum takes nothing off for it: %(rows)s.")
    rows: dict[Part, list[str]] = {}
    for row, part in found.not_looked_at:
        rows.setdefault(part, []).append(str(row))
    return [words % {"part": PARTS[part](), "rows": "; ".join(names)} for part, names in rows.items()]


def flags(found: Found) -> list[str]:
    twice = _(
        "“%(one)s” and “%(other)s” are for the same people, on one way of the pathway. Is one thing counted twice?"
    )
    pairs = [twice % {"one": one.what, "other": other.what} for one, other in found.on_one_way[:MOST_TOLD]]
    return [*pairs, *(str(FLAGS[flag]()) for flag in found.judged.flags)]


def cannot_say() -> list[str]:
    return limits()


# --- What moves it ------------------------------------------------------------------------------------------


def lever_name(lever: Lever) -> str:
    """At the beginning of a sentence, also where it is the name of a partner as somebody typed it."""
    return lever.name[:1].upper() + lever.name[1:]


def lever_words(lever: Lever) -> str:
    return f"{lever_name(lever)}: {PARTS[lever.part]()}"


def bars_told(found: Found) -> list[Bar]:
    """Those that move the ratio by more than is told of it, the longest first."""
    moving = [bar for bar in found.judged.bars if for_a_pound(bar.at_low) != for_a_pound(bar.at_high)]
    return moving[:MOST_TOLD]


def moves(found: Found) -> Iterator[str]:
    """The bars in sentences, the longest first."""
    words = _("%(name)s. From %(low)s to %(high)s, the £1 brings %(at_low)s to %(at_high)s.")
    told = bars_told(found)
    for bar in told:
        yield words % {
            "name": lever_words(bar.lever),
            "low": number_of(bar.lever.part, bar.lever.low),
            "high": number_of(bar.lever.part, bar.lever.high),
            "at_low": for_a_pound(bar.at_low),
            "at_high": for_a_pound(bar.at_high),
        }
    if len(told) < len(found.judged.bars):
        yield _("The other numbers move it less.")


def bar_cells(bar: Bar) -> tuple[str, ...]:
    part = bar.lever.part
    ends = (number_of(part, bar.lever.low), number_of(part, bar.lever.high))
    return (lever_words(bar.lever), *ends, for_a_pound(bar.at_low), for_a_pound(bar.at_high))


def breaks_even(found: Found, may_tell: Callable[[Lever], bool] = lambda _lever: True) -> list[str]:
    """When as much would come out as went in, if all else stayed: those that move the ratio most come first."""
    order = {(bar.lever.part, bar.lever.name): place for place, bar in enumerate(found.judged.bars)}
    could = [each for each in found.judged.switches if each.value is not None and not _is_at_its_end(each)]
    known = sorted(
        (each for each in could if may_tell(each.lever)),
        key=lambda each: order.get((each.lever.part, each.lever.name), len(order)),
    )
    told = [_even(each, is_above=found.judged.worth.ratio >= 1) for each in known[:MOST_TOLD]]
    if not could:
        return [_("No single number could bring it there by itself, if all others stay.")]
    if len(could) == len(told) < len(found.judged.switches):
        told.append(_("No other number could bring it there by itself."))
    return told


def _is_at_its_end(switch: Switch) -> bool:
    """So near to all or to nothing that it is told as that, and nobody could go beyond it."""
    part, value = switch.lever.part, switch.value
    if part in SHARES:
        return _in_hundredths(value) in (0, 1)
    return part == Part.VALUE and money(value) == money(Decimal(0))


def _in_hundredths(share: Decimal) -> Decimal:
    return share.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _even(switch: Switch, *, is_above: bool) -> str:
    lever, value = switch.lever, switch.value
    is_more = value > lever.at
    ends = {"to": _even_at(lever.part, value, is_more), "now": number_of(lever.part, lever.at)}
    return _EVEN[is_above](lever.part, is_more) % {"name": lever_name(lever), **ends}


def _even_at(part: Part, value: Decimal, is_more: bool) -> str:
    """No finer than anybody can know it, and whole people."""
    if part in SHARES:
        return percent(_in_hundredths(value))
    if part == Part.VALUE:
        return pounds(value) if abs(value) >= 10 else money(value)
    return figure(value.quantize(Decimal(1), ROUND_FLOOR if is_more else ROUND_CEILING))


def _still(part: Part, is_more: bool) -> str:
    more = {
        Part.DEADWEIGHT: _("unless more than %(to)s would have come anyway"),
        Part.DISPLACEMENT: _("unless more than %(to)s was only moved from elsewhere"),
        Part.ATTRIBUTION: _("unless more than %(to)s is due to others"),
        Part.DROP_OFF: _("unless more than %(to)s is lost each year"),
        Part.QUANTITY: _("unless it came about for more than %(to)s"),
        Part.VALUE: _("unless one is worth more than %(to)s"),
    }
    less = {
        Part.DEADWEIGHT: _("unless less than %(to)s would have come anyway"),
        Part.DISPLACEMENT: _("unless less than %(to)s was only moved from elsewhere"),
        Part.ATTRIBUTION: _("unless less than %(to)s is due to others"),
        Part.DROP_OFF: _("unless less than %(to)s is lost each year"),
        Part.QUANTITY: _("unless it came about for fewer than %(to)s"),
        Part.VALUE: _("unless one is worth less than %(to)s"),
    }
    told = (more if is_more else less)[part]
    return _("%%(name)s: it would still be worth what went in, %(told)s (you say %%(now)s).") % {"told": told}


def _only(part: Part, is_more: bool) -> str:
    at_least = {
        Part.DEADWEIGHT: _("if %(to)s or more would have come anyway"),
        Part.DISPLACEMENT: _("if %(to)s or more was only moved from elsewhere"),
        Part.ATTRIBUTION: _("if %(to)s or more is due to others"),
        Part.DROP_OFF: _("if %(to)s or more is lost each year"),
        Part.QUANTITY: _("if it came about for %(to)s or more"),
        Part.VALUE: _("if one is worth %(to)s or more"),
    }
    at_most = {
        Part.DEADWEIGHT: _("if %(to)s or less would have come anyway"),
        Part.DISPLACEMENT: _("if %(to)s or less was only moved from elsewhere"),
        Part.ATTRIBUTION: _("if %(to)s or less is due to others"),
        Part.DROP_OFF: _("if %(to)s or less is lost each year"),
        Part.QUANTITY: _("if it came about for %(to)s or fewer"),
        Part.VALUE: _("if one is worth %(to)s or less"),
    }
    told = (at_least if is_more else at_most)[part]
    return _("%%(name)s: it would be worth what went in %(told)s (you say %%(now)s).") % {"told": told}


_EVEN = {True: _still, False: _only}


def chance(found: Found) -> list[str]:
    """What all draws together say."""
    drawn = found.drawn
    if drawn is None or drawn.refusal or drawn.low is None:
        return [_("Nobody wrote down from where to where the numbers may be, so each was moved by a fifth.")]
    told = {"draws": number_format(drawn.draws, force_grouping=True), "seed": drawn.seed}
    ends = {"low": for_a_pound(Decimal(drawn.low)), "high": for_a_pound(Decimal(drawn.high))}
    lines = [
        _("All unsure numbers were drawn anew %(draws)s times (seed %(seed)s).") % told,
        _("In 90 of 100 draws, each £1 brings %(low)s to %(high)s.") % ends,
        _below_one(drawn.below_one),
    ]
    if found.ends and tuple(map(for_a_pound, found.ends)) != (ends["low"], ends["high"]):
        lines.append(_("The range at the top reaches further, because one number alone could bring it there."))
    return lines


def _below_one(share: float) -> str:
    """Nought of a hundred and all of them are said only where they are that."""
    if share == 0:
        return _("In none of the draws, less comes out than went in.")
    if share == 1:
        return _("In all draws, less comes out than went in.")
    if share < 0.01:
        return _("In fewer than 1 of 100 draws, less comes out than went in.")
    in_hundred = min(99, round(100 * share))
    return _("In about %(n)d of 100 draws, less comes out than went in.") % {"n": in_hundred}


# --- What numbers rest on -----------------------------------------------------------------------------------


def grades(found: Found) -> list[tuple[str, int]]:
    """How many numbers rest on what, all four kinds."""
    return [(str(label), found.grades[value]) for value, label in ValueFigure.Grade.choices]


def how_long(row: ValueRow, years: Decimal) -> str:
    told = ngettext("%(n)s year", "%(n)s years", 1 if years == 1 else 2) % {"n": figure(years)}
    return told if row.start == 1 else _("%(years)s, from year %(start)s on") % {"years": told, "start": row.start}
