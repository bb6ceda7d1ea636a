"""What it took, as a paper to hand on: a list of blocks, with no sum of few people."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from ..documents.blocks import AnyBlock, Document, EasyRow, Facts, Heading, Notice, Paragraph, Table
from ..methods.suppression import PUBLISHED
from ..models import Project
from .costs import costs_of
from .costs_shown import NOTHING, Row, Shown, costs_shown
from .report_words import day, easy


def paper_of(project: Project, today: date) -> Document:
    shown = costs_shown(costs_of(project), PUBLISHED, leaves_the_group=True)
    return Document(
        title=_("What it took"),
        subtitle=project.name,
        made_on=day(today),
        blocks=tuple(_blocks(shown, has_sources=True)),
        has_contents=False,
    )


def for_report(project: Project) -> Iterator[AnyBlock]:
    """The same without where on the site each sum was written down: readers of a report do not know these pages."""
    shown = costs_shown(costs_of(project), PUBLISHED, leaves_the_group=True)
    return _blocks(shown, has_sources=False)


def _blocks(shown: Shown, *, has_sources: bool) -> Iterator[AnyBlock]:
    if not shown.sentence:
        yield Paragraph(text=_("Nothing can be told yet."), easy=easy(_("We cannot tell anything yet.")))
        return
    yield Paragraph(text=shown.sentence, easy=_easy(shown))
    yield Facts(pairs=tuple((name, ". ".join(filter(None, (total, more)))) for name, total, more in shown.facts))
    yield from _table(_("What it was for"), shown.kinds, shown.together)
    yield from _table(_("Whose it was"), shown.sides, shown.together)
    yield from _table(_("Year by year"), shown.years, shown.together)
    if has_sources:
        yield from _table(_("Where it comes from"), shown.sources, shown.together)
    if shown.has_hidden:
        yield Notice(
            text=_("Sums of fewer than 5 people are hidden, and others with them, so that nobody’s pay can be read.")
        )
    yield from _rates(shown)


def _easy(shown: Shown) -> tuple[EasyRow, ...]:
    """The sums that matter most, each on a line; of what there was none, nothing is said."""
    told = (
        (_("Money we paid: %(n)s."), shown.facts[0][1], "money"),
        (_("Things that people gave us are worth: %(n)s."), shown.facts[1][1], "gift"),
        (_("Hours that people gave and were not paid for: %(n)s."), shown.facts[3][1], "time"),
    )
    return tuple(row for words, n, idea in told if n != NOTHING for row in easy(words % {"n": n}, idea))


def _table(caption: str, rows: Sequence[Row], together: Row) -> Iterator[AnyBlock]:
    header = (_("Paid for"), _("Given freely"), _("Paid hours"), _("Unpaid hours"), _("Hours in money"))
    lines = tuple((row.name, *row.cells) for row in (*rows, together))
    yield Heading(text=caption)
    in_words = _("%(what)s, in money and in hours") % {"what": caption}
    yield Table(caption=in_words, header=("", *header), rows=lines)


def _rates(shown: Shown) -> Iterator[AnyBlock]:
    yield Heading(text=_("What an hour counts for"))
    if not shown.rates:
        yield Paragraph(text=_("The group has not said it. So hours stay hours, and are not turned into money."))
    for of, told in shown.rates:
        yield Paragraph(text=f"{of}: {told}")
    if shown.in_job:
        words = _("These sides come in the time of their job: %(sides)s. Their hours count as staff time that is paid.")
        yield Paragraph(text=words % {"sides": shown.in_job})
