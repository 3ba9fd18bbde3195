"""The window on a guard that runs: its own thread, the practice exchange on loopback, a journal, nothing played."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pairguard_gui.assembly.practice_market import PracticeMarket
from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.shield import Shield
from pairguard_gui.runtime.system_clock import SystemClock
from pairguard_gui.text.language import Translators
from pairguard_gui.ui.shield.start_sheet import StartSheet
from pairguard_gui.ui.style.theme import Theme
from pairguard_gui.ui.widgets.cell import CellRole
from pairguard_gui.ui.window.main_window import MainWindow
from tests.support.practice_faults import end_faults
from tests.support.running_account import RunningAccount, running_account
from tests.ui import stage

PATIENCE_MS = 15_000


@pytest.fixture
def running(qapp: QApplication) -> Iterator[RunningAccount]:  # noqa: ARG001  signals need an application
    with running_account() as made:
        yield made


@pytest.fixture
def window(running: RunningAccount, qtbot: QtBot, qapp: QApplication, translators: Translators) -> Iterator[MainWindow]:
    """Opened as the program opens it, and guarding after a press of the shield."""
    services = stage.services(
        history=running.journal,
        now=SystemClock().now,
        practice=PracticeMarket(running.server),
        set_language=translators.set_language,
    )
    running.controller.begin(resume=False)
    made = MainWindow([running.controller], services, Theme(qapp, services.memory, "en"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: running.controller.report is not None, timeout=PATIENCE_MS)
    qtbot.mouseClick(made.page.status.shield, Qt.MouseButton.LeftButton)
    sheet = made.findChildren(StartSheet)[0]
    assert sheet.ok.isEnabled()
    sheet.accept()
    qtbot.waitUntil(lambda: running.controller.shield is Shield.GUARDING and len(made.page.account_view.rows) == 20)
    qtbot.waitUntil(lambda: made.page.account_view.fresh, timeout=PATIENCE_MS)
    yield made
    made.close_readers()
    made._ending = True
    made.close()


def logged(window: MainWindow) -> list[ActionKind]:
    model = window.page.log.model
    return [model.index(row, 0).data(CellRole.ROW).kind for row in range(model.rowCount())]


def test_a_first_start_records_what_is_open_and_guards_it(window: MainWindow) -> None:
    assert window.page.status.title.text() == "Guarding 20 pairs"
    assert window.page.status.figures.open.text == "20"
    assert window.page.status.figures.missing.text == "0"


def test_a_closed_position_is_back_after_one_refill(window: MainWindow, running: RunningAccount, qtbot: QtBot) -> None:
    pair = window.page.account_view.rows[0].pair
    assert window.tour is not None
    window.tour.menu.close_one()
    qtbot.waitUntil(lambda: ActionKind.REFILL in logged(window), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: window.page.status.title.text() == "Guarding 20 pairs", timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: window.page.status.sentence.text() == "All positions are present.", timeout=PATIENCE_MS)
    row = next(row for row in window.page.account_view.rows if row.pair == pair)
    assert row.state is PairState.HELD
    assert row.positions
    assert window.page.status.figures.refills.text == "1 / 60"
    assert logged(window).count(ActionKind.REFILL) == 1
    assert running.orders_sent() == 1


def test_all_twenty_closed_at_once_come_back(window: MainWindow, running: RunningAccount, qtbot: QtBot) -> None:
    assert window.tour is not None
    window.tour.menu.close_all()
    qtbot.waitUntil(lambda: logged(window).count(ActionKind.REFILL) == 20, timeout=2 * PATIENCE_MS)
    qtbot.waitUntil(lambda: window.page.status.figures.open.text == "20", timeout=PATIENCE_MS)
    assert running.orders_sent() <= 2


def test_a_lost_answer_opens_one_position(window: MainWindow, running: RunningAccount, qtbot: QtBot) -> None:
    assert window.tour is not None
    window.tour.card.lose.click()
    qtbot.waitUntil(lambda: logged(window).count(ActionKind.REFILL) == 1, timeout=2 * PATIENCE_MS)
    qtbot.waitUntil(lambda: window.page.status.figures.open.text == "20", timeout=PATIENCE_MS)
    assert ActionKind.UNKNOWN in logged(window)
    assert running.orders_sent() == 1


def test_a_stop_is_instant_and_nothing_is_opened_after_it(
    window: MainWindow, running: RunningAccount, qtbot: QtBot
) -> None:
    window.page.page_actions.stop()
    assert running.controller.shield is Shield.OFF
    assert window.tour is not None
    window.tour.menu.close_one()
    qtbot.waitUntil(lambda: window.page.status.figures.missing.text == "1", timeout=PATIENCE_MS)
    assert "no position. Nothing is opened until you start." in window.page.status.sentence.text()
    assert running.orders_sent() == 0


def test_the_window_thread_never_waits_for_the_exchange(
    window: MainWindow, running: RunningAccount, qtbot: QtBot
) -> None:
    running.server.fault("delay", seconds=5, ms=1500)
    window.page.controller.check_now()
    clock = SystemClock()
    longest, before = 0.0, clock.monotonic()
    for _ in range(100):
        qtbot.wait(10)
        now = clock.monotonic()
        longest, before = max(longest, now - before), now
    assert longest < 0.5
    end_faults(running.server)
