"""Everything a person can do to one account's guard; what is written here asks the exchange first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from pairguard_gui.core.control.confirmed_figures import confirm_read, confirm_shown, figures_of_set
from pairguard_gui.core.control.settings import AccountSettings, CommandRefused
from pairguard_gui.core.judge.account_fitness import unguardable
from pairguard_gui.core.judge.sizing import unusable
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.state.armed import Armed
from pairguard_gui.core.state.changes import AccountArmed, AccountReleased, PairProtected, ShieldSet
from pairguard_gui.core.values.errors import BadAnswer
from pairguard_gui.core.values.exchange_data import Environment, MarginMode
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import at_least_as_strict

if TYPE_CHECKING:
    from pairguard_gui.core.ports import Clock, Exchange, Journal
    from pairguard_gui.core.state.account_state import AccountState
    from pairguard_gui.core.state.changes import Change, FiguresConfirmed
    from pairguard_gui.core.values.exchange_data import AccountFacts, Position
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.rows import Rows
    from pairguard_gui.core.values.rules import Rules


class AccountCommands(AccountSettings):
    """The settings, and the acts that need the exchange: raise the shield, arm, protect, release the account.

    Every method is one transaction and returns the committed state. Those written here may raise ExchangeError beside
    JournalError and CommandRefused; nothing is changed then. `installation` is the name of this copy of PairGuard,
    which its orders bear as their tag.
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
        super().__init__(account, environment, journal, clock)
        self._exchange, self._installation = exchange, installation

    def raise_shield(
        self,
        *,
        by_person: bool = True,
        guarded: Collection[Pair] | None = None,
        figures: Collection[FiguresConfirmed] = (),
    ) -> AccountState:
        """Arm the account and start guarding. Protects every open position where no pair is protected yet.

        `guarded` are the pairs that the person has agreed to: other pairs are dropped, open positions among them are
        added. TABLE_OLD when one of them is neither protected nor open by now. `figures` are those the person has seen
        with them; a pair of which nothing is known, and nothing was shown, is taken on with what the exchange tells
        now.

        With `by_person` False a program asks, which may not raise a limit. NOT_ARMED for a live account that no
        person has started before; RULES_LOOSER and ACCOUNT_CHANGED when the rules are looser, or the account is set up
        otherwise, than when a person last did; NOTHING_TO_PROTECT where a person has dropped every pair.
        """
        state = self._journal.state(self._account)
        if not by_person:
            self._refuse_program(state)
        arming, now = self._arming(state, by_person=by_person, guarded=guarded)
        if by_person:
            arming += self._confirmed(state, arming, figures)
        return self._write(*arming, ShieldSet(True, now), self._line(ActionKind.STARTED))

    def arm(self, shown: Collection[Pair] | None = None, figures: Collection[FiguresConfirmed] = ()) -> AccountState:
        """Let programs raise the shield from now on, with rules at least as strict; the shield itself stays as it is.

        `shown` are the pairs that the person has agreed to: TABLE_OLD when others would be protected by now; `figures`
        those beside them.
        """
        state = self._journal.state(self._account)
        arming, _ = self._arming(state, by_person=True)
        recorded = {change.pair for change in arming if isinstance(change, PairProtected)}
        if shown is not None and recorded and recorded != {*shown}:
            raise CommandRefused(Code.TABLE_OLD)
        arming += self._confirmed(state, arming, figures)
        return self._write(*arming, self._line(ActionKind.ARMED))

    def protect_current(self, only: Collection[Pair] | None = None) -> AccountState:
        """Add every live position to the set, or `only` those of these pairs."""
        state = self._journal.state(self._account)
        positions = [row for row in self._positions(only) if only is None or row.pair in only]
        return self._write(*self._record(state, self._exchange.server_now(), positions))

    def record_anew(self) -> AccountState:
        """Make the live positions the whole set. NOTHING_TO_PROTECT when none is open.

        Pairs that are missing are dropped, once they were asked for by name too.
        """
        state, now = self._journal.state(self._account), self._exchange.server_now()
        positions = self._positions(None)
        if not positions:
            raise CommandRefused(Code.NOTHING_TO_PROTECT)
        added = self._record(state, now, positions)
        there = {position.pair for position in positions}
        missing = sorted({kept.pair.inst_id for kept in state.pairs if kept.pair not in there})
        if missing:
            there |= {row.pair for row in _certain(self._exchange.positions_of(missing), None)}

        def decide(state: AccountState) -> Sequence[Change]:
            gone = [kept.pair for kept in state.pairs if kept.pair not in there]
            return [*(change for pair in gone for change in self._drop(state, pair, now)), *added]

        return self._journal.write(self._account, decide)

    def protect(self, pair: Pair) -> AccountState:
        """Add one pair by hand. It must be listed and of a kind that can be refilled."""
        if self._journal.state(self._account).pair(pair):
            raise CommandRefused(Code.ALREADY_PROTECTED, pair=str(pair))
        instrument = self._exchange.instruments().get(pair.inst_id)
        if instrument is None:
            raise CommandRefused(Code.NOT_LISTED, inst_id=pair.inst_id)
        wrong = unusable(instrument)
        if wrong:
            raise CommandRefused(wrong.code, **dict(wrong.params))
        rows = [row for row in self._exchange.positions_of([pair.inst_id]) if row.pair == pair]
        newest = max(rows, key=_born, default=None)
        added = self._protect(pair, self._exchange.server_now(), newest)
        return self._write(*added, *confirm_read(self._exchange, figures_of_set((), added)))

    def release_account(self) -> AccountState:
        """Take away the hold of the whole account, and arm the account as it is set up now."""
        state = self._journal.state(self._account)
        if state.hold is None:
            return state
        facts = self._exchange.account()
        self._refuse_account(state, facts)
        now = self._exchange.server_now()
        line = self._line(ActionKind.RELEASED, None, state.hold.reason)
        return self._write(self._account_armed(facts, state.rules, now), AccountReleased(now), line)

    def _arming(
        self, state: AccountState, *, by_person: bool, guarded: Collection[Pair] | None = None
    ) -> tuple[list[Change], datetime]:
        """What arms the account as it is set up now and makes its set; and the exchange's time."""
        facts = self._exchange.account()
        self._refuse_account(state, facts)
        changed = state.armed.differs(facts, self._environment) if state.armed and not by_person else ""
        if changed:
            raise CommandRefused(Code.ACCOUNT_CHANGED, what=changed)
        now = self._exchange.server_now()
        positions: Sequence[Position] = ()
        recorded: list[Change] = []
        if guarded is not None:
            positions = [row for row in self._positions(guarded) if row.pair in guarded]
            recorded = self._agreed(state, guarded, positions, now)
        elif not state.pairs:
            positions = self._positions(None)
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
        """What makes the protected set equal to `guarded`."""
        if not guarded:
            raise CommandRefused(Code.NOTHING_TO_PROTECT)
        here = {kept.pair for kept in state.pairs}
        if {*guarded} - here - {row.pair for row in positions}:
            raise CommandRefused(Code.TABLE_OLD)
        gone = [kept.pair for kept in state.pairs if kept.pair not in guarded]
        dropped = [change for pair in gone for change in self._drop(state, pair, now)]
        return [*dropped, *self._record(state, now, positions)]

    def _account_armed(self, facts: AccountFacts, rules: Rules, now: datetime) -> AccountArmed:
        # Orders of another copy that are younger than `at` put the guard on hold. With two clocks that disagree, take
        # the earlier time: a later one would hide such an order.
        at = min(now, self._clock.now())
        return AccountArmed(Armed.as_is(facts, self._environment, self._installation, rules, at), facts.may_trade)

    def _refuse_program(self, state: AccountState) -> None:
        if state.armed is None:
            if self._environment is Environment.LIVE:
                raise CommandRefused(Code.NOT_ARMED, account=self._account)
        elif not state.pairs:
            raise CommandRefused(Code.NOTHING_TO_PROTECT)
        elif not at_least_as_strict(state.rules, state.armed.rules, len(state.pairs)):
            raise CommandRefused(Code.RULES_LOOSER, account=self._account)

    def _refuse_account(self, state: AccountState, facts: AccountFacts) -> None:
        if state.armed and state.armed.uid != facts.uid:
            raise CommandRefused(Code.ACCOUNT_CHANGED, what="uid")
        wrong = unguardable(facts)
        if wrong:
            raise CommandRefused(wrong.code, **dict(wrong.params))
        if not facts.may_trade and not state.rules.watch_only:
            raise CommandRefused(Code.NO_PERMISSION, okx_code="", message="trade")

    def _refuse_manual(self, state: AccountState, facts: AccountFacts, positions: Sequence[Position]) -> None:
        """With manual transfers isolated positions cannot be refilled, so the account is not guarded with one."""
        modes = {kept.margin_mode for kept in state.pairs} | {row.margin_mode for row in positions}
        if facts.manual_isolated and MarginMode.ISOLATED in modes and not state.rules.watch_only:
            raise CommandRefused(Code.MANUAL_ISOLATED)

    def _positions(self, wanted: Collection[Pair] | None) -> Rows[Position]:
        """The live positions. BadAnswer when a row that cannot be read may be one of `wanted`; None means any."""
        return _certain(self._exchange.positions(), wanted)

    def _record(self, state: AccountState, now: datetime, positions: Sequence[Position]) -> list[Change]:
        fresh = dict.fromkeys(row.pair for row in positions if state.pair(row.pair) is None)
        if not fresh and not state.pairs:
            raise CommandRefused(Code.NOTHING_TO_PROTECT)
        newest = {pair: max((row for row in positions if row.pair == pair), key=_born) for pair in fresh}
        return [change for pair in fresh for change in self._protect(pair, now, newest[pair])]

    def _protect(self, pair: Pair, now: datetime, position: Position | None) -> list[Change]:
        return [PairProtected(pair, now, position), self._line(ActionKind.PROTECTED, pair)]


def _born(row: Position) -> datetime:
    return row.life.c_time


def _certain(rows: Rows[Position], wanted: Collection[Pair] | None) -> Rows[Position]:
    concerned = rows.odd if wanted is None else [odd for pair in wanted if (odd := rows.doubt(pair.inst_id))]
    if concerned:
        raise BadAnswer(Code.BAD_ANSWER, what=f"{concerned[0].inst_id} {concerned[0].what}".strip())
    return rows
