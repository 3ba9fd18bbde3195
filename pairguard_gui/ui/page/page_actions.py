"""What a person does with an account from the window: what is asked first, what is done at once and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from pairguard_gui.text.pair_names import pair_name
from pairguard_gui.text.reasons.reasons import say
from pairguard_gui.ui.pairs.protect_sheet import ProtectSheet
from pairguard_gui.ui.shield.start_sheet import StartSheet

if TYPE_CHECKING:
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.reason import Reason
    from pairguard_gui.runtime.account_controller import AccountController
    from pairguard_gui.runtime.accounts_controller import AccountsController
    from pairguard_gui.ui.shield.account_view import AccountView
    from pairguard_gui.ui.style.theme import Theme
    from pairguard_gui.ui.widgets.toast import Toast

UNDO_MS = 5000


class PageActions(QObject):
    """Starting asks with figures; stopping, dropping and pausing are instant and can be taken back for 5 s.

    Signals: `starting_changed` (bool) while a start waits for the guard thread; `view_changed` (AccountView), which the
    page emits for a sheet that is open while the account changes.
    """

    starting_changed = Signal(bool)
    view_changed = Signal(object)

    def __init__(
        self,
        controller: AccountController,
        theme: Theme,
        accounts: AccountsController | None,
        account_view: Callable[[], AccountView],
        toast: Toast,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._controller, self._theme, self._accounts = controller, theme, accounts
        self._account_view, self._toast, self._page = account_view, toast, page
        self._start_ticket = 0
        controller.answered.connect(self._on_answered)
        controller.refused.connect(self._on_refused)

    @Slot()
    def start(self) -> None:
        """Ask with figures, then start."""
        sheet = StartSheet(self._theme, self._account_view(), self._accounts, self._page)
        sheet.confirmed.connect(self._on_start_confirmed)
        self.view_changed.connect(sheet.show_view)
        sheet.open()

    @Slot()
    def stop(self) -> None:
        """Stop at once."""
        self._controller.stop()
        self._toast.show_message(
            self.tr("Guarding stopped. Nothing is opened from now on."), self.tr("Undo"), self._undo_stop, UNDO_MS
        )

    @Slot()
    def protect_current(self) -> None:
        """Show what would be added, then add it."""
        report = self._controller.report
        sheet = ProtectSheet(self._theme, report.unprotected if report else (), self._page)
        sheet.confirmed.connect(self._controller.protect_current)
        sheet.open()

    @Slot(object)
    def drop(self, pair: Pair) -> None:
        """Stop protecting the pair at once."""
        self._controller.drop(pair)
        text = self.tr("{pair} is no longer protected.").format(pair=pair_name(pair))
        self._toast.show_message(text, self.tr("Undo"), lambda: self._controller.protect(pair), UNDO_MS)

    @Slot(object, object)
    def pause(self, pair: Pair, until: datetime | None) -> None:
        """Leave the pair alone until then; None guards it again."""
        self._controller.pause(pair, until)
        if until is not None:
            text = self.tr("{pair} is paused: nothing is opened for it.").format(pair=pair_name(pair))
            self._toast.show_message(text, self.tr("Undo"), lambda: self._controller.pause(pair, None), UNDO_MS)

    @Slot(object)
    def release(self, pair: Pair) -> None:
        """Release the hold of the pair, and check at once."""
        self._controller.release(pair)
        self._controller.check_now()

    @Slot()
    def release_account(self) -> None:
        """Release the hold of the account."""
        self._controller.release_account()

    def _undo_stop(self) -> None:
        """Undo a stop made by mistake: go on as before, with no more than what was confirmed before."""
        self._start_ticket = self._controller.start_by_program()
        self.starting_changed.emit(True)

    @Slot(object)
    def _on_start_confirmed(self, guarded: frozenset[Pair]) -> None:
        """Choose the set and raise the shield in one command: if one is refused, the other is not done."""
        self._start_ticket = self._controller.start(guarded)
        self.starting_changed.emit(True)

    @Slot(int, object)
    def _on_answered(self, ticket: int, _answer: object) -> None:
        if ticket == self._start_ticket:
            self.starting_changed.emit(False)

    @Slot(object)
    def _on_refused(self, reason: Reason) -> None:
        self._toast.show_message(say(reason))
