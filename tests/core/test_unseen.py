"""A refill that filled and is not to be seen, and a position that was never gone."""

from __future__ import annotations

from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import AS_ASKED, change
from pairguard_gui.core.values.shield import ShieldEvent
from tests.support.bench import BNB, DOGE, DOT, SOL, Bench


def test_a_refill_that_is_nowhere_to_be_seen_ends_as_a_question() -> None:
    """It filled, and then neither the list, the read by name nor the history knows of it."""
    bench = Bench().arm()
    bench.pass_time(30)
    bench.close(SOL)
    bench.check()
    bench.close(SOL)
    bench.world.fault("history_missing")
    bench.watch(300)
    assert (bench.row(SOL).state, bench.reason(SOL)) == (PairState.FILLED, Code.NOT_YET_SEEN)
    bench.watch(600)
    assert (bench.row(SOL).state, bench.reason(SOL)) == (PairState.ON_HOLD, Code.REFILL_UNSEEN)
    assert len(bench.sent_orders()) == 1
    bench.roster.release(SOL)
    bench.watch(400)
    assert len(bench.fills(SOL)) == 2
    assert len(bench.live(SOL)) == 1


def test_a_death_believed_without_a_record_does_not_make_its_refill_die_unseen() -> None:
    """A person let go of the question for a proof; the new position shows up late in the list, and that is all."""
    bench = Bench(rules=change(AS_ASKED, {"on_no_record": "ask"})).arm()
    bench.world.fault("history_missing")
    bench.close(SOL)
    bench.watch(240)
    assert bench.held_by(SOL) is Brake.PROOF
    bench.roster.release(SOL)
    bench.check()
    assert len(bench.fills(SOL)) == 1
    bench.world.fault("hide_pairs", pairs=[str(SOL)], seconds=60)
    bench.watch(300)
    assert len(bench.fills(SOL)) == len(bench.sent_orders()) == 1
    assert bench.shield() is ShieldEvent.QUIET


def test_a_position_that_was_never_gone_after_all_is_kept_and_not_refilled_again(bench: Bench) -> None:
    """List, name and history lied together for minutes; the refill joined the old position, whose life went on."""
    bench.world.fault("hide_pairs", pairs=[str(SOL)])
    bench.watch(240)
    assert len(bench.fills(SOL)) == 1
    bench.world.heal()
    report = bench.check()
    assert report.failure
    assert report.failure.code is Code.STALE_ANSWER
    bench.watch(120)
    assert len(bench.sent_orders()) == len(bench.live(SOL)) == 1
    assert bench.shield() is ShieldEvent.QUIET
    assert bench.row(SOL).state is PairState.HELD


def test_pairs_of_both_margin_modes_die_and_come_back_together(bench: Bench) -> None:
    for pair in (BNB, DOT, DOGE):
        bench.close(pair)
    bench.watch(30)
    modes = {pair: position.key.mgn_mode for pair in (BNB, DOT, DOGE) for position in bench.live(pair)}
    assert modes == {BNB: "cross", DOT: "isolated", DOGE: "cross"}
    assert len(bench.world.posts()) == 2
