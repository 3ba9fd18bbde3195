"""What can be changed of an account: its name, its colour, how it is reached, whether it guards again by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from pairguard_gui.core.values.account import COLOURS
from pairguard_gui.text.states import word
from pairguard_gui.ui.accounts.request_sheet import RequestSheet
from pairguard_gui.ui.keys.proxy_fields import ProxyFields
from pairguard_gui.ui.keys.trust_row import TrustRow

if TYPE_CHECKING:
    from pairguard_gui.core.values.account import Account
    from pairguard_gui.runtime.accounts_controller import AccountsController
    from pairguard_gui.runtime.trust_settings import TrustSettings
    from pairguard_gui.ui.style.theme import Theme

_SWATCH = 14


class AccountSheet(RequestSheet):
    """Another name or proxy needs a new guard, so the shield has to be off for these two.

    Attributes: the fields `account_name`, `colour`, `proxy` and `resume`; and `trust`, whose certificates count, which
    has a sheet of its own.
    """

    def __init__(
        self,
        theme: Theme,
        accounts: AccountsController,
        account: Account,
        parent: QWidget,
        trust: TrustSettings | None = None,
    ) -> None:
        super().__init__(accounts, parent)
        self._theme, self._account = theme, account
        self.account_name, self.colour = QLineEdit(account.name), QComboBox()
        self.proxy, self.resume = ProxyFields(), QCheckBox()
        self.trust = TrustRow(theme, trust) if trust else None
        self._labels = [QLabel() for _ in range(3)]
        self._trust_label = QLabel()
        self._where = self.add_paragraph("muted")
        self._fill()
        self._build()
        self.finished.connect(self.proxy.wipe)
        self.account_name.textEdited.connect(self.edited)
        self.proxy.edited.connect(self.edited)
        self.retranslate()

    @property
    def complete(self) -> bool:
        return bool(self.account_name.text().strip()) and self.proxy.complete

    def ask(self) -> int:
        return self.accounts.change(self._account.name, self._wished())

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Account settings"))
        self.heading.setText(self.tr("Settings of “{account}”").format(account=self._account.name))
        self._where.setText(f"{word(self._account.environment)} · {self._account.base_url or self._account.site}")
        texts = (self.tr("Name"), self.tr("Colour"), self.tr("Proxy"))
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        self._trust_label.setText(self.tr("Certificates"))
        for at, name in enumerate(self._colour_names()):
            self.colour.setItemText(at, name)
        self.account_name.setAccessibleName(texts[0])
        self.colour.setAccessibleName(texts[1])
        self.resume.setText(self.tr("After a restart of PairGuard, go on guarding by itself"))
        self.ok.setText(self.tr("Save"))

    def _wished(self) -> Account:
        """What is entered; a proxy whose address was not touched keeps its login."""
        proxy = self.proxy.proxy
        return replace(
            self._account,
            name=self.account_name.text(),
            colour=COLOURS[self.colour.currentIndex()],
            proxy=self._account.proxy if proxy == self._account.proxy else proxy,
            resume=self.resume.isChecked(),
        )

    def _fill(self) -> None:
        for name in COLOURS:
            swatch = QPixmap(_SWATCH, _SWATCH)
            swatch.fill(QColor(self._theme.tokens.account_colour(name)))
            self.colour.addItem(QIcon(swatch), "")
        self.colour.setCurrentIndex(COLOURS.index(self._account.colour) if self._account.colour in COLOURS else 0)
        self.proxy.show_proxy(self._account.proxy)
        self.resume.setChecked(self._account.resume)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(1, 1)
        for row, (label, widget) in enumerate(
            zip(self._labels, (self.account_name, self.colour, self.proxy), strict=True)
        ):
            label.setBuddy(widget)
            grid.addWidget(label, 2 * row, 0)
            grid.addWidget(widget, 2 * row, 1, 1 + (widget is self.proxy), 1)
        if self.trust is not None:
            self._trust_label.setBuddy(self.trust.change)
            grid.addWidget(self._trust_label, 6, 0)
            grid.addWidget(self.trust, 6, 1)
        grid.addWidget(self.resume, 7, 1)
        self.body.addLayout(grid)
        self.add_problem()

    def _colour_names(self) -> tuple[str, ...]:
        return (
            self.tr("blue"),
            self.tr("orange"),
            self.tr("green"),
            self.tr("purple"),
            self.tr("teal"),
            self.tr("red"),
            self.tr("yellow"),
            self.tr("grey"),
        )
