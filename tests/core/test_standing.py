"""The account as a brake: another one than was armed, modes without a margin of one's own, maintenance."""

from __future__ import annotations

import pytest

from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import AS_ASKED, change
from pairguard_gui.core.values.shield import ShieldEvent
from tests.core.values import account, armed
from tests.support.bench import DOT, LDO, SOL, Bench

CONFIG = "/api/v5/account/config"


ETH = Pair("ETH-USDT-SWAP", PosSide.LONG)


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


def test_the_list_of_another_account_opens_no_gap(bench: Bench) -> None:
    """Who answers is asked before the first absence is counted: what another account lacks is no death of ours."""
    bench.world.fault("set_field", path=CONFIG, field="uid", value="900000000000000001")
    bench.world.fault("hide_pairs", path="/api/v5/account/positions", pairs=[str(SOL), str(LDO)])
    before = len(bench.world.sent)
    last = bench.state.last_complete
    bench.check()
    assert bench.asked(before) == ["account/positions", "account/config"]
    assert (bench.state.gaps, bench.state.last_complete) == ((), last)
    assert bench.reason(SOL) is Code.ACCOUNT_CHANGED
    bench.watch(120)
    assert bench.state.gaps == ()
    bench.world.heal()
    bench.roster.release_account()
    bench.watch(70)
    assert bench.shield() is ShieldEvent.QUIET


def test_who_answers_is_asked_once_in_a_check(bench: Bench) -> None:
    bench.close(SOL)
    before = len(bench.world.sent)
    bench.check()
    assert bench.asked(before).count("account/config") == 1
    assert len(bench.live(SOL)) == 1


def test_what_was_armed_for_one_environment_is_not_guarded_in_another() -> None:
    assert armed().differs(account(), armed().environment) == ""
    assert armed(environment=Environment.DEMO).differs(account(), Environment.LIVE) == "environment"


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
    assert (bench.held_by(DOT), bench.reason(DOT)) == (Brake.MODE, Code.MANUAL_ISOLATED)
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


def test_positions_outside_the_set_are_shown_and_left_alone(bench: Bench) -> None:
    bench.open(ETH, "0.5")
    report = bench.check()
    assert [row.pair for row in report.unprotected] == [ETH]
    bench.close(ETH)
    bench.watch(120)
    assert bench.sent_orders() == []


def test_an_account_that_changed_while_a_proven_death_waited_holds_everything(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"repeat_waits_s": "120"}))
    bench.close(SOL)
    bench.watch(60)
    bench.world.fault("set_field", path=CONFIG, field="posMode", value="net_mode")
    bench.watch(120)
    assert bench.sent_orders() == []
    assert bench.report.hold
    assert bench.report.hold.param("what") == "position_mode"
