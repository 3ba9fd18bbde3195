"""A list that is old, late or odd is no information; a position that came back is adopted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import GapState
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import AS_ASKED, change
from pairguard_gui.core.values.shield import ShieldEvent
from tests.support.guard_rig import SOL, GuardRig
from tests.support.world import Sent, nothing

POSITIONS = "/api/v5/account/positions"


def hide_from_the_list(rig: GuardRig) -> None:
    """From now on the full list leaves SOL out, and only the full list."""

    def before(sent: Sent) -> None:
        rig.world.heal()
        if sent.target == POSITIONS and "instId" not in sent.path:
            rig.world.fault("hide_pairs", pairs=[str(SOL)])

    rig.world.before = before


def kept_list(rig: GuardRig) -> Callable[[], None]:
    """Keep the list of this moment; the answer makes the exchange show it again, until it is healed."""
    rig.world.fault("stale", path=POSITIONS)
    rig.check()
    (kept,) = rig.world.exchange.faults.current(rig.clock.true_ms)
    rig.world.heal()

    def show_again() -> None:
        rig.world.exchange.faults.add(kept.fault)
        (shown,) = rig.world.exchange.faults.current(rig.clock.true_ms)
        shown.memory.update(kept.memory)

    return show_again


def test_a_list_that_lacks_a_living_pair_opens_nothing(rig: GuardRig) -> None:
    """The general list leaves it out; the read by name finds it: a veto, however long it lasts."""
    hide_from_the_list(rig)
    rig.watch(900)
    assert rig.sent_orders() == []
    assert (rig.row(SOL).state, rig.reason(SOL)) == (PairState.LOOKING, Code.TARGET_VETO)
    assert rig.gap(SOL).state is GapState.SUSPECTED


def test_after_a_veto_the_three_minutes_begin_anew(rig: GuardRig) -> None:
    """A long lie of the list and one short lie of the read by name must not add up to a proof."""
    hide_from_the_list(rig)
    rig.watch(900)
    rig.world.before = nothing
    rig.world.fault("hide_pairs", pairs=[str(SOL)])
    rig.watch(170)
    assert rig.sent_orders() == []
    assert rig.reason(SOL) is Code.HISTORY_LATE


def test_a_flapping_list_opens_nothing(rig: GuardRig) -> None:
    rig.world.fault("flapping", seconds=900)
    rig.watch(960)
    assert rig.sent_orders() == []
    assert rig.shield() is ShieldEvent.QUIET


def test_a_list_of_earlier_lives_is_no_information(rig: GuardRig) -> None:
    """The new position has been seen; then an old list shows the life that died, without the pair that is alive."""
    show_again = kept_list(rig)
    rig.close(SOL)
    rig.watch(60)
    assert len(rig.orders(SOL)) == 1
    show_again()
    report = rig.check()
    assert not report.complete
    assert report.failure
    assert report.failure.code is Code.STALE_ANSWER
    assert {row.state for row in report.pairs} == {PairState.UNKNOWN}
    rig.watch(20)
    assert len(rig.orders()) == 1
    rig.world.heal()
    rig.watch(90)
    assert rig.shield() is ShieldEvent.QUIET
    assert len(rig.orders()) == 1


def test_a_position_whose_end_is_on_record_is_not_alive_because_an_old_list_says_so(rig: GuardRig) -> None:
    rig.commands.set_rules(change(AS_ASKED, {"repeat_waits_s": "60"}))
    show_again = kept_list(rig)
    rig.close(SOL)
    rig.watch(20)
    assert rig.gap(SOL).state is GapState.PROVEN
    show_again()
    report = rig.check()
    assert report.failure
    assert report.failure.code is Code.STALE_ANSWER
    assert rig.gap(SOL).state is GapState.PROVEN
    rig.world.heal()
    rig.watch(120)
    assert len(rig.orders(SOL)) == len(rig.live(SOL)) == 1


def test_an_answer_that_took_longer_than_five_seconds_is_no_information(rig: GuardRig) -> None:
    rig.close(SOL)
    rig.world.fault("delay", ms=5100, path=POSITIONS)
    report = rig.check()
    assert not report.complete
    assert report.failure
    assert (report.failure.code, report.failure.param("seconds")) == (Code.LATE_ANSWER, 5)
    assert rig.state.gaps == ()
    rig.world.heal()
    rig.watch(30)
    assert len(rig.orders(SOL)) == 1


def test_an_answer_just_in_time_counts(rig: GuardRig) -> None:
    rig.world.fault("delay", ms=4900, path=POSITIONS)
    assert rig.check().complete


def test_a_late_read_by_name_leaves_the_gap_as_it_is(rig: GuardRig) -> None:
    rig.close(SOL)

    def slow(sent: Sent) -> None:
        if "instId" in sent.path:
            rig.world.fault("delay", ms=5100, count=1)

    rig.world.before = slow
    report = rig.check()
    assert (report.complete, report.shield_event) == (True, ShieldEvent.GAP_OPEN)
    assert rig.reason(SOL) is Code.LATE_ANSWER
    assert rig.sent_orders() == []


@pytest.mark.parametrize(
    ("kind", "wishes"),
    [
        ("pos_blank", {}),
        ("wrong_type", {}),
        ("drop_field", {}),
        ("drop_field", {"field": "posId", "to": "positionId"}),
        ("duplicate_row", {}),
        ("cut_json", {}),
        ("http_status", {"status": 502}),
        ("http_status", {"status": 403}),
        ("error_code", {"code": "50026"}),
        ("rate_limit", {}),
        ("set_field", {"field": "cTime", "value": "yesterday"}),
        ("set_field", {"field": "pos", "value": "NaN"}),
        ("set_field", {"field": "mgnMode", "value": "cash"}),
    ],
)
def test_a_list_that_is_not_what_okx_promises_is_no_information(
    rig: GuardRig, kind: str, wishes: dict[str, str]
) -> None:
    rig.close(SOL)
    rig.world.fault(kind, path=POSITIONS, **wishes)
    rig.watch(300)
    assert not rig.report.complete
    assert rig.state.gaps == ()
    assert rig.sent_orders() == []
    rig.world.heal()
    rig.watch(90)
    assert len(rig.fills(SOL)) == 1


@pytest.mark.parametrize("zero", ["0", "0.00", "-0"])
def test_rows_of_nothing_are_no_positions(rig: GuardRig, zero: str) -> None:
    """Every list says zero and margin is in use: not believed, but read without an error."""
    rig.world.fault("set_field", path=POSITIONS, value=zero)
    report = rig.check()
    assert report.complete
    assert len(report.missing) == 20
    assert rig.sent_orders() == []
    assert rig.reason(SOL) is Code.MARGIN_VETO


def test_a_position_that_died_between_two_checks_and_was_reopened_is_simply_known_anew(rig: GuardRig) -> None:
    rig.close(SOL)
    rig.pass_time(5)
    rig.open(SOL, "0.5")
    rig.check()
    assert rig.sent_orders() == []
    assert [line.pair for line in rig.log(ActionKind.ADOPTED)] == [SOL]
    rig.close(SOL)
    rig.pass_time(60)
    rig.check()
    assert len(rig.orders(SOL)) == 1


def test_a_position_the_user_opens_anew_while_it_is_looked_for_is_adopted(rig: GuardRig) -> None:
    rig.world.fault("history_missing")
    rig.close(SOL)
    rig.watch(20)
    assert rig.reason(SOL) is Code.HISTORY_LATE
    rig.open(SOL, "0.5")
    rig.watch(60)
    assert rig.sent_orders() == []
    assert rig.state.gaps == ()
    assert [line.pair for line in rig.log(ActionKind.ADOPTED)] == [SOL]
    rig.world.heal()
    rig.close(SOL)
    rig.watch(60)
    assert len(rig.orders(SOL)) == 1


def test_a_position_opened_between_the_list_and_the_read_by_name_stops_the_refill(rig: GuardRig) -> None:
    rig.close(SOL)

    def quick(sent: Sent) -> None:
        if "instId" in sent.path and not rig.live(SOL):
            rig.open(SOL, "0.5")

    rig.world.before = quick
    rig.watch(60)
    assert rig.sent_orders() == []
    assert [line.kind for line in rig.log(ActionKind.ADOPTED)] == [ActionKind.ADOPTED]


def test_a_proven_gap_is_confirmed_by_name_again_before_every_try(rig: GuardRig) -> None:
    """The user re-opened it while the refill waited; the list of that moment does not show it yet."""
    rig.commands.set_rules(change(AS_ASKED, {"repeat_waits_s": "30"}))
    rig.close(SOL)
    rig.watch(10)
    assert rig.reason(SOL) is Code.REPEAT
    rig.open(SOL, "0.5")
    hide_from_the_list(rig)
    rig.watch(60)
    assert rig.reason(SOL) is Code.TARGET_VETO
    assert rig.sent_orders() == []
