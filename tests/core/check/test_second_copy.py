"""Two installations on one account: never two positions for one death, and one of them stops."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.shield import ShieldEvent
from tests.support.guard_rig import LDO, SOL, GuardRig
from tests.support.world import World


def two_copies() -> tuple[GuardRig, GuardRig]:
    """Two installations guard the same account, neither knows of the other."""
    world = World()
    one, two = GuardRig(world, installation="PGone"), GuardRig(world, installation="PGtwo")
    one.arm()
    two.arm()
    one.pass_time(30)
    return one, two


def test_a_second_copy_is_found_by_its_order_and_this_one_stops() -> None:
    one, two = two_copies()
    one.close(SOL)
    two.check()
    two.close(SOL)
    one.check()
    assert len(two.orders(SOL)) == 1
    assert one.report.hold == Reason.of(Code.SECOND_COPY, ours="PGone", theirs="PGtwo")
    assert one.shield() is ShieldEvent.BRAKED
    assert one.state.hold
    assert one.state.hold.brake is Brake.SECOND_COPY


def test_a_second_copy_is_found_by_the_position_it_opened_first() -> None:
    one, two = two_copies()
    one.close(SOL)
    two.check()
    one.check()
    assert one.report.hold == Reason.of(Code.SECOND_COPY, ours="PGone", theirs="PGtwo")
    one.close(LDO)
    one.watch(30)
    two.watch(30)
    assert [order.ticket.tag for order in one.orders()] == ["PGtwo", "PGtwo"]
    assert two.report.hold is None


def test_two_copies_never_open_two_positions_for_one_death() -> None:
    """Each second another of them looks first; the account is held by one of them before anything is doubled."""
    one, two = two_copies()
    one.close(SOL)
    one.check()
    two.check()
    one.watch(60)
    two.watch(60)
    assert len(one.fills(SOL)) == len(one.live(SOL)) == 1


@pytest.mark.parametrize("lag", [0, 8])
def test_two_copies_at_the_same_second_derive_the_same_id_and_open_one_position(lag: int) -> None:
    one, two = two_copies()
    one.close(SOL)
    if lag:
        one.world.fault("hide_pairs", pairs=[str(SOL)], seconds=lag)
    one.check()
    two.check()
    assert len(one.fills(SOL)) == 1
    one.watch(100)
    two.watch(100)
    assert len(one.live(SOL)) == len(one.orders(SOL)) == 1
    assert {rig.report.hold.code for rig in (one, two) if rig.report.hold} <= {Code.SECOND_COPY}


def test_the_hold_of_a_second_copy_is_released_by_a_person() -> None:
    one, two = two_copies()
    one.close(SOL)
    two.check()
    two.close(SOL)
    one.check()
    assert one.shield() is ShieldEvent.BRAKED
    two.commands.lower_shield()
    one.commands.release_account()
    one.watch(60)
    assert one.report.hold is None
    assert len(one.live(SOL)) == 1


def test_an_order_of_another_copy_from_before_this_one_was_armed_is_history() -> None:
    world = World()
    old = GuardRig(world, installation="PGold").arm()
    old.pass_time(30)
    old.close(SOL)
    old.watch(10)
    new = GuardRig(world, installation="PGnew").arm()
    new.close(SOL)
    new.pass_time(1)
    new.check()
    assert new.report.hold is None
    assert len(new.fills(SOL)) == 2


def test_a_gap_name_is_the_same_for_every_copy_of_the_program() -> None:
    one, two = two_copies()
    one.close(SOL)
    one.world.fault("history_missing")
    one.check()
    two.check()
    assert one.gap(SOL).gap_id == two.gap(SOL).gap_id
    assert two.gap(SOL).opened_at - one.gap(SOL).opened_at < timedelta(seconds=1)


def test_an_order_of_another_copy_under_our_own_id_stops_this_one() -> None:
    """Our order got lost, and the other copy answered the same death meanwhile."""
    one, two = two_copies()
    one.world.fault("lost_request", path="/api/v5/trade/batch-orders", method="POST", count=1)
    one.close(SOL)
    one.check()
    two.check()
    one.pass_time(2)
    one.check()
    assert len(one.orders(SOL)) == 1
    assert one.report.hold == Reason.of(Code.SECOND_COPY, ours="PGone", theirs="PGtwo")


def test_armed_by_an_exchange_s_clock_that_runs_ahead_it_counts_from_our_own() -> None:
    world = World()
    world.fault("clock_skew", skew_s=3600)
    rig = GuardRig(world, installation="PGone")
    rig.arm()
    assert rig.state.armed
    assert rig.state.armed.at <= rig.clock.now()
