"""The read by name is the last thing before an order: who opens a position before it is seen, and nothing is sent."""

from __future__ import annotations

import pytest

from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.reason import Code
from tests.support.guard_rig import LDO, SOL, GuardRig

BEFORE_IT = [
    "positions-history", "orders-history", "account/config", "public/instruments", "leverage-info", "market/tickers",
    "mark-price",
]  # fmt: skip


def named_look(rig: GuardRig) -> int:
    """When the newest read by name left."""
    return next(s.at_ms for s in reversed(rig.world.sent) if "account/positions?" in s.path and "instId=" in s.path)


@pytest.mark.parametrize("part", BEFORE_IT)
def test_who_opens_it_anew_before_the_read_by_name_gets_no_second_position(rig: GuardRig, part: str) -> None:
    rig.close(SOL)
    rig.just_before(part, lambda: rig.open(SOL, "1"))
    rig.check()
    assert rig.sent_orders() == []
    assert rig.reason(SOL) is Code.TARGET_VETO
    rig.world.before = lambda _: None
    rig.watch(90)
    assert rig.sent_orders() == []
    assert rig.row(SOL).state is PairState.HELD
    assert len(rig.log(ActionKind.ADOPTED)) == 1


def test_nothing_is_asked_between_the_read_by_name_and_the_order(rig: GuardRig) -> None:
    rig.close(SOL)
    rig.close(LDO)
    before = len(rig.world.sent)
    rig.check()
    asked = rig.asked(before)
    assert asked[asked.index("trade/batch-orders") - 1] == "account/positions"


@pytest.mark.parametrize("latency_ms", [50, 500, 1000])
def test_over_a_slow_line_the_order_leaves_one_round_trip_after_the_read_by_name(
    rig: GuardRig, latency_ms: int
) -> None:
    rig.world.latency_ms = latency_ms
    rig.close(SOL)
    rig.watch(30)
    (post,) = rig.world.posts()
    assert post.at_ms - max(s.at_ms for s in rig.world.sent if s.at_ms < post.at_ms) <= latency_ms + 1
    assert len(rig.live(SOL)) == 1


def test_a_read_by_name_that_is_five_seconds_old_says_nothing_any_more(rig: GuardRig) -> None:
    """The disk takes its time with the proof: the look is made again before anything is sent."""
    rig.close(SOL)
    stuck = [True]

    def slow(changes: object) -> None:
        if "GapProven" in str(changes) and stuck:
            stuck.clear()
            rig.clock.pass_s(6)

    rig.journal.at_commit = slow
    rig.check()
    assert rig.sent_orders() == []
    assert rig.reason(SOL) is Code.EVIDENCE_OLD
    rig.watch(10)
    assert len(rig.live(SOL)) == 1
    assert rig.world.posts()[0].at_ms - named_look(rig) < 5000
