"""The session of one check: the ports it uses, what is committed by now, its request allowance, its notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from pairguard_gui.core.state.changes import Logged, still_applies
from pairguard_gui.core.values.errors import BadAnswer
from pairguard_gui.core.values.reason import Code

if TYPE_CHECKING:
    from pairguard_gui.core.judge.verdict import Judgement
    from pairguard_gui.core.ports import Clock, Exchange, Journal
    from pairguard_gui.core.state.actions import Action
    from pairguard_gui.core.state.changes import Change
    from pairguard_gui.core.values.exchange_data import AccountFacts, Balance, Environment, OrderPage
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.reason import Reason

ALLOWANCE = 12
"""Requests one check may make; what does not fit is done by the next, a moment later."""
LATE_S = 5.0
"""An answer that took longer describes a past that may be over."""
AT_ONCE_S = 0.2
"""Seconds to the next check when this one's requests did not suffice."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class GuardPorts:
    """Whose guard it is and what it reaches the outside through.

    `halted` and `blocked` tell at any moment what a person has stopped: everything, or one pair.
    """

    account: str
    environment: Environment
    installation: str
    exchange: Exchange
    journal: Journal
    clock: Clock
    halted: Callable[[], bool]
    blocked: Callable[[Pair], bool]


@dataclass(slots=True)
class Notes:
    """What the report tells beside what is committed.

    `reasons` say why a pair is not acted on, `next_acts` when it will be, `recheck_delays` in how many seconds it is
    worth looking again, `absent_by_name` which pairs a read by name found absent in this very check, `actions` are the
    lines that were logged.
    """

    reasons: dict[Pair, Reason] = field(default_factory=dict)
    judgements: dict[Pair, tuple[Judgement, ...]] = field(default_factory=dict)
    next_acts: dict[Pair, datetime] = field(default_factory=dict)
    recheck_delays: list[float] = field(default_factory=list)
    absent_by_name: set[Pair] = field(default_factory=set)
    actions: list[Action] = field(default_factory=list)


class CheckContext:
    """What the steps of one check share. It ends with the check; what matters is in the journal.

    Attributes: `state`, the account as committed by now; `notes` for the report; `account_facts`, `orders` and
    `balance`, asked at most once in a check (None: not yet); `last_read_by_name`, which outlives the check: when each
    missing pair was last read by name.
    """

    def __init__(self, ports: GuardPorts, last_read_by_name: dict[Pair, datetime]) -> None:
        self.account, self.environment, self.installation = ports.account, ports.environment, ports.installation
        self.exchange, self.journal, self.clock = ports.exchange, ports.journal, ports.clock
        self.halted, self.blocked = ports.halted, ports.blocked
        self.state = ports.journal.state(ports.account)
        self.notes = Notes()
        self.last_read_by_name = last_read_by_name
        self.account_facts: AccountFacts | None = None
        self.orders: OrderPage | None = None
        self.balance: Balance | None = None
        self._requests_before = ports.exchange.requests

    @property
    def now(self) -> datetime:
        """The exchange's clock."""
        return self.exchange.server_now()

    @property
    def raised(self) -> bool:
        """Whether the guard is on at this moment."""
        return self.state.raised and not self.halted()

    @property
    def requests(self) -> int:
        """Requests made by this check."""
        return self.exchange.requests - self._requests_before

    @property
    def room(self) -> int:
        """Requests that are left of the allowance."""
        return ALLOWANCE - self.requests

    def affords(self, count: int) -> bool:
        """Whether so many more requests fit into the allowance; if not, the next check follows at once."""
        if count <= self.room:
            return True
        self.recheck_in(AT_ONCE_S)
        return False

    def recheck_in(self, seconds: float) -> None:
        """Ask for the next check within that time."""
        self.notes.recheck_delays.append(seconds)

    def reject_late(self, read: Callable[[], T]) -> T:
        """A read whose answer counts only when it was not too long under way. BadAnswer when it was."""
        before = self.clock.monotonic()
        answer = read()
        took = self.clock.monotonic() - before
        if took > LATE_S:
            raise BadAnswer(Code.LATE_ANSWER, seconds=round(took))
        return answer

    def commit(self, *changes: Change) -> None:
        """Commit changes and take their log lines into the report. JournalError when they cannot be written.

        A person may have dropped a pair since the check began: what was about it is left out.
        """
        if changes:
            self.state = self.journal.write(self.account, lambda state: [c for c in changes if still_applies(c, state)])
            self.notes.actions.extend(change.action for change in changes if isinstance(change, Logged))
