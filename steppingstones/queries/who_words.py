"""Who takes part, in words. Each sentence is made from what is shown, so that none of them tells more."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..methods.representation import Group, Reading, Refusal
from ..methods.taking_part import Beside, Published
from ..models import Release

MOST_TENTHS = 9


def turnout_words(at_least: int) -> str:
    if not at_least:
        return _("Fewer than 8 people have answered so far, or nobody. That is too few to say much.")
    return _("At least %(number)d people have answered so far.") % {"number": at_least}


def share_words(share: float) -> str:
    """ "about 3 in 10", and where it is little "about 1 in 40"."""
    tenths = round(share * 10)
    if share <= 0:
        return _("nobody")
    if share >= 0.995:
        return _("nearly everybody")
    if share > 0.945:
        return _("more than 9 in 10")
    if share >= 0.15:
        return _("about %(number)d in 10") % {"number": min(tenths, MOST_TENTHS)}
    if share >= 0.01:
        return _("about 1 in %(number)d") % {"number": round(1 / share)}
    return _("fewer than 1 in 100")


def percent(share: float) -> str:
    return _("%(number)s%%") % {"number": f"{share * 100:.0f}" if share >= 0.01 or not share else f"{share * 100:.1f}"}


def range_words(group: Group) -> str:
    """ "14% to 53%", with so few people asked."""
    if group.low is None or group.high is None:
        return ""
    return _("%(low)s to %(high)s") % {"low": percent(group.low), "high": percent(group.high)}


def counted_words(number: int, people: int, answer: str, *, is_gain: bool) -> str:
    """ "Of 24 people, 15 said “16 to 64”." Where the group counted who gained: "are in the group"."""
    told = {"people": people, "number": number, "answer": answer}
    if is_gain and not number:
        return _("Of %(people)d people who gained, nobody is “%(answer)s”.") % told
    if is_gain:
        return _("Of %(people)d people who gained, %(number)d are “%(answer)s”.") % told
    if not number:
        return _("Of %(people)d people, nobody said “%(answer)s”.") % told
    return _("Of %(people)d people, %(number)d said “%(answer)s”.") % told


def together_counted_words(number: int, people: int, answers: str, *, is_gain: bool) -> str:
    """Groups that are not shown. Whoever did not say may be among them, and nobody can see if so."""
    told = {"people": people, "number": number, "answers": answers}
    if is_gain:
        return _("Of %(people)d people who gained, %(number)d are “%(answers)s”, or we do not know.") % told
    return _("Of %(people)d people, %(number)d said “%(answers)s”, or did not say.") % told


SURE = (Reading.FEWER, Reading.MORE)
READ = {
    (Reading.FEWER, False): gettext_lazy("So fewer take part, even with so few people asked."),
    (Reading.MORE, False): gettext_lazy("So more take part, even with so few people asked."),
    (Reading.FEWER, True): gettext_lazy("So fewer of them gained than you would expect. This is seldom just chance."),
    (Reading.MORE, True): gettext_lazy("So more of them gained than you would expect. This is seldom just chance."),
}


def reading_words(group: Group, where: str, *, is_gain: bool) -> str:
    """What the number allows to say, and how sure that is. Nobody should not be there: it is about who is missing."""
    beside = _("Of %(where)s it is %(share)s.") % {"where": where, "share": share_words(group.share)}
    return f"{beside} {READ[group.reading, is_gain]}" if group.reading in SURE else beside


def even_words(people: int, where: str) -> str:
    """Where no group is surely fewer or more."""
    told = {"people": people, "where": where}
    words = _("Of %(people)d people, no group is surely fewer or more than of %(where)s. A difference can be chance.")
    return words % told


def refusal_words(found: Beside) -> str:
    """Why nothing is said about more or fewer."""
    if found.refusal is Refusal.MANY_NOT_SAID:
        return _("More than 1 in 5 people may not have said. So we do not know if more or fewer take part.")
    if found.refusal is Refusal.TOO_FEW:
        return _("These are too few people to say if more or fewer take part.")
    return ""


def hidden_words(release: Release, shown: Published) -> str:
    """Why numbers are not shown; empty where all are."""
    least = 10 if release.asked.is_sensitive else 5
    if release.is_refused:
        return _("Mostly the same people were asked before. Beside the earlier numbers, new ones would tell of a few.")
    if shown.people is None:
        return _("Fewer than %(least)d people said something here, or nobody. So nothing is shown.") % {"least": least}
    if not shown.hidden:
        return ""
    words = _("Groups of fewer than %(least)d people are not shown, and others with them, so that nobody can find out.")
    return words % {"least": least}


def together_words(shown: Published) -> str:
    """What can be said of all groups that are not shown."""
    if len(shown.hidden) == len(shown.numbers):
        return _("%(people)d people answered.") % {"people": shown.people}
    told = {"rest": shown.rest, "people": shown.people}
    return _("All who are not shown, or did not say, are %(rest)d of %(people)d people together.") % told
