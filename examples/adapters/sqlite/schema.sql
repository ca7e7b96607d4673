-- Records of libinterventions in SQLite (3.37 or later), format 1: shared by the adapters in C, Python and Go, each of
-- which opens what another one wrote. To be run in one transaction on an empty file; the file is then switched to
-- write-ahead logging (PRAGMA journal_mode = WAL). README.md tells what each column is for.

PRAGMA application_id = 1230392881; -- "IVN1": what tells this file from any other SQLite file
PRAGMA user_version = 1;            -- the format; an adapter refuses a greater number than it knows

-- One row a record. The body is the bytes that were committed, byte by byte: JSON in UTF-8.
CREATE TABLE ivn_record (
    kind     INTEGER NOT NULL,
    id       BLOB    NOT NULL CHECK (length(id) = 16),
    revision INTEGER NOT NULL CHECK (revision > 0),
    body     BLOB    NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT;

-- The index keys of all records. SQLite compares blobs as memcmp does, the shorter one first.
CREATE TABLE ivn_key (
    kind      INTEGER NOT NULL,
    name      TEXT    NOT NULL,
    bytes     BLOB    NOT NULL,
    id        BLOB    NOT NULL CHECK (length(id) = 16),
    is_unique INTEGER NOT NULL CHECK (is_unique IN (0, 1)),
    PRIMARY KEY (kind, name, bytes, id)
) STRICT, WITHOUT ROWID;

-- No two records of a kind have the same unique key.
CREATE UNIQUE INDEX ivn_key_unique ON ivn_key (kind, name, bytes) WHERE is_unique = 1;

-- The keys of one record, which its next revision replaces.
CREATE INDEX ivn_key_of_record ON ivn_key (kind, id, name, bytes, is_unique);

-- Events that wait to be delivered, in the order of commits. A position is given once, also after its event was removed.
CREATE TABLE ivn_outbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id       BLOB    NOT NULL CHECK (length(id) = 16),
    type     INTEGER NOT NULL,
    body     BLOB    NOT NULL
) STRICT;
