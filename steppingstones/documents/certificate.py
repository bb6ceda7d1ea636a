"""A certificate on paper: what somebody can do, in words that they can show to others."""

from collections.abc import Sequence
from dataclasses import dataclass

from .press import Printed, language, plain, press, said


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """`lead` and `says` stand before and after the name. `facts` are pairs. `sign` stands above a line."""

    title: str
    name: str
    lead: str
    says: str
    skills: Sequence[str]
    facts: Sequence[tuple[str, str]]
    sign: str


def pdf(certificate: Certificate) -> Printed:
    """The certificate as a tagged PDF."""
    return press(
        "certificate.typ",
        {
            **language("en-GB"),
            "name": plain(certificate.title) or "–",
            "title": said(certificate.title),
            "subtitle": "",
            "made_on": "",
            "notice": "",
            "person": said(certificate.name) or "–",
            "lead": said(certificate.lead),
            "says": said(certificate.says),
            "skills": [said(skill) for skill in certificate.skills],
            "facts": [{"name": said(name), "value": said(value)} for name, value in certificate.facts],
            "sign": said(certificate.sign),
        },
    )
