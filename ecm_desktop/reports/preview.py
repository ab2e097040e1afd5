"""The pages of a finished document as pictures, made from its bytes in memory: nothing of it touches a disk."""

from __future__ import annotations

from typing import NamedTuple

from ecm_desktop.reports.pdfium import opened, text_of

_MOST_PIXELS = 24_000_000  # of one page: some 100 MB


class PageSize(NamedTuple):
    """A page's size in points."""

    width: float
    height: float


class Pixels(NamedTuple):
    """A picture: 32 bits a pixel in the order blue, green, red, unused; `stride` bytes a line."""

    width: int
    height: int
    stride: int
    data: bytes


class PagePicture(NamedTuple):
    """One page: how it looks, and what it says to those who do not see it."""

    pixels: Pixels
    text: str


def page_sizes(data: bytes) -> tuple[PageSize, ...]:
    """The size of every page of a PDF."""
    with opened(data) as pdf:
        return tuple(PageSize(*pdf.get_page_size(number)) for number in range(len(pdf)))


def page_picture(data: bytes, number: int, scale: float) -> PagePicture:
    """Page `number` (0 first) at `scale` pixels a point, less where that would be too large to hold."""
    with opened(data) as pdf:
        page = pdf[number]
        width, height = page.get_size()
        fitting = min(scale, (_MOST_PIXELS / (width * height)) ** 0.5)
        bitmap = page.render(scale=fitting, prefer_bgrx=True)
        pixels = Pixels(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        return PagePicture(pixels, text_of(page))
