"""Lists of the exchange whose rows are judged one by one: what could be read, and what could not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
_More = TypeVar("_More")
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class OddRow:
    """A row that does not decode and was left out.

    `inst_id` is the instrument it names; empty where even that cannot be read, so that it may be about any. `what`
    tells field and problem in a few words. `cl_ord_id` is the client id that a row about an order or a fill bears,
    empty where it bears none, None where that cannot be read.
    """

    inst_id: str
    what: str
    cl_ord_id: str | None = None

    def may_concern(self, inst_id: str) -> bool:
        """Whether it may be about that instrument."""
        return self.inst_id in {"", inst_id}


class Rows(tuple[T, ...], Generic[T]):  # noqa: SLOT001 - Python allows a tuple of any length no slots
    """The rows that could be read; `odd` are the others of the same answer."""

    odd: tuple[OddRow, ...]

    def __new__(cls, rows: Iterable[T] = (), odd: Iterable[OddRow] = ()) -> Rows[T]:
        made: Rows[T] = super().__new__(cls, rows)
        made.odd = tuple(odd)
        return made

    def __add__(self, more: tuple[_More, ...]) -> Rows[T | _More]:
        """Both one after the other; what was odd in either stays odd."""
        return Rows((*self, *more), self.odd + (more.odd if isinstance(more, Rows) else ()))

    def doubt(self, inst_id: str) -> OddRow | None:
        """The first odd row that may be about that instrument: what these rows say of it is not the whole truth."""
        return next((row for row in self.odd if row.may_concern(inst_id)), None)


class Table(dict[Key, T], Generic[Key, T]):
    """What could be read, by key; `odd` are, by instrument, the rows that could not.

    What stands in neither does not exist. A row that names no instrument stands under "": pre-open contracts have
    been seen without an id.
    """

    def __init__(self, found: Mapping[Key, T] | None = None, odd: Iterable[OddRow] = ()) -> None:
        super().__init__(found or {})
        self.odd: Mapping[str, OddRow] = {row.inst_id: row for row in odd}


def odd_row_of(table: Mapping[str, object], inst_id: str) -> OddRow | None:
    """The row that kept this instrument out of the table: while there is one, nobody knows that it is not there."""
    if inst_id in table or not isinstance(table, Table):
        return None
    return table.odd.get(inst_id) or table.odd.get("")
