"""`pairguard account release`: print every hold, then release it, in a profile that no program has open.

Not over HTTP: programs may only lower the risk, and to release a hold is a person's decision.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pairguard_gui.api.brakes import held_in
from pairguard_gui.assembly.api_words import words
from pairguard_gui.assembly.practice_market import practice_client, practice_exchange
from pairguard_gui.core.control.commands import AccountCommands
from pairguard_gui.core.control.settings import AccountSettings, protected_pair
from pairguard_gui.core.values.account import PRACTICE, Account
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.text.cli.account_prompts import message
from pairguard_gui.text.cli.brakes import brake_lines

if TYPE_CHECKING:
    from pairguard_gui.assembly.okx_accounts import OkxAccounts
    from pairguard_gui.core.ports import Clock, Exchange
    from pairguard_gui.core.state.account_state import AccountState
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.store.journal.journal import Journal

EVERY_PAIR = "all"


@dataclass(frozen=True, slots=True)
class Release:
    """The command for the account of that name.

    `confirmed` asks the person before an account of real money is released, which arms it as it is set up now.
    """

    accounts: OkxAccounts
    journal: Journal
    clock: Clock
    name: str
    confirmed: Callable[[Account], bool]

    def run(self, pair: str | None) -> int:
        """Print every hold, then release `pair`, with "all" every pair, with None the account; the exit status.

        1 when nothing was done. UnknownAccount, CommandRefused for a pair that is not protected, ExchangeError when
        the account cannot be read, JournalError.
        """
        account = Account(PRACTICE, Environment.PRACTICE) if self.name == PRACTICE else self.accounts.named(self.name)
        state = self.journal.state(account.name)
        for fields in held_in(state, words()):
            print("\n".join(brake_lines(fields)), flush=True)
        if pair:
            return self._pairs(state, _chosen(state, pair))
        if state.hold:
            return self._account(account)
        print(message("name_a_pair" if any(gap.hold for gap in state.gaps) else "nothing_held", account=account.name))
        return 1

    def _pairs(self, state: AccountState, pairs: Sequence[Pair]) -> int:
        settings = AccountSettings(state.account, state.environment, self.journal, self.clock)
        for pair in pairs:
            settings.release(pair)
            print(message("released_pair", pair=str(pair)))
        if not pairs:
            print(message("nothing_held", account=state.account))
        return 0 if pairs else 1

    def _account(self, account: Account) -> int:
        if account.environment is Environment.LIVE and not self.confirmed(account):
            print(message("not_released", account=account.name))
            return 1
        with self._exchange(account) as exchange:
            AccountCommands(
                account.name, account.environment, exchange, self.journal, self.clock, self.journal.installation
            ).release_account()
        print(message("released_account", account=account.name))
        return 0

    @contextmanager
    def _exchange(self, account: Account) -> Iterator[Exchange]:
        if account.environment is not Environment.PRACTICE:
            with closing(self.accounts.exchange_of(account)) as exchange:
                yield exchange
            return
        with practice_exchange(self.journal.installation) as box, closing(practice_client(box.access)) as exchange:
            yield exchange


def _chosen(state: AccountState, text: str) -> list[Pair]:
    held = [gap.pair for gap in state.gaps if gap.hold]
    if text == EVERY_PAIR:
        return held
    pair = protected_pair(state, text)
    return [pair] if pair in held else []
