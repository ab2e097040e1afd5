"""The only place that builds things and joins them: the wiring of the window, and Qt for pictures without one."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ecm_desktop.i18n import Translator, translator
from ecm_desktop.settings import default_vault_dir, preferences_file, resource_dir, service_dir, wording_file

if TYPE_CHECKING:
    from datetime import date, datetime

    from PySide6.QtWidgets import QApplication

    from ecm_desktop.diagram.setting import Setting
    from ecm_desktop.domain.case import Case
    from ecm_desktop.store.store import AnyStore, Store
    from ecm_desktop.ui.preferences import PreferenceDesk
    from ecm_desktop.ui.returning import Stance
    from ecm_desktop.ui.window import MainWindow
    from ecm_desktop.ui.wiring import PageEntry, VaultDoor, Wiring
    from ecm_desktop.vault.recovery import RecoveryKey


PICTURE_SIZE = (1440, 900)
STYLE = ("-style", "fusion")  # told to Qt from the start: setting it later makes a style for nothing first


def utc_now() -> datetime:
    """The system's clock."""
    from datetime import UTC, datetime

    return datetime.now(UTC)


def run(args: argparse.Namespace, words: Translator) -> int:
    """Open the window on the vault that the command line means; returns when it is closed."""
    folder = getattr(args, "vault", None) or default_vault_dir()
    stances: list[Stance] = []
    code = run_window(folder, language=getattr(args, "language", None) and words.language, on_lock=stances.append)
    if not stances:
        return code
    from ecm_desktop.ui.returning import start_anew

    return start_anew(stances[-1])


def run_window(
    folder: Path,
    *,
    language: str | None = None,
    clock: Callable[[], datetime] = utc_now,
    passphrase: str | None = None,
    on_lock: Callable[[Stance], object] | None = None,
) -> int:
    """The program with its window; `language` overrides what is preferred. The exit code is Qt's.

    Raises KeyboardInterrupt when it was closed from the terminal. With `on_lock` it ends as soon as the vault is
    locked, the window still there, and says how that stood: the program is then to be started anew.
    With a `passphrase` (that of a demonstration's own vault) the window opens unlocked.
    """
    app = make_application()
    from ecm_desktop.ui.crash import CrashWatch
    from ecm_desktop.ui.interrupt import InterruptWatch
    from ecm_desktop.ui.returning import end_locked, show_as_before

    terminal, watch = InterruptWatch(app), CrashWatch(app)
    try:
        window = make_window(app, folder, preferences_file(), language=language, clock=clock)
        watch.crashed.connect(window.show_crash)
        watch.install()
        if on_lock is not None:
            window.locked.connect(lambda: end_locked(window, on_lock))
        show_as_before(window, os.environ)
        window.start()
        if passphrase is not None:
            window.take_store(_Opener(folder, clock).open(passphrase))
        code = app.exec()
    finally:
        terminal.remove()
        watch.remove()
    if terminal.interrupted:
        raise KeyboardInterrupt
    return code


def make_application() -> QApplication:
    """Qt with the shipped fonts; the one there is when there is one."""
    from ecm_desktop.widgets.plain_import import import_plainly

    import_plainly()
    from PySide6.QtWidgets import QApplication

    from ecm_desktop.ui.preparing import prepare

    there = QApplication.instance()
    app = there if isinstance(there, QApplication) else QApplication([*sys.argv[:1], *STYLE])
    app.setApplicationName("ecm-desktop")
    app.setApplicationDisplayName("ECM Desktop")
    prepare(app, resource_dir() / "fonts")
    return app


def put_qt_away() -> None:
    """Take Qt down while Python still stands; left to the end of the process, the two fall over each other."""
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtWidgets import QApplication
    from shiboken6 import delete, isValid

    app = QApplication.instance()
    if isinstance(app, QApplication):
        for window in app.topLevelWidgets():
            if isValid(window) and window.parentWidget() is None:
                delete(window)
        delete(app)


@contextmanager
def off_screen() -> Iterator[QApplication]:
    """Qt for pictures, without a display; the display is left alone when Qt runs already."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    yield make_application()


def picture_window(
    folder: Path, passphrase: str, out: Path, pages: Sequence[str], *, clock: Callable[[], datetime] = utc_now
) -> list[Path]:
    """Pictures of the window on the only case of a vault, one a page, in the folder `out`.

    What the window would remember of itself is kept beside the vault, which is a demonstration's own.
    """
    from ecm_desktop.ui.pictures import quiet_about_size_hints, take_pictures

    with off_screen() as app, quiet_about_size_hints():
        window = make_window(app, folder, folder.with_name("preferences.json"), clock=clock)
        window.resize(*PICTURE_SIZE)
        window.show()
        window.take_store(_Opener(folder, clock).open(passphrase))
        try:
            return take_pictures(window, pages, out)
        finally:
            window.close()


def make_window(
    app: QApplication,
    folder: Path,
    preferences: Path,
    *,
    language: str | None = None,
    clock: Callable[[], datetime] = utc_now,
) -> MainWindow:
    """The main window on the vault in `folder`, dressed as preferred, not shown yet."""
    from ecm_desktop.settings import longest_idle, managed_file
    from ecm_desktop.ui.appearance import Appearance
    from ecm_desktop.ui.capture.guard import guard_capture
    from ecm_desktop.ui.preferences import PreferenceDesk
    from ecm_desktop.ui.window import MainWindow

    desk = PreferenceDesk(preferences, app, longest_idle(managed_file()))
    guard_capture(app, desk)
    words = translator(language or desk.value.language, resource_dir() / "locale")
    appearance = Appearance(app, desk, app)
    return MainWindow(make_wiring(folder, desk, words, clock), desk, appearance)


def make_wiring(folder: Path, desk: PreferenceDesk, words: Translator, clock: Callable[[], datetime]) -> Wiring:
    """Everything from outside that the window needs."""
    from ecm_desktop.ui.wiring import Wiring

    return Wiring(
        words=words,
        door=make_door(folder, clock),
        clock=clock,
        make_setting=lambda words: make_setting(words, clock().astimezone().date()),
        begin_case=begin_case,
        pages=lambda: make_pages(folder, desk),
        make_sample=make_sample,
        sample_reference=sample_reference,
    )


def make_door(folder: Path, clock: Callable[[], datetime]) -> VaultDoor:
    """The vault in `folder`; its libraries are loaded when it is first used."""
    from ecm_desktop.ui.wiring import VaultDoor

    opener = _Opener(folder, clock)
    return VaultDoor(
        folder=folder,
        look=opener.look,
        check_free=opener.check_free,
        check=opener.check,
        make=opener.make,
        open=opener.open,
        open_with_recovery_key=opener.open_with_recovery_key,
        suggest=suggest_passphrase,
        strength=passphrase_strength,
    )


class _Opener(NamedTuple):
    """The doors of store.opening for one folder, imported when they are used."""

    folder: Path
    clock: Callable[[], datetime]

    def look(self) -> bool:
        if not self.folder.exists() and self.folder.parent.exists():
            from ecm_desktop.store.beside import end_cut_off_swap

            end_cut_off_swap(self.folder)
        signs = ("header.json", "header.bak.json", "store-*.db", "backups/*.vbak")  # of a vault, if only of one lost
        return any(next(self.folder.glob(sign), None) is not None for sign in signs)

    def check_free(self) -> None:
        if (self.folder / "vault.lock").exists():  # else nothing need be loaded to know
            from ecm_desktop.store.lock import refuse_if_open

            refuse_if_open(self.folder)

    def check(self) -> None:
        from ecm_desktop.store.opening import read_info

        read_info(self.folder)

    def make(self, passphrase: str) -> tuple[Store, RecoveryKey]:
        from ecm_desktop.store.opening import create_vault

        return create_vault(self.folder, passphrase, clock=self.clock)

    def open(self, passphrase: str) -> AnyStore:
        from ecm_desktop.store.opening import Passphrase, open_or_read

        return open_or_read(self.folder, Passphrase(passphrase), clock=self.clock)

    def open_with_recovery_key(self, text: str) -> AnyStore:
        from ecm_desktop.store.opening import RecoveryKeyText, open_or_read
        from ecm_desktop.store.recovery_proof import proved

        return proved(open_or_read(self.folder, RecoveryKeyText(text), clock=self.clock))


def suggest_passphrase() -> str:
    """Five words that the program chose."""
    from ecm_desktop.vault.passphrase import generate

    return generate(resource_dir() / "words")


def passphrase_strength(text: str) -> float:
    """How hard a passphrase is to guess, as a share of what is enough: 1 and more will do."""
    from ecm_desktop.vault.passphrase import ENOUGH_BITS, strength

    return strength(text) / ENOUGH_BITS


def make_setting(words: Translator, today: date) -> Setting:
    """What drawings are made with: the shipped fonts' widths and the model's wording in the user's language."""
    from ecm_desktop.diagram.setting import read_setting

    model, stages = wording_file("model", "levels", words.language), wording_file("stages", "stages", words.language)
    return read_setting(resource_dir(), model, stages, service_dir(), words, today)


def begin_case(reference: str, name: str, born: str, today: date) -> Case:
    """A new case from what was typed. Raises Refused."""
    from ecm_desktop.ui.new_case import begin_typed

    return begin_typed(reference, name, born, today)


def make_sample() -> Case:
    """The fictional sample case; reads its files, so it belongs into a worker."""
    from ecm_desktop.domain.ids import new_id
    from ecm_desktop.sample import make_sample as tell

    return tell(resource_dir() / "samples" / "imani", new_id)


def sample_reference() -> str:
    """The reference of the sample case, by which the list of cases tells it from the user's own."""
    from ecm_desktop.sample.story import read_story

    return read_story(resource_dir() / "samples" / "imani").child.reference


def make_pages(folder: Path, desk: PreferenceDesk) -> tuple[PageEntry, ...]:
    """The pages of an open case, in the order of the rail."""
    from ecm_desktop.ui.pages.catalogue import page_entries

    return page_entries(folder, resource_dir() / "help", desk)
