"""The last step: what was chosen, how PairGuard starts on this computer, and the account is added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QPushButton, QWidget

from pairguard_gui.core.values.account import KeyPlace
from pairguard_gui.core.values.reason import Reason
from pairguard_gui.runtime.pending_answer import PendingAnswer
from pairguard_gui.text import format as figures
from pairguard_gui.text.reasons.reasons import say
from pairguard_gui.text.states import word
from pairguard_gui.ui.connect.step import Step

if TYPE_CHECKING:
    from pairguard_gui.core.values.account import Account
    from pairguard_gui.ui.connect.entries import Entries
    from pairguard_gui.ui.services import WindowServices

_LINES = 5


class FinishStep(Step):
    """Adds the account. Signals: `added` (Account); `notice_asked` when a notification is to be tried.

    Attributes: the boxes `resume`, `at_login` and `practice`; `alerts` and the button `notice`; `problem` below.
    """

    added = Signal(object)
    notice_asked = Signal()

    def __init__(
        self, entries: Entries, services: WindowServices, *, has_tray: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        assert services.accounts is not None
        self._entries, self._services, self._has_tray = entries, services, has_tray
        self._refusal: Reason | None = None
        self._captions, self._values = ([QLabel() for _ in range(_LINES)] for _ in range(2))
        self.resume, self.at_login, self.practice = QCheckBox(), QCheckBox(), QCheckBox()
        self.alerts, self.notice = QLabel(), QPushButton()
        self.problem = QLabel()
        self._request = PendingAnswer(services.accounts, self)
        self._build()
        self.notice.clicked.connect(self.notice_asked)
        self._request.answered.connect(self._on_answered)
        self._request.busy_changed.connect(self._show)
        self.retranslate()

    @property
    def name(self) -> str:
        return self.tr("Ready")

    @property
    def ready(self) -> bool:
        return not self._request.busy

    @property
    def onward(self) -> str:
        return self.tr("Adding …") if self._request.busy else self.tr("Add the account")

    def enter(self) -> None:
        self._refusal = None
        self.retranslate()

    def go_on(self) -> bool:
        accounts, entries = self._services.accounts, self._entries
        assert accounts is not None
        assert entries.credentials is not None
        account = replace(entries.account, resume=self.resume.isChecked())
        self._request.wait_for(
            accounts.add(
                account,
                entries.credentials,
                rules=entries.rules,
                pairs=entries.pairs,
                until_quit=entries.until_quit,
            )
        )
        return False

    def first_field(self) -> QWidget | None:
        return self.resume

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Ready"))
        self.about.setText(self.tr("The shield stays off until you start it. Nothing is opened before that."))
        for caption, value, (name, text) in zip(self._captions, self._values, self._lines(), strict=True):
            caption.setText(name)
            value.setText(text)
        self.resume.setText(self.tr("After a restart of PairGuard, go on guarding this account by itself"))
        self.at_login.setText(self.tr("Start PairGuard when I log in"))
        self.practice.setText(self.tr("Keep the practice account beside it"))
        self.alerts.setText(self._alerts())
        self.notice.setText(self.tr("Show one now"))
        self._show()

    def _lines(self) -> Iterator[tuple[str, str]]:
        account, place = self._entries.account, self._entries.place
        yield self.tr("Account"), f"{account.name} · {word(account.environment)}"
        yield self.tr("Reached at"), self._address(account)
        yield self.tr("Limits"), self._limits()
        pairs = len(self._entries.pairs)
        none = self.tr("recorded when you first start guarding")
        yield self.tr("Protected pairs"), self.tr("%n pair(s)", "", pairs) if pairs else none
        kept = place.name if isinstance(place, KeyPlace) else ""
        yield self.tr("Key"), kept if kept and not self._entries.until_quit else self.tr("kept until you quit")

    def _address(self, account: Account) -> str:
        address = account.base_url or {"global": "okx.com", "eea": "my.okx.com", "us": "app.okx.com"}[account.site]
        return self.tr("{site}, through a proxy").format(site=address) if account.proxy else address

    def _limits(self) -> str:
        rules, pairs = self._entries.rules, len(self._entries.pairs)
        if self._entries.only_watches:
            return self.tr("watch only, nothing is opened")
        text = self.tr("{margin} USDT a refill, at most {budget} USDT a day")
        return text.format(margin=figures.number(rules.margin_usdt), budget=figures.number(rules.budget(pairs)))

    def _alerts(self) -> str:
        if self._has_tray:
            return self.tr("PairGuard tells you of refills, holds and outages by notifications of this desktop.")
        return self.tr("This desktop has no tray for notifications: refills, holds and outages stand in the window.")

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (caption, value) in enumerate(zip(self._captions, self._values, strict=True)):
            caption.setProperty("kind", "muted")
            value.setWordWrap(True)
            grid.addWidget(caption, row, 0)
            grid.addWidget(value, row, 1)
        self.alerts.setWordWrap(True)
        self.alerts.setProperty("kind", "muted")
        self.problem.setWordWrap(True)
        self.problem.setProperty("tone", "bad")
        self.body.addSpacing(4)
        self.body.addLayout(grid)
        self.body.addSpacing(8)
        for box in (self.resume, self.at_login, self.practice):
            self.body.addWidget(box)
        self.body.addSpacing(4)
        self.body.addWidget(self.alerts)
        row_of_notice = QGridLayout()
        row_of_notice.addWidget(self.notice, 0, 0)
        row_of_notice.setColumnStretch(1, 1)
        self.body.addLayout(row_of_notice)
        self.body.addStretch(1)
        self.body.addWidget(self.problem)
        self.notice.setVisible(self._has_tray)
        self.practice.setVisible(self._services.practice is not None)
        self.practice.setChecked(True)
        login = self._services.login_item
        self.at_login.setVisible(login is not None)
        self.at_login.setChecked(login is not None and login.on)

    @Slot(object)
    def _on_answered(self, answer: Account | Reason) -> None:
        if isinstance(answer, Reason):
            self._refusal = answer
            self._show()
            return
        self._apply_program_settings()
        self.added.emit(answer)

    def _apply_program_settings(self) -> None:
        """Apply what was chosen for the program and not for the account."""
        login = self._services.login_item
        if login is not None:
            login.set_on(self.at_login.isChecked())
        if self._services.practice is not None:
            self._services.keep_practice(self.practice.isChecked())

    @Slot()
    def _show(self) -> None:
        self.problem.setText(say(self._refusal) if self._refusal and not self._request.busy else "")
        self.changed.emit()
