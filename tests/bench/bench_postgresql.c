/*
 * The commit callback of the PostgreSQL adapter beside the same commits by hand: prepared statements over the same kind
 * of socket, in the same synchronous mode, with parameters that lie there ready in binary. By hand (a) is one statement
 * with common table expressions, (b) four statements in a pipeline, which share a transaction as they share a Sync.
 */
#include <arpa/inet.h>
#include <interventions_postgresql.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "commits.h"

#define REFERRALS 60
#define SIDES 3
#define PARAMETERS 11

/* ---- By hand ---------------------------------------------------------------------------------------------------- */

/* The parameters of a batch, as binary as they are sent. */
typedef struct ready {
    const char *values[PARAMETERS];
    int lengths[PARAMETERS], create;
} ready;

typedef struct bytes {
    uint8_t *data;
    size_t size;
} bytes;

static void put(bytes *to, const void *data, size_t size)
{
    to->data = realloc(to->data, to->size + size + 1);
    if (to->data == NULL)
        abort();
    if (size > 0)
        memcpy(to->data + to->size, data, size);
    to->size += size;
}

static void put_number(bytes *to, uint32_t number)
{
    uint32_t wire = htonl(number);

    put(to, &wire, sizeof wire);
}

static void put_element(bytes *to, const void *data, size_t size)
{
    put_number(to, (uint32_t)size);
    put(to, data, size);
}

static bytes array_of(uint32_t type, uint32_t count)
{
    bytes made = {NULL, 0};

    put_number(&made, count > 0);
    put_number(&made, 0);
    put_number(&made, type);
    if (count > 0) {
        put_number(&made, count);
        put_number(&made, 1);
    }
    return made;
}

static void set(ready *to, int at, bytes value)
{
    to->values[at] = (const char *)value.data;
    to->lengths[at] = (int)value.size;
}

static bytes long_number(uint64_t number)
{
    bytes made = {NULL, 0};

    put_number(&made, (uint32_t)(number >> 32));
    put_number(&made, (uint32_t)number);
    return made;
}

static bytes plain(const void *data, size_t size)
{
    bytes made = {NULL, 0};

    put(&made, data, size);
    return made;
}

static void make_ready(ready *to, const ivn_batch *batch)
{
    bytes names = array_of(25, batch->key_count), keys = array_of(17, batch->key_count);
    bytes unique = array_of(16, batch->key_count), ids = array_of(17, batch->event_count);
    bytes types = array_of(20, batch->event_count), bodies = array_of(17, batch->event_count);

    for (uint32_t i = 0; i < batch->key_count; i++) {
        uint8_t is_unique = batch->keys[i]->unique == IVN_YES;

        put_element(&names, batch->keys[i]->name, strlen(batch->keys[i]->name));
        put_element(&keys, batch->keys[i]->data, batch->keys[i]->length);
        put_element(&unique, &is_unique, 1);
    }
    for (uint32_t i = 0; i < batch->event_count; i++) {
        bytes type = long_number(batch->events[i]->type);

        put_element(&ids, batch->events[i]->id, IVN_ID_BYTES);
        put_element(&types, type.data, type.size);
        put_element(&bodies, batch->events[i]->body, batch->events[i]->body_size);
        free(type.data);
    }
    to->create = batch->expected == 0;
    set(to, 0, long_number(batch->kind));
    set(to, 1, plain(batch->id, IVN_ID_BYTES));
    set(to, 2, long_number(batch->expected));
    set(to, 3, long_number(batch->revision));
    set(to, 4, plain(batch->body, batch->body_size));
    set(to, 5, names);
    set(to, 6, keys);
    set(to, 7, unique);
    set(to, 8, ids);
    set(to, 9, types);
    set(to, 10, bodies);
}

#define UPDATE_RECORD                                                                                                  \
    "UPDATE ivn_record SET revision = $4, body = $5 WHERE kind = $1 AND id = $2 AND revision = $3 RETURNING 1"
#define INSERT_RECORD                                                                                                  \
    "INSERT INTO ivn_record (kind, id, revision, body) VALUES ($1, $2, $4, $5) ON CONFLICT DO NOTHING RETURNING 1"

static const struct {
    const char *name, *text;
} by_hand[] = {
    {"one_create", "WITH w AS (" INSERT_RECORD "), k AS (INSERT INTO ivn_key (kind, id, name, bytes, is_unique) "
                   "SELECT $1, $2, n.* FROM unnest($6::text[], $7::bytea[], $8::bool[]) n, w), "
                   "e AS (INSERT INTO ivn_outbox (id, type, body) "
                   "SELECT n.* FROM unnest($9::bytea[], $10::bigint[], $11::bytea[]) n, w) "
                   "SELECT count(*), $3::bigint FROM w"},
    {"one_update", "WITH w AS (" UPDATE_RECORD "), d AS (DELETE FROM ivn_key WHERE kind = $1 AND id = $2 "
                   "AND EXISTS (SELECT FROM w) AND (name, bytes) NOT IN "
                   "(SELECT n.a, n.b FROM unnest($6::text[], $7::bytea[]) n(a, b))), "
                   "k AS (INSERT INTO ivn_key (kind, id, name, bytes, is_unique) "
                   "SELECT $1, $2, n.* FROM unnest($6::text[], $7::bytea[], $8::bool[]) n(a, b, c) "
                   "WHERE EXISTS (SELECT FROM w) AND (a, b) NOT IN "
                   "(SELECT name, bytes FROM ivn_key WHERE kind = $1 AND id = $2)), "
                   "e AS (INSERT INTO ivn_outbox (id, type, body) "
                   "SELECT n.* FROM unnest($9::bytea[], $10::bigint[], $11::bytea[]) n WHERE EXISTS (SELECT FROM w)) "
                   "SELECT count(*) FROM w"},
    /* A record that is not there divides by nothing, which undoes the pipeline. */
    {"write_create", "WITH w AS (" INSERT_RECORD ") SELECT 1 / count(*), $3::bigint FROM w"},
    {"write_update", "WITH w AS (" UPDATE_RECORD ") SELECT 1 / count(*) FROM w"},
    {"drop_keys", "DELETE FROM ivn_key WHERE kind = $1 AND id = $2 "
                  "AND (name, bytes) NOT IN (SELECT n.a, n.b FROM unnest($3::text[], $4::bytea[]) n(a, b))"},
    {"add_keys", "INSERT INTO ivn_key (kind, id, name, bytes, is_unique) "
                 "SELECT $1, $2, n.* FROM unnest($3::text[], $4::bytea[], $5::bool[]) n(a, b, c) "
                 "WHERE (a, b) NOT IN (SELECT name, bytes FROM ivn_key WHERE kind = $1 AND id = $2)"},
    {"add_events", "INSERT INTO ivn_outbox (id, type, body) "
                   "SELECT n.* FROM unnest($1::bytea[], $2::bigint[], $3::bytea[]) n"},
};

static void refuse(PGconn *connection)
{
    fprintf(stderr, "%s\n", PQerrorMessage(connection));
    exit(1);
}

static const int binary[PARAMETERS] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

static void commit_in_one(PGconn *connection, const ready *of)
{
    PGresult *result = PQexecPrepared(connection, of->create ? "one_create" : "one_update", PARAMETERS, of->values,
                                      of->lengths, binary, 1);

    if (PQresultStatus(result) != PGRES_TUPLES_OK || PQgetvalue(result, 0, 0)[7] != 1)
        refuse(connection);
    PQclear(result);
}

/* `from` are the parameters that the statement has, by their places among those of the batch. */
static void add_to_pipeline(PGconn *connection, const char *name, const ready *of, int count, const int *from)
{
    const char *values[PARAMETERS];
    int lengths[PARAMETERS];

    for (int i = 0; i < count; i++) {
        values[i] = of->values[from[i]];
        lengths[i] = of->lengths[from[i]];
    }
    if (!PQsendQueryPrepared(connection, name, count, values, lengths, binary, 1))
        refuse(connection);
}

static void commit_in_pipeline(PGconn *connection, const ready *of)
{
    static const int record[] = {0, 1, 2, 3, 4}, keys[] = {0, 1, 5, 6, 7}, events[] = {8, 9, 10};
    PGresult *result;
    int synced = 0;

    add_to_pipeline(connection, of->create ? "write_create" : "write_update", of, 5, record);
    if (!of->create)
        add_to_pipeline(connection, "drop_keys", of, 4, keys);
    add_to_pipeline(connection, "add_keys", of, 5, keys);
    if (of->lengths[8] > 12)
        add_to_pipeline(connection, "add_events", of, 3, events);
    if (!PQpipelineSync(connection))
        refuse(connection);
    while (!synced) {
        while ((result = PQgetResult(connection)) != NULL) {
            ExecStatusType status = PQresultStatus(result);

            if (status == PGRES_FATAL_ERROR || status == PGRES_PIPELINE_ABORTED)
                refuse(connection);
            synced |= status == PGRES_PIPELINE_SYNC;
            PQclear(result);
            if (synced)
                break;
        }
    }
}

/* ---- The sides -------------------------------------------------------------------------------------------------- */

typedef struct mode {
    const char *title, *address;
    int off;
} mode;

static PGconn *connect_to(const mode *of, const char *schema)
{
    char address[600], text[200];
    PGconn *connection;

    snprintf(address, sizeof address, "%s&options=-csearch_path%%3D%s", of->address, schema);
    connection = PQconnectdb(address);
    if (PQstatus(connection) != CONNECTION_OK)
        refuse(connection);
    snprintf(text, sizeof text,
             "SET client_min_messages = warning; SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; "
             "SET synchronous_commit = %s",
             of->off ? "off" : "on");
    PQclear(PQexec(connection, text));
    return connection;
}

/* An adapter on empty tables in a schema of its own; they serve the sides by hand as well. */
static ivn_postgresql_store *open_in(const mode *of, const char *schema, ivn_store_ops *ops)
{
    char address[600], text[200];
    ivn_postgresql_options options = {.size = sizeof options, .connection = address, .create = IVN_YES};
    ivn_postgresql_store *store = NULL;
    ivn_error error = {.size = sizeof error};
    PGconn *connection = connect_to(of, schema);

    options.synchronous = of->off ? IVN_POSTGRESQL_SYNC_OFF : IVN_POSTGRESQL_SYNC_SERVER;
    snprintf(address, sizeof address, "%s&options=-csearch_path%%3D%s", of->address, schema);
    snprintf(text, sizeof text, "DROP SCHEMA IF EXISTS %s CASCADE; CREATE SCHEMA %s", schema, schema);
    PQclear(PQexec(connection, text));
    PQfinish(connection);
    if (ivn_postgresql_store_open(&options, &store, &error) != IVN_OK) {
        fprintf(stderr, "%s\n", error.message);
        exit(1);
    }
    ops->size = sizeof *ops;
    ivn_postgresql_store_ops(store, ops);
    return store;
}

static PGconn *open_by_hand(const mode *of, const char *schema)
{
    ivn_store_ops ops;
    PGconn *connection;

    ivn_postgresql_store_close(open_in(of, schema, &ops));
    connection = connect_to(of, schema);
    for (size_t i = 0; i < sizeof by_hand / sizeof *by_hand; i++) {
        PGresult *result = PQprepare(connection, by_hand[i].name, by_hand[i].text, 0, NULL);

        if (PQresultStatus(result) != PGRES_COMMAND_OK)
            refuse(connection);
        PQclear(result);
    }
    return connection;
}

static int compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

static double median(int64_t *times, uint32_t count)
{
    qsort(times, count, sizeof *times, compare);
    return (double)times[count / 2] / 1000;
}

/* Each batch to each side, in each order in turn: what a server does after its answer disturbs whoever comes next. */
static void measure(const mode *of, const commits *all, const ready *prepared)
{
    static const uint8_t orders[6][SIDES] = {{0, 1, 2}, {2, 1, 0}, {1, 2, 0}, {0, 2, 1}, {2, 0, 1}, {1, 0, 2}};
    int64_t *times[SIDES];
    double medians[SIDES], best;
    ivn_store_ops ops;
    ivn_postgresql_store *store = open_in(of, "bench_adapter", &ops);
    PGconn *one = open_by_hand(of, "bench_one"), *pipeline = open_by_hand(of, "bench_pipeline");

    PQenterPipelineMode(pipeline);
    for (int side = 0; side < SIDES; side++)
        if ((times[side] = malloc(all->count * sizeof **times)) == NULL)
            abort();
    for (uint32_t i = 0; i < all->count; i++)
        for (uint32_t turn = 0; turn < SIDES; turn++) {
            uint32_t side = orders[i % 6][turn];
            int64_t began = bench_now();

            if (side == 0 && ops.commit(ops.user, all->batches[i], NULL) != IVN_OK)
                abort();
            if (side == 1)
                commit_in_one(one, &prepared[i]);
            if (side == 2)
                commit_in_pipeline(pipeline, &prepared[i]);
            times[side][i] = bench_now() - began;
        }
    for (int side = 0; side < SIDES; side++) {
        medians[side] = median(times[side], all->count);
        free(times[side]);
    }
    best = medians[1] < medians[2] ? medians[1] : medians[2];
    printf("  %-32s adapter %7.1f   by hand: one statement %7.1f, pipeline %7.1f   speed %.0f %% (at least 85)\n",
           of->title, medians[0], medians[1], medians[2], 100 * best / medians[0]);
    ivn_postgresql_store_close(store);
    PQfinish(one);
    PQfinish(pipeline);
}

int main(void)
{
    const char *tcp = getenv("IVN_TEST_POSTGRESQL"), *local = getenv("IVN_TEST_POSTGRESQL_SOCKET");
    const mode modes[] = {
        {"loopback, synchronous_commit on", tcp, 0},
        {"loopback, synchronous_commit off", tcp, 1},
        {"unix socket, on", local, 0},
        {"unix socket, off", local, 1},
    };
    commits all;
    ready *prepared;

    if (tcp == NULL || local == NULL) {
        printf("there is no PostgreSQL server: run it with tests/lib/with_postgres\n");
        return 77;
    }
    commits_record(&all, REFERRALS);
    prepared = calloc(all.count, sizeof *prepared);
    for (uint32_t i = 0; prepared != NULL && i < all.count; i++)
        make_ready(&prepared[i], all.batches[i]);
    printf("%u commits to PostgreSQL of %u bytes, %.1f keys and %.1f events, median in microseconds:\n",
           (unsigned)all.count, (unsigned)(all.body_bytes / all.count), (double)all.keys / all.count,
           (double)all.events / all.count);
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
        measure(&modes[i], &all, prepared);
    for (uint32_t i = 0; i < all.count; i++)
        for (int at = 0; at < PARAMETERS; at++)
            free((void *)(uintptr_t)prepared[i].values[at]);
    free(prepared);
    commits_free(&all);
    return 0;
}
