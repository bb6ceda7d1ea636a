"""Sides and uses in the words of whoever answers: the same on the screen and on paper."""

from django.utils.translation import gettext_lazy

from ..models import Consent, Giver, Side

# The sides as somebody says them of themselves.
I_AM = (
    (Side.LIVED_EXPERIENCE, gettext_lazy("I live with this myself")),
    (Side.CARER, gettext_lazy("I care for someone, or I am family")),
    (Side.PROFESSIONAL, gettext_lazy("I work in a service")),
    (Side.COMMUNITY, gettext_lazy("I am a neighbour, or part of the community")),
    (Side.COMMISSIONER, gettext_lazy("I plan or pay for services")),
    (Giver.UNKNOWN, gettext_lazy("I would rather not say")),
)
USES = (
    (Consent.Use.GROUP, gettext_lazy("The group can read what I said."), gettext_lazy("We need this to use it.")),
    (Consent.Use.QUOTE, gettext_lazy("The group can use my words, without my name."), ""),
    (Consent.Use.QUOTE_NAMED, gettext_lazy("The group can use my words, with my name."), ""),
    (Consent.Use.PUBLIC, gettext_lazy("People outside the group can see my words."), ""),
    (
        Consent.Use.RESEARCH,
        gettext_lazy("Researchers can study my words, without my name."),
        gettext_lazy("They look at what many people said, to learn what helps."),
    ),
)
