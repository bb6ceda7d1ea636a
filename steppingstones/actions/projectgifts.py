"""Gifts, barriers, lessons and risks of a project that is made from files."""

from collections.abc import Mapping

from ..formats.projectgifts import GiftFiles, KnownInGifts
from ..methods.barriers import KINDS
from ..models import Asset, AssetKind, Barrier, Lesson, Member, Need, Project, Risk, Stone, Tried
from . import assets, learning, risks

KNOWN = KnownInGifts(
    kinds=AssetKind.values,
    barriers=[kind.key for kind in KINDS],
    helped=[each for each in Tried.Helped.values if each],
    went=Lesson.Went.values,
)
STEPS = ("likely", "bad", "likely_without", "bad_without")


def make_gifts(
    project: Project, files: GiftFiles, members: Mapping[str, Member], stones: Mapping[str, Stone], *, by: Member
) -> None:
    of = {"project": project}
    made = {}
    for row in files.gifts:
        words = {name: getattr(row, name) for name in ("kind", "words", "more", "whose", "where", "agreed_on")}
        gift = Asset(**of, **words, member=members.get(row.member), added_by=by)
        made[row.id] = assets.keep_asset(gift, by=by)
    for row in files.missing:
        need = Need(**of, kind=row.kind, words=row.words, stone=stones.get(row.stone), made_on=row.made_on)
        assets.keep_need(need, by=by)
        assets.meet_need(need, [made[each] for each in row.gifts], by=by)
        if row.is_met:
            assets.close_need(need, by=by)
    make_learning(project, files, members, stones)
    for row in files.risks:
        words = {name: getattr(row, name) for name in ("words", "without", "doing", "review_on")}
        risk = Risk(**of, **words, carried_by=members.get(row.carried_by))
        risks.keep_risk(risk, [members[each] for each in row.written_by], by=by)
        for member, steps in row.seen:
            risks.say_how_seen(risk, dict(zip(STEPS, steps, strict=True)), by=members[member])


def make_learning(
    project: Project, files: GiftFiles, members: Mapping[str, Member], stones: Mapping[str, Stone]
) -> None:
    of = {"project": project}
    met = {}
    for row in files.barriers:
        stone, by = stones.get(row.stone), members[row.member]
        met[row.id] = Barrier(**of, key=row.kind, words=row.words, met_on=row.met_on, stone=stone)
        learning.keep(met[row.id], by=by)
    for row in files.tried:
        barrier = met[row.barrier]
        tried = Tried(**of, barrier=barrier, words=row.words, on=row.on, helped=row.helped)
        learning.keep(tried, by=barrier.noted_by)
    for row in files.barriers:
        if row.is_over:
            learning.call_over(met[row.id], by=members[row.member])
    for row in files.lessons:
        words = {name: getattr(row, name) for name in ("went", "words", "learned", "differently", "on")}
        learning.keep(Lesson(**of, **words, barrier=met.get(row.barrier)), by=members[row.member])
