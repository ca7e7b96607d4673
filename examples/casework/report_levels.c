/*
 * Where one referral stands with each service level: the answer, its reason, the rules, and what would settle it.
 */
#include <stdio.h>

#include "casework.h"
#include "files.h"
#include "json.h"
#include "report.h"
#include "timeline.h"
#include "words.h"

static void print_level(const ivn_level *level)
{
    struct words words = {0};

    words_add(&words, "%s: %s, %s by the share", level->title, title_of(IVN_VOCABULARY_ATTAINMENT, level->attainment),
              level->counted == IVN_YES ? "counted" : "not counted");
    print_wrapped(2, 4, words_text(&words));
    print_wrapped(6, 6, level->reason);
    words_clear(&words);
    words_add(&words, "rules %s and %s; source: %s", level->rule, level->counting, level->source);
    if (level->provisional == IVN_YES)
        words_add(&words, "; provisional: bank holidays of that time are not published yet");
    print_wrapped(6, 6, words_text(&words));
    if (*level->missing != '\0')
        printf("      to find out: %s\n", level->missing);
    words_free(&words);
}

static void print_all(const struct desk *desk, const ivn_record *record, const ivn_levels_view *view)
{
    printf("Service levels as of %s\n", date_in_words(desk->environment.on.value));
    print_case_line(record);
    for (uint32_t i = 0; i < view->count; i++)
        print_level(view->levels[i]);
}

int print_levels(const struct desk *desk, const ivn_record *record, int as_json)
{
    ivn_error error = {.size = sizeof error};
    ivn_facts *facts = NULL;
    ivn_levels *levels = NULL;
    ivn_text *text = NULL;
    int answer;
    ivn_status status = ivn_level_facts_of(desk->context, record, &desk->environment, &facts, &error);

    if (status == IVN_OK)
        status =
            ivn_levels_of(desk->context, &desk->environment, ivn_facts_read(facts, IVN_FACTS_LEVEL), &levels, &error);
    if (status != IVN_OK) {
        answer = failure(status, &error);
    } else if (as_json) {
        status = ivn_levels_to_json(desk->context, levels, &text, &error);
        answer = print_json_line(status, &error, text);
    } else {
        print_all(desk, record, ivn_levels_read(levels));
        answer = DONE;
    }
    ivn_levels_free(levels);
    ivn_facts_free(facts);
    return answer;
}
