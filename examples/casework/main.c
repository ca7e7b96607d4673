/*
 * casework: what libinterventions decides about a caseload, on the command line. Built on the public headers alone, as
 * any host is; the files beside this one are a commented tour of the library.
 */
#include <stdio.h>
#include <string.h>

#include "casework.h"

static const struct {
    const char *name;
    int (*run)(const struct options *options);
} commands[] = {
    {"assess", command_assess}, {"recommend", command_recommend}, {"what-if", command_what_if},
    {"due", command_due},       {"catalogue", command_catalogue}, {"rulebook", command_rulebook},
    {"schema", command_schema}, {"refer", command_refer},         {"record", command_record},
    {"next", command_next},     {"timeline", command_timeline},   {"replay", command_replay},
    {"invent", command_invent}, {"report", command_report},       {"workload", command_workload},
    {"import", command_import}, {"export", command_export},
};

static int run(const struct options *options)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (strcmp(commands[i].name, options->command) == 0)
            return commands[i].run(options);
    }
    return FAILED;
}

int main(int count, char **arguments)
{
    struct options options;
    enum options_answer answer = options_read(count, arguments, &options);
    int status = answer == OPTIONS_WRONG ? MISTAKEN : answer == OPTIONS_SAID ? DONE : run(&options);

    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "casework: cannot write the output\n");
        return FAILED;
    }
    return status;
}
