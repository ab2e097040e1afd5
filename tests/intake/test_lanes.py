"""In which lane a row belongs: plain phrases one by one, what is never guessed, and the shared cases as a whole."""

from __future__ import annotations

import json
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.domain.dates import Precision, between, not_known, on_day
from ecm_desktop.domain.life import Lane
from ecm_desktop.intake.lanes import AGE_OF_RESPONSIBILITY, age_when, lane_called, place
from ecm_desktop.intake.wording import AGENCIES, EDUCATION, HEALTH, POLICE, SOCIAL_CARE, YOUTH_JUSTICE

BORN = date(2011, 8, 31)

# words, whose file, the child's age in years, the lane
PLAIN = (
    ("Noise complaint from neighbour, adults drunk, child asleep upstairs", POLICE, 4, Lane.FAMILY),
    ("Domestic assault, male arrested. PPN submitted", POLICE, 1, Lane.FAMILY),
    ("Arrested on suspicion of robbery", POLICE, 15, Lane.OFFENDING),
    ("Father arrested and remanded to HMP", POLICE, 12, Lane.FAMILY),
    ("Mum's boyfriend sentenced to 3 years", SOCIAL_CARE, 11, Lane.FAMILY),
    ("Late 14 times this term, arrives hungry", EDUCATION, 6, Lane.EDUCATION),
    ("Referred to perinatal mental health team", HEALTH, 0, Lane.HEALTH),
    ("Dyslexia screening completed, positive", EDUCATION, 8, Lane.EDUCATION),
    ("Emergency attendance, febrile convulsion", HEALTH, 2, Lane.HEALTH),
    ("A&E attendance with fractured wrist", HEALTH, 7, Lane.HEALTH),
    ("CAMHS referral made by school", EDUCATION, 11, Lane.HEALTH),
    ("CAMHS referral, placed on waiting list", HEALTH, 11, Lane.HEALTH),
    ("Managed move to another school agreed", EDUCATION, 13, Lane.EDUCATION),
    ("Managed move to Oak Academy failed", SOCIAL_CARE, 13, Lane.EDUCATION),
    ("Won the school art prize", EDUCATION, 9, Lane.STRENGTHS),
    ("Plays rugby for the county under 14s", YOUTH_JUSTICE, 13, Lane.STRENGTHS),
    ("Enjoys fishing with his grandad", YOUTH_JUSTICE, 13, Lane.STRENGTHS),
    ("Joined boxing club, coach says he is committed", YOUTH_JUSTICE, 14, Lane.STRENGTHS),
    ("Placed with emergency foster carers", SOCIAL_CARE, 6, Lane.LIVING),
    ("Moved to live with paternal aunt", SOCIAL_CARE, 7, Lane.LIVING),
    ("moved to nan's", "", 7, Lane.LIVING),
    ("Reported missing from home, found at friend's", POLICE, 14, Lane.LIVING),
    ("Placement breakdown, moved to children's home", SOCIAL_CARE, 12, Lane.LIVING),
    ("Interim care order granted", SOCIAL_CARE, 12, Lane.LIVING),
    ("Initial child protection conference, registered under neglect", SOCIAL_CARE, 3, Lane.SERVICES),
    ("Social worker allocated", SOCIAL_CARE, 3, Lane.SERVICES),
    ("Early Help closed, family did not engage", SOCIAL_CARE, 4, Lane.SERVICES),
    ("Strategy meeting held re county lines exploitation", SOCIAL_CARE, 14, Lane.SERVICES),
    ("Referred to children's social care by health visitor", HEALTH, 1, Lane.SERVICES),
    ("Health visitor referral to MASH re home conditions", HEALTH, 1, Lane.SERVICES),
    ("Mum's new partner moved in", SOCIAL_CARE, 5, Lane.FAMILY),
    ("Mother and father married", SOCIAL_CARE, None, Lane.FAMILY),
    ("Half-sister born", SOCIAL_CARE, 5, Lane.FAMILY),
    ("Parents separated, father moved out", SOCIAL_CARE, 4, Lane.LOSS),
    ("Nan passed away suddenly", SOCIAL_CARE, 9, Lane.LOSS),
    ("Best friend killed in road accident", EDUCATION, 13, Lane.LOSS),
    ("Miscarriage at 12 weeks", HEALTH, None, Lane.LOSS),
    ("Father stopped contact", SOCIAL_CARE, 8, Lane.LOSS),
    ("Permanently excluded for bringing knife into school", EDUCATION, 14, Lane.EDUCATION),
    ("Excluded for fighting", "", 9, Lane.EDUCATION),
    ("3 day suspension, assault on pupil", EDUCATION, 12, Lane.EDUCATION),
    ("Started at primary school, settled well", EDUCATION, 4, Lane.EDUCATION),
    ("EHCP finalised", EDUCATION, 9, Lane.EDUCATION),
    ("ADHD diagnosed by community paediatrician", HEALTH, 8, Lane.HEALTH),
    ("Speech and language therapy block", HEALTH, 3, Lane.HEALTH),
    ("bedwetting", "", 4, Lane.HEALTH),
    ("saw his dad hit mum", "", 7, Lane.FAMILY),
    ("CAMHS closed the case", "", 9, Lane.HEALTH),
    ("Youth caution for possession of cannabis", YOUTH_JUSTICE, 14, Lane.OFFENDING),
    ("Referral order 6 months imposed at youth court", YOUTH_JUSTICE, 15, Lane.OFFENDING),
    ("Breach of referral order, returned to court", YOUTH_JUSTICE, 15, Lane.OFFENDING),
    ("Overdose of paracetamol, hospital overnight", HEALTH, 15, Lane.HEALTH),
    ("Self-harm, superficial cuts", EDUCATION, 14, Lane.HEALTH),
    ("Police called to address, parents arguing, children present", POLICE, 6, Lane.FAMILY),
    ("Attendance 54%", EDUCATION, 14, Lane.EDUCATION),
    ("Homeless, family placed in B&B by council", SOCIAL_CARE, 8, Lane.LIVING),
    ("Bereavement counselling, six sessions", HEALTH, 10, Lane.HEALTH),
    ("Father released from prison", SOCIAL_CARE, 6, Lane.FAMILY),
    ("Completed bricklaying taster, wants to go on", YOUTH_JUSTICE, 16, Lane.STRENGTHS),
    ("12th birthday, first party he ever had", YOUTH_JUSTICE, 12, Lane.STRENGTHS),
    ("Hospital admission, asthma", HEALTH, 5, Lane.HEALTH),
    ("ASB warning with group of youths", POLICE, 13, Lane.OFFENDING),
    ("Possession of bladed article. Charged and bailed", POLICE, 16, Lane.OFFENDING),
    ("Mum in hospital after overdose", SOCIAL_CARE, 9, Lane.HEALTH),
    ("Concern for welfare, mother intoxicated in street with pushchair", POLICE, 2, Lane.FAMILY),
    ("Grandmother collapsed and taken to hospital", SOCIAL_CARE, 10, Lane.HEALTH),
    ("Stepdad left after argument", SOCIAL_CARE, 9, Lane.LOSS),
    ("Dad released from custody, bail address is family home", SOCIAL_CARE, 12, Lane.FAMILY),
    ("Final warning letter from housing association about arrears", SOCIAL_CARE, 7, Lane.FAMILY),
    ("Eviction notice served", SOCIAL_CARE, 7, Lane.LIVING),
    ("Mum fled to refuge with children", SOCIAL_CARE, 4, Lane.FAMILY),
    ("Placement with Mr and Mrs Hale ended in an emergency", SOCIAL_CARE, 10, Lane.LIVING),
    ("Unaccompanied asylum seeking child, accommodated", SOCIAL_CARE, 14, Lane.LIVING),
    ("Internal exclusion, swearing at teacher", EDUCATION, 12, Lane.EDUCATION),
    ("Lunchtime detention x3", EDUCATION, 11, Lane.EDUCATION),
    ("Part-time timetable agreed", EDUCATION, 12, Lane.EDUCATION),
    ("Parents evening, not attended", EDUCATION, 7, Lane.EDUCATION),
    ("Star of the week for helping a younger child", EDUCATION, 7, Lane.STRENGTHS),
    ("Swimming certificate 25 m", EDUCATION, 8, Lane.STRENGTHS),
    ("Educated off site, forest school twice a week", EDUCATION, 10, Lane.EDUCATION),
    ("Free school meals", EDUCATION, 6, Lane.EDUCATION),
    ("Transition to secondary, extra visits arranged", EDUCATION, 11, Lane.EDUCATION),
    ("Immunisations up to date", HEALTH, 1, Lane.HEALTH),
    ("Not brought to appointment x2", HEALTH, 3, Lane.HEALTH),
    ("Head lice, eczema, poor weight gain", HEALTH, 2, Lane.HEALTH),
    ("Tongue tie divided", HEALTH, 0, Lane.HEALTH),
    ("Referred to neurodevelopmental pathway", HEALTH, 9, Lane.HEALTH),
    ("Ritalin started", HEALTH, 10, Lane.HEALTH),
    ("Mother reports father drinks daily", HEALTH, 1, Lane.FAMILY),
    ("Routine enquiry: mother discloses domestic violence", HEALTH, 0, Lane.FAMILY),
    ("Stabbed in the leg, taken to A&E", HEALTH, 15, Lane.HEALTH),
    ("Found carrying a lock knife, arrested", POLICE, 15, Lane.OFFENDING),
    ("Criminal exploitation flag added", POLICE, 14, Lane.SERVICES),
    ("Interviewed under caution, released under investigation", POLICE, 14, Lane.OFFENDING),
    ("Pleaded guilty to robbery", YOUTH_JUSTICE, 15, Lane.OFFENDING),
    ("Sentenced to 8 month DTO", YOUTH_JUSTICE, 16, Lane.OFFENDING),
    ("Worked on bikes with mentor, came back every week", YOUTH_JUSTICE, 15, Lane.STRENGTHS),
    ("Wants to be a mechanic", YOUTH_JUSTICE, 15, Lane.STRENGTHS),
    ("Transferred from Leeds YJS", YOUTH_JUSTICE, 15, Lane.SERVICES),
    ("AssetPlus completed", YOUTH_JUSTICE, 15, Lane.SERVICES),
    ("Formulation shared with network", YOUTH_JUSTICE, 15, Lane.SERVICES),
    ("Grandad buried", YOUTH_JUSTICE, 11, Lane.LOSS),
    ("Cat put to sleep", YOUTH_JUSTICE, 11, Lane.LOSS),
    ("Best mate moved away", YOUTH_JUSTICE, 11, Lane.LOSS),
    ("Mum stopped visiting", SOCIAL_CARE, 8, Lane.LOSS),
    ("Section 20 signed by mother", SOCIAL_CARE, 9, Lane.LIVING),
    ("Legal planning meeting", SOCIAL_CARE, 9, Lane.SERVICES),
    ("Kept in isolation for three days", EDUCATION, 13, Lane.EDUCATION),
    ("Police attended address, report of male shouting, child crying", POLICE, 3, Lane.FAMILY),
    ("Neighbour dispute, mother threatened", POLICE, 6, Lane.FAMILY),
    ("Father recalled to prison", POLICE, 9, Lane.FAMILY),
    ("Absconded from placement", POLICE, 14, Lane.LIVING),
    ("Theft of pedal cycle", POLICE, 12, Lane.OFFENDING),
    ("Threats to cause criminal damage", POLICE, 13, Lane.OFFENDING),
    ("Moved schools", EDUCATION, 8, Lane.EDUCATION),
    ("Predicted grade 4 in maths", EDUCATION, 15, Lane.EDUCATION),
    ("Choir solo at Christmas concert", EDUCATION, 9, Lane.STRENGTHS),
    ("Head teacher's commendation", EDUCATION, 11, Lane.STRENGTHS),
    ("Off rolled", EDUCATION, 14, Lane.EDUCATION),
    ("Fixed term exclusion 2 days for damage to property", EDUCATION, 12, Lane.EDUCATION),
    ("Learning mentor sessions", EDUCATION, 10, Lane.EDUCATION),
    ("Hearing test failed", HEALTH, 4, Lane.HEALTH),
    ("Low mood, sleep difficulty", HEALTH, 12, Lane.HEALTH),
    ("DNA x3 CAMHS, discharged", HEALTH, 12, Lane.HEALTH),
    ("Prescribed melatonin", HEALTH, 10, Lane.HEALTH),
    ("LAC medical", HEALTH, 9, Lane.HEALTH),
    ("Foster placement ended at carers' request", SOCIAL_CARE, 8, Lane.LIVING),
    ("Child moved to second foster carers", SOCIAL_CARE, 8, Lane.LIVING),
    ("Returned home to mother under supervision order", SOCIAL_CARE, 9, Lane.LIVING),
    ("Lived for a time with family friend", SOCIAL_CARE, 9, Lane.LIVING),
    ("Sleeping on sofa at friend's", SOCIAL_CARE, 16, Lane.LIVING),
    ("Section 47 outcome: no further action", SOCIAL_CARE, 5, Lane.SERVICES),
    ("Parenting assessment negative", SOCIAL_CARE, 5, Lane.SERVICES),
    ("Father's paternity confirmed", SOCIAL_CARE, 5, Lane.FAMILY),
    ("Baby brother born", SOCIAL_CARE, 5, Lane.FAMILY),
    ("Mum engaged to new boyfriend", SOCIAL_CARE, 9, Lane.FAMILY),
    ("Grandfather's funeral", SOCIAL_CARE, 9, Lane.LOSS),
    ("Dad moved to Scotland, no goodbye", SOCIAL_CARE, 9, Lane.LOSS),
    ("Siblings placed for adoption", SOCIAL_CARE, 7, Lane.LOSS),
    ("Completed unpaid work hours", YOUTH_JUSTICE, 16, Lane.OFFENDING),
    ("Breach proceedings started", YOUTH_JUSTICE, 16, Lane.OFFENDING),
    ("Fixed his nan's fence, proud", YOUTH_JUSTICE, 15, Lane.STRENGTHS),
    ("Got job at garage", YOUTH_JUSTICE, 16, Lane.STRENGTHS),
    ("Passed driving theory", YOUTH_JUSTICE, 17, Lane.STRENGTHS),
    ("Moved to supported lodgings", YOUTH_JUSTICE, 17, Lane.LIVING),
    ("Case transferred to probation", YOUTH_JUSTICE, 18, Lane.SERVICES),
    ("Speech and language screen, referral made", YOUTH_JUSTICE, 15, Lane.HEALTH),
)

# words, whose file, age, a lane in which they must not be
NEVER = (
    ("Criminal damage to a window", POLICE, 8, Lane.OFFENDING),
    ("Shoplifting, taken home", POLICE, 9, Lane.OFFENDING),
    ("Brother charged with burglary", POLICE, 13, Lane.OFFENDING),
    ("Victim of robbery at bus stop", POLICE, 14, Lane.OFFENDING),
    ("Dropped from the football team after fight", EDUCATION, 13, Lane.STRENGTHS),
    ("he saw a fight", "", 6, Lane.OFFENDING),
    ("Stopped and searched, nothing found", POLICE, 14, Lane.STRENGTHS),
    ("Bruise to cheek seen by nursery; explained as fall", EDUCATION, 3, Lane.STRENGTHS),
    ("Mother tested positive for cocaine", SOCIAL_CARE, 2, Lane.STRENGTHS),
    ("Assaulted by stepfather, section 47", POLICE, 12, Lane.OFFENDING),
    ("Intel: associating with older males known for drug supply", POLICE, 14, Lane.OFFENDING),
)

FLOOR = 0.9
CASES = ("twins", "small", "welsh")
CATEGORY = {
    "placement/living": Lane.LIVING, "strengths/positive": Lane.STRENGTHS, "home/family": Lane.FAMILY,
    "relationships/loss": Lane.LOSS, "education": Lane.EDUCATION, "health": Lane.HEALTH,
    "services/professionals": Lane.SERVICES, "offending": Lane.OFFENDING,
}  # fmt: skip


@pytest.mark.parametrize(("words", "agency", "age", "lane"), PLAIN, ids=[row[0] for row in PLAIN])
def test_plain_phrases_find_their_lane(words, agency, age, lane):
    assert place(words, agency, age).lane == lane


@pytest.mark.parametrize(("words", "agency", "age", "lane"), NEVER, ids=[row[0] for row in NEVER])
def test_what_others_did_is_no_offending_and_harm_is_no_strength(words, agency, age, lane):
    assert place(words, agency, age).lane != lane


@given(st.lists(st.sampled_from([row[0] for row in (*PLAIN, *NEVER)]), min_size=1, max_size=3),
       st.sampled_from([*AGENCIES, ""]), st.integers(-5, AGE_OF_RESPONSIBILITY - 1))  # fmt: skip
def test_no_child_below_the_age_of_responsibility_is_said_to_offend(parts, agency, age):
    placing = place(". ".join(parts), agency, age)
    assert Lane.OFFENDING not in (placing.lane, *placing.others)


@given(st.text(max_size=80), st.sampled_from([*AGENCIES, ""]), st.none() | st.integers(-20, 18))
def test_every_text_has_a_lane_and_nothing_is_asked_twice(text, agency, age):
    placing = place(text, agency, age)
    assert placing.lane in set(Lane)
    assert placing.lane not in placing.others
    assert len(set(placing.others)) == len(placing.others)


@pytest.mark.parametrize("agency", AGENCIES)
def test_words_that_say_nothing_are_asked_about_and_no_offence_or_strength_is_guessed(agency):
    placing = place("zzz", agency, 15)
    assert placing.others
    assert placing.lane not in (Lane.OFFENDING, Lane.STRENGTHS)


def test_an_offence_word_set_aside_is_asked_about_once_the_child_is_old_enough():
    assert Lane.OFFENDING in place("Domestic assault, male arrested", POLICE, 13).others
    assert place("Domestic assault, male arrested", POLICE, 4).others == ()


def test_the_age_is_that_at_the_end_of_the_time():
    assert age_when(on_day(date(2021, 8, 30)), BORN) == 9
    assert age_when(between(date(2021, 1, 1), date(2021, 12, 31), Precision.YEAR), BORN) == 10
    assert age_when(on_day(date(2009, 1, 1)), BORN) == -3
    assert age_when(not_known(), BORN) is None
    assert age_when(on_day(date(2021, 8, 30)), None) is None


@pytest.mark.parametrize(
    ("name", "lane"),
    [
        ("home", Lane.LIVING), ("care", Lane.LIVING), ("Home and care", Lane.LIVING), ("hom", None),
        ("school", Lane.EDUCATION), ("ed", Lane.EDUCATION), ("police", Lane.OFFENDING), ("off", Lane.OFFENDING),
        ("s", None), ("se", Lane.SERVICES), ("relationships", Lane.LOSS), ("cartref", Lane.LIVING),
        ("h", None), ("hea", Lane.HEALTH), ("l", None), ("lo", Lane.LOSS), ("fam", Lane.FAMILY), ("xyz", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_lane_is_known_by_its_names_and_by_beginnings_that_only_it_has(name, lane):
    assert lane_called(name) == lane


def told(case):
    """Every row of a shared case with the lane its event truly has; rows of no event are left out."""
    truth = json.loads((case.folder / "case.json").read_text(encoding="utf-8"))
    lanes = {event["id"]: CATEGORY[event["category"]] for event in truth["events"]}
    rows = {(row.file, msgspec.json.encode(row.locator, order="sorted")): row for row in case.proposals.rows}
    return [
        (rows[one["file"], msgspec.json.encode(one["locator"], order="sorted")], lanes[one["event_id"]])
        for one in case.answers["rows"]
        if one["event_id"] in lanes
    ]


def test_most_rows_of_the_shared_cases_are_in_the_lane_of_their_event(answered):
    rows = [row for name in CASES for row in told(answered(name))]
    assert len(rows) > 300
    right = sum(row.lane == lane for row, lane in rows)
    assert right >= FLOOR * len(rows)


def test_no_row_of_the_shared_cases_is_guessed_into_offending_or_strengths(answered):
    rows = [row for name in CASES for row in told(answered(name))]
    for guarded in (Lane.OFFENDING, Lane.STRENGTHS):
        assert [row.text for row, lane in rows if row.lane == guarded != lane] == []


def test_few_rows_are_asked_about(answered):
    rows = [row for name in CASES for row, _ in told(answered(name))]
    assert 0 < sum(bool(row.other_lanes) for row in rows) <= 0.1 * len(rows)
