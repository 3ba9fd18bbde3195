"""Runtime tests run the real thing: a guard thread against the practice exchange on loopback."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication

from tests.support.station import Station, station


@pytest.fixture
def stand(qapp: QCoreApplication) -> Iterator[Station]:  # noqa: ARG001  signals need an application
    """One account whose guard thread has not begun."""
    with station() as made:
        yield made
