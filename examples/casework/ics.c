/*
 * Writes lines of iCalendar (RFC 5545, 3.1 and 3.3.11): no more than 75 octets without the end of the line, and never a
 * character in two of them.
 */
#include "ics.h"

#include <string.h>

enum { MOST_OCTETS = 75 };

/* The characters of UTF-8 that fit into so many octets; at least one. */
static size_t whole_characters(const char *text, size_t most)
{
    size_t end = strlen(text);

    if (end <= most)
        return end;
    for (end = most; end > 1 && (text[end] & 0xC0) == 0x80; end--)
        ;
    return end;
}

/* A line of content: folded where it is longer than a line may be, and ended as the format wants it. */
void ics_line(struct words *out, const char *line)
{
    size_t room = MOST_OCTETS;

    while (*line != '\0') {
        size_t taken = whole_characters(line, room);

        words_add(out, "%.*s\r\n%s", (int)taken, line, line[taken] == '\0' ? "" : " ");
        line += taken;
        room = MOST_OCTETS - 1; /* the space at the beginning counts */
    }
}

/* A text as a value: backslash, comma, semicolon and the end of a line mean something. */
static void add_value(struct words *line, const char *text)
{
    for (; *text != '\0'; text++) {
        if (strchr("\\,;", *text) != NULL)
            words_add(line, "\\%c", *text);
        else if (*text == '\n')
            words_add(line, "\\n");
        else if ((unsigned char)*text >= 0x20 && *text != 0x7F)
            words_add(line, "%c", *text);
    }
}

void ics_text(struct words *out, const char *property, const char *text)
{
    struct words line = {0};

    words_add(&line, "%s:", property);
    add_value(&line, text);
    ics_line(out, words_text(&line));
    words_free(&line);
}
