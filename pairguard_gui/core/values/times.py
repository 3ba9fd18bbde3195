"""Times: the text that the local HTTP interface and the command line share, and how far clocks may be apart."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

TIME_FORMAT = "%Y-%m-%d %H:%M:%S"
"""`2026-01-05 06:01:07`."""
CLOCKS_APART = timedelta(seconds=30)
"""How far the computer's clock may be from OKX's, which refuses requests older than that (OKX docs: authentication)."""


def utc_text(at: datetime) -> str:
    """An aware time in UTC, to the second; what is below it is cut off."""
    return at.astimezone(UTC).strftime(TIME_FORMAT)


def read_utc(text: str) -> datetime:
    """The aware time that `utc_text` wrote. ValueError for any other text."""
    return datetime.strptime(text, TIME_FORMAT).replace(tzinfo=UTC)
