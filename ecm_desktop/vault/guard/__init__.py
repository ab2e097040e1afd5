"""What keeps keys and words from leaking out of this process, where the system allows it: a room for each system.

`process.py` takes what is taken for the whole process, `page.py` gives a key a page of memory of its own. The rooms for
Windows and macOS were written from the descriptions of these systems; tests call them with doubles of the systems.
"""
