/*
 * casework replay: the commands of a journal, given one after the other. Nothing is done before all of the journal has
 * been read; each command then is done as a whole or refused as a whole, and every refusal is told with its line.
 */
#include <stdio.h>

#include "cases.h"
#include "casework.h"
#include "files.h"
#include "overdue.h"
#include "refusals.h"
#include "words.h"

/* --- where the referrals stand ------------------------------------------------------------------------------------ */

static int count_one(void *user, const ivn_record *record)
{
    (void)record;
    ++*(unsigned *)user;
    return DONE;
}

static int print_phases(const struct cases *cases)
{
    int answer = DONE;

    printf("\nWhere the referrals stand\n");
    for (uint32_t i = 0; i < ivn_term_count(IVN_VOCABULARY_PHASE) && answer == DONE; i++) {
        const ivn_term *phase = ivn_term_at(IVN_VOCABULARY_PHASE, i);
        unsigned count = 0;

        answer = cases_each(cases, "phase", phase->name, count_one, &count);
        if (answer == DONE && count > 0)
            printf("%6u  %s\n", count, phase->title);
    }
    return answer;
}

int command_replay(const struct options *options)
{
    struct desk desk;
    struct cases cases = {0};
    struct journal journal = {0};
    struct refusals refusals = {.all = options->full != NULL};
    int answer = desk_open(&desk, options);

    if (answer == DONE && options->file == NULL) {
        fprintf(stderr, "casework: replay needs a FILE, a journal of commands; - is standard input\n");
        answer = MISTAKEN;
    }
    if (answer == DONE)
        answer = journal_read(desk.context, options->file, &journal);
    if (answer == DONE)
        answer = cases_open(&desk, &cases);
    refusals.path = journal.file.path;
    if (answer == DONE)
        answer = cases_replay(&desk, &cases, &journal, refusals_tell, &refusals);
    if (answer == DONE) {
        refusals_print(&refusals, &cases, journal.count);
        answer = print_phases(&cases);
    }
    if (answer == DONE)
        answer = print_overdue(&desk, &cases, desk.environment.on.value, 12);
    journal_free(&journal);
    cases_close(&cases);
    desk_close(&desk);
    return answer;
}
