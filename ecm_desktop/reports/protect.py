"""A copy that only a passphrase opens: AES-256 of the PDF 2.0 kind (revision 6). Its bytes differ each time."""

from __future__ import annotations

import io
import secrets
import unicodedata

import pikepdf

from ecm_desktop.errors import Refused

MOST_BYTES = 127  # what the standard uses of a passphrase


def protected(data: bytes, passphrase: str) -> bytes:
    """The PDF, encrypted with its title and everything else. Raises Refused for a passphrase that cannot serve.

    What a reader may do with it (print, copy, not change) is a wish that programs need not respect. The owner's
    passphrase is made up and thrown away.
    """
    ready = usable(passphrase)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            encryption=pikepdf.Encryption(
                user=ready, owner=secrets.token_urlsafe(32), R=6, aes=True, metadata=True, allow=_ALLOWED
            ),
        )
    return out.getvalue()


_ALLOWED = pikepdf.Permissions(
    accessibility=True,  # without it no screen reader may speak the document
    extract=True,
    print_lowres=True,
    print_highres=True,
    modify_annotation=False,
    modify_assembly=False,
    modify_form=False,
    modify_other=False,
)


def usable(passphrase: str) -> str:
    """A passphrase in the form in which it opens a document; raises Refused for one that cannot."""
    ready = unicodedata.normalize("NFKC", passphrase)
    if not ready:
        raise Refused("Type the passphrase.")
    try:
        size = len(ready.encode())
    except UnicodeEncodeError as error:
        raise Refused("The passphrase holds a broken character; type it instead of pasting it.") from error
    if "\0" in ready:
        raise Refused("The passphrase holds a broken character; type it instead of pasting it.")
    if size > MOST_BYTES:
        raise Refused("The passphrase of a document is at most {limit} bytes long.", limit=MOST_BYTES)
    return ready
