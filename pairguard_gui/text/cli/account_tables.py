"""What the command line prints about accounts: the list, the six lights, the table before arming."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pairguard_gui.text.cli.table import columns
from pairguard_gui.text.format import UNKNOWN, margin, number, size
from pairguard_gui.text.key_lights import SIGNS, conclusion, explanation, light_name, result_word
from pairguard_gui.text.preflight import row_notes, totals
from pairguard_gui.text.states import word

if TYPE_CHECKING:
    from pairguard_gui.core.control.key_health import KeyHealth
    from pairguard_gui.core.control.preflight_table import Preflight, PreflightRow
    from pairguard_gui.core.state.account_state import AccountState
    from pairguard_gui.core.values.account import Account


def account_list(known: Sequence[tuple[Account, AccountState]]) -> str:
    """The accounts, one a line."""
    translate = QCoreApplication.translate
    if not known:
        return translate("cli", "There is no account yet. `pairguard account add NAME --env demo` adds one.")
    rows = [[
        translate("cli", "Account"), translate("cli", "Environment"), translate("cli", "Site"),
        translate("cli", "Proxy"), translate("cli", "Pairs"), "",
    ]]  # fmt: skip
    rows += [_account_row(account, state) for account, state in known]
    return "\n".join(columns(rows, numbers=frozenset({4})))


def _account_row(account: Account, state: AccountState) -> list[str]:
    armed = (
        QCoreApplication.translate("cli", "armed") if state.armed else QCoreApplication.translate("cli", "not armed")
    )
    site = account.base_url or account.site.value
    return [account.name, word(account.environment), site, account.proxy or UNKNOWN, str(len(state.pairs)), armed]


def lights(health: KeyHealth) -> str:
    """The six lights, one a line, and what follows from them."""
    rows = [[f"{SIGNS[each.result]} {light_name(each.check)}", result_word(each.result)] for each in health.checks]
    lines = [f"{line}  {explanation(each)}".rstrip() for line, each in zip(_even(rows), health.checks, strict=True)]
    return "\n".join([*lines, conclusion(health)])


def _even(rows: Sequence[Sequence[str]]) -> list[str]:
    """All columns as wide as their widest cell, the last one too."""
    return [line[:-1] for line in columns([[*row, "."] for row in rows])]


def preflight_table(table: Preflight) -> str:
    """What each refill would open now, and what a bad day can cost."""
    translate = QCoreApplication.translate
    rows = [[
        translate("cli", "Pair"), translate("cli", "Side"), translate("cli", "Leverage"),
        translate("cli", "A refill opens"), translate("cli", "Margin"), "",
    ]]  # fmt: skip
    rows += [_preflight_row(row) for row in table.rows]
    return "\n".join([*columns(rows, numbers=frozenset({2, 3, 4})), "", *totals(table)])


def _preflight_row(row: PreflightRow) -> list[str]:
    leverage = f"{number(row.leverage)}×" if row.leverage else UNKNOWN
    opens = [size(row.contracts), margin(row.margin)]
    return [row.pair.inst_id, word(row.pair.pos_side), leverage, *opens, "; ".join(row_notes(row))]
