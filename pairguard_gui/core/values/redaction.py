"""Texts without the secrets of this run, in whatever shape these were written into them."""

from __future__ import annotations

import base64
import json
import re
import string
from itertools import groupby

BLACK = "[secret]"
SHORTEST = 4
"""A text of fewer signs is no secret: blacking it out would spoil every line."""
_PIECE = 8
_BARE = (string.ascii_letters + string.digits + "_.-~").encode()


class Blackout:
    """Secrets, and texts without them. What was added appears in no text that is cleaned afterwards.

    `pieces` says that texts may hold parts of a secret too, cut off in the middle: eight signs in a row go as well.
    """

    def __init__(self, *, pieces: bool = False) -> None:
        self._pieces = pieces
        self._secrets: frozenset[str] = frozenset()
        self._shapes: re.Pattern[str] | None = None

    def add(self, *secrets: str) -> None:
        """Keep these out from now on; a text of less than four signs is no secret."""
        known = self._secrets | {secret for secret in secrets if len(secret) >= SHORTEST}
        if known != self._secrets:
            longest_first = sorted({shape for secret in known for shape in shapes(secret)}, key=len, reverse=True)
            self._secrets, self._shapes = known, re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)

    def clean(self, text: str) -> str:
        """The text without them, in upper and lower case alike."""
        if self._shapes:
            text = self._shapes.sub(BLACK, text)
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
    return "".join(chr(sign) if sign in _BARE else f"%{sign:02X}" for sign in raw)


def _escaped(secret: str) -> set[str]:
    """As Python, JSON and C-like languages write it between quotes, once and once more on top of that."""
    once = {secret, repr(secret)[1:-1], json.dumps(secret)[1:-1], secret.replace("\\", "\\\\")}
    return once | {repr(text)[1:-1] for text in once} | {json.dumps(text)[1:-1] for text in once}


def _base64(raw: bytes) -> set[str]:
    """The whole, and the part that does not depend on what is encoded along with it."""
    inner = (base64.b64encode(bytes(start) + raw)[4:-4].decode() for start in range(3))
    return {base64.b64encode(raw).decode(), *(shape for shape in inner if len(shape) > SHORTEST)}


def _without_pieces(text: str, secret: str) -> str:
    found, within = set[int](), secret.lower()
    for start in range(len(text) - _PIECE + 1):
        if text[start : start + _PIECE].lower() in within:
            found.update(range(start, start + _PIECE))
    runs = groupby(enumerate(text), key=lambda sign: sign[0] in found)
    return "".join(BLACK if black else "".join(sign for _, sign in run) for black, run in runs)
