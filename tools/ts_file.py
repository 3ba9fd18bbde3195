"""Reads and writes Qt Linguist's .ts files, and compiles them to the .qm files that the program loads."""

from __future__ import annotations

import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

import PySide6

from tools.source_texts import Message

FORMS = {"zh_CN": 1, "en": 2}  # how many forms a counted text takes: one 个 for all, one pair and two pairs
LANGUAGES = tuple(FORMS)


@dataclass(frozen=True, slots=True)
class Translation:
    """What a language says for a message: one form, or as many as the language has for counted texts."""

    forms: tuple[str, ...]
    finished: bool

    @property
    def is_done(self) -> bool:
        """Whether a translator called it finished and left no form empty."""
        return self.finished and all(self.forms)


def path_of(folder: Path, language: str) -> Path:
    """The language's .ts file in the folder of translations."""
    return folder / f"pairguard_{language}.ts"


def read(path: Path) -> dict[Message, Translation]:
    """The translations in a .ts file; none where there is no file yet."""
    if not path.exists():
        return {}
    return {
        Message(context.findtext("name", ""), item.findtext("source", ""), item.findtext("comment", "")): _read(item)
        for context in ET.parse(path).getroot().iter("context")
        for item in context.iter("message")
    }


def _read(item: ET.Element) -> Translation:
    element = item.find("translation")
    if element is None:
        return Translation(("",), finished=False)
    forms = [form.text or "" for form in element.iter("numerusform")] or [element.text or ""]
    return Translation(tuple(forms), finished=element.get("type") is None)


def write(path: Path, language: str, translations: Mapping[Message, Translation], files: Mapping[Message, str]) -> None:
    """Write `translations`, sorted, so that two people's changes meet only where they touch the same text."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{language}" sourcelanguage="en">')
    for context, messages in groupby(sorted(translations), key=lambda message: message.context):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for message in messages:
            lines += _lines(message, translations[message], files[message])
        lines.append("</context>")
    path.write_text("\n".join([*lines, "</TS>", ""]), "utf-8")


def _lines(message: Message, translation: Translation, file: str) -> list[str]:
    kind = "" if translation.finished else ' type="unfinished"'
    lines = [
        '    <message numerus="yes">' if message.is_plural else "    <message>",
        f'        <location filename="../../{escape(file)}"/>',
        f"        <source>{escape(message.source)}</source>",
    ]
    if message.comment:
        lines.append(f"        <comment>{escape(message.comment)}</comment>")
    if message.is_plural:
        forms = [f"            <numerusform>{escape(form)}</numerusform>" for form in translation.forms]
        lines += [f"        <translation{kind}>", *forms, "        </translation>"]
    else:
        lines.append(f"        <translation{kind}>{escape(translation.forms[0])}</translation>")
    return [*lines, "    </message>"]


def compile_to(path: Path, target: Path) -> None:
    """Compile a .ts file; the same file gives the same bytes. CalledProcessError where Qt refuses it."""
    lrelease = Path(PySide6.__file__).parent / "lrelease"
    subprocess.run([lrelease, "-silent", path, "-qm", target], check=True)
