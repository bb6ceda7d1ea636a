"""Random valid pathways, and random acts of a group on them, for tests that must hold for any."""

from dataclasses import replace

from hypothesis import strategies as st

from steppingstones.methods import pathway_edits as edits
from steppingstones.methods.pathway import TRACKS, Indicator, Kind, Pathway, Step, Stone, Track, Way, may_step

KINDS, PLACED = st.sampled_from(Kind), st.sampled_from(TRACKS)
WORDS = st.sampled_from(["Paint the walls", "100% %(x)s “happy”", "نحن هنا", "<b>&amp;</b>", "a\nb"])
TUPLES = {
    "for_whom": st.sampled_from([(), ("lived",), ("carer", "policy"), ("lived", "policy", "carer")]),
    "benefits": st.sampled_from([(), ("trust",), ("100%", "trust"), ("skills", "trust")]),
}
SURE = st.none() | st.integers(0, 100)


@st.composite
def some_indicators(draw: st.DrawFn, key: str) -> tuple[Indicator, ...]:
    numbers = draw(st.sampled_from([(), (), (0,), (1,), (1, 0)]))
    return tuple(
        Indicator(key=f"{key}-{number}", way=draw(st.sampled_from(Way)), words=draw(WORDS), target=draw(WORDS))
        for number in numbers
    )


@st.composite
def stones(draw: st.DrawFn, key: str) -> Stone:
    kind = draw(KINDS)
    return Stone(
        key=key,
        kind=kind,
        track=Track.BOTH if kind == Kind.ISSUE else draw(PLACED),
        words=draw(WORDS),
        order=draw(st.integers(0, 4)),
        more=draw(st.just("") | WORDS),
        indicators=draw(some_indicators(key)),
        **{name: draw(values) for name, values in TUPLES.items()},
    )


@st.composite
def pathways(draw: st.DrawFn) -> Pathway:
    keys = draw(st.lists(st.sampled_from("abcdef"), unique=True, max_size=5))
    pathway = Pathway(stones=tuple(draw(stones(key)) for key in keys))
    pairs = st.tuples(st.sampled_from(keys), st.sampled_from(keys)) if keys else st.nothing()
    for source, target in draw(st.lists(pairs, max_size=6)) if keys else []:
        if may_step(pathway, source, target) is None:
            step = Step(source=source, target=target, assumption=draw(st.just("") | WORDS), sure=draw(SURE))
            pathway = pathway.setting_step(step)
    return pathway


@st.composite
def edited(draw: st.DrawFn, pathway: Pathway) -> Pathway:
    """The pathway after one act, or as it was where the act is refused."""
    keys = sorted(pathway.by_key)
    act = draw(st.sampled_from([_add, _change, _say, _know, _move, _link, _suppose, _split, _merge, _remove]))
    try:
        return act(draw, pathway, keys) if keys or act is _add else pathway
    except (edits.Refused, edits.Misfit, edits.Unlike):
        return pathway


@st.composite
def histories(draw: st.DrawFn, start: Pathway | None = None, most: int = 5) -> list[Pathway]:
    """A pathway, and what becomes of it act by act."""
    found = [draw(pathways()) if start is None else start]
    for _ in range(draw(st.integers(0, most))):
        found.append(draw(edited(found[-1])))
    return found


# --- The acts ---------------------------------------------------------------------------------------------


def _new(draw: st.DrawFn, keys: list[str]) -> str:
    return draw(st.text("stuvwxyz", min_size=6, max_size=6).filter(lambda key: key not in keys))


def _add(draw: st.DrawFn, pathway: Pathway, keys: list[str]) -> Pathway:
    new, words = _new(draw, keys), draw(WORDS)
    way = draw(st.sampled_from(["add", "below", "before"])) if keys else "add"
    if way == "below":
        return edits.add_below(pathway, draw(st.sampled_from(keys)), new, words)
    if way == "before":
        return edits.add_before(pathway, draw(st.sampled_from(keys)), new, words)
    stone = replace(draw(stones(new)), track=draw(st.sampled_from(Track)))
    place = draw(st.none() | st.integers(-1, 9))
    return edits.add(pathway, stone, leads_to=draw(st.lists(st.sampled_from(keys or [new]))), place=place)


def _change(draw: st.DrawFn, pathway: Pathway, keys: list[str]) -> Pathway:
    wishes = {"words": WORDS, "kind": KINDS, "track": PLACED}
    fields = {name: draw(wishes[name]) for name in draw(st.sets(st.sampled_from(sorted(wishes)), min_size=1))}
    return edits.change(pathway, draw(st.sampled_from(keys)), **fields)


def _say(draw: st.DrawFn, pathway: Pathway, keys: list[str]) -> Pathway:
    wishes = {**TUPLES, "more": WORDS}
    fields = {name: draw(wishes[name]) for name in draw(st.sets(st.sampled_from(sorted(wishes)), min_size=1))}
    return edits.change(pathway, draw(st.sampled_from(keys)), **fields)


def _know(draw: st.DrawFn, pathway: Pathway, keys: list[str]) -> Pathway:
    key = draw(st.sampled_from(keys))
    return edits.change(pathway, key, indicators=draw(some_indicators(key)))


def _move(draw: st.DrawFn, pathway: Pathway, keys: list[str]) -> Pathway:
    key = draw(st.sampled_from(keys))
    place = draw(st.none() | st.integers(-1, 9))
    return edits.move(pathway, key, up=draw(st.booleans())) if place is None else edits.move_to(pathway, key, place)


def _link(draw: st.DrawFn, pathway: Pathway, keys: list[str]) -> Pathway:
    key, chosen = draw(st.sampled_from(keys)), draw(st.lists(st.sampled_from(keys), max_size=3))
    if len(chosen) == 1:
        return draw(st.sampled_from([edits.link, edits.unlink]))(pathway, key, chosen[0])
    return edits.choose_targets(pathway, key, chosen)


def _suppose(draw: st.DrawFn, pathway: Pathway, _keys: list[str]) -> Pathway:
    if not pathway.steps:
        return pathway
    step = draw(st.sampled_from(pathway.steps))
    return pathway.setting_step(replace(step, assumption=draw(WORDS), because=draw(WORDS), sure=draw(SURE)))


def _split(draw: st.DrawFn, pathway: Pathway, keys: list[str]) -> Pathway:
    return edits.split(pathway, draw(st.sampled_from(keys)), _new(draw, keys), draw(WORDS), draw(WORDS))


def _merge(draw: st.DrawFn, pathway: Pathway, keys: list[str]) -> Pathway:
    return edits.merge(pathway, draw(st.sampled_from(keys)), draw(st.sampled_from(keys)), draw(WORDS))


def _remove(draw: st.DrawFn, pathway: Pathway, keys: list[str]) -> Pathway:
    return edits.remove(pathway, draw(st.sampled_from(keys)))
