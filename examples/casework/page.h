/*
 * Pieces of a page in HTML, and of drawings in SVG: what is safe to write there, and the patterns by which classes are
 * told apart without colour.
 */
#ifndef PAGE_H
#define PAGE_H

#include "words.h"

/* A text with the characters escaped that mean something in HTML and XML; what XML cannot hold is left out. */
void page_text(struct words *page, const char *text);

/* From the doctype to the opening of <main>: title, style, patterns. */
void page_begin(struct words *page, const char *title);
void page_end(struct words *page);

/* <hN id="..."> with a text. */
void page_heading(struct words *page, int level, const char *id, const char *text);

/* <p> with a text. */
void page_paragraph(struct words *page, const char *text);

/* A table that can be scrolled where it is wider than the screen: up to its body, and from there to the end. */
void page_table_begin(struct words *page, const char *id, const char *caption, const char *const *columns, int count);
void page_table_end(struct words *page);

/* A cell with a text; one with a number; one with a share. */
void page_cell(struct words *page, const char *text);
void page_number(struct words *page, uint64_t number);
void page_share(struct words *page, ivn_number tenths);

extern const char *const page_style[]; /* up to NULL */
extern const char page_patterns[];

/* Writes a text to a file, or to the output for "-"; says on stderr why it cannot. */
int page_write(const struct words *page, const char *path);

#endif
