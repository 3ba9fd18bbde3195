"""What a pair is called in running text."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from pairguard_gui.core.values.pair import Pair, PosSide


def pair_name(pair: Pair) -> str:
    """A pair in running text: `SOL short`."""
    if pair.pos_side is PosSide.LONG:
        return QCoreApplication.translate("actions", "{coin} long").format(coin=pair.coin)
    return QCoreApplication.translate("actions", "{coin} short").format(coin=pair.coin)
