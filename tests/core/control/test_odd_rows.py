"""A list with a row that cannot be read is no list to make a set of."""

from __future__ import annotations

from typing import Any

import pytest

from pairguard_gui.core.values.errors import BadAnswer
from tests.core.examples import BNB, SOL
from tests.support.guard_rig import GuardRig
from tests.support.tampering import edit, tamper


def spoil(rig: GuardRig, name: str) -> None:
    def change(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [row | ({"pos": "much"} if row["instId"] == name else {}) for row in rows]

    tamper(rig, lambda sent: "account/positions" in sent.path and "history" not in sent.path, edit(change))


def test_a_set_is_not_recorded_anew_from_a_list_with_an_odd_row(rig: GuardRig) -> None:
    before = rig.state.pairs
    spoil(rig, SOL.inst_id)
    with pytest.raises(BadAnswer, match="SOL-USDT-SWAP"):
        rig.commands.record_anew()
    assert rig.state.pairs == before


def test_an_odd_row_of_another_instrument_does_not_keep_a_person_from_starting(rig: GuardRig) -> None:
    spoil(rig, SOL.inst_id)
    rig.commands.raise_shield(guarded=[BNB])
    assert [each.pair for each in rig.state.pairs] == [BNB]


def test_a_pair_that_only_the_full_list_lacks_stays_in_the_set(rig: GuardRig) -> None:
    def without(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [row for row in rows if row["instId"] != BNB.inst_id]

    tamper(rig, lambda sent: sent.path.endswith("positions?instType=SWAP"), edit(without))
    rig.commands.record_anew()
    assert rig.state.pair(BNB) is not None
