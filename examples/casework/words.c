/*
 * Puts words on a page. Columns are counted in characters, not bytes: names of services hold dashes and the like.
 */
#include "words.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "casework.h"

/* --- a text that grows -------------------------------------------------------------------------------------------- */

void *memory_of(size_t count, size_t size)
{
    void *memory = calloc(count == 0 ? 1 : count, size);

    if (memory == NULL) {
        fprintf(stderr, "casework: no memory\n");
        exit(FAILED);
    }
    return memory;
}

static void make_room(struct words *words, size_t more)
{
    char *wider;

    if (words->size + more < words->room)
        return;
    wider = memory_of(2 * (words->size + more + 1), 1);
    memcpy(wider, words_text(words), words->size);
    free(words->text);
    words->text = wider;
    words->room = 2 * (words->size + more + 1);
}

void words_add(struct words *words, const char *format, ...)
{
    va_list measured, written;
    int length;

    va_start(measured, format);
    va_copy(written, measured);
    length = vsnprintf(NULL, 0, format, measured);
    va_end(measured);
    if (length > 0) {
        make_room(words, (size_t)length);
        vsnprintf(words->text + words->size, words->room - words->size, format, written);
        words->size += (size_t)length;
    }
    va_end(written);
}

void words_add_count(struct words *words, uint32_t count, const char *one, const char *several)
{
    words_add(words, "%u %s", (unsigned)count, count == 1 ? one : several);
}

void words_clear(struct words *words)
{
    words->size = 0;
    if (words->text != NULL)
        words->text[0] = '\0';
}

void words_free(struct words *words)
{
    free(words->text);
    *words = (struct words){0};
}

const char *words_text(const struct words *words)
{
    return words->text == NULL ? "" : words->text;
}

/* --- lines -------------------------------------------------------------------------------------------------------- */

static size_t columns_within(const char *text, size_t bytes)
{
    size_t columns = 0;

    for (size_t i = 0; i < bytes; i++)
        columns += (text[i] & 0xC0) != 0x80;
    return columns;
}

size_t columns_of(const char *text)
{
    return columns_within(text, strlen(text));
}

/* Bytes of a control character at this place: of ASCII, or of those that UTF-8 writes as C2 80 to C2 9F. */
static size_t control_bytes(const unsigned char *text, size_t bytes)
{
    if (*text < 0x20 || *text == 0x7F)
        return 1;
    return bytes > 1 && *text == 0xC2 && text[1] < 0xA0 ? 2 : 0;
}

void print_plain(const char *text, size_t bytes)
{
    for (size_t at = 0, control; at < bytes; at += control == 0 ? 1 : control) {
        control = control_bytes((const unsigned char *)text + at, bytes - at);
        putchar(control == 0 ? text[at] : ' ');
    }
}

/* Goes on at column `at` of a line that has been begun. */
static void print_from(size_t at, unsigned further, const char *text)
{
    const char *between = "";

    while (*text != '\0') {
        size_t bytes = strcspn(text, " ");
        size_t columns = columns_within(text, bytes);
        if (*between != '\0' && at + 1 + columns > PAGE_WIDTH) {
            printf("\n%*s", (int)further, "");
            at = further;
            between = "";
        }
        printf("%s", between);
        print_plain(text, bytes);
        at += strlen(between) + columns;
        between = " ";
        text += bytes + strspn(text + bytes, " ");
    }
    putchar('\n');
}

void print_wrapped(unsigned first, unsigned further, const char *text)
{
    printf("%*s", (int)first, "");
    print_from(first, further, text);
}

void print_beside(unsigned indent, unsigned column, const char *left, const char *right)
{
    size_t end = indent + columns_of(left);

    printf("%*s", (int)indent, "");
    print_plain(left, strlen(left));
    if (*right == '\0') {
        putchar('\n');
        return;
    }
    if (end + 2 > column) {
        putchar('\n');
        end = 0;
    }
    printf("%*s", (int)(column - end), "");
    print_from(column, column, right);
}

void print_heading(char underline, const char *text)
{
    print_wrapped(0, 0, text);
    for (size_t i = 0; i < columns_of(text) && i < PAGE_WIDTH; i++)
        putchar(underline);
    putchar('\n');
}

/* --- dates and terms ---------------------------------------------------------------------------------------------- */

/* One of four places in turn, so that a line may hold several dates. */
static char *next_place(void)
{
    static char places[4][40];
    static unsigned turn;

    return places[turn++ % 4];
}

const char *date_in_words(ivn_date date)
{
    static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                         "July",    "August",   "September", "October", "November", "December"};
    char *place = next_place();
    int32_t year, month, day;

    if (ivn_date_to_ymd(date, &year, &month, &day) != IVN_OK)
        return "no date";
    snprintf(place, sizeof(char[40]), "%d %s %d", (int)day, months[month - 1], (int)year);
    return place;
}

const char *date_with_weekday(ivn_date date)
{
    static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    char *place = next_place();
    uint32_t weekday;

    if (ivn_date_weekday(date, &weekday) != IVN_OK)
        return "no date";
    snprintf(place, sizeof(char[40]), "%s %s", weekdays[weekday - 1], date_in_words(date));
    return place;
}

const char *title_of(uint32_t vocabulary, uint32_t code)
{
    const ivn_term *term = ivn_term_of(vocabulary, code);

    return term == NULL ? "not known" : term->title;
}
