"""Statements put into SQL once, for what every edit and every unlocking runs.

They run on the driver's own connection, within the caller's transaction: SQLAlchemy's part of a small statement takes
longer than the encrypted store's. The driver keeps the first statements that it meets, and of all others the last one.
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
        driver: Any = connection.connection.driver_connection
        given = {**self._fixed, **values}
        return driver.execute(self._sql, [given[name] for name in self._names])

    def make_ready(self, driver: Any) -> None:
        """Let a new connection keep the statement; with a value too many it is made and not run."""
        with contextlib.suppress(dbapi2.ProgrammingError):
            driver.execute(self._sql, [None] * (len(self._names) + 1))
