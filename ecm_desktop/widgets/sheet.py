"""The style sheet's text, with places for the colours and sizes of a look (`$name`)."""

SHEET = """
* { font-size: $text_px; }
QWidget { color: $text; }
QMainWindow, QDialog, QWidget[kind="page"] { background: $paper; }
QToolTip { background: $surface; color: $text; border: 1px solid $edge; padding: 4px 6px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit, QListView, QTreeView, QTableView {
    background: $surface; color: $text; border: 1px solid $edge; border-radius: 4px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $asked; }
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit { min-height: $input_px; padding: 1px 7px; }
QPlainTextEdit, QTextEdit { padding: 3px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QDateEdit:focus, QListView:focus, QTreeView:focus, QTableView:focus { border: 2px solid $accent; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus { padding: 0 6px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 2px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $stripe; color: $muted; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $stripe; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: url("$sheet/down-$on_page.svg"); width: 14px; height: 14px; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QDateEdit::up-button { border: 0; width: 24px; }
QSpinBox::down-button, QDoubleSpinBox::down-button, QDateEdit::down-button { border: 0; width: 24px; }
QAbstractSpinBox::up-arrow { image: url("$sheet/up-$on_page.svg"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$sheet/down-$on_page.svg"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $edge; outline: 0; }
QListView, QTreeView { outline: 0; }  /* the style's frame of the current row lies over its words and pales them */
QListView::item, QComboBox QAbstractItemView::item { min-height: $target_px; padding: 1px 6px; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {
    background: $accent; color: $on_accent;
}
QListView::item:hover:!selected, QTreeView::item:hover:!selected { background: $soft; }
QTreeView::item { min-height: $target_px; }
QHeaderView::section {
    background: $stripe; color: $muted; border: 0; border-bottom: 1px solid $edge; padding: 5px 7px;
    font-size: $small_px; font-weight: 600;
}
QTableView { gridline-color: $faint; alternate-background-color: $stripe; outline: 0; }
QTableView::item:selected:focus { border: 2px solid $on_accent; }

*[kind="quiet"] {
    background: transparent; border-color: transparent; border-bottom: 1px solid $edge; border-radius: 0;
}
*[kind="quiet"]:hover { background: $soft; }
*[kind="quiet"]:focus { background: $surface; border: 2px solid $accent; border-radius: 4px; }
*[kind="quiet"]:read-only { border-bottom-color: transparent; }

QPushButton, QToolButton {
    background: $surface; color: $text; border: 1px solid $edge; border-radius: 5px; padding: 3px 11px;
    min-height: $target_px; min-width: $target_px;
}
QToolButton { padding: 2px; }
QPushButton:hover, QToolButton:hover { background: $soft; border-color: $accent; }
QPushButton:pressed, QToolButton:pressed { background: $stripe; }
QPushButton:checked, QToolButton:checked { background: $soft; border: 2px solid $accent; padding: 2px 10px; }
QToolButton:checked { padding: 1px; }
QPushButton:focus { border: 2px solid $accent; padding: 2px 10px; }
QToolButton:focus { border: 2px solid $accent; padding: 1px; }
QPushButton:disabled, QToolButton:disabled { color: $muted; background: $stripe; border-color: $faint; }
QPushButton[kind="primary"], QPushButton:default {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[kind="primary"]:hover, QPushButton:default:hover { border-color: $text; }
QPushButton[kind="primary"]:focus, QPushButton:default:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled, QPushButton:default:disabled {
    background: $stripe; color: $muted; border-color: $faint;
}
QPushButton[kind="plain"], QToolButton[kind="plain"] {
    background: transparent; border-color: transparent; padding: 3px;
}
QPushButton[kind="plain"]:hover, QToolButton[kind="plain"]:hover { background: $soft; }
QPushButton[kind="plain"]:focus, QToolButton[kind="plain"]:focus { border: 2px solid $accent; padding: 2px; }

QPushButton[kind="link"] {
    background: transparent; border: 2px solid transparent; border-radius: 4px; padding: 1px 4px; text-align: left;
}
QPushButton[kind="link"]:hover { color: $accent; background: $soft; }
QPushButton[kind="link"]:focus { border-color: $accent; }

QCheckBox, QRadioButton { min-height: $target_px; spacing: 7px; border: 2px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
    width: $tick_px; height: $tick_px; border: 1px solid $edge; border-radius: 3px; background: $surface;
}
QRadioButton::indicator { border-radius: $round_px; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$sheet/tick-$on_fill.svg");
}
QRadioButton::indicator:checked {
    background: $accent; border-color: $accent; image: url("$sheet/dot-$on_fill.svg");
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $stripe; border-color: $faint; }
QProgressBar {
    background: $stripe; border: 1px solid $edge; border-radius: 4px; text-align: center; min-height: 18px;
}
QProgressBar[textVisible="false"] { min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $soft; border-right: 2px solid $accent; }
QProgressBar[textVisible="false"]::chunk { background: $accent; border: none; border-radius: 3px; }
QMenu { background: $surface; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 5px 22px 5px 10px; border-radius: 3px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $faint; margin: 4px 6px; }
QScrollArea { border: 2px solid transparent; background: transparent; }
QScrollArea[kind="desk"] { background: $faint; }
QGraphicsView, QSlider { border: 2px solid transparent; border-radius: 4px; }
QScrollArea:focus, QGraphicsView:focus, QSlider:focus { border-color: $accent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 14px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 14px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 3px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $accent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $faint; }

QWidget[kind="rail"] { background: $rail; }
QToolButton[kind="rail-button"], QToolButton[kind="rail-icon"] {
    color: $on_rail; background: transparent; border: 2px solid transparent; border-left: 4px solid transparent;
    min-height: $target_px; min-width: $rail_px; font-size: $small_px; padding: 4px 2px; border-radius: 0;
}
QToolButton[kind="rail-icon"] { min-width: $target_px; }
QToolButton[kind="rail-button"]:hover, QToolButton[kind="rail-icon"]:hover {
    background: transparent; border-left-color: $on_rail;
}
QToolButton[kind="rail-button"]:checked, QToolButton[kind="rail-button"]:checked:hover,
QToolButton[kind="rail-icon"]:checked, QToolButton[kind="rail-icon"]:checked:hover {
    background: $accent; color: $on_accent; border: 2px solid transparent; border-left: 4px solid $on_rail;
}
QToolButton[kind="rail-button"]:focus, QToolButton[kind="rail-icon"]:focus { border: 2px solid $on_rail; }

QWidget[kind="shared"] { background: $paper; border: 4px solid $accent; }
QWidget[kind="header"] { background: $surface; border-bottom: 1px solid $faint; }
QLabel[kind="who"] { font-size: $title_px; font-weight: 600; }
QWidget[kind="inspector"] { background: $surface; border-left: 1px solid $faint; }
QWidget[kind="card"] { background: $surface; border: 1px solid $faint; border-radius: 6px; }
QFrame[kind="well"] { border: 1px solid $faint; border-radius: 4px; }
QFrame[kind="well-open"] { border: 1px dashed $accent; border-radius: 4px; background: $soft; }
QWidget[kind="add-line"] { background: $surface; border-top: 1px solid $faint; }
QLabel[kind="aloud"] { font-size: $aloud_px; }
QLabel[kind="aloud-title"] { font-size: $aloud_px; font-weight: 600; color: $accent; }
QLabel[kind="own-words"] { font-size: $own_words_px; }
QLabel[kind="title"] { font-size: $title_px; font-weight: 600; }
QLabel[kind="subtitle"] { color: $muted; }
QLabel[kind="heading"] { font-weight: 600; }
QLabel[kind="secret"] { font-family: monospace; font-size: $title_px; font-weight: 600; }
QLineEdit[kind="secret"] { font-family: monospace; font-weight: 600; }
QFrame[kind="overlay"] { background: $surface; border: 1px solid $edge; border-radius: 8px; }
QLabel[kind="field-label"], QLabel[kind="hint"] { color: $muted; font-size: $small_px; }
QLabel[kind="problem"] { color: $warm_text; font-size: $small_px; font-weight: 600; }
QLabel[kind="marking"] {
    color: $warm_text; background: $warm; border: 1px solid $warm_text; border-radius: 11px; padding: 2px 10px;
    font-weight: 600; font-size: $small_px;
}
QFrame[kind="notice"], QFrame[kind="notice-done"], QFrame[kind="notice-trouble"] {
    min-height: $notice_px; max-height: $notice_px;
}
QLabel[kind="notice-text"] { color: $text; }
QWidget[kind="notice"] { background: $surface; border-top: 1px solid $faint; }
QWidget[kind="notice-done"] { background: $soft; border-top: 1px solid $accent; }
QWidget[kind="notice-trouble"] { background: $warm_text; border-top: 1px solid $warm_text; }
QWidget[kind="notice-trouble"] QLabel { color: $warm; font-weight: 600; }

QAbstractScrollArea::corner { background: transparent; border: 0; }
QFrame[kind="zoom"] { background: transparent; border: 0; }
QFrame[kind="zoom"] QToolButton { padding: 0; font-size: $small_px; }
QFrame[kind="zoom"] QToolButton:focus { padding: 0; }
QFrame[kind="zoom"] QToolButton:checked { border: 1px solid $accent; padding: 0; }
QFrame[kind="zoom"] QToolButton:checked:focus { border: 2px solid $text; padding: 0; }
QLabel[kind="tag"] {
    background: $surface; color: $text; border: 1px solid $accent; border-radius: 5px; padding: 3px 8px;
    font-weight: 600;
}
QLabel[kind="chip"], QPushButton[kind="chip"], QToolButton[kind="chip"] {
    background: $stripe; color: $text; border: 1px solid $edge; border-radius: 12px; padding: 1px 9px;
    min-height: 20px; font-size: $small_px;
}
QLabel[kind="chip-on"], QPushButton[kind="chip-on"], QToolButton[kind="chip-on"] {
    background: $soft; color: $text; border: 2px solid $accent; border-radius: 12px; padding: 0 8px;
    min-height: 20px; font-size: $small_px;
}
QPushButton[kind="chip"]:focus, QPushButton[kind="chip-on"]:focus { border: 2px solid $text; padding: 0 8px; }
"""
