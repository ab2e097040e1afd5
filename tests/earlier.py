"""Scripts that make a store of today's schema one of an earlier, with the same cases in it."""

from __future__ import annotations

_OF_THE_JOURNAL = "place BETWEEN number << 32 AND (number << 32) + 4294967295"
TO_SCHEMA_4 = f"""
PRAGMA foreign_keys=OFF;
CREATE TABLE case_of_4 (id TEXT NOT NULL PRIMARY KEY, reference TEXT NOT NULL, name TEXT NOT NULL,
  revision INTEGER NOT NULL, changed_at TEXT NOT NULL, next_meeting TEXT, hold TEXT) STRICT;
INSERT INTO case_of_4
  SELECT id, reference, name, (SELECT max(revision) FROM "change" WHERE {_OF_THE_JOURNAL}),
    (SELECT max(at) FROM "change" WHERE {_OF_THE_JOURNAL}), next_meeting, hold FROM "case";
CREATE TABLE change_of_4 ("case" TEXT NOT NULL REFERENCES "case"(id), revision INTEGER NOT NULL, at TEXT NOT NULL,
  actor TEXT NOT NULL, device TEXT NOT NULL, title TEXT NOT NULL, body BLOB NOT NULL,
  PRIMARY KEY ("case", revision)) STRICT;
INSERT INTO change_of_4
  SELECT id, revision, at, actor, device, title, body FROM "change" JOIN "case" ON number = "change"."case";
DROP TABLE "change"; DROP TABLE "case";
ALTER TABLE case_of_4 RENAME TO "case"; ALTER TABLE change_of_4 RENAME TO "change";
UPDATE alembic_version SET version_num='0004'; PRAGMA user_version=4;
"""  # noqa: S608  # nothing in it comes from outside
TO_SCHEMA_1 = (
    TO_SCHEMA_4
    + """
DROP TABLE note_seal; DROP TABLE sealed_note; DROP TABLE user;
ALTER TABLE "case" DROP COLUMN hold; ALTER TABLE draft DROP COLUMN "case";
UPDATE alembic_version SET version_num='0001'; PRAGMA user_version=1;
"""
)
