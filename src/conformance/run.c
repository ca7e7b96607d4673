/*
 * The calls of the kit: a run makes a report, case by case; each case is a trial of its own.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "conformance/report.h"

enum { DEFAULT_BODY = 4 << 20, LEAST_BODY = 1024, MOST_STRUCT = 4096 };

/* ---- Cases ------------------------------------------------------------------------------------------------------- */

static const ivnc_case *case_at(uint32_t index)
{
    for (const ivnc_case *const *table = ivnc_cases; *table != NULL; table++)
        for (const ivnc_case *at = *table; at->holds != NULL; at++)
            if (index-- == 0)
                return at;
    return NULL;
}

uint32_t ivn_conformance_count(void)
{
    uint32_t count = 0;

    while (case_at(count) != NULL)
        count++;
    return count;
}

const ivn_conformance_case *ivn_conformance_at(uint32_t index)
{
    const ivnc_case *at = case_at(index);

    return at == NULL ? NULL : &at->shown;
}

/* Whether a case is asked for: by its name, or by that of its group. */
static int is_wanted(const ivnc_case *which, const char *only)
{
    size_t size = only == NULL ? 0 : strlen(only);

    if (only == NULL || strcmp(which->shown.name, only) == 0)
        return 1;
    return strncmp(which->shown.name, only, size) == 0 && which->shown.name[size] == '/';
}

/* ---- A trial ----------------------------------------------------------------------------------------------------- */

static int make_sides(ivnc_trial *trial)
{
    static const char *const names[IVNC_SIDES] = {"the first handle", "the second handle", "the store in memory"};

    for (uint32_t i = 0; i < IVNC_SIDES; i++) {
        ivnc_side *side = &trial->sides[i];

        side->trial = trial;
        side->name = names[i];
        side->body.memory = side->bytes.memory = &trial->memory;
        side->hits = ivnc_allocate(&trial->memory, IVN_MOST_PAGE * sizeof *side->hits);
        if (side->hits == NULL)
            return 0;
        ivnc_sinks_init(side);
    }
    return 1;
}

static ivn_status make_mirror(ivnc_trial *trial)
{
    ivn_context_options options = {.size = sizeof options, .allocator = &trial->counting};
    ivnc_side *mirror = &trial->sides[IVNC_MIRROR];
    ivn_status status = ivn_context_new(&options, &trial->context);

    if (status == IVN_OK)
        status = ivn_memory_store_new(trial->context, &trial->mirrored);
    mirror->ops = (ivn_store_ops){.size = sizeof mirror->ops};
    if (status == IVN_OK)
        status = ivn_memory_store_ops(trial->mirrored, &mirror->ops);
    mirror->open = 1;
    return status;
}

/* What was pushed after the last call of the case has returned. */
static void check_late(ivnc_trial *trial)
{
    for (uint32_t i = 0; i < IVNC_HANDLES; i++)
        if (trial->outcome == IVN_CONFORMANCE_PASSED)
            ivnc_sound(&trial->sides[i], "a callback");
}

static void try_case(ivnc_trial *trial, const ivnc_case *which)
{
    const ivn_conformance_host *host = trial->host;
    ivn_status status;

    trial->outcome = IVN_CONFORMANCE_PASSED;
    trial->doing = trial->mend = "";
    if (!make_sides(trial) || make_mirror(trial) != IVN_OK) {
        ivnc_no_memory(trial);
        return;
    }
    status = host->reset(host->user);
    if (status < 0)
        ivnc_fail(trial, "`reset` of the host answered %s; expected IVN_OK", ivnc_answer(trial, status));
    else if (!which->holds(trial) && trial->outcome == IVN_CONFORMANCE_PASSED)
        ivnc_fail(trial, "the case does not hold");
    check_late(trial);
    for (uint32_t i = 0; i < IVNC_HANDLES; i++)
        ivnc_close(&trial->sides[i]);
}

static void end_trial(ivnc_trial *trial)
{
    for (uint32_t i = 0; i < IVNC_SIDES; i++) {
        ivnc_discard(&trial->sides[i].body);
        ivnc_discard(&trial->sides[i].bytes);
    }
    ivn_memory_store_free(trial->mirrored);
    ivn_context_free(trial->context);
    ivnc_release_all(&trial->memory);
}

/* ---- A run ------------------------------------------------------------------------------------------------------- */

static void *allocate_plain(void *user, size_t bytes)
{
    (void)user;
    return malloc(bytes);
}

static void release_plain(void *user, void *memory)
{
    (void)user;
    free(memory);
}

static ivn_status refuse(ivn_error *error, ivn_status status, const char *message)
{
    if (error != NULL && error->size >= sizeof *error) {
        *error = (ivn_error){.size = error->size, .status = status, .offset = -1};
        snprintf(error->message, sizeof error->message, "%s", message);
    }
    return status;
}

/* A struct of this size, or a longer one whose end says nothing. */
static int is_known(const void *given, uint32_t size, size_t known)
{
    const uint8_t *bytes = given;

    if (size < known || size > MOST_STRUCT)
        return 0;
    for (size_t i = known; i < size; i++)
        if (bytes[i] != 0)
            return 0;
    return 1;
}

static ivn_status check_host(const ivn_conformance_host *host, ivn_error *error)
{
    if (host == NULL)
        return refuse(error, IVN_ERROR_ARGUMENT, "there is no host");
    if (!is_known(host, host->size, sizeof *host))
        return refuse(error, IVN_ERROR_SIZE, "the size of the host is not that of an ivn_conformance_host");
    if (host->reset == NULL || host->open == NULL)
        return refuse(error, IVN_ERROR_ARGUMENT, "the host needs `reset` and `open`");
    return IVN_OK;
}

static ivn_status check_options(const ivn_conformance_options *options, ivn_error *error)
{
    if (options == NULL)
        return IVN_OK;
    if (!is_known(options, options->size, sizeof *options))
        return refuse(error, IVN_ERROR_SIZE, "the size of the options is not that of an ivn_conformance_options");
    if (options->most_body != 0 && options->most_body < LEAST_BODY)
        return refuse(error, IVN_ERROR_ARGUMENT, "`most_body` is less than 1024");
    if (options->allocator == NULL)
        return IVN_OK;
    if (!is_known(options->allocator, options->allocator->size, sizeof *options->allocator))
        return refuse(error, IVN_ERROR_SIZE, "the size of the allocator is not that of an ivn_allocator");
    if (options->allocator->reserved != 0)
        return refuse(error, IVN_ERROR_RESERVED, "a reserved member of the allocator is not zero");
    if (options->allocator->allocate == NULL || options->allocator->release == NULL)
        return refuse(error, IVN_ERROR_ARGUMENT, "the allocator lacks a function");
    return IVN_OK;
}

/* One case; 0: the kit has no memory. The trial stays where it is from case to case, so that a store that pushes late
 * pushes into sinks that are still there. */
static int run_case(const ivn_conformance_host *host, const ivn_conformance_options *options, const ivnc_case *which,
                    ivnc_trial *trial, ivn_conformance_report *report)
{
    int done;

    memset(trial, 0, sizeof *trial);
    trial->host = host;
    trial->most_body = options == NULL || options->most_body == 0 ? DEFAULT_BODY : options->most_body;
    trial->seed = options == NULL ? 0 : options->seed;
    trial->memory.allocator = report->memory.allocator;
    trial->counting = ivnc_counting(&trial->memory);
    try_case(trial, which);
    done = !trial->memory.failed && ivnc_report_take(report, which, trial);
    end_trial(trial);
    return done;
}

static ivn_status run_cases(const ivn_conformance_host *host, const ivn_conformance_options *options,
                            ivn_conformance_report *report)
{
    const char *only = options == NULL ? NULL : options->only;
    ivnc_trial *trial = ivnc_allocate(&report->memory, sizeof *trial);
    const ivnc_case *which;

    if (trial == NULL)
        return IVN_ERROR_MEMORY;
    for (uint32_t i = 0; (which = case_at(i)) != NULL; i++)
        if (is_wanted(which, only) && !run_case(host, options, which, trial, report))
            return IVN_ERROR_MEMORY;
    if (report->view.count == 0)
        return IVN_ERROR_NOT_FOUND;
    return ivnc_report_end(report) ? IVN_OK : IVN_ERROR_MEMORY;
}

ivn_status ivn_conformance_run(const ivn_conformance_host *host, const ivn_conformance_options *options,
                               ivn_conformance_report **out, ivn_error *error)
{
    static const ivn_allocator plain = {sizeof plain, 0, NULL, allocate_plain, release_plain};
    ivn_conformance_report *report;
    ivn_status status = check_host(host, error);

    if (status == IVN_OK)
        status = check_options(options, error);
    if (status == IVN_OK && out == NULL)
        status = refuse(error, IVN_ERROR_ARGUMENT, "`out` is NULL");
    if (status != IVN_OK)
        return status;
    *out = NULL;
    report = ivnc_report_new(options != NULL && options->allocator != NULL ? options->allocator : &plain);
    if (report == NULL)
        return refuse(error, IVN_ERROR_MEMORY, "the kit has no memory");
    status = run_cases(host, options, report);
    if (status != IVN_OK) {
        ivn_conformance_free(report);
        return refuse(error, status,
                      status == IVN_ERROR_MEMORY ? "the kit has no memory"
                                                 : "there is no such case, and no such group of cases");
    }
    *out = report;
    return IVN_OK;
}
