from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairguard_gui.text import format as shown

pytestmark = pytest.mark.usefixtures("translators")
NOW = datetime(2026, 1, 5, 6, 1, 7, tzinfo=UTC)  # 14:01:07 where the tests live
amounts = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=12)


@given(amounts)
def test_no_figure_ever_has_an_exponent(amount: Decimal) -> None:
    for show in (shown.number, shown.price, shown.margin, shown.profit, shown.size):
        assert "E" not in show(amount).upper()


@given(amounts)
def test_a_figure_is_read_back_as_the_same_figure(amount: Decimal) -> None:
    assert Decimal(shown.number(amount)) == amount


@given(amounts.filter(bool))
def test_little_is_never_shown_as_nothing(amount: Decimal) -> None:
    assert Decimal(shown.margin(amount)) != 0
    assert Decimal(shown.price(amount)) != 0


@pytest.mark.parametrize("show", [shown.number, shown.price, shown.margin, shown.profit, shown.size])
def test_unknown_is_a_dash_and_never_zero(show: object) -> None:
    assert callable(show)
    assert show(None) == "–"


@pytest.mark.parametrize(
    ("price", "text"),
    [
        ("81240.5", "81240.5"),
        ("85.199999999999999", "85.2"),
        ("0.00001234567891", "0.000012345679"),
        ("1E+5", "100000"),
        ("0", "0"),
    ],
)
def test_a_price_has_eight_digits_that_matter(price: str, text: str) -> None:
    assert shown.price(Decimal(price)) == text


@pytest.mark.parametrize(
    ("amount", "text"), [("0.936", "0.94"), ("60", "60.00"), ("0.00123", "0.0012"), ("-0.5", "-0.50")]
)
def test_margin_is_shown_to_the_cent(amount: str, text: str) -> None:
    assert shown.margin(Decimal(amount)) == text


@pytest.mark.parametrize(("amount", "text"), [("0.114", "+0.11"), ("-2", "-2.00"), ("0.001", "0.00"), ("0", "0.00")])
def test_a_profit_has_its_sign(amount: str, text: str) -> None:
    assert shown.profit(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(-3, "0 s ago"), (12, "12 s ago"), (59.9, "59 s ago"), (60, "1 min ago"), (7200, "2 h ago"), (200_000, "2 d ago")],
)
def test_an_age_is_told_in_its_largest_unit(seconds: float, text: str) -> None:
    assert shown.age(NOW - timedelta(seconds=seconds), NOW) == text


@pytest.mark.parametrize(("seconds", "text"), [(-5, "0:00"), (48, "0:48"), (252, "4:12"), (3600, "1:00:00")])
def test_a_countdown_stops_at_zero(seconds: int, text: str) -> None:
    assert shown.countdown(NOW + timedelta(seconds=seconds), NOW) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(1.1, "1.1 s"), (2, "2 s"), (45, "45 s"), (240, "4 min"), (10_800, "3 h")]
)
def test_a_span_is_as_precise_as_it_is_short(seconds: float, text: str) -> None:
    assert shown.span(seconds) == text


def test_times_are_local_with_seconds_and_utc_for_programs() -> None:
    assert shown.clock_time(NOW) == "14:01:07"
    assert shown.moment(NOW) == "2026-01-05 14:01:07"
    assert shown.utc(NOW) == "2026-01-05T06:01:07Z"


def test_the_date_stands_before_the_time_of_another_day() -> None:
    assert shown.when(NOW, NOW + timedelta(hours=1)) == "14:01:07"
    assert shown.when(NOW, NOW + timedelta(hours=10)) == "2026-01-05 14:01:07"
