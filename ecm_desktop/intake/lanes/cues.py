"""The words that speak for a lane, in English and Welsh, each with a weight.

3 or more settles the matter unless other words do too, 2 is strong, 1 only leans one way. Phrases in which a word means
something else (a referral order, a bereavement group, a positive screening) weigh more than the word alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ecm_desktop.domain.life import Lane


def any_of(words: str) -> re.Pattern[str]:
    """A pattern that finds any of these at the beginning of a word, in capitals or not."""
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)


_PARENT = r"(?:step-?)?(?:mother|father|mum|mam|mummy|dad|daddy|tad|parents?|rhieni)"
KIN = (
    rf"(?:{_PARENT}|step\w*|(?:half-?)?(?:brother|sister)|sibling|twin|uncle|aunt(?:ie|y)?|cousin|gran\w*|nan\w*|"
    r"nain|taid|mg[mf]|pg[mf]|partner|ex-?partner|boyfriend|girlfriend|carer|neighbour|associate|yncl|brawd|chwaer)"
)

CUES: Mapping[Lane, tuple[tuple[float, re.Pattern[str]], ...]] = {
    Lane.LOSS: (
        (5, any_of(
            r"die[ds]\b|dying\b|death|dead\b|decease|"
            r"bereave(?!ment (?:\w+ )?(?:sessions?|counsel|group|support|service|work|"
            r"therapy|midwife))|funeral|grave\b|graveside|cremat|ashes\b|stillb|miscarr|pregnancy loss|"
            r"buried|put to sleep|passed away|(?:was |been )killed|anniversary of|wedi marw|bu farw|angladd|galar")),
        (3, any_of(
            rf"{_PARENT} (?:\w+ )?(?:have |had |has )?(?:separat|split|divorc)|separation from|split up|decree|"
            rf"divorc|{_PARENT} moved (?:to|away)|{_PARENT} (?:\w+ ){{0,2}}(?:walked out|left\b(?! school))|"
            rf"left the (?:family )?home|"
            rf"moved out|no longer (?:at|lives? at) home|wedi gadael y cartref|{_PARENT} wedi gadael")),
        (3, any_of(
            r"contact (?:\w+ )?(?:with|resumed|stopped|refused|ended|restarted|re-?established|missed)|"
            r"missed contact|first contact|no contact|stopped (?:seeing|contact)|letter (?:received |"
            r"sent )?from(?! (?:school|housing|council|court|gp\b|the\b))|"
            r"contact session|"
            r"(?:supervised|goodbye|final|letterbox|indirect|sibling) contact|contact (?:centre|order|visit)|"
            r"stopped (?:visiting|coming|calling|phoning)|"
            rf"(?:saw|seen|met|visit(?:s|ed)?) (?:his |her |their )?{_PARENT}\b(?! (?:hit|hurt|being|get|take|"
            rf"drunk))|"
            r"would have been (?:his|her|their|dad|mum|nan|gran)|gave .{1,20} away|cyswllt")),
        (3, any_of(
            r"(?:half-?)?(?:brother|sister|twin|sibling)s? (?:\w+ )?(?:\w+ )?(?:adopted|(?:has )?moved|placed|"
            r"taken into)|siblings? separated|separated from (?:his|her|their) (?:twin|brother|sister|sibling)")),
        (2, any_of(r"losing|lost (?:his|her|their|touch|contact)|loss of|anniversary|rejected by|abandon|"
                   r"moved away|best friend|break-?up|colli (?!clyw)")),
    ),
    Lane.STRENGTHS: (
        (3, any_of(
            r"(?:\w+ )?award|won\b|winner|prize|medal|trophy|captain|volunteer|talent|achiev|apprentice|commend|"
            r"got (?:a |his |her )?(?:first )?job|"
            r"passed (?:\w+ ){0,3}(?:test|exam|course|award|level|theory)|picked for|selected for|taster|"
            r"birthday|proud|praise|(?:very |so )?kind (?:to|with|and)|gwobr|gwirfoddol|cyflawniad|llwyddiant|canmol|"
            r"caredig")),
        (2, any_of(
            r"(?:football|cricket|rugby|boxing|athletics|swimming|netball|dance|dancing|drama|music|guitar|choir|"
            r"karate|judo|hockey|gymnastics|running|basketball|chess|cadets|scouts|guides|fishing|cooking|art)\b"
            r"(?! injur)|county (?:final|champion|team)|final,|sprint|(?:joined|plays? for|member of) .*"
            r"(?:club|team|band|squad)|youth club|talented|enjoy|loves?\b|likes\b|good at|thank(?:ed| you)|mentor|"
            r"star of the|pupil of the|representative|wants to (?:be|learn|train|become)|help(?:s|ed|ing) (?:a |"
            r"an |out|younger|"
            r"other|at|with)|sticks? at|came back every|attended all|offered (?:a |an )?(?:job|trial|place|"
            r"role)|certificate|duke of|holiday with|days? out|"
            r"party|two weeks with|trusted adult|(?:first aid|completed) (?:\w+ )?course|confident|eisteddfod")),
    ),
    Lane.OFFENDING: (
        (3, any_of(
            r"theft|stole\b|stealing|shoplift|burglar|robber|affray|violent disorder|public order|criminal damage|"
            r"arson|twoc|vehicle taken|common assault|assault(?:ed|ing)? (?:by beating|(?:an? )?emergency|(?:a |on )?"
            r"(?:pc|police)|on (?:an? )?(?:peer|pupil|staff|teacher)|abh|occasioning)|gbh|abh|"
            r"s(?:ection)? ?(?:18|20) "
            r"wounding|possession|supply(?:ing)?\b|pwits|bladed|offensive weapon|"
            r"(?:carrying|caught with|found with) (?:a )?knife|(?:police |in (?:the )?)cells?\b|"
            r"harassment|charged|youth court|crown court|magistrates|ycc\b|youth conditional|"
            r"(?:youth )?caution|community resolution|outcome 22|referral order|yro\b|rehabilitation order|dto\b|"
            r"detention and training|reparation|convict|sentenced|pleaded|guilty|anti.?social|asb\b|offend(?:ed|ing)|"
            r"intensive supervision|yoi\b|on licence|troseddu?|lladrad|dwyn|cyhudd|llys ieuenctid|"
            r"gorchymyn atgyfeirio|arestio")),
        (2, any_of(r"arrest|bail|remand|custod|breach(?:ed)?\b|offences?|assault|curfew|tagged|words of advice|"
                   r"unpaid work|apology letter|police interview|court\b|fireworks|threats? to|"
                   r"heddlu wedi")),
    ),
    Lane.LIVING: (
        (3, any_of(
            r"foster|placement|placed (?:with|in|at|into|separately)|into care|care order|looked.?after|children.?s "
            r"home|residential|sgo\b|special guardian|police protection|accommodated|s(?:ection|\.)? ?20\b|"
            r"missing (?:\w+ ?- ?|- |from|person|overnight|for|one|two|three|\d|episode|night|again)|missing$|"
            r"found safe|"
            r"respite|homeless|evict|sofa\b|sofa.?surf|temporary accommodation|b&b|supported (?:housing|"
            r"accommodation|"
            r"lodging)|secure (?:unit|home|accommodation)|kinship|connected (?:person|carer)|lleoliad|byw gyda|"
            r"gofal maeth")),
        (3, any_of(
            r"(?:now |child |children )?(?:live[sd]?|living|staying|stayed|stays) (?:for a (?:time|"
            r"while) )?with|to live with|moved? (?:\w+ )?"
            r"(?:in with|back (?:to|with|home|in)|to (?:live|stay|his|her|the care of)|house|home\b|placement)|"
            rf"(?:moved?|went|returned?|taken|back) (?:in )?(?:to|with) (?:live with )?(?:his |her |their )?{KIN}\b|"
            r"return(?:ed|s)? (?:home|to (?:\w+'s )?care)|house move|ran away from home|runaway|"
            r"thrown out|kicked out")),
        (2, any_of(r"in care\b|adoption order|adopted|carers\b|missing|carer breakdown|moved\b")),
    ),
    Lane.EDUCATION: (
        (3, any_of(
            r"exclu(?:ded|sion)|suspen(?:ded|sion)|managed move|(?:school |poor |low )?attendance (?:\d|up|down|fell|"
            r"drop|improv|below|at \d|is)|(?:school|poor|low) attendance|ehc[pn]|sen(?:co|d)?\b|pru\b|pupil referral|"
            r"alternative provision|(?:started|joined|began|new|changed?|moved?|left|leaves|starts?|leavers).{0,25}"
            r"(?:school|nursery|reception|year ?\d+|college|coleg|class|academy|provision|y(?:r |ear )?\d)|"
            r"change schools|"
            r"(?:full|part|reduced).?time (?:time)?table|timetable|level of development|dyslexi|reading age|"
            r"gcse|entry level|qualification|sats\b|homework|elsa\b|exit pass|"
            r"parents.? evening|tutor group|educational? psych|ep assessment|"
            r"bull(?:y|ied)|racist incident|(?:school|home).?refus|home.?educat|truan|"
            r"detentions?\b(?<!during detention)|"
            r"permanently|at school|off.?roll|leavers|gwahardd|presenoldeb|bwlio|dechrau (?:yn|blwyddyn)|symudiad|"
            r"seicolegydd addysg|uned cyfeirio")),
        (1.5, any_of(
            r"school|teacher|pupil|class\b|lesson|pastoral|phone calls weekly|tutor|college|coleg|nursery|"
            r"reception\b|"
            r"behind in|laptop|tearful|restorative|learning|late \d+|late (?:to|for)|curriculum|ysgol|"
            r"dosbarth|disgybl|athr[oa]|blwyddyn|derbyn|meithrin")),
    ),
    Lane.HEALTH: (
        (4, any_of(
            r"bereavement (?:\w+ )?(?:sessions?|counsel|group|support|service|work|therapy)|"
            r"palliative|(?:emergency|a ?& ?e|ed|hospital) (?:dep\w+ )?attendance|attended a ?& ?e|"
            r"camhs|speech (?:and|&|therap)|s(?:a)?lt\b|therap(?:i|y|ist)|child and adolescent mental")),
        (3, any_of(
            r"hospital|a&e|casualty|gp\b(?! (?:notes?|tells|records?|report))|"
            r"medic(?!ine man)|diagnos|surgery|operation\b|"
            r"clinic|hearing loss|audiolog|"
            r"dental|dentist|adhd|autis|asd\b|language disorder|midwi|vaccin|immunis|ante-?natal|overdose|"
            r"self.?harm|convuls|seizure|asthma|epilep|fractur|"
            r"bro(?:ke|ken) (?:\w+ )?(?:arm|leg|wrist|bone|nose|collarbone)|head injury|"
            r"burn(?:s|t)?\b|"
            r"scald|weight|feeding|milestones|developmental (?:check|review|delay|assess|trauma)|"
            r"year (?:development )?"
            r"review|depress|low mood|anxi|mental health|mental illness|crisis team|perinatal|postnatal|pnd\b|"
            r"counsell|bed.?wett|enuresis|eating disorder|stopped eating|stab(?:bed|bing)|collapsed|"
            r"panic attack|nightmares|seriously ill|ill\b|illness|cancer|"
            r"glue ear|grommets|paediatric|fasd?\b|concuss|stitches|injur|vision check|eye test|in crisis|"
            r"health assessment|choice appointment|suicid|iechyd|meddyg|clyw|ysbyty|diagnosis|lleferydd")),
        (2, any_of(r"smok(?:ed|es|ing)\b|vaping|weed\b|using (?:cannabis|drugs|ketamine)|drunk at school")),
        (1, any_of(r"health|nurse|hv\b|speech|symptom|sleep|pregnan|unwell|appointment|screen|treatment")),
    ),
    Lane.SERVICES: (
        (4, any_of(
            r"icpc|rcpc|case conference|(?:child protection|cp) (?:conference|plan|register|case)|"
            r"on (?:the )?(?:child "
            r"protection |cp )?register|removed from (?:the )?register|core group|strategy (?:discussion|meeting)|"
            r"s(?:ection|\.)? ?(?:47|17)\b|ecm\b|formulation|(?:plan|order) review|nrm\b|mace\b|marac|mash\b|"
            r"referr(?:al|ed) (?:\w+ )?(?:to|from|by) (?:\w+ )?(?:social|children|early|hv\b|health visitor|police|"
            r"mash)|social services assessment|(?:lac|iro|cla) review|register -")),
        (3, any_of(
            r"(?:single|initial|core|social work|risk|asset\w*) assessment|early help|family (?:support|worker|"
            r"group conference)|team around|taf\b|tac\b|cin\b|child in need|social worker|social services|"
            r"allocated|duty (?:team|worker)|multi.?agency|professionals|prevention (?:programme|support|work)|"
            r"diversion|step(?:ped)?.?down|probation (?:re|officer|meeting)|with probation|transition (?:plan|meet)|"
            r"supervision order|legal planning|asset ?plus|transferred (?:from|to)|missed (?:appt|appointment|"
            r"session)|(?:drug|alcohol|substance)[\w ]*(?:service|worker|treatment)|"
            r"home visit|exploitation|case (?:closed|opened|transfer)|closed (?:the|to|his|her) case|advocate|"
            r"cyfarfod|gwasanaethau (?:plant|cymdeithasol)|gweithiwr|tîm o amgylch")),
        (1, any_of(r"referr(?!al order)|assessment|meeting|panel|plan\b|visit|intervention|worker|sessions?\b|"
                   r"appts?\b|review|intel|nfa\b|concerns?|support|closed|asesiad|atgyfeir")),
    ),
    Lane.FAMILY: (
        (4, any_of(
            r"domestic|dv[a]?\b|argument between|verbal argument|noise complaint|non.?mol|incident (?:at home|"
            r"between)|"
            r"police (?:called to|called,|attended (?:the )?(?:address|home|house|property))|"
            r"(?:children|child|kids) (?:present|upstairs|asleep|"
            r"in (?:the )?(?:house|bed|"
            r"address|home))|(?:saw|seen|watched|heard|witnessed) (?:his |her |their )?\w+ (?:hit|hurt|being|get hit|"
            r"fight|argu|drunk)|born\b|birth\b(?! weight)|d\.?o\.?b\b|kg\b(?<=\d kg)|marr(?:y|ie)|wedding|"
            rf"(?:{_PARENT}'s )?(?:new )?(?:partner|boyfriend|girlfriend)\b.{{0,25}}(?:moves?|moved) in|"
            r"moves? into the|moves? in(?=[.;,]|$)|moved in(?=[.;,]|$)|(?:has|have|had) a baby|new baby|"
            rf"family (?:moved?|re-?hous)|re-?housed|partner newydd|trais domestig|{_PARENT} (?:live[sd]?|"
            rf"living) with|"
            rf"relationship with .* ended|start(?:ed)? (?:a )?relationship|{KIN} .{{0,50}}(?:prison|jail|custod)")),
        (3, any_of(
            r"(?:no|not enough) food|empty cupboards|home conditions|new partner|adults (?:drunk|intoxicated)|"
            rf"{KIN}\b[^.;]{{0,20}}(?:drink|drug|using\b|heroin|cocaine)|"
            r"intoxicat|drunk\b|police notif|heddlu wedi hysbysu|notification received|about the home|"
            r"step.?(?:father|dad|mother|mum) in|adopted as a baby|collecting from|collection list|"
            r"allegation by|third party|benefits|debt|fled|refuge|house fire|poverty")),
        (1, any_of(KIN + r"\b|family|relationship|baby|household|teulu|home\b")),
    ),
}  # fmt: skip

# somebody else's doing: then no word of offending speaks of the child
OTHERS_DOING = any_of(
    r"domestic|dv[a]?\b|noise complaint|adults?\b|"
    r"(?:male|female|man|woman|adult)s? (?:\w+ )?(?:arrest|remov|bail|charg)|"
    rf"{KIN}(?:'s)?\b[^.;]{{0,45}}?(?:arrest|charg|bail|custod|sentenc|prison|jail|convict|remand|court|"
    rf"assault(?:s|ed)\b)|"
    rf"(?:assault\w*|hit|hurt|attacked|robbed|threatened) by|by (?:his |her |their )?{KIN}|victim|witness|"
    r"third party|(?:children|child|kids) (?:present|upstairs|asleep|in (?:the )?(?:house|bed|address|home))|"
    r"no offences?|argument between|associat|known (?:to (?:police|probation)|for)|intel\b|"
    r"non.?mol|trais domestig|cam-drin"
)
# a row that tells of harm is no strength, whatever else it says
HARM = any_of(
    r"hungry|late \d|late (?:to|for)|unkempt|abus|assault|bull(?:y|ied)|neglect|injur|bruis|exclu|suspen|arrest|"
    r"self.?harm|overdose|drunk|intoxicat|absen|missing|depress|screen|referr|hurt|fight|died|death|crisis|"
    r"positive for|needle|cannabis|drug|violen|incident|refus|upset|distress|missed|unwell|convuls|concern|"
    r"mental health|dyslexi|cp plan|register|grounds|panel|attack|stole|theft|police|lost\b|cried|"
    r"not (?:chosen|picked|allowed)|dropped|thrown off|gwahardd|esgeulus"
)
