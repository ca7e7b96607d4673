/*
 * Looking up what a source prints. Serves hosts that read documents and other systems, and the tables of the manual.
 */
#include <string.h>

#include "terms/terms.h"

uint32_t ivn_printed_name_count(void)
{
    return ivni_printed_in_documents_count + ivni_printed_in_systems_count;
}

const ivn_printed_name *ivn_printed_name_at(uint32_t index)
{
    if (index < ivni_printed_in_documents_count)
        return &ivni_printed_in_documents[index];
    index -= ivni_printed_in_documents_count;
    return index < ivni_printed_in_systems_count ? &ivni_printed_in_systems[index] : NULL;
}

static int is_printed(const ivn_printed_name *name, uint32_t vocabulary, const char *source, const char *printed)
{
    return name->vocabulary == vocabulary && strcmp(name->printed, printed) == 0 &&
           (source == NULL || strcmp(name->source, source) == 0);
}

ivn_status ivn_term_printed(uint32_t vocabulary, const char *source, const char *printed, uint32_t *out)
{
    uint32_t found = 0;

    if (ivni_vocabulary_of(vocabulary) == NULL || printed == NULL || out == NULL)
        return IVN_ERROR_ARGUMENT;
    for (uint32_t i = 0; i < ivn_printed_name_count(); i++) {
        const ivn_printed_name *name = ivn_printed_name_at(i);

        if (!is_printed(name, vocabulary, source, printed))
            continue;
        if (found != 0 && found != name->code)
            return IVN_ERROR_CONFLICT;
        found = name->code;
    }
    if (found == 0)
        return IVN_ERROR_NOT_FOUND;
    *out = found;
    return IVN_OK;
}
