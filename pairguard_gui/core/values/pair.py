"""A pair: an instrument and a direction."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple, Protocol, TypeVar


class PosSide(StrEnum):
    """The direction of a position, in both position modes."""

    LONG = "long"
    SHORT = "short"

    __hash__ = str.__hash__  # half of every pair's hash; an enum's own is reckoned in Python

    @property
    def opposite(self) -> PosSide:
        """The other direction."""
        return PosSide.SHORT if self is PosSide.LONG else PosSide.LONG


class Pair(NamedTuple):
    """One protected thing: an instrument and a direction, written `BNB-USDT-SWAP_short`."""

    inst_id: str
    pos_side: PosSide

    def __str__(self) -> str:
        return f"{self.inst_id}_{self.pos_side}"

    @property
    def coin(self) -> str:
        """The first part of the instrument, for short sentences: `BNB`."""
        return self.inst_id.split("-", 1)[0]

    @property
    def opposite(self) -> Pair:
        """The same instrument in the other direction."""
        return Pair(self.inst_id, self.pos_side.opposite)

    @classmethod
    def parse(cls, text: str) -> Pair:
        """Read `BNB-USDT-SWAP_short`; ValueError when it is not of that form."""
        inst_id, _, side = text.rpartition("_")
        if not inst_id or not all(part.isalnum() for part in inst_id.split("-")):
            raise ValueError(text)
        return cls(inst_id, PosSide(side))


class OfPair(Protocol):
    """Something that belongs to one pair."""

    @property
    def pair(self) -> Pair:
        """The pair it belongs to."""
        ...


Thing = TypeVar("Thing", bound=OfPair)


def about(pair: Pair, things: Iterable[Thing]) -> Thing | None:
    """The first of them that belongs to the pair, or None."""
    for thing in things:
        if thing.pair == pair:
            return thing
    return None
