/*
 * casework assess: for each person a readable answer, for the caseload a table and the due dates of the first steps.
 */
#include <stdio.h>
#include <string.h>

#include "answer.h"
#include "casework.h"
#include "digest.h"
#include "files.h"
#include "json.h"
#include "progress.h"
#include "steps.h"
#include "table.h"
#include "words.h"

/* --- one service -------------------------------------------------------------------------------------------------- */

static int assess_for(const struct desk *desk, const struct options *options, const struct person *person)
{
    ivn_error error = {.size = sizeof error};
    ivn_assessment *assessment = NULL;
    ivn_text *text = NULL;
    int answer = DONE;
    ivn_status status =
        ivn_assess(desk->context, &desk->environment, person->facts, options->service, &assessment, &error);

    if (status != IVN_OK)
        return failure(status, &error);
    if (options->json == NULL) {
        print_person(desk, person);
        print_answer(desk, ivn_assessment_read(assessment));
    } else {
        status = ivn_assessment_to_json(desk->context, assessment, &text, &error);
        print_json_person(person, person == desk->people, "answer");
        answer = print_text(status, &error, text);
        putchar('}');
    }
    ivn_assessment_free(assessment);
    return answer;
}

/* --- all services ------------------------------------------------------------------------------------------------- */

static int print_answers(const struct desk *desk, const struct options *options, const struct person *person,
                         const ivn_assessments *assessments)
{
    const ivn_assessments_view *answers = ivn_assessments_read(assessments);

    print_person(desk, person);
    if (options->full == NULL)
        print_digest(desk, answers);
    for (uint32_t i = 0; options->full != NULL && i < answers->count; i++) {
        putchar('\n');
        print_answer(desk, answers->assessments[i]);
    }
    return DONE;
}

static int print_answers_as_json(const struct desk *desk, const struct person *person,
                                 const ivn_assessments *assessments)
{
    ivn_error error = {.size = sizeof error};
    ivn_text *text = NULL;
    ivn_status status = ivn_assessments_to_json(desk->context, assessments, &text, &error);
    int answer;

    print_json_person(person, person == desk->people, "answers");
    answer = print_text(status, &error, text);
    putchar('}');
    return answer;
}

static int assess_all(const struct desk *desk, const struct options *options, const struct person *person)
{
    ivn_error error = {.size = sizeof error};
    ivn_assessments *assessments = NULL;
    ivn_status status = ivn_assess_all(desk->context, &desk->environment, person->facts, &assessments, &error);
    int answer;

    if (status != IVN_OK)
        return failure(status, &error);
    answer = options->json != NULL ? print_answers_as_json(desk, person, assessments)
                                   : print_answers(desk, options, person, assessments);
    ivn_assessments_free(assessments);
    return answer;
}

/* --- the caseload ------------------------------------------------------------------------------------------------- */

static void print_urgent(const struct desk *desk)
{
    struct words line = {0};

    for (uint32_t i = 0; i < desk->person_count; i++) {
        if (ivn_profile_read(desk->people[i].profile)->urgent == IVN_YES)
            words_add(&line, "%s%s", line.size == 0 ? "urgent, because release is near: " : ", ",
                      desk->people[i].reference);
    }
    if (line.size > 0)
        print_wrapped(2, 4, words_text(&line));
    words_free(&line);
}

/* The steps are those of one document: they say nothing of a service of another one. */
static int has_steps(const struct desk *desk, const char *service)
{
    const ivn_service *found;

    return service == NULL || (ivn_catalogue_find(desk->catalogue, desk->environment.rulebook, service,
                                                  desk->environment.on.value, &found) == IVN_OK &&
                               strcmp(found->edition, "well-being-specification") == 0);
}

static int print_caseload(const struct desk *desk, const struct options *options)
{
    ivn_date received = desk->environment.on.value;
    int answer = desk_date("--received", options->received, &received);

    if (answer != DONE || !has_steps(desk, options->service))
        return answer;
    if (desk->person_count > 0 && options->table == NULL)
        putchar('\n');
    if (options->service == NULL && (desk->person_count > 1 || options->table != NULL)) {
        answer = print_table(desk);
        putchar('\n');
    }
    if (answer == DONE)
        answer = print_steps(desk, received);
    print_urgent(desk);
    return answer;
}

static int assess_people(const struct desk *desk, const struct options *options)
{
    struct progress progress;
    int answer = DONE;

    progress_begin(&progress, "people assessed", desk->person_count);
    for (uint32_t i = 0; i < desk->person_count && answer == DONE; i++) {
        progress_show(&progress, i);
        if (i > 0 && options->json == NULL)
            putchar('\n');
        answer = options->service != NULL ? assess_for(desk, options, &desk->people[i])
                                          : assess_all(desk, options, &desk->people[i]);
    }
    progress_end(&progress);
    return answer;
}

/* A mistake in --service or --received is said before anything is printed. */
static int check(const struct desk *desk, const struct options *options)
{
    const ivn_service *service;
    ivn_date received;

    if (options->service != NULL && ivn_catalogue_find(desk->catalogue, desk->environment.rulebook, options->service,
                                                       desk->environment.on.value, &service) != IVN_OK) {
        fprintf(stderr, "casework: --service: no such service on that day; see casework catalogue\n");
        return MISTAKEN;
    }
    return desk_date("--received", options->received, &received);
}

static int print_all(const struct desk *desk, const struct options *options)
{
    int answer = DONE;

    if (options->json != NULL) {
        print_json_begin(desk);
        answer = assess_people(desk, options);
        print_json_end();
        return answer;
    }
    if (options->table == NULL) {
        printf("Answers on %s\n\n", date_in_words(desk->environment.on.value));
        answer = assess_people(desk, options);
    }
    return answer == DONE ? print_caseload(desk, options) : answer;
}

int command_assess(const struct options *options)
{
    struct desk desk;
    int answer = desk_open_with_caseload(&desk, options);

    if (answer == DONE)
        answer = check(&desk, options);
    if (answer == DONE)
        answer = print_all(&desk, options);
    desk_close(&desk);
    return answer;
}
