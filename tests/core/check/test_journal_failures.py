"""When nothing can be written down, nothing is sent, and what was sent is not forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from pairguard_gui.core.state.account_state import AttemptState
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.state.changes import AttemptPlanned, Change, GapOpened, GapProven
from pairguard_gui.core.values.errors import JournalUnwritable
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.shield import ShieldEvent
from tests.support.guard_rig import SOL, GuardRig
from tests.support.world import Sent, nothing

DISK_FULL = JournalUnwritable(Code.JOURNAL, problem="disk_full")


def plans(changes: Sequence[Change]) -> bool:
    return any(isinstance(change, AttemptPlanned) for change in changes)


def opens_a_gap(changes: Sequence[Change]) -> bool:
    return any(isinstance(change, GapOpened) for change in changes)


def proves(changes: Sequence[Change]) -> bool:
    return any(isinstance(change, GapProven) for change in changes)


@pytest.mark.parametrize("when", [plans, opens_a_gap, proves, None])
def test_a_journal_that_cannot_be_written_sends_nothing(rig: GuardRig, when: Any) -> None:
    rig.journal.failing = DISK_FULL
    if when:
        rig.journal.fails_when = when
    rig.close(SOL)
    rig.check()
    assert rig.shield() is ShieldEvent.BRAKED
    assert Reason.of(Code.JOURNAL, problem="disk_full") in (rig.report.hold, rig.report.failure)
    rig.watch(120)
    assert rig.sent_orders() == []
    rig.journal.failing = None
    rig.watch(60)
    assert len(rig.orders(SOL)) == len(rig.live(SOL)) == 1


def test_a_journal_that_fails_after_the_order_left_forgets_nothing(rig: GuardRig) -> None:
    """The answer cannot be written: the attempt stays as it was committed and is looked up when writing works again."""

    def after_the_order(sent: Sent) -> None:
        if sent.method == "POST":
            rig.journal.failing = DISK_FULL

    rig.world.before = after_the_order
    rig.close(SOL)
    report = rig.check()
    assert report.shield_event is ShieldEvent.BRAKED
    assert rig.attempt(SOL).state is AttemptState.SENT
    rig.world.before = nothing
    rig.watch(60)
    assert len(rig.sent_orders()) == 1
    rig.journal.failing = None
    rig.watch(60)
    assert len(rig.sent_orders()) == len(rig.live(SOL)) == 1
    assert rig.shield() is ShieldEvent.QUIET


def test_a_quiet_check_whose_time_cannot_be_noted_is_not_complete(rig: GuardRig) -> None:
    rig.journal.failing = DISK_FULL
    report = rig.check()
    assert (report.complete, report.shield_event) == (False, ShieldEvent.BRAKED)
    assert report.failure == Reason.of(Code.JOURNAL, problem="disk_full")


def test_a_journal_that_cannot_even_be_read_is_told(rig: GuardRig) -> None:
    rig.journal.close()
    rig.journal._state_by_account.clear()
    report = rig.check()
    assert (report.complete, report.shield_event, report.pairs) == (False, ShieldEvent.BRAKED, ())
    assert report.failure
    assert report.failure.code is Code.JOURNAL
    assert report.next_check_in_s == 5


def test_blindness_that_cannot_be_logged_is_still_reported(rig: GuardRig) -> None:
    rig.world.fault("unreachable")
    rig.check()
    rig.journal.failing = DISK_FULL
    report = rig.check()
    assert (report.shield_event, rig.log(ActionKind.BLIND)) == (ShieldEvent.NO_DATA, [])
