"""Start: `python -m ecm_desktop` is the command line, which opens the window when it is given no command."""

from __future__ import annotations

import sys


def main() -> int:
    """The console script."""
    from ecm_desktop.app import put_qt_away
    from ecm_desktop.cli.main import main as run_command_line

    try:
        return run_command_line()
    finally:
        put_qt_away()


if __name__ == "__main__":
    sys.exit(main())
