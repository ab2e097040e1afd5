"""Makes every word of a document printable, once and in one place, before anything is laid out.

Composed letters (NFC); no control, direction or zero-width characters; what the font cannot draw is replaced by words
in brackets, so that nothing is lost silently: an emoji by its name, letters of another script by the script's name.
No text is ever read as markup: paragraphs are built from runs, not parsed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container, Iterator
from enum import Enum
from itertools import groupby
from typing import TypeVar, cast

import msgspec
from msgspec.structs import replace

from ecm_desktop.diagram.marks import Drawing, Stroke

T = TypeVar("T")

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS = {"\ufe0e", "\ufe0f", "\u20e3"}  # variation selectors and the keycap ring
_SPACES = str.maketrans({"\t": " ", "\u2028": "\n", "\u2029": "\n", "\r": "\n", "\x0b": "\n", "\x0c": "\n"})


def printable(text: str, covered: Container[int]) -> str:
    """`text` as it can be printed with a font that covers these code points; newlines stay."""
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_SPACES))
    hidden = {letter for letter in set(text) if letter != "\n" and _is_hidden(letter)}
    kept = "".join(letter for letter in text if letter not in hidden) if hidden else text
    if all(letter == "\n" or ord(letter) in covered for letter in set(kept)):
        return kept
    return "".join(_replaced(kept, covered))


def unsupported(text: str, covered: Container[int]) -> frozenset[str]:
    """The letters of `text` that would be replaced."""
    if text.isascii() and text.isprintable():
        return frozenset()
    normal = unicodedata.normalize("NFC", text.translate(_SPACES))
    return frozenset(one for one in set(normal) if one != "\n" and not _is_hidden(one) and ord(one) not in covered)


def replaced(value: object, covered: Container[int]) -> str:
    """The letters, each once, for which words in brackets will stand in a document, on its drawings too."""
    return "".join(sorted({letter for text in texts(value) for letter in unsupported(text, covered)}))


def texts(value: object) -> Iterator[str]:
    """Every text in a document, or in anything else made of structs."""
    if isinstance(value, str):
        if not isinstance(value, Enum):
            yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif isinstance(value, Drawing):
        yield from (value.title, value.words)
        yield from (text.text for mark in value.marks if not isinstance(mark, Stroke) for text in mark.texts)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from texts(getattr(value, name))


def prepared(value: T, covered: Container[int]) -> T:
    """A block or a whole document with every text in it made printable; shared parts stay shared."""
    return cast(T, _walked(value, lambda text: printable(text, covered)))


def _is_hidden(letter: str) -> bool:
    return unicodedata.category(letter) in _HIDDEN or letter in _JOINERS


def _replaced(text: str, covered: Container[int]) -> list[str]:
    def stands_for(letter: str) -> str:
        return "" if letter == "\n" or ord(letter) in covered else _description(letter)

    made: list[str] = []
    for description, letters in groupby(text, stands_for):
        made.append(f"[{description}]" if description else "".join(letters))
    return made


def _description(letter: str) -> str:
    plain = unicodedata.normalize("NFKD", letter)
    name = unicodedata.name(letter, "symbol").lower()
    if unicodedata.category(letter).startswith(("L", "M")) or plain.isalpha():
        return name.partition(" ")[0].capitalize()
    return name


def _walked(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Drawing):  # the painter sees to what is on it
        return replace(value, title=change(value.title), words=change(value.words))
    if isinstance(value, tuple):
        parts = [_walked(one, change) for one in value]
        return value if all(a is b for a, b in zip(parts, value, strict=True)) else tuple(parts)
    if isinstance(value, msgspec.Struct):
        return _walked_struct(value, change)
    return value


def _walked_struct(value: msgspec.Struct, change: Callable[[str], str]) -> msgspec.Struct:
    changed = {}
    for name in value.__struct_fields__:
        before = getattr(value, name)
        after = _walked(before, change)
        if after is not before:
            changed[name] = after
    return replace(value, **changed) if changed else value
