"""Chooses whose certificates count. To believe more than PairGuard's own list, the button has to be held."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.trust import Trust, TrustKind
from pairguard_gui.text.reasons.reasons import say
from pairguard_gui.text.trust import meaning
from pairguard_gui.ui.style.tone import set_tone
from pairguard_gui.ui.widgets.chips import Chips
from pairguard_gui.ui.widgets.hold_button import HoldButton
from pairguard_gui.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from pairguard_gui.core.values.reason import Reason
    from pairguard_gui.runtime.trust_settings import TrustSettings
    from pairguard_gui.ui.style.theme import Theme


class TrustSheet(Sheet):
    """A choice that cannot be used is told in the sheet, and nothing is changed.

    It counts for every account, live ones that are connected later too, so it is always held. Attributes: `kind`, the
    three choices; `choose_file` and the path `file` beside it; `problem` below.
    """

    def __init__(self, theme: Theme, settings: TrustSettings, parent: QWidget) -> None:
        hold = HoldButton(theme)
        super().__init__(parent, ok=hold)
        self._settings, self._ca_file = settings, settings.trust.ca_file
        self._refusal: Reason | None = None
        self._about = self.add_paragraph()
        self.kind: Chips[TrustKind] = Chips(list(TrustKind), kind="segment")
        self.choose_file, self.file = QPushButton(), QLabel()
        self._build()
        self.buttons.accepted.disconnect(self.accept)
        self.buttons.accepted.connect(self._on_clicked)
        hold.held.connect(self._on_held)
        self.kind.choose(settings.trust.kind)
        self.kind.chosen.connect(self._on_edited)
        self.choose_file.clicked.connect(self._on_choose_file)
        self.retranslate()

    @property
    def choice(self) -> Trust:
        """What is chosen in the sheet."""
        return Trust(self.kind.choice, self._ca_file if self.kind.choice is TrustKind.FILE else "")

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Certificates"))
        self.heading.setText(self.tr("Whose certificates count?"))
        self._about.setText(
            self.tr(
                "By a certificate the exchange proves that nobody answers in its place. Choose another list only where "
                "an antivirus or your company reads all traffic, and only if you trust it with your money. It counts "
                "for all accounts."
            )
        )
        self.kind.set_texts([self.tr("PairGuard's own"), self.tr("This computer's"), self.tr("A file")])
        self.kind.set_description(self.tr("Certificates"))
        self.choose_file.setText(self.tr("Choose a file …"))
        self._show()

    def _build(self) -> None:
        for widgets in ((self.kind,), (self.choose_file, self.file)):
            row = QHBoxLayout()
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
            self.body.addLayout(row)
        self.file.setProperty("kind", "muted")
        self._meaning = self.add_paragraph("muted")
        self.problem = self.add_paragraph()
        set_tone(self.problem, "bad")

    @property
    def _must_be_held(self) -> bool:
        return self.kind.choice is not TrustKind.BUNDLED

    @Slot()
    def _show(self) -> None:
        by_file = self.kind.choice is TrustKind.FILE
        self.choose_file.setVisible(by_file)
        self.file.setVisible(by_file)
        self.file.setText(PurePath(self._ca_file).name or self.tr("none yet"))
        self.file.setToolTip(self._ca_file)
        self._meaning.setText(meaning(self.kind.choice))
        set_tone(self._meaning, "bad" if self._must_be_held else "")
        self.problem.setText(say(self._refusal) if self._refusal else "")
        self.problem.setVisible(self._refusal is not None)
        self.ok.setText(self.tr("Hold to trust them") if self._must_be_held else self.tr("Save"))
        complete = bool(self._ca_file) or not by_file
        self.ok.setEnabled(complete and self.choice != self._settings.trust)
        self.adjustSize()

    @Slot()
    def _on_edited(self) -> None:
        self._refusal = None
        self._show()

    @Slot()
    def _on_choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("A file of certificates"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    @Slot(str)
    def take_file(self, path: str) -> None:
        """Choose that file."""
        self._ca_file = path
        self._on_edited()

    @Slot()
    def _on_clicked(self) -> None:
        if not self._must_be_held:
            self._choose()

    @Slot()
    def _on_held(self) -> None:
        if self._must_be_held:
            self._choose()

    def _choose(self) -> None:
        try:
            self._settings.choose(self.choice)
        except GuardError as error:
            self._refusal = error.reason
            self._show()
        else:
            self.accept()
