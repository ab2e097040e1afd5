"""Statements put into SQL once, for what every edit and every unlocking runs.

They run on the driver's own connection, within the caller's transaction: SQLAlchemy's part of a small statement takes
longer than the encrypted store's. The driver keeps the statements that it was given most often, and of all others the
last one.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import pysqlite
from sqlcipher3 import dbapi2

from ecm_desktop.errors import Unavailable

_DIALECT = pysqlite.dialect(paramstyle="qmark")
Driver = Any  # the encrypted store's own connection; its library has no types


def driver_of(connection: sa.Connection) -> Driver:
    """The driver's connection below SQLAlchemy's, whose own way there is four times as long."""
    return connection.connection.dbapi_connection


class Prepared:
    """One statement; `columns` are those that an insert or update is given."""

    def __init__(self, statement: sa.Executable, *columns: str) -> None:
        compiled: Any = statement.compile(dialect=_DIALECT, column_keys=list(columns) or None)  # type: ignore[attr-defined]  # not of the interface
        self._sql = str(compiled)
        self._names: list[str] = list(compiled.positiontup or ())

    def run(self, driver: Driver, **values: object) -> Any:
        """The driver's cursor after the statement, with a value for each name in it. Raises the driver's errors."""
        return driver.execute(self._sql, [values[name] for name in self._names])

    def run_each(self, driver: Driver, rows: Sequence[dict[str, object]]) -> None:
        """Run it for each row, and expect that each concerns one; the driver looks for the statement once.

        Raises Unavailable when one concerns none, or the driver's errors.
        """
        done = driver.executemany(self._sql, [[row[name] for name in self._names] for row in rows])
        if done.rowcount != len(rows):
            raise Unavailable("This case was changed elsewhere meanwhile. Close it and open it again.")

    def make_ready(self, driver: Driver) -> None:
        """Let a connection keep the statement rather than one that it met once; it is made, and not run.

        With a value too many the driver refuses to run it, and the second time it stands before those met once.
        """
        for _ in range(2):
            with contextlib.suppress(dbapi2.ProgrammingError):
                driver.execute(self._sql, [None] * (len(self._names) + 1))
