"""OKX's texts as numbers and times. An empty text means "not applicable"; anything else must be exact."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from pairguard_gui.core.values.errors import BadAnswer
from pairguard_gui.core.values.exchange_data import EPOCH
from pairguard_gui.core.values.reason import Code

Text = str | None
"""A field that OKX may leave blank or, on some demo rows, null."""
Shown = object
"""A field that is only shown: whatever stands there spoils nothing."""

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,29})(?:\.\d{1,30})?(?:[eE][+-]?\d{1,2})?", re.ASCII)
_PLAIN = re.compile(r"(?:0|[1-9]\d{0,29})(?:\.\d{1,30})?", re.ASCII)
_MILLISECONDS = re.compile(r"\d{13}", re.ASCII)  # September 2001 to November 2286


def bad(what: str) -> BadAnswer:
    """The error for an answer OKX's docs rule out; `what` names the field or rule in a few words."""
    return BadAnswer(Code.BAD_ANSWER, what=what)


@lru_cache(maxsize=8192)  # most figures of an account stay the same from check to check
def number(text: str, field: str) -> Decimal:
    """A finite decimal number; BadAnswer for blanks, NaN, infinities and anything Python alone would take."""
    if not _NUMBER.fullmatch(text):
        raise bad(f"{field} is {text[:20]!r}, not a number")
    return Decimal(text)


@lru_cache(maxsize=8192)
def figure(text: Text, field: str) -> Decimal | None:
    """A number, or None where OKX left it blank."""
    return number(text, field) if text else None


@lru_cache(maxsize=8192)
def amount(text: Text, field: str) -> Decimal:
    """Digits and at most one point; BadAnswer for blanks, signs, exponents and other digits than 0 to 9."""
    if not text or not _PLAIN.fullmatch(text):
        raise bad(f"{field} is {(text or '')[:20]!r}, not an amount")
    return Decimal(text)


def positive(text: Text, field: str) -> Decimal:
    """An amount above zero, as every figure must be that divides or that money is reckoned with."""
    value = amount(text, field)
    if not value:
        raise bad(f"{field} is zero")
    return value


def positive_or_blank(text: Text, field: str) -> Decimal | None:
    """The same, or None where OKX left it blank."""
    return positive(text, field) if text else None


def shown(value: Shown) -> Decimal | None:
    """A figure that is only looked at: None for whatever is none."""
    return _number_or_none(value) if isinstance(value, str) else None


def shown_positive(value: Shown) -> Decimal | None:
    """A price or leverage that is only looked at; None where it is not exact and above zero."""
    return _positive_or_none(value) if isinstance(value, str) else None


@lru_cache(maxsize=8192)
def _number_or_none(text: str) -> Decimal | None:
    return Decimal(text) if _NUMBER.fullmatch(text) else None


@lru_cache(maxsize=8192)
def _positive_or_none(text: str) -> Decimal | None:
    return (Decimal(text) or None) if _PLAIN.fullmatch(text) else None


@lru_cache(maxsize=4096)
def moment(text: str, field: str) -> datetime:
    """A time in ms since 1970; BadAnswer for anything else."""
    if not _MILLISECONDS.fullmatch(text):
        raise bad(f"{field} is {text[:20]!r}, not a time in ms")
    return EPOCH + timedelta(milliseconds=int(text))


def milliseconds(when: datetime) -> int:
    """A time as OKX counts it, rounded down."""
    return (when - EPOCH) // timedelta(milliseconds=1)
