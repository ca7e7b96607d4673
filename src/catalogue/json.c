/*
 * A catalogue as JSON, in the form in which a directory of services is imported.
 */
#include "catalogue/catalogue.h"

ivn_status ivn_catalogue_to_json(const ivn_context *context, const ivn_catalogue *catalogue, ivn_text **out,
                                 ivn_error *error)
{
    ivni_json_writer writer;
    ivni_text text;

    if (ivni_error_check(error) != IVN_OK)
        return IVN_ERROR_SIZE;
    if (context == NULL || catalogue == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, catalogue and out must not be NULL");
    ivni_text_init(&text, context);
    ivni_json_writer_init(&writer, &text);
    ivni_schema_write(&ivni_directory_table, &catalogue->directory, &writer);
    return ivni_text_finish(&text, out, error);
}
