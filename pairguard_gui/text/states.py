"""The words for states, causes, proofs, brakes and directions."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pairguard_gui.core.judge.verdict import Verdict
from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import Brake, Cause, GapState, Outcome, Proof
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.exchange_data import Environment, MarginMode, PositionMode
from pairguard_gui.core.values.pair import PosSide
from pairguard_gui.core.values.rules import Answer
from pairguard_gui.core.values.shield import Shield
from pairguard_gui.text.translation import translate

WORDS: Mapping[type[StrEnum], Mapping[StrEnum, object]] = {
    Environment: {
        Environment.PRACTICE: QT_TRANSLATE_NOOP("states", "PRACTICE"),
        Environment.DEMO: QT_TRANSLATE_NOOP("states", "DEMO"),
        Environment.LIVE: QT_TRANSLATE_NOOP("states", "LIVE"),
    },
    PosSide: {
        PosSide.LONG: QT_TRANSLATE_NOOP("states", "long"),
        PosSide.SHORT: QT_TRANSLATE_NOOP("states", "short"),
    },
    MarginMode: {
        MarginMode.CROSS: QT_TRANSLATE_NOOP("states", "cross margin"),
        MarginMode.ISOLATED: QT_TRANSLATE_NOOP("states", "isolated margin"),
    },
    PositionMode: {
        PositionMode.NET: QT_TRANSLATE_NOOP("states", "net positions"),
        PositionMode.LONG_SHORT: QT_TRANSLATE_NOOP("states", "long and short positions apart"),
    },
    Shield: {
        Shield.OFF: QT_TRANSLATE_NOOP("states", "Off"),
        Shield.GUARDING: QT_TRANSLATE_NOOP("states", "Guarding"),
        Shield.ACTING: QT_TRANSLATE_NOOP("states", "Refilling"),
        Shield.PAUSED: QT_TRANSLATE_NOOP("states", "Paused"),
        Shield.BLIND: QT_TRANSLATE_NOOP("states", "Blind"),
        Shield.FAULT: QT_TRANSLATE_NOOP("states", "Fault"),
    },
    PairState: {
        PairState.HELD: QT_TRANSLATE_NOOP("states", "held"),
        PairState.LOOKING: QT_TRANSLATE_NOOP("states", "vanished, looking again"),
        PairState.WAITING: QT_TRANSLATE_NOOP("states", "vanished, waiting"),
        PairState.REFILLING: QT_TRANSLATE_NOOP("states", "refilling"),
        PairState.FILLED: QT_TRANSLATE_NOOP("states", "refilled"),
        PairState.ON_HOLD: QT_TRANSLATE_NOOP("states", "on hold"),
        PairState.PAUSED: QT_TRANSLATE_NOOP("states", "paused"),
        PairState.UNKNOWN: QT_TRANSLATE_NOOP("states", "unknown"),
        PairState.NEVER_CHECKED: QT_TRANSLATE_NOOP("states", "not checked yet"),
    },
    Cause: {
        Cause.MANUAL: QT_TRANSLATE_NOOP("states", "closed by hand"),
        Cause.TP_SL: QT_TRANSLATE_NOOP("states", "take-profit or stop-loss"),
        Cause.LIQUIDATION: QT_TRANSLATE_NOOP("states", "liquidation"),
        Cause.ADL: QT_TRANSLATE_NOOP("states", "auto-deleveraging (ADL)"),
        Cause.DELIVERY: QT_TRANSLATE_NOOP("states", "delisting"),
        Cause.OTHER_PROGRAM: QT_TRANSLATE_NOOP("states", "closed by another program"),
        Cause.UNKNOWN: QT_TRANSLATE_NOOP("states", "cause unknown"),
    },
    Proof: {
        Proof.LIST: QT_TRANSLATE_NOOP("states", "missing from the position list"),
        Proof.TARGETED: QT_TRANSLATE_NOOP("states", "missing when asked for by name"),
        Proof.HISTORY: QT_TRANSLATE_NOOP("states", "its closing is in the position history"),
        Proof.STREAM: QT_TRANSLATE_NOOP("states", "OKX announced its closing"),
        Proof.PERSISTENCE: QT_TRANSLATE_NOOP("states", "missing without a break for minutes"),
    },
    GapState: {
        GapState.SUSPECTED: QT_TRANSLATE_NOOP("states", "not proven yet"),
        GapState.PROVEN: QT_TRANSLATE_NOOP("states", "proven"),
        GapState.FILLED: QT_TRANSLATE_NOOP("states", "filled"),
        GapState.CLOSED: QT_TRANSLATE_NOOP("states", "over"),
    },
    Outcome: {
        Outcome.REFILLED: QT_TRANSLATE_NOOP("states", "refilled"),
        Outcome.ADOPTED: QT_TRANSLATE_NOOP("states", "opened again by somebody else"),
        Outcome.FALSE_ALARM: QT_TRANSLATE_NOOP("states", "false alarm"),
        Outcome.DROPPED: QT_TRANSLATE_NOOP("states", "no longer protected"),
    },
    Brake: {
        Brake.PERSON: QT_TRANSLATE_NOOP("states", "paused by you"),
        Brake.SHIELD: QT_TRANSLATE_NOOP("states", "guard off"),
        Brake.PROOF: QT_TRANSLATE_NOOP("states", "proof of the closing"),
        Brake.CAUSE: QT_TRANSLATE_NOOP("states", "cause of the closing"),
        Brake.MASS: QT_TRANSLATE_NOOP("states", "many gone at once"),
        Brake.AWAY: QT_TRANSLATE_NOOP("states", "guard was away"),
        Brake.DELISTING: QT_TRANSLATE_NOOP("states", "delisting"),
        Brake.NOT_TRADING: QT_TRANSLATE_NOOP("states", "trading paused"),
        Brake.REFILL_QUIET: QT_TRANSLATE_NOOP("states", "refill not listed yet"),
        Brake.FAULT: QT_TRANSLATE_NOOP("states", "fault in PairGuard"),
        Brake.REPEAT: QT_TRANSLATE_NOOP("states", "cool-down after repeats"),
        Brake.PAIR_CAP: QT_TRANSLATE_NOOP("states", "refills of the pair"),
        Brake.ACCOUNT_CAP: QT_TRANSLATE_NOOP("states", "refills of the account"),
        Brake.BUDGET: QT_TRANSLATE_NOOP("states", "budget"),
        Brake.SIZE: QT_TRANSLATE_NOOP("states", "smallest order"),
        Brake.OPPOSITE: QT_TRANSLATE_NOOP("states", "position on the other side"),
        Brake.MODE: QT_TRANSLATE_NOOP("states", "account settings"),
        Brake.MARGIN_MODE: QT_TRANSLATE_NOOP("states", "margin mode"),
        Brake.MONEY: QT_TRANSLATE_NOOP("states", "free margin"),
        Brake.PRICE: QT_TRANSLATE_NOOP("states", "price"),
        Brake.CLOCK: QT_TRANSLATE_NOOP("states", "clock"),
        Brake.VENUE: QT_TRANSLATE_NOOP("states", "exchange"),
        Brake.UNKNOWN_ORDER: QT_TRANSLATE_NOOP("states", "order not settled"),
        Brake.JOURNAL: QT_TRANSLATE_NOOP("states", "PairGuard's database"),
        Brake.SECOND_COPY: QT_TRANSLATE_NOOP("states", "second PairGuard"),
        Brake.REFUSED: QT_TRANSLATE_NOOP("states", "order refused"),
        Brake.DOUBT: QT_TRANSLATE_NOOP("states", "doubtful figures"),
        Brake.RESULT: QT_TRANSLATE_NOOP("states", "result of a refill"),
    },
    Verdict: {
        Verdict.GO: QT_TRANSLATE_NOOP("states", "go"),
        Verdict.WAIT: QT_TRANSLATE_NOOP("states", "wait"),
        Verdict.HOLD: QT_TRANSLATE_NOOP("states", "hold"),
    },
    Answer: {
        Answer.REFILL: QT_TRANSLATE_NOOP("states", "refill"),
        Answer.ASK: QT_TRANSLATE_NOOP("states", "ask me"),
    },
    ActionKind: {
        ActionKind.STARTED: QT_TRANSLATE_NOOP("states", "Started"),
        ActionKind.STOPPED: QT_TRANSLATE_NOOP("states", "Stopped"),
        ActionKind.ARMED: QT_TRANSLATE_NOOP("states", "Armed"),
        ActionKind.PROTECTED: QT_TRANSLATE_NOOP("states", "Protected"),
        ActionKind.DROPPED: QT_TRANSLATE_NOOP("states", "No longer protected"),
        ActionKind.PAUSED: QT_TRANSLATE_NOOP("states", "Paused"),
        ActionKind.RESUMED: QT_TRANSLATE_NOOP("states", "Resumed"),
        ActionKind.RULES_CHANGED: QT_TRANSLATE_NOOP("states", "Rules changed"),
        ActionKind.VANISHED: QT_TRANSLATE_NOOP("states", "Vanished"),
        ActionKind.REFILL: QT_TRANSLATE_NOOP("states", "Refill"),
        ActionKind.WOULD_REFILL: QT_TRANSLATE_NOOP("states", "Would refill"),
        ActionKind.REFUSED: QT_TRANSLATE_NOOP("states", "Refused"),
        ActionKind.UNKNOWN: QT_TRANSLATE_NOOP("states", "Unknown"),
        ActionKind.NEVER_PLACED: QT_TRANSLATE_NOOP("states", "Never placed"),
        ActionKind.ADOPTED: QT_TRANSLATE_NOOP("states", "Adopted"),
        ActionKind.REAPPEARED: QT_TRANSLATE_NOOP("states", "There again"),
        ActionKind.WAITING: QT_TRANSLATE_NOOP("states", "Waiting"),
        ActionKind.HELD: QT_TRANSLATE_NOOP("states", "On hold"),
        ActionKind.RELEASED: QT_TRANSLATE_NOOP("states", "Released"),
        ActionKind.BLIND: QT_TRANSLATE_NOOP("states", "Blind"),
        ActionKind.SEES_AGAIN: QT_TRANSLATE_NOOP("states", "Sees again"),
        ActionKind.FAULT: QT_TRANSLATE_NOOP("states", "Fault"),
        ActionKind.NOTED: QT_TRANSLATE_NOOP("states", "Noted"),
    },
}


def word(state: StrEnum) -> str:
    """The word for one member of the enumerations above, in the current language."""
    return translate("states", str(WORDS[type(state)][state]))
