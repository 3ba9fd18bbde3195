"""What a person does with the set: choose pairs, pause them, let go of holds, set the rules."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from pairguard_gui.core.control.commands import RosterError
from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import Outcome
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.state.changes import GapClosed, GapOpened, LifeSeen, still_applies
from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.exchange_data import MarginMode
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import AS_ASKED, CAREFUL, RuleError, change
from tests.core import examples
from tests.support.guard_rig import BNB, DOT, LDO, SOL, GuardRig

CONFIG = "/api/v5/account/config"


ETH = Pair("ETH-USDT-SWAP", PosSide.LONG)
BTC = Pair("BTC-USDT-SWAP", PosSide.LONG)


def refused(error: pytest.ExceptionInfo[GuardError]) -> Code:
    return error.value.reason.code


def test_what_is_open_can_be_added_to_the_set(rig: GuardRig) -> None:
    rig.open(ETH, "0.1")
    state = rig.roster.protect_current()
    assert len(state.pairs) == 21
    assert state.pair(ETH)
    assert len(rig.roster.protect_current().pairs) == 21


def test_of_what_is_open_a_choice_can_be_added(rig: GuardRig) -> None:
    for pair in (ETH, BTC):
        rig.open(pair, "0.1")
    state = rig.roster.protect_current([ETH, ETH.opposite])
    assert state.pair(ETH)
    assert state.pair(BTC) is None
    assert state.pair(ETH.opposite) is None


def test_recording_anew_without_anything_open_drops_nothing(rig: GuardRig) -> None:
    """An empty list is no reason to forget the whole set: it may be a lie."""
    rig.world.fault("empty_positions")
    with pytest.raises(RosterError) as refused:
        rig.roster.record_anew()
    assert refused.value.reason.code is Code.NOTHING_TO_PROTECT
    assert len(rig.state.pairs) == 20


def test_recording_anew_makes_the_open_positions_the_set(rig: GuardRig) -> None:
    rig.world.fault("history_missing")
    rig.close(SOL)
    rig.open(ETH, "0.1")
    rig.check()
    assert rig.row(SOL).gap
    state = rig.roster.record_anew()
    assert state.pair(SOL) is None
    assert state.pair(ETH)
    assert state.gaps == ()
    assert [line.pair for line in rig.log(ActionKind.DROPPED)] == [SOL]
    rig.watch(300)
    assert rig.sent_orders() == []


def test_of_a_pair_in_both_margin_modes_the_newer_position_is_remembered() -> None:
    """Whatever the position ids are: they say nothing about age."""
    rig = GuardRig(starts=False)
    for older, newer in ((MarginMode.CROSS, MarginMode.ISOLATED), (MarginMode.ISOLATED, MarginMode.CROSS)):
        pair = SOL if newer is MarginMode.CROSS else LDO
        for mode in (older, newer):
            rig.open(pair, "1", mode=mode)
            rig.pass_time(5)
        first, second = sorted(rig.live(pair), key=lambda position: position.c_time)
        first.pos_id, second.pos_id = second.pos_id, first.pos_id
    state = rig.roster.protect_current()
    assert {kept.pair: kept.margin_mode for kept in state.pairs} == {
        LDO: MarginMode.ISOLATED,
        SOL: MarginMode.CROSS,
    }


def test_a_pair_can_be_added_by_hand_while_it_is_open_or_not() -> None:
    rig = GuardRig()
    live = rig.roster.protect(DOT).pair(DOT)
    assert live
    assert (live.margin_mode, live.life is not None) == (MarginMode.ISOLATED, True)
    bare = rig.roster.protect(ETH).pair(ETH)
    assert bare
    assert (bare.life, bare.margin_mode, bare.leverage) == (None, None, None)


def test_a_pair_added_by_hand_in_both_margin_modes_is_known_by_its_newer_position(rig: GuardRig) -> None:
    rig.roster.drop(SOL)
    rig.open(SOL, "1", mode="isolated")
    kept = rig.roster.protect(SOL).pair(SOL)
    assert kept
    assert kept.margin_mode is MarginMode.ISOLATED


def test_a_pair_cannot_be_protected_twice_or_when_it_is_not_listed(rig: GuardRig) -> None:
    for pair, code in ((SOL, Code.ALREADY_PROTECTED), (Pair("NOPE-USDT-SWAP", PosSide.LONG), Code.NOT_LISTED)):
        with pytest.raises(RosterError) as error:
            rig.roster.protect(pair)
        assert refused(error) is code
    assert len(rig.state.pairs) == 20


def test_a_pair_that_could_never_be_refilled_cannot_be_protected(rig: GuardRig) -> None:
    rig.world.fault("set_field", path="/api/v5/public/instruments", field="ctType", value="inverse")
    with pytest.raises(RosterError) as error:
        rig.roster.protect(ETH)
    assert refused(error) is Code.NOT_LINEAR


def test_a_dropped_pair_takes_its_gap_with_it_and_is_never_refilled(rig: GuardRig) -> None:
    rig.world.fault("history_missing")
    rig.close(SOL)
    rig.check()
    assert rig.row(SOL).gap
    state = rig.roster.drop(SOL)
    assert (state.pair(SOL), state.gaps) == (None, ())
    rig.world.heal()
    rig.watch(120)
    assert rig.sent_orders() == []
    assert len(rig.report.pairs) == 19


def test_a_dropped_pair_can_come_back_as_if_it_were_new(rig: GuardRig) -> None:
    rig.roster.drop(SOL)
    rig.roster.protect(SOL)
    rig.close(SOL)
    rig.pass_time(60)
    rig.check()
    assert len(rig.orders(SOL)) == 1


@pytest.mark.parametrize("action", ["drop", "pause", "release", "rules"])
def test_only_protected_pairs_can_be_dropped_paused_released_or_given_rules(rig: GuardRig, action: str) -> None:
    actions = {
        "drop": lambda: rig.roster.drop(ETH),
        "pause": lambda: rig.roster.pause(ETH, None),
        "release": lambda: rig.roster.release(ETH),
        "rules": lambda: rig.roster.set_pair_rules(ETH, {}),
    }
    with pytest.raises(RosterError) as error:
        actions[action]()
    assert error.value.reason == Reason.of(Code.NOT_PROTECTED, pair=str(ETH))


def test_a_pause_and_its_end_are_logged(rig: GuardRig) -> None:
    until = rig.clock.now() + timedelta(hours=1)
    rig.roster.pause(SOL, until)
    rig.roster.pause(SOL, None)
    paused, resumed = rig.log(ActionKind.PAUSED, ActionKind.RESUMED)
    assert (paused.pair, paused.reason) == (SOL, Reason.of(Code.PAIR_PAUSED, until=until))
    assert (resumed.pair, resumed.reason) == (SOL, None)


def test_letting_go_where_nothing_is_held_changes_nothing(rig: GuardRig) -> None:
    before = rig.state
    assert rig.roster.release(SOL) == before
    assert rig.roster.release_account() == before
    rig.world.fault("history_missing")
    rig.close(SOL)
    rig.check()
    rig.roster.release(SOL)
    assert rig.gap(SOL).released == frozenset()
    assert rig.log(ActionKind.RELEASED) == []


def test_letting_go_of_an_account_arms_it_as_it_is_now(rig: GuardRig) -> None:
    rig.world.fault("set_field", path=CONFIG, field="acctLv", value="3")
    rig.close(SOL)
    rig.check()
    assert rig.state.hold
    state = rig.roster.release_account()
    assert state.hold is None
    assert state.armed
    assert state.armed.account_mode == 3
    assert rig.log(ActionKind.RELEASED)[0].reason == Reason.of(Code.ACCOUNT_CHANGED, what="account_mode")
    rig.check()
    assert len(rig.live(SOL)) == 1


def test_an_account_that_cannot_be_guarded_is_not_let_go(rig: GuardRig) -> None:
    rig.world.fault("set_field", path=CONFIG, field="acctLv", value="4")
    rig.close(SOL)
    rig.check()
    with pytest.raises(RosterError):
        rig.roster.release_account()
    assert rig.state.hold


def test_rules_are_replaced_kept_and_logged(rig: GuardRig) -> None:
    rig.roster.set_rules(CAREFUL)
    rig.start_program()
    assert rig.state.rules == CAREFUL
    assert "pair_cap=4" in rig.log(ActionKind.RULES_CHANGED)[0].detail


def test_a_pairs_own_rules_are_kept_logged_and_can_be_taken_back(rig: GuardRig) -> None:
    rig.roster.set_pair_rules(BNB, {"margin_usdt": "2", "on_adl": "ask"})
    rig.start_program()
    assert rig.state.rules_of(BNB).margin_usdt == Decimal(2)
    assert rig.state.rules_of(SOL) == AS_ASKED
    assert rig.log(ActionKind.RULES_CHANGED)[0].detail == "margin_usdt=2, on_adl=ask"
    rig.roster.set_pair_rules(BNB, {})
    assert rig.state.rules_of(BNB) == AS_ASKED


def test_nonsense_for_a_pair_changes_nothing(rig: GuardRig) -> None:
    for rules in ({"margin_usdt": "none"}, {"account_cap": "3"}):
        with pytest.raises(RuleError):
            rig.roster.set_pair_rules(BNB, rules)
    assert rig.state.rules_of(BNB) == AS_ASKED


def test_rules_of_a_pair_nobody_protects_are_those_of_the_account(rig: GuardRig) -> None:
    assert rig.state.rules_of(ETH) == AS_ASKED


def test_changes_about_what_is_gone_no_longer_apply() -> None:
    here = examples.state(pairs=(examples.protected(),), gaps=(examples.gap(),))
    gone = examples.state(pairs=(), gaps=())
    closed = GapClosed(examples.GAP_ID, Outcome.ADOPTED, examples.NOW)
    seen, opened = LifeSeen.of(examples.position()), GapOpened(examples.gap())
    assert [still_applies(change, here) for change in (closed, seen, opened)] == [True, True, True]
    assert [still_applies(change, gone) for change in (closed, seen, opened)] == [False, False, False]


def test_the_report_shows_what_a_refill_would_open_now(rig: GuardRig) -> None:
    rig.check()
    preview = rig.row(SOL).preview
    assert preview
    assert preview.contracts == Decimal("0.11")
    assert preview.margin is not None
    assert preview.margin <= 1
    rig.roster.set_rules(change(AS_ASKED, {"smallest_lot_usdt": "0"}))
    rig.check()
    dear = rig.row(BNB).preview
    assert dear
    assert dear.reason
    assert (dear.contracts, dear.reason.code) == (None, Code.LOT_TOO_LARGE)
    assert rig.row(BNB).state is PairState.HELD
