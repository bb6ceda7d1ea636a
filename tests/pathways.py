"""Pathways of any size that are shaped like real ones: drawn by lot, the same each time.

Most stones lead to the next level and stay on their track; some help the other track, some skip a level, some lead to
a neighbour on their own. What belongs together lies roughly together, as when a group adds one thought after another.
"""

import random

from steppingstones.methods.pathway import TRACKS, Kind, Pathway, Stone, Track, may_step

SAID = (
    "People who use the centre", "Staff", "Family carers", "The council", "Neighbours", "Volunteers", "New members",
    "feel at home", "agree what matters", "know whom to ask", "write the plan together", "meet every second week",
    "choose the furniture", "say what they think", "learn to chair a meeting", "trust each other more",
    "and tell others about it", "in words that everybody understands", "before anything is decided", "in the town hall",
)  # fmt: skip


def pathway_like(count: int, *, seed: int = 1) -> Pathway:
    """A valid pathway with one stone, or with this many from six on."""
    chance = random.Random(f"{seed} {count}")
    pathway = Pathway()
    for number, kind in enumerate(kinds(count)):
        track = TRACKS[number % 2] if kind == Kind.IMPACT else chance.choice(TRACKS)
        track = Track.BOTH if kind == Kind.ISSUE else track
        words = " ".join(chance.sample(SAID[:7], 1) + chance.sample(SAID[7:], chance.randint(1, 3)))
        pathway = pathway.with_stone(Stone(key=f"stone{number:07}", kind=kind, track=track, words=words, order=number))
    for stone in pathway.stones:
        for _ in range(chance.choice([1, 1, 1, 2]) if stone.kind not in (Kind.ISSUE, Kind.IMPACT) else 0):
            pathway = _with_a_step(pathway, stone, chance)
    return pathway


def kinds(count: int) -> list[Kind]:
    """How many stones each level has: fewer and fewer towards the impact."""
    if count == 1:
        return [Kind.IMPACT]
    impacts = max(2, count // 30)
    rest = count - 1 - impacts
    short, long = round(rest * 0.32), round(rest * 0.24)
    counts = (1, rest - short - long, short, long, impacts)
    return [kind for kind, many in zip(Kind, counts, strict=True) for _ in range(many)]


def _with_a_step(pathway: Pathway, stone: Stone, chance: random.Random) -> Pathway:
    skip = chance.choices([0, 1, 2], weights=[12, 76, 12])[0]
    level = next(k for k in list(Kind)[min(stone.kind.level + skip, Kind.IMPACT.level) :] if pathway.on(k))
    track = stone.track if chance.random() < 0.82 else None
    on_level, beside = pathway.on(level, track) or pathway.on(level), pathway.on(stone.kind)
    share = beside.index(stone) / len(beside) + chance.gauss(0, 0.12)
    target = on_level[min(max(int(share * len(on_level)), 0), len(on_level) - 1)]
    return pathway if may_step(pathway, stone.key, target.key) else pathway.with_step(stone.key, target.key)
