/*
 * Working days against plain copies of the same arrays, which is the least that any answer in an array costs, and
 * against a walk from day to day. The house asks for 2 ns a call of ivn_calendar_add whatever the number, and for at
 * most 6 copies in cache for ivn_calendar_add_many, in any order. Peers in Python: bench_calendar_peers.py.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <interventions/calendar.h>

#include "bench.h"

#define ROUNDS 15
#define IN_CACHE 65536u    /* dates: both arrays together are half a megabyte */
#define IN_MEMORY 8388608u /* 64 megabytes */
#define SCALAR 65536u

#define FIRST 365      /* 1971-01-01 */
#define DAYS 23741     /* to 2035-12-31 */
#define RECENT 18262   /* 2020-01-01 */
#define TEN_YEARS 3653 /* to 2029-12-31 */

typedef struct task {
    const ivn_calendar *calendar;
    size_t count;
    int32_t days;
    ivn_date *from;
    ivn_date *to;
    int32_t *numbers;
    char (*texts)[11];
    ivn_instant *instants;
    ivn_date *out;
    volatile int32_t sum; /* so that nothing is left out as unused */
} task;

static void copy(void *user)
{
    task *t = user;

    memcpy(t->out, t->from, t->count * sizeof *t->out);
    t->sum += t->out[t->count / 2];
}

static void add_many(void *user)
{
    task *t = user;

    ivn_calendar_add_many(t->calendar, t->from, t->count, t->days, t->out);
}

static void add_each(void *user)
{
    task *t = user;

    ivn_calendar_add_each(t->calendar, t->from, t->numbers, t->count, t->out);
}

static void count_many(void *user)
{
    task *t = user;

    ivn_calendar_count_many(t->calendar, t->from, t->to, t->count, t->out);
}

static void add_one_by_one(void *user)
{
    task *t = user;

    for (size_t i = 0; i < t->count; i++)
        ivn_calendar_add(t->calendar, t->from[i], t->days, &t->out[i]);
}

static void add_each_one_by_one(void *user)
{
    task *t = user;

    for (size_t i = 0; i < t->count; i++)
        ivn_calendar_add(t->calendar, t->from[i], t->numbers[i], &t->out[i]);
}

static void count_one_by_one(void *user)
{
    task *t = user;

    for (size_t i = 0; i < t->count; i++)
        ivn_calendar_count(t->calendar, t->from[i], t->to[i], &t->out[i]);
}

/* What a system without tables does: walk, asking of each day whether it is a working day. */
static void walk_one_by_one(void *user)
{
    task *t = user;

    for (size_t i = 0; i < t->count; i++) {
        ivn_date day = t->from[i];

        for (int32_t left = t->days; left > 0;) {
            uint32_t works;

            ivn_calendar_is_working_day(t->calendar, ++day, &works);
            left -= works == IVN_YES;
        }
        t->out[i] = day;
    }
}

static void parse(void *user)
{
    task *t = user;

    for (size_t i = 0; i < t->count; i++)
        ivn_date_parse(t->texts[i], 10, &t->out[i]);
}

static void format(void *user)
{
    task *t = user;

    for (size_t i = 0; i < t->count; i++)
        ivn_date_format(t->from[i], t->texts[i]);
}

static void british_date(void *user)
{
    task *t = user;

    for (size_t i = 0; i < t->count; i++)
        ivn_date_of_instant(t->instants[i], &t->out[i]);
}

static void make_and_free(void *user)
{
    task *t = user;
    ivn_calendar *calendar = NULL;

    if (ivn_calendar_new(NULL, IVN_DIVISION_ENGLAND_AND_WALES, &calendar) != IVN_OK)
        exit(1);
    t->sum += (int32_t)ivn_calendar_division(calendar);
    ivn_calendar_free(calendar);
}

static void overlay_and_free(void *user)
{
    task *t = user;
    const ivn_date day = RECENT;
    ivn_calendar *calendar = NULL;

    if (ivn_calendar_with(t->calendar, &day, 1, NULL, 0, IVN_DATE_NONE, &calendar) != IVN_OK)
        exit(1);
    ivn_calendar_free(calendar);
}

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static int by_date(const void *a, const void *b)
{
    ivn_date x = *(const ivn_date *)a, y = *(const ivn_date *)b;

    return (x > y) - (x < y);
}

/* Days from which ten working days can be added: `span` of them from `first` on. */
static void fill(task *t, ivn_date first, uint32_t span, int sorted)
{
    uint32_t random = 1;

    for (size_t i = 0; i < t->count; i++) {
        t->from[i] = first + (ivn_date)(next_random(&random) % span);
        t->to[i] = first + (ivn_date)(next_random(&random) % span);
        t->numbers[i] = (int32_t)(next_random(&random) % 300) + 1;
        t->instants[i] = (ivn_instant)t->from[i] * 86400000 + next_random(&random) % 86400000;
        ivn_date_format(t->from[i], t->texts[i]);
    }
    if (sorted)
        qsort(t->from, t->count, sizeof *t->from, by_date);
}

static void *array(size_t count, size_t size)
{
    void *memory = calloc(count, size);

    if (memory == NULL)
        exit(1);
    return memory;
}

static task make(const ivn_calendar *calendar, size_t count)
{
    return (task){.calendar = calendar,
                  .count = count,
                  .days = 10,
                  .from = array(count, sizeof(ivn_date)),
                  .to = array(count, sizeof(ivn_date)),
                  .numbers = array(count, sizeof(int32_t)),
                  .texts = array(count, 11),
                  .instants = array(count, sizeof(ivn_instant)),
                  .out = array(count, sizeof(ivn_date))};
}

static void drop(task *t)
{
    free(t->from);
    free(t->to);
    free(t->numbers);
    free(t->texts);
    free(t->instants);
    free(t->out);
}

static void compare_with_copies(task *t, const char *what)
{
    const bench_side sides[] = {{copy, NULL}, {add_many, NULL}, {count_many, NULL}, {add_each, NULL}};
    int64_t best[4];
    double each[4];

    bench_compare(sides, 4, ROUNDS, t, best);
    for (int i = 0; i < 4; i++)
        each[i] = (double)best[i] / (double)t->count;
    printf("%-34s copy %.3f   add_many %.3f (%.1f copies)   count_many %.3f (%.1f)   add_each %.3f (%.1f)\n", what,
           each[0], each[1], each[1] / each[0], each[2], each[2] / each[0], each[3], each[3] / each[0]);
}

static void in_bulk(const ivn_calendar *calendar)
{
    task cache = make(calendar, IN_CACHE), memory = make(calendar, IN_MEMORY);

    puts("In bulk, ns a date:");
    fill(&cache, RECENT, TEN_YEARS, 0);
    compare_with_copies(&cache, "in cache, ten years, random order");
    fill(&cache, RECENT, TEN_YEARS, 1);
    compare_with_copies(&cache, "in cache, ten years, sorted");
    fill(&cache, FIRST, DAYS - 20, 0);
    compare_with_copies(&cache, "in cache, 1971-2035, random order");
    fill(&memory, RECENT, TEN_YEARS, 0);
    compare_with_copies(&memory, "64 MB, ten years, random order");
    fill(&memory, FIRST, DAYS - 20, 0);
    compare_with_copies(&memory, "64 MB, 1971-2035, random order");
    drop(&cache);
    drop(&memory);
}

static double once(void (*work)(void *user), task *t)
{
    const bench_side side = {work, NULL};
    int64_t best;

    bench_compare(&side, 1, ROUNDS, t, &best);
    return (double)best / (double)t->count;
}

static void one_call(const ivn_calendar *calendar)
{
    static const int32_t numbers[] = {1, 10, 250, -10};
    task t = make(calendar, SCALAR);
    double walking;

    puts("One call, ns:");
    fill(&t, RECENT, TEN_YEARS, 0);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        t.days = numbers[i];
        printf("  ivn_calendar_add, n = %-12" PRId32 " %.2f\n", numbers[i], once(add_one_by_one, &t));
    }
    t.days = 10;
    walking = once(walk_one_by_one, &t);
    printf("  ivn_calendar_add, n of 1 to 300   %.2f\n", once(add_each_one_by_one, &t));
    printf("  walking day by day, n = 10        %.2f (%.0f times ivn_calendar_add)\n", walking,
           walking / once(add_one_by_one, &t));
    printf("  ivn_calendar_count                %.2f\n", once(count_one_by_one, &t));
    printf("  ivn_date_parse                    %.2f\n", once(parse, &t));
    printf("  ivn_date_format                   %.2f\n", once(format, &t));
    printf("  ivn_date_of_instant               %.2f\n", once(british_date, &t));
    fill(&t, FIRST, DAYS - 20, 0);
    printf("  ivn_calendar_add, 1971-2035       %.2f\n", once(add_one_by_one, &t));
    printf("  ivn_calendar_new and free         %.0f\n", once(make_and_free, &t) * (double)t.count);
    printf("  ivn_calendar_with and free        %.0f\n", once(overlay_and_free, &t) * (double)t.count);
    drop(&t);
}

int main(void)
{
    ivn_calendar *calendar = NULL;

    if (ivn_calendar_new(NULL, IVN_DIVISION_ENGLAND_AND_WALES, &calendar) != IVN_OK)
        return 1;
    one_call(calendar);
    in_bulk(calendar);
    ivn_calendar_free(calendar);
    return 0;
}
