"""What the guard knows of one account and must not forget: its pairs, gaps, attempts and holds.

An `AccountState` is read from the journal; it changes only by `Change` values that the journal commits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from pairguard_gui.core.values.exchange_data import ZERO, Life
from pairguard_gui.core.values.pair import about
from pairguard_gui.core.values.rules import AS_ASKED, for_pair

if TYPE_CHECKING:
    from pairguard_gui.core.state.armed import Armed
    from pairguard_gui.core.values.exchange_data import Environment, MarginMode, OrderRequest
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.reason import Reason
    from pairguard_gui.core.values.rules import Rules

DAY = timedelta(hours=24)


class Cause(StrEnum):
    """Why a position ended."""

    MANUAL = "manual"
    TP_SL = "tp_sl"
    LIQUIDATION = "liquidation"
    ADL = "adl"
    DELIVERY = "delivery"
    OTHER_PROGRAM = "other_program"
    UNKNOWN = "unknown"


class Proof(StrEnum):
    """What spoke for a death."""

    LIST = "W1"
    TARGETED = "W2"
    HISTORY = "W3"
    STREAM = "S"
    PERSISTENCE = "persistence"


class Brake(StrEnum):
    """The brakes, by the names people and the database see."""

    PERSON = "person"
    SHIELD = "shield"
    PROOF = "proof"
    CAUSE = "cause"
    MASS = "mass"
    AWAY = "away"
    DELISTING = "delisting"
    REPEAT = "repeat"
    PAIR_CAP = "pair_cap"
    ACCOUNT_CAP = "account_cap"
    BUDGET = "budget"
    SIZE = "size"
    OPPOSITE = "opposite"
    MODE = "mode"
    MARGIN_MODE = "margin_mode"
    MONEY = "money"
    PRICE = "price"
    CLOCK = "clock"
    VENUE = "venue"
    UNKNOWN_ORDER = "unknown_order"
    SECOND_COPY = "second_copy"
    JOURNAL = "journal"
    REFUSED = "refused"


class GapState(StrEnum):
    """How far a gap is. Only forwards: suspected, proven, filled, closed."""

    SUSPECTED = "suspected"
    PROVEN = "proven"
    FILLED = "filled"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How a gap ended."""

    REFILLED = "refilled"
    ADOPTED = "adopted"
    FALSE_ALARM = "false_alarm"
    DROPPED = "dropped"


class AttemptState(StrEnum):
    """How far an attempt is. `SENT` is committed before any byte leaves, so it may or may not have left."""

    SENT = "sent"
    UNKNOWN = "unknown"
    ACCEPTED = "accepted"
    FILLED = "filled"
    CANCELLED = "cancelled"
    REJECTED = "rejected"
    NEVER_PLACED = "never_placed"

    @property
    def open(self) -> bool:
        """Whether the exchange still has to be asked what became of it."""
        return self in {AttemptState.SENT, AttemptState.UNKNOWN, AttemptState.ACCEPTED}

    @property
    def counts(self) -> bool:
        """Whether its margin counts against the budget: everything that may have opened something."""
        return self.open or self is AttemptState.FILLED


@dataclass(frozen=True, slots=True)
class ProtectedPair:
    """One pair of the set and what its last live position looked like (None before any was seen)."""

    pair: Pair
    added_at: datetime
    life: Life | None = None
    margin_mode: MarginMode | None = None
    leverage: Decimal | None = None
    contracts: Decimal | None = None
    paused_until: datetime | None = None
    overrides: tuple[tuple[str, str], ...] = ()

    def key_life(self) -> Life:
        """The life that keys its gap; for a pair never seen, the moment it was added."""
        return self.life or Life("", self.added_at)


@dataclass(frozen=True, slots=True)
class Hold:
    """A brake that waits for a person."""

    brake: Brake
    reason: Reason
    at: datetime


@dataclass(frozen=True, slots=True)
class Gap:
    """One vanishing of one protected pair: the death of `life`.

    `absent_count` counts the unbroken lists without it since `absent_since` (0: it was seen by name), the newest at
    `last_absent_at`; `last_seen` is when the position was last in a complete list. `mass` and `away` stay as they were
    judged while it vanished. `not_before` is the earliest next try after a refusal. `released` are brakes a person has
    let go.
    """

    gap_id: str
    pair: Pair
    margin_mode: MarginMode
    life: Life
    opened_at: datetime
    absent_since: datetime
    last_absent_at: datetime
    last_seen: datetime | None = None
    absent_count: int = 1
    mass: bool = False
    away: bool = False
    state: GapState = GapState.SUSPECTED
    proofs: frozenset[Proof] = frozenset()
    cause: Cause = Cause.UNKNOWN
    cause_detail: str = ""
    died_at: datetime | None = None
    waiting: Reason | None = None
    not_before: datetime | None = None
    hold: Hold | None = None
    released: frozenset[Brake] = frozenset()
    filled_at: datetime | None = None

    @property
    def recorded(self) -> bool:
        """Whether the exchange itself tells of the close: that proof stands whatever a list shows later."""
        return bool(self.proofs & {Proof.HISTORY, Proof.STREAM})

    @property
    def proven(self) -> bool:
        """Whether the death is proven and has not been contradicted since."""
        return self.state is GapState.PROVEN and Proof.TARGETED in self.proofs

    @property
    def unproven(self) -> bool:
        """Whether the death is not proven yet, or no more: seen alive by name, a proof without a record is void."""
        return self.state in (GapState.SUSPECTED, GapState.PROVEN) and not self.proven


@dataclass(frozen=True, slots=True)
class Attempt:
    """One order of a refill.

    `body` is the JSON of its order as it is sent. `reserved` is the margin in USDT it takes at `worst_px`, the dearest
    price at which it may fill.
    """

    attempt_id: str
    gap_id: str
    pair: Pair
    k: int
    request: OrderRequest
    body: str
    exp_time: datetime
    reserved: Decimal
    worst_px: Decimal
    created_at: datetime
    state: AttemptState = AttemptState.SENT
    ord_id: str = ""
    filled: Decimal = ZERO
    avg_px: Decimal | None = None
    code: str = ""
    updated_at: datetime | None = None

    @property
    def cl_ord_id(self) -> str:
        """The handle the exchange knows it by."""
        return self.request.cl_ord_id

    def margin_at(self, filled: Decimal, px: Decimal) -> Decimal:
        """Margin in USDT that `filled` contracts take at that price."""
        return margin_at(self.reserved, self.request.sz, self.worst_px, filled, px)


def margin_at(margin: Decimal, contracts: Decimal, worst_px: Decimal, filled: Decimal, px: Decimal) -> Decimal:
    """Margin in USDT of `filled` contracts at `px`, where all `contracts` at `worst_px` would take `margin`."""
    return margin * filled / contracts * px / worst_px


@dataclass(frozen=True, slots=True)
class Spend:
    """One attempt of the last 24 hours that counts against the caps."""

    pair: Pair
    at: datetime
    reserved: Decimal


@dataclass(frozen=True, slots=True)
class AccountState:
    """One account, as committed. Gaps are those not closed, attempts those not settled.

    `recent` are the counting attempts of the last 24 hours and a little more, oldest first; `last_complete` is the
    time of the last check that saw everything; `may_trade` is the key's right as it was last seen.
    """

    account: str
    environment: Environment
    rules: Rules = AS_ASKED
    raised: bool = False
    armed: Armed | None = None
    pairs: tuple[ProtectedPair, ...] = ()
    gaps: tuple[Gap, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    recent: tuple[Spend, ...] = ()
    may_trade: bool = True
    hold: Hold | None = None
    last_complete: datetime | None = None
    refills_total: int = 0

    def pair(self, pair: Pair) -> ProtectedPair | None:
        """The protected pair, or None when it is not in the set."""
        return about(pair, self.pairs)

    def gap(self, pair: Pair) -> Gap | None:
        """The open gap of that pair, or None."""
        return about(pair, self.gaps)

    def attempt(self, pair: Pair) -> Attempt | None:
        """The unsettled attempt of that pair, or None."""
        return about(pair, self.attempts)

    def spends(self, now: datetime, pair: Pair | None = None) -> tuple[Spend, ...]:
        """The counting attempts of the 24 hours before `now`, of one pair or of all."""
        since = now - DAY
        return tuple(s for s in self.recent if s.at > since and (pair is None or pair == s.pair))

    def reserved(self, now: datetime) -> Decimal:
        """Margin in USDT reserved in the 24 hours before `now`."""
        return sum((spend.reserved for spend in self.spends(now)), ZERO)

    def rules_of(self, pair: Pair) -> Rules:
        """The rules that hold for that pair."""
        protected = self.pair(pair)
        return self.rules_for(protected) if protected else self.rules

    def rules_for(self, protected: ProtectedPair) -> Rules:
        """The rules that hold for that protected pair."""
        return for_pair(self.rules, dict(protected.overrides)) if protected.overrides else self.rules
