"""The run's own rules, tried on small runs of pytest in child processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]


@pytest.fixture
def run(tmp_path):
    """Runs one test file with the two plugins; gives exit code and output."""

    def go(source: str, **environment: str) -> tuple[int, str]:
        (tmp_path / "test_it.py").write_text(source)
        (tmp_path / "pytest.ini").write_text(f"[pytest]\npythonpath = {TESTS}\n")
        (tmp_path / "conftest.py").write_text('pytest_plugins = ["plugins.silence", "plugins.skips"]\n')
        clean = {name: value for name, value in os.environ.items() if name != "CI" and "PYTEST" not in name}
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_it.py"]
        done = subprocess.run(
            command, check=False, cwd=tmp_path, env={**clean, **environment}, capture_output=True, text=True
        )
        return done.returncode, done.stdout

    return go


SKIPS = 'import pytest\ndef test_a(): pytest.skip("not today")\n'


def test_a_skip_is_only_a_skip_at_home(run):
    assert run(SKIPS)[0] == 0


def test_an_unlisted_skip_fails_in_ci_and_is_named(run):
    code, said = run(SKIPS, CI="true")
    assert code == 1
    assert "test_it.py::test_a: not today" in said


def test_a_listed_reason_passes_in_ci(run):
    assert run(SKIPS.replace("not today", "the shared material is not beside the project"), CI="true")[0] == 0


def test_a_skipped_module_counts_as_well(run):
    assert run('import pytest\npytest.skip("whole", allow_module_level=True)\n', CI="true")[0] != 0


@pytest.mark.parametrize(
    "body",
    [
        'print("x")',
        'import sys; sys.stderr.write("x")',
        'import os; os.write(1, b"x")',
        'import logging; logging.getLogger("a.b").warning("hello")',
    ],
)
def test_noise_fails(run, body):
    code, said = run(f"def test_a(): {body}\n")
    assert code == 1
    assert "unexpectedly" in said


@pytest.mark.parametrize(
    "source",
    [
        'def test_a(capsys): print("x"); assert capsys.readouterr().out == "x\\n"',
        'import logging\ndef test_a(caplog): logging.getLogger("a").warning("x"); assert caplog.messages == ["x"]',
        'def test_a():\n    import logging; logging.getLogger("a").info("x")',
    ],
)
def test_what_a_test_is_about_does_not_fail_it(run, source):
    code, said = run(source + "\n")
    assert code == 0, said
