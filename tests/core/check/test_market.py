"""The market as a brake: the other side, instruments that go away, odd prices, clocks that differ."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from pairguard_gui.core.judge.verdict import Verdict
from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.core.values.reason import Code
from tests.support.guard_rig import DOGE, DOT, LDO, SOL, GuardRig
from tests.support.world import Sent

TICKERS = "/api/v5/market/tickers"


MARKS = "/api/v5/public/mark-price"


LEVERAGE = "/api/v5/account/leverage-info"


def refuse_by_name(rig: GuardRig, pair: Pair) -> None:
    """OKX refuses a read by name that names this instrument."""

    def before(sent: Sent) -> None:
        if "instId=" in sent.path and pair.inst_id in sent.path:
            rig.world.fault("error_code", path="/api/v5/account/positions", code="51001", count=1)

    rig.world.before = before


def test_in_net_mode_a_position_on_the_other_side_holds_the_pair_until_it_is_closed() -> None:
    rig = GuardRig(mode="net_mode").arm()
    rig.close(SOL)
    rig.open(SOL.opposite, "0.3")
    rig.watch(120)
    assert (rig.row(SOL).state, rig.reason(SOL)) == (PairState.ON_HOLD, Code.OPPOSITE)
    rig.commands.release(SOL)
    rig.watch(120)
    assert rig.held_by(SOL) is Brake.OPPOSITE
    rig.close(SOL.opposite)
    rig.commands.release(SOL)
    rig.watch(30)
    (position,) = rig.live(SOL)
    assert position.direction == -1
    assert len(rig.sent_orders()) == 1


def test_in_net_mode_the_two_sides_of_an_instrument_never_leave_together() -> None:
    rig = GuardRig(mode="net_mode").arm()
    rig.commands.protect(SOL.opposite)
    rig.close(SOL)
    for pair in (SOL, SOL.opposite):
        rig.commands.pause(pair, rig.clock.now() + timedelta(minutes=5))
    rig.watch(900)
    assert len(rig.sent_orders()) == 1
    held = {rig.held_by(pair) for pair in (SOL, SOL.opposite)}
    assert held == {None, Brake.OPPOSITE}


def test_in_long_short_mode_both_sides_live_side_by_side(rig: GuardRig) -> None:
    rig.open(SOL.opposite, "0.3")
    rig.close(SOL)
    rig.check()
    assert len(rig.live(SOL)) == len(rig.live(SOL.opposite)) == 1


@pytest.mark.parametrize("state", ["suspend", "settling", "preopen"])
def test_a_contract_that_is_not_traded_for_a_while_is_waited_for_and_then_refilled(rig: GuardRig, state: str) -> None:
    rig.close(SOL)
    rig.close(LDO)
    rig.world.exchange.venue.amend("SOL-USDT-SWAP", state=state)
    rig.watch(600)
    assert len(rig.live(LDO)) == 1
    assert rig.sent_orders() == rig.sent_orders()[:1]
    assert (rig.row(SOL).state, rig.reason(SOL)) == (PairState.WAITING, Code.NOT_TRADING)
    rig.world.exchange.venue.amend("SOL-USDT-SWAP", state="live")
    rig.watch(65)
    assert len(rig.live(SOL)) == 1


def test_an_instrument_that_is_going_away_holds_its_pair(rig: GuardRig) -> None:
    rig.close(SOL)
    rig.world.exchange.venue.amend("SOL-USDT-SWAP", exp_time=4_000_000_000_000)
    rig.watch(120)
    assert rig.sent_orders() == []
    assert (rig.row(SOL).state, rig.reason(SOL)) == (PairState.ON_HOLD, Code.DELISTING)
    rig.world.exchange.venue.amend("SOL-USDT-SWAP", state="live", exp_time=None)
    rig.commands.release(SOL)
    rig.watch(30)
    assert len(rig.live(SOL)) == 1


def test_a_delisted_instrument_holds_its_pair_and_no_release_brings_it_back(rig: GuardRig) -> None:
    rig.close(SOL, "delist")
    rig.watch(120)
    assert (rig.row(SOL).state, rig.reason(SOL)) == (PairState.ON_HOLD, Code.DELISTING)
    rig.commands.release(SOL)
    rig.watch(120)
    assert (rig.row(SOL).state, rig.reason(SOL)) == (PairState.ON_HOLD, Code.DELISTING)
    assert rig.sent_orders() == []


def test_a_delisted_instrument_does_not_keep_others_from_being_refilled(rig: GuardRig) -> None:
    rig.close(SOL, "delist")
    rig.close(LDO)
    rig.watch(30)
    assert len(rig.live(LDO)) == 1
    assert rig.held_by(SOL) is Brake.DELISTING


def test_a_delisted_instrument_does_not_spoil_the_read_by_name_of_others(rig: GuardRig) -> None:
    rig.close(SOL, "delist")
    rig.close(LDO)
    refuse_by_name(rig, SOL)
    rig.watch(30)
    assert (rig.held_by(SOL), rig.reason(SOL)) == (Brake.DELISTING, Code.DELISTING)
    assert len(rig.live(LDO)) == 1


def test_when_only_delisted_instruments_are_gone_no_price_is_read(rig: GuardRig) -> None:
    rig.close(SOL, "delist")
    refuse_by_name(rig, SOL)
    before = len(rig.world.sent)
    rig.check()
    asked = rig.asked(before)
    assert asked[1:] == ["account/config", "account/positions-history", "trade/orders-history", "public/instruments"]
    assert rig.held_by(SOL) is Brake.DELISTING


def test_a_delisted_contract_is_held_though_nothing_is_on_record(rig: GuardRig) -> None:
    """The read by name is refused before anything of the market was read: then the contracts tell which it was."""
    rig.world.fault("history_missing")
    rig.close(SOL, "delist")
    rig.close(LDO)
    refuse_by_name(rig, SOL)
    before = len(rig.world.sent)
    rig.check()
    assert "public/instruments" in rig.asked(before)
    rig.watch(5)
    assert rig.held_by(SOL) is Brake.DELISTING
    assert rig.reason(LDO) is Code.HISTORY_LATE


@pytest.mark.parametrize("part", ["positions-history", "orders-history", "public/instruments", "market/tickers",
                                  "leverage-info", "batch-orders"])  # fmt: skip
def test_an_instrument_that_is_delisted_in_the_middle_of_a_refill_ends_in_a_hold(rig: GuardRig, part: str) -> None:
    """It may go between any two requests; the other pair of the batch is refilled all the same."""
    venue = rig.world.exchange.venue
    rig.close(SOL)
    rig.close(LDO)
    rig.just_before(part, lambda: venue.state.contracts.pop("SOL-USDT-SWAP"))
    rig.watch(300)
    assert rig.held_by(SOL) is Brake.DELISTING
    assert len(rig.live(LDO)) == len(rig.orders(LDO)) == 1


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
    rig: GuardRig, kind: str, wishes: dict[str, Any], code: Code
) -> None:
    rig.world.fault(kind, **wishes)
    rig.close(SOL)
    rig.watch(120)
    assert rig.sent_orders() == []
    assert (rig.row(SOL).state, rig.reason(SOL)) == (PairState.WAITING, code)
    assert rig.report.next_check_in_s <= 60
    rig.world.heal()
    rig.watch(65)
    assert len(rig.live(SOL)) == 1


@pytest.mark.parametrize("seconds", [31, -31])
def test_clocks_thirty_one_seconds_apart_open_nothing_until_they_agree(rig: GuardRig, seconds: int) -> None:
    rig.clock.wall_off_ms = seconds * 1000
    rig.close(SOL)
    rig.watch(180)
    assert rig.sent_orders() == []
    assert (rig.row(SOL).state, rig.reason(SOL)) == (PairState.WAITING, Code.CLOCK_OFF)
    rig.clock.wall_off_ms = 0
    rig.watch(70)
    assert len(rig.live(SOL)) == 1


def test_clocks_twenty_nine_seconds_apart_agree_well_enough(rig: GuardRig) -> None:
    rig.clock.wall_off_ms = 29_000
    rig.close(SOL)
    rig.check()
    assert len(rig.live(SOL)) == 1


def test_a_best_price_far_from_the_mark_is_waited_for(rig: GuardRig) -> None:
    rig.world.fault("set_field", path=TICKERS, field="askPx", value="9999999")
    rig.world.fault("set_field", path=TICKERS, field="bidPx", value="0.0001")
    for pair in (LDO, SOL):
        rig.close(pair)
    rig.watch(60)
    assert rig.sent_orders() == []
    assert {rig.reason(pair) for pair in (LDO, SOL)} == {Code.PRICE_APART}
    rig.world.heal()
    rig.watch(60)
    assert all(len(rig.live(pair)) == 1 for pair in (LDO, SOL))


def test_a_ticker_of_long_ago_is_waited_for(rig: GuardRig) -> None:
    rig.world.fault("set_field", path=TICKERS, field="ts", value="1600000000000")
    rig.close(SOL)
    rig.watch(60)
    assert (rig.sent_orders(), rig.reason(SOL)) == ([], Code.PRICE_OLD)


def test_what_vanished_at_once_during_a_maintenance_waits_for_its_end() -> None:
    rig = GuardRig().arm(LDO, SOL, DOGE, DOT)
    rig.pass_time(30)
    rig.world.fault("maintenance")
    for pair in (LDO, SOL, DOGE):
        rig.close(pair)
    rig.watch(60)
    assert (rig.sent_orders(), rig.reason(SOL)) == ([], Code.MAINTENANCE)
    stops = [one.brake for one in rig.row(SOL).judgements if one.verdict is not Verdict.GO]
    assert stops == [Brake.VENUE]
    rig.world.heal()
    rig.watch(60)
    assert all(len(rig.live(pair)) == 1 for pair in (LDO, SOL, DOGE))


def test_a_read_refused_with_50001_is_told_as_maintenance_where_it_is_one(rig: GuardRig) -> None:
    rig.world.fault("maintenance")
    rig.world.fault("error_code", path=TICKERS, code="50001", status=503, whole=True)
    rig.close(SOL)
    rig.check()
    assert rig.reason(SOL) is Code.MAINTENANCE
    assert Brake.VENUE in [one.brake for one in rig.row(SOL).judgements if one.verdict is not Verdict.GO]


def test_a_read_refused_with_50001_without_maintenance_stays_a_busy_exchange(rig: GuardRig) -> None:
    rig.world.fault("error_code", path=TICKERS, code="50001", status=503, whole=True)
    rig.close(SOL)
    rig.check()
    assert rig.reason(SOL) is Code.VENUE_BUSY
