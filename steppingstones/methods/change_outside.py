"""What may leave the group of a change: how many got better, stayed the same and got worse, in bands or not at all."""

from .bands import Band, band
from .change import Change, Refusal
from .suppression import PUBLISHED, SENSITIVE


def groups_outside(found: Change, *, is_sensitive: bool = False) -> tuple[Band, Band, Band] | None:
    """The three groups in bands; None if one of them is small, if all people are in one, or if too many are missing.

    Where everybody moved the same way, the number would tell of each of them. Where the question is sensitive, groups
    under ten are small, and so is one with nobody in it. Bands, so that two papers one after the other tell little.

    >>> from .before_after import Moves
    >>> from .change import Depth, Item
    >>> def told(up, same, down):
    ...     moves = Moves(up=up, same=same, down=down)
    ...     change = Change(item=Item(), before=30, after=30, pairs=moves.people, depth=Depth.FULL, moves=moves)
    ...     found = groups_outside(change)
    ...     return found and [(each.low, each.high) for each in found]
    >>> told(12, 6, 5)
    [(10, 19), (5, 9), (5, 9)]
    >>> told(8, 3, 1), told(12, 0, 0), told(12, 6, 0)
    (None, None, [(10, 19), (5, 9), (0, 0)])

    Source: `suppression.split` (if one part must be hidden, all are) and `bands`. That nobody is told of as one of all
    is our own rule, after group disclosure in Hundepool and others (2012), Statistical Disclosure Control (Wiley).
    """
    if found.moves is None or found.refusal == Refusal.MANY_MISSING:
        return None
    parts = (found.moves.up, found.moves.same, found.moves.down)
    least = SENSITIVE if is_sensitive else PUBLISHED
    is_small = any(part < least and (part or is_sensitive) for part in parts)
    if is_small or max(parts) == found.pairs:
        return None
    up, same, down = map(band, parts)
    return up, same, down
