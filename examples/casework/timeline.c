/*
 * Prints a referral: its entries in their order, each appointment with where it stands, each duty with its reason.
 */
#include "timeline.h"

#include <stdio.h>
#include <string.h>

#include "casework.h"
#include "files.h"
#include "words.h"

/*
 * Minutes since midnight on a clock in London. Summer time is in force on a day when half past eleven in the evening,
 * UTC, is the next day there; that is an hour out only in the night in which the clocks change.
 */
static int32_t british_minutes(ivn_instant at)
{
    int64_t minutes = at / 60000 % 1440;
    ivn_instant evening = at - minutes * 60000 + (int64_t)1410 * 60000;
    ivn_date day;

    ivn_date_of_instant(evening, &day);
    return (int32_t)((minutes + (day > evening / 86400000 ? 60 : 0)) % 1440);
}

const char *moment_in_words(ivn_instant at)
{
    static char texts[4][64];
    static unsigned next;
    char *text = texts[next++ % 4];
    int32_t minutes = british_minutes(at);
    ivn_date day;

    ivn_date_of_instant(at, &day);
    snprintf(text, sizeof *texts, "%s %02d:%02d", date_with_weekday(day), (int)(minutes / 60), (int)(minutes % 60));
    return text;
}

void print_case_line(const ivn_record *record)
{
    const ivn_referral_view *referral = ivn_referral_read(record);

    const char *person = referral->facts->service_user->reference;

    printf("%s  ", *referral->reference != '\0' ? referral->reference : "(draft)");
    print_plain(person, strlen(person));
    printf("  %s, %s\n", referral->facts->service, title_of(IVN_VOCABULARY_PHASE, referral->phase));
}

static int is_struck(const ivn_referral_view *referral, uint32_t entry)
{
    for (uint32_t i = 0; i < referral->struck_count; i++) {
        if (referral->struck[i] == entry)
            return 1;
    }
    return 0;
}

static void print_entries(const ivn_referral_view *referral)
{
    struct words words = {0};

    printf("\n  What happened\n");
    for (uint32_t i = 0; i < referral->entry_count; i++) {
        const ivn_entry *entry = referral->entries[i];

        words_clear(&words);
        words_add(&words, "%s (%s)%s", title_of(IVN_VOCABULARY_COMMAND, entry->type),
                  title_of(IVN_VOCABULARY_ROLE, entry->role),
                  is_struck(referral, entry->number) ? ", corrected since" : "");
        print_beside(4, 34, moment_in_words(entry->at.value), words_text(&words));
    }
    words_free(&words);
}

static void print_appointments(const ivn_referral_view *referral, ivn_date day)
{
    struct words words = {0};

    if (referral->appointment_count > 0)
        printf("\n  Appointments\n");
    for (uint32_t i = 0; i < referral->appointment_count; i++) {
        const ivn_appointment_view *appointment = referral->appointments[i];

        words_clear(&words);
        words_add(&words, "%s", title_of(IVN_VOCABULARY_APPOINTMENT, appointment->facts->kind));
        if (appointment->session > 0)
            words_add(&words, " %u", (unsigned)appointment->session);
        words_add(&words, ": %s",
                  title_of(IVN_VOCABULARY_STANDING, ivn_appointment_standing(referral, appointment->number, day)));
        if (appointment->compliance != 0)
            words_add(&words, " (%s)", title_of(IVN_VOCABULARY_COMPLIANCE, appointment->compliance));
        print_beside(4, 34, moment_in_words(appointment->facts->starts.value), words_text(&words));
    }
    words_free(&words);
}

static int is_worth_a_line(const ivn_duty *duty)
{
    return duty->state != IVN_DUTY_STATE_NOT_APPLICABLE && duty->state != IVN_DUTY_STATE_NOT_TRIGGERED;
}

static int print_duties(const struct desk *desk, const ivn_record *record)
{
    ivn_error error = {.size = sizeof error};
    ivn_duties *duties = NULL;
    ivn_status status = ivn_referral_duties(desk->context, record, &desk->environment, &duties, &error);
    const ivn_duties_view *view;
    unsigned lines = 0;

    if (status != IVN_OK)
        return failure(status, &error);
    view = ivn_duties_read(duties);
    printf("\n  What is owed\n");
    for (uint32_t i = 0; i < view->count; i++) {
        if (!is_worth_a_line(view->duties[i]))
            continue;
        print_wrapped(4, 6, view->duties[i]->reason);
        lines++;
    }
    if (lines == 0)
        printf("    nothing\n");
    ivn_duties_free(duties);
    return DONE;
}

static void print_figures(const ivn_referral_view *referral)
{
    struct words words = {0};

    words_add(&words, "Sessions: %u held of ", (unsigned)referral->sessions_held);
    if (referral->sessions_planned.known)
        words_add(&words, "%d planned", (int)referral->sessions_planned.value);
    else
        words_add(&words, "a number not yet agreed");
    words_add(&words, ", %u recorded, %u credited; %u days of rehabilitation activity.",
              (unsigned)referral->sessions_recorded, (unsigned)referral->sessions_credited,
              (unsigned)referral->rar_days);
    if (referral->ending != 0)
        words_add(&words, " It was %s.", title_of(IVN_VOCABULARY_ENDING, referral->ending));
    printf("\n");
    print_wrapped(2, 2, words_text(&words));
    words_free(&words);
}

int print_timeline(const struct desk *desk, const ivn_record *record)
{
    const ivn_referral_view *referral = ivn_referral_read(record);

    print_case_line(record);
    print_entries(referral);
    print_appointments(referral, desk->environment.on.value);
    print_figures(referral);
    return print_duties(desk, record);
}
