/*
 * A service level of one referral in words: the days, what they are held against, and where it stands.
 */
#include <string.h>

#include "eligibility/words.h"
#include "reporting/levels.h"

static void say(ivni_level_account *of, const char *words)
{
    ivni_text_string(&of->words, words);
}

static void say_day(ivni_level_account *of, const char *before, ivn_number day, const char *after)
{
    say(of, before);
    if (day.known)
        ivni_text_date(&of->words, day.value);
    else
        say(of, "a day that is not known");
    say(of, after);
}

static void say_count(ivni_level_account *of, const ivni_offset *offset)
{
    const ivn_term *unit = ivn_term_of(IVN_VOCABULARY_UNIT, offset->unit);

    ivni_text_integer(&of->words, offset->count);
    say(of, " ");
    say(of, offset->unit == IVN_UNIT_WORKING_DAYS && offset->count == 1 ? "working day" : unit->title);
}

/* --- why it cannot be told --- */

/* The fact that it depends on, as a pointer; "" where days contradict each other. */
static const char *missing_of(const ivni_level_account *of, const ivn_level *level)
{
    const ivni_level_days *days = of->days;
    int commencement = level->level == IVN_SERVICE_LEVEL_COMMENCEMENT;

    if (level->attainment != IVN_ATTAINMENT_NOT_KNOWN)
        return "";
    if (!commencement && !of->policy->assessment.set)
        return "rulebook:WB-LEVEL-ASSESSMENT/working_days";
    if (days->received == IVN_DAY_NOT_KNOWN && (!commencement || of->policy->soon.set))
        return "/received";
    if (!commencement && !level->due.known)
        return "calendar";
    if (!commencement && days->offered == IVN_DAY_NOT_KNOWN)
        return of->facts->is_offered == IVN_YES ? "/first_offered" : "/is_offered";
    if (level->level == IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED_FOR && level->done.known == 0 &&
        of->facts->first_offered.known)
        return "/offered_for";
    if (commencement && days->commenced == IVN_DAY_NOT_KNOWN)
        return "/is_commenced";
    if (days->ended == IVN_DAY_NOT_KNOWN)
        return of->facts->is_ended == IVN_YES ? "/ended" : "/is_ended";
    return !commencement && days->closed == IVN_DAY_NOT_KNOWN ? "/ended" : "";
}

static void say_not_known(ivni_level_account *of, const ivn_level *level)
{
    if (strcmp(level->missing, "calendar") == 0)
        say(of, "The last day that is in time lies outside the calendar.");
    else if (*level->missing == '\0')
        say(of, "Something lies before the receipt of the referral: the days contradict each other.");
    else if (strncmp(level->missing, "rulebook:", 9) == 0)
        say(of, "The rulebook does not say how long there is.");
    else
        say(of, "It depends on a fact that is not known.");
}

static void say_not_applicable(ivni_level_account *of)
{
    if (!ivni_levels_apply(of->facts->kind))
        say(of, "It is for commissioned services only.");
    else if (of->days->received == IVN_DATE_NONE ||
             (of->days->received != IVN_DAY_NOT_KNOWN && of->days->received > of->policy->day))
        say(of, "The referral has not been received yet.");
    else
        say_day(of, "Its rule was not in force on ", (ivn_number){1, of->days->received}, ".");
}

/* --- the offer of an assessment --- */

static void say_limit(ivni_level_account *of, const ivn_level *level)
{
    say_day(of, "Received on ", level->received, "; ");
    say_count(of, &of->policy->assessment);
    say_day(of, of->policy->assessment.count == 1 ? " ends with " : " end with ", level->due, "; ");
}

static void say_offer(ivni_level_account *of, const ivn_level *level)
{
    const char *what =
        level->level == IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED ? "first offered on " : "first offered for ";

    say_limit(of, level);
    if (level->attainment == IVN_ATTAINMENT_WITHDRAWN) {
        say_day(of, "ended or returned on ", level->ended, ", before that, without an offer.");
        return;
    }
    if (level->done.known)
        say_day(of, what, level->done, level->attainment == IVN_ATTAINMENT_MET ? ", in time." : ", too late.");
    else if (level->attainment == IVN_ATTAINMENT_MISSED)
        say_day(of, "no offer by then, nor by ", (ivn_number){1, of->policy->day}, ".");
    else
        say_day(of, "no offer by ", (ivn_number){1, of->policy->day}, ", and there is time.");
}

/* --- the commencement --- */

static void say_commencement(ivni_level_account *of, const ivn_level *level)
{
    switch (level->attainment) {
    case IVN_ATTAINMENT_MET:
        say_day(of, "The intervention commencement was attended on ", level->done, ".");
        return;
    case IVN_ATTAINMENT_NOT_DUE:
        say(of, "No intervention commencement has been attended, and the service goes on.");
        return;
    case IVN_ATTAINMENT_WITHDRAWN:
        say_day(of, "Ended on ", level->ended, ", within ");
        say_count(of, &of->policy->soon);
        say_day(of, " of the receipt on ", level->received, ".");
        return;
    default:
        say_day(of, "Ended on ", level->ended, " without an intervention commencement that was attended.");
    }
}

static void say_reason(ivni_level_account *of, const ivn_level *level)
{
    if (level->attainment == IVN_ATTAINMENT_NOT_KNOWN)
        say_not_known(of, level);
    else if (level->attainment == IVN_ATTAINMENT_NOT_APPLICABLE)
        say_not_applicable(of);
    else if (level->level == IVN_SERVICE_LEVEL_COMMENCEMENT)
        say_commencement(of, level);
    else
        say_offer(of, level);
}

/* --- what the percentage makes of it --- */

/* Those of which the rulebook says whether they count. */
static void say_figure(ivni_level_account *of, const ivn_level *level, const char *figure)
{
    say(of, level->counted == IVN_YES ? "The percentage counts it as not met: " : "The percentage does not count it: ");
    say(of, level->counting);
    say(of, figure);
    say(of, level->counted == IVN_YES ? " is 1." : " is 0.");
}

static void say_counting(ivni_level_account *of, const ivn_level *level)
{
    switch (level->attainment) {
    case IVN_ATTAINMENT_MET:
        say(of, "The percentage counts it as met.");
        return;
    case IVN_ATTAINMENT_MISSED:
        say(of, "The percentage counts it as not met.");
        return;
    case IVN_ATTAINMENT_NOT_DUE:
        say(of, "The percentage does not count it: nothing has been decided about it yet.");
        return;
    case IVN_ATTAINMENT_WITHDRAWN:
        say_figure(of, level, "/withdrawn");
        return;
    case IVN_ATTAINMENT_NOT_KNOWN:
        say_figure(of, level, "/not_known");
        return;
    default:
        say(of, "The percentage does not count it: the level does not apply to it.");
    }
}

static const char *source_of(const ivn_rulebook *rulebook, const char *rule)
{
    int64_t place = ivni_rule_place(rulebook, rule, strlen(rule));
    const char *source = place < 0 ? NULL : ivni_rule_source(rulebook, place);

    return source == NULL ? "" : source;
}

ivn_status ivni_level_words(ivni_level_account *of, const ivni_level_counting *counting, const ivn_rulebook *rulebook,
                            ivni_arena *arena, ivn_level *out)
{
    out->title = ivn_term_of(IVN_VOCABULARY_SERVICE_LEVEL, out->level)->title;
    out->rule = counting->rule;
    out->counting = counting->counting;
    out->missing = missing_of(of, out);
    say_reason(of, out);
    out->reason = ivni_words_take(&of->words, arena).text;
    say_counting(of, out);
    out->counting_reason = ivni_words_take(&of->words, arena).text;
    out->source = ivni_arena_string(arena, source_of(rulebook, counting->rule));
    if (out->reason != NULL && out->counting_reason != NULL && out->source != NULL)
        return IVN_OK;
    return of->words.status != IVN_OK ? of->words.status : ivni_arena_failure(arena);
}
