/*
 * The context: the host's allocator and limits, checked once and immutable from then on.
 */
#include "base/memory.h"

#define STANDARD_DEPTH 64u
#define MOST_DEPTH 256u /* recursion over a tree, cJSON_Delete's included, stays within a small stack */
#define STANDARD_JSON_BYTES (UINT64_C(64) << 20)
#define MOST_JSON_BYTES UINT64_C(0xffffffff) /* positions within a text fit 32 bits */
#define STANDARD_DOCUMENT_BYTES (UINT64_C(256) << 20)

static ivn_status set_limits(ivn_context *made, const ivn_context_options *options)
{
    if (options->max_depth > MOST_DEPTH || options->max_json_bytes > MOST_JSON_BYTES)
        return IVN_ERROR_ARGUMENT;
    made->max_depth = options->max_depth != 0 ? options->max_depth : STANDARD_DEPTH;
    made->max_json_bytes = options->max_json_bytes != 0 ? options->max_json_bytes : STANDARD_JSON_BYTES;
    made->max_document_bytes = options->max_document_bytes != 0 ? options->max_document_bytes : STANDARD_DOCUMENT_BYTES;
    return ivni_allocator_check(options->allocator, &made->allocator);
}

ivn_status ivn_context_new(const ivn_context_options *options, ivn_context **out)
{
    static const ivn_context_options standard = {.size = sizeof standard};
    ivn_context made;
    ivn_context *context;
    ivn_status status;

    if (out == NULL)
        return IVN_ERROR_ARGUMENT;
    if (options == NULL)
        options = &standard;
    status = ivni_size_check(options, sizeof *options);
    if (status == IVN_OK)
        status = set_limits(&made, options);
    if (status != IVN_OK)
        return status;
    context = ivni_allocate(&made.allocator, sizeof *context);
    if (context == NULL)
        return IVN_ERROR_MEMORY;
    *context = made;
    *out = context;
    return IVN_OK;
}

void ivn_context_free(ivn_context *context)
{
    ivn_allocator allocator;

    if (context == NULL)
        return;
    allocator = context->allocator;
    ivni_release(&allocator, context);
}
