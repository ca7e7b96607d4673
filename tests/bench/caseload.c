/*
 * People for the benchmarks.
 */
#include "caseload.h"

#include "base/day.h"

static uint32_t below(uint32_t *seed, uint32_t limit)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)(*seed >> 8) * limit >> 24);
}

static uint32_t known(uint32_t *seed, uint32_t percent)
{
    return below(seed, 100) < percent;
}

static uint32_t flag(uint32_t *seed, uint32_t percent)
{
    return known(seed, percent) ? IVN_NO + below(seed, 2) : IVN_UNKNOWN;
}

static uint32_t code(uint32_t *seed, uint32_t percent, uint32_t last)
{
    return known(seed, percent) ? 1 + below(seed, last) : 0;
}

static ivn_number number(uint32_t *seed, uint32_t percent, int32_t low, int32_t high)
{
    ivn_number made = {known(seed, percent), low + (int32_t)below(seed, (uint32_t)(high - low + 1))};

    return made.known ? made : (ivn_number){0, 0};
}

/* Of ten: five on a community order, two each on licence and on a suspended sentence, one in prison. */
static void make_sentence(bench_person *made, uint32_t *seed, uint32_t percent)
{
    static const uint32_t bases[] = {
        IVN_BASIS_COMMUNITY_ORDER,   IVN_BASIS_COMMUNITY_ORDER,          IVN_BASIS_COMMUNITY_ORDER,
        IVN_BASIS_COMMUNITY_ORDER,   IVN_BASIS_COMMUNITY_ORDER,          IVN_BASIS_LICENCE,
        IVN_BASIS_LICENCE,           IVN_BASIS_SUSPENDED_SENTENCE_ORDER, IVN_BASIS_SUSPENDED_SENTENCE_ORDER,
        IVN_BASIS_CUSTODIAL_SENTENCE};
    ivn_sentence *sentence = &made->sentence;

    *sentence = (ivn_sentence){.size = sizeof *sentence, .basis = bases[below(seed, 10)]};
    sentence->starts = number(seed, percent, CASELOAD_DAY - 500, CASELOAD_DAY - 1);
    sentence->rehabilitation_activity = flag(seed, percent);
    sentence->requirements_complete = known(seed, percent) ? IVN_YES : IVN_UNKNOWN;
    made->sentences[0] = sentence;
    made->user.sentences = made->sentences;
    made->user.sentence_count = 1;
    made->user.sentences_complete = known(seed, percent) ? IVN_YES : IVN_UNKNOWN;
}

static void make_offences(bench_person *made, uint32_t *seed, uint32_t percent)
{
    for (int i = 0; i < 2; i++) {
        made->offences[i] = (ivn_offence){.size = sizeof *made->offences, .category = code(seed, percent, 16)};
        made->offences[i].index = known(seed, percent) ? (i == 0 ? IVN_YES : IVN_NO) : IVN_UNKNOWN;
        made->offences[i].committed = number(seed, percent, CASELOAD_DAY - 2000, CASELOAD_DAY - 400);
        made->offences[i].convicted = number(seed, percent, CASELOAD_DAY - 390, CASELOAD_DAY - 20);
        made->offence_list[i] = &made->offences[i];
    }
    made->user.offences = made->offence_list;
    made->user.offence_count = 2;
    made->user.offences_complete = known(seed, percent) ? IVN_YES : IVN_UNKNOWN;
}

static void make_needs(bench_person *made, uint32_t *seed, uint32_t percent)
{
    for (uint32_t i = 0; i < 3; i++) {
        made->needs[i] = (ivn_need){.size = sizeof *made->needs, .area = 1 + 3 * i + below(seed, 3)};
        made->needs[i].complexity = 1 + below(seed, 3);
        made->need_list[i] = &made->needs[i];
    }
    made->user.needs = made->need_list;
    made->user.need_count = 3;
    made->user.needs_complete = known(seed, percent) ? IVN_YES : IVN_UNKNOWN;
}

static void make_risk(bench_person *made, uint32_t *seed, uint32_t percent)
{
    made->risk = (ivn_risk){.size = sizeof made->risk,
                            .reoffending = code(seed, percent, 4),
                            .serious_harm = code(seed, percent, 4),
                            .sara_completed = flag(seed, percent),
                            .ogrs3 = number(seed, percent, 0, 100),
                            .ogp = number(seed, percent, 0, 100),
                            .ovp = number(seed, percent, 0, 100),
                            .oasys_layer = number(seed, percent, 1, 3)};
    made->user.risk = &made->risk;
}

static void make_custody(bench_person *made, uint32_t *seed, uint32_t percent)
{
    made->custody = (ivn_custody){.size = sizeof made->custody,
                                  .prison = known(seed, percent) ? "hmp-chelmsford" : NULL,
                                  .resettlement_prison = flag(seed, percent),
                                  .release_on_licence = flag(seed, percent),
                                  .pre_discharge_stage = flag(seed, percent)};
    made->release = (ivn_release_date){.size = sizeof made->release, .source = IVN_RELEASE_CONDITIONAL};
    made->release.date = (ivn_number){1, CASELOAD_DAY + 10 + (int32_t)below(seed, 300)};
    made->releases[0] = &made->release;
    made->custody.release_dates = made->releases;
    made->custody.release_date_count = known(seed, percent);
    made->user.custody = &made->custody;
    made->user.resettlement_area = known(seed, percent) ? "essex-south" : NULL;
}

static void make_flags(bench_person *made, uint32_t *seed, uint32_t percent)
{
    for (uint32_t *each = &made->user.domestic_abuse_pattern; each <= &made->user.released_from_prison; each++)
        *each = flag(seed, percent);
    made->user.cohorts_complete = known(seed, percent) ? IVN_YES : IVN_UNKNOWN;
    made->travel = (ivn_travel){.size = sizeof made->travel,
                                .to_worksite = number(seed, percent, 5, 120),
                                .to_induction = number(seed, percent, 5, 120),
                                .to_programme = number(seed, percent, 5, 120)};
    made->user.travel = &made->travel;
}

void bench_person_make(bench_person *made, uint32_t *seed, uint32_t percent)
{
    static const char *const areas[] = {"colchester", "southend",   "thurrock", "harlow",
                                        "basildon",   "chelmsford", "tendring", "london"};

    *made = (bench_person){.user = {.size = sizeof made->user}};
    made->user.sex = code(seed, percent, IVN_SEX_FEMALE);
    made->user.date_of_birth = (ivn_number){1, CASELOAD_DAY - 6600 - (int32_t)below(seed, 15000)};
    made->user.employment = code(seed, percent, 5);
    made->user.referrer = code(seed, percent, 5);
    made->user.home_area = known(seed, percent) ? areas[below(seed, 8)] : NULL;
    make_sentence(made, seed, percent);
    make_offences(made, seed, percent);
    make_needs(made, seed, percent);
    make_risk(made, seed, percent);
    make_flags(made, seed, percent);
    if (made->sentence.basis == IVN_BASIS_CUSTODIAL_SENTENCE || !known(seed, percent))
        make_custody(made, seed, percent);
}

void bench_person_newcomer(bench_person *made)
{
    *made = (bench_person){.user = {.size = sizeof made->user, .sex = IVN_SEX_MALE}};
    made->user.date_of_birth = (ivn_number){1, IVNI_DAY(1990, 4, 2)};
    made->sentence = (ivn_sentence){.size = sizeof made->sentence, .basis = IVN_BASIS_COMMUNITY_ORDER};
    made->sentences[0] = &made->sentence;
    made->user.sentences = made->sentences;
    made->user.sentence_count = 1;
}
