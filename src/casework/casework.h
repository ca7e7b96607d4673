/*
 * What the files of this floor share. The way of a command through it:
 *
 *     bodies.c       the field tables of what commands carry; body_checks.c: what contradicts itself there
 *     documents.c    those of commands, entries and records
 *     identity.c     ids and reference numbers, which follow from the command
 *     transitions.c  the table: where a command is allowed, who may give it, its guards, its news
 *     record.c       a record: entries that several records share, and the referral folded from them
 *     replay.c       a record from its stored body, which is not trusted; correct.c: entries that no longer count
 *     fold.c         entries to a referral as it stands; follow.c: phase, ending and counts from that
 *     compliance.c   what an appointment comes to for enforcement: the fold asks it
 *     ending.c, standing.c, rar.c, retention.c   how it ended, where an appointment stands, which days count, how long
 *                    data is kept
 *     guards*.c      one function a guard, and the table that tells its rule
 *     decide.c       the one verb; next.c: the same guards asked without a body
 *     news.c, keys.c, happenings.c   events, index keys, and what the engine of duties is told
 *     views.c        the field tables of what is shown, and its JSON (all ivn_*_to_json of this floor)
 *
 * What is derived for readers (days, endings, forms, explanations, personal data) looks at ivn_referral_view alone.
 */
#ifndef IVNI_CASEWORK_CASEWORK_H
#define IVNI_CASEWORK_CASEWORK_H

#include <interventions/casework.h>

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "schema/schema.h"

/* ---- bodies.c */

extern const ivni_table ivni_referral_facts_table, ivni_chosen_need_table, ivni_chosen_needs_table, ivni_sending_table,
    ivni_reason_given_table, ivni_assignment_table, ivni_appointment_table, ivni_attendance_table, ivni_feedback_table,
    ivni_action_plan_table, ivni_plan_version_table, ivni_agreement_table, ivni_note_table, ivni_report_table,
    ivni_correction_table;
extern const ivni_table ivni_command_table, ivni_instruction_table, ivni_entry_table, ivni_record_table;

/* ---- views.c: tables of what is shown; not of what is read */

extern const ivni_table ivni_referral_table, ivni_next_table, ivni_explanations_table, ivni_form_table,
    ivni_personal_data_table;

/* ---- news.c: an event as the outbox has it */

extern const ivni_table ivni_event_table;

/* ---- transitions.c */

/* Bits of phases and roles: 1 << IVN_PHASE_*, 1 << IVN_ROLE_*; bit 0 of the phases: there is no record yet. */
#define IVNI_BIT(code) (1u << (code))
#define IVNI_NO_RECORD 1u

typedef struct ivni_transition {
    uint32_t command;       /* IVN_COMMAND_* */
    uint32_t phases;        /* in which it is allowed */
    uint32_t roles;         /* of actors who may give it */
    uint32_t news;          /* IVN_NEWS_* that it gives */
    uint32_t audience;      /* roles that need to know */
    uint32_t body_required; /* 1: it says nothing without a body */
    const ivni_table *body; /* NULL: it has none */
    const uint32_t
        *guards; /* IVN_GUARD_*, in the order in which they are asked; PHASE, ROLE, NOT_AHEAD and ROOM go before */
    uint32_t guard_count;
    uint32_t reserve; /* how many of the IVN_RESERVED_ENTRIES last places of a record it may take */
} ivni_transition;

/* The row of a command; NULL: no such command. */
const ivni_transition *ivni_transition_of(uint32_t command);

/* ---- identity.c */

/* The id of a thing ("appointment") inside a record: UUIDv5 of the record's and "<command>/<thing>/1". */
void ivni_thing_id(const ivni_id *record, const char *command, const char *thing, char out[IVNI_ID_TEXT]);
/* UUIDv5 of the record's and "<revision>/<index>". */
void ivni_event_id(const ivni_id *record, uint32_t revision, uint32_t index, char out[IVNI_ID_TEXT]);

/* ---- record.c */

/*
 * Entries live in chapters that records share. A chapter holds the one before it, and a record holds the last one: a
 * record that a decision makes adds a chapter of one entry, so that no entry is ever copied. What an entry makes once
 * and for all (ids, facts as amended) lies in its chapter as well.
 */
typedef struct ivni_chapter {
    ivni_arena arena; /* first: see ivni_document_new */
    struct ivni_chapter *before;
    _Atomic uint32_t held;
} ivni_chapter;

struct ivni_fold;

struct ivn_record {
    ivni_arena arena; /* first: see ivni_document_new */
    ivn_referral_view referral;
    ivni_id id;
    const ivn_referral_facts *const *known; /* for each entry: the facts of the referral from then on */
    ivni_chapter *last;
    char id_text[IVNI_ID_TEXT];
    _Atomic uint32_t held;
};

/* A chapter that holds `before` (NULL: none) once more. NULL: no memory, or the limit; see ivni_document_failure. */
ivni_chapter *ivni_chapter_new(const ivn_context *context, ivni_chapter *before);
void ivni_chapter_free(ivni_chapter *chapter); /* gives it up once; NULL is fine */
/*
 * A record without entries that takes `last` over, also where it fails: NULL then. `fold` is set up to be started; its
 * violations are NULL.
 */
ivn_record *ivni_record_new(const ivn_context *context, const ivni_id *id, ivni_chapter *last, struct ivni_fold *fold);
ivn_record *ivni_record_hold(const ivn_record *record); /* once more */

/* ---- fold.c: a referral as it stands, brought forward entry by entry */

typedef struct ivni_fold {
    const ivn_context *context;
    ivni_arena *arena;   /* for views, which a later entry may change */
    ivni_arena *lasting; /* for what later records share; lives at least as long as the views */
    const ivni_id *id;
    ivn_referral_view *referral; /* `id` is the caller's; the rest is written here */
    ivn_violations *violations;  /* what is wrong with an amendment; NULL: nobody asks */
    const ivn_entry **entries;
    const ivn_referral_facts **known; /* for each entry: the facts of the referral from then on */
    const ivn_appointment_view **appointments;
    const ivn_plan_view **plans;
    uint32_t entry_room, appointment_room, plan_room;
} ivni_fold;

/*
 * Starts from a record as it stands, or (NULL) from nothing: its views are copied, what they point at is shared.
 * `entries` more will fit without another allocation. IVN_ERROR_MEMORY or IVN_ERROR_LIMIT.
 */
ivn_status ivni_fold_start(ivni_fold *fold, const ivn_record *from, uint32_t entries);
/*
 * An entry happens, and what follows from it. A correction has all earlier entries happen anew without the one it
 * strikes, or with what stands in its place. Nobody is asked whether the entry is allowed; what it names and is not
 * there is passed over. IVN_ERROR_INVALID: an amendment does not fit what it amends, or custody the sentences;
 * otherwise as above.
 */
ivn_status ivni_fold_entry(ivni_fold *fold, const ivn_entry *entry);
/* Whether the facts of a person with other custody facts still go together. IVN_ERROR_INVALID: they do not. */
ivn_status ivni_check_custody(const ivn_context *context, const ivn_service_user *user, ivn_violations **violations,
                              ivn_error *error);

/* An entry happens with this body, without being listed; what follows from it is not worked out. */
ivn_status ivni_fold_take(ivni_fold *fold, const ivn_entry *entry, const void *body);
/* Why an allocation of the fold failed. */
ivn_status ivni_fold_no_room(const ivni_fold *fold);
/* The appointment of an id; NULL: there is none. */
const ivn_appointment_view *ivni_appointment_of(const ivn_referral_view *referral, const char *id);

/* ---- follow.c: phase, ending and counts, from the rest of the view */

void ivni_follow(ivn_referral_view *referral);

/* ---- compliance.c */

/*
 * IVN_COMPLIANCE_* of an appointment, 0: nothing that counts is on record. Looks at its facts, attendance, feedback,
 * `submitted` and `superseded_by`; `ended` is when the service ended, not known while it has not.
 */
uint32_t ivni_compliance_of(const ivn_appointment_view *appointment, ivn_moment ended);
/* IVN_YES: it lay ahead when the service ended, with nothing on record and not superseded. */
ivn_flag ivni_left_at_end(const ivn_appointment_view *appointment, ivn_moment ended);

/* ---- ending.c */

/*
 * IVN_ENDING_*, 0: it has not ended. Looks at `ended`, `end_requested`, `sessions_attended`, `sessions_planned` and
 * `sessions_recorded`.
 */
uint32_t ivni_ending_of(const ivn_referral_view *referral);

/* ---- rar.c */

int ivni_is_session(uint32_t kind); /* intervention commencement or session */
int ivni_is_activity(
    const ivn_appointment *offered); /* a session that uses a day of rehabilitation activity, if held */
/* Whether the day of an appointment is one of rehabilitation activity; looks at `superseded_by`, `held` and `day`. */
int ivni_is_activity_day(const ivn_appointment_view *appointment);
/* Whether a referral uses such days at all: it names a requirement, or its person has one. Looks at `facts`. */
int ivni_uses_activity_days(const ivn_referral_view *referral);

/* ---- retention.c */

/* How long personal data may be kept. */
typedef struct ivni_retention {
    const char *rule;            /* code; "": none says so */
    const char *missing;         /* figure to set, or "" */
    const ivn_parameter *figure; /* of the rule, or NULL */
    ivn_number from;             /* day it counts from: of the draft, while nothing was sent, or of the conclusion */
    ivn_number until;            /* last day; not known while the case is open, or while the figure is not set */
} ivni_retention;

/* By the rules in force on the day; `referral` is as it stands: its phase, first entry and `concluded` count. */
void ivni_retention_of(const ivn_referral_view *referral, const ivn_rulebook *rulebook, ivn_date day,
                       ivni_retention *out);
/* One sentence: why so. */
void ivni_say_retention(ivni_text *text, const ivni_retention *retention);

/* ---- guards.c */

/* A guard that is asked. Without a body: so far as it does not depend on what the command will say. */
typedef struct ivni_asking {
    const ivn_context *context;
    const ivni_transition *transition;
    const ivn_referral_view *referral;  /* as it stands; never NULL, all zero where there is no record */
    const void *body;                   /* or NULL */
    const char *command;                /* id of the command; "" where there is none */
    const ivn_environment *environment; /* NULL: an entry of a stored record, of which only guards of the record ask */
    ivn_instant at, now;
    ivn_date day, today; /* British dates of the two */
    uint32_t role;       /* IVN_ROLE_* of the actor, or of a stored entry; 0: any */
    ivni_arena *arena;   /* for what lives as long as the question */
    uint32_t guard;      /* the one that is asked */
    struct ivni_refusals *refusals;
    /* What guards found out beside refusals, for the entry and the change; zero at first, in the arena. */
    uint32_t summary;                      /* ELIGIBLE: IVN_SUMMARY_* that the assessment gave */
    const char *edition;                   /* ELIGIBLE: key of the edition under which the service was judged */
    const ivn_appointment_view *corrected; /* ENTRY_CORRECTABLE: the appointment that it is about, as it would stand */
    const char **remarks;
    uint32_t remark_count, remark_room;
} ivni_asking;

/* Adds a sentence for whoever gives the command, which is allowed all the same; copied. decide.c */
ivn_status ivni_remark(ivni_asking *asking, const char *sentence);

/* What stood in the way, in the order in which it was found. */
typedef struct ivni_refusals {
    ivni_arena *arena;
    ivn_obstacle **list;
    uint32_t count, room;
} ivni_refusals;

typedef ivn_status ivni_guard(ivni_asking *asking);

typedef struct ivni_guard_row {
    uint32_t guard;    /* IVN_GUARD_* */
    ivni_guard *asks;  /* adds refusals; fails only for memory and limits */
    const char *rule;  /* without which it is not asked, or "": its validity counts, as that of a criterion's rule */
    int of_record;     /* 1: looks at the record and the body alone, so a stored record must pass it too */
    const char *rules; /* further ones that it may name, each of which counts by itself: "RM-A RM-B" */
} ivni_guard_row;

const ivni_guard_row *ivni_guard_of(uint32_t guard);

/* Adds a refusal by the rule of the guard's row; the message is copied. What else guards share is in guards.h. */
ivn_status ivni_obstruct(ivni_asking *asking, const char *pointer, const char *message);

/* ---- environment.c */

/*
 * Checks an environment and fills what it says into the question: environment, times, days, role. The statuses of
 * ivn_decide() for a wrong environment. Without an actor the role is 0, which decisions refuse.
 */
ivn_status ivni_ask_environment(const ivn_environment *environment, ivni_asking *asking, ivn_error *error);

/* ---- correct.c, replay.c */

/*
 * Has all entries of a fold happen anew, of those that were corrected what stands in their place. With `refusals`, each
 * is asked whether it would have been possible, by the table and the guards of the record; `refused` receives the
 * number of the first that would not (0: all would), and the fold is then of no use.
 */
ivn_status ivni_happen_anew(ivni_fold *fold, struct ivni_refusals *refusals, uint32_t *refused);
/*
 * Which correction counts of each entry (NULL: none), into `by`, which has room for all and is zero. The count of those
 * that were struck.
 */
uint32_t ivni_find_corrections(const ivn_referral_view *referral, const ivn_correction **by);
/* What counts of an entry: 1, and its body (which may be NULL); 0: nothing does; -1: no room. */
int ivni_counted_body(const ivn_entry *entry, const ivn_correction *correction, ivni_arena *arena, const void **out);
/* Asks an entry of a stored record whether it was possible. `body`: what counts as its body. */
ivn_status ivni_ask_entry(const ivn_context *context, const ivn_referral_view *referral, const ivn_entry *entry,
                          const void *body, ivni_arena *arena, struct ivni_refusals *refusals);
/*
 * Tells refusals as violations of status IVN_ERROR_STATE, each at `pointer` and its own; the error has the rule of the
 * first. IVN_ERROR_STATE, or IVN_ERROR_MEMORY.
 */
ivn_status ivni_tell_refusals(const ivn_context *context, const struct ivni_refusals *refusals, const char *pointer,
                              ivn_violations **violations, ivn_error *error);

/*
 * Asks PHASE, ROLE, NOT_AHEAD, ROOM and the guards of the row, in order. Where PHASE or ROLE refuses, the others are
 * not asked when there is a body, and are when there is none (what may come next tells all that stands in the way),
 * unless there is no referral that they could look at. Without an environment only guards of the record are asked.
 */
ivn_status ivni_ask_guards(ivni_asking *asking);

/* ---- keys.c */

/*
 * All index keys of a record, with those of the duties of a table (NULL: that of the documents): in the order of name
 * and bytes, none twice; in the arena. A decision writes them, and so does whoever writes them anew. IVN_OK,
 * IVN_ERROR_MEMORY or IVN_ERROR_LIMIT.
 */
ivn_status ivni_keys_of(const ivn_record *record, const ivn_duty_table *duties, ivni_arena *arena,
                        const ivn_index_key *const **out, uint32_t *count);

/* ---- redact.c */

/*
 * A record of copies of the entries of another one and one more, without personal data, in a chapter of its own; the
 * statuses of ivni_fold_start().
 */
ivn_status ivni_redacted(const ivn_context *context, const ivn_record *record, const ivn_entry *last, ivn_record **out);
/* Whether an entry of a redacted record holds no personal data, in memory of the question. IVN_ERROR_INVALID: some. */
ivn_status ivni_check_redacted(const ivn_context *context, const ivn_entry *entry, ivni_arena *arena);

/* ---- happenings.c */

/*
 * What the engine of duties is told of a referral, in the order of time. NULL: no room, see the arena; `count` may be
 * 0.
 */
const ivn_case_event *const *ivni_happenings(const ivn_record *record, ivni_arena *arena, uint32_t *count);

/* ---- news.c */

/* The news of the last entry of a record; `before` is the referral before it, all zero where there was none. */
const ivn_event *const *ivni_news(const ivn_record *record, const ivn_referral_view *before, ivni_arena *arena,
                                  uint32_t *count); /* NULL: no room */

#endif
