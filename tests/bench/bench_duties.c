/*
 * Duties in bulk: due dates and states of a million referrals from columns of dates, for an offset in working days, one
 * in weeks and one in months; and one case by the single call.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <interventions/interventions.h>

#include "base/day.h"

#include "bench.h"

#define REFERRALS 1000000

typedef struct bench {
    ivn_context *context;
    ivn_rulebook *rulebook;
    ivn_catalogue *catalogue;
    ivn_calendar *calendar;
    ivn_environment environment;
    const char *key;
} bench;

static ivn_date triggered[REFERRALS], met[REFERRALS], withdrawn[REFERRALS], due[REFERRALS];
static uint8_t states[REFERRALS];

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
    return (*seed >> 8) % below;
}

/* Most are met, some withdrawn, some open; in no order. */
static void make_referrals(void)
{
    uint32_t seed = 20261123;

    for (size_t i = 0; i < REFERRALS; i++) {
        triggered[i] = IVNI_DAY(2026, 1, 1) + (ivn_date)draw(&seed, 340);
        met[i] = draw(&seed, 10) < 7 ? triggered[i] + (ivn_date)draw(&seed, 25) : IVN_DATE_NONE;
        withdrawn[i] = draw(&seed, 10) < 1 ? triggered[i] + (ivn_date)draw(&seed, 25) : IVN_DATE_NONE;
    }
}

static void open_bench(bench *b)
{
    memset(b, 0, sizeof *b);
    stop_unless(ivn_context_new(NULL, &b->context) == IVN_OK, "context");
    stop_unless(ivn_rulebook_builtin(b->context, &b->rulebook, NULL) == IVN_OK, "rulebook");
    stop_unless(ivn_catalogue_builtin(b->context, &b->catalogue, NULL) == IVN_OK, "catalogue");
    stop_unless(ivn_calendar_new(NULL, IVN_DIVISION_ENGLAND_AND_WALES, &b->calendar) == IVN_OK, "calendar");
    b->environment = (ivn_environment){.size = sizeof b->environment,
                                       .on = {1, IVNI_DAY(2026, 11, 23)},
                                       .calendar = b->calendar,
                                       .rulebook = b->rulebook,
                                       .catalogue = b->catalogue};
}

static void many(void *user)
{
    bench *b = user;

    stop_unless(ivn_duties_many(&b->environment, NULL, b->key, triggered, met, withdrawn, REFERRALS, due, states,
                                NULL) == IVN_OK,
                "duties_many");
}

static void one(void *user)
{
    bench *b = user;
    const ivn_case_event received = {
        .size = sizeof received, .event = IVN_EVENT_REFERRAL_RECEIVED, .day = {1, IVNI_DAY(2026, 11, 2)}};
    const ivn_case_event *const events[] = {&received};
    const ivn_case_facts facts = {
        .size = sizeof facts, .kind = IVN_KIND_COMMISSIONED_SERVICE, .events = events, .event_count = 1};
    ivn_duties *duties = NULL;

    for (int i = 0; i < 100; i++) {
        stop_unless(ivn_duties_of(b->context, &b->environment, &facts, NULL, &duties, NULL) == IVN_OK, "duties_of");
        ivn_duties_free(duties);
    }
}

int main(void)
{
    static const char *const keys[] = {"assessment-held", "release-notice", "programme-first-check"};
    static const char *const units[] = {"working days", "weeks", "months"};
    static bench b;
    int64_t best;

    open_bench(&b);
    make_referrals();
    for (size_t i = 0; i < 3; i++) {
        const bench_side side[] = {{many, NULL}};

        b.key = keys[i];
        bench_compare(side, 1, 20, &b, &best);
        printf("duties       %-14s %d referrals: %.2f ns a duty\n", units[i], REFERRALS, (double)best / REFERRALS);
    }
    const bench_side side[] = {{one, NULL}};

    bench_compare(side, 1, 20, &b, &best);
    printf("duties       one case, %u rows, with reasons: %.1f us\n", (unsigned)ivn_duty_table_read(NULL)->row_count,
           (double)best / 100 / 1e3);
    ivn_calendar_free(b.calendar);
    ivn_catalogue_free(b.catalogue);
    ivn_rulebook_free(b.rulebook);
    ivn_context_free(b.context);
    return 0;
}
