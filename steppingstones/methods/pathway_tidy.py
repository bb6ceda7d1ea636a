"""Tidy the picture: put the stones into an order in which fewer lines cross.

Each stone stays on its level and on its track. Where nothing is won, the group's own order is kept.
"""

from dataclasses import replace

from .pathway import TRACKS, Kind, Pathway
from .pathway_order import Web, arrange, crossings, freely, woven


def tidy(pathway: Pathway) -> Pathway:
    """The pathway with fewer crossings in its picture, or the same pathway if no order is found that has fewer.

    Source: Sugiyama, Tagawa and Toda (1981); Gansner and others (1993).

    >>> from steppingstones.methods.pathway import Step, Stone, Track
    >>> stones = [Stone(key=k, kind=Kind.ACTIVITY, track=Track.PROJECT, words=k, order=n) for n, k in enumerate("ab")]
    >>> stones += [Stone(key=k, kind=Kind.SHORT, track=Track.PROJECT, words=k, order=n) for n, k in enumerate("st")]
    >>> path = Pathway(stones=tuple(stones), steps=(Step(source="a", target="t"), Step(source="b", target="s")))
    >>> crossings(path), crossings(tidy(path))
    (1, 0)
    """
    best, least = pathway, crossings(pathway)
    for _ in range(3):  # what was found is the start of the next look, because its bends lie better
        web = woven(best)
        arrange(web, freely)
        found = _in_the_order_of(web, best)
        left = crossings(found)
        if left >= least:
            break
        best, least = found, left
    return best


def _in_the_order_of(web: Web, pathway: Pathway) -> Pathway:
    """Each level and track in the order of the web.

    A level that takes several columns keeps to which of them each place belongs; only stones of one column change.
    """
    order: dict[str, int] = {}
    for kind in Kind:
        for track in TRACKS:
            stones = pathway.on(kind, track)
            columns = {stone.key: web.stones[stone.key].column for stone in stones}
            left = {
                column: [knot.key for knot in web.columns[column][TRACKS.index(track)] if not knot.is_bend]
                for column in set(columns.values())
            }
            keys = [left[columns[stone.key]].pop(0) for stone in stones]
            if keys != [stone.key for stone in stones]:
                order.update({key: place for place, key in enumerate(keys)})
    stones = tuple(replace(stone, order=order.get(stone.key, stone.order)) for stone in pathway.stones)
    return replace(pathway, stones=stones)
