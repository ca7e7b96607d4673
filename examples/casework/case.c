/*
 * casework timeline, next: one referral of a journal, as it stands and what may come next.
 */
#include <stdio.h>

#include "cases.h"
#include "casework.h"
#include "files.h"
#include "timeline.h"
#include "words.h"

/* What is done with the referral that is asked for. */
typedef int use(const struct desk *desk, const struct options *options, const ivn_record *record);

static int with_case(const struct options *options, use *then)
{
    struct desk desk;
    struct cases cases = {0};
    ivn_record *record = NULL;
    int answer = desk_open(&desk, options);

    if (answer == DONE && options->file == NULL) {
        fprintf(stderr, "casework: %s needs a reference number, or the reference of a service user\n",
                options->command);
        answer = MISTAKEN;
    }
    if (answer == DONE)
        answer = cases_open_kept(&desk, options, options->file, &cases);
    if (answer == DONE)
        answer = cases_find(&cases, options->file, &record);
    if (answer == DONE)
        answer = then(&desk, options, record);
    ivn_record_free(record);
    cases_close(&cases);
    desk_close(&desk);
    return answer;
}

/* --- timeline ----------------------------------------------------------------------------------------------------- */

static int show_timeline(const struct desk *desk, const struct options *options, const ivn_record *record)
{
    return options->svg != NULL ? write_timeline(desk, record, options->svg) : print_timeline(desk, record);
}

int command_timeline(const struct options *options)
{
    return with_case(options, show_timeline);
}

/* --- next --------------------------------------------------------------------------------------------------------- */

static void print_step(const ivn_next_step *step)
{
    if (step->allowed == IVN_YES) {
        printf("  yes  %s\n", step->title);
        return;
    }
    printf("  no   %s\n", step->title);
    for (uint32_t i = 0; i < step->obstacle_count; i++)
        print_wrapped(9, 11, step->obstacles[i]->reason);
}

static int show_next(const struct desk *desk, const struct options *options, const ivn_record *record)
{
    ivn_actor actor = {.size = sizeof actor};
    ivn_environment environment = desk->environment;
    ivn_error error = {.size = sizeof error};
    ivn_next *next = NULL;
    ivn_status status;
    int answer = desk_term("--role", options->role, IVN_VOCABULARY_ROLE, &actor.role);

    if (answer != DONE)
        return answer;
    if (actor.role != 0)
        environment.actor = &actor;
    if (options->on != NULL) /* at noon of the day that is asked for */
        environment.now = (int64_t)environment.on.value * 86400000 + 43200000;
    status = ivn_referral_next(desk->context, record, &environment, &next, &error);
    if (status != IVN_OK)
        return failure(status, &error);
    print_case_line(record);
    printf("\n  May it come next, on %s%s%s?\n", date_with_weekday(environment.on.value),
           actor.role != 0 ? ", by the " : "", actor.role != 0 ? title_of(IVN_VOCABULARY_ROLE, actor.role) : "");
    for (uint32_t i = 0; i < ivn_next_read(next)->count; i++)
        print_step(ivn_next_read(next)->steps[i]);
    ivn_next_free(next);
    return DONE;
}

int command_next(const struct options *options)
{
    return with_case(options, show_next);
}
