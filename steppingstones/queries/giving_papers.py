"""Papers about what one person gave and got: their year, and a certificate of their skills."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..documents.blocks import AnyBlock, BulletList, Document, Facts, Heading, Notice, Paragraph, Table
from ..documents.certificate import Certificate
from ..models import Contribution, Member
from .giving import Line


def year_document(
    member: Member, year: int, facts: list[tuple[str, str]], found: list[Line], *, most: int, today: date
) -> Document:
    """For this person alone. If there are more entries than `most`, it says that the others are on the page."""
    rows = found[:most]
    blocks: list[AnyBlock] = [
        Notice(text=_("This paper is for %(name)s alone. Nobody else needs to see it.") % {"name": member.name}),
        Facts(pairs=tuple(facts)),
    ]
    if len(found) > most:
        words = _("Only the newest %(n)d entries are on this paper. The sums are of all.")
        blocks.append(Paragraph(text=words % {"n": most}))
    for way, heading in ((Contribution.Way.GAVE, _("What you gave")), (Contribution.Way.GOT, _("What you got"))):
        blocks += [Heading(text=heading), _table([row for row in rows if row.row.way == way])]
    blocks += [Heading(text=_("Before you take money")), BulletList(items=tuple(before_money()))]
    return Document(
        title=_("What %(name)s gave and got in %(year)s") % {"name": member.name, "year": year},
        subtitle=member.project.name,
        made_on=_("Made on %(day)s") % {"day": date_format(today, "j F Y")},
        blocks=tuple(blocks),
    )


def _table(rows: list[Line]) -> AnyBlock:
    if not rows:
        return Paragraph(text=_("Nothing is noted."))
    header = (_("When"), _("What"), _("How much"), _("More about it"))
    cells = tuple((date_format(row.row.on, "j F Y"), row.what, row.amounts or "–", _more(row)) for row in rows)
    caption = ngettext("%(n)d entry", "%(n)d entries", len(rows)) % {"n": len(rows)}
    return Table(caption=caption, header=header, rows=cells)


def _more(row: Line) -> str:
    return "\n".join(part for part in (row.row.words, row.answer) if part) or "–"


def certificate_of(row: Contribution) -> Certificate:
    """The skills that somebody showed, one on each line of what was noted."""
    skills = [part.strip() for part in row.words.splitlines() if part.strip()]
    says = _("took part in “%(project)s” as an equal, and can do this:") if skills else _("took part in “%(project)s”.")
    facts = {
        _("Day"): date_format(row.on, "j F Y"),
        _("Written by"): row.noted_by.name if row.noted_by else "",
        _("Organisation"): row.project.organisation.name,
    }
    return Certificate(
        title=_("Certificate of skills"),
        name=row.member.name,
        lead=_("This is to say that"),
        says=says % {"project": row.project.name},
        skills=skills,
        facts=[(name, value) for name, value in facts.items() if value],
        sign=_("Signed"),
    )


def before_money() -> list[str]:
    """What stands before money is noted. It is not advice, and says so."""
    return [
        _("Pay can affect benefits, and a voucher can count as pay. Rules change, most often in April."),
        _("Ask before you say yes: Citizens Advice, a welfare rights adviser, or your work coach at the Jobcentre."),
        _("You can say no, take less, or ask that it goes to somebody else. Ask first what that means for you."),
        _("This was written in November 2026. It is not advice."),
    ]
