"""What proves that a position is dead, what forbids to believe it, and why it died."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from pairguard_gui.core.judge.evidence import (
    Evidence,
    Proven,
    Unproven,
    cause_of,
    closing_order,
    death_record,
    prove,
    recheck_delay_s,
)
from pairguard_gui.core.state.account_state import Brake, Cause, Gap, GapState, Proof
from pairguard_gui.core.values.exchange_data import (
    ClosedPosition,
    CloseType,
    Life,
    MarginMode,
    Order,
    OrderOrigin,
    OrderState,
    Position,
    Side,
)
from pairguard_gui.core.values.reason import Code
from tests.core.examples import BNB, BORN, LIFE, NOW, SOL, after, closed, gap, order, position

LOOKED = frozenset({Proof.LIST, Proof.TARGETED})
REOPENED = Life(LIFE.pos_id, after(-30))


def suspected(**changes: Any) -> Gap:
    return gap(state=GapState.SUSPECTED, **changes)


def persistent(**changes: Any) -> Gap:
    """Absent for three minutes and three looks."""
    return suspected(**{"absent_count": 3, "absent_since": after(-180), **changes})


def proven(case: Gap, *history: ClosedPosition, targeted: tuple[Position, ...] = (), **says: Any) -> Proven | Unproven:
    plain = Evidence(
        targeted, history, known_life=True, watched_for=timedelta(minutes=1), margin_veto=False, may_persist=True
    )
    return prove(case, replace(plain, **says), NOW)


def code(found: Proven | Unproven) -> Code:
    assert isinstance(found, Unproven), found
    return found.reason.code


@pytest.mark.parametrize("kind", [CloseType.FULL, CloseType.LIQUIDATION, CloseType.ADL])
def test_a_record_of_a_full_close_of_this_life_proves_its_death_at_once(kind: CloseType) -> None:
    record = closed(close_type=kind)
    assert proven(suspected(), record) == Proven(LOOKED | {Proof.HISTORY}, record)


@pytest.mark.parametrize("kind", [CloseType.PARTIAL, CloseType.PARTIAL_LIQUIDATION, CloseType.PARTIAL_ADL])
def test_a_partial_close_of_any_kind_proves_nothing(kind: CloseType) -> None:
    assert code(proven(suspected(), closed(close_type=kind))) is Code.HISTORY_LATE


@pytest.mark.parametrize(
    "record",
    [
        closed(life=REOPENED),
        closed(life=Life("1", LIFE.c_time)),
        closed(margin_mode=MarginMode.ISOLATED),
        closed(SOL),
        closed(BNB.opposite),
        closed(u_time=after(-66)),
    ],
    ids=["another cTime", "another posId", "another margin mode", "another pair", "other side", "before last sight"],
)
def test_the_record_of_another_death_proves_nothing(record: ClosedPosition) -> None:
    assert code(proven(suspected(), record)) is Code.HISTORY_LATE
    assert death_record(suspected(), [record]) is None


def test_a_record_counts_from_the_last_sight_on_give_or_take_five_seconds() -> None:
    assert death_record(suspected(), [closed(u_time=after(-65))])
    assert death_record(suspected(), [closed(u_time=after(-65.001))]) is None


def test_a_pair_whose_position_was_never_in_a_complete_list_takes_any_record_of_its_life() -> None:
    assert death_record(suspected(last_seen=None), [closed(u_time=BORN)])


def test_the_right_record_is_found_among_others() -> None:
    right = closed()
    assert death_record(suspected(), [closed(SOL), closed(life=REOPENED), right]) == right


def test_a_row_in_the_targeted_read_forbids_every_conclusion() -> None:
    """Whatever else speaks for a death: the record, a person, three minutes."""
    case = persistent(released=frozenset({Brake.PROOF}))
    assert code(proven(case, closed(), targeted=(position(),))) is Code.TARGET_VETO
    assert code(proven(case, targeted=(position(life=REOPENED, margin_mode=MarginMode.ISOLATED),))) is Code.TARGET_VETO


def test_a_targeted_row_of_another_pair_forbids_nothing() -> None:
    assert isinstance(proven(suspected(), closed(), targeted=(position(SOL), position(BNB.opposite))), Proven)


def test_margin_in_use_forbids_to_believe_an_empty_list() -> None:
    for case in (suspected(), persistent(), persistent(released=frozenset({Brake.PROOF}))):
        assert code(proven(case, margin_veto=True)) is Code.MARGIN_VETO
    assert code(proven(suspected(), margin_veto=True, known_life=False)) is Code.MARGIN_VETO


def test_an_empty_list_that_margin_contradicts_for_an_hour_is_asked_about() -> None:
    hour = {"absent_count": 9, "opened_at": after(-3600), "absent_since": after(-3600)}
    short = proven(suspected(**{**hour, "absent_since": after(-3599)}), margin_veto=True)
    long = proven(suspected(**hour), margin_veto=True)
    assert isinstance(short, Unproven)
    assert isinstance(long, Unproven)
    assert (short.ask, long.ask) == (False, True)
    assert isinstance(proven(suspected(**hour, released=frozenset({Brake.PROOF})), margin_veto=True), Proven)


def test_a_record_of_its_own_outweighs_margin_that_others_may_use() -> None:
    assert isinstance(proven(suspected(), closed(), margin_veto=True), Proven)


def test_a_pair_added_by_hand_needs_no_record() -> None:
    assert proven(suspected(), known_life=False) == Proven(LOOKED)


def test_a_pair_added_by_hand_that_vanished_with_many_others_does_need_one() -> None:
    assert code(proven(suspected(mass=True), known_life=False)) is Code.HISTORY_LATE


@pytest.mark.parametrize("brake", [Brake.PROOF, Brake.MASS, Brake.AWAY])
def test_a_person_who_was_asked_for_a_proof_stands_in_for_it(brake: Brake) -> None:
    assert proven(suspected(released=frozenset({brake}))) == Proven(LOOKED)


def test_letting_go_of_another_brake_proves_nothing() -> None:
    assert code(proven(suspected(released=frozenset({Brake.CAUSE, Brake.BUDGET})))) is Code.HISTORY_LATE


@pytest.mark.parametrize(
    ("absent_count", "seconds", "enough"),
    [(3, 180, True), (3, 179.9, False), (2, 180, False), (1, 3600, False), (30, 3600, True)],
)
def test_three_looks_and_three_minutes_stand_in_for_a_record(absent_count: int, seconds: float, enough: bool) -> None:
    found = proven(suspected(absent_count=absent_count, absent_since=after(-seconds)))
    assert isinstance(found, Proven) is enough
    assert found == Proven(LOOKED | {Proof.PERSISTENCE}) if enough else code(found) is Code.HISTORY_LATE


def test_while_it_waits_it_says_until_when_and_how_often_it_looked() -> None:
    found = proven(suspected(absent_count=2, absent_since=after(-7)))
    assert isinstance(found, Unproven)
    assert (found.reason.param("looks"), found.reason.param("until")) == (2, after(173))
    assert not found.ask


@pytest.mark.parametrize(
    ("case", "brake", "reason"),
    [
        (persistent(mass=True), Brake.MASS, Code.MASS_VANISH),
        (persistent(away=True), Brake.AWAY, Code.AWAY),
        (persistent(mass=True, away=True), Brake.MASS, Code.MASS_VANISH),
    ],
)
def test_time_alone_proves_no_mass_vanishing_and_nothing_that_happened_while_away(
    case: Gap, brake: Brake, reason: Code
) -> None:
    found = proven(case)
    assert isinstance(found, Unproven)
    assert (found.brake, found.reason.code, found.ask) == (brake, reason, True)


def test_careful_asks_where_as_asked_believes_in_time() -> None:
    found = proven(persistent(), may_persist=False)
    assert isinstance(found, Unproven)
    assert (found.brake, found.reason.code, found.ask) == (Brake.PROOF, Code.NO_PROOF, True)


def test_a_record_that_comes_late_is_taken_even_after_the_three_minutes() -> None:
    assert proven(persistent(mass=True), closed()) == Proven(LOOKED | {Proof.HISTORY}, closed())


@pytest.mark.parametrize(("absent_count", "seconds"), [(0, 2), (1, 2), (2, 5), (3, 10), (4, 20), (5, 20), (99, 20)])
def test_looks_come_after_2_5_10_and_20_seconds(absent_count: int, seconds: int) -> None:
    assert recheck_delay_s(absent_count) == seconds


def test_the_closing_order_is_the_newest_filled_one_of_the_other_direction() -> None:
    newest = order(ord_id="2")
    assert closing_order(gap(), closed(), [newest, order(ord_id="1")]) == newest
    assert closing_order(gap(), None, [newest]) == newest
    assert closing_order(gap(), closed(), [order(pos_side=None)]) == order(pos_side=None)


@pytest.mark.parametrize(
    "other",
    [
        order(inst_id="SOL-USDT-SWAP"),
        order(side=Side.SELL),
        order(pos_side=BNB.opposite.pos_side),
        order(state=OrderState.CANCELED, filled=Decimal(0)),
        order(cl_ord_id="PGX0", tag="PGone"),
        order(c_time=after(5.001)),
        order(u_time=BORN - timedelta(seconds=1), c_time=BORN - timedelta(seconds=1)),
    ],
    ids=["other instrument", "opens", "other side", "unfilled", "ours", "after the close", "before this life"],
)
def test_an_order_that_cannot_have_closed_this_life_is_passed_over(other: Order) -> None:
    assert closing_order(gap(), closed(), [other]) is None
    assert closing_order(gap(), closed(), [other, order(ord_id="1")]) == order(ord_id="1")


@pytest.mark.parametrize(
    ("record", "by", "why"),
    [
        (closed(), order(), Cause.MANUAL),
        (closed(), order(origin=OrderOrigin.TRIGGER), Cause.TP_SL),
        (closed(), order(cl_ord_id="bot1"), Cause.OTHER_PROGRAM),
        (closed(), order(origin=OrderOrigin.ALGORITHM), Cause.OTHER_PROGRAM),
        (closed(), order(origin=OrderOrigin.LIQUIDATION), Cause.LIQUIDATION),
        (closed(), order(origin=OrderOrigin.ADL), Cause.ADL),
        (closed(), order(origin=OrderOrigin.DELIVERY), Cause.DELIVERY),
        (closed(close_type=CloseType.LIQUIDATION), None, Cause.LIQUIDATION),
        (closed(close_type=CloseType.LIQUIDATION), order(origin=OrderOrigin.TRIGGER), Cause.LIQUIDATION),
        (closed(close_type=CloseType.ADL), None, Cause.ADL),
        (closed(), None, Cause.UNKNOWN),
        (None, order(), Cause.UNKNOWN),
        (None, None, Cause.UNKNOWN),
    ],
)
def test_the_cause_follows_from_the_record_and_the_closing_order(
    record: ClosedPosition | None, by: Order | None, why: Cause
) -> None:
    assert cause_of(record, by) is why
