/*
 * Counts refusals, and prints each as it comes where that is asked for.
 */
#include "refusals.h"

#include <stdio.h>
#include <string.h>

#include "words.h"

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

void refusals_tell(void *user, const struct instruction *instruction, const ivn_error *error,
                   const ivn_violations_view *violations)
{
    struct refusals *refusals = user;
    uint32_t command = instruction->facts->command->type;

    count_refusal(refusals, command, error->message, instruction->line);
    for (uint32_t i = 0; refusals->all && i < violations->count; i++)
        print_refusal(refusals->path, instruction, violations->list[i]);
}

void refusals_print(const struct refusals *refusals, const struct cases *cases, unsigned commands)
{
    struct words words = {0};

    printf("%u commands: %u done, %u changed nothing, %u done before, %u refused\n", commands, cases->done,
           cases->unchanged, cases->replayed, cases->refused);
    if (cases->refused > 0)
        printf("\nRefused, and why\n");

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
