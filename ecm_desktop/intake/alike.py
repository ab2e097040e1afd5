"""The words of a row as they are compared: folded, cut to their stem, with the field's synonyms made one."""

from __future__ import annotations

import re

_STOP = frozenset(
    re.findall(
        r"\w+",
        "the a an of to in on at for and or with by from is was were be been has have had his her their he she they it "
        "its as that this not no now re after before during about who which child yn yr ar gyda ei wedi",
    )
)
_ENDINGS = ("ing", "ed", "es", "s")
_SHORTEST_STEM = 4
_FAMILIES = (
    "father dad tad", "mother mum mam", "grandmother gran nan nain mgm pgm",
    "grandfather granddad grandad taid mgf pgf",
    "died deceased death dead marw bereavement bereaved", "birth born", "exclude exclusion excluded",
    "suspend suspended suspension", "guardian guardianship sgo special", "caution ycc",
    "youthorder yro rehabilitation",
    "police ppn heddlu", "separate separation separates separated", "left leaves gadael", "adopt adopted adoption",
    "assess assessment assessed", "speech salt iaith language dld",
    "depression pnd depressed postnatal perinatal",
    "twin twins", "foster fostering", "refer referred referral", "school ysgol",
    "conference icpc cp register registration",
    "charge charged", "marry married marriage remarried", "move moved moves", "home house",
    "theft stealing shoplifting",
    "live lives living lived stay stayed stays byw", "college coleg", "prison custody custodial jail carchar",
    "surgery operation grommets", "hearing ear ears", "missing absconded", "contact saw visit visited",
    "court sentence sentenced",
)  # fmt: skip
_SAME = {word: family.split()[0] for family in _FAMILIES for word in family.split()}
_BOTH = {"grandparents": ("grandmother", "grandad")}  # one word for two


# words (as compared) that say what sort of row it is, and not which
EVERYDAY = frozenset(
    re.findall(
        r"\w+",
        "school home move contact live refer police assess well good said meeting child family visit social worker "
        "care report new year day week month class letter support call start session",
    )
)


def telling_words(plain: str) -> frozenset[str]:
    """The words of a folded text that tell something."""
    found = (word for word in re.findall(r"[a-z]{2,}|\d+", plain) if word not in _STOP)
    each = (one for word in found for one in _BOTH.get(word, (word,)))
    return frozenset(_SAME.get(word) or _stem(word) for word in each)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
