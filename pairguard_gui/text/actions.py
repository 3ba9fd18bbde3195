"""Lines of the action log in words: one line for lists, a headline and a body for notifications."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pairguard_gui.core.judge.sizing import SMALLEST
from pairguard_gui.core.judge.verdict import Verdict
from pairguard_gui.core.state.account_state import Cause
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.text.format import margin, price, size
from pairguard_gui.text.pair_names import pair_name
from pairguard_gui.text.reasons import reasons, ways_out
from pairguard_gui.text.states import word
from pairguard_gui.text.translation import translate

if TYPE_CHECKING:
    from pairguard_gui.core.state.actions import Action

OF_A_PAIR: Mapping[ActionKind, object] = {
    ActionKind.PROTECTED: QT_TRANSLATE_NOOP("actions", "{pair} is protected"),
    ActionKind.DROPPED: QT_TRANSLATE_NOOP("actions", "{pair} is no longer protected"),
    ActionKind.PAUSED: QT_TRANSLATE_NOOP("actions", "{pair} is left alone"),
    ActionKind.RESUMED: QT_TRANSLATE_NOOP("actions", "{pair} is guarded again"),
    ActionKind.RULES_CHANGED: QT_TRANSLATE_NOOP("actions", "Rules of {pair} changed"),
    ActionKind.VANISHED: QT_TRANSLATE_NOOP("actions", "{pair} vanished"),
    ActionKind.REFILL: QT_TRANSLATE_NOOP("actions", "{pair} refilled"),
    ActionKind.WOULD_REFILL: QT_TRANSLATE_NOOP("actions", "{pair} would have been refilled"),
    ActionKind.REFUSED: QT_TRANSLATE_NOOP("actions", "{pair} not refilled"),
    ActionKind.UNKNOWN: QT_TRANSLATE_NOOP("actions", "{pair}: order sent, no answer yet"),
    ActionKind.NEVER_PLACED: QT_TRANSLATE_NOOP("actions", "{pair}: the order never came to be"),
    ActionKind.ADOPTED: QT_TRANSLATE_NOOP("actions", "{pair} is open again, not by PairGuard"),
    ActionKind.REAPPEARED: QT_TRANSLATE_NOOP("actions", "{pair} is there after all"),
    ActionKind.WAITING: QT_TRANSLATE_NOOP("actions", "{pair} waits"),
    ActionKind.HELD: QT_TRANSLATE_NOOP("actions", "{pair} is on hold"),
    ActionKind.RELEASED: QT_TRANSLATE_NOOP("actions", "{pair} was released"),
    ActionKind.NOTED: QT_TRANSLATE_NOOP("actions", "{pair}: worth knowing"),
}
OF_THE_ACCOUNT: Mapping[ActionKind, object] = {
    ActionKind.STARTED: QT_TRANSLATE_NOOP("actions", "Guarding started"),
    ActionKind.STOPPED: QT_TRANSLATE_NOOP("actions", "Guarding stopped"),
    ActionKind.ARMED: QT_TRANSLATE_NOOP("actions", "Armed"),
    ActionKind.RULES_CHANGED: QT_TRANSLATE_NOOP("actions", "Rules changed"),
    ActionKind.HELD: QT_TRANSLATE_NOOP("actions", "The whole account is on hold"),
    ActionKind.RELEASED: QT_TRANSLATE_NOOP("actions", "The account was released"),
    ActionKind.BLIND: QT_TRANSLATE_NOOP("actions", "The account cannot be seen"),
    ActionKind.SEES_AGAIN: QT_TRANSLATE_NOOP("actions", "The account is seen again"),
    ActionKind.FAULT: QT_TRANSLATE_NOOP("actions", "The guard stopped"),
}
CLOSED_BY: Mapping[Cause, object] = {
    Cause.MANUAL: QT_TRANSLATE_NOOP("actions", "It was closed by hand."),
    Cause.TP_SL: QT_TRANSLATE_NOOP("actions", "It was closed by take-profit or stop-loss."),
    Cause.LIQUIDATION: QT_TRANSLATE_NOOP("actions", "It was liquidated."),
    Cause.ADL: QT_TRANSLATE_NOOP("actions", "It was closed by auto-deleveraging (ADL)."),
    Cause.DELIVERY: QT_TRANSLATE_NOOP("actions", "It was closed by a delisting."),
    Cause.OTHER_PROGRAM: QT_TRANSLATE_NOOP("actions", "It was closed by another program."),
    Cause.UNKNOWN: QT_TRANSLATE_NOOP("actions", "Who closed it is not known."),
}
_MARK = "✓"


def title(action: Action) -> str:
    """What happened, in a few words: `SOL short vanished`."""
    if action.pair is None:
        known = OF_THE_ACCOUNT.get(action.kind)
        return _translate(known) if known else word(action.kind)
    known = OF_A_PAIR.get(action.kind)
    pair = pair_name(action.pair)
    return _translate(known).format(pair=pair) if known else f"{pair}: {word(action.kind)}"


def line(action: Action) -> str:
    """One line for a list, without time and account.

    `SOL short vanished · take-profit or stop-loss (order 7712…) · proof ✓✓✓`
    """
    return " · ".join((title(action), *_facts(action)))


def line_with_way_out(action: Action) -> str:
    """The line for readers without a window; a hold is followed by how a person ends it."""
    if action.kind is not ActionKind.HELD:
        return line(action)
    out = ways_out.way_out(None, Verdict.HOLD, action.account, action.pair)
    return translate("actions", "{line} · way out: {out}").format(line=line(action), out=out)


def headline(action: Action) -> str:
    """The first line of a notification, the environment first: `[LIVE · Main] SOL short refilled`."""
    return f"[{word(action.environment)} · {action.account}] {title(action)}"


def body(action: Action) -> str:
    """The text below the headline: what happened, why, what next."""
    return "\n".join(_body(action))


def _facts(action: Action) -> Iterator[str]:
    if action.kind is ActionKind.VANISHED:
        yield from _closing(action)
    if action.kind in {ActionKind.REFILL, ActionKind.WOULD_REFILL, ActionKind.ADOPTED}:
        yield from _amounts(action)
    if action.kind is ActionKind.REFILL and action.cap:
        yield _count(action)
    if action.kind in {ActionKind.REFILL, ActionKind.WOULD_REFILL} and action.detail == SMALLEST:
        yield translate("actions", "smallest order, dearer than your margin")
    if action.reason:
        yield reasons.brief(action.reason)
    if action.kind is ActionKind.HELD and action.detail:
        yield _proof(action.detail)
    if action.kind is ActionKind.RULES_CHANGED and action.detail:
        yield action.detail


def _closing(action: Action) -> Iterator[str]:
    cause = word(action.cause or Cause.UNKNOWN)
    if action.ord_id:
        text = translate("actions", "{cause} (order {order})")
        yield text.format(cause=cause, order=action.ord_id)
    else:
        yield cause
    if action.detail:
        yield _proof(action.detail)


def _proof(detail: str) -> str:
    return translate("actions", "proof {marks}").format(marks=_MARK * len(detail.split()))


def _amounts(action: Action) -> Iterator[str]:
    if action.size is not None:
        text = translate("actions", "{size} contracts @ {price}")
        if action.size == 1:
            text = translate("actions", "{size} contract @ {price}")
        yield text.format(size=size(action.size), price=price(action.price))
    if action.margin is not None:
        yield translate("actions", "{margin} USDT").format(margin=margin(action.margin))


def _count(action: Action) -> str:
    text = translate("actions", "{nth} of {cap} today")
    return text.format(nth=action.nth, cap=action.cap)


def _body(action: Action) -> Iterator[str]:
    if action.kind in {ActionKind.REFILL, ActionKind.VANISHED} and action.cause:
        yield _translate(CLOSED_BY[action.cause])
    if action.kind is ActionKind.REFILL:
        yield from _opened(action)
    if action.reason:
        yield reasons.say(action.reason)


def _opened(action: Action) -> Iterator[str]:
    text = translate("actions", "Opened {size} contracts ≈ {margin} USDT at {price}.")
    if action.size == 1:
        text = translate("actions", "Opened {size} contract ≈ {margin} USDT at {price}.")
    yield text.format(size=size(action.size), margin=margin(action.margin), price=price(action.price))
    if action.cap:
        text = translate("actions", "Refill {nth} of {cap} today.")
        yield text.format(nth=action.nth, cap=action.cap)


def _translate(text: object) -> str:
    return translate("actions", str(text))
