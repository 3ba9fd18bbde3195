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
from tests.support.guard_rig import ACCOUNT, LDO, SOL, GuardRig, RigJournal
from tests.support.world import Sent, nothing


class Killed(BaseException):
    """The process ends here."""


def die_at(rig: GuardRig, nth: int, *, on_the_way_back: bool) -> None:
    """The process dies with the n-th request from now, before it arrives or before its answer does."""
    count = len(rig.world.sent) + nth
    send = rig.world.send

    def before(sent: Sent) -> None:
        del sent
        if len(rig.world.sent) != count:
            return
        rig.world.before = nothing
        if on_the_way_back:
            last = rig.world.sent[-1]
            send(last.method, last.path, last.headers, last.body, 15)
        raise Killed

    rig.world.before = before


def copied(rig: GuardRig) -> sqlite3.Connection:
    """What a backup of the journal holds at this moment."""
    backup = sqlite3.connect(":memory:")
    rig.journal._connection._live().backup(backup)
    return backup


def restored(rig: GuardRig, backup: sqlite3.Connection) -> None:
    """The same profile with yesterday's journal in it."""
    journal = RigJournal(rig.installation)
    backup.backup(journal._connection._live())
    backup.close()
    journal._ids, journal._names = dict(rig.journal._ids), dict(rig.journal._names)
    rig.journal = journal
    rig.start_program()


@pytest.mark.parametrize("on_the_way_back", [False, True])
@pytest.mark.parametrize("nth", range(1, 12))
def test_a_crash_at_any_request_of_a_refill_ends_in_one_position(nth: int, on_the_way_back: bool) -> None:
    rig = GuardRig().arm()
    rig.pass_time(30)
    rig.close(SOL)
    die_at(rig, nth, on_the_way_back=on_the_way_back)
    with pytest.raises(Killed):
        rig.check()
    rig.start_program()
    rig.pass_time(3)
    rig.watch(200)
    assert len(rig.fills(SOL)) == len(rig.live(SOL)) == 1
    assert rig.shield() is ShieldEvent.QUIET


@pytest.mark.parametrize("asleep", [10, 30, 90, 7200, 30_000])
@pytest.mark.parametrize("on_the_way_back", [False, True])
def test_a_sleep_right_after_the_order_left_ends_in_one_position(asleep: int, on_the_way_back: bool) -> None:
    rig = GuardRig().arm()
    rig.pass_time(30)
    rig.close(SOL)
    rig.world.fault("lost_answer" if on_the_way_back else "lost_request", count=1)
    rig.check()
    rig.clock.suspend_s(asleep)
    rig.watch(200)
    assert len(rig.fills(SOL)) == len(rig.live(SOL)) == 1
    assert rig.shield() is ShieldEvent.QUIET


def test_a_backup_from_before_the_order_finds_it_by_walking_and_sends_nothing(rig: GuardRig) -> None:
    """The backup knows of the proven death, not of the order; the list does not show the new position yet."""
    rig.commands.set_rules(change(AS_ASKED, {"repeat_waits_s": "20"}))
    rig.close(SOL)
    rig.watch(10)
    assert rig.gap(SOL).state is GapState.PROVEN
    backup = copied(rig)
    rig.watch(15)
    assert len(rig.orders(SOL)) == 1
    restored(rig, backup)
    rig.world.fault("hide_pairs", pairs=[str(SOL)], seconds=8)
    rig.check()
    assert rig.gap(SOL).state is GapState.FILLED
    assert [line.detail for line in rig.log(ActionKind.REFILL)] == ["found"]
    (spend,) = rig.state.recent
    (filled,) = rig.orders(SOL)
    assert spend.pair == SOL
    assert Decimal("0.9") < spend.reserved <= 1
    assert spend.at == EPOCH + timedelta(milliseconds=filled.c_time)
    assert rig.report.refills_total == 1
    rig.watch(60)
    assert len(rig.sent_orders()) == len(rig.orders(SOL)) == 1
    assert rig.shield() is ShieldEvent.QUIET


def test_a_backup_from_before_the_death_finds_the_order_too(rig: GuardRig) -> None:
    backup = copied(rig)
    rig.close(SOL)
    rig.watch(20)
    restored(rig, backup)
    rig.world.fault("hide_pairs", pairs=[str(SOL)], seconds=8)
    rig.watch(60)
    assert len(rig.sent_orders()) == len(rig.orders(SOL)) == len(rig.live(SOL)) == 1
    assert rig.shield() is ShieldEvent.QUIET


def test_a_backup_restored_after_the_refill_died_as_well_refills_once_more(rig: GuardRig) -> None:
    backup = copied(rig)
    rig.close(SOL)
    rig.watch(20)
    rig.close(SOL)
    restored(rig, backup)
    rig.watch(300)
    assert len(rig.fills(SOL)) == 2
    assert len(rig.live(SOL)) == 1
    assert rig.shield() is ShieldEvent.QUIET


def test_a_backup_finds_an_order_that_has_not_ended_and_waits_for_it(rig: GuardRig) -> None:
    rig.commands.set_rules(change(AS_ASKED, {"repeat_waits_s": "20"}))
    rig.close(SOL)
    rig.watch(10)
    backup = copied(rig)
    rig.watch(15)
    restored(rig, backup)
    rig.world.fault("hide_pairs", pairs=[str(SOL)], seconds=8)
    rig.world.fault("set_field", path="/api/v5/trade/orders-history", field="state", value="live", seconds=4)
    rig.check()
    assert rig.gap(SOL).state is GapState.PROVEN
    assert rig.reason(SOL) is Code.UNKNOWN_ORDER
    rig.watch(60)
    assert len(rig.sent_orders()) == 1
    assert rig.shield() is ShieldEvent.QUIET


def test_a_backup_among_many_orders_of_the_trader_asks_for_its_order_by_name(rig: GuardRig) -> None:
    rig.commands.set_rules(change(AS_ASKED, {"repeat_waits_s": "20"}))
    rig.close(SOL)
    rig.watch(10)
    backup = copied(rig)
    rig.watch(15)
    for _ in range(420):
        rig.open(LDO, "1", client_id="bot")
    restored(rig, backup)
    rig.world.fault("hide_pairs", pairs=[str(SOL)], seconds=8)
    before = len(rig.world.sent)
    rig.check()
    assert "trade/order" in rig.asked(before)
    rig.watch(60)
    assert len(rig.sent_orders()) == 1
    assert rig.shield() is ShieldEvent.QUIET


def test_among_many_orders_of_the_trader_twenty_deaths_still_have_their_digits_asked_for(rig: GuardRig) -> None:
    for _ in range(120):
        rig.open(LDO, "1", client_id="bot")
    rig.close_all()
    reports = rig.watch(300)
    assert max(report.requests for report in reports) <= 12
    assert len(rig.orders()) == 20
    assert rig.report.missing == ()


def test_a_lost_journal_protects_what_is_open_and_sends_nothing(rig: GuardRig) -> None:
    rig.close(SOL)
    rig.watch(20)
    fresh = GuardRig(rig.world, installation="PGnew").arm()
    fresh.watch(120)
    assert len(fresh.report.pairs) == 20
    assert fresh.sent_orders() == rig.sent_orders()
    assert fresh.shield() is ShieldEvent.QUIET


def test_the_protected_set_and_its_lives_outlive_the_program(rig: GuardRig) -> None:
    before = rig.state
    rig.start_program()
    assert rig.state == before
    rig.check()
    assert rig.shield() is ShieldEvent.QUIET


def test_the_refills_of_the_day_are_counted_across_restarts(rig: GuardRig) -> None:
    rig.commands.set_rules(change(AS_ASKED, {"pair_cap": "2"}))
    for _ in range(3):
        rig.close(SOL)
        rig.watch(90)
        rig.start_program()
    assert len(rig.fills(SOL)) == 2
    assert rig.held_by(SOL) is Brake.PAIR_CAP


def test_attempts_of_a_dead_program_are_looked_up_before_anything_else(rig: GuardRig) -> None:
    rig.close(SOL)
    die_at(rig, 10, on_the_way_back=True)
    with pytest.raises(Killed):
        rig.check()
    assert rig.attempt(SOL).state is AttemptState.SENT
    rig.start_program()
    before = len(rig.world.sent)
    rig.check()
    asked = [part for part in rig.asked(before) if part != "public/time"]
    assert asked[:2] == ["trade/order", "account/positions"]
    assert rig.journal.state(ACCOUNT).last_complete


def test_refills_found_after_a_backup_count_against_cap_and_budget(rig: GuardRig) -> None:
    """All twenty were refilled and forgotten: what is opened in any 24 hours stays within the limits all the same."""
    rig.commands.set_rules(change(AS_ASKED, {"repeat_waits_s": "20", "budget_usdt": "12", "account_cap": "20"}))
    rig.close_all()
    rig.watch(10)
    backup = copied(rig)
    rig.watch(60)
    opened = len(rig.orders())
    assert opened >= 8
    restored(rig, backup)
    rig.world.fault("empty_positions", path="/api/v5/account/positions", seconds=8)
    rig.watch(300)
    assert rig.state.reserved(rig.clock.now()) <= 12
    assert len(rig.orders()) == opened
    assert len(rig.state.recent) <= 20


@pytest.mark.parametrize("mode", ["at the cap", "still live"])
def test_an_order_found_late_closes_the_gap_where_it_cannot_be_counted(rig: GuardRig, mode: str) -> None:
    rig.commands.set_rules(change(AS_ASKED, {"repeat_waits_s": "20"}))
    rig.close(SOL)
    rig.watch(10)
    backup = copied(rig)
    rig.watch(60)
    restored(rig, backup)
    if mode == "at the cap":
        rig.commands.set_rules(change(AS_ASKED, {"account_cap": "1", "budget_usdt": "0.1"}))
    else:
        rig.world.fault("set_field", path="/api/v5/trade/orders-history", field="state", value="live", count=1)
    rig.world.fault("hide_pairs", pairs=[str(SOL)], seconds=4)
    rig.watch(60)
    assert len(rig.orders(SOL)) == len(rig.live(SOL)) == 1
