/*
 * Gives commands to a store, or to what a journal comes to, and tells what stands in their way.
 */
#include "give.h"

#include <errno.h>
#include <stdio.h>

#include "casework.h"
#include "files.h"

struct giving {
    const char *path;
    int answer;
};

/* "commands.jsonl:3: send the referral: ", or without a file "casework: send the referral: " */
static void say_which(const struct giving *giving, const struct instruction *instruction)
{
    if (giving->path != NULL)
        fprintf(stderr, "%s:%u: ", giving->path, instruction->line);
    else
        fprintf(stderr, "casework: ");
    fprintf(stderr, "%s: ", title_of(IVN_VOCABULARY_COMMAND, instruction->facts->command->type));
}

static void tell_refusal(void *user, const struct instruction *instruction, const ivn_error *error,
                         const ivn_violations_view *violations)
{
    struct giving *giving = user;

    giving->answer = MISTAKEN;
    for (uint32_t i = 0; i < violations->count; i++) {
        const ivn_violation *violation = violations->list[i];

        say_which(giving, instruction);
        fprintf(stderr, "%s%s%s%s%s\n", violation->pointer, *violation->pointer == '\0' ? "" : ": ", violation->message,
                *violation->expected == '\0' ? "" : "; expected ", violation->expected);
    }
    if (violations->count == 0) {
        say_which(giving, instruction);
        fprintf(stderr, "%s\n", error->message);
    }
}

int give(const struct desk *desk, struct cases *cases, const char *path, const struct instruction *instruction)
{
    struct giving giving = {.path = path};
    int failed = cases_do(desk, cases, instruction, tell_refusal, &giving);

    return failed != DONE ? failed : giving.answer;
}

int keep(const struct desk *desk, const struct options *options, const ivn_instruction *facts)
{
    ivn_error error = {.size = sizeof error};
    ivn_text *text = NULL;
    ivn_status status;
    int answer;

    if (options->cases == NULL) /* the store has it */
        return DONE;
    status = ivn_facts_to_json(desk->context, IVN_FACTS_INSTRUCTION, facts, &text, &error);
    if (status != IVN_OK)
        return failure(status, &error);
    answer = journal_append(options->cases, ivn_text_data(text), ivn_text_size(text));
    ivn_text_free(text);
    return answer;
}

/* A journal that is not there yet is an empty one. */
int open_to_give(const struct desk *desk, const struct options *options, struct cases *cases)
{
    FILE *stream;

    if (options->cases == NULL)
        return cases_open_store(desk, options, STORE_WRITE, cases);
    stream = fopen(options->cases, "rb");
    if (stream == NULL && errno == ENOENT)
        return cases_open(desk, cases);
    if (stream != NULL)
        fclose(stream);
    return cases_open_kept(desk, options, NULL, cases);
}

const char *kept_in(const struct options *options)
{
    return options->cases != NULL ? options->cases : store_told(store_named(options->store));
}
