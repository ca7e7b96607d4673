/*
 * The processes of the crash test: writers are forked, killed after a random time, and the store is checked. It is
 * opened anew by each of them, and by no two of this process at a time: some databases do not survive a fork.
 */
#include "crash.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "desk.h"

typedef struct run {
    const crash_store *of;
    const char *where;
    uint32_t rounds, kills, most_milliseconds;
    uint64_t seed;
    uint32_t round;
    crash_lane *lanes[CRASH_LANES];
    uint32_t acknowledged[CRASH_LANES];
    pid_t writers[CRASH_LANES];
    int pipes[CRASH_LANES];
    uint64_t commits, surplus, killed, fallen; /* of all rounds; surplus: done and not acknowledged */
} run;

static uint32_t below(run *r, uint32_t limit)
{
    r->seed = r->seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(r->seed >> 33) % limit;
}

static void sleep_microseconds(uint32_t microseconds)
{
    struct timespec time = {microseconds / 1000000, (long)(microseconds % 1000000) * 1000};

    while (nanosleep(&time, &time) != 0 && errno == EINTR)
        continue;
}

/* ---- A writer --------------------------------------------------------------------------------------------------- */

static void refuse(const desk *d, uint32_t lane, uint32_t number, ivn_status status)
{
    fprintf(stderr, "writer %u, commit %u: %s (%d): %s\n", (unsigned)lane, (unsigned)number, ivn_status_name(status),
            (int)d->error.host_code, d->error.message);
    _exit(3);
}

/* Under a server that has fallen a writer may fail: whoever killed the one kills the other, too. */
static void wait_for_death(const run *r, ivn_status status)
{
    while (r->of->fall != NULL && (status == IVN_ERROR_OUTCOME_UNKNOWN || status == IVN_ERROR_STORE))
        pause();
}

/* Commits from after `done` until it is killed. */
static void write_on(const run *r, uint32_t lane, uint32_t done, int out)
{
    ivn_store_ops ops = {.size = sizeof ops};
    desk d;
    ivn_status status;

    if (r->of->open(r->where, r->round, &ops) == NULL || desk_open_on(&d, NULL, &ops) != IVN_OK)
        _exit(2);
    /* Whoever was switched off gives the last command again. */
    status = done > 0 ? crash_give(&d, lane, done) : IVN_REPLAYED;
    wait_for_death(r, status);
    if (status != IVN_REPLAYED)
        refuse(&d, lane, done, status);
    for (uint32_t number = done + 1;; number++) {
        status = crash_give(&d, lane, number);
        wait_for_death(r, status);
        if (status != IVN_OK)
            refuse(&d, lane, number, status);
        if (write(out, &number, sizeof number) != sizeof number)
            _exit(4);
    }
}

static int start(run *r, uint32_t lane)
{
    int ends[2];

    if (pipe(ends) != 0)
        return 0;
    r->writers[lane] = fork();
    if (r->writers[lane] < 0)
        return 0;
    if (r->writers[lane] == 0) {
        close(ends[0]);
        write_on(r, lane, r->acknowledged[lane], ends[1]);
    }
    close(ends[1]);
    r->pipes[lane] = ends[0];
    return 1;
}

/* Takes in what the writers acknowledge, until the time is over. A pipe is never full, so that no writer waits. */
static void listen_for(run *r, uint32_t microseconds)
{
    struct timespec now;
    int64_t end;

    clock_gettime(CLOCK_MONOTONIC, &now);
    end = now.tv_sec * INT64_C(1000000) + now.tv_nsec / 1000 + microseconds;
    for (;;) {
        struct pollfd waits[CRASH_LANES];
        int64_t left;

        clock_gettime(CLOCK_MONOTONIC, &now);
        left = end - (now.tv_sec * INT64_C(1000000) + now.tv_nsec / 1000);
        if (left < 2000) {
            if (left > 0)
                sleep_microseconds((uint32_t)left);
            return;
        }
        for (uint32_t lane = 0; lane < CRASH_LANES; lane++)
            waits[lane] = (struct pollfd){.fd = r->pipes[lane], .events = POLLIN};
        if (poll(waits, CRASH_LANES, (int)(left / 1000)) <= 0)
            continue;
        for (uint32_t lane = 0; lane < CRASH_LANES; lane++) {
            uint32_t numbers[512];
            ssize_t size = (waits[lane].revents & POLLIN) ? read(r->pipes[lane], numbers, sizeof numbers) : 0;

            if (size >= (ssize_t)sizeof *numbers)
                r->acknowledged[lane] = numbers[(size_t)size / sizeof *numbers - 1];
            else if (waits[lane].revents & POLLHUP)
                sleep_microseconds(1000);
        }
    }
}

/* What a dead writer had still acknowledged. */
static void drain(run *r, uint32_t lane)
{
    uint32_t numbers[512];
    ssize_t size;

    while ((size = read(r->pipes[lane], numbers, sizeof numbers)) >= (ssize_t)sizeof *numbers)
        r->acknowledged[lane] = numbers[(size_t)size / sizeof *numbers - 1];
    close(r->pipes[lane]);
}

/* 1: it was alive until then. */
static int strike(run *r, uint32_t lane)
{
    int status = 0;

    kill(r->writers[lane], SIGKILL);
    waitpid(r->writers[lane], &status, 0);
    drain(r, lane);
    r->killed += 1;
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

/* ---- Again and again -------------------------------------------------------------------------------------------- */

static int check(run *r)
{
    ivn_store_ops ops = {.size = sizeof ops};
    void *store = r->of->open(r->where, r->round, &ops);
    uint32_t stands[CRASH_LANES];
    int fine;

    if (store == NULL)
        return 0;
    fine = crash_check(r->of, store, &ops, r->lanes, r->acknowledged, stands);
    for (uint32_t lane = 0; lane < CRASH_LANES; lane++) {
        if (!fine)
            fprintf(stderr, "lane %u: %u commits were acknowledged, %u are there\n", (unsigned)lane,
                    (unsigned)r->acknowledged[lane], (unsigned)stands[lane]);
        r->surplus += stands[lane] > r->acknowledged[lane] ? stands[lane] - r->acknowledged[lane] : 0;
        r->acknowledged[lane] = stands[lane];
    }
    r->of->close(store);
    return fine;
}

/* The first kills of a round come while the file is being made and opened. */
static uint32_t delay(run *r, uint32_t kill)
{
    if (kill < 2)
        return below(r, 15000);
    return below(r, 4) == 0 ? below(r, 40000) : below(r, r->most_milliseconds * 1000);
}

static int kill_once(run *r, uint32_t kill)
{
    uint32_t first = below(r, CRASH_LANES);
    int alive = 1;

    for (uint32_t lane = 0; lane < CRASH_LANES; lane++)
        if (!start(r, lane))
            return 0;
    listen_for(r, delay(r, kill));
    if (r->of->fall != NULL && r->of->fall(r->where, kill))
        r->fallen += 1;
    /* The others work on for a moment beside the dead one. */
    for (uint32_t i = 0; i < CRASH_LANES; i++) {
        alive &= strike(r, (first + i) % CRASH_LANES);
        sleep_microseconds(i + 1 < CRASH_LANES ? below(r, 30000) : 0);
    }
    if (!alive)
        fprintf(stderr, "a writer had ended before it was killed\n");
    if (r->of->struck != NULL && !r->of->struck(r->where))
        return 0;
    return check(r) && alive;
}

static int run_round(run *r)
{
    int fine = r->of->erase(r->where);

    memset(r->acknowledged, 0, sizeof r->acknowledged);
    for (uint32_t kill = 0; fine && kill < r->kills; kill++)
        fine = kill_once(r, kill);
    for (uint32_t lane = 0; lane < CRASH_LANES; lane++)
        r->commits += r->acknowledged[lane];
    return fine && r->of->erase(r->where);
}

static int read_options(run *r, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        uint32_t value = i + 1 < argc ? (uint32_t)strtoul(argv[i + 1], NULL, 10) : 0;

        if (strcmp(argv[i], "--rounds") == 0)
            r->rounds = value;
        else if (strcmp(argv[i], "--kills") == 0)
            r->kills = value;
        else if (strcmp(argv[i], "--most-milliseconds") == 0)
            r->most_milliseconds = value;
        else if (strcmp(argv[i], "--seed") == 0)
            r->seed = value;
        else
            r->where = argv[i];
        i += argv[i][0] == '-';
    }
    return r->where != NULL && r->rounds > 0 && r->kills > 0 && r->most_milliseconds > 0;
}

int crash_main(int argc, char **argv, const crash_store *of)
{
    int full = getenv("IVN_TEST_FULL") != NULL, fine = 1;
    run r = {.of = of, .rounds = full ? 20 : 3, .kills = full ? 25 : 12, .most_milliseconds = 500};

    r.seed = (uint64_t)time(NULL);
    if (!read_options(&r, argc, argv)) {
        fprintf(stderr, "usage: %s [--rounds N] [--kills N] [--most-milliseconds N] [--seed N] WHERE\n", argv[0]);
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    printf("%s: seed %llu\n", of->name, (unsigned long long)r.seed);
    fflush(stdout);
    for (uint32_t lane = 0; lane < CRASH_LANES; lane++)
        r.lanes[lane] = crash_lane_new(lane);
    for (r.round = 0; fine && r.round < r.rounds; r.round++)
        fine = run_round(&r);
    for (uint32_t lane = 0; lane < CRASH_LANES; lane++)
        crash_lane_free(r.lanes[lane]);
    printf(
        "%s: %llu kills, %llu commits, of which %llu were done when their writer was killed before it could say so\n",
        of->name, (unsigned long long)r.killed, (unsigned long long)r.commits, (unsigned long long)r.surplus);
    if (of->fall != NULL)
        printf("%s: the server fell %llu times under their hands\n", of->name, (unsigned long long)r.fallen);
    if (fine)
        printf("1 passed, 0 failed\n");
    return !fine;
}
