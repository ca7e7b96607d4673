/*
 * Eight days at a time, each of sixteen bits: in a register where processors have one for it, else one after the other.
 * Serves the fast way through columns (many_block.c), which is written once, in these words:
 *
 *     all             the same eight times
 *     before          the day before each; what sixteen bits cannot hold is the greatest or the least that they can
 *     load, store     from and to memory
 *     least, greatest of each two
 *     above, same     all bits where it holds, and none where it does not
 *     minus, and, or
 *     but             those of the first where the second has no bits, else those of the third
 *     quarter         each divided by four
 *     sixteenfold     codes of eight bits, sixteen times each
 *     any             whether any has any bits
 *     AHEAD           asks for memory beforehand
 */
#ifndef IVNI_REPORTING_EIGHT_H
#define IVNI_REPORTING_EIGHT_H

#if defined(__SSE2__) && !defined(IVNI_PLAIN)
#include "reporting/eight_wide.h"
#else
#include "reporting/eight_plain.h"
#endif

#endif
