"""pdfium, which serves one thread at a time: a file in memory opened for one look, and closed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import pypdfium2

_ONE_AT_A_TIME = Lock()


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The PDF in `data`, whose bytes are read where they are; whoever else wants pdfium waits."""
    with _ONE_AT_A_TIME:
        pdf = pypdfium2.PdfDocument(data)
        try:
            yield pdf
        finally:
            pdf.close()


def text_of(page: pypdfium2.PdfPage) -> str:
    """The text of a page as pdfium reads it; the page is closed."""
    text = page.get_textpage()
    try:
        return str(text.get_text_range())
    finally:
        text.close()
        page.close()
