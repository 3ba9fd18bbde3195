"""Sentences for what hinders reading the account and proving that a position is gone."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pairguard_gui.core.values.reason import Code

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
        "The exchange sent an old answer. It was not believed and nothing was opened. PairGuard asks again by itself.",
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
        "deleted, has expired after 14 days without use, or belongs to another OKX site. Choose the site where you "
        "registered (global, EEA, US), or make a new key.",
    ),
    Code.WRONG_ENVIRONMENT: QT_TRANSLATE_NOOP(
        "reasons",
        "{environment} Nothing is opened until there is a key of the right environment.",
    ),
    Code.FOREIGN_IP: QT_TRANSLATE_NOOP(
        "reasons",
        "This API key may not be used from this computer's internet address ({ip}). Nothing is opened until "
        "this is put right. Add the address to the key on OKX, or use a proxy whose address is there.",
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
        "This computer's clock and the exchange's are {apart}. Nothing is opened until they agree. Switch on "
        "setting the time automatically; PairGuard measures again by itself.",
    ),
    Code.CLOCK_JUMPED: QT_TRANSLATE_NOOP(
        "reasons",
        "A clock has jumped. Nothing is opened until the time is certain again. PairGuard measures again by itself.",
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
        "opened. PairGuard looks again. If that lasts for an hour, look at OKX and then refill or drop the pair.",
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
        "The refill was filled, but its position is not in the list. Nothing more is opened for this pair. If it "
        "stays so, look at OKX, then release or drop the pair.",
    ),
}
