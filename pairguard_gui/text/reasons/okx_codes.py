"""What OKX's error codes mean and what helps, in a few words each (OKX API v5, page "Error Code")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pairguard_gui.text.translation import translate


class Meaning(NamedTuple):
    """A code's meaning, and what the person can do about it; both English sources of translations."""

    short: object
    hint: object


_REQUEST = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "the request is malformed"),
    QT_TRANSLATE_NOOP("okx_codes", "This is an error in PairGuard. Please report it with the log file."),
)
_DOWN = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "the service is not available now"),
    QT_TRANSLATE_NOOP("okx_codes", "Usually maintenance. It passes by itself."),
)
_TIMEOUT = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "the exchange took too long; the order may or may not exist"),
    QT_TRANSLATE_NOOP("okx_codes", "PairGuard looks the order up before it does anything else."),
)
_BUSY = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "the exchange is overloaded"),
    QT_TRANSLATE_NOOP("okx_codes", "It passes by itself."),
)
_TOO_MANY = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "too many requests"),
    QT_TRANSLATE_NOOP("okx_codes", "Stop other programs that use the same key, or wait."),
)
_GONE_ENDPOINT = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "this function of the API has been closed"),
    QT_TRANSLATE_NOOP("okx_codes", "Install a newer PairGuard."),
)
_ACCOUNT = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "the account is blocked or limited"),
    QT_TRANSLATE_NOOP("okx_codes", "Log in to OKX to see what it asks for."),
)
_LAW = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "not allowed for this account by law or for lack of identification"),
    QT_TRANSLATE_NOOP("okx_codes", "Log in to OKX to see what it asks for."),
)
_FROZEN = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "the account is frozen for a moment by liquidation, ADL or funding"),
    QT_TRANSLATE_NOOP("okx_codes", "It passes by itself."),
)
_RIGHT = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "the API key lacks the right for this"),
    QT_TRANSLATE_NOOP("okx_codes", "Give the key the rights to read and to trade on OKX."),
)
_BLOCKED_INSTRUMENT = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "the currency or instrument is blocked in the account's settings"),
    QT_TRANSLATE_NOOP("okx_codes", "Allow it in the settings of the OKX account."),
)
_ADDRESS = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "not allowed from this internet address"),
    QT_TRANSLATE_NOOP("okx_codes", "Add this computer's address to the key on OKX."),
)
_LATE = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "the order arrived too late and was not placed"),
    QT_TRANSLATE_NOOP("okx_codes", "PairGuard tries again by itself. If it repeats, check the computer's clock."),
)
_NOT_IN_DEMO = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "not available in demo trading"),
    QT_TRANSLATE_NOOP("okx_codes", "Drop the pair in this account."),
)
_ISOLATED = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "isolated margin is not available in this account mode"),
    QT_TRANSLATE_NOOP("okx_codes", "Open the position with cross margin yourself, or drop the pair."),
)
_OTHER_ENVIRONMENT = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "the key belongs to the other environment, demo or live"),
    QT_TRANSLATE_NOOP("okx_codes", "Use a key of the right environment."),
)
_CLOCK = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "this computer's clock is off"),
    QT_TRANSLATE_NOOP("okx_codes", "Switch on setting the time automatically."),
)
_PASSPHRASE = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "wrong passphrase"),
    QT_TRANSLATE_NOOP("okx_codes", "Enter the passphrase that was chosen when the key was made."),
)
_KEY = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "the API key is not valid"),
    QT_TRANSLATE_NOOP("okx_codes", "Make a new key on OKX and enter it."),
)
_NO_KEY = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "the API key does not exist"),
    QT_TRANSLATE_NOOP("okx_codes", "It was deleted, has expired after 14 idle days, or belongs to another OKX site."),
)
_SIGNATURE = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "wrong signature"),
    QT_TRANSLATE_NOOP("okx_codes", "The secret does not belong to this key. Enter both anew."),
)
_PARAMETER = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "a part of the order does not fit the account's settings"),
    QT_TRANSLATE_NOOP("okx_codes", "Check position mode and margin mode on OKX."),
)
_NO_INSTRUMENT = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "the instrument does not exist here"),
    QT_TRANSLATE_NOOP("okx_codes", "It was delisted or is not offered on this site. Drop the pair."),
)
_CAP = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "above a position or order limit of OKX"),
    QT_TRANSLATE_NOOP("okx_codes", "Close positions or orders, or drop the pair."),
)
_BAND = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "the price is outside OKX's limits"),
    QT_TRANSLATE_NOOP("okx_codes", "PairGuard takes a new price and tries again."),
)
_SMALL = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "below the smallest order"),
    QT_TRANSLATE_NOOP("okx_codes", "Allow more margin for this pair, or drop it."),
)
_MONEY = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "too little free margin"),
    QT_TRANSLATE_NOOP("okx_codes", "Put USDT into the trading account."),
)
_ACCOUNT_MODE = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "the account mode does not allow it"),
    QT_TRANSLATE_NOOP("okx_codes", "Choose futures mode or multi-currency margin on OKX."),
)
_KNOWN_ID = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "an order of this id exists already"),
    QT_TRANSLATE_NOOP("okx_codes", "PairGuard looks the order up before it does anything else."),
)
_SUSPENDED = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "trading in this instrument is suspended"),
    QT_TRANSLATE_NOOP("okx_codes", "Wait until OKX resumes it, or drop the pair."),
)
_DELISTED = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "the instrument is being delisted"),
    QT_TRANSLATE_NOOP("okx_codes", "Drop the pair."),
)
_NO_POSITION = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "no such position"),
    QT_TRANSLATE_NOOP("okx_codes", "PairGuard reads the positions again."),
)
_PENDING = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "too many open orders"),
    QT_TRANSLATE_NOOP("okx_codes", "Cancel some of them on OKX."),
)
_SETTLING = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "settlement or funding is being worked out"),
    QT_TRANSLATE_NOOP("okx_codes", "It passes by itself within minutes."),
)
_RISK = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "OKX's risk rules for this account forbid it"),
    QT_TRANSLATE_NOOP("okx_codes", "Log in to OKX to see the account's risk."),
)
_NO_OFFERS = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "nobody offers a price"),
    QT_TRANSLATE_NOOP("okx_codes", "PairGuard tries again by itself."),
)
_AUCTION = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "the instrument is in its opening auction"),
    QT_TRANSLATE_NOOP("okx_codes", "It passes by itself within minutes."),
)
_LOT = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "the size is no multiple of the lot"),
    QT_TRANSLATE_NOOP("okx_codes", "PairGuard reads the instrument again and tries once more."),
)
_REDUCE = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "in conflict with reduce-only orders"),
    QT_TRANSLATE_NOOP("okx_codes", "Cancel those orders on OKX."),
)
_LEADER = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "not allowed for a lead trader"),
    QT_TRANSLATE_NOOP("okx_codes", "Drop the pair in this account."),
)
_LEVERAGE = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "the leverage is not allowed or cannot be changed now"),
    QT_TRANSLATE_NOOP("okx_codes", "Set the leverage on OKX, after cancelling open orders and bots of the instrument."),
)
_FINAL = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "the order is finished already"),
    QT_TRANSLATE_NOOP("okx_codes", "PairGuard reads the order again."),
)
_NO_ORDER = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "no such order"),
    QT_TRANSLATE_NOOP("okx_codes", "PairGuard looks again until it is certain."),
)
_NO_DATA = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "no market data now"),
    QT_TRANSLATE_NOOP("okx_codes", "It passes by itself."),
)
_NOT_HERE = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "the instrument is not offered to this account"),
    QT_TRANSLATE_NOOP("okx_codes", "Drop the pair in this account."),
)
_PROTECTION = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "a protection of the market is on"),
    QT_TRANSLATE_NOOP("okx_codes", "PairGuard tries again later."),
)
_COLLATERAL = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "the currency is not enabled as collateral"),
    QT_TRANSLATE_NOOP("okx_codes", "Enable it in the settings of the OKX account."),
)
_DISCLAIMER = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "the contract wants a disclaimer signed first"),
    QT_TRANSLATE_NOOP("okx_codes", "Sign it in the OKX app."),
)
_IN_THE_WAY = Meaning(
    QT_TRANSLATE_NOOP("okx_codes", "open orders or positions of the instrument are in the way"),
    QT_TRANSLATE_NOOP("okx_codes", "Cancel or close them on OKX."),
)

_GROUPS: tuple[tuple[Meaning, str], ...] = (
    (_REQUEST, "50000 50002 50006 50014 50015 50016 50024 50025 50103 50104 50106 50107 50115"),
    (_REQUEST, "51002 51003 51012 51014 51015 51046 51047 51048 51049 51050 51051 51052 51053"),
    (_DOWN, "50001"),
    (_TIMEOUT, "50004 51054 51149"),
    (_GONE_ENDPOINT, "50005"),
    (_ACCOUNT, "50007 50008 50012 50027 50028 50041 50052 50059 50060 50100 50114 51009 51024"),
    (_LAW, "50051 51155 51732 51734"),
    (_FROZEN, "50009 50017 50018 50019 50020 50021 50022 50023"),
    (_TOO_MANY, "50011 50040 50061 51113 51115 58102"),
    (_BUSY, "50013 50026"),
    (_RIGHT, "50030 50120"),
    (_BLOCKED_INSTRUMENT, "50032 50033"),
    (_ADDRESS, "50035 50110 50121"),
    (_LATE, "50036 50037"),
    (_NOT_IN_DEMO, "50038"),
    (_KNOWN_ID, "50042 50071 51011 51016"),
    (_ISOLATED, "50072 54005"),
    (_OTHER_ENVIRONMENT, "50101"),
    (_CLOCK, "50102 50112"),
    (_PASSPHRASE, "50105"),
    (_KEY, "50108 50109 50111 50116 50118"),
    (_SIGNATURE, "50113"),
    (_NO_KEY, "50119"),
    (_SMALL, "50122 51007 51020 51120"),
    (_PARAMETER, "51000"),
    (_NO_INSTRUMENT, "51001 51021 51087"),
    (_CAP, "51004 51005 51101 51105 51106 51107 51185 51187 51201 51202 54030 54031"),
    (_BAND, "51006 51136 51137 51138"),
    (_MONEY, "51008 51119 51127 51131 59200"),
    (_ACCOUNT_MODE, "51010"),
    (_SUSPENDED, "51022"),
    (_NO_POSITION, "51023 51043 51169 51170"),
    (_PENDING, "51025 51102 51103 51174"),
    (_DELISTED, "51027 51028"),
    (_SETTLING, "51029 51030"),
    (_RISK, "51037 51039 51041 51042 54004 54008"),
    (_NO_OFFERS, "51109"),
    (_AUCTION, "51110 51124 51196 51197 51507"),
    (_LOT, "51121 51150"),
    (_REDUCE, "51148 51171"),
    (_LEADER, "51156 51159 51166"),
    (_LEVERAGE, "51186 59000 59002 59101 59102 59103 59104 59105 59106 59107 59108 59109 59111 59112"),
    (_LEVERAGE, "59668 59669 59670"),
    (_FINAL, "51400 51410 51503"),
    (_NO_ORDER, "51603"),
    (_NO_DATA, "52000"),
    (_NOT_HERE, "54007"),
    (_PROTECTION, "54011 54012 54035 54073 54094"),
    (_COLLATERAL, "54024 54025"),
    (_DISCLAIMER, "54092"),
    (_GONE_ENDPOINT, "404 410"),
    (_REQUEST, "51204 54009"),
    (_DOWN, "50062"),
    (_ACCOUNT, "50029 51733 51735"),
    (_LAW, "59113"),
    (_SMALL, "51100"),
    (_CAP, "51104 51129 51203 59247"),
    (_BAND, "51031 51116 51122"),
    (_MONEY, "51736 54070 59201"),
    (_ACCOUNT_MODE, "54000"),
    (_SUSPENDED, "54072"),
    (_IN_THE_WAY, "51162 51163"),
)
MEANINGS: Mapping[str, Meaning] = {code: meaning for meaning, codes in _GROUPS for code in codes.split()}


def explain(code: str, message: str = "") -> str:
    """`51008, too little free margin`; for a code nobody knows here, OKX's own message."""
    meaning = MEANINGS.get(code)
    words = _translate(meaning.short) if meaning else message
    return ", ".join(part for part in (code, words) if part)


def hint(code: str) -> str:
    """What the person can do about it; empty for a code nobody knows here."""
    meaning = MEANINGS.get(code)
    return _translate(meaning.hint) if meaning else ""


def _translate(text: object) -> str:
    return translate("okx_codes", str(text))
