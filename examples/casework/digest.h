/*
 * All answers for one person on less than a page.
 */
#ifndef DIGEST_H
#define DIGEST_H

#include "desk.h"

/* Who it is, in a heading: reference, sex, age, legal bases, home area. */
void print_person(const struct desk *desk, const struct person *person);

/* What may be referred to, is unsuitable, is to be found out, and may not be, why. */
void print_digest(const struct desk *desk, const ivn_assessments_view *answers);

#endif
