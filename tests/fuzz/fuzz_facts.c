/*
 * Any bytes as facts of each kind: refused with a list of violations that name places and expectations, or accepted;
 * then what is written is accepted again and written as the same bytes, and so is a copy.
 */
#include <interventions/duties.h>

#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

static void require(int condition)
{
    if (!condition)
        abort();
}

static ivn_text *written(const ivn_context *context, uint32_t kind, const ivn_facts *facts)
{
    ivn_text *json = NULL;

    require(ivn_facts_to_json(context, kind, ivn_facts_read(facts, kind), &json, NULL) == IVN_OK);
    return json;
}

static void require_same(const ivn_text *a, const ivn_text *b)
{
    require(ivn_text_size(a) == ivn_text_size(b));
    require(memcmp(ivn_text_data(a), ivn_text_data(b), ivn_text_size(a)) == 0);
}

static void check_accepted(const ivn_context *context, uint32_t kind, const ivn_facts *facts)
{
    ivn_text *json = written(context, kind, facts), *of_read, *of_copy;
    ivn_facts *read = NULL, *copy = NULL;

    require(ivn_facts_from_json(context, kind, ivn_text_data(json), ivn_text_size(json), &read, NULL, NULL) == IVN_OK);
    require(ivn_facts_copy(context, kind, ivn_facts_read(facts, kind), &copy, NULL, NULL) == IVN_OK);
    of_read = written(context, kind, read);
    of_copy = written(context, kind, copy);
    require_same(json, of_read);
    require_same(json, of_copy);
    ivn_text_free(of_copy);
    ivn_text_free(of_read);
    ivn_text_free(json);
    ivn_facts_free(copy);
    ivn_facts_free(read);
}

static void check_refused(ivn_status status, const ivn_violations *violations, const ivn_error *error)
{
    const ivn_violations_view *view = ivn_violations_read(violations);

    require(error->status == status && error->message[0] != '\0');
    require((status == IVN_ERROR_INVALID) == (violations != NULL));
    require(error->violation_count >= view->count);
    for (uint32_t i = 0; i < view->count; i++) {
        require(view->list[i]->status < 0 && view->list[i]->message[0] != '\0');
        require(view->list[i]->pointer[0] == '\0' || view->list[i]->pointer[0] == '/');
    }
}

static void check_kind(const ivn_context *context, uint32_t kind, const char *data, size_t size)
{
    ivn_error error = {.size = sizeof error};
    ivn_violations *violations = NULL;
    ivn_facts *facts = NULL;
    ivn_status status = ivn_facts_from_json(context, kind, data, size, &facts, &violations, &error);

    require((status == IVN_OK) == (facts != NULL));
    if (facts != NULL)
        check_accepted(context, kind, facts);
    else
        check_refused(status, violations, &error);
    ivn_violations_free(violations);
    ivn_facts_free(facts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ivn_context_options options = {.size = sizeof options, .max_document_bytes = 1u << 24};
    ivn_context *context = NULL;

    require(ivn_context_new(&options, &context) == IVN_OK);
    for (uint32_t kind = IVN_FACTS_SERVICE_USER; kind <= IVN_FACTS_REFERRAL; kind++)
        check_kind(context, kind, (const char *)data, size);
    ivn_context_free(context);
    return 0;
}
