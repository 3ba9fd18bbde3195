"""What a request asks and what the exchange replies, between the wire and the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pairguard_gui.practice.errors import Refusal
from pairguard_gui.practice.rest.tickets import Fields
from pairguard_gui.practice.rows import Row, whole

INST_TYPES = frozenset({"SPOT", "MARGIN", "SWAP", "FUTURES", "OPTION"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that passed the gate.

    `arrived` is when it reached the exchange, `now` when it is carried out; `expires` is its `expTime`.
    `query` holds the decoded parameters, `raw_query` the text they came from, `body` the decoded JSON.
    """

    query: Mapping[str, str]
    raw_query: str
    body: object
    now: int
    arrived: int
    expires: int | None = None

    def has(self, name: str) -> str:
        """A query parameter, "" when absent."""
        return self.query.get(name, "")

    def needs(self, name: str) -> str:
        """A required query parameter; 50014 when absent."""
        value = self.query.get(name, "")
        if not value:
            raise Refusal("50014", name)
        return value

    def listed(self, name: str, most: int) -> list[str]:
        """A comma-separated query parameter with at most so many items; 51000 for more."""
        items = [item for item in self.query.get(name, "").split(",") if item]
        if len(items) > most:
            raise Refusal("51000", name)
        return items

    def whole(self, name: str) -> int | None:
        """A query parameter that is a whole number; 51000 for something else."""
        value = self.query.get(name, "")
        number = whole(value)
        if value and number is None:
            raise Refusal("51000", name)
        return number

    def page(self) -> int:
        """`limit`: 1 to 100, 100 when absent."""
        return min(max(self.whole("limit") or 100, 1), 100)

    def wants_swaps(self, *, required: bool = False) -> bool:
        """Whether `instType` includes perpetuals; 51000 for a type OKX does not have."""
        kind = self.needs("instType") if required else self.has("instType")
        if kind and kind not in INST_TYPES:
            raise Refusal("51000", "instType")
        return kind in ("", "SWAP")

    def fields(self) -> Fields:
        """The body as one object; 50002 for another shape."""
        if not isinstance(self.body, dict):
            raise Refusal("50002")
        return self.body


@dataclass(frozen=True, slots=True)
class Reply:
    """Rows and code of an answer. `encoded` replaces `rows` when the rows are JSON already."""

    rows: list[Row] = field(default_factory=list)
    code: str = "0"
    msg: str = ""
    timed: bool = False
    encoded: bytes | None = None
