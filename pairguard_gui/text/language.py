"""The language of all texts: the system's or `--lang`, changed while running, Qt's own texts included."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from pairguard_gui.resources import resource

CHINESE: Final = "zh_CN"
ENGLISH: Final = "en"
LANGUAGES: Final = (CHINESE, ENGLISH)
NATIVE_NAMES: Final = {CHINESE: "简体中文", ENGLISH: "English"}
"""The name of each language in that language, so that those who need it find it."""


def system_language() -> str:
    """Chinese where the system's language is any Chinese, English everywhere else."""
    return CHINESE if QLocale.system().language() is QLocale.Language.Chinese else ENGLISH


class Translators:
    """The translators of one running program. `language` is the current one."""

    def __init__(self, language: str) -> None:
        self.language = ""
        self._installed: list[QTranslator] = []
        self.set_language(language)

    def set_language(self, language: str) -> None:
        """Translate into `language` from now on; every widget gets a LanguageChange event from Qt.

        ValueError for a language that is none of `LANGUAGES`.
        """
        if language not in LANGUAGES:
            raise ValueError(language)
        self.uninstall()
        self._installed = [_of_qt(language), texts_of(language)]  # the last one installed is asked first
        for translator in self._installed:
            QCoreApplication.installTranslator(translator)
        QLocale.setDefault(QLocale(language))
        self.language = language

    def uninstall(self) -> None:
        """Remove the translators: texts are those of the sources from now on."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed = []


def _of_qt(language: str) -> QTranslator:
    translator = QTranslator()
    translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return translator


def texts_of(language: str) -> QTranslator:
    """Our own texts in one of `LANGUAGES`. OSError when the file is missing or damaged."""
    translator = QTranslator()
    path = resource(f"i18n/pairguard_{language}.qm")
    if not translator.load(str(path)):
        message = f"PairGuard's file {path} is no translation: install PairGuard again."
        raise OSError(message)
    return translator
