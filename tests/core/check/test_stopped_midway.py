"""What a person decides counts at once, in the middle of a check too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from pairguard_gui.core.judge import market
from pairguard_gui.core.judge.sizing import size_order
from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.state.changes import AttemptPlanned, Change
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import AS_ASKED, change
from pairguard_gui.core.values.shield import ShieldEvent
from tests.support.guard_rig import LDO, SOL, GuardRig


def test_a_paused_pair_is_left_alone_until_the_pause_is_over(rig: GuardRig) -> None:
    until = rig.clock.now() + timedelta(minutes=10)
    rig.commands.pause(SOL, until)
    rig.close(SOL)
    rig.watch(590)
    assert rig.sent_orders() == []
    row = rig.row(SOL)
    assert (row.state, rig.reason(SOL), row.next_act) == (PairState.PAUSED, Code.PAIR_PAUSED, until)
    assert rig.shield() is ShieldEvent.QUIET
    rig.watch(30)
    assert len(rig.live(SOL)) == 1
    assert rig.row(SOL).state is PairState.HELD


def test_a_pause_can_be_ended_early(rig: GuardRig) -> None:
    rig.commands.pause(SOL, rig.clock.now() + timedelta(hours=8))
    rig.close(SOL)
    rig.watch(120)
    rig.commands.pause(SOL, None)
    rig.watch(70)
    assert len(rig.live(SOL)) == 1


@pytest.mark.parametrize("part", ["instType=SWAP", "instId=", "positions-history", "orders-history", "account/config",
                                  "public/instruments", "market/tickers", "leverage-info"])  # fmt: skip
@pytest.mark.parametrize("how", ["at the guard", "in the journal", "both"])
def test_a_shield_lowered_at_any_step_of_a_check_sends_nothing(rig: GuardRig, part: str, how: str) -> None:
    def lower() -> None:
        if how != "in the journal":
            rig.guard.halt()
        if how != "at the guard":
            rig.commands.lower_shield()

    rig.close(SOL)
    rig.just_before(part, lower)
    report = rig.check()
    assert rig.sent_orders() == []
    assert report.complete
    rig.watch(120)
    assert rig.sent_orders() == []
    rig.guard.resume(rig.guard.halts)
    rig.commands.raise_shield()
    rig.watch(30)
    assert len(rig.live(SOL)) == 1


@pytest.mark.parametrize("part", ["instType=SWAP", "instId=", "positions-history", "orders-history", "account/config",
                                  "public/instruments", "market/tickers", "leverage-info"])  # fmt: skip
@pytest.mark.parametrize("what", ["drop", "pause", "rules", "hold"])
def test_what_a_person_decides_at_any_step_of_a_check_counts(rig: GuardRig, part: str, what: str) -> None:
    """The window's thread writes to the same journal while the guard's thread is in the middle of a check."""
    actions: dict[str, Callable[[], object]] = {
        "drop": lambda: rig.commands.drop(SOL),
        "pause": lambda: rig.commands.pause(SOL, rig.clock.now() + timedelta(hours=1)),
        "rules": lambda: rig.commands.set_rules(change(AS_ASKED, {"watch_only": "true"})),
        "hold": lambda: rig.commands.set_rules(change(AS_ASKED, {"pair_cap": "1"})),
    }
    rig.commands.set_rules(change(AS_ASKED, {"repeat_waits_s": "0"}))
    rig.close(SOL)
    rig.watch(60)
    assert len(rig.sent_orders()) == 1
    rig.close(SOL)
    rig.just_before(part, actions[what])
    report = rig.check()
    assert len(rig.sent_orders()) == 1
    assert report.complete
    assert report.hold is None
    rig.watch(120)
    assert len(rig.sent_orders()) == 1
    assert report.failure is None


def test_a_pair_dropped_while_its_order_is_under_way_keeps_its_order_accounted_for(rig: GuardRig) -> None:
    rig.world.fault("lost_answer", count=1)
    rig.close(SOL)
    rig.just_before("batch-orders", lambda: rig.commands.drop(SOL))
    rig.watch(60)
    assert not rig.state.attempts
    assert not rig.state.gaps
    assert len(rig.log(ActionKind.REFILL)) == 1
    assert rig.shield() is ShieldEvent.QUIET


def test_watch_only_writes_down_what_it_would_have_opened_once(rig: GuardRig) -> None:
    rig.commands.set_rules(change(AS_ASKED, {"watch_only": "true"}))
    rig.close(SOL)
    rig.watch(600)
    assert rig.sent_orders() == []
    (line,) = rig.log(ActionKind.WOULD_REFILL)
    assert (line.pair, line.size is not None, line.margin is not None) == (SOL, True, True)
    assert (rig.row(SOL).state, rig.reason(SOL)) == (PairState.WAITING, Code.WATCH_ONLY)
    rig.commands.set_rules(AS_ASKED)
    rig.watch(70)
    assert len(rig.live(SOL)) == 1


STOPS: dict[str, Callable[[GuardRig], None]] = {
    "the shield": lambda rig: rig.guard.halt(),
    "the pair": lambda rig: rig.guard.block(SOL),
}


@pytest.mark.parametrize("what", STOPS)
def test_what_is_stopped_between_commit_and_order_does_not_leave(rig: GuardRig, what: str) -> None:
    """The click comes while the disk writes the order down: it is settled as never sent, and that is told."""
    rig.close(SOL)
    clicks = [STOPS[what]]

    def at_commit(changes: Sequence[Change]) -> None:
        if any(isinstance(one, AttemptPlanned) for one in changes) and clicks:
            clicks.pop()(rig)

    rig.journal.at_commit = at_commit
    rig.check()
    assert not clicks
    assert rig.sent_orders() == []
    assert not rig.state.attempts
    assert not rig.state.recent
    told = [line.reason for line in rig.log(ActionKind.REFUSED)]
    assert told == [Reason.of(Code.NOT_SENT)]
    rig.watch(120)
    assert rig.sent_orders() == []
    rig.guard.resume(rig.guard.halts)
    rig.guard.unblock(SOL)
    rig.watch(90)
    assert len(rig.live(SOL)) == len(rig.orders(SOL)) == 1


def test_a_pair_stopped_between_commit_and_order_does_not_keep_the_others_back(rig: GuardRig) -> None:
    rig.close(SOL)
    rig.close(LDO)

    def at_commit(changes: Sequence[Change]) -> None:
        if any(isinstance(one, AttemptPlanned) for one in changes):
            rig.guard.block(SOL)

    rig.journal.at_commit = at_commit
    rig.watch(60)
    assert {order["instId"] for order in rig.sent_orders()} == {LDO.inst_id}
    assert len(rig.live(LDO)) == 1


@pytest.mark.parametrize("part", ["instType=SWAP", "positions-history", "market/tickers", "leverage-info", "instId="])
def test_a_pair_left_alone_at_any_step_of_a_check_gets_no_order(rig: GuardRig, part: str) -> None:
    rig.close(SOL)
    rig.just_before(part, lambda: rig.guard.block(SOL))
    rig.watch(120)
    assert rig.sent_orders() == []
    rig.guard.unblock(SOL)
    rig.watch(60)
    assert len(rig.live(SOL)) == 1


def test_a_start_does_not_undo_a_stop_that_came_after_it(rig: GuardRig) -> None:
    started = rig.guard.halts
    rig.guard.halt()
    rig.guard.resume(started)
    rig.close(SOL)
    rig.watch(60)
    assert rig.sent_orders() == []


def test_rules_that_change_between_size_and_commit_are_heeded(rig: GuardRig, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = [change(AS_ASKED, {"margin_usdt": "0.5"})]

    def meanwhile(*facts: Any) -> Any:
        size = size_order(*facts)
        if changed:
            rig.commands.set_rules(changed.pop())
        return size

    monkeypatch.setattr(market, "size_order", meanwhile)
    rig.close(SOL)
    rig.check()
    assert rig.sent_orders() == []
    assert rig.reason(SOL) is Code.EVIDENCE_OLD
    rig.watch(30)
    assert len(rig.live(SOL)) == 1
    assert rig.state.reserved(rig.clock.now()) <= Decimal("0.5")
