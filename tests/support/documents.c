/*
 * The shipped rows of all documents, as documents.h describes them.
 */
#include "documents.h"

#include <string.h>

#include "casework/form.h"
#include "catalogue/rows.h"
#include "rulebook/rows.h"

static const ivn_rule *const *const rules[] = {ivni_rules_custody_2015,      ivni_rules_rate_card_2019,
                                               ivni_rules_scope_2019,        ivni_rules_well_being,
                                               ivni_rules_in_house_2021,     ivni_rules_law,
                                               ivni_rules_refer_and_monitor, ivni_rules_defaults};
static const ivn_service *const *const services[] = {ivni_services_custody_2015, ivni_services_rate_card_2019,
                                                     ivni_services_scope_2019, ivni_services_well_being,
                                                     ivni_services_in_house_2021};

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

const ivn_rule *document_rule_at(size_t n)
{
    for (size_t file = 0; file < COUNT(rules); file++)
        for (size_t i = 0; rules[file][i] != NULL; i++)
            if (n-- == 0)
                return rules[file][i];
    return NULL;
}

const ivn_service *document_service_at(size_t n)
{
    for (size_t file = 0; file < COUNT(services); file++)
        for (size_t i = 0; services[file][i] != NULL; i++)
            if (n-- == 0)
                return services[file][i];
    return NULL;
}

const ivn_edition *document_edition(const char *key)
{
    for (size_t i = 0; ivni_editions[i] != NULL; i++)
        if (strcmp(ivni_editions[i]->key, key) == 0)
            return ivni_editions[i];
    return NULL;
}

static int is(const char *text, const char *start, size_t length)
{
    return strlen(text) == length && memcmp(text, start, length) == 0;
}

static const ivn_rule *rule_of(const char *code, size_t length)
{
    const ivn_rule *rule;

    for (size_t i = 0; (rule = document_rule_at(i)) != NULL; i++)
        if (is(rule->code, code, length))
            return rule;
    return NULL;
}

const ivn_rule *document_rule(const char *code)
{
    return rule_of(code, strlen(code));
}

const ivn_parameter *document_parameter(const char *path)
{
    const char *slash = strrchr(path, '/');
    const ivn_rule *rule = slash == NULL ? NULL : rule_of(path, (size_t)(slash - path));

    for (uint32_t i = 0; rule != NULL && i < rule->parameter_count; i++)
        if (strcmp(rule->parameters[i]->name, slash + 1) == 0)
            return rule->parameters[i];
    return NULL;
}

const ivn_service *document_service(const char *key)
{
    const char *at = strchr(key, '@');
    size_t length = at == NULL ? strlen(key) : (size_t)(at - key);
    const ivn_service *service;

    for (size_t i = 0; (service = document_service_at(i)) != NULL; i++)
        if (is(service->key, key, length) && (at == NULL || strcmp(service->edition, at + 1) == 0))
            return service;
    return NULL;
}

static const ivn_item *item_among(const ivn_item *const *items, uint32_t count, const char *key)
{
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(items[i]->key, key) == 0)
            return items[i];
    return NULL;
}

const ivn_item *document_item(const char *path)
{
    const char *slash = strrchr(path, '/');
    const ivn_service *service;
    const ivn_item *item = NULL;

    for (size_t i = 0; slash != NULL && item == NULL && (service = document_service_at(i)) != NULL; i++) {
        if (!is(service->key, path, (size_t)(slash - path)))
            continue;
        item = item_among(service->outcomes, service->outcome_count, slash + 1);
        if (item == NULL)
            item = item_among(service->activities, service->activity_count, slash + 1);
    }
    return item;
}

const ivn_area *document_area(const char *key)
{
    for (size_t i = 0; ivni_areas[i] != NULL; i++)
        if (strcmp(ivni_areas[i]->key, key) == 0)
            return ivni_areas[i];
    return NULL;
}

const ivn_prison *document_prison(const char *key)
{
    for (size_t i = 0; ivni_prisons[i] != NULL; i++)
        if (strcmp(ivni_prisons[i]->key, key) == 0)
            return ivni_prisons[i];
    return NULL;
}

int document_lists(const char *words, const char *word)
{
    size_t length = strlen(word);

    while (words != NULL && *words != '\0') {
        size_t next = strcspn(words, " ");

        if (next == length && memcmp(words, word, length) == 0)
            return 1;
        words += next + (words[next] == ' ');
    }
    return 0;
}

/* The rule of a criterion that some edition of the service has. */
static const ivn_rule *criterion_rule(const char *name)
{
    const char *at = strchr(name, '@');
    const ivn_rule *rule = at == NULL ? NULL : rule_of(name, (size_t)(at - name));
    const ivn_service *service;

    for (size_t i = 0; rule != NULL && (service = document_service_at(i)) != NULL; i++)
        for (uint32_t o = 0; strcmp(service->key, at + 1) == 0 && o < service->offer_count; o++)
            for (uint32_t c = 0; c < service->offers[o]->criterion_count; c++)
                if (strcmp(service->offers[o]->criteria[c]->rule, rule->code) == 0)
                    return rule;
    return NULL;
}

static int has_vocabulary(const char *name)
{
    static const char *const names[] = {
        "sex",       "basis",  "requirement", "band",         "complexity",   "need",       "setting",   "kind",
        "offence",   "cohort", "employment",  "release",      "session",      "mode",       "level",     "summary",
        "operator",  "unit",   "approach",    "referrer",     "subject",      "division",   "intensity", "format",
        "deliverer", "part",   "channel",     "significance", "contribution", "achievement"};

    for (size_t i = 0; i < COUNT(names); i++)
        if (strcmp(names[i], name) == 0)
            return 1;
    return 0;
}

/* A term of a vocabulary has no list of the register. */
static const char *registers_of_term(uint32_t vocabulary, const char *name)
{
    uint32_t code;

    return ivn_term_code(vocabulary, name, strlen(name), &code) == IVN_OK ? "*" : NULL;
}

/* A rule that stands behind a row of the form in which a referral is entered. */
static int is_rule_of_form(const char *code)
{
    for (uint32_t i = 0; i < ivni_form_text_count; i++)
        if (strcmp(ivni_form_texts[i].rule, code) == 0)
            return 1;
    for (uint32_t i = 0; i < ivni_form_note_count; i++)
        if (strcmp(ivni_form_notes[i].rule, code) == 0)
            return 1;
    for (uint32_t i = 0; i < ivni_form_advice_count; i++)
        if (strcmp(ivni_form_advices[i].rule, code) == 0)
            return 1;
    for (uint32_t i = 0; i < ivni_form_choice_count; i++)
        if (strcmp(ivni_form_choices[i].rule, code) == 0)
            return 1;
    return strcmp(code, IVNI_FORM_END_RULE) == 0;
}

/* What a row's `registers` says; NULL: there is no such row; "*": a vocabulary or a term, which has none. */
static const char *registers_of(const char *row)
{
    const char *name = strchr(row, ':');
    const ivn_rule *rule = NULL;

    if (name++ == NULL)
        return NULL;
    if (strncmp(row, "vocabulary:", 11) == 0)
        return has_vocabulary(name) ? "*" : NULL;
    if (strncmp(row, "service:", 8) == 0) {
        const ivn_service *service = strchr(name, '@') == NULL ? NULL : document_service(name);

        return service == NULL || service->registers == NULL ? NULL : service->registers;
    }
    if (strncmp(row, "item:", 5) == 0) {
        const ivn_item *item = document_item(name);

        return item == NULL || item->registers == NULL ? NULL : item->registers;
    }
    if (strncmp(row, "guard:", 6) == 0)
        return registers_of_term(IVN_VOCABULARY_GUARD, name);
    if (strncmp(row, "command:", 8) == 0)
        return registers_of_term(IVN_VOCABULARY_COMMAND, name);
    if (strncmp(row, "rule:", 5) == 0 || (strncmp(row, "form:", 5) == 0 && is_rule_of_form(name)))
        rule = document_rule(name);
    else if (strncmp(row, "criterion:", 10) == 0)
        rule = criterion_rule(name);
    return rule == NULL ? NULL : rule->registers;
}

int document_has(const char *row)
{
    return registers_of(row) != NULL;
}

int document_carries(const char *row, const char *id)
{
    const char *registers = registers_of(row);

    return registers != NULL && (strcmp(registers, "*") == 0 || document_lists(registers, id));
}
