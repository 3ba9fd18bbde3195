"""A desk for every guard, also for those that come while the program runs."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from pairguard_gui.runtime.account_office import AccountOffice
from pairguard_gui.runtime.controller import AccountController
from pairguard_gui.runtime.desk import AccountDesk


class Desks(QObject):
    """Follows the office. `by_name` holds the desks by account; it changes as accounts come and go."""

    def __init__(self, office: AccountOffice) -> None:
        super().__init__(office)
        self.by_name = {controller.account: AccountDesk(controller) for controller in office.controllers}
        office.opened.connect(self._on_opened)
        office.closing.connect(self._on_closing)

    @Slot(object)
    def _on_opened(self, controller: AccountController) -> None:
        self.by_name[controller.account] = AccountDesk(controller)

    @Slot(str)
    def _on_closing(self, name: str) -> None:
        self.by_name.pop(name, None)
