"""One account of the trader's: its name, where its orders go, and how it is reached."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.reason import Code

if TYPE_CHECKING:
    from pairguard_gui.core.values.exchange_data import Environment

PRACTICE = "practice"
"""The name of the account at the exchange in the box; no other account may have it."""
LONGEST_NAME = 32
COLOURS = ("blue", "orange", "green", "purple", "teal", "red", "yellow", "grey")
"""What tells accounts apart at a glance, as names; the window knows the shades for light and dark."""


class Site(StrEnum):
    """Where the account was registered: okx.com, my.okx.com (EEA), app.okx.com (US and Australia).

    A key of one site does not exist on another (code 50119).
    """

    GLOBAL = "global"
    EEA = "eea"
    US = "us"


@dataclass(frozen=True, slots=True)
class Account:
    """An account without its key.

    `base_url` is a loopback address in place of the site, for a private test exchange. `proxy` is empty for none, or
    `http://[user:password@]host:port` or `socks5://…`; it may hold a password, so it is stored with the key and
    never shown. `colour` is one of COLOURS or empty for the first free one. `resume` guards again at the next start.
    """

    name: str
    environment: Environment
    site: Site = Site.GLOBAL
    base_url: str = ""
    proxy: str = ""
    colour: str = ""
    resume: bool = False

    def __repr__(self) -> str:
        return f"Account({self.name!r}, {self.environment}, {self.base_url or self.site})"


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where keys are stored: the key store's name as people know it, and whether keys outlive the program there."""

    name: str
    lasting: bool


class AccountRefused(GuardError):
    """An account cannot be added or changed like that. Nothing was changed."""


def valid_name(name: str, taken: Iterable[str] = ()) -> str:
    """The name as it will be stored. AccountRefused when it cannot be one, or is taken in upper or lower case.

    One to 32 printable characters of any script, without blanks at its ends.
    """
    tidy = unicodedata.normalize("NFC", name).strip()
    if not 1 <= len(tidy) <= LONGEST_NAME or not tidy.isprintable():
        raise AccountRefused(Code.ACCOUNT_NAME, account="".join(filter(str.isprintable, name))[:LONGEST_NAME])
    others = {unicodedata.normalize("NFC", other).casefold(): other for other in (PRACTICE, *taken)}
    if tidy.casefold() in others:
        raise AccountRefused(Code.ACCOUNT_EXISTS, account=others[tidy.casefold()])
    return tidy


def free_colour(taken: Iterable[str]) -> str:
    """The colour that the fewest accounts have."""
    used = list(taken)
    return min(COLOURS, key=used.count)
