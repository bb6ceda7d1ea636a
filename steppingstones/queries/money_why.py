"""Why money is not the whole story: for people, in plain words, and in Easy Read. Honest both ways."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..documents.blocks import AnyBlock, BulletList, Document, EasyRow, Heading, Paragraph
from ..models import Project
from .report_words import easy


def why_money(project: Project, base_url: str = "") -> Document:
    return Document(
        title=_("Why money is not the whole story"),
        subtitle=project.name,
        blocks=(*_can(), *_cannot(), *_hides(), *_whose(), *_without(), *_yours()),
        base_url=base_url,
        has_contents=False,
    )


def rows(*pairs: tuple[str, str]) -> tuple[EasyRow, ...]:
    """Each sentence with the picture for its idea."""
    return tuple(row for words, idea in pairs for row in easy(words, idea))


def _can() -> Iterator[AnyBlock]:
    told = rows(
        (_("Money can tell some things."), "money"),
        (_("It tells what our work cost."), "receipt"),
        (_("It shows work that nobody was paid for."), "hour"),
        (_("People who give money need to know this."), "commissioner"),
    )
    yield Heading(text=_("What money can say"), easy_text=_("What money can tell"), easy=told)
    yield Paragraph(
        text=_(
            "Money can say what a project took: rent, pay, travel, and the hours that nobody was paid for. "
            "It can say what was saved elsewhere. "
            "Somebody has to choose where money goes, and a fair sum helps them to choose."
        )
    )


def _cannot() -> Iterator[AnyBlock]:
    told = rows(
        (_("Money cannot tell everything."), "no"),
        (_("Having a friend has no price."), "friend"),
        (_("Being listened to has no price."), "listen"),
        (_("These things matter all the same."), "heart"),
    )
    yield Heading(text=_("What money cannot say"), easy_text=_("What money cannot tell"), easy=told)
    yield Paragraph(
        text=_(
            "Being listened to, a friend, trust, not being afraid: nobody pays for these, so they have no price. "
            "Somebody can work out a price for them. That price says more about how it was worked out than about the "
            "friend. And where something is priced, people may begin to see it as a thing to buy."
        )
    )


def _hides() -> Iterator[AnyBlock]:
    told = rows(
        (_("Sometimes all is put into one number."), "number"),
        (_("One number hides a lot."), "search"),
        (_("It hides who gains, and who loses."), "balance"),
        (_("It hides what got worse."), "down"),
        (_("It hides that some of it is a guess."), "unsure"),
    )
    yield Heading(text=_("What one number hides"), easy=told)
    yield Paragraph(text=_("“Each pound brought three pounds” is short, and easy to remember. It hides:"))
    yield BulletList(
        items=(
            _("who gained, and who lost. A lot for a few, or a little for many, can come to the same."),
            _("what got worse for somebody."),
            _("how sure it is. Much in it is a guess: how many people, for how long, what would have come anyway."),
            _("what was left out because nobody could count it."),
            _("that another project counted in another way. Two such numbers cannot be compared."),
        )
    )


def _whose() -> Iterator[AnyBlock]:
    told = rows(
        (_("Somebody chooses what is counted."), "choose"),
        (_("Somebody chooses what it is worth."), "coin"),
        (_("Often it is not the people whose life it is."), "people"),
        (_("Ask: who chose this?"), "question"),
    )
    yield Heading(text=_("Whose values count"), easy_text=_("Who chooses"), easy=told)
    yield Paragraph(
        text=_(
            "A price is not found, it is chosen. Many come from what people would pay. Whoever has more money can pay "
            "more, so what matters to them looks as if it were worth more. Ask of each number: who chose it, and was "
            "anybody asked whose life it is?"
        )
    )


def _without() -> Iterator[AnyBlock]:
    told = rows(
        (_("Leaving money out can hide things too."), "careful"),
        (_("It can hide who worked for nothing."), "work"),
        (_("It can hide who was not asked."), "silent"),
    )
    yield Heading(text=_("What is hidden without money"), easy=told)
    yield Paragraph(
        text=_(
            "A map without money is chosen by people as well. It can hide that somebody worked for years without pay. "
            "It can leave out whoever was not in the room. And a group that shows no costs may be passed over when "
            "money is given out. So tell what it took, say who was not asked, and ask what got worse."
        )
    )


def _yours() -> Iterator[AnyBlock]:
    told = rows(
        (_("Your group can choose."), "choose"),
        (_("You can use money, or never use it."), "money"),
        (_("You can change your mind."), "change"),
    )
    yield Heading(text=_("What your group can do"), easy=told)
    yield Paragraph(
        text=_(
            "You can use money beside everything else, or never. Both are good choices if you made them together. "
            "Here, what counts for people always comes first, and no number in money stands alone."
        )
    )
