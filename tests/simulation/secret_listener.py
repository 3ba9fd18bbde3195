"""A listener for secrets: in some runs every log line and every report is searched for them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING
from urllib.parse import quote

from pairguard_gui.core.report import CheckReport, PairReport

if TYPE_CHECKING:
    from tests.simulation.world import World


def forms(secret: str) -> tuple[str, ...]:
    """The ways a text may be written down."""
    return secret, secret.encode().hex(), quote(secret, safe=""), repr(secret)[1:-1]


class Listener(logging.Handler):
    """Hears every log line, at debug."""

    def __init__(self, world: World, canaries: tuple[str, ...]) -> None:
        super().__init__(logging.DEBUG)
        self._world = world
        self._canaries = tuple(form for canary in canaries for form in forms(canary))
        self._rows: tuple[PairReport, ...] = ()

    def emit(self, record: logging.LogRecord) -> None:
        self.search(record.getMessage(), "a log line")

    def read(self, report: CheckReport) -> None:
        """Search a report, but for the rows that stood in the last one just so."""
        fresh = tuple(row for row, last in zip_longest(report.pairs, self._rows) if row and row != last)
        self.search(repr(replace(report, pairs=fresh)), "a report")
        self._rows = report.pairs

    def search(self, text: str, where: str) -> None:
        """Break the run when a secret stands in that text."""
        if any(canary in text for canary in self._canaries):
            self._world.oracle.violation(f"a secret stands in {where}")


@contextmanager
def listening_in(listener: Listener) -> Iterator[None]:
    """The whole program speaks to the listener, and louder than it is used to."""
    logger = logging.getLogger("pairguard_gui")
    level, propagate = logger.level, logger.propagate
    logger.addHandler(listener)
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(listener)
        logger.setLevel(level)
        logger.propagate = propagate
