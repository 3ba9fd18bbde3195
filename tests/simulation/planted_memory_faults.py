"""Planted faults of memory, log and wire, made like `planted_decision_faults`: one small change to one function."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from pairguard_gui.core.check import check_context, guard, refill, send, settle, trust
from pairguard_gui.core.state import changes
from pairguard_gui.core.values.errors import JournalError
from pairguard_gui.okx import calls, placement, server_clock, signing
from pairguard_gui.store.journal import apply as apply_module
from pairguard_gui.store.journal import state_rows
from pairguard_gui.store.journal.journal import Journal
from pairguard_gui.store.journal.state_rows import StatePart

Patch = pytest.MonkeyPatch
IGNORED = timedelta(hours=2)


def _not_stored(patch: Patch, kind: type, part: StatePart) -> None:
    patch.setitem(apply_module.WRITERS, kind, lambda *_: part)


def hold_not_stored(patch: Patch) -> None:
    _not_stored(patch, changes.GapHeld, StatePart.GAPS)


def account_hold_not_stored(patch: Patch) -> None:
    _not_stored(patch, changes.AccountHeld, StatePart.ACCOUNT)


def release_not_stored(patch: Patch) -> None:
    _not_stored(patch, changes.GapReleased, StatePart.GAPS)


def cooldown_in_memory(patch: Patch) -> None:
    """When the next try is due is remembered by the program alone; the next one starts without."""
    kept: dict[str, Any] = {}
    store, read, begin = apply_module.WRITERS[changes.GapWaits], state_rows._gaps, Journal.__init__

    def stored(con: Any, account_id: int, change: Any) -> StatePart:
        kept[change.gap_id] = change.not_before
        return store(con, account_id, replace(change, not_before=None))

    def with_memory(con: Any, account_id: int) -> Any:
        return tuple(replace(gap, not_before=kept.get(gap.gap_id)) for gap in read(con, account_id))

    def anew(self: Journal, *given: Any, **named: Any) -> None:
        kept.clear()
        begin(self, *given, **named)

    patch.setitem(apply_module.WRITERS, changes.GapWaits, stored)
    patch.setattr(state_rows, "_gaps", with_memory)
    patch.setattr(Journal, "__init__", anew)


def gap_ignored(patch: Patch) -> None:
    """For some hours nothing is done about a gap; then it is seen to as ever."""
    exact = guard.Guard._pursue

    def idle(self: guard.Guard, seen: check_context.CheckContext, sight: Any) -> None:
        if any(seen.now - gap.opened_at > IGNORED for gap in seen.state.gaps):
            exact(self, seen, sight)

    patch.setattr(guard.Guard, "_pursue", idle)


def stop_once_written(patch: Patch) -> None:
    patch.setattr(guard.Guard, "halt", lambda _: None)


def leave_once_written(patch: Patch) -> None:
    patch.setattr(guard.Guard, "block", lambda *_: None)
    patch.setattr(guard.Guard, "unblock", lambda *_: None)


def half_a_commit(patch: Patch) -> None:
    """An error of the commit is passed over as if the transaction stood."""
    honest = Journal.write

    def trusting(self: Journal, account: str, decide: Any) -> Any:
        try:
            return honest(self, account, decide)
        except JournalError:
            return self.state(account)

    patch.setattr(Journal, "write", trusting)


def handler_swallows(patch: Patch) -> None:
    exact = send.send

    def stubborn(seen: check_context.CheckContext, committed: Any) -> None:
        try:
            exact(seen, committed)
        except BaseException:  # noqa: BLE001  the fault itself
            exact(seen, committed)

    patch.setattr(refill, "send", stubborn)


def leak(patch: Patch) -> None:
    exact = signing.signed_headers

    def chatty(*given: Any) -> dict[str, str]:
        headers = exact(*given)
        logging.getLogger("pairguard_gui.okx").debug("signed as %s", headers)
        return headers

    patch.setattr(calls, "signed_headers", chatty)


def late_counts(patch: Patch) -> None:
    patch.setattr(check_context, "LATE_S", 1e9)


def stale_counts(patch: Patch) -> None:
    patch.setattr(trust, "stale_rows", lambda *_: ())


def no_grace(patch: Patch) -> None:
    patch.setattr(trust, "CLEAN_READS", 0)


def filled_not_marked(patch: Patch) -> None:
    exact = settle._found

    def forgetful(seen: check_context.CheckContext, attempt: Any, order: Any) -> list[changes.Change]:
        return [change for change in exact(seen, attempt, order) if not isinstance(change, changes.GapFilled)]

    patch.setattr(settle, "_found", forgetful)


def in_turn(patch: Patch) -> None:
    exact = placement._judge_one

    def blind(request: Any, row: Any, clean: Any, *, may_accept: bool) -> Any:
        row.cl_ord_id = request.cl_ord_id
        return exact(request, row, clean, may_accept=may_accept)

    patch.setattr(placement, "_judge_one", blind)


def jumps_believed(patch: Patch) -> None:
    patch.setattr(server_clock._Anchor, "contradicts", lambda *_: 0.0)
