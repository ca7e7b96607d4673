/*
 * Runs each file of the directories that are named through a fuzz target, in place of libFuzzer: the corpus is part of
 * the normal test run, with any compiler.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files.h"
#include "fuzz.h"

/* From a block of exactly the file's bytes, so that a sanitizer sees a byte too many. */
static int replay_file(const char *path)
{
    size_t size;
    char *bytes = file_read(path, &size);
    uint8_t *exact = malloc(size > 0 ? size : 1);

    if (bytes != NULL && exact != NULL) {
        memcpy(exact, bytes, size);
        printf("%s\n", path);
        fflush(stdout);
        LLVMFuzzerTestOneInput(exact, size);
    }
    free(exact);
    free(bytes);
    return bytes != NULL;
}

static int replay_directory(const char *name)
{
    DIR *directory = opendir(name);
    const struct dirent *entry;
    int count = 0;

    if (directory == NULL)
        return 0;
    while ((entry = readdir(directory)) != NULL) {
        char path[1024];

        if (entry->d_name[0] == '.')
            continue;
        snprintf(path, sizeof path, "%s/%s", name, entry->d_name);
        count += replay_file(path);
    }
    closedir(directory);
    return count;
}

int main(int argument_count, char **arguments)
{
    if (argument_count < 2)
        return 2;
    for (int i = 1; i < argument_count; i++)
        if (replay_directory(arguments[i]) == 0) {
            fprintf(stderr, "nothing to replay in %s\n", arguments[i]);
            return 1;
        }
    return 0;
}
