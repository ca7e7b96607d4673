/*
 * Writes the pieces of pages.
 */
#include "page.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "casework.h"
#include "figures.h"

/* How many bytes as they stand, before one that must be written otherwise. */
static size_t plain_bytes(const char *text)
{
    size_t count = 0;

    while ((unsigned char)text[count] >= 0x20 && text[count] != 0x7F && strchr("&<>\"'", text[count]) == NULL)
        count++;
    return count;
}

void page_text(struct words *page, const char *text)
{
    while (*text != '\0') {
        size_t plain = plain_bytes(text);

        words_add(page, "%.*s", (int)plain, text);
        text += plain;
        if (*text == '\0')
            return;
        if (*text == '\n' || *text == '\t' || *text == '\r')
            words_add(page, " ");
        else if ((unsigned char)*text > 0x20 && *text != 0x7F)
            words_add(page, "&#%d;", *text);
        text++;
    }
}

void page_begin(struct words *page, const char *title)
{
    words_add(page, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"color-scheme\" content=\"light\">\n<title>");
    page_text(page, title);
    words_add(page, "</title>\n<style>\n");
    for (int i = 0; page_style[i] != NULL; i++)
        words_add(page, "%s", page_style[i]);
    words_add(page, "</style>\n</head>\n<body>\n%s<a class=\"skip\" href=\"#main\">Skip to the report</a>\n",
              page_patterns);
}

void page_end(struct words *page)
{
    words_add(page, "</main>\n</body>\n</html>\n");
}

void page_heading(struct words *page, int level, const char *id, const char *text)
{
    words_add(page, "<h%d id=\"%s\">", level, id);
    page_text(page, text);
    words_add(page, "</h%d>\n", level);
}

void page_paragraph(struct words *page, const char *text)
{
    words_add(page, "<p>");
    page_text(page, text);
    words_add(page, "</p>\n");
}

void page_table_begin(struct words *page, const char *id, const char *caption, const char *const *columns, int count)
{
    words_add(page,
              "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"%s-caption\">\n"
              "<table id=\"%s\">\n<caption id=\"%s-caption\"><span>",
              id, id, id);
    page_text(page, caption);
    words_add(page, "</span></caption>\n<thead><tr>");
    for (int i = 0; i < count; i++) {
        words_add(page, "<th scope=\"col\"%s>", i == 0 ? "" : " class=\"n\"");
        page_text(page, columns[i]);
        words_add(page, "</th>");
    }
    words_add(page, "</tr></thead>\n<tbody>\n");
}

void page_table_end(struct words *page)
{
    words_add(page, "</tbody>\n</table>\n</div>\n");
}

void page_cell(struct words *page, const char *text)
{
    words_add(page, "<td>");
    page_text(page, text);
    words_add(page, "</td>");
}

void page_number(struct words *page, uint64_t number)
{
    words_add(page, "<td class=\"n\">");
    words_add_number(page, number);
    words_add(page, "</td>");
}

void page_share(struct words *page, ivn_number tenths)
{
    words_add(page, "<td class=\"n\">");
    words_add_share(page, tenths);
    words_add(page, "</td>");
}

int page_write(const struct words *page, const char *path)
{
    int to_output = strcmp(path, "-") == 0;
    FILE *stream = to_output ? stdout : fopen(path, "wb");
    int written = stream != NULL && fwrite(words_text(page), 1, page->size, stream) == page->size;

    if (stream != NULL && !to_output && fclose(stream) != 0)
        written = 0;
    if (written)
        return DONE;
    fprintf(stderr, "casework: cannot write %s: %s\n", to_output ? "the output" : path, strerror(errno));
    return FAILED;
}
