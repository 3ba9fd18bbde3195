"""Figures that decide how much a refill opens, held against what is known of the pair from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.state.account_state import ProtectedPair
    from pairguard_gui.core.values.exchange_data import Instrument, Position

TERMS_APART = Decimal("0.2")
"""How far the contract value of the terms may lie from the known one, as a share of it."""
MARKS_APART = Decimal("0.2")
"""How far the mark price of the market may lie from that of a living position."""
MOST_VALUE = Decimal("1.5")
"""How much more an order may be worth by the known figures than its margin and leverage say."""
MOST_LEVERAGE = 2
"""Up to so many times the last life's leverage is believed when it is read twice."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is about to be ordered: contracts, the margin in USDT it may take, and the leverage that was read."""

    contracts: Decimal
    margin: Decimal
    leverage: Decimal


def figure(value: Decimal | None) -> str:
    """A figure as a reason's parameter holds it: every digit, no exponent; empty for one that is not known."""
    return "" if value is None else f"{value.normalize():f}"


def near(value: Decimal, known: Decimal) -> bool:
    """Whether a contract value is about the known one."""
    return value > 0 and abs(value - known) <= TERMS_APART * known


def is_news(known: Decimal | None, row: Position) -> bool:
    """Whether a live row tells a contract value that is not the one known so far."""
    if known is None:
        return row.contract_value is not None
    if not row.notional or not row.mark_px:
        return False
    return abs(row.notional - known * row.contracts * row.mark_px) > TERMS_APART * row.notional


def last_leverage(protected: ProtectedPair) -> Decimal | None:
    """The leverage of the pair's last life, or what a person confirmed where no life told one."""
    return protected.leverage or protected.confirmed_leverage


def leverage_known(leverage: Decimal, protected: ProtectedPair, max_leverage: Decimal | None) -> bool:
    """Whether it is the last life's and possible, or one that was confirmed."""
    if leverage <= 0:
        return False
    if leverage == protected.confirmed_leverage:
        return True
    return leverage == protected.leverage and (max_leverage is None or leverage <= max_leverage)


def leverage_credible(leverage: Decimal, protected: ProtectedPair, max_leverage: Decimal | None) -> bool:
    """Whether another leverage than the last one is believed when it is read twice."""
    last = last_leverage(protected)
    possible = max_leverage is None or leverage <= max_leverage
    return last is not None and possible and 0 < leverage <= MOST_LEVERAGE * last


def shown_values(inst_id: str, positions: Iterable[Position]) -> tuple[Decimal, ...]:
    """The contract values that living positions of that instrument imply."""
    values = (row.contract_value for row in positions if row.pair.inst_id == inst_id)
    return tuple(value for value in values if value is not None)


def terms_doubt(instrument: Instrument, shown: Iterable[Decimal], stored: Decimal | None) -> Reason | None:
    """TERMS_DOUBTED unless the contract value is near what living positions imply, or near the stored one without such.

    Without either there is nothing to compare with: a person has to look once.
    """
    value = instrument.contract_value
    known: Sequence[Decimal | None] = tuple(shown) or (stored,)
    wrong = [each for each in known if each is None or not near(value, each)]
    if not wrong:
        return None
    inst_id, told = instrument.inst_id, figure(value)
    return Reason.of(Code.TERMS_DOUBTED, inst_id=inst_id, contract_value=told, known=figure(wrong[0]))


def value_doubt(order: Order, contract_value: Decimal, mark: Decimal, told: Decimal) -> Reason | None:
    """ORDER_VALUE_DOUBTED when the order, reckoned by the known contract value in coins, is worth far too much.

    `told` is the contract value of the terms by which it was sized.
    """
    value, limit = order.contracts * contract_value * mark, MOST_VALUE * order.margin * order.leverage
    if 0 < value <= limit:
        return None
    return Reason.of(
        Code.ORDER_VALUE_DOUBTED,
        value=value,
        limit=limit,
        leverage=figure(order.leverage),
        contract_value=figure(told),
    )


def mark_doubt(mark: Decimal, inst_id: str, positions: Iterable[Position]) -> Reason | None:
    """PRICE_APART when a living position of that instrument stands at quite another mark price."""
    for row in positions:
        if row.pair.inst_id == inst_id and row.mark_px and abs(mark - row.mark_px) > MARKS_APART * row.mark_px:
            return Reason.of(Code.PRICE_APART, last=row.mark_px, mark=mark)
    return None
