/*
 * What a decision is made under, checked: time, business time, actor. Serves decisions and whoever asks what may come
 * next.
 */
#include <string.h>

#include "base/text.h"
#include "casework/casework.h"
#include "duties/duties.h"

#define MOST_NAME 200

static ivn_status check_actor(const ivn_actor *actor, ivni_asking *asking, ivn_error *error)
{
    const char *end;

    if (actor == NULL)
        return IVN_OK;
    if (ivni_size_check(actor, sizeof *actor) != IVN_OK)
        return ivni_fail(error, IVN_ERROR_SIZE, "the actor's size is not one that this library knows");
    if (ivn_term_of(IVN_VOCABULARY_ROLE, actor->role) == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "the actor has no role");
    end = actor->name == NULL ? NULL : memchr(actor->name, '\0', MOST_NAME + 1);
    if (actor->name != NULL &&
        (end == NULL || ivni_utf8_valid(actor->name, (size_t)(end - actor->name)) != (size_t)(end - actor->name)))
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "the actor's name is not UTF-8 of at most 200 bytes");
    asking->role = actor->role;
    return IVN_OK;
}

static ivn_status check_busy_times(const ivn_environment *environment, ivn_error *error)
{
    if (environment->busy_time_count > 0 && environment->busy_times == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "the busy times are missing");
    for (uint32_t i = 0; i < environment->busy_time_count; i++) {
        const ivn_busy_time *busy = environment->busy_times[i];

        if (busy == NULL)
            return ivni_fail(error, IVN_ERROR_ARGUMENT, "a busy time is missing");
        if (ivni_size_check(busy, sizeof *busy) != IVN_OK)
            return ivni_fail(error, IVN_ERROR_SIZE, "a busy time's size is not one that this library knows");
        if (busy->reserved != 0)
            return ivni_fail(error, IVN_ERROR_RESERVED, "a busy time's reserved member is not zero");
    }
    return IVN_OK;
}

static ivn_status check_times(const ivn_environment *environment, ivni_asking *asking, ivn_error *error)
{
    if (environment->now == 0)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "the environment gives no time (now)");
    if (environment->at.known > 1 || environment->at.reserved != 0)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "when it happened is neither known nor left out");
    asking->now = environment->now;
    asking->at = environment->at.known ? environment->at.value : environment->now;
    if (ivn_date_of_instant(asking->now, &asking->today) != IVN_OK ||
        ivn_date_of_instant(asking->at, &asking->day) != IVN_OK)
        return ivni_fail(error, IVN_ERROR_RANGE, "a time of the environment is out of range");
    return IVN_OK;
}

ivn_status ivni_ask_environment(const ivn_environment *environment, ivni_asking *asking, ivn_error *error)
{
    ivn_date day;
    ivn_status status = ivni_duties_environment(environment, &day, error);

    if (status == IVN_OK && environment->attempt > IVN_MOST_ATTEMPTS)
        status = ivni_fail(error, IVN_ERROR_RANGE, "too many attempts at a reference number");
    if (status == IVN_OK)
        status = check_times(environment, asking, error);
    if (status == IVN_OK)
        status = check_actor(environment->actor, asking, error);
    if (status == IVN_OK)
        status = check_busy_times(environment, error);
    asking->environment = environment;
    return status;
}
