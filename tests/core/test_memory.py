"""What survives: a crash at any request, a sleep, a lost or restored journal."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from decimal import Decimal

import pytest

from pairguard_gui.core.state.account_state import AttemptState, Brake, GapState
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.exchange_data import EPOCH
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import AS_ASKED, change
from pairguard_gui.core.values.shield import ShieldEvent
from tests.support.bench import ACCOUNT, LDO, SOL, Bench, BenchJournal
from tests.support.world import Sent, nothing


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
    (spend,) = bench.state.recent
    (filled,) = bench.orders(SOL)
    assert spend.pair == SOL
    assert Decimal("0.9") < spend.reserved <= 1
    assert spend.at == EPOCH + timedelta(milliseconds=filled.c_time)
    assert bench.report.refills_total == 1
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
    for _ in range(420):
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


def test_the_protected_set_and_its_lives_outlive_the_program(bench: Bench) -> None:
    before = bench.state
    bench.start_program()
    assert bench.state == before
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
    assert bench.journal.state(ACCOUNT).last_complete


def test_refills_found_after_a_backup_count_against_cap_and_budget(bench: Bench) -> None:
    """All twenty were refilled and forgotten: what is opened in any 24 hours stays within the limits all the same."""
    bench.roster.set_rules(change(AS_ASKED, {"repeat_waits_s": "20", "budget_usdt": "12", "account_cap": "20"}))
    bench.close_all()
    bench.watch(10)
    backup = copied(bench)
    bench.watch(60)
    opened = len(bench.orders())
    assert opened >= 8
    restored(bench, backup)
    bench.world.fault("empty_positions", path="/api/v5/account/positions", seconds=8)
    bench.watch(300)
    assert bench.state.reserved(bench.clock.now()) <= 12
    assert len(bench.orders()) == opened
    assert len(bench.state.recent) <= 20


@pytest.mark.parametrize("mode", ["at the cap", "still live"])
def test_an_order_found_late_closes_the_gap_where_it_cannot_be_counted(bench: Bench, mode: str) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"repeat_waits_s": "20"}))
    bench.close(SOL)
    bench.watch(10)
    backup = copied(bench)
    bench.watch(60)
    restored(bench, backup)
    if mode == "at the cap":
        bench.roster.set_rules(change(AS_ASKED, {"account_cap": "1", "budget_usdt": "0.1"}))
    else:
        bench.world.fault("set_field", path="/api/v5/trade/orders-history", field="state", value="live", count=1)
    bench.world.fault("hide_pairs", pairs=[str(SOL)], seconds=4)
    bench.watch(60)
    assert len(bench.orders(SOL)) == len(bench.live(SOL)) == 1
