/*
 * Files for tests: the library itself opens none.
 */
#ifndef TESTS_SUPPORT_FILES_H
#define TESTS_SUPPORT_FILES_H

#include <stddef.h>

/* The bytes of a file, NUL-terminated, to be freed with free(); NULL when it cannot be read. */
char *file_read(const char *path, size_t *size);
/* The same for a file below tests/data; fails the running CMocka test instead of answering NULL. */
char *test_data(const char *name, size_t *size);

#endif
