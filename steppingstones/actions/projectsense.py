"""Sessions of making sense together, of a project that is made from files."""

from typing import TYPE_CHECKING

from ..formats.projectsense import PileRow, SenseFiles, SenseRow
from ..models import SensePile, SenseSession
from . import sense

if TYPE_CHECKING:
    from .projectfiles import Made


def make_sense(made: "Made", files: SenseFiles) -> None:
    for row in files.sessions:
        make_session(made, row, [pile for pile in files.piles if pile.session == row.id])


def make_session(made: "Made", row: SenseRow, piles: list[PileRow]) -> None:
    """Sorted, closed and signed as by hand; only the days are then those that the files say."""
    facts = sense.Facts(
        title=row.title,
        held_on=row.held_on,
        question=row.question,
        people=[made.members[each] for each in row.present],
        others=dict(row.others),
    )
    session = sense.begin(made.project, facts, by=made.by)
    sense.add_cards(session, [made.voices[each] for each in row.voices], by=made.by)
    by_voice = {card.voice_id: card for card in session.cards.all()}
    cards = {each: by_voice[made.voices[each].pk] for each in row.voices}
    for pile in piles:
        words = {"title": pile.title, "means": pile.means, "cards": [cards[each] for each in pile.voices]}
        kept = sense.make_pile(session, **words, by=made.by)
        SensePile.objects.filter(pk=kept.pk).update(weight=pile.weight)
    if row.most:
        sense.choose_most(session, cards[row.most], row.most_why, by=made.by)
    sense.close(session, by=made.by)
    for each in row.signed:
        sense.sign(session, made.members[each], by=made.members[each])
    SenseSession.objects.filter(pk=session.pk).update(closed_on=row.held_on)
    session.makers.exclude(signed_on=None).update(signed_on=row.held_on)
