"""The session of one check: the ports it uses, what is committed by now, its request allowance, its notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from pairguard_gui.core.judge.group_splits import GroupSplits
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
    from pairguard_gui.core.values.rules import Rules

ALLOWANCE = 14
"""Requests one check may make; what does not fit is done by the next, a moment later."""
BREAK = timedelta(seconds=90)
"""Two complete lists further apart than this are not an unbroken watch."""
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


@dataclass(slots=True)
class Watch:
    """Since when complete lists follow each other without a break, by the exchange's clock."""

    since: datetime | None = None
    newest: datetime | None = None

    def note(self, listed_at: datetime) -> None:
        """One more complete list."""
        if self.newest is None or listed_at - self.newest > BREAK:
            self.since = listed_at
        self.newest = listed_at

    def unbroken(self, since: datetime) -> bool:
        """Whether the account has been watched without a break from that moment on."""
        return self.since is not None and self.since <= since

    def lasts(self, now: datetime) -> timedelta:
        """For how long it has been watched without a break."""
        return now - self.since if self.since else timedelta(0)


@dataclass(frozen=True, slots=True)
class Backoff:
    """A wait that grows while its cause lasts: the `nth` in a row, by these rules of the pair, ends at `until`."""

    nth: int
    until: datetime
    rules: Rules


@dataclass(frozen=True, slots=True)
class GuardMemory:
    """What a guard remembers from check to check beside the journal; a restart may forget it.

    `last_read_by_name` says when each missing pair was last read by name, `read_splits` and `order_splits` which
    instruments spoil a read of several or a batch of orders, `backoffs` when pairs that wait for the market are tried
    again, `bugs_told` which pairs a bug was already told of.
    """

    watch: Watch = field(default_factory=Watch)
    last_read_by_name: dict[Pair, datetime] = field(default_factory=dict)
    backoffs: dict[Pair, Backoff] = field(default_factory=dict)
    read_splits: GroupSplits = field(default_factory=GroupSplits)
    order_splits: GroupSplits = field(default_factory=GroupSplits)
    bugs_told: set[Pair] = field(default_factory=set)


class CheckContext:
    """What the steps of one check share. It ends with the check; what matters is in the journal.

    Attributes: `state`, the account as committed by now; `notes` for the report; `account_facts`, `orders` and
    `balance`, asked at most once in a check (None: not yet); `memory`, which outlives the check.
    """

    def __init__(self, ports: GuardPorts, memory: GuardMemory) -> None:
        self.account, self.environment, self.installation = ports.account, ports.environment, ports.installation
        self.exchange, self.journal, self.clock = ports.exchange, ports.journal, ports.clock
        self.halted, self.blocked = ports.halted, ports.blocked
        self.state = ports.journal.state(ports.account)
        self.notes = Notes()
        self.memory = memory
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
