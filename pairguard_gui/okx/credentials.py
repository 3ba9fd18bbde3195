"""The key as the client is handed it."""

from __future__ import annotations

from pairguard_gui.core.credentials import Credentials, Secret

__all__ = ["Credentials", "Secret"]
