"""Plain words: the rules of Easy Read, and the readability formulas against their published numbers."""

import pytest

from steppingstones.methods.plain import Counts, Rule, counts, easy_read_findings, scores, sentences, syllables

SHIPPED = (
    "We meet each week. We talk about the new centre. You can say what you think. Your ideas count. "
    "We will write them down. Then we will tell you what we did."
)


def rules_of(text: str, **options: object) -> list[Rule]:
    return [finding.rule for finding in easy_read_findings(text, **options)]  # type: ignore[arg-type]


def test_counts_of_the_reference_text():
    assert counts(SHIPPED) == Counts(
        words=32, sentences=6, syllables=36, polysyllables=1, letters=117, characters=117, long_words=0
    )


def test_scores_of_the_reference_text():
    scored = scores(counts(SHIPPED))

    assert scored.reading_ease == pytest.approx(106.2467, abs=5e-5)
    assert scored.kincaid_grade == pytest.approx(-0.2350, abs=5e-5)
    assert scored.automated_index == pytest.approx(-1.5424, abs=5e-5)
    assert scored.coleman_liau == pytest.approx(0.1487, abs=6e-5)
    assert scored.lix == pytest.approx(5.3333, abs=5e-5)
    assert not scored.is_reliable


def test_scores_of_the_reference_counts():
    scored = scores(
        Counts(words=100, sentences=10, syllables=130, polysyllables=5, letters=420, characters=430, long_words=12)
    )

    assert scored.reading_ease == pytest.approx(86.7050, abs=5e-5)
    assert scored.kincaid_grade == pytest.approx(3.6500, abs=5e-5)
    assert scored.smog == pytest.approx(7.1686, abs=5e-5)
    assert scored.fog == pytest.approx(6.0000, abs=5e-5)
    assert scored.automated_index == pytest.approx(3.8230, abs=5e-5)
    assert scored.coleman_liau == pytest.approx(5.9360, abs=5e-5)
    assert scored.lix == pytest.approx(22.0000, abs=5e-5)


def test_a_text_without_words_has_no_score():
    with pytest.raises(ValueError, match="without words"):
        scores(counts("…"))


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("we", 1), ("asked", 1), ("needed", 2), ("changes", 2), ("likes", 1), ("people", 2), ("table", 2),
        ("centre", 2), ("idea", 3), ("radio", 3), ("social", 2), ("decision", 3), ("every", 2), ("quiet", 2),
        ("going", 2), ("player", 2), ("lovely", 2), ("something", 2), ("safety", 2), ("evaluate", 4),
        ("experience", 4), ("society", 4), ("organisation", 5), ("community", 4), ("autism", 3), ("agreed", 2),
        ("tried", 1), ("language", 2), ("services", 3), ("professional", 4), ("anxiety", 4), ("patient", 2),
        ("audience", 3), ("co-production", 4),
    ],
)  # fmt: skip
def test_syllables(word: str, number: int):
    assert syllables(word) == number


def test_a_plain_text_breaks_no_rule():
    assert rules_of(SHIPPED) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("One and one and one and one and one and one and one and one and one.", Rule.LONG_SENTENCE),
        ("We go " + "on and " * 10 + "on.", Rule.VERY_LONG_SENTENCE),
        ("We met; it was good.", Rule.TWO_IDEAS),
        ("We made a plan, which was good.", Rule.TWO_IDEAS),
        ("The plan was changed.", Rule.PASSIVE),
        ("A letter was quickly written.", Rule.PASSIVE),
        ("It is 40% now.", Rule.PERCENT),
        ("It is 40 per cent now.", Rule.PERCENT),
        ("We don’t know.", Rule.SHORT_FORM),
        ("It's good.", Rule.SHORT_FORM),
        ("We met (at the hall).", Rule.BRACKETS),
        ("We like participation.", Rule.HARD_WORD),
        ("READ THIS now.", Rule.CAPITALS),
        ("The CQC came.", Rule.INITIALS),
        ("Bring food, e.g. cake.", Rule.INITIALS),
        ("We made six cakes.", Rule.NUMBER_WORD),
    ],
)
def test_each_rule_is_found(text: str, rule: Rule):
    assert rules_of(text) == [rule]


@pytest.mark.parametrize(
    "text", ["We are tired.", "Ada’s idea won.", "I like TV.", "We were worried.", "The bus has gone.", "We got in."]
)
def test_what_is_fine_is_left_alone(text: str):
    assert rules_of(text) == []


def test_a_hard_word_may_be_explained_in_the_next_sentence():
    assert rules_of("We like participation. That means you take part.") == []


def test_a_hard_word_may_be_explained_elsewhere():
    assert rules_of("We like co-production.", explained=["Co-production"]) == []
    assert rules_of("The NHS pays.", explained=["NHS"]) == []


def test_a_finding_says_where_and_how_to_mend_it():
    text = "We met. It is 40% now."

    (finding,) = easy_read_findings(text)

    assert text[finding.start :].startswith(finding.words)
    assert finding.mend == "Say how many people it is in place of “40%”, such as “24 out of 30 people”."


def test_sentences_end_at_lines_but_not_at_abbreviations():
    assert [sentence.text for sentence in sentences("Dr. Ali came.\nTea, £3.50")] == ["Dr. Ali came.", "Tea, £3.50"]


def test_any_text_can_be_checked():
    for text in ["", "...", "\n\n", "🙂", "(((", "’’’", "a" * 5000, "%%%"]:
        for finding in easy_read_findings(text):
            assert text[finding.start :].startswith(finding.words)
        assert counts(text).words <= len(text)
