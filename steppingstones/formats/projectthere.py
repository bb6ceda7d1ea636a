"""What rows in the files of a project can name: ids that other rows have."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class There:
    """`options` are those of each decision, in their order; `in_own_words` is what was said, where words were noted."""

    members: Collection[str]
    stones: Collection[str]
    themes: Collection[str]
    questions: Collection[str]
    voices: Collection[str]
    in_own_words: Mapping[str, str]
    options: Mapping[str, Collection[str]]
    changes: Collection[str]

    @property
    def decisions(self) -> Collection[str]:
        return self.options.keys()
