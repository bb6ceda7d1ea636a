"""What a section of the bench gives back."""

from dataclasses import dataclass, field


@dataclass
class Result:
    """Text in Markdown, lines for the table at the end, and what is not as it must be."""

    text: str
    lines: list[tuple[str, str, str, str]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
