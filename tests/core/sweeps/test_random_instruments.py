"""The promise of every size, over more instruments than a test that is run again and again has time for."""

from __future__ import annotations

from tests.core.random_sizes import count_orders


def test_a_hundred_thousand_random_instruments_are_never_oversized() -> None:
    assert count_orders(100_000) > 30_000
