"""One hold or wait on a few lines: why, what speaks for the closing, and the way out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from pairguard_gui.core.state.account_state import Cause, Proof
from pairguard_gui.text.format import from_api, moment
from pairguard_gui.text.states import word

_INDENT = "  "


def brake_lines(brake: Mapping[str, Any]) -> Iterator[str]:
    """The lines of one entry of `brakes`."""
    translate = QCoreApplication.translate
    yield f"{brake['pair'] or translate('cli', 'The whole account')}: {brake['text']}"
    evidence = translate("cli", "; ").join(_evidence(brake))
    if evidence:
        yield _INDENT + translate("cli", "Evidence: {evidence}").format(evidence=evidence)
    yield _INDENT + translate("cli", "Way out: {out}").format(out=brake["hint"])


def _evidence(brake: Mapping[str, Any]) -> Iterator[str]:
    translate = QCoreApplication.translate
    yield from (word(Proof(proof)) for proof in brake["proofs"])
    if brake["absent_since"]:
        text = translate("cli", "missing since {time}, looks: {looks}")
        yield text.format(looks=brake["looks"], time=moment(from_api(brake["absent_since"])))
    if brake["last_seen"]:
        yield translate("cli", "last seen {time}").format(time=moment(from_api(brake["last_seen"])))
    if brake["cause"]:
        yield word(Cause(brake["cause"]))
