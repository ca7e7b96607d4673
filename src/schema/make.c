/*
 * Making documents of facts, as make.h describes it.
 */
#include "schema/make.h"

ivn_status ivni_make_begin(const ivni_making *making, int complete, const char *names)
{
    if (making->violations != NULL)
        *making->violations = NULL;
    if (ivni_error_check(making->error) != IVN_OK)
        return IVN_ERROR_SIZE;
    return complete ? IVN_OK : ivni_fail(making->error, IVN_ERROR_ARGUMENT, "%s must not be NULL", names);
}

static void *make(const ivni_making *making, const ivni_given *given, ivn_status *status)
{
    void *document = ivni_document_new(making->context, making->bytes);
    ivn_violations *found;

    if (document == NULL) {
        *status = ivni_fail_status(making->error, ivni_document_failure(making->context, making->bytes));
        return NULL;
    }
    found = ivni_violations_new(making->context);
    /* Without a list, nobody would know whether what is required is there. */
    *status = found == NULL ? IVN_ERROR_MEMORY : making->fill(making->context, document, given, making->plan, found);
    if (given->tree != NULL)
        ivni_violations_locate(found, given->tree);
    *status = ivni_violations_conclude(found, *status, making->violations, making->error);
    if (*status == IVN_OK)
        return document;
    ivni_document_free(document);
    return NULL;
}

void *ivni_make_from_struct(const ivni_making *making, const void *source, ivn_status *status)
{
    const ivni_given given = {NULL, source};

    return make(making, &given, status);
}

void *ivni_make_from_json(const ivni_making *making, const char *data, size_t size, ivn_status *status)
{
    cJSON *tree = NULL;
    void *document = NULL;

    *status = ivni_json_read(making->context, data, size, &tree, making->error);
    if (*status == IVN_OK) {
        const ivni_given given = {tree, NULL};

        document = make(making, &given, status);
    }
    cJSON_Delete(tree);
    return document;
}
