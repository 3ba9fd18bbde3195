"""`pairguard account release`: show what holds, then let go of it, in a profile that no program has open.

Not over HTTP: programs may only lower the risk, and letting go of a hold is a person's decision.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass

from pairguard_gui.api.brakes import held_in
from pairguard_gui.assembly.api_words import words
from pairguard_gui.assembly.okx_accounts import OkxAccounts
from pairguard_gui.assembly.practice_market import practice_client, practice_exchange
from pairguard_gui.core.control.commands import Roster
from pairguard_gui.core.control.confirmed_figures import agreed_figures
from pairguard_gui.core.ports import Clock, Exchange
from pairguard_gui.core.state.account_state import AccountState, Gap
from pairguard_gui.core.state.actions import Action, ActionKind
from pairguard_gui.core.state.changes import Change, GapReleased, Logged
from pairguard_gui.core.values.account import PRACTICE, Account
from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.core.values.reason import Code
from pairguard_gui.store.journal.journal import Journal
from pairguard_gui.text.cli.account_prompts import message
from pairguard_gui.text.cli.brakes import brake_lines

EVERY_PAIR = "all"


@dataclass(frozen=True, slots=True)
class Release:
    """One command: the account of that name, and what may be let go of it.

    `confirmed` is asked before an account of real money is armed as it stands now.
    """

    accounts: OkxAccounts
    journal: Journal
    clock: Clock
    name: str
    confirmed: Callable[[Account], bool]

    def run(self, pair: str | None) -> int:
        """Print what holds, and release the account, or `pair`, or with "all" every pair; 1 when nothing was done.

        GuardError when there is no such account or pair, or when the account cannot be looked at.
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

    def _pairs(self, state: AccountState, gaps: Sequence[Gap]) -> int:
        self.journal.write(state.account, lambda state: [change for gap in gaps for change in self._let_go(state, gap)])
        for gap in gaps:
            print(message("released_pair", pair=str(gap.pair)))
        if not gaps:
            print(message("nothing_held", account=state.account))
        return 0 if gaps else 1

    def _let_go(self, state: AccountState, gap: Gap) -> tuple[Change, ...]:
        assert gap.hold is not None  # only held ones are chosen
        now, reason = self.clock.now(), gap.hold.reason
        line = Action(state.account, state.environment, now, ActionKind.RELEASED, pair=gap.pair, reason=reason)
        return GapReleased(gap.gap_id, gap.hold.brake), *agreed_figures(gap.pair, gap.hold), Logged(line)

    def _account(self, account: Account) -> int:
        if account.environment is Environment.LIVE and not self.confirmed(account):
            print(message("not_released", account=account.name))
            return 1
        with self._exchange(account) as exchange:
            here = (account.name, account.environment, exchange, self.journal, self.clock)
            Roster(*here, self.journal.installation).release_account()
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


def _chosen(state: AccountState, text: str) -> list[Gap]:
    held = [gap for gap in state.gaps if gap.hold]
    if text == EVERY_PAIR:
        return held
    try:
        pair = Pair.parse(text)
    except ValueError:
        raise GuardError(Code.NOT_PROTECTED, pair=text) from None
    if state.pair(pair) is None:
        raise GuardError(Code.NOT_PROTECTED, pair=text)
    return [gap for gap in held if gap.pair == pair]
