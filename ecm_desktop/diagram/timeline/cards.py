"""The marks of one lane: flags and bars with their words, whiskers for days not known, and counted groups."""

from __future__ import annotations

from collections.abc import Iterator

from ecm_desktop.diagram.marks import Anchor, AnyMark, Label, Rect, Role, Shape, Stroke, Symbol, Text, Weight
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline.density import Density
from ecm_desktop.diagram.timeline.frame import HEAD, Scale
from ecm_desktop.diagram.timeline.items import PAD, weight_of
from ecm_desktop.diagram.timeline.packing import Form, Group, Item
from ecm_desktop.diagram.timeline.telling import Teller

_STEM_Z, _CARD_Z = 10, 12


class Painter:
    """Makes the marks of items of one lane at a height; `colour` is the lane whose usual colour they have."""

    def __init__(
        self, setting: Setting, scale: Scale, teller: Teller, right: float, density: Density, colour: str
    ) -> None:
        self._setting = setting
        self._scale = scale
        self._teller = teller
        self._right = right
        self._density = density
        self._colour = colour

    def item(self, item: Item, top: float) -> Iterator[AnyMark]:
        """The marks of one item whose card begins at `top`."""
        match item.form:
            case Form.FLAG:
                yield from self._flag(item, top)
            case Form.CAPTION:
                yield from self._caption(item, top)
            case Form.DOT:
                yield self._dot(item, top)
            case _:
                yield from self._lasting(item, top)

    def group(self, group: Group, top: float) -> Symbol:
        """A counted group: a pill that lists the records it stands for."""
        card, found = self._density.card, group.entries
        rect = Rect(group.left, top, group.right - group.left, card)
        count = Text(
            rect.centre[0], top + self._density.baseline, f"+{len(found)}", self._density.small + 1, Weight.SEMIBOLD,
            Anchor.MIDDLE,
        )  # fmt: skip
        return Symbol(
            id=f"group:{found[0].id}", role=Role.GROUP, variant=self._colour, z=_CARD_Z,
            words=self._teller.group(found), records=tuple(one.id for one in found),
            rect=rect, shape=Shape.PILL, texts=(count,),
        )  # fmt: skip

    def _dot(self, item: Item, top: float) -> Symbol:
        """An entry without room for words: filled when its day is known, else a ring."""
        entry, wide = item.entry, item.right - item.left
        return Symbol(
            id=entry.id, record=entry.id, role=Role.GROUP, variant=f"{self._colour}:{'ring' if entry.soft else 'dot'}",
            z=_CARD_Z, words=self._teller(entry), shape=Shape.DOT,
            rect=Rect(item.left, top + (self._density.card - wide) / 2, wide, wide),
        )  # fmt: skip

    def _flag(self, item: Item, top: float) -> Iterator[AnyMark]:
        entry = item.entry
        if entry.soft:
            yield from self._whisker(item, top)
        state = ":soft" if entry.soft else ""
        yield Stroke(
            id=f"stem:{entry.id}", record=entry.id, role=Role.STEM, variant=self._colour + state, z=_STEM_Z,
            points=((item.x, top), (item.x, top + self._density.card)),
        )  # fmt: skip
        left, right = self._card_edges(item)
        yield Symbol(
            id=entry.id, record=entry.id, role=Role.EVENT, variant=self._colour, z=_CARD_Z,
            words=self._teller(entry),
            rect=Rect(left, top, right - left, self._density.card), shape=Shape.CARD, soft=entry.soft,
            texts=tuple(self._title(item, top)),
        )  # fmt: skip

    def _caption(self, item: Item, top: float) -> Iterator[AnyMark]:
        low, high = (item.left, item.x) if item.anchor is Anchor.END else (item.x, item.right)
        yield Label(
            id=f"title:{item.entry.id}", record=item.entry.id, role=Role.EVENT, variant=self._colour, z=_CARD_Z,
            rect=Rect(low, top, high - low, self._density.card), texts=tuple(self._title(item, top)),
        )  # fmt: skip
        yield Stroke(
            id=f"stem:{item.entry.id}", record=item.entry.id, role=Role.STEM, z=_STEM_Z,
            variant=f"{self._colour}:caption",
            points=((item.x, top), (item.x, top + self._density.card)),
        )  # fmt: skip

    def _card_edges(self, item: Item) -> tuple[float, float]:
        if item.anchor is Anchor.END:
            return item.left, item.x + 1.5
        return item.left, item.right

    def _whisker(self, item: Item, top: float) -> Iterator[Stroke]:
        """A thin dotted line under the title over every day that may be meant, with a tick where it ends."""
        first, last = self._reach(item)
        if last - first < 5:
            return
        y = top + self._density.card - 0.6
        ticks = tuple(
            ((x, y - 2.5), (x, y + 2.5)) for x, soft in ((first, "l"), (last, "r")) if soft in item.entry.soft
        )
        yield Stroke(
            id=f"whisker:{item.entry.id}", role=Role.STEM, variant=f"{self._colour}:whisker", z=_STEM_Z,
            points=((first, y), (last, y)), extra=ticks,
        )  # fmt: skip

    def _reach(self, item: Item) -> tuple[float, float]:
        entry = item.entry
        first, last = self._scale.x_of(entry.first), self._scale.x_of(entry.last)
        if entry.soft == "l":
            first -= 26
        if entry.soft == "r":
            last += 26
        return max(first, HEAD), min(last, self._right)

    def _lasting(self, item: Item, top: float) -> Iterator[AnyMark]:
        entry = item.entry
        left, right = item.bar or (item.left, item.right)
        texts = tuple(self._title(item, top))
        yield Symbol(
            id=entry.id, record=entry.id, role=Role.SPELL, variant=self._colour, z=_CARD_Z,
            words=self._teller(entry),
            rect=Rect(left, top + 0.5, right - left, self._density.card - 1), shape=Shape.BAR, soft=entry.soft,
            texts=texts if item.form is Form.FILLED else (),
        )  # fmt: skip
        if item.form is Form.BAR:
            at = item.right if item.anchor is Anchor.START else item.left
            low, high = sorted((item.text_x, at))
            yield Label(
                id=f"title:{entry.id}", record=entry.id, role=Role.EVENT, variant=self._colour, z=_CARD_Z,
                rect=Rect(low, top, high - low, self._density.card), texts=texts,
            )  # fmt: skip

    def _title(self, item: Item, top: float) -> Iterator[Text]:
        entry, x, y = item.entry, item.text_x, top + self._density.baseline
        weight = weight_of(entry)
        doubt = self._setting.words(entry.doubt) if entry.doubt else ""
        if item.anchor is Anchor.END and doubt:
            yield Text(x, y, doubt, self._density.small, Weight.REGULAR, Anchor.END, muted=True)
            x -= self._setting.metrics.width(doubt, self._density.small) + PAD
        yield Text(x, y, item.text, self._density.text, weight, item.anchor)
        if item.anchor is Anchor.START and doubt:
            x += self._setting.metrics.width(item.text, self._density.text, weight) + PAD
            yield Text(x, y, doubt, self._density.small, Weight.REGULAR, muted=True)
