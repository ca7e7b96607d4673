/*
 * The tables of the struct that has a member of every kind.
 */
#include "things.h"

static const ivni_field part_table_rows[] = {
    IVNI_ROW_SIZE(part),
    IVNI_ROW_CODE(part, area, NEED, IVNI_REQUIRED, "need area"),
    IVNI_ROW_TEXT(part, key, 0, IVNI_REQUIRED | IVNI_KEY, "key"),
    IVNI_ROW_NUMBER(part, hours, 0, 300, IVNI_PERSONAL, "hours"),
};
IVNI_TABLE(part_table, "part", part, "a part", NULL);

static uint32_t meaning(const void *value)
{
    switch (((const thing *)value)->subject) {
    case IVN_SUBJECT_SEX:
        return IVN_VOCABULARY_SEX;
    case IVN_SUBJECT_LICENCE:
        return IVNI_MEANS_FLAG;
    case IVN_SUBJECT_LAST_VIOLENT_OFFENCE:
        return IVNI_MEANS_DATE;
    case IVN_SUBJECT_ELIGIBLE_FOR:
        return IVNI_MEANS_NOTHING;
    default:
        return IVNI_MEANS_NUMBER;
    }
}

/* A thing at level 5 must have a day. */
static void check(const void *value, const char *pointer, ivn_violations *violations)
{
    const thing *checked = value;

    if (checked->level == 5 && checked->day.known == 0)
        ivni_violations_add(violations, IVN_ERROR_INVALID, -1, pointer, "a day", "level 5 without a day");
}

static const ivni_field thing_table_rows[] = {
    IVNI_ROW_SIZE(thing),
    IVNI_ROW_FLAG(thing, flag, 0, "flag"),
    IVNI_ROW_CODE(thing, sex, SEX, 0, "sex"),
    IVNI_ROW_ORDINAL(thing, group, 9, 0, "group"),
    IVNI_ROW_NUMBER(thing, percent, 0, 100, 0, "percent"),
    IVNI_ROW_NUMBER(thing, any, 0, 0, 0, "any number"),
    IVNI_ROW_DATE(thing, day, 0, "day"),
    IVNI_ROW_MOMENT(thing, moment, 0, "moment"),
    IVNI_ROW_INTEGER(thing, level, -5, 5, "level"),
    IVNI_ROW_RESERVED(thing, reserved),
    IVNI_ROW_TEXT(thing, name, 8, IVNI_PERSONAL, "name"),
    IVNI_ROW_TEXT(thing, key, 0, IVNI_KEY, "key"),
    IVNI_ROW_STRUCT(thing, single, part, part_table, IVNI_PERSONAL, "single part"),
    IVNI_ROW_LIST(thing, parts, part_count, part, part_table, 0, "parts"),
    IVNI_ROW_COUNT(thing, part_count),
    IVNI_ROW_COMPLETE(thing, parts),
    IVNI_ROW_TEXTS(thing, notes, note_count, 20, 0, "notes"),
    IVNI_ROW_COUNT(thing, note_count),
    IVNI_ROW_COUNT(thing, cohort_count),
    IVNI_ROW_CODES(thing, cohorts, cohort_count, COHORT, 0, "cohorts"),
    IVNI_ROW_CODE(thing, subject, SUBJECT, 0, "subject"),
    IVNI_ROW_COUNT(thing, value_count),
    IVNI_ROW_VALUE(thing, value, 0, "value"),
    IVNI_ROW_VALUES(thing, values, value_count, 0, "values"),
    IVNI_ROW_TEXT(thing, id, 0, IVNI_DERIVED, "id"),
};
IVNI_TABLE_OF_VALUES(thing_table, "thing", thing, "a thing with a member of every kind", check, meaning);

static const ivni_field bag_table_rows[] = {
    IVNI_ROW_SIZE(bag),
    IVNI_ROW_COUNT(bag, part_count),
    IVNI_ROW_LIST(bag, parts, part_count, part, part_table, IVNI_REQUIRED, "parts"),
    IVNI_ROW_STRUCT(bag, first, part, part_table, IVNI_REQUIRED, "the first part"),
};
IVNI_TABLE(bag_table, "bag", bag, "what must not be empty", NULL);

static const ivni_field slip_table_rows[] = {
    IVNI_ROW_SIZE(slip),
    IVNI_ROW_ORDINAL(slip, page, 99, 0, "page"),
    IVNI_ROW_TEXT(slip, text, 20, IVNI_PERSONAL, "text"),
    IVNI_ROW_STRUCT(slip, about, part, part_table, 0, "what it is about"),
};
IVNI_TABLE(slip_table, "slip", slip, "a slip", NULL);

static const ivni_table *content(uint32_t setting)
{
    if (setting == IVN_SETTING_GATE)
        return NULL;
    return setting == IVN_SETTING_COMMUNITY ? &part_table : &slip_table;
}

static const ivni_field parcel_table_rows[] = {
    IVNI_ROW_SIZE(parcel),
    IVNI_ROW_CODE(parcel, setting, SETTING, IVNI_REQUIRED, "setting"),
    IVNI_ROW_CHOICE(parcel, content, IVNI_REQUIRED, "content"),
    IVNI_ROW_TEXT(parcel, label, 8, 0, "label"),
};
IVNI_TABLE_OF_CHOICE(parcel_table, "parcel", parcel, "what is as something else says", NULL, content, setting);
