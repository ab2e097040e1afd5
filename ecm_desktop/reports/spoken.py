"""In which language a text is written, for whoever hears it: the words of a case need not be in its document's.

Told by the small words that only one of Welsh and English has. A name or a few words without any tell nothing.
"""

from __future__ import annotations

import re

ENGLISH, WELSH = "en-GB", "cy"
_WORD = re.compile(r"\b[^\W\d_]+(?:['’][^\W\d_]+)?\b")
_SMALL = {  # none that the other language has too: "do", "is", "no", "on", "am"
    WELSH: frozenset(
        _WORD.findall(
            "ac ac’r ar bod byddai ddim dim ddaeth dw dwi ei eisiau ein eu fel fod fy gan gyda gyda’r hefyd hi hwn "
            "hynny iddi iddo i’r mae mae’n mae’r maen mewn mynd nad nid oedd oeddwn ond o’r roedd roeddwn rydw rydym "
            "rwy rwyf sydd sy’n wedi wedyn wrth y yma yn yna yno yr yw ydi ydy"
        )
    ),
    ENGLISH: frozenset(
        _WORD.findall(
            "about after and are at be because been before being but by did does for from had has have he his if in "
            "into it its me my not of off or our out she so than that the their them then there they this to us was "
            "we were what when which while who will with without would you your"
        )
    ),
}


def language_of(text: str) -> str:
    """The language, "" when the text does not tell: a word more of one than twice those of the other."""
    words = [one.lower().replace("'", "’") for one in _WORD.findall(text)]
    english, welsh = (sum(word in _SMALL[language] for word in words) for language in (ENGLISH, WELSH))
    if english > 2 * welsh:
        return ENGLISH
    return WELSH if welsh > 2 * english else ""
