/*
 * Writes docs/criteria.md: for each criterion of each shipped service, how many people of examples/data/caseload.json
 * meet it, do not meet it, and leave it open. Fails when the examples do not show a criterion in each of the three.
 */
#include <interventions/interventions.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files.h"

#define CASELOAD TEST_SOURCE_DIR "/examples/data/caseload.json"

enum { OUTCOMES = 3, DAYS = 2 }; /* not known, no, yes: as the flag has them */

/* The day of the examples; and one on which the law was another. */
static const struct {
    int year, month, day;
} days[DAYS] = {{2026, 11, 23}, {2026, 1, 12}};

/* A value that the examples cannot show on their day, and why. Then the other day shows it. */
static const struct {
    uint32_t subject;
    ivn_flag outcome;
    const char *why;
} out_of_reach[] = {
    {IVN_SUBJECT_POST_SENTENCE_SUPERVISION, IVN_YES,
     "post-sentence supervision: since the Sentencing Act 2026 was passed nobody is certainly under it, until a host "
     "sets the day of its repeal (LAW-PSS)"},
};

/* A criterion: where it stands, and how often it came to what, on each day. */
struct row {
    const ivn_assessment_view *service;
    const ivn_finding *finding;
    unsigned count[DAYS][OUTCOMES];
};

struct table {
    ivn_context *context;
    ivn_rulebook *rulebook;
    ivn_catalogue *catalogue;
    ivn_facts *facts;
    ivn_assessments *first; /* of the first person on the first day: the rows point into it */
    struct row *rows;
    size_t row_count;
};

static int read_examples(struct table *table)
{
    size_t size = 0;
    char *text = file_read(CASELOAD, &size);
    ivn_error error = {.size = sizeof error};
    ivn_status status = text == NULL ? IVN_ERROR_NOT_FOUND : ivn_context_new(NULL, &table->context);

    if (status == IVN_OK)
        status = ivn_rulebook_builtin(table->context, &table->rulebook, &error);
    if (status == IVN_OK)
        status = ivn_catalogue_builtin(table->context, &table->catalogue, &error);
    if (status == IVN_OK)
        status = ivn_facts_from_json(table->context, IVN_FACTS_CASELOAD, text, size, &table->facts, NULL, &error);
    if (status != IVN_OK)
        fprintf(stderr, "%s: %s %s %s\n", CASELOAD, ivn_status_name(status), error.pointer, error.message);
    free(text);
    return status == IVN_OK;
}

static ivn_status assess(const struct table *table, const ivn_service_user *user, int day, ivn_assessments **out)
{
    ivn_environment environment = {
        .size = sizeof environment, .on = {1, 0}, .rulebook = table->rulebook, .catalogue = table->catalogue};

    ivn_date_from_ymd(days[day].year, days[day].month, days[day].day, &environment.on.value);
    return ivn_assess_all(table->context, &environment, user, out, NULL);
}

/* Counting. */

static int make_rows(struct table *table, const ivn_service_user *user)
{
    size_t count = 0;
    const ivn_assessments_view *view;

    if (assess(table, user, 0, &table->first) != IVN_OK)
        return 0;
    view = ivn_assessments_read(table->first);
    for (uint32_t i = 0; i < view->count; i++)
        count += view->assessments[i]->finding_count;
    table->rows = calloc(count + 1, sizeof *table->rows);
    if (table->rows == NULL)
        return 0;
    for (uint32_t i = 0; i < view->count; i++) {
        for (uint32_t j = 0; j < view->assessments[i]->finding_count; j++)
            table->rows[table->row_count++] =
                (struct row){.service = view->assessments[i], .finding = view->assessments[i]->findings[j]};
    }
    return 1;
}

static int is_row(const struct row *row, const ivn_assessment_view *service, const ivn_finding *finding)
{
    return strcmp(row->service->service_id, service->service_id) == 0 && row->finding->offer == finding->offer &&
           strcmp(row->finding->rule, finding->rule) == 0 && strcmp(row->finding->title, finding->title) == 0;
}

/* The criteria of a service are the same, in the same order, whoever is assessed; on another day too. */
static int count_person(struct table *table, const ivn_service_user *user, int day)
{
    ivn_assessments *assessments = NULL;
    size_t place = 0;
    int fits = assess(table, user, day, &assessments) == IVN_OK;

    for (uint32_t i = 0; fits && i < ivn_assessments_read(assessments)->count; i++) {
        const ivn_assessment_view *service = ivn_assessments_read(assessments)->assessments[i];
        for (uint32_t j = 0; fits && j < service->finding_count; j++, place++) {
            fits = place < table->row_count && is_row(&table->rows[place], service, service->findings[j]);
            if (fits)
                table->rows[place].count[day][service->findings[j]->outcome]++;
        }
    }
    ivn_assessments_free(assessments);
    return fits && place == table->row_count;
}

static int count_all(struct table *table, const ivn_caseload_facts *caseload)
{
    for (int day = 0; day < DAYS; day++) {
        for (uint32_t i = 0; i < caseload->service_user_count; i++) {
            if (!count_person(table, caseload->service_users[i], day)) {
                fprintf(stderr, "%s: person %u has other criteria than the first one\n", CASELOAD, (unsigned)i + 1);
                return 0;
            }
        }
    }
    return 1;
}

/* Holding the examples to it. */

static int is_out_of_reach(const struct row *row, ivn_flag outcome)
{
    for (size_t i = 0; i < sizeof out_of_reach / sizeof *out_of_reach; i++) {
        if (out_of_reach[i].subject == row->finding->subject && out_of_reach[i].outcome == outcome)
            return 1;
    }
    return 0;
}

/* Shown on the day of the examples; or truly out of reach on it, and shown on the other day. */
static int is_shown(const struct row *row, ivn_flag outcome)
{
    if (is_out_of_reach(row, outcome))
        return row->count[0][outcome] == 0 && row->count[1][outcome] > 0;
    return row->count[0][outcome] > 0;
}

static int check_rows(const struct table *table)
{
    static const char *const said[OUTCOMES] = {"not known", "no", "yes"};
    int complete = 1;

    for (size_t i = 0; i < table->row_count; i++) {
        for (ivn_flag outcome = 0; outcome < OUTCOMES; outcome++) {
            if (is_shown(&table->rows[i], outcome))
                continue;
            fprintf(stderr, "%s@%s, %s \"%s\": no example shows \"%s\"\n", table->rows[i].service->service,
                    table->rows[i].service->edition, table->rows[i].finding->rule, table->rows[i].finding->title,
                    said[outcome]);
            complete = 0;
        }
    }
    return complete;
}

/* The page. */

static const char *title(uint32_t vocabulary, uint32_t code)
{
    const ivn_term *term = ivn_term_of(vocabulary, code);

    return term == NULL ? "" : term->title;
}

static const char *setting_of(const struct row *row)
{
    for (uint32_t i = 0; i < row->service->offer_count; i++) {
        if (row->service->offers[i]->offer == row->finding->offer)
            return title(IVN_VOCABULARY_SETTING, row->service->offers[i]->setting);
    }
    return "";
}

static void print_edition(const struct table *table, const char *key)
{
    const ivn_rulebook_view *rules = ivn_rulebook_read(table->rulebook);

    for (uint32_t i = 0; i < rules->edition_count; i++) {
        if (strcmp(rules->editions[i]->key, key) == 0)
            printf("\n## %s\n\n", rules->editions[i]->title);
    }
    printf(
        "| service | where | criterion | rule | level | yes | no | not known |\n|---|---|---|---|---|---|---|---|\n");
}

static void print_count(const struct row *row, ivn_flag outcome)
{
    if (is_out_of_reach(row, outcome))
        printf(" 0 (%u) |", row->count[1][outcome]);
    else
        printf(" %u |", row->count[0][outcome]);
}

static void print_row(const struct row *row)
{
    printf("| %s | %s | %s | %s | %s |", row->service->service, setting_of(row), row->finding->title,
           row->finding->rule, title(IVN_VOCABULARY_LEVEL, row->finding->level));
    print_count(row, IVN_YES);
    print_count(row, IVN_NO);
    print_count(row, IVN_UNKNOWN);
    putchar('\n');
}

static void print_page(const struct table *table, uint32_t people)
{
    const char *edition = "";

    printf("# Criteria and examples {#criteria}\n\n"
           "How many of the %u invented people of `examples/data/caseload.json` meet each criterion of each service on "
           "%04d-%02d-%02d, do not meet it, and leave it open. Each criterion is shown in all three.\n\n",
           (unsigned)people, days[0].year, days[0].month, days[0].day);
    printf(
        "A figure in brackets is that of %04d-%02d-%02d. It stands where the examples cannot show a value on their own "
        "day:\n\n",
        days[1].year, days[1].month, days[1].day);
    for (size_t i = 0; i < sizeof out_of_reach / sizeof *out_of_reach; i++)
        printf("- %s.\n", out_of_reach[i].why);
    for (size_t i = 0; i < table->row_count; i++) {
        if (strcmp(edition, table->rows[i].service->edition) != 0)
            print_edition(table, edition = table->rows[i].service->edition);
        print_row(&table->rows[i]);
    }
}

int main(void)
{
    struct table table = {0};
    int done = read_examples(&table);

    if (done) {
        const ivn_caseload_facts *caseload = ivn_facts_read(table.facts, IVN_FACTS_CASELOAD);
        done = make_rows(&table, caseload->service_users[0]) && count_all(&table, caseload);
        if (done)
            print_page(&table, caseload->service_user_count);
        done = done && check_rows(&table);
    }
    free(table.rows);
    ivn_assessments_free(table.first);
    ivn_facts_free(table.facts);
    ivn_catalogue_free(table.catalogue);
    ivn_rulebook_free(table.rulebook);
    ivn_context_free(table.context);
    return !done;
}
