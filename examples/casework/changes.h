/*
 * In what two desks differ: figures and validity of rules, bank holidays.
 */
#ifndef CHANGES_H
#define CHANGES_H

#include "desk.h"

/* `what` is "RULE/figure", the code of a rule, or "calendar"; `change` says both sides and whose word it is. */
typedef void change_told(void *user, const char *what, const char *change);

/* Those that a report looks at; bank holidays of two years up to its day. How many were told. */
unsigned each_report_change(const struct desk *before, const struct desk *after, const ivn_report_view *report,
                            change_told *told, void *user);

/* Those of two rulebooks, of all rules. */
void each_rule_change(const struct desk *desk, const ivn_rulebook *before, const ivn_rulebook *after, change_told *told,
                      void *user);

#endif
