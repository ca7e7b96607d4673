-- Records of libinterventions in PostgreSQL (12 or later), format 1: shared by the adapters in C, Python and Go, each of
-- which works on what another one wrote. To be run in one transaction, in the schema that search_path names first.
-- README.md tells what each column is for. Numbers that the library counts in 32 bits without a sign take a bigint.

-- One row: the format; an adapter refuses a greater number than it knows.
CREATE TABLE ivn_format (
    version bigint PRIMARY KEY
);
INSERT INTO ivn_format VALUES (1);

-- One row a record. The body is the bytes that were committed, byte by byte: JSON in UTF-8.
-- An adapter that writes under the revision that is there (keys written anew) either locks the row first, in a statement
-- of its own (SELECT ... FOR UPDATE), or replaces the row (DELETE, INSERT) where it does all in one statement: a commit that
-- waits for an UPDATE which leaves the revision as it is goes on with keys that it saw before.
-- Room on each page lets a new revision of a short record stand beside the old one, and the index stay as it is.
CREATE TABLE ivn_record (
    kind     bigint NOT NULL,
    id       bytea  NOT NULL CHECK (length(id) = 16),
    revision bigint NOT NULL CHECK (revision > 0),
    body     bytea  NOT NULL,
    PRIMARY KEY (kind, id)
) WITH (fillfactor = 80);

-- The index keys of all records. PostgreSQL compares bytea as memcmp does, the shorter one first.
CREATE TABLE ivn_key (
    kind      bigint  NOT NULL,
    name      text    NOT NULL COLLATE "C",
    bytes     bytea   NOT NULL,
    id        bytea   NOT NULL CHECK (length(id) = 16),
    is_unique boolean NOT NULL,
    PRIMARY KEY (kind, name, bytes, id)
);

-- No two records of a kind have the same unique key. Adapters know a key that is taken by the name of this index.
CREATE UNIQUE INDEX ivn_key_unique ON ivn_key (kind, name, bytes) WHERE is_unique;

-- The keys of one record, which its next revision replaces.
CREATE INDEX ivn_key_of_record ON ivn_key (kind, id);

-- Events that wait to be delivered. Of one record they are in the order of its commits, and what was committed after
-- another commit was answered has the greater position. Of commits that ran at the same time the one with the smaller
-- position may appear later: a relay removes the very events that it delivered, and never "all up to the last one".
CREATE TABLE ivn_outbox (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id       bytea  NOT NULL CHECK (length(id) = 16),
    type     bigint NOT NULL,
    body     bytea  NOT NULL
);
