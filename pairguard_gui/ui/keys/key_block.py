"""A pasted block of text with an API key in it: OKX's own copy, a .env file, JSON, or three bare lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_LABELLED = re.compile(
    r"""["']?(?P<label>[\w \-]{2,40}?)["']?\s*(?:=|:|：)\s*"""
    r"""(?:(?P<quote>["'])(?P<quoted>.*)(?P=quote)\s*[,;]?|(?P<bare>.*))$"""
)
_API_KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_SECRET = re.compile(r"[0-9A-F]{32}")


class KeyParts(NamedTuple):
    """The three parts as found; empty where the block has none."""

    api_key: str = ""
    secret: str = ""
    passphrase: str = ""

    @property
    def found(self) -> int:
        """How many parts were found."""
        return sum(map(bool, self))


def read_block(text: str) -> KeyParts:
    """The parts of a key in a pasted text; labels count first, then the shapes that OKX gives keys and secrets."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    labelled = _collect(_of_json(text) or _of_lines(lines))
    return labelled if labelled.found else _by_shape(lines)


def _of_json(text: str) -> list[tuple[str, str]]:
    """Label and value of each text in a JSON object; nothing where it is none."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return []
    items = found.items() if isinstance(found, dict) else ()
    return [(str(label), value) for label, value in items if isinstance(value, str)]


def _of_lines(lines: Iterable[str]) -> list[tuple[str, str]]:
    matches = [match for line in lines if (match := _LABELLED.match(line))]
    return [(match["label"], (match["quoted"] or match["bare"] or "").strip()) for match in matches]


def _collect(labelled: Iterable[tuple[str, str]]) -> KeyParts:
    found = KeyParts()
    for label, value in labelled:
        part = _part_of(label)
        if part and not getattr(found, part):
            found = found._replace(**{part: value})
    return found


def _part_of(label: str) -> str:
    """Which part a label names; empty for any other."""
    name = re.sub(r"[^a-z\u4e00-\u9fff]", "", label.lower())
    if name.endswith(("passphrase", "password", "密码")):
        return "passphrase"
    if name.endswith(("secret", "secretkey", "apisecret", "密钥")):
        return "secret"
    return "api_key" if name.endswith(("apikey", "accesskey")) or name == "key" else ""


def _by_shape(lines: Iterable[str]) -> KeyParts:
    words = list(_words(lines))
    api_key = next((word for word in words if _API_KEY.fullmatch(word)), "")
    secret = next((word for word in words if _SECRET.fullmatch(word)), "")
    rest = [word for word in words if word not in {api_key, secret}]
    both = bool(api_key and secret)
    return KeyParts(api_key, secret, rest[0] if both and len(rest) == 1 else "")


def _words(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield from line.split()
