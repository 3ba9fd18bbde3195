"""The window's style sheet: one template for both colour schemes, sized by the system's font."""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont

from pairguard_gui.resources import resource

if TYPE_CHECKING:
    from pairguard_gui.ui.style.tokens import Tokens

_TEMPLATE = Template("""
QMainWindow, QDialog { background: $window; }
QToolTip { background: $toast; color: $on_toast; border: 0; padding: 5px 8px; }

QMenuBar { background: $window; border-bottom: 1px solid $border; padding: 2px 6px; }
QMenuBar::item { padding: 5px 10px; border-radius: 5px; background: transparent; color: $text; }
QMenuBar::item:selected { background: $selection; }
QMenu { background: $surface; border: 1px solid $border; padding: 5px; color: $text; }
QMenu::item { padding: 6px 26px 6px 22px; border-radius: 5px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $border; margin: 5px 6px; }
QMenu::icon { padding-left: 6px; }
QMenu::indicator { left: 5px; }

QFrame[kind="card"] { background: $surface; border: 1px solid $border; border-radius: 10px; }
QFrame[kind="welcome"] { background: $selection; border: 1px solid $accent; border-radius: 10px; }
QFrame[kind="side"] { background: $surface; border: 0; border-right: 1px solid $border; }
QFrame[kind="rule"] { background: $border; border: 0; }
QFrame[kind="toast"] { background: $toast; border-radius: 8px; }
QFrame[kind="toast"] QLabel { color: $on_toast; }
QFrame[kind="toast"] QPushButton { background: transparent; color: $toast_action; border-color: transparent;
    font-weight: 600; padding: 4px 10px; }
QFrame[kind="toast"] QPushButton:focus { border-color: $toast_action; }

QLabel { color: $text; background: transparent; }
QLabel[kind="title"] { font-size: $title; font-weight: 600; }
QLabel[kind="heading"] { font-size: $heading; font-weight: 600; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="caption"] { color: $muted; font-size: $small; }
QLabel[kind="figure"] { font-size: $heading; font-weight: 600; }
QLabel[kind="figure"][tone="bad"] { color: $bad; }
QLabel[kind="figure"][tone="warn"] { color: $warn; }
QLabel[kind="figure"][tone="stale"] { color: $muted; font-style: italic; font-weight: 400; }
QLabel[tone="bad"] { color: $bad; }
QLabel[tone="warn"] { color: $warn; }

QPushButton { background: $surface; color: $text; border: 1px solid $edge; border-radius: 6px;
    padding: 4px 13px; min-height: 1.15em; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $selection; }
QPushButton:focus { border: 2px solid $accent; padding: 3px 12px; }
QPushButton:disabled { color: $muted; border-color: $border; }
QPushButton[kind="primary"] { background: $start; color: $on_action; border-color: $start; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $start_hover; }
QPushButton[kind="primary"]:focus { border-color: $ring; }
QPushButton[kind="primary"]:disabled { background: $hover; color: $muted; border-color: $border; }
QPushButton[kind="danger"] { background: $stop; color: $on_action; border-color: $stop; font-weight: 600; }
QPushButton[kind="danger"]:hover { background: $stop_hover; }
QPushButton[kind="danger"]:focus { border-color: $ring; }
QPushButton[kind="quiet"] { border-color: transparent; background: transparent; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus { border-color: $accent; }

QToolButton { background: transparent; color: $text; border: 1px solid transparent; border-radius: 6px;
    padding: 3px; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border-color: $accent; }
QToolButton[kind="chip"] { color: $muted; padding: 3px 9px; border-radius: 6px; }
QToolButton[kind="chip"]:checked { background: $selection; color: $text; font-weight: 600; }
QToolButton[kind="chip"]:focus { border-color: $accent; }
QToolButton[kind="segment"] { background: $surface; border: 1px solid $edge; padding: 4px 13px; min-height: 1.15em; }
QToolButton[kind="segment"]:hover { background: $hover; }
QToolButton[kind="segment"]:checked { background: $selection; border-color: $accent; font-weight: 600; }
QToolButton[kind="segment"]:focus { border: 2px solid $accent; padding: 3px 12px; }

QLineEdit { background: $sunken; color: $text; border: 1px solid $field_border; border-radius: 6px;
    padding: 3px 8px; min-height: 1.15em; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus { border: 2px solid $accent; padding: 2px 7px; }
QLineEdit[tone="bad"] { border-color: $bad; }

QRadioButton, QCheckBox { spacing: 8px; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $field_border; border-radius: 8px;
    background: $sunken; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $start; background: $on_action; }
QRadioButton:focus { color: $accent; }
QListView::indicator, QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid $field_border;
    border-radius: 3px; background: $sunken; }
QListView::indicator:checked, QCheckBox::indicator:checked { border-color: $start; background: $start;
    image: url("$tick"); }
QCheckBox::indicator:indeterminate { width: 8px; height: 8px; border: 4px solid $sunken; background: $start; }
QCheckBox:focus { color: $accent; }
QComboBox { background: $surface; color: $text; border: 1px solid $edge; border-radius: 6px; padding: 3px 8px;
    min-height: 1.15em; }
QComboBox:focus { border: 2px solid $accent; padding: 2px 7px; }
QComboBox::drop-down { border: 0; width: 22px; }
QComboBox::down-arrow { image: url("$chevron"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border; }

QTableView, QListView, QTextBrowser, QPlainTextEdit { background: $surface; color: $text; border: 0;
    selection-background-color: $selection; selection-color: $text; outline: 0; }
QTableView { gridline-color: transparent; alternate-background-color: $surface; }
QTextBrowser, QPlainTextEdit { selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit { background: $sunken; border: 1px solid $border; border-radius: 6px; padding: 6px; }
QListView[kind="sheet"] { border: 1px solid $border; border-radius: 6px; padding: 4px 6px; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section { background: $surface; color: $muted; border: 0; border-bottom: 1px solid $border;
    padding: 6px 10px; font-size: $small; }
QHeaderView::section:hover { color: $text; }
QHeaderView::up-arrow, QHeaderView::down-arrow { width: 0; height: 0; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $border; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $field_border; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $border; }
QStatusBar { background: $window; color: $muted; }
""")


def _times(font: QFont, factor: float) -> str:
    if font.pixelSize() > 0:
        return f"{round(font.pixelSize() * factor)}px"
    return f"{font.pointSizeF() * factor:.1f}pt"


def style_sheet(tokens: Tokens, font: QFont) -> str:
    """The style sheet in those colours, with sizes relative to the application's font."""
    tick = resource("icons/tick.svg").as_posix()
    chevron = resource("icons/chevron-down.svg").as_posix()
    sizes = {
        "tick": tick,
        "chevron": chevron,
        "title": _times(font, 1.6),
        "heading": _times(font, 1.2),
        "small": _times(font, 0.92),
    }
    return _TEMPLATE.substitute(sizes, **{name: str(value) for name, value in asdict(tokens).items()})
