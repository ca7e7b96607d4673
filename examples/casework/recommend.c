/*
 * casework recommend: services for the needs of each person, those that fit first, with sessions and hours.
 */
#include <stdio.h>
#include <string.h>

#include "answer.h"
#include "casework.h"
#include "digest.h"
#include "files.h"
#include "json.h"
#include "progress.h"
#include "words.h"

/* --- one suggestion ----------------------------------------------------------------------------------------------- */

static void add_range(ivn_number least, ivn_number most, const char *unit, struct words *out)
{
    if (!most.known && !least.known)
        return;
    words_add(out, "%s", out->size == 0 ? "" : ", ");
    if (most.known && least.known && most.value == least.value)
        words_add(out, "%d %s", (int)most.value, unit);
    else if (most.known && least.known)
        words_add(out, "%d to %d %s", (int)least.value, (int)most.value, unit);
    else
        words_add(out, "%s %d %s", most.known ? "up to" : "at least", (int)(most.known ? most : least).value, unit);
    if ((most.known ? most : least).value == 1)
        out->text[--out->size] = '\0';
}

static void add_amounts(const ivn_suggestion *suggestion, struct words *out)
{
    const ivn_number unknown = {0, 0};

    add_range(suggestion->sessions_least, suggestion->sessions, "sessions", out);
    add_range(unknown, suggestion->hours, "hours", out);
    if (suggestion->hours_assessment.known) {
        words_add(out, "%s", out->size == 0 ? "" : ", ");
        words_add_count(out, (uint32_t)suggestion->hours_assessment.value, "hour", "hours");
        words_add(out, " of assessment before");
    }
}

static void add_reason(const ivn_suggestion *suggestion, struct words *out)
{
    words_add(out, "%s", out->size == 0 ? "" : "; ");
    if (suggestion->delivered != IVN_YES)
        words_add(out, "%s", suggestion->reason);
    else if (suggestion->summary == IVN_SUMMARY_FIND_OUT_FIRST)
        add_questions(suggestion->assessment, out);
    else
        add_obstacles(suggestion->assessment,
                      suggestion->summary == IVN_SUMMARY_MAY_NOT_REFER ? IVN_LEVEL_ELIGIBILITY : IVN_LEVEL_SUITABILITY,
                      out);
}

static void print_suggestion(const struct desk *desk, const ivn_suggestion *suggestion)
{
    const ivn_assessment_view *answer = suggestion->assessment;
    struct words line = {0}, detail = {0};

    words_add(&line, "%s (%s)", answer->name, desk_edition(desk, answer->edition));
    if (suggestion->summary != IVN_SUMMARY_MAY_NOT_REFER)
        desk_add_key(desk, answer->service, answer->edition, &line);
    print_wrapped(4, 6, words_text(&line));
    if (suggestion->summary != IVN_SUMMARY_MAY_NOT_REFER)
        add_amounts(suggestion, &detail);
    if (suggestion->summary != IVN_SUMMARY_MAY_REFER)
        add_reason(suggestion, &detail);
    if (detail.size > 0)
        print_wrapped(8, 8, words_text(&detail));
    words_free(&line);
    words_free(&detail);
}

/* --- one need ----------------------------------------------------------------------------------------------------- */

static void print_need(const ivn_suggestion *first)
{
    struct words line = {0};

    words_add(&line, "Need: %s", title_of(IVN_VOCABULARY_NEED, first->need));
    if (first->complexity != 0)
        words_add(&line, ", %s complexity", title_of(IVN_VOCABULARY_COMPLEXITY, first->complexity));
    if (first->linked_to_offending == IVN_YES)
        words_add(&line, ", linked to offending");
    putchar('\n');
    print_wrapped(0, 2, words_text(&line));
    words_free(&line);
}

/* The suggestions for one need stand together: `from` up to `end`. */
static void print_suggestions(const struct desk *desk, const ivn_recommendation_view *view, uint32_t from, uint32_t end)
{
    static const uint32_t order[] = {IVN_SUMMARY_MAY_REFER, IVN_SUMMARY_FIND_OUT_FIRST,
                                     IVN_SUMMARY_ELIGIBLE_BUT_UNSUITABLE, IVN_SUMMARY_MAY_NOT_REFER};

    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        int begun = 0;
        for (uint32_t j = from; j < end; j++) {
            if (view->suggestions[j]->summary != order[i])
                continue;
            if (!begun++)
                printf("  %s\n", summary_in_words(order[i]));
            print_suggestion(desk, view->suggestions[j]);
        }
    }
}

static void print_unmet(const ivn_recommendation_view *view)
{
    struct words line = {0};

    for (uint32_t i = 0; i < view->unmet_count; i++)
        words_add(&line, "%s%s", i == 0 ? "No service fits or could fit: " : "; ",
                  title_of(IVN_VOCABULARY_NEED, view->unmet[i]));
    if (line.size > 0) {
        putchar('\n');
        print_wrapped(0, 2, words_text(&line));
    }
    words_free(&line);
}

/* --- one person --------------------------------------------------------------------------------------------------- */

static void print_recommendation(const struct desk *desk, const struct person *person,
                                 const ivn_recommendation_view *view)
{
    print_person(desk, person);
    if (view->count == 0 && view->unmet_count == 0)
        printf("no need is identified\n");
    for (uint32_t i = 0, end; i < view->count; i = end) {
        for (end = i + 1; end < view->count && view->suggestions[end]->need == view->suggestions[i]->need;)
            end++;
        print_need(view->suggestions[i]);
        print_suggestions(desk, view, i, end);
    }
    print_unmet(view);
    putchar('\n');
}

static int recommend_for(const struct desk *desk, const struct options *options, const struct person *person)
{
    ivn_error error = {.size = sizeof error};
    ivn_recommendation *recommendation = NULL;
    ivn_text *text = NULL;
    int answer = DONE;
    ivn_status status = ivn_recommend(desk->context, &desk->environment, person->facts, NULL, &recommendation, &error);

    if (status != IVN_OK)
        return failure(status, &error);
    if (options->json == NULL) {
        print_recommendation(desk, person, ivn_recommendation_read(recommendation));
    } else {
        status = ivn_recommendation_to_json(desk->context, recommendation, &text, &error);
        print_json_person(person, person == desk->people, "recommendation");
        answer = print_text(status, &error, text);
        putchar('}');
    }
    ivn_recommendation_free(recommendation);
    return answer;
}

static int recommend_all(const struct desk *desk, const struct options *options)
{
    struct progress progress;
    int answer = DONE;

    progress_begin(&progress, "people", desk->person_count);
    for (uint32_t i = 0; i < desk->person_count && answer == DONE; i++) {
        progress_show(&progress, i);
        answer = recommend_for(desk, options, &desk->people[i]);
    }
    progress_end(&progress);
    return answer;
}

int command_recommend(const struct options *options)
{
    struct desk desk;
    int answer = desk_open_with_caseload(&desk, options);

    if (answer == DONE && options->json != NULL)
        print_json_begin(&desk);
    if (answer == DONE)
        answer = recommend_all(&desk, options);
    if (answer == DONE && options->json != NULL)
        print_json_end();
    desk_close(&desk);
    return answer;
}
