"""A drawing as SVG: text stays text, each mark with words says them to a screen reader. No toolkit is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from ecm_desktop.diagram.inks import Ink, Look
from ecm_desktop.diagram.marks import AnyMark, Band, Drawing, Points, Rect, Stroke, Symbol, Text, Weight
from ecm_desktop.diagram.metrics import FAMILY
from ecm_desktop.diagram.outlines import ROUND, corners, fade_stops, radius

_SPACE = "http://www.w3.org/2000/svg"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FONT = {
    Weight.REGULAR: "",
    Weight.SEMIBOLD: ' font-weight="600"',
    Weight.BOLD: ' font-weight="700"',
    Weight.ITALIC: ' font-style="italic"',
}


def svg(drawing: Drawing, look: Look, size: tuple[float, float] | None = None, about: str = "") -> str:
    """The whole drawing; `size` (width, height) in CSS pixels, by default one pixel a point.

    `about` is what the file says of itself, beside its title and words.
    """
    area = drawing.area
    width, height = size or (area.w, area.h)
    box = f"{_n(area.x)} {_n(area.y)} {_n(area.w)} {_n(area.h)}"
    lines = [
        f'<svg xmlns="{_SPACE}" width="{_n(width)}" height="{_n(height)}" viewBox="{box}" role="img">',
        f"<title>{_words(drawing.title)}</title>",
        f"<desc>{_words(drawing.words)}</desc>",
        *([f"<metadata>{_words(about)}</metadata>"] if about else ()),
        f"<defs>{_HATCH.format(colour=look.tones.muted)}</defs>",
        _rect(area, f'fill="{look.tones.paper}"'),
        f'<g font-family="{FAMILY}, sans-serif" font-kerning="none" font-variant-ligatures="none">',
    ]
    for number, mark in enumerate(sorted(drawing.marks, key=lambda one: one.z)):
        lines.extend(_mark(mark, look, f"f{number}"))
    return "\n".join([*lines, "</g>", "</svg>", ""])


_HATCH = (
    '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path d="M0 0V6" stroke="{colour}" stroke-width="1"/></pattern>'
)


def _mark(mark: AnyMark, look: Look, fade: str) -> Iterator[str]:
    ink = look.ink(mark.role, mark.variant)
    yield f'<g role="img" aria-label={_quoted(mark.words)}>' if mark.words else '<g aria-hidden="true">'
    if isinstance(mark, Symbol):
        yield from _symbol(mark, ink, fade)
    elif isinstance(mark, Stroke):
        yield from _stroke(mark, ink)
    elif isinstance(mark, Band):
        yield _rect(mark.rect, _paint(ink, ink.fill))
        if ink.hatched:
            yield _rect(mark.rect, 'fill="url(#hatch)"')
    if not isinstance(mark, Stroke):
        yield from (_text(one, look, ink) for one in mark.texts)
    yield "</g>"


def _symbol(symbol: Symbol, ink: Ink, fade: str) -> Iterator[str]:
    stops = fade_stops(symbol)
    if stops:
        yield _fade(stops, fade)
        yield f'<g mask="url(#{fade})">'
    yield _outline(symbol, _paint(ink, ink.fill))
    for line in symbol.lines:
        yield f'<path d="{_path(line)}" {_paint(ink, None)}/>'
    if stops:
        yield "</g>"


def _fade(stops: tuple[tuple[float, float], ...], name: str) -> str:
    inner = "".join(f'<stop offset="{_n(at)}" stop-color="#fff" stop-opacity="{_n(how)}"/>' for at, how in stops)
    return (
        f'<defs><linearGradient id="{name}g">{inner}</linearGradient>'
        f'<mask id="{name}" maskContentUnits="objectBoundingBox">'
        f'<rect width="1" height="1" fill="url(#{name}g)"/></mask></defs>'
    )


def _outline(symbol: Symbol, paint: str) -> str:
    rect = symbol.rect
    if symbol.shape in ROUND:
        cx, cy = rect.centre
        return f'<ellipse cx="{_n(cx)}" cy="{_n(cy)}" rx="{_n(rect.w / 2)}" ry="{_n(rect.h / 2)}" {paint}/>'
    round_by = radius(symbol.shape, rect)
    if round_by:
        return _rect(rect, f'rx="{_n(round_by)}" {paint}')
    return f'<path d="{_path(corners(symbol))}Z" {paint}/>'


def _stroke(stroke: Stroke, ink: Ink) -> Iterator[str]:
    end = "Z" if stroke.closed else ""
    yield f'<path d="{_path(stroke.points)}{end}" {_paint(ink, ink.fill if stroke.closed else None)}/>'
    for line in stroke.extra:
        yield f'<path d="{_path(line)}" {_paint(ink, None)}/>'
    for head in stroke.heads:
        yield f'<path d="{_path(head)}Z" fill="{ink.stroke or ink.text}"/>'


def _text(text: Text, look: Look, ink: Ink) -> str:
    colour = look.tones.muted if text.muted and ink.text == look.tones.text else ink.text
    halo = f' stroke="{ink.halo}" stroke-width="3" paint-order="stroke"' if ink.halo else ""
    return (
        f'<text x="{_n(text.x)}" y="{_n(text.y)}" font-size="{_n(text.size)}" fill="{colour}" '
        f'text-anchor="{text.anchor.value}" xml:space="preserve"{_FONT[text.weight]}{halo}>{_words(text.text)}</text>'
    )


def _paint(ink: Ink, fill: str | None) -> str:
    parts = [f'fill="{fill or "none"}"']
    if ink.stroke:
        parts.append(f'stroke="{ink.stroke}" stroke-width="{_n(ink.width)}"')
    if ink.stroke and ink.dash:
        parts.append(f'stroke-dasharray="{" ".join(map(_n, ink.dash))}"')
    return " ".join(parts)


def _rect(rect: Rect, more: str) -> str:
    return f'<rect x="{_n(rect.x)}" y="{_n(rect.y)}" width="{_n(rect.w)}" height="{_n(rect.h)}" {more}/>'


def _path(points: Points) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _n(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".")


def _words(text: str) -> str:
    return escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text))


def _quoted(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text))
