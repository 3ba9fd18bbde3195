"""One odd thing costs one thing: whatever stops one pair is told of that pair, and every other pair is served."""

from __future__ import annotations

from typing import Any

import pytest

from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.reason import Code
from tests.support.guard_rig import DOGE, LDO, SOL, GuardRig
from tests.support.tampering import edit, error, refuse, refused_items, tamper
from tests.support.world import Sent


def names_sol(part: str) -> Any:
    return lambda sent: part in sent.path and "SOL-USDT-SWAP" in sent.path


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("account/positions?", "51001"),
        ("account/positions?", "51000"),
        ("trade/order?", "51000"),
    ],
)
def test_an_instrument_refused_in_a_read_of_several_stops_its_own_pair_alone(
    rig: GuardRig, part: str, code: str
) -> None:
    tamper(rig, names_sol(part), lambda *_: error(code, "no such thing"))
    rig.close(SOL)
    rig.close(LDO)
    rig.watch(60)
    assert len(rig.fills(LDO)) == 1
    assert rig.fills(SOL) == []
    rig.close(DOGE)
    rig.watch(60)
    assert len(rig.fills(DOGE)) == 1
    reason = rig.row(SOL).reason
    assert reason is not None, "a missing pair has a reason"
    told = [line.pair for line in rig.log(ActionKind.WAITING, ActionKind.HELD)]
    assert SOL in told, "and a line in the log"


@pytest.mark.parametrize("code", ["51001", "59111", "51000"])
def test_where_the_leverage_is_not_told_that_of_the_last_life_is_taken(rig: GuardRig, code: str) -> None:
    tamper(rig, names_sol("leverage-info"), lambda *_: error(code, "no such thing"))
    rig.close(SOL)
    rig.close(LDO)
    rig.watch(60)
    assert (len(rig.fills(LDO)), len(rig.fills(SOL))) == (1, 1)


def test_a_pair_that_is_well_again_is_refilled(rig: GuardRig) -> None:
    refused = [True]
    tamper(rig, lambda sent: refused[0] and names_sol("account/positions?")(sent), lambda *_: error("51001"))
    rig.close(SOL)
    rig.watch(120)
    assert rig.fills(SOL) == []
    refused[0] = False
    rig.watch(120)
    assert len(rig.fills(SOL)) == 1


def test_a_life_that_was_answered_by_mistake_is_answered_again_when_it_ends(rig: GuardRig) -> None:
    rig.world.fault("hide_pairs", pairs=[str(SOL)])
    rig.watch(400)
    rig.world.heal()
    rig.watch(300)
    before = len(rig.fills(SOL))
    rig.close(SOL)
    rig.close(LDO)
    rig.watch(600)
    assert len(rig.fills(LDO)) == 1
    assert len(rig.fills(SOL)) == before + 1


@pytest.mark.parametrize("code", ["51000", "51001"])
def test_an_order_that_cannot_be_asked_for_by_name_blinds_nobody(rig: GuardRig, code: str) -> None:
    refuse(rig, lambda sent: sent.method == "POST" and "SOL" in sent.body, lambda _: error("50004", status=400))
    tamper(rig, names_sol("trade/order?"), lambda *_: error(code))
    rig.close(SOL)
    rig.watch(120)
    rig.close(LDO)
    rig.watch(300)
    assert len(rig.fills(LDO)) == 1
    assert rig.report.complete
    assert rig.row(SOL).reason is not None


def test_an_order_seen_partly_filled_and_then_forgotten_counts_as_far_as_it_was_seen(rig: GuardRig) -> None:
    gone = [False]

    def partly(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        for row in rows:
            row.update(state="partially_filled", accFillSz="0.01", avgPx=row["px"])
        return rows

    tamper(
        rig,
        lambda sent: sent.method == "GET" and "trade/order?" in sent.path,
        lambda sent, answer: error("51603") if gone[0] else edit(partly)(sent, answer),
    )
    tamper(rig, lambda sent: gone[0] and "orders-history" in sent.path, edit(lambda _: []))
    tamper(rig, lambda sent: gone[0] and "trade/fills" in sent.path, edit(lambda _: []))
    rig.close(SOL)
    rig.watch(20)
    gone[0] = True
    rig.close(SOL)
    rig.close(LDO)
    rig.watch(900)
    assert len(rig.fills(LDO)) == 1
    assert rig.state.attempts == ()
    assert rig.report.complete


@pytest.mark.parametrize("code", ["51999", "54093", "59999"])
def test_a_refusal_with_a_code_in_no_table_is_told_waited_for_and_ends_with_a_person(rig: GuardRig, code: str) -> None:
    refuse(rig, lambda sent: sent.method == "POST" and "SOL" in sent.body, lambda sent: refused_items(sent, code))
    rig.close(SOL)
    rig.watch(2 * 3600)
    assert rig.held_by(SOL) is Brake.REFUSED
    assert len(rig.sent_orders()) == 3
    told = [line.reason for line in rig.log(ActionKind.REFUSED) if line.reason]
    assert {(reason.param("okx_code"), reason.param("message")) for reason in told} == {(code, "new")}
    rig.close(LDO)
    rig.watch(60)
    assert len(rig.fills(LDO)) == 1


def test_a_batch_refused_as_a_whole_ends_with_the_culprit_alone(rig: GuardRig) -> None:
    def has_sol(sent: Sent) -> bool:
        return sent.method == "POST" and "SOL" in sent.body

    refuse(rig, has_sol, lambda _: error("51000", "Parameter instId error"))
    for pair in (SOL, LDO, DOGE):
        rig.close(pair)
    rig.watch(180)
    assert (len(rig.fills(LDO)), len(rig.fills(DOGE)), len(rig.fills(SOL))) == (1, 1, 0)
    assert rig.row(SOL).reason is not None
    assert rig.reason(SOL) is not Code.NEXT_BATCH


def test_a_look_up_that_does_not_decode_blinds_nobody(rig: GuardRig) -> None:
    refuse(rig, lambda sent: sent.method == "POST" and "SOL" in sent.body, lambda _: error("50004", status=400))
    tamper(rig, names_sol("trade/order?"), edit(lambda _: [{"instId": "SOL-USDT-SWAP", "state": 7}]))
    rig.close(SOL)
    rig.watch(120)
    rig.close(LDO)
    rig.watch(300)
    assert len(rig.fills(LDO)) == 1
    assert rig.report.complete


@pytest.mark.parametrize("part", ["trade/fills", "orders-history"])
def test_a_list_of_the_final_search_that_is_refused_blinds_nobody(rig: GuardRig, part: str) -> None:
    refuse(rig, lambda sent: sent.method == "POST" and "SOL" in sent.body, lambda _: error("50004", status=400))
    tamper(rig, lambda sent: part in sent.path, lambda *_: error("50038"))
    rig.close(SOL)
    rig.watch(300)
    assert rig.report.complete
