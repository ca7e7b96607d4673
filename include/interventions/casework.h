/*
 * The life of a referral: one verb, what is on record, what may come next.
 */
#ifndef INTERVENTIONS_CASEWORK_H
#define INTERVENTIONS_CASEWORK_H

#include <interventions/duties.h>

#ifdef __cplusplus
extern "C" {
#endif

/** \defgroup casework Referrals
 *  A record holds what happened: entries, one for each command that was accepted, each with what, when and by whom.
 *  Where the referral stands, how it ended and what it owes follow from them, and nothing of that is stored. The page
 *  \ref casework_page tells all of it by an example. \{ */

/** Limits, so that no input makes time or memory grow without bounds. Since 0.1. */
enum {
    IVN_MOST_ENTRIES = 1000,   /**< Entries of a record. */
    IVN_RESERVED_ENTRIES = 32, /**< The last of them, kept for ending a case, its report, corrections and redaction. */
    IVN_MOST_APPOINTMENTS = 400, /**< Appointments of a referral, rescheduled ones included. */
    IVN_MOST_SESSIONS = 200,     /**< Sessions of an action plan. */
    IVN_MOST_NOTE = 4000,        /**< Bytes of a text that somebody writes. */
    IVN_MOST_ATTEMPTS = 1000000, /**< Attempts at a reference number. */
    IVN_RECORD_SCHEMA = 1,       /**< The version of the records that this library writes. */
    IVN_RECORD_REFERRAL = 1      /**< The kind of a record: a referral. */
};

/* ---- Facts that commands carry -------------------------------------------------------------------------------- */

/**
 * The facts of a referral: the body of IVN_COMMAND_DRAFT and IVN_COMMAND_AMEND. When amending, what is not known
 * here stays as it was, lists are replaced as a whole, and `clear` takes facts away. Since 0.1.
 */
typedef struct ivn_referral_facts {
    uint32_t size;                        /**< `sizeof(ivn_referral_facts)`. */
    uint32_t intensity;                   /**< IVN_INTENSITY_* that is asked for, of services bought by the hour. */
    const ivn_service_user *service_user; /**< The person; its `reference` is required to draft. Personal data. */
    const char *service;                  /**< Key of the service. Required to draft. */
    const char *edition;                  /**< Key of the edition of the service; NULL: the default one. */
    const char *contract;                 /**< Key of the contract. */
    const char *provider;                 /**< Name or key of the supplier. */
    const char *sentence;                 /**< The host's reference of the sentence (event) it is recorded under. */
    const char *requirement;              /**< The host's reference of the requirement whose days it uses. */
    const char *practitioner;             /**< The practitioner. Personal data. */
    const char *practitioner_team;        /**< Their team. */
    const char *practitioner_provider;    /**< The organisation they work for. */
    const char *purpose;                  /**< Why the person is referred. Personal data. */
    const char *support;                  /**< The support that is wanted. Personal data. */
    const char *risk;                     /**< What the supplier must know about risk. Personal data. */
    const char *further;                  /**< Further information. Personal data. */
    const char *accessibility;            /**< Accessibility and other needs. Personal data. */
    const char *language;                 /**< Language of the interpreter. Personal data. */
    const char *unavailable;              /**< When the person cannot come. Personal data. */
    const char *place;                    /**< Where the support is wanted. Personal data. */
    const char *release_unknown;          /**< Why no release date is known, of somebody in custody. Personal data. */
    ivn_flag interpreter;                 /**< An interpreter is needed. */
    ivn_flag responsibilities;            /**< Has work or caring duties; `unavailable` then says when. */
    ivn_flag court_ordered;               /**< The court ordered this programme or work as a requirement. */
    uint32_t priority;                    /**< IVN_BAND_*: how much it presses. */
    ivn_number complete_by;               /**< Date by which it is to be done. */
    ivn_number enforceable_days;          /**< Most days of enforceable contact, 1 to 1000. */
    ivn_number sessions;                  /**< Sessions that are asked for, 1 to 200. */
    const char *const *clear;             /**< Only to amend: JSON pointers of facts to take away: "/language". */
    uint32_t clear_count;                 /**< How many. */
    uint32_t reserved;                    /**< 0. */
} ivn_referral_facts;

/** A need that a referral is to meet. Since 0.1. */
typedef struct ivn_chosen_need {
    uint32_t size;               /**< `sizeof(ivn_chosen_need)`. */
    uint32_t area;               /**< IVN_NEED_*. Required; each area at most once. */
    uint32_t complexity;         /**< IVN_COMPLEXITY_*; 0: not known yet. */
    uint32_t outcome_count;      /**< How many. */
    const char *const *outcomes; /**< Keys of the outcomes that are wanted, as the service lists them. */
    const char *service;         /**< Key of the service for this need; NULL: that of the referral. */
} ivn_chosen_need;

/** The body of IVN_COMMAND_CHOOSE_NEEDS: replaces what was chosen before. Since 0.1. */
typedef struct ivn_chosen_needs {
    uint32_t size;                       /**< `sizeof(ivn_chosen_needs)`. */
    uint32_t need_count;                 /**< How many. */
    const ivn_chosen_need *const *needs; /**< Them. Required. */
} ivn_chosen_needs;

/** The body of IVN_COMMAND_SEND, which may be left out. Since 0.1. */
typedef struct ivn_sending {
    uint32_t size;        /**< `sizeof(ivn_sending)`. */
    uint32_t reserved;    /**< 0. */
    const char *override; /**< Why it is sent though the person may not be referred, or that is not known. Personal
                               data. */
} ivn_sending;

/** The body of IVN_COMMAND_RETURN, IVN_COMMAND_WITHDRAW and IVN_COMMAND_CLOSE_EARLY. Since 0.1. */
typedef struct ivn_reason_given {
    uint32_t size;    /**< `sizeof(ivn_reason_given)`. */
    uint32_t reason;  /**< IVN_REASON_*. Required. */
    const char *text; /**< In words; required. Personal data. */
} ivn_reason_given;

/** The body of IVN_COMMAND_ASSIGN. Since 0.1. */
typedef struct ivn_assignment {
    uint32_t size;     /**< `sizeof(ivn_assignment)`. */
    uint32_t reserved; /**< 0. */
    const char *to;    /**< The case worker. Required. Personal data. */
    const char *team;  /**< Their team. */
} ivn_assignment;

/**
 * What was said of an attendance: three questions. The body of IVN_COMMAND_RECORD_ATTENDANCE. It counts once the
 * record of the appointment has been submitted; until then it may be recorded anew. Since 0.1.
 */
typedef struct ivn_attendance {
    uint32_t size;           /**< `sizeof(ivn_attendance)`. */
    ivn_flag attended;       /**< The person came. Required. */
    ivn_flag happened;       /**< The session took place. Required when the person came; ::IVN_NO otherwise. */
    ivn_flag late;           /**< The person came late. Required where the session took place. */
    const char *appointment; /**< Id of the appointment. Required, but inside an offer of one in the past. */
    const char *late_reason; /**< Why late; required when late. Personal data. */
    uint32_t no_session;     /**< IVN_NO_SESSION_*: why it did not take place though the person came. */
    uint32_t reserved;       /**< 0. */
    const char *detail;      /**< On why it did not take place, or on the absence. Personal data. */
} ivn_attendance;

/** The record of an appointment: the body of IVN_COMMAND_SUBMIT_FEEDBACK. Since 0.1. */
typedef struct ivn_feedback {
    uint32_t size;             /**< `sizeof(ivn_feedback)`. */
    ivn_flag notify_behaviour; /**< The practitioner is to be told of the person's behaviour. Required where it took
                                    place. */
    ivn_flag notify_concerns;  /**< The practitioner is to be told of concerns. Required. */
    uint32_t reserved;         /**< 0. */
    const char *appointment;   /**< Id of the appointment. Required, but inside an offer of one in the past. */
    const char *summary;       /**< What was done; required where it took place. Personal data. */
    const char *response;      /**< How the person responded; required where it took place. Personal data. */
    const char *behaviour;     /**< Required with `notify_behaviour`. Personal data. */
    const char *concerns;      /**< Required with `notify_concerns`. Personal data. */
    const char *next;          /**< What is planned next. Personal data. */
} ivn_feedback;

/**
 * An appointment: the body of IVN_COMMAND_OFFER_APPOINTMENT, IVN_COMMAND_RESCHEDULE_APPOINTMENT and
 * ::IVN_COMMAND_REPLACE_APPOINTMENT. One that lies before today needs `attendance` and `feedback`. Since 0.1.
 */
typedef struct ivn_appointment {
    uint32_t size;                    /**< `sizeof(ivn_appointment)`. */
    uint32_t kind;                    /**< IVN_APPOINTMENT_*. Required. */
    ivn_moment starts;                /**< When. Required. */
    ivn_number minutes;               /**< How long, 1 to 1440. Required. */
    uint32_t mode;                    /**< IVN_MODE_FACE_TO_FACE, IVN_MODE_VISIT, IVN_MODE_TELEPHONE or
                                           IVN_MODE_VIDEO. Required. */
    uint32_t format;                  /**< IVN_SESSION_GROUP or IVN_SESSION_ONE_TO_ONE; 0: one to one. */
    uint32_t place;                   /**< IVN_PLACE_*; required unless by telephone or video. */
    ivn_number session;               /**< Which session of the plan, 1 to 200, of a session or the commencement. */
    ivn_flag enforceable;             /**< Part of the delivery of the sentence, so enforceable. */
    ivn_flag pre_release;             /**< Held before release. */
    uint32_t requested_by;            /**< IVN_PARTY_*: who asked for another time; required to reschedule. */
    const char *office;               /**< Code of the probation office. */
    const char *prison;               /**< Key of the prison. */
    const char *address;              /**< First line of the address of another place. Personal data. */
    const char *postcode;             /**< "SW1A 2AA". Personal data. */
    const char *other;                /**< Id of the appointment that is rescheduled or replaced. */
    const char *why;                  /**< Why another time; required to reschedule. Personal data. */
    const char *const *activities;    /**< Keys of the activities of the service that are planned for it. */
    uint32_t activity_count;          /**< How many. */
    uint32_t reserved;                /**< 0. */
    const ivn_attendance *attendance; /**< Of an appointment before today. */
    const ivn_feedback *feedback;     /**< Of an appointment before today. */
} ivn_appointment;

/** A piece of work of an action plan. Since 0.1. */
typedef struct ivn_planned_activity {
    uint32_t size;        /**< `sizeof(ivn_planned_activity)`. */
    uint32_t area;        /**< IVN_NEED_*: for which need; 0: for all. */
    const char *key;      /**< Key of the activity as the service lists it, or NULL. */
    const char *text;     /**< What is done. Required. Personal data. */
    uint32_t responsible; /**< IVN_PARTY_*: who does it. Required. */
    uint32_t reserved;    /**< 0. */
    ivn_number from;      /**< First day. */
    ivn_number by;        /**< Day by which it is done. Required. */
} ivn_planned_activity;

/** An outcome of one need. Since 0.1. */
typedef struct ivn_outcome {
    uint32_t size;        /**< `sizeof(ivn_outcome)`. */
    uint32_t area;        /**< IVN_NEED_*. Required. */
    const char *key;      /**< Key of the outcome, as the service lists it. Required. */
    uint32_t achievement; /**< IVN_ACHIEVEMENT_*: only in a report, where it is required. */
    uint32_t reserved;    /**< 0. */
    const char *progress; /**< In words: only in a report, where it is required. Personal data. */
} ivn_outcome;

/** A version of the action plan: the body of IVN_COMMAND_SUBMIT_ACTION_PLAN. Since 0.1. */
typedef struct ivn_action_plan {
    uint32_t size;                                 /**< `sizeof(ivn_action_plan)`. */
    uint32_t activity_count;                       /**< How many. */
    ivn_number sessions;                           /**< Sessions, 1 to 200. Required. */
    const ivn_planned_activity *const *activities; /**< The interventions. Required. */
    const ivn_outcome *const *outcomes;            /**< What it is to achieve. Required. */
    uint32_t outcome_count;                        /**< How many. */
    ivn_flag variation_agreed;                     /**< The practitioner agreed to what differs from the referral. */
    const char *variation;                         /**< What differs, and why. Personal data. */
} ivn_action_plan;

/** The body of IVN_COMMAND_SHARE_ACTION_PLAN and IVN_COMMAND_APPROVE_ACTION_PLAN. Since 0.1. */
typedef struct ivn_plan_version {
    uint32_t size;    /**< `sizeof(ivn_plan_version)`. */
    uint32_t version; /**< 1 for the first plan that was submitted; 0: the latest. */
} ivn_plan_version;

/** What was agreed with the practitioner: the body of IVN_COMMAND_AGREE_INTENSITY. Since 0.1. */
typedef struct ivn_agreement {
    uint32_t size;      /**< `sizeof(ivn_agreement)`. */
    uint32_t intensity; /**< IVN_INTENSITY_*. Required. */
    ivn_number hours;   /**< Hours, 1 to 1000. */
    const char *text;   /**< Next steps and expectations. Personal data. */
} ivn_agreement;

/**
 * Something said or done that is on record: the body of IVN_COMMAND_RECEIVE, IVN_COMMAND_ACCEPT,
 * IVN_COMMAND_RECORD_FIRST_RESPONSE, ::IVN_COMMAND_LIAISE, IVN_COMMAND_NOTIFY_PRACTITIONER,
 * IVN_COMMAND_CONTRIBUTE, IVN_COMMAND_NOTIFY_RELEASE, ::IVN_COMMAND_CHECK_TIMELINESS and
 * ::IVN_COMMAND_REDACT; may be left out where nothing of it is required. Since 0.1.
 */
typedef struct ivn_note {
    uint32_t size;                /**< `sizeof(ivn_note)`. */
    uint32_t contribution;        /**< IVN_CONTRIBUTION_*: required to contribute. */
    const uint32_t *significance; /**< IVN_SIGNIFICANCE_*: required to notify the practitioner. */
    uint32_t significance_count;  /**< How many. */
    uint32_t check;               /**< 1 the earlier check of timeliness, 2 the later one: required to check. */
    ivn_flag outcome;             /**< Of a check: it will be done in time. Of a consultation: the work may begin. */
    uint32_t reserved;            /**< 0. */
    const char *activity;         /**< Of a consultation: key of the activity; NULL: all family work. */
    const char *text;             /**< Required but to receive, accept, check and redact. Personal data. */
} ivn_note;

/** The end-of-service report: the body of ::IVN_COMMAND_WRITE_REPORT, which replaces what was written before. Since
 *  0.1. */
typedef struct ivn_report {
    uint32_t size;                      /**< `sizeof(ivn_report)`. */
    uint32_t outcome_count;             /**< How many. */
    const ivn_outcome *const *outcomes; /**< Each outcome that was wanted, with its achievement. */
    ivn_number sessions_delivered;      /**< Sessions that took place. */
    const char *next_steps;             /**< What is recommended. Personal data. */
    const char *further;                /**< Further information. Personal data. */
} ivn_report;

/**
 * A correction by a later fact: the body of ::IVN_COMMAND_CORRECT. The entry stays on record and no longer counts;
 * what stands here, if anything, counts in its place. Since 0.1.
 */
typedef struct ivn_correction {
    uint32_t size;                    /**< `sizeof(ivn_correction)`. */
    uint32_t entry;                   /**< Number of the entry. Required. */
    const char *why;                  /**< Why. Required. Personal data. */
    const ivn_attendance *attendance; /**< In place of an attendance. */
    const ivn_feedback *feedback;     /**< In place of the record of an appointment; of one that was offered with its
                                         record, beside the attendance or alone. */
    const ivn_note *note;             /**< In place of a note. */
} ivn_correction;

/** A command. Since 0.1. */
typedef struct ivn_command {
    uint32_t size;      /**< `sizeof(ivn_command)`. */
    uint32_t type;      /**< IVN_COMMAND_*. Required. */
    const char *id;     /**< A UUID of the host's, new for each command and the same when it is repeated. Required. */
    const char *record; /**< Id of the record; NULL to draft: ivn_record_id() says it beforehand. */
    const void *body;   /**< The struct of facts that the type names; NULL where nothing is said. */
} ivn_command;

/** A command with who gives it and when, as one document: what a journal holds, a line each. Since 0.1. */
typedef struct ivn_instruction {
    uint32_t size;              /**< `sizeof(ivn_instruction)`. */
    uint32_t role;              /**< IVN_ROLE_* of the actor. Required. */
    const char *name;           /**< Name of the actor, or NULL. Personal data. */
    ivn_moment now;             /**< When it was given. Required. */
    ivn_moment at;              /**< When what it records happened; unknown: `now`. */
    const ivn_command *command; /**< It. Required. */
} ivn_instruction;

/* ---- What is on record ----------------------------------------------------------------------------------------- */

/** An entry of a record: a command that was accepted. Since 0.1. */
typedef struct ivn_entry {
    uint32_t size;       /**< `sizeof(ivn_entry)`. */
    uint32_t type;       /**< IVN_COMMAND_*. Required. */
    uint32_t number;     /**< 1 for the first; also the revision of the record that it made. Required. */
    uint32_t role;       /**< IVN_ROLE_* of the actor. Required. */
    const char *command; /**< Id of the command. Required. */
    const char *digest;  /**< UUIDv5 of its canonical JSON; NULL once redacted. */
    ivn_moment at;       /**< When it happened. Required. */
    ivn_moment entered;  /**< When it was entered. Required. */
    const char *by;      /**< Name of the actor; NULL: none given. Personal data. */
    const char *edition; /**< Of a sending: key of the edition under which the service was judged; else NULL. */
    uint32_t summary;    /**< Of a sending: IVN_SUMMARY_* that the assessment gave; else 0. */
    uint32_t attempt;    /**< Of a sending: the attempt of its reference number. */
    const void *body;    /**< As in the command. */
} ivn_entry;

/** A record as a document: what is stored. Since 0.1. */
typedef struct ivn_record_facts {
    uint32_t size;                   /**< `sizeof(ivn_record_facts)`. */
    uint32_t schema;                 /**< ::IVN_RECORD_SCHEMA of the library that wrote it. Required. */
    const char *id;                  /**< UUID. Required. */
    const ivn_entry *const *entries; /**< In their order. Required. */
    uint32_t entry_count;            /**< How many. */
    ivn_flag redacted;               /**< Its personal data has been removed. */
} ivn_record_facts;

/** A record: immutable, usable from any number of threads at once. Since 0.1. */
typedef struct ivn_record ivn_record;

/** An appointment as it stands. Owned by its record. Since 0.1. */
typedef struct ivn_appointment_view {
    uint32_t size;                    /**< Bytes of this struct that the library filled. */
    uint32_t number;                  /**< Its place among the appointments, 1 for the first. */
    const char *id;                   /**< UUID. */
    const ivn_appointment *facts;     /**< What was offered. */
    const ivn_attendance *attendance; /**< The latest that was recorded, or NULL. */
    const ivn_feedback *feedback;     /**< Submitted, or NULL. */
    ivn_moment offered;               /**< When the offer was made. */
    ivn_moment recorded;              /**< When the attendance was recorded. */
    ivn_moment submitted;             /**< When its record was submitted: from then on it counts. */
    uint32_t superseded_by;           /**< Number of the appointment that it was moved to; 0: none. */
    uint32_t supersedes;              /**< Number of the appointment that was moved here; 0: none. */
    uint32_t replaces;                /**< Number of the missed appointment that it replaces; 0: none. */
    ivn_flag came;                    /**< The person came, and the record was submitted. */
    ivn_flag held;                    /**< It took place, and the record was submitted. */
    uint32_t compliance;              /**< IVN_COMPLIANCE_*; 0: nothing that counts is on record. */
    uint32_t entry;                   /**< Number of the entry that made it. */
    ivn_number day;                   /**< British date of its start. */
    uint32_t session;                 /**< Which session of the plan it is; 0: none. */
    uint32_t reserved;                /**< 0. */
} ivn_appointment_view;

/** A version of the action plan as it stands. Owned by its record. Since 0.1. */
typedef struct ivn_plan_view {
    uint32_t size;                /**< Bytes of this struct that the library filled. */
    uint32_t version;             /**< 1 for the first. */
    const ivn_action_plan *facts; /**< The plan. */
    ivn_moment submitted;         /**< When it was submitted. */
    ivn_moment shared;            /**< When it was shared with the practitioner. */
    ivn_moment approved;          /**< When it was approved. */
} ivn_plan_view;

/** A referral as it stands: all of it follows from the entries alone. Grows at the end only. Since 0.1. */
typedef struct ivn_referral_view {
    uint32_t size;                       /**< Bytes of this struct that the library filled. */
    uint32_t phase;                      /**< IVN_PHASE_*. */
    const char *id;                      /**< UUID of the record. */
    const char *reference;               /**< "AC2345DF" from sending on; "" before. */
    uint32_t revision;                   /**< How many entries there are. */
    uint32_t ending;                     /**< IVN_ENDING_*; 0: it has not ended. */
    const ivn_referral_facts *facts;     /**< As amended, with the latest custody facts. */
    const ivn_chosen_need *const *needs; /**< Chosen. */
    uint32_t need_count;                 /**< How many. */
    uint32_t entry_count;                /**< How many. */
    const ivn_entry *const *entries;     /**< All of them, in their order. */
    const uint32_t *struck;              /**< Numbers of the entries that were corrected, and count no more. */
    ivn_moment sent;                     /**< The latest sending. */
    ivn_moment received;                 /**< The latest receipt. */
    ivn_moment accepted;                 /**< The latest acceptance. */
    ivn_moment returned;                 /**< The latest return, until it is sent again. */
    ivn_moment first_response;           /**< The first one since the latest sending. */
    const ivn_assignment *assigned;      /**< The latest, or NULL. */
    const ivn_agreement *agreed;         /**< The latest, or NULL. */
    const ivn_appointment_view *const *appointments; /**< In the order in which they were offered. */
    uint32_t appointment_count;                      /**< How many. */
    uint32_t plan_count;                             /**< How many. */
    const ivn_plan_view *const *plans;               /**< In the order of their versions. */
    const ivn_plan_view *approved_plan;              /**< The one approved last, or NULL. */
    const ivn_reason_given *end_request;             /**< Of a withdrawal or closing, or NULL. */
    ivn_moment end_requested;                        /**< When. */
    const ivn_report *report;                        /**< Written since the service ended, or NULL. */
    ivn_moment report_submitted;                     /**< When. */
    ivn_moment ended;              /**< When the service ended: the last planned session was recorded, or its end
                                               was requested. */
    ivn_moment concluded;          /**< When nothing more was owed. */
    ivn_flag report_owed;          /**< An end-of-service report is, or was, owed. */
    ivn_flag redacted;             /**< Its personal data has been removed. */
    ivn_number sessions_planned;   /**< Of the approved plan; else those that were asked for. */
    uint32_t sessions_recorded;    /**< Sessions whose record was submitted, whatever came of them. */
    uint32_t sessions_held;        /**< Sessions that took place. */
    uint32_t sessions_attended;    /**< Sessions to which the person came. */
    uint32_t sessions_credited;    /**< Sessions that took place and were complied with. */
    uint32_t rar_days;             /**< Different days with a session that counts towards the requirement. */
    uint32_t enforceable_days;     /**< Different days with an enforceable appointment that was attended. */
    uint32_t pre_release_sessions; /**< Sessions before release that took place or are ahead. */
    ivn_moment first_offered;      /**< When a supplier assessment was first offered, whatever came of it. */
    ivn_moment first_offered_for;  /**< The time for which that first offer was made. */
    ivn_moment first_attended;     /**< When a supplier assessment was first attended. */
    ivn_moment commenced;          /**< When the intervention commencement, or first session, was attended. */
    ivn_number outcome_score;      /**< Halves: 2 achieved, 1 partially, 0 not, over all outcomes of the report;
                                               not known before it is submitted. */
    uint32_t liaison_count;        /**< Consultations of the practitioner. */
    uint32_t struck_count;         /**< How many. */
} ivn_referral_view;

/* ---- The one verb ----------------------------------------------------------------------------------------------- */

/** An event that a decision gives: for the host's outbox, without a name or a free text. Owned by its change. Since
 *  0.1. */
typedef struct ivn_event {
    uint32_t size;            /**< Bytes of this struct that the library filled. */
    uint32_t type;            /**< IVN_NEWS_*. */
    const char *id;           /**< UUIDv5 of record, revision and index. */
    const char *record;       /**< UUID. */
    uint32_t revision;        /**< Revision of the record that came with it. */
    uint32_t index;           /**< Its place among the events of the revision, 1 for the first. */
    ivn_moment at;            /**< When it happened. */
    uint32_t role;            /**< IVN_ROLE_* of the actor. */
    uint32_t audience_count;  /**< How many. */
    const uint32_t *audience; /**< IVN_ROLE_*: who needs to know. */
} ivn_event;

/** An index key: a fact by which the record is found. Compared by its bytes. Owned by its change. Since 0.1. */
typedef struct ivn_index_key {
    uint32_t size;       /**< Bytes of this struct that the library filled. */
    ivn_flag unique;     /**< ::IVN_YES: no two records may have it. */
    const char *name;    /**< "service_user", "reference", "provider", "phase", "duty/assessment-held". */
    const uint8_t *data; /**< Its bytes: a text, or four bytes of a day in the order of days. */
    uint32_t length;     /**< How many. */
    uint32_t reserved;   /**< 0. */
} ivn_index_key;

/** What a decision changes. Immutable. Since 0.1. */
typedef struct ivn_change ivn_change;

/** What ivn_change_read() shows. Grows at the end only. Since 0.1. */
typedef struct ivn_change_view {
    uint32_t size;                    /**< Bytes of this struct that the library filled. */
    ivn_status status;                /**< As ivn_decide() answered. */
    const ivn_record *record;         /**< The new record; the old one's content where nothing changed. */
    const char *id;                   /**< UUID of the record. */
    uint32_t expected;                /**< The revision that it follows: 0: the record must not exist yet. */
    uint32_t revision;                /**< Its own revision. */
    const ivn_event *const *events;   /**< In their order. */
    uint32_t event_count;             /**< How many. */
    uint32_t key_count;               /**< How many. */
    const ivn_index_key *const *keys; /**< All keys of the record: they take the place of the earlier ones. */
    const char *const *remarks;       /**< Sentences for whoever gave the command. */
    uint32_t remark_count;            /**< How many. */
    uint32_t reserved;                /**< 0. */
} ivn_change_view;

/** The id of the record that a command creates: UUIDv5 of its kind and the command's id. Since 0.1.
 * \param kind ::IVN_RECORD_REFERRAL.
 * \param command id of the command that drafts it.
 * \param out receives 36 characters and a NUL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, no such kind, or not a UUID.
 */
IVN_API ivn_status ivn_record_id(uint32_t kind, const char *command, char out[37]);

/** The id of the appointment that a command offers: UUIDv5 of the record's id and the command's. Since 0.1.
 * \param record id of the record.
 * \param command id of the command that offers, reschedules or replaces it.
 * \param out receives 36 characters and a NUL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, or not a UUID.
 */
IVN_API ivn_status ivn_appointment_id(const char *record, const char *command, char out[37]);

/** A reference number: two letters, four digits, two letters, none of which looks like another. Since 0.1.
 * \param command id of the command that sends the referral.
 * \param attempt 0 at first, one more after each one that was taken.
 * \param out receives 8 characters and a NUL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, or not a UUID.
 */
IVN_API ivn_status ivn_reference_number(const char *command, uint32_t attempt, char out[9]);

/**
 * The one verb: decides a command on a record. Neither the record nor the command changes; what changes is told. The
 * same inputs give the same bytes. Since 0.1.
 * \param context limits and memory.
 * \param record as it stands; NULL: there is none.
 * \param command what is to be done; checked and copied.
 * \param environment time, actor, calendar, rulebook, catalogue.
 * \param out receives the change; NULL after a refusal; to be freed with ivn_change_free().
 * \param violations receives all that stands in the way when the answer is ::IVN_ERROR_INVALID or ::IVN_ERROR_STATE,
 *        NULL otherwise; may be NULL; to be freed with ivn_violations_free().
 * \param error detail, or NULL.
 * \retval IVN_OK decided.
 * \retval IVN_UNCHANGED decided, and nothing is different: there is nothing to commit.
 * \retval IVN_REPLAYED this very command has been decided before: there is nothing to commit.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, or there is no actor, calendar or time.
 * \retval IVN_ERROR_SIZE, IVN_ERROR_RESERVED a struct is not one the library knows.
 * \retval IVN_ERROR_RANGE a time is out of range, or the attempt beyond ::IVN_MOST_ATTEMPTS.
 * \retval IVN_ERROR_INVALID facts are missing, out of bounds or contradict each other, or an id is not a UUID: see the
 *         violations.
 * \retval IVN_ERROR_STATE a guard stands in the way: see the violations; `error.rule` names the rule, if any.
 * \retval IVN_ERROR_NOT_FOUND there is no such record (a command other than IVN_COMMAND_DRAFT without one), or the
 *         command names another record.
 * \retval IVN_ERROR_REUSED the id of the command was used before, for another command.
 * \retval IVN_ERROR_CONFLICT a referral is to be drafted whose record is there already.
 * \retval IVN_ERROR_LIMIT too much memory for one record; numbers of entries and appointments are a guard's.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_decide(const ivn_context *context, const ivn_record *record, const ivn_command *command,
                              const ivn_environment *environment, ivn_change **out, ivn_violations **violations,
                              ivn_error *error);

/** Shows a change. Since 0.1. \param change NULL gives NULL. \return owned by the change. */
IVN_API const ivn_change_view *ivn_change_read(const ivn_change *change);

/** A change, without the record: id, revision, events, keys (their bytes in hexadecimal), remarks; as JSON. Since 0.1.
 * \param context limits and memory.
 * \param change not NULL.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_change_to_json(const ivn_context *context, const ivn_change *change, ivn_text **out,
                                      ivn_error *error);

/** The record of a change, to keep when the change is freed. Since 0.1.
 * \param change not NULL.
 * \return the record, once more held; to be freed with ivn_record_free().
 */
IVN_API ivn_record *ivn_change_record(const ivn_change *change);

/** Frees a change. Since 0.1. \param change NULL is fine. */
IVN_API void ivn_change_free(ivn_change *change);

/* ---- Records ---------------------------------------------------------------------------------------------------- */

/**
 * A record from its stored body. It is not trusted: each entry is held to what its type requires, to the table of
 * transitions and to the guards that look at the record alone. Since 0.1.
 * \param context limits and memory.
 * \param data JSON in UTF-8, not NUL-terminated.
 * \param size its bytes.
 * \param out receives the record; to be freed with ivn_record_free().
 * \param violations as in ivn_facts_from_json().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SYNTAX and the other statuses of its group: not a JSON text that is accepted; see the byte offset.
 * \retval IVN_ERROR_VERSION written by a newer library.
 * \retval IVN_ERROR_INVALID not a record; see the violations.
 * \retval IVN_ERROR_STATE its entries contradict each other; see the violations.
 * \retval IVN_ERROR_LIMIT too long, or too much for one record.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_record_from_json(const ivn_context *context, const char *data, size_t size, ivn_record **out,
                                        ivn_violations **violations, ivn_error *error);

/** The body of a record as canonical JSON. Since 0.1.
 * \param context limits and memory.
 * \param record not NULL.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_record_to_json(const ivn_context *context, const ivn_record *record, ivn_text **out,
                                      ivn_error *error);

/** The kind of a record. Since 0.1. \param record NULL gives 0. \return ::IVN_RECORD_REFERRAL. */
IVN_API uint32_t ivn_record_kind(const ivn_record *record);

/** Shows a referral. Since 0.1. \param record NULL gives NULL. \return owned by the record. */
IVN_API const ivn_referral_view *ivn_referral_read(const ivn_record *record);

/** A referral as it stands, all that ivn_referral_read() shows, as JSON. Since 0.1.
 * \param context limits and memory.
 * \param record not NULL.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_referral_to_json(const ivn_context *context, const ivn_record *record, ivn_text **out,
                                        ivn_error *error);

/** Frees a record. Since 0.1. \param record NULL is fine. */
IVN_API void ivn_record_free(ivn_record *record);

/* ---- What may come next ----------------------------------------------------------------------------------------- */

/** What stands in the way of a command. Owned by its list. Since 0.1. */
typedef struct ivn_obstacle {
    uint32_t size;      /**< Bytes of this struct that the library filled. */
    uint32_t guard;     /**< IVN_GUARD_*. */
    const char *reason; /**< One sentence, "what is wrong; expected what.", without personal data. */
    const char
        *pointer;       /**< JSON pointer of what is lacking or wrong, or "": into the command ("/body/starts"), or into
                            the referral as it stands ("/facts/practitioner", "/needs/0/complexity"). */
    const char *rule;   /**< Code of the rule, or "". */
    const char *source; /**< Document and section, or "". */
} ivn_obstacle;

/** A command, and whether it may come next. Owned by its list. Since 0.1. */
typedef struct ivn_next_step {
    uint32_t size;                        /**< Bytes of this struct that the library filled. */
    uint32_t command;                     /**< IVN_COMMAND_*. */
    const char *title;                    /**< What it does, in a few words. */
    ivn_flag allowed;                     /**< ::IVN_YES: it is, so far as it does not depend on what it will say. */
    uint32_t obstacle_count;              /**< How many. */
    const ivn_obstacle *const *obstacles; /**< All that stands in its way. */
} ivn_next_step;

/** What may come next. Immutable. Since 0.1. */
typedef struct ivn_next ivn_next;

/** What ivn_next_read() shows. Grows at the end only. Since 0.1. */
typedef struct ivn_next_view {
    uint32_t size;                     /**< Bytes of this struct that the library filled. */
    uint32_t count;                    /**< How many: one for each command. */
    const ivn_next_step *const *steps; /**< In the order of the commands. */
} ivn_next_view;

/**
 * Every command with "allowed", or what stands in its way, for a time and an actor. Guards that look at what a command
 * says are asked when it is given. Since 0.1.
 * \param context limits and memory.
 * \param record NULL: there is none yet.
 * \param environment as for ivn_decide(); without an actor any role is taken.
 * \param out receives the list; to be freed with ivn_next_free(). It does not point into anything else.
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \return otherwise as ivn_decide() for a wrong environment, a limit or memory.
 */
IVN_API ivn_status ivn_referral_next(const ivn_context *context, const ivn_record *record,
                                     const ivn_environment *environment, ivn_next **out, ivn_error *error);

/** Shows what may come next. Since 0.1. \param next NULL gives NULL. \return owned by it. */
IVN_API const ivn_next_view *ivn_next_read(const ivn_next *next);

/** What may come next as JSON. Since 0.1.
 * \param context limits and memory.
 * \param next not NULL.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_next_to_json(const ivn_context *context, const ivn_next *next, ivn_text **out, ivn_error *error);

/** Frees it. Since 0.1. \param next NULL is fine. */
IVN_API void ivn_next_free(ivn_next *next);

/* ---- What follows from a record --------------------------------------------------------------------------------- */

/**
 * The case that a referral is, for the engine of duties. Since 0.1.
 * \param context limits and memory.
 * \param record not NULL.
 * \param environment catalogue and rulebook, for the kind of the service.
 * \param out receives facts of kind ::IVN_FACTS_CASE; to be freed with ivn_facts_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_referral_case(const ivn_context *context, const ivn_record *record,
                                     const ivn_environment *environment, ivn_facts **out, ivn_error *error);

/**
 * The duties of a referral on a day: ivn_duties_of() for ivn_referral_case() under `environment.duties`. Since 0.1.
 * \param context limits and memory.
 * \param record not NULL.
 * \param environment as for ivn_duties_of().
 * \param out as for ivn_duties_of().
 * \param error detail, or NULL.
 * \return as ivn_duties_of().
 */
IVN_API ivn_status ivn_referral_duties(const ivn_context *context, const ivn_record *record,
                                       const ivn_environment *environment, ivn_duties **out, ivn_error *error);

/** Where an appointment stands on a day. Since 0.1.
 * \param referral not NULL.
 * \param number of the appointment, 1 for the first.
 * \param day the day.
 * \return IVN_STANDING_*; 0: there is no such appointment.
 */
IVN_API uint32_t ivn_appointment_standing(const ivn_referral_view *referral, uint32_t number, ivn_date day);

/** How a referral ended, and what other systems call it. The texts are the library's. Since 0.1. */
typedef struct ivn_ending_names {
    uint32_t size;         /**< `sizeof(ivn_ending_names)`, set by the caller. */
    uint32_t ending;       /**< IVN_ENDING_*; 0: it has not ended. */
    const char *reason;    /**< One sentence: why so. */
    const char *event;     /**< Refer and monitor, event: "COMPLETED", "CANCELLED", "PREMATURELY_ENDED"; or "". */
    const char *report;    /**< Refer and monitor, performance report: "completed", "cancelled", "ended"; or "". */
    const char *dashboard; /**< Refer and monitor, dashboard: "completed", "cancelled"; "": neither. */
    const char *delius;    /**< nDelius, outcome of the intervention: "CRS01", "CRS02", "CRS03"; or "". */
} ivn_ending_names;

/** How a referral ended. A total function. Since 0.1.
 * \param referral not NULL.
 * \param out filled.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SIZE the size of `out` is not known.
 */
IVN_API ivn_status ivn_referral_ending(const ivn_referral_view *referral, ivn_ending_names *out);

/** One thing that follows from a record. Owned by its list. Since 0.1. */
typedef struct ivn_explanation {
    uint32_t size;      /**< Bytes of this struct that the library filled. */
    uint32_t reserved;  /**< 0. */
    const char *key;    /**< "phase", "ending", "report_owed", "sessions_held", "outcome_score", ... */
    const char *title;  /**< In a few words. */
    const char *value;  /**< As text: a term, a number, a date; "" when not known. */
    const char *reason; /**< One sentence: from what it follows. */
    const char *rule;   /**< Code of the rule, or "". */
    const char *source; /**< Document and section, or "". */
} ivn_explanation;

/** What follows from a record, each with its reason. Immutable. Since 0.1. */
typedef struct ivn_explanations ivn_explanations;

/** What ivn_explanations_read() shows. Grows at the end only. Since 0.1. */
typedef struct ivn_explanations_view {
    uint32_t size;                      /**< Bytes of this struct that the library filled. */
    uint32_t count;                     /**< How many. */
    const ivn_explanation *const *list; /**< Always the same ones, in the same order; those of appointments last. */
} ivn_explanations_view;

/**
 * Everything that follows from a record, each with its reason. Since 0.1.
 * \param context limits and memory.
 * \param record not NULL.
 * \param environment day and rulebook; required.
 * \param out receives the list; to be freed with ivn_explanations_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \return otherwise as ivn_decide() for a wrong environment, a limit or memory.
 */
IVN_API ivn_status ivn_referral_explain(const ivn_context *context, const ivn_record *record,
                                        const ivn_environment *environment, ivn_explanations **out, ivn_error *error);

/** Shows explanations. Since 0.1. \param explanations NULL gives NULL. \return owned by them. */
IVN_API const ivn_explanations_view *ivn_explanations_read(const ivn_explanations *explanations);

/** Explanations as JSON. Since 0.1.
 * \param context limits and memory.
 * \param explanations not NULL.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_explanations_to_json(const ivn_context *context, const ivn_explanations *explanations,
                                            ivn_text **out, ivn_error *error);

/** Frees explanations. Since 0.1. \param explanations NULL is fine. */
IVN_API void ivn_explanations_free(ivn_explanations *explanations);

/** Days of a rehabilitation activity requirement. Owned by its list. Since 0.1. */
typedef struct ivn_rar_requirement {
    uint32_t size;           /**< Bytes of this struct that the library filled. */
    uint32_t referral_count; /**< Referrals that use it. */
    const char *sentence;    /**< The host's reference of the sentence, or "". */
    const char *requirement; /**< The host's reference of the requirement, or "". */
    uint32_t used;           /**< Different days with a session that counts, in any of the referrals. */
    ivn_flag exceeded;       /**< More days than were ordered. */
    ivn_number ordered;      /**< Days ordered, where the facts of a referral say so. */
    ivn_number left;         /**< Days left; not below 0. */
    const ivn_date *days;    /**< `used` days, in their order. */
} ivn_rar_requirement;

/** Days used of each requirement. Immutable. Since 0.1. */
typedef struct ivn_rar ivn_rar;

/** What ivn_rar_read() shows. Grows at the end only. Since 0.1. */
typedef struct ivn_rar_view {
    uint32_t size;                                  /**< Bytes of this struct that the library filled. */
    uint32_t count;                                 /**< How many. */
    const ivn_rar_requirement *const *requirements; /**< In the order in which the referrals name them. */
} ivn_rar_view;

/**
 * The days of rehabilitation activity of several referrals, united for each requirement: two sessions on one day are
 * one day, and the supplier assessment never counts. Since 0.1.
 * \param context limits and memory.
 * \param records referrals of one person.
 * \param count how many.
 * \param out receives the list; to be freed with ivn_rar_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_INVALID the records are of different service users.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_rar_days(const ivn_context *context, const ivn_record *const *records, size_t count,
                                ivn_rar **out, ivn_error *error);

/** Shows the days. Since 0.1. \param rar NULL gives NULL. \return owned by it. */
IVN_API const ivn_rar_view *ivn_rar_read(const ivn_rar *rar);

/** The days as JSON. Since 0.1.
 * \param context limits and memory.
 * \param rar not NULL.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_rar_to_json(const ivn_context *context, const ivn_rar *rar, ivn_text **out, ivn_error *error);

/** Frees the days. Since 0.1. \param rar NULL is fine. */
IVN_API void ivn_rar_free(ivn_rar *rar);

/** How a referral is entered in the case management system. Immutable. Since 0.1. */
typedef struct ivn_form ivn_form;

/** What ivn_form_read() shows. A text that does not apply is "". Grows at the end only. Since 0.1. */
typedef struct ivn_form_view {
    uint32_t size;                /**< Bytes of this struct that the library filled. */
    uint32_t form;                /**< IVN_FORM_*. */
    const char *reason;           /**< One sentence: why this form. */
    const char *rule;             /**< Code of the rule behind it. */
    const char *service;          /**< Name of the service. */
    const char *type;             /**< Type of the intervention, canonical. */
    const char *type_printed;     /**< As the document prints it. */
    const char *sub_type;         /**< Sub-type, canonical. */
    const char *sub_type_printed; /**< As the document prints it. */
    const char *event;            /**< The event it is entered under. Personal data. */
    const char *requirement;      /**< Of a transfer: the requirement. */
    const char *provider;         /**< Provider of the intervention. */
    const char *your_provider;    /**< Provider, team and name of whoever enters it. */
    const char *your_team;        /**< Likewise. */
    const char *your_name;        /**< Likewise. Personal data. */
    const char *status;           /**< "Referred". */
    ivn_moment status_at;         /**< Date and time of the status. */
    ivn_number expected_end;      /**< Date. */
    ivn_number actual_end;        /**< Left blank: never known. */
    const char *notes;            /**< Risk, support, priority, urgency, place. Personal data. */
    const char *to_provider;      /**< The transfer request: its fields as the document gives them. */
    const char *to_cluster;       /**< Left unselected. */
    const char *to_ldu;           /**< Left unselected. */
    const char *to_team;          /**< Team. */
    const char *to_officer;       /**< Officer. */
    const char *to_reason;        /**< Reason of the transfer. */
    const char *const *remarks;   /**< What is still lacking, and what the document advises. */
    uint32_t remark_count;        /**< How many. */
    uint32_t reserved;            /**< 0. */
} ivn_form_view;

/**
 * How a referral is entered in the case management system: as a non-statutory intervention, or, for programmes and
 * unpaid work, by the transfer of the requirement. Since 0.1.
 * \param context limits and memory.
 * \param record not NULL.
 * \param environment day, rulebook and catalogue.
 * \param out receives the form; to be freed with ivn_form_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_NOT_FOUND the service is not in the catalogue, or is entered in neither way.
 * \return otherwise as ivn_decide() for a wrong environment, a limit or memory.
 */
IVN_API ivn_status ivn_referral_form(const ivn_context *context, const ivn_record *record,
                                     const ivn_environment *environment, ivn_form **out, ivn_error *error);

/** Shows a form. Since 0.1. \param form NULL gives NULL. \return owned by it. */
IVN_API const ivn_form_view *ivn_form_read(const ivn_form *form);

/** A form as JSON. Since 0.1.
 * \param context limits and memory.
 * \param form not NULL.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_form_to_json(const ivn_context *context, const ivn_form *form, ivn_text **out, ivn_error *error);

/** Frees a form. Since 0.1. \param form NULL is fine. */
IVN_API void ivn_form_free(ivn_form *form);

/** Personal data that a record holds. Owned by its list. Since 0.1. */
typedef struct ivn_personal_datum {
    uint32_t size;       /**< Bytes of this struct that the library filled. */
    uint32_t places;     /**< In how many places of the record it stands. */
    const char *pointer; /**< JSON pointer in the record; "*" stands for any place in a list. */
    const char *title;   /**< What it is. */
} ivn_personal_datum;

/** The personal data of a record, and when it must go. Immutable. Since 0.1. */
typedef struct ivn_personal_data ivn_personal_data;

/** What ivn_personal_data_read() shows. Grows at the end only. Since 0.1. */
typedef struct ivn_personal_data_view {
    uint32_t size;                         /**< Bytes of this struct that the library filled. */
    uint32_t count;                        /**< How many. */
    const ivn_personal_datum *const *list; /**< In the order of the record. */
    ivn_number keep_until;                 /**< Last day on which it may be kept; not known while the case is open, or
                                                when no rule says so. */
    ivn_flag due;                          /**< The day has passed. */
    uint32_t reserved;                     /**< 0. */
    const char *reason;                    /**< One sentence. */
    const char *rule;                      /**< Code of the rule. */
    const char *missing;                   /**< "rulebook:RULE/parameter" to set, or "". */
} ivn_personal_data_view;

/**
 * The personal data that a record holds, and when it must go. Since 0.1.
 * \param context limits and memory.
 * \param record not NULL.
 * \param environment day and rulebook.
 * \param out receives the list; to be freed with ivn_personal_data_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \return otherwise as ivn_decide() for a wrong environment, a limit or memory.
 */
IVN_API ivn_status ivn_referral_personal_data(const ivn_context *context, const ivn_record *record,
                                              const ivn_environment *environment, ivn_personal_data **out,
                                              ivn_error *error);

/** Shows personal data. Since 0.1. \param data NULL gives NULL. \return owned by it. */
IVN_API const ivn_personal_data_view *ivn_personal_data_read(const ivn_personal_data *data);

/** Personal data as JSON. Since 0.1.
 * \param context limits and memory.
 * \param data not NULL.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_personal_data_to_json(const ivn_context *context, const ivn_personal_data *data, ivn_text **out,
                                             ivn_error *error);

/** Frees it. Since 0.1. \param data NULL is fine. */
IVN_API void ivn_personal_data_free(ivn_personal_data *data);

/**
 * All that is held about the person, as JSON for a subject access request: the whole record, corrected entries
 * included, and all that follows from it. Since 0.1.
 * \param context limits and memory.
 * \param record not NULL.
 * \param environment as for ivn_duties_of().
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \return otherwise as ivn_duties_of().
 */
IVN_API ivn_status ivn_referral_subject_access(const ivn_context *context, const ivn_record *record,
                                               const ivn_environment *environment, ivn_text **out, ivn_error *error);

/** \} */

#ifdef __cplusplus
}
#endif

#endif
