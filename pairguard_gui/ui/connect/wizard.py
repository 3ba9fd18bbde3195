"""The assistant itself: the list of steps, the step that is shown, the way back and on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from pairguard_gui.ui.connect.account_step import AccountStep
from pairguard_gui.ui.connect.appearance_step import AppearanceStep
from pairguard_gui.ui.connect.entries import Entries
from pairguard_gui.ui.connect.finish_step import FinishStep
from pairguard_gui.ui.connect.key_step import KeyStep
from pairguard_gui.ui.connect.limits_step import LimitsStep
from pairguard_gui.ui.connect.pairs_step import PairsStep
from pairguard_gui.ui.connect.step_list import StepList

if TYPE_CHECKING:
    from pairguard_gui.core.values.account import Account
    from pairguard_gui.ui.connect.step import Step
    from pairguard_gui.ui.services import WindowServices
    from pairguard_gui.ui.style.theme import Theme

_WIDE, _HIGH = 900, 590


class ConnectWizard(QDialog):
    """Connects one OKX account; it leaves the window usable. Signals: `added` (Account), `notice_asked`.

    Nothing is stored before the last step, and the key is wiped from the fields whichever way it ends. Attributes:
    `entries` shared by the `steps` (`appearance`, `limits`, `account`, `key`, `pairs`, `finish`) in `stack`; the `list`
    of steps; the buttons `back`, `onward` and `cancel`.
    """

    added = Signal(object)
    notice_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        services: WindowServices,
        taken_names: Callable[[], Sequence[str]],
        parent: QWidget,
        *,
        has_tray: bool = False,
    ) -> None:
        super().__init__(parent)
        assert services.accounts is not None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.entries = Entries()
        self.appearance = AppearanceStep(theme, services.set_language)
        self.limits = LimitsStep(self.entries)
        self.account = AccountStep(theme, self.entries, services, taken_names)
        self.key = KeyStep(theme, self.entries, services.accounts)
        self.pairs = PairsStep(theme, self.entries, services.accounts)
        self.finish = FinishStep(self.entries, services, has_tray=has_tray)
        self.steps: Sequence[Step] = (self.appearance, self.limits, self.account, self.key, self.pairs, self.finish)
        self.stack, self.list = QStackedWidget(), StepList(theme)
        self.back, self.onward, self.cancel = QPushButton(), QPushButton(), QPushButton()
        self._just_shown = QTimer(self)
        self._just_shown.setSingleShot(True)
        self._just_shown.setInterval(QApplication.doubleClickInterval())
        self._build()
        self._wire()
        self._retranslate()
        self._go(0)

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self.steps[self.stack.currentIndex()]

    @property
    def just_shown(self) -> bool:
        """Whether the step appeared so lately that a double-click may have been meant for the one before."""
        return self._just_shown.isActive()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is cancelling; while the account is being added it is too late for that."""
        if self.finish.ready:
            super().closeEvent(event)
        else:
            event.ignore()

    def reject(self) -> None:
        if self.finish.ready:
            super().reject()

    def done(self, result: int) -> None:
        for step in self.steps:
            step.wipe()
        self.entries.wipe()
        super().done(result)

    def _build(self) -> None:
        self.resize(_WIDE, _HIGH)
        self.onward.setProperty("kind", "primary")
        self.onward.setDefault(True)
        for step in self.steps:
            self.stack.addWidget(step)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.onward)
        page = QVBoxLayout()
        page.setContentsMargins(26, 24, 26, 18)
        page.setSpacing(16)
        page.addWidget(self.stack, 1)
        page.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addLayout(page, 1)

    def _wire(self) -> None:
        self.back.clicked.connect(self._on_back)
        self.onward.clicked.connect(self._on_onward)
        self.cancel.clicked.connect(self.reject)
        self.finish.added.connect(self._on_added)
        self.finish.notice_asked.connect(self.notice_asked)
        for step in self.steps:
            step.changed.connect(self._show)

    def _go(self, at: int) -> None:
        self.stack.setCurrentIndex(at)
        self._just_shown.start()
        self.step.enter()
        field = self.step.first_field()
        (field or self.onward).setFocus(Qt.FocusReason.TabFocusReason)
        self._show()

    @Slot()
    def _on_back(self) -> None:
        self._go(self.stack.currentIndex() - 1)

    @Slot()
    def _on_onward(self) -> None:
        if self.just_shown:
            return  # the second click of two meant the step before
        if self.step.ready and self.step.go_on():
            self._go(self.stack.currentIndex() + 1)

    @Slot(object)
    def _on_added(self, account: Account) -> None:
        self.added.emit(account)
        self.accept()

    @Slot()
    def _show(self) -> None:
        at = self.stack.currentIndex()
        self.list.show_step(at)
        self.back.setEnabled(at > 0 and self.finish.ready)
        self.cancel.setEnabled(self.finish.ready)
        self.onward.setEnabled(self.step.ready)
        self.onward.setText(self.step.onward or self.tr("Next"))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Connect OKX"))
        self.list.set_names([step.name for step in self.steps])
        self.back.setText(self.tr("Back"))
        self.cancel.setText(self.tr("Cancel"))
        self._show()
