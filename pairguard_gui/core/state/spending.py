"""What refills take of the margin: of one order by what it filled, and of all that count against the caps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pairguard_gui.core.values.pair import Pair


def margin_at(margin: Decimal, contracts: Decimal, worst_px: Decimal, filled: Decimal, px: Decimal) -> Decimal:
    """Margin in USDT of `filled` contracts at `px`, where all `contracts` at `worst_px` would take `margin`."""
    return margin * filled / contracts * px / worst_px


@dataclass(frozen=True, slots=True)
class Spend:
    """One attempt of the last 24 hours that counts against the caps, with the margin in USDT that it took at most."""

    pair: Pair
    at: datetime
    reserved: Decimal
