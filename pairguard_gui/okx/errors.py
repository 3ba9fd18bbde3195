"""What each error code of OKX means: for a read, and for an order (v5 docs, "Error Code", 2025 and 2026).

Three tables. `READS`: codes that tell why the account cannot be read. `REFUSALS`: codes after which an order
does not exist and never will. `UNDECIDED`: codes known to prove nothing about an order. A code in neither of
the last two proves nothing either: for orders only the explicit list counts.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from pairguard_gui.core.values.errors import CallRefused, ClockOff, Denied, VenueBusy
from pairguard_gui.core.values.placement import RefusalKind
from pairguard_gui.core.values.reason import Code

if TYPE_CHECKING:
    from pairguard_gui.core.values.errors import ExchangeError

_SERVICE_DOWN = "50001"
"""OKX: "Service temporarily unavailable", which it also answers during maintenance."""
_Meaning = TypeVar("_Meaning")


def table(rows: Mapping[_Meaning, str]) -> dict[str, _Meaning]:
    """Rows of "meaning: codes" as a dictionary by code. ValueError when a code stands in two rows."""
    by_code: dict[str, _Meaning] = {}
    for meaning, codes in rows.items():
        for code in codes.split():
            if code in by_code:
                raise ValueError(f"{code} has two meanings")
            by_code[code] = meaning
    return by_code


READS: dict[str, tuple[type[ExchangeError], Code]] = table(
    {
        (VenueBusy, Code.VENUE_BUSY): "50001 50004 50005 50013 50026 51054 51149 52000",
        (VenueBusy, Code.RATE_LIMITED): "50011 50040 50061 51113 51115 58102",
        (ClockOff, Code.CLOCK_OFF): "50102 50112",
        (Denied, Code.WRONG_ENVIRONMENT): "50101",
        (Denied, Code.BAD_SIGNATURE): "50113",
        (Denied, Code.BAD_PASSPHRASE): "50105",
        (Denied, Code.BAD_KEY): "50103 50104 50106 50107 50108 50109 50111 50114 50116 50118 50119",
        (Denied, Code.FOREIGN_IP): "50110 50121",
        (Denied, Code.NO_PERMISSION): "50030 50035 50120",
        (Denied, Code.ACCOUNT_BLOCKED): (
            "50007 50008 50012 50027 50028 50041 50051 50052 50059 50060 50100 51009 51024 51155 51732 51734"
        ),
    }
)

REFUSALS: dict[str, RefusalKind] = table(
    {
        # Too little money, in any currency or sub-ledger
        RefusalKind.MONEY: "51008 51119 51127 51131 59200",
        # Below the minimum, above a cap or tier, not a multiple of the lot
        RefusalKind.SIZE: (
            "50122 51004 51005 51007 51020 51101 51105 51106 51107 51120 51121 51150 51185 51187 51201 51202"
        ),
        # Unknown, not yet or no longer listed, in delivery, not for this account
        RefusalKind.INSTRUMENT: "51001 51021 51027 51028 51087 54007",
        # Suspended, settling, in auction, frozen for a while, protected by a cap of the platform
        RefusalKind.SUSPENDED: (
            "50009 50017 50018 50019 50020 50021 50022 50023 51022 51029 51030 51037 51110 51124 51196 51197 "
            "51507 54011 54012 54030 54031 54035 54073 54094"
        ),
        # Outside the band, nothing on the other side of the book, no market data
        RefusalKind.PRICE: "51006 51109 51136 51137 51138 52000",
        # Account or position mode
        RefusalKind.MODE: "51010 51039 51041 51042 59111",
        RefusalKind.MARGIN_MODE: "50072 54005",
        # Our request was not well formed
        RefusalKind.PARAMETER: (
            "50000 50002 50006 50014 50015 50016 50024 50025 50103 50104 50106 50107 50115 51000 51002 51003 "
            "51012 51014 51015 51046 51047 51048 51049 51050 51051 51052 51053"
        ),
        # Our time was refused, before anything was done
        RefusalKind.EXPIRED: "50036 50037 50102 50112",
        RefusalKind.RATE: "50011 50040 50061 51113 51115 58102",
        # User or account
        RefusalKind.BLOCKED: (
            "50007 50008 50012 50027 50028 50041 50051 50052 50059 50060 50100 51009 51024 51155 51732 51734"
        ),
        # Key, rights, address, environment
        RefusalKind.DENIED: (
            "50030 50035 50101 50105 50108 50109 50110 50111 50113 50114 50116 50118 50119 50120 50121"
        ),
        # A person has to settle something first: settings, pending orders, a disclaimer, the leverage
        RefusalKind.OTHER: (
            "50032 50033 50038 51023 51025 51043 51102 51103 51148 51156 51159 51166 51169 51170 51171 51174 "
            "51186 54004 54008 54024 54025 54092"
        ),
    }
)

UNDECIDED = frozenset(
    table(
        {
            "neither done nor not done": "50001 50004 50005 50013 50026 51054 51149",
            "the id is known: an earlier order may be ours": "50042 50071 51011 51016",
            "no answer to placing an order": (
                "51400 51410 51503 51603 59000 59002 59101 59102 59103 59104 59105 59106 59107 59108 59109 "
                "59112 59668 59669 59670"
            ),
        }
    )
)


def read_error(code: str, message: str, *, demo: bool = False) -> ExchangeError:
    """The error of a read that OKX answered with `code`. An unknown 501xx means: look at the key.

    OKX's message is passed on only for codes not listed here: it may repeat the API key, and our own text says more.
    """
    if code == _SERVICE_DOWN:
        return VenueBusy(Code.VENUE_BUSY, service_down=True, okx_code=code)
    if code in READS:
        kind, reason = READS[code]
        return kind(reason, okx_code=code, **_details(reason, message, demo=demo))
    if code.startswith("501") and len(code) == 5:
        return Denied(Code.REFUSED, okx_code=code, message=message)
    meaning = refusal(code, message)
    return CallRefused(meaning or RefusalKind.OTHER, code, "" if meaning or code in UNDECIDED else message)


def refusal(code: str, message: str) -> RefusalKind | None:
    """What a refused order means, or None when the code does not prove that the order was refused.

    `code` is an `sCode` or the code of the whole answer, `message` its text, which tells parameters apart (51000).
    """
    if code == "51000" and "tdmode" in message.lower():
        return RefusalKind.MARGIN_MODE
    if code == "51000" and "posside" in message.lower():
        return RefusalKind.MODE
    return REFUSALS.get(code)


def _details(reason: Code, message: str, *, demo: bool) -> dict[str, str]:
    """What the sentence needs: the address OKX saw us come from, or the environment in which there is such a key."""
    if reason is Code.FOREIGN_IP:
        return {"ip": next(filter(None, map(_address, message.split())), "")}
    if reason is Code.WRONG_ENVIRONMENT:
        return {"environment": "live" if demo else "demo"}
    return {}


def _address(word: str) -> str:
    """The IP address in a word of a sentence, an IPv4 one without its IPv6 prefix; empty when it is none."""
    try:
        address = ipaddress.ip_address(word.strip(".,;()[]'\""))
    except ValueError:
        return ""
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return str(mapped or address)
