/*
 * The field tables of what a host says about rules: overrides.
 */
#include "rulebook/rulebook.h"

static const ivni_field ivni_override_table_rows[] = {
    IVNI_ROW_SIZE(ivn_override),
    IVNI_ROW_RESERVED(ivn_override, reserved),
    IVNI_ROW_TEXT(ivn_override, rule, 100, IVNI_REQUIRED, "code of the rule"),
    IVNI_ROW_TEXT(ivn_override, parameter, 100, 0, "name of the parameter; left out: the validity of the rule"),
    IVNI_ROW_NUMBER(ivn_override, value, 0, 0, 0, "the new value of a figure, in the parameter's unit"),
    IVNI_ROW_DATE(ivn_override, date, 0, "the new value of a parameter that is a date"),
    IVNI_ROW_TEXT(ivn_override, edition, 100, IVNI_KEY, "the new value of a parameter that is an edition: its key"),
    IVNI_ROW_DATE(ivn_override, from, 0, "new first day of validity"),
    IVNI_ROW_DATE(ivn_override, to, 0, "new last day of validity; one before the first switches the rule off"),
    IVNI_ROW_TEXT(ivn_override, source, 500, IVNI_REQUIRED, "who says so"),
};
IVNI_TABLE(ivni_override_table, "override", ivn_override, "another value of a parameter, or another validity of a rule",
           NULL);

static const ivni_field ivni_overrides_table_rows[] = {
    IVNI_ROW_SIZE(ivn_overrides),
    IVNI_ROW_COUNT(ivn_overrides, override_count),
    IVNI_ROW_LIST(ivn_overrides, overrides, override_count, ivn_override, ivni_override_table, 0, "the overrides"),
};
IVNI_TABLE(ivni_overrides_table, "overrides", ivn_overrides, "overrides of the rulebook", NULL);
