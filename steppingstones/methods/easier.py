"""Hard words that have an easier one, for those who write Easy Read. It only suggests; a person chooses."""

import re
from functools import cache

from .plain import Finding, Rule, easy_read_findings

# Our own list, from words that stand in reports of co-production. What has no easier word is explained in a sentence.
EASIER = {
    "access": "get in, or use",
    "accommodation": "home",
    "achieve": "do",
    "achieved": "did",
    "activities": "things to do",
    "additional": "more",
    "advocate": "person who speaks up for you",
    "agenda": "list of what we talk about",
    "aim": "what we want",
    "approximately": "about",
    "appropriate": "right",
    "assist": "help",
    "assistance": "help",
    "attend": "come",
    "attended": "came",
    "barrier": "what gets in the way",
    "barriers": "what gets in the way",
    "beneficial": "good",
    "benefit": "good thing",
    "benefits": "good things",
    "budget": "money we can spend",
    "collaborate": "work together",
    "collaboration": "working together",
    "colleagues": "people we work with",
    "commence": "start",
    "commissioner": "person who pays for services",
    "commissioners": "people who pay for services",
    "communicate": "tell, or talk",
    "community": "people who live here",
    "complete": "finish",
    "concerns": "worries",
    "consequently": "so",
    "consult": "ask",
    "consultation": "asking people what they think",
    "consulted": "asked",
    "contribute": "give, or help",
    "contribution": "what somebody gave",
    "currently": "now",
    "decrease": "get less",
    "demonstrate": "show",
    "demonstrated": "showed",
    "determine": "decide",
    "develop": "make",
    "developed": "made",
    "difficult": "hard",
    "difficulties": "problems",
    "discuss": "talk about",
    "discussed": "talked about",
    "employ": "give a job",
    "employment": "work",
    "enable": "help",
    "enabled": "helped",
    "encourage": "help",
    "ensure": "make sure",
    "environment": "place",
    "establish": "start",
    "established": "started",
    "evaluate": "find out how well it works",
    "evaluation": "finding out how well it works",
    "evidence": "what shows it",
    "experience": "what happened to you",
    "facilitate": "help",
    "facilities": "rooms and things to use",
    "feedback": "what people think",
    "finance": "money",
    "financial": "about money",
    "following": "after",
    "frequently": "often",
    "funding": "money",
    "identify": "find",
    "identified": "found",
    "immediately": "now",
    "impact": "difference",
    "implement": "do",
    "improve": "make better",
    "improved": "made better",
    "improvement": "something better",
    "inaccessible": "hard to get into, or hard to use",
    "inclusive": "for everybody",
    "increase": "get more",
    "increased": "got more",
    "independence": "doing things yourself",
    "independent": "by yourself",
    "individual": "person",
    "individuals": "people",
    "inform": "tell",
    "informed": "told",
    "initial": "first",
    "initiative": "new idea, or project",
    "investigate": "look into",
    "involve": "ask to take part",
    "involved": "taking part",
    "involvement": "taking part",
    "isolated": "alone",
    "isolation": "being alone",
    "issue": "problem",
    "issues": "problems",
    "location": "place",
    "maintain": "keep",
    "majority": "most people",
    "objective": "what we want",
    "obtain": "get",
    "occupants": "people who live there",
    "opportunities": "chances",
    "opportunity": "chance",
    "organise": "plan",
    "outcome": "what changed",
    "outcomes": "what changed",
    "participants": "people who took part",
    "participate": "take part",
    "participation": "taking part",
    "particularly": "mostly",
    "permanent": "for always",
    "permit": "let",
    "pilot": "first try",
    "possess": "have",
    "prior": "before",
    "priorities": "what comes first",
    "priority": "what comes first",
    "procedure": "way to do it",
    "professional": "worker",
    "professionals": "workers",
    "proportion": "part",
    "provide": "give",
    "provided": "gave",
    "purchase": "buy",
    "purchased": "bought",
    "receive": "get",
    "received": "got",
    "recommend": "think you should",
    "recommendations": "what we think should happen",
    "recruit": "find new people",
    "recruited": "found new people",
    "reduce": "make less",
    "reduced": "made less",
    "regarding": "about",
    "remain": "stay",
    "representative": "person who speaks for others",
    "request": "ask",
    "require": "need",
    "required": "needed",
    "requirements": "what we need",
    "resident": "person who lives there",
    "residents": "people who live there",
    "resources": "money, time and things",
    "responsibility": "job",
    "service users": "people who use the service",
    "significant": "big",
    "stakeholders": "people it matters to",
    "strategy": "big plan",
    "sufficient": "enough",
    "terminate": "end",
    "transport": "buses, cars and trains",
    "undertake": "do",
    "utilise": "use",
    "various": "different",
    "venue": "place",
    "volunteer": "person who helps without pay",
    "wellbeing": "how good your life feels",
}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(EASIER, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def easier_words(text: str) -> list[tuple[str, int, str]]:
    """The words in this text that have an easier one: each as it stands there, where, and the easier one.

    >>> easier_words("We purchased a van. It is for individuals.")
    [('purchased', 3, 'bought'), ('individuals', 30, 'people')]

    Source: the rule "use easy words" (CHANGE, How to make information accessible, 2016); the list is our own.
    """
    return [(match[0], match.start(), EASIER[match[0].lower()]) for match in _pattern().finditer(text)]


def version_findings(text: str) -> list[Finding]:
    """The rules that a line of an Easy Read version breaks, with the easier word where there is one.

    >>> [finding.mend for finding in version_findings("We bought additional accommodation.")]
    ['“additional” has an easier word: “more”.', '“accommodation” has an easier word: “home”.']

    Source: as `easy_read_findings` and `easier_words`.
    """
    easier = easier_words(text)
    covered = [range(start, start + len(words)) for words, start, _instead in easier]
    found = [
        finding
        for finding in easy_read_findings(text)
        if not (finding.rule is Rule.HARD_WORD and any(finding.start in place for place in covered))
    ]
    found += [
        Finding(rule=Rule.EASIER_WORD, words=words, start=start, mend=f"“{words}” has an easier word: “{instead}”.")
        for words, start, instead in easier
    ]
    return sorted(found, key=lambda finding: finding.start)
