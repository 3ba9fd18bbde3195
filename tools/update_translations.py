"""Brings resources/i18n in step with the sources: new texts come in, unused ones go, all is compiled."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tools import ts_file
from tools.source_texts import read_package
from tools.ts_file import FORMS, LANGUAGES, Translation

if TYPE_CHECKING:
    from tools.source_texts import Message, Texts

ROOT = Path(__file__).parents[1]


def needs(texts: Texts, language: str) -> list[Message]:
    """What a language must say itself: everything, but in the sources' own language only what is counted."""
    return [message for message in texts.messages if language != "en" or message.is_plural]


def update(package: Path, folder: Path) -> dict[str, int]:
    """Rewrite and compile each language's file; returns how many texts each still lacks."""
    texts = read_package(package)
    lacking = {}
    for language in LANGUAGES:
        path = ts_file.path_of(folder, language)
        known = ts_file.read(path)
        translations = {
            message: known.get(message) or _untranslated(message, language) for message in needs(texts, language)
        }
        ts_file.write(path, language, translations, texts.messages)
        ts_file.compile_to(path, path.with_suffix(".qm"))
        lacking[language] = sum(not translation.is_done for translation in translations.values())
    return lacking


def _untranslated(message: Message, language: str) -> Translation:
    return Translation(("",) * (FORMS[language] if message.is_plural else 1), finished=False)


def main() -> int:
    """Update the project's own files and say what is left to translate."""
    for language, count in update(ROOT / "pairguard_gui", ROOT / "resources/i18n").items():
        print(f"{language}: {count} texts left to translate" if count else f"{language}: complete")
    return 0


if __name__ == "__main__":
    sys.exit(main())
