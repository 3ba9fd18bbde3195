"""What counts as a position, which rows are odd, and what makes a whole list worthless."""

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
from pairguard_gui.core.values.rows import Rows
from pairguard_gui.okx.transport import Response
from pairguard_gui.okx.wire.envelope import listed as read_list
from pairguard_gui.okx.wire.position_rows import POSITIONS, all_positions, requested_positions
from pairguard_gui.okx.wire.scalars import moment
from tests.okx.rig import KEY, SECRET, ok, position, scripted
from tests.okx.rig import POSITIONS as PATH


def listed(*rows: Any) -> Rows[Position]:
    return all_positions(read_list(POSITIONS, ok(list(rows))))


def named(*rows: Any) -> Rows[Position]:
    return requested_positions(read_list(POSITIONS, ok(list(rows))), ["LTC-USDT-SWAP"])


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
            notional=Decimal("0.2"),
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


def test_a_blank_row_is_flat_when_asked_by_name_and_odd_in_the_full_list() -> None:
    dead = position(pos="", avgPx="", markPx="", cTime="", posId="")
    assert named(dead) == ()
    assert named(dead).odd == ()
    assert [row.inst_id for row in listed(dead).odd] == ["LTC-USDT-SWAP"]


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
}


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN.keys())
def test_an_odd_row_costs_itself_and_is_told(change: dict[str, Any]) -> None:
    """Identity, side, size, life and margin mode hold for protected pairs; whose row it is decides what it costs."""
    good = position(instId="BTC-USDT-SWAP")
    row = position(**change)
    rows = listed(good, row)
    assert [found.pair.inst_id for found in rows] == ["BTC-USDT-SWAP"]
    (odd,) = rows.odd
    assert (odd.inst_id, bool(odd.what)) == (row["instId"], True)
    assert rows.doubt("BTC-USDT-SWAP") == (odd if not row["instId"] else None)


@pytest.mark.parametrize("field", ["instType", "instId", "mgnMode", "posSide", "pos", "posId", "cTime", "uTime"])
@pytest.mark.parametrize("renamed", [True, False])
def test_a_field_that_is_gone_or_renamed_makes_the_row_odd(field: str, renamed: bool) -> None:
    row = position()
    value = row.pop(field)
    if renamed:
        row[field + "New"] = value
    rows = listed(row)
    assert not rows
    assert [(odd.inst_id, field in odd.what) for odd in rows.odd] == [(row.get("instId", ""), True)]


def test_a_row_that_names_no_instrument_may_be_about_any() -> None:
    strangers: list[Any] = [None, [], 7, {}, position(instId=7)]
    strangers += [position(instId="x" * 65, pos="x"), position(instId="LTC\nUSDT", pos="x")]
    for row in strangers:
        rows = listed(position(), row)
        assert [odd.inst_id for odd in rows.odd] == [""]
        assert rows.doubt("LTC-USDT-SWAP") is rows.odd[0] is rows.doubt("anything")


NO_FIGURES = [
    "--",
    "-",
    "n/a",
    "NaN",
    "nan",
    "Infinity",
    "1_0",
    " 1",
    "٢",
    101.33,
    True,
    [],
    {"a": 1},
    None,
    "",
    "9" * 99,
]


@pytest.mark.parametrize("nothing", NO_FIGURES, ids=str)
@pytest.mark.parametrize("field", ["avgPx", "markPx", "upl", "lever", "liqPx", "imr", "margin"])
def test_a_figure_that_is_only_shown_never_makes_a_row_odd(field: str, nothing: object) -> None:
    margin_of = {"margin": "0.02", "imr": ""} if field == "margin" else {}
    rows = listed(position(**{"liqPx": "80", **margin_of, field: nothing}))
    (row,) = rows
    shown = {"avgPx": row.avg_px, "markPx": row.mark_px, "upl": row.upl, "lever": row.leverage, "liqPx": row.liq_px}
    unknown = [name for name, figure in {**shown, "margin": row.margin}.items() if figure is None]
    assert unknown == ["margin" if field == "imr" else field]
    assert rows.odd == ()


@pytest.mark.parametrize("lever", ["0", "-5", "1e4", "0.00", "+3"])
def test_a_leverage_that_cannot_divide_is_unknown(lever: str) -> None:
    (row,) = listed(position(lever=lever))
    assert row.leverage is None


def test_two_positions_of_one_side_and_margin_mode_are_one_position() -> None:
    """A trial fund may keep a position of its own beside the user's; the life is the one that was known first."""
    older = position(pos="2", posId="9", cTime="1709000000000", upl="1", imr="0.5", lever="10")
    newer = position(pos="3", posId="1", cTime="1709000005000", upl="2", imr="0.7", lever="20", uTime="1709000009000")
    for rows in (listed(older, newer), listed(newer, older), named(newer, older)):
        (row,) = rows
        assert (row.contracts, row.life) == (Decimal(5), Life("9", moment("1709000000000", "")))
        assert (row.u_time, row.upl, row.margin) == (moment("1709000009000", ""), Decimal(3), Decimal("1.2"))
        assert (row.leverage, row.avg_px, row.liq_px) == (None, Decimal("82.675"), None)
        assert rows.odd == ()


def test_two_positions_that_began_at_once_have_the_life_of_the_smaller_id() -> None:
    rows = [position(posId="8"), position(posId="7")]
    assert {listed(*order)[0].life.pos_id for order in (rows, rows[::-1])} == {"7"}


def test_one_position_that_stands_there_twice_is_counted_once_as_it_was_last() -> None:
    assert listed(position(), position()) == listed(position())
    grown = position(pos="3", uTime="1709000002000")
    for rows in ([position(), grown], [grown, position()]):
        assert [row.contracts for row in listed(*rows)] == [Decimal(3)]


def test_a_flat_row_does_not_hide_a_live_one_of_the_same_side() -> None:
    assert len(listed(position(pos="0"), position())) == len(named(position(), position(pos=""))) == 1


def test_a_row_of_net_mode_says_so() -> None:
    rows = listed(position(posSide="net"), position(instId="BTC-USDT-SWAP"))
    assert [row.netted for row in rows] == [True, False]


def test_a_position_nobody_asked_for_makes_an_answer_by_name_that_to_another_question() -> None:
    with pytest.raises(BadAnswer, match="BTC-USDT-SWAP"):
        named(position(instId="BTC-USDT-SWAP"), position())


def test_ids_and_problems_are_told_without_the_key() -> None:
    client, _, _ = scripted(account_positions=ok([position(instId=KEY, pos=SECRET)]))
    (odd,) = client.positions().odd
    assert KEY not in f"{odd}"
    assert SECRET[:8] not in f"{odd}"


def test_odd_rows_of_every_ten_names_are_told() -> None:
    rows = [position(instId=f"C{number}-USDT-SWAP", pos="x") for number in (13, 3)]
    client, _, _ = scripted(account_positions=[ok([row]) for row in rows])
    found = client.positions_of([f"C{number}-USDT-SWAP" for number in range(20)])
    assert (found, [odd.inst_id for odd in found.odd]) == ((), ["C13-USDT-SWAP", "C3-USDT-SWAP"])


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
    """How many rows were read or told to be odd."""
    try:
        rows = all_positions(read_list(POSITIONS, Response(200, body)))
    except ExchangeError:
        return "refused"
    return len(rows) + len(rows.odd)
