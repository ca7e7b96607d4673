/*
 * The counters of a line by name and place: so they are added, compared, written and read in one way each.
 */
#include "reporting/report.h"

#define OF_TALLY(name)                                                                                                 \
    {                                                                                                                  \
#name, offsetof(ivn_level_tally, name)                                                                         \
    }
#define OF_QUALITY(name)                                                                                               \
    {                                                                                                                  \
#name, offsetof(ivn_quality_figure, name)                                                                      \
    }

const ivni_counter ivni_tally_counters[IVNI_ATTAINMENTS] = {OF_TALLY(met),       OF_TALLY(missed),
                                                            OF_TALLY(not_due),   OF_TALLY(withdrawn),
                                                            OF_TALLY(not_known), OF_TALLY(not_applicable)};

const ivni_counter ivni_quality_counters[IVNI_QUALITIES] = {OF_QUALITY(referrals),
                                                            OF_QUALITY(not_known),
                                                            OF_QUALITY(reports),
                                                            OF_QUALITY(reports_owed),
                                                            OF_QUALITY(score),
                                                            OF_QUALITY(most),
                                                            OF_QUALITY(liaison_known),
                                                            OF_QUALITY(liaison_any),
                                                            OF_QUALITY(liaison_person),
                                                            OF_QUALITY(liaison_risk),
                                                            OF_QUALITY(liaison_enforcement),
                                                            OF_QUALITY(liaison_sentence)};

uint64_t *ivni_counter_in(void *of, const ivni_counter *counter)
{
    return (uint64_t *)(void *)((unsigned char *)of + counter->offset);
}

uint64_t ivni_count_in(const void *of, const ivni_counter *counter)
{
    return *(const uint64_t *)(const void *)((const unsigned char *)of + counter->offset);
}

static void add_counters(void *into, const void *from, const ivni_counter *counters, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        *ivni_counter_in(into, &counters[i]) += ivni_count_in(from, &counters[i]);
}

void ivni_tally_add(ivn_level_tally *into, const ivn_level_tally *from)
{
    add_counters(into, from, ivni_tally_counters, IVNI_ATTAINMENTS);
}

void ivni_line_add(void *to, const void *of)
{
    ivni_line *into = to;
    const ivni_line *from = of;

    into->shown.referrals += from->shown.referrals;
    for (uint32_t i = 0; i < IVNI_SERVICE_LEVELS; i++)
        ivni_tally_add(&into->tallies[i], &from->tallies[i]);
    add_counters(&into->quality, &from->quality, ivni_quality_counters, IVNI_QUALITIES);
}

int ivni_counters_compare(const void *a, const void *b, const ivni_counter *counters, uint32_t count)
{
    int least = 0, most = 0;

    for (uint32_t i = 0; i < count; i++) {
        least |= ivni_count_in(a, &counters[i]) < ivni_count_in(b, &counters[i]);
        most |= ivni_count_in(a, &counters[i]) > ivni_count_in(b, &counters[i]);
    }
    return least | 2 * most;
}
