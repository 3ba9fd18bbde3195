"""What a person chose on screen, kept between starts."""

from __future__ import annotations

from typing import Protocol


class Memory(Protocol):
    """What a person chose on screen (layout, theme, price colours), kept between starts: texts by name."""

    def get(self, key: str) -> str | None:
        """The text stored under that name, or None."""
        ...

    def put(self, key: str, text: str) -> None:
        """Store the text. It must not raise: a layout that cannot be stored is no reason to fail."""
        ...
