/*
 * All of libinterventions in one include, ground floor first.
 */
#ifndef INTERVENTIONS_H
#define INTERVENTIONS_H

/* clang-format off */
#include <interventions/base.h>
#include <interventions/calendar.h>
#include <interventions/terms.h>
#include <interventions/schema.h>
#include <interventions/rulebook.h>
#include <interventions/people.h>
#include <interventions/catalogue.h>
#include <interventions/eligibility.h>
#include <interventions/duties.h>
#include <interventions/casework.h>
#include <interventions/store.h>
#include <interventions/reporting.h>
/* clang-format on */

#endif
