"""Welsh dates are read as their English, rule by rule: the same days, kind and flag."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import TODAY

from ecm_desktop.intake.dates import looks_like_date, read

BORN = date(2010, 6, 17)
PAIRS = """
3 Chwefror 2014 | 3 February 2014
3ydd o Chwefror 2014 | 3 February 2014
21ain o Awst 2015 | 21 August 2015
1af Ionawr 2014 | 1 January 2014
Dydd Llun 3 Chwefror 2014 | Monday 3 February 2014
Mawrth 4 Mawrth 2014 | Tuesday 4 March 2014
Nos Wener 7 Mawrth 2014 | Friday 7 March 2014
Dydd Llun 4 Mawrth 2014 | Monday 4 March 2014
Tach 2014 | November 2014
Meh '14 | Jun '14
ym mis Mawrth 2014 | March 2014
yng Ngorffennaf 2014 | July 2014
fis Medi 2014 | September 2014
yn 2014 | in 2014
yn ystod 2014 | during 2014
tua 2012 | about 2012
tua Chwefror 2014 | about February 2014
dechrau 2014 | early 2014
canol 2014 | mid 2014
diwedd Mawrth 2014 | end of March 2014
Gwanwyn 2014 | Spring 2014
Yr Hydref 2014 | Autumn 2014
Hydref 2014 | October 2014
Gaeaf 2013/14 | Winter 2013/14
Gaeaf 2013 | Winter 2013
Tymor yr Hydref 2015 | Autumn term 2015
Gwyliau'r haf 2017 | Summer holidays 2017
hanner tymor Hydref 2018 | October half term 2018
hanner tymor mis Chwefror 2018 | February half term 2018
Nadolig 2016 | Christmas 2016
Dydd Nadolig 2016 | Christmas Day 2016
Noswyl Nadolig 2016 | Christmas Eve 2016
Gŵyl San Steffan 2016 | Boxing Day 2016
Nos Galan 2016 | New Year's Eve 2016
Dydd Calan 2016 | New Year's Day 2016
Noson Tân Gwyllt 2016 | Bonfire Night 2016
Nos Galan Gaeaf 2016 | Halloween 2016
Pasg 2014 | Easter 2014
3 oed | aged 3
yn 3 oed | aged 3
3-4 oed | aged 3-4
tua 3 oed | aged about 3
18 mis oed | 18 months old
18 mis | 18 months
3 blynedd 4 mis | 3 yrs 4 mths
6 wythnos oed | 6 weeks old
pan oedd yn 7 oed | when he was 7
adeg geni | at birth
ychydig wythnosau ar ôl geni | a few weeks after birth
ychydig fisoedd ar ôl ei eni | a few months after birth
yn fuan ar ôl geni | shortly after birth
yn ystod y beichiogrwydd | during pregnancy
cyn geni | before birth
Blwyddyn 4 | Year 4
Bl. 10 | Year 10
Derbyn | Reception
Dosbarth Meithrin | Nursery
dechrau Blwyddyn 7 | start of Year 7
diwedd Blwyddyn 6 | end of Year 6
Blwyddyn 8 tymor y gwanwyn | Year 8 spring term
Blwyddyn 5/6 | Year 5/6
Cyfnod Allweddol 2 | KS2
CA2 | KS2
ysgol gynradd | primary school
cyn dechrau'r ysgol | before starting school
blwyddyn ysgol 2015/16 | school year 2015/16
rhwng Mawrth a Mehefin 2016 | between March and June 2016
rhwng 2014 a 2015 | between 2014 and 2015
Mawrth/Ebrill 2017 | March/April 2017
Awst 2013 – Chwefror 2014 | August 2013 – February 2014
Mawrth i Mehefin 2014 | March to June 2014
o Fedi 2014 i Fawrth 2015 | from September 2014 to March 2015
hyd at 2017 | until 2017
tan fis Mawrth 2017 | until March 2017
ers 2015 | since 2015
ers geni | since birth
o Fedi 2014 ymlaen | from September 2014 onwards
2019 - presennol | 2019 - present
Medi 2019 hyd heddiw | September 2019 to date
cyn 2012 | before 2012
ar ôl 2015 | after 2015
erbyn 2013 | by 2013
wythnos yn dechrau 14/09/2020 | w/c 14/09/2020
14-18 Medi 2020 | 14-18 September 2020
anhysbys | unknown
dim dyddiad | no date
heb ei gofnodi | not recorded
hanesyddol | historic
parhaus | ongoing
14 Mawrth | 14 March
31 Chwefror 2015 | 31 February 2015
Chwefror 14 | February 14
Chwefror 2014? | February 2014?
Chwefror 2104 | February 2104
20 a 27 Awst 2025 | 20 and 27 August 2025
y cyfnod clo cyntaf | first lockdown
yn ystod y cyfnod clo | during lockdown
1980au | 1980s
dechrau'r 1980au | early 1980s
pan oedd Mam yn 15 oed | when Mum was 15
tua 10 mlynedd yn ôl | about 10 years ago
"""
ROWS = [[part.strip() for part in line.split("|")] for line in PAIRS.strip().splitlines()]


@pytest.mark.parametrize(("welsh", "english"), ROWS, ids=[row[0] for row in ROWS])
def test_it_is_read_as_its_english(welsh, english):
    mine, theirs = (read(text, BORN, TODAY).when for text in (welsh, english))
    assert (mine.interval, mine.kind, mine.flag, mine.start, mine.end) == (
        theirs.interval,
        theirs.kind,
        theirs.flag,
        theirs.start,
        theirs.end,
    )
    assert mine.is_dated or mine.flag is not None
    assert looks_like_date(welsh, BORN, TODAY) == looks_like_date(english, BORN, TODAY)


def test_a_ditto_in_welsh_takes_the_row_above():
    above = read("Gwanwyn 2012", BORN, TODAY).when
    assert read("fel uchod", BORN, TODAY, above=above).when.interval == above.interval
