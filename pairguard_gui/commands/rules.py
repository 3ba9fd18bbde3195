"""Rules shown and set in the journal itself, while no program has it open; a running one takes them in its window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from pairguard_gui.core.state.account_state import AccountState
from pairguard_gui.core.state.actions import Action, ActionKind
from pairguard_gui.core.state.changes import Logged, RulesSet
from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import PAIR_RULES, RuleError, as_text, change, for_pair, names
from pairguard_gui.store.journal.journal import Journal
from pairguard_gui.store.profile import Profile


class NoAccount(Exception):
    """The profile has no account yet, so it has no rules."""


def rules_in(
    folder: Path, account: str | None, pair_text: str | None, settings: Sequence[str] | None
) -> dict[str, str]:
    """The rules of an account (the first one if None) or of one of its pairs, after `KEY=VALUE …` have been set.

    All settings are committed, or none: RuleError names the first that makes no sense. NoAccount, UnknownAccount,
    and GuardError for a pair that is not protected or a journal that cannot be opened; nothing is changed then.
    """
    with Journal(Profile(folder).database) as journal:
        known = [each.name for each in journal.accounts()]
        if not known:
            raise NoAccount
        state = journal.state(account or known[0])
        pair = _protected(pair_text, state) if pair_text else None
        if settings is not None:
            state = _set(journal, state, pair, settings)
    rules = as_text(state.rules_of(pair) if pair else state.rules)
    return {name: text for name, text in rules.items() if pair is None or name in PAIR_RULES}


def _protected(text: str, state: AccountState) -> Pair:
    try:
        pair = Pair.parse(text)
    except ValueError:
        raise GuardError(Code.NOT_PROTECTED, pair=text) from None
    if state.pair(pair) is None:
        raise GuardError(Code.NOT_PROTECTED, pair=text)
    return pair


def _set(journal: Journal, state: AccountState, pair: Pair | None, settings: Sequence[str]) -> AccountState:
    wished = {text.partition("=")[0]: text.partition("=")[2] for text in settings}
    if not wished:
        raise RuleError("", RuleError.UNKNOWN_RULE, "", ", ".join(names()))
    committed = _changed(state, pair, wished)
    told = ", ".join(f"{name}={text}" for name, text in wished.items())
    action = Action(
        state.account, state.environment, datetime.now(UTC), ActionKind.RULES_CHANGED, pair=pair, detail=told
    )
    return journal.write(state.account, lambda _: [committed, Logged(action)])


def _changed(state: AccountState, pair: Pair | None, wished: dict[str, str]) -> RulesSet:
    if pair is None:
        return RulesSet(change(state.rules, wished))
    kept = state.pair(pair)
    overrides = {**dict(kept.overrides if kept else ()), **wished}
    for_pair(state.rules, overrides)
    return RulesSet(state.rules, pair, tuple(sorted(overrides.items())))
