/*
 * A consumer for the relay: reads events as lines of JSON, does its work once for each, and answers with the event's
 * id. Its work is a count by type; what matters is how: the id goes into the same transaction as the work, so that an
 * event that comes again is known, whenever this program or the relay was stopped.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "Usage: inbox FILE\n"
    "\n"
    "Reads events as the program `relay` sends them and counts them by type in a SQLite file, each\n"
    "event once, however often it comes. Answers each with its id when that is done.\n"
    "\n"
    "  sqlite3 FILE 'SELECT * FROM counted'     what was counted\n"
    "  sqlite3 FILE 'SELECT * FROM seen'        which events, and how often each came\n";

static const char tables[] =
    "PRAGMA journal_mode = WAL;"
    "CREATE TABLE IF NOT EXISTS seen (id TEXT PRIMARY KEY, times INTEGER NOT NULL) STRICT;"
    "CREATE TABLE IF NOT EXISTS counted (type TEXT PRIMARY KEY, events INTEGER NOT NULL) STRICT;";

enum { BEGIN, SEE, COUNT, COMMIT, STATEMENTS };

static const char *const texts[STATEMENTS] = {
    "BEGIN IMMEDIATE",
    "INSERT INTO seen VALUES (?1 ->> 'id', 1) ON CONFLICT DO UPDATE SET times = times + 1 RETURNING times, id",
    "INSERT INTO counted VALUES (?1 ->> 'type', 1) ON CONFLICT DO UPDATE SET events = events + 1",
    "COMMIT",
};

static int run(sqlite3_stmt *statement, const char *event)
{
    int code;

    sqlite3_reset(statement);
    if (event != NULL)
        sqlite3_bind_text(statement, 1, event, -1, SQLITE_STATIC);
    code = sqlite3_step(statement);
    return code == SQLITE_ROW || code == SQLITE_DONE;
}

/* The event's id, when it is put away; NULL: it could not be. */
static const char *take(sqlite3_stmt **statements, const char *event, char id[64], int *first)
{
    if (!run(statements[BEGIN], NULL) || !run(statements[SEE], event))
        return NULL;
    *first = sqlite3_column_int(statements[SEE], 0) == 1;
    sqlite3_snprintf(64, id, "%s", sqlite3_column_text(statements[SEE], 1));
    sqlite3_reset(statements[SEE]);
    /* Here is the work. */
    if (*first && !run(statements[COUNT], event))
        return NULL;
    return run(statements[COMMIT], NULL) ? id : NULL;
}

static int take_all(sqlite3_stmt **statements)
{
    static char line[1 << 16];
    unsigned long events = 0, again = 0;
    int first = 0;
    char id[64];

    while (fgets(line, (int)sizeof line, stdin) != NULL) {
        if (strchr(line, '\n') == NULL || take(statements, line, id, &first) == NULL)
            return 0;
        puts(id);
        fflush(stdout);
        events += 1;
        again += !first;
    }
    fprintf(stderr, "inbox: %lu events came, %lu of them not for the first time\n", events, again);
    return 1;
}

int main(int argc, char **argv)
{
    sqlite3 *file = NULL;
    sqlite3_stmt *statements[STATEMENTS] = {NULL};
    int fine;

    if (argc != 2 || strncmp(argv[1], "-", 1) == 0) {
        fputs(usage, argc == 2 && strcmp(argv[1], "--help") == 0 ? stdout : stderr);
        return argc == 2 && strcmp(argv[1], "--help") == 0 ? 0 : 2;
    }
    fine = sqlite3_open(argv[1], &file) == SQLITE_OK && sqlite3_busy_timeout(file, 5000) == SQLITE_OK &&
           sqlite3_exec(file, tables, NULL, NULL, NULL) == SQLITE_OK;
    for (int i = 0; i < STATEMENTS && fine; i++)
        fine = sqlite3_prepare_v2(file, texts[i], -1, &statements[i], NULL) == SQLITE_OK;
    fine = fine && take_all(statements);
    if (!fine)
        fprintf(stderr, "inbox: %s\n", sqlite3_errmsg(file));
    for (int i = 0; i < STATEMENTS; i++)
        sqlite3_finalize(statements[i]);
    sqlite3_close(file);
    return !fine;
}
