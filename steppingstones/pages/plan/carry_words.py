"""Why a step does not come in, in words."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...actions.pathway_carry import Brought
from ...formats.theory_of_change import Theory, facts
from ...methods.pathway import Pathway, Refusal
from ...methods.pathway_join import LeftOut

SHORT = 70


def left_out_in_words(found: Iterable[LeftOut], pathway: Pathway) -> list[str]:
    return [sentence(each, pathway) for each in found]


def sentence(left_out: LeftOut, pathway: Pathway) -> str:
    step = left_out.step
    names = {"source": named(pathway, step.source), "target": named(pathway, step.target)}
    return reason(left_out, pathway) % names


def reason(left_out: LeftOut, pathway: Pathway) -> str:
    match left_out.refusal:
        case None:
            return _("“%(source)s” leads to “%(target)s” twice. Once is enough.")
        case Refusal.NO_STONE if left_out.step.source not in pathway.by_key:
            return _("A step comes from “%(source)s”, and there is no such stone.")
        case Refusal.NO_STONE:
            return _("“%(source)s” leads to “%(target)s”, and there is no such stone.")
        case Refusal.ITSELF:
            return _("“%(source)s” leads to itself.")
        case Refusal.ISSUE:
            return _("“%(source)s” leads to “%(target)s”. The issue has no steps: it is where everybody starts.")
        case Refusal.IMPACT:
            return _("“%(source)s” leads to “%(target)s”. An impact is the end of the path and leads to nothing.")
        case Refusal.BACKWARDS:
            return _("“%(source)s” leads back to “%(target)s”. Steps only lead onwards.")
        case _loop:
            return _("“%(source)s” leads to “%(target)s”, which leads back to it. That makes a loop.")


def named(pathway: Pathway, key: str) -> str:
    words = pathway.by_key[key].words if key in pathway.by_key else key
    return words if len(words) <= SHORT else f"{words[: SHORT - 1].rstrip()}…"


def facts_in_words(theory: Theory) -> list[str]:
    """What a theory of change holds, before anybody says what it is here."""
    found = facts(theory)
    size = {"steps": found.steps, "links": found.links}
    words = [_("It has %(steps)d steps and %(links)d links.") % size]
    if found.longest_chain:
        words.append(_("The longest chain has %(count)d steps.") % {"count": found.longest_chain})
    if found.links_with_assumptions:
        words.append(_("%(count)d links say what they assume.") % {"count": found.links_with_assumptions})
    alone = len(found.steps_after_first_stage_with_nothing_leading_in)
    nowhere = len(found.steps_before_last_stage_leading_nowhere)
    if alone:
        words.append(
            ngettext("Nothing leads to %(n)d of the steps.", "Nothing leads to %(n)d of the steps.", alone)
            % {"n": alone}
        )
    if nowhere:
        words.append(ngettext("%(n)d step leads nowhere.", "%(n)d steps lead nowhere.", nowhere) % {"n": nowhere})
    return words


def told(done: Brought) -> str:
    """What came in, for the message on the next page."""
    if done.made is None:
        return _("All of it was there already. Nothing has changed.")
    count = done.stones
    words = [ngettext("%(count)d new stone came in.", "%(count)d new stones came in.", count) % {"count": count}]
    if done.left_out:
        count = len(done.left_out)
        words.append(ngettext("%(count)d step did not fit.", "%(count)d steps did not fit.", count) % {"count": count})
    words.append(_("Now make it yours: change what does not fit your group."))
    return " ".join(words)
