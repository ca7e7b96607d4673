/*
 * casework import: the commands of a journal, given to the store. What has been done before is recognised, so that an
 * import that was interrupted is simply done again.
 */
#include <stdio.h>

#include "cases.h"
#include "casework.h"
#include "refusals.h"

int command_import(const struct options *options)
{
    struct desk desk;
    struct cases cases = {0};
    struct journal journal = {0};
    struct refusals refusals = {.all = options->full != NULL};
    int answer = desk_open(&desk, options);

    if (answer == DONE && options->file == NULL) {
        fprintf(stderr, "casework: import needs a FILE, a journal of commands; - is standard input\n");
        answer = MISTAKEN;
    }
    if (answer == DONE)
        answer = journal_read(desk.context, options->file, &journal);
    if (answer == DONE)
        answer = cases_open_store(&desk, options, STORE_FILL, &cases);
    refusals.path = journal.file.path;
    if (answer == DONE)
        answer = cases_replay(&desk, &cases, &journal, refusals_tell, &refusals);
    if (answer == DONE)
        answer = store_settle(&cases.store);
    if (answer == DONE) {
        refusals_print(&refusals, &cases, journal.count);
        printf("%sKept in %s\n", cases.refused > 0 ? "\n" : "", cases.store.name);
    }
    journal_free(&journal);
    cases_close(&cases);
    desk_close(&desk);
    return answer;
}
