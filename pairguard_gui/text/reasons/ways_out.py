"""How a person ends a hold, and what ends a wait: the last line under everything that keeps a refill back.

Chosen by brake and not by reason code: every hold ends the same way, and so does every wait of one brake, whatever
reason it gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pairguard_gui.core.judge.verdict import Verdict
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.text.translation import translate

if TYPE_CHECKING:
    from pairguard_gui.core.values.pair import Pair

HELD_PAIR = QT_TRANSLATE_NOOP(
    "ways_out",
    "Choose “Refill now” or “Stop protecting” for this pair in the window; or end PairGuard and run "
    "`pairguard account release {account} --pair {pair}`.",
)
HELD_ACCOUNT = QT_TRANSLATE_NOOP(
    "ways_out",
    "Choose “Release the hold” in the window; or end PairGuard and run `pairguard account release {account}`.",
)
BY_ITSELF = QT_TRANSLATE_NOOP("ways_out", "Nothing has to be done: PairGuard goes on by itself.")
WAITS = {
    Brake.SHIELD: QT_TRANSLATE_NOOP(
        "ways_out", "Start guarding, in the window or with `pairguard start --account {account}`."
    ),
    Brake.PERSON: QT_TRANSLATE_NOOP("ways_out", "Resume the pair in the window, or wait until the pause is over."),
    Brake.MONEY: QT_TRANSLATE_NOOP(
        "ways_out", "Put USDT into the trading account; then PairGuard goes on by itself when the time is up."
    ),
    Brake.JOURNAL: QT_TRANSLATE_NOOP(
        "ways_out", "Put right what keeps PairGuard from writing; then it goes on by itself."
    ),
    Brake.SECOND_COPY: HELD_ACCOUNT,
    Brake.RESULT: HELD_ACCOUNT,
}
"""What ends a wait that does not end by itself alone."""


def way_out(brake: Brake | None, verdict: Verdict, account: str, pair: Pair | None) -> str:
    """What a person can do now about that brake, in one sentence."""
    if verdict is Verdict.HOLD:
        source = HELD_PAIR if pair else HELD_ACCOUNT
    else:
        source = WAITS.get(brake, BY_ITSELF) if brake else BY_ITSELF
    text = translate("ways_out", str(source))
    return text.format(account=_quoted(account), pair=pair or "")


def _quoted(name: str) -> str:
    """An account's name as a shell wants it."""
    return name if name.isalnum() else f'"{name}"'
