from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from pairguard_gui.core.values.times import read_utc, utc_text

AT = datetime(2026, 1, 5, 6, 1, 7, tzinfo=UTC)


def test_a_time_is_written_in_utc_wherever_it_comes_from() -> None:
    assert utc_text(AT.astimezone(timezone(timedelta(hours=8)))) == "2026-01-05 06:01:07"


def test_what_was_written_is_read_to_the_second() -> None:
    assert read_utc(utc_text(AT + timedelta(milliseconds=999))) == AT


@pytest.mark.parametrize("text", ["", "2026-01-05", "2026-01-05T06:01:07Z", "2026-13-01 00:00:00"])
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="does not match format"):
        read_utc(text)
