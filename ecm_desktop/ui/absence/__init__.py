"""Hearing from the system that the user has gone: the screen is locked, another user takes over, the computer sleeps.

One small room for each system, chosen by `listen`. What none of them tells, the clock tells afterwards (`ui/idle.py`).
A closed lid is heard on Linux, and elsewhere as the sleep or the lock that it causes: docked, systems do neither then.
The rooms for Windows and macOS are tested as far as Linux can (what a message means), not yet on these systems.
"""
