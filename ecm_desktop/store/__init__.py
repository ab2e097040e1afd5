"""The encrypted store: SQLAlchemy over SQLCipher lives here and nowhere else."""
