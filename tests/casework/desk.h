/*
 * A desk at which referrals are worked on: gives commands one after the other, keeps the record they come to. And the
 * whole life of one referral, command by command, for tests of what each of them does.
 */
#ifndef DESK_H
#define DESK_H

#include <interventions/interventions.h>

#include "test.h"

#include "casework/casework.h"

typedef struct desk {
    ivn_context *context;
    ivn_rulebook *rulebook;
    ivn_catalogue *catalogue;
    ivn_calendar *calendar;
    ivn_actor actor;
    ivn_environment environment;
    ivn_record *record;
    ivn_change *change; /* of the last command; NULL after a refusal */
    ivn_violations *violations;
    ivn_error error;
    uint32_t commands; /* given so far: the last one's id follows from it */
    char command[37];
} desk;

/* `allocator` NULL: that of the library. */
void desk_open(desk *at, const ivn_allocator *allocator);
void desk_close(desk *at);
void desk_forget(desk *at); /* the record, its change; the next command is the first */
/* "2026-11-02T09:00", UTC */
ivn_instant instant_of(const char *text);
ivn_date day_of(const char *text);

/* The id of the n-th command. */
void desk_command_id(uint32_t n, char out[37]);
/* Gives a command with an id of its own on the desk's record; time and role stay for the next. */
ivn_status desk_give(desk *at, uint32_t type, const void *body);
/* Gives a command as it is. */
ivn_status desk_decide(desk *at, const ivn_command *command);
void desk_now(desk *at, const char *time, uint32_t role);
const ivn_referral_view *desk_referral(const desk *at);
/* All that stood in the way, a line each: "pointer: message"; "" for nothing. */
const char *desk_refusals(const desk *at);
/* Fails the test unless the last command did what was expected. */
#define assert_decided(at, status, expected)                                                                           \
    do {                                                                                                               \
        ivn_status decided_ = (status);                                                                                \
        if (decided_ != (expected))                                                                                    \
            fail_msg("%s: %s\n%s", ivn_status_name(decided_), (at)->error.message, desk_refusals(at));                 \
    } while (0)

/* --- the life of a referral --- */

extern const ivn_referral_facts life_facts; /* as drafted */

typedef struct life_step {
    const char *time;
    uint32_t role, type;
    const void *body;
    uint32_t of;    /* number of the appointment that it is about; 0: none */
    uint32_t phase; /* the referral is in afterwards */
} life_step;

/* Draft to end-of-service report with three sessions, an appointment of each kind moved or missed. */
extern const life_step life_steps[];
extern const uint32_t life_count;

/* The body of a step, with the id of the appointment that it is about; made in `room` where it has one. */
const void *life_body(const life_step *step, const ivn_referral_view *referral, void *room, size_t size);
/* Gives one step; the status. */
ivn_status life_give(desk *at, const life_step *step);
/* Lives on until the first step of a type has been done, or to the end (0); fails the test on a refusal. */
void life_until(desk *at, uint32_t type);

#endif
