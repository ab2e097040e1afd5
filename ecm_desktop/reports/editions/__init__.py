"""The editions: which sections a document has, in which order, and how each section says what the case holds."""
