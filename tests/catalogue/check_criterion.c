/*
 * Tests of src/catalogue/check_criterion.c.
 */
#include <stdio.h>

#include "context.h"
#include "small.h"
#include "test.h"

#define CRITERION "{\"group\":1,\"level\":\"eligibility\",\"rule\":\"OWN-1\",\"title\":\"A criterion\",%s}"
#define MEMBERS "\"offers\":[{\"setting\":\"community\",\"criteria\":[" CRITERION "]}]"

static const char *const accepted[] = {
    "\"subject\":\"age\",\"operation\":\"between\",\"value\":18,\"upper_parameter\":\"WB-AGE/years\"",
    "\"subject\":\"age\",\"operation\":\"between\",\"parameter\":\"WB-AGE/years\",\"upper\":17",
    "\"subject\":\"sex\",\"operation\":\"is\",\"value\":\"male\"",
    "\"subject\":\"sex\",\"operation\":\"is_not\",\"value\":\"male\"",
    "\"subject\":\"employment\",\"operation\":\"one_of\",\"codes\":[\"employed\",\"retired\"]",
    "\"subject\":\"in_custody\",\"operation\":\"is\",\"value\":false",
    "\"subject\":\"in_custody\",\"operation\":\"is_not\",\"value\":true",
    "\"subject\":\"age\",\"operation\":\"is\",\"value\":18",
    "\"subject\":\"age\",\"operation\":\"is_not\",\"value\":18",
    "\"subject\":\"age\",\"operation\":\"at_least\",\"value\":18,\"unit\":\"years\"",
    "\"subject\":\"age\",\"operation\":\"at_most\",\"value\":25,\"unit\":\"none\"",
    "\"subject\":\"age\",\"operation\":\"between\",\"value\":18,\"upper\":18",
    "\"subject\":\"days_to_release\",\"operation\":\"at_most\",\"value\":12,\"unit\":\"weeks\"",
    "\"subject\":\"days_to_release\",\"operation\":\"at_most\",\"value\":-3,\"unit\":\"days\"",
    "\"subject\":\"days_to_release\",\"operation\":\"at_most\",\"value\":3,\"unit\":\"months\"",
    "\"subject\":\"reoffending_band\",\"operation\":\"at_least\",\"value\":\"medium\"",
    "\"subject\":\"reoffending_band\",\"operation\":\"at_most\",\"value\":\"medium\"",
    "\"subject\":\"reoffending_band\",\"operation\":\"between\",\"value\":\"medium\",\"upper\":\"high\"",
    "\"subject\":\"reoffending_band\",\"operation\":\"one_of\",\"codes\":[\"low\",\"very_high\"]",
    "\"subject\":\"last_violent_offence\",\"operation\":\"within\",\"value\":24",
    "\"subject\":\"last_violent_offence\",\"operation\":\"within\",\"value\":24,\"unit\":\"months\"",
    "\"subject\":\"home_area\",\"operation\":\"is\",\"texts\":[\"essex\"]",
    "\"subject\":\"home_area\",\"operation\":\"is_not\",\"texts\":[\"essex\"]",
    "\"subject\":\"home_area\",\"operation\":\"within\",\"texts\":[\"southend\",\"thurrock\"]",
    "\"subject\":\"resettlement_area\",\"operation\":\"one_of\",\"texts\":[\"southend\"]",
    "\"subject\":\"prison\",\"operation\":\"is\",\"texts\":[\"hmp-chelmsford\"]",
    "\"subject\":\"prison\",\"operation\":\"one_of\",\"texts\":[\"hmp-chelmsford\",\"hmp-highpoint\"]",
    "\"subject\":\"eligible_for\",\"operation\":\"is\",\"value\":true,\"texts\":[\"victims-awareness\"]",
    ("\"subject\":\"suitable_for\",\"operation\":\"is_not\",\"value\":true,"
     "\"texts\":[\"building-better-relationships@scope-2019\"]"),
    "\"subject\":\"age\",\"operation\":\"at_least\",\"parameter\":\"WB-AGE/years\"",
    "\"subject\":\"age\",\"operation\":\"at_least\",\"parameter\":\"WB-AGE/years\",\"value\":18",
};

static void what_can_be_compared_is_accepted(void **state)
{
    char members[1024];

    (void)state;
    for (size_t i = 0; i < sizeof accepted / sizeof *accepted; i++) {
        snprintf(members, sizeof members, MEMBERS, accepted[i]);
        assert_service_accepted(context, members);
    }
}

typedef struct refused_row {
    const char *criterion, *member;
} refused_row;

static const refused_row refused[] = {
    {"\"subject\":\"reoffending_band\",\"operation\":\"between\",\"value\":\"low\",\"upper\":\"high\","
     "\"parameter\":\"WB-AGE/years\"",
     "parameter"},
    {"\"subject\":\"reoffending_band\",\"operation\":\"between\",\"value\":\"low\",\"upper\":\"high\","
     "\"upper_parameter\":\"WB-AGE/years\"",
     "upper_parameter"},
    {"\"subject\":\"sex\",\"operation\":\"at_least\",\"value\":\"male\"", "operation"},
    {"\"subject\":\"in_custody\",\"operation\":\"one_of\",\"codes\":[\"male\"]", "codes/0"},
    {"\"subject\":\"in_custody\",\"operation\":\"at_most\",\"value\":true", "operation"},
    {"\"subject\":\"age\",\"operation\":\"one_of\",\"codes\":[18]", "operation"},
    {"\"subject\":\"age\",\"operation\":\"within\",\"value\":18", "operation"},
    {"\"subject\":\"last_violent_offence\",\"operation\":\"is\",\"value\":24", "operation"},
    {"\"subject\":\"home_area\",\"operation\":\"at_least\",\"texts\":[\"essex\"]", "operation"},
    {"\"subject\":\"prison\",\"operation\":\"within\",\"texts\":[\"hmp-chelmsford\"]", "operation"},
    {"\"subject\":\"sex\",\"operation\":\"is\"", "value"},
    {"\"subject\":\"sex\",\"operation\":\"is\",\"value\":\"no such sex\"", "value"},
    {"\"subject\":\"sex\",\"operation\":\"is\",\"value\":true", "value"},
    {"\"subject\":\"in_custody\",\"operation\":\"is\",\"value\":2", "value"},
    {"\"subject\":\"age\",\"operation\":\"at_least\"", "value"},
    {"\"subject\":\"age\",\"operation\":\"at_least\",\"value\":\"18\"", "value"},
    {"\"subject\":\"sex\",\"operation\":\"one_of\"", "codes"},
    {"\"subject\":\"sex\",\"operation\":\"one_of\",\"codes\":[\"male\"],\"value\":\"male\"", "value"},
    {"\"subject\":\"sex\",\"operation\":\"is\",\"value\":\"male\",\"codes\":[\"male\"]", "codes"},
    {"\"subject\":\"sex\",\"operation\":\"is\",\"value\":\"male\",\"texts\":[\"essex\"]", "texts"},
    {"\"subject\":\"sex\",\"operation\":\"is\",\"value\":\"male\",\"upper\":\"male\"", "upper"},
    {"\"subject\":\"age\",\"operation\":\"between\",\"value\":18", "upper"},
    {"\"subject\":\"age\",\"operation\":\"at_least\",\"value\":18,\"upper_parameter\":\"WB-AGE/years\"",
     "upper_parameter"},
    {"\"subject\":\"age\",\"operation\":\"between\",\"value\":18,\"upper\":17", "upper"},
    {"\"subject\":\"home_area\",\"operation\":\"within\"", "texts"},
    {"\"subject\":\"home_area\",\"operation\":\"is\",\"texts\":[\"essex\",\"southend\"]", "texts"},
    {"\"subject\":\"home_area\",\"operation\":\"is\"", "texts"},
    {"\"subject\":\"home_area\",\"operation\":\"within\",\"texts\":[\"essex\"],\"value\":1", "value"},
    {"\"subject\":\"eligible_for\",\"operation\":\"is\",\"value\":true", "texts"},
    {"\"subject\":\"suitable_for\",\"operation\":\"is\",\"value\":true,\"texts\":[\"families\",\"mentoring\"]",
     "texts"},
    {"\"subject\":\"eligible_for\",\"operation\":\"is\",\"texts\":[\"families\"]", "value"},
    {"\"subject\":\"sex\",\"operation\":\"is\",\"value\":\"male\",\"parameter\":\"WB-AGE/years\"", "parameter"},
    {"\"subject\":\"sex\",\"operation\":\"is\",\"value\":\"male\",\"upper_parameter\":\"WB-AGE/years\"",
     "upper_parameter"},
    {"\"subject\":\"home_area\",\"operation\":\"within\",\"texts\":[\"essex\"],\"parameter\":\"WB-AGE/years\"",
     "parameter"},
    {"\"subject\":\"age\",\"operation\":\"at_least\",\"value\":18,\"unit\":\"months\"", "unit"},
    {"\"subject\":\"age\",\"operation\":\"at_least\",\"value\":18,\"unit\":\"weeks\"", "unit"},
    {"\"subject\":\"last_violent_offence\",\"operation\":\"within\",\"value\":2,\"unit\":\"years\"", "unit"},
    {"\"subject\":\"ogrs3\",\"operation\":\"at_least\",\"value\":25,\"unit\":\"hours\"", "unit"},
};

static void what_cannot_be_compared_is_refused_where_it_stands(void **state)
{
    char members[1024], pointer[128];

    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        snprintf(members, sizeof members, MEMBERS, refused[i].criterion);
        snprintf(pointer, sizeof pointer, "/services/0/offers/0/criteria/0/%s", refused[i].member);
        assert_service_refused(context, members, IVN_ERROR_INVALID, pointer);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_can_be_compared_is_accepted),
        cmocka_unit_test(what_cannot_be_compared_is_refused_where_it_stands),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
