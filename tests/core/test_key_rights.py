"""A key that gains or loses the right to trade while it is guarded with."""

from __future__ import annotations

from decimal import Decimal

from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.reason import Code
from pairguard_gui.okx.rest import OkxExchange
from tests.support.bench import ACCOUNT, SOL, Bench

CONFIG = "/api/v5/account/config"


def by_the_journal(bench: Bench) -> Bench:
    """A client that asks the journal before each order, as the real one of an account does."""
    may_trade = lambda: bench.journal.may_trade(ACCOUNT)  # noqa: E731
    client = OkxExchange(bench.world.credentials, bench, bench.clock, trade=may_trade, sleep=bench.clock.sleep_s)
    bench.guard._exchange = bench.okx = client
    return bench


def test_a_right_that_came_later_is_noticed_and_used(bench: Bench) -> None:
    bench.journal.note_key(ACCOUNT, "", may_trade=False)
    by_the_journal(bench).close(SOL)
    bench.watch(30)
    assert bench.state.may_trade
    assert len(bench.live(SOL)) == 1


def test_a_right_that_is_gone_is_waited_for_and_no_order_is_written_down(bench: Bench) -> None:
    bench.world.fault("set_field", path=CONFIG, field="perm", value="read_only")
    by_the_journal(bench).close(SOL)
    bench.watch(120)
    assert (bench.reason(SOL), bench.state.may_trade) == (Code.KEY_READ_ONLY, False)
    assert bench.sent_orders() == []
    assert (bench.state.attempts, bench.report.reserved) == ((), Decimal(0))
    assert len(bench.log(ActionKind.WAITING)) == 1
    bench.world.heal()
    bench.watch(120)
    assert len(bench.live(SOL)) == 1


def test_a_right_that_goes_between_commit_and_order_leaves_nothing_unknown(bench: Bench) -> None:
    by_the_journal(bench).close(SOL)
    send = bench.okx.place

    def too_late(*words: object) -> object:
        bench.journal.note_key(ACCOUNT, "", may_trade=False)
        return send(*words)  # type: ignore[arg-type]  # passed on untouched

    bench.okx.place = too_late  # type: ignore[method-assign,assignment]  # once, for this test
    bench.check()
    assert bench.sent_orders() == []
    assert (bench.state.attempts, bench.report.reserved) == ((), Decimal(0))
    assert bench.reason(SOL) is Code.NO_PERMISSION
    assert bench.log(ActionKind.UNKNOWN) == []
