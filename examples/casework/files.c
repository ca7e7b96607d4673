/*
 * Reads files, and turns what the library says about them into lines for a person.
 */
#include "files.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "casework.h"

/* --- reading ------------------------------------------------------------------------------------------------------ */

static int cannot_read(const char *path)
{
    fprintf(stderr, "casework: cannot read %s: %s\n", path, strerror(errno));
    return FAILED;
}

/* Doubles the room until the end of the file. */
static int read_stream(FILE *stream, struct file *out)
{
    size_t room = 0;

    do {
        char *wider;
        room = room == 0 ? 65536 : 2 * room;
        wider = realloc(out->data, room);
        if (wider == NULL)
            return 0;
        out->data = wider;
        out->size += fread(out->data + out->size, 1, room - out->size, stream);
    } while (out->size == room);
    return !ferror(stream);
}

int file_read(const char *path, struct file *out)
{
    int from_input = strcmp(path, "-") == 0;
    FILE *stream = from_input ? stdin : fopen(path, "rb");
    int read;

    *out = (struct file){.path = from_input ? "standard input" : path};
    if (stream == NULL)
        return cannot_read(out->path);
    errno = 0;
    read = read_stream(stream, out);
    if (!from_input)
        fclose(stream);
    return read ? DONE : cannot_read(out->path);
}

void file_free(struct file *file)
{
    free(file->data);
    *file = (struct file){0};
}

/* --- mistakes ----------------------------------------------------------------------------------------------------- */

/* A byte of a file, by its line and column, both from 1. */
struct spot {
    size_t at;
    int line, column;
};

static const struct spot start_of_file = {0, 1, 1};

/* On to a byte; mistakes mostly come in the order of the file. */
static void find_spot(const struct file *file, int64_t offset, struct spot *spot)
{
    if (offset < (int64_t)spot->at)
        *spot = start_of_file;
    for (; spot->at < file->size && (int64_t)spot->at < offset; spot->at++) {
        int starts_character = (file->data[spot->at] & 0xC0) != 0x80;
        spot->column = file->data[spot->at] == '\n' ? 1 : spot->column + starts_character;
        spot->line += file->data[spot->at] == '\n';
    }
}

static void print_path(const struct file *file, int64_t offset, struct spot *spot)
{
    fprintf(stderr, "%s:", file->path);
    if (offset >= 0) {
        find_spot(file, offset, spot);
        if (!file->is_line) /* whose path has its number */
            fprintf(stderr, "%d:", spot->line);
        fprintf(stderr, "%d:", spot->column);
    }
}

static const char *place_or_whole(const struct file *file, const char *pointer)
{
    if (*pointer != '\0')
        return pointer;
    return file->is_line ? "the whole line" : "the whole file";
}

static void print_violation(const struct file *file, const ivn_violation *violation, struct spot *spot)
{
    print_path(file, violation->offset, spot);
    fprintf(stderr, " %s: %s%s%s\n", place_or_whole(file, violation->pointer), violation->message,
            *violation->expected == '\0' ? "" : "; expected ", violation->expected);
}

static void print_error(const struct file *file, const ivn_error *error)
{
    struct spot spot = start_of_file;

    if (error->offset >= 0) {
        print_path(file, error->offset, &spot);
        fprintf(stderr, " %s\n", error->message);
    } else {
        fprintf(stderr, "%s: %s: %s\n", file->path, place_or_whole(file, error->pointer), error->message);
    }
}

/* Memory that ran out, or a call that this program should not have made: the file is not to blame. */
static int is_ours(ivn_status status)
{
    return status == IVN_ERROR_MEMORY || (status <= IVN_ERROR_ARGUMENT && status > IVN_ERROR_LIMIT);
}

int file_report(const struct file *file, ivn_status status, const ivn_error *error, ivn_violations *violations)
{
    const ivn_violations_view *view = ivn_violations_read(violations);
    struct spot spot = start_of_file;

    if (status >= 0)
        return DONE;
    for (uint32_t i = 0; i < view->count; i++)
        print_violation(file, view->list[i], &spot);
    if (view->count == 0)
        print_error(file, error);
    ivn_violations_free(violations);
    return is_ours(status) ? FAILED : MISTAKEN;
}

void file_mistake(const char *path, const char *pointer, const char *what)
{
    const struct file file = {.path = path};

    fprintf(stderr, "%s: %s: %s\n", path, place_or_whole(&file, pointer), what);
}

int failure(ivn_status status, const ivn_error *error)
{
    fprintf(stderr, "casework: %s (%s)\n", error->message[0] != '\0' ? error->message : ivn_status_text(status),
            ivn_status_name(status));
    return is_ours(status) ? FAILED : MISTAKEN;
}
