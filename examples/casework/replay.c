/*
 * casework replay: the commands of a journal, given one after the other. Nothing is done before all of the journal has
 * been read; each command then is done as a whole or refused as a whole, and every refusal is told with its line.
 */
#include <stdio.h>
#include <string.h>

#include "cases.h"
#include "casework.h"
#include "files.h"
#include "overdue.h"
#include "words.h"

enum { MOST_EXAMPLES = 12, MOST_MESSAGES = 64 };

/* Refusals of one kind: the same command, for the same reason. */
struct refusal {
    uint32_t command;
    char message[sizeof((ivn_error *)0)->message];
    unsigned count, first_line;
};

struct refusals {
    struct refusal kinds[MOST_MESSAGES];
    unsigned kind_count, others;
    int all; /* print each as it comes */
    const char *path;
};

static void count_refusal(struct refusals *refusals, uint32_t command, const char *message, unsigned line)
{
    struct refusal *kind;

    for (unsigned i = 0; i < refusals->kind_count; i++) {
        kind = &refusals->kinds[i];
        if (kind->command == command && strncmp(kind->message, message, sizeof kind->message - 1) == 0) {
            kind->count++;
            return;
        }
    }
    if (refusals->kind_count == MOST_MESSAGES) {
        refusals->others++;
        return;
    }
    kind = &refusals->kinds[refusals->kind_count++];
    *kind = (struct refusal){.command = command, .count = 1, .first_line = line};
    snprintf(kind->message, sizeof kind->message, "%s", message);
}

static void print_refusal(const char *path, const struct instruction *instruction, const ivn_violation *violation)
{
    struct words words = {0};

    words_add(&words, "%s:%u: %s: ", path, instruction->line,
              title_of(IVN_VOCABULARY_COMMAND, instruction->facts->command->type));
    if (*violation->pointer != '\0')
        words_add(&words, "%s: ", violation->pointer);
    words_add(&words, "%s%s%s", violation->message, *violation->expected == '\0' ? "" : "; expected ",
              violation->expected);
    print_wrapped(0, 2, words_text(&words));
    words_free(&words);
}

static void tell_refusal(void *user, const struct instruction *instruction, const ivn_error *error,
                         const ivn_violations_view *violations)
{
    struct refusals *refusals = user;
    uint32_t command = instruction->facts->command->type;

    count_refusal(refusals, command, error->message, instruction->line);
    for (uint32_t i = 0; refusals->all && i < violations->count; i++)
        print_refusal(refusals->path, instruction, violations->list[i]);
}

static void print_refusals(const struct refusals *refusals)
{
    struct words words = {0};

    for (unsigned i = 0; i < refusals->kind_count; i++) {
        const struct refusal *kind = &refusals->kinds[i];

        char count[16];

        snprintf(count, sizeof count, "%5u", kind->count);
        words_clear(&words);
        words_add(&words, "%s: %s (first in line %u)", title_of(IVN_VOCABULARY_COMMAND, kind->command), kind->message,
                  kind->first_line);
        print_beside(0, 7, count, words_text(&words));
    }
    if (refusals->others > 0)
        printf("%5u  for other reasons; --full shows each with its line\n", refusals->others);
    words_free(&words);
}

/* --- where the referrals stand ------------------------------------------------------------------------------------ */

static int count_phase(const struct cases *cases, const char *phase, unsigned *out)
{
    ivn_error error = {.size = sizeof error};
    ivn_status status = IVN_OK;
    char after[1024] = "";

    while (status == IVN_OK) {
        ivn_cases *found = NULL;

        status = ivn_caseload_find(cases->caseload, IVN_RECORD_REFERRAL, "phase", phase, after, IVN_MOST_PAGE, &found,
                                   &error);
        if (status >= 0) {
            *out += ivn_cases_read(found)->count;
            snprintf(after, sizeof after, "%s", ivn_cases_read(found)->next);
        }
        ivn_cases_free(found);
    }
    return status >= 0 ? DONE : failure(status, &error);
}

static int print_phases(const struct cases *cases)
{
    int answer = DONE;

    printf("\nWhere the referrals stand\n");
    for (uint32_t i = 0; i < ivn_term_count(IVN_VOCABULARY_PHASE) && answer == DONE; i++) {
        const ivn_term *phase = ivn_term_at(IVN_VOCABULARY_PHASE, i);
        unsigned count = 0;

        answer = count_phase(cases, phase->name, &count);
        if (answer == DONE && count > 0)
            printf("%6u  %s\n", count, phase->title);
    }
    return answer;
}

int command_replay(const struct options *options)
{
    struct desk desk;
    struct cases cases = {0};
    struct journal journal = {0};
    struct refusals refusals = {.all = options->full != NULL};
    int answer = desk_open(&desk, options);

    if (answer == DONE && options->file == NULL) {
        fprintf(stderr, "casework: replay needs a FILE, a journal of commands; - is standard input\n");
        answer = MISTAKEN;
    }
    if (answer == DONE)
        answer = journal_read(desk.context, options->file, &journal);
    if (answer == DONE)
        answer = cases_open(&desk, &cases);
    refusals.path = journal.file.path;
    if (answer == DONE)
        answer = cases_replay(&desk, &cases, &journal, tell_refusal, &refusals);
    if (answer == DONE) {
        printf("%u commands: %u done, %u changed nothing, %u done before, %u refused\n", journal.count, cases.done,
               cases.unchanged, cases.replayed, cases.refused);
        if (cases.refused > 0)
            printf("\nRefused, and why\n");
        print_refusals(&refusals);
        answer = print_phases(&cases);
    }
    if (answer == DONE)
        answer = print_overdue(&desk, &cases, desk.environment.on.value, 12);
    journal_free(&journal);
    cases_close(&cases);
    desk_close(&desk);
    return answer;
}
