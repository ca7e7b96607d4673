/*
 * Gives commands to a store, or to what a journal comes to, and tells what stands in their way.
 */
#include "give.h"

#include <errno.h>
#include <stdio.h>

#include "casework.h"
#include "files.h"

static void tell_refusal(void *user, const struct instruction *instruction, const ivn_error *error,
                         const ivn_violations_view *violations)
{
    const char *command = title_of(IVN_VOCABULARY_COMMAND, instruction->facts->command->type);

    *(int *)user = MISTAKEN;
    for (uint32_t i = 0; i < violations->count; i++)
        fprintf(stderr, "casework: %s: %s: %s%s%s\n", command, violations->list[i]->pointer,
                violations->list[i]->message, *violations->list[i]->expected == '\0' ? "" : "; expected ",
                violations->list[i]->expected);
    if (violations->count == 0)
        fprintf(stderr, "casework: %s: %s\n", command, error->message);
}

int give(const struct desk *desk, struct cases *cases, const ivn_instruction *facts)
{
    struct instruction instruction = {.facts = facts};
    int answer = DONE, failed = cases_do(desk, cases, &instruction, tell_refusal, &answer);

    return failed != DONE ? failed : answer;
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
