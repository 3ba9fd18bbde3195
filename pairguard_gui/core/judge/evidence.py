"""Whether a position is dead, and why it died. Absence from a list is silence; a death is proven or waited for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pairguard_gui.core.judge.attempts import opening_side, ours
from pairguard_gui.core.state.account_state import Brake, Cause, Proof
from pairguard_gui.core.values.exchange_data import CloseType, OrderOrigin
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.state.account_state import Gap
    from pairguard_gui.core.values.exchange_data import ClosedPosition, Order, Position

RECHECK_DELAYS_S = (2, 5, 10, 20)
"""Seconds to the next look at a pair that looks missing without a record of its close."""
PERSISTENT_ABSENCES = 3
PERSISTENT_FOR = timedelta(minutes=3)
"""So many looks and so long an unbroken absence stand in for a record."""
MARGIN_FOR = timedelta(hours=1)
"""An empty list that margin in use contradicts for so long is a matter for a person: it may all be dead, or not."""
CLOCK_SLACK = timedelta(seconds=5)
"""How far our idea of the exchange's time may be off when two of its times are compared."""
_CAUSE_BY_ORIGIN = {
    OrderOrigin.LIQUIDATION: Cause.LIQUIDATION,
    OrderOrigin.ADL: Cause.ADL,
    OrderOrigin.DELIVERY: Cause.DELIVERY,
    OrderOrigin.TRIGGER: Cause.TP_SL,
    OrderOrigin.ALGORITHM: Cause.OTHER_PROGRAM,
}


def recheck_delay_s(absent_count: int) -> int:
    """Seconds to the next look after `absent_count` absent ones."""
    return RECHECK_DELAYS_S[min(max(absent_count, 1), len(RECHECK_DELAYS_S)) - 1]


def death_record(gap: Gap, rows: Iterable[ClosedPosition]) -> ClosedPosition | None:
    """W3 or S: the record of a full close of exactly this life, no older than its last sight."""
    for row in rows:
        same = row.pair == gap.pair and row.margin_mode is gap.margin_mode and row.life == gap.life
        recent = gap.last_seen is None or row.u_time >= gap.last_seen - CLOCK_SLACK
        if same and recent and row.close_type.ends_life:
            return row
    return None


@dataclass(frozen=True, slots=True)
class Proven:
    """The death is certain enough to act on."""

    proofs: frozenset[Proof]
    record: ClosedPosition | None = None


@dataclass(frozen=True, slots=True)
class Unproven:
    """Not certain. `ask` says that time alone will not help and a person has to decide."""

    reason: Reason
    brake: Brake = Brake.PROOF
    ask: bool = False


def prove(
    gap: Gap,
    targeted: Iterable[Position],
    history: Iterable[ClosedPosition],
    *,
    known_life: bool,
    margin_veto: bool,
    may_persist: bool,
    now: datetime,
) -> Proven | Unproven:
    """Weigh W2, W3 and W4 for a pair that W1 lacks.

    `targeted` is the answer of a read by name, `history` that of positions-history. `known_life` is False for a pair
    added by hand whose position was never seen: nothing can be on record, two reads are enough. `margin_veto` is true
    when the list was empty and margin is in use all the same: only a record of its own outweighs that, or a person who
    was asked after an hour. `may_persist` is the rule for deaths without a record.
    """
    if any(position.pair == gap.pair for position in targeted):
        return Unproven(Reason.of(Code.TARGET_VETO))
    absent_in_both = frozenset({Proof.LIST, Proof.TARGETED})
    record = death_record(gap, history)
    if record:
        return Proven(absent_in_both | {Proof.HISTORY}, record)
    decided = Brake.PROOF in gap.released and now - gap.opened_at >= MARGIN_FOR
    if margin_veto and not decided:
        asks = gap.absent_count >= PERSISTENT_ABSENCES and now - gap.absent_since >= MARGIN_FOR
        return Unproven(Reason.of(Code.MARGIN_VETO), ask=asks)
    if gap.released & {Brake.PROOF, Brake.MASS, Brake.AWAY} or (not known_life and not gap.mass):
        return Proven(absent_in_both)
    return _prove_by_time(gap, absent_in_both, may_persist=may_persist, now=now)


def _prove_by_time(
    gap: Gap, absent_in_both: frozenset[Proof], *, may_persist: bool, now: datetime
) -> Proven | Unproven:
    long_enough = gap.absent_count >= PERSISTENT_ABSENCES and now - gap.absent_since >= PERSISTENT_FOR
    if not long_enough:
        return Unproven(Reason.of(Code.HISTORY_LATE, looks=gap.absent_count, until=gap.absent_since + PERSISTENT_FOR))
    if gap.mass:
        return Unproven(Reason.of(Code.MASS_VANISH), Brake.MASS, ask=True)
    if gap.away:
        return Unproven(Reason.of(Code.AWAY), Brake.AWAY, ask=True)
    if not may_persist:
        return Unproven(Reason.of(Code.NO_PROOF), ask=True)
    return Proven(absent_in_both | {Proof.PERSISTENCE})


def closing_order(gap: Gap, record: ClosedPosition | None, orders: Iterable[Order]) -> Order | None:
    """The newest filled order that can have closed this life: other direction, since its last sight, not ours."""
    side = opening_side(gap.pair.pos_side.opposite)
    latest = record.u_time + CLOCK_SLACK if record else None
    for order in orders:
        closes = order.inst_id == gap.pair.inst_id and order.side is side and order.filled > 0
        closes = closes and order.pos_side in (None, gap.pair.pos_side) and not ours(order)
        if closes and (latest is None or order.c_time <= latest) and order.u_time >= gap.life.c_time:
            return order
    return None


def cause_of(record: ClosedPosition | None, order: Order | None) -> Cause:
    """Why it died, from the history row's `type` and the closing order's origin and client id."""
    if record and record.close_type is CloseType.LIQUIDATION:
        return Cause.LIQUIDATION
    if record and record.close_type is CloseType.ADL:
        return Cause.ADL
    if record is None or order is None:
        return Cause.UNKNOWN
    if order.origin is OrderOrigin.PLACED:
        return Cause.OTHER_PROGRAM if order.cl_ord_id else Cause.MANUAL
    return _CAUSE_BY_ORIGIN[order.origin]
