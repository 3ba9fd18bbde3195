"""Asks once before PairGuard ends while it guards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from pairguard_gui.ui.widgets.sheet import Sheet


class QuitSheet(Sheet):
    """Names the accounts that would no longer be guarded."""

    def __init__(self, accounts: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, kind="danger")
        self._accounts = tuple(accounts)
        self._text = self.add_paragraph()
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Quit PairGuard"))
        self.heading.setText(self.tr("Quit while guarding?"))
        text = self.tr(
            "{accounts}: positions that vanish while PairGuard is not running are not opened again. "
            "Positions that are open stay as they are."
        )
        self._text.setText(text.format(accounts=self.tr(", ").join(self._accounts)))
        self.ok.setText(self.tr("Quit"))
