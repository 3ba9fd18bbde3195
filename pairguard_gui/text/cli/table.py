"""Plain text in columns that stand straight in a terminal, Chinese characters being two cells wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_WIDE = frozenset("WF")  # Unicode East Asian Width: wide, fullwidth


def width(text: str) -> int:
    """Cells the text takes in a terminal."""
    return sum(2 if unicodedata.east_asian_width(sign) in _WIDE else 1 for sign in text)


def columns(rows: Sequence[Sequence[str]], numbers: frozenset[int] = frozenset()) -> list[str]:
    """One line a row, every column as wide as its widest cell; those in `numbers` end at the right."""
    if not rows:
        return []
    widths = [max(width(row[place]) for row in rows) for place in range(len(rows[0]))]
    return ["  ".join(_cells(row, widths, numbers)).rstrip() for row in rows]


def _cells(row: Sequence[str], widths: Sequence[int], numbers: frozenset[int]) -> list[str]:
    return [
        " " * (most - width(cell)) + cell if place in numbers else cell + " " * (most - width(cell))
        for place, (cell, most) in enumerate(zip(row, widths, strict=True))
    ]
