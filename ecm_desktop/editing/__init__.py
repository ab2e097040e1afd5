"""What may be done to a case: verbs by topic, the one door for edits, and session time (undo and redo)."""
