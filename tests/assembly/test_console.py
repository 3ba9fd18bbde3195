from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QCoreApplication

from pairguard_gui.assembly.console import AccountConsole, ConsoleTexts
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.shield import Shield
from pairguard_gui.text import actions
from pairguard_gui.text.cli import terminal
from pairguard_gui.text.reasons import reasons
from tests.support.running_account import RunningAccount, running_account, until

SOL = Pair("SOL-USDT-SWAP", PosSide.SHORT)
TEXTS = ConsoleTexts(actions.line, reasons.say, terminal.shield_line, terminal.counts_line)


@pytest.fixture
def running(qapp: QCoreApplication) -> Iterator[RunningAccount]:  # noqa: ARG001  signals need an application
    with running_account() as made:
        yield made


def test_what_happens_is_told_in_order_and_with_its_times(running: RunningAccount) -> None:
    told: list[tuple[datetime, str]] = []
    AccountConsole(running.controller, TEXTS, lambda at, line: told.append((at, line)))
    controller = running.controller
    controller.begin(resume=True)
    until(lambda: controller.shield is Shield.GUARDING and not controller.checking)
    running.close(SOL)
    controller.check_now()
    until(lambda: controller.shield is Shield.GUARDING and controller.report and controller.report.refills_total)
    controller.protect(SOL)
    until(lambda: "protected already" in told[-1][1])
    controller.stop()

    lines = [line for _, line in told]
    assert lines[:2] == ["No pair is protected yet.", "Shield: Guarding."]
    assert lines[2] == "20 of 20 protected pairs are open."
    vanished = next(n for n, line in enumerate(lines) if "SOL short vanished · closed by hand" in line)
    refilled = next(n for n, line in enumerate(lines) if line.startswith("SOL short refilled · "))
    assert vanished < refilled
    assert lines[-1] == "Shield: Off."
    assert all(at.tzinfo for at, _ in told)
