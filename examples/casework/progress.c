/*
 * Says how far a long job is, without ever mixing into the output.
 */
#include "progress.h"

#include <stdio.h>
#include <unistd.h>

enum { SECONDS_BETWEEN_LINES = 5 };

void progress_begin(struct progress *progress, const char *what, unsigned total)
{
    /* Output that goes to a terminal too is progress enough. */
    int on_terminal = isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO);

    *progress = (struct progress){.what = what, .total = total, .on_terminal = on_terminal, .told = time(NULL)};
}

void progress_show(struct progress *progress, unsigned done)
{
    time_t now = time(NULL);

    if (progress->on_terminal) {
        fprintf(stderr, "\r%u of %u %s", done, progress->total, progress->what);
    } else if (now - progress->told >= SECONDS_BETWEEN_LINES) {
        fprintf(stderr, "%u of %u %s\n", done, progress->total, progress->what);
        progress->told = now;
    }
}

void progress_end(const struct progress *progress)
{
    if (progress->on_terminal)
        fprintf(stderr, "\r%*s\r", 60, "");
}
