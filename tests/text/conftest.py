"""Text tests speak with Qt's core alone; each begins in the source language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication

from pairguard_gui.text.language import Translators


@pytest.fixture
def translators(qapp: QCoreApplication) -> Iterator[Translators]:  # noqa: ARG001  translators live in the application
    """Speaks English; what a test made it speak is unlearnt afterwards."""
    translators = Translators("en")
    yield translators
    translators.uninstall()
