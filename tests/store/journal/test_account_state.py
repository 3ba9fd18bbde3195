"""What is committed is what is read: every change, in the cached state and after the file was opened anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from pairguard_gui.core.state import changes as c
from pairguard_gui.core.state.account_state import (
    AccountState,
    AttemptState,
    Brake,
    Cause,
    Gap,
    GapState,
    Hold,
    Outcome,
    Proof,
    ProtectedPair,
)
from pairguard_gui.core.state.actions import ActionKind, ActionQuery
from pairguard_gui.core.state.spending import Spend
from pairguard_gui.core.values.errors import RuleBroken
from pairguard_gui.core.values.exchange_data import Environment, Life, MarginMode
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import CAREFUL, change
from pairguard_gui.store.journal.apply import WRITERS
from pairguard_gui.store.journal.journal import Journal, UnknownAccount
from tests.core.examples import BNB, LIFE, NOW, SOL, after, armed, attempt, position
from tests.store.journal.rig import ACCOUNT, filled, line, opened, planned, proven, put, sql, started

HOLD = Hold(Brake.CAUSE, Reason.of(Code.CAUSE_MANUAL, nth=2, until=after(60)), NOW)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "pair_protection.db"


def reopened(journal: Journal, file: Path) -> AccountState:
    """The state as the next start finds it."""
    journal.close()
    with Journal(file) as next_start:
        return next_start.state(ACCOUNT)


def test_every_change_has_its_writer() -> None:
    assert set(WRITERS) == set(get_args(c.Change))


def test_a_new_account_is_lowered_unarmed_and_empty() -> None:
    journal = Journal(":memory:")

    assert journal.ensure_account("main", Environment.DEMO) == AccountState("main", Environment.DEMO)


def test_an_account_keeps_its_environment() -> None:
    journal = Journal(":memory:")
    journal.ensure_account("main", Environment.DEMO)

    with pytest.raises(RuleBroken) as refusal:
        journal.ensure_account("main", Environment.LIVE)

    assert refusal.value.reason.param("rule") == "other_environment"


def test_an_unknown_account_is_named() -> None:
    journal = Journal(":memory:")

    calls: tuple[Callable[[], object], ...] = (
        lambda: journal.state("nobody"),
        lambda: journal.write("nobody", lambda _: ()),
        lambda: journal.seen("nobody", NOW),
    )
    for call in calls:
        with pytest.raises(UnknownAccount) as refusal:
            call()
        assert refusal.value.reason == Reason.of(Code.UNKNOWN_ACCOUNT, account="nobody")


def test_accounts_do_not_see_each_other(file: Path) -> None:
    journal = started(file)
    journal.ensure_account("second", Environment.LIVE)
    filled(journal)

    assert journal.state("second") == AccountState("second", Environment.LIVE)
    assert [account.name for account in journal.accounts()] == ["main", "second"]


def test_arming_and_raising_are_remembered(file: Path) -> None:
    journal = started(file)

    state = reopened(journal, file)

    assert state.armed == armed()
    assert state.raised


def test_lowering_is_remembered(file: Path) -> None:
    journal = started(file)
    put(journal, c.ShieldSet(raised=False, at=NOW))

    assert not reopened(journal, file).raised


def test_rules_of_the_account_are_remembered(file: Path) -> None:
    journal = started(file)
    rules = change(CAREFUL, {"check_interval_s": "7", "repeat_waits_s": "0,5,10"})
    put(journal, c.RulesSet(rules))

    assert reopened(journal, file).rules == rules


def test_rules_of_one_pair_leave_the_account_s_alone(file: Path) -> None:
    journal = started(file)
    put(journal, c.RulesSet(CAREFUL, BNB, (("pair_cap", "3"), ("margin_usdt", "0.5"))))

    state = reopened(journal, file)

    assert state.rules_of(BNB).pair_cap == 3
    assert state.rules_of(SOL) == state.rules != CAREFUL


def test_a_pair_is_protected_with_the_position_it_came_from(file: Path) -> None:
    journal = started(file, pairs=(BNB,))

    assert reopened(journal, file).pairs == (ProtectedPair(BNB, NOW, LIFE, MarginMode.CROSS, Decimal(5), Decimal(2)),)


def test_a_pair_added_by_hand_has_no_life_yet(file: Path) -> None:
    journal = started(file, pairs=())
    put(journal, c.PairProtected(BNB, after(1)))

    (pair,) = reopened(journal, file).pairs

    assert pair == ProtectedPair(BNB, after(1))
    assert pair.key_life() == Life("", after(1))


def test_a_pair_cannot_be_protected_twice() -> None:
    journal = started()

    with pytest.raises(RuleBroken):
        put(journal, c.PairProtected(BNB, NOW))


def test_a_dropped_pair_leaves_the_set_and_may_come_back(file: Path) -> None:
    journal = started(file)
    put(journal, c.PairDropped(BNB, NOW))
    assert [protected.pair for protected in journal.state(ACCOUNT).pairs] == [SOL]
    put(journal, c.PairProtected(BNB, after(5)))

    assert [protected.pair for protected in reopened(journal, file).pairs] == [SOL, BNB]


def test_a_pause_comes_and_goes(file: Path) -> None:
    journal = started(file)
    assert put(journal, c.PairPaused(BNB, after(60))).pairs[0].paused_until == after(60)
    put(journal, c.PairPaused(BNB, None))

    assert reopened(journal, file).pairs[0].paused_until is None


def test_the_newest_life_is_remembered(file: Path) -> None:
    journal = started(file)
    newer = Life(LIFE.pos_id, after(7.25))
    put(journal, c.LifeSeen.of(position(life=newer, leverage=None, margin_mode=MarginMode.ISOLATED)))

    pair = reopened(journal, file).pairs[0]

    assert (pair.life, pair.leverage, pair.margin_mode) == (newer, Decimal(5), MarginMode.ISOLATED)  # none was told


def test_every_fact_of_a_gap_is_stored(file: Path) -> None:
    journal = started(file)
    whole = Gap(
        gap_id="G",
        pair=BNB,
        margin_mode=MarginMode.ISOLATED,
        life=LIFE,
        opened_at=after(0.000001),
        absent_since=after(1),
        last_absent_at=after(2),
        last_seen=after(-3),
        absent_count=4,
        mass=True,
        away=True,
        state=GapState.PROVEN,
        proofs=frozenset(Proof),
        cause=Cause.ADL,
        cause_detail="\N{BLACK CHESS KNIGHT} 6",
        died_at=after(-1),
        waiting=Reason.of(Code.REPEAT, until=after(9), nth=3),
        not_before=after(9),
        hold=HOLD,
        released=frozenset({Brake.MASS, Brake.AWAY}),
        filled_at=after(10),
    )
    put(journal, c.GapOpened(whole))

    read_from_attempts = {"answered_at", "ended_k", "ended_at"}
    stored = [f for f in fields(Gap) if f.name not in read_from_attempts]
    assert all(getattr(whole, f.name) != f.default for f in stored), "a fact left at its default proves nothing"
    assert reopened(journal, file).gaps == (whole,)


def test_a_gap_s_way_from_suspicion_to_its_end(file: Path) -> None:
    journal = started(file)
    first = opened(journal)
    name = first.gap_id

    looked = put(journal, c.AbsenceCounted(name, 2, after(1), after(2), mass=True)).gaps[0]
    assert looked == replace(first, absent_count=2, absent_since=after(1), last_absent_at=after(2), mass=True)

    proofs = frozenset({Proof.LIST, Proof.PERSISTENCE})
    sure = put(journal, c.GapProven(name, proofs, Cause.TP_SL, "oco", after(3))).gaps[0]
    assert sure == replace(
        looked, state=GapState.PROVEN, proofs=proofs, cause=Cause.TP_SL, cause_detail="oco", died_at=after(3)
    )

    why = Reason.of(Code.MONEY, until=after(3600))
    waiting = put(journal, c.GapWaits(name, why, after(3600))).gaps[0]
    assert waiting == replace(sure, waiting=why, not_before=after(3600))
    assert put(journal, c.GapWaits(name, None)).gaps[0] == sure

    held = put(journal, c.GapHeld(name, HOLD)).gaps[0]
    assert held == replace(sure, hold=HOLD)
    released = put(journal, c.GapReleased(name, Brake.CAUSE)).gaps[0]
    assert released == replace(sure, released=frozenset({Brake.CAUSE}))

    done = put(journal, c.GapFilled(name, after(5))).gaps[0]
    assert done == replace(released, state=GapState.FILLED, filled_at=after(5))

    assert put(journal, c.GapClosed(name, Outcome.REFILLED, after(6))).gaps == ()
    assert reopened(journal, file).gaps == ()


def test_a_hold_before_any_proof_keeps_what_spoke_for_the_death_until_the_position_is_seen(file: Path) -> None:
    journal = started(file)
    name = opened(journal).gap_id
    spoke = frozenset({Proof.LIST, Proof.TARGETED})

    assert put(journal, c.GapHeld(name, HOLD, spoke)).gaps[0].proofs == spoke
    put(journal, c.GapReleased(name, Brake.CAUSE))
    assert put(journal, c.AbsenceCounted(name, 4, after(1), after(2), mass=False)).gaps[0].proofs == spoke
    assert put(journal, c.AbsenceCounted(name, 0, after(3), after(3), mass=False)).gaps[0].proofs == frozenset()
    put(journal, c.GapProven(name, spoke | {Proof.HISTORY}, Cause.MANUAL, "", None))
    put(journal, c.AbsenceCounted(name, 0, after(4), after(4), mass=False))
    assert reopened(journal, file).gaps[0].proofs == spoke | {Proof.HISTORY}


def test_releasing_another_brake_leaves_the_hold() -> None:
    journal = started()
    name = proven(journal).gap_id
    put(journal, c.GapHeld(name, HOLD))

    (gap_now,) = put(journal, c.GapReleased(name, Brake.MASS)).gaps

    assert gap_now.hold == HOLD
    assert gap_now.released == {Brake.MASS}


def test_the_same_life_may_vanish_again_after_a_false_alarm(file: Path) -> None:
    journal = started(file)
    put(journal, c.GapClosed(opened(journal).gap_id, Outcome.FALSE_ALARM, NOW))

    again = opened(journal, absent_count=3)

    assert reopened(journal, file).gaps == (again,)


def test_a_change_of_a_closed_gap_is_a_bug() -> None:
    journal = started()
    name = opened(journal).gap_id
    put(journal, c.GapClosed(name, Outcome.FALSE_ALARM, NOW))

    with pytest.raises(RuleBroken) as refusal:
        put(journal, c.AbsenceCounted(name, 2, NOW, NOW, mass=False))

    assert refusal.value.reason.param("rule") == "no_such_row"


def test_an_order_is_stored_as_it_is_about_to_be_sent(file: Path) -> None:
    journal = started(file)
    body = '{"instId": "BNB-USDT-SWAP", "sz": "1"}'
    sent = planned(journal, body=body, reserved=Decimal("0.12345678901234567890123456789"))

    state = reopened(journal, file)

    assert state.attempts == (sent,)
    assert state.recent == (Spend(BNB, NOW, sent.reserved),)


def test_an_order_s_way_to_its_fill(file: Path) -> None:
    journal = started(file)
    sent = planned(journal)

    lost = put(journal, c.AttemptMoved(sent.attempt_id, AttemptState.UNKNOWN, after(5), code="50004")).attempts[0]
    assert lost == replace(sent, state=AttemptState.UNKNOWN, updated_at=after(5), code="50004")

    taken = put(journal, c.AttemptMoved(sent.attempt_id, AttemptState.ACCEPTED, after(6), "77")).attempts[0]
    assert taken == replace(lost, state=AttemptState.ACCEPTED, updated_at=after(6), ord_id="77")

    move = c.AttemptMoved(sent.attempt_id, AttemptState.FILLED, after(7), "77", Decimal(1), Decimal("634.5"))
    put(journal, move)
    state = reopened(journal, file)
    assert state.attempts == ()
    assert state.refills_total == 1
    assert state.recent == (Spend(BNB, NOW, sent.reserved),)


@pytest.mark.parametrize("end", [AttemptState.CANCELLED, AttemptState.REJECTED, AttemptState.NEVER_PLACED])
def test_an_order_that_opened_nothing_gives_its_margin_back(end: AttemptState) -> None:
    journal = started()
    sent = planned(journal)

    state = put(journal, c.AttemptMoved(sent.attempt_id, end, NOW))

    assert (state.attempts, state.recent, state.refills_total) == ((), (), 0)


def test_an_order_that_never_left_may_be_planned_again_under_its_name() -> None:
    journal = started()
    sent = planned(journal)
    put(journal, c.AttemptMoved(sent.attempt_id, AttemptState.NEVER_PLACED, NOW))

    assert put(journal, c.AttemptPlanned(sent)).attempts == (sent,)


def test_only_the_newest_day_of_spends_is_read() -> None:
    journal = started()
    old = planned(journal, created_at=after(-2 * 86400))
    put(
        journal,
        c.AttemptMoved(old.attempt_id, AttemptState.FILLED, NOW),
        c.GapFilled(old.gap_id, NOW),
        c.GapClosed(old.gap_id, Outcome.REFILLED, NOW),
    )
    new = planned(journal, SOL)

    assert journal.state(ACCOUNT).recent == (Spend(SOL, NOW, new.reserved),)


def test_a_hold_of_the_account_stays_until_released(file: Path) -> None:
    journal = started(file)
    assert put(journal, c.AccountHeld(HOLD)).hold == HOLD
    assert put(journal, c.AccountReleased(NOW)).hold is None
    put(journal, c.AccountHeld(HOLD))

    assert reopened(journal, file).hold == HOLD


def test_a_line_of_another_account_is_a_bug() -> None:
    journal = started()

    with pytest.raises(RuleBroken):
        put(journal, line(account="somebody"))

    assert journal.count(ActionQuery()) == 0


def test_the_time_of_a_complete_check_is_remembered(file: Path) -> None:
    journal = started(file)
    before = journal.state(ACCOUNT)
    journal.seen(ACCOUNT, after(60.5))

    assert journal.state(ACCOUNT) == replace(before, last_complete=after(60.5))
    assert reopened(journal, file) == replace(before, last_complete=after(60.5))


def test_checks_are_counted_by_the_hour() -> None:
    journal = started()
    for seconds in (0, 60, 3599, 3600):
        journal.seen(ACCOUNT, after(seconds))

    assert sql(journal, "SELECT complete FROM checks ORDER BY hour_us") == [(3,), (1,)]


def test_the_state_is_the_same_object_until_something_changes() -> None:
    journal = started()

    assert journal.state(ACCOUNT) is journal.state(ACCOUNT)


def test_the_installation_keeps_its_name(file: Path) -> None:
    with Journal(file) as journal:
        name = journal.installation
    assert name.startswith("PG")
    assert name.isalnum()
    assert len(name) == 12

    with Journal(file, installation="PGother") as journal:
        assert journal.installation == name


def test_a_new_journal_takes_the_name_it_is_given() -> None:
    assert Journal(":memory:", installation="PGsim1").installation == "PGsim1"


def test_the_parts_read_again_equal_the_whole_read_again() -> None:
    """The cached state follows each change by parts; a journal opened anew reads everything."""
    journal = started()
    name = proven(journal).gap_id
    order = attempt(gap_id=name)
    story: list[c.Change] = [
        c.GapWaits(name, Reason.of(Code.PRICE_OLD)),
        c.AttemptPlanned(order),
        c.AttemptMoved(order.attempt_id, AttemptState.ACCEPTED, NOW, "1"),
        c.LifeSeen.of(position(life=Life("2", NOW))),
        c.AttemptMoved(order.attempt_id, AttemptState.FILLED, NOW, "1", Decimal(1)),
        c.GapFilled(name, NOW),
        line(ActionKind.REFILL),
        c.RulesSet(CAREFUL),
        c.PairPaused(SOL, after(5)),
        c.PairDropped(SOL, NOW),
        c.GapClosed(name, Outcome.REFILLED, NOW),
        c.ShieldSet(raised=False, at=NOW),
    ]
    for step in story:
        cached = put(journal, step)
        journal._state_by_account.clear()
        assert journal.state(ACCOUNT) == cached, step


def test_figures_of_a_pair_stay_until_another_life_tells_them_and_what_is_blank_takes_nothing() -> None:
    journal = started()
    put(journal, c.FiguresConfirmed(BNB, Decimal(8)), c.FiguresConfirmed(BNB, None, Decimal("0.1")))

    def known() -> tuple[Decimal | None, Decimal | None]:
        pair = journal.state(ACCOUNT).pair(BNB)
        assert pair
        return pair.confirmed_leverage, pair.contract_value

    assert known() == (Decimal(8), Decimal("0.1"))
    blank = position(BNB, leverage=None, notional=None)
    put(journal, c.LifeSeen.of(blank))
    assert known() == (Decimal(8), Decimal("0.1"))
    put(journal, c.LifeSeen.of(position(BNB, notional=Decimal("12.68"))))
    assert known() == (None, Decimal("0.01"))


def test_a_filled_order_is_looked_at_until_that_is_written() -> None:
    journal = started()
    done = filled(journal)
    (waiting,) = journal.state(ACCOUNT).unreviewed
    assert (waiting.attempt_id, waiting.filled, waiting.ord_id) == (done.attempt_id, done.request.sz, "7001")
    put(journal, c.AttemptReviewed(done.attempt_id, NOW, Decimal(5)))
    state = journal.state(ACCOUNT)
    assert (state.unreviewed, state.reserved(NOW)) == ((), Decimal(5))
