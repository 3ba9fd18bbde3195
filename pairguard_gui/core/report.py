"""What one check found and did, as frozen values that may cross threads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pairguard_gui.core.judge.verdict import Judgement
    from pairguard_gui.core.state.account_state import Gap, ProtectedPair
    from pairguard_gui.core.state.actions import Action
    from pairguard_gui.core.values.exchange_data import Environment, Position
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.reason import Reason
    from pairguard_gui.core.values.shield import ShieldEvent


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
    `shield_event` is None while it is too early to say. `next_check_in_s` is when the next check is due, counted from
    `finished_at`. `unprotected` are live positions outside the set.
    """

    account: str
    environment: Environment
    started_at: datetime
    finished_at: datetime
    complete: bool
    shield_event: ShieldEvent | None
    next_check_in_s: float
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
