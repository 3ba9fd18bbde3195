"""The table before arming says in a few words what a refill would doubt."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pairguard_gui.core.control.preflight_table import Preflight, PreflightRow
from pairguard_gui.core.values.exchange_data import MarginMode
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import AS_ASKED
from pairguard_gui.text.cli.account_tables import preflight_table
from pairguard_gui.text.preflight import row_notes

pytestmark = pytest.mark.usefixtures("translators")
SOL = Pair("SOL-USDT-SWAP", PosSide.SHORT)
DOUBT = Reason.of(Code.LEVERAGE_DOUBTED, leverage="10000", last="10", largest="50")
ROW = PreflightRow(SOL, MarginMode.CROSS, Decimal(10000), Decimal(110), Decimal("0.99"), doubt=DOUBT)


def test_a_doubt_is_told_in_its_row() -> None:
    table = Preflight((ROW,), AS_ASKED, Decimal(20), 20, Decimal(100))
    (line,) = [line for line in preflight_table(table).splitlines() if line.startswith("SOL")]
    assert line.endswith("doubtful leverage 10000, last 10")


def test_what_is_not_known_is_shown_as_unknown() -> None:
    row = PreflightRow(SOL, MarginMode.CROSS, None, None, None, doubt=Reason.of(Code.TERMS_DOUBTED, known=""))
    assert list(row_notes(row)) == ["contract value – instead of –"]
