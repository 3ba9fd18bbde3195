"""What a list lacks: one absence after the other, many at once, rows of the past."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairguard_gui.core.judge.absences import (
    UNBROKEN,
    Absences,
    compare,
    counted_once_more,
    counts,
    is_stale,
    mass_vanish,
    nears_proof,
    new_gap,
    stale_rows,
    vanished_together,
    was_away,
)
from pairguard_gui.core.judge.sight import Sight
from pairguard_gui.core.state.account_state import Brake, GapState, Hold, Proof
from pairguard_gui.core.state.changes import AbsenceCounted
from pairguard_gui.core.values.exchange_data import Life, MarginMode
from pairguard_gui.core.values.reason import Code, Reason
from tests.core.examples import BNB, BORN, LIFE, NOW, SOL, after, gap, position, protected, state

REOPENED = Life(LIFE.pos_id, after(-30))
HELD = Hold(Brake.PROOF, Reason.of(Code.NO_PROOF), NOW)


def test_a_missing_pair_is_fresh_until_it_has_a_gap() -> None:
    both = state(pairs=(protected(SOL), protected(BNB)), gaps=(gap(BNB),))
    found = compare(both, Sight((), NOW))
    assert found == Absences((protected(SOL),), (gap(BNB),))
    assert found.pairs == (SOL, BNB)
    assert not compare(both, Sight((position(SOL), position(BNB)), NOW))


def test_a_list_counts_when_it_lacks_a_pair_for_the_first_time_unless_the_guard_settles_in() -> None:
    one = state(pairs=(protected(SOL),))
    assert counts(one, Sight((), NOW))
    assert not counts(one, Sight((), NOW, settling_in=True))
    assert not counts(one, Sight((position(SOL),), NOW))
    assert not counts(replace(one, armed=None), Sight((), NOW))


def test_a_list_counts_while_a_gap_is_unproven_and_nobody_is_asked() -> None:
    doubted = gap(SOL, state=GapState.SUSPECTED, proofs=frozenset())
    one = state(pairs=(protected(SOL),), gaps=(doubted,))
    assert counts(one, Sight((), NOW, settling_in=True))
    assert nears_proof(one, doubted)
    assert not nears_proof(one, replace(doubted, hold=HELD))
    assert not nears_proof(replace(one, hold=HELD), doubted)
    assert not nears_proof(one, replace(doubted, state=GapState.FILLED))


def test_a_gap_is_named_by_the_life_that_ended_and_was_last_seen_in_the_last_complete_list() -> None:
    before = state(pairs=(protected(),), last_complete=after(-60))
    found = new_gap(before, protected(), NOW)
    assert (found.life, found.last_seen, found.absent_count, found.away) == (LIFE, after(-60), 1, False)
    never_seen = new_gap(before, protected(life=None, margin_mode=None), NOW)
    assert (never_seen.life, never_seen.last_seen) == (Life("", BORN), None)
    assert never_seen.margin_mode is MarginMode.CROSS


def test_who_did_not_look_for_more_than_six_hours_was_away() -> None:
    assert not was_away(state(last_complete=None), NOW)
    assert not was_away(state(last_complete=after(-6 * 3600)), NOW)
    assert was_away(state(last_complete=after(-6 * 3600 - 1)), NOW)


def test_one_more_list_counts_on_until_the_absence_was_broken() -> None:
    counted = gap(absent_count=2, absent_since=after(-20), last_absent_at=after(-10))
    assert counted_once_more(counted, NOW, mass=False) == AbsenceCounted(counted.gap_id, 3, after(-20), NOW, False)
    broken = replace(counted, last_absent_at=NOW - UNBROKEN - timedelta(seconds=1))
    assert counted_once_more(broken, NOW, mass=False) == AbsenceCounted(counted.gap_id, 1, NOW, NOW, False)
    seen_by_name = replace(counted, absent_count=0)
    assert counted_once_more(seen_by_name, NOW, mass=True) == AbsenceCounted(counted.gap_id, 1, NOW, NOW, True)
    assert counted_once_more(replace(counted, mass=True), NOW, mass=False).mass


def test_what_vanished_within_ten_minutes_and_was_not_refilled_vanished_together() -> None:
    fresh, old, filled = gap(), gap(absent_since=after(-600)), gap(state=GapState.FILLED)
    assert vanished_together([fresh, old, filled], NOW) == [fresh]


@pytest.mark.parametrize(
    ("gone", "of", "many"),
    [(2, 2, False), (2, 3, False), (3, 3, True), (3, 6, True), (3, 7, False), (9, 20, False), (10, 20, True)],
)
def test_three_or_more_and_at_least_half_are_many(gone: int, of: int, many: bool) -> None:
    assert mass_vanish([gap()] * gone, of) is many


@given(gone=st.integers(0, 60), of=st.integers(1, 60))
def test_one_more_gone_never_makes_it_fewer(gone: int, of: int) -> None:
    assert mass_vanish([gap()] * (gone + 1), of) >= mass_vanish([gap()] * gone, of)


def test_a_row_of_an_earlier_life_is_an_old_list() -> None:
    earlier = position(life=Life("5", BORN - timedelta(milliseconds=1)))
    assert is_stale(protected(), earlier)
    assert not is_stale(protected(), position())
    assert not is_stale(protected(), position(life=REOPENED))
    assert not is_stale(protected(), replace(earlier, margin_mode=MarginMode.ISOLATED))
    assert not is_stale(protected(life=None), earlier)


def test_a_row_of_a_life_whose_end_is_on_record_contradicts_what_is_known() -> None:
    recorded = gap(proofs=frozenset({Proof.LIST, Proof.TARGETED, Proof.HISTORY}))
    sight = Sight((position(),), NOW)
    assert stale_rows(state(pairs=(protected(),), gaps=(recorded,)), sight) == (position(),)
    assert stale_rows(state(pairs=(protected(),), gaps=(gap(state=GapState.FILLED),)), sight) == (position(),)
    by_time = gap(proofs=frozenset({Proof.LIST, Proof.TARGETED, Proof.PERSISTENCE}))
    assert stale_rows(state(pairs=(protected(),), gaps=(by_time,)), sight) == ()
