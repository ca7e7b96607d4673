/*
 * Service levels from columns: ten million referrals of 120 suppliers, against a plain loop over the same bytes, a loop
 * that only reads them, and the call on two threads.
 */
#define _POSIX_C_SOURCE 200809L

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include <interventions/interventions.h>

#include "base/day.h"

#include "bench.h"

#define REFERRALS ((size_t)10000000)
#define PROVIDERS 120
#define TODAY IVNI_DAY(2026, 11, 23)

typedef struct bench {
    ivn_context *context;
    ivn_rulebook *rulebook;
    ivn_catalogue *catalogue;
    ivn_calendar *calendar;
    ivn_environment environment;
} bench;

static ivn_date received[REFERRALS], offered[REFERRALS], commenced[REFERRALS], ended[REFERRALS];
static uint8_t provider[REFERRALS];
static ivn_level_tally tallies[2][2][PROVIDERS]; /* of which thread, of which level */
static uint64_t plain[PROVIDERS][16];
static volatile int64_t sink;

static void stop_unless(int done, const char *what)
{
    if (!done) {
        fprintf(stderr, "%s failed\n", what);
        exit(1);
    }
}

static uint32_t draw(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)(*seed >> 8) * below) >> 24);
}

/* Three years of referrals, in no order: most offered in time, some late, some ended before. */
static void make_referrals(void)
{
    uint32_t seed = 20261122;

    for (size_t i = 0; i < REFERRALS; i++) {
        received[i] = TODAY - 1095 + (ivn_date)draw(&seed, 1090);
        offered[i] = draw(&seed, 10) < 9 ? received[i] + (ivn_date)draw(&seed, 20) : IVN_DATE_NONE;
        commenced[i] = draw(&seed, 10) < 7 ? received[i] + 20 + (ivn_date)draw(&seed, 40) : IVN_DATE_NONE;
        ended[i] = draw(&seed, 10) < 6 ? received[i] + (ivn_date)draw(&seed, 200) : IVN_DATE_NONE;
        provider[i] = (uint8_t)draw(&seed, PROVIDERS);
    }
}

static ivn_level_tallies tallies_of(int thread)
{
    return (ivn_level_tallies){.size = sizeof(ivn_level_tallies),
                               .group_count = PROVIDERS,
                               .offered = tallies[thread][0],
                               .commencement = tallies[thread][1]};
}

static void run_part(const bench *b, size_t from, size_t count, int thread)
{
    const ivn_level_columns columns = {.size = sizeof columns,
                                       .received = received + from,
                                       .first_offered = offered + from,
                                       .commenced = commenced + from,
                                       .ended = ended + from,
                                       .group = provider + from};
    ivn_level_tallies out = tallies_of(thread);

    stop_unless(ivn_levels_many(&b->environment, NULL, &columns, count, &out, NULL) == IVN_OK, "levels_many");
}

/* What this thread has had of a processor: on a busy machine the clock tells less. */
static int64_t processor_time(void)
{
    struct timespec now;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static int64_t of_one = INT64_MAX, of_two = INT64_MAX; /* the best of the whole, and of the longer half */
static int64_t took[2];

static void many(void *user)
{
    int64_t started = processor_time(), needed;

    memset(tallies, 0, sizeof tallies);
    run_part(user, 0, REFERRALS, 0);
    needed = processor_time() - started;
    of_one = needed < of_one ? needed : of_one;
}

static void run_half(const bench *b, size_t from, size_t count, int thread)
{
    int64_t started = processor_time();

    run_part(b, from, count, thread);
    took[thread] = processor_time() - started;
}

static void *half(void *user)
{
    run_half(user, REFERRALS / 2, REFERRALS - REFERRALS / 2, 1);
    return NULL;
}

static void two_threads(void *user)
{
    ivn_level_tallies into = tallies_of(0), from = tallies_of(1);
    pthread_t other;

    memset(tallies, 0, sizeof tallies);
    stop_unless(pthread_create(&other, NULL, half, user) == 0, "thread");
    run_half(user, 0, REFERRALS / 2, 0);
    pthread_join(other, NULL);
    stop_unless(ivn_level_tallies_add(&into, &from) == IVN_OK, "tallies_add");
    if (took[0] > took[1])
        took[1] = took[0];
    of_two = took[1] < of_two ? took[1] : of_two;
}

/* What a program would write that asks the calendar for each due day and compares. */
static void loop(void *user)
{
    const bench *b = user;

    memset(plain, 0, sizeof plain);
    for (size_t i = 0; i < REFERRALS; i++) {
        ivn_date due = IVN_DATE_NONE,
                 offer = offered[i] == IVN_DATE_NONE || offered[i] > TODAY ? INT32_MAX : offered[i];
        ivn_date end = ended[i] == IVN_DATE_NONE || ended[i] > TODAY ? INT32_MAX : ended[i];
        uint32_t first, second;

        ivn_calendar_add(b->calendar, received[i], 10, &due);
        if (offer <= due && offer <= end)
            first = 0;
        else if (end <= due)
            first = 3;
        else
            first = TODAY > due ? 1 : 2;
        if (commenced[i] != IVN_DATE_NONE && commenced[i] <= TODAY)
            second = 0;
        else
            second = end != INT32_MAX ? 1 : 2;
        plain[provider[i]][4 * first + second] += 1;
    }
}

static void read_once(void *user)
{
    int64_t sum = 0;

    (void)user;
    for (size_t i = 0; i < REFERRALS; i++)
        sum += received[i] ^ offered[i] ^ commenced[i] ^ ended[i] ^ provider[i];
    sink = sum;
}

static void open_bench(bench *b)
{
    memset(b, 0, sizeof *b);
    stop_unless(ivn_context_new(NULL, &b->context) == IVN_OK, "context");
    stop_unless(ivn_rulebook_builtin(b->context, &b->rulebook, NULL) == IVN_OK, "rulebook");
    stop_unless(ivn_catalogue_builtin(b->context, &b->catalogue, NULL) == IVN_OK, "catalogue");
    stop_unless(ivn_calendar_new(NULL, IVN_DIVISION_ENGLAND_AND_WALES, &b->calendar) == IVN_OK, "calendar");
    b->environment = (ivn_environment){.size = sizeof b->environment,
                                       .on = {1, TODAY},
                                       .calendar = b->calendar,
                                       .rulebook = b->rulebook,
                                       .catalogue = b->catalogue};
}

/* The loop and the call must have counted the same. */
static void check(void)
{
    for (size_t i = 0; i < PROVIDERS; i++) {
        const uint64_t *cells = plain[i];

        stop_unless(tallies[0][0][i].met == cells[0] + cells[1] + cells[2], "the same offers");
        stop_unless(tallies[0][1][i].met == cells[0] + cells[4] + cells[8] + cells[12], "the same commencements");
    }
}

/* Most memory that the process had so far, in kB. */
static long most_memory(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

int main(void)
{
    static const bench_side sides[] = {{two_threads, NULL}, {loop, NULL}, {read_once, NULL}, {many, NULL}};
    static bench b;
    int64_t best[4];
    long before, after;

    open_bench(&b);
    make_referrals();
    before = most_memory();
    many(&b);
    after = most_memory();
    bench_compare(sides, 4, 7, &b, best);
    check();
    printf(
        "reporting    service levels of %d referrals, %d suppliers: %.2f ns each; two threads and a merge %.2f (%.2f "
        "of it; of a processor, the longer half %.2f); plain loop %.2f (%.1f times); reading alone %.2f; memory grew "
        "by %ld kB\n",
        (int)REFERRALS, PROVIDERS, (double)best[3] / (double)REFERRALS, (double)best[0] / (double)REFERRALS,
        (double)best[0] / (double)best[3], (double)of_two / (double)of_one, (double)best[1] / (double)REFERRALS,
        (double)best[1] / (double)best[3], (double)best[2] / (double)REFERRALS, after - before);
    ivn_calendar_free(b.calendar);
    ivn_catalogue_free(b.catalogue);
    ivn_rulebook_free(b.rulebook);
    ivn_context_free(b.context);
    return 0;
}
