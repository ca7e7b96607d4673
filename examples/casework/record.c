/*
 * casework record: commands of one's own, given now and kept when they are done.
 */
#include <stdio.h>

#include "casework.h"
#include "give.h"

int command_record(const struct options *options)
{
    struct desk desk;
    struct cases cases = {0};
    struct journal given = {0};
    unsigned before = 0, recorded = 0;
    int answer = desk_open(&desk, options);

    if (answer == DONE)
        answer = journal_read(desk.context, options->file != NULL ? options->file : "-", &given);
    if (answer == DONE)
        answer = open_to_give(&desk, options, &cases);
    for (unsigned i = 0; i < given.count && answer == DONE; i++) {
        before = cases.done;
        answer = give(&desk, &cases, options->file != NULL ? options->file : "standard input", &given.list[i]);
        if (answer != DONE || cases.done == before) /* refused, or done before */
            continue;
        answer = keep(&desk, options, given.list[i].facts);
        recorded++;
    }
    if (answer == DONE || answer == MISTAKEN) /* those before one that is refused are recorded */
        printf("%u of %u %s recorded in %s\n", recorded, given.count, given.count == 1 ? "command" : "commands",
               kept_in(options));
    journal_free(&given);
    cases_close(&cases);
    desk_close(&desk);
    return answer;
}
