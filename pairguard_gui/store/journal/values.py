"""Values of the core as what SQLite can store, and back: times as microseconds, decimals as text, reasons as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from pairguard_gui.core.values.exchange_data import EPOCH
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.values.reason import Param

NANO = Decimal(1_000_000_000)
HOUR_US = 3_600_000_000

Word = TypeVar("Word", bound=StrEnum)


def to_us(at: datetime) -> int:
    """Microseconds since 1970. TypeError for a time without a zone."""
    since = at - EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def from_us(us: int) -> datetime:
    """The aware UTC time of that many microseconds since 1970."""
    return EPOCH + timedelta(microseconds=us)


def maybe_us(at: datetime | None) -> int | None:
    """`to_us`, and None for None."""
    return None if at is None else to_us(at)


def maybe_time(us: int | None) -> datetime | None:
    """`from_us`, and None for None."""
    return None if us is None else from_us(us)


def clock_text(at: datetime) -> str:
    """The web version's way to write a time: `YYYY-MM-DD HH:MM:SS`, UTC."""
    return at.astimezone(UTC).isoformat(" ", "seconds")[:19]


def maybe_text(number: Decimal | None) -> str | None:
    """A decimal as text that gives exactly that decimal back; None for None."""
    return None if number is None else str(number)


def maybe_decimal(text: str | None) -> Decimal | None:
    """The decimal of that text; None for None."""
    return None if text is None else Decimal(text)


def maybe_float(number: Decimal | None) -> float | None:
    """The nearest REAL, for the web version's columns; None for None."""
    return None if number is None else float(number)


def nano_down(amount: Decimal) -> int:
    """Billionths, rounded down: a sum of them never exceeds the exact sum."""
    return int((amount * NANO).to_integral_value(ROUND_FLOOR))


def nano_up(amount: Decimal) -> int:
    """Billionths, rounded up, for a limit that must not be tighter than the exact one."""
    return int((amount * NANO).to_integral_value(ROUND_CEILING))


def storable(text: str) -> str:
    """The text with half characters (lone surrogates, which JSON can smuggle in) replaced: SQLite takes UTF-8 only."""
    return text.encode("utf-8", "replace").decode() if not text.isascii() else text


def words_json(words: Iterable[StrEnum]) -> str:
    """A set of words as a sorted JSON array."""
    return json.dumps(sorted(words), separators=(",", ":"))


def words_set(kind: type[Word], text: str) -> frozenset[Word]:
    """The set `words_json` wrote. ValueError for a word that is none of `kind`."""
    return frozenset(kind(word) for word in json.loads(text)) if text != "[]" else frozenset()


def pairs_json(pairs: tuple[tuple[str, str], ...]) -> str:
    """Names and texts as a JSON array of pairs, in their order."""
    return json.dumps(pairs, separators=(",", ":")) if pairs else "[]"


def pairs_tuple(text: str) -> tuple[tuple[str, str], ...]:
    """What `pairs_json` wrote."""
    return tuple((str(name), str(value)) for name, value in json.loads(text)) if text != "[]" else ()


def params_json(reason: Reason) -> str:
    """A reason's parameters as a JSON object: texts and whole numbers plain, decimals `{"d": …}`, times `{"t": …}`."""
    return json.dumps({name: _plain(value) for name, value in reason.params}, separators=(",", ":"))


def reason_columns(reason: Reason | None) -> tuple[str | None, str | None]:
    """Code and parameters, or two times None."""
    return (None, None) if reason is None else (reason.code.value, params_json(reason))


def reason_of(code: str | None, params: str | None) -> Reason | None:
    """The reason of two columns. ValueError for a code this version does not know."""
    if code is None:
        return None
    plain = json.loads(params or "{}")
    return Reason(Code(code), tuple((name, _param(value)) for name, value in plain.items()))


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return {"d": str(value)}
    if isinstance(value, datetime):
        return {"t": value.astimezone(UTC).isoformat()}
    if isinstance(value, str | int):
        return value
    raise TypeError(value)


def _param(plain: object) -> Param:
    if isinstance(plain, dict):
        return Decimal(plain["d"]) if "d" in plain else datetime.fromisoformat(plain["t"])
    if isinstance(plain, str | int):
        return plain
    raise ValueError(plain)
