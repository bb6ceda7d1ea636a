"""What each claim of a report stands on, as plain facts. Counted anew each time, with the consent of this moment."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.translation import gettext as _

from ..documents.easy_rows import SourceRow
from ..methods import thread as method
from ..methods.suppression_sides import Heard, large_sides, may_bound
from ..methods.sureness import Found, narrowed
from ..methods.thread import Evidence, Thread
from ..models import Change, Claim, Consent, Decision, Project, Report, Stone, Voice
from ..models.voices import VoiceQuerySet
from .chosen_evidence import choice_words, evidence_of, how_many_chosen
from .people_words import number_told, side_name, threshold
from .reading import Reading
from .report_words import keyed
from .sureness import found_for
from .sureness_words import Numbers, Sureness, missing_sides, sureness
from .thread import stone_node, thread_of

QUOTES_TO_CHOOSE = 100
QUOTES_AGAINST = 3  # what speaks against a claim is quoted without being chosen, but not without end


@dataclass(frozen=True, kw_only=True)
class QuoteFacts:
    words: str
    who: str
    ref: str
    before: str = ""  # what to know before reading the words


@dataclass(frozen=True, kw_only=True)
class ClaimFacts:
    """A claim with everything that a page or a document says about it."""

    ref: str
    words: str
    easy_words: str
    picture: str
    stone: Stone
    evidence: Evidence
    quotes: tuple[QuoteFacts, ...]
    quotes_against: tuple[QuoteFacts, ...]
    decisions: tuple[Decision, ...]
    changes: tuple[Change, ...]
    choice: str  # how the voices were chosen, and how many people they are from; empty where all count
    chosen: str
    found: Found
    sureness: Sureness
    heard: Heard | None  # all who were heard, where readers outside the group see its numbers

    @property
    def has_evidence(self) -> bool:
        return bool(self.found.kinds)


def claims_of(report: Report, reading: Reading | None = None) -> list[ClaimFacts]:
    """The claims of a report in their order, in the same number of queries for one and for thirty."""
    reading = reading or Reading(report.project)
    return _with_quotes(report, evidence_in(report, reading), reading)


def facts_of(claim: Claim, reading: Reading) -> ClaimFacts:
    return _with_quotes(claim.report, evidence_of(with_quoted(Claim.objects.filter(pk=claim.pk)), reading), reading)[0]


def _with_quotes(report: Report, found: Mapping[Claim, Evidence], reading: Reading) -> list[ClaimFacts]:
    return facts_in(report, found, quotable(report, refs_to_quote(found), reading), reading)


def evidence_in(report: Report, reading: Reading) -> dict[Claim, Evidence]:
    """What each claim rests on, in their order."""
    return evidence_of(with_quoted(report.claims.standing()), reading)


def with_quoted(claims: QuerySet[Claim]) -> list[Claim]:
    """Each with the references of the voices that are chosen to be quoted, as `quoted`. One query: a claim has a row
    for each of them."""
    rows = claims.select_related("stone").annotate(quote=F("quotes__ref")).order_by("order", "pk", "quotes")
    found: dict[Claim, list[str]] = {}
    for row in rows:
        row.quoted = found.setdefault(row, [])
        row.quoted += [row.quote] if row.quote else []
    return list(found)


def facts_in(
    report: Report, found: Mapping[Claim, Evidence], quotes: Mapping[str, QuoteFacts], reading: Reading
) -> list[ClaimFacts]:
    """`quotes` are those of `refs_to_quote` that may be quoted, by reference."""
    if not found:
        return []
    decisions = reading.decisions
    changes = {change.ref: change for decision in decisions.values() for change in decision.changes.all()}
    heard = reading.beside if report.audience == Report.Audience.OUTSIDE else None
    grounds = found_for(reading, [(claim.stone.ref, evidence) for claim, evidence in found.items()])
    return [
        ClaimFacts(
            ref=claim.ref,
            words=claim.words,
            easy_words=claim.easy_words,
            picture=claim.picture,
            stone=claim.stone,
            evidence=evidence,
            quotes=_quotes(claim.quoted, quotes),
            quotes_against=_quotes(sorted(evidence.against.voices), quotes)[:QUOTES_AGAINST],
            decisions=tuple(decisions[ref] for ref in evidence.decisions if ref in decisions),
            changes=tuple(changes[ref] for ref in evidence.changes if ref in changes),
            choice=choice_words(claim, reading),
            chosen=(chosen := _how_many(report, claim, evidence, reading)),
            found=ground,
            sureness=_sureness(report, claim, ground, reading, chosen),
            heard=heard,
        )
        for (claim, evidence), ground in zip(found.items(), grounds, strict=True)
    ]


def _how_many(report: Report, claim: Claim, found: Evidence, reading: Reading) -> str:
    whole = reading.evidence_of(claim.stone).supporting
    return how_many_chosen(claim, found.supporting, whole, reading.heard, threshold(report.audience))


def _sureness(report: Report, claim: Claim, found: Found, reading: Reading, chosen: str) -> Sureness:
    least, whole = threshold(report.audience), reading.evidence_of(claim.stone)
    heard = reading.beside if report.audience == Report.Audience.OUTSIDE else None
    spoke = {*whole.supporting.by_side, *whole.against.by_side}
    is_told = not claim.sides or may_bound(whole.supporting.by_side, reading.heard.by_side, least)
    told = narrowed(found, least, may_bound=is_told) if claim.is_chosen else found
    numbers = Numbers(
        people=chosen or number_told(whole.supporting, least, heard=heard),
        against=number_told(whole.against, least, heard=heard),
    )
    return sureness(told, missing_sides(claim.stone, spoke, reading.known.by_side, least), least, numbers)


def refs_to_quote(found: Mapping[Claim, Evidence]) -> set[str]:
    chosen = {ref for claim in found for ref in claim.quoted}
    return chosen.union(*(evidence.against.voices for evidence in found.values()))


def _quotes(refs: Iterable[str], quotes: Mapping[str, QuoteFacts]) -> tuple[QuoteFacts, ...]:
    return tuple(quotes[ref] for ref in refs if ref in quotes)


# --- Which voices may be quoted, and how their givers are named -------------------------------------------


def may_be_quoted(project: Project, audience: str) -> VoiceQuerySet:
    """The voices that may be quoted to this audience: consent to quote, and to be seen outside where it is outside."""
    agreed = Consent.objects.standing().filter(voice=OuterRef("pk"))
    to_quote = agreed.filter(use__in=[Consent.Use.QUOTE, Consent.Use.QUOTE_NAMED])
    voices = project.voices.with_consent(Consent.Use.GROUP).filter(Exists(to_quote))
    return voices if audience == Report.Audience.GROUP else voices.filter(Exists(agreed.filter(use=Consent.Use.PUBLIC)))


def quotable(report: Report, refs: Iterable[str], reading: Reading | None = None) -> dict[str, QuoteFacts]:
    """Those of these voices that may be quoted in this report, by reference. None of none costs no query."""
    if not (refs := set(refs)):
        return {}
    named = Consent.objects.standing().filter(voice=OuterRef("pk"), use=Consent.Use.QUOTE_NAMED)
    voices = may_be_quoted(report.project, report.audience).filter(ref__in=refs)
    rows = voices.select_related("giver__member").annotate(may_name=Exists(named))
    sides = big_sides(report, reading or Reading(report.project))
    return {
        voice.ref: QuoteFacts(words=voice.words, who=_who(voice, sides), ref=voice.ref, before=voice.content_note)
        for voice in rows.iterator()  # of what speaks against, there may be thousands
    }


def before_reading(quote: QuoteFacts) -> str:
    return _("Before you read this: %(note)s") % {"note": quote.before} if quote.before else ""


def easy_quote(quote: QuoteFacts, key: str = "") -> Iterator[SourceRow]:
    """What somebody said, as rows that say whose words they are. `key` names what they stand under."""
    if quote.before:
        pattern = _("Before you read this: %(note)s") % {"note": "[quote]"}
        (before,) = keyed(f"{key}-before-quote-{quote.ref}", pattern, "warning", quote=quote.before)
        yield replace(before, voice=quote.ref)
    (said,) = keyed(f"{key}-quote-{quote.ref}", _("Someone said: “[quote]”"), "talk", quote=quote.words)
    beside = f"{before_reading(quote)} {said.words}" if quote.before else said.beside
    yield replace(said, voice=quote.ref, beside=beside)


def big_sides(report: Report, reading: Reading) -> set[str]:
    """The sides that may be named beside a quote. A side of two people would point at one of them."""
    if report.audience == Report.Audience.GROUP:
        return {*dict(report.project.givers.model.SIDES)}
    return large_sides(reading.heard.by_side)


def _who(voice: Voice, sides: set[str]) -> str:
    side = voice.giver.member.side if voice.giver.member else voice.giver.side
    label = str(side_name(side)) if side in sides and side != voice.giver.UNKNOWN else ""
    name = voice.giver.display_name if voice.may_name else ""
    return ", ".join(part for part in (name, label) if part) or _("Somebody in this project")


# --- For the pages that make a claim -----------------------------------------------------------------------------


def quotes_to_choose(report: Report, stone: Stone, thread: Thread | None = None) -> list[QuoteFacts]:
    """The voices for this stone that may be quoted in this report, for the form that chooses some; not without end."""
    evidence = method.evidence(thread or thread_of(report.project), stone_node(stone))
    refs = sorted(evidence.supporting.voices) + sorted(evidence.behind.voices - evidence.supporting.voices)
    return sorted(quotable(report, refs[:QUOTES_TO_CHOOSE]).values(), key=lambda quote: quote.words)


@dataclass(frozen=True, kw_only=True)
class StoneToClaim:
    """A stone that a claim could be about, and how much is known about it."""

    stone: Stone
    evidence: Evidence


def stones_to_claim(project: Project) -> list[tuple[str, list[StoneToClaim]]]:
    """The stones of each track, from impact back to activities, with what speaks for and against each."""
    thread = thread_of(project)
    kinds = [Stone.Kind.IMPACT, Stone.Kind.LONG, Stone.Kind.SHORT, Stone.Kind.ACTIVITY]
    stones = sorted(
        project.stones.standing().in_order().exclude(kind=Stone.Kind.ISSUE), key=lambda stone: kinds.index(stone.kind)
    )
    return [
        (
            str(track.label),
            [
                StoneToClaim(stone=stone, evidence=method.evidence(thread, stone_node(stone)))
                for stone in stones
                if stone.track == track
            ],
        )
        for track in (Stone.Track.CO_PRODUCTION, Stone.Track.PROJECT)
    ]
