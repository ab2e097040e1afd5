"""Boards: a canvas joined to a session. They turn a drawing's signals into edits, and a change into a new drawing."""
