"""The time bank: an hour is an hour, whoever gives it. All balances together are always nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

GROUP = ""  # the group itself has an account as well
NONE = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """Hours that went from one to another. They count once both have said so, unless one refused or it was removed."""

    giver: str
    receiver: str
    hours: Decimal
    giver_said: bool = True
    receiver_said: bool = True
    is_refused: bool = False
    is_removed: bool = False

    @property
    def counts(self) -> bool:
        return self.giver_said and self.receiver_said and not self.is_refused and not self.is_removed


def balances(exchanges: Iterable[Exchange], members: Iterable[str] = ()) -> dict[str, Decimal]:
    """What each gave less what each got, the group's own account among them. Together they are nothing.

    >>> table = Exchange(giver="Ada", receiver="Ben", hours=Decimal("1.5"))
    >>> soup = Exchange(giver="", receiver="Ada", hours=Decimal(2), receiver_said=False)
    >>> {name or "group": str(hours) for name, hours in balances([table, soup], ["Ada", "Ben"]).items()}
    {'group': '0', 'Ada': '1.5', 'Ben': '-1.5'}

    Source: time banking counts one credit for one hour; each credit of one account is a debit of another (Cahn, 2000).
    """
    found = dict.fromkeys([GROUP, *members], NONE)
    for exchange in exchanges:
        if exchange.counts:
            found[exchange.giver] = found.get(exchange.giver, NONE) + exchange.hours
            found[exchange.receiver] = found.get(exchange.receiver, NONE) - exchange.hours
    return found
