"""How the controller of one account is put together from journal and client."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from pairguard_gui.assembly.practice_reset import forget_market
from pairguard_gui.core.check.guard import Guard
from pairguard_gui.core.control.commands import AccountCommands
from pairguard_gui.core.values.account import PRACTICE
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.runtime.account_controller import AccountController
from pairguard_gui.runtime.system_clock import SystemClock

if TYPE_CHECKING:
    from pairguard_gui.assembly.okx_accounts import OkxAccounts
    from pairguard_gui.core.state.account_state import AccountState
    from pairguard_gui.core.values.account import Account
    from pairguard_gui.okx.rest import OkxExchange
    from pairguard_gui.store.journal.journal import Journal


def okx_controller(accounts: OkxAccounts, journal: Journal, account: Account) -> AccountController:
    """The controller of an account at OKX; nothing runs yet. JournalError for an account that cannot be read."""
    exchange = accounts.exchange_of(account)
    controller = _controller(account.name, account.environment, journal, exchange, journal.state(account.name))
    controller.closed.connect(exchange.close)
    return controller


def practice_controller(journal: Journal, exchange: OkxExchange) -> AccountController:
    """The controller of the practice account, whose market is new with each start of the program."""
    journal.ensure_account(PRACTICE, Environment.PRACTICE)
    state = forget_market(journal, PRACTICE, SystemClock().now())
    return _controller(PRACTICE, Environment.PRACTICE, journal, exchange, state)


def _controller(
    name: str, environment: Environment, journal: Journal, exchange: OkxExchange, state: AccountState
) -> AccountController:
    clock, random = SystemClock(), secrets.SystemRandom().random
    shared = (name, environment, exchange, journal, clock, journal.installation)
    return AccountController(Guard(*shared, random), AccountCommands(*shared), journal, clock, state)
