/*
 * Tests of src/catalogue/check_circles.c.
 */
#include <stdio.h>
#include <string.h>

#include "context.h"
#include "small.h"
#include "test.h"

#define MOST_SERVICES 16
#define ROOM 16384u

/* A service, and the services that one has to be eligible for. */
typedef struct link {
    const char *key, *edition, *to[3];
} link;

static size_t write_service(const link *service, char *json, size_t room)
{
    size_t used =
        (size_t)snprintf(json, room,
                         "{\"kind\":\"unpaid_work\",\"key\":\"%s\",\"edition\":\"%s\",\"name\":\"A\",\"offers\":["
                         "{\"setting\":\"gate\"},{\"setting\":\"community\",\"criteria\":["
                         "{\"group\":1,\"subject\":\"age\",\"operation\":\"is\",\"value\":1,\"level\":\"advice\","
                         "\"rule\":\"R\",\"title\":\"T\"}",
                         service->key, service->edition == NULL ? "own" : service->edition);

    for (int i = 0; i < 3 && service->to[i] != NULL; i++)
        used += (size_t)snprintf(json + used, room - used,
                                 ",{\"group\":1,\"subject\":\"eligible_for\",\"operation\":\"is_not\",\"value\":true,"
                                 "\"texts\":[\"%s\"],\"level\":\"advice\",\"rule\":\"R\",\"title\":\"T\"}",
                                 service->to[i]);
    return used + (size_t)snprintf(json + used, room - used, "]}]}");
}

static void write_services(const link *services, char json[ROOM])
{
    size_t used = (size_t)snprintf(json, ROOM, "{\"services\":[");

    for (int i = 0; i < MOST_SERVICES && services[i].key != NULL; i++) {
        used += (size_t)snprintf(json + used, ROOM - used, i == 0 ? "" : ",");
        used += write_service(&services[i], json + used, ROOM - used);
    }
    snprintf(json + used, ROOM - used, "]}");
}

static void services_that_lead_to_others_are_accepted(void **state)
{
    static const link rows[][MOST_SERVICES] = {
        {{"a", NULL, {"b"}}, {"b", NULL, {NULL}}},
        {{"a", NULL, {"b", "c"}}, {"b", NULL, {"d"}}, {"c", NULL, {"d"}}, {"d", NULL, {NULL}}},
        {{"a", NULL, {"b", "b", "b@own"}}, {"b", NULL, {NULL}}},
        {{"d", NULL, {NULL}}, {"b", NULL, {"c", "d"}}, {"c", NULL, {"d"}}, {"a", NULL, {"b", "c", "d"}}},
        /* The same key in another edition is another service. */
        {{"a", "own", {"a@other"}}, {"a", "other", {NULL}}},
    };
    char json[ROOM];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        write_services(rows[i], json);
        assert_accepted(context, 0, json);
    }
}

typedef struct circle_row {
    link services[MOST_SERVICES];
    const char *pointer;
} circle_row;

static void a_circle_is_refused_at_the_criterion_that_closes_it(void **state)
{
    static const circle_row rows[] = {
        {{{"a", NULL, {"a"}}}, "/services/0/offers/1/criteria/1/texts/0"},
        {{{"a", NULL, {"b"}}, {"b", NULL, {"a"}}}, "/services/1/offers/1/criteria/1/texts/0"},
        {{{"a", NULL, {"d", "b"}}, {"b", NULL, {"d", "c"}}, {"c", NULL, {"d", "b"}}, {"d", NULL, {NULL}}},
         "/services/2/offers/1/criteria/2/texts/0"},
        {{{"a", NULL, {"b@own"}}, {"b", NULL, {"c"}}, {"c", NULL, {"a@own"}}},
         "/services/2/offers/1/criteria/1/texts/0"},
        /* A key may mean any of its editions: one of them closes the circle. */
        {{{"a", NULL, {"b"}}, {"b", "first", {NULL}}, {"b", "second", {"a"}}},
         "/services/2/offers/1/criteria/1/texts/0"},
        {{{"a", "own", {"a"}}, {"a", "other", {NULL}}}, "/services/0/offers/1/criteria/1/texts/0"},
    };
    char json[ROOM];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        write_services(rows[i].services, json);
        assert_refused(context, 0, json, IVN_ERROR_CYCLE, rows[i].pointer);
    }
}

static void each_circle_is_told(void **state)
{
    static const link services[MOST_SERVICES] = {
        {"a", NULL, {"b"}}, {"b", NULL, {"a", "b"}}, {"c", NULL, {"a", "d"}}, {"d", NULL, {"c"}}};
    ivn_violations *violations = NULL;
    ivn_catalogue *catalogue = NULL;
    char json[ROOM];

    (void)state;
    write_services(services, json);
    assert_int_equal(ivn_catalogue_with_json(context, NULL, json, strlen(json), &catalogue, &violations, NULL),
                     IVN_ERROR_INVALID);
    assert_int_equal(ivn_violations_read(violations)->count, 3);
    ivn_violations_free(violations);
}

/* What is added may turn a row of the base into a circle; what is told of is the addition. */
static void a_circle_through_the_base_is_told_of_the_addition(void **state)
{
    static const link old[MOST_SERVICES] = {{"a", NULL, {"b"}}, {"b", "first", {NULL}}, {"c", NULL, {"a"}}};
    static const link added[MOST_SERVICES] = {{"d", NULL, {NULL}}, {"b", "second", {"c"}}};
    ivn_violations *violations = NULL;
    ivn_catalogue *base = NULL, *catalogue = NULL;
    const ivn_violations_view *view;
    char json[ROOM];

    (void)state;
    write_services(old, json);
    assert_int_equal(ivn_catalogue_with_json(context, NULL, json, strlen(json), &base, NULL, NULL), IVN_OK);
    write_services(added, json);
    assert_int_equal(ivn_catalogue_with_json(context, base, json, strlen(json), &catalogue, &violations, NULL),
                     IVN_ERROR_INVALID);
    view = ivn_violations_read(violations);
    assert_int_equal(view->count, 1);
    assert_int_equal(view->list[0]->status, IVN_ERROR_CYCLE);
    assert_string_equal(view->list[0]->pointer, "/services/1/offers/1/criteria/1/texts/0");
    ivn_violations_free(violations);
    ivn_catalogue_free(base);
}

/* Services s0, s1, ..., each asking for the next. */
static void make_row(link services[MOST_SERVICES], char keys[MOST_SERVICES][8], int count)
{
    memset(services, 0, MOST_SERVICES * sizeof *services);
    for (int i = 0; i < count; i++)
        snprintf(keys[i], sizeof keys[i], "s%d", i);
    for (int i = 0; i < count; i++) {
        services[i].key = keys[i];
        if (i + 1 < count)
            services[i].to[0] = keys[i + 1];
    }
}

static void a_row_of_services_is_as_long_as_the_limit(void **state)
{
    link services[MOST_SERVICES];
    char keys[MOST_SERVICES][8], json[ROOM];

    (void)state;
    make_row(services, keys, IVN_MOST_CHAIN);
    write_services(services, json);
    assert_accepted(context, 0, json);
    make_row(services, keys, IVN_MOST_CHAIN + 1);
    write_services(services, json);
    assert_refused(context, 0, json, IVN_ERROR_LIMIT, "/services/0/offers");
    make_row(services, keys, IVN_MOST_CHAIN + 3); /* told once: of the first that is too many */
    write_services(services, json);
    assert_refused(context, 0, json, IVN_ERROR_LIMIT, "/services/2/offers");
}

static void a_row_of_the_base_that_an_addition_makes_too_long_is_told(void **state)
{
    link services[MOST_SERVICES];
    static const link added[MOST_SERVICES] = {{"s7", "second", {"t"}}, {"t", NULL, {NULL}}};
    char keys[MOST_SERVICES][8], json[ROOM];
    ivn_violations *violations = NULL;
    ivn_catalogue *base = NULL, *catalogue = NULL;

    (void)state;
    make_row(services, keys, IVN_MOST_CHAIN);
    write_services(services, json);
    assert_int_equal(ivn_catalogue_with_json(context, NULL, json, strlen(json), &base, NULL, NULL), IVN_OK);
    write_services(added, json);
    assert_int_equal(ivn_catalogue_with_json(context, base, json, strlen(json), &catalogue, &violations, NULL),
                     IVN_ERROR_INVALID);
    assert_int_equal(ivn_violations_read(violations)->count, 1);
    assert_string_equal(ivn_violations_read(violations)->list[0]->pointer, "/services");
    ivn_violations_free(violations);
    ivn_catalogue_free(base);
}

/* Each asking for the next three times over: what the first one looks at more than trebles with every service. */
static void services_that_ask_for_each_other_again_and_again_are_as_many_as_the_limit(void **state)
{
    link services[MOST_SERVICES];
    char keys[MOST_SERVICES][8], json[ROOM];

    (void)state;
    make_row(services, keys, IVN_MOST_CHAIN);
    for (int i = 1; i + 1 < IVN_MOST_CHAIN; i++)
        services[i].to[1] = services[i].to[2] = services[i].to[0];
    write_services(services, json);
    assert_accepted(context, 0, json);
    services[0].to[1] = services[0].to[2] = services[0].to[0];
    write_services(services, json);
    assert_refused(context, 0, json, IVN_ERROR_LIMIT, "/services/0/offers");
}

/* One that leads to too much is told of; those that lead to it are not, whatever they add. */
static void of_services_that_lead_to_too_much_the_nearest_is_told(void **state)
{
    static const link above = {"t", NULL, {"s0", "s0@own"}};
    link services[MOST_SERVICES];
    char keys[MOST_SERVICES][8], json[ROOM];

    (void)state;
    make_row(services, keys, IVN_MOST_CHAIN - 1);
    for (int i = 0; i + 1 < IVN_MOST_CHAIN - 1; i++)
        services[i].to[1] = services[i].to[2] = services[i].to[0];
    services[IVN_MOST_CHAIN - 1] = above;
    write_services(services, json);
    assert_refused(context, 0, json, IVN_ERROR_LIMIT, "/services/7/offers");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(services_that_lead_to_others_are_accepted),
        cmocka_unit_test(a_circle_is_refused_at_the_criterion_that_closes_it),
        cmocka_unit_test(each_circle_is_told),
        cmocka_unit_test(a_circle_through_the_base_is_told_of_the_addition),
        cmocka_unit_test(a_row_of_services_is_as_long_as_the_limit),
        cmocka_unit_test(a_row_of_the_base_that_an_addition_makes_too_long_is_told),
        cmocka_unit_test(services_that_ask_for_each_other_again_and_again_are_as_many_as_the_limit),
        cmocka_unit_test(of_services_that_lead_to_too_much_the_nearest_is_told),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
