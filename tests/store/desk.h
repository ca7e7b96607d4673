/*
 * A desk at which referrals are worked on: a caseload on a store in memory, the world it decides in, and the life of a
 * referral as steps. For the tests of the driver.
 */
#ifndef TESTS_STORE_DESK_H
#define TESTS_STORE_DESK_H

#include <interventions/store.h>

typedef struct desk {
    ivn_context *own_context; /* NULL: that of somebody else */
    const ivn_context *context;
    ivn_memory_store *memory;
    ivn_store_ops ops; /* of the memory; a test may put others in front */
    ivn_caseload *caseload;
    ivn_rulebook *rulebook;
    ivn_catalogue *catalogue;
    ivn_calendar *calendar;
    ivn_actor actor;
    ivn_environment environment;
    ivn_error error;
    const char *provider; /* of the referrals that are drafted */
    const char *service;  /* likewise */
    int32_t sessions;     /* of the plans that are submitted */
} desk;

/* A desk on Monday, 7 September 2026. `context` NULL: one of its own. */
ivn_status desk_open(desk *of, const ivn_context *context);
void desk_close(desk *of);
/* The same world, on a store that somebody else has. */
ivn_status desk_open_on(desk *of, const ivn_context *context, const ivn_store_ops *ops);
void desk_on(desk *of, ivn_date day); /* noon of that day */
ivn_date day_of(const char *text);

/* The life of a referral: each step is a command that follows from the one before. */
enum {
    STEP_DRAFT,
    STEP_CHOOSE,
    STEP_SEND,
    STEP_RECEIVE,
    STEP_ACCEPT,
    STEP_OFFER,    /* of a supplier assessment: in two days */
    STEP_ATTEND,   /* of the appointment offered last */
    STEP_FEEDBACK, /* likewise */
    STEP_PLAN,     /* of two sessions */
    STEP_APPROVE,
    STEP_OFFER_FIRST,
    STEP_ATTEND_FIRST,
    STEP_FEEDBACK_FIRST,
    STEP_OFFER_SECOND,
    STEP_ATTEND_SECOND,
    STEP_FEEDBACK_SECOND,
    STEP_REPORT,
    STEP_SUBMIT_REPORT,
    STEPS,
    /* Besides them: */
    STEP_RETURN = STEPS,
    STEP_AMEND,
    STEP_WITHDRAW,
    STEP_CUSTODY,
    STEP_FIRST_RESPONSE,
    STEP_NOTIFY_RELEASE,
    STEP_CHECK,
    STEP_CORRECT, /* the entry that `turn` says */
    STEP_KINDS
};

/* What a command is made of, so that it can be given in several ways. */
typedef struct order {
    ivn_command command;
    char id[37], record[37], appointment[37];
    char reference[16];
    ivn_sentence sentence;
    const ivn_sentence *sentences[1];
    ivn_release_date release;
    const ivn_release_date *releases[1];
    ivn_custody custody;
    ivn_service_user user;
    ivn_referral_facts facts;
    const char *wanted[1];
    ivn_chosen_need need;
    const ivn_chosen_need *need_list[1];
    ivn_chosen_needs needs;
    ivn_sending sending;
    ivn_reason_given reason;
    ivn_appointment offer;
    ivn_attendance attendance;
    ivn_feedback feedback;
    ivn_planned_activity activity;
    const ivn_planned_activity *activities[1];
    ivn_outcome outcome;
    const ivn_outcome *outcomes[1];
    ivn_action_plan plan;
    ivn_report report;
    ivn_note note;
    ivn_correction correction;
} order;

/* The command of a step in the life of person `person`; `turn` tells several of the same step apart. `record` is the
 * referral as it stands, or NULL. Sets the desk's actor to one who may give it. */
const ivn_command *desk_order(desk *of, order *out, uint32_t person, uint32_t step, uint32_t turn,
                              const ivn_referral_view *record);
/* Gives it. `change` may be NULL. */
ivn_status desk_do(desk *of, uint32_t person, uint32_t step, ivn_change **change);
/* All steps up to this one, each on a day on which it is possible; leaves the desk on the day of the last. */
ivn_status desk_live(desk *of, uint32_t person, uint32_t step);
/* The id of a person's referral. */
const char *desk_record(uint32_t person);

#endif
