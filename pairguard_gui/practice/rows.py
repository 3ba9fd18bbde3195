"""Figures as OKX writes them (plain decimal strings, "" where a field does not apply) and reads them."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

Row = dict[str, object]
_PLACES = 16
_LONGEST = 24


@lru_cache(maxsize=8192)  # the same figures come with every answer
def plain(number: Decimal) -> str:
    """A number in plain digits without exponent or trailing zeros, at most 16 decimals."""
    shown = format(number, "f")
    if len(shown.partition(".")[2]) > _PLACES:
        shown = format(round(number, _PLACES), "f")
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return "0" if shown in {"", "-0"} else shown


def lever_text(lever: Decimal) -> str:
    """Leverage as history rows and orders show it: `10.0`."""
    shown = plain(lever)
    return shown if "." in shown else shown + ".0"


def whole(text: str) -> int | None:
    """An id or a time in plain digits; None for anything else, a number no id could have included."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST else None


def blank(names: str, value: str = "") -> Row:
    """A row of fields (names apart by spaces) that do not apply, or all have one value."""
    return dict.fromkeys(names.split(), value)
