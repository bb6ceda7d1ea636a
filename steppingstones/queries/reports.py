"""One report as one list of blocks, from which the web page, the PDF and Easy Read are written.

Everything is counted when the document is made. A voice whose consent was withdrawn a moment ago is not in it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..documents.blocks import (
    AnyBlock,
    BulletList,
    Claim,
    Document,
    EasyRow,
    Facts,
    Heading,
    Notice,
    Paragraph,
    Quote,
)
from ..documents.easy_rows import SourceRow, sources
from ..documents.kept import KeptBlock, Said
from ..documents.repeated import each_voice_once
from ..methods.suppression import EVERYTHING
from ..models import Change, Decision, Project, Report, ReportPart, Stone
from . import report_rooms as rooms
from .benefits import bank_of
from .checking import behind_claims, checked_behind, checked_words
from .claim_chain import leading_to
from .claims import ClaimFacts, QuoteFacts, before_reading, easy_quote
from .easy_read import with_easy_read
from .outcomes import shares_of, shown_first
from .pathway import pathway_block
from .pathway_know import known_lines
from .people_words import people_words, threshold
from .plan_report import plan_before_blocks
from .reading import Reading
from .report_counts import quoted, what_counts
from .report_decisions import decided_and_changed
from .report_feedback import what_people_said
from .report_outcomes import achievements, benefits
from .report_outlines import most_pages, outline_of
from .report_river import how_far_words_got
from .report_words import crowd_of, day, easy, keyed, opening_words
from .review_page_words import opening
from .routes import plan_view
from .telling import Telling
from .thread import decision_words
from .versions import standing_sentence

OUTSIDE = Report.Audience.OUTSIDE
Part = ReportPart.Part
SHORT = 90  # letters of what somebody typed that still make an easy sentence


def report_blocks(
    report: Report,
    *,
    today: date | None = None,
    is_page: bool = False,
    is_easy: bool = False,
    reading: Reading | None = None,
) -> Sequence[AnyBlock]:
    """What the report holds, with the program's own Easy Read."""
    parts = outline_of(report)
    telling = Telling(
        report=report,
        reading=reading or Reading(report.project),
        today=today or timezone.localdate(),
        parts=tuple(part.part for part in parts),
        is_page=is_page,
        is_easy=is_easy,
    )
    told = [block for part in parts for block in told_of(part, telling)]
    return [*_opening(report), *each_voice_once(list(_with_words(telling, told)))]


def report_document(
    report: Report,
    *,
    today: date,
    base_url: str = "",
    is_page: bool = False,
    is_easy: bool = False,
    reading: Reading | None = None,
) -> Document:
    """The whole report. `is_page` is for the members' own pages, where each claim can be opened; they show no Easy
    Read. `is_easy` leaves out what Easy Read does not tell.

    A project without a report has one all the same: hand in `Report(project=project, title=…)`, not saved.
    """
    project = report.project
    blocks, checked = report_blocks(report, today=today, is_page=is_page, is_easy=is_easy, reading=reading), ""
    if not is_page:
        blocks, checked = with_easy_read(report, blocks)
    return Document(
        easy_check=checked,
        title=report.title,
        subtitle=f"{project.name}, {project.organisation.name}",
        made_on=_("Made on %(day)s") % {"day": day(today)},
        notice=_notice(report),
        base_url=base_url,
        most_pages=most_pages(report),
        blocks=tuple(blocks),
    )


def _notice(report: Report) -> str:
    """What goes out is a version that is signed off; see `queries.sign_offs`."""
    if report.audience == OUTSIDE:
        return _("For the group to work on. Hand out a version that people of both sides have signed.")
    return _("For the group only: many of its numbers are exact.")


def told_of(part: ReportPart, telling: Telling) -> Iterator[KeptBlock]:
    """One part, with the heading and the words that the group wrote for it. A part with nothing to tell is left out."""
    blocks = list(TELLS[part.part](telling)) if part.part in TELLS else []
    if not blocks and not part.words:
        return
    usual = blocks.pop(0) if blocks and isinstance(blocks[0], Heading) else Heading(text=str(part))
    yield replace(usual, text=part.heading, easy_text=part.heading) if part.heading else usual
    if part.words:
        yield Paragraph(text=part.words)
    yield from blocks


def _with_words(telling: Telling, blocks: Sequence[KeptBlock]) -> Iterator[AnyBlock]:
    """With the words of voices. Those that may not be quoted to these readers are left out."""
    refs = [block.voice for block in blocks if isinstance(block, Said)]
    quotes = telling.quotes(refs) if refs else {}
    yield from (quoted(block, quotes) for block in blocks if not isinstance(block, Said) or block.voice in quotes)


def easy_parts(report: Report) -> list[tuple[str, list[SourceRow]]]:
    """The rows of the Easy Read version, by heading, as the program words them."""
    return sources(report_blocks(report, is_easy=True))


# --- The parts of a report --------------------------------------------------------------------------------


def _opening(report: Report) -> Iterator[AnyBlock]:
    if report.opening:
        yield Paragraph(text=report.opening, easy=keyed("opening", "", typed=report.opening))


def _context(project: Project) -> Iterator[AnyBlock]:
    pairs = [
        (_("What it is about"), project.about),
        (_("Who it is for"), project.people),
        (_("Where"), project.place),
        (_("Field of work"), project.sector),
        (_("Setting"), project.setting),
        (_("How long"), project.length),
        (_("Worked on together since"), day(project.began_on)),
        (_("Money"), project.money),
        (_("What is particular here"), project.particular),
        (_("What would carry over elsewhere"), project.elsewhere),
    ]
    known = tuple((name, words) for name, words in pairs if words)
    if known:
        told = tuple(_easy_context(project))
        yield Heading(text=_("About this project"), easy_text=_("Our project"), easy=told)
        yield Facts(pairs=known)


def _easy_context(project: Project) -> Iterator[EasyRow]:
    name, place, people = project.name, project.place.rstrip("."), project.people.rstrip(".")
    yield from keyed("about-name", _("This is about our project: %(name)s.") % {"name": name}, "group", typed=name)
    if place and len(project.place) <= SHORT:
        yield from keyed("about-place", _("Where it is: %(place)s.") % {"place": place}, "place", typed=place)
    if people and len(project.people) <= SHORT:
        yield from keyed("about-people", _("Who it is for: %(people)s.") % {"people": people}, "people", typed=people)
    if project.began_on:
        began = day(project.began_on)
        yield from keyed("about-began", _("We began to work together on [day]."), "calendar", day=began)


def _pathway(project: Project, reading: Reading) -> Iterator[AnyBlock]:
    pathway = reading.pathway
    block = pathway_block(project, pathway, reading.thread)
    if block:
        yield Heading(text=_("The pathway"))
        yield Paragraph(text=_("This is how the work should lead to change. It shows two tracks side by side."))
        yield Paragraph(text=standing_sentence(project, pathway))
        yield block


def _claims(telling: Telling) -> Iterator[AnyBlock]:
    """Co-production and the project apart, because what doing it together changed is the question."""
    report, facts = telling.report, telling.claims
    refs = [] if telling.is_easy else [claim.stone.ref for claim in facts]
    known = known_lines(report.project, telling.reading.pathway, refs, telling.least)
    number = 0
    for track, heading in _tracks():
        here = [claim for claim in facts if (claim.stone.track == Stone.Track.CO_PRODUCTION) == (track == "co")]
        if here:
            yield Heading(text=heading, easy_text=heading)
        for claim in here:
            number += 1
            yield _claim(report, claim, number, telling.reading.heard.count, is_page=telling.is_page)
            if leads := leading_to(telling.reading.pathway, claim.stone.ref):
                yield Paragraph(text=leads)
            if claim.stone.ref in known:
                yield Paragraph(text=_("This is how we said that we would know:"))
                yield BulletList(items=known[claim.stone.ref])
    if not facts and plan_view(report.project):
        yield Heading(text=_("What we say"))
        yield Notice(text=_("This report makes no claims yet."), kind="info")


def _tracks() -> list[tuple[str, str]]:
    return [("co", _("The difference that doing it together made")), ("project", _("What the project achieved"))]


def _claim(report: Report, facts: ClaimFacts, number: int, heard: int, *, is_page: bool) -> Claim:
    project = report.project
    return Claim(
        number=number,
        anchor=f"claim-{facts.ref}",
        words=facts.words,
        stone=facts.stone.words,
        stone_ref=f"{facts.stone.ref} {facts.ref}" if facts.choice else facts.stone.ref,  # its numbers are its own
        stone_kind=str(facts.stone.get_kind_display()),
        track=facts.stone.track,
        track_label=str(facts.stone.get_track_display()),
        has_evidence=facts.has_evidence,
        sure=facts.sureness.line,
        why_so_sure=facts.sureness.why,
        evidence=tuple(evidence_sentences(facts, threshold(report.audience))),
        quotes=tuple(_quote(quote) for quote in facts.quotes),
        against=_against(facts, threshold(report.audience)),
        thread_url=reverse("show:claim", args=[project.slug, report.ref, facts.ref]) if is_page else "",
        easy=tuple(_easy_claim(facts, threshold(report.audience), heard)),
    )


def evidence_sentences(facts: ClaimFacts, least: int) -> Iterator[str]:
    """What the claim rests on, each a sentence with its number. Empty where there is nothing."""
    found = facts.evidence
    if facts.choice:
        yield facts.choice
    if found.supporting.count:
        yield _said_by(facts, least)
    elif facts.choice:
        yield _("Of those who count here, nobody said so.")
    elif facts.has_evidence and not facts.decisions:
        yield _("Nobody said so in words of their own yet.")
    for decision in facts.decisions:
        yield _dated(_("We decided: %(words)s"), _("We decided on %(day)s: %(words)s"), decision, decision.decided_on)
    if found.behind.count:
        behind = people_words(found.behind, least, heard=facts.heard)
        yield _("What was decided rests on what was said by %(people)s.") % {"people": behind}
    for change in facts.changes:
        yield _dated(_("This changed: %(words)s"), _("This changed on %(day)s: %(words)s"), change, change.changed_on)


def _said_by(facts: ClaimFacts, least: int) -> str:
    is_by_side = not facts.choice or least == EVERYTHING
    told = people_words(facts.evidence.supporting, least, heard=facts.heard) if is_by_side else facts.chosen
    return _("Said by %(people)s.") % {"people": told}


def _dated(plain: str, dated: str, row: Decision | Change, on: date | None) -> str:
    words = row.words if isinstance(row, Change) else decision_words(row)
    return dated % {"day": day(on), "words": words} if on else plain % {"words": words}


def _against(facts: ClaimFacts, least: int) -> tuple[str | Quote, ...]:
    against = facts.evidence.against
    if not against.count:
        return ()
    sentence = _("Said by %(people)s.") % {"people": people_words(against, least, heard=facts.heard)}
    return (sentence, *(_quote(quote) for quote in facts.quotes_against))


def _quote(quote: QuoteFacts) -> Quote:
    return Quote(words=quote.words, who=quote.who, before=before_reading(quote), voice=quote.ref)


def _easy_claim(facts: ClaimFacts, least: int, heard: int) -> Iterator[EasyRow]:
    key, words = f"claim-{facts.ref}", facts.easy_words or facts.words
    (own,) = keyed(key, words, typed=facts.words)
    yield replace(own, picture=facts.picture or own.picture, is_typed=bool(facts.easy_words))
    found = facts.evidence
    if not facts.has_evidence:
        yield from keyed(f"{key}-unknown", _("We do not know this yet."), "question")
    yield from keyed(f"{key}-sure", facts.sureness.easy, "think")
    if facts.choice:
        words = _("We chose some voices. We do not count all of them here.")
        yield from keyed(f"{key}-chosen", words, "choose", beside=facts.choice)
    if found.supporting.count:
        told = opening(facts.chosen) if facts.choice else opening_words(found.supporting, least, facts.heard)
        beside = _said_by(facts, least)
        (said,) = keyed(f"{key}-said", _("[people] said so."), "people talk", beside=beside, people=told)
        yield replace(said, crowd=crowd_of(found.supporting.count, told, least, heard))
    elif facts.choice and facts.has_evidence:
        yield from keyed(f"{key}-nobody", _("No one here said so."), "question")
    if found.changes:
        pattern = ngettext(
            "[number] thing changed because of it.", "[number] things changed because of it.", len(found.changes)
        )
        yield from keyed(f"{key}-changed", pattern, "change", number=str(len(found.changes)))
    for quote in facts.quotes[:2]:
        yield from easy_quote(quote, key)
    if found.against.count:
        told = opening_words(found.against, least, facts.heard)
        beside = _("What speaks against it") + ": " + people_words(found.against, least, heard=facts.heard)
        (said,) = keyed(f"{key}-against", _("[people] said something else."), "no", beside=beside, people=told)
        yield replace(said, crowd=crowd_of(found.against.count, told, least, heard))


def _how_it_was_made(telling: Telling) -> Iterator[AnyBlock]:
    behind = behind_claims([claim.evidence for claim in telling.claims if not claim.choice])
    checked = checked_words(checked_behind(telling.reading, behind), telling.least)
    rows = easy(checked, "tick") if checked else ()
    easy_text = _("Is it right?") if checked else ""
    yield Heading(text=_("How this report was made"), easy_text=easy_text, easy=rows)
    items = [
        _("The group wrote the claims. The numbers were counted from what was recorded."),
        _("People are counted once, however much they said. A note without a name counts as one person."),
        _("Quotes are here only where the person agreed to it. Anybody can take their words back."),
        _("What speaks against a claim is shown under it."),
        *([checked] if checked else []),
    ]
    if telling.report.audience == OUTSIDE:
        items.append(_("Numbers from 1 to 4 are hidden, so that nobody can be picked out."))
    yield BulletList(items=tuple(items))


# --- All of them ------------------------------------------------------------------------------------------


def _before(telling: Telling) -> Iterator[AnyBlock]:
    return plan_before_blocks(telling)


def _achievements(telling: Telling) -> Iterator[AnyBlock]:
    if not telling.outcomes:
        return iter(())
    return achievements(shown_first(telling.outcomes), telling.least, telling.heard)


def _benefits(telling: Telling) -> Iterator[AnyBlock]:
    shares = shares_of(shown_first(telling.outcomes), bank_of(telling.project))
    return benefits(shares, telling.least, telling.heard, is_told=Part.ACHIEVEMENTS in telling.parts)


def _said(telling: Telling, *, in_full: bool) -> Iterator[AnyBlock]:
    return what_people_said(telling.reading, telling.least, in_full=in_full and not telling.is_easy)


def _drawn(telling: Telling) -> Iterator[AnyBlock]:
    return iter(()) if telling.is_easy else _pathway(telling.project, telling.reading)


TELLS: Mapping[str, Callable[[Telling], Iterator[KeptBlock]]] = {
    Part.CONTEXT: lambda telling: _context(telling.project),
    Part.CLAIMS: _claims,
    Part.AREAS: rooms.areas,
    Part.ACHIEVEMENTS: _achievements,
    Part.BENEFITS: _benefits,
    Part.CHANGED: rooms.what_changed,
    Part.COUNTS: what_counts,
    Part.WITHOUT: rooms.with_and_without,
    Part.BEFORE: _before,
    Part.SAID_DID: rooms.you_said_we_did,
    Part.DECISIONS: lambda telling: decided_and_changed(telling.reading),
    Part.HEARD: partial(_said, in_full=False),
    Part.RIVER: lambda telling: how_far_words_got(telling.reading, telling.least),
    Part.FEEDBACK: partial(_said, in_full=True),
    Part.TOGETHER: rooms.together,
    Part.LEARNED: rooms.what_was_learned,
    Part.COSTS: rooms.costs,
    Part.WORTH: rooms.worth,
    Part.PATHWAY: _drawn,
    Part.NEXT: rooms.what_is_next,
    Part.MADE: _how_it_was_made,
}
