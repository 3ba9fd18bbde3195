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

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,29})(?:\.\d{1,30})?(?:[eE][+-]?\d{1,2})?", re.ASCII)
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


@lru_cache(maxsize=4096)
def moment(text: str, field: str) -> datetime:
    """A time in ms since 1970; BadAnswer for anything else."""
    if not _MILLISECONDS.fullmatch(text):
        raise bad(f"{field} is {text[:20]!r}, not a time in ms")
    return EPOCH + timedelta(milliseconds=int(text))


def milliseconds(when: datetime) -> int:
    """A time as OKX counts it, rounded down."""
    return (when - EPOCH) // timedelta(milliseconds=1)
