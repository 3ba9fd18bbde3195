"""Why nothing is opened for a position that is gone."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pairguard_gui.core.values.reason import Code
from pairguard_gui.text.reasons.wording import Wording

WORDINGS: Mapping[Code, Wording] = {
    Code.CAUSE_MANUAL: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The position was closed by hand. Your rules ask you first, so nothing is opened. Refill or drop the pair.",
        ),
        QT_TRANSLATE_NOOP("briefs", "closed by hand: you decide"),
    ),
    Code.CAUSE_LIQUIDATION: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The position was liquidated. Your rules ask you first, so nothing is opened. Refill or drop the pair.",
        ),
        QT_TRANSLATE_NOOP("briefs", "liquidated: you decide"),
    ),
    Code.CAUSE_ADL: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The exchange closed the position by auto-deleveraging (ADL). Your rules ask you first, so nothing "
            "is opened. Refill or drop the pair.",
        ),
        QT_TRANSLATE_NOOP("briefs", "closed by ADL: you decide"),
    ),
    Code.CAUSE_TP_SL: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The position was closed by take-profit or stop-loss. Your rules ask you first, so nothing is "
            "opened. Refill or drop the pair.",
        ),
        QT_TRANSLATE_NOOP("briefs", "take-profit or stop-loss: you decide"),
    ),
    Code.CAUSE_UNKNOWN: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "Who closed the position is not known. Your rules ask you first, so nothing is opened. Refill or "
            "drop the pair.",
        ),
        QT_TRANSLATE_NOOP("briefs", "cause unknown: you decide"),
    ),
    Code.DELISTING: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The exchange suspends, delists or no longer knows this instrument. Nothing is opened in it. Drop "
            "the pair, or release it once trading is back.",
        ),
        QT_TRANSLATE_NOOP("briefs", "suspended or delisted"),
    ),
    Code.NOT_TRADING: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The exchange does not trade this contract at the moment ({state}). Nothing is opened; PairGuard tries "
            "again by itself.",
        ),
        QT_TRANSLATE_NOOP("briefs", "trading paused"),
    ),
    Code.REPEAT: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "This would be refill number {nth} of this pair within 24 hours. It cools down first: the refill is "
            "due at {until}.",
        ),
        QT_TRANSLATE_NOOP("briefs", "cooling down until {until}"),
    ),
    Code.PAIR_CAP: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "This pair has had {count} refills within 24 hours, which is your limit. Nothing more is opened for "
            "it. Release it to allow another one, or drop the pair.",
        ),
        QT_TRANSLATE_NOOP("briefs", "limit of {count} refills reached"),
    ),
    Code.ACCOUNT_CAP: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "This account has had {count} refills within 24 hours, which is your limit. Nothing more is opened. "
            "Release the pair to allow another one, or raise the limit.",
        ),
        QT_TRANSLATE_NOOP("briefs", "account limit of {count} refills reached"),
    ),
    Code.BUDGET: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "{reserved} USDT of margin were used within 24 hours and the budget is {limit} USDT. Nothing more "
            "is opened. Release the pair to allow one more refill, or raise the budget.",
        ),
        QT_TRANSLATE_NOOP("briefs", "budget of {limit} USDT used up"),
    ),
    Code.OPPOSITE: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "There is a position on the other side, and in net mode a refill would only reduce it. Nothing is "
            "opened. Close the other side or drop the pair.",
        ),
        QT_TRANSLATE_NOOP("briefs", "position on the other side"),
    ),
    Code.ACCOUNT_CHANGED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The account is no longer set up as it was when you armed the guard ({what}). Nothing is opened. "
            "Set it back on OKX, or start the guard anew for the account as it is now.",
        ),
        QT_TRANSLATE_NOOP("briefs", "account changed: {what}"),
    ),
    Code.UNSUPPORTED_ACCOUNT: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "PairGuard does not trade on an account set up like this ({what}). Nothing is opened. Change the "
            "setting on OKX.",
        ),
        QT_TRANSLATE_NOOP("briefs", "account not supported: {what}"),
    ),
    Code.MANUAL_ISOLATED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "Isolated margin is set to manual transfers on OKX, and PairGuard cannot refill isolated positions then. "
            "It opens none of them; cross positions are not affected. Switch to automatic transfers on OKX, or protect "
            "cross positions only.",
        ),
        QT_TRANSLATE_NOOP("briefs", "isolated margin with manual transfers"),
    ),
    Code.SECOND_COPY: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "Another PairGuard ({theirs}) sends orders on this account. This one ({ours}) opens nothing. Stop one "
            "of the two, then release the account.",
        ),
        QT_TRANSLATE_NOOP("briefs", "another PairGuard trades here"),
    ),
    Code.JOURNAL: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "{problem} Nothing was opened.",
        ),
        QT_TRANSLATE_NOOP("briefs", "database trouble"),
    ),
    Code.PAIR_PAUSED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "You paused this pair until {until}. Nothing is opened for it before that.",
        ),
        QT_TRANSLATE_NOOP("briefs", "paused until {until}"),
    ),
    Code.SHIELD_DOWN: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The guard is off. Nothing is opened. Start guarding to have it refilled.",
        ),
        QT_TRANSLATE_NOOP("briefs", "guard is off"),
    ),
    Code.WATCH_ONLY: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "This account is only watched. Nothing is opened; the log says what would have been.",
        ),
        QT_TRANSLATE_NOOP("briefs", "only watched"),
    ),
}
