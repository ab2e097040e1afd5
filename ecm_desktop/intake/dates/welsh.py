"""Welsh words of time, put into the English that the rules are written for."""

from __future__ import annotations

import re

_BIRTH = r"(?:ei |'i |y )?(?:geni|eni|genedigaeth|enedigaeth)"
# longest first matters: a phrase before the words in it
_WELSH = (
    (r"rhwng (.+?) ac? (.+)", r"between \1 and \2"),
    (rf"ychydig (?:o )?wythnosau (?:ar [oô]l|wedi) {_BIRTH}", "a few weeks after birth"),
    (rf"ychydig (?:o )?fisoedd (?:ar [oô]l|wedi) {_BIRTH}", "a few months after birth"),
    (rf"yn fuan (?:ar [oô]l|wedi) {_BIRTH}", "shortly after birth"),
    (rf"cyn {_BIRTH}|cyn[ -]?geni|cynenedigol", "before birth"),
    (rf"(?:(?:adeg|ar|o) )?{_BIRTH}|o'i (?:geni|eni|enedigaeth)", "birth"),
    (r"(?:yn ystod )?(?:y |ei |'r )?[bf]eichiogrwydd", "during pregnancy"),
    (r"cyn (?:dechrau|mynd)(?: yn| i)?(?: ?'r|'r)? ?ysgol", "before starting school"),
    (r"(?:yn ystod )?(?:y )?cyfnod clo cyntaf", "first lockdown"),
    (r"(?:yn ystod )?(?:y )?cyfnod(?:au)? clo", "during lockdown"),
    (r"wythnos yn (?:dechrau|cychwyn)", "w/c"),
    (r"(?:cyfnod allweddol |ca)(\d)", r"ks \1"),
    (r"blwyddyn (?:ysgol|academaidd)(?= \d{4})", "school year"),
    (r"nos galan gaeaf|calan gaeaf", "halloween"),
    (r"(\d{1,2}[a-z]*) a(?= \d)", r"\1 and"),
    (r"hanner tymor (?:(?:yr|y|mis) )?(\w+)(?= \d{4})", r"\1 half term"),
    (r"[td]ymor (?:yr )?hydref", "autumn term"),
    (r"[td]ymor (?:y )?gwanwyn", "spring term"),
    (r"[td]ymor (?:yr )?haf", "summer term"),
    (r"gwyliau(?:'r| yr)? haf", "summer holidays"),
    (r"gwyliau(?:'r| y)? pasg", "easter holidays"),
    (r"hanner tymor", "half term"),
    (r"yr hydref", "autumn"),
    (r"(?:y )?g?wanwyn", "spring"),
    (r"(?:yr )?haf", "summer"),
    (r"(?:y )?g?aeaf", "winter"),
    (r"noswyl (?:y )?nadolig", "christmas eve"),
    (r"(?:dydd|adeg y) nadolig", "christmas day"),
    (r"(?:y )?nadolig", "christmas"),
    (r"(?:y )?pasg", "easter"),
    (r"g[wŵ]yl san steffan", "boxing day"),
    (r"nos galan", "new year's eve"),
    (r"dydd calan", "new year's day"),
    (r"noson t[aâ]n gwyllt", "bonfire night"),
    (r"dechrau(?= (?:blwyddyn|bl\b|derbyn|meithrin))", "start of"),
    (r"diwedd(?= (?:blwyddyn|bl\b|derbyn|meithrin))", "end of"),
    (r"[bf]lwyddyn(?= ?\d)|bl\.?(?= ?\d)", "year"),
    (r"(?:dosbarth )?(?:derbyn|nerbyn|dderbyn)", "reception"),
    (r"(?:dosbarth )?[mf]eithrin", "nursery"),
    (r"ysgol gynradd", "primary school"),
    (r"ysgol uwchradd", "secondary school"),
    (
        r"(?:ddim yn )?anhysbys|ddim yn hysbys|dim dyddiad|(?:dyddiad )?heb ei (?:g|ch)ofnodi|i'w (?:g|ch)adarnhau",
        "unknown",
    ),
    (r"hanesyddol", "historic"),
    (r"yn parhau|parhaus", "ongoing"),
    (r"fel uchod|yr un dyddiad", "as above"),
    (r"pan oedd(?: [oeh]f?i?)? yn (\d+)(?: (?:[bmf]?lwydd )?oed)?", r"when he was \1"),
    (r"pan oedd", "when"),
    (r"(\d+) (?:wythnos|wythnosau) oed", r"\1 weeks old"),
    (r"(\d+) [mf]is oed", r"\1 months old"),
    (r"(?:yn )?(\d+(?: ?- ?\d+)?) (?:[bmf]?lwydd )?oed", r"aged \1"),
    (r"oed(?:ran)?(?= \d)", "aged"),
    (r"(\d+) [bmf]lynedd", r"\1 years"),
    (r"(\d+) mis(?! \w)", r"\1 months"),
    (r"yn [oô]l", "ago"),
    (r"ers", "since"),
    (r"hyd heddiw|hyd yn hyn|hyd yma", "to date"),
    (r"hyd at|tan", "until"),
    (r"ymlaen", "onwards"),
    (r"cyn", "before"),
    (r"ar [oô]l|wedi", "after"),
    (r"erbyn", "by"),
    (r"a(?= \w+ \d{4})", "and"),
    (r"tua|oddeutu", "about"),
    (r"(?:ar )?d?dechrau(?:'r)?", "early"),
    (r"[cg]anol(?:'r)?", "mid"),
    (r"d?diwedd(?:'r)?", "late"),
    (r"presennol|heddiw", "present"),
    (r"(?:y |yr )?(\d{4}|\d0)au", r"\1s"),
    (r"(\d{1,2}[a-z]*) o(?= [a-z])", r"\1"),
    (r"^o(?: fis| mis)?(?= )", "from"),
    (r"i(?= )", "to"),
    (r"(?:ym|yn|yng|mewn)(?: (?:mis|ystod))?", "in"),
    (r"[mf]is", ""),
    (r"mawrth(?= \d{1,2}[a-z]* (?:o )?[a-z]+ \d)", "tue"),
    (r"ionawr|ion", "january"),
    (r"ch?wefror|chwef?", "february"),
    (r"[mf]awrth|maw", "march"),
    (r"ebrill|ebr", "april"),
    (r"mai|fai", "may"),
    (r"[mf]ehefin|meh", "june"),
    (r"n?g?orffenn?af|gorff?|gor", "july"),
    (r"awst", "august"),
    (r"medi|fedi", "september"),
    (r"hydref|hyd", "october"),
    (r"(?:nh|[td])achwedd|tach", "november"),
    (r"rh?agfyr|rhag", "december"),
    (r"(?:d?dydd |nos )?llun|dydd llun", "mon"),
    (r"d?dydd mawrth|nos fawrth", "tue"),
    (r"(?:d?dydd |nos )?mercher", "wed"),
    (r"(?:d?dydd |nos )?iau", "thu"),
    (r"(?:d?dydd |nos )?[gw]+ener", "fri"),
    (r"(?:d?dydd |nos )?sadwrn", "sat"),
    (r"d?dydd sul|nos sul|sul", "sun"),
)
WELSH_MONTH = (
    r"(?:ionawr|ch?wefror|[mf]awrth|ebrill|mai|fai|[mf]ehefin|n?g?orffenn?af|awst|medi|fedi|hydref|"
    r"(?:nh|[td])achwedd|rh?agfyr)"
)
_STRONG = re.compile(
    r"\b(?:"
    r"[td]ymor|hanner|hydref|g?wanwyn|haf|g?aeaf|nadolig|pasg|[bf]lwyddyn|bl|derbyn|nerbyn|dderbyn|"
    r"[mf]eithrin|oed|oedran|d?dydd|anhysbys|hysbys|ionawr|ch?wefror|chwef?|[mf]awrth|maw|gor|ebrill|"
    r"ebr|mai|[mf]ehefin|n?g?orffenn?af|gorff|awst|medi|fedi|(?:nh|[td])achwedd|tach|rh?agfyr|rhag|"
    r"genedigaeth|enedigaeth|geni|eni|cynradd|gynradd|uwchradd|calan|galan|ers|tan|hyd at|cyn|"
    r"ar [oô]l|erbyn|rhwng|tua|oddeutu|dechrau|canol|ganol|d?diwedd|presennol|ion|meh|hyd|noson|"
    r"noswyl|g[wŵ]yl|ysgol|gwyliau|dyddiad|[bmf]lynedd|pan oedd|[bf]eichiogrwydd|cynenedigol|cyfnod|"
    r"wythnos|hanesyddol|parhau|parhaus|uchod|ymlaen|heddiw|ychydig|yn fuan|heb ei|i'w|"
    r"(?:\d{4}|\d0)au|ca\d|[mf]is|yn(?= ?(?:ystod|\d))|ddim"
    r")\b"
)
_TRANSLATE = tuple((re.compile(rf"(?<!\w)(?:{welsh})(?!\w)"), english) for welsh, english in _WELSH)


def in_english(text: str) -> str:
    """A normalised text with Welsh words of time put into English; the same text when it has none."""
    if not _STRONG.search(text):
        return text
    for welsh, english in _TRANSLATE:
        text = welsh.sub(english, text)
    return " ".join(text.split())
