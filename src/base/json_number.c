/*
 * Numbers of JSON, as json_number.h describes them.
 */
#include "base/json_number.h"

#define MOST_DIGITS 15
#define MOST_PLACES 22
#define MOST 1e15
#define ENDLESS INT64_C(1000000000000) /* an exponent that no count of zeros in a text can make good */

/* Each is exact. */
static const double powers[MOST_PLACES + 1] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                               1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

typedef struct number {
    const char *at, *end;
    uint64_t mantissa;
    int64_t digits;   /* of the mantissa, also when there are more than it can hold */
    int64_t zeros;    /* behind the mantissa, not yet part of it */
    int64_t exponent; /* power of ten of the last digit read */
    const char *fault;
} number;

static int is_digit(const number *n)
{
    return n->at < n->end && *n->at >= '0' && *n->at <= '9';
}

/* Zeros wait until a digit follows: neither leading nor trailing ones count. */
static void add_digit(number *n, unsigned digit)
{
    if (digit == 0) {
        n->zeros += n->digits > 0;
        return;
    }
    n->digits += n->zeros + 1;
    if (n->digits <= MOST_DIGITS) {
        for (; n->zeros > 0; n->zeros--)
            n->mantissa *= 10;
        n->mantissa = 10 * n->mantissa + digit;
    }
    n->zeros = 0;
}

static int read_whole(number *n)
{
    if (!is_digit(n)) {
        n->fault = "a digit must follow the minus sign";
        return 0;
    }
    if (*n->at == '0') {
        n->at += 1;
        n->fault = "a number must not start with a zero that another digit follows";
        return !is_digit(n);
    }
    for (; is_digit(n); n->at++)
        add_digit(n, (unsigned)(*n->at - '0'));
    return 1;
}

static int read_fraction(number *n)
{
    if (n->at == n->end || *n->at != '.')
        return 1;
    n->at += 1;
    n->fault = "a digit must follow the decimal point";
    if (!is_digit(n))
        return 0;
    for (; is_digit(n); n->at++) {
        add_digit(n, (unsigned)(*n->at - '0'));
        n->exponent -= 1;
    }
    return 1;
}

static int read_exponent(number *n)
{
    int64_t exponent = 0;
    int negative;

    if (n->at == n->end || (*n->at != 'e' && *n->at != 'E'))
        return 1;
    n->at += 1;
    negative = n->at < n->end && *n->at == '-';
    if (negative || (n->at < n->end && *n->at == '+'))
        n->at += 1;
    n->fault = "a digit must follow in the exponent";
    if (!is_digit(n))
        return 0;
    for (; is_digit(n); n->at++)
        if (exponent < ENDLESS)
            exponent = 10 * exponent + (*n->at - '0');
    n->exponent += negative ? -exponent : exponent;
    return 1;
}

static int evaluate(number *n, double *out)
{
    int64_t power = n->exponent + n->zeros;

    if (n->digits == 0) {
        *out = 0;
        return 1;
    }
    n->fault = "a number must not lie beyond 10 to the power of 15";
    if (n->digits + power > MOST_DIGITS && !(n->mantissa == 1 && power == MOST_DIGITS))
        return 0;
    n->fault = "a number must not have more than 15 significant digits";
    if (n->digits > MOST_DIGITS)
        return 0;
    n->fault = "a number must not have more than 22 decimal places";
    if (power < -MOST_PLACES)
        return 0;
    *out = power < 0 ? (double)n->mantissa / powers[-power] : (double)n->mantissa * powers[power];
    return 1;
}

ivn_status ivni_json_number_read(const char *text, size_t size, double *out, size_t *length, const char **fault)
{
    number n = {.at = text, .end = text + size};
    int negative = *text == '-';
    double value = 0;
    ivn_status status = IVN_OK;

    n.at += negative;
    if (!read_whole(&n) || !read_fraction(&n) || !read_exponent(&n))
        status = IVN_ERROR_NUMBER;
    else if (!evaluate(&n, &value))
        status = IVN_ERROR_INTEGER;
    *fault = n.fault;
    *length = status == IVN_ERROR_INTEGER ? 0 : (size_t)(n.at - text);
    if (status == IVN_OK)
        *out = negative && value > 0 ? -value : value;
    return status;
}

/* The least count of decimal places with which the nearest double is this one again; more than there may be: none. */
static int places_of(double value, uint64_t *mantissa)
{
    int places = 0;

    for (; places <= MOST_PLACES; places++) {
        double scaled = value * powers[places];

        if (scaled > MOST)
            return MOST_PLACES + 1;
        *mantissa = (uint64_t)(scaled + 0.5);
        if ((double)*mantissa / powers[places] == value)
            break;
    }
    return places;
}

size_t ivni_json_number_write(double value, char out[IVNI_JSON_NUMBER_TEXT])
{
    char backwards[IVNI_JSON_NUMBER_TEXT];
    size_t count = 0, length = 0;
    uint64_t mantissa = 0;
    int places;

    if (!(value >= -MOST && value <= MOST))
        return 0;
    places = places_of(value < 0 ? -value : value, &mantissa);
    if (places > MOST_PLACES)
        return 0;
    for (int i = 0; i <= places || mantissa > 0; i++, mantissa /= 10) {
        if (i == places && places > 0)
            backwards[count++] = '.';
        backwards[count++] = (char)('0' + mantissa % 10);
    }
    if (value < 0)
        out[length++] = '-';
    while (count > 0)
        out[length++] = backwards[--count];
    return length;
}
