"""How controls look: a palette and one style sheet for the whole program, made from the tones of a look.

Controls are told apart by their object name or by the dynamic property `kind` (see `Kind`), never by a style of
their own. Sizes are pixels at a text scale of 1.
"""

from __future__ import annotations

from enum import StrEnum
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ecm_desktop.diagram.inks import TONES, LookName, Tones
from ecm_desktop.diagram.roles import Weight
from ecm_desktop.settings import resource_dir
from ecm_desktop.widgets.fonts import font
from ecm_desktop.widgets.sheet import SHEET

_SCALE = "text-scale"
_ASKED = 0.64  # of the ink of text, the rest of its ground
TEXT = 13.5  # pixels of ordinary text at 100 %


class Kind(StrEnum):
    """What a control is for, where its class does not say; see `mark_as`."""

    RAIL = "rail"
    RAIL_BUTTON = "rail-button"
    RAIL_ICON = "rail-icon"
    HEADER = "header"
    WHO = "who"
    INSPECTOR = "inspector"
    CARD = "card"
    WELL = "well"
    WELL_OPEN = "well-open"
    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    FIELD_LABEL = "field-label"
    HINT = "hint"
    PROBLEM = "problem"
    NOTICE = "notice"
    NOTICE_DONE = "notice-done"
    NOTICE_TROUBLE = "notice-trouble"
    NOTICE_TEXT = "notice-text"
    MARKING = "marking"
    CHIP = "chip"
    CHIP_ON = "chip-on"
    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"
    LINK = "link"
    ADD_LINE = "add-line"
    PAGE = "page"
    SHARED = "shared"
    OVERLAY = "overlay"
    DESK = "desk"
    TAG = "tag"
    ZOOM = "zoom"
    ALOUD = "aloud"
    ALOUD_TITLE = "aloud-title"
    OWN_WORDS = "own-words"
    SECRET = "secret"  # noqa: S105  # the kind of a label


def mark_as(widget: QWidget, kind: Kind) -> None:
    """Give a control its kind; one already shown is styled anew."""
    widget.setProperty("kind", kind.value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def look_for(preference: str, dark: bool) -> LookName:
    """The look that a preference asks for; 'system' (or anything unknown) follows whether the system is `dark`."""
    known = {name.value: name for name in (LookName.LIGHT, LookName.DARK, LookName.CONTRAST)}
    return known.get(preference, LookName.DARK if dark else LookName.LIGHT)


def apply_look(app: QApplication, name: LookName, scale: float = 1.0) -> None:
    """Dress the whole program in a look at a text scale (1.0 is 100 %); it must have the style Fusion and the fonts."""
    tones = TONES[name]
    app.setProperty(_SCALE, scale)
    app.setPalette(palette(tones))
    app.setFont(font(Weight.REGULAR, TEXT * scale))
    app.setStyleSheet(style_sheet(tones, scale))


def text_scale() -> float:
    """The text scale that the program is dressed in now; 1.0 is 100 %."""
    app = QApplication.instance()
    scale = app.property(_SCALE) if app is not None else None
    return float(scale) if scale else 1.0


def palette(tones: Tones) -> QPalette:
    """Every colour role a Fusion control paints with."""
    role = QPalette.ColorRole
    made = QPalette()
    for one, colour in (
        (role.Window, tones.paper), (role.WindowText, tones.text), (role.Base, tones.surface),
        (role.AlternateBase, tones.stripe), (role.Text, tones.text), (role.PlaceholderText, tones.muted),
        (role.Button, tones.surface), (role.ButtonText, tones.text), (role.BrightText, tones.on_accent),
        (role.Highlight, tones.accent), (role.HighlightedText, tones.on_accent), (role.Accent, tones.accent),
        (role.Link, tones.accent), (role.LinkVisited, tones.accent), (role.ToolTipBase, tones.surface),
        (role.ToolTipText, tones.text), (role.Light, tones.surface), (role.Midlight, tones.stripe),
        (role.Mid, tones.faint), (role.Dark, tones.muted), (role.Shadow, tones.line),
    ):  # fmt: skip
        made.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, one, QColor(tones.muted))
    return made


def style_sheet(tones: Tones, scale: float = 1.0) -> str:
    """The one style sheet."""
    places = {name: getattr(tones, name) for name in _COLOURS}
    places["edge"] = tones.muted  # an input's edge must be seen: 3:1 against its ground
    places["asked"] = asked_in(tones)
    places["sheet"] = (resource_dir() / "icons" / "sheet").as_posix()
    places["on_page"], places["on_fill"] = _shade(tones.text), _shade(tones.on_accent)
    return Template(SHEET).substitute(places, **_sizes(scale))


def asked_in(tones: Tones) -> str:
    """The ink of what an empty field asks for: it can be read, and is not taken for what somebody typed."""
    ink, ground = QColor(tones.text), QColor(tones.surface)
    mixed = (
        round(_ASKED * one() + (1 - _ASKED) * other())
        for one, other in ((ink.red, ground.red), (ink.green, ground.green), (ink.blue, ground.blue))
    )
    return QColor(*mixed).name()


def _shade(colour: str) -> str:
    # a style sheet's pictures cannot be coloured, so each is there twice
    return "white" if QColor(colour).lightness() > 127 else "black"


_COLOURS = (
    "paper", "surface", "stripe", "line", "faint", "text", "muted", "accent", "on_accent", "soft", "warm",
    "warm_text", "rail", "on_rail",
)  # fmt: skip


def _sizes(scale: float) -> dict[str, str]:
    pixels = {
        "text": TEXT,
        "small": 12,
        "title": 16,
        "aloud": 26,
        "own_words": 40,
        "target": 24,
        "input": 26,
        "rail": 64,
        "notice": 35,  # two lines of text, whether or not anything is said
        "tick": 16,
        "round": 8,
    }
    return {f"{name}_px": f"{round(size * scale)}px" for name, size in pixels.items()}
