"""Stories of outcomes, of a project that is made from files: by the same acts as by hand, on the days of the files."""

from typing import TYPE_CHECKING

from ..formats.projectstories import ComparedRow, KnownInStories, LookedRow, PieceRow, StoryFiles, StoryRow
from ..models import ContributionStory, EvidenceTest, GroupComparison, OtherExplanation, StoryPiece
from ..queries.looked_for import CHANCES, ends_of
from . import comparisons, looked_for, stories
from .projectplan import noon

if TYPE_CHECKING:
    from .projectfiles import Made

KNOWN = KnownInStories(
    verdicts=OtherExplanation.Verdict.values,
    stances=StoryPiece.Stance.values,
    results=[value for value in EvidenceTest.Result.values if value],
    chances=list(CHANCES),
    placed=[value for value, _words in GroupComparison.PLACED],
)


def make_stories(made: "Made", files: StoryFiles) -> None:
    told = {row.stone: make_story(made, row) for row in files.stories}
    others = {}
    for other in files.others:
        kept = {"words": other.words, "verdict": other.verdict, "why": other.why}
        others[other.id] = OtherExplanation(project=made.project, story=told[other.stone], **kept)
        stories.keep(others[other.id], by=made.by)
    for piece in files.pieces:
        make_piece(made, piece, told[piece.stone], others.get(piece.other))
    for looked in files.looked:
        make_looked(made, looked, told[looked.stone])
    for row in files.stories:
        agree(made, row, told[row.stone])
    for row in files.compared:
        make_compared(made, row)


def make_story(made: "Made", row: StoryRow) -> ContributionStory:
    words = {"question": row.question, "words": row.words, "risks": row.risks}
    story = ContributionStory(project=made.project, stone=made.stones[row.stone], **words)
    return stories.keep_story(story, by=made.members[row.by])


def make_piece(made: "Made", row: PieceRow, story: ContributionStory, other: OtherExplanation | None) -> None:
    piece = StoryPiece(
        project=made.project,
        story=story,
        other=other,
        stance=row.stance,
        voice=made.voices.get(row.voice),
        decision=made.decisions.get(row.decision),
        change=made.changes.get(row.change),
        words=row.words,
        source=row.source,
        is_apart=row.is_apart,
    )
    stories.keep(piece, by=made.by)


def make_looked(made: "Made", row: LookedRow, story: ContributionStory) -> None:
    """What people expected was said before anybody looked."""
    test = EvidenceTest(project=made.project, story=story, what=row.what, origin=row.origin)
    stories.keep(test, by=made.by)
    for member, so, so_not in row.expected:
        looked_for.expect(test, ends_of(so), ends_of(so_not), by=made.members[member])
    if row.on:
        looked_for.look(test, row.result, row.found, by=made.by)
        EvidenceTest.objects.filter(pk=test.pk).update(looked_at=noon(row.on))
        test.expected.update(expected_at=noon(row.on))


def agree(made: "Made", row: StoryRow, story: ContributionStory) -> None:
    for member in row.agreed:
        stories.agree(story, by=made.members[member])
    ContributionStory.objects.filter(pk=story.pk).update(made_at=noon(row.on), changed_at=noon(row.on))
    story.agreements.update(agreed_at=noon(row.on))


def make_compared(made: "Made", row: ComparedRow) -> None:
    comparison = GroupComparison(
        project=made.project,
        stone=made.stones[row.stone],
        other=row.other,
        asked=row.asked,
        low_is_good=row.low_is_good,
        placed=row.placed,
        source=row.source,
    )
    comparisons.keep(comparison, row.together, row.without, (0, 0), by=made.by)
