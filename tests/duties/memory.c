/*
 * Memory and limits of src/duties: every allocation failing in turn, and every limit on documents, in cases that need
 * the most of what is thrown away at the end, and of what is kept.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "duties_support.h"
#include "failing.h"

typedef struct asked {
    const ivn_facts *facts;
    const ivn_duty_table *table;
} asked;

static char untouched;
#define UNTOUCHED ((void *)&untouched)

static ivn_status asks_for_duties(const ivn_context *context, void *user)
{
    const asked *of = user;
    ivn_duties *duties = UNTOUCHED;
    ivn_error error = {.size = sizeof error};
    ivn_text *json = NULL;
    ivn_status status = ivn_duties_of(context, &here.environment, ivn_facts_read(of->facts, IVN_FACTS_CASE), of->table,
                                      &duties, &error);

    if (status != IVN_OK)
        return duties == UNTOUCHED && error.status == status ? status : IVN_ERROR_STATE;
    status = ivn_duties_to_json(context, duties, &json, &error);
    ivn_text_free(json);
    ivn_duties_free(duties);
    return status;
}

static ivn_duty_table *table_of(const char *json)
{
    ivn_duty_table *table = NULL;
    char *text = with_quotes(json);

    assert_int_equal(ivn_duty_table_with_json(here.context, NULL, text, strlen(text), &table, NULL, NULL), IVN_OK);
    free(text);
    return table;
}

static void try_every_failure(const char *facts, const char *rows)
{
    ivn_facts *read = case_of(&here, facts);
    ivn_duty_table *table = rows == NULL ? NULL : table_of(rows);
    asked of = {read, table};

    failing_every_with_context(asks_for_duties, &of);
    limit_every(asks_for_duties, &of);
    ivn_duty_table_free(table);
    ivn_facts_free(read);
}

/* So many changes of the release date, a day each, from soon to late and back. */
static char *many_changes(uint32_t count)
{
    char *text = malloc(128u * (count + 2));
    size_t length;

    assert_non_null(text);
    length = (size_t)sprintf(
        text, "{'events':[{'event':'sentenced','day':'2026-01-01','release':'2027-01-01','in_custody':true}");
    for (uint32_t i = 0; i < count; i++)
        length += (size_t)sprintf(text + length,
                                  ",{'event':'release_date_changed','day':'2026-%02u-%02u','release':'20%02u-12-01'}",
                                  1 + i / 28, 1 + i % 28, i % 2 ? 26 : 30);
    strcpy(text + length, "]}");
    return text;
}

/* One row, and a case that is long: what is thrown away is more than the answer. */
static void a_long_case_takes_its_memory_for_looking(void **state)
{
    static const char judged_again[] =
        "{'rows':[{'key':'k','title':'T','owed_by':'supplier','fulfilled_by':['progress_reviewed'],'rule':'R',"
        "'value':3000,'unit':'days','trigger':'sentenced','again':['release_date_changed'],'criteria':[{'group':1,"
        "'subject':'days_to_release','operation':'at_most','value':400,'level':'eligibility','rule':'R','title':"
        "'t'}]}]}";
    char *facts = many_changes(40);

    (void)state;
    world_on(&here, "2026-11-23");
    try_every_failure(facts, judged_again);
    try_every_failure(facts, "{'rows':[{'key':'k','title':'T','owed_by':'supplier','fulfilled_by':['sentenced'],"
                             "'rule':'R','value':1,'unit':'days','trigger':'progress_reviewed'}]}");
    free(facts);
}

/* The shipped rows, for somebody of whom little is known: words of every kind. */
static void an_answer_of_many_words_takes_its_memory_for_them(void **state)
{
    static const char open[] =
        "{'kind':'commissioned_service','service_user':{'sentences':[{'basis':'community_order'}]},'events':["
        "{'event':'referral_received','day':'2026-11-02'},"
        "{'event':'supplier_assessment_offered','day':'2026-11-04'},"
        "{'event':'supplier_assessment_held','day':'2026-11-17'},"
        "{'event':'session_held','day':'2026-11-20','number':1}]}";

    (void)state;
    world_on(&here, "2026-11-25");
    try_every_failure(open, NULL);
    try_every_failure("{}", NULL);
}

/* Rows that end in each of the words that say why something cannot be computed, or does not apply. */
static void words_of_what_is_not_known_take_memory(void **state)
{
    static const char *const criteria[] = {
        "{'group':1,'subject':'sex','operation':'is','value':'male','level':'eligibility','rule':'R','title':'t'}",
        "{'group':1,'subject':'days_to_release','operation':'at_most','parameter':'LAW-PSS/commencement','level':"
        "'eligibility','rule':'R','title':'t'}",
        "{'group':1,'subject':'in_custody','operation':'is','value':false,'level':'eligibility','rule':'R','title':"
        "'t'}"};
    static const char *const lengths[] = {"'value':1,'unit':'days','trigger':'sentenced'",
                                          "'parameter':'LAW-PSS/commencement','unit':'days','trigger':'sentenced'",
                                          "'value':1,'unit':'days','trigger':'release'",
                                          "'value':1,'unit':'days','trigger':'order_end'"};
    char rows[1024];

    (void)state;
    world_on(&here, "2026-11-25");
    for (size_t c = 0; c < sizeof criteria / sizeof *criteria; c++) {
        for (size_t l = 0; l < sizeof lengths / sizeof *lengths; l++) {
            snprintf(rows, sizeof rows,
                     "{'rows':[{'key':'k','title':'T','owed_by':'supplier','fulfilled_by':['progress_reviewed'],"
                     "'rule':'R',%s,'criteria':[%s]}]}",
                     lengths[l], criteria[c]);
            try_every_failure("{'events':[{'event':'sentenced','day':'2026-11-02','in_custody':true}]}", rows);
        }
    }
}

/* More rows than facts: what is kept is more than what is thrown away. */
static void many_rows_take_memory_for_each(void **state)
{
    char rows[4096] = "{'rows':[";
    size_t length = strlen(rows);

    (void)state;
    world_on(&here, "2026-11-25");
    for (int i = 0; i < 16; i++)
        length += (size_t)sprintf(rows + length,
                                  "%s{'key':'k%d','title':'T','owed_by':'supplier','fulfilled_by':['service_ended'],"
                                  "'rule':'R','parameter':'LAW-PSS/commencement','unit':'days','trigger':'sentenced'}",
                                  i > 0 ? "," : "", i);
    strcpy(rows + length, "]}");
    try_every_failure("{'events':[{'event':'sentenced','day':'2026-11-02'}]}", rows);
}

static ivn_status adds_rows(const ivn_context *context, void *user)
{
    ivn_duty_table *table = UNTOUCHED;
    ivn_error error = {.size = sizeof error};
    ivn_status status = ivn_duty_table_with(context, NULL, user, &table, NULL, &error);

    if (status != IVN_OK)
        return table == UNTOUCHED && error.status == status ? status : IVN_ERROR_STATE;
    ivn_duty_table_free(table);
    return status;
}

static void a_table_is_made_as_a_whole_or_not_at_all(void **state)
{
    (void)state;
    failing_every_with_context(adds_rows, (void *)ivn_duty_table_read(NULL));
    limit_every(adds_rows, (void *)ivn_duty_table_read(NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_long_case_takes_its_memory_for_looking),
        cmocka_unit_test(an_answer_of_many_words_takes_its_memory_for_them),
        cmocka_unit_test(words_of_what_is_not_known_take_memory),
        cmocka_unit_test(many_rows_take_memory_for_each),
        cmocka_unit_test(a_table_is_made_as_a_whole_or_not_at_all),
    };

    return cmocka_run_group_tests(tests, here_begin, here_end);
}
