"""Sentences of the brakes: why nothing is opened for a position that is gone."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pairguard_gui.core.values.reason import Code

SENTENCES: Mapping[Code, object] = {
    Code.CAUSE_MANUAL: QT_TRANSLATE_NOOP(
        "reasons",
        "The position was closed by hand. Your rules ask you first, so nothing is opened. Refill or drop the pair.",
    ),
    Code.CAUSE_LIQUIDATION: QT_TRANSLATE_NOOP(
        "reasons",
        "The position was liquidated. Your rules ask you first, so nothing is opened. Refill or drop the pair.",
    ),
    Code.CAUSE_ADL: QT_TRANSLATE_NOOP(
        "reasons",
        "The exchange closed the position by auto-deleveraging (ADL). Your rules ask you first, so nothing "
        "is opened. Refill or drop the pair.",
    ),
    Code.CAUSE_TP_SL: QT_TRANSLATE_NOOP(
        "reasons",
        "The position was closed by take-profit or stop-loss. Your rules ask you first, so nothing is "
        "opened. Refill or drop the pair.",
    ),
    Code.CAUSE_UNKNOWN: QT_TRANSLATE_NOOP(
        "reasons",
        "Who closed the position is not known. Your rules ask you first, so nothing is opened. Refill or "
        "drop the pair.",
    ),
    Code.DELISTING: QT_TRANSLATE_NOOP(
        "reasons",
        "The exchange suspends, delists or no longer knows this instrument. Nothing is opened in it. Drop "
        "the pair, or release it once trading is back.",
    ),
    Code.REPEAT: QT_TRANSLATE_NOOP(
        "reasons",
        "This would be refill number {nth} of this pair within 24 hours. It cools down first: the refill is "
        "due at {until}.",
    ),
    Code.PAIR_CAP: QT_TRANSLATE_NOOP(
        "reasons",
        "This pair has had {count} refills within 24 hours, which is your limit. Nothing more is opened for "
        "it. Release it to allow another one, or drop the pair.",
    ),
    Code.ACCOUNT_CAP: QT_TRANSLATE_NOOP(
        "reasons",
        "This account has had {count} refills within 24 hours, which is your limit. Nothing more is opened. "
        "Release the pair to allow another one, or raise the limit.",
    ),
    Code.BUDGET: QT_TRANSLATE_NOOP(
        "reasons",
        "{reserved} USDT of margin were used within 24 hours and the budget is {limit} USDT. Nothing more "
        "is opened. Release the pair to allow one more refill, or raise the budget.",
    ),
    Code.LOT_TOO_LARGE: QT_TRANSLATE_NOOP(
        "reasons",
        "The smallest order of this instrument needs {cost} USDT of margin; your rules allow {limit} USDT. "
        "Nothing is opened. Allow more for this pair, set a higher leverage on OKX, or drop the pair.",
    ),
    Code.NOT_LINEAR: QT_TRANSLATE_NOOP(
        "reasons",
        "{inst_id} is not settled in USDT, which PairGuard does not trade. Nothing is opened in it. Drop the pair.",
    ),
    Code.OPPOSITE: QT_TRANSLATE_NOOP(
        "reasons",
        "There is a position on the other side, and in net mode a refill would only reduce it. Nothing is "
        "opened. Close the other side or drop the pair.",
    ),
    Code.ACCOUNT_CHANGED: QT_TRANSLATE_NOOP(
        "reasons",
        "The account is no longer set up as it was when you armed the guard ({what}). Nothing is opened. "
        "Set it back on OKX, or start the guard anew for the account as it is now.",
    ),
    Code.UNSUPPORTED_ACCOUNT: QT_TRANSLATE_NOOP(
        "reasons",
        "PairGuard does not trade on an account set up like this ({what}). Nothing is opened. Change the "
        "setting on OKX.",
    ),
    Code.MANUAL_ISOLATED: QT_TRANSLATE_NOOP(
        "reasons",
        "Isolated margin is set to manual transfers on OKX, and PairGuard cannot refill isolated positions then. "
        "It opens none of them; cross positions are not affected. Switch to automatic transfers on OKX, or protect "
        "cross positions only.",
    ),
    Code.MARGIN_MODE_REFUSED: QT_TRANSLATE_NOOP(
        "reasons",
        "OKX refuses an order with this position's margin mode. Nothing is opened, and PairGuard never "
        "changes the margin mode by itself. Open the position on OKX yourself, or drop the pair.",
    ),
    Code.MONEY: QT_TRANSLATE_NOOP(
        "reasons",
        "The account has too little free margin. Nothing was opened. Put USDT into the trading account; "
        "PairGuard tries again at {until}.",
    ),
    Code.PRICE_APART: QT_TRANSLATE_NOOP(
        "reasons",
        "The last price or the best offer is too far from the mark price, or outside OKX's limits. Nothing is "
        "opened at a price that is not certain. PairGuard looks again by itself.",
    ),
    Code.PRICE_OLD: QT_TRANSLATE_NOOP(
        "reasons",
        "The newest price is from {at}. Nothing is opened at an old price. PairGuard looks again by itself.",
    ),
    Code.PRICE_REFUSED: QT_TRANSLATE_NOOP(
        "reasons",
        "OKX refused the price of {count} orders in a row ({okx}). Nothing was opened. Look at the instrument on "
        "OKX, then release the pair to have it tried again, or drop it.",
    ),
    Code.EMPTY_BOOK: QT_TRANSLATE_NOOP(
        "reasons",
        "Nobody offers a price for {inst_id} now. Nothing is opened. PairGuard looks again by itself.",
    ),
    Code.NO_LEVERAGE: QT_TRANSLATE_NOOP(
        "reasons",
        "OKX tells no leverage for {inst_id}, so what an order would cost is not known. Nothing is opened. Set the "
        "leverage of this contract on OKX; PairGuard looks again by itself.",
    ),
    Code.UNKNOWN_ORDER: QT_TRANSLATE_NOOP(
        "reasons",
        "What became of an order is not known yet. No other order is sent until it is. PairGuard looks it "
        "up by itself.",
    ),
    Code.SECOND_COPY: QT_TRANSLATE_NOOP(
        "reasons",
        "Another PairGuard ({theirs}) sends orders on this account. This one ({ours}) opens nothing. Stop one "
        "of the two, then release the account.",
    ),
    Code.JOURNAL: QT_TRANSLATE_NOOP(
        "reasons",
        "{problem} Nothing was opened.",
    ),
    Code.PAIR_PAUSED: QT_TRANSLATE_NOOP(
        "reasons",
        "You paused this pair until {until}. Nothing is opened for it before that.",
    ),
    Code.SHIELD_DOWN: QT_TRANSLATE_NOOP(
        "reasons",
        "The guard is off. Nothing is opened. Start guarding to have it refilled.",
    ),
    Code.WATCH_ONLY: QT_TRANSLATE_NOOP(
        "reasons",
        "This account is only watched. Nothing is opened; the log says what would have been.",
    ),
    Code.ORDER_REFUSED: QT_TRANSLATE_NOOP(
        "reasons",
        "The exchange refused the order ({okx}). Nothing was opened.",
    ),
    Code.ZERO_FILLS: QT_TRANSLATE_NOOP(
        "reasons",
        "The orders found nobody to trade with at an acceptable price. Nothing was opened. PairGuard tries "
        "again by itself.",
    ),
    Code.IDS_USED: QT_TRANSLATE_NOOP(
        "reasons",
        "Ten orders for this position found nobody to trade with, and OKX still knows their ids. Nothing was opened. "
        "The first id is free again at {until}: release the pair after that to have it tried again, open the position "
        "yourself, or drop the pair.",
    ),
    Code.NEXT_BATCH: QT_TRANSLATE_NOOP(
        "reasons",
        "More is missing than one check can open. Nothing was opened for this pair yet; its turn comes in a moment.",
    ),
    Code.EVIDENCE_OLD: QT_TRANSLATE_NOOP(
        "reasons",
        "The last look at the account is too long ago to act on it. Nothing is opened. PairGuard looks again first.",
    ),
    Code.NOT_SENT: QT_TRANSLATE_NOOP(
        "reasons",
        "You stopped this while it was under way. No order left this computer and nothing was opened.",
    ),
}
