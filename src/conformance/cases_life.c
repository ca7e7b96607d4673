/*
 * The case in which the library itself works on the store: a referral from draft to report, through ivn_caseload_do(),
 * each command on the other handle; the same on the store in memory.
 */
#include <stdio.h>
#include <string.h>

#include <interventions/interventions.h>

#include "conformance/cases.h"

/* A command; `@` in its body is the id of the last appointment. */
typedef struct deed {
    const char *role, *when, *type, *body;
} deed;

static const deed life[] = {
    {"practitioner", "2026-08-20T09:00", "draft",
     "{\"service_user\":{\"sex\":\"male\",\"reference\":\"X123456\",\"date_of_birth\":\"1990-04-02\","
     "\"home_area\":\"essex\",\"sentences\":[{\"basis\":\"community_order\",\"rehabilitation_activity\":true}]},"
     "\"service\":\"personal-well-being/emotional\",\"provider\":\"Well Together\",\"sentence\":\"event 1\","
     "\"requirement\":\"requirement 1\",\"practitioner\":\"P. Jones\",\"purpose\":\"To cope better: "
     "\\u201cstress\\u201d\","
     "\"risk\":\"Nobody named.\",\"complete_by\":\"2026-12-18\",\"enforceable_days\":10}"},
    {"practitioner", "2026-08-20T09:20", "choose_needs",
     "{\"needs\":[{\"area\":\"emotional\",\"complexity\":\"medium\",\"outcomes\":[\"1\"]}]}"},
    {"practitioner", "2026-08-21T10:00", "send", NULL},
    {"supplier", "2026-08-22T11:00", "receive", NULL},
    {"supplier", "2026-08-24T09:00", "accept", NULL},
    {"supplier", "2026-08-24T09:30", "offer_appointment",
     "{\"kind\":\"supplier_assessment\",\"starts\":\"2026-08-28T13:00:00.000Z\",\"minutes\":60,\"mode\":"
     "\"telephone\"}"},
    {"supplier", "2026-08-28T14:05", "record_attendance",
     "{\"attended\":true,\"happened\":true,\"appointment\":\"@\",\"late\":false}"},
    {"supplier", "2026-08-28T14:20", "submit_feedback",
     "{\"notify_behaviour\":false,\"notify_concerns\":false,\"appointment\":\"@\",\"summary\":\"Talked.\","
     "\"response\":\"Open.\"}"},
    {"supplier", "2026-09-01T14:00", "submit_action_plan",
     "{\"sessions\":1,\"activities\":[{\"area\":\"emotional\",\"text\":\"Step by step.\",\"responsible\":\"supplier\","
     "\"by\":\"2026-10-16\"}],\"outcomes\":[{\"area\":\"emotional\",\"key\":\"1\"}]}"},
    {"practitioner", "2026-09-02T09:30", "approve_action_plan", NULL},
    {"supplier", "2026-09-03T09:00", "offer_appointment",
     "{\"kind\":\"intervention_commencement\",\"starts\":\"2026-09-07T09:00:00.000Z\",\"minutes\":60,"
     "\"mode\":\"telephone\",\"enforceable\":true}"},
    {"supplier", "2026-09-07T10:05", "record_attendance",
     "{\"attended\":true,\"happened\":true,\"appointment\":\"@\",\"late\":false}"},
    {"supplier", "2026-09-07T10:20", "submit_feedback",
     "{\"notify_behaviour\":false,\"notify_concerns\":false,\"appointment\":\"@\",\"summary\":\"Talked.\","
     "\"response\":\"Open.\"}"},
    {"supplier", "2026-09-09T09:00", "write_report",
     "{\"outcomes\":[{\"area\":\"emotional\",\"key\":\"1\",\"achievement\":\"achieved\",\"progress\":\"Copes.\"}],"
     "\"sessions_delivered\":1,\"next_steps\":\"None.\"}"},
    {"supplier", "2026-09-09T09:30", "submit_report", NULL},
};

enum { DEEDS = sizeof life / sizeof life[0], DUE_AT = 5 };

/* In front of a store: notes the names of keys, and whether it has no memory of its own. */
typedef struct front {
    ivnc_trial *trial;
    ivn_store_ops behind;
    int no_memory;
} front;

typedef struct desk {
    ivnc_trial *trial;
    ivn_context *context;
    ivn_rulebook *rulebook;
    ivn_catalogue *catalogue;
    ivn_calendar *calendar;
    ivn_actor actor;
    ivn_environment environment;
    front fronts[IVNC_SIDES];
    ivn_caseload *caseloads[IVNC_SIDES];
    char record[37], appointment[37];
} desk;

static ivn_status answer(front *f, ivn_status status)
{
    f->no_memory |= status == IVN_ERROR_MEMORY;
    return status;
}

static ivn_status front_load(void *user, uint32_t kind, const uint8_t *id, const ivn_load_sink *sink)
{
    front *f = user;

    return answer(f, f->behind.load(f->behind.user, kind, id, sink));
}

static ivn_status front_commit(void *user, const ivn_batch *batch, const ivn_commit_sink *sink)
{
    front *f = user;

    for (uint32_t i = 0; i < batch->key_count; i++)
        ivnc_remember_name(f->trial, batch->keys[i]->name);
    return answer(f, f->behind.commit(f->behind.user, batch, sink));
}

static ivn_status front_find(void *user, const ivn_query *query, const ivn_find_sink *sink)
{
    front *f = user;

    return answer(f, f->behind.find(f->behind.user, query, sink));
}

/* What a call of the library came to; 0: not what was expected. */
static int came(desk *of, uint32_t side, const char *what, ivn_status status, ivn_status expected,
                const ivn_error *error)
{
    ivnc_trial *trial = of->trial;

    if (trial->memory.failed || (status == IVN_ERROR_MEMORY && !of->fronts[side].no_memory))
        return ivnc_no_memory(trial);
    if (status == expected)
        return 1;
    return ivnc_fail(trial, "%s on %s answered %s; expected %s%s%s", what, trial->sides[side].name,
                     ivn_status_name(status), ivn_status_name(expected),
                     error->message[0] == '\0' ? "" : ". The library says: ", error->message);
}

static int open_world(desk *of)
{
    const ivn_context_options options = {.size = sizeof options, .allocator = &of->trial->counting};
    ivn_error error = {.size = sizeof error};
    ivn_status status = ivn_context_new(&options, &of->context);

    if (status == IVN_OK)
        status = ivn_rulebook_builtin(of->context, &of->rulebook, &error);
    if (status == IVN_OK)
        status = ivn_catalogue_builtin(of->context, &of->catalogue, &error);
    if (status == IVN_OK)
        status = ivn_calendar_new(&of->trial->counting, IVN_DIVISION_ENGLAND_AND_WALES, &of->calendar);
    of->actor = (ivn_actor){.size = sizeof of->actor, .name = "A. Clerk"};
    of->environment = (ivn_environment){.size = sizeof of->environment,
                                        .calendar = of->calendar,
                                        .rulebook = of->rulebook,
                                        .catalogue = of->catalogue,
                                        .actor = &of->actor};
    return came(of, IVNC_MIRROR, "making the library ready", status, IVN_OK, &error);
}

static int open_caseload(desk *of, uint32_t index)
{
    front *f = &of->fronts[index];
    const ivn_store_ops ops = {sizeof ops, 0, f, front_load, front_commit, front_find};
    ivn_error error = {.size = sizeof error};

    *f = (front){.trial = of->trial, .behind = of->trial->sides[index].ops};
    return came(of, index, "ivn_caseload_new()", ivn_caseload_new(of->context, &ops, &of->caseloads[index]), IVN_OK,
                &error);
}

static void close_desk(desk *of)
{
    for (uint32_t i = 0; i < IVNC_SIDES; i++)
        ivn_caseload_free(of->caseloads[i]);
    ivn_calendar_free(of->calendar);
    ivn_catalogue_free(of->catalogue);
    ivn_rulebook_free(of->rulebook);
    ivn_context_free(of->context);
}

/* ---- Commands ---------------------------------------------------------------------------------------------------- */

/* The instruction as JSON. */
static void write_deed(const desk *of, uint32_t number, char *out, size_t room)
{
    const deed *what = &life[number];
    size_t used = (size_t)snprintf(out, room,
                                   "{\"role\":\"%s\",\"now\":\"%s:00.000Z\",\"command\":{\"type\":\"%s\","
                                   "\"id\":\"00000000-0000-4000-8000-%012u\"",
                                   what->role, what->when, what->type, (unsigned)number + 1);

    if (number > 0)
        used += (size_t)snprintf(out + used, room - used, ",\"record\":\"%s\"", of->record);
    if (what->body != NULL) {
        size_t size = strcspn(what->body, "@");

        used += (size_t)snprintf(out + used, room - used, ",\"body\":%.*s%s%s", (int)size, what->body,
                                 what->body[size] == '@' ? of->appointment : "",
                                 what->body[size] == '@' ? what->body + size + 1 : "");
    }
    snprintf(out + used, room - used, "}}");
}

/* Carries a command out on a caseload. */
static int carry_out(desk *of, uint32_t side, uint32_t number, ivn_status expected)
{
    char json[2048];
    ivn_facts *facts = NULL;
    ivn_change *change = NULL;
    ivn_error error = {.size = sizeof error};
    const ivn_instruction *given;
    ivn_status status;

    write_deed(of, number, json, sizeof json);
    status = ivn_facts_from_json(of->context, IVN_FACTS_INSTRUCTION, json, strlen(json), &facts, NULL, &error);
    if (!came(of, IVNC_MIRROR, "reading a command of the kit", status, IVN_OK, &error))
        return 0;
    given = ivn_facts_read(facts, IVN_FACTS_INSTRUCTION);
    of->actor.role = given->role;
    of->environment.now = given->now.value;
    status = ivn_caseload_do(of->caseloads[side], given->command, &of->environment, &change, NULL, &error);
    if (status == IVN_OK)
        snprintf(of->record, sizeof of->record, "%s", ivn_change_read(change)->id);
    ivn_change_free(change);
    ivn_facts_free(facts);
    return came(of, side, life[number].type, status, expected, &error);
}

/* The record as it stands on a handle; its last appointment is remembered. */
static int look(desk *of, uint32_t side, uint32_t revision)
{
    ivn_record *record = NULL;
    ivn_error error = {.size = sizeof error};
    ivn_status status = ivn_caseload_get(of->caseloads[side], IVN_RECORD_REFERRAL, of->record, &record, &error);
    const ivn_referral_view *view = ivn_referral_read(record);
    int same = status == IVN_OK && view->revision == revision;

    if (same && view->appointment_count > 0)
        snprintf(of->appointment, sizeof of->appointment, "%s", view->appointments[view->appointment_count - 1]->id);
    ivn_record_free(record);
    if (!came(of, side, "ivn_caseload_get()", status, IVN_OK, &error))
        return 0;
    return same || ivnc_fail(of->trial, "ivn_caseload_get() on %s gave another revision than %u",
                             of->trial->sides[side].name, (unsigned)revision);
}

/* The referral is found by a key, and nothing else is. */
static int finds(desk *of, uint32_t side, const char *key, const char *value, uint32_t count)
{
    ivn_cases *cases = NULL;
    ivn_error error = {.size = sizeof error};
    ivn_status status =
        ivn_caseload_find(of->caseloads[side], IVN_RECORD_REFERRAL, key, value, NULL, 10, &cases, &error);
    uint32_t found = status < 0 ? 0 : ivn_cases_read(cases)->count;

    ivn_cases_free(cases);
    if (!came(of, side, "ivn_caseload_find()", status < 0 ? status : IVN_OK, IVN_OK, &error))
        return 0;
    return found == count || ivnc_fail(of->trial, "ivn_caseload_find() of %s on %s found %u referrals; expected %u",
                                       key, of->trial->sides[side].name, (unsigned)found, (unsigned)count);
}

/* How many duties are due within a year. */
static int count_due(desk *of, uint32_t side, uint32_t *out)
{
    ivn_dues *dues = NULL;
    ivn_error error = {.size = sizeof error};
    ivn_date until = (ivn_date)(of->environment.now / 86400000) + 366;
    ivn_status status = ivn_caseload_due(of->caseloads[side], &of->environment, until, NULL, 100, &dues, &error);

    *out = status < 0 ? 0 : ivn_dues_read(dues)->count;
    ivn_dues_free(dues);
    return came(of, side, "ivn_caseload_due()", status < 0 ? status : IVN_OK, IVN_OK, &error);
}

static int dues_alike(desk *of, uint32_t side)
{
    uint32_t due, expected;

    if (!count_due(of, side, &due) || !count_due(of, IVNC_MIRROR, &expected))
        return 0;
    return due == expected || ivnc_fail(of->trial, "ivn_caseload_due() on %s found %u duties; expected %u",
                                        of->trial->sides[side].name, (unsigned)due, (unsigned)expected);
}

/* ---- The whole life ---------------------------------------------------------------------------------------------- */

static int live(desk *of, const uint32_t sides[2])
{
    ivnc_trial *trial = of->trial;

    for (uint32_t i = 0; i < DEEDS; i++) {
        uint32_t at = sides[i % 2], other = sides[1 - i % 2];

        ivnc_say(trial, "the life of a referral", "Run the other cases first: they say what to mend one by one");
        if (!carry_out(of, IVNC_MIRROR, i, IVN_OK) || !carry_out(of, at, i, IVN_OK) || !look(of, other, i + 1) ||
            !ivnc_alike(&trial->sides[at]))
            return 0;
        ivnc_say(trial, "a command that is given again, on the other handle",
                 "What one handle has committed the others see in their next call");
        if (!carry_out(of, other, i, IVN_REPLAYED))
            return 0;
        ivnc_say(trial, "what is due", "Find keys of duties between bounds, which are four bytes of any value");
        if (i == DUE_AT && !dues_alike(of, at))
            return 0;
    }
    ivnc_say(trial, "a referral that is concluded", "Replace all keys of the record by those of the batch");
    return finds(of, sides[0], "phase", "concluded", 1) && finds(of, sides[1], "phase", "sent", 0) &&
           finds(of, sides[1], "service_user", "X123456", 1) && finds(of, sides[0], NULL, NULL, 1);
}

static int writes_keys_anew(desk *of, const uint32_t sides[2])
{
    const uint32_t both[2] = {IVNC_MIRROR, sides[1]};

    ivnc_say(of->trial, "keys written anew by ivn_caseload_reindex()",
             "`revision` may be the same as `expected`: replace body and keys, and keep the revision");
    for (uint32_t i = 0; i < 2; i++) {
        ivn_error error = {.size = sizeof error};
        ivn_status status =
            ivn_caseload_reindex(of->caseloads[both[i]], IVN_RECORD_REFERRAL, NULL, NULL, NULL, NULL, &error);

        if (!came(of, both[i], "ivn_caseload_reindex()", status, IVN_OK, &error))
            return 0;
    }
    return ivnc_alike(&of->trial->sides[sides[0]]);
}

static int ends(desk *of, const uint32_t sides[2])
{
    const uint32_t both[2] = {IVNC_MIRROR, sides[0]};

    ivnc_say(of->trial, "a referral that is deleted", "`revision` 0: delete the record and its keys");
    for (uint32_t i = 0; i < 2; i++) {
        ivn_error error = {.size = sizeof error};
        ivn_status status = ivn_caseload_delete(of->caseloads[both[i]], IVN_RECORD_REFERRAL, of->record, DEEDS, &error);

        if (!came(of, both[i], "ivn_caseload_delete()", status, IVN_OK, &error))
            return 0;
    }
    return finds(of, sides[1], NULL, NULL, 0) && ivnc_alike(&of->trial->sides[sides[0]]);
}

/* What the library gives to a store is released when the callback returns: a store that keeps pointers fails here,
 * where the memory is the kit's. */
static int keeps_one(ivnc_side *side)
{
    static const ivnc_key key = IVNC_KEY("phase", "sent");
    static const ivnc_write write = {
        .kind = IVNC_KINDS, .record = 1, .revision = 1, .keys = &key, .key_count = 1, .event_count = 1};

    ivnc_say(side->trial, "one record, before the library works on the store",
             "Copy what a batch holds: it lasts as long as the callback");
    return ivnc_commits(side, &write) && ivnc_alike(side);
}

static int carries_a_life(ivnc_trial *trial)
{
    desk made = {.trial = trial};
    uint32_t sides[2];
    int holds;

    if (!ivnc_open_both(trial, sides) || !keeps_one(&trial->sides[sides[0]]))
        return 0;
    holds = open_world(&made) && open_caseload(&made, IVNC_MIRROR) && open_caseload(&made, sides[0]) &&
            (sides[1] == sides[0] || open_caseload(&made, sides[1])) && live(&made, sides) &&
            writes_keys_anew(&made, sides) && ends(&made, sides);
    close_desk(&made);
    return holds;
}

const ivnc_case ivnc_life_cases[] = {
    IVNC_CASE("life/referral", "a referral lives in the store from its draft to its report",
              "ivn_caseload_do() is load, decide, commit.", carries_a_life),
    IVNC_NO_CASE,
};
