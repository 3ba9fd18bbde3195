"""Which account: its name, demo or live, where it was registered, and how it is reached."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from pairguard_gui.core.values.account import AccountRefused, Site, valid_name
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.reason import Reason
from pairguard_gui.runtime.pending_answer import PendingAnswer
from pairguard_gui.text.reasons.reasons import say
from pairguard_gui.ui.connect.step import Step
from pairguard_gui.ui.keys.proxy_fields import ProxyFields
from pairguard_gui.ui.keys.trust_row import TrustRow
from pairguard_gui.ui.style.tone import set_tone

if TYPE_CHECKING:
    from pairguard_gui.ui.connect.entries import Entries
    from pairguard_gui.ui.services import WindowServices
    from pairguard_gui.ui.style.theme import Theme

_ENVIRONMENTS = (Environment.DEMO, Environment.LIVE)


class Place(StrEnum):
    """Where the account is: one of OKX's sites, or an exchange on this computer."""

    GLOBAL = Site.GLOBAL.value
    EEA = Site.EEA.value
    US = Site.US.value
    HERE = "here"


class AccountStep(Step):
    """Fills `entries.account`. `taken_names` gives the names of the accounts there are.

    Attributes: the fields `account_name`, `environment`, `site`, `address` and `proxy`; `trust`, whose certificates
    count; `measure` and its result `measured`; `problem` below them.
    """

    def __init__(
        self,
        theme: Theme,
        entries: Entries,
        services: WindowServices,
        taken_names: Callable[[], Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        assert services.accounts is not None
        self._entries, self._accounts, self._taken_names = entries, services.accounts, taken_names
        self._refusal: Reason | None = None
        self._round_trip: timedelta | Reason | None = None
        self._name_label, self._site_label, self._proxy_label = QLabel(), QLabel(), QLabel()
        self.account_name, self.address = QLineEdit(), QLineEdit()
        self.environment = QButtonGroup(self)
        self.site = QComboBox()
        self.proxy = ProxyFields()
        self.trust, self._trust_label = TrustRow(theme, services.trust) if services.trust else None, QLabel()
        self.measure, self.measured = QPushButton(), QLabel()
        self.problem = QLabel()
        self._request = PendingAnswer(services.accounts, self)
        self._build()
        self._wire()
        self.retranslate()
        self._on_edited()

    @property
    def name(self) -> str:
        return self.tr("Account")

    @property
    def ready(self) -> bool:
        return self._refusal is None and self.proxy.complete and self._has_address

    @property
    def _has_address(self) -> bool:
        """Whether the site, or an address on this computer, is entered."""
        return self.place is not Place.HERE or bool(self.address.text().strip())

    @property
    def place(self) -> Place:
        """The site that is chosen."""
        return list(Place)[self.site.currentIndex()]

    def wipe(self) -> None:
        self._request.forget()
        self.proxy.wipe()

    def first_field(self) -> QWidget | None:
        return self.account_name

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Which account?"))
        self.about.setText(self.tr("Begin with demo trading: the same exchange, the same orders, no real money."))
        self._name_label.setText(self.tr("Name, as you will see it"))
        self.account_name.setPlaceholderText(self.tr("e.g. Main"))
        self.account_name.setAccessibleName(self._name_label.text())
        texts = (
            self.tr("OKX demo trading: its own keys, made in OKX under Demo trading"),
            self.tr("Live: real money"),
        )
        for button, text in zip(self.environment.buttons(), texts, strict=True):
            button.setText(text)
        self._site_label.setText(self.tr("Registered at"))
        for at, text in enumerate(self._sites()):
            self.site.setItemText(at, text)
        self.site.setAccessibleName(self._site_label.text())
        self.address.setPlaceholderText(self.tr("e.g. {address}").format(address="http://127.0.0.1:8080"))
        self.address.setAccessibleName(self.tr("Address on this computer"))
        self._proxy_label.setText(self.tr("Proxy"))
        self._trust_label.setText(self.tr("Certificates"))
        self.measure.setText(self.tr("Measure the way to OKX"))
        self._show()

    def _sites(self) -> Sequence[str]:
        return (
            self.tr("okx.com (global)"),
            self.tr("my.okx.com (Europe)"),
            self.tr("app.okx.com (USA, Australia)"),
            self.tr("a test exchange on this computer"),
        )

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(1, 1)
        for button in (QRadioButton(), QRadioButton()):
            self.environment.addButton(button, len(self.environment.buttons()))
        self.environment.button(0).setChecked(True)
        self.site.addItems([""] * len(Place))
        for label, widget in ((self._name_label, self.account_name), (self._site_label, self.site)):
            label.setBuddy(widget)
        grid.addWidget(self._name_label, 0, 0)
        grid.addWidget(self.account_name, 0, 1)
        for row, choice in enumerate(self.environment.buttons(), 1):
            grid.addWidget(choice, row, 1)
        grid.addWidget(self._site_label, 3, 0)
        grid.addWidget(self.site, 3, 1)
        grid.addWidget(self.address, 4, 1)
        grid.addWidget(self._proxy_label, 5, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.proxy, 5, 1, 2, 1)
        if self.trust is not None:
            self._trust_label.setBuddy(self.trust.change)
            grid.addWidget(self._trust_label, 7, 0)
            grid.addWidget(self.trust, 7, 1)
        grid.addLayout(self._latency_row(), 8, 1)
        self._proxy_label.setContentsMargins(0, 6, 0, 0)
        self.problem.setWordWrap(True)
        self.problem.setProperty("tone", "bad")
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self.body.addWidget(self.problem)

    def _latency_row(self) -> QHBoxLayout:
        self.measured.setWordWrap(True)
        self.measured.setProperty("kind", "muted")
        row = QHBoxLayout()
        row.addWidget(self.measure)
        row.addWidget(self.measured, 1)
        return row

    def _wire(self) -> None:
        self.account_name.textEdited.connect(self._on_edited)
        self.address.textEdited.connect(self._on_edited)
        self.environment.idClicked.connect(self._on_edited)
        self.site.currentIndexChanged.connect(self._on_edited)
        self.proxy.edited.connect(self._on_edited)
        self.measure.clicked.connect(self._on_measure)
        self._request.answered.connect(self._on_measured)
        self._request.busy_changed.connect(self._show)

    @Slot()
    def _on_edited(self) -> None:
        """Put what is entered so far into `entries`."""
        self._request.forget()
        self._round_trip = None
        site = Site.GLOBAL if self.place is Place.HERE else Site(self.place)
        self._entries.account = replace(
            self._entries.account,
            name=self._valid_name(),
            environment=_ENVIRONMENTS[self.environment.checkedId()],
            site=site,
            base_url=self.address.text().strip() if self.place is Place.HERE else "",
            proxy=self.proxy.proxy if self.proxy.complete else "",
        )
        self.address.setVisible(self.place is Place.HERE)
        self._show()
        self.changed.emit()

    def _valid_name(self) -> str:
        try:
            name, self._refusal = valid_name(self.account_name.text(), self._taken_names()), None
        except AccountRefused as refusal:
            name, self._refusal = "", refusal.reason
        return name

    @Slot()
    def _on_measure(self) -> None:
        self._request.wait_for(self._accounts.latency(self._entries.account))

    @Slot(object)
    def _on_measured(self, answer: timedelta | Reason) -> None:
        self._round_trip = answer
        self._show()

    @Slot()
    def _show(self) -> None:
        entered = bool(self.account_name.text().strip())
        self.problem.setText(say(self._refusal) if self._refusal and entered else "")
        set_tone(self.account_name, "bad" if self._refusal and entered else "")
        self.measure.setEnabled(not self._request.busy and self.proxy.complete and self._has_address)
        self.measured.setText(self._latency_text())

    def _latency_text(self) -> str:
        if self._request.busy:
            return self.tr("Measuring …")
        if isinstance(self._round_trip, Reason):
            return say(self._round_trip)
        if self._round_trip is None:
            return ""
        ms = round(self._round_trip / timedelta(milliseconds=1))
        return self.tr("There and back in {ms} ms").format(ms=ms)
