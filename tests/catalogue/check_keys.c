/*
 * Tests of src/catalogue/check_keys.c.
 */
#include <stdio.h>
#include <string.h>

#include "context.h"
#include "small.h"
#include "test.h"

typedef struct refused_row {
    int base; /* added to the catalogue of the documents, or to nothing */
    const char *json;
    ivn_status status;
    const char *pointer;
} refused_row;

static void a_key_that_stands_twice_or_reads_like_another_is_refused(void **state)
{
    static const refused_row rows[] = {
        {0,
         "{\"services\":[{\"kind\":\"structured_intervention\",\"key\":\"a\",\"edition\":\"own\",\"name\":\"A\"},{"
         "\"kind\":\"structured_intervention\",\"key\":\"a\",\"edition\":\"own\",\"name\":\"A\"}]}",
         IVN_ERROR_CONFLICT, "/services/1/key"},
        {0,
         "{\"services\":[{\"kind\":\"structured_intervention\",\"key\":\"b\",\"edition\":\"own\",\"name\":\"A\"},{"
         "\"kind\":\"structured_intervention\",\"key\":\"a\",\"edition\":\"own\",\"name\":\"A\"},{\"kind\":"
         "\"structured_intervention\",\"key\":\"b\",\"edition\":\"own\",\"name\":\"A\"}]}",
         IVN_ERROR_CONFLICT, "/services/2/key"},
        {1,
         "{\"services\":[{\"kind\":\"structured_intervention\",\"key\":\"a\",\"edition\":\"own\",\"name\":\"A\"},{"
         "\"kind\":\"structured_intervention\",\"key\":\"victims-awareness\",\"edition\":\"rate-card-2019\",\"name\":"
         "\"A\"}]}",
         IVN_ERROR_CONFLICT, "/services/1/key"},
        {0,
         "{\"services\":[{\"kind\":\"structured_intervention\",\"key\":\"a@own\",\"edition\":\"own\",\"name\":\"A\"}]}",
         IVN_ERROR_INVALID, "/services/0/key"},
        {0,
         "{\"services\":[{\"kind\":\"structured_intervention\",\"key\":\"a\",\"edition\":\"own@2024\",\"name\":\"A\"}]"
         "}",
         IVN_ERROR_INVALID, "/services/0/edition"},
        {0,
         "{\"services\":[{\"kind\":\"structured_intervention\",\"key\":\"c9f69e4f-5e16-51df-b13d-d824f032fd2d\","
         "\"edition\":\"own\",\"name\":\"A\"}]}",
         IVN_ERROR_INVALID, "/services/0/key"},
        {0,
         "{\"areas\":[{\"key\":\"a\",\"name\":\"A\"},{\"key\":\"b\",\"name\":\"B\"},{\"key\":\"a\",\"name\":\"A\"}]}",
         IVN_ERROR_CONFLICT, "/areas/2/key"},
        {1, "{\"areas\":[{\"key\":\"new\",\"name\":\"A\"},{\"key\":\"essex\",\"name\":\"E\"}]}", IVN_ERROR_CONFLICT,
         "/areas/1/key"},
        {1, "{\"prisons\":[{\"key\":\"hmp-chelmsford\",\"name\":\"P\"}]}", IVN_ERROR_CONFLICT, "/prisons/0/key"},
        {0, "{\"prisons\":[{\"key\":\"p\",\"name\":\"P\"},{\"key\":\"p\",\"name\":\"P\"}]}", IVN_ERROR_CONFLICT,
         "/prisons/1/key"},
        {0, "{\"contracts\":[{\"key\":\"p\",\"provider\":\"P\"},{\"key\":\"p\",\"provider\":\"P\"}]}",
         IVN_ERROR_CONFLICT, "/contracts/1/key"},
        {1, "{\"contracts\":[{\"key\":\"essex-2019\",\"provider\":\"P\"}]}", IVN_ERROR_CONFLICT, "/contracts/0/key"},
        {0, "{\"areas\":[{\"key\":\"a\",\"name\":\"A\",\"parent\":\"b\"}]}", IVN_ERROR_NOT_FOUND, "/areas/0/parent"},
        {0, "{\"areas\":[{\"key\":\"a\",\"name\":\"A\",\"parent\":\"a\"}]}", IVN_ERROR_CYCLE, "/areas/0/parent"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_refused(context, rows[i].base, rows[i].json, rows[i].status, rows[i].pointer);
}

static void the_same_key_in_another_edition_is_accepted(void **state)
{
    (void)state;
    assert_accepted(
        context, 1,
        "{\"services\":[{\"kind\":\"structured_intervention\",\"key\":\"a\",\"edition\":\"own\",\"name\":\"A\"},{"
        "\"kind\":\"structured_intervention\",\"key\":\"a\",\"edition\":\"own-2\",\"name\":\"A\"},{\"kind\":"
        "\"structured_intervention\",\"key\":\"victims-awareness\",\"edition\":\"own\",\"name\":\"A\"}]}");
}

static void areas_in_a_circle_are_each_refused(void **state)
{
    static const char json[] = "{\"areas\":[{\"key\":\"a\",\"name\":\"A\",\"parent\":\"b\"},"
                               "{\"key\":\"b\",\"name\":\"B\",\"parent\":\"c\"},"
                               "{\"key\":\"c\",\"name\":\"C\",\"parent\":\"a\"},"
                               "{\"key\":\"d\",\"name\":\"D\"}]}";
    const ivn_violations_view *view;
    ivn_violations *violations = NULL;
    ivn_catalogue *catalogue = NULL;

    (void)state;
    assert_int_equal(ivn_catalogue_with_json(context, NULL, json, strlen(json), &catalogue, &violations, NULL),
                     IVN_ERROR_INVALID);
    view = ivn_violations_read(violations);
    assert_int_equal(view->count, 3);
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(view->list[i]->status, IVN_ERROR_CYCLE);
    ivn_violations_free(violations);
}

/* `count` areas, each inside the one before. */
static void make_nest(uint32_t count, char *json, size_t room)
{
    size_t used = (size_t)snprintf(json, room, "{\"areas\":[{\"key\":\"a0\",\"name\":\"A\"}");

    for (uint32_t i = 1; i < count; i++)
        used += (size_t)snprintf(json + used, room - used, ",{\"key\":\"a%u\",\"name\":\"A\",\"parent\":\"a%u\"}", i,
                                 i - 1);
    snprintf(json + used, room - used, "]}");
}

static void areas_nest_as_deep_as_the_limit(void **state)
{
    static char json[8000];

    (void)state;
    make_nest(IVN_MOST_AREA_DEPTH + 1, json, sizeof json);
    assert_accepted(context, 0, json);
    make_nest(IVN_MOST_AREA_DEPTH + 2, json, sizeof json);
    assert_refused(context, 0, json, IVN_ERROR_LIMIT, "/areas/33/parent");
}

static void make_editions(uint32_t count, char *json, size_t room)
{
    size_t used = (size_t)snprintf(json, room, "{\"services\":[");

    for (uint32_t i = 0; i < count; i++)
        used += (size_t)snprintf(json + used, room - used,
                                 "%s{\"kind\":\"unpaid_work\",\"key\":\"a\",\"edition\":\"e%u\",\"name\":\"A\"}",
                                 i == 0 ? "" : ",", i);
    snprintf(json + used, room - used, "]}");
}

static void a_key_has_as_many_editions_as_the_limit(void **state)
{
    static char json[20000];

    (void)state;
    make_editions(IVN_MOST_EDITIONS, json, sizeof json);
    assert_accepted(context, 0, json);
    make_editions(IVN_MOST_EDITIONS + 1, json, sizeof json);
    assert_refused(context, 0, json, IVN_ERROR_LIMIT, "/services/100/key");
}

/* What is told of is the addition, also where its edition is older than all others. */
static void an_older_edition_too_many_is_refused(void **state)
{
    static const char older[] =
        "{\"services\":[{\"kind\":\"unpaid_work\",\"key\":\"a\",\"edition\":\"custody-2015\",\"name\":\"A\"}]}";
    ivn_violations *violations = NULL;
    ivn_catalogue *base = NULL, *catalogue = NULL;
    static char json[20000];

    (void)state;
    make_editions(IVN_MOST_EDITIONS, json, sizeof json);
    assert_int_equal(ivn_catalogue_with_json(context, NULL, json, strlen(json), &base, NULL, NULL), IVN_OK);
    assert_int_equal(ivn_catalogue_with_json(context, base, older, strlen(older), &catalogue, &violations, NULL),
                     IVN_ERROR_INVALID);
    assert_int_equal(ivn_violations_read(violations)->count, 1);
    assert_int_equal(ivn_violations_read(violations)->list[0]->status, IVN_ERROR_LIMIT);
    assert_string_equal(ivn_violations_read(violations)->list[0]->pointer, "/services/0/key");
    ivn_violations_free(violations);
    ivn_catalogue_free(base);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_that_stands_twice_or_reads_like_another_is_refused),
        cmocka_unit_test(the_same_key_in_another_edition_is_accepted),
        cmocka_unit_test(areas_in_a_circle_are_each_refused),
        cmocka_unit_test(areas_nest_as_deep_as_the_limit),
        cmocka_unit_test(a_key_has_as_many_editions_as_the_limit),
        cmocka_unit_test(an_older_edition_too_many_is_refused),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
