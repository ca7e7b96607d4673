/*
 * What must hold of every service of every document: everything a row names is there.
 */
#include <stdio.h>
#include <string.h>

#include "catalogue/rows.h"
#include "documents.h"
#include "test.h"

typedef void look(const ivn_service *service, const ivn_offer *offer, const ivn_criterion *criterion);

static void each_criterion(look *at)
{
    const ivn_service *service;

    for (size_t i = 0; (service = document_service_at(i)) != NULL; i++)
        for (uint32_t o = 0; o < service->offer_count; o++)
            for (uint32_t c = 0; c < service->offers[o]->criterion_count; c++)
                at(service, service->offers[o], service->offers[o]->criteria[c]);
}

static void every_service_has_a_key_of_its_own_in_its_edition(void **state)
{
    const ivn_service *service;
    char path[200];

    (void)state;
    for (size_t i = 0; (service = document_service_at(i)) != NULL; i++) {
        snprintf(path, sizeof path, "%s@%s", service->key, service->edition);
        if (document_service(path) != service || document_edition(service->edition) == NULL ||
            service->name[0] == '\0' || service->kind == 0)
            fail_msg("%s", path);
    }
}

static void rule_is_there(const ivn_service *service, const ivn_offer *offer, const ivn_criterion *criterion)
{
    const ivn_rule *rule = document_rule(criterion->rule);

    (void)offer;
    if (rule == NULL || strcmp(rule->edition, service->edition) != 0 || criterion->title[0] == '\0' ||
        criterion->group == 0 || criterion->subject == 0 || criterion->operation == 0 || criterion->level == 0)
        fail_msg("%s of %s@%s", criterion->rule, service->key, service->edition);
}

static void every_criterion_rests_on_a_rule_of_its_document(void **state)
{
    (void)state;
    each_criterion(rule_is_there);
}

static void figure_is_there(const ivn_service *service, const char *path, uint32_t unit)
{
    const ivn_parameter *figure = path == NULL ? NULL : document_parameter(path);

    if (path != NULL && (figure == NULL || figure->unit != unit))
        fail_msg("%s of %s@%s", path, service->key, service->edition);
}

static void figures_are_there(const ivn_service *service, const ivn_offer *offer, const ivn_criterion *criterion)
{
    (void)offer;
    figure_is_there(service, criterion->parameter, criterion->unit);
    figure_is_there(service, criterion->upper_parameter, criterion->unit);
    if ((criterion->operation == IVN_OPERATOR_BETWEEN) !=
        (criterion->upper_parameter != NULL || criterion->upper.known != 0))
        fail_msg("upper bound: %s of %s@%s", criterion->rule, service->key, service->edition);
    if (criterion->parameter == NULL && !criterion->value.known && criterion->text_count == 0 &&
        criterion->code_count == 0)
        fail_msg("compared with nothing: %s of %s@%s", criterion->rule, service->key, service->edition);
}

static void every_bound_is_a_figure_of_the_rulebook_in_its_unit(void **state)
{
    (void)state;
    each_criterion(figures_are_there);
}

static int named_is_there(uint32_t subject, const char *key)
{
    switch (subject) {
    case IVN_SUBJECT_ELIGIBLE_FOR:
    case IVN_SUBJECT_SUITABLE_FOR:
        return document_service(key) != NULL;
    case IVN_SUBJECT_HOME_AREA:
    case IVN_SUBJECT_RESETTLEMENT_AREA:
        return document_area(key) != NULL;
    case IVN_SUBJECT_PRISON:
        return document_prison(key) != NULL;
    default:
        return 0;
    }
}

static void names_are_there(const ivn_service *service, const ivn_offer *offer, const ivn_criterion *criterion)
{
    (void)offer;
    for (uint32_t i = 0; i < criterion->text_count; i++)
        if (!named_is_there(criterion->subject, criterion->texts[i]))
            fail_msg("%s of %s@%s", criterion->texts[i], service->key, service->edition);
    if (criterion->alternative != NULL && document_service(criterion->alternative) == NULL)
        fail_msg("%s of %s@%s", criterion->alternative, service->key, service->edition);
}

static void every_service_area_and_prison_that_is_named_is_there(void **state)
{
    const ivn_service *service;

    (void)state;
    each_criterion(names_are_there);
    for (size_t i = 0; (service = document_service_at(i)) != NULL; i++)
        for (uint32_t o = 0; o < service->offer_count; o++)
            for (uint32_t a = 0; a < service->offers[o]->area_count; a++)
                if (document_area(service->offers[o]->areas[a]) == NULL)
                    fail_msg("%s of %s@%s", service->offers[o]->areas[a], service->key, service->edition);
}

static void right_place(const ivn_service *service, const ivn_offer *offer, const ivn_criterion *criterion)
{
    int inside = offer->setting == IVN_SETTING_PRE_RELEASE || offer->setting == IVN_SETTING_CUSTODY;

    if (criterion->subject == IVN_SUBJECT_IN_CUSTODY && offer->setting != IVN_SETTING_GATE &&
        criterion->value.value != (inside ? IVN_YES : IVN_NO))
        fail_msg("%s of %s@%s", criterion->rule, service->key, service->edition);
}

static void custody_is_asked_for_where_the_offer_is_inside(void **state)
{
    (void)state;
    each_criterion(right_place);
}

static int adds_up(const ivn_service *service)
{
    int32_t sum = 0;
    int all = service->session_count > 0;

    for (uint32_t i = 0; i < service->session_count; i++) {
        const ivn_session *run = service->sessions[i];

        if (run->optional == IVN_YES)
            continue;
        sum += run->count.known ? run->count.value : 0;
        all = all && run->count.known;
        if (run->minutes.known && run->minutes_most.known && run->minutes.value > run->minutes_most.value)
            return 0;
        if (run->name_count > 0 && run->count.known && run->name_count != (uint32_t)run->count.value)
            return 0;
    }
    return !service->sessions_total.known ||
           (all ? sum == service->sessions_total.value : sum <= service->sessions_total.value);
}

static void runs_of_sessions_add_up(void **state)
{
    const ivn_service *service;

    (void)state;
    for (size_t i = 0; (service = document_service_at(i)) != NULL; i++)
        if (!adds_up(service))
            fail_msg("%s@%s", service->key, service->edition);
}

static void a_default_edition_has_its_service(void **state)
{
    const ivn_rule *rule;
    char path[200];

    (void)state;
    for (size_t i = 0; (rule = document_rule_at(i)) != NULL; i++) {
        if (strncmp(rule->code, "DEFAULT-", 8) != 0)
            continue;
        snprintf(path, sizeof path, "%s@%s", rule->code + 8, rule->edition);
        if (document_service(path) == NULL)
            fail_msg("%s", path);
    }
}

static int has_default(const char *key)
{
    char code[200];

    snprintf(code, sizeof code, "DEFAULT-%s", key);
    return document_rule(code) != NULL;
}

static void every_key_in_two_editions_has_a_default(void **state)
{
    const ivn_service *service, *other;

    (void)state;
    for (size_t i = 0; (service = document_service_at(i)) != NULL; i++)
        for (size_t j = 0; j < i && (other = document_service_at(j)) != NULL; j++)
            if (strcmp(service->key, other->key) == 0 && !has_default(service->key))
                fail_msg("%s", service->key);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_service_has_a_key_of_its_own_in_its_edition),
                                       cmocka_unit_test(every_criterion_rests_on_a_rule_of_its_document),
                                       cmocka_unit_test(every_bound_is_a_figure_of_the_rulebook_in_its_unit),
                                       cmocka_unit_test(every_service_area_and_prison_that_is_named_is_there),
                                       cmocka_unit_test(custody_is_asked_for_where_the_offer_is_inside),
                                       cmocka_unit_test(runs_of_sessions_add_up),
                                       cmocka_unit_test(a_default_edition_has_its_service),
                                       cmocka_unit_test(every_key_in_two_editions_has_a_default)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
