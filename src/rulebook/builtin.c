/*
 * The rulebook of the documents, and looking things up in a rulebook. Serves every floor that decides by a rule.
 */
#include <string.h>

#include <interventions/calendar.h>

#include "base/sort.h"
#include "rulebook/rows.h"
#include "rulebook/rulebook.h"

static const ivn_rule *const *const documents[] = {
    ivni_rules_custody_2015,  ivni_rules_rate_card_2019,    ivni_rules_scope_2019,
    ivni_rules_in_house_2021, ivni_rules_well_being,        ivni_rules_law,
    ivni_rules_defaults,      ivni_rules_refer_and_monitor,
};

#define DOCUMENT_COUNT (sizeof documents / sizeof *documents)

static uint32_t count_rules(void)
{
    uint32_t count = 0;

    for (size_t d = 0; d < DOCUMENT_COUNT; d++)
        for (const ivn_rule *const *row = documents[d]; *row != NULL; row++)
            count += 1;
    return count;
}

static uint32_t count_editions(void)
{
    uint32_t count = 0;

    while (ivni_editions[count] != NULL)
        count += 1;
    return count;
}

static void gather(const ivn_rule **out)
{
    for (size_t d = 0; d < DOCUMENT_COUNT; d++)
        for (const ivn_rule *const *row = documents[d]; *row != NULL; row++)
            *out++ = *row;
}

static int code_before(const void *list, uint32_t a, uint32_t b)
{
    const ivn_rule *const *rules = list;

    return strcmp(rules[a]->code, rules[b]->code) < 0;
}

/* The rows themselves are shown: nothing is copied but the order. */
static int fill(ivn_rulebook *rulebook, uint32_t count)
{
    const ivn_rule **rows = ivni_arena_array(&rulebook->arena, count, sizeof *rows);
    const ivn_rule **sorted = ivni_arena_array(&rulebook->arena, count, sizeof *sorted);
    uint32_t *order = ivni_arena_array(&rulebook->arena, count, 2 * sizeof *order);

    if (rows == NULL || sorted == NULL || order == NULL)
        return 0;
    gather(rows);
    ivni_sort(rows, count, code_before, order, order + count);
    for (uint32_t i = 0; i < count; i++)
        sorted[i] = rows[order[i]];
    rulebook->view = (ivn_rulebook_view){sizeof rulebook->view, count, sorted, ivni_editions, count_editions(), 0};
    return ivni_rulebook_make_index(rulebook);
}

ivn_status ivn_rulebook_builtin(const ivn_context *context, ivn_rulebook **out, ivn_error *error)
{
    ivn_rulebook *rulebook;
    ivn_status status;

    if (ivni_error_check(error) != IVN_OK)
        return IVN_ERROR_SIZE;
    if (context == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context and out must not be NULL");
    rulebook = ivni_document_new(context, sizeof *rulebook);
    if (rulebook == NULL)
        return ivni_fail_status(error, ivni_document_failure(context, sizeof *rulebook));
    if (fill(rulebook, count_rules())) {
        *out = rulebook;
        return IVN_OK;
    }
    status = ivni_arena_failure(&rulebook->arena);
    ivni_document_free(rulebook);
    return ivni_fail_status(error, status);
}

void ivn_rulebook_free(ivn_rulebook *rulebook)
{
    ivni_document_free(rulebook);
}

const ivn_rulebook_view *ivn_rulebook_read(const ivn_rulebook *rulebook)
{
    return rulebook == NULL ? NULL : &rulebook->view;
}

/* As strcmp, of a prefix and a text that is not NUL-terminated put together, and of a code. */
static int compare_code(const char *prefix, const char *text, size_t length, const char *code)
{
    size_t first = strlen(prefix);
    int order = strncmp(prefix, code, first);

    if (order == 0)
        order = strncmp(text, code + first, length);
    if (order == 0 && code[first + length] != '\0')
        order = -1;
    return order;
}

static int64_t place_of(const ivn_rulebook *rulebook, const char *prefix, const char *text, size_t length)
{
    uint32_t low = 0, high = rulebook->view.rule_count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = compare_code(prefix, text, length, rulebook->view.rules[middle]->code);

        if (order == 0)
            return middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return -1;
}

int64_t ivni_rule_place(const ivn_rulebook *rulebook, const char *code, size_t length)
{
    int64_t place;

    return ivni_rulebook_look_up(rulebook, code, length, &place) ? place : place_of(rulebook, "", code, length);
}

static const ivn_rule *rule_at(const ivn_rulebook *rulebook, int64_t place)
{
    return place < 0 ? NULL : rulebook->view.rules[place];
}

const ivn_rule *ivn_rulebook_rule(const ivn_rulebook *rulebook, const char *code)
{
    if (rulebook == NULL || code == NULL)
        return NULL;
    return rule_at(rulebook, ivni_rule_place(rulebook, code, strlen(code)));
}

const ivn_parameter *ivni_rule_parameter(const ivn_rule *rule, const char *name)
{
    for (uint32_t i = 0; i < rule->parameter_count; i++)
        if (strcmp(rule->parameters[i]->name, name) == 0)
            return rule->parameters[i];
    return NULL;
}

/* The last slash divides: the code of a default holds the key of its service, which may have slashes of its own. */
const ivn_parameter *ivni_rulebook_find_parameter(const ivn_rulebook *rulebook, const char *path, uint32_t *rule,
                                                  uint32_t *number)
{
    const char *slash = strrchr(path, '/');
    int64_t place = slash == NULL ? -1 : ivni_rule_place(rulebook, path, (size_t)(slash - path));
    const ivn_rule *found = rule_at(rulebook, place);

    for (uint32_t i = 0; found != NULL && i < found->parameter_count; i++)
        if (strcmp(found->parameters[i]->name, slash + 1) == 0) {
            *rule = (uint32_t)place;
            *number = i;
            return found->parameters[i];
        }
    return NULL;
}

const ivn_parameter *ivn_rulebook_parameter(const ivn_rulebook *rulebook, const char *path)
{
    uint32_t rule, number;

    return rulebook == NULL || path == NULL ? NULL : ivni_rulebook_find_parameter(rulebook, path, &rule, &number);
}

int ivni_in_force(const ivn_number *from, const ivn_number *to, int32_t day)
{
    return (!from->known || from->value <= day) && (!to->known || day <= to->value);
}

int ivni_rule_in_force(const ivn_rule *rule, int32_t day)
{
    return ivni_in_force(&rule->from, &rule->to, day);
}

uint32_t ivni_default_edition(const ivn_rulebook *rulebook, const char *service, int32_t day)
{
    const ivn_rule *rule = rule_at(rulebook, place_of(rulebook, "DEFAULT-", service, strlen(service)));
    const ivn_parameter *edition = rule == NULL ? NULL : ivni_rule_parameter(rule, "edition");

    if (edition == NULL || !edition->value.known || (day != IVN_DATE_NONE && !ivni_rule_in_force(rule, day)))
        return 0;
    return (uint32_t)edition->value.value;
}

uint32_t ivni_edition_place(const char *key)
{
    for (uint32_t i = 0; ivni_editions[i] != NULL; i++)
        if (strcmp(ivni_editions[i]->key, key) == 0)
            return i + 1;
    return 0;
}

const ivn_edition *ivni_edition_at(uint32_t place)
{
    return place == 0 || place > count_editions() ? NULL : ivni_editions[place - 1];
}
