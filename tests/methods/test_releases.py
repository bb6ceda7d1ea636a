"""Numbers that leave the group one after the other tell nothing about a few people."""

from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import LinearConstraint, milp

from steppingstones.methods.releases import Release, Trouble, clash

TWELVE = frozenset("abcdefghijkl")


def heard(people, number):
    return Release(what="felt heard", people=frozenset(people), number=number)


def test_two_who_joined_would_both_be_known():
    found = clash(heard(TWELVE | set("mn"), 9), [heard(TWELVE, 7)])

    assert (found.trouble, found.earlier) == (Trouble.TOO_NEAR, heard(TWELVE, 7))


def test_five_who_joined_are_enough():
    assert clash(heard(TWELVE | set("mnopq"), 9), [heard(TWELVE, 7)]) is None


def test_another_thing_or_another_time_is_not_compared():
    other = Release(what="felt safe", people=TWELVE, number=7)

    assert clash(heard(TWELVE | set("mn"), 9), [other]) is None


def test_the_same_again_may_be_said_again():
    assert clash(heard(TWELVE, 7), [heard(TWELVE, 7)]) is None


def test_the_same_people_with_another_number_tell_that_somebody_changed():
    assert clash(heard(TWELVE, 8), [heard(TWELVE, 7)]).trouble == Trouble.TOO_NEAR


def test_three_numbers_together_can_tell_what_no_two_of_them_do():
    """Women, men, and everybody but two men: each pair lies five or more apart."""
    women, men = frozenset(f"w{at}" for at in range(8)), frozenset(f"m{at}" for at in range(7))
    most = (women | men) - {"m0", "m1"}

    assert clash(heard(most, 9), [heard(women, 5), heard(men, 6)]).trouble == Trouble.WORKED_OUT


people = st.frozensets(st.integers(0, 13).map("p{}".format), min_size=5)
yes = st.frozensets(st.integers(0, 13).map("p{}".format))


@settings(max_examples=60)
@given(sets=st.lists(people, min_size=1, max_size=4), said_yes=yes)
def test_an_attacker_cannot_work_out_any_few_people(sets, said_yes):
    """Let out what may go, then look with an integer program at all groups of fewer than five."""
    out = []
    for members in sets:
        release = heard(members, len(members & said_yes))
        if clash(release, out) is None:
            out.append(release)
    if len(out) < 2:
        return
    everybody = sorted(frozenset().union(*(release.people for release in out)))
    kinds = sorted({tuple(person in release.people for release in out) for person in everybody})
    sizes = [sum(tuple(p in release.people for release in out) == kind for p in everybody) for kind in kinds]
    numbers = [release.number for release in out]
    rules = LinearConstraint([[kind[at] for kind in kinds] for at in range(len(out))], numbers, numbers)
    for at, size in enumerate(sizes):
        if size < 5:
            ends = []
            for sign in (1, -1):
                aim = [sign * (at == each) for each in range(len(kinds))]
                found = milp(aim, integrality=1, bounds=(0, sizes), constraints=rules)
                ends.append(sign * found.fun)
            assert ends[1] - ends[0] > 0.5
