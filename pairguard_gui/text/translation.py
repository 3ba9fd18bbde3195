"""Looks up a text in the language spoken, or in the one that a caller of the local interface asked for."""

from __future__ import annotations

from contextvars import ContextVar

from PySide6.QtCore import QCoreApplication, QTranslator

ASKED_FOR: ContextVar[QTranslator | None] = ContextVar("asked_for", default=None)
"""The translator of a task that answers in a language of its own."""


def translate(context: str, source: str) -> str:
    """The text in the language of this moment and this task; the source itself where there is no translation."""
    translator = ASKED_FOR.get()
    if translator is None:
        return QCoreApplication.translate(context, source)
    return translator.translate(context, source) or source
