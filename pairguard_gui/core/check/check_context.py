"""One check in progress: what it has read, committed, logged and found out so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from pairguard_gui.core.judge.evidence import rows_by_pair
from pairguard_gui.core.judge.market import Market
from pairguard_gui.core.judge.verdict import Judgement
from pairguard_gui.core.ports import Clock, Exchange, Journal
from pairguard_gui.core.state.account_state import AccountState, Brake, Gap, GapState, Hold, Proof
from pairguard_gui.core.state.actions import Action, ActionKind, ActionStatus
from pairguard_gui.core.state.changes import AccountHeld, Change, GapHeld, GapWaits, Logged, still_applies
from pairguard_gui.core.values.errors import BadAnswer
from pairguard_gui.core.values.exchange_data import AccountFacts, Balance, Environment, OrderPage, Position
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.core.values.reason import Code, Reason

ALLOWANCE = 12
"""Requests one check may make; what does not fit is done by the next, a moment later."""
LATE_S = 5.0
"""An answer that took longer describes a past that may be over."""

T = TypeVar("T")


@dataclass
class CheckContext:
    """The working memory of one check. It dies with the check; what matters is in the journal.

    `halted` and `blocked` tell at any moment what a person has stopped: everything, or one pair.
    `positions` are the rows of the full list, `by_name` those of the read by name made at `by_name_at`. `reasons` say
    why a pair is not acted on, `recheck_delays` in how many seconds it is worth looking again, `confirmed` which pairs
    a read by name found absent in this very check. `not_found` are attempts that no search found, with whether it saw
    everything.
    `last_read_by_name` outlives the check: when each missing pair was last read by name.
    """

    account: str
    environment: Environment
    installation: str
    exchange: Exchange
    journal: Journal
    clock: Clock
    halted: Callable[[], bool]
    blocked: Callable[[Pair], bool]
    state: AccountState
    requests_before: int
    positions: tuple[Position, ...] = ()
    by_name: tuple[Position, ...] = ()
    listed_at: datetime | None = None
    by_name_at: datetime | None = None
    account_facts: AccountFacts | None = None
    market: Market | None = None
    balance: Balance | None = None
    orders: OrderPage | None = None
    not_found: dict[str, bool] = field(default_factory=dict)
    confirmed: set[Pair] = field(default_factory=set)
    reasons: dict[Pair, Reason] = field(default_factory=dict)
    judgements: dict[Pair, tuple[Judgement, ...]] = field(default_factory=dict)
    next_acts: dict[Pair, datetime] = field(default_factory=dict)
    recheck_delays: list[float] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    last_read_by_name: dict[Pair, datetime] = field(default_factory=dict)

    @cached_property
    def positions_by_pair(self) -> Mapping[Pair, Sequence[Position]]:
        """The rows of the full list by pair; to be asked for once that is read."""
        return rows_by_pair(self.positions)

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
        return self.exchange.requests - self.requests_before

    @property
    def room(self) -> int:
        """Requests that are left of the allowance."""
        return ALLOWANCE - self.requests

    def affords(self, count: int) -> bool:
        """Whether so many more requests fit into the allowance; if not, the next check follows at once."""
        if count <= self.room:
            return True
        self.again(0.2)
        return False

    def again(self, seconds: float) -> None:
        """Ask for another look within that time."""
        self.recheck_delays.append(seconds)

    def reject_late(self, read: Callable[[], T]) -> T:
        """A read whose answer counts only when it was not too long under way."""
        before = self.clock.monotonic()
        answer = read()
        took = self.clock.monotonic() - before
        if took > LATE_S:
            raise BadAnswer(Code.LATE_ANSWER, seconds=round(took))
        return answer

    def write(self, *changes: Change) -> None:
        """Commit changes and take their log lines into the report.

        A person may have dropped a pair since the check began: what was about it is left out.
        """
        if changes:
            self.state = self.journal.write(self.account, lambda state: [c for c in changes if still_applies(c, state)])
            self.actions.extend(change.action for change in changes if isinstance(change, Logged))

    def line(self, kind: ActionKind, gap: Gap | None = None, **details: object) -> Logged:
        """A line for the action log, about a gap or about the account."""
        about = {"pair": gap.pair, "gap_id": gap.gap_id, "cause": gap.cause} if gap else {}
        action = Action(self.account, self.environment, self.clock.now(), kind)
        return Logged(replace(action, **{**about, **details}))  # type: ignore[arg-type]  # fields of Action by name

    def wait(self, gap: Gap, reason: Reason, until: datetime | None = None) -> tuple[Change, ...]:
        """Remember why a gap waits; a line is logged when the reason is a new one.

        A refusal stays the gap's reason until the next try is due, whatever else stops it meanwhile.
        """
        self.reasons[gap.pair] = reason
        if until:
            self.next_acts[gap.pair] = until
            self.again(max((until - self.now).total_seconds(), 0.2))
        refused = gap.not_before is not None and gap.not_before > self.now
        if gap.waiting and (refused or gap.waiting.code is reason.code):
            return ()
        line = self.line(ActionKind.WAITING, gap, status=ActionStatus.WAITING, reason=reason)
        return (GapWaits(gap.gap_id, reason, gap.not_before), line)

    def proofs_so_far(self, gap: Gap) -> frozenset[Proof]:
        """What speaks for that death so far: what is stored, and what this check found out about one not proven yet."""
        if gap.state is not GapState.SUSPECTED:
            return gap.proofs
        absent = all(row.pair != gap.pair for row in self.positions)
        found = {Proof.LIST} if absent else set()
        return gap.proofs | found | ({Proof.TARGETED} if gap.pair in self.confirmed else set())

    def hold(self, gap: Gap, hold: Hold) -> tuple[Change, ...]:
        """A gap that waits for a person from now on, with what speaks for the death so far."""
        proofs = self.proofs_so_far(gap)
        line = self.line(
            ActionKind.HELD, gap, status=ActionStatus.WAITING, reason=hold.reason, detail=" ".join(sorted(proofs))
        )
        return (GapHeld(gap.gap_id, hold, proofs), line)

    def hold_for_rival(self, tag: str) -> tuple[Change, ...]:
        """The whole account waits because another installation refills it too."""
        reason = Reason.of(Code.SECOND_COPY, ours=self.installation, theirs=tag)
        return self.hold_account(Hold(Brake.SECOND_COPY, reason, self.now))

    def hold_account(self, hold: Hold) -> tuple[Change, ...]:
        """The whole account waits for a person from now on."""
        line = self.line(ActionKind.HELD, status=ActionStatus.WAITING, reason=hold.reason)
        return (AccountHeld(hold), line)
