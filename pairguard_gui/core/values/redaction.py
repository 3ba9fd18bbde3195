"""Texts without the secrets of this run, in whatever shape the secrets were written into them."""

from __future__ import annotations

import base64
import json
import re
import string
from itertools import groupby

SHOWN_INSTEAD = "[secret]"
MIN_LENGTH = 4
"""A shorter text is no secret: hiding every occurrence would make the log unreadable."""
_PIECE_LENGTH = 8
_UNQUOTED = (string.ascii_letters + string.digits + "_.-~").encode()


class Redaction:
    """Secrets, and texts without them. What was added appears in no text that is cleaned afterwards.

    `pieces` says that texts may hold parts of a secret too, cut off in the middle: any eight characters of one in a
    row are hidden as well.
    """

    def __init__(self, *, pieces: bool = False) -> None:
        self._pieces = pieces
        self._secrets: frozenset[str] = frozenset()
        self._shapes: re.Pattern[str] | None = None

    def add(self, *texts: str) -> None:
        """Hide these from now on; a text of less than four characters is left alone."""
        known = self._secrets | {text for text in texts if len(text) >= MIN_LENGTH}
        if known != self._secrets:
            longest_first = sorted({shape for secret in known for shape in shapes(secret)}, key=len, reverse=True)
            self._secrets, self._shapes = known, re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)

    def clean(self, text: str) -> str:
        """The text without them, in upper and lower case alike."""
        if self._shapes:
            text = self._shapes.sub(SHOWN_INSTEAD, text)
        if self._pieces:
            for secret in self._secrets:
                text = _without_pieces(text, secret)
        return text


def shapes(secret: str) -> frozenset[str]:
    """How a secret may be written: as it is, escaped, quoted for URLs, as hex, as base64, and all that in UTF-16."""
    raw, wide = secret.encode(), secret.encode("utf-16-le")
    spaced = "\0".join(secret)
    return frozenset(
        {_quoted(raw), _quoted(raw).replace("%20", "+"), raw.hex(), wide[:-1].hex()}
        | _escaped(secret)
        | _base64(raw)
        | _base64(wide)
        | {spaced, repr(wide[:-1])[2:-1], json.dumps(spaced)[1:-1]}
    )


def _quoted(raw: bytes) -> str:
    """As it stands in an address."""
    return "".join(chr(byte) if byte in _UNQUOTED else f"%{byte:02X}" for byte in raw)


def _escaped(secret: str) -> set[str]:
    """As Python, JSON and C-like languages write it between quotes, once and once more on top of that."""
    once = {secret, repr(secret)[1:-1], json.dumps(secret)[1:-1], secret.replace("\\", "\\\\")}
    return once | {repr(text)[1:-1] for text in once} | {json.dumps(text)[1:-1] for text in once}


def _base64(raw: bytes) -> set[str]:
    """The whole, and the part that does not depend on what is encoded along with it."""
    inner = (base64.b64encode(bytes(start) + raw)[4:-4].decode() for start in range(3))
    return {base64.b64encode(raw).decode(), *(shape for shape in inner if len(shape) > MIN_LENGTH)}


def _without_pieces(text: str, secret: str) -> str:
    """The text without any eight characters in a row that stand in the secret, in upper and lower case alike."""
    found, within = set[int](), secret.lower()
    for start in range(len(text) - _PIECE_LENGTH + 1):
        if text[start : start + _PIECE_LENGTH].lower() in within:
            found.update(range(start, start + _PIECE_LENGTH))
    runs = groupby(enumerate(text), key=lambda character: character[0] in found)
    return "".join(SHOWN_INSTEAD if hide else "".join(character for _, character in run) for hide, run in runs)
