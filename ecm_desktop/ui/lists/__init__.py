"""Lists of a service's own, which lie in the vault for every case: how they are kept, and shared as a file."""
