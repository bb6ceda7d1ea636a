"""A review that has ended, with a talk, a thing to do and an agreement: for the project that has one of each."""

from steppingstones.models import Action, Decision, Member, Project, ReviewTalk, ShownSmall

from ..reviewed import make_gap, make_instrument
from ..tied import make_one_of_ties
from ..whotakespart import make_one_of_who_takes_part


def make_one_of_reviewing(project: Project, by: Member) -> None:
    one = make_gap(by, lived=1, professional=1)
    of = {"project": project, "round": one}
    ReviewTalk.objects.create(**of, statement="heard", words="They speak first", written_by=by, written_on=one.began_on)
    ShownSmall.objects.create(**of, member=by)
    Action.objects.create(**of, statement="heard", words="Let them speak first")
    Decision.objects.create(**of, statement="heard", question="Who speaks first?", decided="Ada")
    make_instrument(by)  # nobody has answered it, so it can be put into other words
    make_one_of_ties(project, by)
    make_one_of_who_takes_part(by)
