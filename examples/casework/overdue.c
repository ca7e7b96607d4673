/*
 * Asks the store what is due by a day, page by page, and prints it: how much of what, and the first lines.
 */
#include "overdue.h"

#include <stdio.h>
#include <string.h>

#include "casework.h"
#include "files.h"
#include "words.h"

enum { MOST_KINDS = 64 };

/* How much is owed of each kind of duty. */
struct tally {
    struct {
        char title[80];
        uint32_t owed_by;
        unsigned overdue, ahead;
    } kinds[MOST_KINDS];
    unsigned kind_count, told;
};

static void count_duty(struct tally *tally, const ivn_duty *duty)
{
    unsigned i = 0;

    while (i < tally->kind_count && strcmp(tally->kinds[i].title, duty->title) != 0)
        i++;
    if (i == MOST_KINDS)
        return;
    if (i == tally->kind_count) {
        snprintf(tally->kinds[i].title, sizeof tally->kinds[i].title, "%s", duty->title);
        tally->kinds[i].owed_by = duty->owed_by;
        tally->kind_count++;
    }
    if (duty->state == IVN_DUTY_STATE_OVERDUE)
        tally->kinds[i].overdue++;
    else
        tally->kinds[i].ahead++;
}

static void print_due(const ivn_due *due)
{
    struct words words = {0};

    words_add(&words, "%s (%s): %s", due->reference, title_of(IVN_VOCABULARY_OWED_BY, due->duty->owed_by),
              due->duty->reason);
    print_wrapped(2, 4, words_text(&words));
    words_free(&words);
}

static void print_page(const ivn_dues_view *view, struct tally *tally, unsigned most)
{
    for (uint32_t i = 0; i < view->count; i++) {
        count_duty(tally, view->dues[i]->duty);
        if (most == 0 || tally->told < most) {
            print_due(view->dues[i]);
            tally->told++;
        }
    }
}

static void print_tally(const struct tally *tally)
{
    if (tally->kind_count == 0) {
        printf("  nothing\n");
        return;
    }
    printf("\n  overdue   ahead\n");
    for (unsigned i = 0; i < tally->kind_count; i++)
        printf("  %7u %7u  %s (%s)\n", tally->kinds[i].overdue, tally->kinds[i].ahead, tally->kinds[i].title,
               title_of(IVN_VOCABULARY_OWED_BY, tally->kinds[i].owed_by));
}

int print_overdue(const struct desk *desk, const struct cases *cases, ivn_date until, unsigned most)
{
    ivn_error error = {.size = sizeof error};
    ivn_status status = IVN_OK;
    struct tally tally = {0};
    char after[1024] = "";

    printf("\nWhat is due by %s, as of %s\n", date_with_weekday(until), date_with_weekday(desk->environment.on.value));
    while (status == IVN_OK) {
        ivn_dues *dues = NULL;

        status = ivn_caseload_due(cases->caseload, &desk->environment, until, after, IVN_MOST_PAGE, &dues, &error);
        if (status >= 0) {
            print_page(ivn_dues_read(dues), &tally, most);
            tell_unread(ivn_dues_read(dues)->unread, ivn_dues_read(dues)->unread_count);
            snprintf(after, sizeof after, "%s", ivn_dues_read(dues)->next);
        }
        ivn_dues_free(dues);
    }
    if (status < 0)
        return store_failure(&cases->store, status, &error);
    print_tally(&tally);
    return DONE;
}
