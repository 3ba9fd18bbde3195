"""What a row knows, and how it says it: unknown is never zero, old is never new."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from pairguard_gui.core.report import PairState, Preview
from pairguard_gui.core.values.exchange_data import MarginMode
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.text.language import Translators
from pairguard_gui.text.reasons.details import FOREVER
from pairguard_gui.ui.pairs.pair_cells import Column, age_hint, pair_cells
from pairguard_gui.ui.pairs.pair_row import PairRow, read_rows
from pairguard_gui.ui.widgets.cell import Cell, Tone
from tests.ui import seed

pytestmark = pytest.mark.usefixtures("translators")
NO_ANSWER = Reason.of(Code.UNREACHABLE)


def rows(report: object, known: dict[object, PairRow] | None = None, *, stale: bool = False) -> dict[object, PairRow]:
    read = read_rows(seed.state(), report, known or {}, stale=stale)  # type: ignore[arg-type]  # a report or None
    return {row.pair: row for row in read}


def cell(row: PairRow, column: Column) -> Cell:
    return pair_cells(row, seed.state(), seed.NOW)[column]


def test_before_the_first_check_nothing_is_known_and_nothing_is_zero() -> None:
    row = rows(None)[seed.SOL]
    assert row.state is PairState.NEVER_CHECKED
    assert [cell(row, column).text for column in (Column.SIZE, Column.MARK, Column.PROFIT, Column.BUYS)] == ["–"] * 4
    assert not row.missing


def test_a_complete_check_without_a_position_shows_none_open() -> None:
    row = rows(seed.report(seed.refilling()))[seed.SOL]
    assert row.missing
    assert cell(row, Column.SIZE).text == "0"
    assert cell(row, Column.MARK).text == "–"


def test_after_a_failed_check_the_last_figures_stay_and_look_old() -> None:
    known = rows(seed.report())
    row = rows(seed.failed(NO_ANSWER), known)[seed.SOL]
    mark = cell(row, Column.MARK)
    assert (mark.text, mark.stale, mark.tone) == ("85.17", True, Tone.MUTED)
    assert not row.missing
    assert seed.SEEN.strftime("%Y-%m-%dT%H:%M:%SZ") in age_hint(row)


def test_an_unknown_row_says_since_when_and_why() -> None:
    row = rows(seed.failed(NO_ANSWER))[seed.SOL]
    state = cell(row, Column.STATE)
    assert (state.text, state.note) == ("unknown", "since 14:02:14 · no answer")
    assert "nothing is opened" in state.hint


def test_figures_that_were_not_renewed_in_time_look_old() -> None:
    row = rows(seed.report(), stale=True)[seed.SOL]
    assert cell(row, Column.SIZE).stale


def test_cross_and_isolated_positions_of_a_pair_are_added_up() -> None:
    one = seed.POSITIONS[seed.SOL]
    other = replace(one, margin_mode=MarginMode.ISOLATED, contracts=Decimal("0.3"), upl=Decimal("-1.5"))
    row = rows(seed.report(seed.row(seed.SOL, positions=(one, other))))[seed.SOL]
    assert (row.size, row.profit) == (Decimal("0.41"), Decimal("-1.4065"))


def test_a_profit_of_which_a_part_is_unknown_is_unknown() -> None:
    one = seed.POSITIONS[seed.SOL]
    row = rows(seed.report(seed.row(seed.SOL, positions=(one, replace(one, upl=None)))))[seed.SOL]
    assert row.profit is None
    assert cell(row, Column.PROFIT).text == "–"


def test_a_pause_says_until_when() -> None:
    until = seed.NOW + timedelta(hours=1)
    paused = replace(seed.protected(seed.SOL), paused_until=until)
    reason = Reason.of(Code.PAIR_PAUSED, until=until)
    row = rows(seed.report(seed.row(seed.SOL, PairState.PAUSED, protected=paused, reason=reason)))[seed.SOL]
    assert cell(replace(row, protected=paused), Column.STATE).note == "until 15:02:26"
    for_good = replace(row, protected=replace(paused, paused_until=FOREVER))
    assert cell(for_good, Column.STATE).note == "until you resume it"


def test_the_end_of_an_endless_pause_can_be_told_in_every_time_zone() -> None:
    assert FOREVER.astimezone().year >= 9998
    assert datetime.max.replace(tzinfo=UTC) > FOREVER


def test_a_refill_that_costs_more_than_the_margin_is_marked() -> None:
    row = rows(seed.report())[seed.PAIRS[-1]]
    buys = cell(row, Column.BUYS)
    assert (buys.text, buys.tone) == ("11 ct ≈ 2.90", Tone.WARN)
    assert buys.hint


def test_a_refill_that_is_impossible_says_why() -> None:
    reason = Reason.of(Code.LOT_TOO_LARGE, cost=Decimal("6.2"), limit=Decimal(3))
    row = rows(seed.report(seed.row(seed.SOL, preview=Preview(None, None, reason))))[seed.SOL]
    buys = cell(row, Column.BUYS)
    assert buys.text == "cannot"
    assert "6.20 USDT" in buys.hint


def test_a_countdown_moves_with_the_clock() -> None:
    row = rows(seed.report(seed.cooling()))[seed.SOL]
    later = pair_cells(row, seed.state(), seed.NOW + timedelta(seconds=5))[Column.STATE]
    assert cell(row, Column.STATE).note.startswith("4:12 · ")
    assert later.note.startswith("4:07 · ")


def test_refills_at_their_cap_stand_out() -> None:
    row = rows(seed.report(seed.row(seed.SOL, refills_24h=10)))[seed.SOL]
    assert (cell(row, Column.REFILLS).text, cell(row, Column.REFILLS).tone) == ("10/10", Tone.WARN)


def test_own_rules_are_told_in_the_hint() -> None:
    own = replace(seed.protected(seed.SOL), overrides=(("margin_usdt", "2"),))
    row = replace(rows(seed.report())[seed.SOL], protected=own)
    assert (cell(row, Column.RULE).text, cell(row, Column.RULE).hint) == ("own", "margin_usdt = 2")


def test_a_row_speaks_chinese(translators: Translators) -> None:
    translators.set_language("zh_CN")
    row = rows(seed.report())[seed.SOL]
    assert [cell(row, column).text for column in (Column.SIDE, Column.STATE, Column.BUYS)] == [
        "做空",
        "持有",
        "0.11 张 ≈ 0.94",
    ]
