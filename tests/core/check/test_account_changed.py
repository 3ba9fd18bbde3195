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
from tests.core.examples import account, armed
from tests.support.guard_rig import DOT, LDO, SOL, GuardRig

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
def test_another_account_than_the_armed_one_holds_everything(rig: GuardRig, wishes: dict[str, str], what: str) -> None:
    rig.world.fault("set_field", path=CONFIG, **wishes)
    rig.close(SOL)
    rig.watch(120)
    assert rig.sent_orders() == []
    assert rig.report.hold
    assert (rig.report.hold.code, rig.report.hold.param("what")) == (Code.ACCOUNT_CHANGED, what)
    assert rig.shield() is ShieldEvent.BRAKED
    rig.world.heal()
    rig.close(LDO)
    assert {report.requests for report in rig.watch(120)} == {1}
    assert rig.sent_orders() == []
    rig.commands.release_account()
    rig.watch(70)
    assert len(rig.live(SOL)) == 1


def test_the_list_of_another_account_opens_no_gap(rig: GuardRig) -> None:
    """Who answers is asked before the first absence is counted: what another account lacks is no death of ours."""
    rig.world.fault("set_field", path=CONFIG, field="uid", value="900000000000000001")
    rig.world.fault("hide_pairs", path="/api/v5/account/positions", pairs=[str(SOL), str(LDO)])
    before = len(rig.world.sent)
    last = rig.state.last_complete
    rig.check()
    assert rig.asked(before) == ["account/positions", "account/config"]
    assert (rig.state.gaps, rig.state.last_complete) == ((), last)
    assert rig.reason(SOL) is Code.ACCOUNT_CHANGED
    rig.watch(120)
    assert rig.state.gaps == ()
    rig.world.heal()
    rig.commands.release_account()
    rig.watch(70)
    assert rig.shield() is ShieldEvent.QUIET


def test_who_answers_is_asked_once_in_a_check(rig: GuardRig) -> None:
    rig.close(SOL)
    before = len(rig.world.sent)
    rig.check()
    assert rig.asked(before).count("account/config") == 1
    assert len(rig.live(SOL)) == 1


def test_what_was_armed_for_one_environment_is_not_guarded_in_another() -> None:
    assert armed().differs(account(), armed().environment) == ""
    assert armed(environment=Environment.DEMO).differs(account(), Environment.LIVE) == "environment"


@pytest.mark.parametrize("level", ["1", "4"])
def test_an_account_mode_without_a_margin_of_ones_own_holds_everything(rig: GuardRig, level: str) -> None:
    rig.world.fault("set_field", path=CONFIG, field="acctLv", value=level)
    rig.close(SOL)
    rig.watch(120)
    assert rig.sent_orders() == []
    assert rig.report.hold


def test_isolated_margin_moved_by_hand_holds_isolated_pairs_alone(rig: GuardRig) -> None:
    rig.world.fault("set_field", path=CONFIG, field="ctIsoMode", value="autonomy")
    rig.close(DOT)
    rig.close(SOL)
    rig.watch(60)
    assert (rig.held_by(DOT), rig.reason(DOT)) == (Brake.MODE, Code.MANUAL_ISOLATED)
    assert len(rig.live(SOL)) == 1


def test_a_contract_whose_margin_is_not_usdt_is_held_with_its_reason(rig: GuardRig) -> None:
    rig.world.fault("set_field", path="/api/v5/public/instruments", field="settleCcy", value="BTC")
    rig.close(SOL)
    rig.watch(60)
    assert rig.sent_orders() == []
    assert (rig.row(SOL).state, rig.reason(SOL)) == (PairState.ON_HOLD, Code.NOT_LINEAR)


def test_maintenance_is_waited_out(rig: GuardRig) -> None:
    rig.world.fault("maintenance", seconds=1800)
    rig.close(SOL)
    rig.watch(1700)
    assert rig.live(SOL) == []
    assert len(rig.sent_orders()) < 30
    rig.watch(300)
    assert len(rig.live(SOL)) == len(rig.orders(SOL)) == 1
    assert rig.shield() is ShieldEvent.QUIET


def test_a_check_too_long_under_way_reads_everything_again_before_it_sends(rig: GuardRig) -> None:
    """Between the list and the order lie reads of four seconds each."""
    for part in ("positions-history", "orders-history", "config", "tickers", "leverage-info"):
        room = {"positions-history": "account", "config": "account", "leverage-info": "account",
                "orders-history": "trade", "tickers": "market"}[part]  # fmt: skip
        rig.world.fault("delay", path=f"/api/v5/{room}/{part}", ms=4000, count=1)
    rig.close(SOL)
    rig.check()
    assert rig.sent_orders() == []
    assert rig.reason(SOL) is Code.EVIDENCE_OLD
    rig.watch(10)
    assert len(rig.live(SOL)) == 1


def test_positions_outside_the_set_are_shown_and_left_alone(rig: GuardRig) -> None:
    rig.open(ETH, "0.5")
    report = rig.check()
    assert [row.pair for row in report.unprotected] == [ETH]
    rig.close(ETH)
    rig.watch(120)
    assert rig.sent_orders() == []


def test_an_account_that_changed_while_a_proven_death_waited_holds_everything(rig: GuardRig) -> None:
    rig.commands.set_rules(change(AS_ASKED, {"repeat_waits_s": "120"}))
    rig.close(SOL)
    rig.watch(60)
    rig.world.fault("set_field", path=CONFIG, field="posMode", value="net_mode")
    rig.watch(120)
    assert rig.sent_orders() == []
    assert rig.report.hold
    assert rig.report.hold.param("what") == "position_mode"
