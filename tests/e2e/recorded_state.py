"""What the journal's file and the exchange say about the same deaths, read without the program's help."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATABASE = "pair_protection.db"
_OPEN = {"sent", "unknown", "accepted"}
_GLANCE_S = 0.003


@dataclass(frozen=True, slots=True)
class Row:
    """One gap, or one attempt with its client order id as `name`."""

    name: str
    pair: str
    state: str
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What a journal's file holds once SQLite has rolled back what was not committed."""

    gaps: tuple[Row, ...]
    attempts: tuple[Row, ...]
    refills_total: int

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do."""
        return not any(gap.state != "closed" for gap in self.gaps) and not self.unsettled

    @property
    def unsettled(self) -> list[Row]:
        """Attempts whose outcome is not known."""
        return [attempt for attempt in self.attempts if attempt.state in _OPEN]

    def filled(self) -> list[str]:
        """The client ids of the attempts that filled."""
        return sorted(attempt.name for attempt in self.attempts if attempt.state == "filled")


@dataclass(frozen=True, slots=True)
class Placed:
    """One order of ours at the exchange."""

    cl_ord_id: str
    pair: str
    filled: bool
    size: str


def read_journal(profile: Path) -> Written:
    """A copy of the journal of a program that is dead or at rest; AssertionError when the file is not sound."""
    with _copied(profile) as copy, closing(sqlite3.connect(copy)) as con:
        assert con.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        gaps = con.execute("SELECT gap_id, inst_id || '_' || pos_side, state, coalesce(outcome, '') FROM gaps")
        attempts = con.execute("SELECT cl_ord_id, inst_id || '_' || pos_side, state FROM attempts")
        total = con.execute("SELECT coalesce(sum(refills_total), 0) FROM accounts").fetchone()[0]
        return Written(tuple(Row(*row) for row in gaps), tuple(Row(*row) for row in attempts), total)


@contextmanager
def _copied(profile: Path) -> Iterator[Path]:
    files = [profile / DATABASE, profile / f"{DATABASE}-journal"]
    with tempfile.TemporaryDirectory() as folder:
        while True:
            before = _touched(files)
            for file in files:
                if file.exists():
                    shutil.copy(file, folder)
            if before == _touched(files):
                break
            time.sleep(_GLANCE_S)
        yield Path(folder) / DATABASE


def _touched(files: list[Path]) -> list[int]:
    return [file.stat().st_mtime_ns if file.exists() else 0 for file in files]


def our_orders(state: Mapping[str, Any]) -> list[Placed]:
    """The orders of a PairGuard in the exchange's own books."""
    return [
        Placed(
            row["clOrdId"],
            f"{row['instId']}_{row['posSide']}",
            float(row["accFillSz"] or 0) > 0,
            row["accFillSz"],
        )
        for row in state["orders"]
        if row["clOrdId"].startswith("PG")
    ]


def open_positions(state: Mapping[str, Any]) -> dict[str, str]:
    """Pairs with an open position, and how many contracts it has."""
    rows = [row for row in state["positions"] if float(row["pos"] or 0)]
    held = {f"{row['instId']}_{row['posSide']}": row["pos"] for row in rows}
    assert len(held) == len(rows), "a pair is open twice"
    return held


def phase(written: Written, name: str, placed: set[str]) -> str:
    """How far the refill of one death had come when the program died; `name` is the death's newest gap."""
    gap = next((row for row in reversed(written.gaps) if row.name == name), None)
    if gap is None:
        return "death not seen"
    attempts = [row for row in written.attempts if row.name.startswith(f"PG{name}")]
    if not attempts:
        return f"{gap.state} without order"
    newest = attempts[-1]
    if newest.state == "sent":
        return "sent without answer" if newest.name in placed else "written but not sent"
    return f"{newest.state} in {gap.state} gap"
