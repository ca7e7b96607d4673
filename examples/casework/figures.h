/*
 * Figures of a report by name: which lines, levels and classes there are, and how each is said.
 */
#ifndef FIGURES_H
#define FIGURES_H

#include "desk.h"

/* A class in which a referral may stand, in the order of columns. */
struct standing {
    uint32_t code;     /* IVN_ATTAINMENT_* */
    const char *name;  /* as the page knows it */
    const char *title; /* at the head of a column */
};

enum { STANDINGS = 6, SHOWN_STANDINGS = 5 }; /* the last, "not applicable", is no part of a bar */
extern const struct standing standings[STANDINGS];

uint64_t standing_count(const ivn_level_tally *tally, uint32_t code);

/* How many referrals the level applies to. */
uint64_t applicable_count(const ivn_level_tally *tally);

const ivn_level_figure *figure_of(const ivn_report_line *line, uint32_t level);

/* "1,842". */
void words_add_number(struct words *words, uint64_t number);

/* "93.4%", or "none" where nothing is counted. */
void words_add_share(struct words *words, ivn_number tenths);

/* "+1.4", "-0.3", "0.0"; in points of a percent. "none" where it is not known. */
void words_add_change(struct words *words, ivn_number tenths);

/* What a line is about: a provider, the name of an area, "November 2026"; "not named". */
void words_add_key_name(struct words *words, const struct desk *desk, uint32_t by, const char *key);
void words_add_line_name(struct words *words, const struct desk *desk, const ivn_report_line *line);

/* "By supplier"; "All referrals". */
const char *grouping_heading(uint32_t by);

/* "received from 1 January 2026 to 31 December 2026". */
void words_add_period(struct words *words, const ivn_report_view *view);

/* What is not in a report, a sentence for each reason; nothing where all is. */
void words_add_left_out(struct words *words, const ivn_report_view *view);

/* Which classes the percentage counts: "met and missed". */
void words_add_counted(struct words *words, const ivn_report_rule *rule);

#endif
