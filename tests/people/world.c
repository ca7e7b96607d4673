/*
 * Making a person up, and forgetting.
 */
#include "world.h"

#include <string.h>

static ivn_flag random_flag(random_source *random)
{
    return random_below(random, 3);
}

static ivn_number random_number(random_source *random, uint32_t limit)
{
    ivn_number number = {1, (int32_t)random_below(random, limit)};

    return random_below(random, 4) == 0 ? (ivn_number){0, 0} : number;
}

/* A day of the ten years before TODAY, or not known. */
static ivn_number random_day(random_source *random)
{
    ivn_number number = random_number(random, 3650);

    return number.known ? (ivn_number){1, TODAY - number.value} : number;
}

static void keep_order(ivn_number *earlier, ivn_number *later)
{
    ivn_number between = *earlier;

    if (earlier->known && later->known && earlier->value > later->value) {
        *earlier = *later;
        *later = between;
    }
}

/* --- sentences -------------------------------------------------------------------------------------------------- */

static void make_requirements(world *made, uint32_t place, random_source *random)
{
    static const uint32_t kinds[] = {IVN_REQUIREMENT_UNPAID_WORK,       IVN_REQUIREMENT_REHABILITATION_ACTIVITY,
                                     IVN_REQUIREMENT_PROGRAMME,         IVN_REQUIREMENT_CURFEW,
                                     IVN_REQUIREMENT_ATTENDANCE_CENTRE, IVN_REQUIREMENT_PROBATION};
    ivn_sentence *sentence = &made->sentences[place];

    sentence->requirements = made->requirement_lists[place];
    sentence->requirement_count = random_below(random, WORLD_REQUIREMENTS + 1);
    sentence->requirements_complete = random_flag(random);
    for (uint32_t i = 0; i < WORLD_REQUIREMENTS; i++) {
        ivn_requirement *requirement = &made->requirements[place][i];
        *requirement = (ivn_requirement){.size = sizeof *requirement, .kind = kinds[random_below(random, 6)]};
        requirement->hours = random_number(random, 300);
        made->requirement_lists[place][i] = requirement;
    }
}

/* The flag says what the list says, where the list says it. */
static void make_flag(ivn_sentence *sentence, random_source *random)
{
    int listed = 0;

    for (uint32_t i = 0; i < sentence->requirement_count; i++)
        listed |= sentence->requirements[i]->kind == IVN_REQUIREMENT_REHABILITATION_ACTIVITY;
    if (listed)
        sentence->rehabilitation_activity = random_below(random, 2) * IVN_YES;
    else if (sentence->requirements_complete == IVN_YES)
        sentence->rehabilitation_activity = random_below(random, 2) * IVN_NO;
    else
        sentence->rehabilitation_activity = random_flag(random);
}

static void make_sentences(world *made, random_source *random)
{
    made->user.sentences = made->sentence_list;
    made->user.sentence_count = random_below(random, WORLD_SENTENCES + 1);
    made->user.sentences_complete = random_flag(random);
    for (uint32_t i = 0; i < WORLD_SENTENCES; i++) {
        ivn_sentence *sentence = &made->sentences[i];
        *sentence = (ivn_sentence){.size = sizeof *sentence, .basis = 1 + random_below(random, 10)};
        sentence->starts = random_day(random);
        sentence->ends = random_number(random, 1000);
        if (sentence->ends.known)
            sentence->ends.value += TODAY - 200;
        keep_order(&sentence->starts, &sentence->ends);
        make_requirements(made, i, random);
        make_flag(sentence, random);
        made->sentence_list[i] = sentence;
    }
}

/* --- offences --------------------------------------------------------------------------------------------------- */

/* What a category says of a nature by itself, as the subjects show it. */
static ivni_range settled(uint32_t category, uint32_t subject)
{
    const ivn_offence offence = {.size = sizeof offence, .category = category, .index = IVN_YES};
    const ivn_offence *list[] = {&offence};
    const ivn_service_user user = {
        .size = sizeof user, .offences = list, .offence_count = 1, .offences_complete = IVN_YES};

    return range_of(&user, TODAY, &law_unset, subject);
}

/* A flag that does not differ from the category: what it overrules cannot be forgotten without a new fact. */
static ivn_flag agreeing(random_source *random, uint32_t category, uint32_t subject)
{
    ivn_flag flag = random_flag(random);
    ivni_range range = settled(category, subject);

    return flag == IVN_UNKNOWN || range.low != range.high ? flag : (ivn_flag)range.low;
}

static void make_offence(ivn_offence *offence, random_source *random)
{
    uint32_t category = random_below(random, 17);

    *offence = (ivn_offence){.size = sizeof *offence, .category = category};
    offence->violent = agreeing(random, category, IVN_SUBJECT_INDEX_VIOLENCE);
    offence->sexual = agreeing(random, category, IVN_SUBJECT_SEXUAL_OFFENCE);
    offence->domestic_abuse = agreeing(random, category, IVN_SUBJECT_INDEX_DOMESTIC_ABUSE);
    offence->drink_driving = agreeing(random, category, IVN_SUBJECT_DRINK_DRIVING_OFFENCE);
    offence->intimate_partner = agreeing(random, category, IVN_SUBJECT_PARTNER_VIOLENCE_CONVICTION);
    if (offence->violent == IVN_NO || offence->domestic_abuse == IVN_NO)
        offence->intimate_partner = IVN_NO;
    offence->committed = random_day(random);
    offence->convicted = random_day(random);
    keep_order(&offence->committed, &offence->convicted);
}

/* At most one is marked as the index offence: of two, one could not be forgotten without the other saying more. */
static void make_offences(world *made, random_source *random)
{
    uint32_t marked = random_below(random, WORLD_OFFENCES);

    made->user.offences = made->offence_list;
    made->user.offence_count = random_below(random, WORLD_OFFENCES + 1);
    made->user.offences_complete = random_flag(random);
    for (uint32_t i = 0; i < WORLD_OFFENCES; i++) {
        make_offence(&made->offences[i], random);
        made->offences[i].index = i == marked ? random_flag(random) : random_below(random, 2);
        made->offence_list[i] = &made->offences[i];
    }
}

/* --- the rest --------------------------------------------------------------------------------------------------- */

static void make_needs(world *made, random_source *random)
{
    uint32_t first = random_below(random, 7);

    made->user.needs = made->need_list;
    made->user.need_count = random_below(random, WORLD_NEEDS + 1);
    made->user.needs_complete = random_flag(random);
    for (uint32_t i = 0; i < WORLD_NEEDS; i++) {
        ivn_need *need = &made->needs[i];
        *need = (ivn_need){.size = sizeof *need, .area = 1 + first + i, .identified = random_flag(random)};
        need->linked_to_offending = need->identified == IVN_NO ? IVN_NO : random_flag(random);
        need->complexity = need->identified == IVN_NO ? 0 : random_below(random, 4);
        made->need_list[i] = need;
    }
}

static void make_cohorts(world *made, random_source *random)
{
    static const uint32_t cohorts[] = {IVN_COHORT_OLDER, IVN_COHORT_VETERAN, IVN_COHORT_HEALTH};

    memcpy(made->cohorts, cohorts, sizeof cohorts);
    made->user.cohorts = made->cohorts;
    made->user.cohort_count = random_below(random, WORLD_COHORTS + 1);
    made->user.cohorts_complete = random_flag(random);
}

static void make_scores(world *made, random_source *random)
{
    made->risk = (ivn_risk){.size = sizeof made->risk, .reoffending = random_below(random, 5)};
    made->risk.partner_assault = random_below(random, 5);
    made->risk.sara_completed =
        made->risk.partner_assault != 0 ? random_below(random, 2) * IVN_YES : random_flag(random);
    made->risk.ogrs3 = random_number(random, 101);
    made->travel = (ivn_travel){.size = sizeof made->travel, .to_worksite = random_number(random, 120)};
    made->user.risk = &made->risk;
    made->user.travel = &made->travel;
}

/* The host's own word on custody and release does not differ from what follows from the rest. */
static void make_custody(world *made, random_source *random)
{
    ivni_range inside;
    ivni_subjects subjects;

    made->release = (ivn_release_date){.size = sizeof made->release, .source = 1 + random_below(random, 7)};
    made->release.date = (ivn_number){1, TODAY - 100 + (int32_t)random_below(random, 200)};
    made->release_list[0] = &made->release;
    made->custody = (ivn_custody){.size = sizeof made->custody, .prison = "hmp-chelmsford"};
    made->custody.release_dates = made->release_list;
    made->custody.release_date_count = random_below(random, 2);
    made->custody.resettlement_prison = random_flag(random);
    made->user.custody = &made->custody;
    subjects = derive(&made->user, TODAY, &made->law);
    inside = ivni_subject_range(&subjects, IVN_SUBJECT_IN_CUSTODY);
    if (ivni_subject_range(&subjects, IVN_SUBJECT_RELEASED_FROM_PRISON).low == IVN_YES)
        made->user.released_from_prison = IVN_YES;
    else
        made->user.released_from_prison = random_flag(random);
    if (inside.low == inside.high)
        made->custody.in_custody = (ivn_flag)inside.low;
    else
        made->custody.in_custody = random_flag(random);
}

void make_world(world *made, random_source *random)
{
    uint32_t *flag = &made->user.domestic_abuse_pattern;

    memset(made, 0, sizeof *made);
    made->law = law_set;
    if (random_below(random, 2))
        made->law.supervision_repealed.value = TODAY + 100;
    if (random_below(random, 2))
        made->law.probation_requirement.value = TODAY - 100;
    made->user = (ivn_service_user){.size = sizeof made->user, .sex = random_below(random, 3), .home_area = "essex"};
    made->user.date_of_birth = (ivn_number){1, TODAY - 7000 - (int32_t)random_below(random, 10000)};
    for (; flag <= &made->user.programme_ready; flag++)
        *flag = random_flag(random);
    make_sentences(made, random);
    make_offences(made, random);
    make_needs(made, random);
    make_cohorts(made, random);
    make_scores(made, random);
    make_custody(made, random);
}

/* --- forgetting ------------------------------------------------------------------------------------------------- */

static const ivn_number unknown = {0, 0};

/* Takes an element out of a list that does not claim to be complete. */
#define DROP(list, count, place)                                                                                       \
    (memmove(&(list)[place], &(list)[(place) + 1], ((count) - (place)-1) * sizeof *(list)), (count)--)

static ivn_requirement *requirement_of(world *known, uint32_t sentence, uint32_t place)
{
    uint32_t row = (uint32_t)(known->sentence_list[sentence] - known->sentences);

    return &known->requirements[row][known->requirement_lists[row][place] - known->requirements[row]];
}

/* That there is no rehabilitation activity requirement says that no probation requirement stands but those listed. */
static uint32_t forget_requirement(world *known, uint32_t place, random_source *random)
{
    ivn_sentence *sentence = &known->sentences[known->sentence_list[place] - known->sentences];
    uint32_t row = (uint32_t)(sentence - known->sentences), which;

    if (sentence->requirement_count == 0)
        return EXEMPT_NOTHING;
    which = random_below(random, sentence->requirement_count);
    if (random_below(random, 2)) {
        requirement_of(known, place, which)->hours = unknown;
    } else if (sentence->requirements_complete != IVN_YES && sentence->rehabilitation_activity != IVN_NO) {
        DROP(known->requirement_lists[row], sentence->requirement_count, which);
        return EXEMPT_HOURS;
    }
    return EXEMPT_NOTHING;
}

static uint32_t forget_of_sentence(world *known, random_source *random)
{
    uint32_t place;
    ivn_sentence *sentence;

    if (known->user.sentence_count == 0)
        return EXEMPT_NOTHING;
    place = random_below(random, known->user.sentence_count);
    sentence = &known->sentences[known->sentence_list[place] - known->sentences];
    switch (random_below(random, 5)) {
    case 0:
        sentence->rehabilitation_activity = IVN_UNKNOWN;
        return EXEMPT_NOTHING;
    case 1:
        sentence->requirements_complete = IVN_UNKNOWN;
        return EXEMPT_NOTHING;
    case 2: /* a sentence without dates counts as in force: the dates of one that is not cannot be forgotten */
        if ((!sentence->ends.known || sentence->ends.value >= TODAY) &&
            (!sentence->starts.known || sentence->starts.value <= TODAY))
            sentence->starts = sentence->ends = unknown;
        return EXEMPT_NOTHING;
    case 3:
        return forget_requirement(known, place, random);
    default:
        if (known->user.sentences_complete == IVN_YES)
            return EXEMPT_NOTHING;
        DROP(known->sentence_list, known->user.sentence_count, place);
        return EXEMPT_CUSTODY | EXEMPT_HOURS;
    }
}

static uint32_t forget_of_offence(world *known, random_source *random)
{
    uint32_t place;
    ivn_offence *offence;
    uint32_t *flags;

    if (known->user.offence_count == 0)
        return EXEMPT_NOTHING;
    place = random_below(random, known->user.offence_count);
    offence = &known->offences[known->offence_list[place] - known->offences];
    flags = &offence->index;
    switch (random_below(random, 5)) {
    case 0:
        offence->category = 0;
        break;
    case 1:
        offence->committed = unknown;
        break;
    case 2:
        offence->convicted = unknown;
        break;
    case 3:
        if (known->user.offences_complete != IVN_YES)
            DROP(known->offence_list, known->user.offence_count, place);
        break;
    default:
        flags[random_below(random, 6)] = IVN_UNKNOWN;
    }
    return EXEMPT_NOTHING;
}

static uint32_t forget_of_need(world *known, random_source *random)
{
    uint32_t place;
    ivn_need *need;

    if (known->user.need_count == 0)
        return EXEMPT_NOTHING;
    place = random_below(random, known->user.need_count);
    need = &known->needs[known->need_list[place] - known->needs];
    switch (random_below(random, 4)) {
    case 0:
        need->identified = IVN_UNKNOWN;
        break;
    case 1:
        need->complexity = 0;
        break;
    case 2:
        need->linked_to_offending = IVN_UNKNOWN;
        break;
    default:
        if (known->user.needs_complete != IVN_YES)
            DROP(known->need_list, known->user.need_count, place);
    }
    return EXEMPT_NOTHING;
}

static uint32_t forget_completeness(world *known, random_source *random)
{
    ivn_flag *flags[] = {&known->user.sentences_complete, &known->user.offences_complete, &known->user.needs_complete,
                         &known->user.cohorts_complete};

    *flags[random_below(random, 4)] = random_below(random, 2) ? IVN_UNKNOWN : IVN_NO;
    return EXEMPT_NOTHING;
}

static uint32_t forget_of_custody(world *known, random_source *random)
{
    switch (random_below(random, 4)) {
    case 0:
        known->custody.in_custody = IVN_UNKNOWN;
        return EXEMPT_CUSTODY; /* the sentences may have changed since */
    case 1:
        known->custody.release_date_count = 0;
        return EXEMPT_CUSTODY;
    case 2:
        known->custody.resettlement_prison = IVN_UNKNOWN;
        return EXEMPT_NOTHING;
    default:
        known->user.custody = NULL;
        return EXEMPT_CUSTODY;
    }
}

static uint32_t forget_of_scores(world *known, random_source *random)
{
    switch (random_below(random, 5)) {
    case 0:
        known->risk.partner_assault = 0;
        break;
    case 1:
        known->risk.sara_completed = IVN_UNKNOWN;
        break;
    case 2:
        known->risk.ogrs3 = unknown;
        break;
    case 3:
        known->user.risk = NULL;
        break;
    default:
        known->user.travel = NULL;
    }
    return EXEMPT_NOTHING;
}

static uint32_t forget_of_user(world *known, random_source *random)
{
    uint32_t *flags = &known->user.domestic_abuse_pattern;
    uint32_t count = (uint32_t)(&known->user.released_from_prison - flags) + 1;

    switch (random_below(random, 6)) {
    case 0:
        known->user.sex = 0;
        break;
    case 1:
        known->user.date_of_birth = unknown;
        break;
    case 2:
        known->user.home_area = NULL;
        break;
    case 3:
        if (known->user.cohorts_complete != IVN_YES && known->user.cohort_count > 0)
            known->user.cohort_count--;
        break;
    default:
        flags[random_below(random, count)] = IVN_UNKNOWN;
    }
    return EXEMPT_NOTHING;
}

static uint32_t forget_law(world *known, random_source *random)
{
    if (random_below(random, 2))
        known->law.supervision_repealed = unknown;
    else
        known->law.probation_requirement = unknown;
    return EXEMPT_NOTHING;
}

uint32_t forget_something(world *known, random_source *random)
{
    static uint32_t (*const ways[])(world * known, random_source * random) = {
        forget_of_sentence,  forget_of_sentence, forget_of_offence, forget_of_offence, forget_of_need,
        forget_completeness, forget_of_custody,  forget_of_scores,  forget_of_user,    forget_law};

    return ways[random_below(random, sizeof ways / sizeof *ways)](known, random);
}
