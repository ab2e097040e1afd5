"""The reader of tables and notes: workbooks, csv, Word documents and plain text into rows, each row accounted for."""

from ecm_desktop.intake.tables.columns import Reader
from ecm_desktop.intake.tables.filerows import EventRow, FileRows
from ecm_desktop.intake.tables.reader import read_table_file
from ecm_desktop.intake.tables.text import read_pasted

__all__ = ["EventRow", "FileRows", "Reader", "read_pasted", "read_table_file"]
