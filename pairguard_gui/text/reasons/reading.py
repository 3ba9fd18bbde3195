"""Why the account could not be read, or its answers cannot be used."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pairguard_gui.core.values.reason import Code
from pairguard_gui.text.reasons.wording import Wording

WORDINGS: Mapping[Code, Wording] = {
    Code.UNREACHABLE: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "{cause} Until the exchange answers, what is open there is unknown and nothing is opened. PairGuard keeps "
            "asking by itself.",
        ),
        QT_TRANSLATE_NOOP("briefs", "no answer"),
    ),
    Code.VENUE_BUSY: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The exchange is overloaded or has trouble of its own. What is open there is unknown, so nothing is "
            "opened. PairGuard asks again by itself.",
        ),
        QT_TRANSLATE_NOOP("briefs", "exchange overloaded"),
    ),
    Code.RATE_LIMITED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The exchange wants fewer requests. Nothing is opened until it answers again. PairGuard waits and "
            "asks again by itself; another program may be using the same key too often.",
        ),
        QT_TRANSLATE_NOOP("briefs", "too many requests"),
    ),
    Code.MAINTENANCE: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The exchange is under maintenance. Nothing is opened meanwhile. PairGuard looks again by itself.",
        ),
        QT_TRANSLATE_NOOP("briefs", "maintenance"),
    ),
    Code.BAD_ANSWER: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The exchange sent an answer that cannot be trusted. It was not believed and nothing was opened. "
            "PairGuard asks again by itself; if this lasts, look for a newer PairGuard.",
        ),
        QT_TRANSLATE_NOOP("briefs", "answer not to be trusted"),
    ),
    Code.STALE_ANSWER: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The exchange sent an old answer. It was not believed and nothing was opened. PairGuard asks again by "
            "itself.",
        ),
        QT_TRANSLATE_NOOP("briefs", "old answer"),
    ),
    Code.LATE_ANSWER: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The answer of the exchange took too long to be true of this moment. It was not believed and "
            "nothing was opened. PairGuard asks again by itself.",
        ),
        QT_TRANSLATE_NOOP("briefs", "late answer"),
    ),
    Code.REFUSED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The exchange refused to answer ({okx}). Nothing was learnt and nothing was opened. PairGuard asks "
            "again by itself.",
        ),
        QT_TRANSLATE_NOOP("briefs", "refused: {okx}"),
    ),
    Code.CLOCK_UNKNOWN: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The time of the exchange could not be read, so no order can be limited in time. Nothing is opened. "
            "PairGuard asks for the time again by itself.",
        ),
        QT_TRANSLATE_NOOP("briefs", "time of the exchange unknown"),
    ),
    Code.CLOCK_OFF: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "This computer's clock and the exchange's are {apart}. Nothing is opened until they agree. Switch on "
            "setting the time automatically; PairGuard measures again by itself.",
        ),
        QT_TRANSLATE_NOOP("briefs", "clock is off"),
    ),
    Code.CLOCK_JUMPED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "A clock has jumped. Nothing is opened until the time is certain again. PairGuard measures again by "
            "itself.",
        ),
        QT_TRANSLATE_NOOP("briefs", "clock has jumped"),
    ),
}
