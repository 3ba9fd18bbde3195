"""Every error code OKX documents has one meaning for a read and one for an order."""

from __future__ import annotations

import pytest

from pairguard_gui.core.values.errors import (
    BadAnswer,
    CallRefused,
    ClockOff,
    Denied,
    ExchangeError,
    Unreachable,
    VenueBusy,
)
from pairguard_gui.core.values.placement import RefusalKind
from pairguard_gui.core.values.reason import Code
from pairguard_gui.okx.errors import MISPLACED, READS, REFUSALS, UNDECIDED, read_error, refusal, table
from pairguard_gui.okx.transport import Response
from tests.okx.rig import error, ok, scripted

# The codes of OKX's error pages (April 2025 and July 2026) that a client of SWAP orders and account reads can meet.
GENERAL = """
50000 50001 50002 50004 50005 50006 50007 50008 50009 50011 50012 50013 50014 50015 50016 50017 50018 50019 50020 50021
50022 50023 50024 50025 50026 50027 50028 50030 50032 50033 50035 50036 50037 50038 50040 50041 50042 50051 50052 50059
50060 50061 50071 50072 50100 50101 50102 50103 50104 50105 50106 50107 50108 50109 50110 50111 50112 50113 50114 50115
50116 50118 50119 50120 50121 50122 58102
""".split()  # noqa: SIM905 - a table of numbers reads best as one
TRADING = """
51000 51001 51002 51003 51004 51005 51006 51007 51008 51009 51010 51011 51012 51014 51015 51016 51020 51021 51022 51023
51024 51025 51027 51028 51029 51030 51037 51039 51041 51042 51043 51046 51047 51048 51049 51050 51051 51052 51053 51054
51087 51101 51102 51103 51105 51106 51107 51109 51110 51113 51115 51119 51120 51121 51124 51127 51131 51136 51137 51138
51148 51149 51150 51155 51156 51159 51166 51169 51170 51171 51174 51185 51186 51187 51196 51197 51201 51202 51400 51410
51503 51507 51603 51732 51734 52000 54004 54005 54007 54008 54011 54012 54024 54025 54030 54031 54035 54073 54092 54094
59000 59002 59101 59102 59103 59104 59105 59106 59107 59108 59109 59111 59112 59200 59668 59669 59670
""".split()  # noqa: SIM905 - the same
# Codes that clients in the wild have met since (okx-facts, section 10, row 9).
LATER = """
50029 50062 51031 51100 51104 51116 51122 51129 51162 51163 51203 51204 51733 51735 51736 54000 54009 54070 54072 59113
59201 59247
""".split()  # noqa: SIM905 - the same
# After these nobody knows whether the order exists.
NEITHER_NOR = ["50001", "50004", "50005", "50013", "50026", "51054", "51149", "50042", "50071", "51011", "51016"]


def test_every_documented_code_and_no_other_is_classified() -> None:
    assert set(REFUSALS) | UNDECIDED | MISPLACED == set(GENERAL + TRADING + LATER)
    assert set(READS) <= set(GENERAL + TRADING)


def test_no_code_proves_and_does_not_prove_a_refusal() -> None:
    assert not set(REFUSALS) & (UNDECIDED | MISPLACED)
    assert not UNDECIDED & MISPLACED


def test_no_code_stands_in_two_rows_of_a_table() -> None:
    with pytest.raises(ValueError, match="51008"):
        table({"money": "51008 51119", "size": "51020 51008"})
    assert table({"money": "51008", "size": "51020"}) == {"51008": "money", "51020": "size"}


@pytest.mark.parametrize("code", NEITHER_NOR)
def test_what_may_have_happened_is_no_refusal(code: str) -> None:
    assert refusal(code, "whatever it says") is None


@pytest.mark.parametrize("code", ["", "0", "1", "2", "-1", "50123", "50124", "51999", "60009", "99999", "abc"])
def test_a_code_outside_the_list_is_no_refusal(code: str) -> None:
    assert refusal(code, "Order failed.") is None


@pytest.mark.parametrize(
    ("codes", "kind"),
    [
        ("51008 51119 51127 51131 59200", RefusalKind.MONEY),
        ("51020 51120 50122 51007 51121 51150 51202", RefusalKind.SIZE),
        ("51001 51021 51027 51028 51087", RefusalKind.INSTRUMENT),
        ("51022 51030 54012", RefusalKind.SUSPENDED),
        ("51006 51109 51136 51137 51138", RefusalKind.PRICE),
        ("51010 51041", RefusalKind.MODE),
        ("50072", RefusalKind.MARGIN_MODE),
        ("51000 50014 51002", RefusalKind.PARAMETER),
        ("50036 50037 50102 50112", RefusalKind.EXPIRED),
        ("50011 50061", RefusalKind.RATE),
        ("51009 51024 50027", RefusalKind.BLOCKED),
        ("50101 50105 50110 50111 50113 50119 50120", RefusalKind.DENIED),
        ("54092 51103", RefusalKind.OTHER),
    ],
)
def test_a_refusal_says_what_to_do_next(codes: str, kind: RefusalKind) -> None:
    assert {refusal(code, "") for code in codes.split()} == {kind}


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("Parameter tdMode error", RefusalKind.MARGIN_MODE),
        ("Parameter posSide  error", RefusalKind.MODE),
        ("Parameter sz error", RefusalKind.PARAMETER),
        ("", RefusalKind.PARAMETER),
    ],
)
def test_a_wrong_parameter_is_reported_by_its_name(message: str, kind: RefusalKind) -> None:
    assert refusal("51000", message) is kind


def test_50001_alone_says_that_the_service_is_down() -> None:
    busy = {code: read_error(code, "") for code in READS if READS[code][0] is VenueBusy}
    assert [code for code, found in busy.items() if isinstance(found, VenueBusy) and found.service_down] == ["50001"]
    assert {code: found.reason.param("okx_code") for code, found in busy.items()} == {code: code for code in busy}


@pytest.mark.parametrize(
    ("answer", "kind", "reason"),
    [
        (error("50011", 429, "Too Many Requests"), VenueBusy, Code.RATE_LIMITED),
        (error("50011", 200), VenueBusy, Code.RATE_LIMITED),
        (error("50061"), VenueBusy, Code.RATE_LIMITED),
        (error("50001", 503), VenueBusy, Code.VENUE_BUSY),
        (error("50013", 429), VenueBusy, Code.VENUE_BUSY),
        (error("50026", 500), VenueBusy, Code.VENUE_BUSY),
        (error("51603", 500), VenueBusy, Code.VENUE_BUSY),
        (error("50101", 401), Denied, Code.WRONG_ENVIRONMENT),
        (error("50105", 401), Denied, Code.BAD_PASSPHRASE),
        (error("50113", 401), Denied, Code.BAD_SIGNATURE),
        (error("50111", 401), Denied, Code.BAD_KEY),
        (error("50119", 401, "API key doesn't exist"), Denied, Code.BAD_KEY),
        (error("50110", 401), Denied, Code.FOREIGN_IP),
        (error("50120"), Denied, Code.NO_PERMISSION),
        (error("50030"), Denied, Code.NO_PERMISSION),
        (error("51009"), Denied, Code.ACCOUNT_BLOCKED),
        (error("50199", 401), Denied, Code.REFUSED),
        (error("51001"), CallRefused, Code.REFUSED),
        (error("1"), CallRefused, Code.REFUSED),
        (error("98765"), CallRefused, Code.REFUSED),
        (ok([], code="51000", status=400), CallRefused, Code.REFUSED),
        (ok([{"sCode": "51000"}], code="1"), CallRefused, Code.REFUSED),
        (Response(429, b""), VenueBusy, Code.RATE_LIMITED),
        (Response(502, b"<html>bad gateway</html>"), VenueBusy, Code.VENUE_BUSY),
        (Response(503, b'{"code":"0","data":[]}'), VenueBusy, Code.VENUE_BUSY),
        (Response(403, b"<html>blocked</html>"), Unreachable, Code.UNREACHABLE),
        (Response(403, b'{"error":"no"}'), BadAnswer, Code.BAD_ANSWER),
        (Response(302, b""), Unreachable, Code.UNREACHABLE),
        (Response(200, b"<html>log in</html>"), Unreachable, Code.UNREACHABLE),
        (Response(404, b"<html>not here</html>"), CallRefused, Code.REFUSED),
        (error("50005", 410), CallRefused, Code.REFUSED),
        (Response(511, b"log in"), Unreachable, Code.UNREACHABLE),
        (Response(200, b'{"code":"<b>","data":[]}'), BadAnswer, Code.BAD_ANSWER),
        (Response(200, b'{"code":50011,"msg":""}'), BadAnswer, Code.BAD_ANSWER),
    ],
    ids=str,
)
def test_a_failed_read_says_whose_fault_it_is(answer: Response, kind: type[ExchangeError], reason: Code) -> None:
    client, script, _ = scripted(account_positions=answer)
    with pytest.raises(ExchangeError) as caught:
        client.positions()
    assert type(caught.value) is kind
    assert caught.value.reason.code is reason
    assert len(script.paths()) == 2, "the clock and the positions, and nothing again"


@pytest.mark.parametrize("code", sorted(READS))
def test_a_known_code_says_enough_without_the_words_of_okx(code: str) -> None:
    raised = read_error(code, "what OKX says")
    assert raised.reason.param("okx_code") == code
    assert "what OKX says" not in f"{raised!r} {raised.reason}"
    assert isinstance(raised, VenueBusy | ClockOff | Denied)


@pytest.mark.parametrize("code", ["51001", "51603", "50004"])
def test_nor_does_a_refused_call_keep_them(code: str) -> None:
    assert "OKX says" not in f"{read_error(code, 'OKX says').reason}"


@pytest.mark.parametrize("code", ["98765", "50199"])
def test_of_an_unknown_code_the_words_are_all_there_is(code: str) -> None:
    assert read_error(code, "what OKX says").reason.param("message") == "what OKX says"


def test_a_refused_call_knows_what_the_code_means() -> None:
    refused = read_error("51001", "Instrument ID doesn't exist.")
    assert isinstance(refused, CallRefused)
    assert (refused.kind, refused.okx_code) == (RefusalKind.INSTRUMENT, "51001")


@pytest.mark.parametrize(
    ("message", "ip"),
    [
        ("Your IP 203.0.113.9 is not included in your API key's IP whitelist.", "203.0.113.9"),
        ("Your IP 2001:db8::17:2 is not included in your API key's IP whitelist.", "2001:db8::17:2"),
        (
            "Your IP 203.0.113.9 is not included in your API key's b68428e0-1f2e whitelist.",
            "203.0.113.9",
        ),
        ("Your IP ::ffff:203.0.113.9 is not included in your API key's IP whitelist.", "203.0.113.9"),
        ("Your IP (2001:db8:1:2:3:4:5:6), seen at 12:30:45, is not included.", "2001:db8:1:2:3:4:5:6"),
        ("At 12:30:45 version 1.2.3.4000 said no.", ""),
        ("Your IP is not included.", ""),
    ],
)
def test_a_foreign_address_is_named(message: str, ip: str) -> None:
    assert read_error("50110", message).reason.param("ip") == ip


@pytest.mark.parametrize(("demo", "belongs"), [(True, "live"), (False, "demo")])
def test_a_key_of_the_other_environment_is_reported_where_it_belongs(demo: bool, belongs: str) -> None:
    assert read_error("50101", "", demo=demo).reason.param("environment") == belongs


def test_a_message_is_cut_to_a_sentence() -> None:
    client, _, _ = scripted(account_positions=error("98765", 200, "x" * 9_999_999))
    with pytest.raises(CallRefused) as caught:
        client.positions()
    assert len(str(caught.value.reason.param("message"))) == 200
