/*
 * Files for tests.
 */
#include "files.h"

#include <stdio.h>
#include <stdlib.h>

#include "test.h"

static char *read_open(FILE *file, size_t *size)
{
    long length;
    char *bytes;

    if (fseek(file, 0, SEEK_END) != 0 || (length = ftell(file)) < 0 || fseek(file, 0, SEEK_SET) != 0)
        return NULL;
    bytes = malloc((size_t)length + 1);
    if (bytes == NULL)
        return NULL;
    *size = fread(bytes, 1, (size_t)length, file);
    bytes[*size] = '\0';
    return bytes;
}

char *file_read(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    char *bytes;

    if (file == NULL)
        return NULL;
    bytes = read_open(file, size);
    fclose(file);
    return bytes;
}

char *test_data(const char *name, size_t *size)
{
    char path[1024];
    char *bytes;

    snprintf(path, sizeof path, "%s/%s", TEST_DATA_DIR, name);
    bytes = file_read(path, size);
    if (bytes == NULL)
        fail_msg("cannot read %s", path);
    return bytes;
}
