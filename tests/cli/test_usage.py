"""What is asked for, and asked for wrongly: one sentence that names the option, and never a value."""

from __future__ import annotations

import pytest

SECRET = "Zebedee-hunter2"  # noqa: S105 (a word to search for)

COMMANDS = [
    (), ("demo",), ("vault",), ("vault", "create"), ("vault", "info"), ("vault", "check"), ("vault", "passphrase"),
    ("vault", "recovery"), ("vault", "backup"), ("vault", "restore"), ("case",), ("case", "new"), ("case", "list"),
    ("case", "show"), ("import",), ("dates",), ("draw",), ("export",), ("report",),
]  # fmt: skip

WRONG = [
    (("vault", "rekey"), "rekey"),
    (("audit", "--since", "soon"), "--since"),
    (("case", "delete", "R"), "--certificate"),
    (("case", "delete", "R"), "delete"),
    (("case",), "ACTION"),
    (("case", "show"), "R"),
    (("case", "new", "--reference", "R", "--name", "N"), "--born"),
    (("case", "new", "--reference", "R", "--name", "N", "--born", "31/08/2011"), "--born"),
    (("case", "new", "--reference", "R", "--name", "N", "--born", "2011-02-30"), "--born"),
    (("case", "new", "--reference", "R", "--name", "N", "--born", "20110831"), "--born"),
    (("case", "new", "--reference", "R", "--name", "\udcff", "--born", "2011-08-31"), "--name"),
    (("case", "show", "R", "--revision", "-1"), "--revision"),
    (("case", "show", "R", "--revision", "last"), "--revision"),
    (("import", "R"), "FILE"),
    (("import", "R", "a.csv", "--today", "tomorrow"), "--today"),
    (("dates", "2014"), "--born"),
    (("dates", "--born", "2011", "2014"), "--born"),
    (("draw", "timeline", "R"), "--out"),
    (("draw", "ecomap", "R", "--out", "x.svg"), "what"),
    (("draw", "timeline", "R", "--out", "x.doc"), "--out"),
    (("draw", "timeline", "R", "--out", "x"), "--out"),
    (("draw", "timeline", "R", "--out", "x.svg", "--size", "wide"), "--size"),
    (("draw", "timeline", "R", "--out", "x.svg", "--size", "0x0"), "--size"),
    (("draw", "timeline", "R", "--out", "x.svg", "--size", "1366x-768"), "--size"),
    (("draw", "timeline", "R", "--out", "x.svg", "--size", "²x³"), "--size"),
    (("draw", "timeline", "R", "--out", "x.svg", "--age", "six"), "--age"),
    (("draw", "timeline", "R", "--out", "x.svg", "--age", "6y13m"), "--age"),
    (("draw", "timeline", "R", "--out", "x.svg", "--age", "6", "--on", "2020-01-01"), "--on"),
    (("export", "R"), "--out"),
    (("export", "R", "--out", "x.pdf"), "--out"),
    (("report", "R", "--out", "x.pdf"), "--edition"),
    (("report", "R", "--edition", "full", "--out", "x.odt"), "--out"),
    (("report", "R", "--edition", "full", "--out", "x.pdf", "--meeting", "first"), "--meeting"),
    (("report", "R", "--edition", "full", "--out", "x.pdf", "--glossy"), "--glossy"),
    (("report", "R", "--edition", "full", "--out", "x.pdf", "--prot", "x"), "--prot"),
    (("--language", "fr", "case", "list"), "--language"),
    (("--vault",), "--vault"),
    (("case", "list", f"--passphrase={SECRET}"), "--passphrase"),
    (("case", "list", "--passphrase", SECRET), "--passphrase"),
    (("case", "list", SECRET), "at the end"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_explains_itself_and_each_of_its_options(desk, command):
    said = desk.bare(*command, "--help")
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert "--passphrase-file" in said.out
    options = [place for place, line in enumerate(lines) if line.startswith("  --")]
    unexplained = [
        lines[place]
        for place in options
        if "  " not in lines[place].strip() and not lines[place + 1].startswith(" " * 20)
    ]
    assert unexplained == []


@pytest.mark.parametrize(
    ("arguments", "named"), WRONG, ids=[" ".join(one).encode("ascii", "replace").decode() for one, _ in WRONG]
)
def test_wrong_usage_is_one_sentence_that_names_what_is_wrong(desk, arguments, named):
    said = desk.bare(*arguments)
    assert said.is_refused(2)
    assert named in said.err
    assert "--help" in said.err


@pytest.mark.parametrize("value", ["31/08/2011", "Imani Okafor"])
def test_a_value_is_never_repeated(desk, value):
    said = desk.bare("case", "new", "--reference", "R", "--name", "N", "--born", value)
    assert value not in said.err
    said = desk.bare("case", "list", value)
    assert value not in said.err


def test_the_secret_typed_as_an_argument_is_not_repeated(desk):
    for arguments in (("--passphrase", SECRET), (f"--passphrase={SECRET}",), (SECRET,)):
        assert SECRET not in desk.bare("case", "list", *arguments).err


def test_common_options_go_before_and_after_and_between(desk):
    before = desk.bare(*desk.access, "case", "list")
    after = desk.bare("case", "list", *desk.access)
    between = desk.bare("case", *desk.access[:2], "list", *desk.access[2:])
    assert before == after == between
    assert before.code == 0


def test_the_version(desk):
    assert desk.bare("--version").out.startswith("ecm-desktop ")


def test_quiet_leaves_only_what_was_asked_for(desk, tmp_path):
    assert desk.run("--quiet", "draw", "trm", "AV-2031", "--out", tmp_path / "a.svg").out == ""
    assert desk.run("case", "list", "--quiet").out.startswith("AV-2031\t")


@pytest.mark.parametrize(
    ("arguments", "code"), [(("case", "list"), 0), (("--help",), 0), (("case", "show", "nobody"), 5)]
)
def test_welsh_never_fails_for_want_of_words(desk, arguments, code):
    assert desk.run("--language", "cy", *arguments).code == code
