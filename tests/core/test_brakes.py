"""Brakes at work: what stops a refill, for how long, what the row says meanwhile, and what lets go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from pairguard_gui.core.book import Brake
from pairguard_gui.core.events import ActionKind, ActionStatus, PairState
from pairguard_gui.core.model import Pair, PosSide
from pairguard_gui.core.reason import Code
from pairguard_gui.core.rules import AS_ASKED, CAREFUL, change
from pairguard_gui.core.shield import ShieldEvent
from tests.support.bench import BNB, DOT, LDO, SOL, Bench
from tests.support.world import Sent

TRADE = "/api/v5/trade/"
TICKERS = "/api/v5/market/tickers"
MARKS = "/api/v5/public/mark-price"
LEVERAGE = "/api/v5/account/leverage-info"
CONFIG = "/api/v5/account/config"
HOUR = 3600

WAITS = [
    ("51008", Code.MONEY, HOUR),
    ("51127", Code.MONEY, HOUR),
    ("51006", Code.PRICE_APART, 10),
    ("50036", Code.CLOCK_OFF, 10),
    ("50037", Code.CLOCK_OFF, 10),
    ("50011", Code.RATE_LIMITED, 5),
    ("50061", Code.RATE_LIMITED, 5),
    ("51024", Code.ACCOUNT_BLOCKED, 300),
    ("51022", Code.ORDER_REFUSED, 600),
    ("50019", Code.ORDER_REFUSED, 600),
    ("50030", Code.NO_PERMISSION, 300),
]
HOLDS = [
    ("51001", Brake.DELISTING, Code.DELISTING),
    ("51027", Brake.DELISTING, Code.DELISTING),
    ("51028", Brake.DELISTING, Code.DELISTING),
    ("50072", Brake.MARGIN_MODE, Code.MARGIN_MODE_REFUSED),
    ("51010", Brake.MODE, Code.UNSUPPORTED_ACCOUNT),
    ("51020", Brake.REFUSED, Code.ORDER_REFUSED),
    ("51004", Brake.REFUSED, Code.ORDER_REFUSED),
    ("51121", Brake.REFUSED, Code.ORDER_REFUSED),
    ("51000", Brake.REFUSED, Code.ORDER_REFUSED),
    ("54092", Brake.REFUSED, Code.ORDER_REFUSED),
]


def refuse(bench: Bench, okx_code: str, **wishes: Any) -> None:
    """Orders are refused with that code."""
    bench.world.fault("error_code", path=TRADE, method="POST", code=okx_code, **wishes)


def on_request(bench: Bench, part: str, act: Callable[[], object]) -> None:
    """Something happens just before the first request whose path holds `part`."""
    left = [act]

    def before(sent: Sent) -> None:
        if part in sent.path and left:
            left.pop()()

    bench.world.before = before


@pytest.mark.parametrize(("okx_code", "code", "seconds"), WAITS)
def test_after_a_passing_refusal_the_next_try_comes_when_it_is_due_and_not_before(
    bench: Bench, okx_code: str, code: Code, seconds: int
) -> None:
    refuse(bench, okx_code, count=1)
    bench.close(SOL)
    bench.check()
    assert (bench.row(SOL).state, bench.reason(SOL)) == (PairState.WAITING, code)
    assert bench.gap(SOL).not_before
    assert bench.shield() is ShieldEvent.BRAKED
    bench.watch(seconds - 2)
    assert len(bench.sent_orders()) == 1
    assert bench.reason(SOL) is code
    bench.watch(70)
    assert len(bench.sent_orders()) == 2
    assert len(bench.live(SOL)) == 1
    assert bench.shield() is ShieldEvent.QUIET


@pytest.mark.parametrize(("okx_code", "code"), [(one[0], one[1]) for one in WAITS])
def test_a_refusal_is_logged_with_okxs_own_code(bench: Bench, okx_code: str, code: Code) -> None:
    refuse(bench, okx_code, count=1)
    bench.close(SOL)
    bench.check()
    (line,) = bench.log(ActionKind.REFUSED)
    assert line.reason
    assert (line.status, line.reason.param("okx_code")) == (ActionStatus.FAILED, okx_code)
    shown = bench.row(SOL).reason
    assert shown
    assert (shown.code, shown.param("okx_code")) == (code, okx_code)


@pytest.mark.parametrize(("okx_code", "brake", "code"), HOLDS)
def test_a_lasting_refusal_holds_the_pair_until_a_person_lets_go(
    bench: Bench, okx_code: str, brake: Brake, code: Code
) -> None:
    refuse(bench, okx_code, count=1)
    bench.close(SOL)
    bench.watch(HOUR / 2)
    assert len(bench.sent_orders()) == 1
    assert (bench.row(SOL).state, bench.reason(SOL), bench.held_by(SOL)) == (PairState.ON_HOLD, code, brake)
    assert bench.shield() is ShieldEvent.BRAKED
    bench.roster.release(SOL)
    bench.watch(30)
    assert len(bench.live(SOL)) == 1
    assert [line.pair for line in bench.log(ActionKind.RELEASED)] == [SOL]


def test_a_hold_outlives_the_program(bench: Bench) -> None:
    refuse(bench, "51020", count=1)
    bench.close(SOL)
    bench.check()
    bench.start_program()
    bench.watch(HOUR)
    assert len(bench.sent_orders()) == 1
    assert bench.held_by(SOL) is Brake.REFUSED


def test_a_wait_outlives_the_program(bench: Bench) -> None:
    refuse(bench, "51008", count=1)
    bench.close(SOL)
    bench.check()
    bench.start_program()
    bench.watch(HOUR - 60)
    assert len(bench.sent_orders()) == 1


def test_without_money_there_is_at_most_one_try_an_hour(bench: Bench) -> None:
    refuse(bench, "51008")
    bench.close(SOL)
    bench.watch(4 * HOUR + 300)
    tries = [sent.at_ms for sent in bench.world.posts()]
    assert len(tries) == 5
    assert all(later - earlier >= HOUR * 1000 for earlier, later in pairwise(tries))
    assert len(bench.log(ActionKind.REFUSED)) == 5
    bench.world.heal()
    bench.watch(HOUR)
    assert len(bench.live(SOL)) == 1


def test_while_it_waits_for_money_a_check_stays_cheap(bench: Bench) -> None:
    refuse(bench, "51008")
    bench.close(SOL)
    bench.watch(120)
    assert {report.requests for report in bench.watch(600)} == {1}


def test_a_wait_for_another_reason_in_between_does_not_replace_the_refusal(bench: Bench) -> None:
    refuse(bench, "51008", count=1)
    bench.close(SOL)
    bench.watch(120)
    bench.clock.wall_off_ms = 60_000
    bench.watch(120)
    assert bench.reason(SOL) is Code.CLOCK_OFF
    bench.clock.wall_off_ms = 0
    bench.watch(120)
    assert bench.reason(SOL) is Code.MONEY


def test_one_refused_order_of_a_batch_does_not_touch_the_others(bench: Bench) -> None:
    venue = bench.world.exchange.venue
    on_request(bench, "batch-orders", lambda: venue.amend("SOL-USDT-SWAP", lot=Decimal(1)))
    bench.close(SOL)
    bench.close(LDO)
    bench.check()
    assert len(bench.live(LDO)) == 1
    assert bench.held_by(SOL) is Brake.REFUSED


def test_the_third_refill_of_a_day_waits_a_minute_and_the_fifth_a_quarter_of_an_hour(bench: Bench) -> None:
    delays = []
    for _ in range(5):
        bench.close(SOL)
        died = bench.clock.true_ms
        count = len(bench.sent_orders())
        while len(bench.sent_orders()) == count:
            bench.check()
            bench.pass_time(bench.report.look_again_s)
        delays.append((bench.world.posts()[-1].at_ms - died) / 1000)
        bench.watch(10)
    assert [round(delay) for delay in delays] == [0, 0, 60, 300, 900]
    assert [line.nth for line in bench.log(ActionKind.REFILL)] == [1, 2, 3, 4, 5]


def test_while_it_waits_it_says_until_when(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"repeat_waits_s": "300"}))
    bench.close(SOL)
    bench.check()
    row = bench.row(SOL)
    assert (row.state, bench.reason(SOL)) == (PairState.WAITING, Code.REPEAT)
    assert row.next_act == bench.gap(SOL).opened_at + timedelta(seconds=300)
    assert [judged.brake for judged in row.judgements if judged.reason] == [Brake.REPEAT]
    assert len(bench.log(ActionKind.WAITING)) == 1
    bench.watch(120)
    assert len(bench.log(ActionKind.WAITING)) == 1
    assert bench.report.requests == 1


def test_a_new_reason_for_waiting_is_logged_and_kept(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"repeat_waits_s": "600"}))
    bench.close(SOL)
    bench.watch(60)
    bench.clock.wall_off_ms = 60_000
    bench.watch(60)
    assert [line.reason.code for line in bench.log(ActionKind.WAITING) if line.reason] == [
        Code.REPEAT,
        Code.CLOCK_OFF,
    ]
    waiting = bench.gap(SOL).waiting
    assert waiting
    assert waiting.code is Code.CLOCK_OFF


def _wear_out(bench: Bench, times: int) -> None:
    for _ in range(times):
        bench.close(SOL)
        bench.watch(60)


@pytest.mark.parametrize(
    ("rules", "brake", "code"),
    [
        ({"pair_cap": "2"}, Brake.PAIR_CAP, Code.PAIR_CAP),
        ({"account_cap": "2"}, Brake.ACCOUNT_CAP, Code.ACCOUNT_CAP),
        ({"budget_usdt": "2"}, Brake.BUDGET, Code.BUDGET),
    ],
)
def test_caps_and_budget_hold_the_next_refill_until_a_person_lets_go(
    bench: Bench, rules: dict[str, str], brake: Brake, code: Code
) -> None:
    bench.roster.set_rules(change(AS_ASKED, {**rules, "repeat_waits_s": "0"}))
    _wear_out(bench, 3)
    assert len(bench.sent_orders()) == 2
    assert (bench.row(SOL).state, bench.reason(SOL), bench.held_by(SOL)) == (PairState.ON_HOLD, code, brake)
    bench.roster.release(SOL)
    bench.watch(30)
    assert len(bench.live(SOL)) == 1
    _wear_out(bench, 1)
    assert bench.held_by(SOL) is brake
    assert len(bench.sent_orders()) == 3


def test_a_day_later_the_caps_are_free_again_but_the_hold_still_waits_for_a_person(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"pair_cap": "1"}))
    _wear_out(bench, 2)
    bench.pass_time(25 * HOUR)
    bench.check()
    assert bench.held_by(SOL) is Brake.PAIR_CAP
    bench.roster.release(SOL)
    bench.watch(30)
    assert len(bench.live(SOL)) == 1


def test_the_budget_stops_a_batch_in_the_middle(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"budget_usdt": "5"}))
    bench.close_all()
    bench.watch(120)
    assert bench.book.reserved(bench.clock.now()) <= 5
    assert bench.report.reserved <= bench.report.budget == 5
    assert 4 <= len(bench.sent_orders()) <= 6
    assert {bench.held_by(pair) for pair in bench.report.missing} == {Brake.BUDGET}


def test_the_account_cap_stops_a_batch_in_the_middle(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"account_cap": "7"}))
    bench.close_all()
    bench.watch(120)
    assert len(bench.sent_orders()) == 7
    assert {bench.held_by(pair) for pair in bench.report.missing} == {Brake.ACCOUNT_CAP}


@pytest.mark.parametrize(("cause", "code"), [("manual", Code.CAUSE_MANUAL), ("liquidation", Code.CAUSE_LIQUIDATION)])
def test_careful_asks_after_a_hand_or_a_liquidation(bench: Bench, cause: str, code: Code) -> None:
    bench.roster.set_rules(change(CAREFUL, {"smallest_lot_usdt": "3"}))
    bench.close(SOL, cause)
    bench.watch(HOUR)
    assert bench.sent_orders() == []
    assert (bench.row(SOL).state, bench.reason(SOL)) == (PairState.ON_HOLD, code)
    assert bench.gap(SOL).cause_detail
    bench.roster.release(SOL)
    bench.check()
    assert len(bench.live(SOL)) == 1


@pytest.mark.parametrize("cause", ["tp_sl", "adl"])
def test_careful_refills_after_a_take_profit_or_an_adl(bench: Bench, cause: str) -> None:
    bench.roster.set_rules(CAREFUL)
    bench.close(SOL, cause)
    bench.check()
    assert len(bench.live(SOL)) == 1


def test_a_rule_of_one_pair_holds_for_that_pair_alone(bench: Bench) -> None:
    bench.roster.set_pair_rules(SOL, {"on_manual": "ask"})
    bench.close(SOL)
    bench.close(LDO)
    bench.watch(30)
    assert (bench.live(SOL), len(bench.live(LDO))) == ([], 1)


def test_a_lot_that_is_too_dear_is_held_until_the_rules_allow_it(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"smallest_lot_usdt": "0"}))
    bench.close(BNB)
    bench.watch(120)
    assert (bench.row(BNB).state, bench.reason(BNB), bench.held_by(BNB)) == (
        PairState.ON_HOLD,
        Code.LOT_TOO_LARGE,
        Brake.SIZE,
    )
    bench.roster.release(BNB)
    bench.watch(30)
    assert bench.held_by(BNB) is Brake.SIZE
    bench.roster.set_pair_rules(BNB, {"smallest_lot_usdt": "2"})
    bench.roster.release(BNB)
    bench.watch(30)
    assert len(bench.live(BNB)) == 1


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


def refuse_by_name(bench: Bench, pair: Pair) -> None:
    """OKX refuses a read by name that names this instrument."""

    def before(sent: Sent) -> None:
        if "instId=" in sent.path and pair.inst_id in sent.path:
            bench.world.fault("error_code", path="/api/v5/account/positions", code="51001", count=1)

    bench.world.before = before


def test_a_delisted_instrument_does_not_spoil_the_read_by_name_of_others(bench: Bench) -> None:
    bench.close(SOL, "delist")
    bench.close(LDO)
    refuse_by_name(bench, SOL)
    bench.watch(30)
    assert (bench.held_by(SOL), bench.reason(SOL)) == (Brake.DELISTING, Code.DELISTING)
    assert len(bench.live(LDO)) == 1


def test_when_only_delisted_instruments_are_gone_nothing_more_is_read(bench: Bench) -> None:
    bench.close(SOL, "delist")
    refuse_by_name(bench, SOL)
    before = len(bench.world.sent)
    bench.check()
    assert bench.asked(before) == ["account/positions", "account/positions", "public/instruments"]
    assert bench.held_by(SOL) is Brake.DELISTING


@pytest.mark.parametrize("part", ["positions-history", "orders-history", "public/instruments", "market/tickers",
                                  "leverage-info", "batch-orders"])  # fmt: skip
def test_an_instrument_that_is_delisted_in_the_middle_of_a_refill_ends_in_a_hold(bench: Bench, part: str) -> None:
    """It may go between any two requests; the other pair of the batch is refilled all the same."""
    venue = bench.world.exchange.venue
    bench.close(SOL)
    bench.close(LDO)
    on_request(bench, part, lambda: venue.state.contracts.pop("SOL-USDT-SWAP"))
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
        ("set_field", {"path": LEVERAGE, "field": "lever", "value": ""}, Code.EMPTY_BOOK),
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
    assert bench.report.look_again_s <= 5
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


def test_a_paused_pair_is_left_alone_until_the_pause_is_over(bench: Bench) -> None:
    until = bench.clock.now() + timedelta(minutes=10)
    bench.roster.pause(SOL, until)
    bench.close(SOL)
    bench.watch(590)
    assert bench.sent_orders() == []
    row = bench.row(SOL)
    assert (row.state, bench.reason(SOL), row.next_act) == (PairState.PAUSED, Code.PAIR_PAUSED, until)
    assert bench.shield() is ShieldEvent.QUIET
    bench.watch(30)
    assert len(bench.live(SOL)) == 1
    assert bench.row(SOL).state is PairState.HELD


def test_a_pause_can_be_ended_early(bench: Bench) -> None:
    bench.roster.pause(SOL, bench.clock.now() + timedelta(hours=8))
    bench.close(SOL)
    bench.watch(120)
    bench.roster.pause(SOL, None)
    bench.watch(70)
    assert len(bench.live(SOL)) == 1


@pytest.mark.parametrize("part", ["instType=SWAP", "instId=", "positions-history", "orders-history", "account/config",
                                  "public/instruments", "market/tickers", "leverage-info"])  # fmt: skip
@pytest.mark.parametrize("how", ["at the guard", "in the journal", "both"])
def test_a_shield_lowered_at_any_step_of_a_check_sends_nothing(bench: Bench, part: str, how: str) -> None:
    def lower() -> None:
        if how != "in the journal":
            bench.guard.lower()
        if how != "at the guard":
            bench.roster.lower_shield()

    bench.close(SOL)
    on_request(bench, part, lower)
    report = bench.check()
    assert bench.sent_orders() == []
    assert report.complete
    bench.watch(120)
    assert bench.sent_orders() == []
    bench.guard.lift()
    bench.roster.raise_shield()
    bench.watch(30)
    assert len(bench.live(SOL)) == 1


@pytest.mark.parametrize("part", ["instType=SWAP", "instId=", "positions-history", "orders-history", "account/config",
                                  "public/instruments", "market/tickers", "leverage-info"])  # fmt: skip
@pytest.mark.parametrize("what", ["drop", "pause", "rules", "hold"])
def test_what_a_person_decides_at_any_step_of_a_check_counts(bench: Bench, part: str, what: str) -> None:
    """The window's thread writes to the same journal while the guard's thread is in the middle of a check."""
    deeds: dict[str, Callable[[], object]] = {
        "drop": lambda: bench.roster.drop(SOL),
        "pause": lambda: bench.roster.pause(SOL, bench.clock.now() + timedelta(hours=1)),
        "rules": lambda: bench.roster.set_rules(change(AS_ASKED, {"watch_only": "true"})),
        "hold": lambda: bench.roster.set_rules(change(AS_ASKED, {"pair_cap": "1"})),
    }
    bench.roster.set_rules(change(AS_ASKED, {"repeat_waits_s": "0"}))
    bench.close(SOL)
    bench.watch(60)
    assert len(bench.sent_orders()) == 1
    bench.close(SOL)
    on_request(bench, part, deeds[what])
    report = bench.check()
    assert len(bench.sent_orders()) == 1
    assert report.complete
    assert report.hold is None
    bench.watch(120)
    assert len(bench.sent_orders()) == 1
    assert report.failure is None


def test_a_pair_dropped_while_its_order_is_under_way_keeps_its_order_accounted_for(bench: Bench) -> None:
    bench.world.fault("lost_answer", count=1)
    bench.close(SOL)
    on_request(bench, "batch-orders", lambda: bench.roster.drop(SOL))
    bench.watch(60)
    assert not bench.book.attempts
    assert not bench.book.gaps
    assert len(bench.log(ActionKind.REFILL)) == 1
    assert bench.shield() is ShieldEvent.QUIET


def test_watch_only_writes_down_what_it_would_have_opened_once(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"watch_only": "true"}))
    bench.close(SOL)
    bench.watch(600)
    assert bench.sent_orders() == []
    (line,) = bench.log(ActionKind.WOULD_REFILL)
    assert (line.pair, line.size is not None, line.margin is not None) == (SOL, True, True)
    assert (bench.row(SOL).state, bench.reason(SOL)) == (PairState.WAITING, Code.WATCH_ONLY)
    bench.roster.set_rules(AS_ASKED)
    bench.watch(70)
    assert len(bench.live(SOL)) == 1


@pytest.mark.parametrize(
    ("wishes", "what"),
    [
        ({"field": "uid", "value": "900000000000000001"}, "uid"),
        ({"field": "acctLv", "value": "3"}, "account_mode"),
        ({"field": "posMode", "value": "net_mode"}, "position_mode"),
    ],
)
def test_another_account_than_the_armed_one_holds_everything(bench: Bench, wishes: dict[str, str], what: str) -> None:
    bench.world.fault("set_field", path=CONFIG, **wishes)
    bench.close(SOL)
    bench.watch(120)
    assert bench.sent_orders() == []
    assert bench.report.hold
    assert (bench.report.hold.code, bench.report.hold.param("what")) == (Code.ACCOUNT_CHANGED, what)
    assert bench.shield() is ShieldEvent.BRAKED
    bench.world.heal()
    bench.close(LDO)
    assert {report.requests for report in bench.watch(120)} == {1}
    assert bench.sent_orders() == []
    bench.roster.release_account()
    bench.watch(70)
    assert len(bench.live(SOL)) == 1


@pytest.mark.parametrize("level", ["1", "4"])
def test_an_account_mode_without_a_margin_of_ones_own_holds_everything(bench: Bench, level: str) -> None:
    bench.world.fault("set_field", path=CONFIG, field="acctLv", value=level)
    bench.close(SOL)
    bench.watch(120)
    assert bench.sent_orders() == []
    assert bench.report.hold


def test_isolated_margin_moved_by_hand_holds_isolated_pairs_alone(bench: Bench) -> None:
    bench.world.fault("set_field", path=CONFIG, field="ctIsoMode", value="autonomy")
    bench.close(DOT)
    bench.close(SOL)
    bench.watch(60)
    assert (bench.held_by(DOT), bench.reason(DOT)) == (Brake.MODE, Code.UNSUPPORTED_ACCOUNT)
    assert len(bench.live(SOL)) == 1


def test_a_contract_whose_margin_is_not_usdt_is_held_with_its_reason(bench: Bench) -> None:
    bench.world.fault("set_field", path="/api/v5/public/instruments", field="settleCcy", value="BTC")
    bench.close(SOL)
    bench.watch(60)
    assert bench.sent_orders() == []
    assert (bench.row(SOL).state, bench.reason(SOL)) == (PairState.ON_HOLD, Code.NOT_LINEAR)


def test_maintenance_is_waited_out(bench: Bench) -> None:
    bench.world.fault("maintenance", seconds=1800)
    bench.close(SOL)
    bench.watch(1700)
    assert bench.live(SOL) == []
    assert len(bench.sent_orders()) < 30
    bench.watch(300)
    assert len(bench.live(SOL)) == len(bench.orders(SOL)) == 1
    assert bench.shield() is ShieldEvent.QUIET


def test_a_check_too_long_under_way_reads_everything_again_before_it_sends(bench: Bench) -> None:
    """Between the list and the order lie reads of four seconds each."""
    for part in ("positions-history", "orders-history", "config", "tickers", "leverage-info"):
        room = {"positions-history": "account", "config": "account", "leverage-info": "account",
                "orders-history": "trade", "tickers": "market"}[part]  # fmt: skip
        bench.world.fault("delay", path=f"/api/v5/{room}/{part}", ms=4000, count=1)
    bench.close(SOL)
    bench.check()
    assert bench.sent_orders() == []
    assert bench.reason(SOL) is Code.EVIDENCE_OLD
    bench.watch(10)
    assert len(bench.live(SOL)) == 1


ETH = Pair("ETH-USDT-SWAP", PosSide.LONG)


def test_positions_outside_the_set_are_shown_and_left_alone(bench: Bench) -> None:
    bench.open(ETH, "0.5")
    report = bench.check()
    assert [row.pair for row in report.unprotected] == [ETH]
    bench.close(ETH)
    bench.watch(120)
    assert bench.sent_orders() == []
