"""Start: `python -m ecm_desktop` is the command line, which opens the window when it is given no command."""

from __future__ import annotations

import gc
import io
import signal
import sys

INTERRUPTED = 130


def main() -> int:
    """The console script."""
    try:
        return _main()
    except KeyboardInterrupt:  # before the command line could say so itself
        return INTERRUPTED


def _main() -> int:
    gc.disable()  # nearly all that loading makes stays; a command collects again, the window takes turns
    from ecm_desktop.vault.guard.process import guard_process

    guard_process()
    from ecm_desktop.app import put_qt_away
    from ecm_desktop.cli.main import main as run_command_line

    _speak_utf8()
    try:
        return run_command_line()
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the work is done or undone; only Qt has to be put away
        put_qt_away()


def _speak_utf8() -> None:
    """Files and pipes are UTF-8 on every platform; a terminal keeps its own, and shows what it cannot as a code."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(
                encoding=None if stream.isatty() else "utf-8",
                errors="strict" if stream is sys.stdin else "backslashreplace",
            )


if __name__ == "__main__":
    sys.exit(main())
