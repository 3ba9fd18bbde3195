"""What the figures after a fill mean, at their limits."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from pairguard_gui.core.judge.doubts.results import FillsRead, assess_result, may_be_larger, own_fills
from pairguard_gui.core.state.account_state import AttemptState
from pairguard_gui.core.values.exchange_data import Fill, MarginMode, Position
from pairguard_gui.core.values.reason import Code, Reason
from tests.core.examples import NOW, after, attempt, position

ONE = Decimal(1)
DONE = attempt(state=AttemptState.FILLED, ord_id="7", filled=ONE, avg_px=Decimal(640), updated_at=NOW)
"""One contract ordered and filled, with 1.28 USDT reserved at the very price it filled at."""
READ = FillsRead({"7": ONE}, after(1))
BUSY = Reason.of(Code.VENUE_BUSY)


def fill(ord_id: str = "7", cl_ord_id: str = "", sz: str = "1") -> Fill:
    return Fill(DONE.pair.inst_id, ord_id, cl_ord_id, Decimal(sz), Decimal(640), NOW)


def row(contracts: str = "1", margin: str = "1.28", mark: str = "640") -> Position:
    return position(contracts=Decimal(contracts), margin=Decimal(margin), mark_px=Decimal(mark), avg_px=Decimal(640))


def test_fills_count_by_order_and_by_client_id_and_no_others() -> None:
    found = own_fills(DONE, [fill(), fill(sz="2"), fill("8", DONE.cl_ord_id), fill("9", "PGother"), fill("10")])
    assert found == {"7": Decimal(3), "8": ONE}


def test_an_order_whose_own_number_is_not_known_takes_no_fill_without_one() -> None:
    assert own_fills(replace(DONE, ord_id=""), [fill("")]) == {}


def test_exactly_what_was_meant_ends_the_look() -> None:
    found = assess_result(DONE, READ, row(), after(1))
    assert (found.final, found.over, found.told, found.taken) == (True, None, None, None)


@pytest.mark.parametrize(("margin", "over"), [("1.92", None), ("1.93", Code.MARGIN_TOO_LARGE)])
def test_half_as_much_margin_again_is_the_limit(margin: str, over: Code | None) -> None:
    found = assess_result(DONE, READ, row(margin=margin), after(1))
    assert (found.over.code if found.over else None) is over
    assert found.taken == Decimal(margin)


def test_the_margin_of_a_cross_position_is_taken_at_the_price_of_the_fill() -> None:
    risen = row(margin="2.56", mark="1280")
    assert assess_result(DONE, READ, risen, after(1)).over is None
    isolated = replace(risen, margin_mode=MarginMode.ISOLATED)
    assert assess_result(DONE, READ, isolated, after(1)).over is not None


def test_a_part_of_the_order_is_compared_with_its_part_of_the_margin() -> None:
    half = replace(DONE, request=replace(DONE.request, sz=Decimal(2)))
    read = FillsRead({"7": ONE}, after(1))
    assert assess_result(half, read, row(margin="0.96"), after(1)).over is None
    assert assess_result(half, read, row(margin="0.97"), after(1)).over is not None


@pytest.mark.parametrize("by_order", [{"7": ONE, "8": ONE}, {"7": Decimal("0.5"), "8": Decimal("0.5")}])
def test_two_orders_filled_under_one_client_id_are_too_much_whatever_their_size(by_order: dict[str, Decimal]) -> None:
    found = assess_result(DONE, FillsRead(by_order, after(1)), None, after(1))
    assert found.over
    assert found.over.code is Code.FILLED_TWICE


def test_more_than_was_ordered_is_too_much_by_the_order_itself_too() -> None:
    found = assess_result(replace(DONE, filled=Decimal(2)), FillsRead({}, after(1)), None, after(1))
    assert found.over
    assert found.over.code is Code.FILLED_TOO_MUCH
    assert found.taken == Decimal("2.56")


def test_a_larger_position_is_an_addition_only_when_no_fill_can_be_missing_any_more() -> None:
    larger = row("3")
    early, late = READ, FillsRead({"7": ONE}, after(61))
    assert not assess_result(DONE, early, larger, after(61)).final
    assert may_be_larger(DONE, early, larger)
    found = assess_result(DONE, late, larger, after(61))
    assert found.told
    assert found.told.code is Code.POSITION_LARGER
    assert not may_be_larger(DONE, late, larger)


def test_where_the_fills_are_refused_a_larger_position_is_told_after_ten_minutes() -> None:
    refused = FillsRead({}, after(700), BUSY)
    assert not assess_result(DONE, refused, row("3"), after(600)).final
    assert assess_result(DONE, refused, row("3"), after(601)).told


@pytest.mark.parametrize(("shown", "seconds"), [(None, 600), (row("0.5"), 60)])
def test_what_is_not_listed_or_smaller_is_waited_for_and_then_left(shown: Position | None, seconds: int) -> None:
    assert not assess_result(DONE, READ, shown, after(seconds)).final
    found = assess_result(DONE, READ, shown, after(seconds) + timedelta(seconds=1))
    assert (found.final, found.over, found.told) == (True, None, None)


def test_an_exact_position_without_its_fills_is_believed_after_a_minute() -> None:
    unread = FillsRead({}, after(1))
    assert not assess_result(DONE, unread, row(), after(60)).final
    assert assess_result(DONE, unread, row(), after(61)).final


def test_nothing_is_larger_than_known_without_a_position() -> None:
    assert not may_be_larger(DONE, READ, None)
    assert not may_be_larger(DONE, READ, row())
