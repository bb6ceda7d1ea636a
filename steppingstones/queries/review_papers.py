"""What a review found, for people outside the group: as a list of blocks, in words, and with no number of few people.

What the group agreed to see among itself counts nothing here. A side is told only where five people and more of it
gave a score, and where no side of that statement is small. How many answered is told in steps of five, so that two
prints beside each other do not tell of one person.
"""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..documents.blocks import AnyBlock, BulletList, Document, EasyRow, Heading, Notice, Paragraph
from ..methods.gap import Leaning, View, view
from ..methods.suppression import PUBLISHED
from ..models import Decision, Round
from .people_words import ORDER
from .questionnaires import Asked
from .review_words import BOTH, SAYS, who
from .reviews import Sheets, Turnout, scale_of, sheets, statements_of, turnout, version_of, with_no_small_side
from .said_did import IS_LEFT_OUT, Names, tell, to_tell

EASY = {
    Leaning.YES: gettext_lazy("%(who)s say yes."),
    Leaning.NO: gettext_lazy("%(who)s say no."),
    Leaning.BETWEEN: gettext_lazy("%(who)s are in between."),
}
THUMBS = {Leaning.YES: "1F44D", Leaning.NO: "1F44E", Leaning.BETWEEN: "2696"}
PEOPLE, TALKING, DONE = "1F465", "1F5E3", "2705"


def what_we_found(one: Round) -> Document:
    """For a review that has ended."""
    version, found = version_of(one), turnout(one)
    statements = statements_of(version)
    given = sheets(one, statements)
    told = {each.key for each in with_no_small_side(given, statements, found)}
    blocks: list[AnyBlock] = [*_who_answered(found), Heading(text=_("How each side sees it"))]
    for each in statements:
        blocks += _statement(each, _views(given, each) if each.key in told else {})
    blocks += _decided(one)
    ended = _("Asked until %(day)s") % {"day": date_format(one.ended_on, "j F Y")}
    return Document(
        title=_("What we found: %(title)s") % {"title": version.title},
        subtitle=one.project.name,
        made_on=ended,
        blocks=tuple(blocks),
        has_contents=False,
    )


def _who_answered(found: Turnout) -> list[AnyBlock]:
    about = _("Each side was asked the same. Nobody is right or wrong: both views stand here.")
    easy = EasyRow(words=_("We asked people the same questions. We all count the same."), picture=TALKING)
    if found.answered < PUBLISHED:
        few = _("Few people answered, so we do not tell what they said.")
        return [Paragraph(text=about, easy=(easy,)), Notice(text=few, easy=(EasyRow(words=few, picture=PEOPLE),))]
    number = found.answered - found.answered % PUBLISHED
    words = _("At least %(n)d people answered.") % {"n": number}
    return [Paragraph(text=f"{about} {words}", easy=(easy, EasyRow(words=words, picture=PEOPLE)))]


def _views(given: Sheets, one: Asked) -> dict[str, View]:
    """The sides of which enough people gave a score, in their order."""
    views = {side: view(given[side], one.key, scale_of(one)) for side in ORDER if side in given}
    return {side: found for side, found in views.items() if len(found.scores) >= PUBLISHED}


def _statement(one: Asked, views: dict[str, View]) -> list[AnyBlock]:
    first = EasyRow(words=one.item.easy_words or one.words, picture=one.item.picture)
    heading = Heading(text=one.words, level=3)
    if len(views) < 2:
        words = _("Too few people of one side answered this, so we do not say how each side sees it.")
        few = EasyRow(words=_("Too few people answered this. So we do not tell."))
        return [heading, Paragraph(text=words, easy=(first, few))]
    leanings = {side: found.leaning for side, found in views.items()}
    told = [str(words) % {"who": who(side)} for side, leaning in leanings.items() if (words := SAYS[leaning])]
    if len(views) == 2 and len(set(leanings.values())) == 1:
        told = [str(BOTH[next(iter(leanings.values()))])]
    rows = [_easy(side, leaning) for side, leaning in leanings.items()]
    return [heading, Paragraph(text=" ".join(told), easy=(first, *rows))]


def _easy(side: str, leaning: Leaning | None) -> EasyRow:
    """For a side of which people gave a score, so that it leans to something."""
    found = leaning or Leaning.BETWEEN
    return EasyRow(words=str(EASY[found]) % {"who": who(side)}, picture=THUMBS[found])


def _decided(one: Round) -> list[AnyBlock]:
    """What was decided because of it, as everybody may read it: nothing that names somebody, or was left out."""
    rows = to_tell(one.project).filter(round=one, status__in=Decision.SETTLED).exclude(IS_LEFT_OUT)
    names = Names(one.project)
    told = [each.did for each in (tell(row, names) for row in rows) if not each.names and each.did]
    if not told:
        return []
    easy = tuple(EasyRow(words=words, picture=DONE) for words in told)
    return [Heading(text=_("What we did because of it")), BulletList(items=tuple(told), easy=easy)]
