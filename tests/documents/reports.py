"""Reports to try the writers on."""

from steppingstones.documents.blocks import (
    BulletList,
    Claim,
    Document,
    EasyRow,
    Facts,
    Heading,
    Item,
    Link,
    Notice,
    Paragraph,
    Pathway,
    Picture,
    Quote,
    Table,
)

SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 120"><rect x="10" y="30" width="150" height="60" rx="20" '
    'fill="#e9e2d3"/><rect x="240" y="30" width="150" height="60" rx="20" fill="#e9e2d3"/><path d="M160 60h80" '
    'stroke="#14595b" stroke-width="4"/><text x="30" y="65" font-size="16" font-family="Atkinson Hyperlegible Next">'
    "A place to meet</text></svg>"
)


def a_claim(number: int = 1, **changes: object) -> Claim:
    told: dict[str, object] = {
        "number": number,
        "words": "People have a place where they meet friends.",
        "stone": "People have a place to meet",
        "stone_kind": "Short-term outcome",
        "track": "project",
        "track_label": "Project",
        "has_evidence": True,
        "evidence": (
            "24 people spoke about this: 15 with lived experience, 6 carers and 3 who work here.",
            "The group made 2 decisions because of what they said.",
            "1 change came of that: the centre opens on Saturdays.",
        ),
        "quotes": (Quote(words="I see my friends twice a week now.", who="Someone with lived experience"),),
        "against": ("3 people say that the bus stops too early.",),
        "thread_url": "/p/garden/show/claims/abcdefghijkl/",
        "easy": (
            EasyRow(words="People meet their friends here.", picture="1F46D"),
            EasyRow(words="24 people told us.", picture="1F5E3"),
        ),
    }
    return Claim(**{**told, **changes})  # type: ignore[arg-type]


def a_report(**changes: object) -> Document:
    """A report with every kind of block in it."""
    told: dict[str, object] = {
        "title": "What our day centre changed",
        "subtitle": "A report by the people who made it happen",
        "made_on": "22 November 2026",
        "notice": "For the group only",
        "base_url": "https://stones.example",
        "blocks": (
            Notice(text="Every claim in this report can be followed back to the people who said it."),
            Heading(text="Who spoke", anchor="who", easy=(EasyRow(words="40 people told us what they think."),)),
            Paragraph(text="We asked everybody who comes to the centre.\nWe also asked families and staff."),
            Facts(pairs=(("People who spoke", "40"), ("Voices", "63"), ("Decisions", "5"), ("Changes", "3"))),
            Table(
                caption="Voices by side",
                header=("Side", "People", "Voices"),
                rows=(("Lived experience", "22", "38"), ("Family carers", "10", "14"), ("Staff", "8", "11")),
            ),
            Heading(text="Our pathway"),
            Pathway(
                svg=SQUARE,
                alt="Two stones with a line between them.",
                caption="From what was wrong to what we want",
                items=(
                    Item(
                        text="Impact",
                        items=(
                            Item(text="People feel valued", label="Project"),
                            Item(text="People use it, as it is how they want it", label="Co-production"),
                        ),
                    ),
                ),
            ),
            Heading(text="What changed"),
            a_claim(1),
            a_claim(
                2,
                words="The centre is how people would like it to be.",
                track="coproduction",
                track_label="Co-production",
                against=(Quote(words="I still think it is too loud.", who="A family carer"),),
            ),
            a_claim(3, words="More people find work.", has_evidence=False, evidence=(), quotes=(), against=()),
            Heading(text="What we do next"),
            BulletList(items=("Ask about the bus.", Item(text="Meet again", items=(Item(text="in March"),)))),
            Heading(text="One more voice", level=3),
            Quote(words="Nobody asked us before.", who="A founding member"),
            Picture(data=SQUARE.encode(), kind="svg", alt="A stone.", caption="Drawn by the group"),
            Link(text="Read this report on the web", url="/p/garden/show/"),
        ),
    }
    return Document(**{**told, **changes})  # type: ignore[arg-type]
