"""All instruments to begin with. A group takes one as it is, or makes its own version of it."""

from .instruments import Instrument
from .instruments_group import MEETING, PRINCIPLES, PROCESSES
from .instruments_organisation import AUDIT, COMMISSIONING, JIGSAW

INSTRUMENTS = (PRINCIPLES, PROCESSES, MEETING, JIGSAW, AUDIT, COMMISSIONING)
_BY_KEY = {instrument.key: instrument for instrument in INSTRUMENTS}


def instrument_of(key: str) -> Instrument | None:
    """The instrument with this key, or nothing.

    >>> instrument_of("principles").name
    'The four principles'
    >>> instrument_of("horoscope") is None
    True

    Source: principles, processes and the jigsaw as NDTi's guide to co-production names them, which follows SCIE (2013),
    Co-production in social care: what it is and how to do it.
    """
    return _BY_KEY.get(key)
