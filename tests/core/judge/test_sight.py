"""Which row of a list stands for a pair, and which pairs no row stands for."""

from __future__ import annotations

from pairguard_gui.core.judge.sight import Sight, absent_pairs, row_of
from pairguard_gui.core.values.exchange_data import Life, MarginMode
from tests.core.examples import BNB, BORN, LIFE, NOW, SOL, after, position, protected, state

REOPENED = Life(LIFE.pos_id, after(-30))


def test_a_pair_is_there_while_any_row_of_it_is() -> None:
    isolated = position(margin_mode=MarginMode.ISOLATED, life=REOPENED)
    assert row_of(protected(), [isolated]) == isolated
    assert absent_pairs(state(pairs=(protected(),)), [isolated]) == ()


def test_the_row_of_the_known_life_stands_for_the_pair_else_the_newest() -> None:
    known, newer = position(), position(margin_mode=MarginMode.ISOLATED, life=Life("1", after(-5)))
    assert row_of(protected(), [newer, known]) == known
    assert row_of(protected(life=Life("0", BORN)), [known, newer]) == newer
    assert row_of(protected(), [position(SOL), position(BNB.opposite)]) is None


def test_absent_pairs_are_those_of_the_set_in_its_order() -> None:
    both = state(pairs=(protected(SOL), protected(BNB)))
    assert absent_pairs(both, [position(BNB.opposite)]) == (SOL, BNB)
    assert absent_pairs(both, [position(SOL)]) == (BNB,)


def test_a_sight_finds_the_row_of_a_pair_among_those_of_others() -> None:
    seen = Sight((position(SOL), position(BNB)), NOW)
    assert seen.row_of(protected(BNB)) == position(BNB)
    assert seen.row_of(protected(BNB.opposite)) is None
