/*
 * The life of a referral, played from its journal.
 */
#include "journal_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files.h"

void journal_begin(journal *of)
{
    char *at;
    size_t size;

    memset(of, 0, sizeof *of);
    world_begin(&of->world, "2026-10-01");
    of->text = test_data("casework/a_life.jsonl", &size);
    at = of->text;
    for (uint32_t i = 0; i < JOURNAL_LINES; i++) {
        of->lines[i] = at;
        at = strchr(at, '\n');
        assert_non_null(at);
        *at++ = '\0';
    }
    assert_int_equal(*at, '\0');
}

void journal_end(journal *of)
{
    ivn_record_free(of->record);
    free(of->text);
    world_end(&of->world);
}

static ivn_status decide(journal *of, const ivn_instruction *instruction)
{
    const ivn_actor actor = {.size = sizeof actor, .role = instruction->role, .name = instruction->name};
    ivn_environment environment = of->world.environment;
    ivn_change *change = NULL;
    ivn_status status;

    environment.on = (ivn_number){0, 0};
    environment.now = instruction->now.value;
    environment.at = instruction->at;
    environment.actor = &actor;
    of->error = (ivn_error){.size = sizeof of->error};
    status = ivn_decide(of->world.context, of->record, instruction->command, &environment, &change, NULL, &of->error);
    if (status >= 0) {
        ivn_record_free(of->record);
        of->record = ivn_change_record(change);
        of->events = ivn_change_read(change)->event_count;
        ivn_change_free(change);
    }
    return status;
}

ivn_status journal_do(journal *of, const char *text)
{
    ivn_error error = {.size = sizeof error};
    ivn_facts *facts = NULL;

    of->status =
        ivn_facts_from_json(of->world.context, IVN_FACTS_INSTRUCTION, text, strlen(text), &facts, NULL, &error);
    if (of->status == IVN_OK)
        of->status = decide(of, ivn_facts_read(facts, IVN_FACTS_INSTRUCTION));
    else
        of->error = error;
    ivn_facts_free(facts);
    return of->status;
}

ivn_status journal_say(journal *of, const char *role, const char *when, const char *type, const char *body)
{
    char text[4000];

    snprintf(text, sizeof text,
             "{\"role\": \"%s\", \"name\": \"N. N.\", \"now\": \"%s:00.000Z\", \"command\": {\"type\": \"%s\", "
             "\"id\": \"00000000-0000-4000-8000-0000000010%02u\", \"record\": \"%s\"%s%s}}",
             role, when, type, (unsigned)journal_referral(of)->revision, journal_referral(of)->id,
             *body == '\0' ? "" : ", \"body\": ", body);
    return journal_do(of, text);
}

void journal_play(journal *of, uint32_t lines)
{
    ivn_record_free(of->record);
    of->record = NULL;
    for (uint32_t i = 0; i < lines; i++)
        if (journal_do(of, of->lines[i]) != IVN_OK)
            fail_msg("line %u: %s %s", (unsigned)(i + 1), of->error.pointer, of->error.message);
}

const ivn_referral_view *journal_referral(const journal *of)
{
    return ivn_referral_read(of->record);
}
