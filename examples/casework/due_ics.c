/*
 * Writes what is due as iCalendar (RFC 5545): an event of a whole day for each duty. The same duty of the same referral
 * has the same UID whenever it is written, and its SEQUENCE grows with the record, so that a calendar program takes a
 * later file for news of the same events. No clock is asked: the time stamp is the day that was asked for.
 */
#include "due_ics.h"

#include <stdio.h>
#include <string.h>

#include "casework.h"
#include "files.h"
#include "ics.h"
#include "page.h"

static void add_date(struct words *out, const char *property, ivn_date date, const char *more)
{
    struct words line = {0};
    int32_t year, month, day;

    if (ivn_date_to_ymd(date, &year, &month, &day) != IVN_OK)
        return;
    words_add(&line, "%s:%04d%02d%02d%s", property, (int)year, (int)month, (int)day, more);
    ics_line(out, words_text(&line));
    words_free(&line);
}

/* --- an event ----------------------------------------------------------------------------------------------------- */

static void add_summary(struct words *out, const ivn_due *due)
{
    struct words summary = {0};

    if (due->duty->late == IVN_YES)
        words_add(&summary, "Overdue: ");
    words_add(&summary, "%s", due->duty->title);
    if (*due->reference != '\0')
        words_add(&summary, ", %s", due->reference);
    words_add(&summary, " (%s)", title_of(IVN_VOCABULARY_OWED_BY, due->duty->owed_by));
    ics_text(out, "SUMMARY", words_text(&summary));
    words_free(&summary);
}

static void add_description(struct words *out, const ivn_due *due)
{
    struct words description = {0};

    words_add(&description, "%s\nRule %s; source: %s", due->duty->reason, due->duty->rule, due->duty->source);
    if (due->duty->provisional == IVN_YES)
        words_add(&description, "\nProvisional: bank holidays of that time are not published yet.");
    ics_text(out, "DESCRIPTION", words_text(&description));
    words_free(&description);
}

static void add_reminder(struct words *out, int remind)
{
    struct words trigger = {0};

    if (remind < 0)
        return;
    words_add(&trigger, "TRIGGER:-P%dD", remind);
    ics_line(out, "BEGIN:VALARM");
    ics_line(out, "ACTION:DISPLAY");
    ics_text(out, "DESCRIPTION", "It falls due.");
    ics_line(out, words_text(&trigger));
    ics_line(out, "END:VALARM");
    words_free(&trigger);
}

static void add_identity(struct words *out, const ivn_due *due, uint32_t revision)
{
    struct words line = {0};

    words_add(&line, "UID:%s-%s-%u@libinterventions", due->record, due->duty->key, (unsigned)due->duty->number);
    ics_line(out, words_text(&line));
    words_clear(&line);
    words_add(&line, "SEQUENCE:%u", (unsigned)revision);
    ics_line(out, words_text(&line));
    words_free(&line);
}

static void add_event(struct words *out, const ivn_due *due, uint32_t revision, ivn_date asked, int remind)
{
    const ivn_duty *duty = due->duty;

    ics_line(out, "BEGIN:VEVENT");
    add_identity(out, due, revision);
    add_date(out, "DTSTAMP", asked, "T000000Z");
    add_date(out, "DTSTART;VALUE=DATE", duty->due.value, "");
    add_date(out, "DTEND;VALUE=DATE", duty->due.value + 1, "");
    add_summary(out, due);
    add_description(out, due);
    ics_text(out, "CATEGORIES", title_of(IVN_VOCABULARY_OWED_BY, duty->owed_by));
    ics_line(out, duty->provisional == IVN_YES ? "STATUS:TENTATIVE" : "STATUS:CONFIRMED");
    ics_line(out, "TRANSP:TRANSPARENT");
    add_reminder(out, remind);
    ics_line(out, "END:VEVENT");
}

/* --- all of them -------------------------------------------------------------------------------------------------- */

static int add_due(const struct desk *desk, const struct cases *cases, const ivn_due *due, int remind,
                   struct words *out)
{
    ivn_error error = {.size = sizeof error};
    ivn_record *record = NULL;
    ivn_status status = ivn_caseload_get(cases->caseload, IVN_RECORD_REFERRAL, due->record, &record, &error);

    if (status == IVN_ERROR_NOT_FOUND || !due->duty->due.known) /* deleted a moment ago */
        return DONE;
    if (status != IVN_OK)
        return store_failure(&cases->store, status, &error);
    add_event(out, due, ivn_referral_read(record)->revision, desk->environment.on.value, remind);
    ivn_record_free(record);
    return DONE;
}

static int add_dues(const struct desk *desk, const struct cases *cases, ivn_date until, int remind, struct words *out,
                    unsigned *count)
{
    ivn_error error = {.size = sizeof error};
    ivn_status status = IVN_OK;
    char after[1024] = "";
    int answer = DONE;

    while (status == IVN_OK && answer == DONE) {
        const ivn_dues_view *view;
        ivn_dues *dues = NULL;

        status = ivn_caseload_due(cases->caseload, &desk->environment, until, after, IVN_MOST_PAGE, &dues, &error);
        view = ivn_dues_read(dues);
        for (uint32_t i = 0; status >= 0 && answer == DONE && i < view->count; i++)
            answer = add_due(desk, cases, view->dues[i], remind, out);
        *count += status >= 0 ? view->count : 0;
        if (status >= 0)
            snprintf(after, sizeof after, "%s", view->next);
        ivn_dues_free(dues);
    }
    return status >= 0 ? answer : store_failure(&cases->store, status, &error);
}

int write_due_calendar(const struct desk *desk, const struct cases *cases, ivn_date until, int remind, const char *path)
{
    struct words out = {0};
    unsigned count = 0;
    int answer;

    ics_line(&out, "BEGIN:VCALENDAR");
    ics_line(&out, "VERSION:2.0");
    ics_line(&out, "PRODID:-//libinterventions//casework//EN");
    ics_line(&out, "CALSCALE:GREGORIAN");
    ics_line(&out, "METHOD:PUBLISH");
    ics_line(&out, "X-WR-CALNAME:What is due");
    answer = add_dues(desk, cases, until, remind, &out, &count);
    ics_line(&out, "END:VCALENDAR");
    if (answer == DONE)
        answer = page_write(&out, path);
    if (answer == DONE && strcmp(path, "-") != 0)
        printf("%u due by %s, as a calendar in %s\n", count, date_with_weekday(until), path);
    words_free(&out);
    return answer;
}
