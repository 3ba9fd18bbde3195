"""Notes on the rows of the table before arming, for the window and the command line alike."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from pairguard_gui.core.control.preflight import PreflightRow
from pairguard_gui.text.reasons.reasons import brief


def row_notes(row: PreflightRow) -> Iterator[str]:
    """Notes on one pair of the table."""
    if row.reason:
        yield brief(row.reason)
    if row.smallest:
        yield QCoreApplication.translate("cli", "the smallest lot")
    if not row.live:
        yield QCoreApplication.translate("cli", "not open now")
