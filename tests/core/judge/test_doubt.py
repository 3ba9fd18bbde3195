"""True figures are never doubted, and figures wrong by a factor of two or more never size an order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairguard_gui.core.judge.brakes import decisive, judge
from pairguard_gui.core.judge.doubts.doubt import Order, is_news, near, value_doubt
from pairguard_gui.core.judge.doubts.doubt_brake import doubt_brake, first_doubt
from pairguard_gui.core.judge.facts import Facts
from pairguard_gui.core.judge.sizing import size_order
from pairguard_gui.core.state.account_state import Brake, ProtectedPair
from pairguard_gui.core.values.exchange_data import Instrument, Position, Quote
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import AS_ASKED
from tests.core.examples import BNB, NOW, after, facts, gap, instrument, position, protected, state
from tests.core.judge.judging import GO, HOLD, WAIT, released, says

ONE = Decimal(1)
FIGURES = st.builds(lambda digits, exponent: Decimal(digits).scaleb(exponent), st.integers(1, 9999), st.integers(-7, 0))
"""What a contract value in coins may be: from a ten millionth up."""
PRICES = st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(exponent), st.integers(1000, 99999), st.integers(-8, 1)
)
LEVERAGES = st.sampled_from([Decimal(each) for each in (1, 2, 3, 5, 10, 20, 50, 75, 100)])
FACTORS = st.sampled_from([Decimal(each) for each in ("2", "3.7", "10", "1000", "10000000")])
UP_OR_DOWN = st.builds(lambda factor, up: factor if up else 1 / factor, FACTORS, st.booleans())


def listed(value: Decimal) -> Instrument:
    """Lots so fine that rounding to them hides nothing."""
    fine = Decimal("1e-15")
    return instrument(ct_val=value, lot_sz=fine, min_sz=fine, tick_sz=fine, max_mkt_sz=None, max_lever=Decimal(100))


def still(price: Decimal) -> Quote:
    return Quote(BNB.inst_id, price, price, price, price, NOW)


def living(value: Decimal, price: Decimal) -> Position:
    """A living position of the other side, its figures rounded as OKX rounds them."""
    notional = (3 * value * price).normalize()
    return position(BNB.opposite, contracts=Decimal(3), mark_px=price, notional=round(notional, 12) or None)


def case(
    true_value: Decimal,
    leverage: Decimal,
    *,
    terms: Decimal | None = None,
    said_leverage: Decimal | None = None,
    prices: Quote,
    rows: tuple[Position, ...] = (),
) -> Facts:
    """A pair whose last life had that contract value and leverage, and what the exchange says now."""
    contract, lever = listed(terms or true_value), said_leverage or leverage
    known = replace(state(), pairs=(protected(leverage=leverage, contract_value=true_value),))
    size = size_order(BNB.pos_side, contract, prices, lever, AS_ASKED.margin_usdt, AS_ASKED.smallest_lot_usdt)
    return facts(
        state=known,
        instrument=contract,
        quote=prices,
        leverage=lever,
        size=size,
        positions=rows,
    )


def opens(found: Facts) -> bool:
    return decisive(judge(found)).verdict is GO


@given(value=FIGURES, leverage=LEVERAGES, price=PRICES, open_too=st.booleans())
def test_true_figures_are_never_doubted(value: Decimal, leverage: Decimal, price: Decimal, open_too: bool) -> None:
    rows = (living(value, price),) if open_too else ()
    found = case(value, leverage, prices=still(price), rows=rows)
    says(doubt_brake(found), GO)
    assert opens(found)


@given(value=FIGURES, leverage=LEVERAGES, price=PRICES, wrong=UP_OR_DOWN, open_too=st.booleans())
def test_terms_wrong_by_two_or_more_never_size_an_order(
    value: Decimal, leverage: Decimal, price: Decimal, wrong: Decimal, open_too: bool
) -> None:
    rows = (living(value, price),) if open_too else ()
    found = case(value, leverage, terms=value * wrong, prices=still(price), rows=rows)
    says(doubt_brake(found), HOLD, Code.TERMS_DOUBTED)
    assert not opens(found)


@given(value=FIGURES, leverage=LEVERAGES, price=PRICES, wrong=UP_OR_DOWN)
def test_a_leverage_wrong_by_two_or_more_never_sizes_an_order_at_once(
    value: Decimal, leverage: Decimal, price: Decimal, wrong: Decimal
) -> None:
    found = case(value, leverage, said_leverage=leverage * wrong, prices=still(price))
    says(doubt_brake(found), WAIT, Code.LEVERAGE_CHANGED)
    assert not opens(found)


@given(value=FIGURES, leverage=LEVERAGES, price=PRICES, wrong=FACTORS)
def test_a_leverage_more_than_twice_the_last_one_is_never_believed_however_often_it_is_read(
    value: Decimal, leverage: Decimal, price: Decimal, wrong: Decimal
) -> None:
    said = leverage * wrong * Decimal("1.01")
    first = case(value, leverage, said_leverage=said, prices=still(price))
    reason = doubt_brake(first).reason
    second = replace(first, gap=replace(first.gap, waiting=reason), now=after(5), wall=after(5))
    second = replace(second, quote=replace(still(price), at=after(5)))
    says(doubt_brake(second), HOLD, Code.LEVERAGE_DOUBTED)


@given(
    value=FIGURES,
    leverage=LEVERAGES,
    price=PRICES,
    wrong=UP_OR_DOWN,
    which=st.sampled_from(["last", "ask", "bid", "mark"]),
)
def test_one_price_wrong_by_two_or_more_never_sizes_an_order(
    value: Decimal, leverage: Decimal, price: Decimal, wrong: Decimal, which: str
) -> None:
    figures: dict[str, Any] = {which: price * wrong}
    assert not opens(case(value, leverage, prices=replace(still(price), **figures)))


@given(value=FIGURES, leverage=LEVERAGES, price=PRICES, wrong=UP_OR_DOWN)
def test_all_prices_wrong_alike_never_size_an_order_beside_a_living_position(
    value: Decimal, leverage: Decimal, price: Decimal, wrong: Decimal
) -> None:
    found = case(value, leverage, prices=still(price * wrong), rows=(living(value, price),))
    assert not opens(found)
    assert doubt_brake(found).brake is Brake.DOUBT


def changed(waiting: Reason | None = None, said: str = "8", **known: Any) -> Facts:
    """The pair's last life had leverage 5."""
    mine = replace(state(), pairs=(protected(**known),))
    return facts(leverage=Decimal(said), size=None, state=mine, gap=gap(waiting=waiting))


def first_read(leverage: str) -> Reason:
    found = doubt_brake(changed(said=leverage))
    assert found.reason
    assert found.until == after(5)
    return found.reason


def at(found: Facts, seconds: float) -> Facts:
    return replace(found, now=after(seconds), wall=after(seconds))


def test_a_changed_leverage_is_read_again_after_five_seconds_and_not_before() -> None:
    again = changed(first_read("8"))
    says(doubt_brake(at(again, 4.9)), WAIT, Code.LEVERAGE_CHANGED)
    says(doubt_brake(at(replace(again, instrument=None, leverage=None), 4.9)), WAIT, Code.LEVERAGE_CHANGED)
    says(doubt_brake(at(again, 5)), GO)


@pytest.mark.parametrize("leverage", ["10", "1", "8", "4.5"])
def test_up_to_twice_the_last_one_it_is_believed_when_it_is_read_twice(leverage: str) -> None:
    says(doubt_brake(at(changed(first_read(leverage), leverage), 5)), GO)


@pytest.mark.parametrize("leverage", ["10.1", "50"])
def test_above_twice_the_last_one_a_person_is_asked(leverage: str) -> None:
    says(doubt_brake(at(changed(first_read(leverage), leverage), 5)), HOLD, Code.LEVERAGE_DOUBTED)


def test_above_what_the_contract_allows_a_person_is_asked_even_if_the_last_life_had_it() -> None:
    reason = doubt_brake(changed(said="60", leverage=Decimal(60))).reason
    assert reason
    says(doubt_brake(at(changed(reason, "60", leverage=Decimal(60)), 5)), HOLD, Code.LEVERAGE_DOUBTED)


def test_a_leverage_that_comes_back_to_the_last_one_needs_nobody() -> None:
    says(doubt_brake(at(changed(first_read("10000"), "5"), 5)), GO)


def test_another_figure_at_the_second_read_is_not_believed() -> None:
    says(doubt_brake(at(changed(first_read("8"), "9"), 5)), HOLD, Code.LEVERAGE_DOUBTED)


def test_what_was_confirmed_is_believed_whatever_the_last_life_had_and_only_that() -> None:
    says(doubt_brake(changed(said="10000", confirmed_leverage=Decimal(10000))), GO)
    says(doubt_brake(changed(said="25", confirmed_leverage=Decimal(10000))), WAIT, Code.LEVERAGE_CHANGED)


def test_letting_go_of_the_brake_alone_believes_no_leverage() -> None:
    found = at(changed(first_read("50"), "50"), 5)
    says(doubt_brake(released(found, Brake.DOUBT)), HOLD, Code.LEVERAGE_DOUBTED)


def test_a_pair_of_which_nothing_is_known_waits_for_a_person() -> None:
    known = ProtectedPair(BNB, NOW - timedelta(days=1))
    found = facts(leverage=Decimal(5), state=replace(state(), pairs=(known,)))
    says(doubt_brake(found), HOLD, Code.TERMS_DOUBTED)
    half = replace(state(), pairs=(replace(known, contract_value=Decimal("0.01")),))
    says(doubt_brake(replace(found, state=half)), HOLD, Code.LEVERAGE_DOUBTED)


@pytest.mark.parametrize(("value", "verdict"), [("0.012", GO), ("0.0121", HOLD), ("0.008", GO), ("0.0079", HOLD)])
def test_terms_may_be_a_fifth_off_and_no_more(value: str, verdict: object) -> None:
    assert doubt_brake(facts(instrument=instrument(ct_val=Decimal(value)))).verdict is verdict
    assert near(Decimal(value), Decimal("0.01")) is (verdict is GO)


def test_a_living_position_outweighs_what_is_stored() -> None:
    """The stored value is of before the contract was cut anew, the terms are as well: the living one tells."""
    rows = (living(Decimal("0.1"), Decimal(634)),)
    says(doubt_brake(facts(positions=rows)), HOLD, Code.TERMS_DOUBTED)
    says(doubt_brake(facts(positions=rows, instrument=instrument(ct_val=Decimal("0.1")))), GO)


def test_a_yes_to_terms_counts_for_them_against_a_living_position_too_and_for_no_others() -> None:
    rows = (living(Decimal("0.1"), Decimal(634)),)
    says(doubt_brake(released(facts(positions=rows), Brake.DOUBT)), GO)
    other = facts(positions=rows, instrument=instrument(ct_val=Decimal("0.011")))
    says(doubt_brake(released(other, Brake.DOUBT)), HOLD, Code.TERMS_DOUBTED)


@pytest.mark.parametrize(("contracts", "doubted"), [("1.5", False), ("1.51", True), ("0", True)])
def test_an_order_may_be_worth_half_as_much_again_as_margin_and_leverage_say(contracts: str, doubted: bool) -> None:
    found = value_doubt(Order(Decimal(contracts), margin=ONE, leverage=Decimal(10)), ONE, Decimal(10), ONE)
    assert (found is not None) is doubted


def test_an_order_that_is_worth_too_much_by_the_second_reckoning_holds_the_pair() -> None:
    """What only a mistake in sizing could bring about."""
    found = facts(leverage=Decimal(5))
    says(doubt_brake(found), HOLD, Code.ORDER_VALUE_DOUBTED)


def test_a_row_teaches_a_contract_value_only_where_it_is_another() -> None:
    row = living(Decimal("0.01"), Decimal(634))
    assert is_news(None, row)
    assert not is_news(Decimal("0.01"), row)
    assert not is_news(Decimal("0.0118"), row)
    assert is_news(Decimal("0.1"), row)
    assert is_news(Decimal("0.001"), row)
    assert not is_news(None, replace(row, notional=None))
    assert not is_news(Decimal("0.1"), replace(row, mark_px=None))


def test_before_arming_the_same_doubts_are_told() -> None:
    known = protected()
    assert first_doubt(facts(leverage=Decimal(5), size=None), known) is None
    doubt = first_doubt(facts(leverage=Decimal(6), size=None), known)
    assert doubt
    assert doubt.code is Code.LEVERAGE_CHANGED
    assert first_doubt(facts(instrument=None), known) is None
