"""An attempt's identity, and what each answer of the exchange proves about it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairguard_gui.core.judge.attempts import (
    Walk,
    client_order_id,
    final_search_at,
    gap_id,
    is_order_of,
    may_still_turn_up,
    moved_by_order,
    moved_by_placement,
    opening_side,
    ours,
    walk,
)
from pairguard_gui.core.state.account_state import AttemptState
from pairguard_gui.core.values.exchange_data import EPOCH, Life, MarginMode, Order, OrderState, Side
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.placement import Accepted, Placement, RefusalKind, Rejected, Unknown
from tests.core.examples import BNB, GAP_ID, LIFE, NOW, after, attempt, gap, order

LIVES = st.builds(
    Life,
    st.text("0123456789", max_size=19),
    st.integers(0, 4_000_000_000_000).map(lambda ms: EPOCH + timedelta(milliseconds=ms)),
)
KEYS = st.tuples(
    st.text("0123456789", min_size=1, max_size=19),
    st.builds(Pair, st.sampled_from(["BNB-USDT-SWAP", "BTC-USD-SWAP", "B-USDT-SWAP"]), st.sampled_from(PosSide)),
    st.sampled_from(MarginMode),
    LIVES,
)
Key = tuple[str, Pair, MarginMode, Life]


@given(key=KEYS, k=st.integers(0, 9))
def test_an_order_id_is_what_okx_allows(key: Key, k: int) -> None:
    found = client_order_id(gap_id(*key), k)
    assert re.fullmatch(r"PG[A-Z2-7]{28}[0-9]", found)
    assert len(found) <= 32


@given(one=KEYS, other=KEYS)
def test_another_death_is_another_name(one: Key, other: Key) -> None:
    assert (gap_id(*one) == gap_id(*other)) == (one == other)


@pytest.mark.parametrize(
    "other",
    [
        ("900002", BNB, MarginMode.CROSS, LIFE),
        ("900001", BNB.opposite, MarginMode.CROSS, LIFE),
        ("900001", Pair("BNB-USDC-SWAP", BNB.pos_side), MarginMode.CROSS, LIFE),
        ("900001", BNB, MarginMode.ISOLATED, LIFE),
        ("900001", BNB, MarginMode.CROSS, Life(LIFE.pos_id, LIFE.c_time + timedelta(milliseconds=1))),
        ("900001", BNB, MarginMode.CROSS, Life("1858387930678034433", LIFE.c_time)),
    ],
    ids=["account", "side", "instrument", "margin mode", "cTime", "posId"],
)
def test_each_part_of_a_life_changes_the_name(other: Key) -> None:
    assert gap_id(*other) != gap_id("900001", BNB, MarginMode.CROSS, LIFE)


def test_ten_thousand_deaths_have_ten_thousand_names() -> None:
    lives = (Life("1", EPOCH + timedelta(milliseconds=n)) for n in range(10_000))
    assert len({gap_id("900001", BNB, MarginMode.CROSS, life) for life in lives}) == 10_000


def test_another_machine_on_another_day_derives_the_same_name() -> None:
    """A fresh interpreter with another hash seed and time zone; the name is also fixed here for every later version."""
    program = (
        "from datetime import UTC, datetime\n"
        "from pairguard_gui.core.values.exchange_data import Life, MarginMode\n"
        "from pairguard_gui.core.values.pair import Pair, PosSide\n"
        "from pairguard_gui.core.judge.attempts import gap_id\n"
        "life = Life('1858387930678034432', datetime(2026, 2, 27, 12, tzinfo=UTC))\n"
        "print(gap_id('900001', Pair('BNB-USDT-SWAP', PosSide.SHORT), MarginMode.CROSS, life))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "12345", "TZ": "America/Bogota"}
    ran = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    here = gap_id("900001", BNB, MarginMode.CROSS, LIFE)
    assert ran.stdout.strip() == here == "SXQHXHRHCHPSL3WQ4OQ2LVDZ43YR"


@pytest.mark.parametrize(("cl_ord_id", "tag", "is_ours"), [
    ("PGX0", "PGone", True), ("PGX0", "PGtwo", True), ("PGX0", "", False), ("", "PGone", False), ("x", "y", False),
])  # fmt: skip
def test_an_order_is_ours_by_its_id_and_its_tag(cl_ord_id: str, tag: str, is_ours: bool) -> None:
    assert ours(order(cl_ord_id=cl_ord_id, tag=tag)) is is_ours


def test_a_long_is_opened_by_buying_and_a_short_by_selling() -> None:
    assert (opening_side(PosSide.LONG), opening_side(PosSide.SHORT)) == (Side.BUY, Side.SELL)


def _exchange(*orders: Order) -> tuple[Callable[[str], Order | None], list[str]]:
    asked: list[str] = []

    def find(cl_ord_id: str) -> Order | None:
        asked.append(cl_ord_id)
        return next((one for one in orders if one.cl_ord_id == cl_ord_id), None)

    return find, asked


def _tried(k: int, **changes: object) -> Order:
    """The k-th attempt as the exchange remembers it: cancelled without a fill, unless said otherwise."""
    plain = {"state": OrderState.CANCELED, "filled": Decimal(0)}
    return order(cl_ord_id=client_order_id(GAP_ID, k), **{**plain, **changes})


def test_the_first_attempt_is_digit_nought() -> None:
    find, asked = _exchange()
    assert walk(gap(), find, NOW) == Walk(0)
    assert asked == [client_order_id(GAP_ID, 0)]


@pytest.mark.parametrize("tries", range(10))
def test_only_orders_that_ended_unfilled_move_the_digit_on(tries: int) -> None:
    find, _ = _exchange(*(_tried(k) for k in range(tries)))
    assert walk(gap(), find, NOW) == Walk(tries)


def test_after_ten_unfilled_orders_no_digit_is_left_for_two_hours() -> None:
    tried = [_tried(k) for k in range(10)]
    find, _ = _exchange(*tried)
    first = min(order.u_time for order in tried)
    assert walk(gap(), find, NOW) == Walk(None, free_at=first + timedelta(hours=2))


@pytest.mark.parametrize(
    "there",
    [
        _tried(1, state=OrderState.FILLED, filled=Decimal(1)),
        _tried(1, state=OrderState.CANCELED, filled=Decimal("0.5")),
        _tried(1, state=OrderState.LIVE),
        _tried(1, state=OrderState.PARTIALLY_FILLED, filled=Decimal("0.5")),
    ],
    ids=["filled", "partly filled and cancelled", "live", "partly filled"],
)
def test_an_order_that_opened_or_may_open_something_ends_the_walk(there: Order) -> None:
    find, _ = _exchange(_tried(0), there)
    assert walk(gap(), find, NOW) == Walk(1, there)


def test_a_forgotten_digit_is_used_again_rather_than_skipped() -> None:
    """OKX forgets unfilled orders after two hours; asking it, not a counter, keeps every machine at the same id."""
    find, _ = _exchange(_tried(1))
    assert walk(gap(), find, NOW) == Walk(0)


def test_a_digit_that_this_journal_saw_end_empty_is_not_tried_again_while_okx_remembers_it() -> None:
    """Its id may still be "not found" for a moment, and then show the order that ended."""
    find, asked = _exchange()
    ended = gap(ended_k=1, ended_at=after(-30))
    assert walk(ended, find, NOW) == Walk(2)
    assert asked == [client_order_id(GAP_ID, 2)]
    forgotten = gap(ended_k=1, ended_at=after(-2 * 3600))
    assert walk(forgotten, find, NOW) == Walk(0)


def test_an_order_under_our_id_is_ours_only_when_it_is_not_older_than_the_attempt() -> None:
    mine = attempt()
    assert is_order_of(mine, order(c_time=mine.created_at - timedelta(seconds=2)))
    assert not is_order_of(mine, order(c_time=mine.created_at - timedelta(seconds=3)))
    known = replace(mine, ord_id="7")
    assert is_order_of(known, order(ord_id="7", c_time=mine.created_at - timedelta(hours=1)))
    assert not is_order_of(known, order(ord_id="8"))


@pytest.mark.parametrize(
    ("state", "filled", "becomes"),
    [
        (OrderState.LIVE, "0", AttemptState.ACCEPTED),
        (OrderState.PARTIALLY_FILLED, "0.5", AttemptState.ACCEPTED),
        (OrderState.FILLED, "1", AttemptState.FILLED),
        (OrderState.CANCELED, "0.5", AttemptState.FILLED),
        (OrderState.CANCELED, "0", AttemptState.CANCELLED),
        (OrderState.MMP_CANCELED, "0", AttemptState.CANCELLED),
    ],
)
def test_a_found_order_proves_its_own_state(state: OrderState, filled: str, becomes: AttemptState) -> None:
    found = order(state=state, filled=Decimal(filled), ord_id="9", avg_px=Decimal(634))
    moved = moved_by_order(attempt(), found, NOW)
    assert (moved.state, moved.ord_id, moved.filled, moved.avg_px) == (becomes, "9", Decimal(filled), Decimal(634))


OWN = attempt().cl_ord_id


@pytest.mark.parametrize(
    ("placement", "becomes"),
    [
        (Accepted(OWN, "9"), AttemptState.ACCEPTED),
        (Accepted(OWN, ""), AttemptState.UNKNOWN),
        (Accepted("PGother", "9"), AttemptState.UNKNOWN),
        (Rejected(OWN, RefusalKind.MONEY, "51008", "no"), AttemptState.REJECTED),
        (Rejected("PGother", RefusalKind.MONEY, "51008", "no"), AttemptState.UNKNOWN),
        (Unknown(OWN, "HTTP 502"), AttemptState.UNKNOWN),
    ],
)
def test_only_an_answer_about_this_very_order_proves_anything(placement: Placement, becomes: AttemptState) -> None:
    moved = moved_by_placement(attempt(), placement, NOW)
    assert moved.state is becomes
    assert moved.attempt_id == attempt().attempt_id


def test_what_an_answer_proved_is_kept_with_it() -> None:
    assert moved_by_placement(attempt(), Accepted(OWN, "9"), NOW).ord_id == "9"
    assert moved_by_placement(attempt(), Rejected(OWN, RefusalKind.MONEY, "51008", "no"), NOW).code == "51008"


@pytest.mark.parametrize(("seconds", "may"), [(0, True), (20, True), (20.001, False), (60, False)])
def test_an_order_may_turn_up_until_fifteen_seconds_after_it_expired(seconds: float, may: bool) -> None:
    """It expires five seconds after it was sent, by the exchange's clock."""
    assert may_still_turn_up(attempt(), after(seconds)) is may


def test_the_last_word_is_spoken_a_minute_after_the_expiry() -> None:
    assert final_search_at(attempt()) == after(65)


@pytest.mark.parametrize("state", AttemptState)
def test_whatever_may_have_opened_something_counts_against_the_budget(state: AttemptState) -> None:
    unsettled = {AttemptState.SENT, AttemptState.UNKNOWN, AttemptState.ACCEPTED}
    assert state.open is (state in unsettled)
    assert state.counts is (state in unsettled | {AttemptState.FILLED})


@given(share=st.integers(1, 100), px=st.decimals("0.001", "100000", places=3))
def test_the_margin_of_a_part_is_its_share_of_what_was_reserved(share: int, px: Decimal) -> None:
    whole = attempt(reserved=Decimal(2), worst_px=px)
    assert whole.margin_at(whole.request.sz * share / 100, px) == Decimal(2) * share / 100
    assert whole.margin_at(whole.request.sz, px / 2) == 1


def test_times_are_reckoned_in_whole_milliseconds() -> None:
    """A key made of a moment of our own must not depend on microseconds that a database or a wire may drop."""
    fine = datetime.fromisoformat("2026-02-27T12:00:00.000400+00:00")
    assert gap_id("1", BNB, MarginMode.CROSS, Life("", fine)) == gap_id(
        "1", BNB, MarginMode.CROSS, Life("", fine.replace(microsecond=0))
    )
