"""Notes on the table before arming, for the window and the command line alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pairguard_gui.text.format import margin
from pairguard_gui.text.reasons.reasons import brief

if TYPE_CHECKING:
    from pairguard_gui.core.control.preflight_table import Preflight, PreflightRow


def row_notes(row: PreflightRow) -> Iterator[str]:
    """Notes on one pair of the table."""
    if row.reason:
        yield brief(row.reason)
    if row.smallest:
        yield QCoreApplication.translate("cli", "the smallest lot")
    if not row.live:
        yield QCoreApplication.translate("cli", "not open now")


def totals(table: Preflight) -> Iterator[str]:
    """What a bad day can cost, and whether the free margin lasts for it."""
    translate = QCoreApplication.translate
    worst = translate(
        "cli", "With these rules PairGuard can open at most {budget} USDT of margin and {cap} refills a day."
    )
    yield worst.format(budget=margin(table.worst_case), cap=table.refill_cap)
    yield translate("cli", "Free now: {free} USDT.").format(free=margin(table.available_usdt))
    if table.short_of_money:
        yield translate("cli", "That does not last for the worst day. Refills would wait for money.")
    if table.refused:
        pairs = ", ".join(str(row.pair) for row in table.refused)
        yield translate("cli", "These would not be refilled now: {pairs}").format(pairs=pairs)
