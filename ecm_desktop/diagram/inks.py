"""Inks: what each role looks like in each look (light, dark, high contrast, print). RGB stands here and nowhere else.

Meaning is never in colour alone: the roles that mean something differ in dash, width, shape or word too. Text on its
surface has a contrast of at least 4.5:1, lines 3:1.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from ecm_desktop.diagram.roles import Role


class LookName(StrEnum):
    """The looks."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    PRINT = "print"


class Ink(NamedTuple):
    """How a mark is painted: colours as #rrggbb or None, `width` and `dash` in points, `hatched` for not known.

    `halo` lies behind each line of its words, so that lines which cross them leave them readable.
    """

    stroke: str | None
    fill: str | None
    text: str
    width: float = 1.2
    dash: tuple[float, ...] = ()
    hatched: bool = False
    halo: str | None = None


class Tones(NamedTuple):
    """The colours of a look from which inks and the widgets' palette are made."""

    paper: str
    surface: str
    stripe: str
    line: str
    faint: str
    text: str
    muted: str
    accent: str
    on_accent: str
    soft: str  # a light wash of the accent
    warm: str  # a light wash for notices and markings
    warm_text: str
    rail: str
    on_rail: str
    lanes: dict[str, str]
    emotions: dict[str, str]


_LIGHT = Tones(
    paper="#fbfaf6", surface="#ffffff", stripe="#f4f2ec", line="#2c3a42", faint="#d8d4ca", text="#1c2830",
    muted="#56626a", accent="#1c6a73", on_accent="#ffffff", soft="#dcecec", warm="#fdf1dc", warm_text="#8a4b08",
    rail="#1f2e37", on_rail="#e8eef0",
    lanes={"living": "#2f62a3", "strengths": "#3f7d20", "family": "#7b4a9c", "loss": "#7a5245",
           "education": "#19734f", "health": "#117682", "services": "#59626b", "offending": "#85590a"},
    emotions={"warm": "#3f7d20", "distant": "#56626a", "tense": "#9a4a12", "harm": "#8c2f39", "cut": "#6b3fa0"},
)  # fmt: skip
_DARK = Tones(
    paper="#182127", surface="#1f2a31", stripe="#222e36", line="#c9d3d8", faint="#3a4850", text="#eef2f3",
    muted="#a9b6bd", accent="#6cc4cc", on_accent="#0d1a1e", soft="#24474c", warm="#47391f", warm_text="#f3cf96",
    rail="#10181d", on_rail="#dbe4e8",
    lanes={"living": "#7fb0ee", "strengths": "#8ccc6a", "family": "#c9a0e6", "loss": "#d3a594",
           "education": "#6fd0a5", "health": "#66ccd8", "services": "#b4bec6", "offending": "#e0b565"},
    emotions={"warm": "#8ccc6a", "distant": "#a9b6bd", "tense": "#f0a56a", "harm": "#f08a93", "cut": "#c4a4f0"},
)  # fmt: skip
_CONTRAST = Tones(
    paper="#ffffff", surface="#ffffff", stripe="#ffffff", line="#000000", faint="#767676", text="#000000",
    muted="#1a1a1a", accent="#003c8f", on_accent="#ffffff", soft="#ffffff", warm="#ffffff", warm_text="#5a2a00",
    rail="#000000", on_rail="#ffffff",
    lanes=dict.fromkeys(_LIGHT.lanes, "#000000"),
    emotions=dict.fromkeys(_LIGHT.emotions, "#000000"),
)  # fmt: skip
_PRINT = Tones(
    paper="#ffffff", surface="#ffffff", stripe="#f5f4f0", line="#1d2529", faint="#c4c2ba", text="#14191c",
    muted="#4a545a", accent="#155e66", on_accent="#ffffff", soft="#e2eeee", warm="#fbf3e2", warm_text="#6e3c06",
    rail="#1f2e37", on_rail="#ffffff", lanes=_LIGHT.lanes, emotions=_LIGHT.emotions,
)  # fmt: skip

TONES = {
    LookName.LIGHT: _LIGHT, LookName.DARK: _DARK, LookName.CONTRAST: _CONTRAST, LookName.PRINT: _PRINT,
}  # fmt: skip

# the emotional qualities: (tone, width, dash); the strokes differ in their geometry too (diagram/genogram)
_EMOTIONS: dict[str, tuple[str, float, tuple[float, ...]]] = {
    "very_close": ("warm", 1.6, ()),
    "close": ("warm", 1.4, ()),
    "fused": ("warm", 1.6, ()),
    "friendship": ("warm", 1.4, ()),
    "harmony": ("warm", 1.2, ()),
    "spiritual": ("warm", 1.4, ()),
    "looks_up_to": ("warm", 1.4, ()),
    "focused_on": ("tense", 1.4, ()),
    "improving": ("warm", 1.4, (7, 3)),
    "repaired": ("warm", 1.4, (7, 3, 1.5, 3)),
    "distant": ("distant", 1.4, (1.5, 4)),
    "indifferent": ("distant", 1.4, (7, 4)),
    "ambivalent": ("tense", 1.4, (6, 3, 1.5, 3)),
    "strained": ("tense", 1.4, (4, 3)),
    "conflict": ("tense", 1.5, ()),
    "hostile": ("tense", 1.9, ()),
    "close_hostile": ("tense", 1.5, ()),
    "fused_hostile": ("tense", 1.7, ()),
    "distrust": ("tense", 1.4, ()),
    "jealous": ("tense", 1.4, ()),
    "afraid_of": ("tense", 1.4, ()),
    "cut_off": ("cut", 1.5, (9, 4)),
    "caring_for": ("warm", 1.4, ()),
    "controlling": ("harm", 1.6, (3, 2)),
    "domestic_abuse": ("harm", 1.9, ()),
    "emotional_abuse": ("harm", 1.6, ()),
    "physical_abuse": ("harm", 1.9, ()),
    "sexual_abuse": ("harm", 2.2, ()),
    "neglect": ("harm", 1.6, (7, 3)),
    "financial_abuse": ("harm", 1.6, ()),
    "exploitation": ("harm", 1.9, ()),
}
# the line of a harm that nobody has admitted or found: lighter, or in dots
_NOT_ESTABLISHED: dict[str, tuple[float, tuple[float, ...]]] = {"alleged": (1.1, ()), "not_upheld": (1.1, (1.5, 3))}
_PARENTAGE_DASH: dict[str, tuple[float, ...]] = {
    "adopted": (8, 3), "foster": (2, 3), "guardianship": (6, 3, 2, 3), "kinship": (6, 3, 2, 3, 2, 3), "step": (3, 3),
    "donor": (10, 3, 1.5, 3), "pet": (1, 3),
}  # fmt: skip

_COUPLE_DASH: dict[str, tuple[float, ...]] = {
    "cohabiting": (6, 4), "relationship": (2, 4), "engaged": (10, 3, 2, 3), "brief": (1, 6),
}  # fmt: skip

# the stem of a date known to the day is solid; one that is not is dashed, and a whisker spans the days it may mean
_STEMS: dict[str, tuple[float, tuple[float, ...]]] = {
    "soft": (2.6, (3, 2)), "whisker": (1.0, (1.5, 2.5)), "head": (5.0, ()), "caption": (1.0, (1.5, 2.5)),
    "outline": (1.8, ()),
}  # fmt: skip


_CODE = Ink(None, "#000000", "#000000")  # a QR code is black in every look, or no camera reads it


class Look:
    """The inks of one look; `ink` is a lookup, so a painter may ask for every mark it paints."""

    def __init__(self, name: LookName) -> None:
        self.name = name
        self.tones = TONES[name]
        self._inks: dict[tuple[Role, str], Ink] = {}

    def ink(self, role: Role, variant: str = "") -> Ink:
        """The ink of a role, and of its variant where that differs."""
        key = (role, variant)
        if key not in self._inks:
            self._inks[key] = _make(self.tones, role, variant)
        return self._inks[key]


def _make(tones: Tones, role: Role, variant: str) -> Ink:
    if role is Role.EMOTIONAL:
        quality, _, status = variant.partition(":")
        tone, width, dash = _EMOTIONS.get(quality, ("distant", 1.4, ()))
        width, dash = _NOT_ESTABLISHED.get(status, (width, dash))
        return Ink(tones.emotions[tone], tones.emotions[tone], tones.emotions[tone], width, dash)
    if role in (Role.EVENT, Role.SPELL, Role.STEM, Role.LANE_TITLE, Role.GROUP, Role.GHOST):
        return _of_lane(tones, role, variant)
    if role in (Role.LEVEL, Role.LEVEL_TITLE, Role.AGE, Role.AGE_RANGE):
        return _of_model(tones, role, variant)
    return _plain(tones, role, variant)


def _mixed(colour: str, ground: str, share: float) -> str:
    """A wash: `share` of a colour on a ground."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(ground[1:]), strict=True)
    return "#" + bytes(round(share * one + (1 - share) * other) for one, other in pairs).hex()


def _of_lane(tones: Tones, role: Role, variant: str) -> Ink:
    lane = tones.lanes.get(variant.partition(":")[0], tones.muted)
    state = variant.partition(":")[2]
    if role is Role.SPELL and state == "home":
        return Ink(lane, lane, tones.surface, 1.0)
    if role is Role.SPELL:
        return Ink(lane, _mixed(lane, tones.surface, 0.12), tones.text, 1.4)
    if role is Role.STEM and state in _STEMS:
        return Ink(lane, lane, lane, *_STEMS[state])
    if role is Role.EVENT:
        return Ink(None, None, tones.text, 2.6)
    if role is Role.GHOST:
        return Ink(lane, tones.soft, tones.text, 1.5, (4, 3))
    if role is Role.GROUP:
        return Ink(lane, lane if state == "dot" else tones.surface, tones.text, 1.2)
    return Ink(lane, lane, tones.text if role is Role.LANE_TITLE else lane, 2.6)


def _of_model(tones: Tones, role: Role, variant: str) -> Ink:
    if role is Role.LEVEL and variant == "here":
        return Ink(tones.accent, tones.accent, tones.on_accent, 1.6)
    if role is Role.LEVEL and variant == "towards":
        return Ink(tones.accent, tones.soft, tones.text, 1.6, (6, 4))
    if role is Role.LEVEL:
        return Ink(
            tones.muted, tones.stripe, tones.text, 1.0 if variant != "ghost" else 1.6, (3, 3) * (variant == "ghost")
        )
    if role is Role.AGE and variant.endswith("ghost"):
        return Ink(tones.muted, tones.surface, tones.muted, 1.2, (3, 2))
    if role is Role.AGE and variant.endswith("other"):
        return Ink(tones.line, tones.surface, tones.text, 1.6)
    if role is Role.AGE:
        return Ink(tones.line, tones.line, tones.paper, 1.2)
    return Ink(tones.muted, tones.muted, tones.text, 1.4)


def _plain(tones: Tones, role: Role, variant: str) -> Ink:
    inks = _family_inks(tones, variant) | _page_inks(tones, variant)
    return inks.get(role, Ink(tones.line, None, tones.muted if variant == "muted" else tones.text, 1.2))


def _family_inks(tones: Tones, variant: str) -> dict[Role, Ink]:
    line, muted = tones.line, tones.muted
    fill = {"child": tones.soft, "ghost": tones.paper}.get(variant, tones.surface)
    descent = Ink(line, None, muted, 1.3, _PARENTAGE_DASH.get(variant, ()))
    couple = _COUPLE_DASH.get(variant.rpartition(":")[2], ())
    round_them = {"dotted": (1.5, 3.5), "building": ()}.get(variant, (5.0, 4.0))
    return {
        Role.PERSON: Ink(muted if variant == "ghost" else line, fill, tones.text, 2.0 if variant == "child" else 1.4),
        Role.COUPLE: Ink(line, None, muted, 1.4, couple),
        Role.DESCENT: descent,
        Role.SIBLING: descent,
        Role.HOUSEHOLD: Ink(
            tones.lanes["living"], tones.stripe, tones.lanes["living"], 1.4, round_them, halo=tones.stripe
        ),
        Role.BADGE: Ink(muted, tones.surface, tones.text, 1.2),
        Role.NETWORK: _of_network(tones, variant),
        Role.NAME: Ink(line, None, tones.text, halo=tones.paper),
        Role.LEGEND: Ink(muted, tones.surface, muted, 1.0),
    }


def _gap(tones: Tones, variant: str) -> Ink:
    if variant == "unknown":  # behind cards, which stay readable on it
        return Ink(None, None, tones.faint, 0.8, hatched=True)
    return Ink(tones.muted, tones.paper, tones.muted, 0.8, (2, 3) * (variant == "told"), variant != "told")


def _of_network(tones: Tones, variant: str) -> Ink:
    if variant == "round":
        return Ink(tones.muted, None, tones.muted, 1.2, (10, 6))
    return Ink(tones.accent, tones.surface, tones.text, 1.5, (1.5, 4) if variant == "tenuous" else ())


def _page_inks(tones: Tones, variant: str) -> dict[Role, Ink]:
    mark = Ink(tones.accent, tones.accent, tones.on_accent, 2.0)
    return {
        Role.LANE: Ink(None, tones.stripe if variant == "odd" else tones.surface, tones.text),
        Role.GRID: Ink(tones.faint, None, tones.muted, 0.8, (6, 4) if variant == "today" else ()),
        Role.AXIS: Ink(tones.faint, tones.stripe, tones.text, 0.8),
        Role.STAGE: Ink(tones.faint, tones.surface if variant == "odd" else tones.stripe, tones.muted, 0.8),
        Role.MEETING: Ink(tones.accent, tones.surface if variant == "planned" else tones.accent, tones.text, 1.6),
        Role.GAP: _gap(tones, variant),
        Role.SCRUBBER: mark,
        Role.HANDLE: Ink(tones.paper, tones.accent, tones.on_accent, 1.0),
        Role.TODAY: mark,
        Role.LINK: Ink(tones.warm_text, tones.warm, tones.warm_text, 1.4, (4, 3)),
        Role.NOTE: _CODE if variant == "code" else Ink(tones.warm_text, tones.warm, tones.warm_text, 1.0),
    }
