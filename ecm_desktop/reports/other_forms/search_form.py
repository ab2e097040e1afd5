"""Reads a finished docx, xlsx, csv or txt back as others may, and searches it for what must not be in it."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator
from html import unescape
from zipfile import ZipFile, is_zipfile

from ecm_desktop.reports.search import Side, search

_TAG = re.compile(r"<[^>]*>")
_WITHIN_WORDS = re.compile(r"</?(?:\w+:)?(?:r|t|rPr|b|bCs|i|iCs|lang|rStyle|proofErr)(?=[\s/>])")
_ATTRIBUTE = re.compile(r'="([^"]*)"')


def search_form(data: bytes, unwanted: Collection[str], known: tuple[str, ...]) -> None:
    """Raises Refused when one of `unwanted` (as `words_of`) is in the file, NotWhole when one of `known` is not."""
    packed = is_zipfile(io.BytesIO(data))
    sides = [Side(_said(data), known), Side(_beside(data))] if packed else [Side(data.decode("utf-8"), known)]
    search(sides, unwanted)


def _said(data: bytes) -> str:
    """The text of every part, without its tags; those within a word do not part it."""
    return "\n".join(unescape(_TAG.sub(_gap, text)) for _, text in _parts(data))


def _gap(tag: re.Match[str]) -> str:
    return "" if _WITHIN_WORDS.match(tag[0]) else "\n"


def _beside(data: bytes) -> str:
    """The names of the parts and what stands in their attributes."""
    return "\n".join(one for name, text in _parts(data) for one in (name, *map(unescape, _ATTRIBUTE.findall(text))))


def _parts(data: bytes) -> Iterator[tuple[str, str]]:
    with ZipFile(io.BytesIO(data)) as folder:
        for name in folder.namelist():
            if name.endswith((".xml", ".rels", ".vml")):
                yield name, folder.read(name).decode("utf-8")
