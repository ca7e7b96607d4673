/*
 * casework due: the due dates of the first steps, for a day of receipt, a division and its bank holidays.
 */
#include "casework.h"
#include "steps.h"

int command_due(const struct options *options)
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
