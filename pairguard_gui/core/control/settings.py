"""What a person decides about one account without asking the exchange: shield down, pairs, holds, rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from pairguard_gui.core.state.account_state import Outcome
from pairguard_gui.core.state.actions import Action, ActionKind
from pairguard_gui.core.state.changes import (
    GapClosed,
    GapReleased,
    Logged,
    PairDropped,
    PairPaused,
    RulesSet,
    ShieldSet,
)
from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import as_text, for_pair

if TYPE_CHECKING:
    from pairguard_gui.core.ports import Clock, Journal
    from pairguard_gui.core.state.account_state import AccountState
    from pairguard_gui.core.state.changes import Change
    from pairguard_gui.core.values.exchange_data import Environment
    from pairguard_gui.core.values.rules import Rules


class CommandRefused(GuardError):
    """What was asked for cannot be done; nothing was changed."""


class AccountSettings:
    """The acts that need only the journal and a clock; they work with the network down.

    Every method is one transaction with its line in the action log, and returns the committed state. All may raise
    JournalError, and those about a pair CommandRefused (NOT_PROTECTED); nothing is changed then.
    """

    def __init__(self, account: str, environment: Environment, journal: Journal, clock: Clock) -> None:
        self._account, self._environment = account, environment
        self._journal, self._clock = journal, clock

    def lower_shield(self) -> AccountState:
        """Stop guarding."""
        if not self._journal.state(self._account).raised:
            return self._journal.state(self._account)
        return self._write(ShieldSet(False, self._clock.now()), self._line(ActionKind.STOPPED))

    def drop(self, pair: Pair) -> AccountState:
        """Stop protecting one pair; its open gap, if any, is closed."""
        self._require(pair)
        now = self._clock.now()
        return self._journal.write(self._account, lambda state: self._drop(state, pair, now))

    def pause(self, pair: Pair, until: datetime | None) -> AccountState:
        """Open nothing for one pair before `until` (aware); None ends a pause."""
        self._require(pair)
        kind = ActionKind.PAUSED if until else ActionKind.RESUMED
        reason = Reason.of(Code.PAIR_PAUSED, until=until) if until else None
        return self._write(PairPaused(pair, until), self._line(kind, pair, reason))

    def release(self, pair: Pair) -> AccountState:
        """Take away the hold of this pair's gap; the next check judges the gap without the brake that held it."""
        self._require(pair)

        def decide(state: AccountState) -> Sequence[Change]:
            gap = state.gap(pair)
            if gap is None or gap.hold is None:
                return ()
            line = self._line(ActionKind.RELEASED, pair, gap.hold.reason)
            return GapReleased(gap.gap_id, gap.hold.brake), line

        return self._journal.write(self._account, decide)

    def set_rules(self, rules: Rules) -> AccountState:
        """Replace the rules of the account. The log tells those that are new, as `name=value, …`."""
        before = as_text(self._journal.state(self._account).rules)
        changed = {name: text for name, text in as_text(rules).items() if text != before[name]}
        return self._set(RulesSet(rules), changed)

    def set_pair_rules(self, pair: Pair, overrides: Mapping[str, str]) -> AccountState:
        """Replace the rules of one pair that differ from the account's. RuleError for nonsense.

        The log tells those that are new; for one that is the account's again, the account's value.
        """
        self._require(pair)
        state = self._journal.state(self._account)
        kept = state.pair(pair)
        before = _overrides(state.rules, dict(kept.overrides) if kept else {})
        after = _overrides(state.rules, overrides)
        valid = as_text(for_pair(state.rules, overrides))
        changed = {name: text for name, text in valid.items() if before.get(name) != after.get(name)}
        return self._set(RulesSet(state.rules, pair, tuple(after.items())), changed)

    def _set(self, rules: RulesSet, changed: Mapping[str, str]) -> AccountState:
        detail = ", ".join(f"{name}={text}" for name, text in changed.items())
        line = self._line(ActionKind.RULES_CHANGED, rules.pair, detail=detail)
        return self._write(rules, *([line] if changed else []))

    def _drop(self, state: AccountState, pair: Pair, now: datetime) -> list[Change]:
        gap = state.gap(pair)
        closed: list[Change] = [GapClosed(gap.gap_id, Outcome.DROPPED, now)] if gap else []
        return [*closed, PairDropped(pair, now), self._line(ActionKind.DROPPED, pair)]

    def _require(self, pair: Pair) -> None:
        if self._journal.state(self._account).pair(pair) is None:
            raise CommandRefused(Code.NOT_PROTECTED, pair=str(pair))

    def _line(
        self, kind: ActionKind, pair: Pair | None = None, reason: Reason | None = None, detail: str = ""
    ) -> Logged:
        now = self._clock.now()
        return Logged(Action(self._account, self._environment, now, kind, pair=pair, reason=reason, detail=detail))

    def _write(self, *changes: Change) -> AccountState:
        committed: Sequence[Change] = changes
        return self._journal.write(self._account, lambda _: committed)


def protected_pair(state: AccountState, text: str) -> Pair:
    """The pair of the protected set that a person wrote as `BNB-USDT-SWAP_short`. CommandRefused when it is none."""
    try:
        pair = Pair.parse(text)
    except ValueError:
        raise CommandRefused(Code.NOT_PROTECTED, pair=text) from None
    if state.pair(pair) is None:
        raise CommandRefused(Code.NOT_PROTECTED, pair=text)
    return pair


def _overrides(rules: Rules, texts: Mapping[str, str]) -> dict[str, str]:
    """The rules of one pair as they are kept: sorted by name, each value in its one spelling. RuleError."""
    own = as_text(for_pair(rules, texts))
    return {name: own[name] for name in sorted(texts)}
