"""Fails where a text is untranslated, unused, hidden from translators, or where its placeholders got lost."""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tools import ts_file
from tools.source_texts import read_package
from tools.ts_file import FORMS, LANGUAGES
from tools.update_translations import ROOT, needs

if TYPE_CHECKING:
    from tools.source_texts import Message
    from tools.ts_file import Translation

PLACEHOLDER = re.compile(r"\{[^{}]*\}|%(?:L?\d+|n)|</?\w+[^<>]*>")


def problems(package: Path, folder: Path) -> list[str]:
    """Everything wrong with the texts of `package` and their translations in `folder`, a line each."""
    texts = read_package(package)
    found = list(texts.problems)
    for language in LANGUAGES:
        path = ts_file.path_of(folder, language)
        translations = ts_file.read(path)
        wanted = needs(texts, language)
        found += [f"{language}: missing, type `make translations`: {_show(m)}" for m in wanted if m not in translations]
        found += [f"{language}: unused, type `make translations`: {_show(m)}" for m in translations if m not in wanted]
        for message in filter(translations.__contains__, wanted):
            found += [
                f"{language}: {what}: {_show(message)}" for what in _wrong(message, translations[message], language)
            ]
        if not _is_compiled(path):
            found.append(f"{language}: {path.with_suffix('.qm').name} is out of date, type `make translations`")
    return found


def _wrong(message: Message, translation: Translation, language: str) -> Iterator[str]:
    if not translation.is_done:
        yield "untranslated"
        return
    if len(translation.forms) != (FORMS[language] if message.is_plural else 1):
        yield f"wants {FORMS[language]} plural forms"
    for form in translation.forms:
        if Counter(PLACEHOLDER.findall(form)) != Counter(PLACEHOLDER.findall(message.source)):
            yield f"placeholders differ in {form!r}"


def _show(message: Message) -> str:
    return f"[{message.context}] {message.source!r}"


def _is_compiled(path: Path) -> bool:
    compiled = path.with_suffix(".qm")
    if not path.exists() or not compiled.exists():
        return False
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.qm"
        ts_file.compile_to(path, fresh)
        return fresh.read_bytes() == compiled.read_bytes()


def main() -> int:
    """Check the project's own texts; the exit status is 1 where anything is wrong."""
    found = problems(ROOT / "pairguard_gui", ROOT / "resources/i18n")
    print("\n".join(found) if found else "Texts: complete in " + ", ".join(LANGUAGES))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
