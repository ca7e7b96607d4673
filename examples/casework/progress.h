/*
 * A line on stderr that says how far a long job is: at once on a terminal, elsewhere only when it takes some seconds.
 */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <time.h>

struct progress {
    const char *what; /* "people assessed" */
    unsigned total;
    int on_terminal;
    time_t told;
};

void progress_begin(struct progress *progress, const char *what, unsigned total);
void progress_show(struct progress *progress, unsigned done);
void progress_end(const struct progress *progress);

#endif
