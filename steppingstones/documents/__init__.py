"""A document as a list of blocks, and its writers. Pure Python: no database, no clock, no Django.

    from steppingstones.documents import pdf, web
    from steppingstones.documents.blocks import Claim, Document, EasyRow, Heading, Quote

    report = Document(
        title="What our day centre changed",
        made_on="22 November 2026",
        notice="For the group only",
        base_url="https://stones.example",
        blocks=(
            Heading(text="What changed"),
            Claim(
                number=1,
                words="People have a place where they meet friends.",
                stone="People have a place to meet",
                stone_kind="Short-term outcome",
                track="project",
                track_label="Project",
                has_evidence=True,
                evidence=("24 people spoke about this.",),
                quotes=(Quote(words="I see my friends twice a week.", who="Someone with lived experience"),),
                against=("3 people say that the bus stops too early.",),
                thread_url="/p/garden/show/claims/abcdefghijkl/",
                easy=(EasyRow(words="People meet their friends here.", picture="1F46D"),),
            ),
        ),
    )
    web.fragment(report)     # HTML for a page of the site, without the title; escaped, so mark it safe
    web.page(report)         # a whole HTML file that needs nothing from anywhere
    pdf.write(report)        # Printed(data=b"%PDF…", is_accessible=True, notes=())
    easyread.fragment(report, picture_url=static)    # Django's `static`; and easyread.page, easyread.pdf

All words in blocks are words as typed; writers make them safe. `Wording` holds the few words that writers add.
`Pathway.svg` goes into pages as it is and must come from our own drawing code, with its colours as attributes
(`fill="#14595b"`), since files leave the site without its stylesheet, and with the font family
"Atkinson Hyperlegible Next" for its words.
"""
