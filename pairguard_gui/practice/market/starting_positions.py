"""The twenty positions the practice account starts with, of the kind a trader with small stakes keeps open.

Sides are those of the report the product was born from: five long, fifteen short. One position has so little
leverage that its smallest lot costs more than 1 USDT of margin, and three are isolated, so that both rules can be met.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

from pairguard_gui.practice.market.ledger import TAKER_FEE
from pairguard_gui.practice.market.positions import Key

if TYPE_CHECKING:
    from pairguard_gui.practice.market.contracts import Contract
    from pairguard_gui.practice.market.state import State


@dataclass(frozen=True, slots=True)
class Start:
    """One position to open: side, margin mode, leverage, and about how much margin in USDT."""

    coin: str
    side: str
    margin: Decimal
    lever: int = 10
    mode: str = "cross"


STARTS = (
    Start("BNB", "short", Decimal("2.6"), lever=5),
    Start("SOL", "short", Decimal("3.2")),
    Start("CFX", "short", Decimal("1.1")),
    Start("LDO", "long", Decimal("1.4")),
    Start("AAVE", "short", Decimal("2.2"), lever=20),
    Start("UNI", "long", Decimal("1.9")),
    Start("FIL", "short", Decimal("1.0")),
    Start("APT", "short", Decimal("1.3"), mode="isolated"),
    Start("XLM", "short", Decimal("1.8")),
    Start("DOGE", "short", Decimal("4.0"), lever=20),
    Start("CRO", "long", Decimal("1.2")),
    Start("DOT", "long", Decimal("1.5"), mode="isolated"),
    Start("HBAR", "short", Decimal("1.0")),
    Start("CRV", "long", Decimal("1.1")),
    Start("NEAR", "short", Decimal("1.6")),
    Start("TON", "short", Decimal("1.2"), lever=5),
    Start("TAO", "short", Decimal("2.4")),
    Start("BCH", "short", Decimal("1.9")),
    Start("LINK", "short", Decimal("2.8"), mode="isolated"),
    Start("STX", "short", Decimal("1.0")),
)
_OPENED_MS = 3_600_000


def open_starts(state: State, rng: Random, now: int) -> None:
    """Open the twenty positions at prices near the market, some hours before `now`, one after the other."""
    for number, start in enumerate(STARTS):
        contract = state.contracts[f"{start.coin}-USDT-SWAP"]
        opened = now - (len(STARTS) - number) * _OPENED_MS + rng.randrange(_OPENED_MS)
        _open(state, start, contract, _near(contract, state.mark(contract.inst_id), rng), opened)


def _near(contract: Contract, mark: Decimal, rng: Random) -> Decimal:
    """A price within one per cent of the mark, in whole ticks."""
    share = Decimal(rng.randrange(-100, 101)) / 10_000
    return round(mark * (1 + share) / contract.tick) * contract.tick


def _open(state: State, start: Start, contract: Contract, price: Decimal, at: int) -> None:
    hedged = state.ledger.mode == "long_short_mode"
    key = Key(contract.inst_id, start.mode, start.side if hedged else "net")
    state.ledger.set_lever(key, Decimal(start.lever))
    size = contract.whole_lots(start.margin * start.lever / contract.notional(Decimal(1), price))
    size = max(size, contract.min_size)
    direction = 1 if start.side == "long" else -1
    position = state.ledger.open(key, contract, direction, size, price, at, state.ids.at(at))
    position.trade_id = state.ids.trade()
    state.ledger.charge(position, -contract.notional(size, price) * TAKER_FEE)
