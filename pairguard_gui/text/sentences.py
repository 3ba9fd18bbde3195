"""The sentences of all reasons: what happened, what it means for the money, what is next."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pairguard_gui.core.reason import Code

SENTENCES: Mapping[Code, object] = {
    Code.UNREACHABLE: QT_TRANSLATE_NOOP(
        "reasons",
        "The exchange does not answer. What is open there is unknown, so nothing is opened. PairGuard keeps "
        "asking by itself; if this lasts, check the internet connection.",
    ),
    Code.VENUE_BUSY: QT_TRANSLATE_NOOP(
        "reasons",
        "The exchange is overloaded or has trouble of its own. What is open there is unknown, so nothing is "
        "opened. PairGuard asks again by itself.",
    ),
    Code.RATE_LIMITED: QT_TRANSLATE_NOOP(
        "reasons",
        "The exchange wants fewer requests. Nothing is opened until it answers again. PairGuard waits and "
        "asks again by itself; another program may be using the same key too often.",
    ),
    Code.MAINTENANCE: QT_TRANSLATE_NOOP(
        "reasons",
        "The exchange is under maintenance. Nothing is opened meanwhile. PairGuard looks again by itself.",
    ),
    Code.BAD_ANSWER: QT_TRANSLATE_NOOP(
        "reasons",
        "The exchange sent an answer that cannot be trusted. It was not believed and nothing was opened. "
        "PairGuard asks again by itself; if this lasts, look for a newer PairGuard.",
    ),
    Code.STALE_ANSWER: QT_TRANSLATE_NOOP(
        "reasons",
        "The exchange sent an old answer. It was not believed and nothing was opened. PairGuard asks again "
        "by itself.",
    ),
    Code.LATE_ANSWER: QT_TRANSLATE_NOOP(
        "reasons",
        "The answer of the exchange took too long to be true of this moment. It was not believed and "
        "nothing was opened. PairGuard asks again by itself.",
    ),
    Code.REFUSED: QT_TRANSLATE_NOOP(
        "reasons",
        "The exchange refused to answer ({okx}). Nothing was learnt and nothing was opened. PairGuard asks "
        "again by itself.",
    ),
    Code.BAD_SIGNATURE: QT_TRANSLATE_NOOP(
        "reasons",
        "The exchange does not accept the signature: the secret does not belong to this API key. Nothing is "
        "opened until this is put right. Enter the API key and its secret anew.",
    ),
    Code.BAD_PASSPHRASE: QT_TRANSLATE_NOOP(
        "reasons",
        "The passphrase does not belong to this API key. Nothing is opened until this is put right. Enter "
        "the passphrase that was chosen when the key was made.",
    ),
    Code.BAD_KEY: QT_TRANSLATE_NOOP(
        "reasons",
        "The exchange does not know this API key. Nothing is opened until this is put right. The key was "
        "deleted, has expired after 14 days without use, or belongs to another OKX site (global, EEA, US).",
    ),
    Code.WRONG_ENVIRONMENT: QT_TRANSLATE_NOOP(
        "reasons",
        "This API key belongs to the other environment, demo instead of live or live instead of demo. "
        "Nothing is opened until this is put right. Use a key of the right environment.",
    ),
    Code.FOREIGN_IP: QT_TRANSLATE_NOOP(
        "reasons",
        "This API key may not be used from this computer's internet address. Nothing is opened until this "
        "is put right. Add the address to the key on OKX.",
    ),
    Code.NO_PERMISSION: QT_TRANSLATE_NOOP(
        "reasons",
        "This API key lacks a right that is needed. Nothing is opened until this is put right. Give the key "
        "the rights to read and to trade on OKX, and never the right to withdraw.",
    ),
    Code.ACCOUNT_BLOCKED: QT_TRANSLATE_NOOP(
        "reasons",
        "OKX has blocked or limited this account ({okx}). Nothing is opened until OKX lifts that. Log in to "
        "OKX to see what it asks for.",
    ),
    Code.CLOCK_UNKNOWN: QT_TRANSLATE_NOOP(
        "reasons",
        "The time of the exchange could not be read, so no order can be limited in time. Nothing is opened. "
        "PairGuard asks for the time again by itself.",
    ),
    Code.CLOCK_OFF: QT_TRANSLATE_NOOP(
        "reasons",
        "This computer's clock and the exchange's are apart. Nothing is opened until they agree. Switch on "
        "setting the time automatically; PairGuard measures again by itself.",
    ),
    Code.CLOCK_JUMPED: QT_TRANSLATE_NOOP(
        "reasons",
        "A clock has jumped. Nothing is opened until the time is certain again. PairGuard measures again by "
        "itself.",
    ),
    Code.NOT_YET_SEEN: QT_TRANSLATE_NOOP(
        "reasons",
        "The account has not been read yet. Nothing is opened before that. The first check is under way.",
    ),
    Code.LOOKING_AGAIN: QT_TRANSLATE_NOOP(
        "reasons",
        "The position is missing from the list. That alone proves nothing, so nothing is opened yet. "
        "PairGuard looks again within seconds.",
    ),
    Code.TARGET_VETO: QT_TRANSLATE_NOOP(
        "reasons",
        "The list lacks the position, but asked for by name it is still there. It is not gone and nothing "
        "is opened. PairGuard looks again.",
    ),
    Code.MARGIN_VETO: QT_TRANSLATE_NOOP(
        "reasons",
        "The position list is empty although margin is in use. The list was not believed and nothing is "
        "opened. PairGuard looks again.",
    ),
    Code.HISTORY_LATE: QT_TRANSLATE_NOOP(
        "reasons",
        "The position is gone, but its closing is not in the history yet. Nothing is opened until it is, or "
        "until the position stays gone up to {until}.",
    ),
    Code.SETTLING_IN: QT_TRANSLATE_NOOP(
        "reasons",
        "The exchange has just come back. A missing position is believed only after another good look; "
        "nothing is opened until then.",
    ),
    Code.NO_PROOF: QT_TRANSLATE_NOOP(
        "reasons",
        "The position is gone and nothing says how it was closed. Your rules ask you first, so nothing is "
        "opened. Look at OKX, then refill or drop the pair.",
    ),
    Code.MASS_VANISH: QT_TRANSLATE_NOOP(
        "reasons",
        "Many positions vanished at once. Nothing is opened for those without a closing on record until you "
        "decide. Look at OKX, then refill or drop the pair.",
    ),
    Code.AWAY: QT_TRANSLATE_NOOP(
        "reasons",
        "The position vanished while the guard was away for hours. Nothing is opened until you decide. "
        "Refill or drop the pair.",
    ),
    Code.REFILL_UNSEEN: QT_TRANSLATE_NOOP(
        "reasons",
        "The refill was filled, but the new position is not in the list yet. Nothing more is opened for "
        "this pair. PairGuard looks again.",
    ),
    Code.CAUSE_MANUAL: QT_TRANSLATE_NOOP(
        "reasons",
        "The position was closed by hand. Your rules ask you first, so nothing is opened. Refill or drop "
        "the pair.",
    ),
    Code.CAUSE_LIQUIDATION: QT_TRANSLATE_NOOP(
        "reasons",
        "The position was liquidated. Your rules ask you first, so nothing is opened. Refill or drop the "
        "pair.",
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
        "{inst_id} is not settled in USDT, which PairGuard does not trade. Nothing is opened in it. Drop "
        "the pair.",
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
        "The last price {last} and the mark price {mark} are too far apart. Nothing is opened at a price "
        "that is not certain. PairGuard looks again by itself.",
    ),
    Code.PRICE_OLD: QT_TRANSLATE_NOOP(
        "reasons",
        "The newest price is from {at}. Nothing is opened at an old price. PairGuard looks again by itself.",
    ),
    Code.EMPTY_BOOK: QT_TRANSLATE_NOOP(
        "reasons",
        "Nobody offers a price for {inst_id} now. Nothing is opened. PairGuard looks again by itself.",
    ),
    Code.UNKNOWN_ORDER: QT_TRANSLATE_NOOP(
        "reasons",
        "What became of an order is not known yet. No other order is sent until it is. PairGuard looks it "
        "up by itself.",
    ),
    Code.SECOND_COPY: QT_TRANSLATE_NOOP(
        "reasons",
        "Another PairGuard ({other}) sends orders on this account. This one ({own}) opens nothing. Stop one "
        "of the two, then release the account.",
    ),
    Code.JOURNAL: QT_TRANSLATE_NOOP(
        "reasons",
        "{problem} Nothing is opened while PairGuard cannot remember what it does.",
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
    Code.NEXT_BATCH: QT_TRANSLATE_NOOP(
        "reasons",
        "One request carries twenty orders. Nothing was opened for this pair yet; it comes with the next "
        "request.",
    ),
    Code.EVIDENCE_OLD: QT_TRANSLATE_NOOP(
        "reasons",
        "The last look at the account is too long ago to act on it. Nothing is opened. PairGuard looks "
        "again first.",
    ),
    Code.BUG: QT_TRANSLATE_NOOP(
        "reasons",
        "The guard of this account stopped because of an error in PairGuard ({error}). Nothing is opened "
        "and nothing is guarded. Start guarding again, and please report this with the log file.",
    ),
    Code.NO_REPORT: QT_TRANSLATE_NOOP(
        "reasons",
        "No check has come to an end for too long. What is open is unknown and nothing is counted on. "
        "PairGuard goes on trying; if this lasts, check the internet connection or start PairGuard anew.",
    ),
    Code.STOPPED: QT_TRANSLATE_NOOP(
        "reasons",
        "Guarding was stopped. Nothing is opened. Start guarding to have it refilled.",
    ),
}
