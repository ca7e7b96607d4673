/*
 * Works out how much is open and what there is room for, and says the latter.
 */
#include "work.h"

#include <stdio.h>
#include <string.h>

#include "casework.h"
#include "files.h"
#include "words.h"

enum { DAYS_AHEAD = 28 };

/* The first day of the month eleven months before. */
static ivn_date a_year_before(ivn_date day)
{
    ivn_date first = day;
    int32_t year, month, in_month;

    if (ivn_date_to_ymd(day, &year, &month, &in_month) == IVN_OK)
        ivn_date_from_ymd(month == 12 ? year : year - 1, month == 12 ? 1 : month + 1, 1, &first);
    return first;
}

/* What the options ask for. Of a longer time than a workload shows, the end. */
static int read_window(const struct desk *desk, const struct options *options, ivn_date *from, ivn_date *to)
{
    ivn_date today = desk->environment.on.value;
    int answer;

    *to = today + DAYS_AHEAD;
    answer = desk_date("--to", options->to, to);
    *from = a_year_before(*to < today ? *to : today);
    if (answer == DONE)
        answer = desk_date("--from", options->from, from);
    if (answer == DONE && *from > *to) {
        fprintf(stderr, "casework: --to: the time ends before it begins\n");
        return MISTAKEN;
    }
    if (answer == DONE && *to - *from >= IVN_MOST_WORKLOAD_DAYS)
        *from = *to - IVN_MOST_WORKLOAD_DAYS + 1;
    return answer;
}

int work_open(const struct desk *desk, const struct options *options, struct work *out)
{
    ivn_period window = {.size = sizeof window};
    ivn_error error = {.size = sizeof error};
    ivn_date from, to;
    ivn_status status;
    int answer = read_window(desk, options, &from, &to);

    *out = (struct work){0};
    if (answer != DONE)
        return answer;
    window.from = (ivn_number)IVN_KNOWN(from);
    window.to = (ivn_number)IVN_KNOWN(to);
    status = ivn_workload_new(desk->context, &desk->environment, &window, &out->load, &error);
    return status == IVN_OK ? DONE : failure(status, &error);
}

int work_add(struct work *work, const ivn_record *record)
{
    ivn_error error = {.size = sizeof error};
    ivn_status status = ivn_workload_add_record(work->load, record, &error);

    return status == IVN_OK ? DONE : failure(status, &error);
}

int work_hold_against(const struct desk *desk, const struct options *options, struct work *work)
{
    ivn_error error = {.size = sizeof error};
    ivn_violations *violations = NULL;
    ivn_facts *facts = NULL;
    struct file file;
    int answer;

    if (options->capacity == NULL)
        return DONE;
    answer = file_read(options->capacity, &file);
    if (answer == DONE) {
        ivn_status status =
            ivn_facts_from_json(desk->context, IVN_FACTS_CAPACITY, file.data, file.size, &facts, &violations, &error);

        answer = file_report(&file, status, &error, violations);
    }
    if (answer == DONE) {
        ivn_status status =
            ivn_headrooms_of(desk->context, work->load, ivn_facts_read(facts, IVN_FACTS_CAPACITY), &work->room, &error);

        answer = file_report(&file, status, &error, NULL);
    }
    ivn_facts_free(facts);
    file_free(&file);
    return answer;
}

void work_close(struct work *work)
{
    ivn_headrooms_free(work->room);
    ivn_workload_free(work->load);
    *work = (struct work){0};
}

int month_has_come(const ivn_workload_month *month, ivn_date today)
{
    char first[16];
    ivn_date day;

    snprintf(first, sizeof first, "%s-01", month->month);
    return ivn_date_parse(first, strlen(first), &day) == IVN_OK && day <= today;
}

void words_add_room(struct words *words, const ivn_headroom *headroom)
{
    if (!headroom->places.known || !headroom->room.known)
        return;
    if (headroom->room.value >= 0)
        words_add(words, "%d left of %d", (int)headroom->room.value, (int)headroom->places.value);
    else
        words_add(words, "%d more than the %d there are", (int)-headroom->room.value, (int)headroom->places.value);
    if (headroom->over_on.known)
        words_add(words, "; on %d days more were open than that, first on %s", (int)headroom->days_over,
                  date_in_words(headroom->over_on.value));
}

void words_add_pace(struct words *words, const ivn_headroom *headroom)
{
    if (!headroom->offers.known)
        return;
    words_add(words, "%d to be offered, %d a working day: ", (int)headroom->to_offer, (int)headroom->offers.value);
    if (headroom->late_on.known)
        words_add(words, "not all in time from %s on", date_in_words(headroom->late_on.value));
    else
        words_add(words, "in time, but for what is overdue already");
}
