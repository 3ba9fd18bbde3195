"""Every text a person can meet is translated: the check behind `make check` sees each way to miss one."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from PySide6.QtCore import QTranslator

from tools import ts_file
from tools.check_translations import problems
from tools.source_texts import Message, read_package
from tools.ts_file import Translation
from tools.update_translations import update

SOURCE = """
    WORDS = {"held": QT_TRANSLATE_NOOP("states", "held <b>{size}</b>")}

    def say(word):
        return QCoreApplication.translate("states", WORDS[word])

    class Window(QWidget):
        def retranslate(self, n):
            self.setWindowTitle("PairGuard")
            self.setText(self.tr("%n pair(s)", "", n))
            painter.translate(10, 20)
            return "abc".translate(table)
"""
HELD = Message("states", "held <b>{size}</b>")
PAIRS = Message("Window", "%n pair(s)")
SAID = {
    "zh_CN": {
        HELD: Translation(("持有 <b>{size}</b>",), finished=True),
        PAIRS: Translation(("%n 个交易对",), finished=True),
    },
    "en": {PAIRS: Translation(("%n pair", "%n pairs"), finished=True)},
}


class Project:
    """A package of one module and its translations, all of them right at first."""

    def __init__(self, root: Path) -> None:
        self.package = root / "program"
        self.translations = root / "i18n"
        self.package.mkdir()
        self.translations.mkdir()
        self.write(SOURCE)
        for language, said in SAID.items():
            self.say(language, said)
        update(self.package, self.translations)

    def write(self, source: str) -> None:
        (self.package / "window.py").write_text(dedent(source), "utf-8")

    def say(self, language: str, said: dict[Message, Translation]) -> None:
        path = ts_file.path_of(self.translations, language)
        ts_file.write(path, language, said, dict.fromkeys(said, "program/window.py"))

    def problems(self) -> list[str]:
        return problems(self.package, self.translations)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_complete_translations_pass(project: Project) -> None:
    assert project.problems() == []


@pytest.mark.usefixtures("qapp")
def test_what_is_compiled_is_what_qt_says(project: Project) -> None:
    said = []
    for language in ("zh_CN", "en"):
        translator = QTranslator()
        assert translator.load(str(project.translations / f"pairguard_{language}.qm"))
        said += [translator.translate(PAIRS.context, PAIRS.source, None, n) for n in (1, 2)]
    assert said == ["%n 个交易对", "%n 个交易对", "%n pair", "%n pairs"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('self.tr(f"{n} pairs")', "of an f-string"),
        ('self.tr("a" + str(n))', "written out, as one string"),
        ("self.tr(title)", "written out, as one string"),
        ('QT_TRANSLATE_NOOP(context, "word")', "wants its context written out"),
        ('tr("nobody around")', "wants its context written out"),
        ('QLabel("Hello")', "QLabel() shows 'Hello' in one language only"),
        ('menu.addAction(icon, "Close")', "addAction() shows 'Close' in one language only"),
        ('label.setText(f"{n} pairs")', "setText() shows ' pairs' in one language only"),
        ('Window.tr("a new text")', "zh_CN: missing"),
        ('QCoreApplication.translate("other", "%n left", None, int(n))', "en: missing"),
    ],
)
def test_a_text_that_a_translator_would_not_see_is_named(project: Project, line: str, complaint: str) -> None:
    project.write(dedent(SOURCE) + f"\n{line}\n")
    found = [problem for problem in project.problems() if complaint in problem]
    assert found, project.problems()


def test_a_text_that_nobody_uses_any_more_is_named_in_each_language(project: Project) -> None:
    project.write("")
    found = project.problems()
    assert [p.split(",")[0] for p in found] == ["zh_CN: unused", "zh_CN: unused", "en: unused"]


@pytest.mark.parametrize(
    ("forms", "finished", "complaint"),
    [
        (("",), True, "untranslated"),
        (("持有 <b>{size}</b>",), False, "untranslated"),
        (("持有 <b>{sizes}</b>",), True, "placeholders differ"),
        (("持有 <b>{size}</b> {size}",), True, "placeholders differ"),
        (("持有 {size}",), True, "placeholders differ"),
    ],
)
def test_a_bad_translation_is_named(project: Project, forms: tuple[str, ...], finished: bool, complaint: str) -> None:
    project.say("zh_CN", SAID["zh_CN"] | {HELD: Translation(forms, finished)})
    assert any(complaint in problem and "zh_CN" in problem for problem in project.problems())


def test_a_language_that_lacks_a_plural_form_is_named(project: Project) -> None:
    project.say("en", {PAIRS: Translation(("%n pairs",), finished=True)})
    assert any("en: wants 2 plural forms" in problem for problem in project.problems())


def test_a_translation_that_was_not_compiled_is_named(project: Project) -> None:
    project.say("zh_CN", SAID["zh_CN"] | {PAIRS: Translation(("共 %n 个交易对",), finished=True)})
    assert project.problems() == ["zh_CN: pairguard_zh_CN.qm is out of date, type `make translations`"]


def test_an_update_keeps_what_was_translated_and_leaves_new_texts_open(project: Project) -> None:
    project.write(dedent(SOURCE) + '\nQT_TRANSLATE_NOOP("states", "unknown & new")\n')
    assert update(project.package, project.translations) == {"zh_CN": 1, "en": 0}
    said = ts_file.read(ts_file.path_of(project.translations, "zh_CN"))
    assert said.pop(Message("states", "unknown & new")) == Translation(("",), finished=False)
    assert said == SAID["zh_CN"]


def test_the_context_of_tr_is_the_class_around_it_and_a_comment_tells_two_texts_apart(
    project: Project,
) -> None:
    project.write("""
        class Outer(QWidget):
            class Inner(QWidget):
                def f(self): return [self.tr("a"), self.tr("b", "menu")]
            def g(self): return lambda: self.tr("c", disambiguation="button")
        def h(): return Outer.tr("d")
    """)
    texts = read_package(project.package)
    assert texts.problems == []
    assert set(texts.messages) == {
        Message("Inner", "a"),
        Message("Inner", "b", "menu"),
        Message("Outer", "c", "button"),
        Message("Outer", "d"),
    }
