/*
 * Prints where the duties of the cases in a file stand, a line each, for comparison with what somebody has read over.
 *
 * The file is a list of {title, days, duties, case} and, where a case needs them, overrides of the rulebook, further
 * rows of the table, and holidays announced late.
 */
#include <interventions/interventions.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"

static ivn_context *context;

static void stop_unless(int done, const char *what)
{
    if (!done) {
        fprintf(stderr, "%s\n", what);
        exit(1);
    }
}

static char *bytes_of(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    char *data = malloc(1u << 20);

    stop_unless(file != NULL && data != NULL, path);
    *size = fread(data, 1, 1u << 20, file);
    fclose(file);
    return data;
}

static ivn_text *member_as_text(const cJSON *object, const char *name)
{
    const cJSON *member = ivni_json_member(object, name);
    ivni_json_writer writer;
    ivn_text *out = NULL;
    ivni_text text;

    if (member == NULL)
        return NULL;
    ivni_text_init(&text, context);
    ivni_json_writer_init(&writer, &text);
    ivni_json_tree(&writer, member);
    stop_unless(ivni_text_finish(&text, &out, NULL) == IVN_OK, name);
    return out;
}

static ivn_date day_of(const char *text)
{
    ivn_date day = IVN_DATE_NONE;

    stop_unless(ivn_date_parse(text, strlen(text), &day) == IVN_OK, text);
    return day;
}

static void make_environment(const cJSON *item, const ivn_catalogue *catalogue, ivn_environment *out)
{
    ivn_text *overrides = member_as_text(item, "overrides");
    const cJSON *holiday = ivni_json_member(item, "holiday");
    ivn_rulebook *rulebook = NULL, *changed = NULL;
    ivn_calendar *calendar = NULL, *late = NULL;

    stop_unless(ivn_rulebook_builtin(context, &rulebook, NULL) == IVN_OK, "rulebook");
    stop_unless(ivn_calendar_new(NULL, IVN_DIVISION_ENGLAND_AND_WALES, &calendar) == IVN_OK, "calendar");
    if (overrides != NULL) {
        stop_unless(ivn_rulebook_with_json(context, rulebook, ivn_text_data(overrides), ivn_text_size(overrides),
                                           &changed, NULL, NULL) == IVN_OK,
                    "overrides");
        ivn_rulebook_free(rulebook);
        rulebook = changed;
    }
    if (holiday != NULL) {
        ivn_date day = day_of(holiday->valuestring);

        stop_unless(ivn_calendar_with(calendar, &day, 1, NULL, 0, IVN_DATE_NONE, &late) == IVN_OK, "holiday");
        ivn_calendar_free(calendar);
        calendar = late;
    }
    ivn_text_free(overrides);
    *out = (ivn_environment){.size = sizeof *out, .calendar = calendar, .rulebook = rulebook, .catalogue = catalogue};
}

static ivn_duty_table *make_table(const cJSON *item)
{
    ivn_text *rows = member_as_text(item, "rows");
    ivn_duty_table *shipped = NULL, *table = NULL;
    ivn_error error = {.size = sizeof error};

    if (rows == NULL)
        return NULL;
    stop_unless(ivn_duty_table_builtin(context, &shipped, NULL) == IVN_OK, "table");
    stop_unless(ivn_duty_table_with_json(context, shipped, ivn_text_data(rows), ivn_text_size(rows), &table, NULL,
                                         &error) == IVN_OK,
                error.message);
    ivn_duty_table_free(shipped);
    ivn_text_free(rows);
    return table;
}

static int is_asked(const cJSON *item, const char *key)
{
    const cJSON *asked = ivni_json_member(item, "duties");

    for (const cJSON *one = asked->child; one != NULL; one = one->next) {
        if (strcmp(one->valuestring, key) == 0)
            return 1;
    }
    return 0;
}

static void print_duty(const char *day, const ivn_duty *duty)
{
    printf("  %s %s", day, ivn_term_of(IVN_VOCABULARY_DUTY_STATE, duty->state)->name);
    if (duty->number != 0)
        printf(" #%u", (unsigned)duty->number);
    if (duty->working_days.known)
        printf(" %+d", (int)duty->working_days.value);
    printf(": %s\n", duty->reason);
    if (*duty->missing != '\0')
        printf("    find out: %s\n", duty->missing);
}

static void print_on(const cJSON *item, const char *day, const ivn_facts *facts, ivn_environment *environment,
                     const ivn_duty_table *table)
{
    ivn_error error = {.size = sizeof error};
    ivn_duties *duties = NULL;
    const ivn_duties_view *view;

    environment->on = (ivn_number){1, day_of(day)};
    stop_unless(ivn_duties_of(context, environment, ivn_facts_read(facts, IVN_FACTS_CASE), table, &duties, &error) ==
                    IVN_OK,
                error.message);
    view = ivn_duties_read(duties);
    for (uint32_t i = 0; i < view->count; i++) {
        if (is_asked(item, view->duties[i]->key))
            print_duty(day, view->duties[i]);
    }
    ivn_duties_free(duties);
}

static void print_item(const cJSON *item, const ivn_catalogue *catalogue)
{
    const char *title = ivni_json_member(item, "title")->valuestring;
    ivn_text *json = member_as_text(item, "case");
    ivn_error error = {.size = sizeof error};
    ivn_duty_table *table = make_table(item);
    ivn_environment environment;
    ivn_facts *facts = NULL;

    printf("%s\n", title);
    make_environment(item, catalogue, &environment);
    if (ivn_facts_from_json(context, IVN_FACTS_CASE, ivn_text_data(json), ivn_text_size(json), &facts, NULL, &error) !=
        IVN_OK)
        fprintf(stderr, "%s: ", error.pointer);
    stop_unless(facts != NULL, error.message);
    for (const cJSON *day = ivni_json_member(item, "days")->child; day != NULL; day = day->next)
        print_on(item, day->valuestring, facts, &environment, table);
    ivn_calendar_free((ivn_calendar *)(uintptr_t)environment.calendar);
    ivn_rulebook_free((ivn_rulebook *)(uintptr_t)environment.rulebook);
    ivn_duty_table_free(table);
    ivn_facts_free(facts);
    ivn_text_free(json);
}

int main(int count, char **arguments)
{
    ivn_catalogue *catalogue = NULL;
    ivn_error error = {.size = sizeof error};
    cJSON *tree = NULL;
    size_t size = 0;
    char *data;

    stop_unless(count == 2, "usage: print_cases FILE");
    data = bytes_of(arguments[1], &size);
    stop_unless(ivn_context_new(NULL, &context) == IVN_OK, "context");
    stop_unless(ivn_catalogue_builtin(context, &catalogue, NULL) == IVN_OK, "catalogue");
    stop_unless(ivni_json_read(context, data, size, &tree, &error) == IVN_OK, error.message);
    for (const cJSON *item = tree->child; item != NULL; item = item->next)
        print_item(item, catalogue);
    cJSON_Delete(tree);
    ivn_catalogue_free(catalogue);
    ivn_context_free(context);
    free(data);
    return 0;
}
