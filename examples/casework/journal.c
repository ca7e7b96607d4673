/*
 * Reads journals line by line, and adds lines to them.
 */
#include "journal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "casework.h"
#include "progress.h"
#include "words.h"

static int say_mistakes(const struct file *file, const char *text, size_t size, unsigned line, ivn_status status,
                        const ivn_error *error, ivn_violations *violations)
{
    char place[32];
    struct file named = {.size = size, .is_line = 1};
    struct words path = {0};
    int answer;

    snprintf(place, sizeof place, ":%u", line);
    words_add(&path, "%s%s", file->path, place);
    named.path = words_text(&path);
    named.data = memory_of(size + 1, 1); /* offsets are those of the line */
    memcpy(named.data, text, size);
    answer = file_report(&named, status, error, violations);
    words_free(&path);
    free(named.data);
    return answer;
}

static int read_line(const ivn_context *context, struct journal *journal, const char *text, size_t size, unsigned line)
{
    struct instruction *next = &journal->list[journal->count];
    ivn_error error = {.size = sizeof error};
    ivn_violations *violations = NULL;
    ivn_status status =
        ivn_facts_from_json(context, IVN_FACTS_INSTRUCTION, text, size, &next->read, &violations, &error);

    if (status != IVN_OK)
        return say_mistakes(&journal->file, text, size, line, status, &error, violations);
    next->facts = ivn_facts_read(next->read, IVN_FACTS_INSTRUCTION);
    next->line = line;
    next->text = text;
    next->size = size;
    journal->count++;
    return DONE;
}

static unsigned count_lines(const struct file *file)
{
    unsigned lines = 1;

    for (size_t i = 0; i < file->size; i++)
        lines += file->data[i] == '\n';
    return lines;
}

static int is_blank(const char *text, size_t size)
{
    return size == 0 || (size == 1 && *text == '\r');
}

int journal_read(const ivn_context *context, const char *path, struct journal *out)
{
    unsigned lines, line = 0;
    struct progress progress;
    int answer;

    *out = (struct journal){0};
    answer = file_read(path, &out->file);
    if (answer != DONE)
        return answer;
    lines = count_lines(&out->file);
    out->list = memory_of(lines, sizeof *out->list);
    progress_begin(&progress, "lines read", lines);
    for (size_t from = 0; from < out->file.size;) {
        const char *text = out->file.data + from;
        const char *end = memchr(text, '\n', out->file.size - from);
        size_t size = end != NULL ? (size_t)(end - text) : out->file.size - from;

        line++;
        if (!is_blank(text, size)) {
            int read = read_line(context, out, text, size, line);

            answer = answer == FAILED ? FAILED : read == DONE ? answer : read;
        }
        from += size + 1;
        progress_show(&progress, line);
    }
    progress_end(&progress);
    out->used = out->count;
    return answer;
}

static int drafts(const ivn_command *command, const char *service_user)
{
    const ivn_referral_facts *facts = command->body;

    return command->type == IVN_COMMAND_DRAFT && facts != NULL && facts->service_user != NULL &&
           facts->service_user->reference != NULL && strcmp(facts->service_user->reference, service_user) == 0;
}

/* Moves what concerns the records to the front; the rest waits behind to be freed. */
static unsigned keep(struct journal *journal, char (*records)[37], unsigned record_count)
{
    unsigned kept = 0;

    for (unsigned i = 0; i < journal->count; i++) {
        const ivn_command *command = journal->list[i].facts->command;
        struct instruction here = journal->list[i];
        char drafted[37] = "";
        const char *record = command->record;
        int ours = 0;

        if (record == NULL && ivn_record_id(IVN_RECORD_REFERRAL, command->id, drafted) == IVN_OK)
            record = drafted;
        for (unsigned j = 0; j < record_count && record != NULL && !ours; j++)
            ours = strcmp(records[j], record) == 0;
        if (ours) {
            journal->list[i] = journal->list[kept];
            journal->list[kept++] = here;
        }
    }
    return kept;
}

void journal_keep(struct journal *journal, const char *service_user)
{
    char(*records)[37] = memory_of(journal->count + 1, sizeof *records);
    unsigned record_count = 0;

    for (unsigned i = 0; i < journal->count; i++) {
        const ivn_command *command = journal->list[i].facts->command;

        if (drafts(command, service_user) &&
            ivn_record_id(IVN_RECORD_REFERRAL, command->id, records[record_count]) == IVN_OK)
            record_count++;
    }
    if (record_count > 0)
        journal->used = keep(journal, records, record_count);
    free(records);
}

void journal_free(struct journal *journal)
{
    for (unsigned i = 0; i < journal->count; i++)
        ivn_facts_free(journal->list[i].read);
    free(journal->list);
    file_free(&journal->file);
    *journal = (struct journal){0};
}

int journal_append(const char *path, const char *text, size_t size)
{
    FILE *stream = fopen(path, "ab");
    int written = stream != NULL && fwrite(text, 1, size, stream) == size && fputc('\n', stream) != EOF;

    if (stream != NULL && fclose(stream) != 0)
        written = 0;
    if (!written) {
        fprintf(stderr, "casework: cannot write %s: %s\n", path, strerror(errno));
        return FAILED;
    }
    return DONE;
}
