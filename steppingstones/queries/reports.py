"""One report as one list of blocks, from which the web page, the PDF and Easy Read are written.

Everything is counted when the document is made. A voice whose consent was withdrawn a moment ago is not in it.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.formats import date_format
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
from ..documents.pictures import suggest
from ..methods import suppression
from ..methods.thread import People
from ..models import Change, Decision, Project, Report, Stone
from .claims import ClaimFacts, QuoteFacts, claims_of
from .pathway import pathway_block
from .people_words import count_words, people_words, threshold
from .plan_report import plan_before_blocks
from .thread import decision_words
from .voice_numbers import VoiceNumbers, numbers_of, theme_counts

OUTSIDE = Report.Audience.OUTSIDE


def report_document(report: Report, *, today: date, base_url: str = "", is_page: bool = False) -> Document:
    """The whole report. `is_page` is for the members' own pages, where each claim can be opened.

    A project without a report has one all the same: hand in `Report(project=project, title=…)`, not saved.
    """
    least = threshold(report.audience)
    blocks = [
        *_opening(report),
        *_context(report.project),
        *_claims(report, is_page=is_page),
        *plan_before_blocks(report.project, report.audience),
        *_decisions(report.project),
        *_what_people_said(report.project, least),
        *_pathway(report.project),
        *_how_it_was_made(report),
    ]
    return Document(
        title=report.title,
        subtitle=f"{report.project.name}, {report.project.organisation.name}",
        made_on=_("Made on %(day)s") % {"day": day(today)},
        notice="" if report.audience == OUTSIDE else _("For the group only. It holds exact numbers."),
        base_url=base_url,
        blocks=tuple(blocks),
    )


def day(value: date | None, precision: str = "day") -> str:
    """ "4 March 2026", "March 2026", or "" where the day is not known."""
    if value is None:
        return ""
    return date_format(value, {"day": "j F Y", "month": "F Y", "year": "Y"}[precision])


def easy(words: str, idea: str = "") -> tuple[EasyRow, ...]:
    """One row of Easy Read, with the first picture that fits the idea (or else the words)."""
    found = suggest(idea or words) or suggest(words)
    return (EasyRow(words=words, picture=found[0] if found else ""),)


# --- The parts of a report --------------------------------------------------------------------------------


def _opening(report: Report) -> Iterator[AnyBlock]:
    if report.opening:
        yield Paragraph(text=report.opening)


def _context(project: Project) -> Iterator[AnyBlock]:
    pairs = [
        (_("What it is about"), project.about),
        (_("Who it is for"), project.people),
        (_("Where"), project.place),
        (_("Field of work"), project.sector),
        (_("How long"), project.length),
        (_("What is particular here"), project.particular),
    ]
    known = tuple((name, words) for name, words in pairs if words)
    if known:
        told = easy(_("This is about our project: %(name)s.") % {"name": project.name}, "group")
        yield Heading(text=_("About this project"), easy_text=_("Our project"), easy=told)
        yield Facts(pairs=known)


def _pathway(project: Project) -> Iterator[AnyBlock]:
    block = pathway_block(project)
    if block:
        yield Heading(text=_("The pathway"))
        yield Paragraph(text=_("This is how the work should lead to change. It shows two tracks side by side."))
        yield block


def _claims(report: Report, *, is_page: bool) -> Iterator[AnyBlock]:
    """Co-production and the project apart, because what doing it together changed is the question."""
    facts = claims_of(report) if report.pk else []
    number = 0
    for track, heading in _tracks():
        here = [claim for claim in facts if (claim.stone.track == Stone.Track.CO_PRODUCTION) == (track == "co")]
        if here:
            yield Heading(text=heading, easy_text=heading)
        for claim in here:
            number += 1
            yield _claim(report, claim, number, is_page=is_page)
    if not facts:
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
        stone_kind=str(facts.stone.get_kind_display()),
        track=facts.stone.track,
        track_label=str(facts.stone.get_track_display()),
        has_evidence=not facts.evidence.is_empty,
        evidence=tuple(evidence_sentences(facts, threshold(report.audience))),
        quotes=tuple(_quote(quote) for quote in facts.quotes),
        against=_against(facts, threshold(report.audience)),
        thread_url=reverse("show:claim", args=[project.slug, report.ref, facts.ref]) if is_page else "",
        easy=tuple(_easy_claim(facts, threshold(report.audience))),
    )


def evidence_sentences(facts: ClaimFacts, least: int) -> Iterator[str]:
    """What the claim rests on, each a sentence with its number. Empty where there is nothing."""
    found = facts.evidence
    if found.supporting.count:
        yield _("Said by %(people)s.") % {"people": people_words(found.supporting, least)}
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
    return Quote(words=quote.words, who=quote.who)


def _easy_claim(facts: ClaimFacts, least: int) -> Iterator[EasyRow]:
    words = facts.easy_words or facts.words
    yield EasyRow(words=words, picture=facts.picture) if facts.picture else easy(words)[0]
    found = facts.evidence
    if found.is_empty:
        yield from easy(_("We do not know this yet."), "question")
    if found.supporting.count:
        yield from easy(_("%(people)s said so.") % {"people": _opening_words(found.supporting, least)}, "people talk")
    if found.changes:
        said = ngettext("%(n)d thing changed because of it.", "%(n)d things changed because of it.", len(found.changes))
        yield from easy(said % {"n": len(found.changes)}, "change")
    for quote in facts.quotes[:2]:
        yield from easy(_("Somebody said: “%(words)s”") % {"words": quote.words}, "talk")
    if found.against.count:
        told = _("%(people)s said something else.") % {"people": _opening_words(found.against, least)}
        yield from easy(told, "no")


def _opening_words(people: People, least: int) -> str:
    words = count_words(people.count, least)
    return words[:1].upper() + words[1:]


def _decisions(project: Project) -> Iterator[AnyBlock]:
    decided = project.decisions.standing().filter(status__in=[Decision.Status.DECIDED, Decision.Status.DONE])
    changes = Prefetch("changes", queryset=project.changes.standing().order_by("changed_on", "pk"))
    rows = [
        (
            decision_words(decision),
            decision.why,
            "; ".join(str(change) for change in decision.changes.all()),
        )
        for decision in decided.order_by("decided_on", "pk").prefetch_related(changes)
    ]
    if rows:
        told = ngettext("We made %(n)d decision together.", "We made %(n)d decisions together.", len(rows))
        heading = _("What was decided and what changed")
        yield Heading(text=heading, easy_text=_("What we decided"), easy=easy(told % {"n": len(rows)}, "decision"))
        header = (_("What we decided"), _("Why"), _("What changed"))
        filled = tuple((decided, why or "–", changed or _("Nothing yet")) for decided, why, changed in rows)
        yield Table(caption=_("Decisions and changes"), header=header, rows=filled)


def _what_people_said(project: Project, least: int) -> Iterator[AnyBlock]:
    numbers = numbers_of(project)
    told = _("We heard from %(people)s.") % {"people": count_words(numbers.people.count, least)}
    rows = easy(told, "listen")
    if numbers.voices:
        rows += easy(_("A note without a name counts as one person."), "note")
    yield Heading(text=_("What people said"), easy_text=_("Who spoke"), easy=rows)
    if not numbers.voices:
        yield Paragraph(text=_("Nothing has been recorded yet."))
        return
    yield Facts(pairs=tuple(_voice_facts(numbers, least)))
    for theme in theme_counts(project):
        rows = tuple((name, number_words(voices, least)) for name, voices in theme.rows)
        caption = _("How many voices are about each: %(heading)s") % {"heading": theme.heading}
        yield Table(caption=caption, header=(theme.heading, _("Voices")), rows=rows)


def _voice_facts(numbers: VoiceNumbers, least: int) -> Iterator[tuple[str, str]]:
    yield _("Voices"), number_words(numbers.voices, least)
    yield _("People"), people_words(numbers.people, least)
    if numbers.first and numbers.last:
        yield _("From"), day(numbers.first)
        yield _("To"), day(numbers.last)


def number_words(number: int, least: int) -> str:
    shown = suppression.count(number, least)
    return _("fewer than %(n)d") % {"n": least} if shown.value is None else str(shown.value)


def _how_it_was_made(report: Report) -> Iterator[AnyBlock]:
    yield Heading(text=_("How this report was made"))
    items = [
        _("The group wrote the claims. The numbers were counted from what was recorded."),
        _("People are counted once, however much they said. A note without a name counts as one person."),
        _("Quotes are here only where the person agreed to it. Anybody can take their words back."),
        _("What speaks against a claim is shown under it."),
    ]
    if report.audience == OUTSIDE:
        items.append(_("Numbers from 1 to 4 are hidden, so that nobody can be picked out."))
    yield BulletList(items=tuple(items))
