"""The table of pairs and the log, as Qt's views will ask for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from pairguard_gui.core.report import CheckReport
from pairguard_gui.core.state.actions import ActionQuery
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.runtime.account_controller import AccountController
from pairguard_gui.ui.activity.log_model import LogModel
from pairguard_gui.ui.activity.log_reader import LogReader
from pairguard_gui.ui.pairs.pair_cells import Column
from pairguard_gui.ui.pairs.pair_filter import PairFilter, PairFilterModel
from pairguard_gui.ui.pairs.pair_model import PairModel
from pairguard_gui.ui.shield.account_view import view_of
from tests.ui import seed, stage


def shown(model: PairModel, report: CheckReport, controller: AccountController | None = None) -> AccountController:
    """Let the model show a report the way the page does."""
    controller = controller or stage.controller(seed.state(raised=True), up=True)
    stage.play(controller, report)
    account_view = view_of(controller, {row.pair: row for row in model.rows}, seed.NOW)
    model.show(account_view.rows, account_view.state, seed.NOW)
    return controller


def column(model: PairModel | PairFilterModel, of: Column) -> list[str]:
    """What one column says, from the top down."""
    return [str(model.data(model.index(at, of))) for at in range(model.rowCount())]


@pytest.mark.usefixtures("qapp")
def test_the_pairs_are_a_sound_model_through_every_change(qtmodeltester: ModelTester) -> None:
    model = PairModel()
    qtmodeltester.check(model)
    controller = shown(model, seed.report())
    shown(model, seed.report(seed.refilling()), controller)
    qtmodeltester.check(model)
    assert model.rowCount() == 20


@pytest.mark.usefixtures("qapp")
def test_only_what_changed_is_painted_again() -> None:
    model = PairModel()
    controller = shown(model, seed.report())
    touched: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda top, bottom, _roles: touched.append((top.row(), bottom.row())))
    dearer = replace(seed.POSITIONS[seed.UNI], mark_px=Decimal("3.7"))
    shown(model, seed.report(seed.row(seed.UNI, positions=(dearer,))), controller)
    at = model.row_of(seed.UNI)
    assert touched
    assert all(top == bottom == at for top, bottom in touched)


@pytest.mark.usefixtures("qapp")
def test_numbers_are_sorted_as_numbers_and_aligned_to_the_right() -> None:
    model = PairModel()
    filter_model = PairFilterModel(model)
    shown(model, seed.report())
    filter_model.sort(Column.MARK, Qt.SortOrder.AscendingOrder)
    marks = [Decimal(text) for text in column(filter_model, Column.MARK)]
    assert marks == sorted(marks)
    alignment = model.data(model.index(0, Column.MARK), Qt.ItemDataRole.TextAlignmentRole)
    assert int(alignment) & int(Qt.AlignmentFlag.AlignRight)  # type: ignore[call-overload]  # an int by Qt's contract
    assert not any("E" in text for of in (Column.SIZE, Column.MARK) for text in column(model, of))


@pytest.mark.usefixtures("qapp")
def test_filters_and_search_find_what_they_say() -> None:
    model = PairModel()
    filter_model = PairFilterModel(model)
    shown(model, seed.report(seed.refilling(), seed.held_back()))
    counts = {}
    for kept in PairFilter:
        filter_model.set_filter(kept)
        counts[kept] = filter_model.rowCount()
    assert counts == {
        PairFilter.ALL: 20,
        PairFilter.MISSING: 2,
        PairFilter.ON_HOLD: 1,
        PairFilter.LONG: 5,
        PairFilter.SHORT: 15,
    }
    filter_model.set_filter(PairFilter.ALL)
    filter_model.search("bnb")
    assert column(filter_model, Column.PAIR) == ["BNB-USDT"]


@pytest.mark.usefixtures("qapp")
def test_an_unknown_account_says_so_in_every_row() -> None:
    model = PairModel()
    controller = shown(model, seed.report())
    shown(model, seed.failed(Reason.of(Code.UNREACHABLE, what="timed out")), controller)
    assert all(text.startswith("unknown") for text in column(model, Column.STATE))


def test_the_log_pages_and_stays_a_sound_model(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    history = stage.PlayedHistory(seed.actions())
    reader = LogReader(history)
    model = LogModel(reader, ActionQuery(account="practice", limit=5))
    model.refresh(seed.NOW)
    qtbot.waitUntil(lambda: model.rowCount() == 5)
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    qtbot.waitUntil(lambda: model.rowCount() == 10)
    qtmodeltester.check(model)
    reader.close()


def test_new_lines_come_in_at_the_top(qtbot: QtBot) -> None:
    history = stage.PlayedHistory(seed.actions())
    reader = LogReader(history)
    model = LogModel(reader, ActionQuery(account="practice", limit=20))
    model.refresh(seed.NOW)
    qtbot.waitUntil(lambda: model.rowCount() == len(seed.actions()))
    newer = replace(seed.actions()[0], action_id=99, at=seed.NOW + timedelta(seconds=1))
    history.lines = (newer, *history.lines)
    model.refresh(seed.NOW)
    qtbot.waitUntil(lambda: model.rowCount() == len(history.lines))
    assert model.data(model.index(0, 0)) == "14:02:27"
    reader.close()
