"""Account, contracts, prices and leverages, read fresh before anything is sized, for one batch or for a whole table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.core.judge.sizing import size_order
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rows import odd_row_of

if TYPE_CHECKING:
    from pairguard_gui.core.judge.attempts import Walk
    from pairguard_gui.core.judge.facts import Facts
    from pairguard_gui.core.judge.sizing import Size
    from pairguard_gui.core.values.exchange_data import AccountFacts, Instrument, Quote
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.rules import Rules


@dataclass(frozen=True, slots=True)
class Market:
    """The account, all instruments and their prices, and the leverages of the pairs in question.

    `walks` holds, by gap, the next attempt of the gaps that can be opened with all this; `maintenance` is why nothing
    is opened after a mass vanishing.
    """

    account: AccountFacts
    instruments: Mapping[str, Instrument]
    quotes: Mapping[str, Quote]
    leverages: Mapping[Pair, Decimal]
    walks: Mapping[str, Walk] = field(default_factory=dict)
    maintenance: Reason | None = None

    def seen_by(self, facts: Facts) -> Facts:
        """The facts of one gap, with everything the brakes may ask of the market in them."""
        pair = facts.gap.pair
        instrument = self.instruments.get(pair.inst_id)
        return replace(
            facts,
            account=self.account,
            listed=instrument is not None or odd_row_of(self.instruments, pair.inst_id) is not None,
            instrument=instrument,
            quote=self.quotes.get(pair.inst_id),
            leverage=self.leverages.get(pair),
            size=self.size(pair, facts.rules) if instrument else None,
            trouble=self.maintenance,
        )

    def size(self, pair: Pair, rules: Rules) -> Size | Reason:
        """What a refill of that pair would order now, or why it cannot be sized."""
        instrument, quote = self.instruments[pair.inst_id], self.quotes.get(pair.inst_id)
        leverage = self.leverages.get(pair)
        if quote is None:
            return Reason.of(Code.EMPTY_BOOK, inst_id=pair.inst_id)
        if leverage is None:
            return Reason.of(Code.NO_LEVERAGE, inst_id=pair.inst_id)
        return size_order(pair.pos_side, instrument, quote, leverage, rules.margin_usdt, rules.smallest_lot_usdt)
