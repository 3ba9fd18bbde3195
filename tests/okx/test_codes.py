"""Every code of the fact sheet, and made-up ones, as the answer to one order, to a batch and to a read.

The tables here are written from the sheet (okx-facts 5.2, 5.3 and section 10, row 9), not from the code.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pairguard_gui.core.values.errors import CallRefused, ClockOff, Denied, ExchangeError, VenueBusy
from pairguard_gui.core.values.placement import Accepted, Placement, RefusalKind, Rejected, Unknown
from pairguard_gui.okx.errors import table
from pairguard_gui.okx.transport import Response
from tests.okx.rig import error, ok, placed, request, scripted
from tests.okx.test_errors import GENERAL, LATER, TRADING
from tests.okx.test_placement import EXPIRY

MADE_UP = ["51999", "54093", "99999", "50123", "50124", "50125", "59999", "70000", "3"]
SAYS_NOTHING = "says nothing"
TOLD = "told, and most likely refused"
OF_AN_ORDER: dict[str, str] = table(
    {
        SAYS_NOTHING: "50001 50004 50005 50013 50026 50042 50071 51011 51016 51054 51149",
        TOLD: (
            "51400 51410 51503 51603 59000 59002 59101 59102 59103 59104 59105 59106 59107 59108 59109 59112 59668 "
            f"59669 59670 {' '.join(MADE_UP)}"
        ),
        "money": "51008 51119 51127 51131 51736 54070 59200 59201",
        "size": (
            "50122 51004 51005 51007 51020 51100 51101 51104 51105 51106 51107 51120 51121 51129 51150 51185 51187 "
            "51201 51202 51203 59247"
        ),
        "instrument": "51001 51021 51027 51028 51087 54007",
        "suspended": (
            "50009 50017 50018 50019 50020 50021 50022 50023 50062 51022 51029 51030 51037 51110 51124 51196 51197 "
            "51507 54011 54012 54030 54031 54035 54072 54073 54094"
        ),
        "price": "51006 51031 51109 51116 51122 51136 51137 51138 52000",
        "mode": "51010 51039 51041 51042 54000 59111",
        "margin_mode": "50072 54005",
        "parameter": (
            "50000 50002 50006 50014 50015 50016 50024 50025 50103 50104 50106 50107 50115 51000 51002 51003 51012 "
            "51014 51015 51046 51047 51048 51049 51050 51051 51052 51053 51204 54009"
        ),
        "expired": "50036 50037 50102 50112",
        "rate": "50011 50040 50061 51113 51115 58102",
        "blocked": (
            "50007 50008 50012 50027 50028 50029 50041 50051 50052 50059 50060 50100 51009 51024 51155 51732 51733 "
            "51734 51735 59113"
        ),
        "denied": "50030 50035 50101 50105 50108 50109 50110 50111 50113 50114 50116 50118 50119 50120 50121",
        "other": (
            "50032 50033 50038 51023 51025 51043 51102 51103 51148 51156 51159 51162 51163 51166 51169 51170 51171 "
            "51174 51186 54004 54008 54024 54025 54092"
        ),
    }
)
OF_A_READ: dict[str, type[ExchangeError]] = table(
    {
        VenueBusy: "50001 50004 50011 50013 50026 50040 50061 51054 51113 51115 51149 52000 58102",
        ClockOff: "50102 50112",
        Denied: (
            "50007 50008 50012 50027 50028 50030 50035 50041 50051 50052 50059 50060 50100 50101 50103 50104 50105 "
            "50106 50107 50108 50109 50110 50111 50113 50114 50115 50116 50118 50119 50120 50121 50122 50123 50124 "
            "50125 51009 51024 51155 51732 51734"
        ),
    }
)
CODES = sorted({*GENERAL, *TRADING, *LATER, *MADE_UP})
HTTP = [200, 400, 401, 403, 404, 410, 429]
WORDS = "OKX's own words"


def answers(code: str) -> Iterator[Response]:
    """That code for a whole answer, in both shapes and with every HTTP status that OKX gives codes with."""
    for status in HTTP:
        yield error(code, status, WORDS)
        yield ok([], code=code, status=status, msg=WORDS)


def as_expected(found: Placement, code: str, *, whole: bool) -> bool:
    meaning = OF_AN_ORDER[code]
    if meaning is SAYS_NOTHING:
        return isinstance(found, Unknown) and (found.code, found.message) == ("", "") and bool(found.why)
    if meaning is TOLD:
        return isinstance(found, Unknown) and (found.code, found.message, found.whole_batch) == (code, WORDS, whole)
    return found == Rejected("PGabc0", RefusalKind(meaning), code, WORDS, whole_batch=whole)


def test_the_tables_hold_every_code_of_the_sheet() -> None:
    assert set(OF_AN_ORDER) == set(CODES)
    assert set(OF_A_READ) <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_as_the_answer_to_one_order_among_others(code: str) -> None:
    one, other = request(0), request(1)
    for top in ("0", "1", "2"):
        client, _, _ = scripted(trade_batch_orders=ok([placed(one, code, sMsg=WORDS), placed(other)], code=top))
        first, second = client.place([one, other], EXPIRY)
        assert as_expected(first, code, whole=False), first
        assert isinstance(second, Unknown if top == "1" else Accepted)


@pytest.mark.parametrize("code", CODES)
def test_as_the_answer_to_a_whole_batch(code: str) -> None:
    for answer in answers(code):
        client, _, _ = scripted(trade_batch_orders=answer)
        placements = client.place([request(0), request(1)], EXPIRY)
        assert len(placements) == 2
        assert as_expected(placements[0], code, whole=True), placements[0]


@pytest.mark.parametrize("code", CODES)
def test_as_the_answer_to_a_read(code: str) -> None:
    for answer in answers(code):
        client, _, _ = scripted(account_positions=answer)
        with pytest.raises(ExchangeError) as caught:
            client.positions()
        assert type(caught.value) is OF_A_READ.get(code, CallRefused)
        if isinstance(caught.value, CallRefused):
            assert caught.value.okx_code == code
            known = OF_AN_ORDER[code] not in {SAYS_NOTHING, TOLD}
            assert str(caught.value.kind) == (OF_AN_ORDER[code] if known else "other")


@pytest.mark.parametrize("code", CODES)
def test_from_a_broken_gateway_no_code_says_anything_of_an_order(code: str) -> None:
    client, _, _ = scripted(trade_batch_orders=error(code, 502, WORDS))
    (found,) = client.place([request()], EXPIRY)
    assert isinstance(found, Unknown)
    assert found.code == ""


@pytest.mark.parametrize(
    ("said", "kind"), [("Parameter tdMode error", "margin_mode"), ("Parameter posSide  error", "mode")]
)
def test_a_wrong_parameter_is_told_by_its_name(said: str, kind: str) -> None:
    client, _, _ = scripted(trade_batch_orders=ok([placed(request(), "51000", sMsg=said)], code="1"))
    (found,) = client.place([request()], EXPIRY)
    assert found == Rejected("PGabc0", RefusalKind(kind), "51000", said)
