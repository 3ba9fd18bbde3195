"""What a pair is called in running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairguard_gui.core.values.pair import PosSide
from pairguard_gui.text.translation import translate

if TYPE_CHECKING:
    from pairguard_gui.core.values.pair import Pair


def pair_name(pair: Pair) -> str:
    """A pair in running text: `SOL short`."""
    if pair.pos_side is PosSide.LONG:
        return translate("actions", "{coin} long").format(coin=pair.coin)
    return translate("actions", "{coin} short").format(coin=pair.coin)
