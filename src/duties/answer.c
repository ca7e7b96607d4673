/*
 * A duty in words: its dates and its state from what became of it, one sentence, and where the rule comes from.
 */
#include "duties/duties.h"
#include "duties/state.h"
#include "eligibility/words.h"

/* What an answer is made from. */
typedef struct draft {
    ivni_judge *judge;
    const ivn_duty_row *row;
    const ivni_offset *offset;
    const ivni_course *course;
    ivn_duty *out;
} draft;

static void say(const draft *of, const char *words)
{
    ivni_text_string(&of->judge->words, words);
}

static void say_term(const draft *of, uint32_t vocabulary, uint32_t code)
{
    say(of, ivn_term_of(vocabulary, code)->title);
}

static void say_date(const draft *of, const char *before, ivn_date date)
{
    say(of, before);
    ivni_text_date(&of->judge->words, date);
}

/* "1 working day", "3 months": the titles of units are plural. */
static void say_count(const draft *of, int32_t count, uint32_t unit)
{
    static const char *const one[] = {[IVN_UNIT_DAYS] = " day",
                                      [IVN_UNIT_WORKING_DAYS] = " working day",
                                      [IVN_UNIT_WEEKS] = " week",
                                      [IVN_UNIT_MONTHS] = " month"};

    count = count < 0 ? -count : count;
    ivni_text_integer(&of->judge->words, count);
    say(of, one[unit]);
    say(of, count == 1 ? "" : "s");
}

static uint32_t state_of(const draft *of)
{
    const ivni_course *course = of->course;
    ivn_date met = course->met.known ? course->met.value : IVNI_NOT_DONE;
    ivn_date withdrawn = course->withdrawn.known ? course->withdrawn.value : IVNI_NOT_ENDED;

    if (course->ruling.applies == IVN_NO)
        return IVN_DUTY_STATE_NOT_APPLICABLE;
    if (!course->triggered.known && (course->missing == NULL || *course->missing == '\0'))
        return IVN_DUTY_STATE_NOT_TRIGGERED;
    if (course->ruling.applies == IVN_UNKNOWN || !course->due.known)
        return IVN_DUTY_STATE_NOT_COMPUTABLE;
    if (of->row->window == IVN_YES)
        return ivni_state_of_window(course->triggered.value, course->due.value, of->judge->day);
    return ivni_state_of(course->due.value, met, withdrawn, of->judge->day);
}

/* --- the sentence --- */

/* "10 working days after the receipt of the referral on 2026-08-22". */
static void say_what_it_counts_from(const draft *of)
{
    if (of->offset->count == 0) {
        say(of, "the day");
    } else {
        say_count(of, of->offset->count, of->offset->unit);
        say(of, of->row->before == IVN_YES ? " before" : " after");
    }
    if (of->course->again) {
        say_date(of, of->offset->count == 0 ? " on which it was judged again, " : " it was judged again on ",
                 of->course->triggered.value);
        return;
    }
    say(of, of->offset->count == 0 ? " of the " : " the ");
    say_term(of, IVN_VOCABULARY_EVENT, of->row->trigger);
    say_date(of, of->offset->count == 0 ? ", " : " on ", of->course->triggered.value);
}

static void say_working_days(const draft *of, const char *after)
{
    if (of->out->working_days.known) {
        say_count(of, of->out->working_days.value, IVN_UNIT_WORKING_DAYS);
        say(of, after);
    }
}

static void say_how_it_was_met(const draft *of)
{
    say_date(of, "; done on ", of->out->met.value);
    say(of, ", ");
    if (of->out->met.value == of->out->due.value) {
        say(of, "on the day");
    } else {
        say_working_days(of, " ");
        say(of, of->out->late == IVN_YES ? "late" : "early");
    }
}

static void say_where_it_stands(const draft *of)
{
    const ivn_duty *duty = of->out;

    if (duty->state == IVN_DUTY_STATE_MET) {
        say_how_it_was_met(of);
    } else if (duty->state == IVN_DUTY_STATE_OVERDUE) {
        say(of, "; overdue by ");
        say_working_days(of, "");
        if (duty->withdrawn.known)
            say_date(of, " when it fell away on ", duty->withdrawn.value);
    } else if (duty->state == IVN_DUTY_STATE_WITHDRAWN) {
        say_date(of, "; fell away on ", duty->withdrawn.value);
    } else {
        say(of, "; ");
        say_term(of, IVN_VOCABULARY_DUTY_STATE, duty->state);
    }
}

static void say_what_is_not_known(const draft *of)
{
    const ivni_course *course = of->course;
    const char *open = course->ruling.applies == IVN_UNKNOWN ? course->ruling.cause : NULL;

    if (open == NULL && course->missing == NULL && of->offset->set) {
        say(of, "cannot be computed: the calendar does not reach so far");
        return;
    }
    say(of, "cannot be computed, not known: ");
    if (open != NULL)
        say(of, open);
    else if (course->missing != NULL)
        say_term(of, IVN_VOCABULARY_EVENT, of->row->trigger);
    else
        say(of, of->offset->figure->title);
}

static void say_dates(const draft *of)
{
    if (of->row->window == IVN_YES) {
        say_date(of, "open from ", of->out->opens.value);
        say_date(of, " to ", of->out->closes.value);
        say(of, of->row->before == IVN_YES ? ", from " : ", until ");
    } else {
        say_date(of, "due on ", of->out->due.value);
        say(of, ", ");
    }
    say_what_it_counts_from(of);
    say_where_it_stands(of);
    if (of->out->provisional == IVN_YES)
        say(of, " (provisional: the holidays until then have not all been published)");
}

static void say_reason(const draft *of)
{
    say(of, of->row->title);
    say(of, ": ");
    if (of->out->state == IVN_DUTY_STATE_NOT_APPLICABLE) {
        say(of, "does not apply, as ");
        say(of, of->course->ruling.cause);
    } else if (of->out->state == IVN_DUTY_STATE_NOT_COMPUTABLE) {
        say_what_is_not_known(of);
    } else if (of->out->state == IVN_DUTY_STATE_NOT_TRIGGERED) {
        say(of, "not yet triggered by: ");
        say_term(of, IVN_VOCABULARY_EVENT, of->row->trigger);
    } else {
        say_dates(of);
    }
    say(of, ".");
}

/* --- the members --- */

static void set_working_days(const draft *of, ivn_date until)
{
    int32_t days;

    if (ivn_calendar_count(of->offset->calendar, of->out->due.value, until, &days) == IVN_OK)
        of->out->working_days = (ivn_number){1, days};
}

static void set_lateness(const draft *of)
{
    ivn_duty *duty = of->out;

    if (duty->state == IVN_DUTY_STATE_MET) {
        duty->late = duty->met.value > duty->due.value ? IVN_YES : IVN_NO;
        set_working_days(of, duty->met.value);
    } else if (duty->state == IVN_DUTY_STATE_OVERDUE) {
        duty->late = IVN_YES;
        set_working_days(of, duty->withdrawn.known ? duty->withdrawn.value : of->judge->day);
    }
}

static void set_window(const draft *of)
{
    ivn_number trigger = of->course->triggered, other = of->course->due;
    int before = other.value < trigger.value;

    of->out->opens = before ? other : trigger;
    of->out->closes = before ? trigger : other;
}

/* Only what its state speaks of: nothing of a duty that is not owed. */
static void set_dates(const draft *of)
{
    ivn_duty *duty = of->out;

    if (duty->state == IVN_DUTY_STATE_NOT_APPLICABLE || duty->state == IVN_DUTY_STATE_NOT_TRIGGERED)
        return;
    duty->triggered = of->course->triggered;
    if (duty->state == IVN_DUTY_STATE_NOT_COMPUTABLE)
        return;
    duty->provisional =
        of->offset->unit == IVN_UNIT_WORKING_DAYS && of->course->due.value > ivn_calendar_horizon(of->offset->calendar)
            ? IVN_YES
            : IVN_NO;
    if (of->row->window == IVN_YES) {
        set_window(of);
        return;
    }
    duty->due = of->course->due;
    if (duty->state == IVN_DUTY_STATE_MET)
        duty->met = of->course->met;
    else
        duty->withdrawn = of->course->withdrawn;
    set_lateness(of);
}

static const char *missing(const draft *of)
{
    if (of->out->state != IVN_DUTY_STATE_NOT_COMPUTABLE)
        return "";
    if (of->course->ruling.applies == IVN_UNKNOWN)
        return of->course->ruling.missing;
    if (of->course->missing != NULL)
        return of->course->missing;
    if (of->offset->set)
        return "calendar";
    say(of, "rulebook:");
    say(of, of->row->parameter);
    return ivni_judge_take(of->judge);
}

static const char *source(const draft *of, const ivn_rule *rule)
{
    const ivn_rulebook *rulebook = of->judge->environment->rulebook;
    const char *section = of->row->section != NULL ? of->row->section : rule != NULL ? rule->section : NULL;
    const ivn_parameter *figure = of->offset->figure;

    say(of, ivni_edition_title(rulebook, of->out->edition));
    if (section != NULL) {
        say(of, *of->out->edition == '\0' ? "" : ": ");
        say(of, section);
    }
    if (figure != NULL && *figure->source != '\0') {
        say(of, " (figure set by ");
        say(of, figure->source);
        say(of, ")");
    }
    return ivni_judge_take(of->judge);
}

ivn_status ivni_duty_answer(ivni_judge *judge, const ivn_duty_row *row, const ivni_offset *offset,
                            const ivni_course *course, ivn_duty *out)
{
    const ivn_rule *rule = ivn_rulebook_rule(judge->environment->rulebook, row->rule);
    draft of = {judge, row, offset, course, out};

    *out = (ivn_duty){.size = sizeof *out,
                      .key = row->key,
                      .title = row->title,
                      .owed_by = row->owed_by,
                      .trigger = row->trigger,
                      .number = course->number,
                      .rule = row->rule,
                      .edition = rule != NULL           ? rule->edition
                                 : row->edition != NULL ? row->edition
                                                        : ""};
    out->state = state_of(&of);
    set_dates(&of);
    say_reason(&of);
    out->reason = ivni_judge_take(judge);
    out->missing = missing(&of);
    out->source = source(&of, rule);
    return out->reason == NULL || out->missing == NULL || out->source == NULL ? ivni_judge_no_room(judge) : IVN_OK;
}
