/*
 * casework due: what is due over all referrals; with --received, or where no cases are kept, the due dates of the first
 * steps, for a day of receipt, a division and its bank holidays.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "casework.h"
#include "due_ics.h"
#include "overdue.h"
#include "steps.h"

static int read_remind(const struct options *options, int *out)
{
    const char *text = options->remind;
    size_t digits = text == NULL ? 0 : strspn(text, "0123456789");

    if (text == NULL)
        return DONE;
    if (options->ics == NULL || digits == 0 || digits > 3 || text[digits] != '\0') {
        fprintf(stderr, "casework: --remind takes a number of days up to 999, and --ics beside it\n");
        return MISTAKEN;
    }
    *out = (int)strtol(text, NULL, 10);
    return DONE;
}

static int due_of_cases(const struct options *options)
{
    struct desk desk;
    struct cases cases = {0};
    int answer = desk_open(&desk, options);
    ivn_date until = desk.environment.on.value;
    int remind = -1;

    if (answer == DONE)
        answer = read_remind(options, &remind);
    if (answer == DONE)
        answer = desk_date("--until", options->until, &until);
    if (answer == DONE)
        answer = cases_open_kept(&desk, options, NULL, &cases);
    if (answer == DONE && options->ics != NULL)
        answer = write_due_calendar(&desk, &cases, until, remind, options->ics);
    else if (answer == DONE)
        answer = print_overdue(&desk, &cases, until, 0);
    cases_close(&cases);
    desk_close(&desk);
    return answer;
}

static int due_after_receipt(const struct options *options)
{
    struct desk desk;
    int answer = desk_open(&desk, options);
    ivn_date received = desk.today;

    if (answer == DONE)
        answer = desk_date("--received", options->received, &received);
    if (answer == DONE)
        answer = print_steps(&desk, received);
    desk_close(&desk);
    return answer;
}

/* Cases that were named are looked for; the usual store is looked at if it is there. */
static int has_cases(const struct options *options)
{
    return options->cases != NULL || options->store != NULL || options->ics != NULL ||
           getenv("CASEWORK_STORE") != NULL || !store_is_absent(store_named(NULL));
}

int command_due(const struct options *options)
{
    return options->received == NULL && has_cases(options) ? due_of_cases(options) : due_after_receipt(options);
}
