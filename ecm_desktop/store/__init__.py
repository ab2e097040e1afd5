"""The encrypted store: tables, transactions, the journal and the audit chain. SQLAlchemy lives here and nowhere else.

Import `opening`; it loads the heavy rest only when a vault is opened.
"""
