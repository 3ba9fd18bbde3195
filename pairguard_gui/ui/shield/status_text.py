"""The title and the sentence beside the shield: the state, what it means for the money, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pairguard_gui.core.report import PairState
from pairguard_gui.core.values.shield import Shield
from pairguard_gui.text import format as figures
from pairguard_gui.text.pair_names import pair_name
from pairguard_gui.text.reasons.reasons import brief, say

if TYPE_CHECKING:
    from pairguard_gui.ui.pairs.pair_row import PairRow
    from pairguard_gui.ui.shield.account_view import AccountView

translate = QCoreApplication.translate

_URGENT = (
    PairState.REFILLING,
    PairState.FILLED,
    PairState.WAITING,
    PairState.LOOKING,
    PairState.ON_HOLD,
    PairState.PAUSED,
)
"""The states that the sentence reports, the most important first."""
_NAMED = 3


def title(view: AccountView) -> str:
    """A few words: what the guard does."""
    if view.shield is Shield.OFF:
        return translate("StatusText", "Not guarding")
    if view.shield is Shield.FAULT:
        return translate("StatusText", "The guard has stopped")
    if view.shield is Shield.BLIND:
        return translate("StatusText", "The account cannot be seen")
    if view.state.hold is not None:
        return translate("StatusText", "On hold: nothing is opened")
    idle = sum(1 for row in view.rows if row.state in {PairState.ON_HOLD, PairState.PAUSED})
    if idle:
        text = translate("StatusText", "Guarding {busy} of %n pair(s)", "", len(view.rows))
        return text.format(busy=len(view.rows) - idle)
    return translate("StatusText", "Guarding %n pair(s)", "", len(view.rows))


def sentence(view: AccountView, now: datetime) -> str:
    """The state and what happens next, in a sentence or two."""
    match view.shield:
        case Shield.OFF:
            return _off(view)
        case Shield.FAULT:
            return say(view.why) if view.why else translate("StatusText", "Nothing is opened.")
        case Shield.BLIND:
            return _blind(view, now)
        case _:
            return _up(view, now)


def _up(view: AccountView, now: datetime) -> str:
    if view.report is None:
        return translate("StatusText", "Reading the account for the first time. Nothing is opened before that.")
    if view.state.hold is not None:
        return say(view.state.hold.reason)
    if not view.report.complete:
        return _one_failure(view, now)
    return _guarding(view, now)


def _join(first: str, second: str) -> str:
    """Two sentences after each other, as the language sets them."""
    return translate("StatusText", "{first} {second}").format(first=first, second=second)


def _off(view: AccountView) -> str:
    if not view.rows:
        return translate("StatusText", "No pair is protected yet. Starting records the positions that are open then.")
    if view.missing:
        text = translate("StatusText", "{pairs}: no position. Nothing is opened until you start.")
        return text.format(pairs=names(view.missing))
    if view.fresh:
        return translate(
            "StatusText",
            "%n pair(s) are recorded and all have their positions. Nothing is opened until you start.",
            "",
            len(view.rows),
        )
    return translate("StatusText", "%n pair(s) are recorded. Nothing is opened until you start.", "", len(view.rows))


def _blind(view: AccountView, now: datetime) -> str:
    why = brief(view.why) if view.why else figures.UNKNOWN
    if view.last_complete_at is None:
        text = translate("StatusText", "It has not been seen yet ({why}). Nothing is opened until it is.")
        return _join(text.format(why=why), _next_try(view, now))
    text = translate("StatusText", "Not seen since {time} ({why}). Nothing is opened until it is seen again.")
    seen = figures.when(view.last_complete_at, now)
    return _join(text.format(time=seen, why=why), _next_try(view, now))


def _one_failure(view: AccountView, now: datetime) -> str:
    failure = view.report.failure if view.report else None
    text = translate("StatusText", "The last look failed ({why}). Nothing is opened on old news.")
    why = brief(failure) if failure else figures.UNKNOWN
    return _join(text.format(why=why), _next_try(view, now))


def _next_try(view: AccountView, now: datetime) -> str:
    if view.next_check_at is None or view.next_check_at <= now:
        return translate("StatusText", "Looking now.")
    left = figures.countdown(view.next_check_at, now)
    return translate("StatusText", "Next look in {left}.").format(left=left)


def _guarding(view: AccountView, now: datetime) -> str:
    urgent = [row for state in _URGENT for row in view.rows if row.state is state]
    if not urgent:
        return translate("StatusText", "All positions are present.")
    named = [row for row in urgent if row.state is urgent[0].state]
    text = _several(named) if len(named) > 1 else _one(named[0], now)
    others = len(urgent) - len(named)
    if not others:
        return text
    return _join(text, translate("StatusText", "And %n more pair(s) need a look.", "", others))


def _one(row: PairRow, now: datetime) -> str:
    pair = pair_name(row.pair)
    why = brief(row.reason) if row.reason else ""
    match row.state:
        case PairState.REFILLING:
            text = translate("StatusText", "{pair} vanished; its refill is on the way.")
        case PairState.FILLED:
            text = translate("StatusText", "{pair} is refilled; waiting to see the new position.")
        case PairState.WAITING if row.next_act is not None and row.next_act > now:
            return _due(row, pair, why, now)
        case PairState.WAITING:
            text = translate("StatusText", "{pair} vanished; the refill waits: {why}.")
        case PairState.LOOKING:
            text = translate("StatusText", "{pair} is missing: {why}. Nothing is opened without proof.")
        case PairState.ON_HOLD:
            text = translate("StatusText", "{pair} is on hold: {why}.")
        case _:
            return translate("StatusText", "{pair} is left alone: {why}.").format(pair=pair, why=why)
    return text.format(pair=pair, why=why)


def _due(row: PairRow, pair: str, why: str, now: datetime) -> str:
    left = figures.countdown(row.next_act, now) if row.next_act else figures.UNKNOWN
    text = translate("StatusText", "{pair} vanished; refilling in {left} ({why}).")
    return text.format(pair=pair, left=left, why=why)


def _several(rows: Sequence[PairRow]) -> str:
    pairs = names(rows)
    match rows[0].state:
        case PairState.REFILLING:
            text = translate("StatusText", "{pairs} vanished; their refills are on the way.")
        case PairState.FILLED:
            text = translate("StatusText", "{pairs} are refilled; waiting to see the new positions.")
        case PairState.WAITING:
            text = translate("StatusText", "{pairs} vanished; their refills wait.")
        case PairState.LOOKING:
            text = translate("StatusText", "{pairs} are missing. Nothing is opened without proof.")
        case PairState.ON_HOLD:
            text = translate("StatusText", "{pairs} are on hold and wait for your decision.")
        case _:
            text = translate("StatusText", "{pairs} are left alone, as you asked.")
    return text.format(pairs=pairs)


def names(rows: Sequence[PairRow]) -> str:
    """`SOL short, BNB short, UNI long and 4 more`."""
    shown = translate("StatusText", ", ").join(pair_name(row.pair) for row in rows[:_NAMED])
    more = len(rows) - _NAMED
    if more <= 0:
        return shown
    return translate("StatusText", "{pairs} and %n more", "", more).format(pairs=shown)
