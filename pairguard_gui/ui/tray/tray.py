"""The tray icon: the worst state of all shields, start and stop, notifications of refills, holds and outages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import QSystemTrayIcon

from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.shield import Shield
from pairguard_gui.text.actions import body, headline
from pairguard_gui.text.states import word
from pairguard_gui.ui.shield.shield_icon import SHAPES, shield_colour
from pairguard_gui.ui.shield.status_text import title
from pairguard_gui.ui.style.tokens import LIGHT
from pairguard_gui.ui.tray.tray_menu import TrayMenu

if TYPE_CHECKING:
    from pairguard_gui.core.report import CheckReport
    from pairguard_gui.core.state.actions import Action
    from pairguard_gui.ui.shield.account_view import AccountView
    from pairguard_gui.ui.style.theme import Theme

NOTIFIED = frozenset({ActionKind.REFILL, ActionKind.HELD, ActionKind.BLIND, ActionKind.SEES_AGAIN, ActionKind.FAULT})
"""Kinds of actions that are notified."""
_AT_ONCE = 3
_SHOWN_MS = 10_000
_SIZES = (16, 22, 24, 32, 48, 64)
_WORST_FIRST = (Shield.FAULT, Shield.BLIND, Shield.PAUSED, Shield.ACTING, Shield.GUARDING, Shield.OFF)


class Tray(QObject):
    """Made only where a tray exists. Signals: `open_asked`, and `notified` (heading, text) with every notification.

    Attributes: `icon` in the tray, and its `menu`, whose signals ask for everything else.
    """

    open_asked = Signal()
    notified = Signal(str, str)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._views: dict[str, AccountView] = {}
        self.menu = TrayMenu(theme)
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._on_activated)
        self.icon.messageClicked.connect(self.open_asked)
        self.menu.open_asked.connect(self.open_asked)
        self._draw()
        self.icon.show()

    def add(self, view: AccountView) -> None:
        """One more account has come."""
        self._views[view.account] = view
        self.menu.show_accounts(self._views.values())
        self._draw()

    @Slot(object)
    def show_view(self, view: AccountView) -> None:
        """Something is different about an account. The view of one that was removed is ignored."""
        if view.account in self._views:
            self._views[view.account] = view
            self.menu.accounts[view.account].show_view(view)
            self._draw()

    def remove(self, account: str) -> None:
        """The account is gone."""
        if self._views.pop(account, None) is not None:
            self.menu.show_accounts(self._views.values())
            self._draw()

    @Slot(object)
    def on_checked(self, report: CheckReport) -> None:
        """A check has ended."""
        self.notify(report.actions)

    def notify(self, actions: Sequence[Action]) -> None:
        """Notify of the actions in `NOTIFIED`, each by itself; more than three refills are one message."""
        wanted = [action for action in actions if action.kind in NOTIFIED]
        refills = [action for action in wanted if action.kind is ActionKind.REFILL]
        if len(refills) > _AT_ONCE:
            self._show(_headline_of_many(self.tr("%n positions refilled", "", len(refills)), refills[0]), "")
            wanted = [action for action in wanted if action.kind is not ActionKind.REFILL]
        for action in wanted:
            self._show(headline(action), body(action))

    def notify_sample(self) -> None:
        """Show a sample, so that the person sees whether notifications arrive."""
        self._show("PairGuard", self.tr("This is how PairGuard tells you of refills, holds and outages."))

    def notify_still_guarding(self) -> None:
        """Tell that guarding goes on, when the window was closed for the first time while guarding."""
        self._show(self.tr("PairGuard keeps guarding in the tray"), self.tr("Quit it from the menu of this icon."))

    def _show(self, heading: str, text: str) -> None:
        self.icon.showMessage(heading, text, self.icon.icon(), _SHOWN_MS)
        self.notified.emit(heading, text)

    def _draw(self) -> None:
        live = any(each.environment is Environment.LIVE for each in self._views.values())
        worst = min(self._views.values(), key=lambda each: _WORST_FIRST.index(each.shield), default=None)
        self.icon.setIcon(tray_icon(self._theme, worst.shield if worst else Shield.OFF, live=live))
        self.icon.setToolTip(" · ".join((word(worst.environment), title(worst))) if worst else "PairGuard")

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in {QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick}:
            self.open_asked.emit()


def tray_icon(theme: Theme, shield: Shield, *, live: bool) -> QIcon:
    """The shield in colours that show on dark and light panels; a red dot marks a live account."""
    icon = QIcon()
    for size in _SIZES:
        picture = theme.icons.pixmap(SHAPES[shield], _on_any_panel(shield), size)
        if live:
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor("#ffffff"))
            painter.drawEllipse(QRectF(size * 0.58, size * 0.58, size * 0.42, size * 0.42))
            painter.setBrush(QColor(LIGHT.live))
            painter.drawEllipse(QRectF(size * 0.64, size * 0.64, size * 0.30, size * 0.30))
            painter.end()
        icon.addPixmap(picture)
    return icon


def _on_any_panel(shield: Shield) -> str:
    """A colour between the light and the dark scheme's."""
    return QColor(shield_colour(shield, LIGHT)).lighter(140).name()


def _headline_of_many(text: str, first: Action) -> str:
    return f"[{word(first.environment)} · {first.account}] {text}"
