"""Words as they are compared: Ṣadé, SADE and Sade are one name."""

from __future__ import annotations

import unicodedata


def unaccented(text: str) -> str:
    """The text in small letters, without accents and ligatures."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter))
