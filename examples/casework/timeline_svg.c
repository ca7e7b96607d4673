/*
 * Draws a referral: a lane for each who acts or owes, a row for each step, duty and appointment, with its days beside
 * it in words. What became of it is told by shape and texture, never by colour alone.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "casework.h"
#include "page.h"
#include "timeline.h"
#include "timeline_rows.h"

enum {
    WIDTH = 1170,
    LABEL_AT = 24,
    CHART_AT = 350,
    CHART_WIDTH = 460,
    SAID_AT = 836,
    LABEL_LETTERS = 40,
    SAID_LETTERS = 40,
    LINE_HEIGHT = 18,
    ROW_SPACE = 8,
    LANE_HEIGHT = 34,
    HEAD = 128
};

struct drawing {
    struct words *out;
    const struct rows *rows;
    ivn_date today;
    int y;
};

/* Tenths of a pixel, so that no number needs a decimal point of some locale. */
static int place_of(const struct drawing *drawing, ivn_date day)
{
    int32_t span = drawing->rows->last - drawing->rows->first;

    return CHART_AT * 10 + (int)((int64_t)(day - drawing->rows->first) * CHART_WIDTH * 10 / (span == 0 ? 1 : span));
}

static void add_tenths(struct words *out, int tenths)
{
    words_add(out, "%d.%d", tenths / 10, tenths % 10);
}

/* --- words -------------------------------------------------------------------------------------------------------- */

static void add_capital(struct words *words, const char *text)
{
    int is_small = *text >= 'a' && *text <= 'z';

    words_add(words, "%c%s", is_small ? *text - 'a' + 'A' : *text, *text == '\0' ? "" : text + 1);
}

/* How many bytes of a text go into a line of so many letters. */
static size_t line_of(const char *text, size_t letters)
{
    size_t bytes = 0, columns = 0, space = 0;

    while (text[bytes] != '\0' && columns <= letters) {
        if (text[bytes] == ' ')
            space = bytes;
        bytes++;
        columns += (text[bytes] & 0xC0) != 0x80;
    }
    return text[bytes] == '\0' && columns <= letters ? bytes : space > 0 ? space : bytes;
}

static int add_lines(struct drawing *drawing, int x, const char *text, size_t letters)
{
    struct words line = {0};
    int lines = 0;

    while (*text != '\0') {
        size_t taken = line_of(text, letters);

        words_clear(&line);
        words_add(&line, "%.*s", (int)taken, text);
        words_add(drawing->out, "<text x=\"%d\" y=\"%d\">", x, drawing->y + LINE_HEIGHT * lines + 13);
        page_text(drawing->out, words_text(&line));
        words_add(drawing->out, "</text>\n");
        text += taken + strspn(text + taken, " ");
        lines++;
    }
    words_free(&line);
    return lines;
}

/* --- shapes ------------------------------------------------------------------------------------------------------- */

static void add_box(struct words *out, int from, int to, int y, int height, const char *class)
{
    words_add(out, "<rect class=\"%s\" x=\"", class);
    add_tenths(out, from);
    words_add(out, "\" y=\"%d\" width=\"", y);
    add_tenths(out, to - from < 10 ? 10 : to - from);
    words_add(out, "\" height=\"%d\"/>", height);
}

/* A path of shapes that stand round a point. */
static void add_shape(struct words *out, int at, int y, const char *class, const char *path)
{
    words_add(out, "<path class=\"%s\" transform=\"translate(", class);
    add_tenths(out, at);
    words_add(out, " %d)\" d=\"%s\"/>", y, path);
}

static void add_mark(struct words *out, enum mark mark, int from, int due, int end, int y)
{
    static const char disc[] = "M0-5.5a5.5 5.5 0 1 1-.01 0z", diamond[] = "M0-7 7 0 0 7-7 0z";
    static const char cross[] = "M-5-5 5 5M5-5-5 5";

    if (mark != MARK_STEP)
        add_box(out, from, due, y - 5, 10, mark == MARK_WINDOW ? "window" : "owed");
    if ((mark == MARK_LATE || mark == MARK_OVERDUE) && end > due)
        add_box(out, due, end, y - 5, 10, "late");
    switch (mark) {
    case MARK_STEP:
        add_shape(out, from, y, "done", disc);
        break;
    case MARK_IN_TIME:
    case MARK_LATE:
        add_shape(out, end, y, "done", diamond);
        break;
    case MARK_OVERDUE:
        add_shape(out, end, y, "line", "M-4-8 4 0-4 8");
        break;
    case MARK_OPEN:
        add_shape(out, due, y, "hollow", diamond);
        break;
    case MARK_FELL_AWAY:
        add_shape(out, end, y, "line", "M-6 0H6M0-7V7");
        break;
    case MARK_MISSED:
        add_shape(out, end, y, "line", cross);
        break;
    case MARK_WINDOW:
        break;
    }
}

/* --- the head: title, months, the day that is asked for ----------------------------------------------------------- */

static void add_style(struct words *out)
{
    words_add(out, "<style>text{font:13px \"Helvetica Neue\",Arial,\"DejaVu Sans\",sans-serif;fill:#0b0c0c}"
                   ".title{font-size:24px;font-weight:700}.lane{font-size:15px;font-weight:700}.soft{fill:#46494d}"
                   ".grid{stroke:#b3b7bb}.today{stroke:#0b0c0c;stroke-width:1.5;stroke-dasharray:5 4}"
                   ".owed{fill:#e6e9eb;stroke:#0b0c0c}.late{fill:url(#late);stroke:#0b0c0c}"
                   ".window{fill:none;stroke:#0b0c0c;stroke-dasharray:3 3}.done{fill:#153e5c;stroke:#0b0c0c}"
                   ".hollow{fill:#fff;stroke:#0b0c0c;stroke-width:1.5}"
                   ".line{fill:none;stroke:#0b0c0c;stroke-width:2.5}.band{fill:#f4f5f6}</style>\n"
                   "<defs><pattern id=\"late\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" "
                   "patternTransform=\"rotate(45)\"><path d=\"M0 0h7v7H0z\" fill=\"#fff\"/>"
                   "<path d=\"M0 0h3v7H0z\" fill=\"#b3260a\"/></pattern></defs>\n");
}

/* The first day of the month so many months after that of a day. */
static ivn_date month_after(ivn_date day, int months)
{
    ivn_date first = day;
    int32_t year, month, in_month;

    if (ivn_date_to_ymd(day, &year, &month, &in_month) == IVN_OK) {
        int32_t at = year * 12 + month - 1 + months;

        ivn_date_from_ymd(at / 12, at % 12 + 1, 1, &first);
    }
    return first;
}

/* As many months between two names as these need. */
static int months_between(const struct rows *rows)
{
    int months = 1;

    while ((rows->last - rows->first) > 0 && months * 30 * CHART_WIDTH / (rows->last - rows->first) < 76)
        months++;
    return months;
}

static void add_months(struct drawing *drawing, int bottom)
{
    const struct rows *rows = drawing->rows;
    int step = months_between(rows);

    for (int i = 1; month_after(rows->first, i) <= rows->last; i++) {
        ivn_date first = month_after(rows->first, i);
        int at = place_of(drawing, first);

        words_add(drawing->out, "<path class=\"grid\" d=\"M");
        add_tenths(drawing->out, at);
        words_add(drawing->out, " %dV%d\"/>", HEAD - 12, bottom);
        if ((i - 1) % step != 0 || at > (CHART_AT + CHART_WIDTH - 50) * 10)
            continue;
        words_add(drawing->out, "<text class=\"soft\" x=\"");
        add_tenths(drawing->out, at);
        words_add(drawing->out, "\" y=\"%d\">%s</text>\n", HEAD - 18, date_short(first) + 2);
    }
}

/* Where the drawing begins, if there is room for it before the first month. */
static void add_beginning(struct drawing *drawing)
{
    ivn_date first = drawing->rows->first, next = month_after(first, 1);

    if (next <= drawing->rows->last && place_of(drawing, next) < (CHART_AT + 90) * 10)
        return;
    words_add(drawing->out, "<text class=\"soft\" x=\"%d\" y=\"%d\">%s</text>\n", CHART_AT, HEAD - 18,
              date_short(first));
}

static void add_today(struct drawing *drawing, int bottom)
{
    int at = place_of(drawing, drawing->today);
    int is_within = drawing->today >= drawing->rows->first && drawing->today <= drawing->rows->last;
    const char *anchor = at > (CHART_AT + CHART_WIDTH / 2) * 10 ? "end" : "start";

    if (!is_within)
        return;
    words_add(drawing->out, "<path class=\"today\" d=\"M");
    add_tenths(drawing->out, at);
    words_add(drawing->out, " %dV%d\"/><text x=\"", HEAD - 36, bottom);
    add_tenths(drawing->out, at + (*anchor == 'e' ? -60 : 60));
    words_add(drawing->out, "\" y=\"%d\" text-anchor=\"%s\">%s</text>\n", HEAD - 40, anchor,
              date_short(drawing->today));
}

/* --- rows, lanes, the key ----------------------------------------------------------------------------------------- */

static void add_row(struct drawing *drawing, const struct row *row)
{
    struct words label = {0};
    int labels, saids;

    add_capital(&label, row->label);
    words_add(drawing->out, "<g>");
    labels = add_lines(drawing, LABEL_AT, words_text(&label), LABEL_LETTERS);
    words_free(&label);
    saids = add_lines(drawing, SAID_AT, row->said, SAID_LETTERS);
    add_mark(drawing->out, row->mark, place_of(drawing, row->from), place_of(drawing, row->due),
             place_of(drawing, row->end), drawing->y + 9);
    words_add(drawing->out, "</g>\n");
    drawing->y += LINE_HEIGHT * (labels > saids ? labels : saids) + ROW_SPACE;
}

static void add_rows(struct drawing *drawing)
{
    for (unsigned i = 0; i < drawing->rows->count; i++) {
        const struct row *row = &drawing->rows->list[i];

        if (i == 0 || row->lane != row[-1].lane) {
            words_add(
                drawing->out,
                "<rect class=\"band\" y=\"%d\" width=\"%d\" height=\"%d\"/><text class=\"lane\" x=\"%d\" y=\"%d\">"
                "%s</text>\n",
                drawing->y, WIDTH, LANE_HEIGHT - 8, LABEL_AT, drawing->y + 18, lane_title(row->lane));
            drawing->y += LANE_HEIGHT;
        }
        add_row(drawing, row);
    }
}

static void add_key(struct drawing *drawing)
{
    static const struct {
        enum mark mark;
        int end;
        const char *title;
    } key[] = {
        {MARK_STEP, 0, "a step that was taken"},
        {MARK_IN_TIME, 30, "done in time; an appointment that was kept"},
        {MARK_LATE, 68, "done too late"},
        {MARK_OVERDUE, 68, "overdue"},
        {MARK_OPEN, 48, "still to be done, or ahead"},
        {MARK_MISSED, 48, "did not attend, or did not take place"},
        {MARK_FELL_AWAY, 30, "fell away, was moved or cancelled"},
        {MARK_WINDOW, 48, "when something may be done"},
    };

    drawing->y += 12;
    for (int i = 0; i < (int)(sizeof key / sizeof *key); i++) {
        int x = LABEL_AT + i % 2 * WIDTH / 2, y = drawing->y + i / 2 * 26;

        add_mark(drawing->out, key[i].mark, x * 10 + (key[i].mark == MARK_STEP ? 270 : 60), (x + 48) * 10,
                 (x + key[i].end) * 10, y + 9);
        words_add(drawing->out, "<text x=\"%d\" y=\"%d\">%s</text>\n", x + 90, y + 14, key[i].title);
    }
    drawing->y += (int)(sizeof key / sizeof *key + 1) / 2 * 26 + 12;
}

/* --- all of it ---------------------------------------------------------------------------------------------------- */

static void add_title(struct words *out, const struct desk *desk, const ivn_referral_view *referral)
{
    const char *reference = *referral->reference != '\0' ? referral->reference : "a draft";

    words_add(out, "<title id=\"title\">Referral ");
    page_text(out, reference);
    words_add(out, "</title><desc id=\"desc\">What was done, owed and arranged, lane by lane, as of %s.</desc>\n",
              date_in_words(desk->environment.on.value));
    words_add(out, "<text class=\"title\" x=\"%d\" y=\"44\">Referral ", LABEL_AT);
    page_text(out, reference);
    words_add(out, "</text><text class=\"soft\" x=\"%d\" y=\"68\">", LABEL_AT);
    page_text(out, referral->facts != NULL && referral->facts->service != NULL ? referral->facts->service : "");
    words_add(out, ", %s, as of %s</text>\n", title_of(IVN_VOCABULARY_PHASE, referral->phase),
              date_in_words(desk->environment.on.value));
}

int write_timeline(const struct desk *desk, const ivn_record *record, const char *path)
{
    struct words body = {0}, whole = {0};
    struct rows rows;
    struct drawing drawing = {.out = &body, .rows = &rows, .today = desk->environment.on.value, .y = HEAD};
    int answer = timeline_rows(desk, record, &rows), bottom;

    add_rows(&drawing);
    bottom = drawing.y;
    add_key(&drawing);
    words_add(&whole,
              "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" "
              "role=\"group\" aria-labelledby=\"title desc\" lang=\"en-GB\">\n",
              WIDTH, drawing.y, WIDTH, drawing.y);
    add_style(&whole);
    words_add(&whole, "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n", WIDTH, drawing.y);
    add_title(&whole, desk, ivn_referral_read(record));
    drawing.out = &whole;
    add_months(&drawing, bottom);
    add_beginning(&drawing);
    add_today(&drawing, bottom);
    words_add(&whole, "%s</svg>\n", words_text(&body));
    if (answer == DONE)
        answer = page_write(&whole, path);
    if (answer == DONE && strcmp(path, "-") != 0)
        printf("The timeline is in %s\n", path);
    words_free(&body);
    words_free(&whole);
    free(rows.list);
    return answer;
}
