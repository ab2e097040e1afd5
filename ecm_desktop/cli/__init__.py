"""The command line: the same work without a window, for administrators, tests and machines without a display."""
