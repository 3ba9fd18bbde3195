"""What is read fresh before anything is sized."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from pairguard_gui.core.model import AccountFacts, Instrument, Pair, Quote
from pairguard_gui.core.orders import Walk


@dataclass(frozen=True, slots=True)
class Market:
    """The account, the contracts and their prices; by gap, the attempts of the gaps that can be opened with them."""

    account: AccountFacts
    instruments: Mapping[str, Instrument]
    quotes: Mapping[str, Quote]
    leverages: Mapping[Pair, Decimal]
    walks: Mapping[str, Walk]
