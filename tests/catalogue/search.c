/*
 * Tests of src/catalogue/search.c.
 */
#include <string.h>

#include "failing.h"
#include "small.h"
#include "test.h"

#define OFFER_IN(setting_, ...)                                                                                        \
    &(const ivn_offer)                                                                                                 \
    {                                                                                                                  \
        .size = sizeof(ivn_offer), .setting = setting_, __VA_ARGS__                                                    \
    }
#define OFFERS_OF(...)                                                                                                 \
    .offers = (const ivn_offer *const[]){__VA_ARGS__},                                                                 \
    .offer_count = sizeof((const ivn_offer *const[]){__VA_ARGS__}) / sizeof(const ivn_offer *)
#define LEVEL(intensity_, ...)                                                                                         \
    &(const ivn_provision)                                                                                             \
    {                                                                                                                  \
        .size = sizeof(ivn_provision), .intensity = IVN_INTENSITY_##intensity_, __VA_ARGS__                            \
    }
#define LEVELS(...)                                                                                                    \
    .provisions = (const ivn_provision *const[]){__VA_ARGS__},                                                         \
    .provision_count = sizeof((const ivn_provision *const[]){__VA_ARGS__}) / sizeof(const ivn_provision *)
#define NEED(code) .needs = (const uint32_t[]){code}, .need_count = 1
#define AREA(key) .areas = (const char *const[]){key}, .area_count = 1

static const ivn_service *const services[] = {
    A_SERVICE("anywhere", "rate-card-2019", NEED(IVN_NEED_FINANCE),
              OFFERS_OF(OFFER_IN(IVN_SETTING_COMMUNITY, .reserved = 0))),
    A_SERVICE("essex-only", "rate-card-2019", .kind = IVN_KIND_UNPAID_WORK,
              OFFERS_OF(OFFER_IN(IVN_SETTING_COMMUNITY, AREA("essex")), OFFER_IN(IVN_SETTING_GATE, AREA("wales")))),
    A_SERVICE("levels", "own", NEED(IVN_NEED_FINANCE),
              LEVELS(LEVEL(ASSESSMENT, .hours = {1, 1}), LEVEL(LOW, .hours = {1, 2}),
                     LEVEL(HIGH, .not_offered = IVN_YES), LEVEL(GATE, .hours = {1, 3}))),
    A_SERVICE("assessed", "own", LEVELS(LEVEL(ASSESSMENT, .hours = {1, 1})), .from = {1, 100}, .to = {1, 200}),
    A_SERVICE("for-high", "own",
              OFFERS_OF(OFFER_IN(IVN_SETTING_CUSTODY, .complexities = (const uint32_t[]){IVN_COMPLEXITY_HIGH},
                                 .complexity_count = 1),
                        OFFER_IN(IVN_SETTING_PRE_RELEASE, .reserved = 0))),
};

static const ivn_area *const areas[] = {AN_AREA("england", NULL), AN_AREA("essex", "england"),
                                        AN_AREA("southend", "essex"), AN_AREA("wales", NULL)};

static ivn_context *context;
static ivn_catalogue *catalogue;

static int make_catalogue(void **state)
{
    (void)state;
    if (ivn_context_new(NULL, &context) != IVN_OK)
        return 1;
    catalogue =
        small_catalogue(context, services, sizeof services / sizeof *services, areas, sizeof areas / sizeof *areas);
    return 0;
}

static int free_catalogue(void **state)
{
    (void)state;
    ivn_catalogue_free(catalogue);
    ivn_context_free(context);
    return 0;
}

typedef struct search_row {
    ivn_catalogue_query query;
    const char *found; /* keys, each followed by a blank */
} search_row;

static const search_row rows[] = {
    {{.size = sizeof(ivn_catalogue_query)}, "anywhere essex-only levels assessed for-high "},
    {{.size = sizeof(ivn_catalogue_query), .need = IVN_NEED_FINANCE}, "anywhere levels "},
    {{.size = sizeof(ivn_catalogue_query), .need = IVN_NEED_FAMILY}, ""},
    {{.size = sizeof(ivn_catalogue_query), .kind = IVN_KIND_UNPAID_WORK}, "essex-only "},
    {{.size = sizeof(ivn_catalogue_query), .edition = "own"}, "levels assessed for-high "},
    {{.size = sizeof(ivn_catalogue_query), .edition = "law"}, ""},
    {{.size = sizeof(ivn_catalogue_query), .setting = IVN_SETTING_COMMUNITY}, "anywhere essex-only "},
    {{.size = sizeof(ivn_catalogue_query), .setting = IVN_SETTING_PRE_RELEASE}, "for-high "},
    {{.size = sizeof(ivn_catalogue_query), .area = "southend"}, "anywhere essex-only for-high "},
    {{.size = sizeof(ivn_catalogue_query), .area = "england"}, "anywhere for-high "},
    {{.size = sizeof(ivn_catalogue_query), .area = "wales"}, "anywhere essex-only for-high "},
    /* Setting and area must hold for the same offer. */
    {{.size = sizeof(ivn_catalogue_query), .area = "wales", .setting = IVN_SETTING_COMMUNITY}, "anywhere "},
    {{.size = sizeof(ivn_catalogue_query), .area = "wales", .setting = IVN_SETTING_GATE}, "essex-only "},
    /* Who says nothing of levels delivers at each; who does, at those. */
    {{.size = sizeof(ivn_catalogue_query), .complexity = IVN_COMPLEXITY_LOW},
     "anywhere essex-only levels assessed for-high "},
    {{.size = sizeof(ivn_catalogue_query), .complexity = IVN_COMPLEXITY_MEDIUM},
     "anywhere essex-only assessed for-high "},
    {{.size = sizeof(ivn_catalogue_query), .complexity = IVN_COMPLEXITY_HIGH},
     "anywhere essex-only assessed for-high "},
    {{.size = sizeof(ivn_catalogue_query), .complexity = IVN_COMPLEXITY_LOW, .setting = IVN_SETTING_CUSTODY}, ""},
    {{.size = sizeof(ivn_catalogue_query), .complexity = IVN_COMPLEXITY_HIGH, .setting = IVN_SETTING_CUSTODY},
     "for-high "},
    {{.size = sizeof(ivn_catalogue_query), .day = {1, 99}}, "anywhere essex-only levels for-high "},
    {{.size = sizeof(ivn_catalogue_query), .day = {1, 100}}, "anywhere essex-only levels assessed for-high "},
    {{.size = sizeof(ivn_catalogue_query), .day = {1, 201}}, "anywhere essex-only levels for-high "},
    {{.size = sizeof(ivn_catalogue_query), .day = {1, 201}, .withdrawn = IVN_NO},
     "anywhere essex-only levels for-high "},
    {{.size = sizeof(ivn_catalogue_query), .day = {1, 201}, .withdrawn = IVN_YES},
     "anywhere essex-only levels assessed for-high "},
};

static void everything_that_is_asked_for_holds_of_what_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const ivn_services_view *view;
        ivn_services *found = NULL;
        char keys[256] = "";

        assert_int_equal(ivn_catalogue_search(context, catalogue, &rows[i].query, &found, NULL), IVN_OK);
        view = ivn_services_read(found);
        assert_int_equal(view->size, sizeof *view);
        for (uint32_t j = 0; j < view->count; j++) {
            strcat(keys, view->services[j]->key);
            strcat(keys, " ");
        }
        if (strcmp(keys, rows[i].found) != 0)
            fail_msg("query %u: %s", (unsigned)i, keys);
        ivn_services_free(found);
    }
}

typedef struct refused_row {
    ivn_catalogue_query query;
    ivn_status status;
    const char *pointer;
} refused_row;

static void a_query_for_what_there_is_not_is_refused(void **state)
{
    static const refused_row refused[] = {
        {{.size = sizeof(ivn_catalogue_query), .area = "atlantis"}, IVN_ERROR_NOT_FOUND, "/area"},
        {{.size = sizeof(ivn_catalogue_query), .edition = "rate-card-2020"}, IVN_ERROR_NOT_FOUND, "/edition"},
        {{.size = sizeof(ivn_catalogue_query), .need = 99}, IVN_ERROR_INVALID, "/need"},
        {{.size = sizeof(ivn_catalogue_query), .area = "No key"}, IVN_ERROR_INVALID, "/area"},
        {{.size = 4}, IVN_ERROR_INVALID, ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        ivn_error error = {.size = sizeof error};
        ivn_services *found = NULL;

        assert_int_equal(ivn_catalogue_search(context, catalogue, &refused[i].query, &found, &error),
                         refused[i].status);
        assert_int_equal(error.status, refused[i].status);
        assert_string_equal(error.pointer, refused[i].pointer);
        assert_null(found);
    }
}

static void missing_arguments_are_refused(void **state)
{
    const ivn_catalogue_query query = {.size = sizeof query};
    ivn_error error = {.size = sizeof error}, unknown = {.size = 1};
    ivn_services *found = NULL;

    (void)state;
    assert_int_equal(ivn_catalogue_search(NULL, catalogue, &query, &found, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_catalogue_search(context, NULL, &query, &found, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_catalogue_search(context, catalogue, NULL, &found, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_catalogue_search(context, catalogue, &query, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_catalogue_search(context, catalogue, &query, &found, &unknown), IVN_ERROR_SIZE);
    assert_null(found);
    assert_null(ivn_services_read(NULL));
    ivn_services_free(NULL);
}

static ivn_status searches(const ivn_context *with, void *user)
{
    const ivn_catalogue_query query = {.size = sizeof query, .area = "southend"};
    ivn_services *found = NULL;
    ivn_status status = ivn_catalogue_search(with, catalogue, &query, &found, NULL);

    (void)user;
    ivn_services_free(found);
    return status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    (void)state;
    failing_every_with_context(searches, NULL);
}

static void a_limit_that_is_too_low_is_told(void **state)
{
    (void)state;
    limit_every(searches, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_that_is_asked_for_holds_of_what_is_found),
        cmocka_unit_test(a_query_for_what_there_is_not_is_refused),
        cmocka_unit_test(missing_arguments_are_refused),
        cmocka_unit_test(running_out_of_memory_leaves_nothing),
        cmocka_unit_test(a_limit_that_is_too_low_is_told),
    };

    return cmocka_run_group_tests(tests, make_catalogue, free_catalogue);
}
