"""A hold before any proof still says what speaks for the death, in the book, in the report and in the log."""

from __future__ import annotations

from datetime import datetime

from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import Brake, Proof
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import AS_ASKED, change
from tests.support.bench import BNB, DOGE, DOT, LDO, SOL, Bench

BY_TWO_LISTS = frozenset({Proof.LIST, Proof.TARGETED})
TRADE = "/api/v5/trade/"


def shows(bench: Bench, pair: Pair, proofs: frozenset[Proof]) -> None:
    """Book, report and log tell the same evidence of a held pair."""
    assert bench.gap(pair).proofs == proofs
    gap = bench.row(pair).gap
    assert gap
    assert gap.proofs == proofs
    (line,) = [line for line in bench.log(ActionKind.HELD) if line.pair == pair]
    assert line.detail == " ".join(sorted(proofs))


def test_a_hold_without_a_record_shows_both_lists() -> None:
    bench = Bench(rules=change(AS_ASKED, {"on_no_record": "ask"})).arm()
    bench.world.fault("history_missing")
    bench.close(SOL)
    bench.watch(300)
    assert (bench.held_by(SOL), bench.reason(SOL)) == (Brake.PROOF, Code.NO_PROOF)
    shows(bench, SOL, BY_TWO_LISTS)


def test_many_gone_without_a_record_show_both_lists() -> None:
    bench = Bench().arm(BNB, SOL, DOGE, LDO, DOT)
    bench.pass_time(30)
    bench.world.fault("history_missing")
    for pair in (BNB, SOL, DOGE):
        bench.close(pair)
    bench.watch(600)
    for pair in (BNB, SOL, DOGE):
        assert bench.held_by(pair) is Brake.MASS
        shows(bench, pair, BY_TWO_LISTS)


def test_what_vanished_while_away_without_a_record_shows_both_lists(bench: Bench) -> None:
    bench.world.fault("history_missing")
    bench.close(SOL)
    bench.pass_time(7 * 3600)
    bench.watch(300)
    assert bench.held_by(SOL) is Brake.AWAY
    shows(bench, SOL, BY_TWO_LISTS)


def test_a_hold_of_a_proven_death_shows_its_record() -> None:
    bench = Bench(rules=change(AS_ASKED, {"on_manual": "ask"})).arm()
    bench.close(SOL)
    bench.check()
    assert bench.held_by(SOL) is Brake.CAUSE
    shows(bench, SOL, BY_TWO_LISTS | {Proof.HISTORY})


def test_a_refusal_that_holds_is_told_as_a_hold_with_its_evidence(bench: Bench) -> None:
    bench.world.fault("error_code", path=TRADE, method="POST", code="51020", count=1)
    bench.close(SOL)
    bench.check()
    assert bench.held_by(SOL) is Brake.REFUSED
    shows(bench, SOL, BY_TWO_LISTS | {Proof.HISTORY})


def test_while_a_pair_is_looked_for_the_report_shows_what_speaks_for_its_death(bench: Bench) -> None:
    bench.world.fault("history_missing")
    bench.close(SOL)
    bench.check()
    gap = bench.row(SOL).gap
    assert gap
    assert (bench.row(SOL).state, gap.proofs) == (PairState.LOOKING, BY_TWO_LISTS)


def test_seen_by_name_again_what_spoke_for_its_death_is_forgotten() -> None:
    bench = Bench(rules=change(AS_ASKED, {"on_no_record": "ask"})).arm()
    bench.world.fault("history_missing")
    bench.close(SOL)
    bench.watch(300)
    bench.open(SOL, "1")
    bench.world.heal()
    bench.world.fault("hide_pairs", pairs=[str(SOL)], path="/api/v5/account/positions?instType=SWAP")
    bench.roster.release(SOL)
    bench.check()
    gap = bench.state.gap(SOL)
    assert gap is None or gap.proofs <= {Proof.LIST, Proof.TARGETED}


def test_after_ten_orders_without_a_fill_it_says_when_their_ids_are_free_and_then_goes_on(bench: Bench) -> None:
    bench.world.fault("zero_fill")
    bench.close(SOL)
    bench.watch(120)
    first = bench.orders(SOL)[0]
    bench.roster.release(SOL)
    bench.watch(60)
    assert (bench.held_by(SOL), bench.reason(SOL)) == (Brake.REFUSED, Code.IDS_USED)
    reason = bench.row(SOL).reason
    assert reason
    free = reason.param("until")
    assert isinstance(free, datetime)
    assert round(free.timestamp() * 1000) == first.u_time + 2 * 3_600_000
    bench.world.heal()
    bench.pass_time(2 * 3600)
    bench.roster.release(SOL)
    bench.watch(30)
    assert len(bench.live(SOL)) == 1
