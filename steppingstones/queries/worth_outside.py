"""A kept value map for readers outside the group: the range, what belongs beside it, and nobody picked out.

People are told in bands, and a row of fewer than five keeps all its numbers in the group: what one is worth, and the
parts taken off, would tell how many they are. So would the worth of a row, and totals to the pound; neither is told.
`docs/decisions/value-map-pages.md` says why.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from ..documents.blocks import AnyBlock, BulletList, Document, EasyRow, Heading, Notice, Paragraph, Table
from ..documents.kept import from_data, retold, to_data
from ..methods.suppression import PUBLISHED
from ..methods.value import about
from ..methods.value_levers import Lever
from ..methods.value_map import Part
from ..methods.value_tables import wellby_in
from ..models import ValueFigure, ValueRow
from . import worth_words as words
from .giving_words import in_hours, in_money
from .report_words import day, easy
from .review_page_words import band_words
from .said_did import masks
from .values import YEARS, Found, amount_of, figures_of


def document_of(found: Found, base_url: str = "") -> Document:
    """The map for the writers. Names that the group knows are masked."""
    one, project = found.map, found.map.project
    mask = masks(project)
    blocks = retold(to_data(tuple(_blocks(found))), mask)
    return Document(
        title=mask(one.name),
        subtitle=", ".join(filter(None, (mask(one.span), project.name, project.organisation.name))),
        made_on=_("Kept on %(day)s") % {"day": day(one.kept_on)},
        base_url=base_url,
        blocks=from_data(blocks),
    )


def in_short(found: Found) -> Iterator[AnyBlock]:
    """As a part of a report: the range, what has no amount, and what the numbers rest on."""
    yield Notice(text=words.looks(found), easy=easy(words.looks(found), "time"))
    yield from _range(found)
    yield from _left_out(found)
    yield from _rests_on(found)


def _blocks(found: Found) -> Iterator[AnyBlock]:
    yield Notice(text=words.looks(found), easy=easy(words.looks(found), "time"))
    yield from _range(found)
    yield from _left_out(found)
    yield from _rows(found)
    yield from _put_in(found)
    if found.has_ratio:
        yield from _moves(found)
    yield from _rests_on(found)
    yield Heading(text=_("How this was made"))
    yield Paragraph(
        text=_(
            "People are told in bands, such as 5 to 9. Where fewer than %(n)d people are in a row, its numbers stay in "
            "the group. What went in is told with two figures. Names are left out."
        )
        % {"n": PUBLISHED}
    )


# --- The range ----------------------------------------------------------------------------------------------


def _range(found: Found) -> Iterator[AnyBlock]:
    yield Heading(text=_("What it is worth beside what went in"), easy_text=_("What it is worth"))
    if not found.has_ratio:
        told = _("There is no ratio. Something that it needs is missing.")
        yield Paragraph(text=told, easy=easy(told, "money"))
        return
    told = words.headline(found)
    ratio = words.for_a_pound(found.judged.worth.ratio)
    back, ahead = (
        _("We put in £1. What came of it is worth about %(ratio)s."),
        _("We think: £1 can bring about %(ratio)s."),
    )
    short = (ahead if found.map.is_forecast else back) % {"ratio": ratio}
    yield Notice(text=told, easy=(*easy(short, "money"), *_easy_ends(found)))
    beside = [*words.flags(found), *words.not_looked_at(found)]
    if beside:
        yield Heading(text=_("Know this beside it"), level=3)
        yield BulletList(items=tuple(beside))
    yield Heading(text=_("What it cannot say"), level=3)
    rows = (*easy(_("Nobody can spend this money."), "money"), *easy(_("A number is not the whole story."), "think"))
    yield BulletList(items=tuple(words.cannot_say()), easy=rows)
    yield BulletList(items=tuple(words.chance(found)))


def _easy_ends(found: Found) -> tuple[EasyRow, ...]:
    if not found.ends:
        return ()
    low, high = map(words.for_a_pound, found.ends)
    ends = {"low": low, "high": high}
    return easy(_("It could be %(low)s. It could be %(high)s. We are not sure.") % ends, "think")


def _left_out(found: Found) -> Iterator[AnyBlock]:
    """With the same standing as the range: a heading of the same level, before any row."""
    yield Heading(text=_("What counts, and has no amount"), easy_text=_("What has no price"))
    if found.sums.left_out:
        rows = tuple(row for line in found.sums.left_out for row in easy(line))
        yield BulletList(items=found.sums.left_out, easy=rows)
    else:
        yield Paragraph(text=_("The group has named nothing. Not all that counts can be counted."))


# --- Rows ---------------------------------------------------------------------------------------------------


def is_small(row: ValueRow) -> bool:
    """Whether a number of people in it is so small that it stays in the group."""
    at = figures_of(row)["quantity"].at
    return (at is not None and 0 < at < PUBLISHED) or (row.people is not None and 0 < row.people < PUBLISHED)


def _rows(found: Found) -> Iterator[AnyBlock]:
    yield Heading(text=words.came(found))
    is_ahead = found.map.is_forecast
    worse = _("It may get worse for %(whom)s: %(what)s.") if is_ahead else _("It got worse for %(whom)s: %(what)s.")
    for row, sums in zip(found.rows, found.sums.rows, strict=True):
        better = _("For %(whom)s: %(what)s.")
        about_it = {"whom": row.whom, "what": (row.what or "–").rstrip(".")}
        told = easy((worse if sums.value < 0 else better) % about_it, row.what)
        yield Heading(text=row.what or row.whom, level=3)
        if is_small(row):
            small = _("These are fewer than %(n)d people. Their numbers stay in the group.")
            yield Paragraph(text=f"{row.whom}. {small % {'n': PUBLISHED}}", easy=told)
        else:
            header = (_("Number"), _("How much"), _("Rests on"), _("Why"))
            caption = _("For %(whom)s") % {"whom": row.whom}
            yield Table(caption=caption, header=header, rows=tuple(_numbers(row)), easy=told)


def _numbers(row: ValueRow) -> Iterator[tuple[str, str, str, str]]:
    for part, each in figures_of(row).items():
        rests = "–" if each.at is None else str(each.get_grade_display()).partition(":")[0]
        is_by_table = part == Part.VALUE and row.points is not None
        why = words.published(wellby_in(row.price_year)) if is_by_table else each.words
        yield str(each.get_part_display()), _told(row, part, each), rests, why or "–"


def _told(row: ValueRow, part: str, each: ValueFigure) -> str:
    """No range of how many: its ends would tell more than the band."""
    if part == Part.VALUE and row.points is not None:
        return _("By a table for satisfaction with life")
    if each.at is None:
        return _("Blank: not looked at yet")
    if part == Part.QUANTITY:
        return band_words(int(each.at))
    if part == YEARS:
        return words.how_long(row, each.at)
    told = words.number_of(part, each.at)
    if each.low is None or each.high is None:
        return told
    ends = {"low": words.number_of(part, each.low), "high": words.number_of(part, each.high)}
    return f"{told} ({_('%(low)s to %(high)s') % ends})"


def _put_in(found: Found) -> Iterator[AnyBlock]:
    is_ahead = found.map.is_forecast
    yield Heading(text=words.went(found))
    inputs = list(found.map.inputs.all())
    if not inputs:
        yield Paragraph(text=_("Nothing is written down."))
        return
    rows = []
    for each in inputs:
        amount = amount_of(each)
        hours = "–" if each.hours is None else in_hours(about(each.hours))
        counts = _("not counted as money") if amount is None else _rough(amount)
        rows.append((each.what, each.whom or "–", hours, counts))
    total = _rough(found.sums.put_in)
    yield Table(
        caption=_("Each amount, with two figures"),
        header=(_("What"), _("Who gave it"), _("Unpaid hours"), _("Counts as")),
        rows=(*rows, (_("Together"), "–", "–", total)),
        easy=easy(
            (_("About %(money)s goes in.") if is_ahead else _("About %(money)s went in.")) % {"money": total}, "money"
        ),
    )


def _rough(amount: Decimal) -> str:
    return in_money(about(amount))


# --- What moves it ------------------------------------------------------------------------------------------


def _may_tell(found: Found, lever: Lever) -> bool:
    """Not of a row with few people; and of how many people nothing but the band."""
    return lever.part != Part.QUANTITY and not any(is_small(found.rows[place]) for place in lever.rows)


def _moves(found: Found) -> Iterator[AnyBlock]:
    bars = [bar for bar in words.bars_told(found) if _may_tell(found, bar.lever)]
    if bars:
        yield Heading(text=_("What moves it most"))
        header = (_("Number"), _("Lowest"), _("Highest"), _("For each £1, at the lowest"), _("At the highest"))
        rows = tuple(words.bar_cells(bar) for bar in bars)
        yield Table(caption=_("The ratio when one number is other than was thought"), header=header, rows=rows)
    even = words.breaks_even(found, lambda lever: _may_tell(found, lever))
    if even:
        yield Heading(text=_("When as much would come out as went in"))
        yield BulletList(items=tuple(even))


def _rests_on(found: Found) -> Iterator[AnyBlock]:
    yield Heading(text=_("What the numbers rest on"))
    graded: Sequence[tuple[str, int]] = words.grades(found)
    yield BulletList(items=tuple(f"{label} – {many}" for label, many in graded))
    yield BulletList(items=tuple(words.conventions(found)))
