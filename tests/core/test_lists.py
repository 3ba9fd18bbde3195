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
from tests.support.bench import SOL, Bench
from tests.support.world import Sent, nothing

POSITIONS = "/api/v5/account/positions"


def hide_from_the_list(bench: Bench) -> None:
    """From now on the full list leaves SOL out, and only the full list."""

    def before(sent: Sent) -> None:
        bench.world.heal()
        if sent.target == POSITIONS and "instId" not in sent.path:
            bench.world.fault("hide_pairs", pairs=[str(SOL)])

    bench.world.before = before


def kept_list(bench: Bench) -> Callable[[], None]:
    """Keep the list of this moment; the answer makes the exchange show it again, until it is healed."""
    bench.world.fault("stale", path=POSITIONS)
    bench.check()
    (kept,) = bench.world.exchange.faults.current(bench.clock.true_ms)
    bench.world.heal()

    def show_again() -> None:
        bench.world.exchange.faults.add(kept.fault)
        (shown,) = bench.world.exchange.faults.current(bench.clock.true_ms)
        shown.memory.update(kept.memory)

    return show_again


def test_a_list_that_lacks_a_living_pair_opens_nothing(bench: Bench) -> None:
    """The general list leaves it out; the read by name finds it: a veto, however long it lasts."""
    hide_from_the_list(bench)
    bench.watch(900)
    assert bench.sent_orders() == []
    assert (bench.row(SOL).state, bench.reason(SOL)) == (PairState.LOOKING, Code.TARGET_VETO)
    assert bench.gap(SOL).state is GapState.SUSPECTED


def test_after_a_veto_the_three_minutes_begin_anew(bench: Bench) -> None:
    """A long lie of the list and one short lie of the read by name must not add up to a proof."""
    hide_from_the_list(bench)
    bench.watch(900)
    bench.world.before = nothing
    bench.world.fault("hide_pairs", pairs=[str(SOL)])
    bench.watch(170)
    assert bench.sent_orders() == []
    assert bench.reason(SOL) is Code.HISTORY_LATE


def test_a_flapping_list_opens_nothing(bench: Bench) -> None:
    bench.world.fault("flapping", seconds=900)
    bench.watch(960)
    assert bench.sent_orders() == []
    assert bench.shield() is ShieldEvent.QUIET


def test_a_list_of_earlier_lives_is_no_information(bench: Bench) -> None:
    """The new position has been seen; then an old list shows the life that died, without the pair that is alive."""
    show_again = kept_list(bench)
    bench.close(SOL)
    bench.watch(60)
    assert len(bench.orders(SOL)) == 1
    show_again()
    report = bench.check()
    assert not report.complete
    assert report.failure
    assert report.failure.code is Code.STALE_ANSWER
    assert {row.state for row in report.pairs} == {PairState.UNKNOWN}
    bench.watch(20)
    assert len(bench.orders()) == 1
    bench.world.heal()
    bench.watch(90)
    assert bench.shield() is ShieldEvent.QUIET
    assert len(bench.orders()) == 1


def test_a_position_whose_end_is_on_record_is_not_alive_because_an_old_list_says_so(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"repeat_waits_s": "60"}))
    show_again = kept_list(bench)
    bench.close(SOL)
    bench.watch(20)
    assert bench.gap(SOL).state is GapState.PROVEN
    show_again()
    report = bench.check()
    assert report.failure
    assert report.failure.code is Code.STALE_ANSWER
    assert bench.gap(SOL).state is GapState.PROVEN
    bench.world.heal()
    bench.watch(120)
    assert len(bench.orders(SOL)) == len(bench.live(SOL)) == 1


def test_an_answer_that_took_longer_than_five_seconds_is_no_information(bench: Bench) -> None:
    bench.close(SOL)
    bench.world.fault("delay", ms=5100, path=POSITIONS)
    report = bench.check()
    assert not report.complete
    assert report.failure
    assert (report.failure.code, report.failure.param("seconds")) == (Code.LATE_ANSWER, 5)
    assert bench.state.gaps == ()
    bench.world.heal()
    bench.watch(30)
    assert len(bench.orders(SOL)) == 1


def test_an_answer_just_in_time_counts(bench: Bench) -> None:
    bench.world.fault("delay", ms=4900, path=POSITIONS)
    assert bench.check().complete


def test_a_late_read_by_name_leaves_the_gap_as_it_is(bench: Bench) -> None:
    bench.close(SOL)

    def slow(sent: Sent) -> None:
        if "instId" in sent.path:
            bench.world.fault("delay", ms=5100, count=1)

    bench.world.before = slow
    report = bench.check()
    assert (report.complete, report.shield_event) == (True, ShieldEvent.GAP_OPEN)
    assert bench.reason(SOL) is Code.LATE_ANSWER
    assert bench.sent_orders() == []


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
    bench: Bench, kind: str, wishes: dict[str, str]
) -> None:
    bench.close(SOL)
    bench.world.fault(kind, path=POSITIONS, **wishes)
    bench.watch(300)
    assert not bench.report.complete
    assert bench.state.gaps == ()
    assert bench.sent_orders() == []
    bench.world.heal()
    bench.watch(90)
    assert len(bench.fills(SOL)) == 1


@pytest.mark.parametrize("zero", ["0", "0.00", "-0"])
def test_rows_of_nothing_are_no_positions(bench: Bench, zero: str) -> None:
    """Every list says zero and margin is in use: not believed, but read without an error."""
    bench.world.fault("set_field", path=POSITIONS, value=zero)
    report = bench.check()
    assert report.complete
    assert len(report.missing) == 20
    assert bench.sent_orders() == []
    assert bench.reason(SOL) is Code.MARGIN_VETO


def test_a_position_that_died_between_two_checks_and_was_reopened_is_simply_known_anew(bench: Bench) -> None:
    bench.close(SOL)
    bench.pass_time(5)
    bench.open(SOL, "0.5")
    bench.check()
    assert bench.sent_orders() == []
    assert [line.pair for line in bench.log(ActionKind.ADOPTED)] == [SOL]
    bench.close(SOL)
    bench.pass_time(60)
    bench.check()
    assert len(bench.orders(SOL)) == 1


def test_a_position_the_user_opens_anew_while_it_is_looked_for_is_adopted(bench: Bench) -> None:
    bench.world.fault("history_missing")
    bench.close(SOL)
    bench.watch(20)
    assert bench.reason(SOL) is Code.HISTORY_LATE
    bench.open(SOL, "0.5")
    bench.watch(60)
    assert bench.sent_orders() == []
    assert bench.state.gaps == ()
    assert [line.pair for line in bench.log(ActionKind.ADOPTED)] == [SOL]
    bench.world.heal()
    bench.close(SOL)
    bench.watch(60)
    assert len(bench.orders(SOL)) == 1


def test_a_position_opened_between_the_list_and_the_read_by_name_stops_the_refill(bench: Bench) -> None:
    bench.close(SOL)

    def quick(sent: Sent) -> None:
        if "instId" in sent.path and not bench.live(SOL):
            bench.open(SOL, "0.5")

    bench.world.before = quick
    bench.watch(60)
    assert bench.sent_orders() == []
    assert [line.kind for line in bench.log(ActionKind.ADOPTED)] == [ActionKind.ADOPTED]


def test_a_proven_gap_is_confirmed_by_name_again_before_every_try(bench: Bench) -> None:
    """The user re-opened it while the refill waited; the list of that moment does not show it yet."""
    bench.roster.set_rules(change(AS_ASKED, {"repeat_waits_s": "30"}))
    bench.close(SOL)
    bench.watch(10)
    assert bench.reason(SOL) is Code.REPEAT
    bench.open(SOL, "0.5")
    hide_from_the_list(bench)
    bench.watch(60)
    assert bench.reason(SOL) is Code.TARGET_VETO
    assert bench.sent_orders() == []
