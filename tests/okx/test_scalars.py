"""Texts as figures: exact and above zero where money is reckoned with them, or they are none."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairguard_gui.core.values.errors import BadAnswer
from pairguard_gui.okx.wire.scalars import amount, positive, positive_or_blank, shown, shown_positive

DIGITS = st.text("0123456789", min_size=1, max_size=29)
PLAIN = st.one_of(
    st.integers(0, 10**29).map(str),
    st.builds(lambda whole, part: f"{whole}.{part}", st.integers(0, 10**29), DIGITS),
)
NEARLY = st.text("0123456789.eE+-_, ٢²½xNaIinfty\n", max_size=40)
EXACT = re.compile(r"[0-9]{1,30}(\.[0-9]{1,30})?")


@given(PLAIN)
def test_a_plain_decimal_is_exactly_its_digits(text: str) -> None:
    assert amount(text, "x") == Decimal(text)
    if Decimal(text):
        assert positive(text, "x") == positive_or_blank(text, "x") == shown_positive(text) == Decimal(text)


@given(NEARLY | st.text(max_size=40) | st.from_regex(r"[0-9+\-._eE]{1,80}", fullmatch=True))
def test_whatever_is_taken_for_a_figure_that_divides_is_plain_and_above_zero(text: str) -> None:
    try:
        value = positive(text, "x")
    except BadAnswer:
        assert shown_positive(text) is None
        return
    assert EXACT.fullmatch(text)
    assert 0 < value == Decimal(text) == shown_positive(text)
    assert Decimal(1) / value


@pytest.mark.parametrize(
    "text",
    [
        "0", "0.0", "0.000", "-1", "+1", "1e3", "1E-7", "0e5", "1.", ".5", "1_0", "1,0", "٢", "²", "½", " 1", "1 ",
        "1\n", "NaN", "sNaN", "inf", "-Infinity", "0x1", "00.1", "9" * 31, "0." + "1" * 31, "", None,
    ],
)  # fmt: skip
def test_what_is_no_exact_amount_above_zero_is_refused(text: str | None) -> None:
    with pytest.raises(BadAnswer, match="lotSz"):
        positive(text, "lotSz")
    assert shown_positive(text) is None


def test_an_amount_may_be_zero_and_a_limit_may_be_blank() -> None:
    assert amount("0.00", "accFillSz") == 0
    assert positive_or_blank("", "lever") is positive_or_blank(None, "lever") is None
    with pytest.raises(BadAnswer):
        positive_or_blank("0", "lever")


@given(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.lists(st.text(), max_size=2))
def test_nothing_that_is_only_shown_raises(value: object) -> None:
    for read in (shown, shown_positive):
        figure = read(value)
        assert figure is None or (isinstance(value, str) and figure == Decimal(value))


@pytest.mark.parametrize(("text", "figure"), [("-0.5", "-0.5"), ("1e-7", "0.0000001"), ("0", "0"), ("--", None)])
def test_a_result_may_be_negative(text: str, figure: str | None) -> None:
    assert shown(text) == (None if figure is None else Decimal(figure))
