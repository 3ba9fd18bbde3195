"""Which language is spoken: the system's or `--lang`, switched while running, Qt's own texts included."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from pairguard_gui.resources import resource

CHINESE: Final = "zh_CN"
ENGLISH: Final = "en"
LANGUAGES: Final = (CHINESE, ENGLISH)
NATIVE_NAMES: Final = {CHINESE: "简体中文", ENGLISH: "English"}
"""Each in its own words, so that it is found by those who need it."""


def system_language() -> str:
    """Chinese where the system speaks any Chinese, English everywhere else."""
    return CHINESE if QLocale.system().language() is QLocale.Language.Chinese else ENGLISH


class Translators:
    """The translators of one running program. `language` is what is spoken now."""

    def __init__(self, language: str) -> None:
        self.language = ""
        self._installed: list[QTranslator] = []
        self.set_language(language)

    def set_language(self, language: str) -> None:
        """Speak `language` from now on; every widget gets a LanguageChange event from Qt.

        ValueError for a language that is none of `LANGUAGES`.
        """
        if language not in LANGUAGES:
            raise ValueError(language)
        self.uninstall()
        self._installed = [_of_qt(language), _of_ours(language)]  # the last one installed is asked first
        for translator in self._installed:
            QCoreApplication.installTranslator(translator)
        QLocale.setDefault(QLocale(language))
        self.language = language

    def uninstall(self) -> None:
        """Take the translators away: what is said from now on is in the sources' own words."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed = []


def _of_qt(language: str) -> QTranslator:
    translator = QTranslator()
    translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return translator


def _of_ours(language: str) -> QTranslator:
    translator = QTranslator()
    path = resource(f"i18n/pairguard_{language}.qm")
    if not translator.load(str(path)):
        message = f"PairGuard's file {path} is no translation: install PairGuard again."
        raise OSError(message)
    return translator
