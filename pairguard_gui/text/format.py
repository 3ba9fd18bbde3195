"""Figures, times and ages as people read them: no exponents, no invented zeros, unknown shown as a dash."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pairguard_gui.core.values.times import TIME_FORMAT, read_utc
from pairguard_gui.text.translation import translate

if TYPE_CHECKING:
    from pairguard_gui.core.values.pair import Pair

UNKNOWN = "–"
_CENT = Decimal("0.01")
_PRICE_DIGITS = 8

_AGES = (
    (60, 1, QT_TRANSLATE_NOOP("format", "{n} s ago")),
    (3600, 60, QT_TRANSLATE_NOOP("format", "{n} min ago")),
    (86400, 3600, QT_TRANSLATE_NOOP("format", "{n} h ago")),
    (None, 86400, QT_TRANSLATE_NOOP("format", "{n} d ago")),
)


def number(value: Decimal | None) -> str:
    """A figure as it is, without an exponent and without trailing zeros; a dash when it is unknown."""
    if value is None:
        return UNKNOWN
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def size(contracts: Decimal | None) -> str:
    """A number of contracts."""
    return number(contracts)


def price(value: Decimal | None) -> str:
    """A price with at most eight digits that matter: an average price comes with many more."""
    if value is None or value == 0:
        return number(value)
    places = max(0, _PRICE_DIGITS - 1 - value.adjusted())
    return number(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def margin(usdt: Decimal | None) -> str:
    """An amount of USDT to the cent; less than a cent keeps two digits, so that it is not shown as nothing."""
    if usdt is None:
        return UNKNOWN
    if usdt != 0 and abs(usdt) < _CENT:
        return number(usdt.quantize(Decimal(1).scaleb(usdt.adjusted() - 1), ROUND_HALF_UP))
    return f"{usdt.quantize(_CENT, ROUND_HALF_UP):f}"


def profit(usdt: Decimal | None) -> str:
    """A profit or loss in USDT, always with its sign."""
    if usdt is None:
        return UNKNOWN
    rounded = usdt.quantize(_CENT, ROUND_HALF_UP)
    return f"{rounded:+f}" if rounded else "0.00"


def age(then: datetime, now: datetime) -> str:
    """How long ago something was: `12 s ago`, `3 min ago`."""
    seconds = max(0, int((now - then).total_seconds()))
    unit, text = next((unit, text) for below, unit, text in _AGES if below is None or seconds < below)
    return _translate(text).format(n=seconds // unit)


def countdown(until: datetime, now: datetime) -> str:
    """The time left as minutes and seconds, hours before them when there are any: `4:12`, `1:00:00`."""
    left = max(0, round((until - now).total_seconds()))
    hours, minutes, seconds = left // 3600, left // 60 % 60, left % 60
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def span(seconds: float) -> str:
    """A length of time: `1.1 s` below ten seconds, `45 s` below two minutes, then `4 min`, `3 h`."""
    if seconds < 10:
        return _translate(QT_TRANSLATE_NOOP("format", "{n} s")).format(n=f"{seconds:.1f}".removesuffix(".0"))
    if seconds < 120:
        return _translate(QT_TRANSLATE_NOOP("format", "{n} s")).format(n=round(seconds))
    if seconds < 7200:
        return _translate(QT_TRANSLATE_NOOP("format", "{n} min")).format(n=round(seconds / 60))
    return _translate(QT_TRANSLATE_NOOP("format", "{n} h")).format(n=round(seconds / 3600))


def clock_time(at: datetime) -> str:
    """Local time of day with seconds: `14:01:07`."""
    return at.astimezone().strftime("%H:%M:%S")


def moment(at: datetime) -> str:
    """Local date and time with seconds: `2026-01-05 14:01:07`."""
    return at.astimezone().strftime(TIME_FORMAT)


def when(at: datetime, now: datetime) -> str:
    """Local time of day, with the date before it when it is not today's."""
    today = at.astimezone().date() == now.astimezone().date()
    return clock_time(at) if today else moment(at)


def utc(at: datetime) -> str:
    """UTC as ISO 8601 with a Z, for tooltips, exports and programs: `2026-01-05T06:01:07Z`."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def from_api(text: str) -> datetime:
    """A time as the local HTTP interface writes it, UTC: `2026-01-05 06:01:07`. ValueError for any other text."""
    return read_utc(text)


def _translate(text: object) -> str:
    return translate("format", str(text))


def contract_name(pair: Pair) -> str:
    """The pair's instrument in a table, where all are perpetual swaps: `SOL-USDT`."""
    return pair.inst_id.removesuffix("-SWAP")
