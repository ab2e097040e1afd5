"""Secrets: bytes in, bytes out. Knows no case and no database."""
