/*
 * Gives commands to the library's driver, one after the other, each at its own time and by its own actor.
 */
#include "cases.h"

#include <stdio.h>
#include <string.h>

#include "casework.h"
#include "files.h"
#include "progress.h"

static int begin(const struct desk *desk, int opened, struct cases *cases)
{
    ivn_status status = opened == DONE ? ivn_caseload_new(desk->context, &cases->store.ops, &cases->caseload) : IVN_OK;

    return status == IVN_OK ? opened : failure(status, &(ivn_error){.size = sizeof(ivn_error)});
}

int cases_open(const struct desk *desk, struct cases *cases)
{
    *cases = (struct cases){0};
    return begin(desk, store_open_memory(desk, &cases->store), cases);
}

int cases_open_store(const struct desk *desk, const struct options *options, enum store_use use, struct cases *cases)
{
    *cases = (struct cases){0};
    return begin(desk, store_open(desk, store_named(options->store), use, &cases->store), cases);
}

void cases_close(struct cases *cases)
{
    ivn_caseload_free(cases->caseload);
    store_close(&cases->store);
    *cases = (struct cases){0};
}

/* Refused by the rules, as against a failure of the program or the machine. */
static int is_refusal(ivn_status status)
{
    return status == IVN_ERROR_STATE || status == IVN_ERROR_INVALID || status == IVN_ERROR_NOT_FOUND ||
           status == IVN_ERROR_CONFLICT || status == IVN_ERROR_REUSED;
}

int cases_do(const struct desk *desk, struct cases *cases, const struct instruction *instruction, refused_told *told,
             void *user)
{
    const ivn_instruction *facts = instruction->facts;
    ivn_actor actor = {.size = sizeof actor, .role = facts->role, .name = facts->name};
    ivn_environment environment = desk->environment;
    ivn_error error = {.size = sizeof error};
    ivn_violations *violations = NULL;
    ivn_change *change = NULL;
    ivn_status status;

    environment.on = (ivn_number){0, 0};
    environment.now = facts->now.value;
    environment.at = facts->at;
    environment.actor = &actor;
    status = ivn_caseload_do(cases->caseload, facts->command, &environment, &change, &violations, &error);
    ivn_change_free(change);
    cases->done += status == IVN_OK;
    cases->unchanged += status == IVN_UNCHANGED;
    cases->replayed += status == IVN_REPLAYED;
    if (is_refusal(status)) {
        cases->refused++;
        if (told != NULL)
            told(user, instruction, &error, ivn_violations_read(violations));
        status = IVN_OK;
    }
    ivn_violations_free(violations);
    return status >= 0 ? DONE : store_failure(&cases->store, status, &error);
}

int cases_replay(const struct desk *desk, struct cases *cases, const struct journal *journal, refused_told *told,
                 void *user)
{
    struct progress progress;
    int answer = DONE;

    progress_begin(&progress, "commands", journal->used);
    for (unsigned i = 0; i < journal->used && answer == DONE; i++) {
        answer = cases_do(desk, cases, &journal->list[i], told, user);
        progress_show(&progress, i + 1);
    }
    progress_end(&progress);
    return answer;
}

/* What a journal comes to, in memory. */
static int open_journal(const struct desk *desk, const char *path, const char *only, struct cases *cases)
{
    struct journal journal = {0};
    int answer = cases_open(desk, cases);

    if (answer == DONE)
        answer = journal_read(desk->context, path, &journal);
    if (answer == DONE && only != NULL)
        journal_keep(&journal, only);
    if (answer == DONE)
        answer = cases_replay(desk, cases, &journal, NULL, NULL);
    journal_free(&journal);
    return answer;
}

int cases_open_kept(const struct desk *desk, const struct options *options, const char *only, struct cases *cases)
{
    if (options->cases == NULL)
        return cases_open_store(desk, options, STORE_READ, cases);
    if (options->store == NULL)
        return open_journal(desk, options->cases, only, cases);
    fprintf(stderr, "casework: --store and --cases: name one of them\n");
    return MISTAKEN;
}

void tell_unread(const ivn_unread *const *unread, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        fprintf(stderr, "casework: left out: %s\n", unread[i]->why);
}

int cases_each(const struct cases *cases, const char *key, const char *value, case_told *told, void *user)
{
    ivn_error error = {.size = sizeof error};
    ivn_status status = IVN_OK;
    char after[1024] = "";
    int answer = DONE;

    while (status == IVN_OK && answer == DONE) {
        ivn_cases *found = NULL;

        status =
            ivn_caseload_find(cases->caseload, IVN_RECORD_REFERRAL, key, value, after, IVN_MOST_PAGE, &found, &error);
        for (uint32_t i = 0; status >= 0 && answer == DONE && i < ivn_cases_read(found)->count; i++)
            answer = told(user, ivn_cases_read(found)->records[i]);
        if (status >= 0) {
            tell_unread(ivn_cases_read(found)->unread, ivn_cases_read(found)->unread_count);
            snprintf(after, sizeof after, "%s", ivn_cases_read(found)->next);
        }
        ivn_cases_free(found);
    }
    return status >= 0 ? answer : store_failure(&cases->store, status, &error);
}

/* The one with the most recent draft: what a person means who gives the reference of a service user. */
static ivn_record *latest(const ivn_cases *found)
{
    const ivn_cases_view *view = ivn_cases_read(found);
    uint32_t best = 0;

    for (uint32_t i = 1; i < view->count; i++) {
        int64_t drafted = ivn_referral_read(view->records[i])->entries[0]->at.value;

        if (drafted >= ivn_referral_read(view->records[best])->entries[0]->at.value)
            best = i;
    }
    return ivn_cases_record(found, best);
}

int cases_find(const struct cases *cases, const char *reference, ivn_record **out)
{
    static const char *const keys[] = {"reference", "service_user"};
    ivn_error error = {.size = sizeof error};
    ivn_status status = IVN_OK;

    *out = NULL;
    for (size_t i = 0; i < sizeof keys / sizeof *keys && *out == NULL && status >= 0; i++) {
        ivn_cases *found = NULL;

        status = ivn_caseload_find(cases->caseload, IVN_RECORD_REFERRAL, keys[i], reference, NULL, IVN_MOST_PAGE,
                                   &found, &error);
        if (status >= 0)
            *out = latest(found);
        ivn_cases_free(found);
    }
    if (status >= 0 && *out == NULL && strlen(reference) == 36)
        status = ivn_caseload_get(cases->caseload, IVN_RECORD_REFERRAL, reference, out, &error);
    if (status < 0 && status != IVN_ERROR_NOT_FOUND && status != IVN_ERROR_ARGUMENT)
        return store_failure(&cases->store, status, &error);
    if (*out != NULL)
        return DONE;
    fprintf(stderr, "casework: there is no referral or service user %s\n", reference);
    return MISTAKEN;
}
