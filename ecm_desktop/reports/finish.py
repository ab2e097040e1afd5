"""From laid-out pages to the file that is handed over: tagged, described, its fonts put right, the same each time."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import NamedTuple
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Dictionary, Name, String

from ecm_desktop.reports import archive
from ecm_desktop.reports.furniture import stamp
from ecm_desktop.reports.structure import write_structure
from ecm_desktop.reports.tagging import Ledger, Node

PROGRAM = "ECM Desktop"
_LONGEST_BLOCK = 100  # rows of one block of a character map (PDF specification)
_NOT_A_LETTER = re.compile(r"<(0000|FEFF|FFFE)>$")

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"{archive_names}>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{keywords}<pdf:Producer>{program}</pdf:Producer><xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part>{archive_claim}
</rdf:Description>{archive_schema}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class Standard(Enum):
    """What a file keeps to: a document for people, or that and one for an archive."""

    UA = "PDF/UA-1"
    UA_AND_ARCHIVE = "PDF/UA-1 and PDF/A-2a"


_GENERATED, _DISABLED = pikepdf.ObjectStreamMode.generate, pikepdf.ObjectStreamMode.disable


class About(NamedTuple):
    """What the file says about itself; `whose` is what stands across its pages. Both it and `keywords` may be ""."""

    title: str
    subject: str
    author: str
    language: str
    dated: date
    standard: Standard = Standard.UA
    whose: str = ""
    keywords: str = ""


def finish(raw: bytes, root: Node, ledger: Ledger, link_words: Mapping[str, str], about: About) -> bytes:
    """The finished file: the same bytes for the same pages, tree and description."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        _describe(pdf, about)
        write_structure(pdf, root, ledger, link_words)
        _mend_fonts(pdf)
        if about.whose:
            stamp(pdf, about.whose)
        is_archive = about.standard is Standard.UA_AND_ARCHIVE
        if is_archive:
            archive.say_colours(pdf)
            archive.pack_streams(pdf)
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            object_stream_mode=_DISABLED if is_archive else _GENERATED,
            compress_streams=not is_archive,  # they are already
            min_version="1.7",
        )
    return out.getvalue()


def _describe(pdf: pikepdf.Pdf, about: About) -> None:
    catalogue = pdf.Root
    catalogue.MarkInfo = Dictionary(Marked=True)
    catalogue.Lang = String(about.language)
    catalogue.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    catalogue.Metadata = pdf.make_stream(_xmp(about).encode(), Type=Name.Metadata, Subtype=Name.XML)
    day = String(about.dated.strftime("D:%Y%m%d000000Z"))
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(about.title),
            Subject=String(about.subject),
            Author=String(about.author),
            Producer=String(PROGRAM),
            Creator=String(PROGRAM),
            CreationDate=day,
            ModDate=day,
        )
    )
    if about.keywords:
        pdf.trailer.Info.Keywords = String(about.keywords)


def _xmp(about: About) -> str:
    archived = about.standard is Standard.UA_AND_ARCHIVE
    names, claim, schema = (archive.NAMESPACE, archive.CLAIM, archive.SCHEMA) if archived else ("", "", "")
    return _XMP.format(
        archive_names=names,
        archive_claim=claim,
        archive_schema=schema,
        title=escape(about.title),
        subject=escape(about.subject),
        author=escape(about.author),
        language=about.language,
        keywords=f"<pdf:Keywords>{escape(about.keywords)}</pdf:Keywords>\n" if about.keywords else "",
        program=PROGRAM,
        day=f"{about.dated.isoformat()}T00:00:00Z",
    )


def _mend_fonts(pdf: pikepdf.Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, Dictionary) and one.get("/Type") == Name.Font and "/ToUnicode" in one:
            one.ToUnicode.write(mended_map(one.ToUnicode.read_bytes()))


def mended_map(data: bytes) -> bytes:
    """A map from codes to characters without those that stand for nothing, in blocks as short as the standard asks."""
    head, _, rest = data.decode("latin-1").partition("beginbfchar")
    body, _, tail = rest.partition("endbfchar")
    rows = [row for row in body.strip().splitlines() if not _NOT_A_LETTER.search(row.strip())]
    made = [head.rpartition("\n")[0]]
    for first in range(0, len(rows), _LONGEST_BLOCK):
        block = rows[first : first + _LONGEST_BLOCK]
        made += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return ("\n".join(made) + tail).encode("latin-1")
