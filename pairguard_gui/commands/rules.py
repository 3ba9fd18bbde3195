"""`pairguard rules`: show and set rules in a profile that no program has open; a running one has its window for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pairguard_gui.core.control.settings import AccountSettings, protected_pair
from pairguard_gui.core.values.rules import PAIR_RULES, RuleError, as_text, change, names
from pairguard_gui.runtime.system_clock import SystemClock
from pairguard_gui.store.journal.journal import Journal
from pairguard_gui.store.profile import Profile

if TYPE_CHECKING:
    from pairguard_gui.core.state.account_state import AccountState
    from pairguard_gui.core.values.pair import Pair


class NoAccount(Exception):
    """The profile has no account yet, so it has no rules."""


def rules_in(
    folder: Path, account: str | None, pair_text: str | None, settings: Sequence[str] | None
) -> dict[str, str]:
    """The rules of an account (the first one if None) or of one of its pairs, as text by name.

    `settings` are `KEY=VALUE` texts that are set before; None only shows. All are committed, or none: RuleError names
    the first that makes no sense. NoAccount, UnknownAccount, CommandRefused for a pair that is not protected, and
    JournalError when the journal cannot be opened or written; nothing is changed then.
    """
    with Journal(Profile(folder).database) as journal:
        known = [each.name for each in journal.accounts()]
        if not known:
            raise NoAccount
        state = journal.state(account or known[0])
        pair = protected_pair(state, pair_text) if pair_text else None
        if settings is not None:
            own = AccountSettings(state.account, state.environment, journal, SystemClock())
            state = _set(own, state, pair, _read(settings))
    rules = as_text(state.rules_of(pair) if pair else state.rules)
    return {name: text for name, text in rules.items() if pair is None or name in PAIR_RULES}


def _set(settings: AccountSettings, state: AccountState, pair: Pair | None, wished: Mapping[str, str]) -> AccountState:
    if not wished:
        raise RuleError("", RuleError.UNKNOWN_RULE, "", ", ".join(names()))
    if pair is None:
        return settings.set_rules(change(state.rules, wished))
    protected = state.pair(pair)
    return settings.set_pair_rules(pair, {**dict(protected.overrides if protected else ()), **wished})


def _read(texts: Sequence[str]) -> dict[str, str]:
    """`KEY=VALUE` each, by name; a rule without a value has the empty one, which no rule takes."""
    return {text.partition("=")[0]: text.partition("=")[2] for text in texts}
