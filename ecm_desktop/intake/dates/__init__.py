"""The reader of dates: from what people write to an interval of days, and nothing guessed.

One reader for the typed line, the inspector and the agencies' files. `read` never raises: what is damaged keeps the
part that is certain and is flagged for a person to look at.
"""

from ecm_desktop.intake.dates.reader import looks_like_date, read
from ecm_desktop.intake.dates.reading import Context, Reading
from ecm_desktop.intake.dates.twocolumns import read_from_to

__all__ = ["Context", "Reading", "looks_like_date", "read", "read_from_to"]
