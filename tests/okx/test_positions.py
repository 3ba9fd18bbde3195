"""What counts as a position, and what makes a whole list worthless."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairguard_gui.core.values.errors import BadAnswer, ExchangeError
from pairguard_gui.core.values.exchange_data import Life, MarginMode, Position
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code
from pairguard_gui.okx.transport import Response
from pairguard_gui.okx.wire.envelope import rows_of
from pairguard_gui.okx.wire.position_rows import POSITIONS, all_positions, requested_positions
from pairguard_gui.okx.wire.scalars import moment
from tests.okx.rig import POSITIONS as PATH
from tests.okx.rig import ok, position, scripted


def listed(*rows: Any) -> tuple[Position, ...]:
    return all_positions(rows_of(POSITIONS, ok(list(rows))))


def named(*rows: Any) -> tuple[Position, ...]:
    return requested_positions(rows_of(POSITIONS, ok(list(rows))), ["LTC-USDT-SWAP"])


def test_a_row_becomes_a_position() -> None:
    assert listed(position()) == (
        Position(
            pair=Pair("LTC-USDT-SWAP", PosSide.LONG),
            margin_mode=MarginMode.CROSS,
            contracts=Decimal(2),
            life=Life("1234567890123456789", moment("1709000000000", "")),
            u_time=moment("1709000001000", ""),
            avg_px=Decimal("82.675"),
            mark_px=Decimal("101.33"),
            upl=Decimal("0.03731"),
            leverage=Decimal(10),
            margin=Decimal("0.020266"),
            liq_px=None,
        ),
    )


def test_figures_agree_with_a_recorded_position() -> None:
    """LTC-USDT-SWAP cross long, recorded when one contract was 0.001 LTC: margin = size x value x mark / leverage."""
    (row,) = listed(position())
    assert row.mark_px
    assert row.avg_px
    assert row.leverage
    value = row.contracts * Decimal("0.001")
    assert row.margin == value * row.mark_px / row.leverage
    assert row.upl == value * (row.mark_px - row.avg_px)


def test_isolated_margin_is_the_margin_field() -> None:
    (row,) = listed(position(mgnMode="isolated", margin="0.0003611412", imr=""))
    assert (row.margin_mode, row.margin) == (MarginMode.ISOLATED, Decimal("0.0003611412"))


@pytest.mark.parametrize(("pos", "side"), [("3.5", PosSide.LONG), ("-3.5", PosSide.SHORT)])
def test_in_net_mode_the_sign_is_the_direction(pos: str, side: PosSide) -> None:
    (row,) = listed(position(posSide="net", pos=pos))
    assert (row.pair.pos_side, row.contracts) == (side, Decimal("3.5"))


def test_blank_and_null_figures_are_unknown_not_zero() -> None:
    blank = position(avgPx="", markPx=None, upl="", lever="", imr="", margin=None, liqPx=None)
    (row,) = listed(blank)
    figures = (row.avg_px, row.mark_px, row.upl, row.leverage, row.margin, row.liq_px)
    assert figures == (None,) * 6


@pytest.mark.parametrize("pos", ["0", "-0", "0.00", "0.0e1"])
def test_a_zero_row_is_flat(pos: str) -> None:
    assert listed(position(pos=pos)) == ()
    assert named(position(pos=pos)) == ()


def test_a_blank_row_is_flat_when_asked_by_name_and_nonsense_in_the_full_list() -> None:
    dead = position(pos="", avgPx="", markPx="", cTime="", posId="")
    assert named(dead) == ()
    with pytest.raises(BadAnswer):
        listed(dead)


def test_long_and_short_cross_and_isolated_stand_side_by_side() -> None:
    rows = [position(posSide=side, mgnMode=mode) for side in ("long", "short") for mode in ("cross", "isolated")]
    assert len({(row.pair, row.margin_mode) for row in listed(*rows)}) == 4


def test_other_instruments_are_not_ours() -> None:
    assert listed(position(instType="MARGIN", instId="LTC-USDT", mgnMode="cash", pos="x")) == ()


def test_an_empty_list_is_an_answer() -> None:
    assert listed() == ()


def test_unknown_new_fields_do_not_matter() -> None:
    assert listed(position(hedgedPos={"deep": [1, None]}, groupId=7)) == listed(position())


BROKEN: dict[str, dict[str, Any]] = {
    "pos is a number": {"pos": 2},
    "pos is null": {"pos": None},
    "pos is blank": {"pos": ""},
    "pos is a word": {"pos": "two"},
    "pos is NaN": {"pos": "NaN"},
    "pos is infinite": {"pos": "-Infinity"},
    "pos has a thousands mark": {"pos": "1_000"},
    "pos has a space": {"pos": " 2"},
    "pos has a line break": {"pos": "2\n"},
    "pos is in other digits": {"pos": "٢"},
    "pos has leading zeros": {"pos": "00"},
    "pos is endless": {"pos": "9" * 400},
    "pos is a list": {"pos": ["2"]},
    "a short of negative size": {"posSide": "short", "pos": "-2"},
    "a long of negative size": {"pos": "-2"},
    "an unknown side": {"posSide": "both"},
    "a blank side": {"posSide": ""},
    "an unknown margin mode": {"mgnMode": "shared"},
    "a swap that claims to be none": {"instType": "FUTURES"},
    "an unknown type": {"instType": "SWP", "instId": "LTC-USDT"},
    "no instrument": {"instId": ""},
    "no position id": {"posId": ""},
    "no birth": {"cTime": ""},
    "birth in seconds": {"cTime": "1709000000"},
    "birth as a number": {"cTime": 1709000000000},
    "birth in another notation": {"cTime": "2024-02-27T02:13:20Z"},
    "no update time": {"uTime": ""},
    "price is a number": {"markPx": 101.33},
    "price is a word": {"avgPx": "n/a"},
    "leverage is NaN": {"lever": "nan"},
}


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN.keys())
def test_one_broken_row_spoils_the_list(change: dict[str, Any]) -> None:
    good = position(instId="BTC-USDT-SWAP")
    with pytest.raises(BadAnswer) as caught:
        listed(good, position(**change))
    assert caught.value.reason.code is Code.BAD_ANSWER
    assert caught.value.reason.param("what")


@pytest.mark.parametrize("field", ["instType", "instId", "mgnMode", "posSide", "pos", "posId", "cTime", "uTime"])
@pytest.mark.parametrize("renamed", [True, False])
def test_a_field_that_is_gone_or_renamed_spoils_the_list(field: str, renamed: bool) -> None:
    row = position()
    value = row.pop(field)
    if renamed:
        row[field + "New"] = value
    with pytest.raises(BadAnswer, match=field):
        listed(row)


def test_the_same_position_twice_spoils_the_list() -> None:
    with pytest.raises(BadAnswer, match="twice"):
        listed(position(), position(posId="2"))
    with pytest.raises(BadAnswer, match="twice"):
        listed(position(pos="0"), position())


def test_net_and_hedged_rows_together_spoil_the_list() -> None:
    with pytest.raises(BadAnswer, match="side by side"):
        listed(position(posSide="net"), position(instId="BTC-USDT-SWAP"))


def test_a_position_nobody_asked_for_spoils_an_answer_by_name() -> None:
    with pytest.raises(BadAnswer, match="not asked for"):
        named(position(instId="BTC-USDT-SWAP"))


BODY = ok([position()]).body


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        BODY[: len(BODY) // 2],
        BODY + b"x",
        b"\xff\xfe" + BODY,
        BODY.replace(b"LTC", b"\xff\xfe\xfd"),
        b'{"code":"0","msg":""}',
        b'{"code":"0","data":null,"msg":""}',
        b'{"code":"0","data":{},"msg":""}',
        b'{"code":"0","data":[null],"msg":""}',
        b'{"code":"0","data":[[]],"msg":""}',
        b'{"code":0,"data":[],"msg":""}',
        b'{"code":"00","data":[],"msg":""}',
        b'{"code":"","data":[],"msg":""}',
        b'{"data":[],"msg":""}',
        b'{"code":"0","data":[' + b"[" * 20_000,
        b'{"code":"0","more":' + b"[" * 20_000 + b"]" * 20_000 + b',"data":[]}',
    ],
    ids=lambda body: body[:30].decode("latin-1"),
)
def test_a_body_that_is_no_answer_is_never_an_empty_account(body: bytes) -> None:
    client, _, _ = scripted(account_positions=Response(200, body))
    with pytest.raises(ExchangeError):
        client.positions()


@pytest.mark.parametrize("status", [201, 204, 206, 301, 302, 307, 400, 403, 404, 418, 429, 500, 502, 503, 504])
def test_only_http_200_is_an_answer(status: int) -> None:
    client, _, _ = scripted(account_positions=Response(status, ok([]).body))
    with pytest.raises(ExchangeError):
        client.positions()


def test_the_full_list_is_one_request_and_names_come_in_tens() -> None:
    client, script, _ = scripted(account_positions=ok([]))
    client.server_now()
    before = client.requests
    assert client.positions() == ()
    assert client.requests - before == 1
    client.positions_of([f"C{number}-USDT-SWAP" for number in range(21)] * 2)
    asked = [sent.path for sent in script.sent if "instId" in sent.path]
    assert [path.count(",") + 1 for path in asked] == [10, 10, 1]
    assert client.requests - before == 4
    assert all(path.startswith(f"{PATH}?instType=SWAP&instId=C") for path in asked)


SIDES = st.sampled_from(["long", "short"])
ROWS = st.lists(
    st.builds(
        lambda coin, side, mode, pos: position(instId=f"{coin}-USDT-SWAP", posSide=side, mgnMode=mode, pos=pos),
        st.sampled_from("ABCDEFGH"),
        SIDES,
        st.sampled_from(["cross", "isolated"]),
        st.sampled_from(["2", "1.5", "17"]),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda row: (row["instId"], row["posSide"], row["mgnMode"]),
)
TEXTS = st.text("0129.-+eE naNIify٢_SWAPcros", max_size=8)
# Everything but another sound amount: "0" would be a statement of the exchange, not a broken answer.
NONSENSE = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | TEXTS.filter(lambda text: text.strip("-0.eE+") != "" or text == "")
    | st.lists(TEXTS, max_size=2)
    | st.dictionaries(TEXTS, st.integers(), max_size=2)
)


@given(rows=ROWS, data=st.data())
def test_no_mutation_of_a_row_makes_a_position_vanish_in_silence(rows: list[Any], data: st.DataObject) -> None:
    row = data.draw(st.sampled_from(rows))
    field = data.draw(st.sampled_from(sorted(row)))
    match data.draw(st.sampled_from(["drop", "rename", "change", "replace row"])):
        case "drop":
            del row[field]
        case "rename":
            row[field[::-1]] = row.pop(field)
        case "change":
            row[field] = data.draw(NONSENSE)
        case _:
            rows[rows.index(row)] = data.draw(NONSENSE)
    body = json.dumps({"code": "0", "data": rows, "msg": ""}).encode()
    assert decoded_or_refused(body) in (len(rows), "refused")


def test_no_cut_and_no_hole_makes_a_position_vanish_in_silence() -> None:
    body = ok([position(), position(posSide="short")]).body
    for at in range(len(body)):
        assert decoded_or_refused(body[:at]) == "refused"
        assert decoded_or_refused(body[:at] + b"\x00" + body[at + 1 :]) in (2, "refused")


def decoded_or_refused(body: bytes) -> int | str:
    try:
        return len(all_positions(rows_of(POSITIONS, Response(200, body))))
    except ExchangeError:
        return "refused"
