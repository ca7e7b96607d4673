/*
 * Tests that the register rows R298-R484 and the card's data name each other: tests/data/register_rate_card.json says
 * which rule, service or criterion carries a row, or why none does; docs/rules.md is made from it.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "rulebook/rows.h"

#include "documents.h"
#include "files.h"
#include "rate_card.h"

#define FIRST 298
#define LAST 484

static cJSON *rows; /* one for each row of the register, in order */

static int read_rows(void **state)
{
    size_t size = 0;
    char *bytes = NULL;
    int failed = make_rulebook(state);

    if (failed)
        return failed;
    bytes = test_data("register_rate_card.json", &size);
    failed = ivni_json_read(context, bytes, size, &rows, NULL);
    free(bytes);
    return failed;
}

static int free_rows(void **state)
{
    cJSON_Delete(rows);
    return free_rulebook(state);
}

static const char *text_of(const cJSON *object, const char *name)
{
    const cJSON *member = ivni_json_member(object, name);

    return cJSON_IsString(member) ? member->valuestring : "";
}

/* Whether "R335 R336" holds "R336": all rows have three digits. */
static int lists(const char *registers, const char *id)
{
    return strstr(registers, id) != NULL;
}

static const ivn_rule *rule_of(const char *code)
{
    const ivn_rule *rule = ivn_rulebook_rule(rulebook, code);

    if (rule == NULL)
        fail_msg("no rule %s", code);
    return rule;
}

static int uses(const ivn_service *service, const char *code)
{
    for (uint32_t i = 0; i < service->offer_count; i++)
        for (uint32_t j = 0; j < service->offers[i]->criterion_count; j++)
            if (strcmp(service->offers[i]->criteria[j]->rule, code) == 0)
                return 1;
    return 0;
}

/* "criterion:RULE@SERVICE". */
static int carried_by_criterion(const char *name, const char *id)
{
    char code[128] = "";
    const char *at = strchr(name, '@');

    assert_non_null(at);
    strncat(code, name, (size_t)(at - name));
    return uses(service_of(at + 1), code) && lists(rule_of(code)->registers, id);
}

static int carried_by(const char *carrier, const char *id)
{
    if (strncmp(carrier, "rule:", 5) == 0)
        return lists(rule_of(carrier + 5)->registers, id);
    if (strncmp(carrier, "service:", 8) == 0 || strncmp(carrier, "form:", 5) == 0)
        return document_carries(carrier, id);
    if (strncmp(carrier, "criterion:", 10) == 0)
        return carried_by_criterion(carrier + 10, id);
    fail_msg("%s: neither rule nor service nor criterion nor form", carrier);
    return 0;
}

static void every_row_from_298_to_484_has_its_place(void **state)
{
    int number = FIRST;

    (void)state;
    for (const cJSON *row = rows->child; row != NULL; row = row->next, number++) {
        const char *id = text_of(row, "id");

        assert_int_equal(id[0], 'R');
        assert_int_equal(atoi(id + 1), number);
    }
    assert_int_equal(number, LAST + 1);
}

static void every_row_is_carried_or_says_why_not(void **state)
{
    (void)state;
    for (const cJSON *row = rows->child; row != NULL; row = row->next) {
        const char *status = text_of(row, "status");

        if (strcmp(status, "carried") == 0)
            assert_true(cJSON_GetArraySize(ivni_json_member(row, "by")) > 0);
        else if (strcmp(status, "not a decision of software") == 0)
            assert_true(text_of(row, "why")[0] != '\0');
        else
            fail_msg("%s: %s", text_of(row, "id"), status);
    }
}

static void what_is_said_to_carry_a_row_lists_it(void **state)
{
    (void)state;
    for (const cJSON *row = rows->child; row != NULL; row = row->next) {
        const cJSON *by = ivni_json_member(row, "by");

        for (const cJSON *carrier = by == NULL ? NULL : by->child; carrier != NULL; carrier = carrier->next)
            if (!carried_by(carrier->valuestring, text_of(row, "id")))
                fail_msg("%s does not carry %s", carrier->valuestring, text_of(row, "id"));
    }
}

/* Each row that `registers` lists must name the carrier. */
static void assert_named(const char *registers, const char *form, const char *name)
{
    char carrier[128];

    snprintf(carrier, sizeof carrier, form, name);
    for (const cJSON *row = rows->child; row != NULL; row = row->next) {
        const cJSON *by = ivni_json_member(row, "by"), *at = by == NULL ? NULL : by->child;

        if (!lists(registers, text_of(row, "id")))
            continue;
        while (at != NULL && strcmp(at->valuestring, carrier) != 0)
            at = at->next;
        if (at == NULL)
            fail_msg("%s does not name %s", text_of(row, "id"), carrier);
    }
}

static void every_rule_and_service_is_named_by_the_rows_it_lists(void **state)
{
    (void)state;
    for (size_t i = 0; ivni_rules_rate_card_2019[i] != NULL; i++)
        assert_named(ivni_rules_rate_card_2019[i]->registers, "rule:%s", ivni_rules_rate_card_2019[i]->code);
    for (size_t i = 0; CARD[i] != NULL; i++)
        assert_named(CARD[i]->registers, "service:%s@rate-card-2019", CARD[i]->key);
}

static void rows_of_an_activity_are_rows_of_its_service(void **state)
{
    (void)state;
    for (size_t i = 0; CARD[i] != NULL; i++)
        for (uint32_t j = 0; j < CARD[i]->activity_count; j++)
            assert_true(lists(CARD[i]->registers, CARD[i]->activities[j]->registers));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_from_298_to_484_has_its_place),
        cmocka_unit_test(every_row_is_carried_or_says_why_not),
        cmocka_unit_test(what_is_said_to_carry_a_row_lists_it),
        cmocka_unit_test(every_rule_and_service_is_named_by_the_rows_it_lists),
        cmocka_unit_test(rows_of_an_activity_are_rows_of_its_service),
    };

    return cmocka_run_group_tests(tests, read_rows, free_rows);
}
