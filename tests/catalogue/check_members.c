/*
 * Tests of src/catalogue/check_members.c.
 */
#include <stdio.h>
#include <string.h>

#include "context.h"
#include "small.h"
#include "test.h"

static void members_that_agree_are_accepted(void **state)
{
    static const char *const rows[] = {
        "",
        "\"from\":\"2020-01-01\",\"to\":\"2020-01-01\"",
        "\"group_least\":8,\"group_best\":8,\"group_most\":8",
        "\"group_least\":8,\"group_most\":9",
        "\"weekly_least\":2,\"weekly_most\":2",
        "\"sessions\":[{\"kind\":\"group\",\"minutes\":60,\"minutes_most\":60,\"count\":2,\"names\":[\"One\"]},{"
        "\"kind\":\"group\",\"names\":[\"One\",\"Two\"]}]",
        "\"provisions\":[{\"intensity\":\"low\",\"hours_least\":2,\"hours\":2,\"sessions_least\":1},{\"intensity\":"
        "\"assessment\"}]",
        "\"outcomes\":[{\"key\":\"1\",\"title\":\"One\"}],\"activities\":[{\"key\":\"1\",\"title\":\"One\"}]",
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_service_accepted(context, rows[i]);
}

typedef struct refused_row {
    const char *members;
    ivn_status status;
    const char *pointer;
} refused_row;

static void members_that_contradict_each_other_are_refused(void **state)
{
    static const refused_row rows[] = {
        {"\"from\":\"2020-01-02\",\"to\":\"2020-01-01\"", IVN_ERROR_INVALID, "/services/0/to"},
        {"\"group_least\":8,\"group_most\":7", IVN_ERROR_INVALID, "/services/0/group_most"},
        {"\"group_least\":8,\"group_best\":7", IVN_ERROR_INVALID, "/services/0/group_best"},
        {"\"group_best\":8,\"group_most\":7", IVN_ERROR_INVALID, "/services/0/group_most"},
        {"\"weekly_least\":3,\"weekly_most\":2", IVN_ERROR_INVALID, "/services/0/weekly_most"},
        {"\"sessions\":[{\"kind\":\"group\",\"minutes\":90,\"minutes_most\":60}]", IVN_ERROR_INVALID,
         "/services/0/sessions/0/minutes_most"},
        {"\"sessions\":[{\"kind\":\"group\",\"count\":1,\"names\":[\"One\",\"Two\"]}]", IVN_ERROR_INVALID,
         "/services/0/sessions/0/names"},
        {"\"provisions\":[{\"intensity\":\"low\",\"hours_least\":3,\"hours\":2}]", IVN_ERROR_INVALID,
         "/services/0/provisions/0/hours"},
        {"\"provisions\":[{\"intensity\":\"low\",\"sessions_least\":3,\"sessions\":2}]", IVN_ERROR_INVALID,
         "/services/0/provisions/0/sessions"},
        {"\"provisions\":[{\"intensity\":\"low\"},{\"intensity\":\"high\"},{\"intensity\":\"low\"}]",
         IVN_ERROR_CONFLICT, "/services/0/provisions/2/intensity"},
        {"\"outcomes\":[{\"key\":\"1\",\"title\":\"One\"},{\"key\":\"2\",\"title\":\"Two\"},{\"key\":\"1\",\"title\":"
         "\"One\"}]",
         IVN_ERROR_CONFLICT, "/services/0/outcomes/2/key"},
        {"\"activities\":[{\"key\":\"a\",\"title\":\"One\"},{\"key\":\"a\",\"title\":\"Two\"}]", IVN_ERROR_CONFLICT,
         "/services/0/activities/1/key"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_service_refused(context, rows[i].members, rows[i].status, rows[i].pointer);
}

static void a_contract_ends_after_it_starts(void **state)
{
    (void)state;
    assert_refused(
        context, 0,
        "{\"contracts\":[{\"key\":\"c\",\"provider\":\"P\",\"starts\":\"2020-01-02\",\"ends\":\"2020-01-01\"}]}",
        IVN_ERROR_INVALID, "/contracts/0/ends");
    assert_accepted(
        context, 0,
        "{\"contracts\":[{\"key\":\"c\",\"provider\":\"P\",\"starts\":\"2020-01-01\",\"ends\":\"2020-01-01\"}]}");
}

typedef struct many_row {
    const char *list, *element; /* %u: its number */
    uint32_t most;
    const char *pointer;
} many_row;

static void make_many(const many_row *row, uint32_t count, char *members, size_t room)
{
    size_t used = (size_t)snprintf(members, room, "%s[", row->list);

    for (uint32_t i = 0; i < count; i++) {
        if (i > 0)
            members[used++] = ',';
        used += (size_t)snprintf(members + used, room - used, row->element, i);
        assert_true(used < room);
    }
    snprintf(members + used, room - used, "]%s", strchr(row->list, '[') == NULL ? "" : "}]");
}

static void more_than_the_limits_is_refused(void **state)
{
    static const many_row rows[] = {
        {"\"offers\":", "{\"setting\":\"community\",\"note\":\"%u\"}", IVN_MOST_OFFERS, "/services/0/offers"},
        {"\"offers\":[{\"setting\":\"community\",\"criteria\":",
         "{\"group\":1,\"subject\":\"age\",\"operation\":\"is\",\"value\":%u,\"level\":\"advice\",\"rule\":\"R\","
         "\"title\":\"T\"}",
         IVN_MOST_CRITERIA, "/services/0/offers/0/criteria"},
        {"\"outcomes\":", "{\"key\":\"%u\",\"title\":\"T\"}", IVN_MOST_ITEMS, "/services/0/outcomes"},
        {"\"activities\":", "{\"key\":\"%u\",\"title\":\"T\"}", IVN_MOST_ITEMS, "/services/0/activities"},
    };
    static char members[8000];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        make_many(&rows[i], rows[i].most, members, sizeof members);
        assert_service_accepted(context, members);
        make_many(&rows[i], rows[i].most + 1, members, sizeof members);
        assert_service_refused(context, members, IVN_ERROR_LIMIT, rows[i].pointer);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_that_agree_are_accepted),
        cmocka_unit_test(members_that_contradict_each_other_are_refused),
        cmocka_unit_test(a_contract_ends_after_it_starts),
        cmocka_unit_test(more_than_the_limits_is_refused),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
