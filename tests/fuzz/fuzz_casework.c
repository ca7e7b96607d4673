/*
 * Any bytes as a record, and as a journal: instructions, a line each, for one referral. A record that is accepted is
 * written and read again as the same bytes and shows the same; so is the record after each command that is accepted.
 * Whatever the bytes are, a refusal changes nothing and says where.
 */
#include <interventions/interventions.h>

#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

#define MOST_LINES 64

typedef struct world {
    ivn_context *context;
    ivn_rulebook *rulebook;
    ivn_catalogue *catalogue;
    ivn_calendar *calendar;
    ivn_record *record;
} world;

static void require(int condition)
{
    if (!condition)
        abort();
}

/* Made once: catalogue and rulebook cost more than all that is done with them. */
static world *the_world(void)
{
    static world w;
    const ivn_context_options options = {.size = sizeof options, .max_document_bytes = 1u << 26};

    if (w.context == NULL) {
        require(ivn_context_new(&options, &w.context) == IVN_OK);
        require(ivn_rulebook_builtin(w.context, &w.rulebook, NULL) == IVN_OK);
        require(ivn_catalogue_builtin(w.context, &w.catalogue, NULL) == IVN_OK);
        require(ivn_calendar_new(NULL, IVN_DIVISION_ENGLAND_AND_WALES, &w.calendar) == IVN_OK);
    }
    return &w;
}

static void require_same(ivn_text *a, ivn_text *b)
{
    require(ivn_text_size(a) == ivn_text_size(b));
    require(memcmp(ivn_text_data(a), ivn_text_data(b), ivn_text_size(a)) == 0);
    ivn_text_free(a);
    ivn_text_free(b);
}

static ivn_text *shown(const world *w, const ivn_record *record)
{
    ivn_text *text = NULL;

    require(ivn_referral_to_json(w->context, record, &text, NULL) == IVN_OK);
    return text;
}

static ivn_text *written(const world *w, const ivn_record *record)
{
    ivn_text *text = NULL;

    require(ivn_record_to_json(w->context, record, &text, NULL) == IVN_OK);
    return text;
}

static void check_record(const world *w, const ivn_record *record)
{
    ivn_text *json = written(w, record);
    ivn_record *read = NULL;

    require(ivn_record_from_json(w->context, ivn_text_data(json), ivn_text_size(json), &read, NULL, NULL) == IVN_OK);
    require_same(json, written(w, read));
    require_same(shown(w, record), shown(w, read));
    ivn_record_free(read);
}

static void check_refused(ivn_status status, const ivn_violations *violations, const ivn_error *error)
{
    const ivn_violations_view *view = ivn_violations_read(violations);

    require(error->status == status && error->message[0] != '\0');
    require((status == IVN_ERROR_INVALID || status == IVN_ERROR_STATE) == (violations != NULL));
    for (uint32_t i = 0; i < view->count; i++)
        require(view->list[i]->pointer[0] == '\0' || view->list[i]->pointer[0] == '/');
}

static void as_record(const world *w, const char *data, size_t size)
{
    ivn_error error = {.size = sizeof error};
    ivn_violations *violations = NULL;
    ivn_record *record = NULL;
    ivn_status status = ivn_record_from_json(w->context, data, size, &record, &violations, &error);

    require((status == IVN_OK) == (record != NULL));
    if (record != NULL)
        check_record(w, record);
    else
        check_refused(status, violations, &error);
    ivn_violations_free(violations);
    ivn_record_free(record);
}

static void decide(world *w, const ivn_instruction *said)
{
    const ivn_actor actor = {.size = sizeof actor, .role = said->role, .name = said->name};
    const ivn_environment environment = {.size = sizeof environment,
                                         .now = said->now.value,
                                         .at = said->at,
                                         .calendar = w->calendar,
                                         .rulebook = w->rulebook,
                                         .catalogue = w->catalogue,
                                         .actor = &actor};
    ivn_error error = {.size = sizeof error};
    ivn_violations *violations = NULL;
    ivn_change *change = NULL;
    ivn_status status = ivn_decide(w->context, w->record, said->command, &environment, &change, &violations, &error);

    require((status >= IVN_OK) == (change != NULL));
    if (change == NULL) {
        check_refused(status, violations, &error);
    } else {
        ivn_record_free(w->record);
        w->record = ivn_change_record(change);
        if (status == IVN_OK)
            check_record(w, w->record);
    }
    ivn_violations_free(violations);
    ivn_change_free(change);
}

static void as_line(world *w, const char *data, size_t size)
{
    ivn_facts *facts = NULL;

    if (ivn_facts_from_json(w->context, IVN_FACTS_INSTRUCTION, data, size, &facts, NULL, NULL) != IVN_OK)
        return;
    decide(w, ivn_facts_read(facts, IVN_FACTS_INSTRUCTION));
    ivn_facts_free(facts);
}

static void as_journal(world *w, const char *data, size_t size)
{
    for (int lines = 0; size > 0 && lines < MOST_LINES; lines++) {
        const char *end = memchr(data, '\n', size);
        size_t length = end == NULL ? size : (size_t)(end - data);

        as_line(w, data, length);
        data += length + (end != NULL);
        size -= length + (end != NULL);
    }
    ivn_record_free(w->record);
    w->record = NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    world *w = the_world();

    as_record(w, (const char *)data, size);
    as_journal(w, (const char *)data, size);
    return 0;
}
