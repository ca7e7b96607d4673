/*
 * Words on a page of 100 columns: sentences that grow, lines that wrap, dates and terms as a person reads them.
 */
#ifndef WORDS_H
#define WORDS_H

#include <interventions/interventions.h>

enum { PAGE_WIDTH = 100 };

/* A text that grows; all zero is an empty one. A program that has no memory left for words ends with status 1. */
struct words {
    char *text;
    size_t size, room;
};

void words_add(struct words *words, const char *format, ...) __attribute__((format(printf, 2, 3)));
void words_clear(struct words *words);
void words_free(struct words *words);
const char *words_text(const struct words *words);

/* Memory of `count` zeroed things, or the end of the program. */
void *memory_of(size_t count, size_t size);

/* How many columns a text takes. */
size_t columns_of(const char *text);

/* Prints bytes of a text as they are, but a space for each control character: a name that somebody gave must neither
 * begin a line nor tell the terminal what to do. What follows prints texts in the same way. */
void print_plain(const char *text, size_t bytes);

/* Prints a text wrapped to the page: its first line `first` columns in, the others `further`. */
void print_wrapped(unsigned first, unsigned further, const char *text);

/* Prints `left` and, from `column` on, `right`; the latter wraps. */
void print_beside(unsigned indent, unsigned column, const char *left, const char *right);

/* Prints a line and underlines it. */
void print_heading(char underline, const char *text);

/* "23 November 2026", and with its weekday "Mon 23 November 2026". Good until the next call but three. */
const char *date_in_words(ivn_date date);
const char *date_with_weekday(ivn_date date);

/* The title of a term; "not known" for 0. */
const char *title_of(uint32_t vocabulary, uint32_t code);

/* "1 person", "3 people". */
void words_add_count(struct words *words, uint32_t count, const char *one, const char *several);

#endif
