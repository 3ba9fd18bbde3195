"""What a person does: raise and lower the shield, choose the pairs, let go of a hold, set the rules."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from pairguard_gui.core.control.confirmed_figures import agreed_figures, confirm_read, confirm_shown, figures_of_set
from pairguard_gui.core.judge.account_fitness import unguardable
from pairguard_gui.core.judge.sizing import unusable
from pairguard_gui.core.ports import Clock, Exchange, Journal
from pairguard_gui.core.state.account_state import AccountState, Outcome
from pairguard_gui.core.state.actions import Action, ActionKind
from pairguard_gui.core.state.armed import Armed
from pairguard_gui.core.state.changes import (
    AccountArmed,
    AccountReleased,
    Change,
    FiguresConfirmed,
    GapClosed,
    GapReleased,
    Logged,
    PairDropped,
    PairPaused,
    PairProtected,
    RulesSet,
    ShieldSet,
)
from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.exchange_data import AccountFacts, Environment, MarginMode, Position
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import Rules, as_text, at_least_as_strict, for_pair


class RosterError(GuardError):
    """What was asked for cannot be done; nothing was changed."""


class Roster:
    """The protected set of one account and its switches. Every method is one transaction; it returns the new book.

    Methods that have to ask the exchange may raise `ExchangeError`, all may raise `JournalError` or `RosterError`;
    nothing is changed then.
    """

    def __init__(
        self,
        account: str,
        environment: Environment,
        exchange: Exchange,
        journal: Journal,
        clock: Clock,
        installation: str,
    ) -> None:
        self._account, self._environment, self._installation = account, environment, installation
        self._exchange, self._journal, self._clock = exchange, journal, clock

    def raise_shield(
        self,
        *,
        by_person: bool = True,
        guarded: Collection[Pair] | None = None,
        figures: Collection[FiguresConfirmed] = (),
    ) -> AccountState:
        """Arm and start. Records the live positions as the set where there is none yet.

        `guarded` is the very set that a person has agreed to: other pairs are dropped, open positions of it join.
        TABLE_OLD when one of it is neither protected nor open by now. `figures` are those the person has seen with it;
        a pair of which nothing is known, and nothing was shown, is taken on with what the exchange tells now.

        Not `by_person` means a program asks: it can start a live account only after a person has done so before, and
        none with looser rules, or in another mode, than a person started it with. Nor can it choose what is protected
        once a person has: NOTHING_TO_PROTECT where every pair was dropped.
        """
        state = self._journal.state(self._account)
        if not by_person:
            self._refuse_program(state)
        arming, now = self._arming(state, by_person=by_person, guarded=guarded)
        if by_person:
            arming += self._confirmed(state, arming, figures)
        return self._write(*arming, ShieldSet(True, now), self._line(ActionKind.STARTED))

    def arm(self, shown: Collection[Pair] | None = None, figures: Collection[FiguresConfirmed] = ()) -> AccountState:
        """What `raise_shield` by a person does, without raising it: from now on a program may, with rules as strict.

        `shown` are the pairs that the person has agreed to: TABLE_OLD when others would be recorded by now; `figures`
        those beside them.
        """
        state = self._journal.state(self._account)
        arming, _ = self._arming(state, by_person=True)
        recorded = {change.pair for change in arming if isinstance(change, PairProtected)}
        if shown is not None and recorded and recorded != {*shown}:
            raise RosterError(Code.TABLE_OLD)
        arming += self._confirmed(state, arming, figures)
        return self._write(*arming, self._line(ActionKind.ARMED))

    def lower_shield(self) -> AccountState:
        """Stop. Asks nobody and needs no exchange."""
        if not self._journal.state(self._account).raised:
            return self._journal.state(self._account)
        return self._write(ShieldSet(False, self._clock.now()), self._line(ActionKind.STOPPED))

    def protect_current(self, only: Collection[Pair] | None = None) -> AccountState:
        """Add every live position to the set, or `only` those of these pairs."""
        state = self._journal.state(self._account)
        positions = [row for row in self._exchange.positions() if only is None or row.pair in only]
        return self._write(*self._record(state, self._exchange.server_now(), positions))

    def record_anew(self) -> AccountState:
        """Make the live positions the whole set: missing pairs are dropped. NOTHING_TO_PROTECT when none is open."""
        state, now = self._journal.state(self._account), self._exchange.server_now()
        positions = self._exchange.positions()
        if not positions:
            raise RosterError(Code.NOTHING_TO_PROTECT)
        added = self._record(state, now, positions)
        there = {position.pair for position in positions}

        def decide(state: AccountState) -> Sequence[Change]:
            gone = [kept.pair for kept in state.pairs if kept.pair not in there]
            return [*(change for pair in gone for change in self._drop(state, pair, now)), *added]

        return self._journal.write(self._account, decide)

    def protect(self, pair: Pair) -> AccountState:
        """Add one pair by hand. It must be listed and of a kind that can be refilled."""
        if self._journal.state(self._account).pair(pair):
            raise RosterError(Code.ALREADY_PROTECTED, pair=str(pair))
        instrument = self._exchange.instruments().get(pair.inst_id)
        if instrument is None:
            raise RosterError(Code.NOT_LISTED, inst_id=pair.inst_id)
        wrong = unusable(instrument)
        if wrong:
            raise RosterError(wrong.code, **dict(wrong.params))
        rows = [row for row in self._exchange.positions_of([pair.inst_id]) if row.pair == pair]
        newest = max(rows, key=_born, default=None)
        added = self._protect(pair, self._exchange.server_now(), newest)
        return self._write(*added, *confirm_read(self._exchange, figures_of_set((), added)))

    def drop(self, pair: Pair) -> AccountState:
        """Stop protecting one pair; its open gap, if any, is closed."""
        self._require(pair)
        now = self._clock.now()
        return self._journal.write(self._account, lambda state: self._drop(state, pair, now))

    def pause(self, pair: Pair, until: datetime | None) -> AccountState:
        """Leave one pair alone until then; None ends a pause."""
        self._require(pair)
        kind = ActionKind.PAUSED if until else ActionKind.RESUMED
        reason = Reason.of(Code.PAIR_PAUSED, until=until) if until else None
        return self._write(PairPaused(pair, until), self._line(kind, pair, reason))

    def release(self, pair: Pair) -> AccountState:
        """Let go of the brake that holds this pair's gap; the next check judges it without that brake."""
        self._require(pair)

        def decide(state: AccountState) -> Sequence[Change]:
            gap = state.gap(pair)
            if gap is None or gap.hold is None:
                return ()
            line = self._line(ActionKind.RELEASED, pair, gap.hold.reason)
            return GapReleased(gap.gap_id, gap.hold.brake), *agreed_figures(pair, gap.hold), line

        return self._journal.write(self._account, decide)

    def release_account(self) -> AccountState:
        """Let go of a hold of the whole account: a person has looked, and arms it as it is now."""
        state = self._journal.state(self._account)
        if state.hold is None:
            return state
        facts = self._exchange.account()
        self._refuse_account(state, facts)
        now = self._exchange.server_now()
        line = self._line(ActionKind.RELEASED, None, state.hold.reason)
        return self._write(self._account_armed(facts, state.rules, now), AccountReleased(now), line)

    def set_rules(self, rules: Rules) -> AccountState:
        """Replace the rules of the account."""
        line = self._line(ActionKind.RULES_CHANGED, detail=_told(as_text(rules)))
        return self._write(RulesSet(rules), line)

    def set_pair_rules(self, pair: Pair, overrides: Mapping[str, str]) -> AccountState:
        """Replace the rules of one pair that differ from the account's. RuleError for nonsense."""
        self._require(pair)
        state = self._journal.state(self._account)
        for_pair(state.rules, overrides)
        line = self._line(ActionKind.RULES_CHANGED, pair, detail=_told(overrides))
        return self._write(RulesSet(state.rules, pair, tuple(sorted(overrides.items()))), line)

    def _arming(
        self, state: AccountState, *, by_person: bool, guarded: Collection[Pair] | None = None
    ) -> tuple[list[Change], datetime]:
        """The account looked at, its set recorded where there is none yet, and how it stands now."""
        facts = self._exchange.account()
        self._refuse_account(state, facts)
        changed = state.armed.differs(facts, self._environment) if state.armed and not by_person else ""
        if changed:
            raise RosterError(Code.ACCOUNT_CHANGED, what=changed)
        now = self._exchange.server_now()
        positions: Sequence[Position] = ()
        recorded: list[Change] = []
        if guarded is not None:
            positions = [row for row in self._exchange.positions() if row.pair in guarded]
            recorded = self._agreed(state, guarded, positions, now)
        elif not state.pairs:
            positions = self._exchange.positions()
            recorded = self._record(state, now, positions)
        self._refuse_manual(state, facts, positions)
        rules = state.rules if by_person or state.armed is None else state.armed.rules
        return [*recorded, self._account_armed(facts, rules, now)], now

    def _confirmed(
        self, state: AccountState, arming: Sequence[Change], figures: Collection[FiguresConfirmed]
    ) -> list[Change]:
        """What is known of each pair's contract from now on, by what the person has seen, or by the exchange."""
        kept, seen = figures_of_set(state.pairs, arming), {each.pair for each in figures}
        unseen = [each for each in kept if each.pair not in seen]
        return [*confirm_shown(kept, figures), *confirm_read(self._exchange, unseen)]

    def _agreed(
        self, state: AccountState, guarded: Collection[Pair], positions: Sequence[Position], now: datetime
    ) -> list[Change]:
        """What makes the set the one a person has agreed to."""
        if not guarded:
            raise RosterError(Code.NOTHING_TO_PROTECT)
        here = {kept.pair for kept in state.pairs}
        if {*guarded} - here - {row.pair for row in positions}:
            raise RosterError(Code.TABLE_OLD)
        gone = [kept.pair for kept in state.pairs if kept.pair not in guarded]
        dropped = [change for pair in gone for change in self._drop(state, pair, now)]
        return [*dropped, *self._record(state, now, positions)]

    def _account_armed(self, facts: AccountFacts, rules: Rules, now: datetime) -> AccountArmed:
        # Where the clocks disagree the earlier one counts: armed in the exchange's future, the guard would take another
        # copy's order for one of before.
        at = min(now, self._clock.now())
        return AccountArmed(Armed.as_is(facts, self._environment, self._installation, rules, at), facts.may_trade)

    def _refuse_program(self, state: AccountState) -> None:
        if state.armed is None:
            if self._environment is Environment.LIVE:
                raise RosterError(Code.NOT_ARMED, account=self._account)
        elif not state.pairs:
            raise RosterError(Code.NOTHING_TO_PROTECT)
        elif not at_least_as_strict(state.rules, state.armed.rules, len(state.pairs)):
            raise RosterError(Code.RULES_LOOSER, account=self._account)

    def _refuse_account(self, state: AccountState, facts: AccountFacts) -> None:
        if state.armed and state.armed.uid != facts.uid:
            raise RosterError(Code.ACCOUNT_CHANGED, what="uid")
        wrong = unguardable(facts)
        if wrong:
            raise RosterError(wrong.code, **dict(wrong.params))
        if not facts.may_trade and not state.rules.watch_only:
            raise RosterError(Code.NO_PERMISSION, okx_code="", message="trade")

    def _refuse_manual(self, state: AccountState, facts: AccountFacts, positions: Sequence[Position]) -> None:
        """With manual transfers no isolated position is refilled, so none is taken on as if it were."""
        modes = {kept.margin_mode for kept in state.pairs} | {row.margin_mode for row in positions}
        if facts.manual_isolated and MarginMode.ISOLATED in modes and not state.rules.watch_only:
            raise RosterError(Code.MANUAL_ISOLATED)

    def _record(self, state: AccountState, now: datetime, positions: Sequence[Position]) -> list[Change]:
        fresh = dict.fromkeys(row.pair for row in positions if state.pair(row.pair) is None)
        if not fresh and not state.pairs:
            raise RosterError(Code.NOTHING_TO_PROTECT)
        newest = {pair: max((row for row in positions if row.pair == pair), key=_born) for pair in fresh}
        return [change for pair in fresh for change in self._protect(pair, now, newest[pair])]

    def _protect(self, pair: Pair, now: datetime, position: Position | None) -> list[Change]:
        return [PairProtected(pair, now, position), self._line(ActionKind.PROTECTED, pair)]

    def _drop(self, state: AccountState, pair: Pair, now: datetime) -> list[Change]:
        gap = state.gap(pair)
        closed: list[Change] = [GapClosed(gap.gap_id, Outcome.DROPPED, now)] if gap else []
        return [*closed, PairDropped(pair, now), self._line(ActionKind.DROPPED, pair)]

    def _require(self, pair: Pair) -> None:
        if self._journal.state(self._account).pair(pair) is None:
            raise RosterError(Code.NOT_PROTECTED, pair=str(pair))

    def _line(
        self, kind: ActionKind, pair: Pair | None = None, reason: Reason | None = None, detail: str = ""
    ) -> Logged:
        now = self._clock.now()
        return Logged(Action(self._account, self._environment, now, kind, pair=pair, reason=reason, detail=detail))

    def _write(self, *changes: Change) -> AccountState:
        committed: Sequence[Change] = changes
        return self._journal.write(self._account, lambda _: committed)


def _born(row: Position) -> datetime:
    return row.life.c_time


def _told(rules: Mapping[str, str]) -> str:
    return ", ".join(f"{name}={text}" for name, text in rules.items())
