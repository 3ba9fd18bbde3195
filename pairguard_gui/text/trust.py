"""Whose certificates count, in words: short for a label, whole sentences for what it means."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pairguard_gui.core.values.trust import TrustKind
from pairguard_gui.text.translation import translate

if TYPE_CHECKING:
    from pairguard_gui.core.values.trust import Trust

_NAMES: Mapping[TrustKind, object] = {
    TrustKind.BUNDLED: QT_TRANSLATE_NOOP("trust", "PairGuard's own"),
    TrustKind.SYSTEM: QT_TRANSLATE_NOOP("trust", "this computer's"),
    TrustKind.FILE: QT_TRANSLATE_NOOP("trust", "those of {file}"),
}
_MEANINGS: Mapping[TrustKind, object] = {
    TrustKind.BUNDLED: QT_TRANSLATE_NOOP(
        "trust", "Only the public authorities that PairGuard knows vouch for the exchange. Nobody else can read along."
    ),
    TrustKind.SYSTEM: QT_TRANSLATE_NOOP(
        "trust",
        "Whoever this computer trusts vouches for the exchange, an antivirus or a company's filter too. They can read "
        "along, passphrase included, and change what is shown here.",
    ),
    TrustKind.FILE: QT_TRANSLATE_NOOP(
        "trust",
        "Only what is in that file vouches for the exchange. Whoever it belongs to can read along, passphrase "
        "included, and change what is shown here.",
    ),
}


def name(trust: Trust) -> str:
    """Whose certificates count, in a few words."""
    text = translate("trust", str(_NAMES[trust.kind]))
    return text.format(file=PurePath(trust.ca_file).name)


def meaning(kind: TrustKind) -> str:
    """What that choice means, in whole sentences."""
    return translate("trust", str(_MEANINGS[kind]))


def label(trust: Trust) -> str:
    """The choice as it is shown wherever it matters."""
    return translate("trust", "certificates: {name}").format(name=name(trust))
