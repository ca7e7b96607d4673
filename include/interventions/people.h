/*
 * The facts about a service user, and what follows from them on a day: age, legal basis, days to release, and the other
 * subjects that criteria look at. Scores and bands are inputs; nothing here computes one.
 */
#ifndef INTERVENTIONS_PEOPLE_H
#define INTERVENTIONS_PEOPLE_H

#include <interventions/calendar.h>
#include <interventions/rulebook.h>
#include <interventions/schema.h>
#include <interventions/terms.h>

#ifdef __cplusplus
extern "C" {
#endif

/** \defgroup people Service users
 *  Structs that a host fills: all zero (but for `size`) means that nothing is known. The page "People" tells what
 *  follows from them. Every date is a day of the years 1 to 9999. \{ */

/** A requirement of a sentence, or a condition like it. Since 0.1. */
typedef struct ivn_requirement {
    uint32_t size;         /**< `sizeof(ivn_requirement)`. */
    uint32_t kind;         /**< IVN_REQUIREMENT_*. Required. */
    ivn_number hours;      /**< Hours ordered, 0 to 1000. */
    ivn_number days;       /**< Days ordered, 0 to 1000. */
    const char *programme; /**< Key of the service, where a programme is named; NULL: none. */
} ivn_requirement;

/**
 * A sentence or other legal basis. Without dates it counts as in force: the host states it as current. A requirement
 * that the basis cannot carry (unpaid work as a condition of a licence) does not count. Since 0.1.
 */
typedef struct ivn_sentence {
    uint32_t size;                    /**< `sizeof(ivn_sentence)`. */
    uint32_t basis;                   /**< IVN_BASIS_*. Required. */
    ivn_number imposed;               /**< Date of the sentence; before it, it is not in force. */
    ivn_number starts;                /**< First day in force; unknown: in force already. */
    ivn_number ends;                  /**< Last day in force; unknown: still in force. */
    ivn_flag rehabilitation_activity; /**< A rehabilitation activity requirement is part of it. ::IVN_NO: none is,
                                           nor a probation requirement that is not listed below. */
    uint32_t reserved;                /**< 0. */
    ivn_number rehabilitation_activity_days;    /**< Its days, 0 to 1000. */
    const ivn_requirement *const *requirements; /**< Further requirements; the one above may be repeated here. */
    uint32_t requirement_count;                 /**< How many. */
    ivn_flag requirements_complete;             /**< ::IVN_YES: there are no others. */
} ivn_sentence;

/**
 * An offence of which the person has been convicted. What the category does not settle may be stated by a flag; a flag
 * goes before the category. One committed or convicted after the day that is asked for does not count on that day.
 * Since 0.1.
 */
typedef struct ivn_offence {
    uint32_t size;     /**< `sizeof(ivn_offence)`. */
    uint32_t category; /**< IVN_OFFENCE_*; 0: not known. */
    ivn_flag index;    /**< The offence for which the present sentence was passed. Once one offence is marked, those
                            that are not marked are none. */
    ivn_flag violent;  /**< It involved violence. */
    ivn_flag sexual;   /**< It was sexual or sexually motivated. */
    ivn_flag domestic_abuse;   /**< It was domestic abuse. */
    ivn_flag intimate_partner; /**< It was violence against an intimate partner, so also domestic abuse. */
    ivn_flag drink_driving;    /**< It was driving impaired by drink. */
    ivn_number committed;      /**< Date on which it was committed. */
    ivn_number convicted;      /**< Date of the conviction. */
} ivn_offence;

/** A need area that was looked at. Since 0.1. */
typedef struct ivn_need {
    uint32_t size;                /**< `sizeof(ivn_need)`. */
    uint32_t area;                /**< IVN_NEED_*. Required; each area at most once. */
    ivn_flag identified;          /**< There is such a need. A complexity or a link to offending says so too. */
    ivn_flag linked_to_offending; /**< It is linked to offending. */
    uint32_t complexity;          /**< IVN_COMPLEXITY_*; 0: not known. */
    uint32_t reserved;            /**< 0. */
} ivn_need;

/** Needs with their complexity, as one document: the input of a recommendation. Since 0.1. */
typedef struct ivn_needs {
    uint32_t size;                /**< `sizeof(ivn_needs)`. */
    uint32_t need_count;          /**< How many. */
    const ivn_need *const *needs; /**< Them; each area at most once. */
} ivn_needs;

/** A person's recorded judgement on the suitability of a service. Since 0.1. */
typedef struct ivn_judgement {
    uint32_t size;       /**< `sizeof(ivn_judgement)`. */
    ivn_flag suitable;   /**< The judgement. Required. */
    const char *service; /**< Key of the service. Required. */
    ivn_number made;     /**< Date on which it was made. */
} ivn_judgement;

/** Scores and bands as assessments state them. Since 0.1. */
typedef struct ivn_risk {
    uint32_t size;            /**< `sizeof(ivn_risk)`. */
    uint32_t reoffending;     /**< IVN_BAND_*: risk of reoffending; 0: not known. */
    uint32_t serious_harm;    /**< IVN_BAND_*: risk of serious harm; 0: not known. */
    uint32_t partner_assault; /**< IVN_BAND_*: SARA, risk to a partner; 0: not known. */
    ivn_flag sara_completed;  /**< A SARA was completed and can go with the referral; its band says so too. */
    uint32_t reserved;        /**< 0. */
    ivn_number ogrs3;         /**< Percent, 0 to 100. */
    ivn_number ogp;           /**< Percent, 0 to 100. */
    ivn_number ovp;           /**< Percent, 0 to 100. */
    ivn_number rsr;           /**< Hundredths of a percent, 0 to 10000. */
    ivn_number oasys_layer;   /**< 1 to 3; 0: no OASys has been completed. */
} ivn_risk;

/** A release date with its source. Since 0.1. */
typedef struct ivn_release_date {
    uint32_t size;   /**< `sizeof(ivn_release_date)`. */
    uint32_t source; /**< IVN_RELEASE_*. Required. */
    ivn_number date; /**< The date itself. Required. */
} ivn_release_date;

/** Custody. Since 0.1. */
typedef struct ivn_custody {
    uint32_t size;                                /**< `sizeof(ivn_custody)`. */
    ivn_flag in_custody;                          /**< In custody on the day that is asked for; goes before what the
                                                       sentences say. */
    const char *prison;                           /**< Key of the prison, as in the catalogue: "hmp-chelmsford". */
    ivn_flag resettlement_prison;                 /**< It is a resettlement prison. */
    ivn_flag release_on_licence;                  /**< Release will be on licence. */
    ivn_number received;                          /**< Date of reception. */
    ivn_flag pre_discharge_stage;                 /**< The PD1 stage has been reached. */
    uint32_t release_date_count;                  /**< How many. */
    const ivn_release_date *const *release_dates; /**< From all sources that are known, each at most once. */
} ivn_custody;

/** Travel times, in minutes each way, 0 to 1440. Since 0.1. */
typedef struct ivn_travel {
    uint32_t size;           /**< `sizeof(ivn_travel)`. */
    uint32_t reserved;       /**< 0. */
    ivn_number to_worksite;  /**< From home to the first worksite. */
    ivn_number to_induction; /**< To an unpaid work induction. */
    ivn_number to_programme; /**< To a programme. */
} ivn_travel;

/** A service user. Since 0.1. */
typedef struct ivn_service_user {
    uint32_t size;                          /**< `sizeof(ivn_service_user)`. */
    uint32_t sex;                           /**< IVN_SEX_*. */
    const char *reference;                  /**< The host's own reference; returned, never looked at. Personal data. */
    ivn_number date_of_birth;               /**< Date. Personal data. */
    uint32_t employment;                    /**< IVN_EMPLOYMENT_*. */
    uint32_t referrer;                      /**< IVN_REFERRER_*: who refers. */
    const char *home_area;                  /**< Key of an area. */
    const char *resettlement_area;          /**< Key of an area. */
    const ivn_sentence *const *sentences;   /**< Legal bases. */
    uint32_t sentence_count;                /**< How many. */
    ivn_flag sentences_complete;            /**< ::IVN_YES: there are no others. */
    const ivn_offence *const *offences;     /**< Offences on record. */
    uint32_t offence_count;                 /**< How many. */
    ivn_flag offences_complete;             /**< ::IVN_YES: there are no others. */
    const ivn_need *const *needs;           /**< Needs looked at. */
    uint32_t need_count;                    /**< How many. */
    ivn_flag needs_complete;                /**< ::IVN_YES: every area not listed is no need. */
    const ivn_judgement *const *judgements; /**< Recorded judgements; the latest on a service counts. */
    uint32_t judgement_count;               /**< How many. */
    uint32_t cohort_count;                  /**< How many. */
    const uint32_t *cohorts;                /**< IVN_COHORT_*. */
    ivn_flag cohorts_complete;              /**< ::IVN_YES: belongs to no other. */
    ivn_flag domestic_abuse_pattern;        /**< There is a pattern of domestic abuse. */
    ivn_flag domestic_abuse_acknowledged;   /**< The person acknowledges a history of domestic abuse. */
    ivn_flag drink_driving_aggravation;     /**< Aggravating factors relating to drink driving. */
    ivn_flag dependent_on_drugs;            /**< Dependent on an illicit drug, or on several. */
    ivn_flag dependent_on_alcohol;          /**< Dependent on alcohol. */
    ivn_flag serious_mental_health_problem; /**< One that stands in the way of a programme. */
    ivn_flag obstacle_to_learning;          /**< Such as dependency; stands in the way of learning in a group. */
    ivn_flag willing_to_change;             /**< Willing to change abusive behaviour. */
    ivn_flag motivated_to_change;           /**< Motivated to change at present. */
    ivn_flag heterosexual;                  /**< For the one programme that is designed for heterosexual men. */
    ivn_flag partner_details_given;         /**< Details of partners were given, for the partner link worker. */
    ivn_flag sex_work_need;                 /**< Needs related to sex working. */
    ivn_flag non_compliance;                /**< An episode or pattern of non-compliance. */
    ivn_flag programme_ready;               /**< Ready to start a programme. */
    ivn_flag released_from_prison;          /**< Has been released from prison. */
    const ivn_risk *risk;                   /**< NULL: nothing known. */
    const ivn_custody *custody;             /**< NULL: nothing known. */
    const ivn_travel *travel;               /**< NULL: nothing known. */
} ivn_service_user;

/** A caseload: several service users, as one JSON document. Since 0.1. */
typedef struct ivn_caseload_facts {
    uint32_t size;                                /**< `sizeof(ivn_caseload_facts)`. */
    uint32_t service_user_count;                  /**< How many. */
    const ivn_service_user *const *service_users; /**< Them. */
} ivn_caseload_facts;

/** What kind of value a subject has. Since 0.1. */
enum {
    IVN_SUBJECT_KIND_FLAG = 1,   /**< ::IVN_NO or ::IVN_YES. */
    IVN_SUBJECT_KIND_CODE = 2,   /**< A term of a vocabulary. */
    IVN_SUBJECT_KIND_NUMBER = 3, /**< A number: years, days, hours, minutes, percent. */
    IVN_SUBJECT_KIND_DATE = 4,   /**< Days since 1970-01-01; ::IVN_DATE_NONE: known never to have happened. */
    IVN_SUBJECT_KIND_TEXT = 5    /**< The key of an area or a prison. */
};

/**
 * What kind of value a subject has. Since 0.1.
 * \param subject IVN_SUBJECT_*.
 * \return IVN_SUBJECT_KIND_*; 0 when there is no such subject.
 */
IVN_API uint32_t ivn_subject_kind(uint32_t subject);

/** One subject of one person on one day. Owned by its profile. Since 0.1. */
typedef struct ivn_subject_value {
    uint32_t size;     /**< Bytes of this struct that the library filled. */
    uint32_t subject;  /**< IVN_SUBJECT_*. */
    uint32_t known;    /**< 1: `low` equals `high` (or `text` is set); 0: anything from `low` to `high` is possible. */
    uint32_t reserved; /**< 0. */
    int32_t low;       /**< The least possible value, as its kind says; 0 for a text. */
    int32_t high;      /**< The greatest. A flag that is not known goes from ::IVN_NO to ::IVN_YES. */
    const char *text;  /**< For texts; NULL when not known. */
    const char *missing; /**< What to find out: JSON pointer of the fact, or "rulebook:RULE/parameter"; "" when known,
                            and for ::IVN_SUBJECT_ELIGIBLE_FOR, which takes a service to ask about. */
} ivn_subject_value;

/** All subjects of one person on one day. Immutable. Since 0.1. */
typedef struct ivn_profile ivn_profile;

/** What ivn_profile_read() shows. Grows at the end only. Since 0.1. */
typedef struct ivn_profile_view {
    uint32_t size;                            /**< Bytes of this struct that the library filled. */
    uint32_t subject_count;                   /**< How many. */
    const ivn_subject_value *const *subjects; /**< In the order of their codes, the first is code 1. */
    ivn_number day;                           /**< The day for which they were derived. */
    const char *const *remarks;  /**< Sentences on the facts: sources of the release date that differ, law that
                                      is changing. */
    ivn_number release_date;     /**< The release date that counts. */
    uint32_t release_source;     /**< IVN_RELEASE_* it comes from, or 0. */
    ivn_flag urgent;             /**< Days to release are few enough for the urgent timescale (the rule
                                      WB-URGENT); ::IVN_NO for somebody who is not in custody. */
    ivn_number weeks_to_release; /**< Whole weeks from the day to the release date, rounded down. */
    uint32_t remark_count;       /**< How many. */
    uint32_t reserved;           /**< 0. */
} ivn_profile_view;

/**
 * Derives a person's subjects for a day. Since 0.1.
 * \param context limits and memory.
 * \param rulebook whose parameters count (the urgent limit, the days on which laws came into force).
 * \param user the facts; copied.
 * \param day the day that is asked for: a day of the years 1 to 9999.
 * \param out receives the profile; to be freed with ivn_profile_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SIZE the size of `error` is not known.
 * \retval IVN_ERROR_RANGE the day is not of the years 1 to 9999.
 * \retval IVN_ERROR_INVALID the facts are not valid (a struct's size, a reserved member, bounds, facts that contradict
 *         each other), or the date of birth lies after the day; the error names the first one.
 * \retval IVN_ERROR_LIMIT the document limit was reached.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_profile_new(const ivn_context *context, const ivn_rulebook *rulebook,
                                   const ivn_service_user *user, ivn_date day, ivn_profile **out, ivn_error *error);

/** Shows a profile. Since 0.1. \param profile NULL gives NULL. \return owned by the profile. */
IVN_API const ivn_profile_view *ivn_profile_read(const ivn_profile *profile);

/** Frees a profile. Since 0.1. \param profile NULL is fine. */
IVN_API void ivn_profile_free(ivn_profile *profile);

/** \} */

#ifdef __cplusplus
}
#endif

#endif
