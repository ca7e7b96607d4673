/*
 * Writes each line of its input as the text of a property: what casework_calendar.py holds to a reader of iCalendar.
 * "\n" stands for the end of a line within a text.
 */
#include <stdio.h>
#include <string.h>

#include "../../examples/casework/ics.h"

static void take_line_ends(char *text)
{
    char *to = text;

    for (char *from = text; *from != '\0' && *from != '\n'; from++) {
        int is_end = from[0] == '\\' && from[1] == 'n';

        *to++ = is_end ? '\n' : *from;
        from += is_end;
    }
    *to = '\0';
}

int main(void)
{
    static char text[65536];
    struct words out = {0};

    while (fgets(text, sizeof text, stdin) != NULL) {
        take_line_ends(text);
        ics_text(&out, "DESCRIPTION", text);
    }
    fwrite(words_text(&out), 1, out.size, stdout);
    words_free(&out);
    return 0;
}
