/*
 * Compares two rulebooks, which hold the same rules with the same figures in the same order, and two calendars.
 */
#include "changes.h"

#include <stdio.h>
#include <string.h>

#include "words.h"

static void add_figure(const ivn_rulebook_view *rules, const ivn_parameter *parameter, struct words *out)
{
    int32_t value = parameter->value.value;

    if (!parameter->value.known)
        words_add(out, "not set");
    else if (parameter->unit == IVN_UNIT_DATE)
        words_add(out, "%s", date_in_words(value));
    else if (parameter->unit == IVN_UNIT_EDITION && value >= 1 && (uint32_t)value <= rules->edition_count)
        words_add(out, "%s", rules->editions[value - 1]->title);
    else
        words_add(out, "%d", (int)value);
}

static int same(ivn_number one, ivn_number other)
{
    return one.known == other.known && one.value == other.value;
}

/* Whose word it is: of a figure that has gone back to the documents, the one that was left. */
static const char *source_of(const char *before, const char *after)
{
    return *after != '\0' ? after : before;
}

static void tell_figure(const ivn_rulebook_view *rules, const ivn_rule *rule, const ivn_parameter *before,
                        const ivn_parameter *after, change_told *told, void *user)
{
    struct words what = {0}, change = {0};

    words_add(&what, "%s/%s", rule->code, before->name);
    add_figure(rules, before, &change);
    words_add(&change, " -> ");
    add_figure(rules, after, &change);
    words_add(&change, " (%s; says %s)", before->title, source_of(before->source, after->source));
    told(user, words_text(&what), words_text(&change));
    words_free(&what);
    words_free(&change);
}

static void tell_validity(const ivn_rule *before, const ivn_rule *after, change_told *told, void *user)
{
    struct words change = {0};

    if (same(before->from, after->from) && same(before->to, after->to))
        return;
    words_add(&change, "in force");
    if (after->from.known)
        words_add(&change, " from %s", date_in_words(after->from.value));
    if (after->to.known)
        words_add(&change, " to %s", date_in_words(after->to.value));
    words_add(&change, " (says %s)", source_of(before->source, after->source));
    told(user, before->code, words_text(&change));
    words_free(&change);
}

void each_rule_change(const struct desk *desk, const ivn_rulebook *before, const ivn_rulebook *after, change_told *told,
                      void *user)
{
    const ivn_rulebook_view *editions = ivn_rulebook_read(desk->documents);
    const ivn_rulebook_view *one = ivn_rulebook_read(before), *other = ivn_rulebook_read(after);

    for (uint32_t i = 0; i < one->rule_count; i++) {
        const ivn_rule *rule = one->rules[i];

        tell_validity(rule, other->rules[i], told, user);
        for (uint32_t j = 0; j < rule->parameter_count; j++) {
            if (!same(rule->parameters[j]->value, other->rules[i]->parameters[j]->value))
                tell_figure(editions, rule, rule->parameters[j], other->rules[i]->parameters[j], told, user);
        }
    }
}

/* Bank holidays that one calendar has and the other has not, among the days that both know. */
static void tell_holidays(const ivn_calendar *before, const ivn_calendar *after, ivn_date from, ivn_date to,
                          change_told *told, void *user)
{
    for (ivn_date day = from; day <= to; day++) {
        const char *one = ivn_calendar_holiday_name(before, day), *other = ivn_calendar_holiday_name(after, day);
        struct words change = {0};

        if ((one == NULL) == (other == NULL))
            continue;
        words_add(&change, "%s %s a bank holiday (%s)", date_with_weekday(day),
                  one == NULL ? "becomes" : "is no longer", one == NULL ? other : one);
        told(user, "calendar", words_text(&change));
        words_free(&change);
    }
}

static void tell_calendar(const struct desk *before, const struct desk *after, change_told *told, void *user)
{
    uint32_t one = ivn_calendar_division(before->calendar), other = ivn_calendar_division(after->calendar);
    ivn_date day = before->environment.on.value;
    struct words change = {0};

    if (one == other) {
        tell_holidays(before->calendar, after->calendar, day - 730, day, told, user);
        return;
    }
    words_add(&change, "bank holidays of %s -> those of %s", title_of(IVN_VOCABULARY_DIVISION, one),
              title_of(IVN_VOCABULARY_DIVISION, other));
    told(user, "calendar", words_text(&change));
    words_free(&change);
}

/* --- what a report looks at --------------------------------------------------------------------------------------- */

struct sieve {
    const ivn_report_view *report;
    change_told *told;
    void *user;
    unsigned count;
};

static int begins_with(const char *text, const char *code)
{
    return strncmp(text, code, strlen(code)) == 0;
}

static void sift(void *user, const char *what, const char *change)
{
    struct sieve *sieve = user;
    int matters = begins_with(what, "calendar") || begins_with(what, "WB-QUALITY");

    for (uint32_t i = 0; !matters && i < sieve->report->rule_count; i++)
        matters =
            begins_with(what, sieve->report->rules[i]->rule) || begins_with(what, sieve->report->rules[i]->counting);
    if (!matters)
        return;
    sieve->told(sieve->user, what, change);
    sieve->count++;
}

unsigned each_report_change(const struct desk *before, const struct desk *after, const ivn_report_view *report,
                            change_told *told, void *user)
{
    struct sieve sieve = {.report = report, .told = told, .user = user};

    each_rule_change(before, before->environment.rulebook, after->environment.rulebook, sift, &sieve);
    tell_calendar(before, after, sift, &sieve);
    return sieve.count;
}
