"""What a claim rests on where the group chose some of the voices for it: looked up each time, so that it stays live."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from ..methods import thread as method
from ..methods.suppression import EVERYTHING
from ..methods.suppression_sides import may_bound
from ..methods.thread import Evidence, People
from ..models import Claim, Theme, VoiceTheme
from .how_said import Said
from .people_words import ORDER, count_words, side_name
from .reading import Reading
from .report_words import day
from .thread import WHO, speaker
from .voices import readable, said, warned

TO_PICK = 100


def evidence_of(claims: Iterable[Claim], reading: Reading) -> dict[Claim, Evidence]:
    """What each claim rests on. Two queries more where one of them chose themes."""
    whole = {claim: reading.evidence_of(claim.stone) for claim in claims}
    themed = _voices_by_theme(reading, {ref for claim in whole for ref in claim.themes})
    return {
        claim: _as_told(claim, method.only(reading.thread, found, _chosen(claim, found, reading.said, themed)), reading)
        if claim.is_chosen
        else found
        for claim, found in whole.items()
    }


def whom_chosen(claim: Claim) -> str:
    """Whose voices were chosen, as a name for their number: the same choice is the same people, in any report."""
    choice = [sorted(claim.sides), sorted(claim.themes), sorted(claim.picked)]
    return f"{claim.stone.ref} {claim.said_from} {claim.said_until} {json.dumps(choice)}"


def _as_told(claim: Claim, found: Evidence, reading: Reading) -> Evidence:
    return replace(found, supporting=reading.as_told(whom_chosen(claim), found.supporting))


def _voices_by_theme(reading: Reading, refs: Collection[str]) -> dict[str, set[str]]:
    """By the references by which themes were chosen, the voices that are about them. A removed theme has none."""
    now = {ref: reading.themes[ref] for ref in refs if ref in reading.themes}
    rows = VoiceTheme.objects.filter(theme__in={theme.pk for theme in now.values()}, theme__removed_at=None)
    voices: dict[int, set[str]] = defaultdict(set)
    for theme, voice in rows.values_list("theme", "voice__ref"):
        voices[theme].add(voice)
    return {ref: voices[theme.pk] for ref, theme in now.items()}


def _chosen(claim: Claim, found: Evidence, told: Mapping[str, Said], themed: Mapping[str, set[str]]) -> set[str]:
    first, last = claim.said_from or date.min, claim.said_until or date.max
    about = set[str]().union(*(themed.get(ref, ()) for ref in claim.themes))
    is_timed = bool(claim.said_from or claim.said_until)
    return {
        ref
        for ref in found.supporting.voices
        if (not claim.picked or ref in claim.picked)
        and (not claim.sides or told[ref].speaker.side in claim.sides)
        and (not claim.themes or ref in about)
        and (not is_timed or ((on := told[ref].on) is not None and first <= on <= last))
    }


# --- In words ---------------------------------------------------------------------------------------------


def choice_words(claim: Claim, reading: Reading) -> str:
    """How the voices were chosen, as a sentence; empty where all count."""
    told = []
    if claim.sides:
        names = [str(side_name(side)) for side in ORDER if side in claim.sides]
        told.append(_("from these sides: %(sides)s") % {"sides": ", ".join(names).lower()})
    if claim.said_from:
        told.append(_("said on %(day)s or later") % {"day": day(claim.said_from)})
    if claim.said_until:
        told.append(_("said on %(day)s or before") % {"day": day(claim.said_until)})
    if claim.themes:
        names = sorted({reading.themes[ref].name for ref in claim.themes if ref in reading.themes})
        told.append(_("about these themes: %(themes)s") % {"themes": ", ".join(names)})
    if claim.picked:
        told.append(_("picked one by one"))
    if not told:
        return ""
    words = _("Only some voices count here: %(choice)s. Of what speaks against it, all counts.")
    return words % {"choice": "; ".join(told)}


def how_many_chosen(claim: Claim, found: People, whole: People, heard: People, least: int) -> str:
    """How many people the chosen voices are from; empty where all count. Outside the group, whether they are few, and
    not even that, where beside the number of all it could be worked out what a few said."""
    if not claim.is_chosen:
        return ""
    if claim.sides and not may_bound(whole.by_side, heard.by_side, least):
        return _("some people")
    is_few = least == EVERYTHING or found.count < least
    return count_words(found.count, least) if is_few else _("at least %(n)d people") % {"n": least}


# --- For the form that chooses ----------------------------------------------------------------------------


def themes_to_choose(claim: Claim, reading: Reading) -> list[tuple[str, str]]:
    """The themes of the voices that support the stone, by name; and those that are chosen, whatever became of them."""
    refs = reading.evidence_of(claim.stone).supporting.voices
    chosen = {ref: reading.themes[ref] for ref in claim.themes if ref in reading.themes}
    taken = {theme.pk for theme in chosen.values()}
    about = Theme.objects.filter(voicetheme__voice__ref__in=refs).exclude(pk__in=taken).distinct()
    found = [(theme.ref, theme.name) for theme in about.order_by("name", "pk")[:TO_PICK]]
    return sorted([(ref, theme.name) for ref, theme in chosen.items()] + found, key=lambda row: row[1].casefold())


def voices_to_pick(claim: Claim, reading: Reading) -> list[tuple[str, str]]:
    """The voices that support the stone, by reference, in words: those picked first, then the newest."""
    refs = reading.evidence_of(claim.stone).supporting.voices
    rows = readable(reading.project).filter(ref__in=refs)
    found = rows.values_list("ref", "words", "content_note", "said_on", "said_precision", *WHO)
    picked = sorted(found, key=lambda row: row[0] not in claim.picked)[:TO_PICK]
    return [(ref, _label(words, note, said(on, precision), who)) for ref, words, note, on, precision, *who in picked]


def _label(words: str, note: str, when: str, who: list) -> str:
    about = ", ".join(part for part in (str(side_name(speaker(*who).side)), when) if part)
    return f"“{Truncator(warned(note, words)).chars(300)}” ({about})"
