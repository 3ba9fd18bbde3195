"""How an account is reached: directly, or through a proxy with its address and, where it wants one, its login."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from urllib.parse import quote, urlsplit

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from pairguard_gui.ui.widgets.chips import Chips

_HIGHEST_PORT = 65535


class ProxyKind(StrEnum):
    """What kind of proxy, by the beginning of its address."""

    NONE = ""
    HTTP = "http"
    SOCKS5 = "socks5"


class ProxyFields(QWidget):
    """Signal: `edited` at every change. The proxies of the system and of environment variables are never used.

    Attributes: `kind` of proxy, and the fields `host`, `port`, `user`, `password`.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind: Chips[ProxyKind] = Chips(list(ProxyKind), kind="segment")
        self.host, self.port, self.user, self.password = (QLineEdit() for _ in range(4))
        self.port.setValidator(QIntValidator(1, _HIGHEST_PORT, self))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._labels: Sequence[QLabel] = [QLabel() for _ in range(4)]
        self._address = QWidget()
        self._build()
        self.kind.chosen.connect(self._on_kind_chosen)
        for field in self._fields:
            field.textEdited.connect(self.edited)
        self._on_kind_chosen()
        self._retranslate()

    @property
    def complete(self) -> bool:
        """Whether the address has all it needs."""
        if self.kind.choice is ProxyKind.NONE:
            return True
        login = bool(self.user.text().strip()) or not self.password.text()
        return bool(self.host.text().strip()) and self.port.hasAcceptableInput() and login

    @property
    def proxy(self) -> str:
        """The proxy's address with its login; empty for none."""
        if self.kind.choice is ProxyKind.NONE:
            return ""
        host = self.host.text().strip()
        where = f"[{host}]" if ":" in host and not host.startswith("[") else host
        return f"{self.kind.choice}://{self._login()}{where}:{self.port.text()}"

    def wipe(self) -> None:
        """Forget the login that was entered."""
        self.user.clear()
        self.password.clear()

    def show_proxy(self, proxy: str) -> None:
        """Show that address; a login is not shown."""
        parts = urlsplit(proxy)
        self.kind.choose(ProxyKind(parts.scheme.removesuffix("h") if parts.scheme == "socks5h" else parts.scheme))
        self.host.setText(parts.hostname or "")
        self.port.setText(str(parts.port or ""))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @property
    def _fields(self) -> Sequence[QLineEdit]:
        return (self.host, self.port, self.user, self.password)

    def _login(self) -> str:
        user, password = self.user.text().strip(), self.password.text()
        if not user:
            return ""
        return f"{quote(user, safe='')}:{quote(password, safe='')}@" if password else f"{quote(user, safe='')}@"

    def _build(self) -> None:
        grid = QGridLayout(self._address)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        for at, (label, field) in enumerate(zip(self._labels, self._fields, strict=True)):
            label.setBuddy(field)
            label.setProperty("kind", "caption")
            grid.addWidget(label, at // 2 * 2, at % 2)
            grid.addWidget(field, at // 2 * 2 + 1, at % 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)
        kinds = QHBoxLayout()
        kinds.addWidget(self.kind)
        kinds.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(kinds)
        column.addWidget(self._address)

    @Slot()
    def _on_kind_chosen(self) -> None:
        self._address.setVisible(self.kind.choice is not ProxyKind.NONE)
        self.edited.emit()

    def _retranslate(self) -> None:
        self.kind.set_texts([self.tr("No proxy"), "HTTP", "SOCKS5"])
        self.kind.set_description(self.tr("Proxy"))
        texts = (
            self.tr("Host of the proxy"),
            self.tr("Port"),
            self.tr("Its user name, if it wants one"),
            self.tr("Its password"),
        )
        for label, field, text in zip(self._labels, self._fields, texts, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
