"""What one check found and did, as frozen values that may cross threads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from pairguard_gui.core.book import Brake, Cause, Gap, ProtectedPair
from pairguard_gui.core.model import Environment, Position
from pairguard_gui.core.pair import Pair
from pairguard_gui.core.reason import Reason
from pairguard_gui.core.shield import ShieldEvent


class ActionKind(StrEnum):
    """What a line of the action log tells; stored as `action_type`."""

    STARTED = "started"
    STOPPED = "stopped"
    ARMED = "armed"
    PROTECTED = "protected"
    DROPPED = "dropped"
    PAUSED = "paused"
    RESUMED = "resumed"
    RULES_CHANGED = "rules_changed"
    VANISHED = "vanished"
    REFILL = "refill"
    WOULD_REFILL = "would_refill"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    NEVER_PLACED = "never_placed"
    ADOPTED = "adopted"
    REAPPEARED = "reappeared"
    WAITING = "waiting"
    HELD = "held"
    RELEASED = "released"
    BLIND = "blind"
    SEES_AGAIN = "sees_again"
    FAULT = "fault"


class ActionStatus(StrEnum):
    """Stored as `status` of a line of the action log."""

    SUCCESS = "success"
    FAILED = "failed"
    WAITING = "waiting"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Action:
    """One line of the action log. `margin` is USDT, `size` contracts, `price` the average price of a fill.

    `action_id` is 0 until the journal has given it one. `cause` belongs to VANISHED and REFILL, `nth` and `cap`
    to REFILL (which refill of the pair within 24 hours, of how many).
    """

    account: str
    environment: Environment
    at: datetime
    kind: ActionKind
    status: ActionStatus = ActionStatus.INFO
    pair: Pair | None = None
    reason: Reason | None = None
    cause: Cause | None = None
    margin: Decimal | None = None
    size: Decimal | None = None
    price: Decimal | None = None
    gap_id: str = ""
    cl_ord_id: str = ""
    ord_id: str = ""
    detail: str = ""
    nth: int = 0
    cap: int = 0
    action_id: int = 0


@dataclass(frozen=True, slots=True)
class ActionQuery:
    """Which lines of the log: newest first, at most `limit`, older than `before_id` when that is not 0."""

    account: str | None = None
    kinds: frozenset[ActionKind] = frozenset()
    pair: Pair | None = None
    text: str = ""
    since: datetime | None = None
    until: datetime | None = None
    before_id: int = 0
    limit: int = 200


class PairState(StrEnum):
    """What the table shows for a protected pair."""

    HELD = "held"
    LOOKING = "looking"
    WAITING = "waiting"
    REFILLING = "refilling"
    FILLED = "filled"
    ON_HOLD = "on_hold"
    PAUSED = "paused"
    UNKNOWN = "unknown"
    NEVER_CHECKED = "never_checked"


class Verdict(StrEnum):
    """What one brake says."""

    GO = "go"
    WAIT = "wait"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One brake's verdict on one pair; `until` where a wait has a known end."""

    brake: Brake
    verdict: Verdict
    reason: Reason | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a refill would open now: contracts and margin in USDT, or why it cannot."""

    contracts: Decimal | None
    margin: Decimal | None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class PairReport:
    """One protected pair after a check. `positions` are its live rows (cross and isolated may coexist)."""

    protected: ProtectedPair
    state: PairState
    positions: tuple[Position, ...] = ()
    gap: Gap | None = None
    reason: Reason | None = None
    since: datetime | None = None
    next_act: datetime | None = None
    refills_24h: int = 0
    refill_cap: int = 0
    preview: Preview | None = None
    judgements: tuple[Judgement, ...] = ()

    @property
    def pair(self) -> Pair:
        """The pair it is about."""
        return self.protected.pair


@dataclass(frozen=True, slots=True)
class CheckReport:
    """One check of one account.

    `complete` says whether the account was seen in full; when it was not, `failure` says why and the pairs are unknown.
    `shield_event` is None while it is too early to say. `look_again_s` is when the next check is due, counted from
    `finished_at`. `unprotected` are live positions outside the set.
    """

    account: str
    environment: Environment
    started_at: datetime
    finished_at: datetime
    complete: bool
    shield_event: ShieldEvent | None
    look_again_s: float
    pairs: tuple[PairReport, ...] = ()
    unprotected: tuple[Position, ...] = ()
    failure: Reason | None = None
    hold: Reason | None = None
    actions: tuple[Action, ...] = ()
    refills_24h: int = 0
    refill_cap: int = 0
    refills_total: int = 0
    reserved: Decimal = Decimal(0)
    budget: Decimal = Decimal(0)
    available_usdt: Decimal | None = None
    requests: int = 0

    @property
    def missing(self) -> tuple[Pair, ...]:
        """Protected pairs without a live position, in the order of the set; empty while nothing is known."""
        return tuple(row.pair for row in self.pairs if self.complete and not row.positions)

    @property
    def open(self) -> int:
        """How many protected pairs have a live position."""
        return sum(1 for row in self.pairs if row.positions)
