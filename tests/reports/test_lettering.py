"""Letters and tables as they are put on the page: read back as written, within the margins, with all their rules."""

from __future__ import annotations

import io
import random
import re
import subprocess
from unicodedata import normalize

import pikepdf
import pytest
from msgspec.structs import replace

from ecm_desktop.reports.fonts import covered
from ecm_desktop.reports.measures import PORTRAIT, SIDE
from ecm_desktop.reports.model import Block, Bullets, Document, Item, Paragraph, Row, Run, Table
from ecm_desktop.reports.render import render

LENGTHS = random.Random(7).choices(range(1, 12), k=2500)  # noqa: S311  # a long text, not a secret
LONG = " ".join("moved"[: length % 5 + 1] * (length // 3 + 1) for length in LENGTHS)


def made(document: Document, *blocks: Block) -> bytes:
    return render(replace(document, blocks=blocks))


def read(data: bytes, *options: str) -> str:
    done = subprocess.run(["pdftotext", *options, "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.mark.parametrize("text", [r"a (b) c", r"((", r"back\slash \) \101", "Llŷr’s “Ŵ” – x", "1/2 <b> [c] %d"])
def test_signs_that_mean_something_in_a_file_are_letters_on_paper(document: Document, text: str):
    assert text in read(made(document, Paragraph(text)))


def test_more_letters_than_one_part_of_a_font_holds_are_all_read_back(document: Document):
    letters = [one for one in map(chr, sorted(covered().own)) if "ÿ" < one < "\u0500" and one.isalpha()]
    letters = [one for one in letters if normalize("NFC", one) == one][:400]
    assert len(letters) > 300
    said = read(made(document, Paragraph(" ".join(letters))))
    assert set(letters) <= set(said)


@pytest.mark.parametrize("words", [LONG, (Run(LONG[:6000]), Run(LONG[6000:], strong=True))], ids=["one", "two"])
def test_no_line_passes_the_margin_though_some_are_squeezed(document: Document, words: str | tuple[Run, ...]):
    data = made(document, Paragraph(words), Bullets((Item(words),)))
    ends = [float(right) for right in re.findall(r'xMax="([\d.]+)"', read(data, "-bbox"))]
    assert max(ends) <= PORTRAIT[0] - SIDE + 0.05
    with pikepdf.open(io.BytesIO(data)) as pdf:
        code = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    assert b" Tw" in code


def test_a_table_without_a_head_that_goes_on_has_a_rule_above(document: Document):
    rows = tuple(Row((f"Row {n}", "What happened")) for n in range(60))
    with pikepdf.open(io.BytesIO(made(document, Table("", (), rows, (1, 1))))) as pdf:
        rules = [len(re.findall(rb" l S\b", page.Contents.read_bytes())) for page in pdf.pages]
    assert len(rules) == 2
    assert sum(rules) == len(rows) + 1
