"""The command `demo`: the whole main job on the fictional sample case, off-screen where there is no display."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ecm_desktop.cli.console import Console
from ecm_desktop.cli.display import has_display
from ecm_desktop.cli.drawing import DRAWINGS, Picture, encoded, make_drawing, make_setting
from ecm_desktop.cli.stopping import stopped_afterwards
from ecm_desktop.errors import Unavailable
from ecm_desktop.i18n import Translator
from ecm_desktop.settings import resource_dir

if TYPE_CHECKING:
    from ecm_desktop.domain.case import Case

PAGES = ("overview", "timeline", "family", "model", "plan")


def add_commands(commands: Any, common: argparse.ArgumentParser, words: Translator) -> None:
    """Add `demo`."""
    demo = commands.add_parser("demo", help=words("try it on the fictional sample case"), parents=[common])
    demo.add_argument(
        "--out", type=Path, default=Path("demo-out"), metavar="DIR", help=words("where the results go (demo-out)")
    )
    demo.set_defaults(run=run_demo)


def run_demo(args: argparse.Namespace, console: Console) -> int:
    """`demo`: a vault of its own, the sample read from its files, report, drawings and pictures of the window."""
    from ecm_desktop import app
    from ecm_desktop.vault.passphrase import generate

    out = _folder(args.out)
    shown = has_display()
    if shown:
        app.make_application()  # before the pictures, which would otherwise settle for no display
    passphrase = generate(resource_dir() / "words")
    with tempfile.TemporaryDirectory(prefix="ecm-demo-", ignore_cleanup_errors=True) as temporary:
        vault = Path(temporary) / "vault"
        case, head = _sample_in(vault, passphrase, console)
        made = _documents(case, head, out, console)
        with stopped_afterwards():
            made += app.picture_window(vault, passphrase, out, PAGES, clock=console.clock)
        for path in made:
            console.say("{file}", file=path)
        console.say("The results are in {folder}.", folder=out.resolve())
        if not shown:
            return 0
        console.say("The window opens on the sample case; what you do there is gone when you close it.")
        return app.run_window(vault, clock=console.clock, passphrase=passphrase)


def _folder(out: Path) -> Path:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Unavailable("The folder for the results cannot be made; choose another with --out.") from None
    return out


def _sample_in(vault: Path, passphrase: str, console: Console) -> tuple[Case, str]:
    """A new vault with the sample in it; the case as it was written and read back, and the audit's row of it."""
    from ecm_desktop.domain.ids import new_id
    from ecm_desktop.sample import make_sample
    from ecm_desktop.store.opening import create_vault

    store, _ = create_vault(vault, passphrase, clock=console.clock)
    try:
        case = make_sample(resource_dir() / "samples" / "imani", new_id)
        key = store.add_case(case, "Begin the case")
        case, revision = store.load(key)
        return case, store.journal(key).audit_head(revision)
    finally:
        store.close()


def _documents(case: Case, head: str, out: Path, console: Console) -> list[Path]:
    """The report as PDF and each drawing as PDF and PNG."""
    from ecm_desktop.diagram.audit_row import in_file
    from ecm_desktop.reports.files import write_atomically
    from ecm_desktop.reports.make import make_report

    setting = make_setting(console, audit_head=head)
    made = [out / "report.pdf"]
    write_atomically(made[0], make_report(case, "full", setting, dated=console.today))
    for name in DRAWINGS:
        drawing = make_drawing(case, Picture(name, console.today), setting)
        for path in (out / f"{name}.pdf", out / f"{name}.png"):
            write_atomically(path, encoded(drawing, path.suffix, about=in_file(head)))
            made.append(path)
    return made
