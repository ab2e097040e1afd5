"""The shared cases with their answers, read once for all tests of this room."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from conftest import TODAY

from ecm_desktop.domain.proposals import Proposals
from ecm_desktop.intake.read import read_files


class AnsweredCase(msgspec.Struct, frozen=True):
    """One shared case: its folder, the answers to every row, and what the readers made of its files."""

    folder: Path
    answers: dict[str, Any]
    proposals: Proposals

    @property
    def born(self) -> date:
        """The child's date of birth."""
        return date.fromisoformat(self.answers["dob"])


@pytest.fixture(scope="session")
def answered(shared: Callable[[str], Path]) -> Callable[[str], AnsweredCase]:
    """Gives a shared case by name, read through the file readers."""
    read: dict[str, AnsweredCase] = {}

    def find(name: str) -> AnsweredCase:
        if name not in read:
            folder = shared(f"cases/{name}")
            answers = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
            files = [folder / one["file"] for one in answers["files"]]
            proposals = read_files(files, date.fromisoformat(answers["dob"]), TODAY)
            read[name] = AnsweredCase(folder, answers, proposals)
        return read[name]

    return find
