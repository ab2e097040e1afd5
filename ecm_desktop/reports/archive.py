"""What a document needs besides to be kept in an archive (PDF/A-2a): its colours named, its streams beyond doubt."""

from __future__ import annotations

import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

NAMESPACE = ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
CLAIM = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
_MADE = bytes.fromhex("07e800010001000000000000")  # 1 January 2024: the library would put the present second
_DATE_AT = slice(24, 36)  # of a profile

# The archive's standard wants every property that is not its own declared within the file.
SCHEMA = """
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the PDF/UA standard</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


def say_colours(pdf: pikepdf.Pdf) -> None:
    """Say that the colours are those of sRGB."""
    profile = pdf.make_stream(_srgb(), N=3)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def pack_streams(pdf: pikepdf.Pdf) -> None:
    """Compress every stream so that none ends like a line: validators would dispute how long it is.

    A page may end with one blank more. Any other stream then stays as it is, uncompressed.
    """
    pages = {one.objgen for page in pdf.pages for one in _several(page.obj.Contents)}
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream) and one.get("/Type") != Name.Metadata:
            data = one.read_bytes()
            endings = (b"", b" ", b"  ", b"   ") if one.objgen in pages else (b"",)
            packed = (zlib.compress(data + ending) for ending in endings)
            best = next((made for made in packed if not made.endswith((b"\r", b"\n"))), None)
            if best is None:
                one.write(data)
            else:
                one.write(best, filter=Name.FlateDecode)


def _several(contents: Object) -> list[Object]:
    return list(contents) if isinstance(contents, Array) else [contents]


def _srgb() -> bytes:
    """The profile, the same bytes each time."""
    from PIL import ImageCms

    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[_DATE_AT] = _MADE
    return bytes(made)
