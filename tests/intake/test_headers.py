"""Names over columns as agencies write them: which is the event's date and which the event, in any order."""

from __future__ import annotations

import csv
from datetime import date

from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.intake.read import read_files

BORN = date(2010, 6, 17)
DATES = ("03/02/2014", "Summer 2015", "aged 7", "2016", "date not recorded", "12 May 2017")
EVENTS = ("Incident at the house", "Moved to Nan", "Bitten by a dog", "Concern raised", "Mum in hospital", "Dad left")
OTHERS = ("05/02/2014", "01/10/2015", "02/01/2018", "03/03/2016", "04/04/2018", "15/05/2017")
DATE_NAMES = (
    "Date", "When", "Date of event", "Date/Time", "Dates", "Contact date", "Date seen", "Occurred on",
    "Date of incident", "When did it happen?", "Dyddiad", "Dyddiad y digwyddiad", "Pryd", "Dyddiad / Date",
    "Age / date", "Timeframe", "Date from", "Start date", "Event start", "Offence date", "Period", "Month/Year",
    "Visit date", "Clinic date", "Age", "Date range", "School year", "Term", "Amser",
)  # fmt: skip
OTHER_NAMES = (
    "Date recorded", "Result date", "Date entered", "Report date", "Date reported", "Logged", "Last updated", "DOB",
    "Date closed", "Review date", "Dyddiad cofnodi", "Dyddiad adolygu", "Dyddiad geni", "Target date", "Due date",
    "Date sent", "Date received", "Uploaded", "Date added", "Date signed", "Date typed", "Date of entry",
    "Follow-up date", "Outcome date", "Deadline", "Dyddiad mewnbynnu", "Date of letter", "Date notified",
    "Next appointment",
)  # fmt: skip
TEXT_NAMES = (
    "Event", "Details", "What happened", "Digwyddiad", "Summary", "Description", "Notes", "Comments",
    "Significant event", "Incident", "Entry", "Narrative", "Concern", "Matter", "Observation", "Record",
    "Information", "Disgrifiad", "Manylion", "Contact", "Discussion", "Key event", "Headline", "Crynodeb",
    "Sylwadau", "Activity", "Episode",
)  # fmt: skip
BESIDE = {
    "Outcome": "NFA, a letter was sent to the parents and copied to the school",
    "Source": "Minutes of a meeting, page 4",
    "Impact on child": "He was very frightened and did not sleep for days", "Ref": "10/4137", "Staff": "A. Person",
    "Analysis": "This shows a pattern of neglect over the years",
    "Action taken": "Referred to early help and to the nurse",
    "Location": "12 Station Road, Eastmoor, near the bridge",
    "Effaith": "Roedd yn ofnus iawn ac ni chysgodd am ddyddiau",
    "Recorded by": "Jane Doe, senior social worker in the team",
    "Child's view": "He says it was not that bad at all",
}  # fmt: skip


@given(
    st.sampled_from(DATE_NAMES),
    st.sampled_from(OTHER_NAMES),
    st.sampled_from(TEXT_NAMES),
    st.sampled_from(sorted(BESIDE)),
    st.permutations(range(4)),
)
def test_the_date_and_the_event_are_found_by_any_of_their_names(tmp_path_factory, dated, other, told, beside, order):
    path = tmp_path_factory.mktemp("names") / "x.csv"
    columns = [(dated, *DATES), (other, *OTHERS), (told, *EVENTS), (beside, *[BESIDE[beside]] * len(DATES))]
    with path.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows(zip(*(columns[place] for place in order), strict=True))
    rows = read_files([path], BORN, TODAY).rows
    assert [(row.raw, row.text) for row in rows] == list(zip(DATES, EVENTS, strict=True))
