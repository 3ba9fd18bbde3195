"""A key that must never be seen again, and a search for it in everything a program leaves behind."""

from __future__ import annotations

import base64
import json
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, quote_plus

KEY = "canary-key-5f2c/9d"
SECRET = "CANARY+SECRET/8b1e=47"
PASSPHRASE = 'canary "pass\\phrase" & 61%'
PROXY_PASSWORD = "canary:proxy@pass/33"
CANARIES = (KEY, SECRET, PASSPHRASE, PROXY_PASSWORD)

Places = Mapping[str, bytes]


def found_in(places: Places) -> list[str]:
    """Where a canary sings, and in which shape."""
    return [
        f"{name}: {shape} of {canary}"
        for name, content in places.items()
        for canary in CANARIES
        for shape, looks in shapes(canary).items()
        if looks in content
    ]


def shapes(text: str) -> dict[str, bytes]:
    """The shapes in which a text may hide. Of base64, the part that does not depend on what stands before and after."""
    raw = text.encode()
    shapes = {
        "raw": raw,
        "hex": raw.hex().encode(),
        "HEX": raw.hex().upper().encode(),
        "URL": quote(text, safe="").encode(),
        "form": quote_plus(text).encode(),
        "UTF-16": text.encode("utf-16-le"),
        "hex of UTF-16": text.encode("utf-16-le").hex().encode(),
        "JSON": json.dumps(text)[1:-1].encode(),
        "repr": repr(text)[1:-1].encode(),
        "repr of JSON": repr(json.dumps(text)[1:-1])[1:-1].encode(),
    }
    for start in range(3):
        shapes[f"base64+{start}"] = base64.b64encode(bytes(start) + raw)[4:-4]
    return shapes


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, members of zip files too."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            found[str(path.relative_to(folder))] = content
            found |= {f"{path.name}/{name}": data for name, data in _members(content)}
    return found


def process(pid: int) -> dict[str, bytes]:
    """What every other program of this user can read of a running one."""
    return {f"{name} of {pid}": Path(f"/proc/{pid}/{name}").read_bytes() for name in ("cmdline", "environ")}


def _members(content: bytes) -> Iterator[tuple[str, bytes]]:
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as packed:
            yield from ((name, packed.read(name)) for name in packed.namelist())
