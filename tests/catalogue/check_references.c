/*
 * Tests of src/catalogue/check_references.c.
 */
#include "context.h"
#include "small.h"
#include "test.h"

static void what_the_directory_or_the_base_has_may_be_referred_to(void **state)
{
    (void)state;
    assert_accepted(
        context, 1,
        "{\"areas\":[{\"key\":\"new-town\",\"name\":\"N\",\"parent\":\"essex\"}],\"prisons\":[{\"key\":\"hmp-new\","
        "\"name\":\"N\",\"area\":\"new-town\"}],\"contracts\":[{\"key\":\"c\",\"provider\":\"P\",\"areas\":[\"new-"
        "town\"],\"prisons\":[\"hmp-new\"],\"services\":[\"a\",\"a@own\",\"families\"]}],\"services\":[{\"kind\":"
        "\"structured_intervention\",\"key\":\"a\",\"edition\":\"own\",\"name\":\"A\",\"provisions\":[{\"intensity\":"
        "\"high\",\"alternative\":\"accredited_programme\"},{\"intensity\":\"low\",\"alternative\":\"families\"}],"
        "\"offers\":[{\"setting\":\"community\",\"areas\":[\"new-town\"],\"criteria\":[{\"group\":1,\"level\":"
        "\"eligibility\",\"rule\":\"OWN-1\",\"title\":\"T\",\"subject\":\"prison\",\"operation\":\"is\",\"texts\":["
        "\"hmp-new\"],\"alternative\":\"a\"}]}]}]}");
}

typedef struct refused_row {
    const char *json;
    ivn_status status;
    const char *pointer;
} refused_row;

static void what_a_service_refers_to_must_be_there(void **state)
{
    static const refused_row rows[] = {
        {"\"offers\":[{\"setting\":\"community\",\"areas\":[\"essex\",\"atlantis\"]}]", IVN_ERROR_NOT_FOUND,
         "/services/0/offers/0/areas/1"},
        {"\"offers\":[{\"setting\":\"community\",\"criteria\":[{\"group\":1,\"level\":\"eligibility\",\"rule\":\"OWN-"
         "1\",\"title\":\"T\",\"subject\":\"home_area\",\"operation\":\"within\",\"texts\":[\"essex\",\"atlantis\"]}]}"
         "]",
         IVN_ERROR_NOT_FOUND, "/services/0/offers/0/criteria/0/texts/1"},
        {"\"offers\":[{\"setting\":\"community\",\"criteria\":[{\"group\":1,\"level\":\"eligibility\",\"rule\":\"OWN-"
         "1\",\"title\":\"T\",\"subject\":\"resettlement_area\",\"operation\":\"is\",\"texts\":[\"hmp-chelmsford\"]}]}"
         "]",
         IVN_ERROR_NOT_FOUND, "/services/0/offers/0/criteria/0/texts/0"},
        {"\"offers\":[{\"setting\":\"community\",\"criteria\":[{\"group\":1,\"level\":\"eligibility\",\"rule\":\"OWN-"
         "1\",\"title\":\"T\",\"subject\":\"prison\",\"operation\":\"is\",\"texts\":[\"essex\"]}]}]",
         IVN_ERROR_NOT_FOUND, "/services/0/offers/0/criteria/0/texts/0"},
        {"\"offers\":[{\"setting\":\"community\",\"criteria\":[{\"group\":1,\"level\":\"eligibility\",\"rule\":\"OWN-"
         "1\",\"title\":\"T\",\"subject\":\"eligible_for\",\"operation\":\"is\",\"value\":true,\"texts\":[\"nothing\"]}"
         "]}]",
         IVN_ERROR_NOT_FOUND, "/services/0/offers/0/criteria/0/texts/0"},
        {"\"offers\":[{\"setting\":\"community\",\"criteria\":[{\"group\":1,\"level\":\"eligibility\",\"rule\":\"OWN-"
         "1\",\"title\":\"T\",\"subject\":\"suitable_for\",\"operation\":\"is\",\"value\":true,\"texts\":[\"victims-"
         "awareness@scope-2019\"]}]}]",
         IVN_ERROR_NOT_FOUND, "/services/0/offers/0/criteria/0/texts/0"},
        {"\"offers\":[{\"setting\":\"community\",\"criteria\":[{\"group\":1,\"level\":\"eligibility\",\"rule\":\"OWN-"
         "1\",\"title\":\"T\",\"subject\":\"age\",\"operation\":\"at_least\",\"value\":18,\"alternative\":\"nothing\"}]"
         "}]",
         IVN_ERROR_NOT_FOUND, "/services/0/offers/0/criteria/0/alternative"},
        {"\"offers\":[{\"setting\":\"community\",\"criteria\":[{\"group\":1,\"level\":\"eligibility\",\"rule\":\"OWN-"
         "1\",\"title\":\"T\",\"subject\":\"age\",\"operation\":\"at_least\",\"parameter\":\"WB-AGE/months\"}]}]",
         IVN_ERROR_NOT_FOUND, "/services/0/offers/0/criteria/0/parameter"},
        {"\"offers\":[{\"setting\":\"community\",\"criteria\":[{\"group\":1,\"level\":\"eligibility\",\"rule\":\"OWN-"
         "1\",\"title\":\"T\",\"subject\":\"age\",\"operation\":\"at_least\",\"parameter\":\"years\"}]}]",
         IVN_ERROR_NOT_FOUND, "/services/0/offers/0/criteria/0/parameter"},
        {"\"offers\":[{\"setting\":\"community\",\"criteria\":[{\"group\":1,\"level\":\"eligibility\",\"rule\":\"OWN-"
         "1\",\"title\":\"T\",\"subject\":\"age\",\"operation\":\"between\",\"value\":18,\"upper_parameter\":\"NO/"
         "years\"}]}]",
         IVN_ERROR_NOT_FOUND, "/services/0/offers/0/criteria/0/upper_parameter"},
        {"\"offers\":[{\"setting\":\"community\",\"criteria\":[{\"group\":1,\"level\":\"eligibility\",\"rule\":\"OWN-"
         "1\",\"title\":\"T\",\"subject\":\"ogrs3\",\"operation\":\"at_least\",\"parameter\":\"WB-AGE/years\"}]}]",
         IVN_ERROR_INVALID, "/services/0/offers/0/criteria/0/parameter"},
        {"\"offers\":[{\"setting\":\"community\",\"criteria\":[{\"group\":1,\"level\":\"eligibility\",\"rule\":\"OWN-"
         "1\",\"title\":\"T\",\"subject\":\"age\",\"operation\":\"at_least\",\"parameter\":\"WB-AGE/"
         "years\",\"unit\":\"none\"}]}]",
         IVN_ERROR_INVALID, "/services/0/offers/0/criteria/0/parameter"},
        {"\"provisions\":[{\"intensity\":\"low\"},{\"intensity\":\"high\",\"alternative\":\"nothing\"}]",
         IVN_ERROR_NOT_FOUND, "/services/0/provisions/1/alternative"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_service_refused(context, rows[i].json, rows[i].status, rows[i].pointer);
}

static void what_contracts_and_prisons_refer_to_must_be_there(void **state)
{
    static const refused_row rows[] = {
        {"{\"contracts\":[{\"key\":\"c\",\"provider\":\"P\",\"areas\":[\"essex\",\"atlantis\"]}]}", IVN_ERROR_NOT_FOUND,
         "/contracts/0/areas/1"},
        {"{\"contracts\":[{\"key\":\"c\",\"provider\":\"P\",\"prisons\":[\"hmp-atlantis\"]}]}", IVN_ERROR_NOT_FOUND,
         "/contracts/0/prisons/0"},
        {"{\"contracts\":[{\"key\":\"c\",\"provider\":\"P\",\"services\":[\"families\",\"nothing\"]}]}",
         IVN_ERROR_NOT_FOUND, "/contracts/0/services/1"},
        {"{\"prisons\":[{\"key\":\"hmp-new\",\"name\":\"N\",\"area\":\"atlantis\"}]}", IVN_ERROR_NOT_FOUND,
         "/prisons/0/area"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_refused(context, 1, rows[i].json, rows[i].status, rows[i].pointer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_directory_or_the_base_has_may_be_referred_to),
        cmocka_unit_test(what_a_service_refers_to_must_be_there),
        cmocka_unit_test(what_contracts_and_prisons_refer_to_must_be_there),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
