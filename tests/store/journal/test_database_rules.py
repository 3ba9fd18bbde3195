"""The database refuses by itself what must never happen: each rule is broken here by plain SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from pairguard_gui.core.state import changes as c
from pairguard_gui.core.state.account_state import AttemptState, Brake, Gap, GapState, Hold, Outcome
from pairguard_gui.core.values.errors import JournalError, RuleBroken
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import AS_ASKED, change
from pairguard_gui.store.journal.journal import Journal
from tests.core.examples import BNB, NOW, SOL, after, attempt, gap
from tests.store.journal.rig import ACCOUNT, PAIRS, filled, line, opened, planned, proven, put, sql, started

OPEN = (AttemptState.SENT, AttemptState.UNKNOWN, AttemptState.ACCEPTED)
LEGAL = {
    AttemptState.SENT: set(AttemptState) - {AttemptState.SENT},
    AttemptState.UNKNOWN: set(AttemptState) - {AttemptState.SENT, AttemptState.UNKNOWN},
    AttemptState.ACCEPTED: {AttemptState.FILLED, AttemptState.CANCELLED},
}
HOLD = Hold(Brake.MASS, Reason.of(Code.MASS_VANISH), NOW)
SAME = "UPDATE attempts SET $ = $"
COPY_ORDER = """
INSERT INTO attempts (account_id, attempt_id, gap_id, inst_id, pos_side, k, margin_mode, side, ord_type, sz, px,
    cl_ord_id, tag, body, body_sha256, exp_us, reserved, reserved_nano, worst_px, created_us, state, ord_id, filled,
    code)
SELECT account_id, attempt_id || ?, gap_id, inst_id, pos_side, k, margin_mode, side, ord_type, sz, px, cl_ord_id,
    tag, body, body_sha256, exp_us, reserved, reserved_nano, worst_px, created_us, ?, ord_id, '0', code
FROM attempts WHERE id = 1"""


def refused(journal: Journal, rule: str, *changes: c.Change) -> None:
    """The changes are refused for that rule and nothing of them stays."""
    before = journal.state(ACCOUNT)
    with pytest.raises(RuleBroken) as refusal:
        put(journal, *changes)
    assert rule in str(refusal.value.reason.param("rule"))
    assert journal.state(ACCOUNT) == before


def sql_refused(journal: Journal, rule: str, statement: str, *values: object) -> None:
    with pytest.raises(RuleBroken) as refusal:
        sql(journal, statement, *values)
    assert rule in str(refusal.value.reason.param("rule"))


@pytest.fixture
def journal() -> Journal:
    return started()


def moved_to(journal: Journal, state: AttemptState) -> None:
    """An order in that state, by raw SQL along the legal way."""
    planned(journal)
    if state is not AttemptState.SENT:
        sql(journal, "UPDATE attempts SET state = ?", state.value)


@pytest.mark.parametrize("new", AttemptState)
@pytest.mark.parametrize("old", AttemptState)
def test_an_order_goes_only_its_legal_ways(journal: Journal, old: AttemptState, new: AttemptState) -> None:
    moved_to(journal, old)
    if old is new or new in LEGAL.get(old, set()):
        sql(journal, "UPDATE attempts SET state = ?", new.value)
    else:
        sql_refused(journal, "attempt_state", "UPDATE attempts SET state = ?", new.value)


@pytest.mark.parametrize("state", OPEN)
def test_one_open_order_a_pair(journal: Journal, state: AttemptState) -> None:
    moved_to(journal, state)

    sql_refused(journal, "attempt_open", COPY_ORDER, "x", "sent")
    sql(journal, "DROP TRIGGER attempt_planned")
    sql_refused(journal, "UNIQUE", COPY_ORDER, "x", "sent")


def test_orders_of_different_pairs_are_open_at_once(journal: Journal) -> None:
    planned(journal, BNB)
    planned(journal, SOL)

    assert len(journal.state(ACCOUNT).attempts) == 2


@pytest.mark.parametrize("state", [state for state in AttemptState if state is not AttemptState.SENT])
def test_an_order_begins_as_about_to_be_sent(journal: Journal, state: AttemptState) -> None:
    planned(journal)
    sql(journal, "UPDATE attempts SET state = 'rejected'")

    sql_refused(journal, "attempt_not_new", COPY_ORDER, "x", state.value)


def test_one_fill_for_a_gap(journal: Journal) -> None:
    filled(journal)
    sql_refused(journal, "gap_not_proven", COPY_ORDER, "x", "sent")


def test_no_order_for_a_gap_that_has_its_fill_already(journal: Journal) -> None:
    done = planned(journal)
    sql(journal, "UPDATE attempts SET state = 'filled'")

    refused(journal, "gap_already_filled", c.AttemptPlanned(replace(done, attempt_id="second")))


def test_a_second_fill_is_refused_by_an_index_of_its_own(journal: Journal) -> None:
    first = planned(journal)
    sql(journal, "UPDATE attempts SET state = 'rejected'")
    put(journal, c.AttemptPlanned(replace(first, attempt_id="second")))
    sql(journal, "DROP TRIGGER attempt_moved")
    sql(journal, "UPDATE attempts SET state = 'filled' WHERE attempt_id = 'second'")

    sql_refused(journal, "UNIQUE", "UPDATE attempts SET state = 'filled' WHERE attempt_id <> 'second'")


def test_a_life_that_was_answered_is_not_answered_again_by_a_gap_of_the_same_name(journal: Journal) -> None:
    done = filled(journal)
    put(journal, c.GapClosed(done.gap_id, Outcome.REFILLED, NOW))
    proven(journal)

    refused(journal, "gap_already_filled", c.AttemptPlanned(replace(done, state=AttemptState.SENT)))


@pytest.mark.parametrize(
    "column",
    [
        "id", "account_id", "attempt_id", "gap_id", "inst_id", "pos_side", "k", "margin_mode", "side", "order_pos_side",
        "ord_type", "sz", "px", "cl_ord_id", "tag", "body", "body_sha256", "exp_us", "reserved", "reserved_nano",
        "worst_px", "created_us",
    ],
)  # fmt: skip
def test_what_was_written_of_an_order_never_changes(journal: Journal, column: str) -> None:
    planned(journal)

    sql_refused(journal, "attempt_is_fixed", SAME.replace("$", column))


def test_only_the_fate_of_an_order_may_change(journal: Journal) -> None:
    """Every column is either fixed, or one of these, or about the look at the result, which is written once."""
    planned(journal)
    columns = {row[1] for row in sql(journal, "PRAGMA table_info(attempts)")}
    fate = {"state", "ord_id", "filled", "avg_px", "code", "updated_us"}
    result = {"reviewed_us", "taken", "taken_nano"}
    for column in columns - fate - result:
        sql_refused(journal, "attempt_is_fixed", SAME.replace("$", column))
    for column in fate:
        sql(journal, SAME.replace("$", column))


@pytest.mark.parametrize("end", ["cancelled", "rejected", "never_placed"])
def test_an_order_that_filled_in_part_did_not_open_nothing(journal: Journal, end: str) -> None:
    planned(journal)

    sql_refused(journal, "CHECK", "UPDATE attempts SET state = ?, filled = '0.01'", end)


@pytest.mark.parametrize("table", ["attempts", "gaps", "protection_actions", "protected_pairs", "accounts"])
def test_nothing_is_deleted(journal: Journal, table: str) -> None:
    planned(journal)
    put(journal, line())

    sql_refused(journal, "", "DELETE FROM $".replace("$", table))


@pytest.mark.parametrize("table", ["attempts", "gaps"])
def test_nothing_is_deleted_by_replacing(journal: Journal, table: str) -> None:
    planned(journal)

    sql_refused(journal, "no_delete", "INSERT OR REPLACE INTO $ SELECT * FROM $".replace("$", table))


def test_nothing_is_deleted_by_replacing_a_row_with_the_same_key(journal: Journal) -> None:
    """REPLACE would take the other open order away, or the other fill of the gap."""
    planned(journal)
    replace_into = COPY_ORDER.replace("INSERT INTO", "INSERT OR REPLACE INTO")
    sql_refused(journal, "attempt_open", replace_into, "x", "sent")
    sql(journal, "DROP TRIGGER attempt_planned")

    sql_refused(journal, "no_delete", replace_into, "x", "sent")


def test_a_line_of_the_log_never_changes(journal: Journal) -> None:
    put(journal, line())

    sql_refused(journal, "action_is_fixed", "UPDATE protection_actions SET reason = 'other'")


ORDER = {gap_state: index for index, gap_state in enumerate(GapState)}


@pytest.mark.parametrize("new", GapState)
@pytest.mark.parametrize("old", GapState)
def test_a_gap_only_goes_forwards(journal: Journal, old: GapState, new: GapState) -> None:
    opened(journal)
    move = """UPDATE gaps SET state = ?1, outcome = CASE WHEN ?1 = 'closed' THEN 'refilled' END,
        closed_us = CASE WHEN ?1 = 'closed' THEN 1 END"""
    if old is not GapState.SUSPECTED:
        sql(journal, move, old.value)
    if old is not GapState.CLOSED and ORDER[new] >= ORDER[old]:
        sql(journal, move, new.value)
    else:
        sql_refused(journal, "gap_state", move, new.value)


@pytest.mark.parametrize("state", [GapState.FILLED, GapState.CLOSED])
def test_a_gap_does_not_begin_at_its_end(journal: Journal, state: GapState) -> None:
    refused(journal, "", c.GapOpened(gap(state=state)))


@pytest.mark.parametrize(
    "column", ["gap_id", "account_id", "inst_id", "pos_side", "margin_mode", "life_pos_id", "life_us", "opened_us"]
)
def test_what_a_gap_is_about_never_changes(journal: Journal, column: str) -> None:
    opened(journal)

    sql_refused(journal, "gap_is_fixed", SAME.replace("attempts", "gaps").replace("$", column))


def test_one_open_gap_a_pair(journal: Journal) -> None:
    opened(journal)

    refused(journal, "gap_open", c.GapOpened(gap(gap_id="another")))
    sql(journal, "DROP TRIGGER gap_opened")
    refused(journal, "UNIQUE", c.GapOpened(gap(gap_id="another")))


def test_a_closed_gap_says_how_and_when(journal: Journal) -> None:
    opened(journal)

    sql_refused(journal, "CHECK", "UPDATE gaps SET state = 'closed', closed_us = 1")
    sql_refused(journal, "CHECK", "UPDATE gaps SET state = 'closed', outcome = 'refilled'")


def unproven(journal: Journal) -> Gap:
    return opened(journal)


def closed(journal: Journal) -> Gap:
    over = proven(journal)
    put(journal, c.GapClosed(over.gap_id, Outcome.ADOPTED, NOW))
    return over


def of_another_pair(journal: Journal) -> Gap:
    return proven(journal, SOL, gap_id="of-sol")


@pytest.mark.parametrize("make", [unproven, closed, of_another_pair])
def test_no_order_without_a_proven_gap(journal: Journal, make: Callable[[Journal], Gap]) -> None:
    gap_id = make(journal).gap_id

    refused(journal, "gap_not_proven", c.AttemptPlanned(attempt(gap_id=gap_id)))


def test_no_order_for_a_gap_nobody_opened(journal: Journal) -> None:
    refused(journal, "gap_not_proven", c.AttemptPlanned(attempt()))


def test_no_order_for_a_pair_that_left_the_set(journal: Journal) -> None:
    proven(journal)
    put(journal, c.PairDropped(BNB, NOW))

    refused(journal, "pair_not_protected", c.AttemptPlanned(attempt()))


def test_no_order_while_the_shield_is_down(journal: Journal) -> None:
    proven(journal)
    put(journal, c.ShieldSet(raised=False, at=NOW))

    refused(journal, "shield_down", c.AttemptPlanned(attempt()))


def test_no_order_while_only_watching(journal: Journal) -> None:
    proven(journal)
    put(journal, c.RulesSet(change(AS_ASKED, {"watch_only": "true"})))

    refused(journal, "watch_only", c.AttemptPlanned(attempt()))


def test_no_order_while_the_account_is_held(journal: Journal) -> None:
    proven(journal)
    put(journal, c.AccountHeld(HOLD))

    refused(journal, "account_held", c.AttemptPlanned(attempt()))


def test_no_order_while_the_gap_is_held(journal: Journal) -> None:
    gap_id = proven(journal).gap_id
    put(journal, c.GapHeld(gap_id, HOLD))
    refused(journal, "gap_held", c.AttemptPlanned(attempt()))

    put(journal, c.GapReleased(gap_id, HOLD.brake))
    assert put(journal, c.AttemptPlanned(attempt())).attempts == (attempt(),)


def test_another_account_s_rights_do_not_help(journal: Journal) -> None:
    proven(journal)
    journal.ensure_account("second", Environment.PRACTICE)

    with pytest.raises(RuleBroken):
        journal.write("second", lambda _: [c.ShieldSet(raised=True, at=NOW), c.AttemptPlanned(attempt())])


def refill(journal: Journal, n: int, reserved: str = "1", at: datetime = NOW) -> None:
    """A whole refill of a pair of its own."""
    pair = Pair(f"C{n}-USDT-SWAP", PosSide.LONG)
    put(journal, c.PairProtected(pair, NOW))
    order = attempt(pair, gap_id=proven(journal, pair, gap_id=f"G{n}").gap_id, attempt_id=f"A{n}")
    put(journal, c.AttemptPlanned(replace(order, reserved=Decimal(reserved), created_at=at)))
    put(journal, c.AttemptMoved(f"A{n}", AttemptState.FILLED, at), c.GapFilled(f"G{n}", at))


def with_rules(**rules: str) -> Journal:
    journal = started()
    put(journal, c.RulesSet(change(AS_ASKED, rules)))
    return journal


def test_the_day_s_budget_holds() -> None:
    journal = with_rules(budget_usdt="3")
    refill(journal, 1)
    refill(journal, 2)
    proven(journal)

    refused(journal, "over_budget", c.AttemptPlanned(attempt(reserved=Decimal("1.000000001"))))
    put(journal, c.AttemptPlanned(attempt(reserved=Decimal(1))))


@pytest.mark.parametrize("state", ["unknown", "accepted"])
def test_orders_of_unknown_fate_count_against_the_budget(state: str) -> None:
    journal = with_rules(budget_usdt="2")
    planned(journal, reserved=Decimal(2))
    sql(journal, "UPDATE attempts SET state = ?", state)
    gap_id = proven(journal, SOL).gap_id

    refused(journal, "over_budget", c.AttemptPlanned(attempt(SOL, gap_id=gap_id, reserved=Decimal(1))))


def test_orders_that_opened_nothing_give_the_budget_back() -> None:
    journal = with_rules(budget_usdt="2")
    planned(journal, reserved=Decimal(2))
    sql(journal, "UPDATE attempts SET state = 'never_placed'")
    gap_id = proven(journal, SOL).gap_id

    put(journal, c.AttemptPlanned(attempt(SOL, gap_id=gap_id, reserved=Decimal(2))))


def test_the_budget_comes_back_after_a_day() -> None:
    journal = with_rules(budget_usdt="2")
    refill(journal, 1, reserved="2")
    proven(journal)
    order = attempt(reserved=Decimal(2))

    refused(journal, "over_budget", c.AttemptPlanned(replace(order, created_at=after(86399.999999))))
    put(journal, c.AttemptPlanned(replace(order, created_at=after(86400))))


def test_the_budget_follows_the_number_of_pairs() -> None:
    """Three times the pairs and the margin, at least 20: 8 pairs make 24."""
    journal = started(pairs=[Pair(f"P{n}-USDT-SWAP", PosSide.LONG) for n in range(7)])
    put(journal, c.PairProtected(BNB, NOW))
    proven(journal)
    refused(journal, "over_budget", c.AttemptPlanned(attempt(reserved=Decimal("24.1"))))
    put(journal, c.PairDropped(Pair("P0-USDT-SWAP", PosSide.LONG), NOW))
    refused(journal, "over_budget", c.AttemptPlanned(attempt(reserved=Decimal(24))))

    put(journal, c.AttemptPlanned(attempt(reserved=Decimal(21))))


def test_the_day_s_number_of_refills_holds() -> None:
    journal = with_rules(account_cap="2")
    refill(journal, 1)
    refill(journal, 2)
    proven(journal)

    refused(journal, "over_refill_cap", c.AttemptPlanned(attempt()))
    put(journal, c.AttemptPlanned(attempt(created_at=after(86400))))


@pytest.mark.parametrize(
    ("brake", "rules"),
    [(Brake.BUDGET, {"budget_usdt": "1"}), (Brake.ACCOUNT_CAP, {"account_cap": "1"})],
)
def test_only_a_person_lets_one_gap_pass_a_limit(brake: Brake, rules: dict[str, str]) -> None:
    journal = with_rules(**rules)
    refill(journal, 1)
    gap_id = proven(journal).gap_id
    for other in set(Brake) - {brake}:
        put(journal, c.GapReleased(gap_id, other))
    refused(journal, "over_", c.AttemptPlanned(attempt()))
    put(journal, c.GapReleased(gap_id, brake))

    assert put(journal, c.AttemptPlanned(attempt())).attempts == (attempt(),)


def test_the_limits_of_two_accounts_are_apart() -> None:
    journal = with_rules(budget_usdt="2")
    refill(journal, 1, reserved="2")
    journal.ensure_account("second", Environment.PRACTICE)
    story: list[c.Change] = [
        c.PairProtected(BNB, NOW),
        c.ShieldSet(raised=True, at=NOW),
        c.GapOpened(gap()),
        c.AttemptPlanned(attempt(reserved=Decimal(2))),
    ]

    assert journal.write("second", lambda _: story).attempts == (attempt(reserved=Decimal(2)),)


def test_one_active_row_a_pair(journal: Journal) -> None:
    again = "INSERT INTO protected_pairs (account_id, inst_id, pos_side, status, added_us, overrides) "

    sql_refused(journal, "UNIQUE", f"{again} VALUES (1, ?, 'short', 'active', 1, '[]')", BNB.inst_id)


def test_rows_belong_to_an_account(journal: Journal) -> None:
    sql_refused(journal, "FOREIGN KEY", "INSERT INTO checks VALUES (99, 0, 1, 0)")


def test_the_rules_hold_for_a_stranger_s_connection_too() -> None:
    """They are in the file, not in the program."""
    with started() as journal, journal._connection.reading() as con:
        planned(journal)
        stranger = sqlite3.connect(":memory:")
        con.backup(stranger)
    for statement in ("DELETE FROM attempts", "UPDATE attempts SET body = ''", COPY_ORDER.replace("?", "'x'", 1)):
        with pytest.raises(sqlite3.IntegrityError):
            stranger.execute(statement.replace("?", "'sent'"))
    stranger.close()


def test_the_look_at_a_result_is_written_once_and_only_for_a_fill(journal: Journal) -> None:
    done = filled(journal)
    put(journal, c.AttemptReviewed(done.attempt_id, NOW, Decimal(2)))
    for column in ("reviewed_us", "taken", "taken_nano"):
        sql_refused(journal, "attempt_is_fixed", SAME.replace("$", column))
    under_way = planned(journal, SOL)
    with pytest.raises(JournalError):
        put(journal, c.AttemptReviewed(under_way.attempt_id, NOW))


def test_margin_that_was_taken_beyond_what_was_reserved_counts_in_the_budget(journal: Journal) -> None:
    """Where only what was reserved counted, a refill more would have fitted."""
    done = filled(journal)
    limit = journal.state(ACCOUNT).rules.budget(len(PAIRS))
    assert 2 * done.reserved < limit
    put(journal, c.AttemptReviewed(done.attempt_id, NOW, limit - done.reserved + Decimal("0.000000001")))
    with pytest.raises(RuleBroken) as refusal:
        planned(journal, SOL)
    assert refusal.value.reason.param("rule") == "over_budget"


def test_margin_below_what_was_reserved_frees_nothing(journal: Journal) -> None:
    done = filled(journal)
    put(journal, c.AttemptReviewed(done.attempt_id, NOW, done.reserved / 2))
    assert journal.state(ACCOUNT).reserved(NOW) == done.reserved
