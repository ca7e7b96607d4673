/*
 * Files, and what is wrong in them: one line a mistake, with the file, the place, and what was expected.
 */
#ifndef FILES_H
#define FILES_H

#include <interventions/interventions.h>

/* A file in memory. */
struct file {
    const char *path;
    char *data;
    size_t size;
    int is_line; /* it is one line of a file, which `path` names */
};

/* DONE, or FAILED with a line on stderr. "-" is standard input. To be freed with file_free(), also after a failure. */
int file_read(const char *path, struct file *out);
void file_free(struct file *file);

/*
 * Says on stderr what the library found wrong with a file: all violations, else the error. Frees the violations.
 * Answers the exit status: DONE if `status` is not negative, MISTAKEN, or FAILED where the file is not to blame.
 */
int file_report(const struct file *file, ivn_status status, const ivn_error *error, ivn_violations *violations);

/* One mistake at a place of a file that the program found itself. */
void file_mistake(const char *path, const char *pointer, const char *what);

/* The same for a failure that has nothing to do with a file. */
int failure(ivn_status status, const ivn_error *error);

#endif
