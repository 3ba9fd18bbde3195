"""Text tests speak with Qt's core alone; each begins in the source language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication

from pairguard_gui.text.language import Tongue


@pytest.fixture
def tongue(qapp: QCoreApplication) -> Iterator[Tongue]:  # noqa: ARG001  translators live in the application
    """Speaks English; what a test made it speak is unlearnt afterwards."""
    tongue = Tongue("en")
    yield tongue
    tongue.be_silent()
