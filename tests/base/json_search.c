/*
 * Tests of src/base/json_search.c, and of what violations make of it.
 */
#include "base/error.h"
#include "base/json.h"

#include <stdio.h>
#include <string.h>

#include "test.h"

static const char text[] = " {\"a\": 1, \"list\": [true, {\"b\": \"x\", \"bb\": null}], \"empty\": {}}";

static ivn_context *context;
static cJSON *tree;

static int read_tree(void **state)
{
    (void)state;
    return ivn_context_new(NULL, &context) != IVN_OK ||
           ivni_json_read(context, text, sizeof text - 1, &tree, NULL) != IVN_OK;
}

static int free_tree(void **state)
{
    (void)state;
    cJSON_Delete(tree);
    ivn_context_free(context);
    return 0;
}

/* Each pointer with the text that begins where it leads. */
static const struct lead {
    const char *pointer, *begins;
} leads[] = {
    {"", "{\"a\""},
    {"/a", "1,"},
    {"/list", "[true"},
    {"/list/0", "true"},
    {"/list/1", "{\"b\""},
    {"/list/1/b", "\"x\""},
    {"/list/1/bb", "null"},
    {"/empty", "{}"},
    /* What is missing: where it is missing. */
    {"/b", "{\"a\""},
    {"/list/2", "[true"},
    {"/list/1/bbb", "{\"b\""},
    {"/a/b", "1,"},
};

static void a_pointer_leads_to_its_value_or_to_what_lacks_it(void **state)
{
    ivni_json_search search = {.tree = tree, .steps = 1000};

    (void)state;
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
        const cJSON *found = ivni_json_find(&search, leads[i].pointer);

        assert_non_null(found);
        assert_int_equal(ivni_json_offset(found), strstr(text, leads[i].begins) - text);
    }
}

/* A list of numbers, each its own place. */
static cJSON *long_list(int length)
{
    char json[4000] = "[0";
    cJSON *list = NULL;

    for (int i = 1; i < length; i++)
        snprintf(json + strlen(json), sizeof json - strlen(json), ",%d", i);
    strcat(json, "]");
    assert_int_equal(ivni_json_read(context, json, strlen(json), &list, NULL), IVN_OK);
    return list;
}

static void elements_are_found_in_any_order(void **state)
{
    static const int places[] = {0, 20, 20, 21, 499, 17, 16, 15, 300, 2, 301, 0};
    cJSON *list = long_list(500);
    ivni_json_search search = {.tree = list, .steps = 10000};

    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        char pointer[16];

        snprintf(pointer, sizeof pointer, "/%d", places[i]);
        assert_int_equal((int)ivni_json_find(&search, pointer)->valuedouble, places[i]);
    }
    cJSON_Delete(list);
}

static void pointers_in_order_pass_a_long_list_once(void **state)
{
    cJSON *list = long_list(500);
    ivni_json_search search = {.tree = list, .steps = 800};

    (void)state;
    for (int i = 0; i < 500; i++) {
        char pointer[16];

        snprintf(pointer, sizeof pointer, "/%d", i);
        assert_int_equal((int)ivni_json_find(&search, pointer)->valuedouble, i);
    }
    cJSON_Delete(list);
}

static void a_search_ends_when_its_steps_do(void **state)
{
    ivni_json_search search = {.tree = tree, .steps = 2};

    (void)state;
    assert_non_null(ivni_json_find(&search, "/list"));
    assert_null(ivni_json_find(&search, "/empty"));
    assert_null(ivni_json_find(&search, "/a"));
}

static void violations_get_the_offsets_that_they_lack(void **state)
{
    ivn_violations *list = ivni_violations_new(context), *out = NULL;
    const ivn_violations_view *view;
    ivn_error error = {.size = sizeof error};

    (void)state;
    ivni_violations_add(list, IVN_ERROR_INVALID, -1, "/list/1/b", "", "wrong");
    ivni_violations_add(list, IVN_ERROR_INVALID, 3, "/list", "", "wrong");
    ivni_violations_locate(list, tree);
    ivni_violations_locate(NULL, tree);
    assert_int_equal(ivni_violations_finish(list, &out, &error), IVN_ERROR_INVALID);
    view = ivn_violations_read(out);
    assert_int_equal(view->list[0]->offset, strstr(text, "\"x\"") - text);
    assert_int_equal(view->list[1]->offset, 3);
    assert_int_equal(error.offset, view->list[0]->offset);
    ivn_violations_free(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pointer_leads_to_its_value_or_to_what_lacks_it),
        cmocka_unit_test(elements_are_found_in_any_order),
        cmocka_unit_test(pointers_in_order_pass_a_long_list_once),
        cmocka_unit_test(a_search_ends_when_its_steps_do),
        cmocka_unit_test(violations_get_the_offsets_that_they_lack),
    };

    return cmocka_run_group_tests(tests, read_tree, free_tree);
}
