"""What a pair is called in running text."""

from __future__ import annotations

from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.text.translation import translate


def pair_name(pair: Pair) -> str:
    """A pair in running text: `SOL short`."""
    if pair.pos_side is PosSide.LONG:
        return translate("actions", "{coin} long").format(coin=pair.coin)
    return translate("actions", "{coin} short").format(coin=pair.coin)
