"""Words a single answer in the language that its caller asks for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from PySide6.QtCore import QTranslator

from pairguard_gui.text.language import CHINESE, ENGLISH, texts_of
from pairguard_gui.text.translation import ASKED_FOR

_BY_TAG = {"zh": CHINESE, "en": ENGLISH}


@contextmanager
def speaking(accepted: str) -> Iterator[None]:
    """Within the block, and this task alone, texts are in the first language of `accepted` that there is.

    `accepted` is an HTTP header Accept-Language (RFC 9110, 12.5.4). Where it names none of ours nothing changes. The
    program's own language stays: its window is not told.
    """
    language = _first(accepted)
    token = ASKED_FOR.set(_translator(language) if language else ASKED_FOR.get())
    try:
        yield
    finally:
        ASKED_FOR.reset(token)


@cache
def _translator(language: str) -> QTranslator:
    return texts_of(language)


def _first(accepted: str) -> str:
    """The best-liked of our languages in that header; empty when there is none."""
    wishes = [_wish(part) for part in accepted[:200].split(",")]
    liked = sorted((wish for wish in wishes if wish[1] in _BY_TAG and wish[0] > 0), key=lambda wish: -wish[0])
    return _BY_TAG[liked[0][1]] if liked else ""


def _wish(part: str) -> tuple[float, str]:
    """How much a language is liked, from 0 to 1, and its first subtag: "zh-CN;q=0.8" is 0.8 and "zh"."""
    tag, _, weight = part.partition(";")
    try:
        liking = float(weight.strip().removeprefix("q=")) if weight.strip() else 1.0
    except ValueError:
        liking = 0.0
    return liking, tag.strip().lower().replace("_", "-").partition("-")[0]
