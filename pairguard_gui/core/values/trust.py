"""Whose word counts for the exchange's certificate; chosen in the window alone, for the whole program."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TrustKind(StrEnum):
    """PairGuard's own list of authorities, the operating system's, or those of one file."""

    BUNDLED = "bundled"
    SYSTEM = "system"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Trust:
    """Whom to believe. `ca_file` is the path of a file of certificates, for FILE alone."""

    kind: TrustKind = TrustKind.BUNDLED
    ca_file: str = ""

    @classmethod
    def of(cls, kind: str, ca_file: str) -> Trust:
        """As it is stored; what makes no sense is PairGuard's own list."""
        if kind == TrustKind.SYSTEM:
            return cls(TrustKind.SYSTEM)
        return cls(TrustKind.FILE, ca_file) if kind == TrustKind.FILE and ca_file else BUNDLED


BUNDLED = Trust()
