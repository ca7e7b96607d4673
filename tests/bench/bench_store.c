/*
 * Load, decide and commit on the store in memory, beside what cJSON takes to parse and print the same bodies: of
 * referrals with twenty appointments, which an amendment changes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "../store/desk.h"
#include "bench.h"

#define REFERRALS 20
#define SESSIONS 19
#define ROUNDS 100
#define PERSON(place) (3 * (place) + 1) /* all of them in the community */

typedef struct bench {
    desk desk;
    ivn_text *bodies[REFERRALS];
    ivn_record *records[REFERRALS];
    uint32_t turn;
    uint64_t sum;
} bench;

static void need(ivn_status status, const desk *d)
{
    if (status >= 0)
        return;
    fprintf(stderr, "%s: %s %s\n", ivn_status_name(status), d->error.pointer, d->error.message);
    exit(1);
}

/* An amendment of each referral; the turn gives each its own command id. */
static void amend_all(void *user)
{
    bench *b = user;

    b->turn += 1;
    for (uint32_t i = 0; i < REFERRALS; i++) {
        order given;
        ivn_change *change = NULL;

        desk_order(&b->desk, &given, PERSON(i), STEP_AMEND, b->turn, NULL);
        need(ivn_caseload_do(b->desk.caseload, &given.command, &b->desk.environment, &change, NULL, &b->desk.error),
             &b->desk);
        ivn_change_free(change);
    }
}

/* Each record as it was before, so that no round has longer ones. */
static void put_back(void *user)
{
    bench *b = user;
    const ivn_store_ops *ops = &b->desk.ops;

    for (uint32_t i = 0; i < REFERRALS; i++) {
        const ivn_referral_view *view = ivn_referral_read(b->records[i]);
        uint8_t id[16];
        ivn_batch batch = {.size = sizeof batch, .kind = IVN_RECORD_REFERRAL, .id = id};

        for (int at = 0, byte = 0; byte < 16; byte++, at += 2) {
            char hex[3] = {0};

            at += view->id[at] == '-';
            memcpy(hex, view->id + at, 2);
            id[byte] = (uint8_t)strtoul(hex, NULL, 16);
        }
        need(ivn_caseload_delete(b->desk.caseload, IVN_RECORD_REFERRAL, view->id, 0, &b->desk.error), &b->desk);
        batch.revision = view->revision;
        batch.body = ivn_text_data(b->bodies[i]);
        batch.body_size = (uint32_t)ivn_text_size(b->bodies[i]);
        need(ops->commit(ops->user, &batch, NULL), &b->desk);
    }
    ivn_memory_store_drop_events(b->desk.memory, UINT64_MAX);
}

static void parse_and_print(void *user)
{
    bench *b = user;

    for (uint32_t i = 0; i < REFERRALS; i++) {
        cJSON *tree = cJSON_ParseWithLength(ivn_text_data(b->bodies[i]), ivn_text_size(b->bodies[i]));
        char *text = cJSON_PrintUnformatted(tree);

        b->sum += strlen(text);
        cJSON_free(text);
        cJSON_Delete(tree);
    }
}

static void load_all(void *user)
{
    bench *b = user;

    for (uint32_t i = 0; i < REFERRALS; i++) {
        ivn_record *record = NULL;

        need(ivn_caseload_get(b->desk.caseload, IVN_RECORD_REFERRAL, ivn_referral_read(b->records[i])->id, &record,
                              &b->desk.error),
             &b->desk);
        ivn_record_free(record);
    }
}

static void decide_all(void *user)
{
    bench *b = user;

    b->turn += 1;
    for (uint32_t i = 0; i < REFERRALS; i++) {
        order given;
        ivn_change *change = NULL;

        desk_order(&b->desk, &given, PERSON(i), STEP_AMEND, b->turn, NULL);
        need(ivn_decide(b->desk.context, b->records[i], &given.command, &b->desk.environment, &change, NULL,
                        &b->desk.error),
             &b->desk);
        ivn_change_free(change);
    }
}

static void write_all(void *user)
{
    bench *b = user;

    for (uint32_t i = 0; i < REFERRALS; i++) {
        ivn_text *text = NULL;

        need(ivn_record_to_json(b->desk.context, b->records[i], &text, &b->desk.error), &b->desk);
        b->sum += ivn_text_size(text);
        ivn_text_free(text);
    }
}

/* A referral with an assessment and its sessions, each held. */
static void live(bench *b, uint32_t place)
{
    uint32_t person = PERSON(place);
    desk one = b->desk;

    need(desk_live(&one, person, STEP_APPROVE), &one);
    for (uint32_t turn = 0; turn < 3 * SESSIONS; turn++) {
        static const uint32_t steps[] = {STEP_OFFER_SECOND, STEP_ATTEND_SECOND, STEP_FEEDBACK_SECOND};
        order given;
        ivn_record *record = NULL;
        ivn_change *change = NULL;

        one.environment.now += turn % 3 == 1 ? INT64_C(3) * 86400000 : 60000;
        need(ivn_caseload_get(one.caseload, IVN_RECORD_REFERRAL, desk_record(person), &record, &one.error), &one);
        desk_order(&one, &given, person, turn < 3 ? STEP_OFFER_FIRST + turn : steps[turn % 3], turn,
                   ivn_referral_read(record));
        need(ivn_caseload_do(one.caseload, &given.command, &one.environment, &change, NULL, &one.error), &one);
        ivn_change_free(change);
        ivn_record_free(record);
    }
    b->desk.environment.now = one.environment.now;
    need(ivn_caseload_get(one.caseload, IVN_RECORD_REFERRAL, desk_record(person), &b->records[place], &one.error),
         &one);
    need(ivn_record_to_json(one.context, b->records[place], &b->bodies[place], &one.error), &one);
}

static double each(int64_t nanoseconds)
{
    return (double)nanoseconds / REFERRALS / 1000;
}

int main(void)
{
    static bench b;
    static const bench_side sides[] = {
        {amend_all, put_back}, {parse_and_print, NULL}, {load_all, NULL}, {decide_all, NULL}, {write_all, NULL}};
    int64_t best[5];
    ivn_instant start;
    const ivn_referral_view *first;

    need(desk_open(&b.desk, NULL), &b.desk);
    b.desk.sessions = 40;
    start = b.desk.environment.now;
    for (uint32_t place = 0; place < REFERRALS; place++) {
        b.desk.environment.now = start;
        live(&b, place);
    }
    b.desk.environment.now += 60000;
    first = ivn_referral_read(b.records[0]);
    bench_compare(sides, 5, ROUNDS, &b, best);
    printf("a referral of %u appointments, %u entries, %zu bytes, in microseconds:\n",
           (unsigned)first->appointment_count, (unsigned)first->entry_count, ivn_text_size(b.bodies[0]));
    printf("  load, decide, commit   %7.1f\n", each(best[0]));
    printf("  cJSON parse and print  %7.1f   ratio %.2f (at most 3)\n", each(best[1]),
           (double)best[0] / (double)best[1]);
    printf("  of these: load %.1f, decide %.1f, write %.1f\n", each(best[2]), each(best[3]), each(best[4]));
    for (uint32_t i = 0; i < REFERRALS; i++) {
        ivn_text_free(b.bodies[i]);
        ivn_record_free(b.records[i]);
    }
    desk_close(&b.desk);
    return b.sum == 0;
}
