/*
 * Any bytes into the strict JSON reader: it refuses them with a status and an offset within the text, or accepts them;
 * then what is written from the tree is accepted again and written as the same bytes.
 */
#include <stdlib.h>
#include <string.h>

#include "base/json.h"

#include "fuzz.h"

static void require(int condition)
{
    if (!condition)
        abort();
}

static ivn_text *written(const ivn_context *context, const cJSON *tree)
{
    ivni_text text;
    ivni_json_writer writer;
    ivn_text *made = NULL;

    ivni_text_init(&text, context);
    ivni_json_writer_init(&writer, &text);
    ivni_json_tree(&writer, tree);
    require(ivni_text_finish(&text, &made, NULL) == IVN_OK);
    return made;
}

static ivn_text *read_and_written(const ivn_context *context, const char *data, size_t size, ivn_error *error)
{
    cJSON *tree = NULL;
    ivn_status status = ivni_json_read(context, data, size, &tree, error);
    ivn_text *made = NULL;

    require((status == IVN_OK) == (tree != NULL));
    if (tree != NULL)
        made = written(context, tree);
    else
        require(status <= IVN_ERROR_SYNTAX && status >= IVN_ERROR_DEPTH && error->status == status &&
                error->offset >= 0 && (size_t)error->offset <= size && error->message[0] != '\0');
    cJSON_Delete(tree);
    return made;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ivn_error error = {.size = sizeof error};
    ivn_context *context = NULL;
    ivn_text *first, *second;

    require(ivn_context_new(NULL, &context) == IVN_OK);
    first = read_and_written(context, (const char *)data, size, &error);
    if (first != NULL) {
        second = read_and_written(context, ivn_text_data(first), ivn_text_size(first), &error);
        require(second != NULL && ivn_text_size(second) == ivn_text_size(first) &&
                memcmp(ivn_text_data(second), ivn_text_data(first), ivn_text_size(first)) == 0);
        ivn_text_free(second);
    }
    ivn_text_free(first);
    ivn_context_free(context);
    return 0;
}
