/*
 * An answer for one person and one service, as a practitioner reads it.
 */
#ifndef ANSWER_H
#define ANSWER_H

#include "desk.h"
#include "words.h"

/* The answer with all that it rests on: criteria, values, advice, routing, sources. */
void print_answer(const struct desk *desk, const ivn_assessment_view *answer);

/* "may be referred to" and so on. */
const char *summary_in_words(uint32_t summary);

/*
 * What stands in the way of the offer that comes nearest: "in custody: no; a woman: male". Groups of a level that came
 * to no, alternatives joined by "or".
 */
void add_obstacles(const ivn_assessment_view *answer, uint32_t level, struct words *out);

/* What to find out first, as a list: "age; a veteran or not". */
void add_questions(const ivn_assessment_view *answer, struct words *out);

/* What else is to be considered: advice and routing that was not met, and remarks on the facts. */
void print_advice(const ivn_assessment_view *answer, unsigned indent);
void print_remarks(const ivn_assessment_view *answer, unsigned indent);

#endif
