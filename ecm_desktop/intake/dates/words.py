"""The words of time in English and Welsh, and a text brought into the one form that the rules are written for."""

from __future__ import annotations

import re
import unicodedata

MONTHS = (
    ("january", "jan"), ("february", "feb", "febuary"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
    ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
    ("december", "dec"),
)  # fmt: skip
NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
)  # fmt: skip
MONTH_NUMBERS = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
MONTH = "(?:" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")\.?"

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
TERMS = {"autumn": ((9, 1), (12, 31)), "spring": ((1, 1), (4, 30)), "summer": ((4, 1), (7, 31))}
FEASTS = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "new year's eve": (12, 31),
    "new year's day": (1, 1), "bonfire night": (11, 5), "halloween": (10, 31), "hallowe'en": (10, 31),
}  # fmt: skip

# longest first matters: a phrase before the words in it
_WELSH = (
    (r"tymor (?:yr )?hydref", "autumn term"), (r"tymor (?:y )?gwanwyn", "spring term"),
    (r"tymor (?:yr )?haf", "summer term"), (r"gwyliau(?:'r| yr)? haf", "summer holidays"),
    (r"hanner tymor", "half term"), (r"yr hydref", "autumn"), (r"(?:y )?gwanwyn", "spring"), (r"(?:yr )?haf", "summer"),
    (r"(?:y )?gaeaf", "winter"), (r"(?:dydd|adeg y) nadolig", "christmas day"), (r"(?:y )?nadolig", "christmas"),
    (r"(?:y )?pasg", "easter"), (r"g[wŵ]yl san steffan", "boxing day"), (r"nos galan gaeaf|calan gaeaf", "halloween"),
    (r"nos galan", "new year's eve"), (r"dydd calan", "new year's day"), (r"noson t[aâ]n gwyllt", "bonfire night"),
    (r"blwyddyn(?= ?\d)|bl\.?(?= ?\d)", "year"), (r"(?:dosbarth )?derbyn", "reception"),
    (r"(?:dosbarth )?meithrin", "nursery"), (r"ysgol gynradd", "primary school"),
    (r"(?:ddim yn )?anhysbys|ddim yn hysbys", "unknown"), (r"(\d+) oed", r"aged \1"), (r"yn (\d+) oed", r"aged \1"),
    (r"(?:o'i |o )?enedigaeth|genedigaeth", "birth"), (r"ers", "since"), (r"hyd at|tan", "until"),
    (r"cyn", "before"), (r"ar [oô]l", "after"), (r"erbyn", "by"), (r"rhwng", "between"), (r"a(?= \w+ \d{4})", "and"),
    (r"tua|oddeutu", "about"), (r"dechrau", "early"), (r"canol", "mid"), (r"diwedd", "late"), (r"presennol", "present"),
    (r"i(?= )", "to"), (r"(?:ym|yn|mewn)(?: mis)?", "in"), (r"mis", ""),
    (r"ionawr|ion", "january"), (r"ch?wefror|chwef?", "february"), (r"[mf]awrth|maw", "march"),
    (r"ebrill|ebr", "april"), (r"mai|fai", "may"), (r"[mf]ehefin|meh", "june"), (r"g?orffenn?af|gorff?|gor", "july"),
    (r"awst", "august"), (r"medi|fedi", "september"), (r"hydref|hyd", "october"), (r"tachwedd|tach", "november"),
    (r"rh?agfyr|rhag", "december"), (r"dydd llun|llun", "mon"), (r"dydd mawrth", "tue"),
    (r"dydd mercher|mercher", "wed"),
    (r"dydd iau|iau", "thu"), (r"dydd gwener|gwener", "fri"), (r"dydd sadwrn|sadwrn", "sat"), (r"dydd sul|sul", "sun"),
)  # fmt: skip
_STRONG = re.compile(
    r"\b(?:tymor|hanner|hydref|gwanwyn|haf|gaeaf|nadolig|pasg|blwyddyn|bl|derbyn|meithrin|oed|dydd|anhysbys|hysbys|"
    r"ionawr|ch?wefror|chwef?|[mf]awrth|ebrill|ebr|mai|[mf]ehefin|g?orffenn?af|gorff|awst|medi|fedi|tachwedd|tach|"
    r"rh?agfyr|rhag|genedigaeth|enedigaeth|cynradd|gynradd|calan|galan|ers|hyd at|cyn|ar [oô]l|erbyn|rhwng|tua|oddeutu|"
    r"dechrau|canol|diwedd|presennol|ion|meh|hyd|noson|g[wŵ]yl|ysgol|gwyliau)\b"
)
_TRANSLATE = tuple((re.compile(rf"(?<!\w)(?:{welsh})(?!\w)"), english) for welsh, english in _WELSH)

_ODD_MARKS = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "″": '"', "〃": '"'}
)
LONGEST = 120


def normalised(text: str) -> str:
    """Lower case, one kind of dash and quote, single spaces, no invisible letters; at most `LONGEST` letters."""
    plain = unicodedata.normalize("NFC", text[: 4 * LONGEST].translate(_ODD_MARKS))
    seen = "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
    return " ".join(seen.split()).strip(" ;,").lower()


def in_english(text: str) -> str:
    """A normalised text with Welsh words of time put into English; the same text when it has none."""
    if not _STRONG.search(text):
        return text
    for welsh, english in _TRANSLATE:
        text = welsh.sub(english, text)
    return " ".join(text.split())


_NUMBER = re.compile(rf"\b(?:{'|'.join(sorted(NUMBERS, key=len, reverse=True))})\b")


def in_figures(text: str) -> str:
    """A normalised text with numbers from one to eighteen put into figures."""
    return _NUMBER.sub(lambda found: str(NUMBERS.index(found[0]) + 1), text)


def month_number(name: str) -> int:
    """1-12 for a name that `MONTH` matched."""
    return MONTH_NUMBERS[name.rstrip(".")]
