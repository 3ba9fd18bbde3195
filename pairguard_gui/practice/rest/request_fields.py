"""The fields of a request and the rows of its answer: what stands between the wire and the market."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pairguard_gui.practice.errors import Refusal
from pairguard_gui.practice.rows import whole

if TYPE_CHECKING:
    from pairguard_gui.practice.rest.tickets import Fields
    from pairguard_gui.practice.rows import Row

INST_TYPES = frozenset({"SPOT", "MARGIN", "SWAP", "FUTURES", "OPTION"})


@dataclass(frozen=True, slots=True)
class RequestFields:
    """The fields of a request that was authenticated.

    `arrived` is when it reached the exchange, `now` when it is carried out, `expires` its `expTime`; all in ms.
    `query` holds the decoded parameters, `raw_query` the text they came from, `body` the decoded JSON.
    """

    query: Mapping[str, str]
    raw_query: str
    body: object
    now: int
    arrived: int
    expires: int | None = None

    def get(self, name: str) -> str:
        """A query parameter, "" when absent."""
        return self.query.get(name, "")

    def required(self, name: str) -> str:
        """A required query parameter; 50014 when absent."""
        value = self.query.get(name, "")
        if not value:
            raise Refusal("50014", name)
        return value

    def items(self, name: str, most: int) -> list[str]:
        """A comma-separated query parameter with at most so many items; 51000 for more."""
        found = [item for item in self.query.get(name, "").split(",") if item]
        if len(found) > most:
            raise Refusal("51000", name)
        return found

    def integer(self, name: str) -> int | None:
        """A query parameter that is a whole number; 51000 for something else."""
        value = self.query.get(name, "")
        number = whole(value)
        if value and number is None:
            raise Refusal("51000", name)
        return number

    def page_size(self) -> int:
        """`limit`: rows of one answer, 1 to 100; 100 when absent."""
        return min(max(self.integer("limit") or 100, 1), 100)

    def includes_swaps(self, *, required: bool = False) -> bool:
        """Whether `instType` includes perpetuals; 51000 for a type OKX does not have."""
        kind = self.required("instType") if required else self.get("instType")
        if kind and kind not in INST_TYPES:
            raise Refusal("51000", "instType")
        return kind in ("", "SWAP")

    def body_fields(self) -> Fields:
        """The body as one object; 50002 for another shape."""
        if not isinstance(self.body, dict):
            raise Refusal("50002")
        return self.body


@dataclass(frozen=True, slots=True)
class Reply:
    """Rows, code and message of an answer. `encoded` replaces `rows` when they are JSON; `timed` adds the times."""

    rows: list[Row] = field(default_factory=list)
    code: str = "0"
    msg: str = ""
    timed: bool = False
    encoded: bytes | None = None
