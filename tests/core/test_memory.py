"""What survives: a crash at any request, a lost or restored journal, a second copy, a night away."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest

from pairguard_gui.core.book import AttemptState, Brake, GapState
from pairguard_gui.core.events import ActionKind, PairState
from pairguard_gui.core.reason import Code, Reason
from pairguard_gui.core.rules import AS_ASKED, CAREFUL, change
from pairguard_gui.core.shield import ShieldEvent
from tests.support.bench import ACCOUNT, BNB, DOGE, DOT, LDO, SOL, Bench, BenchJournal
from tests.support.world import Sent, World, nothing

HOUR = 3600


class Killed(BaseException):
    """The process ends here."""


def die_at(bench: Bench, nth: int, *, on_the_way_back: bool) -> None:
    """The process dies with the n-th request from now, before it arrives or before its answer does."""
    count = len(bench.world.sent) + nth
    send = bench.world.send

    def before(sent: Sent) -> None:
        del sent
        if len(bench.world.sent) != count:
            return
        bench.world.before = nothing
        if on_the_way_back:
            last = bench.world.sent[-1]
            send(last.method, last.path, last.headers, last.body, 15)
        raise Killed

    bench.world.before = before


@pytest.mark.parametrize("on_the_way_back", [False, True])
@pytest.mark.parametrize("nth", range(1, 12))
def test_a_crash_at_any_request_of_a_refill_ends_in_one_position(nth: int, on_the_way_back: bool) -> None:
    bench = Bench().arm()
    bench.pass_time(30)
    bench.close(SOL)
    die_at(bench, nth, on_the_way_back=on_the_way_back)
    with pytest.raises(Killed):
        bench.check()
    bench.start_program()
    bench.pass_time(3)
    bench.watch(200)
    assert len(bench.fills(SOL)) == len(bench.live(SOL)) == 1
    assert bench.shield() is ShieldEvent.QUIET


@pytest.mark.parametrize("asleep", [10, 30, 90, 7200, 30_000])
@pytest.mark.parametrize("on_the_way_back", [False, True])
def test_a_sleep_right_after_the_order_left_ends_in_one_position(asleep: int, on_the_way_back: bool) -> None:
    bench = Bench().arm()
    bench.pass_time(30)
    bench.close(SOL)
    bench.world.fault("lost_answer" if on_the_way_back else "lost_request", count=1)
    bench.check()
    bench.clock.suspend_s(asleep)
    bench.watch(200)
    assert len(bench.fills(SOL)) == len(bench.live(SOL)) == 1
    assert bench.shield() is ShieldEvent.QUIET


def copied(bench: Bench) -> sqlite3.Connection:
    """What a backup of the journal holds at this moment."""
    backup = sqlite3.connect(":memory:")
    bench.journal._connection._live().backup(backup)
    return backup


def restored(bench: Bench, backup: sqlite3.Connection) -> None:
    """The same profile with yesterday's journal in it."""
    journal = BenchJournal(bench.installation)
    backup.backup(journal._connection._live())
    backup.close()
    journal._ids, journal._names = dict(bench.journal._ids), dict(bench.journal._names)
    bench.journal = journal
    bench.start_program()


def test_a_backup_from_before_the_order_finds_it_by_walking_and_sends_nothing(bench: Bench) -> None:
    """The backup knows of the proven death, not of the order; the list does not show the new position yet."""
    bench.roster.set_rules(change(AS_ASKED, {"repeat_waits_s": "20"}))
    bench.close(SOL)
    bench.watch(10)
    assert bench.gap(SOL).state is GapState.PROVEN
    backup = copied(bench)
    bench.watch(15)
    assert len(bench.orders(SOL)) == 1
    restored(bench, backup)
    bench.world.fault("hide_pairs", pairs=[str(SOL)], seconds=8)
    bench.check()
    assert bench.gap(SOL).state is GapState.FILLED
    assert [line.detail for line in bench.log(ActionKind.REFILL)] == ["found"]
    bench.watch(60)
    assert len(bench.sent_orders()) == len(bench.orders(SOL)) == 1
    assert bench.shield() is ShieldEvent.QUIET


def test_a_backup_from_before_the_death_finds_the_order_too(bench: Bench) -> None:
    backup = copied(bench)
    bench.close(SOL)
    bench.watch(20)
    restored(bench, backup)
    bench.world.fault("hide_pairs", pairs=[str(SOL)], seconds=8)
    bench.watch(60)
    assert len(bench.sent_orders()) == len(bench.orders(SOL)) == len(bench.live(SOL)) == 1
    assert bench.shield() is ShieldEvent.QUIET


def test_a_backup_restored_after_the_refill_died_as_well_refills_once_more(bench: Bench) -> None:
    backup = copied(bench)
    bench.close(SOL)
    bench.watch(20)
    bench.close(SOL)
    restored(bench, backup)
    bench.watch(300)
    assert len(bench.fills(SOL)) == 2
    assert len(bench.live(SOL)) == 1
    assert bench.shield() is ShieldEvent.QUIET


def test_a_backup_finds_an_order_that_has_not_ended_and_waits_for_it(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"repeat_waits_s": "20"}))
    bench.close(SOL)
    bench.watch(10)
    backup = copied(bench)
    bench.watch(15)
    restored(bench, backup)
    bench.world.fault("hide_pairs", pairs=[str(SOL)], seconds=8)
    bench.world.fault("set_field", path="/api/v5/trade/orders-history", field="state", value="live", seconds=4)
    bench.check()
    assert bench.gap(SOL).state is GapState.PROVEN
    assert bench.reason(SOL) is Code.UNKNOWN_ORDER
    bench.watch(60)
    assert len(bench.sent_orders()) == 1
    assert bench.shield() is ShieldEvent.QUIET


def test_a_backup_among_many_orders_of_the_trader_asks_for_its_order_by_name(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"repeat_waits_s": "20"}))
    bench.close(SOL)
    bench.watch(10)
    backup = copied(bench)
    bench.watch(15)
    for _ in range(120):
        bench.open(LDO, "1", client_id="bot")
    restored(bench, backup)
    bench.world.fault("hide_pairs", pairs=[str(SOL)], seconds=8)
    before = len(bench.world.sent)
    bench.check()
    assert "trade/order" in bench.asked(before)
    bench.watch(60)
    assert len(bench.sent_orders()) == 1
    assert bench.shield() is ShieldEvent.QUIET


def test_among_many_orders_of_the_trader_twenty_deaths_still_have_their_digits_asked_for(bench: Bench) -> None:
    for _ in range(120):
        bench.open(LDO, "1", client_id="bot")
    bench.close_all()
    reports = bench.watch(300)
    assert max(report.requests for report in reports) <= 12
    assert len(bench.orders()) == 20
    assert bench.report.missing == ()


def test_a_lost_journal_protects_what_is_open_and_sends_nothing(bench: Bench) -> None:
    bench.close(SOL)
    bench.watch(20)
    fresh = Bench(bench.world, installation="PGnew").arm()
    fresh.watch(120)
    assert len(fresh.report.pairs) == 20
    assert fresh.sent_orders() == bench.sent_orders()
    assert fresh.shield() is ShieldEvent.QUIET


def two_copies() -> tuple[Bench, Bench]:
    """Two installations guard the same account, neither knows of the other."""
    world = World()
    one, two = Bench(world, installation="PGone"), Bench(world, installation="PGtwo")
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
    assert one.book.hold
    assert one.book.hold.brake is Brake.SECOND_COPY


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
    assert {bench.report.hold.code for bench in (one, two) if bench.report.hold} <= {Code.SECOND_COPY}


def test_the_hold_of_a_second_copy_is_released_by_a_person() -> None:
    one, two = two_copies()
    one.close(SOL)
    two.check()
    two.close(SOL)
    one.check()
    assert one.shield() is ShieldEvent.BRAKED
    two.roster.lower_shield()
    one.roster.release_account()
    one.watch(60)
    assert one.report.hold is None
    assert len(one.live(SOL)) == 1


def test_an_order_of_another_copy_from_before_this_one_was_armed_is_history() -> None:
    world = World()
    old = Bench(world, installation="PGold").arm()
    old.pass_time(30)
    old.close(SOL)
    old.watch(10)
    new = Bench(world, installation="PGnew").arm()
    new.close(SOL)
    new.pass_time(1)
    new.check()
    assert new.report.hold is None
    assert len(new.fills(SOL)) == 2


@pytest.mark.parametrize("hours", [5, 7])
def test_what_vanished_during_the_night_is_refilled_when_it_is_on_record(bench: Bench, hours: int) -> None:
    bench.close(SOL)
    bench.clock.suspend_s(hours * HOUR)
    bench.check()
    assert bench.gap(SOL).away is (hours > 6)
    assert len(bench.live(SOL)) == 1
    assert bench.log(ActionKind.VANISHED)[0].pair == SOL


def test_away_without_a_record_is_asked_about(bench: Bench) -> None:
    bench.close(SOL)
    bench.world.fault("history_missing")
    bench.clock.suspend_s(7 * HOUR)
    bench.watch(600)
    assert bench.sent_orders() == []
    assert (bench.row(SOL).state, bench.reason(SOL), bench.held_by(SOL)) == (
        PairState.ON_HOLD,
        Code.AWAY,
        Brake.AWAY,
    )
    bench.roster.release(SOL)
    bench.check()
    assert len(bench.live(SOL)) == 1


def test_careful_asks_about_whatever_vanished_while_it_was_away(bench: Bench) -> None:
    bench.roster.set_rules(change(CAREFUL, {"on_manual": "refill"}))
    bench.close(SOL)
    bench.clock.suspend_s(7 * HOUR)
    bench.watch(60)
    assert bench.sent_orders() == []
    assert bench.reason(SOL) is Code.AWAY


def test_a_guard_that_was_switched_off_for_long_was_away_as_well(bench: Bench) -> None:
    bench.roster.lower_shield()
    bench.pass_time(7 * HOUR)
    bench.close(SOL)
    bench.roster.raise_shield()
    bench.check()
    assert bench.gap(SOL).away


def test_an_outage_of_more_than_six_hours_is_an_absence_as_well(bench: Bench) -> None:
    bench.close(SOL)
    bench.world.fault("unreachable")
    for _ in range(5):
        bench.check()
        bench.pass_time(2 * HOUR)
    bench.world.heal()
    bench.watch(30)
    assert bench.log(ActionKind.VANISHED)
    assert len(bench.live(SOL)) == 1
    assert bench.book.gap(SOL) is None or bench.gap(SOL).away


def test_the_protected_set_and_its_lives_outlive_the_program(bench: Bench) -> None:
    before = bench.book
    bench.start_program()
    assert bench.book == before
    bench.check()
    assert bench.shield() is ShieldEvent.QUIET


def test_the_refills_of_the_day_are_counted_across_restarts(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"pair_cap": "2"}))
    for _ in range(3):
        bench.close(SOL)
        bench.watch(90)
        bench.start_program()
    assert len(bench.fills(SOL)) == 2
    assert bench.held_by(SOL) is Brake.PAIR_CAP


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


def test_attempts_of_a_dead_program_are_looked_up_before_anything_else(bench: Bench) -> None:
    bench.close(SOL)
    die_at(bench, 10, on_the_way_back=True)
    with pytest.raises(Killed):
        bench.check()
    assert bench.attempt(SOL).state is AttemptState.SENT
    bench.start_program()
    before = len(bench.world.sent)
    bench.check()
    asked = [part for part in bench.asked(before) if part != "public/time"]
    assert asked[:2] == ["trade/order", "account/positions"]
    assert bench.journal.book(ACCOUNT).last_complete


def test_a_gap_name_is_the_same_for_every_copy_of_the_program() -> None:
    one, two = two_copies()
    one.close(SOL)
    one.world.fault("history_missing")
    one.check()
    two.check()
    assert one.gap(SOL).gap_id == two.gap(SOL).gap_id
    assert two.gap(SOL).opened_at - one.gap(SOL).opened_at < timedelta(seconds=1)
