"""`report`: valid, the same bytes each time, dated and addressed as asked."""

from __future__ import annotations

import hashlib
import io
import subprocess
from pathlib import Path

import docx
import page as page_validation
import pikepdf
import pytest
from cli.conftest import SAMPLE

from ecm_desktop.cli.reports import PARTS
from ecm_desktop.reports.editions.catalogue import EDITIONS


def made(desk, out: Path, *options: object) -> bytes:
    said = desk.run("report", "AV-2031", "--edition", "full", "--date", "2026-11-01", "--out", out, *options)
    assert (said.code, said.err) == (0, "")
    return out.read_bytes()


def text_of(data: bytes) -> str:
    return subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize("options", [(), ("--language", "cy"), ("--recipient", "Ms Ŵyn & <Bo>")], ids=str)
def test_it_is_pdf_ua_and_the_same_bytes_each_time(full, tmp_path, options):
    first, second = made(full, tmp_path / "1.pdf", *options), made(full, tmp_path / "2.pdf", *options)
    assert first == second
    assert page_validation.validate_pdf_bytes(first, profile="ua1").failures == []


@pytest.mark.parametrize("edition", sorted(EDITIONS))
def test_every_edition_of_a_case_just_begun(desk, tmp_path, edition):
    out = tmp_path / "out.pdf"
    assert desk.run("report", "AV-2031", "--edition", edition, "--out", out).code == 0
    assert page_validation.validate_pdf_bytes(out.read_bytes(), profile="ua1").failures == []


def test_it_bears_the_date_and_the_recipient_and_tells_of_the_records(full, tmp_path):
    text = text_of(made(full, tmp_path / "out.pdf", "--recipient", "Ridgeway Academy"))
    assert "1 November 2026" in text
    assert "Ridgeway Academy" in text
    assert "Thornbury" in text
    titles = [one["title"] for one in full.shown()["records"]["life_event"] if len(one["title"]) < 40]
    plain = " ".join(text.split())
    assert titles
    assert [title for title in titles if title not in plain] == []


def test_check_26_what_cannot_be_printed_is_told(full, tmp_path):
    said = full.run("report", "AV-2031", "--edition", "summary", "--recipient", "\u3d8c", "--out", tmp_path / "1.pdf")
    assert "cannot be printed, and words in brackets stand for them: " in said.out
    assert "[Cjk]" in text_of((tmp_path / "1.pdf").read_bytes())
    plain = full.run("report", "AV-2031", "--edition", "summary", "--out", tmp_path / "2.pdf")
    assert "cannot be printed" not in plain.out


def test_the_date_decides_its_words(full, tmp_path):
    one = made(full, tmp_path / "1.pdf")
    said = full.run("report", "AV-2031", "--edition", "full", "--date", "2025-03-04", "--out", tmp_path / "2.pdf")
    assert said.code == 0
    other = (tmp_path / "2.pdf").read_bytes()
    assert one != other
    assert "4 March 2025" in text_of(other)


@pytest.mark.parametrize("options", [("--edition", "nonsense"), ("--edition", "full", "--meeting", "1")], ids=str)
def test_an_edition_or_a_meeting_that_is_not_there(full, tmp_path, options):
    assert full.run("report", "AV-2031", *options, "--out", tmp_path / "out.pdf").is_refused(5)
    assert not (tmp_path / "out.pdf").exists()


def test_an_earlier_meeting_gives_another_report(sampled, tmp_path):
    meetings = len(sampled.run("case", "show", SAMPLE, "--json").plain["records"]["meeting"])
    assert meetings > 1
    texts = set()
    for number in (1, meetings):
        out = tmp_path / f"{number}.pdf"
        said = sampled.run(
            "report", SAMPLE, "--edition", "full", "--meeting", number, "--date", "2026-11-01", "--out", out
        )
        assert said.code == 0
        texts.add(text_of(out.read_bytes()))
    assert len(texts) == 2
    for number in (0, meetings + 1):
        said = sampled.run("report", SAMPLE, "--edition", "full", "--meeting", number, "--out", tmp_path / "x.pdf")
        assert said.is_refused(5)


def test_a_place_that_cannot_be_written(full, tmp_path):
    said = full.run("report", "AV-2031", "--edition", "summary", "--out", tmp_path / "no" / "out.pdf")
    assert said.is_refused(4)


def test_the_childs_pages_are_a_draft_without_a_word_on_readiness(full, tmp_path):
    texts = []
    for options in ((), ("--readiness", "Has asked for it")):
        out = tmp_path / "child.pdf"
        said = full.run("report", "AV-2031", "--edition", "child", "--date", "2026-11-01", "--out", out, *options)
        assert said.code == 0
        texts.append(text_of(out.read_bytes()))
    draft, ready = texts
    assert "Draft" in draft
    assert "Draft" not in ready
    assert "Has asked for it" not in ready


def test_check_45_the_archive_copy_keeps_to_both_standards_and_is_the_same_each_time(full, tmp_path):
    first, second = made(full, tmp_path / "1.pdf", "--archive"), made(full, tmp_path / "2.pdf", "--archive")
    assert first == second
    for standard in ("ua1", "pdfa2a"):
        assert page_validation.validate_pdf_bytes(first, profile=standard).failures == []
    assert text_of(first) == text_of(made(full, tmp_path / "3.pdf"))


@pytest.fixture
def secret(tmp_path):
    file = tmp_path / "secret.txt"
    file.write_text("Gŵyr-fam-gu 7! mosslamp ivybook\n", encoding="utf-8")
    return file


def test_check_36_only_the_passphrase_opens_a_protected_copy(full, tmp_path, secret):
    plain = made(full, tmp_path / "plain.pdf")
    data = made(full, tmp_path / "out.pdf", "--protect", secret)
    assert not [word for word in (b"Formulation", b"AV-2031", b"xmpmeta") if word in data]
    for wrong in ("", "mosslamp"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(data), password=wrong)
    with pikepdf.open(io.BytesIO(data), password="Gŵyr-fam-gu 7! mosslamp ivybook") as pdf:  # noqa: S106
        assert (pdf.encryption.R, pdf.encryption.stream_method.name) == (6, "aesv3")
        assert pdf.allow.accessibility
        assert not pdf.allow.modify_other
        opened = io.BytesIO()
        pdf.save(opened)
    assert page_validation.validate_pdf_bytes(opened.getvalue(), profile="ua1").failures == []
    assert text_of(opened.getvalue()) == text_of(plain)


def test_the_audit_knows_a_protected_copy_by_its_plain_hash(full, tmp_path, secret):
    plain = made(full, tmp_path / "plain.pdf")
    made(full, tmp_path / "out.pdf", "--protect", secret)
    last = full.run("audit", "--json").out
    assert last.count(hashlib.sha256(plain).hexdigest()) == 2


def test_a_copy_is_for_the_archive_or_protected_never_both(full, tmp_path, secret):
    options = ("--edition", "full", "--archive", "--protect", secret, "--out", tmp_path / "out.pdf")
    assert full.run("report", "AV-2031", *options).is_refused(2)


@pytest.mark.parametrize(("text", "code"), [("", 5), ("x" * 128, 5), (None, 3)], ids=["empty", "long", "no file"])
def test_a_passphrase_that_cannot_serve_is_refused_and_nothing_is_written(full, tmp_path, text, code):
    file, out = tmp_path / "secret.txt", tmp_path / "out.pdf"
    if text is not None:
        file.write_text(text)
    assert full.run("report", "AV-2031", "--edition", "summary", "--protect", file, "--out", out).is_refused(code)
    assert not out.exists()


def test_a_weak_passphrase_of_a_document_is_spoken_of(full, tmp_path):
    file = tmp_path / "secret.txt"
    file.write_text("sesame")
    said = full.run("report", "AV-2031", "--edition", "summary", "--protect", file, "--out", tmp_path / "out.pdf")
    assert said.code == 0
    assert "could be guessed" in said.out
    assert "sesame" not in said.out


def test_a_draft_says_so_and_a_version_is_kept_with_who_and_why(full, tmp_path):
    assert "OFFICIAL-SENSITIVE · Draft" in text_of(made(full, tmp_path / "draft.pdf", "--draft"))
    out, options = tmp_path / "1.pdf", ("--issue", "Asked for by the court", "--author", "Dr Hughes")
    refused = full.run("report", "AV-2031", "--edition", "full", "--issue", "Asked for", "--out", tmp_path / "0.pdf")
    assert refused.is_refused(5)
    assert "--author" in refused.err
    data = made(full, out, *options)
    assert "Version 1, issued 1 November 2026 by Dr Hughes" in text_of(data)
    (kept,) = full.shown()["records"]["report"]
    assert (kept["version"], kept["author"], kept["why"]) == (1, "Dr Hughes", "Asked for by the court")
    assert (kept["sha256"], kept["issued"]) == (hashlib.sha256(data).hexdigest(), "2026-11-01")
    events = full.run("audit", "--json").plain["entries"]
    assert {"exported", "issued"} <= {one["event"] for one in events}
    assert "Version 2, issued" in text_of(made(full, tmp_path / "2.pdf", *options))


def test_a_part_of_the_handover_is_left_out(full, tmp_path):
    whole, less = tmp_path / "1.pdf", tmp_path / "2.pdf"
    for out, options in ((whole, ()), (less, ("--without", "chronology", "--without", "expectation"))):
        assert full.run("report", "AV-2031", "--edition", "handover", "--out", out, *options).code == 0
    for title in ("Chronology", "What to expect"):
        assert title in text_of(whole.read_bytes())
        assert title not in text_of(less.read_bytes())


@pytest.mark.parametrize("part", PARTS)
def test_a_full_case_is_handed_over_without_any_part(sampled, tmp_path, part):
    said = sampled.run("report", SAMPLE, "--edition", "handover", "--without", part, "--out", tmp_path / "out.pdf")
    assert said.code == 0, said.err


@pytest.mark.parametrize("edition", sorted(EDITIONS))
def test_every_edition_of_the_sample_is_made(sampled, tmp_path, edition):
    said = sampled.run("report", SAMPLE, "--edition", edition, "--out", tmp_path / "out.pdf")
    assert said.code == 0, said.err


def test_the_family_is_drawn_at_an_age_or_on_a_day_too(sampled, tmp_path):
    def told(*options: str) -> str:
        said = sampled.run("report", SAMPLE, "--edition", "full", "--out", tmp_path / "out.pdf", *options)
        assert said.code == 0, said.err
        return " ".join(text_of((tmp_path / "out.pdf").read_bytes()).split())

    assert ", at 6 years" not in told()
    assert told("--family-age", "6").count("family on 31 August 2017, at 6 years") >= 2
    assert "family on 1 March 2019, at 7 years 6 months" in told("--family-on", "2019-03-01")


@pytest.mark.parametrize("ending", [".docx", ".txt"])
def test_its_words_alone_take_what_is_chosen_for_it(sampled, tmp_path, ending):
    out = tmp_path / f"out{ending}"
    options = ("--family-on", "2017-05-04", "--date", "2026-11-01")
    assert sampled.run("report", SAMPLE, "--edition", "full", "--out", out, *options).code == 0
    text = out.read_text("utf-8") if ending == ".txt" else "\n".join(one.text for one in docx.Document(out).paragraphs)
    assert "family on 4 May 2017" in text


@pytest.mark.parametrize("options", [("--archive",), ("--issue", "Asked for", "--author", "Jo")], ids=str)
def test_what_is_issued_or_for_an_archive_is_a_pdf(full, tmp_path, options):
    out = tmp_path / "out.docx"
    assert full.run("report", "AV-2031", "--edition", "full", "--out", out, *options).is_refused(5)
    assert not out.exists()
