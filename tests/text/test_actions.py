from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from pairguard_gui.core.state.account_state import Cause
from pairguard_gui.core.state.actions import Action, ActionKind, ActionStatus
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.text import actions
from pairguard_gui.text.language import LANGUAGES, Translators

SOL = Pair("SOL-USDT-SWAP", PosSide.SHORT)
AT = datetime(2026, 1, 5, 6, 1, 7, tzinfo=UTC)


def action(kind: ActionKind, pair: Pair | None = SOL, **more: object) -> Action:
    return Action("Main", Environment.LIVE, AT, kind, pair=pair, **more)  # type: ignore[arg-type]  # fields by name


REFILL = action(
    ActionKind.REFILL,
    status=ActionStatus.SUCCESS,
    cause=Cause.TP_SL,
    margin=Decimal("0.937"),
    size=Decimal("0.11"),
    price=Decimal("85.2"),
    nth=1,
    cap=10,
)


def test_a_vanished_pair_says_why_and_how_it_is_known(translators: Translators) -> None:
    vanished = action(ActionKind.VANISHED, cause=Cause.TP_SL, ord_id="7712", detail="W1 W2 W3")

    assert actions.line(vanished) == "SOL short vanished · take-profit or stop-loss (order 7712) · proof ✓✓✓"
    translators.set_language("zh_CN")
    assert actions.line(vanished) == "SOL 空单 已消失 · 止盈止损（订单 7712） · 证据 ✓✓✓"


def test_a_refill_says_how_much_it_opened(translators: Translators) -> None:
    assert actions.line(REFILL) == "SOL short refilled · 0.11 contracts @ 85.2 · 0.94 USDT · 1 of 10 today"
    translators.set_language("zh_CN")
    assert actions.line(REFILL) == "已补仓 SOL 空单 · 0.11 张 @ 85.2 · 0.94 USDT · 今日第 1/10 次"


@pytest.mark.usefixtures("translators")
def test_a_single_contract_is_not_told_in_the_plural() -> None:
    single = replace(REFILL, size=Decimal(1))
    assert "1 contract @ 85.2" in actions.line(single)
    assert "Opened 1 contract ≈ 0.94 USDT" in actions.body(single)


def test_a_notification_names_the_environment_first(translators: Translators) -> None:
    assert actions.headline(REFILL) == "[LIVE · Main] SOL short refilled"
    assert actions.body(REFILL).splitlines() == [
        "It was closed by take-profit or stop-loss.",
        "Opened 0.11 contracts ≈ 0.94 USDT at 85.2.",
        "Refill 1 of 10 today.",
    ]
    translators.set_language("zh_CN")
    assert actions.headline(REFILL) == "[实盘 · Main] 已补仓 SOL 空单"
    assert actions.body(REFILL).splitlines() == [
        "原仓位因止盈止损平仓。",
        "补开 0.11 张，约 0.94 USDT，均价 85.2。",
        "今日第 1/10 次。",
    ]


@pytest.mark.usefixtures("translators")
def test_a_hold_of_the_account_says_so_and_why() -> None:
    held = action(ActionKind.HELD, None, reason=Reason.of(Code.SECOND_COPY, ours="PGa", theirs="PGb"))

    assert actions.line(held) == "The whole account is on hold · another PairGuard trades here"
    assert "PGb" in actions.body(held)


@pytest.mark.parametrize("kind", ActionKind)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_a_line_for_a_pair_and_for_the_account(
    translators: Translators, kind: ActionKind, language: str
) -> None:
    translators.set_language(language)

    assert "SOL" in actions.line(action(kind))
    assert actions.line(action(kind, None))
    assert "{" not in actions.line(action(kind)) + actions.line(action(kind, None))


@pytest.mark.parametrize("cause", Cause)
@pytest.mark.usefixtures("translators")
def test_every_cause_is_told(cause: Cause) -> None:
    assert actions.body(action(ActionKind.VANISHED, cause=cause)).endswith(".")


@pytest.mark.usefixtures("translators")
def test_a_hold_tells_its_evidence_and_to_readers_without_a_window_how_it_ends() -> None:
    held = action(ActionKind.HELD, reason=Reason.of(Code.MASS_VANISH), detail="W1 W2")
    assert actions.line(held) == "SOL short is on hold · many gone at once: you decide · proof ✓✓"
    assert actions.line_with_way_out(held).startswith(f"{actions.line(held)} · way out: ")
    assert "pairguard account release Main --pair SOL-USDT-SWAP_short" in actions.line_with_way_out(held)
    assert actions.line_with_way_out(REFILL) == actions.line(REFILL)


@pytest.mark.usefixtures("translators")
def test_a_refill_by_the_smallest_lot_says_so() -> None:
    assert "smallest order, dearer than your margin" in actions.line(replace(REFILL, detail="smallest"))
