"""What is still missing before a position counts as gone, or before a person has to decide."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pairguard_gui.core.values.reason import Code
from pairguard_gui.text.reasons.wording import Wording

WORDINGS: Mapping[Code, Wording] = {
    Code.NOT_YET_SEEN: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The account has not been read yet. Nothing is opened before that. The first check is under way.",
        ),
        QT_TRANSLATE_NOOP("briefs", "not read yet"),
    ),
    Code.LOOKING_AGAIN: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The position is missing from the list. That alone proves nothing, so nothing is opened yet. "
            "PairGuard looks again within seconds.",
        ),
        QT_TRANSLATE_NOOP("briefs", "looking again"),
    ),
    Code.TARGET_VETO: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The list lacks the position, but asked for by name it is still there. It is not gone and nothing "
            "is opened. PairGuard looks again.",
        ),
        QT_TRANSLATE_NOOP("briefs", "still there when asked by name"),
    ),
    Code.MARGIN_VETO: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The position list is empty although margin is in use. The list was not believed and nothing is "
            "opened. PairGuard looks again. If that lasts for an hour, look at OKX and then refill or drop the pair.",
        ),
        QT_TRANSLATE_NOOP("briefs", "empty list, margin in use"),
    ),
    Code.HISTORY_LATE: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The position is gone, but its closing is not in the history yet. Nothing is opened until it is, or "
            "until the position stays gone up to {until}.",
        ),
        QT_TRANSLATE_NOOP("briefs", "closing not on record yet"),
    ),
    Code.SETTLING_IN: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The exchange has just come back. A missing position is believed only after another good look; "
            "nothing is opened until then.",
        ),
        QT_TRANSLATE_NOOP("briefs", "exchange just came back"),
    ),
    Code.NO_PROOF: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The position is gone and nothing says how it was closed. Your rules ask you first, so nothing is "
            "opened. Look at OKX, then refill or drop the pair.",
        ),
        QT_TRANSLATE_NOOP("briefs", "no record of the closing: you decide"),
    ),
    Code.MASS_VANISH: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "Many positions vanished at once. Nothing is opened for those without a closing on record until you "
            "decide. Look at OKX, then refill or drop the pair.",
        ),
        QT_TRANSLATE_NOOP("briefs", "many gone at once: you decide"),
    ),
    Code.AWAY: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The position vanished while the guard was away for hours. Nothing is opened until you decide. "
            "Refill or drop the pair.",
        ),
        QT_TRANSLATE_NOOP("briefs", "vanished while away: you decide"),
    ),
    Code.REFILL_UNSEEN: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The refill was filled, but its position is not in the list. Nothing more is opened for this pair. If it "
            "stays so, look at OKX, then release or drop the pair.",
        ),
        QT_TRANSLATE_NOOP("briefs", "filled, not listed yet"),
    ),
}
