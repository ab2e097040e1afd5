"""The shared cases' answers beside what was read: rows by their place, pairs that tell one event."""

from __future__ import annotations

import json
from collections import defaultdict

from ecm_desktop.intake.as_json import proposals_to_plain

CASES = ("twins", "small", "welsh")


def place(file, locator):
    return file, json.dumps(locator, sort_keys=True)


def pairs_of(groups):
    return {(a, b) for members in groups for n, a in enumerate(sorted(members)) for b in sorted(members)[n + 1 :]}


def true_pairs(case):
    rows = proposals_to_plain(case.proposals)["proposals"]
    number = {place(row["file"], row["locator"]): n for n, row in enumerate(rows)}
    by_id = {row["id"]: number[place(row["file"], row["locator"])] for row in case.answers["rows"]}
    return pairs_of([by_id[key] for key in group["rows"]] for group in case.answers["duplicate_groups"])


def grouped_pairs(case):
    groups = defaultdict(list)
    for number, row in enumerate(case.proposals.rows):
        if row.group:
            groups[row.group].append(number)
    return pairs_of(groups.values())
