/*
 * All of libinterventions in one include, ground floor first.
 */
#ifndef INTERVENTIONS_H
#define INTERVENTIONS_H

#include <interventions/base.h>
#include <interventions/calendar.h>

#endif
