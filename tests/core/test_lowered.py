"""A lowered shield looks, settles what was sent, and opens nothing."""

from __future__ import annotations

from pairguard_gui.core.report import PairState
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import AS_ASKED, change
from tests.support.bench import SOL, Bench


def test_a_check_of_a_lowered_guard_shows_what_is_missing_and_does_nothing(bench: Bench) -> None:
    bench.roster.lower_shield()
    last = bench.state.last_complete
    bench.close(SOL)
    report = bench.check()
    assert (report.complete, report.missing, report.requests) == (True, (SOL,), 1)
    assert (bench.row(SOL).state, bench.reason(SOL)) == (PairState.WAITING, Code.SHIELD_DOWN)
    assert not bench.state.gaps
    assert bench.state.last_complete == last


def test_a_gap_open_when_the_shield_was_lowered_waits_for_it(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"repeat_waits_s": "600"}))
    bench.close(SOL)
    bench.watch(60)
    bench.roster.lower_shield()
    bench.watch(900)
    assert (bench.row(SOL).state, bench.reason(SOL)) == (PairState.WAITING, Code.SHIELD_DOWN)
    assert bench.sent_orders() == []
    bench.roster.raise_shield()
    bench.watch(60)
    assert len(bench.live(SOL)) == 1


def test_a_lowered_shield_still_settles_what_was_sent(bench: Bench) -> None:
    bench.world.fault("lost_answer", count=1)
    bench.close(SOL)
    bench.check()
    bench.roster.lower_shield()
    bench.watch(60)
    assert not bench.state.attempts
    assert not bench.state.gaps
