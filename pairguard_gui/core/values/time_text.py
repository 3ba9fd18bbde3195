"""Times as text: the form that the local HTTP interface and the command line share, `2026-01-05 06:01:07`."""

from __future__ import annotations

from datetime import UTC, datetime

TIME_FORMAT = "%Y-%m-%d %H:%M:%S"


def utc_text(at: datetime) -> str:
    """An aware time in UTC, to the second; what is below it is cut off."""
    return at.astimezone(UTC).strftime(TIME_FORMAT)


def read_utc(text: str) -> datetime:
    """The aware time that `utc_text` wrote. ValueError for any other text."""
    return datetime.strptime(text, TIME_FORMAT).replace(tzinfo=UTC)
