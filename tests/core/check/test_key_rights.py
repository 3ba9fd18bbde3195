"""A key that gains or loses the right to trade while it is guarded with."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.reason import Code
from pairguard_gui.okx.rest import OkxExchange
from tests.support.guard_rig import ACCOUNT, SOL, GuardRig

CONFIG = "/api/v5/account/config"


def by_the_journal(rig: GuardRig) -> GuardRig:
    """A client that asks the journal before each order, as the real one of an account does."""
    may_trade = lambda: rig.journal.may_trade(ACCOUNT)  # noqa: E731
    client = OkxExchange(rig.world.credentials, rig, rig.clock, trade=may_trade, sleep=rig.clock.sleep_s)
    rig.okx = client
    rig.guard._ports = replace(rig.guard._ports, exchange=client)
    return rig


def test_a_right_that_came_later_is_noticed_and_used(rig: GuardRig) -> None:
    rig.journal.note_key(ACCOUNT, "", may_trade=False)
    by_the_journal(rig).close(SOL)
    rig.watch(30)
    assert rig.state.may_trade
    assert len(rig.live(SOL)) == 1


def test_a_right_that_is_gone_is_waited_for_and_no_order_is_written_down(rig: GuardRig) -> None:
    rig.world.fault("set_field", path=CONFIG, field="perm", value="read_only")
    by_the_journal(rig).close(SOL)
    rig.watch(120)
    assert (rig.reason(SOL), rig.state.may_trade) == (Code.KEY_READ_ONLY, False)
    assert rig.sent_orders() == []
    assert (rig.state.attempts, rig.report.reserved) == ((), Decimal(0))
    assert len(rig.log(ActionKind.WAITING)) == 1
    rig.world.heal()
    rig.watch(120)
    assert len(rig.live(SOL)) == 1


def test_a_right_that_goes_between_commit_and_order_leaves_nothing_unknown(rig: GuardRig) -> None:
    by_the_journal(rig).close(SOL)
    send = rig.okx.place

    def too_late(*words: object) -> object:
        rig.journal.note_key(ACCOUNT, "", may_trade=False)
        return send(*words)  # type: ignore[arg-type]  # passed on untouched

    rig.okx.place = too_late  # type: ignore[method-assign,assignment]  # once, for this test
    rig.check()
    assert rig.sent_orders() == []
    assert (rig.state.attempts, rig.report.reserved) == ((), Decimal(0))
    assert rig.reason(SOL) is Code.NO_PERMISSION
    assert rig.log(ActionKind.UNKNOWN) == []
