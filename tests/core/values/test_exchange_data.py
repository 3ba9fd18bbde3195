"""What the exchange says, as values that cannot be mistaken for one another."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairguard_gui.core.report import CheckReport, PairReport, PairState
from pairguard_gui.core.state.changes import LifeSeen
from pairguard_gui.core.values.errors import (
    BadAnswer,
    CallRefused,
    ExchangeError,
    GuardError,
    JournalError,
    JournalUnwritable,
    Unreachable,
)
from pairguard_gui.core.values.exchange_data import CloseType, Environment, Life, MarginMode, OrderState
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.placement import RefusalKind
from pairguard_gui.core.values.reason import Code, Reason
from tests.core.examples import BNB, BORN, LIFE, NOW, SOL, position, protected

NAMES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=1, max_size=8)


@given(coin=NAMES, quote_ccy=NAMES, side=st.sampled_from(PosSide))
def test_a_pair_is_written_as_the_web_version_wrote_it_and_read_again(coin: str, quote_ccy: str, side: PosSide) -> None:
    pair = Pair(f"{coin}-{quote_ccy}-SWAP", side)
    assert str(pair) == f"{coin}-{quote_ccy}-SWAP_{side}"
    assert Pair.parse(str(pair)) == pair
    assert pair.coin == coin


@pytest.mark.parametrize(
    "text",
    ["", "BNB-USDT-SWAP", "BNB-USDT-SWAP_", "_short", "BNB-USDT-SWAP_SHORT", "BNB-USDT-SWAP_net", "BNB--SWAP_long",
     "BNB USDT_long", "../BNB_long", "<b>_long", "BNB-USDT-SWAP_short ", "BNB&x=1_long"],
)  # fmt: skip
def test_what_is_no_pair_is_not_read_as_one(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Pair.parse(text)


def test_the_other_direction_of_a_pair_is_another_pair() -> None:
    assert BNB.opposite == Pair("BNB-USDT-SWAP", PosSide.LONG) != BNB
    assert BNB.opposite.opposite == BNB


def test_a_reused_position_id_is_another_life() -> None:
    assert Life(LIFE.pos_id, LIFE.c_time + timedelta(milliseconds=1)) != LIFE


def test_values_cannot_be_changed_after_they_were_made() -> None:
    with pytest.raises(FrozenInstanceError):
        position().contracts = Decimal(0)  # type: ignore[misc]  # that it is refused is the point


@pytest.mark.parametrize(
    ("kind", "ends"),
    [("1", False), ("2", True), ("3", True), ("4", False), ("5", False), ("6", True)],
)
def test_only_a_full_close_of_any_kind_ends_a_life(kind: str, ends: bool) -> None:
    assert CloseType(kind).ends_life is ends


def test_an_order_is_final_unless_it_may_still_fill() -> None:
    assert {state for state in OrderState if not state.final} == {OrderState.LIVE, OrderState.PARTIALLY_FILLED}


def test_reasons_are_equal_whatever_order_their_parameters_came_in() -> None:
    one, other = Reason.of(Code.MONEY, a=1, b=2), Reason.of(Code.MONEY, b=2, a=1)
    assert one == other
    assert one.param("b") == 2
    assert one.param("c") is None
    assert Reason.of(Code.MONEY).params == ()


def test_every_error_of_the_outside_world_carries_a_reason() -> None:
    refused = CallRefused(RefusalKind.INSTRUMENT, "51001", "gone")
    assert refused.reason == Reason.of(Code.REFUSED, okx_code="51001", message="gone")
    assert (refused.kind, refused.okx_code) == (RefusalKind.INSTRUMENT, "51001")
    assert str(Unreachable(Code.UNREACHABLE)) == "unreachable"
    assert "seconds" in str(BadAnswer(Code.LATE_ANSWER, seconds=6))
    assert issubclass(CallRefused, ExchangeError)
    assert issubclass(ExchangeError, GuardError)
    assert not issubclass(JournalUnwritable, ExchangeError)
    assert issubclass(JournalUnwritable, JournalError)


def test_a_life_is_remembered_as_the_live_row_shows_it() -> None:
    row = position(margin_mode=MarginMode.ISOLATED, leverage=None)
    assert LifeSeen.of(row) == LifeSeen(BNB, LIFE, MarginMode.ISOLATED, None, Decimal(2))


def test_a_pair_never_seen_is_keyed_by_the_moment_it_was_added() -> None:
    assert protected(life=None).key_life() == Life("", BORN)
    assert protected().key_life() == LIFE


def _report(*, complete: bool) -> CheckReport:
    held = PairReport(protected(BNB), PairState.HELD, (position(),))
    gone = PairReport(protected(SOL), PairState.LOOKING)
    return CheckReport("main", Environment.PRACTICE, NOW, NOW, complete, None, 60, (held, gone))


def test_a_report_counts_open_and_missing_pairs() -> None:
    report = _report(complete=True)
    assert (report.open, report.missing) == (1, (SOL,))
    assert [row.pair for row in report.pairs] == [BNB, SOL]


def test_while_nothing_is_known_nothing_is_missing() -> None:
    assert _report(complete=False).missing == ()
