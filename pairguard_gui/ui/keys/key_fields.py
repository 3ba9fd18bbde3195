"""The three parts of an API key as masked fields; a block of text pasted into any of them fills all that it holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QWidget

from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.ui.keys.key_block import read_block

_MASKED = QLineEdit.EchoMode.Password


class KeyFields(QWidget):
    """Signal: `edited` at every change. What was entered is wiped by `clear`.

    Attributes: `fields` for key, secret and passphrase, `show_box` that unmasks them, `problem` below.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: Sequence[QLineEdit] = (QLineEdit(), QLineEdit(), QLineEdit())
        self._labels = [QLabel(), QLabel(), QLabel()]
        self.show_box, self.problem = QCheckBox(), QLabel()
        self.problem.setProperty("tone", "bad")
        self.problem.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(12)
        for row, (label, field) in enumerate(zip(self._labels, self.fields, strict=True)):
            self._mask(field, masked=True)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            field.textEdited.connect(self._on_edited)
        grid.addWidget(self.show_box, 3, 1)
        grid.addWidget(self.problem, 4, 1)
        self.show_box.toggled.connect(self._on_shown)
        self._found_no_key = False
        self._retranslate()

    @property
    def complete(self) -> bool:
        """Whether all three parts are there and can be part of a key."""
        return self.credentials is not None

    @property
    def credentials(self) -> Credentials | None:
        """The key; None while a part is missing or holds a sign that OKX never uses."""
        parts = [field.text().strip() for field in self.fields]
        try:
            return Credentials.of(*parts) if all(parts) else None
        except ValueError:
            return None

    def clear(self) -> None:
        """Forget what was entered."""
        for field in self.fields:
            field.clear()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _mask(self, field: QLineEdit, *, masked: bool) -> None:
        field.setEchoMode(_MASKED if masked else QLineEdit.EchoMode.Normal)
        field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        self._found_no_key = False
        if "\n" in text or text.lstrip().startswith("{"):
            self._distribute(text)
        self._show_problem()
        self.edited.emit()

    def _distribute(self, block: str) -> None:
        """Put each part into its field; the field that the block was pasted into keeps its own part alone."""
        pasted_into, parts = self.sender(), read_block(block)
        self._found_no_key = not parts.found
        for field, part in zip(self.fields, parts, strict=True):
            if part or field is pasted_into:
                field.setText(part)

    def _show_problem(self) -> None:
        filled = all(field.text().strip() for field in self.fields)
        self.problem.setText(self._nothing_found() if self._found_no_key else self._bad_character())
        self.problem.setVisible(self._found_no_key or (filled and not self.complete))

    def _nothing_found(self) -> str:
        return self.tr("No key was found in what was pasted. Paste its parts one by one.")

    def _bad_character(self) -> str:
        return self.tr("A part holds a sign that OKX never uses. Copy it again, without quotes or blanks around it.")

    @Slot(bool)
    def _on_shown(self, shown: bool) -> None:
        for field in self.fields:
            self._mask(field, masked=not shown)

    def _retranslate(self) -> None:
        texts = (self.tr("API key"), self.tr("Secret"), self.tr("Passphrase"))
        for label, field, text in zip(self._labels, self.fields, texts, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        self.fields[0].setPlaceholderText(self.tr("Paste one part, or all at once"))
        self.show_box.setText(self.tr("Show what is entered"))
        self._show_problem()
