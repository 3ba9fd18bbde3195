"""Figures that are doubted before an order leaves, and results that are not what was meant."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pairguard_gui.core.values.reason import Code
from pairguard_gui.text.reasons.wording import Wording

WORDINGS: Mapping[Code, Wording] = {
    Code.LEVERAGE_CHANGED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "OKX says leverage {leverage} for this pair; the last one known was {last}. Nothing is opened yet. "
            "PairGuard reads it again after five seconds.",
        ),
        QT_TRANSLATE_NOOP("briefs", "leverage {leverage} instead of {last}"),
    ),
    Code.LEVERAGE_DOUBTED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "OKX says leverage {leverage} for this pair; the last one known was {last}, and the contract allows "
            "{largest}. A wrong leverage would open many times the margin, so nothing is opened. Look at the leverage "
            "on OKX; if {leverage} is right, refill the pair, and exactly this leverage is accepted.",
        ),
        QT_TRANSLATE_NOOP("briefs", "doubtful leverage {leverage}, last {last}"),
    ),
    Code.LEVERAGE_BELIEVED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The leverage changed from {last} to {leverage}. OKX said so twice, so the refill is sized by it.",
        ),
        QT_TRANSLATE_NOOP("briefs", "leverage now {leverage}, was {last}"),
    ),
    Code.TERMS_DOUBTED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "OKX says one contract of {inst_id} is {contract_value} coins; the value known so far is {known}. A wrong "
            "value would open far too much or too little, so nothing is opened. Look at the contract on OKX; if "
            "{contract_value} is right, refill the pair, and this value is stored.",
        ),
        QT_TRANSLATE_NOOP("briefs", "contract value {contract_value} instead of {known}"),
    ),
    Code.ORDER_VALUE_DOUBTED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The order would be worth {value} USDT by what is known of this pair, where {limit} USDT would be the "
            "most. Nothing is opened. Look at leverage and contract on OKX; if leverage {leverage} and contract value "
            "{contract_value} are right, refill the pair.",
        ),
        QT_TRANSLATE_NOOP("briefs", "order worth {value} USDT instead of {limit}"),
    ),
    Code.FILLED_TWICE: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "OKX carried out one order for {pair} {count} times: {filled} contracts instead of {ordered}. Nothing more "
            "is opened on this account. Look at the position on OKX and reduce it if you like, then release the "
            "account.",
        ),
        QT_TRANSLATE_NOOP("briefs", "{pair}: order carried out {count} times"),
    ),
    Code.FILLED_TOO_MUCH: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "An order for {pair} filled {filled} contracts instead of {ordered}. Nothing more is opened on this "
            "account. Look at the position on OKX and reduce it if you like, then release the account.",
        ),
        QT_TRANSLATE_NOOP("briefs", "{pair}: {filled} contracts instead of {ordered}"),
    ),
    Code.MARGIN_TOO_LARGE: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The refill of {pair} took {margin} USDT of margin where {meant} USDT were meant. Nothing more is opened "
            "on this account. Look at the position on OKX and reduce it if you like, then release the account.",
        ),
        QT_TRANSLATE_NOOP("briefs", "{pair}: {margin} USDT of margin instead of {meant}"),
    ),
    Code.POSITION_LARGER: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The position holds {contracts} contracts; the refill filled {filled}. Somebody else added to it. "
            "PairGuard opened no more than it meant to.",
        ),
        QT_TRANSLATE_NOOP("briefs", "somebody added to the position"),
    ),
    Code.FILLS_UNREAD: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The fills of the refill could not be read. PairGuard checked what it opened by the position alone.",
        ),
        QT_TRANSLATE_NOOP("briefs", "fills could not be read"),
    ),
}
