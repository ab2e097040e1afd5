"""The command `demo`: the whole main job on the fictional sample case, off-screen where there is no display."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ecm_desktop.cli.console import Console
from ecm_desktop.errors import Unavailable
from ecm_desktop.i18n import Translator
from ecm_desktop.settings import resource_dir

if TYPE_CHECKING:
    from ecm_desktop.diagram.marks import Drawing
    from ecm_desktop.domain.case import Case

PICTURES = ("overview", "timeline", "family", "model", "plan")


def add_commands(commands: Any, common: argparse.ArgumentParser, words: Translator) -> None:
    """Add `demo`."""
    demo = commands.add_parser(
        "demo", help=words("try it on the fictional sample case"), parents=[common], allow_abbrev=False
    )
    demo.add_argument("--out", type=Path, default=Path("demo-out"), metavar="DIR")
    demo.set_defaults(run=run_demo)


def run_demo(args: argparse.Namespace, console: Console) -> int:
    """`demo`: a vault of its own, the sample read from its files, report, drawings and pictures of the window."""
    out: Path = args.out
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Unavailable("The folder for the results cannot be made; choose another with --out.") from None
    with tempfile.TemporaryDirectory(prefix="ecm-demo-", ignore_cleanup_errors=True) as temporary:
        vault = Path(temporary) / "vault"
        passphrase, reference = _make_vault(vault, console)
        made = [*_documents(vault, passphrase, reference, out, console), *_pictures(vault, passphrase, out, console)]
        for path in made:
            console.say("{file}", file=path)
        console.say("The results are in {folder}.", folder=out.resolve())
        return _show_window(vault, passphrase, console) if _has_display() else 0


def _make_vault(vault: Path, console: Console) -> tuple[str, str]:
    from ecm_desktop.domain.ids import new_id
    from ecm_desktop.sample import make_sample
    from ecm_desktop.store.opening import create_vault
    from ecm_desktop.vault.passphrase import generate

    passphrase = generate(resource_dir() / "words")
    store, _ = create_vault(vault, passphrase, clock=console.clock)
    try:
        case = make_sample(resource_dir() / "samples" / "imani", new_id)
        store.add_case(case, "Begin the case")
    finally:
        store.close()
    return passphrase, case.reference


def _documents(vault: Path, passphrase: str, reference: str, out: Path, console: Console) -> list[Path]:
    """The report and the drawings, from the case as it was written and read back."""
    from ecm_desktop.cli.drawing import make_setting, write_drawing
    from ecm_desktop.cli.opening import load_case
    from ecm_desktop.reports.files import write_atomically
    from ecm_desktop.reports.make import make_report
    from ecm_desktop.store.opening import Passphrase, open_vault

    store = open_vault(vault, Passphrase(passphrase), clock=console.clock)
    try:
        case = load_case(store, reference)
    finally:
        store.close()
    setting = make_setting(console)
    report = out / "report.pdf"
    write_atomically(report, make_report(case, "full", setting, dated=console.today))
    made = [report]
    for name, drawing in _drawings(case, console):
        for form in (".pdf", ".png"):
            write_drawing(drawing, out / f"{name}{form}")
            made.append(out / f"{name}{form}")
    return made


def _drawings(case: Case, console: Console) -> list[tuple[str, Drawing]]:
    from ecm_desktop.cli.drawing import make_drawing, make_setting

    setting = make_setting(console)
    options = argparse.Namespace(on=console.today, age=None, size=None, first=None, last=None)
    return [
        (name, make_drawing(case, argparse.Namespace(what=name, **vars(options)), setting))
        for name in ("timeline", "genogram", "trm")
    ]


def _pictures(vault: Path, passphrase: str, out: Path, console: Console) -> list[Path]:
    from ecm_desktop import app

    return app.picture_window(vault, passphrase, out, PICTURES, clock=console.clock)


def _show_window(vault: Path, passphrase: str, console: Console) -> int:
    from ecm_desktop import app

    console.say("The window opens on the sample case; what you do there is gone when you close it.")
    return app.run_window(vault, clock=console.clock, passphrase=passphrase)


def _has_display() -> bool:
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
