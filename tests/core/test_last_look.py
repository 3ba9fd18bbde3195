"""The read by name is the last thing before an order: who opens a position before it is seen, and nothing is sent."""

from __future__ import annotations

import pytest

from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.reason import Code
from tests.support.bench import LDO, SOL, Bench

BEFORE_IT = [
    "positions-history", "orders-history", "account/config", "public/instruments", "leverage-info", "market/tickers",
    "mark-price",
]  # fmt: skip


def named_look(bench: Bench) -> int:
    """When the newest read by name left."""
    return next(s.at_ms for s in reversed(bench.world.sent) if "account/positions?" in s.path and "instId=" in s.path)


@pytest.mark.parametrize("part", BEFORE_IT)
def test_who_opens_it_anew_before_the_read_by_name_gets_no_second_position(bench: Bench, part: str) -> None:
    bench.close(SOL)
    bench.just_before(part, lambda: bench.open(SOL, "1"))
    bench.check()
    assert bench.sent_orders() == []
    assert bench.reason(SOL) is Code.TARGET_VETO
    bench.world.before = lambda _: None
    bench.watch(90)
    assert bench.sent_orders() == []
    assert bench.row(SOL).state is PairState.HELD
    assert len(bench.log(ActionKind.ADOPTED)) == 1


def test_nothing_is_asked_between_the_read_by_name_and_the_order(bench: Bench) -> None:
    bench.close(SOL)
    bench.close(LDO)
    before = len(bench.world.sent)
    bench.check()
    asked = bench.asked(before)
    assert asked[asked.index("trade/batch-orders") - 1] == "account/positions"


@pytest.mark.parametrize("latency_ms", [50, 500, 1000])
def test_over_a_slow_line_the_order_leaves_one_round_trip_after_the_read_by_name(bench: Bench, latency_ms: int) -> None:
    bench.world.latency_ms = latency_ms
    bench.close(SOL)
    bench.watch(30)
    (post,) = bench.world.posts()
    assert post.at_ms - max(s.at_ms for s in bench.world.sent if s.at_ms < post.at_ms) <= latency_ms + 1
    assert len(bench.live(SOL)) == 1


def test_a_read_by_name_that_is_five_seconds_old_says_nothing_any_more(bench: Bench) -> None:
    """The disk takes its time with the proof: the look is made again before anything is sent."""
    bench.close(SOL)
    stuck = [True]

    def slow(changes: object) -> None:
        if "GapProven" in str(changes) and stuck:
            stuck.clear()
            bench.clock.pass_s(6)

    bench.journal.at_commit = slow
    bench.check()
    assert bench.sent_orders() == []
    assert bench.reason(SOL) is Code.EVIDENCE_OLD
    bench.watch(10)
    assert len(bench.live(SOL)) == 1
    assert bench.world.posts()[0].at_ms - named_look(bench) < 5000
