"""The reader of tables and notes: workbooks, csv, Word documents and plain text into rows, each row accounted for."""

from ecm_desktop.intake.tables.filerows import EventRow, FileRows
from ecm_desktop.intake.tables.reader import read_table_file

__all__ = ["EventRow", "FileRows", "read_table_file"]
