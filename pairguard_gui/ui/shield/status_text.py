"""The true sentence beside the shield: what is so, what it means for the money, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from pairguard_gui.core.report import PairState
from pairguard_gui.core.values.shield import Shield
from pairguard_gui.text import format as figures
from pairguard_gui.text.actions import pair_name
from pairguard_gui.text.reasons.reasons import brief, say
from pairguard_gui.ui.pairs.pair_row import PairRow
from pairguard_gui.ui.shield.account_view import Standing

translate = QCoreApplication.translate

_URGENT = (
    PairState.REFILLING,
    PairState.FILLED,
    PairState.WAITING,
    PairState.LOOKING,
    PairState.ON_HOLD,
    PairState.PAUSED,
)
"""What the sentence tells of first."""
_NAMED = 3


def title(now_is: Standing) -> str:
    """A few words: what the guard does."""
    if now_is.shield is Shield.OFF:
        return translate("Situation", "Not guarding")
    if now_is.shield is Shield.FAULT:
        return translate("Situation", "The guard has stopped")
    if now_is.shield is Shield.BLIND:
        return translate("Situation", "The account cannot be seen")
    if now_is.state.hold is not None:
        return translate("Situation", "On hold: nothing is opened")
    idle = sum(1 for row in now_is.rows if row.state in {PairState.ON_HOLD, PairState.PAUSED})
    if idle:
        text = translate("Situation", "Guarding {busy} of %n pair(s)", "", len(now_is.rows))
        return text.format(busy=len(now_is.rows) - idle)
    return translate("Situation", "Guarding %n pair(s)", "", len(now_is.rows))


def sentence(now_is: Standing, now: datetime) -> str:
    """What is so and what happens next, in a sentence or two."""
    match now_is.shield:
        case Shield.OFF:
            return _off(now_is)
        case Shield.FAULT:
            return say(now_is.why) if now_is.why else translate("Situation", "Nothing is opened.")
        case Shield.BLIND:
            return _blind(now_is, now)
        case _:
            return _up(now_is, now)


def _up(now_is: Standing, now: datetime) -> str:
    if now_is.report is None:
        return translate("Situation", "Reading the account for the first time. Nothing is opened before that.")
    if now_is.state.hold is not None:
        return say(now_is.state.hold.reason)
    if not now_is.report.complete:
        return _one_failure(now_is, now)
    return _guarding(now_is, now)


def _both(first: str, second: str) -> str:
    """Two sentences after each other, as the language sets them."""
    return translate("Situation", "{first} {second}").format(first=first, second=second)


def _off(now_is: Standing) -> str:
    if not now_is.rows:
        return translate("Situation", "No pair is protected yet. Starting records the positions that are open then.")
    if now_is.missing:
        text = translate("Situation", "{pairs}: no position. Nothing is opened until you start.")
        return text.format(pairs=names(now_is.missing))
    if now_is.fresh:
        return translate(
            "Situation",
            "%n pair(s) are recorded and all have their positions. Nothing is opened until you start.",
            "",
            len(now_is.rows),
        )
    return translate("Situation", "%n pair(s) are recorded. Nothing is opened until you start.", "", len(now_is.rows))


def _blind(now_is: Standing, now: datetime) -> str:
    why = brief(now_is.why) if now_is.why else figures.UNKNOWN
    if now_is.last_complete_at is None:
        text = translate("Situation", "It has not been seen yet ({why}). Nothing is opened until it is.")
        return _both(text.format(why=why), _next_try(now_is, now))
    text = translate("Situation", "Not seen since {time} ({why}). Nothing is opened until it is seen again.")
    seen = figures.when(now_is.last_complete_at, now)
    return _both(text.format(time=seen, why=why), _next_try(now_is, now))


def _one_failure(now_is: Standing, now: datetime) -> str:
    failure = now_is.report.failure if now_is.report else None
    text = translate("Situation", "The last look failed ({why}). Nothing is opened on old news.")
    why = brief(failure) if failure else figures.UNKNOWN
    return _both(text.format(why=why), _next_try(now_is, now))


def _next_try(now_is: Standing, now: datetime) -> str:
    if now_is.next_check_at is None or now_is.next_check_at <= now:
        return translate("Situation", "Looking now.")
    left = figures.countdown(now_is.next_check_at, now)
    return translate("Situation", "Next look in {left}.").format(left=left)


def _guarding(now_is: Standing, now: datetime) -> str:
    urgent = [row for state in _URGENT for row in now_is.rows if row.state is state]
    if not urgent:
        return translate("Situation", "All positions are present.")
    told = [row for row in urgent if row.state is urgent[0].state]
    text = _several(told) if len(told) > 1 else _one(told[0], now)
    others = len(urgent) - len(told)
    if not others:
        return text
    return _both(text, translate("Situation", "And %n more pair(s) need a look.", "", others))


def _one(row: PairRow, now: datetime) -> str:
    pair = pair_name(row.pair)
    why = brief(row.reason) if row.reason else ""
    match row.state:
        case PairState.REFILLING:
            text = translate("Situation", "{pair} vanished; its refill is on the way.")
        case PairState.FILLED:
            text = translate("Situation", "{pair} is refilled; waiting to see the new position.")
        case PairState.WAITING if row.next_act is not None and row.next_act > now:
            return _due(row, pair, why, now)
        case PairState.WAITING:
            text = translate("Situation", "{pair} vanished; the refill waits: {why}.")
        case PairState.LOOKING:
            text = translate("Situation", "{pair} is missing: {why}. Nothing is opened without proof.")
        case PairState.ON_HOLD:
            text = translate("Situation", "{pair} is on hold: {why}.")
        case _:
            return translate("Situation", "{pair} is left alone: {why}.").format(pair=pair, why=why)
    return text.format(pair=pair, why=why)


def _due(row: PairRow, pair: str, why: str, now: datetime) -> str:
    left = figures.countdown(row.next_act, now) if row.next_act else figures.UNKNOWN
    text = translate("Situation", "{pair} vanished; refilling in {left} ({why}).")
    return text.format(pair=pair, left=left, why=why)


def _several(rows: Sequence[PairRow]) -> str:
    pairs = names(rows)
    match rows[0].state:
        case PairState.REFILLING:
            text = translate("Situation", "{pairs} vanished; their refills are on the way.")
        case PairState.FILLED:
            text = translate("Situation", "{pairs} are refilled; waiting to see the new positions.")
        case PairState.WAITING:
            text = translate("Situation", "{pairs} vanished; their refills wait.")
        case PairState.LOOKING:
            text = translate("Situation", "{pairs} are missing. Nothing is opened without proof.")
        case PairState.ON_HOLD:
            text = translate("Situation", "{pairs} are on hold and wait for your decision.")
        case _:
            text = translate("Situation", "{pairs} are left alone, as you asked.")
    return text.format(pairs=pairs)


def names(rows: Sequence[PairRow]) -> str:
    """`SOL short, BNB short, UNI long and 4 more`."""
    shown = translate("Situation", ", ").join(pair_name(row.pair) for row in rows[:_NAMED])
    more = len(rows) - _NAMED
    if more <= 0:
        return shown
    return translate("Situation", "{pairs} and %n more", "", more).format(pairs=shown)
