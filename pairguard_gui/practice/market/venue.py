"""The market and its one account, moved through time: what an OKX user could do, without the wire around it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

from pairguard_gui.practice.market.closing import CAUSES, close_position, deliver
from pairguard_gui.practice.market.contracts import CONTRACTS
from pairguard_gui.practice.market.liquidation import sweep
from pairguard_gui.practice.market.starting_positions import open_starts
from pairguard_gui.practice.market.state import new_state
from pairguard_gui.practice.market.trading import fill_resting

if TYPE_CHECKING:
    from pairguard_gui.practice.market.contracts import Contract
    from pairguard_gui.practice.market.orders import Order
    from pairguard_gui.practice.market.positions import Position
    from pairguard_gui.practice.market.state import State

HOUR_MS = 3_600_000
_MOST_ANSWERS = 200
_MAX_PRICE = 1_000_000_000


class Impossible(ValueError):
    """Something asked of the practice market that cannot be done; the text says what and why."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The account as GET /api/v5/account/config describes it; `level` 2 is Futures mode."""

    uid: str
    level: str = "2"
    permissions: str = "read_only,trade"
    label: str = "practice"
    ip: str = ""


@dataclass(frozen=True, slots=True)
class Credentials:
    """The one API key of the practice account."""

    api_key: str
    secret: str
    passphrase: str


class AnswerCache:
    """Encoded answers to the queries of one kind, valid as long as `basis` of the state is the same."""

    def __init__(self, basis: Callable[[State], object]) -> None:
        self._basis = basis
        self._valid_for: object = None
        self._answers: dict[str, bytes] = {}

    def get(self, query: str, state: State) -> bytes | None:
        """The stored answer to a query, if nothing has changed since."""
        now = self._basis(state)
        if now != self._valid_for:
            self._valid_for = now
            self._answers.clear()
        return self._answers.get(query)

    def put(self, query: str, answer: bytes) -> None:
        """Store an answer; to be called right after a `get` that had none."""
        if len(self._answers) >= _MOST_ANSWERS:
            self._answers.clear()
        self._answers[query] = answer


class Venue:
    """One market, one account. Times are milliseconds and may step backwards; nothing here looks at a clock.

    Attributes: `state` (everything the rules act on), `profile`, `credentials`, and encoded answers: `positions_cache`
    until a position, the money or a price changes, `instruments_cache` until an instrument does.
    """

    def __init__(
        self,
        rng: Random,
        now: int,
        *,
        mode: str = "long_short_mode",
        volatility: float = 1.0,
        cash: Decimal = Decimal(1000),
        starts: bool = True,
    ) -> None:
        self.profile = Profile(uid=str(rng.randrange(10**17, 10**18)))
        self.credentials = Credentials(
            api_key=str(uuid.UUID(int=rng.getrandbits(128), version=4)),
            secret=f"{rng.getrandbits(128):032X}",
            passphrase=f"practice-{rng.randrange(10**6):06d}",
        )
        self.state: State = new_state(CONTRACTS, rng, now, volatility, cash, mode)
        if starts:
            open_starts(self.state, rng, now)
        self.positions_cache = AnswerCache(lambda state: (state.ledger.version, state.prices.stamp))
        self.instruments_cache = AnswerCache(lambda state: tuple(state.contracts.values()))
        self._settled_version = -1
        self._forgot_ms = now
        self._delisting: int | None = None

    def advance(self, now: int) -> None:
        """Let the market reach `now`: prices, delistings, resting orders, liquidations, forgetting."""
        state = self.state
        moved = state.prices.advance(now)
        due = self._delisting is not None and now >= self._delisting
        if moved or due or state.orders.pending or self._settled_version != state.ledger.version:
            self._settle(now)
        if now - self._forgot_ms > HOUR_MS:
            self._forget(now)

    def close(self, inst_id: str, pos_side: str, cause: str, now: int, share: Decimal = Decimal(1)) -> list[Order]:
        """Close the position(s) of a pair in every margin mode, wholly or by a share, for one of `CAUSES`.

        A delisting takes the whole instrument with it. Returns the closing orders; raises `Impossible`.
        """
        if cause not in CAUSES:
            raise Impossible(f"There is no cause '{cause}'; choose one of {', '.join(CAUSES)}.")
        self.advance(now)
        held = self.held(inst_id, pos_side)
        if not held:
            raise Impossible(f"There is no open {pos_side} position in {inst_id}; nothing was closed.")
        if cause == "delist":
            return self._delist(inst_id, now)
        return [close_position(self.state, p, cause, now, _part(p, share)) for p in held]

    def held(self, inst_id: str, pos_side: str) -> list[Position]:
        """Open positions of a pair; in net mode `long` and `short` mean the direction."""
        return [
            position
            for position in self.state.ledger.positions.values()
            if position.key.inst_id == inst_id and pos_side in (position.key.pos_side, position.side_name)
        ]

    def amend(self, inst_id: str, *, state: str = "", lot: Decimal | None = None, exp_time: int | None = None) -> None:
        """Change an instrument's terms, as OKX now and then does; at `exp_time` (ms) it is delisted."""
        contract = self._listed(inst_id)
        self.state.contracts[inst_id] = replace(
            contract,
            state=state or contract.state,
            lot=contract.lot if lot is None else lot,
            exp_time=contract.exp_time if exp_time is None else exp_time,
        )
        self._plan_delisting()

    def move_price(self, inst_id: str, price: Decimal) -> None:
        """Set an instrument's mark price in USDT; it moves on from there."""
        contract = self._listed(inst_id)
        if not 0 < price < _MAX_PRICE:
            raise Impossible(f"A price must be above 0 and below {_MAX_PRICE}, not {price}; nothing was changed.")
        self.state.prices.move(inst_id, max(round(price / contract.tick), 1) * contract.tick)
        self._settled_version = -1

    def _listed(self, inst_id: str) -> Contract:
        contract = self.state.contracts.get(inst_id)
        if contract is None:
            raise Impossible(f"The practice exchange has no instrument {inst_id}; nothing was changed.")
        return contract

    def _settle(self, now: int) -> None:
        for contract in list(self.state.contracts.values()):
            if contract.exp_time is not None and now >= contract.exp_time:
                deliver(self.state, contract.inst_id, now)
                self._plan_delisting()
        fill_resting(self.state, now)
        sweep(self.state, now)
        self._settled_version = self.state.ledger.version

    def _plan_delisting(self) -> None:
        dates = [c.exp_time for c in self.state.contracts.values() if c.exp_time is not None]
        self._delisting = min(dates, default=None)

    def _delist(self, inst_id: str, now: int) -> list[Order]:
        before = self.state.ids.at(now)
        deliver(self.state, inst_id, now)
        return [o for o in self.state.orders.newest_first(now) if o.order_id > before]

    def _forget(self, now: int) -> None:
        self.state.ledger.forget(now)
        self.state.orders.forget(now)
        self.state.fills.forget(now)
        self._forgot_ms = now


def _part(position: Position, share: Decimal) -> Decimal:
    """A share of a position in whole lots, at least one, at most all of it."""
    lots = position.contract.whole_lots(position.size * share)
    return position.size if share >= 1 else max(lots, position.contract.lot)
