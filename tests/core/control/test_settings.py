"""What a person decides without the exchange: drop and pause pairs, release holds, set the rules."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from pairguard_gui.core.control.settings import AccountSettings, CommandRefused, protected_pair
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import AS_ASKED, CAREFUL, RuleError, change
from tests.support.guard_rig import ACCOUNT, BNB, SOL, GuardRig

ETH = Pair("ETH-USDT-SWAP", PosSide.LONG)


def test_a_dropped_pair_takes_its_gap_with_it_and_is_never_refilled(rig: GuardRig) -> None:
    rig.world.fault("history_missing")
    rig.close(SOL)
    rig.check()
    assert rig.row(SOL).gap
    state = rig.commands.drop(SOL)
    assert (state.pair(SOL), state.gaps) == (None, ())
    rig.world.heal()
    rig.watch(120)
    assert rig.sent_orders() == []
    assert len(rig.report.pairs) == 19


def test_a_dropped_pair_can_come_back_as_if_it_were_new(rig: GuardRig) -> None:
    rig.commands.drop(SOL)
    rig.commands.protect(SOL)
    rig.close(SOL)
    rig.pass_time(60)
    rig.check()
    assert len(rig.orders(SOL)) == 1


@pytest.mark.parametrize("action", ["drop", "pause", "release", "rules"])
def test_only_protected_pairs_can_be_dropped_paused_released_or_given_rules(rig: GuardRig, action: str) -> None:
    actions = {
        "drop": lambda: rig.commands.drop(ETH),
        "pause": lambda: rig.commands.pause(ETH, None),
        "release": lambda: rig.commands.release(ETH),
        "rules": lambda: rig.commands.set_pair_rules(ETH, {}),
    }
    with pytest.raises(CommandRefused) as error:
        actions[action]()
    assert error.value.reason == Reason.of(Code.NOT_PROTECTED, pair=str(ETH))


def test_a_pause_and_its_end_are_logged(rig: GuardRig) -> None:
    until = rig.clock.now() + timedelta(hours=1)
    rig.commands.pause(SOL, until)
    rig.commands.pause(SOL, None)
    paused, resumed = rig.log(ActionKind.PAUSED, ActionKind.RESUMED)
    assert (paused.pair, paused.reason) == (SOL, Reason.of(Code.PAIR_PAUSED, until=until))
    assert (resumed.pair, resumed.reason) == (SOL, None)


def test_letting_go_where_nothing_is_held_changes_nothing(rig: GuardRig) -> None:
    before = rig.state
    assert rig.commands.release(SOL) == before
    assert rig.commands.release_account() == before
    rig.world.fault("history_missing")
    rig.close(SOL)
    rig.check()
    rig.commands.release(SOL)
    assert rig.gap(SOL).released == frozenset()
    assert rig.log(ActionKind.RELEASED) == []


def test_rules_are_replaced_and_kept(rig: GuardRig) -> None:
    rig.commands.set_rules(CAREFUL)
    rig.start_program()
    assert rig.state.rules == CAREFUL


def test_the_log_tells_the_rules_that_are_new_and_no_others(rig: GuardRig) -> None:
    rig.commands.set_rules(change(AS_ASKED, {"pair_cap": "5", "on_manual": "ask"}))
    rig.commands.set_rules(change(AS_ASKED, {"pair_cap": "5"}))
    assert [line.detail for line in rig.log(ActionKind.RULES_CHANGED)] == [
        "on_manual=ask, pair_cap=5",
        "on_manual=refill",
    ]


def test_where_no_rule_is_new_the_log_tells_nothing(rig: GuardRig) -> None:
    rig.commands.set_rules(rig.state.rules)
    rig.commands.set_pair_rules(BNB, {})
    assert rig.log(ActionKind.RULES_CHANGED) == []


def test_a_pairs_own_rules_are_kept_logged_and_can_be_taken_back(rig: GuardRig) -> None:
    rig.commands.set_pair_rules(BNB, {"margin_usdt": "2", "on_adl": "ask"})
    rig.start_program()
    assert rig.state.rules_of(BNB).margin_usdt == Decimal(2)
    assert rig.state.rules_of(SOL) == AS_ASKED
    assert rig.log(ActionKind.RULES_CHANGED)[0].detail == "margin_usdt=2, on_adl=ask"
    rig.commands.set_pair_rules(BNB, {})
    assert rig.state.rules_of(BNB) == AS_ASKED
    assert rig.log(ActionKind.RULES_CHANGED)[1].detail == "margin_usdt=1, on_adl=refill", "the account's again"


def test_of_a_pairs_own_rules_the_log_tells_those_that_are_new(rig: GuardRig) -> None:
    rig.commands.set_pair_rules(BNB, {"pair_cap": " 3.0", "on_adl": "ASK"})
    rig.commands.set_pair_rules(BNB, {"pair_cap": "3", "on_adl": "ask", "margin_usdt": "2"})
    kept = rig.state.pair(BNB)
    assert kept
    assert kept.overrides == (("margin_usdt", "2"), ("on_adl", "ask"), ("pair_cap", "3"))
    assert [line.detail for line in rig.log(ActionKind.RULES_CHANGED)] == ["on_adl=ask, pair_cap=3", "margin_usdt=2"]


def test_nonsense_for_a_pair_changes_nothing(rig: GuardRig) -> None:
    for rules in ({"margin_usdt": "none"}, {"account_cap": "3"}):
        with pytest.raises(RuleError):
            rig.commands.set_pair_rules(BNB, rules)
    assert rig.state.rules_of(BNB) == AS_ASKED


def test_rules_of_a_pair_nobody_protects_are_those_of_the_account(rig: GuardRig) -> None:
    assert rig.state.rules_of(ETH) == AS_ASKED


@pytest.mark.parametrize("text", [str(ETH), "nonsense", "", "SOL-USDT-SWAP"])
def test_what_is_no_pair_of_the_set_is_refused_as_it_was_written(rig: GuardRig, text: str) -> None:
    with pytest.raises(CommandRefused) as error:
        protected_pair(rig.state, text)
    assert error.value.reason == Reason.of(Code.NOT_PROTECTED, pair=text)


def test_a_pair_of_the_set_is_found_by_its_name(rig: GuardRig) -> None:
    assert protected_pair(rig.state, str(SOL)) == SOL


def test_settings_need_no_exchange(rig: GuardRig) -> None:
    settings = AccountSettings(ACCOUNT, rig.environment, rig.journal, rig.clock)
    sent = len(rig.world.sent)
    settings.set_rules(CAREFUL)
    settings.pause(BNB, None)
    settings.drop(SOL)
    assert settings.lower_shield().raised is False
    assert len(rig.world.sent) == sent
