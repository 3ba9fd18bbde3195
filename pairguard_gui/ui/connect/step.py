"""What all steps of the assistant have in common."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget


class Step(QWidget):
    """A heading, a line that explains it, and whatever the step asks for.

    Signal: `changed` when `ready` or `onward` may be different. Subclasses fill `body` and set their texts in
    `retranslate`. Attributes: `heading`, `about`, and the layout `body` they stand in.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading, self.about = QLabel(), QLabel()
        self.heading.setProperty("kind", "title")
        self.about.setProperty("kind", "muted")
        for label in (self.heading, self.about):
            label.setWordWrap(True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(10)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.about)
        self.body.addSpacing(6)

    @property
    def name(self) -> str:
        """What the list of steps calls it."""
        return ""

    @property
    def ready(self) -> bool:
        """Whether the assistant may go on from here, or do what `onward` names."""
        return True

    @property
    def onward(self) -> str:
        """The text of the button that leads on; empty for the usual one."""
        return ""

    def enter(self) -> None:
        """The step is shown: take over what earlier steps decided."""

    def go_on(self) -> bool:
        """The person pressed the button that leads on; False when something has to be done before the next step."""
        return True

    def wipe(self) -> None:
        """The assistant ends: clear every secret, and ignore answers that come late."""

    def first_field(self) -> QWidget | None:
        """What the keyboard starts with."""
        return None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.changed.emit()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set every text in the current language."""
