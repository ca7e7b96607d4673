/*
 * Facts that contradict each other, as far as no day is needed to see it. Only real contradictions: what is merely
 * unusual is the host's business. No message holds a value.
 */
#include "people/fields.h"

#include <stdio.h>

#include "base/day.h"

#define EARLIEST_BIRTH IVNI_DAY(1850, 1, 1)

/* Where the facts of a struct are reported: its own pointer, and the list that collects. */
typedef struct report {
    const char *pointer;
    ivn_violations *violations;
} report;

static void contradiction(const report *to, const char *member, const char *expected, const char *message)
{
    char pointer[256];

    snprintf(pointer, sizeof pointer, "%s/%s", to->pointer, member);
    ivni_violations_add(to->violations, IVN_ERROR_INVALID, -1, pointer, expected, "%s", message);
}

static void contradiction_at(const report *to, const char *list, uint32_t place, const char *member,
                             const char *expected, const char *message)
{
    char path[64];

    snprintf(path, sizeof path, "%s/%u/%s", list, (unsigned)place, member);
    contradiction(to, path, expected, message);
}

static int after(ivn_number day, ivn_number other)
{
    return day.known && other.known && day.value > other.value;
}

/* --- sentences -------------------------------------------------------------------------------------------------- */

static const ivn_requirement *requirement_of_kind(const ivn_sentence *sentence, uint32_t kind)
{
    for (uint32_t i = 0; i < sentence->requirement_count; i++) {
        if (sentence->requirements[i]->kind == kind)
            return sentence->requirements[i];
    }
    return NULL;
}

static void check_sentence_dates(const ivn_sentence *sentence, const report *to)
{
    if (after(sentence->starts, sentence->ends))
        contradiction(to, "ends", "the first day in force or a later one", "ends before it starts");
    if (after(sentence->imposed, sentence->starts))
        contradiction(to, "starts", "the date of the sentence or a later day", "starts before it was imposed");
    else if (after(sentence->imposed, sentence->ends))
        contradiction(to, "ends", "the date of the sentence or a later day", "ends before it was imposed");
}

void ivni_sentence_check(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_sentence *sentence = value;
    const report to = {pointer, violations};
    const ivn_requirement *listed = requirement_of_kind(sentence, IVN_REQUIREMENT_REHABILITATION_ACTIVITY);
    ivn_number days = sentence->rehabilitation_activity_days;

    check_sentence_dates(sentence, &to);
    if (sentence->rehabilitation_activity == IVN_NO && listed != NULL)
        contradiction(&to, "rehabilitation_activity", "true, or no such requirement",
                      "says no, but a rehabilitation activity requirement is listed");
    if (sentence->rehabilitation_activity == IVN_NO && days.known && days.value > 0)
        contradiction(&to, "rehabilitation_activity_days", "absent, or 0",
                      "counts the days of a requirement that there is not");
    if (listed != NULL && listed->days.known && days.known && listed->days.value != days.value)
        contradiction(&to, "rehabilitation_activity_days", "the days of the requirement that is listed",
                      "differs from the days of the requirement that is listed");
}

/* --- offences --------------------------------------------------------------------------------------------------- */

void ivni_offence_check(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_offence *offence = value;
    const report to = {pointer, violations};

    if (after(offence->committed, offence->convicted))
        contradiction(&to, "convicted", "the date on which it was committed or a later day",
                      "convicted before it was committed");
    if (offence->intimate_partner != IVN_YES)
        return;
    if (offence->violent == IVN_NO)
        contradiction(&to, "violent", "true, or absent", "violence against an intimate partner is violent");
    if (offence->domestic_abuse == IVN_NO)
        contradiction(&to, "domestic_abuse", "true, or absent",
                      "violence against an intimate partner is domestic abuse");
}

/* --- needs ------------------------------------------------------------------------------------------------------ */

void ivni_need_check(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_need *need = value;
    const report to = {pointer, violations};

    if (need->identified == IVN_NO && need->complexity != 0)
        contradiction(&to, "complexity", "absent", "a need that is not there has no complexity");
    if (need->identified == IVN_NO && need->linked_to_offending == IVN_YES)
        contradiction(&to, "linked_to_offending", "false, or absent",
                      "a need that is not there is not linked to offending");
}

static void check_areas_differ(const ivn_need *const *needs, uint32_t count, const report *to)
{
    uint32_t seen = 0;

    for (uint32_t i = 0; i < count; i++) {
        uint32_t area = 1u << needs[i]->area;
        if (seen & area)
            contradiction_at(to, "needs", i, "area", "each need area once", "the same need area again");
        seen |= area;
    }
}

void ivni_needs_check(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_needs *needs = value;

    check_areas_differ(needs->needs, needs->need_count, &(report){pointer, violations});
}

/* --- custody ---------------------------------------------------------------------------------------------------- */

void ivni_custody_check(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_custody *custody = value;
    const report to = {pointer, violations};
    uint32_t seen = 0;

    for (uint32_t i = 0; i < custody->release_date_count; i++) {
        const ivn_release_date *release = custody->release_dates[i];
        if (after(custody->received, release->date))
            contradiction_at(&to, "release_dates", i, "date", "the date of reception or a later day",
                             "release before reception");
        if (seen & 1u << release->source)
            contradiction_at(&to, "release_dates", i, "source", "each source once", "the same source again");
        seen |= 1u << release->source;
    }
}

static int actually_released(const ivn_custody *custody)
{
    for (uint32_t i = 0; i < custody->release_date_count; i++) {
        if (custody->release_dates[i]->source == IVN_RELEASE_ACTUAL)
            return 1;
    }
    return 0;
}

/* A remand, or a custodial sentence of somebody who was not let out of it, in force since it has no dates. */
static void check_not_in_custody(const ivn_service_user *user, const report *to)
{
    const uint32_t out = 1u << IVN_BASIS_LICENCE | 1u << IVN_BASIS_POST_SENTENCE_SUPERVISION |
                         1u << IVN_BASIS_TEMPORARY_LICENCE | 1u << IVN_BASIS_SUPERVISION_DEFAULT_ORDER;
    uint32_t bases = 0, undated = 0;

    for (uint32_t i = 0; i < user->sentence_count; i++) {
        const ivn_sentence *sentence = user->sentences[i];
        bases |= 1u << sentence->basis;
        if (!sentence->imposed.known && !sentence->starts.known && !sentence->ends.known)
            undated |= 1u << sentence->basis;
    }
    if (undated & 1u << IVN_BASIS_REMAND)
        contradiction(to, "custody/in_custody", "true, or absent", "says no, but a remand in custody is in force");
    else if (undated & 1u << IVN_BASIS_CUSTODIAL_SENTENCE && user->sentences_complete == IVN_YES && !(bases & out) &&
             !actually_released(user->custody))
        contradiction(to, "custody/in_custody", "true, or absent",
                      "says no, but a custodial sentence is in force and nothing says that it was left");
}

/* --- the service user ------------------------------------------------------------------------------------------- */

static void check_born_first(const ivn_service_user *user, const report *to)
{
    static const char expected[] = "the date of birth or a later day";
    ivn_number born = user->date_of_birth;

    if (born.known && born.value < EARLIEST_BIRTH)
        contradiction(to, "date_of_birth", "1850-01-01 or later", "too long ago");
    for (uint32_t i = 0; i < user->sentence_count; i++) {
        if (after(born, user->sentences[i]->imposed))
            contradiction_at(to, "sentences", i, "imposed", expected, "before the date of birth");
        if (after(born, user->sentences[i]->starts))
            contradiction_at(to, "sentences", i, "starts", expected, "before the date of birth");
    }
    for (uint32_t i = 0; i < user->offence_count; i++) {
        if (after(born, user->offences[i]->committed))
            contradiction_at(to, "offences", i, "committed", expected, "before the date of birth");
        else if (after(born, user->offences[i]->convicted))
            contradiction_at(to, "offences", i, "convicted", expected, "before the date of birth");
    }
}

void ivni_service_user_check(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_service_user *user = value;
    const report to = {pointer, violations};

    check_born_first(user, &to);
    check_areas_differ(user->needs, user->need_count, &to);
    if (user->custody != NULL && user->custody->in_custody == IVN_NO)
        check_not_in_custody(user, &to);
}
