"""`api.json` in the profile folder: where the running program listens and the token that opens it."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

NAME = "api.json"
ROOT = "/api/pair-protection"
"""The path that all calls begin with."""


@dataclass(frozen=True, slots=True)
class ApiFile:
    """What the file says. `practice` is there in practice mode: how to reach the embedded exchange."""

    url: str
    token: str
    pid: int
    practice: Mapping[str, str] | None = None

    def __repr__(self) -> str:
        return f"ApiFile(url={self.url!r}, pid={self.pid})"


def write(folder: Path, api_file: ApiFile) -> Path:
    """Write the file for its owner alone (0600), whole or not at all. OSError when the folder cannot be written."""
    handle, name = tempfile.mkstemp(prefix=f"{NAME}.", dir=folder)  # mkstemp makes it 0600
    fields = {key: value for key, value in asdict(api_file).items() if value is not None}
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(fields, file)
        return Path(name).replace(folder / NAME)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def read(folder: Path) -> ApiFile | None:
    """The file in that folder, or None when there is none that can be read."""
    try:
        fields = json.loads((folder / NAME).read_text("utf-8"))
        return ApiFile(str(fields["url"]), str(fields["token"]), int(fields["pid"]), fields.get("practice"))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remove(folder: Path) -> None:
    """Remove the file, since nobody listens any more."""
    (folder / NAME).unlink(missing_ok=True)
