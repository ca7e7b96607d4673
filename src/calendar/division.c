/*
 * The four divisions: keys as the government's bank-holidays file has them, and whose holidays count in each.
 */
#include <string.h>

#include "calendar/holidays.h"
#include "calendar/table.h"

static const struct {
    const char *key;
    uint32_t bits;
} divisions[] = {
    [IVN_DIVISION_ENGLAND_AND_WALES] = {"england-and-wales", IVNI_ENGLAND_AND_WALES},
    [IVN_DIVISION_SCOTLAND] = {"scotland", IVNI_SCOTLAND},
    [IVN_DIVISION_NORTHERN_IRELAND] = {"northern-ireland", IVNI_NORTHERN_IRELAND},
    [IVN_DIVISION_UNITED_KINGDOM] = {"united-kingdom", IVNI_ENGLAND_AND_WALES | IVNI_SCOTLAND | IVNI_NORTHERN_IRELAND},
};

#define DIVISION_COUNT (sizeof divisions / sizeof divisions[0])

const char *ivn_division_key(uint32_t division)
{
    return division < DIVISION_COUNT ? divisions[division].key : NULL;
}

ivn_status ivn_division_find(const char *key, uint32_t *out)
{
    if (key == NULL || out == NULL)
        return IVN_ERROR_ARGUMENT;
    for (uint32_t division = 1; division < DIVISION_COUNT; division++)
        if (strcmp(key, divisions[division].key) == 0) {
            *out = division;
            return IVN_OK;
        }
    return IVN_ERROR_NOT_FOUND;
}

uint32_t ivni_division_bits(uint32_t division)
{
    return division < DIVISION_COUNT ? divisions[division].bits : 0;
}
