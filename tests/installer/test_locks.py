"""The locks: complete, with hashes, without addresses, and in step with the project's own description."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCKS = {name: ROOT / "installer" / f"{name}.lock" for name in ("app", "build", "dev", "verapdf")}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]


def entries(name: str) -> list[str]:
    """The requirements of a lock, each with its hashes, as they stand between the comments."""
    lines = [line for line in LOCKS[name].read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")]
    return re.sub(r"\\\n\s*", " ", "\n".join(lines)).splitlines()


def pins(name: str) -> dict[str, list[Requirement]]:
    """The pinned requirements of a lock by package."""
    found: dict[str, list[Requirement]] = {}
    for entry in entries(name):
        requirement = Requirement(entry.partition(" --hash")[0])
        found.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return found


def version(requirement: Requirement) -> str:
    """The one version a pin allows."""
    (only,) = requirement.specifier
    assert only.operator == "=="
    return only.version


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_has_a_hash_and_no_lock_an_address(name):
    assert entries(name)
    assert [entry for entry in entries(name) if not re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry)] == []
    assert not re.search(r"://|--index|--find-links|@ ", LOCKS[name].read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("app", PROJECT["project"]["dependencies"]),
        ("build", GROUPS["build"]),
        ("dev", PROJECT["project"]["dependencies"] + GROUPS["test"] + GROUPS["lint"] + GROUPS["build"]),
    ],
    ids=["app", "build", "dev"],
)
def test_a_lock_holds_what_the_project_asks_for(lock, wanted):
    held = pins(lock)
    for requirement in map(Requirement, wanted):
        candidates = held[canonicalize_name(requirement.name)]
        assert all(requirement.specifier.contains(version(one)) for one in candidates), requirement.name


@pytest.mark.parametrize("lock", ["app", "build"])
def test_tests_run_with_the_versions_that_users_get(lock):
    everything = pins("dev")
    for name, candidates in pins(lock).items():
        assert {version(one) for one in candidates} == {version(one) for one in everything[name]}


def test_the_licence_list_names_what_is_shipped():
    listed = (ROOT / "resources" / "licences" / "LICENCES.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([\w.-]+) \| (\d[^|]*) \|", listed, re.MULTILINE))
    shipped = {name: ", ".join(sorted({version(one) for one in found})) for name, found in pins("app").items()}
    assert {canonicalize_name(name): versions.strip() for name, versions in rows.items()} == shipped
