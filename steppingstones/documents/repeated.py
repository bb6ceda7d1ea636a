"""What a report would say more than once: the words of a voice that speaks for several things."""

from collections.abc import Iterator, Sequence

from .blocks import AnyBlock, Claim, Heading, Quote


def each_voice_once(blocks: Sequence[AnyBlock]) -> list[AnyBlock]:
    """Each voice is quoted in the claims that rest on it, or else where it comes first. A heading under which nothing
    is left goes too."""
    seen = {voice for block in blocks if isinstance(block, Claim) for voice in _voices(block)}
    told: list[AnyBlock] = []
    gone: set[int] = set()
    for block in blocks:
        if isinstance(block, Quote) and block.voice and block.voice in seen:
            gone.update(_headings_above(told))
            continue
        if isinstance(block, Quote):
            seen.add(block.voice)
        told.append(block)
    empty = gone & set(empty_headings(told))
    return [block for at, block in enumerate(told) if at not in empty]


def _voices(claim: Claim) -> Iterator[str]:
    quotes = (one for one in (*claim.quotes, *claim.against) if isinstance(one, Quote))
    yield from (quote.voice for quote in quotes if quote.voice)


def _headings_above(told: Sequence[AnyBlock]) -> Iterator[int]:
    """The places of the headings under which the next block would stand, as far as nothing stands there yet."""
    for at in range(len(told) - 1, -1, -1):
        if not isinstance(told[at], Heading) or told[at].easy:
            return
        yield at


def without_empty(blocks: Sequence[AnyBlock]) -> list[AnyBlock]:
    empty = set(empty_headings(blocks))
    return [block for at, block in enumerate(blocks) if at not in empty]


def empty_headings(blocks: Sequence[AnyBlock]) -> Iterator[int]:
    """The places of headings under which nothing stands but headings further in."""
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            after = next((each for each in blocks[at + 1 :] if not _is_under(each, block)), None)
            if after is None or isinstance(after, Heading):
                yield at


def _is_under(block: AnyBlock, heading: Heading) -> bool:
    return isinstance(block, Heading) and block.level > heading.level
