/*
 * A relay: takes events from the outbox of a SQLite store to a consumer, each at least once. It removes an event only
 * when the consumer has said that it has it; killed in between, it delivers once more. Its usage tells the consumer's
 * part.
 */
#include <errno.h>
#include <interventions_sqlite.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST_BATCH 1000

typedef struct relay {
    const char *path;
    char **consumer; /* its command */
    uint32_t batch;
    uint32_t pause; /* milliseconds between two looks at an outbox that was empty; 0: look once */
    ivn_sqlite_store *store;
    pid_t process;
    FILE *to, *from;
    char (*ids)[37];  /* of the batch, in its order */
    uint32_t waiting; /* delivered and not yet acknowledged */
    int64_t last;     /* position of the last one delivered */
    uint64_t moved;
    ivn_error error;
} relay;

static const char usage[] =
    "Usage: relay [--batch N] [--watch MILLISECONDS] FILE CONSUMER [ARGUMENT]...\n"
    "\n"
    "Takes the events from the outbox of a SQLite store to a consumer, in their order, each at least once.\n"
    "\n"
    "  --batch N              so many events before it waits for the consumer, 1 to 1000; 100 otherwise\n"
    "  --watch MILLISECONDS   when the outbox is empty, looks again after so long, until it is stopped;\n"
    "                         otherwise it ends then\n"
    "\n"
    "CONSUMER is started once. It gets each event as a line of JSON and answers with a line that has the event's id\n"
    "when it has put it away, at once and in the same order. An event that it answered is removed. One that it was\n"
    "sent before is sent again if this program or the consumer was stopped in between: it has the same id, and the\n"
    "consumer answers it without doing anything a second time. The program `inbox` beside this one does so.\n"
    "\n"
    "Exit status: 0 all were delivered; 1 something failed, and what was not answered waits; 2 wrong arguments.\n";

static int complain(const char *what, const char *why)
{
    fprintf(stderr, "relay: %s%s%s\n", what, why[0] == '\0' ? "" : ": ", why);
    return 0;
}

/* ---- The consumer ----------------------------------------------------------------------------------------------- */

static int start_consumer(relay *r)
{
    int down[2], up[2];

    if (pipe(down) != 0 || pipe(up) != 0)
        return complain("no pipe", strerror(errno));
    r->process = fork();
    if (r->process < 0)
        return complain("no process", strerror(errno));
    if (r->process == 0) {
        dup2(down[0], STDIN_FILENO);
        dup2(up[1], STDOUT_FILENO);
        close(down[0]);
        close(down[1]);
        close(up[0]);
        close(up[1]);
        execvp(r->consumer[0], r->consumer);
        complain(r->consumer[0], strerror(errno));
        _exit(127);
    }
    close(down[0]);
    close(up[1]);
    r->to = fdopen(down[1], "w");
    r->from = fdopen(up[0], "r");
    return r->to != NULL && r->from != NULL ? 1 : complain("no pipe", strerror(errno));
}

static int end_consumer(relay *r)
{
    int status = 0;

    if (r->process <= 0)
        return 1;
    if (r->to != NULL)
        fclose(r->to);
    if (r->from != NULL)
        fclose(r->from);
    waitpid(r->process, &status, 0);
    return status == 0 ? 1 : complain("the consumer failed", "");
}

/* ---- A batch ---------------------------------------------------------------------------------------------------- */

static void write_id(const uint8_t *id, char out[37])
{
    static const char digits[] = "0123456789abcdef";

    for (int i = 0; i < IVN_ID_BYTES; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *out++ = '-';
        *out++ = digits[id[i] >> 4];
        *out++ = digits[id[i] & 15];
    }
    *out = '\0';
}

/* The JSON of an event is one line. */
static ivn_status deliver(void *user, int64_t position, const ivn_outbox_event *event)
{
    relay *r = user;

    write_id(event->id, r->ids[r->waiting++]);
    r->last = position;
    fwrite(event->body, 1, event->body_size, r->to);
    putc('\n', r->to);
    return ferror(r->to) ? IVN_ERROR_STORE : IVN_OK;
}

static int wait_for_answers(relay *r)
{
    for (uint32_t i = 0; i < r->waiting; i++) {
        char line[128];

        if (fgets(line, (int)sizeof line, r->from) == NULL)
            return complain("the consumer ended before it had answered all events", "");
        line[strcspn(line, "\r\n")] = '\0';
        if (strcmp(line, r->ids[i]) != 0)
            return complain("the consumer answered with another id than that of the event it was sent", "");
    }
    return 1;
}

/* 1: done; `more` says whether there may be others. */
static int move_batch(relay *r, int *more)
{
    ivn_status status;

    r->waiting = 0;
    status = ivn_sqlite_store_events(r->store, 0, r->batch, deliver, r, &r->error);
    if (status < 0)
        return complain("events cannot be delivered", ferror(r->to) ? strerror(EPIPE) : r->error.message);
    *more = status == IVN_OK;
    if (r->waiting == 0)
        return 1;
    if (fflush(r->to) != 0)
        return complain("events cannot be delivered", strerror(errno));
    if (!wait_for_answers(r))
        return 0;
    if (ivn_sqlite_store_drop_events(r->store, r->last, &r->error) != IVN_OK)
        return complain("what was delivered cannot be removed, and will be sent again", r->error.message);
    r->moved += r->waiting;
    return 1;
}

static int move_all(relay *r)
{
    for (;;) {
        const struct timespec pause = {r->pause / 1000, (long)(r->pause % 1000) * 1000000};
        int more = 0;

        if (!move_batch(r, &more))
            return 0;
        if (!more && r->pause == 0)
            return 1;
        if (!more)
            nanosleep(&pause, NULL);
    }
}

/* ---- The program ------------------------------------------------------------------------------------------------ */

static int read_number(const char *text, uint32_t least, uint32_t most, uint32_t *out)
{
    char *end = NULL;
    unsigned long value = text == NULL || *text < '0' || *text > '9' ? 0 : strtoul(text, &end, 10);

    if (end == NULL || *end != '\0' || value < least || value > most)
        return 0;
    *out = (uint32_t)value;
    return 1;
}

static int read_options(relay *r, char **arguments)
{
    for (; *arguments != NULL && strncmp(*arguments, "--", 2) == 0; arguments += 2) {
        int known = strcmp(*arguments, "--batch") == 0
                        ? read_number(arguments[1], 1, MOST_BATCH, &r->batch)
                        : strcmp(*arguments, "--watch") == 0 && read_number(arguments[1], 1, 86400000, &r->pause);

        if (!known)
            return 0;
    }
    if (arguments[0] == NULL || arguments[1] == NULL)
        return 0;
    r->path = arguments[0];
    r->consumer = arguments + 1;
    return 1;
}

static int run(relay *r)
{
    const ivn_sqlite_options options = {.size = sizeof options, .path = r->path, .create = IVN_NO};
    int fine;

    r->error.size = sizeof r->error;
    r->ids = malloc(r->batch * sizeof *r->ids);
    if (r->ids == NULL)
        return complain("no memory", "");
    /* The consumer is started first: a connection does not survive a fork. */
    if (!start_consumer(r))
        return 0;
    if (ivn_sqlite_store_open(&options, &r->store, &r->error) == IVN_OK)
        fine = move_all(r);
    else
        fine = complain(r->path, r->error.message);
    ivn_sqlite_store_close(r->store);
    return end_consumer(r) && fine;
}

int main(int argc, char **argv)
{
    relay r = {.batch = 100};
    int fine;

    if (argc == 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)) {
        fputs(usage, stdout);
        return 0;
    }
    if (!read_options(&r, argv + 1)) {
        fputs(usage, stderr);
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    fine = run(&r);
    free(r.ids);
    if (fine)
        fprintf(stderr, "relay: %llu events were delivered\n", (unsigned long long)r.moved);
    return !fine;
}
