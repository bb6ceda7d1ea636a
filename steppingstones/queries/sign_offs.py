"""Versions of a report: frozen, read with the consent of this moment, and how far they are signed.

docs/decisions/sign-off.md says why.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..documents import fingerprint as prints
from ..documents.blocks import AnyBlock, Claim, Document, EasyRow, Heading, Notice, Paragraph, Quote
from ..documents.easy_rows import fill
from ..documents.kept import KeptBlock, Said, from_data, voices_in
from ..formats.qr import qr_drawing
from ..models import Member, Project, Report, ReportVersion, SignOff
from .claims import QuoteFacts, before_reading, easy_quote, quotable
from .people_words import side_name
from .reading import Reading
from .report_words import day, easy


def mark() -> str:
    return _("Words stood here that may not be shown any more.")


def put_right(project: Project, voices: Sequence[str]) -> dict[str, int]:
    """How often the words of these voices were put right; those of which none was are left out."""
    if not voices:
        return {}
    rows = project.voices.filter(ref__in=voices).annotate(times=Count("former")).filter(times__gt=0)
    return dict(rows.order_by("ref").values_list("ref", "times"))


def versions_of(report: Report) -> QuerySet[ReportVersion]:
    return report.versions.select_related("report__project__organisation", "asked_by")


def newest_of(project: Project, report: str) -> ReportVersion | None:
    """The newest version of the report with this reference, with the report itself. One query."""
    versions = project.reportversions.filter(report__ref=report, report__removed_at=None)
    return versions.select_related("report__project__organisation", "asked_by").first()


# --- How far it is signed ---------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Who signed a version, and which sides are still missing. `views` are what people see differently."""

    signed: tuple[SignOff, ...]
    views: tuple[SignOff, ...]
    missing: tuple[str, ...]  # sides

    @property
    def is_signed_off(self) -> bool:
        return not self.missing

    @property
    def printed(self) -> tuple[SignOff, ...]:
        """What people see differently, and want to be read with the report."""
        return tuple(row for row in self.views if row.printed != SignOff.Printed.NOT)

    @property
    def missing_words(self) -> str:
        return ", ".join(str(side_name(side)) for side in self.missing)


def standing_of(version: ReportVersion) -> Standing:
    return standings_of([version])[version.pk]


def standings_of(versions: Iterable[ReportVersion]) -> dict[int, Standing]:
    """By the key of the version. One query."""
    found: dict[int, list[SignOff]] = {version.pk: [] for version in versions}
    rows = SignOff.objects.filter(version__in=found).select_related("member").order_by("signed_at", "pk")
    for row in rows:
        found[row.version_id].append(row)
    return {version.pk: _standing(version, found[version.pk]) for version in versions}


def _standing(version: ReportVersion, rows: Sequence[SignOff]) -> Standing:
    sides = {row.side for row in rows if row.counts}
    return Standing(
        signed=tuple(row for row in rows if row.counts and is_told(row)),
        views=tuple(row for row in rows if row.words),
        missing=tuple(side for side in version.sides_needed if side not in sides),
    )


def is_told(row: SignOff) -> bool:
    """Whoever sees something differently, and does not want to be named with it, is not in the list of names."""
    return not row.words or row.printed == SignOff.Printed.NAMED


def who_differs(row: SignOff) -> str:
    is_named = row.printed == SignOff.Printed.NAMED and row.member
    return row.member.name if is_named else _("Somebody in this group")


def waiting_for(member: Member) -> list[ReportVersion]:
    """The newest version of each report that this member has said nothing to, and that is not signed off yet."""
    rows = ReportVersion.objects.filter(project=member.project_id, report__removed_at=None).select_related("report")
    newest: dict[int, ReportVersion] = {}
    for version in rows.defer("kept").order_by("report", "-number"):
        newest.setdefault(version.report_id, version)
    said = set(SignOff.objects.filter(member=member, version__in=newest.values()).values_list("version", flat=True))
    open_ones = [version for version in newest.values() if version.pk not in said]
    standings = standings_of(open_ones)
    return [version for version in open_ones if not standings[version.pk].is_signed_off]


def signed_off(project: Project) -> set[int]:
    """The keys of the reports of which some version is signed off. Two queries."""
    versions = list(ReportVersion.objects.filter(project=project).defer("kept"))
    standings = standings_of(versions)
    return {version.report_id for version in versions if standings[version.pk].is_signed_off}


# --- Reading ----------------------------------------------------------------------------------------------


def document_of(version: ReportVersion, base_url: str = "") -> Document:
    """A version for the writers: what is signed, with the words that may be shown now, and who signed it."""
    kept = version.kept
    blocks, is_whole = with_words(version, from_data(kept["blocks"]))
    address = public_address(version, base_url) if base_url else ""
    standing = standing_of(version)
    return Document(
        title=kept["title"],
        subtitle=kept["subtitle"],
        made_on=_("Version %(number)d of %(day)s") % {"number": version.number, "day": day(version.asked_on)},
        notice=_on_top(version, standing),
        dissent=_dissent(standing),
        easy_check=kept.get("easy_check", ""),
        base_url=base_url,
        address=address,
        code=qr_drawing(address) if address else "",
        most_pages=int(kept.get("most_pages", 0)),
        blocks=(*([] if is_whole else [_taken_back()]), *blocks, *signatures(version, standing)),
    )


def _on_top(version: ReportVersion, standing: Standing) -> str:
    """Who may read it. Whoever holds a version that is not signed off reads that first, in every form of it."""
    unsigned = "" if standing.is_signed_off else signed_words(version, standing)
    return " ".join(words for words in (version.kept["notice"], unsigned) if words)


def _dissent(standing: Standing) -> str:
    """For forms that have no room for the words of those who see something differently."""
    number = len(standing.printed)
    if not number:
        return ""
    words = ngettext(
        "%(number)d person sees something in it differently. Their words are in the report.",
        "%(number)d people see something in it differently. Their words are in the report.",
        number,
    )
    return words % {"number": number}


def _taken_back() -> Notice:
    words = _("Somebody took words back or put them right since then. A mark stands where they stood.")
    return Notice(text=words, easy=easy(_("Someone took their words back."), "quote"))


def with_words(version: ReportVersion, blocks: Sequence[KeptBlock]) -> tuple[tuple[AnyBlock, ...], bool]:
    """The blocks with what people said, as far as they agree to that now and it is what was signed; and whether all
    of it still is."""
    voices = voices_in(blocks)
    as_then = Report(project=version.project, audience=version.audience)
    then, now = version.kept["put_right"], put_right(version.project, voices)
    as_signed = [voice for voice in voices if now.get(voice, 0) == then.get(voice, 0)]
    told = {whom: [sides] for whom, sides in version.counted.items()}
    quotes = quotable(as_then, as_signed, Reading(version.project, told)) if as_signed else {}
    is_whole = all(voice in quotes for voice in voices) and not version.cut_print
    return tuple(_with_words(block, quotes) for block in blocks), is_whole


def _with_words(block: KeptBlock, quotes: Mapping[str, QuoteFacts]) -> AnyBlock:
    told = replace(block, easy=tuple(_rows(block.easy, quotes)))
    if isinstance(told, Said):
        known = told.voice in quotes
        return replace(quote_of(quotes[told.voice]) if known else Paragraph(text=mark()), easy=told.easy)
    return _claim(told, quotes) if isinstance(told, Claim) else told


def _claim(claim: Claim, quotes: Mapping[str, QuoteFacts]) -> Claim:
    said = [each.voice for each in claim.quotes if isinstance(each, Said)]
    missing = [mark() for voice in said if voice not in quotes]
    return replace(
        claim,
        evidence=(*claim.evidence, *missing[:1]),
        quotes=tuple(quote_of(quotes[voice]) for voice in said if voice in quotes),
        against=tuple(_against(each, quotes) for each in claim.against),
    )


def _against(each: Any, quotes: Mapping[str, QuoteFacts]) -> str | Quote:
    if not isinstance(each, Said):
        return each
    return quote_of(quotes[each.voice]) if each.voice in quotes else mark()


def _rows(rows: Iterable[EasyRow], quotes: Mapping[str, QuoteFacts]) -> Iterator[EasyRow]:
    """The rows of each voice together, with its words or the line that they were taken back."""
    for voice, found in groupby(rows, key=lambda row: row.voice):
        if not voice:
            yield from found
        elif voice in quotes:
            yield from _as_checked(list(found), quotes[voice])
        else:
            yield from easy(_("Someone took their words back."))


def _as_checked(rows: Sequence[EasyRow], quote: QuoteFacts) -> Iterator[EasyRow]:
    """As it was written and read by people. What is to know before it is told also where that was added since."""
    if not any(row.pattern for row in rows):
        yield from easy_quote(quote)  # a version from a time when only the voice was kept
        return
    if quote.before and not any("[before]" in row.pattern for row in rows):
        yield from easy(before_reading(quote), "warning")
    facts = (("quote", quote.words), ("before", quote.before))
    for row in rows:
        if quote.before or "[before]" not in row.pattern:
            yield replace(row, words=fill(row.pattern, facts) or quote.words, pattern="")


def quote_of(quote: QuoteFacts) -> Quote:
    return Quote(words=quote.words, who=quote.who, before=before_reading(quote), voice=quote.ref)


# --- Who signed, as it is printed -------------------------------------------------------------------------


def signatures(version: ReportVersion, standing: Standing) -> list[AnyBlock]:
    """Sides without numbers and without names: how many people of a side there are may point at somebody."""
    blocks: list[AnyBlock] = [
        Heading(text=_("Who signed it"), easy_text=_("Who said yes"), easy=_easy_signed(standing))
    ]
    blocks.append(Paragraph(text=signed_words(version, standing)))
    if standing.printed:
        told = easy(_("Not everyone agrees with all of it."), "no")
        blocks.append(Heading(text=_("What somebody sees differently"), level=3, easy=told))
    for row in standing.printed:
        # Their own words about this report, not a voice: they are gone when the person answers anew.
        blocks.append(Quote(words=row.words, who=who_differs(row)))
    check = _("Fingerprint of this version: %(print)s") % {"print": prints.in_groups(version.fingerprint)}
    return [*blocks, Paragraph(text=check)]


def signed_words(version: ReportVersion, standing: Standing) -> str:
    if not standing.is_signed_off:
        return _("Not signed off yet. Still missing: %(sides)s.") % {"sides": standing.missing_words.lower()}
    sides = ", ".join(str(side_name(side)) for side in version.sides_needed).lower()
    signed = _("Signed off on %(day)s by people from these sides: %(sides)s.")
    return signed % {"day": day(version.signed_off_on), "sides": sides}


def _easy_signed(standing: Standing) -> tuple[EasyRow, ...]:
    if not standing.is_signed_off:
        return easy(_("Not everyone has said yes yet."), "question")
    words = _("People from both sides read this. They said yes.")
    return easy(words, "agree")


# --- Is it still what was signed? -------------------------------------------------------------------------


def is_as_signed(version: ReportVersion) -> bool:
    """Whether what is kept is what was signed, but for words that were taken back."""
    return prints.fingerprint(version.kept) == (version.cut_print or version.fingerprint)


def as_read(version: ReportVersion) -> str:
    """A print of all that somebody reads of it now, with the words of voices: what they sign is what they read."""
    kept = version.kept
    blocks, is_whole = with_words(version, from_data(kept["blocks"]))
    return prints.fingerprint([kept["title"], kept["subtitle"], kept["notice"], is_whole, repr(blocks)])


def may_be_public(version: ReportVersion) -> bool:
    """Whether it may stand where everybody can read it, at this moment."""
    return version.is_for_outside and standing_of(version).is_signed_off and is_as_signed(version)


def public_address(version: ReportVersion, base_url: str) -> str:
    """Where everybody can read it at this moment; empty where nobody can. Files that leave the site tell it."""
    if not version.public_key or not may_be_public(version):
        return ""
    return base_url + reverse("public-report:report", args=[version.public_key])


def public_version(key: str) -> ReportVersion | None:
    """The version that is open at this address. Without everybody's yes there is nothing."""
    rows = ReportVersion.objects.select_related("report__project__organisation")
    version = rows.filter(public_key=key, report__removed_at=None).first() if key else None
    return version if version and may_be_public(version) else None


def is_open(report: Report) -> bool:
    """Whether a version of it has an address for everybody, even if a yes is missing just now."""
    return report.versions.exclude(public_key=None).exists()


def open_version(report: Report) -> ReportVersion | None:
    """The version of this report that everybody with its address can read."""
    opened = report.versions.exclude(public_key=None).first()
    return public_version(opened.public_key) if opened else None


def version_of(report: Report, typed: str) -> ReportVersion | None:
    """The version to which this fingerprint belongs."""
    return next((one for one in versions_of(report).defer("kept") if prints.is_of(typed, one.fingerprint)), None)
