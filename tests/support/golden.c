/*
 * Golden files, read for a comparison.
 */
#include "golden.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "files.h"
#include "test.h"

ivn_text *golden_json(const ivn_context *context, const char *name)
{
    char path[200];
    size_t size;
    char *bytes;
    ivni_json_writer writer;
    ivni_text text;
    ivn_text *made = NULL;
    cJSON *tree = NULL;

    snprintf(path, sizeof path, "golden/%s", name);
    bytes = test_data(path, &size);
    assert_int_equal(ivni_json_read(context, bytes, size, &tree, NULL), IVN_OK);
    ivni_text_init(&text, context);
    ivni_json_writer_init(&writer, &text);
    ivni_json_tree(&writer, tree);
    assert_int_equal(ivni_text_finish(&text, &made, NULL), IVN_OK);
    cJSON_Delete(tree);
    free(bytes);
    return made;
}
