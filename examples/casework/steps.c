/*
 * The first steps after a referral. Which steps there are is written here; how many working days each has is the
 * rulebook's to say, and which days are working days the calendar's.
 */
#include "steps.h"

#include <stdio.h>
#include <string.h>

#include "casework.h"
#include "files.h"
#include "words.h"

enum { FIGURE_COLUMN = 37, NONE = -1 };

static const struct step {
    const char *title;
    const char *figure; /* in the rulebook */
    int after;          /* the step that it follows, or NONE: the receipt of the referral */
    const char *from;
} steps[] = {
    {"first response to an urgent one", "WB-FIRST-RESPONSE/working_days", NONE, "receipt"},
    {"assessment by the supplier", "WB-ASSESSMENT/working_days", NONE, "receipt"},
    {"action plan", "WB-ACTION-PLAN/working_days", 1, "the assessment"},
};
#define STEPS (sizeof steps / sizeof *steps)

/* The n-th working day after a day; with 0, that day or, if it is none, the next one. */
static ivn_status days_after(const ivn_calendar *calendar, ivn_date from, int32_t days, ivn_date *out)
{
    return days == 0 ? ivn_calendar_roll_forward(calendar, from, out) : ivn_calendar_add(calendar, from, days, out);
}

static void print_due(const struct desk *desk, const struct step *step, ivn_date due)
{
    const ivn_parameter *figure = ivn_rulebook_parameter(desk->environment.rulebook, step->figure);
    int is_provisional = due > ivn_calendar_horizon(desk->calendar);
    struct words line = {0};

    words_add_count(&line, (uint32_t)figure->value.value, "working day", "working days");
    words_add(&line, " after %s", step->from);
    printf("  %-*s%-37s%s%s\n", FIGURE_COLUMN, step->title, words_text(&line), date_with_weekday(due),
           is_provisional ? " *" : "");
    words_free(&line);
}

/* Holidays between two days, which is why a due date is later than one might think. */
static void print_holidays(const struct desk *desk, ivn_date from, ivn_date to)
{
    struct words line = {0};

    for (ivn_date day = from + 1; day <= to; day++) {
        const char *name = ivn_calendar_holiday_name(desk->calendar, day);
        if (name != NULL)
            words_add(&line, "%s%s %s", line.size == 0 ? "no working day in between: " : ", ", name,
                      date_with_weekday(day));
    }
    if (line.size > 0)
        print_wrapped(2, 4, words_text(&line));
    words_free(&line);
}

static void print_horizon(const struct desk *desk, ivn_date last)
{
    ivn_date horizon = ivn_calendar_horizon(desk->calendar);

    if (last > horizon)
        printf("  * provisional: bank holidays are published up to %s only\n", date_in_words(horizon));
}

/* The edition of the rule that a figure belongs to: "RULE/name" begins with its code. */
static const char *edition_of(const struct desk *desk, const struct step *step)
{
    char code[48];
    const ivn_rule *rule;

    snprintf(code, sizeof code, "%.*s", (int)strcspn(step->figure, "/"), step->figure);
    rule = ivn_rulebook_rule(desk->environment.rulebook, code);
    return rule == NULL ? "" : rule->edition;
}

/* Who says how many days: the documents of the rules, and whoever has overridden a figure. */
static void print_sources(const struct desk *desk)
{
    const char *told = "";
    struct words line = {0};

    for (size_t i = 0; i < STEPS; i++) {
        const char *edition = edition_of(desk, &steps[i]);
        if (strcmp(told, edition) != 0)
            words_add(&line, "%s%s", line.size == 0 ? "source: " : "; ", desk_edition(desk, edition));
        told = edition;
    }
    for (size_t i = 0; i < STEPS; i++) {
        const ivn_parameter *figure = ivn_rulebook_parameter(desk->environment.rulebook, steps[i].figure);
        if (*figure->source != '\0')
            words_add(&line, "; for the %s: %s", steps[i].title, figure->source);
    }
    print_wrapped(2, 4, words_text(&line));
    words_free(&line);
}

/* All due dates, or a mistake said before anything is printed. */
static int find_due(const struct desk *desk, ivn_date received, ivn_date *due)
{
    for (size_t i = 0; i < STEPS; i++) {
        const ivn_parameter *figure = ivn_rulebook_parameter(desk->environment.rulebook, steps[i].figure);
        ivn_date from = steps[i].after == NONE ? received : due[steps[i].after];
        if (figure == NULL || !figure->value.known ||
            days_after(desk->calendar, from, figure->value.value, &due[i]) != IVN_OK) {
            fprintf(stderr, "casework: --received: outside the years for which working days are known\n");
            return MISTAKEN;
        }
    }
    return DONE;
}

int print_steps(const struct desk *desk, ivn_date received)
{
    ivn_date due[STEPS];
    ivn_date last = received;
    struct words title = {0};
    int answer = find_due(desk, received, due);

    if (answer != DONE)
        return answer;
    words_add(&title, "First steps for a referral received on %s (bank holidays: %s)", date_with_weekday(received),
              title_of(IVN_VOCABULARY_DIVISION, ivn_calendar_division(desk->calendar)));
    print_heading('-', words_text(&title));
    words_free(&title);
    for (size_t i = 0; i < STEPS; i++) {
        print_due(desk, &steps[i], due[i]);
        last = due[i] > last ? due[i] : last;
    }
    print_holidays(desk, received, last);
    print_horizon(desk, last);
    print_sources(desk);
    return DONE;
}
