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
from tests.support.bench import LDO, SOL, Bench


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
            bench.guard.halt()
        if how != "at the guard":
            bench.roster.lower_shield()

    bench.close(SOL)
    bench.just_before(part, lower)
    report = bench.check()
    assert bench.sent_orders() == []
    assert report.complete
    bench.watch(120)
    assert bench.sent_orders() == []
    bench.guard.resume(bench.guard.halts)
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
    bench.just_before(part, deeds[what])
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
    bench.just_before("batch-orders", lambda: bench.roster.drop(SOL))
    bench.watch(60)
    assert not bench.state.attempts
    assert not bench.state.gaps
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


STOPS: dict[str, Callable[[Bench], None]] = {
    "the shield": lambda bench: bench.guard.halt(),
    "the pair": lambda bench: bench.guard.block(SOL),
}


@pytest.mark.parametrize("what", STOPS)
def test_what_is_stopped_between_commit_and_order_does_not_leave(bench: Bench, what: str) -> None:
    """The click comes while the disk writes the order down: it is settled as never sent, and that is told."""
    bench.close(SOL)
    clicks = [STOPS[what]]

    def at_commit(changes: Sequence[Change]) -> None:
        if any(isinstance(one, AttemptPlanned) for one in changes) and clicks:
            clicks.pop()(bench)

    bench.journal.at_commit = at_commit
    bench.check()
    assert not clicks
    assert bench.sent_orders() == []
    assert not bench.state.attempts
    assert not bench.state.recent
    told = [line.reason for line in bench.log(ActionKind.REFUSED)]
    assert told == [Reason.of(Code.NOT_SENT)]
    bench.watch(120)
    assert bench.sent_orders() == []
    bench.guard.resume(bench.guard.halts)
    bench.guard.unblock(SOL)
    bench.watch(90)
    assert len(bench.live(SOL)) == len(bench.orders(SOL)) == 1


def test_a_pair_stopped_between_commit_and_order_does_not_keep_the_others_back(bench: Bench) -> None:
    bench.close(SOL)
    bench.close(LDO)

    def at_commit(changes: Sequence[Change]) -> None:
        if any(isinstance(one, AttemptPlanned) for one in changes):
            bench.guard.block(SOL)

    bench.journal.at_commit = at_commit
    bench.watch(60)
    assert {order["instId"] for order in bench.sent_orders()} == {LDO.inst_id}
    assert len(bench.live(LDO)) == 1


@pytest.mark.parametrize("part", ["instType=SWAP", "positions-history", "market/tickers", "leverage-info", "instId="])
def test_a_pair_left_alone_at_any_step_of_a_check_gets_no_order(bench: Bench, part: str) -> None:
    bench.close(SOL)
    bench.just_before(part, lambda: bench.guard.block(SOL))
    bench.watch(120)
    assert bench.sent_orders() == []
    bench.guard.unblock(SOL)
    bench.watch(60)
    assert len(bench.live(SOL)) == 1


def test_a_start_does_not_undo_a_stop_that_came_after_it(bench: Bench) -> None:
    started = bench.guard.halts
    bench.guard.halt()
    bench.guard.resume(started)
    bench.close(SOL)
    bench.watch(60)
    assert bench.sent_orders() == []


def test_rules_that_change_between_size_and_commit_are_heeded(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = [change(AS_ASKED, {"margin_usdt": "0.5"})]

    def meanwhile(*facts: Any) -> Any:
        size = size_order(*facts)
        if changed:
            bench.roster.set_rules(changed.pop())
        return size

    monkeypatch.setattr(market, "size_order", meanwhile)
    bench.close(SOL)
    bench.check()
    assert bench.sent_orders() == []
    assert bench.reason(SOL) is Code.EVIDENCE_OLD
    bench.watch(30)
    assert len(bench.live(SOL)) == 1
    assert bench.state.reserved(bench.clock.now()) <= Decimal("0.5")
