"""Where along time an entry and its title lie: a flag at its day, or a bar with its name in or beside it."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.marks import Anchor, Weight
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline.density import WIDTHS, Density
from ecm_desktop.diagram.timeline.entries import Entry, quoted
from ecm_desktop.diagram.timeline.frame import HEAD, Scale
from ecm_desktop.diagram.timeline.packing import GAP, Form, Item

PAD = 6.0  # between a stem or an edge and the title
LEAST_BAR = 7.0
_ALONE = 60.0  # the least room for words in which a dot gets some
_IN_BAR = 72.0  # a bar this wide may carry a cut title


class Ruler:
    """Widths of titles, each measured once whatever the size they are set in."""

    def __init__(self, setting: Setting) -> None:
        self.metrics = setting.metrics
        self.words = setting.words
        self._units: dict[tuple[str, Weight], float] = {}

    def width(self, text: str, size: float, weight: Weight) -> float:
        """The width of a text, in points."""
        unit = self._units.get((text, weight))
        if unit is None:
            unit = self._units[text, weight] = self.metrics.width(text, 1.0, weight)
        return unit * size


class Sizer:
    """Puts entries in their place along time, set in one density; `room` is what a title is cut to.

    It serves for as long as the scale, the `right` end of the drawing and the setting are the same.
    """

    def __init__(self, scale: Scale, right: float, ruler: Ruler, density: Density) -> None:
        self._scale = scale
        self._ruler = ruler
        self._metrics = ruler.metrics
        self._words = ruler.words
        self._right = right
        self._density = density

    def kept(self, entry: Entry, room: float, shelf: Shelf) -> Item:
        """The same as `item`, from a shelf where it is there."""
        return shelf.of(("item", entry.id, self._density.row, room), (entry, self), partial(self.item, entry, room))

    def item(self, entry: Entry, room: float = WIDTHS[0]) -> Item:
        """The entry with its place along time."""
        first, last = self._scale.x_of(entry.first), self._scale.x_of(entry.last)
        text = self._cut(entry, max(room, last - first - 2 * PAD) if entry.lasting else room)
        width = self._width(entry, text)
        return self._bar(entry, first, last, text, width) if entry.lasting else self._flag(entry, first, text, width)

    def home(self, entry: Entry) -> Item:
        """A home with as much of its words as its bar holds; no words rather than two letters of them."""
        first, last = self._scale.x_of(entry.first), self._scale.x_of(entry.last)
        text = self._metrics.elided(entry.title, last - first - 2 * PAD, self._density.text)
        text = text if len(text) > 8 or text == entry.title else ""
        return Item(
            entry=entry, left=first, right=last, x=first, text=text, text_x=first + PAD, form=Form.FILLED,
            bar=(first, last),
        )  # fmt: skip

    def caption(self, entry: Entry) -> Item:
        """The words of a home whose bar is too narrow for them, below it."""
        text = self._metrics.elided(entry.title, WIDTHS[-1], self._density.text)
        x = (self._scale.x_of(entry.first) + self._scale.x_of(entry.last)) / 2
        return self._flag(entry, x, text, self._width(entry, text), Form.CAPTION)

    def grown(self, item: Item, room: float) -> Item:
        """The item with as much more of its title as `room` points beside it allow."""
        if item.form is Form.FILLED or not item.text.endswith("…"):
            return item
        text = self._cut(item.entry, self._text_width(item.entry, item.text) + room)
        more = self._width(item.entry, text) - self._width(item.entry, item.text)
        if item.anchor is Anchor.END:
            return replace(item, text=text, left=item.left - more)
        return replace(item, text=text, right=max(item.right, item.text_x + self._width(item.entry, text)))

    def named(self, dot: Item, end: float) -> Item | None:
        """A dot as a flag whose words end before `end`, if some of them fit."""
        entry = dot.entry
        room = end - dot.x - PAD - (self._width(entry, "") if entry.doubt else 0.0)
        if entry.lasting or room < _ALONE or dot.x - 1.5 < dot.left:
            return None
        item = self.item(entry, room)
        return item if item.anchor is Anchor.START else None

    def titles(self, lane: str, entries: tuple[Entry, ...], shelf: Shelf) -> list[float]:
        """The widths of the whole titles of a lane; kept on the shelf, since they are the same wherever one looks."""
        size, width = self._density.text, self._ruler.width

        def measure() -> list[float]:
            return [width(quoted(one), size, weight_of(one)) for one in entries]

        return shelf.of(("titles", lane, self._density), (entries, self._ruler), measure)

    def least_rows(self, titles: list[float], room: float) -> float:
        """The rows that titles so wide alone must take, cut to `room`; they may need more."""
        cut = sum(one if one < room else room for one in titles)
        return (cut + (PAD + GAP) * len(titles)) / (self._right - HEAD)

    def _text_width(self, entry: Entry, text: str) -> float:
        return self._ruler.width(text, self._density.text, weight_of(entry))

    def _cut(self, entry: Entry, room: float) -> str:
        whole = quoted(entry)
        if self._text_width(entry, whole) <= room:
            return whole
        return self._metrics.elided(whole, room, self._density.text, weight_of(entry))

    def _width(self, entry: Entry, text: str) -> float:
        doubt = self._words(entry.doubt) if entry.doubt else ""
        beside = self._ruler.width(doubt, self._density.small, Weight.REGULAR) + PAD if doubt else 0.0
        return self._text_width(entry, text) + beside

    def _flag(self, entry: Entry, x: float, text: str, width: float, form: Form = Form.FLAG) -> Item:
        x = min(max(x, HEAD), self._right)
        most = max(self._right - x, x - HEAD) - PAD
        if width > most:  # neither side has so much room
            doubt = width - self._text_width(entry, text)
            text = self._cut(entry, most - doubt)
            width = self._text_width(entry, text) + doubt
        reach = min(self._scale.x_of(entry.last), self._right) if form is Form.FLAG else x
        if x + PAD + width <= self._right or x - PAD - width < HEAD:
            right = max(x + PAD + width, reach)
            return Item(entry=entry, left=x - 1.5, right=right, x=x, text=text, text_x=x + PAD, form=form)
        return Item(
            entry=entry, left=x - PAD - width, right=max(x + 1.5, reach), x=x, text=text, text_x=x - PAD,
            anchor=Anchor.END, form=form,
        )  # fmt: skip

    def _bar(self, entry: Entry, first: float, last: float, text: str, width: float) -> Item:
        first, last = max(min(first, self._right - LEAST_BAR), HEAD), min(last, self._right)
        last = max(last, first + LEAST_BAR)
        room = last - first - 2 * PAD
        beside, before = self._right - last - PAD, first - HEAD - PAD
        if width <= room or (room >= _IN_BAR and width > max(beside, before)):
            text = text if width <= room else self._metrics.elided(text, room, self._density.text, weight_of(entry))
            return Item(
                entry=entry, left=first, right=last, x=first, text=text, text_x=first + PAD, form=Form.FILLED,
                bar=(first, last),
            )  # fmt: skip
        if width <= beside or width > before:
            return Item(
                entry=entry, left=first, right=last + PAD + width, x=first, text=text, text_x=last + PAD,
                form=Form.BAR, bar=(first, last),
            )  # fmt: skip
        return Item(
            entry=entry, left=first - PAD - width, right=last, x=first, text=text, text_x=first - PAD,
            anchor=Anchor.END, form=Form.BAR, bar=(first, last),
        )  # fmt: skip


def weight_of(entry: Entry) -> Weight:
    """The child's own words are set in italics."""
    return Weight.ITALIC if entry.quoted else Weight.REGULAR
