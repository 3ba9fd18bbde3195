"""The log: pages as it is scrolled, new lines on top, the reader left in peace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from pairguard_gui.core.state.actions import Action, ActionKind, ActionQuery
from pairguard_gui.core.values.errors import JournalDamaged
from pairguard_gui.core.values.reason import Code
from pairguard_gui.text.language import Translators
from pairguard_gui.ui.activity.log_model import LogModel
from pairguard_gui.ui.activity.log_panel import LogFilter
from pairguard_gui.ui.activity.log_reader import LogReader
from pairguard_gui.ui.widgets.cell import CellRole
from tests.ui import seed, stage
from tests.ui.conftest import Scene

Open = Callable[..., Scene]
pytestmark = pytest.mark.usefixtures("translators")
LINE = seed.actions()[0]


def lines(count: int, first: int = 1) -> list[Action]:
    """Refills numbered from `first`, newest first."""
    made = [replace(LINE, action_id=first + at, at=seed.NOW + timedelta(seconds=at)) for at in range(count)]
    return list(reversed(made))


class TornHistory(stage.PlayedHistory):
    """A log whose file is damaged."""

    def actions(self, query: ActionQuery) -> tuple[Action, ...]:  # noqa: ARG002  the port names it
        raise JournalDamaged(Code.JOURNAL, problem="rows", detail="x")


@pytest.fixture
def history() -> stage.PlayedHistory:
    return stage.PlayedHistory(lines(450))


@pytest.fixture
def model(history: stage.PlayedHistory, qtbot: QtBot) -> Iterator[LogModel]:
    reader = LogReader(history)
    made = LogModel(reader, ActionQuery(account="practice", limit=100))
    with qtbot.waitSignal(made.arrived):
        made.refresh(seed.NOW)
    yield made
    reader.close()


def ids(model: LogModel) -> list[int]:
    return [model.index(row, 0).data(CellRole.ROW).action_id for row in range(model.rowCount())]


def refresh(model: LogModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.arrived):
        model.refresh(seed.NOW)


def test_it_opens_with_one_page_however_long_it_is(model: LogModel, history: stage.PlayedHistory) -> None:
    assert ids(model) == list(range(450, 350, -1))
    assert len(history.asked) == 1


def test_older_pages_come_when_they_are_asked_for_until_the_end(model: LogModel, qtbot: QtBot) -> None:
    while model.canFetchMore(QModelIndex()):
        with qtbot.waitSignal(model.rowsInserted):
            model.fetchMore(QModelIndex())
    assert ids(model) == list(range(450, 0, -1))


def test_one_page_is_asked_for_once(model: LogModel, history: stage.PlayedHistory, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.rowsInserted):
        model.fetchMore(QModelIndex())
        model.fetchMore(QModelIndex())
    assert [query.before_id for query in history.asked] == [0, 351]


def test_new_lines_come_on_top_and_nothing_twice(model: LogModel, history: stage.PlayedHistory, qtbot: QtBot) -> None:
    history.lines = [*lines(3, first=451), *history.lines]
    refresh(model, qtbot)
    refresh(model, qtbot)
    assert ids(model)[:5] == [453, 452, 451, 450, 449]
    assert len(ids(model)) == 103


def test_more_new_lines_than_a_page_leave_no_gap(model: LogModel, history: stage.PlayedHistory, qtbot: QtBot) -> None:
    history.lines = [*lines(250, first=451), *history.lines]
    refresh(model, qtbot)
    assert ids(model) == list(range(700, 600, -1))
    assert model.canFetchMore(QModelIndex())


def test_news_that_come_while_it_reads_are_read_as_well(
    model: LogModel, history: stage.PlayedHistory, qtbot: QtBot
) -> None:
    model.refresh(seed.NOW)
    history.lines = [*lines(1, first=451), *history.lines]
    model.refresh(seed.NOW)
    qtbot.waitUntil(lambda: ids(model)[0] == 451)


def test_a_filter_asks_the_journal_and_forgets_late_answers(
    model: LogModel, history: stage.PlayedHistory, qtbot: QtBot
) -> None:
    history.lines = [replace(lines(1, first=451)[0], kind=ActionKind.FAULT), *history.lines]
    model.refresh(seed.NOW)
    with qtbot.waitSignal(model.modelReset):
        model.show(replace(model.query, kinds=frozenset({ActionKind.FAULT})), seed.NOW)
    qtbot.wait(20)
    assert ids(model) == [451]


def test_it_stays_a_sound_model_while_it_grows(model: LogModel, qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    qtmodeltester.check(model)
    while model.canFetchMore(QModelIndex()) or model.rowCount() < 450:
        with qtbot.waitSignal(model.rowsInserted):
            model.fetchMore(QModelIndex())
    assert model.rowCount() == 450


def test_times_are_local_and_their_hints_utc(model: LogModel) -> None:
    index = model.index(model.rowCount() - 1, 0)
    action: Action = index.data(CellRole.ROW)
    assert index.data() == action.at.astimezone().strftime("%H:%M:%S")
    assert index.data(Qt.ItemDataRole.ToolTipRole) == action.at.strftime("%Y-%m-%dT%H:%M:%SZ")


def test_a_reader_that_was_closed_reads_no_more(model: LogModel, history: stage.PlayedHistory) -> None:
    model._reader.close()
    asked = len(history.asked)
    model.refresh(seed.NOW)
    assert len(history.asked) == asked


def test_a_damaged_journal_is_told_where_the_lines_would_be(scene: Open, qtbot: QtBot) -> None:
    shown = scene(seed.report(), history=TornHistory())
    hint = shown.window.page.log.table._hint
    qtbot.waitUntil(lambda: "Nothing was opened" in hint.text())
    assert hint.isVisible()


def test_an_empty_log_says_what_will_stand_here(scene: Open, qtbot: QtBot) -> None:
    shown = scene(seed.report(), history=stage.PlayedHistory())
    hint = shown.window.page.log.table._hint
    qtbot.waitUntil(lambda: hint.isVisible() and "Nothing has happened yet" in hint.text())


def test_the_view_stays_on_the_newest_line(scene: Open, qtbot: QtBot) -> None:
    history = stage.PlayedHistory(lines(300))
    log = scene(seed.report(), history=history).window.page.log
    qtbot.waitUntil(lambda: log.model.rowCount() == 200)
    history.lines = [*lines(2, first=301), *history.lines]
    log.refresh(seed.NOW)
    qtbot.waitUntil(lambda: log.model.rowCount() == 202)
    assert log.table.verticalScrollBar().value() == 0
    assert log.table.rowAt(0) == 0


def test_the_view_stays_on_what_is_being_read(scene: Open, qtbot: QtBot) -> None:
    history = stage.PlayedHistory(lines(300))
    log = scene(seed.report(), history=history).window.page.log
    qtbot.waitUntil(lambda: log.model.rowCount() == 200)
    log.table.verticalScrollBar().setValue(40 * log.table.rowHeight(0))
    read = log.model.index(log.table.rowAt(1), 0).data(CellRole.ROW)
    history.lines = [*lines(2, first=301), *history.lines]
    log.refresh(seed.NOW)
    qtbot.waitUntil(lambda: log.model.rowCount() == 202)
    assert log.model.index(log.table.rowAt(1), 0).data(CellRole.ROW) == read


def test_filter_and_search_reach_the_journal(scene: Open, qtbot: QtBot) -> None:
    history = stage.PlayedHistory(seed.actions())
    log = scene(seed.report(), history=history).window.page.log
    log.filters.choose(LogFilter.REFILLS)
    log.search.setText("sol")
    qtbot.waitUntil(lambda: history.asked[-1].text == "sol")
    assert ActionKind.REFILL in history.asked[-1].kinds
    qtbot.waitUntil(lambda: {log.model.index(at, 0).data(CellRole.ROW).pair for at in range(3)} == {seed.SOL})


def test_a_line_is_copied_with_its_time_in_utc(scene: Open, qtbot: QtBot) -> None:
    log = scene(seed.report()).window.page.log
    qtbot.waitUntil(lambda: log.model.rowCount() == 11)
    log.table.selectRow(0)
    log.copy_line()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(seed.actions()[0].at.strftime("%Y-%m-%dT%H:%M:%SZ\t"))
    assert "SOL short waits" in copied


def test_the_log_changes_its_language(model: LogModel, translators: Translators) -> None:
    translators.set_language("zh_CN")
    model.retranslate(seed.NOW)
    assert "SOL" in model.index(0, 1).data()
    assert "等待" in model.index(0, 1).data()
    assert model.headerData(0, Qt.Orientation.Horizontal) == "时间"
