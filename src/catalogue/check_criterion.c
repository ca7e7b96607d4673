/*
 * Whether a criterion can be tested at all: the operator fits what the subject is, and what is compared with is there.
 * Serves the field table of criteria; what a criterion refers to is checked later, against the whole catalogue.
 */
#include <interventions/people.h>

#include "catalogue/catalogue.h"
#include "people/subjects.h"

/* What a subject can be compared with. */
typedef enum operand_kind {
    OPERAND_NONE,  /* the operator does not fit the subject */
    OPERAND_VALUE, /* a value */
    OPERAND_RANGE, /* a value and an upper bound */
    OPERAND_CODES, /* a list of terms */
    OPERAND_TEXT,  /* one key */
    OPERAND_TEXTS  /* a list of keys */
} operand_kind;

typedef enum nature {
    NATURE_FLAG,
    NATURE_SERVICE, /* a flag about the service that the criterion names */
    NATURE_CODE,
    NATURE_BAND, /* a code whose terms are in an order */
    NATURE_NUMBER,
    NATURE_DATE,
    NATURE_AREA,
    NATURE_PRISON
} nature;

/* Rows by nature, columns from IVN_OPERATOR_IS on: is, is not, at least, at most, between, within, one of. */
#define OPERATOR_COUNT 7u
static const uint8_t operands[][OPERATOR_COUNT] = {
    [NATURE_FLAG] = {OPERAND_VALUE, OPERAND_VALUE},
    [NATURE_SERVICE] = {OPERAND_VALUE, OPERAND_VALUE},
    [NATURE_CODE] = {OPERAND_VALUE, OPERAND_VALUE, 0, 0, 0, 0, OPERAND_CODES},
    [NATURE_BAND] = {OPERAND_VALUE, OPERAND_VALUE, OPERAND_VALUE, OPERAND_VALUE, OPERAND_RANGE, 0, OPERAND_CODES},
    [NATURE_NUMBER] = {OPERAND_VALUE, OPERAND_VALUE, OPERAND_VALUE, OPERAND_VALUE, OPERAND_RANGE},
    [NATURE_DATE] = {0, 0, 0, 0, 0, OPERAND_VALUE},
    [NATURE_AREA] = {OPERAND_TEXT, OPERAND_TEXT, 0, 0, 0, OPERAND_TEXTS, OPERAND_TEXTS},
    [NATURE_PRISON] = {OPERAND_TEXT, OPERAND_TEXT, 0, 0, 0, 0, OPERAND_TEXTS},
};

static nature nature_of(uint32_t subject)
{
    uint32_t kind = ivn_subject_kind(subject);

    if (subject == IVN_SUBJECT_ELIGIBLE_FOR || subject == IVN_SUBJECT_SUITABLE_FOR)
        return NATURE_SERVICE;
    if (kind == IVN_SUBJECT_KIND_CODE)
        return ivni_subject_vocabulary(subject) == IVN_VOCABULARY_BAND ? NATURE_BAND : NATURE_CODE;
    if (kind == IVN_SUBJECT_KIND_TEXT)
        return subject == IVN_SUBJECT_PRISON ? NATURE_PRISON : NATURE_AREA;
    return kind == IVN_SUBJECT_KIND_NUMBER ? NATURE_NUMBER : kind == IVN_SUBJECT_KIND_DATE ? NATURE_DATE : NATURE_FLAG;
}

static operand_kind operand_of(const ivn_criterion *criterion)
{
    uint32_t column = criterion->operation - IVN_OPERATOR_IS;

    return column < OPERATOR_COUNT ? (operand_kind)operands[nature_of(criterion->subject)][column] : OPERAND_NONE;
}

uint32_t ivni_criterion_meaning(const void *value)
{
    const ivn_criterion *criterion = value;

    switch (ivn_subject_kind(criterion->subject)) {
    case IVN_SUBJECT_KIND_FLAG:
        return IVNI_MEANS_FLAG;
    case IVN_SUBJECT_KIND_CODE:
        return ivni_subject_vocabulary(criterion->subject);
    case IVN_SUBJECT_KIND_TEXT:
        return IVNI_MEANS_NOTHING;
    default:
        return IVNI_MEANS_NUMBER; /* a date is compared with months back */
    }
}

/* A criterion and where what is wrong with it is told. */
typedef struct place {
    const ivn_criterion *criterion;
    const char *pointer;
    ivn_violations *violations;
} place;

static void refuse(const place *at, const char *member, const char *expected, const char *message)
{
    ivni_refuse(at->violations, IVN_ERROR_INVALID, at->pointer, member, expected, message);
}

static void check_value(const place *at, operand_kind operand, int takes_figures)
{
    const ivn_criterion *criterion = at->criterion;
    int wanted = operand == OPERAND_VALUE || operand == OPERAND_RANGE;

    if (wanted && !criterion->value.known && (criterion->parameter == NULL || !takes_figures))
        refuse(at, "value", takes_figures ? "a value or the path of a parameter" : "a value",
               "nothing to compare with");
    if (!wanted && criterion->value.known)
        refuse(at, "value", "no value with this subject and operator", "a value that is not compared with");
    if (criterion->parameter != NULL && (!wanted || !takes_figures))
        refuse(at, "parameter", "no parameter with this subject and operator", "a parameter that is not compared with");
}

static void check_upper(const place *at, operand_kind operand, int takes_figures)
{
    const ivn_criterion *criterion = at->criterion;
    int wanted = operand == OPERAND_RANGE;

    if (wanted && !criterion->upper.known && (criterion->upper_parameter == NULL || !takes_figures))
        refuse(at, "upper", "an upper bound", "nothing to compare with");
    if (!wanted && criterion->upper.known)
        refuse(at, "upper", "no upper bound with this operator", "a bound that is not compared with");
    if (criterion->upper_parameter != NULL && (!wanted || !takes_figures))
        refuse(at, "upper_parameter", "no parameter with this subject and operator",
               "a parameter that is not compared with");
    if (wanted && criterion->value.known && criterion->upper.known && criterion->upper.value < criterion->value.value)
        refuse(at, "upper", "an upper bound not below the value", "nothing lies between these bounds");
}

static void check_lists(const place *at, operand_kind operand, int of_service)
{
    const ivn_criterion *criterion = at->criterion;
    int texts = of_service || operand == OPERAND_TEXT || operand == OPERAND_TEXTS;

    if (operand == OPERAND_CODES && criterion->code_count == 0)
        refuse(at, "codes", "at least one term", "nothing to compare with");
    if (operand != OPERAND_CODES && criterion->code_count > 0)
        refuse(at, "codes", "no terms with this subject and operator", "terms that are not compared with");
    if (!texts && criterion->text_count > 0)
        refuse(at, "texts", "no keys with this subject", "keys that are not compared with");
    if (of_service && criterion->text_count != 1)
        refuse(at, "texts", "the key of exactly one service", "the criterion does not name one service");
    else if (operand == OPERAND_TEXT && criterion->text_count != 1)
        refuse(at, "texts", "exactly one key", "this operator compares with one place");
    else if (operand == OPERAND_TEXTS && criterion->text_count == 0)
        refuse(at, "texts", "at least one key", "nothing to compare with");
}

int ivni_criterion_takes_unit(uint32_t subject, uint32_t unit)
{
    uint32_t own = ivni_subject_unit(subject);

    if (unit == 0 || unit == IVN_UNIT_NONE)
        return 1;
    if (ivn_subject_kind(subject) == IVN_SUBJECT_KIND_DATE)
        return unit == IVN_UNIT_MONTHS;
    return unit == own || (own == IVN_UNIT_DAYS && (unit == IVN_UNIT_WEEKS || unit == IVN_UNIT_MONTHS));
}

void ivni_check_criterion(const void *value, const char *pointer, ivn_violations *violations)
{
    const place at = {value, pointer, violations};
    const ivn_criterion *criterion = value;
    nature subject = nature_of(criterion->subject);
    operand_kind operand = operand_of(criterion);
    int takes_figures = subject == NATURE_NUMBER || subject == NATURE_DATE;

    if (operand == OPERAND_NONE) {
        refuse(&at, "operation", "an operator that fits the subject", "this subject cannot be compared in this way");
        return;
    }
    check_value(&at, operand, takes_figures);
    check_upper(&at, operand, takes_figures);
    check_lists(&at, operand, subject == NATURE_SERVICE);
    if (!ivni_criterion_takes_unit(criterion->subject, criterion->unit))
        refuse(&at, "unit", "the unit of the subject", "the subject is not counted in this unit");
}
