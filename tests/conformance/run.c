/*
 * Tests of the calls of the conformance kit: which cases are run, what is refused, hosts that fail, memory that runs
 * out.
 */
#include <interventions/conformance.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "failing.h"
#include "files.h"
#include "hosts.h"
#include "plain_store.h"
#include "test.h"

static int set_up(void **state)
{
    static memory_host made;

    memory_host_begin(&made);
    *state = &made;
    return 0;
}

static int tear_down(void **state)
{
    memory_host_end(*state);
    return 0;
}

/* Runs some of the cases. */
static ivn_conformance_report *run(const ivn_conformance_host *host, const char *only)
{
    const ivn_conformance_options options = {.size = sizeof options, .only = only, .most_body = 2000};
    ivn_conformance_report *report = NULL;

    assert_int_equal(ivn_conformance_run(host, &options, &report, NULL), IVN_OK);
    return report;
}

static void the_store_in_memory_keeps_the_contract(void **state)
{
    const memory_host *host = *state;
    ivn_conformance_report *report = NULL;
    const ivn_conformance_view *view;
    ivn_error error = {.size = sizeof error};

    assert_int_equal(ivn_conformance_run(&host->host, NULL, &report, &error), IVN_OK);
    view = ivn_conformance_read(report);
    if (view->failed > 0)
        fail_msg("%s", view->text);
    assert_int_equal(view->count, ivn_conformance_count());
    assert_int_equal(view->skipped, 5); /* it does not fail on command */
    ivn_conformance_free(report);
}

static void any_seed_will_do(void **state)
{
    const memory_host *host = *state;

    for (uint64_t seed = 1; seed < 20; seed++) {
        const ivn_conformance_options options = {.size = sizeof options, .only = "chance", .seed = seed};
        ivn_conformance_report *report = NULL;

        assert_int_equal(ivn_conformance_run(&host->host, &options, &report, NULL), IVN_OK);
        assert_int_equal(ivn_conformance_read(report)->passed, 1);
        ivn_conformance_free(report);
    }
}

static void each_case_has_a_name_of_its_own_and_words(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < ivn_conformance_count(); i++) {
        const ivn_conformance_case *at = ivn_conformance_at(i);

        assert_int_equal(at->size, sizeof *at);
        assert_non_null(strchr(at->name, '/'));
        assert_true(strlen(at->title) > 10 && strlen(at->clause) > 10);
        for (uint32_t j = 0; j < i; j++)
            assert_string_not_equal(at->name, ivn_conformance_at(j)->name);
    }
    assert_null(ivn_conformance_at(ivn_conformance_count()));
}

static void a_case_or_a_group_can_be_run_alone(void **state)
{
    const memory_host *host = *state;
    ivn_conformance_report *report = run(&host->host, "find/order");
    const ivn_conformance_view *view = ivn_conformance_read(report);

    assert_int_equal(view->count, 1);
    assert_string_equal(view->results[0]->which->name, "find/order");
    assert_string_equal(view->results[0]->message, "");
    ivn_conformance_free(report);
    report = run(&host->host, "unique");
    view = ivn_conformance_read(report);
    assert_int_equal(view->count, 6);
    for (uint32_t i = 0; i < view->count; i++)
        assert_int_equal(strncmp(view->results[i]->which->name, "unique/", 7), 0);
    ivn_conformance_free(report);
}

static void a_report_is_read_as_text(void **state)
{
    ivn_conformance_host host;
    plain_store *store = plain_store_new(CUTS_LONG_KEYS, &host);
    ivn_conformance_report *report;
    const char *text;

    (void)state;
    host.fail_at = NULL;
    report = run(&host, NULL);
    text = ivn_conformance_read(report)->text;
    assert_non_null(strstr(text, "ok       commit/create: a new record"));
    assert_non_null(strstr(text, "FAILED   bytes/long: keys and names may have 1,024 bytes\n         keys and a name"));
    assert_non_null(strstr(text, "         The contract says:\n         A key has up to 1,024 bytes"));
    assert_non_null(strstr(text, "skipped  failures/load: a load that fails does not say that there is no record\n"
                                 "         the host has no `fail_at`"));
    assert_non_null(strstr(text, " passed, 1 failed, 5 skipped\n"));
    while (*text != '\0') {
        assert_in_range(strcspn(text, "\n"), 1, 120);
        text += strcspn(text, "\n") + 1;
    }
    ivn_conformance_free(report);
    plain_store_free(store);
}

static ivn_status load_fails(void *user, uint32_t kind, const uint8_t *id, const ivn_load_sink *sink)
{
    (void)user;
    (void)kind;
    (void)id;
    (void)sink;
    return IVN_ERROR_STORE;
}

static ivn_status open_skeleton(void *user, ivn_store_ops *out)
{
    const memory_host *of = user;
    ivn_status status = ivn_memory_store_ops(of->memory, out);

    out->load = load_fails;
    return status;
}

/* The first lines of the report, each after four blanks, stand in the page. */
static void is_shown(const char *page, const ivn_conformance_host *host, const char *only)
{
    ivn_conformance_report *report = run(host, only);
    const char *text = ivn_conformance_read(report)->text;
    char shown[2048];
    size_t used = 0;

    while (strncmp(text, "0 passed", 8) != 0) {
        size_t line = strcspn(text, "\n") + 1;

        used += (size_t)snprintf(shown + used, sizeof shown - used, "    %.*s", (int)line, text);
        text += line;
    }
    if (strstr(page, shown) == NULL)
        fail_msg("docs/adapter.md does not show\n%s", shown);
    ivn_conformance_free(report);
}

static void the_guide_shows_failures_as_they_are(void **state)
{
    const memory_host *memory = *state;
    ivn_conformance_host host = memory->host;
    size_t size;
    char *page = file_read(TEST_SOURCE_DIR "/docs/adapter.md", &size);
    plain_store *store;

    host.open = open_skeleton;
    is_shown(page, &host, "first/load");
    store = plain_store_new(EXCLUSIVE_TO, &host);
    is_shown(page, &host, "find/bounds");
    plain_store_free(store);
    free(page);
}

static void what_a_host_does_not_give_is_skipped(void **state)
{
    memory_host *host = *state;
    ivn_conformance_host bare = {
        .size = sizeof bare, .user = host, .reset = host->host.reset, .open = host->host.open, .forgets = IVN_YES};
    ivn_conformance_report *report = run(&bare, NULL);
    const ivn_conformance_view *view = ivn_conformance_read(report);

    assert_int_equal(view->failed, 0);
    assert_int_equal(view->skipped, 5 + 5 + 1 + 1);
    for (uint32_t i = 0; i < view->count; i++)
        assert_int_equal(view->results[i]->message[0] != '\0', view->results[i]->outcome == IVN_CONFORMANCE_SKIPPED);
    ivn_conformance_free(report);
}

/* ---- What is refused --------------------------------------------------------------------------------------------- */

static void refused(const ivn_conformance_host *host, const ivn_conformance_options *options, ivn_status expected)
{
    ivn_conformance_report *report = NULL;
    ivn_error error = {.size = sizeof error};

    assert_int_equal(ivn_conformance_run(host, options, &report, &error), expected);
    assert_null(report);
    assert_int_equal(error.status, expected);
    assert_true(strlen(error.message) > 10);
}

static void a_wrong_host_is_refused(void **state)
{
    const memory_host *good = *state;
    struct {
        ivn_conformance_host host;
        uint32_t more[2];
    } longer = {good->host, {0, 0}};
    ivn_conformance_host host = good->host;
    const ivn_conformance_options only = {.size = sizeof only, .only = "first"};
    ivn_conformance_report *report = NULL;

    refused(NULL, NULL, IVN_ERROR_ARGUMENT);
    host.reset = NULL;
    refused(&host, NULL, IVN_ERROR_ARGUMENT);
    host = good->host;
    host.open = NULL;
    refused(&host, NULL, IVN_ERROR_ARGUMENT);
    host.size = 8;
    refused(&host, NULL, IVN_ERROR_SIZE);
    host.size = 5000;
    refused(&host, NULL, IVN_ERROR_SIZE);
    longer.host.size = sizeof longer;
    assert_int_equal(ivn_conformance_run(&longer.host, &only, &report, NULL), IVN_OK);
    ivn_conformance_free(report);
    longer.more[1] = 1;
    refused(&longer.host, &only, IVN_ERROR_SIZE);
    assert_int_equal(ivn_conformance_run(&good->host, &only, NULL, NULL), IVN_ERROR_ARGUMENT);
}

static void wrong_options_are_refused(void **state)
{
    const memory_host *good = *state;
    ivn_conformance_options options = {.size = sizeof options, .only = "no/such"};
    failing counter;
    ivn_allocator allocator;

    refused(&good->host, &options, IVN_ERROR_NOT_FOUND);
    options.only = "fin"; /* part of a group's name */
    refused(&good->host, &options, IVN_ERROR_NOT_FOUND);
    options.only = "";
    refused(&good->host, &options, IVN_ERROR_NOT_FOUND);
    options.only = NULL;
    options.most_body = 1023;
    refused(&good->host, &options, IVN_ERROR_ARGUMENT);
    options.most_body = 0;
    failing_init(&counter, 0, 0);
    allocator = counter.allocator;
    options.allocator = &allocator;
    allocator.allocate = NULL;
    refused(&good->host, &options, IVN_ERROR_ARGUMENT);
    allocator = counter.allocator;
    allocator.release = NULL;
    refused(&good->host, &options, IVN_ERROR_ARGUMENT);
    allocator.reserved = 1;
    refused(&good->host, &options, IVN_ERROR_RESERVED);
    allocator.size = 4;
    refused(&good->host, &options, IVN_ERROR_SIZE);
    options.size = 4;
    refused(&good->host, &options, IVN_ERROR_SIZE);
    assert_null(ivn_conformance_read(NULL));
    ivn_conformance_free(NULL);
}

/* ---- Hosts that fail --------------------------------------------------------------------------------------------- */

static ivn_status answer_minus_seven(void *user)
{
    (void)user;
    return -7;
}

static ivn_status open_nothing(void *user, ivn_store_ops *out)
{
    (void)user;
    out->user = NULL;
    return IVN_OK;
}

static ivn_status open_fails(void *user, ivn_store_ops *out)
{
    (void)user;
    (void)out;
    return -8;
}

static ivn_status open_ends(void *user, ivn_store_ops *out)
{
    (void)user;
    (void)out;
    return IVN_END;
}

static ivn_status outbox_fails(void *user, const ivn_conformance_outbox *sink)
{
    (void)user;
    (void)sink;
    return -9;
}

static ivn_status push_short_ids(void *user, const ivn_conformance_outbox *sink)
{
    (void)user;
    sink->event(sink->handle, NULL, 0, 1, NULL, 0);
    return sink->event(sink->handle, NULL, 0, 1, NULL, 0); /* though the first one was refused */
}

static ivn_status fail_at_fails(void *user, uint32_t step)
{
    (void)user;
    (void)step;
    return -10;
}

static ivn_status fail_at_fails_later(void *user, uint32_t step)
{
    (void)user;
    return step == 0 ? -11 : IVN_OK;
}

static ivn_status never_fails(void *user, uint32_t step)
{
    (void)user;
    return step == 0 ? IVN_END : IVN_OK;
}

static ivn_status fails_for_ever(void *user, uint32_t step)
{
    (void)user;
    (void)step;
    return IVN_OK;
}

static void fails_with(const ivn_conformance_host *host, const char *only, const char *says)
{
    ivn_conformance_report *report = run(host, only);
    const ivn_conformance_view *view = ivn_conformance_read(report);

    assert_int_equal(view->failed, view->count);
    if (strstr(view->results[0]->message, says) == NULL)
        fail_msg("%s", view->results[0]->message);
    ivn_conformance_free(report);
}

static void a_host_that_fails_is_told_so(void **state)
{
    const memory_host *good = *state;
    ivn_conformance_host host = good->host;

    host.reset = answer_minus_seven;
    fails_with(&host, "commit", "`reset` of the host answered -7, a code of its own; expected IVN_OK");
    host = good->host;
    host.open = open_nothing;
    fails_with(&host, "handles", "left a callback of the store NULL");
    host.open = open_fails;
    fails_with(&host, "life", "`open` of the host answered -8");
    host.open = open_ends;
    fails_with(&host, "first", "`open` of the host answered IVN_END; expected IVN_OK");
    host = good->host;
    host.outbox = outbox_fails;
    fails_with(&host, "events", "`outbox` of the host answered -9");
    host.outbox = push_short_ids;
    fails_with(&host, "events", "the id of the event has not 16 bytes");
    host = good->host;
    host.fail_at = fail_at_fails;
    fails_with(&host, "failures", "`fail_at` of the host answered -10");
    host.fail_at = fail_at_fails_later;
    fails_with(&host, "failures", "answered -11, a code of its own to step 0");
    host.fail_at = never_fails;
    fails_with(&host, "failures/create", "has no step at all");
    host.fail_at = fails_for_ever;
    fails_with(&host, "failures/delete", "100 steps in a row, and commit answered IVN_OK each time; answer IVN_END");
}

static ivn_status (*fail_at_of_plain)(void *user, uint32_t step);

static ivn_status fails_at_once(void *user, uint32_t step)
{
    return fail_at_of_plain(user, step > 0);
}

static void a_host_that_fails_at_once_whatever_the_step_is_told_so(void **state)
{
    ivn_conformance_host host;
    plain_store *store = plain_store_new(NO_DEFECT, &host);

    (void)state;
    fail_at_of_plain = host.fail_at;
    host.fail_at = fails_at_once;
    fails_with(&host, "failures/create", "was met by the 500th step of a commit of two events");
    plain_store_free(store);
}

/* Only one handle can stand on the data. */
static ivn_status open_one(void *user, ivn_store_ops *out)
{
    memory_host *of = user;

    return of->opened++ > 0 ? IVN_END : ivn_memory_store_ops(of->memory, out);
}

static void close_one(void *user, const ivn_store_ops *ops)
{
    memory_host *of = user;

    (void)ops;
    of->opened -= 1;
}

static ivn_status reset_one(void *user)
{
    memory_host *of = user;

    of->opened = 0;
    ivn_memory_store_free(of->memory);
    of->memory = NULL;
    return ivn_memory_store_new(of->context, &of->memory);
}

static void a_host_of_one_handle_skips_what_needs_two(void **state)
{
    memory_host *good = *state;
    ivn_conformance_host host = good->host;
    ivn_conformance_report *report;
    const ivn_conformance_view *view;

    host.open = open_one;
    host.close = close_one;
    host.reset = reset_one;
    report = run(&host, NULL);
    view = ivn_conformance_read(report);
    assert_int_equal(view->failed, 0);
    for (uint32_t i = 0; i < view->count; i++) {
        const char *name = view->results[i]->which->name;
        int two = (strncmp(name, "handles/", 8) == 0 && strcmp(name, "handles/lasting") != 0) ||
                  strcmp(name, "events/handles") == 0 || strcmp(name, "pages/while-writing") == 0 ||
                  strncmp(name, "failures/", 9) == 0;

        assert_int_equal(view->results[i]->outcome, two ? IVN_CONFORMANCE_SKIPPED : IVN_CONFORMANCE_PASSED);
    }
    ivn_conformance_free(report);
}

/* ---- Memory ------------------------------------------------------------------------------------------------------ */

typedef struct attempt {
    const memory_host *host;
    const char *only;
} attempt;

static ivn_status runs(const ivn_allocator *allocator, void *user)
{
    const attempt *of = user;
    const ivn_conformance_options options = {
        .size = sizeof options, .only = of->only, .most_body = 2000, .allocator = allocator};
    ivn_conformance_report *report = NULL;
    ivn_status status = ivn_conformance_run(&of->host->host, &options, &report, NULL);

    if (status == IVN_OK && ivn_conformance_read(report)->failed > 0)
        status = IVN_ERROR_STORE;
    ivn_conformance_free(report);
    return status;
}

static void running_out_of_memory_ends_the_run_and_leaves_nothing(void **state)
{
    static const char *const only[] = {"first",        "commit/conflict", "unique/scope", "find/each-key", "sinks",
                                       "events/order", "handles/let-go",  "bytes/bodies", "bytes/long"};

    for (uint32_t i = 0; i < sizeof only / sizeof only[0]; i++) {
        attempt of = {*state, only[i]};

        failing_every(runs, &of);
    }
}

/* The life of a referral takes thousands of allocations: some of them fail. */
static void running_out_of_memory_in_the_middle_of_a_life_ends_the_run(void **state)
{
    const char *const only[] = {"life", "chance", "pages/while-writing", "commit/many-keys"};
    uint64_t calls;
    failing counter;

    for (uint32_t i = 0; i < sizeof only / sizeof only[0]; i++) {
        attempt of = {*state, only[i]};

        failing_init(&counter, 0, 0);
        assert_int_equal(runs(&counter.allocator, &of), IVN_OK);
        calls = counter.calls;
        for (uint64_t at = 1; at <= calls; at += calls / 60 + 1) {
            failing_init(&counter, at, at % 2 == 0);
            assert_int_equal(runs(&counter.allocator, &of), IVN_ERROR_MEMORY);
            assert_int_equal(counter.live_blocks, 0);
        }
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_store_in_memory_keeps_the_contract),
        TEST(any_seed_will_do),
        cmocka_unit_test(each_case_has_a_name_of_its_own_and_words),
        TEST(a_case_or_a_group_can_be_run_alone),
        cmocka_unit_test(a_report_is_read_as_text),
        TEST(the_guide_shows_failures_as_they_are),
        TEST(what_a_host_does_not_give_is_skipped),
        TEST(a_wrong_host_is_refused),
        TEST(wrong_options_are_refused),
        TEST(a_host_that_fails_is_told_so),
        TEST(a_host_that_fails_at_once_whatever_the_step_is_told_so),
        TEST(a_host_of_one_handle_skips_what_needs_two),
        TEST(running_out_of_memory_ends_the_run_and_leaves_nothing),
        TEST(running_out_of_memory_in_the_middle_of_a_life_ends_the_run),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
