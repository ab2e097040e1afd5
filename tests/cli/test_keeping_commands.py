"""`vault users` and their keys, `audit`, and how long a case is kept, from the command line."""

from __future__ import annotations

import json

import pytest
from cli.conftest import REFERENCE
from pypdf import PdfReader

SECOND = "elmroof-coalpath-sandgate-ivybook-mosslamp"


@pytest.fixture
def second(tmp_path):
    """A file with the passphrase of another user."""
    file = tmp_path / "second"
    file.write_text(SECOND, encoding="utf-8")
    return file


def test_a_user_comes_opens_and_goes_and_the_key_is_changed(desk, second):
    assert desk.run("vault", "add-user", "Beata Quillon", "--new-passphrase-file", second).code == 0
    listed = desk.run("vault", "users", "--json").plain
    assert [one["name"] for one in listed] == ["", "Beata Quillon"]
    assert "Beata Quillon" in desk.run("vault", "users").out
    as_second = ("--vault", desk.folder, "--passphrase-file", second)
    assert desk.bare(*as_second, "case", "list").code == 0
    assert "rotate" in desk.run("vault", "remove-user", "Beata Quillon").out
    assert desk.run("vault", "rotate").code == 0
    assert desk.bare(*as_second, "case", "list").is_refused(3)
    assert desk.run("vault", "check", "--deep").code == 0
    assert (desk.folder / "store-k2.db").exists()
    assert not (desk.folder / "store-k1.db").exists()


def test_nobody_comes_with_a_passphrase_that_somebody_has(desk, second):
    assert desk.run("vault", "add-user", "Beata Quillon", "--new-passphrase-file", second).code == 0
    for taken in (second, desk.key):
        said = desk.run("vault", "add-user", "Cyn", "--new-passphrase-file", taken)
        assert said.is_refused(5)
        assert "already" in said.err
        assert desk.run("vault", "passphrase", "--new-passphrase-file", taken).is_refused(5)
    assert len(desk.run("vault", "users", "--json").plain) == 2


def test_nobody_comes_with_a_weak_passphrase_and_nobody_unknown_goes(desk, tmp_path):
    (tmp_path / "weak").write_text("football1", encoding="utf-8")
    assert desk.run("vault", "add-user", "Beata", "--new-passphrase-file", tmp_path / "weak").code == 5
    assert desk.run("vault", "remove-user", "Nobody").is_refused(5)
    (only,) = desk.run("vault", "users", "--json").plain
    assert desk.run("vault", "remove-user", only["id"]).is_refused(5)


def test_the_audit_is_shown_from_a_day_on(desk):
    told = desk.run("audit", "--json").plain
    assert told["entries"][0]["event"] == "created"
    assert told["head"].startswith(f"{told['entries'][-1]['seq']}-")
    assert len(desk.run("audit").out.splitlines()) > len(told["entries"])
    assert desk.run("audit", "--json", "--since", "2999-01-01").plain["entries"] == []
    assert desk.run("audit", "--since", "soon").code == 2


def test_the_audit_is_signed_into_a_file_that_is_checked_without_a_vault(desk, tmp_path):
    file = tmp_path / "audit.json"
    told = desk.run("audit", "--signed", file)
    assert told.code == 0
    checked = desk.bare("audit", "--check", file)
    assert checked.code == 0
    said = dict(line.split("\t") for line in checked.out.splitlines() if "\t" in line)
    assert said["fingerprint"] in told.out
    assert int(said["rows"]) == len(json.loads(file.read_bytes())["entries"])
    file.write_bytes(file.read_bytes().replace(b'"created"', b'"viewed"'))
    changed = desk.bare("audit", "--check", file)
    assert (changed.code, changed.out) == (5, "")
    assert "changed after it was signed" in changed.err
    assert desk.run("audit", "--signed", file, "--check", file).code == 2


def test_a_held_case_stays_and_a_deleted_one_leaves_a_certificate(desk, tmp_path):
    paper = tmp_path / "certificate.json"
    assert desk.run("case", "delete", "none", "--certificate", paper).is_refused(5)
    assert not paper.exists()
    assert desk.run("case", "delete", REFERENCE, "--certificate", paper).code == 0
    certificate = json.loads(paper.read_text())
    assert certificate["records"] > 0
    assert certificate["old_copies"] == []
    assert desk.run("case", "show", REFERENCE).is_refused(5)
    assert desk.run("case", "delete", REFERENCE, "--certificate", paper).is_refused(5)


def test_the_certificate_is_a_paper_to_sign_where_it_is_asked_for(desk, tmp_path):
    paper = tmp_path / "certificate.pdf"
    done = desk.run("case", "delete", REFERENCE, "--certificate", paper, "--reason", "Kept long enough")
    assert done.code == 0
    said = PdfReader(paper).pages[0].extract_text()
    assert REFERENCE in said
    assert "Kept long enough" in said
    assert "Signature" in said
    assert desk.run("case", "show", REFERENCE).is_refused(5)


def test_a_case_on_hold_is_not_deleted(desk, tmp_path):
    assert desk.run("case", "hold", REFERENCE).code == 0
    assert desk.run("case", "delete", REFERENCE, "--certificate", tmp_path / "c.json").is_refused(5)
    assert not (tmp_path / "c.json").exists()
    assert desk.run("case", "show", REFERENCE).code == 0


def test_a_case_whose_hold_ended_is_deleted(desk, tmp_path):
    assert desk.run("case", "release", "none").is_refused(5)
    assert desk.run("case", "hold", REFERENCE, "--reason", "Court asked\tfor it").code == 0
    assert desk.run("case", "review").out.endswith("\tCourt asked for it\n")
    assert desk.run("case", "release", REFERENCE).code == 0
    assert desk.run("case", "review", "--json").plain[0]["hold"] is None
    assert desk.run("case", "delete", REFERENCE, "--certificate", tmp_path / "c.json").code == 0


def test_the_rule_of_the_vault_moves_the_day_to_look_again(desk):
    def day():
        (only,) = desk.run("case", "review", "--json").plain
        assert only["reference"] == REFERENCE
        return only["review"]

    usual = day()
    assert desk.run("vault", "review-rule").out == "age\t25\nyears_after_meeting\t6\n"
    assert desk.run("vault", "review-rule", "--age", "30").out == "age\t30\nyears_after_meeting\t6\n"
    assert (int(day()[:4]) - int(usual[:4]), day()[4:]) == (5, usual[4:])
    assert desk.run("vault", "review-rule", "--age", "17").is_refused(5)
    assert desk.run("vault", "review-rule", "--years-after-meeting", "many").code == 2
    assert desk.run("vault", "review-rule").out == "age\t30\nyears_after_meeting\t6\n"
    events = [one["event"] for one in desk.run("audit", "--json").plain["entries"]]
    assert events.count("review_changed") == 1
