/*
 * Any bytes as a directory of services, added to nothing and to the catalogue of the documents: refused with a list of
 * violations, or accepted; then what is exported is accepted again and exported as the same bytes.
 */
#include <interventions/catalogue.h>

#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

static void require(int condition)
{
    if (!condition)
        abort();
}

static ivn_text *exported(const ivn_context *context, const ivn_catalogue *catalogue)
{
    ivn_text *json = NULL;

    require(ivn_catalogue_to_json(context, catalogue, &json, NULL) == IVN_OK);
    return json;
}

/* The base is in the catalogue: adding it all to nothing must do. */
static void check_export(const ivn_context *context, const ivn_catalogue *catalogue)
{
    ivn_text *once = exported(context, catalogue), *twice;
    ivn_catalogue *again = NULL;

    require(ivn_catalogue_with_json(context, NULL, ivn_text_data(once), ivn_text_size(once), &again, NULL, NULL) ==
            IVN_OK);
    twice = exported(context, again);
    require(ivn_text_size(once) == ivn_text_size(twice));
    require(memcmp(ivn_text_data(once), ivn_text_data(twice), ivn_text_size(once)) == 0);
    ivn_text_free(twice);
    ivn_catalogue_free(again);
    ivn_text_free(once);
}

static void check_finding(const ivn_catalogue *catalogue)
{
    const ivn_directory *directory = ivn_catalogue_read(catalogue);

    for (uint32_t i = 0; i < directory->service_count; i++) {
        const ivn_service *found = NULL;

        require(ivn_catalogue_find(catalogue, NULL, directory->services[i]->id, IVN_DATE_NONE, &found) == IVN_OK);
        require(found == directory->services[i]);
        require(ivn_catalogue_find(catalogue, NULL, found->key, IVN_DATE_NONE, &found) == IVN_OK);
    }
    for (uint32_t i = 0; i < directory->area_count; i++)
        require(ivn_catalogue_area_within(catalogue, directory->areas[i]->key, directory->areas[0]->key) !=
                IVN_UNKNOWN);
}

static void check_refused(const ivn_violations *violations)
{
    const ivn_violations_view *view = ivn_violations_read(violations);

    for (uint32_t i = 0; i < view->count; i++) {
        require(view->list[i]->status < 0 && view->list[i]->message[0] != '\0');
        require(view->list[i]->pointer[0] == '\0' || view->list[i]->pointer[0] == '/');
    }
}

static void add_to(const ivn_context *context, const ivn_catalogue *base, const char *data, size_t size)
{
    ivn_violations *violations = NULL;
    ivn_catalogue *catalogue = NULL;
    ivn_status status = ivn_catalogue_with_json(context, base, data, size, &catalogue, &violations, NULL);

    require((status == IVN_OK) == (catalogue != NULL));
    require((status == IVN_ERROR_INVALID) == (violations != NULL));
    check_refused(violations);
    if (catalogue != NULL) {
        check_finding(catalogue);
        check_export(context, catalogue);
    }
    ivn_violations_free(violations);
    ivn_catalogue_free(catalogue);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ivn_context_options options = {.size = sizeof options, .max_document_bytes = 1u << 24};
    ivn_catalogue *documents = NULL;
    ivn_context *context = NULL;

    require(ivn_context_new(&options, &context) == IVN_OK);
    require(ivn_catalogue_builtin(context, &documents, NULL) == IVN_OK);
    add_to(context, NULL, (const char *)data, size);
    add_to(context, documents, (const char *)data, size);
    ivn_catalogue_free(documents);
    ivn_context_free(context);
    return 0;
}
