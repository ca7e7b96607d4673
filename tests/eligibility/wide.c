/*
 * One wide service.
 */
#include "wide.h"

#include <stdio.h>

struct wide wide;

void wide_begin(void)
{
    memset(&wide, 0, sizeof wide);
    wide.services[0] = &wide.service;
    for (uint32_t i = 0; i < WIDE_JUDGED; i++) {
        snprintf(wide.keys[i], sizeof wide.keys[i], "s%u", (unsigned)i);
        wide.texts[i] = wide.keys[i];
        wide.judged[i] = (ivn_service){.size = sizeof wide.judged[i],
                                       .kind = IVN_KIND_RATE_CARD_SERVICE,
                                       .key = wide.keys[i],
                                       .edition = "e",
                                       .name = "N"};
        wide.services[i + 1] = &wide.judged[i];
    }
}

void wide_finish(uint32_t offers, uint32_t criteria)
{
    for (uint32_t o = 0; o < offers; o++) {
        for (uint32_t c = 0; c < criteria; c++)
            wide.lists[o][c] = &wide.criteria[o][c];
        wide.offers[o] = (ivn_offer){.size = sizeof wide.offers[o],
                                     .setting = IVN_SETTING_COMMUNITY,
                                     .criteria = wide.lists[o],
                                     .criterion_count = criteria};
        wide.offer_list[o] = &wide.offers[o];
    }
    wide.service = (ivn_service){.size = sizeof wide.service,
                                 .kind = IVN_KIND_RATE_CARD_SERVICE,
                                 .key = "a",
                                 .edition = "e",
                                 .name = "N",
                                 .offers = wide.offer_list,
                                 .offer_count = offers};
    wide.directory =
        (ivn_directory){.size = sizeof wide.directory, .services = wide.services, .service_count = WIDE_JUDGED + 1};
}

ivn_criterion wide_flag(uint32_t group, uint32_t subject, ivn_flag value)
{
    return (ivn_criterion){.size = sizeof(ivn_criterion),
                           .group = group,
                           .subject = subject,
                           .operation = IVN_OPERATOR_IS,
                           .value = {1, (int32_t)value},
                           .level = IVN_LEVEL_ELIGIBILITY,
                           .rule = "A",
                           .title = "t"};
}

uint32_t wide_flag_subject(uint32_t n)
{
    uint32_t subject = IVN_SUBJECT_SENTENCED;
    while (ivn_subject_kind(subject) != IVN_SUBJECT_KIND_FLAG || n-- > 0)
        subject++;
    return subject;
}

ivn_criterion wide_number(uint32_t group, uint32_t subject, uint32_t operation, int32_t value)
{
    ivn_criterion criterion = wide_flag(group, subject, IVN_YES);
    criterion.operation = operation;
    criterion.value.value = value;
    return criterion;
}

ivn_criterion wide_judged(uint32_t group, uint32_t n)
{
    ivn_criterion criterion = wide_flag(group, IVN_SUBJECT_SUITABLE_FOR, IVN_YES);
    criterion.texts = &wide.texts[n];
    criterion.text_count = 1;
    return criterion;
}

ivn_criterion wide_complete(const ivn_criterion *criterion, uint32_t group)
{
    ivn_criterion complete = *criterion;
    complete.size = sizeof complete;
    complete.group = group;
    complete.level = IVN_LEVEL_ELIGIBILITY;
    complete.rule = "A";
    complete.title = "t";
    return complete;
}

void wide_places(void)
{
    static const ivn_area areas[] = {{sizeof *areas, 0, "county", "County", NULL},
                                     {sizeof *areas, 0, "north", "North", "county"},
                                     {sizeof *areas, 0, "south", "South", "county"}};
    static const ivn_area *const list[] = {&areas[0], &areas[1], &areas[2]};
    static const ivn_prison prisons[] = {{sizeof *prisons, IVN_UNKNOWN, "p0", "P", NULL},
                                         {sizeof *prisons, IVN_UNKNOWN, "p1", "P", NULL},
                                         {sizeof *prisons, IVN_UNKNOWN, "p2", "P", NULL}};
    static const ivn_prison *const prison_list[] = {&prisons[0], &prisons[1], &prisons[2]};
    wide.directory.areas = list;
    wide.directory.area_count = 3;
    wide.directory.prisons = prison_list;
    wide.directory.prison_count = 3;
}

void wide_pairs(uint32_t pairs)
{
    wide_begin();
    for (uint32_t o = 0; o < 2 * pairs; o++)
        wide.criteria[o][0] = wide_flag(1, wide_flag_subject(o / 2), o % 2 ? IVN_YES : IVN_NO);
    wide_finish(2 * pairs, 1);
}
