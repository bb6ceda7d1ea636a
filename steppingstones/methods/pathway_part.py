"""The part of a large pathway around one stone: what leads to it and what it leads to, the nearest first."""

from .pathway import Kind, Pathway


def around(pathway: Pathway, key: str, *, most: int = 30) -> Pathway:
    """The stone with the stones nearest to it along the steps, in both directions, and the steps between them.

    Source: reading a large theory of change one path at a time.

    >>> from steppingstones.methods.pathway import Step, Stone, Track
    >>> stones = [Stone(key=k, kind=Kind.SHORT, track=Track.PROJECT, words=k, order=n) for n, k in enumerate("abc")]
    >>> path = Pathway(stones=tuple(stones), steps=(Step(source="a", target="b"),))
    >>> [stone.key for stone in around(path, "b").stones]
    ['a', 'b']
    """
    found = {key}
    ways = {"back": {key}, "onwards": {key}}  # a path runs one way: not to what else a neighbour leads to
    while any(ways.values()) and len(found) < most:
        nearer = {
            "back": [stone for each in sorted(ways["back"]) for stone in pathway.led_by(each)],
            "onwards": [stone for each in sorted(ways["onwards"]) for stone in pathway.leads_to(each)],
        }
        for way, stones in nearer.items():
            new = [stone.key for stone in stones if stone.key not in found]
            ways[way] = set(dict.fromkeys(new[: max(most - len(found), 0)]))
            found |= ways[way]
    found |= {stone.key for stone in pathway.on(Kind.ISSUE)[:2]} if pathway.by_key[key].kind != Kind.ISSUE else set()
    return Pathway(
        stones=tuple(stone for stone in pathway.stones if stone.key in found),
        steps=tuple(step for step in pathway.steps if set(step.ends) <= found),
    )
