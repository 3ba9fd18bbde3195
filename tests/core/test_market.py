"""The market as a brake: the other side, instruments that go away, odd prices, clocks that differ."""

from __future__ import annotations

from typing import Any

import pytest

from pairguard_gui.core.judge.verdict import Verdict
from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.core.values.reason import Code
from tests.support.bench import DOGE, DOT, LDO, SOL, Bench
from tests.support.world import Sent

TICKERS = "/api/v5/market/tickers"


MARKS = "/api/v5/public/mark-price"


LEVERAGE = "/api/v5/account/leverage-info"


def refuse_by_name(bench: Bench, pair: Pair) -> None:
    """OKX refuses a read by name that names this instrument."""

    def before(sent: Sent) -> None:
        if "instId=" in sent.path and pair.inst_id in sent.path:
            bench.world.fault("error_code", path="/api/v5/account/positions", code="51001", count=1)

    bench.world.before = before


def test_in_net_mode_a_position_on_the_other_side_holds_the_pair_until_it_is_closed() -> None:
    bench = Bench(mode="net_mode").arm()
    bench.close(SOL)
    bench.open(SOL.opposite, "0.3")
    bench.watch(120)
    assert (bench.row(SOL).state, bench.reason(SOL)) == (PairState.ON_HOLD, Code.OPPOSITE)
    bench.roster.release(SOL)
    bench.watch(120)
    assert bench.held_by(SOL) is Brake.OPPOSITE
    bench.close(SOL.opposite)
    bench.roster.release(SOL)
    bench.watch(30)
    (position,) = bench.live(SOL)
    assert position.direction == -1
    assert len(bench.sent_orders()) == 1


def test_in_long_short_mode_both_sides_live_side_by_side(bench: Bench) -> None:
    bench.open(SOL.opposite, "0.3")
    bench.close(SOL)
    bench.check()
    assert len(bench.live(SOL)) == len(bench.live(SOL.opposite)) == 1


@pytest.mark.parametrize("change_of_terms", [{"state": "suspend"}, {"exp_time": 4_000_000_000_000}])
def test_an_instrument_that_is_going_away_holds_its_pair(bench: Bench, change_of_terms: dict[str, Any]) -> None:
    bench.close(SOL)
    bench.world.exchange.venue.amend("SOL-USDT-SWAP", **change_of_terms)
    bench.watch(120)
    assert bench.sent_orders() == []
    assert (bench.row(SOL).state, bench.reason(SOL)) == (PairState.ON_HOLD, Code.DELISTING)
    bench.world.exchange.venue.amend("SOL-USDT-SWAP", state="live", exp_time=None)
    bench.roster.release(SOL)
    bench.watch(30)
    assert len(bench.live(SOL)) == 1


def test_a_delisted_instrument_holds_its_pair_and_no_release_brings_it_back(bench: Bench) -> None:
    bench.close(SOL, "delist")
    bench.watch(120)
    assert (bench.row(SOL).state, bench.reason(SOL)) == (PairState.ON_HOLD, Code.DELISTING)
    bench.roster.release(SOL)
    bench.watch(120)
    assert (bench.row(SOL).state, bench.reason(SOL)) == (PairState.ON_HOLD, Code.DELISTING)
    assert bench.sent_orders() == []


def test_a_delisted_instrument_does_not_keep_others_from_being_refilled(bench: Bench) -> None:
    bench.close(SOL, "delist")
    bench.close(LDO)
    bench.watch(30)
    assert len(bench.live(LDO)) == 1
    assert bench.held_by(SOL) is Brake.DELISTING


def test_a_delisted_instrument_does_not_spoil_the_read_by_name_of_others(bench: Bench) -> None:
    bench.close(SOL, "delist")
    bench.close(LDO)
    refuse_by_name(bench, SOL)
    bench.watch(30)
    assert (bench.held_by(SOL), bench.reason(SOL)) == (Brake.DELISTING, Code.DELISTING)
    assert len(bench.live(LDO)) == 1


def test_when_only_delisted_instruments_are_gone_no_price_is_read(bench: Bench) -> None:
    bench.close(SOL, "delist")
    refuse_by_name(bench, SOL)
    before = len(bench.world.sent)
    bench.check()
    asked = bench.asked(before)
    assert asked[1:] == ["account/config", "account/positions-history", "trade/orders-history", "public/instruments"]
    assert bench.held_by(SOL) is Brake.DELISTING


def test_a_delisted_contract_is_held_though_nothing_is_on_record(bench: Bench) -> None:
    """The read by name is refused before anything of the market was read: then the contracts tell which it was."""
    bench.world.fault("history_missing")
    bench.close(SOL, "delist")
    bench.close(LDO)
    refuse_by_name(bench, SOL)
    before = len(bench.world.sent)
    bench.check()
    assert bench.asked(before)[-3:] == ["account/positions", "public/instruments", "account/positions"]
    assert bench.held_by(SOL) is Brake.DELISTING
    assert bench.reason(LDO) is Code.HISTORY_LATE


@pytest.mark.parametrize("part", ["positions-history", "orders-history", "public/instruments", "market/tickers",
                                  "leverage-info", "batch-orders"])  # fmt: skip
def test_an_instrument_that_is_delisted_in_the_middle_of_a_refill_ends_in_a_hold(bench: Bench, part: str) -> None:
    """It may go between any two requests; the other pair of the batch is refilled all the same."""
    venue = bench.world.exchange.venue
    bench.close(SOL)
    bench.close(LDO)
    bench.just_before(part, lambda: venue.state.contracts.pop("SOL-USDT-SWAP"))
    bench.watch(300)
    assert bench.held_by(SOL) is Brake.DELISTING
    assert len(bench.live(LDO)) == len(bench.orders(LDO)) == 1


@pytest.mark.parametrize(
    ("kind", "wishes", "code"),
    [
        ("set_field", {"path": TICKERS, "field": "askPx", "value": ""}, Code.EMPTY_BOOK),
        ("set_field", {"path": TICKERS, "field": "bidPx", "value": ""}, Code.EMPTY_BOOK),
        ("set_field", {"path": TICKERS, "field": "last", "value": ""}, Code.EMPTY_BOOK),
        ("set_field", {"path": TICKERS, "field": "last", "value": "91"}, Code.PRICE_APART),
        ("set_field", {"path": MARKS, "field": "markPx", "value": "85"}, Code.PRICE_APART),
        ("set_field", {"path": MARKS, "field": "ts", "value": "1772366400000"}, Code.PRICE_OLD),
        ("empty_data", {"path": TICKERS}, Code.EMPTY_BOOK),
        ("empty_data", {"path": MARKS}, Code.EMPTY_BOOK),
        ("set_field", {"path": LEVERAGE, "field": "lever", "value": ""}, Code.NO_LEVERAGE),
    ],
)
def test_a_price_that_is_missing_old_or_odd_is_waited_for(
    bench: Bench, kind: str, wishes: dict[str, Any], code: Code
) -> None:
    bench.world.fault(kind, **wishes)
    bench.close(SOL)
    bench.watch(120)
    assert bench.sent_orders() == []
    assert (bench.row(SOL).state, bench.reason(SOL)) == (PairState.WAITING, code)
    assert bench.report.next_check_in_s <= 5
    bench.world.heal()
    bench.watch(10)
    assert len(bench.live(SOL)) == 1


@pytest.mark.parametrize("seconds", [31, -31])
def test_clocks_thirty_one_seconds_apart_open_nothing_until_they_agree(bench: Bench, seconds: int) -> None:
    bench.clock.wall_off_ms = seconds * 1000
    bench.close(SOL)
    bench.watch(180)
    assert bench.sent_orders() == []
    assert (bench.row(SOL).state, bench.reason(SOL)) == (PairState.WAITING, Code.CLOCK_OFF)
    bench.clock.wall_off_ms = 0
    bench.watch(70)
    assert len(bench.live(SOL)) == 1


def test_clocks_twenty_nine_seconds_apart_agree_well_enough(bench: Bench) -> None:
    bench.clock.wall_off_ms = 29_000
    bench.close(SOL)
    bench.check()
    assert len(bench.live(SOL)) == 1


def test_a_best_price_far_from_the_mark_is_waited_for(bench: Bench) -> None:
    bench.world.fault("set_field", path=TICKERS, field="askPx", value="9999999")
    bench.world.fault("set_field", path=TICKERS, field="bidPx", value="0.0001")
    for pair in (LDO, SOL):
        bench.close(pair)
    bench.watch(60)
    assert bench.sent_orders() == []
    assert {bench.reason(pair) for pair in (LDO, SOL)} == {Code.PRICE_APART}
    bench.world.heal()
    bench.watch(60)
    assert all(len(bench.live(pair)) == 1 for pair in (LDO, SOL))


def test_a_ticker_of_long_ago_is_waited_for(bench: Bench) -> None:
    bench.world.fault("set_field", path=TICKERS, field="ts", value="1600000000000")
    bench.close(SOL)
    bench.watch(60)
    assert (bench.sent_orders(), bench.reason(SOL)) == ([], Code.PRICE_OLD)


def test_what_vanished_at_once_during_a_maintenance_waits_for_its_end() -> None:
    bench = Bench().arm(LDO, SOL, DOGE, DOT)
    bench.pass_time(30)
    bench.world.fault("maintenance")
    for pair in (LDO, SOL, DOGE):
        bench.close(pair)
    bench.watch(60)
    assert (bench.sent_orders(), bench.reason(SOL)) == ([], Code.MAINTENANCE)
    stops = [one.brake for one in bench.row(SOL).judgements if one.verdict is not Verdict.GO]
    assert stops == [Brake.VENUE]
    bench.world.heal()
    bench.watch(60)
    assert all(len(bench.live(pair)) == 1 for pair in (LDO, SOL, DOGE))


def test_a_read_refused_with_50001_is_told_as_maintenance_where_it_is_one(bench: Bench) -> None:
    bench.world.fault("maintenance")
    bench.world.fault("error_code", path=TICKERS, code="50001", status=503, whole=True)
    bench.close(SOL)
    bench.check()
    assert bench.reason(SOL) is Code.MAINTENANCE
    assert Brake.VENUE in [one.brake for one in bench.row(SOL).judgements if one.verdict is not Verdict.GO]


def test_a_read_refused_with_50001_without_maintenance_stays_a_busy_exchange(bench: Bench) -> None:
    bench.world.fault("error_code", path=TICKERS, code="50001", status=503, whole=True)
    bench.close(SOL)
    bench.check()
    assert bench.reason(SOL) is Code.VENUE_BUSY
