"""The sweep that liquidates what its margin no longer carries, whenever prices or positions moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairguard_gui.practice.market.closing import close_position
from pairguard_gui.practice.market.ledger import TAKER_FEE
from pairguard_gui.practice.market.trading import cancel_all

if TYPE_CHECKING:
    from pairguard_gui.practice.market.positions import Position
    from pairguard_gui.practice.market.state import State

BY_LIQUIDATION = "3"


def sweep(state: State, now: int) -> None:
    """Liquidate isolated positions one by one, then cross positions, worst loss first, until the rest is carried."""
    for position in list(state.ledger.positions.values()):
        if position.isolated and _below_maintenance(state, position):
            close_position(state, position, "liquidation", now)
    while (worst := _worst_cross(state)) is not None:
        cancel_all(state, None, BY_LIQUIDATION, now)
        close_position(state, worst, "liquidation", now)


def _below_maintenance(state: State, position: Position) -> bool:
    mark = state.mark(position.key.inst_id)
    needed = position.maintenance_margin(mark) + position.notional(mark) * TAKER_FEE
    return position.margin + position.upl(mark) <= needed


def _worst_cross(state: State) -> Position | None:
    """The cross position to liquidate next, or None while the account carries them all."""
    money = state.money()
    if not money.cross_notional or money.cross_equity > money.cross_needed:
        return None
    crossed = (p for p in state.ledger.positions.values() if not p.isolated)
    return min(crossed, key=lambda p: p.upl(state.mark(p.key.inst_id)))
