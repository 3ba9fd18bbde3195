from __future__ import annotations

from pairguard_gui.assembly.practice_reset import forget_market
from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.actions import ActionKind
from tests.support.bench import ACCOUNT, BNB, SOL, Bench
from tests.support.world import World


def restarted(bench: Bench) -> Bench:
    """The program again, over the same journal, at a market that began anew two minutes later."""
    bench.pass_time(120)
    bench.world = World(clock=bench.clock)
    forget_market(bench.journal, ACCOUNT, bench.clock.now())
    bench.start_program()
    return bench


def test_the_set_stays_and_nothing_is_opened() -> None:
    bench = restarted(Bench().arm())
    pairs = bench.state.pairs

    report = bench.check()

    assert report.complete
    assert [kept.pair for kept in bench.state.pairs] == [kept.pair for kept in pairs]
    assert report.missing == ()
    assert bench.sent_orders() == []


def test_positions_older_than_the_last_refill_are_believed_at_once() -> None:
    bench = Bench().arm()
    bench.close(SOL)
    bench.watch(60)
    assert bench.log(ActionKind.REFILL)

    report = restarted(bench).check()

    assert report.complete, "the new market's positions began hours before the refill of the old one"
    assert report.missing == ()


def test_an_order_whose_answer_was_lost_is_no_ghost() -> None:
    bench = Bench().arm()
    bench.close(SOL)
    bench.world.fault("lost_answer", count=1)
    bench.check()
    assert bench.state.attempts

    restarted(bench)

    assert bench.state.attempts == ()
    assert bench.state.gaps == ()
    bench.check()
    assert bench.row(SOL).state is PairState.HELD


def test_a_position_lost_in_the_new_market_is_refilled_there() -> None:
    bench = restarted(Bench().arm())
    bench.check()
    bench.close(BNB)
    bench.watch(60)

    assert [line.pair for line in bench.log(ActionKind.REFILL)] == [BNB]


def test_forgetting_twice_changes_nothing() -> None:
    bench = restarted(Bench().arm())
    once = bench.state
    forget_market(bench.journal, ACCOUNT, bench.clock.now())

    assert bench.state == once
