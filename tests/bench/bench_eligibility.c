/*
 * One person against the whole catalogue, with findings; and many people against it at once, beside chains of ifs
 * written by hand for twelve of its services, which must come to the same.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <interventions/interventions.h>

#include "base/day.h"
#include "people/subjects.h"

#include "bench.h"
#include "caseload.h"
#include "if_chains.h"

#define PEOPLE 4096
#define MOST_COPIES 4
#define MOST_SERVICES 200

typedef struct bench {
    ivn_context *context;
    ivn_rulebook *rulebook;
    ivn_catalogue *catalogue;
    ivn_environment environment;
    ivn_screening *screening;
    const bench_person *people;
    const ivn_service_user *users[2 * PEOPLE];
    size_t count, next;
    uint8_t *answers;
    uint8_t by_hand[PEOPLE][IF_CHAINS];
    uint64_t findings;
} bench;

static bench_person mostly_known[PEOPLE], half_known[2 * PEOPLE], newcomers[PEOPLE];

static void stop_unless(int done, const char *what)
{
    if (!done) {
        fprintf(stderr, "%s failed\n", what);
        exit(1);
    }
}

static void open_bench(bench *b)
{
    memset(b, 0, sizeof *b);
    stop_unless(ivn_context_new(NULL, &b->context) == IVN_OK, "context");
    stop_unless(ivn_rulebook_builtin(b->context, &b->rulebook, NULL) == IVN_OK, "rulebook");
    stop_unless(ivn_catalogue_builtin(b->context, &b->catalogue, NULL) == IVN_OK, "catalogue");
    b->environment = (ivn_environment){
        .size = sizeof b->environment, .on = {1, CASELOAD_DAY}, .rulebook = b->rulebook, .catalogue = b->catalogue};
    stop_unless(ivn_screening_new(b->context, &b->environment, &b->screening, NULL) == IVN_OK, "screening");
    b->answers = malloc((size_t)2 * PEOPLE * MOST_COPIES * ivn_screening_read(b->screening)->service_count);
    stop_unless(b->answers != NULL, "memory");
}

static void take(bench *b, const bench_person *people, size_t count)
{
    b->people = people;
    b->count = count;
    for (size_t i = 0; i < count; i++)
        b->users[i] = &people[i].user;
}

static void assess_each(void *user)
{
    bench *b = user;
    b->findings = 0;
    for (size_t i = 0; i < b->count; i++) {
        ivn_assessments *all = NULL;
        stop_unless(ivn_assess_all(b->context, &b->environment, b->users[i], &all, NULL) == IVN_OK, "assess_all");
        const ivn_assessments_view *view = ivn_assessments_read(all);
        for (uint32_t s = 0; s < view->count; s++)
            b->findings += view->assessments[s]->finding_count;
        ivn_assessments_free(all);
    }
}

static void screen_each(void *user)
{
    bench *b = user;
    for (size_t i = 0; i < b->count; i++) {
        ivn_assessments *all = NULL;
        stop_unless(ivn_screening_assess(b->screening, b->users[i], &all, NULL) == IVN_OK, "screening_assess");
        ivn_assessments_free(all);
    }
}

static void screen(void *user)
{
    bench *b = user;
    stop_unless(ivn_screening_run(b->screening, b->users, b->count, b->answers) == IVN_OK, "screening_run");
}

static void derive(void *user)
{
    bench *b = user;
    ivni_law law;
    ivni_subjects subjects;
    ivni_law_of(b->rulebook, &law);
    for (size_t i = 0; i < b->count; i++)
        stop_unless(ivni_subjects_derive(b->users[i], CASELOAD_DAY, &law, &subjects) == IVN_OK, "derive");
}

static void answer_by_hand(void *user)
{
    bench *b = user;
    ivni_law law;
    ivni_subjects subjects;
    ivni_law_of(b->rulebook, &law);
    for (size_t i = 0; i < b->count; i++) {
        stop_unless(ivni_subjects_derive(b->users[i], CASELOAD_DAY, &law, &subjects) == IVN_OK, "derive");
        if_chains_answer(&subjects, b->by_hand[i]);
    }
}

static uint32_t column_of(const bench *b, const char *service)
{
    const ivn_screening_view *view = ivn_screening_read(b->screening);
    const ivn_service *found = NULL;
    uint32_t column = 0;
    stop_unless(ivn_catalogue_find(b->catalogue, b->rulebook, service, CASELOAD_DAY, &found) == IVN_OK, service);
    while (column < view->service_count && view->services[column] != found)
        column++;
    stop_unless(column < view->service_count, service);
    return column;
}

/* The chains answer what the library answers, or the comparison means nothing. */
static void compare_answers(const bench *b)
{
    uint32_t services = ivn_screening_read(b->screening)->service_count;
    for (uint32_t s = 0; s < IF_CHAINS; s++) {
        uint32_t column = column_of(b, if_chain_services[s]);
        for (size_t i = 0; i < b->count; i++)
            stop_unless(b->answers[i * services + column] == b->by_hand[i][s], if_chain_services[s]);
    }
}

static void measure(bench *b, const char *name, const bench_person *people)
{
    const bench_side one[] = {{assess_each, NULL}, {screen_each, NULL}};
    const bench_side many[] = {{screen, NULL}, {derive, NULL}, {answer_by_hand, NULL}};
    uint32_t services = ivn_screening_read(b->screening)->service_count;
    int64_t best[3];
    take(b, people, 200);
    bench_compare(one, 2, 10, b, best);
    printf("eligibility  %-14s one person, %u services, %.0f findings: %.1f us; with a screening %.1f us\n", name,
           services, (double)b->findings / 200, (double)best[0] / 200 / 1e3, (double)best[1] / 200 / 1e3);
    take(b, people, PEOPLE);
    bench_compare(many, 3, 10, b, best);
    compare_answers(b);
    printf("eligibility  %-14s many people: %.2f ns an answer, %.0f ns a person; of that deriving %.0f ns\n", name,
           (double)best[0] / PEOPLE / services, (double)best[0] / PEOPLE, (double)best[1] / PEOPLE);
    printf("eligibility  %-14s ifs by hand, %u services: %.2f ns an answer, of that deriving %.2f; %.1f times the "
           "library's\n",
           name, IF_CHAINS, (double)best[2] / PEOPLE / IF_CHAINS, (double)best[1] / PEOPLE / IF_CHAINS,
           (double)best[2] / IF_CHAINS / ((double)best[0] / services));
}

/* --- whether time grows with people, and with services, and no faster --------------------------------------------- */

static void print_growth(const char *what, const int64_t *best, double unit)
{
    printf(
        "eligibility  %-34s half, whole, double: %.1f, %.1f, %.1f us; the whole takes %.2f times the half, the double "
        "%.2f times the whole\n",
        what, (double)best[0] / unit, (double)best[1] / unit, (double)best[2] / unit, (double)best[1] / (double)best[0],
        (double)best[2] / (double)best[1]);
}

static void measure_people(bench *b)
{
    const bench_side bulk[] = {{screen, NULL}}, each[] = {{screen_each, NULL}};
    int64_t many[3], one[3];
    for (int i = 0; i < 3; i++) {
        take(b, half_known, (size_t)PEOPLE / 2 << i);
        bench_compare(bulk, 1, 10, b, &many[i]);
        take(b, half_known, (size_t)100 << i);
        bench_compare(each, 1, 10, b, &one[i]);
    }
    print_growth("caseload of 4096 people, in bulk:", many, 1e3);
    print_growth("caseload of 200, with findings:", one, 1e3);
}

/* The shipped services, and so many more times under other editions. */
static ivn_catalogue *copied(const bench *b, uint32_t copies)
{
    static char editions[MOST_COPIES * MOST_SERVICES][64];
    const ivn_directory *shipped = ivn_catalogue_read(b->catalogue);
    size_t count = (size_t)shipped->service_count * (copies - 1);
    ivn_service *services = calloc(count + 1, sizeof *services);
    const ivn_service **list = calloc(count + 1, sizeof *list);
    ivn_directory directory = {.size = sizeof directory, .services = list, .service_count = (uint32_t)count};
    ivn_catalogue *made = NULL;
    stop_unless(services != NULL && list != NULL, "memory");
    for (size_t i = 0; i < count; i++) {
        services[i] = *shipped->services[i % shipped->service_count];
        snprintf(editions[i], sizeof editions[i], "%s-%u", services[i].edition,
                 (unsigned)(i / shipped->service_count + 1));
        services[i].edition = editions[i];
        services[i].id = NULL;
        list[i] = &services[i];
    }
    ivn_error error = {.size = sizeof error};
    stop_unless(ivn_catalogue_with(b->context, b->catalogue, &directory, &made, NULL, &error) == IVN_OK, error.message);
    free(services);
    free(list);
    return made;
}

static void measure_services(bench *b)
{
    const bench_side sides[] = {{assess_each, NULL}, {screen, NULL}};
    ivn_screening *screening = b->screening;
    ivn_environment environment = b->environment;
    int64_t one[3], many[3], best[2];
    for (int i = 0; i < 3; i++) {
        ivn_catalogue *catalogue = copied(b, 1u << i);
        b->environment.catalogue = catalogue;
        stop_unless(ivn_screening_new(b->context, &b->environment, &b->screening, NULL) == IVN_OK, "screening");
        take(b, half_known, 200);
        bench_compare(sides, 2, 10, b, best);
        one[i] = best[0];
        many[i] = best[1];
        ivn_screening_free(b->screening);
        ivn_catalogue_free(catalogue);
    }
    b->screening = screening;
    b->environment = environment;
    print_growth("services (twice 72), one person:", one, 200 * 1e3);
    print_growth("services (twice 72), in bulk:", many, 1e3);
}

int main(void)
{
    static bench b;
    uint32_t seed = 20261123;
    open_bench(&b);
    for (int i = 0; i < PEOPLE; i++) {
        bench_person_make(&mostly_known[i], &seed, 95);
        bench_person_newcomer(&newcomers[i]);
    }
    for (int i = 0; i < 2 * PEOPLE; i++)
        bench_person_make(&half_known[i], &seed, 60);
    measure(&b, "mostly known", mostly_known);
    measure(&b, "half known", half_known);
    measure(&b, "newcomer", newcomers);
    measure_people(&b);
    measure_services(&b);
    return 0;
}
