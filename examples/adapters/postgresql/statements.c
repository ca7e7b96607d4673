/*
 * The SQL of the adapter in one table. Serves all of it.
 *
 * A commit is one statement, and so one round trip and one transaction. Its parts share a snapshot, taken before the
 * record is locked; what makes that right: a commit on a record that another one has changed meanwhile finds a row
 * that is no longer at the expected revision, or that was deleted, and then does nothing. Keys written anew under the
 * same revision (REWRITE) would slip through, which is why the record's row is replaced by a new one there: whoever
 * waited for the old one finds it deleted.
 */
#include "store.h"

/* Of a commit: $1 kind, $2 id, $3 expected, $4 revision, $5 body; $6 names, $7 bytes and $8 is_unique of keys, in one
 * order everywhere, so that no two commits wait for each other's keys; $9 ids, $10 types and $11 bodies of events. */
#define DROP_KEYS                                                                                                      \
    ", dropped AS (DELETE FROM ivn_key WHERE kind = $1 AND id = $2 AND EXISTS (SELECT FROM written) "                  \
    "AND (name, bytes, is_unique) NOT IN (SELECT n.name, n.bytes, n.is_unique "                                        \
    "FROM unnest($6, $7, $8) n(name, bytes, is_unique)) RETURNING 1)"

/* A key that stays is left alone. */
#define ADD_KEYS(unless)                                                                                               \
    ", added AS (INSERT INTO ivn_key (kind, name, bytes, id, is_unique) "                                              \
    "SELECT $1, n.name, n.bytes, $2, n.is_unique FROM unnest($6, $7, $8) n(name, bytes, is_unique) "                   \
    "WHERE EXISTS (SELECT FROM written)" unless ")"

/* The keys that go are named, so that they go first: one may come back as a unique one. */
#define UNLESS_THERE                                                                                                   \
    " AND (SELECT count(*) FROM dropped) >= 0 AND (n.name, n.bytes, n.is_unique) NOT IN "                              \
    "(SELECT name, bytes, is_unique FROM ivn_key WHERE kind = $1 AND id = $2)"

/* A position is drawn once the record is locked: events of one record are in the order of its commits. */
#define ADD_EVENTS                                                                                                     \
    ", news AS (INSERT INTO ivn_outbox (id, type, body) SELECT e.id, e.type, e.body "                                  \
    "FROM unnest($9, $10, $11) WITH ORDINALITY e(id, type, body, place) WHERE EXISTS (SELECT FROM written) "           \
    "ORDER BY e.place) SELECT count(*) FROM written"

/* Of a page: $1 kind, $2 name, after ($3, $4), up to $5, $6 of them. An id of no bytes is less than any. */
#define KEYS_OF_PAGE                                                                                                   \
    "SELECT id, bytes FROM ivn_key WHERE kind = $1 AND name = $2 AND (bytes, id) > ($3, $4) AND bytes <= $5 "          \
    "ORDER BY bytes, id LIMIT $6"
#define IDS_OF_PAGE(columns)                                                                                           \
    "SELECT id, id" columns " FROM ivn_record WHERE kind = $1 AND id >= $3 AND id > $4 AND id <= $5 "                  \
    "ORDER BY id LIMIT $6"

const ivni_statement ivni_postgresql_statements[STATEMENTS] = {
    [LOAD] = {"ivn_load", "SELECT revision, body FROM ivn_record WHERE kind = $1 AND id = $2"},
    [REVISION] = {"ivn_revision", "SELECT revision FROM ivn_record WHERE kind = $1 AND id = $2"},
    [CREATE] = {"ivn_create", "WITH written AS (INSERT INTO ivn_record (kind, id, revision, body) "
                              "SELECT $1, $2, $4, $5 WHERE $3 = 0 ON CONFLICT (kind, id) DO NOTHING "
                              "RETURNING 1)" ADD_KEYS("") ADD_EVENTS},
    [UPDATE] = {"ivn_update", "WITH written AS (UPDATE ivn_record SET revision = $4, body = $5 "
                              "WHERE kind = $1 AND id = $2 AND revision = $3 "
                              "RETURNING 1)" DROP_KEYS ADD_KEYS(UNLESS_THERE) ADD_EVENTS},
    [REWRITE] = {"ivn_rewrite", "WITH gone AS (DELETE FROM ivn_record WHERE kind = $1 AND id = $2 AND revision = $3 "
                                "RETURNING 1), written AS (INSERT INTO ivn_record (kind, id, revision, body) "
                                "SELECT $1, $2, $4, $5 FROM gone "
                                "RETURNING 1)" DROP_KEYS ADD_KEYS(UNLESS_THERE) ADD_EVENTS},
    [ERASE] = {"ivn_erase", "WITH gone AS (DELETE FROM ivn_record WHERE kind = $1 AND id = $2 AND revision = $3 "
                            "RETURNING 1), written AS (SELECT FROM gone UNION ALL SELECT WHERE $3 = 0 AND NOT EXISTS "
                            "(SELECT FROM ivn_record WHERE kind = $1 AND id = $2))" DROP_KEYS ADD_EVENTS},
    [FIND_KEY] = {"ivn_find_key", KEYS_OF_PAGE},
    /* The record of each key by itself, whatever the planner thinks of joins: the order is that of the keys. */
    [FIND_KEY_WITH_BODY] = {"ivn_find_key_with_body",
                            "SELECT k.id, k.bytes, r.revision, r.body FROM (" KEYS_OF_PAGE ") k CROSS JOIN LATERAL "
                            "(SELECT revision, body FROM ivn_record WHERE kind = $1 AND id = k.id OFFSET 0) r "
                            "ORDER BY k.bytes, k.id"},
    [FIND_ID] = {"ivn_find_id", IDS_OF_PAGE("")},
    [FIND_ID_WITH_BODY] = {"ivn_find_id_with_body", IDS_OF_PAGE(", revision, body")},
    [EVENTS] = {"ivn_events", "SELECT position, id, type, body FROM ivn_outbox WHERE position > $1 "
                              "ORDER BY position LIMIT $2"},
    [DELETE_EVENTS] = {"ivn_delete_events", "DELETE FROM ivn_outbox WHERE position = ANY ($1)"},
};
