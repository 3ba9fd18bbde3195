"""What a person does that asks the exchange: choose pairs, release the account."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pairguard_gui.core.control.settings import CommandRefused
from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import Outcome
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.state.changes import GapClosed, GapOpened, LifeSeen, still_applies
from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.exchange_data import MarginMode
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import AS_ASKED, change
from tests.core import examples
from tests.support.guard_rig import BNB, DOT, LDO, SOL, GuardRig

CONFIG = "/api/v5/account/config"


ETH = Pair("ETH-USDT-SWAP", PosSide.LONG)
BTC = Pair("BTC-USDT-SWAP", PosSide.LONG)


def refused(error: pytest.ExceptionInfo[GuardError]) -> Code:
    return error.value.reason.code


def test_what_is_open_can_be_added_to_the_set(rig: GuardRig) -> None:
    rig.open(ETH, "0.1")
    state = rig.commands.protect_current()
    assert len(state.pairs) == 21
    assert state.pair(ETH)
    assert len(rig.commands.protect_current().pairs) == 21


def test_of_what_is_open_a_choice_can_be_added(rig: GuardRig) -> None:
    for pair in (ETH, BTC):
        rig.open(pair, "0.1")
    state = rig.commands.protect_current([ETH, ETH.opposite])
    assert state.pair(ETH)
    assert state.pair(BTC) is None
    assert state.pair(ETH.opposite) is None


def test_recording_anew_without_anything_open_drops_nothing(rig: GuardRig) -> None:
    """An empty list is no reason to forget the whole set: it may be a lie."""
    rig.world.fault("empty_positions")
    with pytest.raises(CommandRefused) as refused:
        rig.commands.record_anew()
    assert refused.value.reason.code is Code.NOTHING_TO_PROTECT
    assert len(rig.state.pairs) == 20


def test_recording_anew_makes_the_open_positions_the_set(rig: GuardRig) -> None:
    rig.world.fault("history_missing")
    rig.close(SOL)
    rig.open(ETH, "0.1")
    rig.check()
    assert rig.row(SOL).gap
    state = rig.commands.record_anew()
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
    state = rig.commands.protect_current()
    assert {kept.pair: kept.margin_mode for kept in state.pairs} == {
        LDO: MarginMode.ISOLATED,
        SOL: MarginMode.CROSS,
    }


def test_a_pair_can_be_added_by_hand_while_it_is_open_or_not() -> None:
    rig = GuardRig()
    live = rig.commands.protect(DOT).pair(DOT)
    assert live
    assert (live.margin_mode, live.life is not None) == (MarginMode.ISOLATED, True)
    bare = rig.commands.protect(ETH).pair(ETH)
    assert bare
    assert (bare.life, bare.margin_mode, bare.leverage) == (None, None, None)


def test_a_pair_added_by_hand_in_both_margin_modes_is_known_by_its_newer_position(rig: GuardRig) -> None:
    rig.commands.drop(SOL)
    rig.open(SOL, "1", mode="isolated")
    kept = rig.commands.protect(SOL).pair(SOL)
    assert kept
    assert kept.margin_mode is MarginMode.ISOLATED


def test_a_pair_cannot_be_protected_twice_or_when_it_is_not_listed(rig: GuardRig) -> None:
    for pair, code in ((SOL, Code.ALREADY_PROTECTED), (Pair("NOPE-USDT-SWAP", PosSide.LONG), Code.NOT_LISTED)):
        with pytest.raises(CommandRefused) as error:
            rig.commands.protect(pair)
        assert refused(error) is code
    assert len(rig.state.pairs) == 20


def test_a_pair_that_could_never_be_refilled_cannot_be_protected(rig: GuardRig) -> None:
    rig.world.fault("set_field", path="/api/v5/public/instruments", field="ctType", value="inverse")
    with pytest.raises(CommandRefused) as error:
        rig.commands.protect(ETH)
    assert refused(error) is Code.NOT_LINEAR


def test_letting_go_of_an_account_arms_it_as_it_is_now(rig: GuardRig) -> None:
    rig.world.fault("set_field", path=CONFIG, field="acctLv", value="3")
    rig.close(SOL)
    rig.check()
    assert rig.state.hold
    state = rig.commands.release_account()
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
    with pytest.raises(CommandRefused):
        rig.commands.release_account()
    assert rig.state.hold


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
    rig.commands.set_rules(change(AS_ASKED, {"smallest_lot_usdt": "0"}))
    rig.check()
    dear = rig.row(BNB).preview
    assert dear
    assert dear.reason
    assert (dear.contracts, dear.reason.code) == (None, Code.LOT_TOO_LARGE)
    assert rig.row(BNB).state is PairState.HELD
