/*
 * Lines of iCalendar.
 */
#ifndef ICS_H
#define ICS_H

#include "words.h"

/* Adds a line of content as it stands, folded where it is longer than a line may be. */
void ics_line(struct words *out, const char *line);

/* Adds a property whose value is a text in UTF-8, escaped; controls other than the end of a line are left out. */
void ics_text(struct words *out, const char *property, const char *text);

#endif
