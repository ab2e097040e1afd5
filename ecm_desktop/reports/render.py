"""From a document to the bytes of its PDF: prepared text, story, pages, tags, and a look back before they are given."""

from __future__ import annotations

from ecm_desktop.reports import fonts
from ecm_desktop.reports.build import Watch, build
from ecm_desktop.reports.finish import About, Standard, finish
from ecm_desktop.reports.model import Document
from ecm_desktop.reports.story import Story, tell
from ecm_desktop.reports.textprep import prepared
from ecm_desktop.reports.verify import verify


def render(document: Document, watch: Watch | None = None, standard: Standard = Standard.UA) -> bytes:
    """The PDF of a document, keeping to that standard: the same bytes each time. Raises Cancelled or Unavailable."""
    fonts.register()
    document = prepared(document, fonts.covered())
    story = tell(document)
    built = build(document, story, watch or Watch())
    about = About(
        document.title, document.subject, document.author, document.language, document.dated, standard,
        document.furniture.recipient, document.keywords,
    )  # fmt: skip
    made = finish(built.raw, story.root, built.ledger, _link_words(document, story), about)
    verify(made)
    return made


def _link_words(document: Document, story: Story) -> dict[str, str]:
    return {anchor: document.link_words.format(title=title) for anchor, title in story.anchors.items()}
