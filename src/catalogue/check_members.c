/*
 * Checks between the members of one service, offer, session, provision or contract; rows of their field tables.
 */
#include <stdio.h>
#include <string.h>

#include "catalogue/catalogue.h"

#define POINTER_ROOM 256u

void ivni_refuse(ivn_violations *violations, ivn_status status, const char *pointer, const char *member,
                 const char *expected, const char *message)
{
    char whole[POINTER_ROOM];

    snprintf(whole, sizeof whole, "%s/%s", pointer, member);
    ivni_violations_add(violations, status, -1, whole, expected, "%s", message);
}

/* `most` is not below `least` where both are known; told at the member of `most`. */
static void check_order(const ivn_number *least, const ivn_number *most, const char *member, const char *pointer,
                        ivn_violations *violations)
{
    if (least->known && most->known && most->value < least->value)
        ivni_refuse(violations, IVN_ERROR_INVALID, pointer, member, "not less than the least, not before the first day",
                    "the bounds are the wrong way round");
}

void ivni_check_offer(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_offer *offer = value;

    if (offer->criterion_count > IVN_MOST_CRITERIA)
        ivni_refuse(violations, IVN_ERROR_LIMIT, pointer, "criteria", "at most 64 criteria", "too many criteria");
}

void ivni_check_session(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_session *session = value;

    check_order(&session->minutes, &session->minutes_most, "minutes_most", pointer, violations);
    if (session->count.known && session->name_count > (uint32_t)session->count.value)
        ivni_refuse(violations, IVN_ERROR_INVALID, pointer, "names", "at most one name for each session",
                    "more names than sessions");
}

void ivni_check_provision(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_provision *provision = value;

    check_order(&provision->hours_least, &provision->hours, "hours", pointer, violations);
    check_order(&provision->sessions_least, &provision->sessions, "sessions", pointer, violations);
}

static void check_provisions(const ivn_service *service, const char *pointer, ivn_violations *violations)
{
    uint32_t seen = 0;
    char member[48];

    for (uint32_t i = 0; i < service->provision_count; i++) {
        uint32_t level = 1u << service->provisions[i]->intensity % 32u;

        snprintf(member, sizeof member, "provisions/%u/intensity", (unsigned)i);
        if (seen & level)
            ivni_refuse(violations, IVN_ERROR_CONFLICT, pointer, member, "each level once", "this level stands twice");
        seen |= level;
    }
}

/* Keys of outcomes and activities: lists are short, those of hostile input are cut off before time grows. */
static void check_items(const ivn_item *const *items, uint32_t count, const char *name, const char *pointer,
                        ivn_violations *violations)
{
    char member[48];

    if (count > IVN_MOST_ITEMS) {
        ivni_refuse(violations, IVN_ERROR_LIMIT, pointer, name, "at most 100", "too many entries");
        return;
    }
    for (uint32_t i = 1; i < count; i++)
        for (uint32_t j = 0; j < i; j++) {
            if (strcmp(items[i]->key, items[j]->key) != 0)
                continue;
            snprintf(member, sizeof member, "%s/%u/key", name, (unsigned)i);
            ivni_refuse(violations, IVN_ERROR_CONFLICT, pointer, member, "each key once", "this key stands twice");
            break;
        }
}

void ivni_check_service(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_service *service = value;

    if (service->offer_count > IVN_MOST_OFFERS)
        ivni_refuse(violations, IVN_ERROR_LIMIT, pointer, "offers", "at most 16 offers", "too many offers");
    check_order(&service->from, &service->to, "to", pointer, violations);
    check_order(&service->group_least, &service->group_most, "group_most", pointer, violations);
    check_order(&service->group_least, &service->group_best, "group_best", pointer, violations);
    check_order(&service->group_best, &service->group_most, "group_most", pointer, violations);
    check_order(&service->weekly_least, &service->weekly_most, "weekly_most", pointer, violations);
    check_provisions(service, pointer, violations);
    check_items(service->outcomes, service->outcome_count, "outcomes", pointer, violations);
    check_items(service->activities, service->activity_count, "activities", pointer, violations);
}

void ivni_check_contract(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_contract *contract = value;

    check_order(&contract->starts, &contract->ends, "ends", pointer, violations);
}
