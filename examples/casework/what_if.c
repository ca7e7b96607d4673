/*
 * casework what-if: which answers of the caseload change under the rulebook with overrides.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "casework.h"
#include "changes.h"
#include "files.h"
#include "json.h"
#include "words.h"

/* --- the overrides ------------------------------------------------------------------------------------------------ */

static void print_change_of_rule(void *user, const char *what, const char *change)
{
    (void)user;
    print_beside(2, 28, what, change);
}

static void print_overrides(const struct desk *desk)
{
    print_heading('=', "What if this were so?");
    each_rule_change(desk, desk->documents, desk->changed, print_change_of_rule, NULL);
}

/* --- the answers that change -------------------------------------------------------------------------------------- */

static const char *name_of(const struct desk *desk, const ivn_change_of_answer *change)
{
    const ivn_directory *all = ivn_catalogue_read(desk->catalogue);

    for (uint32_t i = 0; i < all->service_count; i++) {
        if (strcmp(all->services[i]->key, change->service) == 0 &&
            strcmp(all->services[i]->edition, change->edition) == 0)
            return all->services[i]->name;
    }
    return change->service;
}

static void print_change(const struct desk *desk, const ivn_change_of_answer *change)
{
    struct words line = {0};

    words_add(&line, "%s (%s)", name_of(desk, change), desk_edition(desk, change->edition));
    desk_add_key(desk, change->service, change->edition, &line);
    print_wrapped(2, 4, words_text(&line));
    words_clear(&line);
    words_add(&line, "%s -> %s", summary_in_words(change->before), summary_in_words(change->after));
    for (uint32_t i = 0; i < change->rule_count; i++)
        words_add(&line, "%s%s", i == 0 ? ", by rule " : ", ", change->rules[i]);
    print_wrapped(6, 8, words_text(&line));
    words_free(&line);
}

static void print_comparison(const struct desk *desk, const ivn_comparison_view *view)
{
    uint32_t user = 0;

    printf("\n%u of %u answers change.\n", (unsigned)view->count, (unsigned)view->answer_count);
    for (uint32_t i = 0; i < view->count; i++) {
        if (view->changes[i]->user != user) {
            printf("\n");
            print_wrapped(0, 0, desk->people[view->changes[i]->user - 1].reference);
        }
        user = view->changes[i]->user;
        print_change(desk, view->changes[i]);
    }
}

/* --- the command -------------------------------------------------------------------------------------------------- */

static int print_result(const struct desk *desk, const struct options *options, const ivn_comparison *comparison)
{
    ivn_error error = {.size = sizeof error};
    ivn_text *text = NULL;
    ivn_status status;

    if (options->json == NULL) {
        print_overrides(desk);
        print_comparison(desk, ivn_comparison_read(comparison));
        return DONE;
    }
    status = ivn_comparison_to_json(desk->context, comparison, &text, &error);
    return print_json_line(status, &error, text);
}

static int compare(struct desk *desk, const struct options *options)
{
    ivn_error error = {.size = sizeof error};
    ivn_comparison *comparison = NULL;
    const ivn_service_user **users = memory_of(desk->person_count, sizeof *users);
    ivn_status status;
    int answer;

    for (uint32_t i = 0; i < desk->person_count; i++)
        users[i] = desk->people[i].facts;
    desk->environment.rulebook = desk->documents;
    status =
        ivn_what_if(desk->context, &desk->environment, desk->changed, users, desk->person_count, &comparison, &error);
    answer = status == IVN_OK ? print_result(desk, options, comparison) : failure(status, &error);
    ivn_comparison_free(comparison);
    free(users);
    return answer;
}

int command_what_if(const struct options *options)
{
    struct desk desk;
    int answer;

    if (options->overrides == NULL) {
        fprintf(stderr, "casework: what-if needs --overrides FILE; see casework what-if --help\n");
        return MISTAKEN;
    }
    answer = desk_open_with_caseload(&desk, options);
    if (answer == DONE)
        answer = compare(&desk, options);
    desk_close(&desk);
    return answer;
}
