"""Whose certificates count: what the settings file says, checked and stored as the window chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.trust import Trust
from pairguard_gui.okx.network_cause import CaFileUnusable
from pairguard_gui.okx.tls import tls_context
from pairguard_gui.runtime.trust_settings import TrustSettings

if TYPE_CHECKING:
    from pairguard_gui.store.settings import Settings, SettingsFile


def trust_in(settings: Settings) -> Trust:
    """The choice that is stored."""
    return Trust.of(settings.trust, settings.ca_file)


def trust_settings(file: SettingsFile) -> TrustSettings:
    """The choice of a profile, for the window to change."""

    def keep(trust: Trust) -> None:
        file.change(trust=trust.kind.value, ca_file=trust.ca_file)

    return TrustSettings(trust_in(file.settings), _check, keep)


def _check(trust: Trust) -> None:
    try:
        tls_context(trust)
    except CaFileUnusable as error:
        raise GuardError(Code.CA_FILE_REFUSED, problem=error.problem, detail=error.detail) from error
