"""What agencies bring, read into proposals; nothing here changes a case."""
