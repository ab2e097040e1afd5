"""Bringing a store to the schema this program knows. Imports Alembic, so only a new or an old store imports this."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config

from ecm_desktop.store.connection import make_engine
from ecm_desktop.store.failures import in_words
from ecm_desktop.store.references import check_references
from ecm_desktop.store.tables import SCHEMA

_STEPS = Path(__file__).with_name("steps")


def upgrade(connection: Any) -> None:
    """Do every step that is missing in one transaction: a kill leaves the old schema or the new one.

    Raises Damaged, and then the old schema is left, when rows would name a case that is not there; or Unavailable.
    """
    engine = make_engine(connection)
    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    with in_words():
        connection.execute("PRAGMA foreign_keys=OFF")
        with engine.begin() as transaction:
            config.attributes["connection"] = transaction
            command.upgrade(config, "head")
            transaction.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
            check_references(transaction)  # the steps are done without, and must leave none that leads nowhere
        connection.execute("PRAGMA foreign_keys=ON")
