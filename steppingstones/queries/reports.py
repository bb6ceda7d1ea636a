"""One report as one list of blocks, from which the web page, the PDF and Easy Read are written.

Everything is counted when the document is made. A voice whose consent was withdrawn a moment ago is not in it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from django.urls import reverse
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
    Table,
)
from ..documents.easy_rows import SourceRow, sources
from ..methods.pathway import Pathway
from ..models import Change, Decision, Project, Report, Stone
from .checking import behind_claims, checked_of, checked_words
from .chosen_evidence import chosen_in_short, said_by
from .claims import ClaimFacts, QuoteFacts, before_reading, claims_of, easy_quote
from .easy_read import with_easy_read
from .outcomes import outcomes_in
from .pathway import pathway_block
from .pathway_know import known_lines
from .people_words import people_words, threshold
from .plan_report import plan_before_blocks
from .reading import Reading
from .report_counts import what_counts
from .report_feedback import what_people_said
from .report_outcomes import about_outcomes
from .report_words import day, easy, keyed, opening_words
from .routes import plan_view
from .thread import decision_words
from .versions import standing_sentence

OUTSIDE = Report.Audience.OUTSIDE
Route = Project.Route
SHORT = 90  # letters of what somebody typed that still make an easy sentence


def report_blocks(report: Report, *, is_page: bool = False, is_easy: bool = False) -> Sequence[AnyBlock]:
    """What the report holds, with the program's own Easy Read."""
    least, shows, reading = threshold(report.audience), report.project.shows, Reading(report.project)
    claims = claims_of(report, reading) if report.pk else []
    in_full = shows(Route.FEEDBACK) and not is_easy
    return [
        *_opening(report),
        *_context(report.project),
        *_claims(report, claims, reading.pathway, is_page=is_page),
        *(plan_before_blocks(reading, report.audience) if shows(Route.IMPACT) else []),
        *about_outcomes(report.project, reading.pathway, reading.thread, least),
        *what_counts(report, outcomes_in(reading.pathway, reading.thread)),
        *_decisions(reading),
        *what_people_said(report.project, reading.heard, least, in_full=in_full),
        *(_pathway(report.project, reading.pathway) if shows(Route.IMPACT) and not is_easy else []),
        *_how_it_was_made(report, claims, least),
    ]


def report_document(
    report: Report, *, today: date, base_url: str = "", is_page: bool = False, is_easy: bool = False
) -> Document:
    """The whole report. `is_page` is for the members' own pages, where each claim can be opened; they show no Easy
    Read. `is_easy` leaves out what Easy Read does not tell.

    A project without a report has one all the same: hand in `Report(project=project, title=…)`, not saved.
    """
    blocks, checked = report_blocks(report, is_page=is_page, is_easy=is_easy), ""
    if not is_page:
        blocks, checked = with_easy_read(report, blocks)
    return Document(
        easy_check=checked,
        title=report.title,
        subtitle=f"{report.project.name}, {report.project.organisation.name}",
        made_on=_("Made on %(day)s") % {"day": day(today)},
        notice=_notice(report),
        base_url=base_url,
        blocks=tuple(blocks),
    )


def _notice(report: Report) -> str:
    """What goes out is a version that is signed off; see `queries.sign_offs`."""
    if report.audience == OUTSIDE:
        return _("For the group to work on. Hand out a version that people of both sides have signed.")
    return _("For the group only. It holds exact numbers.")


def parts_of(project: Project) -> list[str]:
    """What a report of this group holds, in words, as far as its routes need it."""
    parts = [
        ("", _("about this project")),
        ("", _("what you say, each with what it rests on")),
        (Route.ACHIEVEMENTS, _("achievements")),
        (Route.BENEFITS, _("benefits, by whom")),
        ("", _("what matters to whom, what people say of it, and what got worse")),
        ("", _("what was decided and what changed")),
        (Route.FEEDBACK, _("what people said, by theme and by question")),
        (Route.IMPACT, _("the pathway")),
    ]
    return [words for route, words in parts if not route or project.shows(route)]


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


def _pathway(project: Project, pathway: Pathway) -> Iterator[AnyBlock]:
    block = pathway_block(project, pathway)
    if block:
        yield Heading(text=_("The pathway"))
        yield Paragraph(text=_("This is how the work should lead to change. It shows two tracks side by side."))
        yield Paragraph(text=standing_sentence(project, pathway))
        yield block


def _claims(report: Report, facts: list[ClaimFacts], pathway: Pathway, *, is_page: bool) -> Iterator[AnyBlock]:
    """Co-production and the project apart, because what doing it together changed is the question."""
    known = known_lines(report.project, pathway, (claim.stone.ref for claim in facts), threshold(report.audience))
    number = 0
    for track, heading in _tracks():
        here = [claim for claim in facts if (claim.stone.track == Stone.Track.CO_PRODUCTION) == (track == "co")]
        if here:
            yield Heading(text=heading, easy_text=heading)
        for claim in here:
            number += 1
            yield _claim(report, claim, number, is_page=is_page)
            if claim.stone.ref in known:
                yield Paragraph(text=_("This is how we said that we would know:"))
                yield BulletList(items=known[claim.stone.ref])
    if not facts and plan_view(report.project):
        yield Heading(text=_("What we say"))
        yield Notice(text=_("This report makes no claims yet."), kind="info")


def _tracks() -> list[tuple[str, str]]:
    return [("co", _("The difference that doing it together made")), ("project", _("What the project achieved"))]


def _claim(report: Report, facts: ClaimFacts, number: int, *, is_page: bool) -> Claim:
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
        easy=tuple(_easy_claim(facts, threshold(report.audience))),
    )


def evidence_sentences(facts: ClaimFacts, least: int) -> Iterator[str]:
    """What the claim rests on, each a sentence with its number. Empty where there is nothing."""
    found = facts.evidence
    if facts.choice:
        yield facts.choice
    if found.supporting.count:
        yield _("Said by %(people)s.") % {"people": said_by(found, least, is_chosen=bool(facts.choice))}
    for decision in facts.decisions:
        yield _dated(_("We decided: %(words)s"), _("We decided on %(day)s: %(words)s"), decision, decision.decided_on)
    if found.behind.count:
        yield _("These decisions rest on what was said by %(people)s.") % {"people": people_words(found.behind, least)}
    for change in facts.changes:
        yield _dated(_("This changed: %(words)s"), _("This changed on %(day)s: %(words)s"), change, change.changed_on)


def _dated(plain: str, dated: str, row: Decision | Change, on: date | None) -> str:
    words = row.words if isinstance(row, Change) else decision_words(row)
    return dated % {"day": day(on), "words": words} if on else plain % {"words": words}


def _against(facts: ClaimFacts, least: int) -> tuple[str | Quote, ...]:
    against = facts.evidence.against
    if not against.count:
        return ()
    sentence = _("Said by %(people)s.") % {"people": people_words(against, least)}
    return (sentence, *(_quote(quote) for quote in facts.quotes_against))


def _quote(quote: QuoteFacts) -> Quote:
    return Quote(words=quote.words, who=quote.who, before=before_reading(quote), voice=quote.ref)


def _easy_claim(facts: ClaimFacts, least: int) -> Iterator[EasyRow]:
    key, words = f"claim-{facts.ref}", facts.easy_words or facts.words
    (own,) = keyed(key, words, typed=facts.words)
    yield replace(own, picture=facts.picture or own.picture)
    found = facts.evidence
    if not facts.has_evidence:
        yield from keyed(f"{key}-unknown", _("We do not know this yet."), "question")
    yield from keyed(f"{key}-sure", facts.sureness.easy, "think")
    if found.supporting.count:
        told = opening_words(found.supporting, least) if not facts.choice else chosen_in_short(found, least)
        beside = _("Said by %(people)s.") % {"people": said_by(found, least, is_chosen=bool(facts.choice))}
        yield from keyed(f"{key}-said", _("[people] said so."), "people talk", beside=beside, people=told)
    if found.changes:
        pattern = ngettext(
            "[number] thing changed because of it.", "[number] things changed because of it.", len(found.changes)
        )
        yield from keyed(f"{key}-changed", pattern, "change", number=str(len(found.changes)))
    for quote in facts.quotes[:2]:
        yield from easy_quote(quote, key)
    if found.against.count:
        told = opening_words(found.against, least)
        beside = _("What speaks against it") + ": " + people_words(found.against, least)
        yield from keyed(f"{key}-against", _("[people] said something else."), "no", beside=beside, people=told)


def _decisions(reading: Reading) -> Iterator[AnyBlock]:
    rows = [
        (
            decision_words(decision),
            decision.why,
            "; ".join(str(change) for change in decision.changes.all()),
        )
        for decision in reading.decisions.values()
        if decision.status in Decision.SETTLED
    ]
    if rows:
        told = ngettext("We made %(n)d decision together.", "We made %(n)d decisions together.", len(rows))
        heading = _("What was decided and what changed")
        yield Heading(text=heading, easy_text=_("What we decided"), easy=easy(told % {"n": len(rows)}, "decision"))
        header = (_("What we decided"), _("Why"), _("What changed"))
        filled = tuple((decided, why or "–", changed or _("Nothing yet")) for decided, why, changed in rows)
        yield Table(caption=_("Decisions and changes"), header=header, rows=filled)


def _how_it_was_made(report: Report, claims: list[ClaimFacts], least: int) -> Iterator[AnyBlock]:
    behind = behind_claims([claim.evidence for claim in claims if not claim.choice])
    checked = checked_words(checked_of(report.project, behind), least)
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
    if report.audience == OUTSIDE:
        items.append(_("Numbers from 1 to 4 are hidden, so that nobody can be picked out."))
    yield BulletList(items=tuple(items))
