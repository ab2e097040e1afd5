"""Looking after the vault: who may open it, its key, its backups, what was done in it, and how long cases are kept."""
