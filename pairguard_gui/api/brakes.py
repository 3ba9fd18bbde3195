"""The JSON entries of what keeps refills back: each hold and wait, with reason, evidence and way out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pairguard_gui.api.fields import moment
from pairguard_gui.core.judge.verdict import Verdict
from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import Brake

if TYPE_CHECKING:
    from pairguard_gui.api.fields import Fields
    from pairguard_gui.api.ports import GuardStatus, Words
    from pairguard_gui.core.report import PairReport
    from pairguard_gui.core.state.account_state import AccountState, Gap, Hold
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.reason import Reason

_WAITING = frozenset({PairState.LOOKING, PairState.WAITING, PairState.PAUSED})
_UNJUDGED = {PairState.LOOKING: Brake.PROOF, PairState.PAUSED: Brake.PERSON}


def brakes_of(guard: GuardStatus, words: Words) -> Iterator[Fields]:
    """The holds, which are committed and so never old, then the waits of the latest report."""
    yield from held_in(guard.state, words)
    entries = _Entries(guard.account, words)
    held = {gap.pair for gap in guard.state.gaps if gap.hold}
    for row in guard.report.pairs if guard.report else ():
        if row.pair not in held and row.state in _WAITING and row.reason:
            yield entries.wait(row, row.reason)


def held_in(state: AccountState, words: Words) -> Iterator[Fields]:
    """What waits for a person: the account's own hold first, then those of its pairs."""
    entries = _Entries(state.account, words)
    if state.hold:
        yield entries.hold(state.hold, None, None)
    for gap in state.gaps:
        if gap.hold:
            yield entries.hold(gap.hold, gap.pair, gap)


class _Entries:
    """The entries of one account, in the language spoken now."""

    def __init__(self, account: str, words: Words) -> None:
        self._account, self._words = account, words

    def hold(self, hold: Hold, pair: Pair | None, gap: Gap | None) -> Fields:
        """A brake that waits for a person."""
        about = self._about(pair, hold.brake, Verdict.HOLD, hold.reason)
        return {**about, "until": None, "since": moment(hold.at), **_evidence(gap)}

    def wait(self, row: PairReport, why: Reason) -> Fields:
        """A brake that lets go by itself."""
        about = self._about(row.pair, _brake(row), Verdict.WAIT, why)
        return {**about, "until": moment(row.next_act), "since": moment(row.since), **_evidence(row.gap)}

    def _about(self, pair: Pair | None, brake: Brake | None, verdict: Verdict, why: Reason) -> Fields:
        return {
            "pair": str(pair) if pair else None,
            "brake": brake.value if brake else None,
            "verdict": verdict.value,
            "code": why.code.value,
            "text": self._words.reason(why).text,
            "hint": self._words.way_out(brake, verdict, self._account, pair),
        }


def _brake(row: PairReport) -> Brake | None:
    """The brake that gave the reason shown, else the first that did not say go."""
    stops = [judged for judged in row.judgements if judged.verdict is not Verdict.GO]
    same = [judged for judged in stops if judged.reason == row.reason]
    return next((judged.brake for judged in (*same, *stops)), _UNJUDGED.get(row.state))


def _evidence(gap: Gap | None) -> Fields:
    """What proves that the position is gone; empty for an account, whose evidence is in the reason."""
    return {
        "cause": gap.cause.value if gap else None,
        "proofs": sorted(gap.proofs) if gap else [],
        "looks": gap.absent_count if gap else None,
        "absent_since": moment(gap.absent_since) if gap else None,
        "last_seen": moment(gap.last_seen) if gap else None,
    }
