/*
 * Tests of src/store/caseload.c, caseload_do.c and batch.c.
 */
#include <stdio.h>
#include <string.h>

#include "desk.h"
#include "failing.h"
#include "test.h"

static int set_up(void **state)
{
    static desk made;

    *state = &made;
    return desk_open(&made, NULL) != IVN_OK;
}

static int tear_down(void **state)
{
    desk_close(*state);
    return 0;
}

static void assert_done(const desk *d, ivn_status status)
{
    if (status != IVN_OK)
        fail_msg("%s at %s: %s", ivn_status_name(status), d->error.pointer, d->error.message);
}

static const ivn_referral_view *get(desk *d, uint32_t person, ivn_record **record)
{
    assert_done(d, ivn_caseload_get(d->caseload, IVN_RECORD_REFERRAL, desk_record(person), record, &d->error));
    return ivn_referral_read(*record);
}

static void a_referral_lives_in_the_store_from_draft_to_report(void **state)
{
    desk *d = *state;
    const ivn_referral_view *view;
    ivn_record *record;

    assert_done(d, desk_live(d, 1, STEP_SUBMIT_REPORT));
    view = get(d, 1, &record);
    assert_int_equal(view->revision, STEPS);
    assert_int_equal(view->phase, IVN_PHASE_CONCLUDED);
    assert_int_equal(ivn_memory_store_count(d->memory), 1);
    ivn_record_free(record);
}

static void events_go_into_the_outbox_as_json_with_their_ids(void **state)
{
    desk *d = *state;
    ivn_change *change = NULL;
    const ivn_outbox_event *event;
    const ivn_event *told;
    char id[37], body[1024];

    assert_done(d, desk_live(d, 1, STEP_CHOOSE));
    ivn_memory_store_drop_events(d->memory, UINT64_MAX);
    assert_done(d, desk_do(d, 1, STEP_SEND, &change));
    told = ivn_change_read(change)->events[0];
    event = ivn_memory_store_event(d->memory, 0);
    assert_non_null(event);
    assert_int_equal(event->type, IVN_NEWS_REFERRAL_SENT);
    snprintf(id, sizeof id, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", event->id[0],
             event->id[1], event->id[2], event->id[3], event->id[4], event->id[5], event->id[6], event->id[7],
             event->id[8], event->id[9], event->id[10], event->id[11], event->id[12], event->id[13], event->id[14],
             event->id[15]);
    assert_string_equal(id, told->id);
    snprintf(body, sizeof body, "%.*s", (int)event->body_size, event->body);
    assert_non_null(strstr(body, "\"type\":\"referral_sent\""));
    assert_non_null(strstr(body, told->id));
    assert_non_null(strstr(body, "\"role\":\"practitioner\""));
    assert_null(strstr(body, "Officer"));
    ivn_change_free(change);
}

static void the_same_command_again_is_replayed_and_commits_nothing(void **state)
{
    desk *d = *state;
    ivn_change *change = NULL;
    uint64_t events = 0;

    assert_done(d, desk_live(d, 1, STEP_RECEIVE));
    while (ivn_memory_store_event(d->memory, events) != NULL)
        events++;
    assert_int_equal(desk_do(d, 1, STEP_RECEIVE, &change), IVN_REPLAYED);
    assert_int_equal(ivn_change_read(change)->status, IVN_REPLAYED);
    ivn_change_free(change);
    d->environment.now += 10 * INT64_C(86400000); /* a draft of that day says other dates */
    assert_int_equal(desk_do(d, 1, STEP_DRAFT, NULL), IVN_ERROR_REUSED);
    assert_null(ivn_memory_store_event(d->memory, events));
}

static void a_command_that_changes_nothing_commits_nothing(void **state)
{
    desk *d = *state;
    order given;
    ivn_change *change = NULL;
    ivn_record *record;

    assert_done(d, desk_live(d, 1, STEP_CHOOSE));
    desk_order(d, &given, 1, STEP_CHOOSE, 1, NULL);
    assert_int_equal(ivn_caseload_do(d->caseload, &given.command, &d->environment, &change, NULL, &d->error),
                     IVN_UNCHANGED);
    ivn_change_free(change);
    assert_int_equal(get(d, 1, &record)->revision, 2);
    ivn_record_free(record);
}

static void a_refusal_tells_all_that_stands_in_the_way(void **state)
{
    desk *d = *state;
    order given;
    ivn_change *change = (ivn_change *)d;
    ivn_violations *violations = NULL;
    ivn_record *record;

    assert_done(d, desk_live(d, 1, STEP_DRAFT));
    desk_order(d, &given, 1, STEP_ACCEPT, 0, NULL);
    assert_int_equal(ivn_caseload_do(d->caseload, &given.command, &d->environment, &change, &violations, &d->error),
                     IVN_ERROR_STATE);
    assert_null(change);
    assert_true(ivn_violations_read(violations)->count > 0);
    ivn_violations_free(violations);
    assert_int_equal(get(d, 1, &record)->revision, 1);
    ivn_record_free(record);
}

static void what_is_not_there_is_not_found(void **state)
{
    desk *d = *state;
    ivn_record *record = NULL;

    assert_int_equal(desk_do(d, 1, STEP_SEND, NULL), IVN_ERROR_NOT_FOUND);
    assert_int_equal(ivn_caseload_get(d->caseload, IVN_RECORD_REFERRAL, desk_record(1), &record, &d->error),
                     IVN_ERROR_NOT_FOUND);
    assert_null(record);
}

static void a_wrong_command_is_refused_before_anything_is_stored(void **state)
{
    desk *d = *state;
    order given;
    ivn_change *change = NULL;
    ivn_environment small = {.size = 8};

    desk_order(d, &given, 1, STEP_SEND, 0, NULL);
    given.command.record = "not an id";
    assert_true(ivn_caseload_do(d->caseload, &given.command, &d->environment, &change, NULL, &d->error) < 0);
    given.command.record = NULL;
    assert_true(ivn_caseload_do(d->caseload, &given.command, &d->environment, &change, NULL, &d->error) < 0);
    desk_order(d, &given, 1, STEP_DRAFT, 0, NULL);
    assert_int_equal(ivn_caseload_do(d->caseload, &given.command, &small, &change, NULL, &d->error), IVN_ERROR_SIZE);
    given.command.size = 8;
    assert_true(ivn_caseload_do(d->caseload, &given.command, &d->environment, &change, NULL, &d->error) < 0);
    desk_order(d, &given, 1, STEP_DRAFT, 0, NULL);
    given.command.id = "no id";
    assert_true(ivn_caseload_do(d->caseload, &given.command, &d->environment, &change, NULL, &d->error) < 0);
    assert_int_equal(ivn_caseload_do(NULL, &given.command, &d->environment, &change, NULL, &d->error),
                     IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_do(d->caseload, NULL, &d->environment, &change, NULL, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_do(d->caseload, &given.command, NULL, &change, NULL, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_do(d->caseload, &given.command, &d->environment, NULL, NULL, NULL),
                     IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_memory_store_count(d->memory), 0);
}

static void a_caseload_wants_all_three_callbacks(void **state)
{
    desk *d = *state;
    ivn_caseload *caseload = NULL;
    ivn_store_ops ops = d->ops;
    ivn_record *record = NULL;

    assert_int_equal(ivn_caseload_new(NULL, &ops, &caseload), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_new(d->context, NULL, &caseload), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_new(d->context, &ops, NULL), IVN_ERROR_ARGUMENT);
    ops.load = NULL;
    assert_int_equal(ivn_caseload_new(d->context, &ops, &caseload), IVN_ERROR_ARGUMENT);
    ops = d->ops;
    ops.commit = NULL;
    assert_int_equal(ivn_caseload_new(d->context, &ops, &caseload), IVN_ERROR_ARGUMENT);
    ops = d->ops;
    ops.find = NULL;
    assert_int_equal(ivn_caseload_new(d->context, &ops, &caseload), IVN_ERROR_ARGUMENT);
    ops = d->ops;
    ops.reserved = 1;
    assert_int_equal(ivn_caseload_new(d->context, &ops, &caseload), IVN_ERROR_RESERVED);
    ops.size = 8;
    assert_int_equal(ivn_caseload_new(d->context, &ops, &caseload), IVN_ERROR_SIZE);
    ivn_caseload_free(NULL);
    assert_int_equal(ivn_caseload_get(NULL, 1, desk_record(1), &record, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_get(d->caseload, 1, NULL, &record, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_get(d->caseload, 1, desk_record(1), NULL, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_get(d->caseload, 9, desk_record(1), &record, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_get(d->caseload, 1, "no id", &record, NULL), IVN_ERROR_ARGUMENT);
}

static void a_record_that_could_not_be_read_again_is_not_stored(void **state)
{
    static const ivn_context_options options = {.size = sizeof options, .max_json_bytes = 600};
    desk *d = *state, second;
    ivn_context *small = NULL;

    assert_int_equal(ivn_context_new(&options, &small), IVN_OK);
    assert_int_equal(desk_open_on(&second, NULL, &d->ops), IVN_OK);
    ivn_caseload_free(second.caseload);
    assert_int_equal(ivn_caseload_new(small, &d->ops, &second.caseload), IVN_OK);
    assert_int_equal(desk_do(&second, 1, STEP_DRAFT, NULL), IVN_ERROR_LIMIT);
    assert_int_equal(ivn_memory_store_count(d->memory), 0);
    desk_close(&second);
    ivn_context_free(small);
}

/* ---- Stores in front of the one in memory ----------------------------------------------------------------------- */

/* Answers in the place of the store behind it, or lets another handle go first. */
typedef struct in_front {
    ivn_store_ops behind;
    ivn_status answers; /* what commit answers in its place; 0: asks the store behind */
    int times;          /* how often; negative: always */
    int though_done;    /* answers so after the store behind has done it */
    int commits;
    desk *other; /* works on the same record before each commit */
    uint32_t turn;
    const char *body; /* what load pushes instead of what is stored; NULL: that */
    uint32_t revision;
} in_front;

static ivn_status front_load(void *user, uint32_t kind, const uint8_t *id, const ivn_load_sink *sink)
{
    in_front *front = user;

    if (front->body != NULL)
        return sink->record(sink->handle, front->revision, front->body, strlen(front->body));
    return front->behind.load(front->behind.user, kind, id, sink);
}

static void interfere(in_front *front)
{
    order given;
    ivn_change *change = NULL;

    desk_order(front->other, &given, 1, STEP_AMEND, front->turn++, NULL);
    assert_done(front->other, ivn_caseload_do(front->other->caseload, &given.command, &front->other->environment,
                                              &change, NULL, &front->other->error));
    ivn_change_free(change);
}

static ivn_status front_commit(void *user, const ivn_batch *batch, const ivn_commit_sink *sink)
{
    in_front *front = user;
    ivn_status status;

    front->commits += 1;
    if (front->times == 0)
        return front->behind.commit(front->behind.user, batch, sink);
    front->times -= 1;
    if (front->other != NULL)
        interfere(front);
    if (front->answers == 0)
        return front->behind.commit(front->behind.user, batch, sink);
    if (front->though_done) {
        status = front->behind.commit(front->behind.user, batch, sink);
        assert_int_equal(status, IVN_OK);
    }
    return front->answers;
}

static ivn_status front_find(void *user, const ivn_query *query, const ivn_find_sink *sink)
{
    const in_front *front = user;

    return front->behind.find(front->behind.user, query, sink);
}

static ivn_store_ops ops_of(in_front *front, const ivn_store_ops *behind)
{
    *front = (in_front){.behind = *behind};
    return (ivn_store_ops){sizeof(ivn_store_ops), 0, front, front_load, front_commit, front_find};
}

static void what_another_handle_changes_meanwhile_is_kept(void **state)
{
    desk *d = *state, second;
    in_front front;
    ivn_store_ops ops = ops_of(&front, &d->ops);
    const ivn_referral_view *view;
    ivn_record *record;

    assert_done(d, desk_live(d, 1, STEP_SEND));
    assert_int_equal(desk_open_on(&second, NULL, &ops), IVN_OK);
    second.environment.now = d->environment.now;
    front.other = d;
    front.times = 1;
    assert_done(&second, desk_do(&second, 1, STEP_RECEIVE, NULL));
    assert_int_equal(front.commits, 2);
    view = get(d, 1, &record);
    assert_int_equal(view->revision, 5);
    assert_int_equal(view->phase, IVN_PHASE_RECEIVED);
    assert_string_equal(view->facts->further, "Less");
    ivn_record_free(record);
    desk_close(&second);
}

static void a_record_that_never_rests_is_a_conflict_in_the_end(void **state)
{
    desk *d = *state, second;
    in_front front;
    ivn_store_ops ops = ops_of(&front, &d->ops);
    ivn_record *record;

    assert_done(d, desk_live(d, 1, STEP_SEND));
    assert_int_equal(desk_open_on(&second, NULL, &ops), IVN_OK);
    second.environment.now = d->environment.now;
    front.other = d;
    front.times = -1;
    assert_int_equal(desk_do(&second, 1, STEP_RECEIVE, NULL), IVN_ERROR_CONFLICT);
    assert_int_equal(front.commits, 10);
    assert_int_equal(get(d, 1, &record)->phase, IVN_PHASE_SENT);
    ivn_record_free(record);
    desk_close(&second);
}

static void a_draft_that_another_handle_delivers_first_is_replayed(void **state)
{
    desk *d = *state, second;
    ivn_change *change = NULL;

    assert_int_equal(desk_open_on(&second, NULL, &d->ops), IVN_OK);
    assert_done(d, desk_do(d, 1, STEP_DRAFT, NULL));
    assert_int_equal(desk_do(&second, 1, STEP_DRAFT, &change), IVN_REPLAYED);
    ivn_change_free(change);
    desk_close(&second);
}

static void a_reference_number_that_is_taken_is_followed_by_the_next(void **state)
{
    desk *d = *state, second;
    in_front front;
    ivn_store_ops ops = ops_of(&front, &d->ops);
    char reference[9];
    order given;
    ivn_record *record;

    assert_done(d, desk_live(d, 1, STEP_CHOOSE));
    assert_int_equal(desk_open_on(&second, NULL, &ops), IVN_OK);
    second.environment.now = d->environment.now;
    front.answers = IVN_ERROR_TAKEN;
    front.times = 3;
    second.environment.attempt = 4;
    assert_done(&second, desk_do(&second, 1, STEP_SEND, NULL));
    desk_order(d, &given, 1, STEP_SEND, 0, NULL);
    assert_int_equal(ivn_reference_number(given.id, 7, reference), IVN_OK);
    assert_string_equal(get(d, 1, &record)->reference, reference);
    assert_int_equal(second.environment.attempt, 4);
    ivn_record_free(record);
    desk_close(&second);
}

static void reference_numbers_that_are_all_taken_end_the_search(void **state)
{
    desk *d = *state, second;
    in_front front;
    ivn_store_ops ops = ops_of(&front, &d->ops);

    assert_done(d, desk_live(d, 1, STEP_CHOOSE));
    assert_int_equal(desk_open_on(&second, NULL, &ops), IVN_OK);
    second.environment.now = d->environment.now;
    front.answers = IVN_ERROR_TAKEN;
    front.times = -1;
    assert_int_equal(desk_do(&second, 1, STEP_SEND, NULL), IVN_ERROR_TAKEN);
    assert_int_equal(front.commits, 50);
    front.commits = 0;
    second.environment.attempt = IVN_MOST_ATTEMPTS;
    assert_int_equal(desk_do(&second, 1, STEP_SEND, NULL), IVN_ERROR_TAKEN);
    assert_int_equal(front.commits, 1);
    desk_close(&second);
}

static void after_an_unknown_outcome_the_same_command_is_done_once(void **state)
{
    desk *d = *state, second;
    in_front front;
    ivn_store_ops ops = ops_of(&front, &d->ops);
    ivn_change *change = NULL;
    ivn_record *record;

    assert_done(d, desk_live(d, 1, STEP_CHOOSE));
    assert_int_equal(desk_open_on(&second, NULL, &ops), IVN_OK);
    second.environment.now = d->environment.now;
    for (int done = 0; done < 2; done++) {
        uint32_t step = done ? STEP_RECEIVE : STEP_SEND;

        front.answers = IVN_ERROR_OUTCOME_UNKNOWN;
        front.though_done = done;
        front.times = 1;
        assert_int_equal(desk_do(&second, 1, step, NULL), IVN_ERROR_OUTCOME_UNKNOWN);
        assert_int_equal(desk_do(&second, 1, step, &change), done ? IVN_REPLAYED : IVN_OK);
        ivn_change_free(change);
    }
    assert_int_equal(get(d, 1, &record)->revision, 4);
    ivn_record_free(record);
    desk_close(&second);
}

static void what_is_stored_is_not_trusted(void **state)
{
    static const struct {
        const char *body;
        ivn_status status;
        const char *told;
    } bodies[] = {
        {"{\"schema\":1", IVN_ERROR_DAMAGED, "what is stored as "},
        {"[]", IVN_ERROR_DAMAGED, "what is stored as "},
        {"{\"schema\":999}", IVN_ERROR_VERSION, ""},
    };
    desk *d = *state, second;
    in_front front;
    ivn_store_ops ops = ops_of(&front, &d->ops);
    ivn_record *record = NULL;
    ivn_text *other = NULL;

    assert_done(d, desk_live(d, 1, STEP_CHOOSE));
    assert_done(d, desk_live(d, 2, STEP_CHOOSE));
    assert_int_equal(desk_open_on(&second, NULL, &ops), IVN_OK);
    front.revision = 2;
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        front.body = bodies[i].body;
        assert_int_equal(ivn_caseload_get(second.caseload, 1, desk_record(1), &record, &second.error),
                         bodies[i].status);
        assert_int_equal(strncmp(second.error.message, bodies[i].told, strlen(bodies[i].told)), 0);
        assert_int_equal(desk_do(&second, 1, STEP_SEND, NULL), bodies[i].status);
    }
    get(d, 2, &record);
    assert_int_equal(ivn_record_to_json(d->context, record, &other, NULL), IVN_OK);
    ivn_record_free(record);
    front.body = ivn_text_data(other);
    assert_int_equal(ivn_caseload_get(second.caseload, 1, desk_record(1), &record, &second.error), IVN_ERROR_DAMAGED);
    assert_non_null(strstr(second.error.message, "it is another record"));
    front.revision = 3;
    assert_int_equal(ivn_caseload_get(second.caseload, 1, desk_record(2), &record, &second.error), IVN_ERROR_DAMAGED);
    assert_non_null(strstr(second.error.message, "of another revision"));
    ivn_text_free(other);
    desk_close(&second);
}

/* ---- Everything failing in turn --------------------------------------------------------------------------------- */

static void a_store_that_fails_at_any_call_changes_nothing(void **state)
{
    desk *d = *state, second;
    in_front front;
    ivn_store_ops ops = ops_of(&front, &d->ops);
    ivn_record *record;

    assert_int_equal(desk_open_on(&second, NULL, &ops), IVN_OK);
    for (uint32_t step = 0; step < STEP_ATTEND; step++) {
        front.answers = 1234;
        front.times = 1;
        second.environment.now += 60000;
        d->environment.now = second.environment.now;
        assert_int_equal(desk_do(&second, 1, step, NULL), IVN_ERROR_STORE);
        assert_int_equal(second.error.host_code, 1234);
        if (step > 0) {
            assert_int_equal(get(d, 1, &record)->revision, step);
            ivn_record_free(record);
        }
        assert_done(&second, desk_do(&second, 1, step, NULL));
    }
    desk_close(&second);
}

/* The bytes of a record after a life, and of the whole outbox. */
static uint64_t fingerprint(const ivn_memory_store *memory, const ivn_text *body)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    const char *bytes = ivn_text_data(body);

    for (size_t i = 0; i < ivn_text_size(body); i++)
        hash = (hash ^ (uint8_t)bytes[i]) * UINT64_C(1099511628211);
    for (uint64_t at = 0; ivn_memory_store_event(memory, at) != NULL; at++) {
        const ivn_outbox_event *event = ivn_memory_store_event(memory, at);

        for (uint32_t i = 0; i < event->body_size; i++)
            hash = (hash ^ (uint8_t)event->body[i]) * UINT64_C(1099511628211);
    }
    return hash;
}

static void the_same_commands_give_the_same_bytes(void **state)
{
    uint64_t seen[2];

    (void)state;
    for (int i = 0; i < 2; i++) {
        desk d;
        ivn_record *record;
        ivn_text *body = NULL;

        assert_int_equal(desk_open(&d, NULL), IVN_OK);
        assert_done(&d, desk_live(&d, 7, STEP_SUBMIT_REPORT));
        get(&d, 7, &record);
        assert_int_equal(ivn_record_to_json(d.context, record, &body, NULL), IVN_OK);
        seen[i] = fingerprint(d.memory, body);
        ivn_text_free(body);
        ivn_record_free(record);
        desk_close(&d);
    }
    assert_true(seen[0] == seen[1]);
}

/* The world, and the store under it, outside the failing memory, so that only the driver's own calls fail. */
typedef struct failing_step {
    desk *world;
    uint32_t step;
    ivn_text *body; /* of the record before the step; NULL: there is none */
} failing_step;

static void bytes_of(const char *text, uint8_t id[16])
{
    for (int i = 0, at = 0; i < 16; i++, at += 2) {
        unsigned byte = 0;

        at += text[at] == '-';
        sscanf(text + at, "%2x", &byte);
        id[i] = (uint8_t)byte;
    }
}

/* The record as it was before the step, for the next round; without a call that could be made to fail. */
static void put_back(const failing_step *of)
{
    const ivn_store_ops *ops = &of->world->ops;
    uint8_t id[16];
    ivn_batch batch = {.size = sizeof batch, .kind = IVN_RECORD_REFERRAL, .id = id, .revision = of->step};

    bytes_of(desk_record(1), id);
    ivn_caseload_delete(of->world->caseload, IVN_RECORD_REFERRAL, desk_record(1), 0, NULL);
    batch.body = ivn_text_data(of->body);
    batch.body_size = (uint32_t)ivn_text_size(of->body);
    if (of->body != NULL)
        ops->commit(ops->user, &batch, NULL);
}

static ivn_status note_revision(void *handle, uint32_t revision, const char *body, size_t size)
{
    (void)body, (void)size;
    *(uint32_t *)handle = revision;
    return IVN_OK;
}

static int is_as_before(const failing_step *of)
{
    const ivn_store_ops *ops = &of->world->ops;
    uint32_t revision = 0;
    const ivn_load_sink sink = {sizeof sink, 0, &revision, note_revision, NULL};
    uint8_t id[16];

    bytes_of(desk_record(1), id);
    ops->load(ops->user, IVN_RECORD_REFERRAL, id, &sink);
    return revision == (of->body == NULL ? 0 : of->step) && ivn_memory_store_event(of->world->memory, 0) == NULL;
}

static ivn_status takes_a_step(const ivn_context *context, void *user)
{
    const failing_step *of = user;
    desk d = *of->world;
    ivn_status status;

    d.context = context;
    status = ivn_caseload_new(context, &d.ops, &d.caseload);
    if (status != IVN_OK)
        return status;
    status = desk_do(&d, 1, of->step, NULL);
    ivn_caseload_free(d.caseload);
    if (status == IVN_OK)
        put_back(of);
    else if (!is_as_before(of))
        status = IVN_ERROR_STORE;
    ivn_memory_store_drop_events(of->world->memory, UINT64_MAX);
    return status;
}

static void running_out_of_memory_anywhere_leaves_the_store_as_it_was(void **state)
{
    desk *d = *state;
    const uint32_t tried[] = {STEP_DRAFT, STEP_SEND, STEP_OFFER};

    for (size_t i = 0; i < sizeof tried / sizeof *tried; i++) {
        desk before = *d;
        failing_step of = {&before, tried[i], NULL};
        ivn_record *record;

        if (tried[i] > 0) {
            assert_done(&before, desk_live(&before, 1, tried[i] - 1));
            get(&before, 1, &record);
            assert_int_equal(ivn_record_to_json(before.context, record, &of.body, NULL), IVN_OK);
            ivn_record_free(record);
        }
        ivn_memory_store_drop_events(before.memory, UINT64_MAX);
        failing_every_with_context(takes_a_step, &of);
        ivn_caseload_delete(d->caseload, IVN_RECORD_REFERRAL, desk_record(1), 0, NULL);
        ivn_text_free(of.body);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_referral_lives_in_the_store_from_draft_to_report),
        TEST(events_go_into_the_outbox_as_json_with_their_ids),
        TEST(the_same_command_again_is_replayed_and_commits_nothing),
        TEST(a_command_that_changes_nothing_commits_nothing),
        TEST(a_refusal_tells_all_that_stands_in_the_way),
        TEST(what_is_not_there_is_not_found),
        TEST(a_wrong_command_is_refused_before_anything_is_stored),
        TEST(a_caseload_wants_all_three_callbacks),
        TEST(a_record_that_could_not_be_read_again_is_not_stored),
        TEST(what_another_handle_changes_meanwhile_is_kept),
        TEST(a_record_that_never_rests_is_a_conflict_in_the_end),
        TEST(a_draft_that_another_handle_delivers_first_is_replayed),
        TEST(a_reference_number_that_is_taken_is_followed_by_the_next),
        TEST(reference_numbers_that_are_all_taken_end_the_search),
        TEST(after_an_unknown_outcome_the_same_command_is_done_once),
        TEST(what_is_stored_is_not_trusted),
        TEST(a_store_that_fails_at_any_call_changes_nothing),
        cmocka_unit_test(the_same_commands_give_the_same_bytes),
        TEST(running_out_of_memory_anywhere_leaves_the_store_as_it_was),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
