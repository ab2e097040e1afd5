"""Secrets: keys, what opens them, and the header they are kept in. Bytes in, bytes out; knows no case."""
