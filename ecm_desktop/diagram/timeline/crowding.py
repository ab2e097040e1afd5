"""What found no row in a lane: dots where they can be told apart, counted pills where they cannot."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from ecm_desktop.diagram.marks import Anchor
from ecm_desktop.diagram.timeline.frame import HEAD
from ecm_desktop.diagram.timeline.packing import Form, Group, Item

DOT, PILL = 9.0, 30.0  # widths, in points
_APART = 2.0  # free points between two of them
_WIDEST = 46.0  # the points along time that one pill stands for


class _Cluster:
    """Items that are shown as one thing: a dot, or a pill at the middle of them."""

    def __init__(self, items: list[Item], free_from: float, right: float) -> None:
        self.items = items
        width = DOT if len(items) == 1 else PILL
        middle = (items[0].x + items[-1].x) / 2
        self.left = max(min(middle - width / 2, right - width), free_from)
        self.right = self.left + width

    def spans(self, last: float) -> float:
        """The points along time from its first item to a place."""
        return last - self.items[0].x


def crowd(items: Iterable[Item], right: float) -> tuple[tuple[Group, ...], tuple[Item, ...]]:
    """The pills and the dots that stand for these items, in one row that ends at `right`."""
    clusters: list[_Cluster] = []
    for item in sorted(items, key=lambda one: (one.x, one.entry.id)):
        _add([item], clusters, right)
    groups = tuple(_group(one) for one in clusters if len(one.items) > 1)
    return groups, tuple(_dot(one) for one in clusters if len(one.items) == 1)


def _add(items: list[Item], clusters: list[_Cluster], right: float) -> None:
    """Put items, later than all others, beside the last cluster, or into it where they would touch it."""
    while clusters:
        last = clusters[-1]
        alone = _Cluster(items, HEAD, right)
        beside = _Cluster(items, last.right + _APART, right)
        if beside.left == alone.left or (last.spans(items[-1].x) > _WIDEST and beside.right <= right):
            clusters.append(beside)
            return
        items = [*clusters.pop().items, *items]
    clusters.append(_Cluster(items, HEAD, right))


def _group(cluster: _Cluster) -> Group:
    entries = sorted((item.entry for item in cluster.items), key=lambda one: (one.first, one.last, one.id))
    return Group(cluster.left, cluster.right, tuple(entries))


def _dot(cluster: _Cluster) -> Item:
    item = cluster.items[0]
    return replace(item, left=cluster.left, right=cluster.right, text="", anchor=Anchor.START, form=Form.DOT, bar=None)
