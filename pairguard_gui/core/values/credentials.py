"""An API key that can be used but not shown."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import NoReturn

_SHOWN = "Secret(…)"


class Secret:
    """A text that no print, log line, traceback or pickle gives away; only `reveal` does."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        if not text.isascii() or not text.isprintable():
            raise ValueError("Only letters, digits and signs of the English keyboard can be sent to OKX.")
        self._text = text

    def reveal(self) -> str:
        """The text itself."""
        return self._text

    def __bool__(self) -> bool:
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and hmac.compare_digest(self._text, other._text)

    def __hash__(self) -> int:
        return hash(Secret)

    def __repr__(self) -> str:
        return _SHOWN

    def __format__(self, spec: str) -> str:
        return format(_SHOWN, spec)

    def __copy__(self) -> Secret:
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> Secret:
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError("A secret is never written to a file or sent to another process.")


@dataclass(frozen=True, slots=True)
class Credentials:
    """The three parts of an OKX API key."""

    api_key: Secret
    secret: Secret
    passphrase: Secret

    @classmethod
    def of(cls, api_key: str, secret: str, passphrase: str) -> Credentials:
        """The key from plain texts. ValueError, without the text in it, when a part fits no header."""
        return cls(Secret(api_key), Secret(secret), Secret(passphrase))
