"""What is in the way of an order: its size, its price, the money for it, or what became of an earlier one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pairguard_gui.core.values.reason import Code
from pairguard_gui.text.reasons.wording import Wording

WORDINGS: Mapping[Code, Wording] = {
    Code.LOT_TOO_LARGE: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The smallest order of this instrument needs {cost} USDT of margin; your rules allow {limit} USDT. "
            "Nothing is opened. Allow more for this pair, set a higher leverage on OKX, or drop the pair.",
        ),
        QT_TRANSLATE_NOOP("briefs", "smallest order costs {cost} USDT"),
    ),
    Code.NOT_LINEAR: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "{inst_id} is not settled in USDT, which PairGuard does not trade. Nothing is opened in it. Drop the pair.",
        ),
        QT_TRANSLATE_NOOP("briefs", "not settled in USDT"),
    ),
    Code.MARGIN_MODE_REFUSED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "OKX refuses an order with this position's margin mode. Nothing is opened, and PairGuard never "
            "changes the margin mode by itself. Open the position on OKX yourself, or drop the pair.",
        ),
        QT_TRANSLATE_NOOP("briefs", "margin mode refused"),
    ),
    Code.MONEY: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The account has too little free margin. Nothing was opened. Put USDT into the trading account; "
            "PairGuard tries again at {until}.",
        ),
        QT_TRANSLATE_NOOP("briefs", "too little free margin"),
    ),
    Code.PRICE_APART: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The last price or the best offer is too far from the mark price, or outside OKX's limits. Nothing is "
            "opened at a price that is not certain. PairGuard looks again by itself.",
        ),
        QT_TRANSLATE_NOOP("briefs", "last and mark price apart"),
    ),
    Code.PRICE_OLD: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The newest price is from {at}. Nothing is opened at an old price. PairGuard looks again by itself.",
        ),
        QT_TRANSLATE_NOOP("briefs", "price too old"),
    ),
    Code.PRICE_REFUSED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "OKX refused the price of {count} orders in a row ({okx}). Nothing was opened. Look at the instrument on "
            "OKX, then release the pair to have it tried again, or drop it.",
        ),
        QT_TRANSLATE_NOOP("briefs", "price refused: {okx}"),
    ),
    Code.EMPTY_BOOK: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "Nobody offers a price for {inst_id} now. Nothing is opened. PairGuard looks again by itself.",
        ),
        QT_TRANSLATE_NOOP("briefs", "nobody offers a price"),
    ),
    Code.NO_LEVERAGE: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "OKX tells no leverage for {inst_id}, so what an order would cost is not known. Nothing is opened. Set the "
            "leverage of this contract on OKX; PairGuard looks again by itself.",
        ),
        QT_TRANSLATE_NOOP("briefs", "leverage not known"),
    ),
    Code.UNKNOWN_ORDER: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "What became of an order is not known yet. No other order is sent until it is. PairGuard looks it "
            "up by itself.",
        ),
        QT_TRANSLATE_NOOP("briefs", "order not settled"),
    ),
    Code.ORDER_REFUSED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The exchange refused the order ({okx}). Nothing was opened.",
        ),
        QT_TRANSLATE_NOOP("briefs", "order refused: {okx}"),
    ),
    Code.ZERO_FILLS: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The orders found nobody to trade with at an acceptable price. Nothing was opened. PairGuard tries "
            "again by itself.",
        ),
        QT_TRANSLATE_NOOP("briefs", "nobody to trade with"),
    ),
    Code.IDS_USED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "Ten orders for this position found nobody to trade with, and OKX still knows their ids. Nothing was "
            "opened. The first id is free again at {until}: release the pair after that to have it tried again, open "
            "the position yourself, or drop the pair.",
        ),
        QT_TRANSLATE_NOOP("briefs", "ten orders unfilled, ids free at {until}"),
    ),
    Code.NEXT_BATCH: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "More is missing than one check can open. Nothing was opened for this pair yet; its turn comes in a "
            "moment.",
        ),
        QT_TRANSLATE_NOOP("briefs", "in the next request"),
    ),
    Code.EVIDENCE_OLD: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The last look at the account is too long ago to act on it. Nothing is opened. PairGuard looks again "
            "first.",
        ),
        QT_TRANSLATE_NOOP("briefs", "last look too old"),
    ),
    Code.NOT_SENT: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "You stopped this while it was under way. No order left this computer and nothing was opened.",
        ),
        QT_TRANSLATE_NOOP("briefs", "stopped before it was sent"),
    ),
}
