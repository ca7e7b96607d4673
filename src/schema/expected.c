/*
 * What a row expects, in words: for messages. Made of the table and the vocabularies only, never of a person's data.
 */
#include <stdarg.h>
#include <stdio.h>

#include "schema/walk.h"

#define MOST_LISTED 20u /* words of a vocabulary that a message still lists */

typedef struct words {
    char *text;
    size_t length;
} words;

static void say(words *out, const char *format, ...) IVNI_PRINTF(2, 3);

static void say(words *out, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    ivni_format_cut(out->text + out->length, IVNI_EXPECTED_ROOM - out->length, format, arguments);
    va_end(arguments);
    out->length += strlen(out->text + out->length);
}

static words start(char out[IVNI_EXPECTED_ROOM])
{
    out[0] = '\0';
    return (words){out, 0};
}

static void say_bounds(words *out, int32_t low, int32_t high)
{
    if (low == 0 && high == 0)
        return;
    say(out, " from %ld to %ld", (long)low, (long)high);
}

static void say_vocabulary(words *out, uint32_t vocabulary)
{
    uint32_t count = ivn_term_count(vocabulary);

    if (count > MOST_LISTED) {
        say(out, "a word of the vocabulary of \"%s\"", ivn_vocabulary_name(vocabulary));
        return;
    }
    say(out, "one of: ");
    for (uint32_t i = 0; i < count; i++)
        say(out, i == 0 ? "%s" : ", %s", ivn_term_at(vocabulary, i)->name);
}

static void say_meaning(words *out, uint32_t meaning)
{
    switch (meaning) {
    case IVNI_MEANS_NUMBER:
        say(out, "a whole number");
        break;
    case IVNI_MEANS_FLAG:
        say(out, "true or false");
        break;
    case IVNI_MEANS_DATE:
        say(out, "a date such as 2026-11-22");
        break;
    case IVNI_MEANS_NOTHING:
        say(out, "nothing");
        break;
    default:
        say_vocabulary(out, meaning);
    }
}

static void say_text(words *out, const ivni_field *row)
{
    if ((row->flags & IVNI_KEY) != 0)
        say(out, "a key of lower-case letters, digits and any of - _ . / @, ");
    else
        say(out, "a text ");
    say(out, "of at most %lu bytes", (unsigned long)ivni_text_most(row));
}

void ivni_expected_in_json(const ivni_field *row, uint32_t meaning, char out[IVNI_EXPECTED_ROOM])
{
    words text = start(out);

    switch (row->kind) {
    case IVNI_FLAG:
    case IVNI_COMPLETE:
        say_meaning(&text, IVNI_MEANS_FLAG);
        break;
    case IVNI_CODE:
        say_vocabulary(&text, row->vocabulary);
        break;
    case IVNI_ORDINAL:
    case IVNI_NUMBER:
    case IVNI_INTEGER:
        say(&text, "a whole number");
        say_bounds(&text, row->low, row->high);
        break;
    case IVNI_DATE:
        say_meaning(&text, IVNI_MEANS_DATE);
        break;
    case IVNI_VALUE:
        say_meaning(&text, meaning);
        break;
    case IVNI_MOMENT:
        say(&text, "an instant in UTC of the years 1 to 9999, such as 2026-11-22T09:30:00.000Z");
        break;
    case IVNI_TEXT:
        say_text(&text, row);
        break;
    case IVNI_STRUCT:
    case IVNI_CHOICE:
        say(&text, "an object");
        break;
    case IVNI_LIST:
        say(&text, "a list of objects");
        break;
    case IVNI_TEXTS:
        say(&text, "a list of texts");
        break;
    case IVNI_CODES:
        say(&text, "a list of words");
        break;
    case IVNI_VALUES:
        say(&text, meaning == IVNI_MEANS_NUMBER ? "a list of whole numbers" : "a list of words");
        break;
    default: /* has no member in JSON */
        break;
    }
}

static void say_code(words *out, uint32_t vocabulary)
{
    say(out, "0 or a code of \"%s\", 1 to %lu", ivn_vocabulary_name(vocabulary),
        (unsigned long)ivn_term_count(vocabulary));
}

static void say_known(words *out, const char *what)
{
    say(out, "not known, or %s", what);
}

static void say_known_meaning(words *out, uint32_t meaning)
{
    if (meaning == IVNI_MEANS_NUMBER)
        say_known(out, "a number");
    else if (meaning == IVNI_MEANS_FLAG)
        say_known(out, "IVN_NO or IVN_YES");
    else if (meaning == IVNI_MEANS_DATE)
        say_known(out, "a day of the years 1 to 9999");
    else if (meaning == IVNI_MEANS_NOTHING)
        say(out, "not known");
    else
        say_code(out, meaning);
}

void ivni_expected_in_struct(const ivni_field *row, uint32_t meaning, char out[IVNI_EXPECTED_ROOM])
{
    words text = start(out);

    switch (row->kind) {
    case IVNI_FLAG:
    case IVNI_COMPLETE:
        say(&text, "IVN_UNKNOWN, IVN_NO or IVN_YES");
        break;
    case IVNI_CODE:
        say_code(&text, row->vocabulary);
        break;
    case IVNI_ORDINAL:
    case IVNI_INTEGER:
        say(&text, "a number");
        say_bounds(&text, row->low, row->high);
        break;
    case IVNI_NUMBER:
        say_known(&text, "a number");
        say_bounds(&text, row->low, row->high);
        break;
    case IVNI_DATE:
        say_known_meaning(&text, IVNI_MEANS_DATE);
        break;
    case IVNI_VALUE:
        say_known_meaning(&text, meaning);
        break;
    case IVNI_MOMENT:
        say_known(&text, "an instant of the years 1 to 9999");
        break;
    default:
        ivni_expected_in_json(row, meaning, out);
    }
}

void ivni_expected_element(const ivni_field *row, uint32_t meaning, char out[IVNI_EXPECTED_ROOM])
{
    words text = start(out);

    switch (row->kind) {
    case IVNI_LIST:
        say(&text, "an object");
        break;
    case IVNI_TEXTS:
        say_text(&text, row);
        break;
    case IVNI_CODES:
        say_vocabulary(&text, row->vocabulary);
        break;
    default:
        say_meaning(&text, meaning);
    }
}

void ivni_expected_members(const ivni_table *table, char out[IVNI_EXPECTED_ROOM])
{
    words text = start(out);

    for (uint32_t i = 0; i < table->count; i++)
        if (table->fields[i].name[0] != '\0')
            say(&text, text.length == 0 ? "one of: %s" : ", %s", table->fields[i].name);
}
