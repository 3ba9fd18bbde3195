"""Whether a position list may be believed, by what the checks before met, and how soon to try again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pairguard_gui.core.check.check_context import ALLOWANCE
from pairguard_gui.core.check.select_gaps import NAMES_AT_ONCE
from pairguard_gui.core.judge.absences import stale_rows
from pairguard_gui.core.values.errors import BadAnswer, ExchangeError, VenueBusy
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.check.check_context import CheckContext
    from pairguard_gui.core.judge.sight import Sight
    from pairguard_gui.core.values.errors import GuardError
    from pairguard_gui.core.values.exchange_data import Position

BLIND_AFTER = 2
"""So many failed checks in a row turn the shield blind."""
TROUBLE_AFTER = 3
"""After so many failed reads in a row two clean ones are needed before an absence counts."""
CLEAN_READS = 2
LONG_SINCE = timedelta(minutes=3)
"""So long, or three intervals, after the last complete check a program that has just started trusts no first list."""
BELIEVE_AFTER = 3
"""So many lists in a row with rows older than the known ones, confirmed by name, are believed after all."""
FIRST_RETRY_S = 5.0


class Trust:
    """What the checks of one guard have met so far.

    Attributes: `failures`, checks in a row that did not see the account; `hindrances`, checks in a row that saw it and
    failed afterwards.
    """

    def __init__(self) -> None:
        self.failures = self.hindrances = 0
        self._clean_reads_needed = 0
        self._first_list = True
        self._stale_lists = 0

    @property
    def blind(self) -> bool:
        """Whether so many checks failed that nothing is known of the account any more."""
        return self.failures >= BLIND_AFTER

    def refuse_stale(self, context: CheckContext, sight: Sight) -> None:
        """BadAnswer while rows of a list are older than what was seen before; the third such list is asked by name."""
        stale = stale_rows(context.state, sight)
        if not stale:
            self._stale_lists = 0
            return
        self._stale_lists += 1
        if self._stale_lists < BELIEVE_AFTER or not _confirmed_by_name(context, stale):
            raise BadAnswer(Code.STALE_ANSWER, pair=str(stale[0].pair))

    def count_clean_read(self, context: CheckContext) -> bool:
        """Take this list for one of the clean ones; True when even with it a first absence does not count yet.

        A program that starts long after its last check does not know what trouble there was.
        """
        last, interval = context.state.last_complete, timedelta(seconds=context.state.rules.check_interval_s)
        if self._first_list and last and context.now - last > max(LONG_SINCE, 3 * interval):
            self._clean_reads_needed = CLEAN_READS
        self._first_list = False
        needed = self._clean_reads_needed > 0
        self._clean_reads_needed = max(self._clean_reads_needed - 1, 0)
        return needed

    def note_failure(self, error: GuardError) -> None:
        """A check did not see the account."""
        self.failures += 1
        self._mistrust(error)

    def note_hindrance(self, error: GuardError) -> None:
        """A check saw the account, and what should follow failed."""
        self.hindrances += 1
        self._mistrust(error)

    def _mistrust(self, error: GuardError) -> None:
        """After trouble of the exchange's own its next lists may lack what is there."""
        if self.failures >= TROUBLE_AFTER or (isinstance(error, VenueBusy) and error.service_down):
            self._clean_reads_needed = CLEAN_READS


def _confirmed_by_name(context: CheckContext, stale: tuple[Position, ...]) -> bool:
    names = sorted({row.pair.inst_id for row in stale})[:NAMES_AT_ONCE]
    rows = {(row.pair, row.life) for row in context.exchange.positions_of(names)}
    return all((row.pair, row.life) in rows for row in stale if row.pair.inst_id in names)


def retry_delay_s(failures: int, interval_s: float, chance: float) -> float:
    """Seconds to the next try after so many failures in a row: 5, 10, 20 … up to the interval, give or take a fifth.

    `chance` is drawn from 0 to 1, so that several guards do not come back at the same moment.
    """
    delay = FIRST_RETRY_S * 2.0 ** min(max(failures - 1, 0), 10)
    return float(min(delay, interval_s) * (0.8 + 0.4 * chance))


def name_maintenance(context: CheckContext, error: GuardError) -> GuardError:
    """The error, or that the exchange is under maintenance where that is why it is down. At most one request."""
    down = isinstance(error, VenueBusy) and error.service_down
    return VenueBusy(Code.MAINTENANCE, service_down=True) if down and ask_maintenance(context) else error


def ask_maintenance(context: CheckContext, *, keep_free: int = 0) -> Reason | None:
    """The reason to wait while trading is under maintenance; None where it is not, or where that cannot be asked.

    It is not asked where the allowance would not last for `keep_free` requests beside it.
    """
    if context.requests + keep_free >= ALLOWANCE:
        return None
    try:
        stopped = context.exchange.under_maintenance()
    except ExchangeError:  # what cannot be asked hinders nothing that was not hindered before
        return None
    return Reason.of(Code.MAINTENANCE) if stopped else None
