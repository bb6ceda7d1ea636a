"""Voices like this one."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.actions.consent import take_back
from steppingstones.queries.alike import voices_like
from tests.world import make_voice


def told(world, voice) -> list[tuple[str, str]]:
    return [(each.card.words, each.why) for each in voices_like(world.project, voice)]


def fill(project) -> None:
    for number in range(20):
        make_voice(project, f"Something about number {number}, which nobody would remember")


def test_voices_that_share_rare_words_are_alike_and_it_is_said_why(world):
    fill(world.project)
    voice = make_voice(world.project, "We would like a bench in the shade")
    make_voice(world.project, "BENCHES need shade, says Étienne")
    make_voice(world.project, "The bench by the pond has no shade")
    make_voice(world.elsewhere, "A bench in the shade, elsewhere")
    assert told(world, voice) == [
        ("The bench by the pond has no shade", "Both say “bench” and “shade”."),
        ("BENCHES need shade, says Étienne", "Both say “shade”."),
    ]


def test_words_that_everybody_says_make_nobody_alike(world):
    fill(world.project)
    assert told(world, world.project.voices.first()) == []


def test_nothing_that_the_group_may_not_read_is_shown(world):
    fill(world.project)
    voice = make_voice(world.project, "A wheelchair ramp")
    gone = make_voice(world.project, "The ramp is steep")
    make_voice(world.project, "My own wheelchair", uses=())
    assert [words for words, _ in told(world, voice)] == ["The ramp is steep"]
    take_back(gone)
    assert told(world, voice) == []


def test_heavy_words_are_not_repeated(world):
    fill(world.project)
    voice = make_voice(world.project, "Zwetschgen and quinces", content_note="About a fall")
    other = make_voice(world.project, "Quinces for tea")
    assert told(world, voice) == [("Quinces for tea", "Both have 1 rare word in common.")]
    assert told(world, other)[0][1] == "Both have 1 rare word in common."


def test_strange_words_break_nothing(world):
    fill(world.project)
    for words in ("", "…", '" OR voice:x', "x" * 5000, "日本語のテキスト" * 50, "ǅǅǅǅ ﬁne" * 3):
        make_voice(world.project, words)
        assert isinstance(told(world, make_voice(world.project, words)), list)


def test_it_takes_the_same_queries_for_one_and_for_many(world):
    def queries(voice) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert told(world, voice)
        print(*(q["sql"][:300] for q in asked), sep="\n")
        return len(asked)

    fill(world.project)
    voice = make_voice(world.project, "A wheelchair ramp by the pond")
    make_voice(world.project, "A ramp")
    first = queries(voice)
    for words in ("A wheelchair", "The pond", "A steep ramp"):
        make_voice(world.project, words)
    assert queries(voice) == first <= 9
