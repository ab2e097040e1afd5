"""Statements put into SQL once, for what every edit and every unlocking runs.

They run on the driver's own connection, within the caller's transaction: SQLAlchemy's part of a small statement takes
longer than the encrypted store's. The driver keeps the statements that it was given most often, and of all others the
last one.
"""

from __future__ import annotations

import contextlib
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import pysqlite
from sqlcipher3 import dbapi2

_DIALECT = pysqlite.dialect(paramstyle="qmark")


class Prepared:
    """One statement; `columns` are those that an insert or update is given."""

    def __init__(self, statement: sa.Executable, *columns: str) -> None:
        compiled: Any = statement.compile(dialect=_DIALECT, column_keys=list(columns) or None)  # type: ignore[attr-defined]  # not of the interface
        self._sql = str(compiled)
        self._names: list[str] = list(compiled.positiontup or ())
        self._fixed = {name: value for name, value in compiled.params.items() if value is not None}

    def run(self, connection: sa.Connection, **values: object) -> Any:
        """The driver's cursor after the statement, with a value for each name in it. Raises the driver's errors."""
        given = {**self._fixed, **values} if self._fixed else values
        # below SQLAlchemy's connection; its own way to the driver's is four times as long
        driver: Any = connection.connection.dbapi_connection
        return driver.execute(self._sql, [given[name] for name in self._names])

    def make_ready(self, driver: Any) -> None:
        """Let a connection keep the statement rather than one that it met once; it is made, and not run.

        With a value too many the driver refuses to run it, and the second time it stands before those met once.
        """
        for _ in range(2):
            with contextlib.suppress(dbapi2.ProgrammingError):
                driver.execute(self._sql, [None] * (len(self._names) + 1))
