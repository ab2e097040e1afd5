"""Start: `python -m ecm_desktop` is the command line, which opens the window when it is given no command."""

from __future__ import annotations

import sys


def main() -> int:
    """The console script."""
    from ecm_desktop.cli.main import main as run_command_line

    return run_command_line()


if __name__ == "__main__":
    sys.exit(main())
