"""The table of pairs as a view asks for it: identity, order, and what is painted again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from pairguard_gui.core.report import CheckReport
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.text.language import Translators
from pairguard_gui.ui.accounts.account_model import AccountModel
from pairguard_gui.ui.pairs.pair_cells import Column
from pairguard_gui.ui.pairs.pair_filter import PairFilter, PairFilterModel
from pairguard_gui.ui.pairs.pair_menu import PairMenu
from pairguard_gui.ui.pairs.pair_model import PairModel
from pairguard_gui.ui.pairs.pair_row import read_rows
from pairguard_gui.ui.pairs.pairs_panel import PairsPanel
from pairguard_gui.ui.shield.account_view import view_of
from pairguard_gui.ui.widgets.cell import CellRole
from tests.ui import seed, stage
from tests.ui.conftest import Scene

Open = Callable[..., Scene]
pytestmark = pytest.mark.usefixtures("translators")


def show(model: PairModel, report: CheckReport, pairs: tuple[Pair, ...] = seed.PAIRS) -> None:
    state = seed.state(pairs=tuple(seed.protected(pair) for pair in pairs))
    rows = read_rows(state, report, {row.pair: row for row in model.rows}, stale=False)
    model.show(rows, state, seed.NOW)


def order(model: PairModel | PairFilterModel) -> list[Pair]:
    return [model.index(row, 0).data(CellRole.ROW).pair for row in range(model.rowCount())]


def cells(first: QModelIndex, last: QModelIndex) -> list[tuple[int, int]]:
    """The cells of a changed range."""
    rows, columns = range(first.row(), last.row() + 1), range(first.column(), last.column() + 1)
    return [(row, column) for row in rows for column in columns]


@pytest.fixture
def model() -> PairModel:
    made = PairModel()
    show(made, seed.report())
    return made


@pytest.fixture
def filter_model(model: PairModel) -> PairFilterModel:
    return PairFilterModel(model)


def test_sorting_and_filtering_stay_a_sound_model(
    model: PairModel, filter_model: PairFilterModel, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(filter_model)
    filter_model.sort(Column.PROFIT, Qt.SortOrder.DescendingOrder)
    filter_model.set_filter(PairFilter.MISSING)
    show(model, seed.report(seed.refilling()))
    assert order(filter_model) == [seed.SOL]


def test_dropping_and_adding_pairs_keeps_the_order_of_the_set(model: PairModel) -> None:
    without = tuple(pair for pair in seed.PAIRS if pair != seed.SOL)
    show(model, seed.report(), without)
    assert order(model) == list(without)
    again = (*without, seed.SOL)
    show(model, seed.report(), again)
    assert order(model) == list(again)
    show(model, seed.report())
    assert order(model) == list(seed.PAIRS)


def test_a_new_mark_price_paints_one_cell_again(model: PairModel) -> None:
    touched: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last, _: touched.extend(cells(first, last)))
    dearer = replace(seed.POSITIONS[seed.UNI], mark_px=Decimal("3.7"))
    show(model, seed.report(seed.row(seed.UNI, positions=(dearer,))))
    assert touched == [(seed.PAIRS.index(seed.UNI), Column.MARK)]


def test_a_later_check_that_finds_the_same_paints_nothing_again(model: PairModel) -> None:
    touched: list[object] = []
    model.dataChanged.connect(lambda *_: touched.append(1))
    show(model, seed.report(finished_at=seed.NOW))
    assert touched == []
    index = model.index(0, Column.MARK)
    assert seed.NOW.strftime("%H:%M:%SZ") in index.data(Qt.ItemDataRole.ToolTipRole)


def test_many_changed_cells_are_announced_together(model: PairModel) -> None:
    signals: list[list[tuple[int, int]]] = []
    model.dataChanged.connect(lambda first, last, _: signals.append(cells(first, last)))
    rows = [
        seed.row(pair, positions=(replace(seed.POSITIONS[pair], mark_px=Decimal(at + 1)),))
        for at, pair in enumerate(seed.PAIRS)
        if at != 7
    ]
    show(model, seed.report(*rows))
    assert sorted(signals) == [[(at, Column.MARK) for at in range(7)], [(at, Column.MARK) for at in range(8, 20)]]


def test_the_same_report_paints_nothing_again(model: PairModel) -> None:
    touched: list[object] = []
    model.dataChanged.connect(lambda *_: touched.append(1))
    show(model, seed.report())
    model.tick(seed.NOW)
    assert touched == []


def test_what_is_unknown_comes_last_whichever_way_it_is_sorted(model: PairModel, filter_model: PairFilterModel) -> None:
    unknown = replace(seed.POSITIONS[seed.UNI], mark_px=None)
    show(model, seed.report(seed.row(seed.UNI, positions=(unknown,))))
    for direction in Qt.SortOrder:
        filter_model.sort(Column.MARK, direction)
        assert order(filter_model)[-1] == seed.UNI


def test_unsorted_it_keeps_the_order_of_the_set(filter_model: PairFilterModel) -> None:
    filter_model.sort(Column.MARK, Qt.SortOrder.AscendingOrder)
    filter_model.sort(-1)
    assert order(filter_model) == list(seed.PAIRS)


def test_the_state_sorts_the_urgent_to_the_top(model: PairModel, filter_model: PairFilterModel) -> None:
    show(model, seed.report(seed.refilling(), seed.held_back()))
    filter_model.sort(Column.STATE, Qt.SortOrder.AscendingOrder)
    assert order(filter_model)[:2] == [seed.UNI, seed.SOL]


@pytest.mark.parametrize("text", ["sol-usdt-swap_short", "SOL", "sol-usdt"])
def test_search_finds_a_pair_however_it_is_written(filter_model: PairFilterModel, text: str) -> None:
    filter_model.search(text)
    assert order(filter_model) == [seed.SOL]


def test_search_understands_the_language_that_is_shown(
    model: PairModel, filter_model: PairFilterModel, translators: Translators
) -> None:
    translators.set_language("zh_CN")
    model.retranslate()
    filter_model.search("做多")
    assert len(order(filter_model)) == 5


def test_a_header_names_the_margin_that_is_set(model: PairModel) -> None:
    rules = replace(seed.RULES, margin_usdt=Decimal("2.50"))
    state = seed.state(rules=rules)
    model.show(read_rows(state, seed.report(), {}, stale=False), state, seed.NOW)
    assert model.headerData(Column.BUYS, Qt.Orientation.Horizontal) == "2.5 USDT buys"


def test_selection_scroll_and_sort_survive_a_check(scene: Open, qtbot: QtBot) -> None:
    shown = scene(seed.report())
    panel = shown.window.page.pairs
    panel.table.sortByColumn(Column.MARK, Qt.SortOrder.AscendingOrder)
    panel.select(seed.UNI)
    bar = panel.table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    assert before > 0
    stage.play(shown.controller, seed.report(seed.refilling()))
    assert panel.row is not None
    assert panel.row.pair == seed.UNI
    assert bar.value() == before
    assert panel.filter_model.sortColumn() == Column.MARK
    qtbot.wait(10)
    assert bar.value() == before


def test_the_counts_stand_on_the_filters(scene: Open) -> None:
    shown = scene(seed.report(seed.refilling(), seed.held_back()))
    texts = [button.text() for button in shown.window.page.pairs.filters._group.buttons()]
    assert texts == ["All 20", "Missing 2", "On hold 1", "Long 5", "Short 15"]


def test_an_empty_table_teaches_what_to_do(scene: Open) -> None:
    shown = scene(seed.report(pairs=()), up=False, state=seed.state(pairs=()))
    hint = shown.window.page.pairs.table._hint
    assert hint.isVisible()
    assert "Protect current positions" in hint.text()


def test_a_filter_without_matches_says_so(scene: Open) -> None:
    shown = scene(seed.report())
    panel = shown.window.page.pairs
    panel.filters.choose(PairFilter.MISSING)
    assert panel.table._hint.text().startswith("Nothing is missing")
    panel.filters.choose(PairFilter.ALL)
    assert panel.table._hint.isHidden()


def test_the_menu_of_a_row_offers_what_its_state_allows(scene: Open) -> None:
    shown = scene(seed.report(seed.held_back()))
    panel = shown.window.page.pairs
    assert _menu_of(panel, seed.UNI) == ["Refill now", "Pause", "Copy", "Stop protecting"]
    assert _menu_of(panel, seed.BNB) == ["Pause", "Copy", "Stop protecting"]


def _menu_of(panel: PairsPanel, pair: Pair) -> list[str]:
    panel.select(pair)
    panel.table.customContextMenuRequested.emit(panel.table.visualRect(panel.table.currentIndex()).center())
    menu = panel.findChildren(PairMenu)[-1]
    texts = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    return texts


def test_the_accounts_are_a_sound_model(qtmodeltester: ModelTester) -> None:
    account_view = view_of(stage.controller(seed.state(raised=True), seed.report(), up=True), {}, seed.NOW)
    accounts = AccountModel()
    accounts.add(account_view)
    qtmodeltester.check(accounts)
    spoken = accounts.data(accounts.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "practice · PRACTICE · Guarding · 20 protected pairs · 0 missing"
    assert accounts.data(QModelIndex()) is None
    accounts.remove("practice")
    accounts.show(account_view)
    assert accounts.rowCount() == 0
