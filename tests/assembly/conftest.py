"""What the tests of the assembly share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication

from tests.support.running_account import RunningAccount, running_account


@pytest.fixture
def running(qapp: QCoreApplication) -> Iterator[RunningAccount]:  # noqa: ARG001  signals need an application
    """One account whose guard thread has not begun."""
    with running_account() as account:
        yield account
