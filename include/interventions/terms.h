/*
 * The controlled vocabularies: for each term a code, a name as used in JSON, and the names under which documents and
 * services print it.
 */
#ifndef INTERVENTIONS_TERMS_H
#define INTERVENTIONS_TERMS_H

#include <interventions/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** \defgroup terms Vocabularies
 *  Codes start at 1; 0 is "not known". Codes are never reused; new ones are added at the end. \{ */

/** Which vocabulary a code belongs to. Since 0.1. */
enum {
    IVN_VOCABULARY_SEX = 1,
    IVN_VOCABULARY_BASIS = 2,
    IVN_VOCABULARY_REQUIREMENT = 3,
    IVN_VOCABULARY_BAND = 4,
    IVN_VOCABULARY_COMPLEXITY = 5,
    IVN_VOCABULARY_NEED = 6,
    IVN_VOCABULARY_SETTING = 7,
    IVN_VOCABULARY_KIND = 8,
    IVN_VOCABULARY_OFFENCE = 9,
    IVN_VOCABULARY_COHORT = 10,
    IVN_VOCABULARY_EMPLOYMENT = 11,
    IVN_VOCABULARY_RELEASE = 12,
    IVN_VOCABULARY_SESSION = 13,
    IVN_VOCABULARY_MODE = 14,
    IVN_VOCABULARY_LEVEL = 15,
    IVN_VOCABULARY_SUMMARY = 16,
    IVN_VOCABULARY_OPERATOR = 17,
    IVN_VOCABULARY_UNIT = 18,
    IVN_VOCABULARY_APPROACH = 19,
    IVN_VOCABULARY_REFERRER = 20,
    IVN_VOCABULARY_SUBJECT = 21,
    IVN_VOCABULARY_DIVISION = 22,
    IVN_VOCABULARY_INTENSITY = 23,
    IVN_VOCABULARY_FORMAT = 24,
    IVN_VOCABULARY_DELIVERER = 25,
    IVN_VOCABULARY_PART = 26,
    IVN_VOCABULARY_CHANNEL = 27,
    IVN_VOCABULARY_PARTY = 28,
    IVN_VOCABULARY_EVENT = 29,
    IVN_VOCABULARY_DUTY_STATE = 30,
    IVN_VOCABULARY_OWED_BY = 31,
    IVN_VOCABULARY_COMMAND = 32,
    IVN_VOCABULARY_PHASE = 33,
    IVN_VOCABULARY_ROLE = 34,
    IVN_VOCABULARY_APPOINTMENT = 35,
    IVN_VOCABULARY_STANDING = 36,
    IVN_VOCABULARY_PLACE = 37,
    IVN_VOCABULARY_NO_SESSION = 38,
    IVN_VOCABULARY_COMPLIANCE = 39,
    IVN_VOCABULARY_REASON = 40,
    IVN_VOCABULARY_ENDING = 41,
    IVN_VOCABULARY_ACHIEVEMENT = 42,
    IVN_VOCABULARY_SIGNIFICANCE = 43,
    IVN_VOCABULARY_CONTRIBUTION = 44,
    IVN_VOCABULARY_GUARD = 45,
    IVN_VOCABULARY_NEWS = 46,
    IVN_VOCABULARY_FORM = 47,
    IVN_VOCABULARY_SERVICE_LEVEL = 48,
    IVN_VOCABULARY_ATTAINMENT = 49,
    IVN_VOCABULARY_GROUPING = 50,
    IVN_VOCABULARY_LIAISON = 51
};

/** Sex, as the services' criteria use it. Since 0.1. */
enum { IVN_SEX_MALE = 1, IVN_SEX_FEMALE = 2 };

/** Why somebody is under supervision or in custody: the legal basis. Since 0.1. */
enum {
    IVN_BASIS_COMMUNITY_ORDER = 1,
    IVN_BASIS_SUSPENDED_SENTENCE_ORDER = 2,
    IVN_BASIS_LICENCE = 3,
    IVN_BASIS_POST_SENTENCE_SUPERVISION = 4,
    IVN_BASIS_CUSTODIAL_SENTENCE = 5,
    IVN_BASIS_REMAND = 6,
    IVN_BASIS_SUPERVISION_DEFAULT_ORDER = 7,
    IVN_BASIS_ENFORCEMENT_ORDER = 8,
    IVN_BASIS_FINE_DEFAULT = 9,
    IVN_BASIS_TEMPORARY_LICENCE = 10
};

/** Requirements of a community or suspended sentence order. Since 0.1. */
enum {
    IVN_REQUIREMENT_UNPAID_WORK = 1,
    IVN_REQUIREMENT_REHABILITATION_ACTIVITY = 2,
    IVN_REQUIREMENT_PROGRAMME = 3,
    IVN_REQUIREMENT_PROHIBITED_ACTIVITY = 4,
    IVN_REQUIREMENT_CURFEW = 5,
    IVN_REQUIREMENT_EXCLUSION = 6,
    IVN_REQUIREMENT_RESIDENCE = 7,
    IVN_REQUIREMENT_FOREIGN_TRAVEL_PROHIBITION = 8,
    IVN_REQUIREMENT_MENTAL_HEALTH_TREATMENT = 9,
    IVN_REQUIREMENT_DRUG_REHABILITATION = 10,
    IVN_REQUIREMENT_ALCOHOL_TREATMENT = 11,
    IVN_REQUIREMENT_ALCOHOL_ABSTINENCE = 12,
    IVN_REQUIREMENT_ATTENDANCE_CENTRE = 13,
    IVN_REQUIREMENT_ELECTRONIC_MONITORING = 14,
    IVN_REQUIREMENT_PROBATION = 15 /**< Sentencing Act 2026 s.37. */
};

/** A band of risk, as an assessment states it; never computed here. Since 0.1. */
enum { IVN_BAND_LOW = 1, IVN_BAND_MEDIUM = 2, IVN_BAND_HIGH = 3, IVN_BAND_VERY_HIGH = 4 };

/** Complexity of a need. Since 0.1. */
enum { IVN_COMPLEXITY_LOW = 1, IVN_COMPLEXITY_MEDIUM = 2, IVN_COMPLEXITY_HIGH = 3 };

/** Need areas, in the order in which they are recommended. Since 0.1. */
enum {
    IVN_NEED_ACCOMMODATION = 1,
    IVN_NEED_EMPLOYMENT = 2, /**< Employment, training and education. */
    IVN_NEED_FINANCE = 3,    /**< Finance, benefit and debt. */
    IVN_NEED_ATTITUDES = 4,  /**< Attitudes, thinking and behaviour. */
    IVN_NEED_FAMILY = 5,     /**< Family and significant others. */
    IVN_NEED_LIFESTYLE = 6,  /**< Lifestyle and associates. */
    IVN_NEED_EMOTIONAL = 7,  /**< Emotional well-being (2019: emotional management). */
    IVN_NEED_SOCIAL_INCLUSION = 8,
    IVN_NEED_ALCOHOL = 9,     /**< Non-dependent alcohol misuse. */
    IVN_NEED_DEPENDENCY = 10, /**< Drugs and alcohol dependency. */
    IVN_NEED_DOMESTIC_ABUSE = 11
};

/** Where an offer is delivered. Since 0.1. */
enum { IVN_SETTING_COMMUNITY = 1, IVN_SETTING_PRE_RELEASE = 2, IVN_SETTING_CUSTODY = 3, IVN_SETTING_GATE = 4 };

/** Kinds of intervention. Since 0.1. */
enum {
    IVN_KIND_ACCREDITED_PROGRAMME = 1,
    IVN_KIND_STRUCTURED_INTERVENTION = 2,
    IVN_KIND_UNPAID_WORK = 3,
    IVN_KIND_SENIOR_ATTENDANCE_CENTRE = 4,
    IVN_KIND_COMMISSIONED_SERVICE = 5, /**< A commissioned rehabilitative service. */
    IVN_KIND_RATE_CARD_SERVICE = 6,
    IVN_KIND_CORE_NEED_SERVICE = 7, /**< A core need area of the 2019 scope. */
    IVN_KIND_CUSTODY_OUTPUT = 8,
    IVN_KIND_THROUGH_THE_GATE = 9
};

/** What an offence is; what follows from it about its nature is data of people. Since 0.1. */
enum {
    IVN_OFFENCE_VIOLENCE = 1,
    IVN_OFFENCE_SEXUAL = 2,
    IVN_OFFENCE_DOMESTIC_ABUSE = 3,
    IVN_OFFENCE_ROBBERY = 4,
    IVN_OFFENCE_THEFT = 5,
    IVN_OFFENCE_BURGLARY = 6,
    IVN_OFFENCE_FRAUD = 7,
    IVN_OFFENCE_DRUGS = 8,
    IVN_OFFENCE_DRINK_DRIVING = 9,
    IVN_OFFENCE_OTHER_MOTORING = 10,
    IVN_OFFENCE_CRIMINAL_DAMAGE = 11,
    IVN_OFFENCE_ARSON = 12,
    IVN_OFFENCE_PUBLIC_ORDER = 13,
    IVN_OFFENCE_WEAPONS = 14,
    IVN_OFFENCE_BREACH = 15,
    IVN_OFFENCE_OTHER = 16
};

/** Groups whose specific needs a service must meet. Since 0.1. */
enum {
    IVN_COHORT_ETHNIC_MINORITY = 1,     /**< Black, Asian and minority ethnic, with Gypsy, Roma and Traveller people. */
    IVN_COHORT_LEARNING_DISABILITY = 2, /**< Learning difficulties and disabilities. */
    IVN_COHORT_YOUNG_ADULT = 3,
    IVN_COHORT_VETERAN = 4,
    IVN_COHORT_TRANSGENDER = 5,
    IVN_COHORT_OLDER = 6,
    IVN_COHORT_HEALTH = 7, /**< Mental or physical health conditions. */
    IVN_COHORT_WOMEN = 8,
    IVN_COHORT_FOREIGN_NATIONAL = 9,
    IVN_COHORT_SEXUAL_OFFENCE = 10 /**< People convicted of sexual offences, as a resettlement group. */
};

/** Employment. Since 0.1. */
enum {
    IVN_EMPLOYMENT_EMPLOYED = 1,
    IVN_EMPLOYMENT_UNEMPLOYED = 2,
    IVN_EMPLOYMENT_IN_EDUCATION = 3,
    IVN_EMPLOYMENT_UNABLE_TO_WORK = 4,
    IVN_EMPLOYMENT_RETIRED = 5
};

/** Where a release date comes from; the first of these that is known counts. Since 0.1. */
enum {
    IVN_RELEASE_ACTUAL = 1,                /**< Released on this day. */
    IVN_RELEASE_CONFIRMED = 2,             /**< Confirmed by the prison. */
    IVN_RELEASE_PAROLE = 3,                /**< Directed by the Parole Board. */
    IVN_RELEASE_HOME_DETENTION_CURFEW = 4, /**< Approved for home detention curfew. */
    IVN_RELEASE_CONDITIONAL = 5,           /**< Conditional release date. */
    IVN_RELEASE_AUTOMATIC = 6,             /**< Automatic release date. */
    IVN_RELEASE_EXPECTED = 7               /**< As the practitioner expects. */
};

/** Kinds of session. Since 0.1. */
enum {
    IVN_SESSION_GROUP = 1,
    IVN_SESSION_ONE_TO_ONE = 2,
    IVN_SESSION_MIXED = 3, /**< Group and one-to-one together; the source does not say how many of each. */
    IVN_SESSION_COURSE = 4
};

/** Modes of delivery. Since 0.1. */
enum {
    IVN_MODE_FACE_TO_FACE = 1,
    IVN_MODE_TELEPHONE = 2,
    IVN_MODE_VIDEO = 3,
    IVN_MODE_ADVOCACY = 4,
    IVN_MODE_GROUP = 5,
    IVN_MODE_ONE_TO_ONE = 6,
    IVN_MODE_REMOTE = 7,
    IVN_MODE_VISIT = 8,
    IVN_MODE_DROP_IN = 9
};

/** How much a criterion weighs. Since 0.1. */
enum {
    IVN_LEVEL_ELIGIBILITY = 1, /**< Not met: may not be referred. */
    IVN_LEVEL_SUITABILITY = 2, /**< Not met: eligible but unsuitable. */
    IVN_LEVEL_ADVICE = 3,      /**< Never a bar. */
    IVN_LEVEL_ROUTING = 4      /**< Never a bar here; names another way or service. */
};

/** The answer of an assessment. Since 0.1. */
enum {
    IVN_SUMMARY_MAY_REFER = 1,
    IVN_SUMMARY_MAY_NOT_REFER = 2,
    IVN_SUMMARY_FIND_OUT_FIRST = 3,
    IVN_SUMMARY_ELIGIBLE_BUT_UNSUITABLE = 4
};

/** How a criterion compares. Since 0.1. */
enum {
    IVN_OPERATOR_IS = 1,       /**< Equal to the value (flag, code, number or text). */
    IVN_OPERATOR_IS_NOT = 2,   /**< Different from the value. */
    IVN_OPERATOR_AT_LEAST = 3, /**< Number or band, the value included. */
    IVN_OPERATOR_AT_MOST = 4,  /**< Number or band, the value included. */
    IVN_OPERATOR_BETWEEN = 5,  /**< From value to upper, both included. */
    IVN_OPERATOR_WITHIN = 6,   /**< A date: not longer ago than value (months); a place: inside one of the areas. */
    IVN_OPERATOR_ONE_OF = 7    /**< One of the codes or texts. */
};

/** Units of parameters and criteria. Since 0.1. */
enum {
    IVN_UNIT_NONE = 1,
    IVN_UNIT_DAYS = 2,
    IVN_UNIT_WORKING_DAYS = 3,
    IVN_UNIT_WEEKS = 4,
    IVN_UNIT_MONTHS = 5,
    IVN_UNIT_YEARS = 6,
    IVN_UNIT_MINUTES = 7,
    IVN_UNIT_HOURS = 8,
    IVN_UNIT_PERCENT = 9,
    IVN_UNIT_SESSIONS = 10,
    IVN_UNIT_PEOPLE = 11,
    IVN_UNIT_DATE = 12,    /**< Days since 1970-01-01. */
    IVN_UNIT_EDITION = 13, /**< A document's edition, by its place in the list of editions. */
    IVN_UNIT_LAYER = 14    /**< A layer of OASys. */
};

/** Approaches of the well-being specification. Since 0.1. */
enum { IVN_APPROACH_INTERVENTION = 1, IVN_APPROACH_SUPPORT_AND_ADVOCACY = 2, IVN_APPROACH_ADVICE_AND_GUIDANCE = 3 };

/** Who refers. Since 0.1. */
enum {
    IVN_REFERRER_PRACTITIONER = 1,
    IVN_REFERRER_COURT = 2,
    IVN_REFERRER_POLICE_AND_CRIME_COMMISSIONER = 3,
    IVN_REFERRER_COMMISSIONING_BODY = 4,
    IVN_REFERRER_FAMILY_COURT_ADVISER = 5 /**< CAFCASS. */
};

/** Intensity of a service bought by the hour. Since 0.1. */
enum {
    IVN_INTENSITY_ASSESSMENT = 1,
    IVN_INTENSITY_LOW = 2,
    IVN_INTENSITY_MEDIUM = 3,
    IVN_INTENSITY_HIGH = 4,
    IVN_INTENSITY_GATE = 5,    /**< A meeting at the gate, on its own. */
    IVN_INTENSITY_ENHANCED = 6 /**< Units beyond the core. */
};

/** How people join a group. Since 0.1. */
enum { IVN_FORMAT_FIXED = 1, IVN_FORMAT_ROLLING = 2 };

/** Who delivers. CRC and NPS are those of their editions. Since 0.1. */
enum {
    IVN_DELIVERER_PRISON = 1,
    IVN_DELIVERER_COMMUNITY_REHABILITATION_COMPANY = 2,
    IVN_DELIVERER_NATIONAL_PROBATION_SERVICE = 3,
    IVN_DELIVERER_PROBATION_SERVICE = 4,
    IVN_DELIVERER_SUPPLIER = 5
};

/** Parts of an offer of services. Since 0.1. */
enum { IVN_PART_MANDATED = 1, IVN_PART_DISCRETIONARY = 2, IVN_PART_CORE = 3, IVN_PART_ADDITIONAL = 4 };

/** Channels through which a need is met. Since 0.1. */
enum {
    IVN_CHANNEL_PRACTITIONER = 1,
    IVN_CHANNEL_INTERVENTIONS_TEAM = 2,
    IVN_CHANNEL_COMMISSIONED = 3,
    IVN_CHANNEL_UNIVERSAL = 4
};

/** Parties to a case. Since 0.1. */
enum {
    IVN_PARTY_SERVICE_USER = 1, /**< Today's services say: person on probation. */
    IVN_PARTY_PRACTITIONER = 2,
    IVN_PARTY_SUPPLIER = 3
};

/**
 * What happens in a case, and the dates ahead of it that duties count from. Something that happens counts from its day
 * on; a date ahead (release, end of the order) counts as soon as it is known. Since 0.1.
 */
enum {
    IVN_EVENT_REFERRAL_RECEIVED = 1,           /**< The supplier has the referral. */
    IVN_EVENT_REFERRAL_RETURNED = 2,           /**< The supplier sent it back; it may be received again. */
    IVN_EVENT_REFERRAL_WITHDRAWN = 3,          /**< The practitioner withdrew it. */
    IVN_EVENT_SERVICE_ENDED = 4,               /**< Delivered to its end, or ended early. */
    IVN_EVENT_FIRST_RESPONSE = 5,              /**< The practitioner has a first response to the referral. */
    IVN_EVENT_SUPPLIER_ASSESSMENT_OFFERED = 6, /**< The day on which the offer was made, not the day offered. */
    IVN_EVENT_SUPPLIER_ASSESSMENT_HELD = 7,    /**< It took place. */
    IVN_EVENT_ACTION_PLAN_SUBMITTED = 8,       /**< The first version. */
    IVN_EVENT_SESSION_HELD = 9,                /**< A session, told apart by its number. */
    IVN_EVENT_SESSION_RECORDED = 10,           /**< The record of the session of that number. */
    IVN_EVENT_END_OF_SERVICE_REPORT_SUBMITTED = 11,
    IVN_EVENT_RELEASE_DATE_CHANGED = 12,    /**< Another release date became known. */
    IVN_EVENT_RELEASE = 13,                 /**< A date ahead: the release date. */
    IVN_EVENT_ORDER_END = 14,               /**< A date ahead: the last day of the order. */
    IVN_EVENT_RELEASE_NOTIFIED = 15,        /**< The provider was told of the planned release. */
    IVN_EVENT_FIRST_TIMELINESS_CHECK = 16,  /**< The earlier one of two before the end of the order. */
    IVN_EVENT_SECOND_TIMELINESS_CHECK = 17, /**< The later one. */
    IVN_EVENT_SENTENCED = 18,               /**< The sentence was passed. */
    IVN_EVENT_PROGRESS_REVIEWED = 19        /**< A review of progress, told apart by its number. */
};

/** Where a duty stands on a day. Since 0.1. */
enum {
    IVN_DUTY_STATE_NOT_TRIGGERED = 1,  /**< What it counts from has not happened. */
    IVN_DUTY_STATE_NOT_DUE = 2,        /**< Owed, and due later. */
    IVN_DUTY_STATE_DUE_TODAY = 3,      /**< Owed, and due on this day. */
    IVN_DUTY_STATE_OVERDUE = 4,        /**< The day it was due has passed without it. */
    IVN_DUTY_STATE_MET = 5,            /**< Done, early or late. */
    IVN_DUTY_STATE_WITHDRAWN = 6,      /**< Fell away before it was overdue. */
    IVN_DUTY_STATE_NOT_APPLICABLE = 7, /**< Not owed in this case. */
    IVN_DUTY_STATE_NOT_COMPUTABLE = 8, /**< Depends on something that is not known. */
    IVN_DUTY_STATE_NOT_OPEN = 9,       /**< A window that opens later. */
    IVN_DUTY_STATE_OPEN = 10,          /**< A window that is open. */
    IVN_DUTY_STATE_CLOSED = 11         /**< A window that has closed. */
};

/** Who owes a duty. Since 0.1. */
enum {
    IVN_OWED_BY_SUPPLIER = 1,
    IVN_OWED_BY_PRACTITIONER = 2, /**< Of their time: responsible officer, offender manager. */
    IVN_OWED_BY_PRISON = 3,
    IVN_OWED_BY_PROBATION_SERVICE = 4
};

/** What may be done with a referral: the types of command. Since 0.1. */
enum {
    IVN_COMMAND_DRAFT = 1,
    IVN_COMMAND_AMEND = 2,
    IVN_COMMAND_CHOOSE_NEEDS = 3,
    IVN_COMMAND_SEND = 4,
    IVN_COMMAND_RECEIVE = 5,
    IVN_COMMAND_ACCEPT = 6,
    IVN_COMMAND_RETURN = 7,
    IVN_COMMAND_ASSIGN = 8,
    IVN_COMMAND_RECORD_FIRST_RESPONSE = 9,
    IVN_COMMAND_OFFER_APPOINTMENT = 10,
    IVN_COMMAND_RESCHEDULE_APPOINTMENT = 11,
    IVN_COMMAND_REPLACE_APPOINTMENT = 12, /**< Another one after one that was missed or did not take place. */
    IVN_COMMAND_RECORD_ATTENDANCE = 13,
    IVN_COMMAND_SUBMIT_FEEDBACK = 14,
    IVN_COMMAND_SUBMIT_ACTION_PLAN = 15,
    IVN_COMMAND_SHARE_ACTION_PLAN = 16,
    IVN_COMMAND_APPROVE_ACTION_PLAN = 17,
    IVN_COMMAND_AGREE_INTENSITY = 18,
    IVN_COMMAND_LIAISE = 19, /**< Consult the practitioner before family work begins. */
    IVN_COMMAND_NOTIFY_PRACTITIONER = 20,
    IVN_COMMAND_CONTRIBUTE = 21,
    IVN_COMMAND_CHANGE_CUSTODY = 22, /**< Release or custody facts. */
    IVN_COMMAND_WITHDRAW = 23,
    IVN_COMMAND_CLOSE_EARLY = 24,
    IVN_COMMAND_WRITE_REPORT = 25,  /**< The end-of-service report. */
    IVN_COMMAND_SUBMIT_REPORT = 26, /**< The end-of-service report. */
    IVN_COMMAND_CORRECT = 27,       /**< By a later fact. */
    IVN_COMMAND_REDACT = 28,        /**< After retention. */
    IVN_COMMAND_NOTIFY_RELEASE = 29,
    IVN_COMMAND_CHECK_TIMELINESS = 30 /**< Will it be done before the order ends? */
};

/** Where a referral is: follows from what happened. Since 0.1. */
enum {
    IVN_PHASE_DRAFT = 1,
    IVN_PHASE_SENT = 2,
    IVN_PHASE_RECEIVED = 3,
    IVN_PHASE_RETURNED = 4,
    IVN_PHASE_ACCEPTED = 5,   /**< No assessment held yet, no plan approved. */
    IVN_PHASE_PLANNING = 6,   /**< The supplier assessment was held; no plan is approved yet. */
    IVN_PHASE_DELIVERING = 7, /**< A plan is approved, or a session was held. */
    IVN_PHASE_REPORTING = 8,  /**< Ended; the end-of-service report is owed. */
    IVN_PHASE_CONCLUDED = 9,
    IVN_PHASE_REDACTED = 10
};

/** Who acts. Since 0.1. */
enum {
    IVN_ROLE_PRACTITIONER = 1,
    IVN_ROLE_SUPPLIER = 2,
    IVN_ROLE_PROBATION_SERVICE = 3, /**< Its other staff, such as a manager or a contract manager. */
    IVN_ROLE_PRISON = 4,
    IVN_ROLE_SYSTEM = 5 /**< The host itself. */
};

/** Kinds of appointment. Since 0.1. */
enum {
    IVN_APPOINTMENT_SUPPLIER_ASSESSMENT = 1,
    IVN_APPOINTMENT_INTERVENTION_COMMENCEMENT = 2, /**< The first session. */
    IVN_APPOINTMENT_SESSION = 3,
    IVN_APPOINTMENT_REVIEW = 4,
    IVN_APPOINTMENT_MEET_AT_GATE = 5,
    IVN_APPOINTMENT_MEET_AT_TRANSPORT_HUB = 6
};

/** Where an appointment stands on a day. Since 0.1. */
enum {
    IVN_STANDING_SCHEDULED = 1,
    IVN_STANDING_NEEDS_FEEDBACK = 2, /**< Its day has passed, and its record is not complete. */
    IVN_STANDING_RESCHEDULED = 3,    /**< Superseded by another one. */
    IVN_STANDING_COMPLETED = 4,
    IVN_STANDING_DID_NOT_ATTEND = 5,
    IVN_STANDING_DID_NOT_HAPPEN = 6, /**< The person came, the session did not take place. */
    IVN_STANDING_CANCELLED = 7       /**< The referral ended before it. */
};

/** Where an appointment takes place. Since 0.1. */
enum {
    IVN_PLACE_PROBATION_OFFICE = 1,
    IVN_PLACE_PRISON = 2,
    IVN_PLACE_GATE = 3,
    IVN_PLACE_TRANSPORT_HUB = 4,
    IVN_PLACE_HOME = 5,
    IVN_PLACE_OTHER = 6
};

/** Why a session did not take place though the person came. Since 0.1. */
enum {
    IVN_NO_SESSION_ACCEPTABLE = 1,   /**< A reason of the service user's that is acceptable. */
    IVN_NO_SESSION_UNACCEPTABLE = 2, /**< A reason of the service user's that is not. */
    IVN_NO_SESSION_LOGISTICS = 3     /**< On the supplier's side. */
};

/** What an appointment comes to for enforcement. Since 0.1. */
enum {
    IVN_COMPLIANCE_COMPLIED = 1,
    IVN_COMPLIANCE_FAILED_TO_COMPLY = 2,
    IVN_COMPLIANCE_FAILED_TO_ATTEND = 3,
    IVN_COMPLIANCE_APPOINTMENT_KEPT = 4, /**< Came; not held for an acceptable reason. */
    IVN_COMPLIANCE_SENT_HOME = 5,        /**< Came; not held because of logistics. */
    IVN_COMPLIANCE_RESCHEDULED = 6,
    IVN_COMPLIANCE_WITHDRAWN = 7 /**< The referral ended before it. */
};

/** Why a referral is returned, withdrawn or closed early. Since 0.1. */
enum {
    IVN_REASON_INTERVENTION_COMPLETED = 1,
    IVN_REASON_OTHER_CHANGE = 2,
    IVN_REASON_INELIGIBLE = 3,
    IVN_REASON_MISTAKEN_OR_DUPLICATE = 4,
    IVN_REASON_ACQUITTED = 5,
    IVN_REASON_RETURNED_TO_CUSTODY = 6,
    IVN_REASON_SENTENCE_EXPIRED = 7,
    IVN_REASON_SENTENCE_REVOKED = 8,
    IVN_REASON_MOVED_AWAY = 9,
    IVN_REASON_NEEDS_MET_ELSEWHERE = 10,
    IVN_REASON_NOT_ENGAGED = 11,
    IVN_REASON_DIED = 12,
    IVN_REASON_WORK_CARE_OR_SICKNESS = 13
};

/** How a referral ended. Since 0.1. */
enum {
    IVN_ENDING_COMPLETED = 1,   /**< Every planned session has its record, and one was attended. */
    IVN_ENDING_ENDED_EARLY = 2, /**< Ended after a first session was attended, before all of them were recorded. */
    IVN_ENDING_CANCELLED = 3    /**< Ended before any session was attended. */
};

/** How far a desired outcome was reached. Since 0.1. */
enum { IVN_ACHIEVEMENT_ACHIEVED = 1, IVN_ACHIEVEMENT_PARTIALLY_ACHIEVED = 2, IVN_ACHIEVEMENT_NOT_ACHIEVED = 3 };

/** What the supplier tells the practitioner about. Since 0.1. */
enum { IVN_SIGNIFICANCE_BEHAVIOUR = 1, IVN_SIGNIFICANCE_RISK = 2, IVN_SIGNIFICANCE_CHANGE_OF_CIRCUMSTANCES = 3 };

/** What the supplier contributes to. Since 0.1. */
enum {
    IVN_CONTRIBUTION_REVIEW_MEETING = 1,
    IVN_CONTRIBUTION_BREACH_REPORT = 2,
    IVN_CONTRIBUTION_MULTI_AGENCY_MEETING = 3,
    IVN_CONTRIBUTION_SERIOUS_FURTHER_OFFENCE_REVIEW = 4,
    IVN_CONTRIBUTION_DOMESTIC_HOMICIDE_REVIEW = 5
};

/** What may stand in the way of a command. Since 0.1. */
enum {
    IVN_GUARD_PHASE = 1,
    IVN_GUARD_ROLE = 2,
    IVN_GUARD_NOT_AHEAD = 3,
    IVN_GUARD_NOT_BEFORE = 4,
    IVN_GUARD_SAME_PERSON = 5,
    IVN_GUARD_DATES_AHEAD = 6,
    IVN_GUARD_NEEDS_OF_SERVICE = 7,
    IVN_GUARD_COMPLETE = 8,
    IVN_GUARD_ELIGIBLE = 9,
    IVN_GUARD_NOTHING_APPROVED = 10,
    IVN_GUARD_APPOINTMENT_KNOWN = 11,
    IVN_GUARD_APPOINTMENT_CURRENT = 12,
    IVN_GUARD_APPOINTMENT_OPEN = 13,
    IVN_GUARD_APPOINTMENT_MISSED = 14,
    IVN_GUARD_APPOINTMENT_IN_ORDER = 15,
    IVN_GUARD_APPOINTMENT_TIME = 16,
    IVN_GUARD_APPOINTMENT_PLACE = 17,
    IVN_GUARD_NO_CLASH = 18,
    IVN_GUARD_PRE_RELEASE = 19,
    IVN_GUARD_GATE = 20,
    IVN_GUARD_LIAISON_FIRST = 21,
    IVN_GUARD_APPOINTMENT_PAST = 22,
    IVN_GUARD_FEEDBACK_OPEN = 23,
    IVN_GUARD_ATTENDANCE_WHOLE = 24,
    IVN_GUARD_ATTENDANCE_RECORDED = 25,
    IVN_GUARD_FEEDBACK_WHOLE = 26,
    IVN_GUARD_ASSESSMENT_HELD = 27,
    IVN_GUARD_PLAN_WHOLE = 28,
    IVN_GUARD_PLAN_NOT_SMALLER = 29,
    IVN_GUARD_PLAN_IN_LINE = 30,
    IVN_GUARD_PLAN_LATEST = 31,
    IVN_GUARD_PLAN_APPROVED = 32,
    IVN_GUARD_INTENSITY_OFFERED = 33,
    IVN_GUARD_BEGUN = 34,
    IVN_GUARD_REASON_GIVEN = 35,
    IVN_GUARD_REPORT_OWED = 36,
    IVN_GUARD_REPORT_WHOLE = 37,
    IVN_GUARD_REPORT_WRITTEN = 38,
    IVN_GUARD_ENTRY_KNOWN = 39,
    IVN_GUARD_ENTRY_CORRECTABLE = 40,
    IVN_GUARD_RETENTION_PASSED = 41,
    IVN_GUARD_RELEASE_EXPECTED = 42,
    IVN_GUARD_END_NOT_REQUESTED = 43,
    IVN_GUARD_ROOM = 44
};

/** News of a case, for those who need to know: the types of the events that a command gives. Since 0.1. */
enum {
    IVN_NEWS_REFERRAL_DRAFTED = 1,
    IVN_NEWS_REFERRAL_AMENDED = 2,
    IVN_NEWS_NEEDS_CHOSEN = 3,
    IVN_NEWS_REFERRAL_SENT = 4,
    IVN_NEWS_REFERRAL_RECEIVED = 5,
    IVN_NEWS_REFERRAL_ACCEPTED = 6,
    IVN_NEWS_REFERRAL_RETURNED = 7,
    IVN_NEWS_REFERRAL_ASSIGNED = 8,
    IVN_NEWS_FIRST_RESPONSE = 9,
    IVN_NEWS_APPOINTMENT_OFFERED = 10,
    IVN_NEWS_APPOINTMENT_RESCHEDULED = 11,
    IVN_NEWS_ATTENDANCE_RECORDED = 12,
    IVN_NEWS_APPOINTMENT_ATTENDED = 13, /**< With the feedback: the person came, early or late. */
    IVN_NEWS_APPOINTMENT_MISSED = 14,   /**< With the feedback: the person did not come. */
    IVN_NEWS_ACTION_PLAN_SUBMITTED = 15,
    IVN_NEWS_ACTION_PLAN_SHARED = 16,
    IVN_NEWS_ACTION_PLAN_APPROVED = 17,
    IVN_NEWS_INTENSITY_AGREED = 18,
    IVN_NEWS_LIAISON = 19,
    IVN_NEWS_PRACTITIONER_NOTIFIED = 20, /**< Behaviour, risk, change of circumstances; also from a feedback. */
    IVN_NEWS_CONTRIBUTION = 21,
    IVN_NEWS_CUSTODY_CHANGED = 22,
    IVN_NEWS_REFERRAL_WITHDRAWN = 23,
    IVN_NEWS_REFERRAL_CLOSED_EARLY = 24,
    IVN_NEWS_REPORT_WRITTEN = 25,
    IVN_NEWS_REPORT_SUBMITTED = 26,
    IVN_NEWS_CORRECTED = 27,
    IVN_NEWS_REDACTED = 28,
    IVN_NEWS_RELEASE_NOTIFIED = 29,
    IVN_NEWS_TIMELINESS_CHECKED = 30,
    IVN_NEWS_SERVICE_ENDED = 31,      /**< Delivered to its end, or ended early; follows from another command. */
    IVN_NEWS_REFERRAL_CONCLUDED = 32, /**< Nothing more is owed; follows from another command. */
    IVN_NEWS_SERVICE_RESUMED = 33     /**< A larger plan or a correction undid the end. */
};

/** How a referral is entered in the case management system. Since 0.1. */
enum { IVN_FORM_NON_STATUTORY_INTERVENTION = 1, IVN_FORM_REQUIREMENT_TRANSFER = 2 };

/**
 * Subjects: the facts that criteria look at, derived from a service user's facts for one day. Each is a variable of its
 * own: a flag, a code, a number, a date or a text (see ivn_subject_kind()). Since 0.1.
 */
enum {
    IVN_SUBJECT_SEX = 1,               /**< Code of sex. */
    IVN_SUBJECT_AGE = 2,               /**< Years on the day. */
    IVN_SUBJECT_HOME_AREA = 3,         /**< Text: key of an area. */
    IVN_SUBJECT_RESETTLEMENT_AREA = 4, /**< Text: key of an area. */
    IVN_SUBJECT_EMPLOYMENT = 5,        /**< Code of employment. */
    IVN_SUBJECT_REFERRER = 6,          /**< Code of referrer. */

    IVN_SUBJECT_SENTENCED = 7,       /**< Flag: any legal basis but remand in force on the day. */
    IVN_SUBJECT_COMMUNITY_ORDER = 8, /**< Flag: such an order is in force on the day. */
    IVN_SUBJECT_SUSPENDED_SENTENCE_ORDER = 9,
    IVN_SUBJECT_LICENCE = 10,
    IVN_SUBJECT_POST_SENTENCE_SUPERVISION = 11, /**< With the validity of the law. */
    IVN_SUBJECT_SUPERVISION_DEFAULT_ORDER = 12,
    IVN_SUBJECT_ENFORCEMENT_ORDER = 13,
    IVN_SUBJECT_FINE_DEFAULT = 14,
    IVN_SUBJECT_TEMPORARY_LICENCE = 15,
    IVN_SUBJECT_REHABILITATION_ACTIVITY =
        16, /**< RAR, or its successor under the Sentencing Act 2026, on an order in force. */
    IVN_SUBJECT_UNPAID_WORK_REQUIREMENT = 17,
    IVN_SUBJECT_PROGRAMME_REQUIREMENT = 18,
    IVN_SUBJECT_ATTENDANCE_CENTRE_REQUIREMENT = 19,
    IVN_SUBJECT_UNPAID_WORK_HOURS = 20, /**< Hours ordered, all unpaid work requirements in force. */
    IVN_SUBJECT_ATTENDANCE_CENTRE_HOURS = 21,

    IVN_SUBJECT_IN_CUSTODY = 22,
    IVN_SUBJECT_PRISON = 23, /**< Text: key of a prison. */
    IVN_SUBJECT_RESETTLEMENT_PRISON = 24,
    IVN_SUBJECT_DAYS_TO_RELEASE = 25, /**< Days from the day to the release date; negative after it. */
    IVN_SUBJECT_RELEASE_ON_LICENCE = 26,
    IVN_SUBJECT_RELEASED_FROM_PRISON = 27,
    IVN_SUBJECT_PRE_DISCHARGE_STAGE = 28, /**< PD1 reached. */

    IVN_SUBJECT_REOFFENDING_BAND = 29,
    IVN_SUBJECT_SERIOUS_HARM_BAND = 30,
    IVN_SUBJECT_PARTNER_ASSAULT_BAND = 31, /**< SARA. */
    IVN_SUBJECT_SARA_COMPLETED = 32,
    IVN_SUBJECT_OGRS3 = 33, /**< Percent. */
    IVN_SUBJECT_OGP = 34,
    IVN_SUBJECT_OVP = 35,
    IVN_SUBJECT_RSR = 36, /**< Hundredths of a percent. */
    IVN_SUBJECT_OASYS_LAYER = 37,

    IVN_SUBJECT_SEXUAL_OFFENCE = 38, /**< Any offence on record is sexual. */
    IVN_SUBJECT_INDEX_VIOLENCE = 39, /**< The index offence is one of violence. */
    IVN_SUBJECT_INDEX_DOMESTIC_ABUSE = 40,
    IVN_SUBJECT_LAST_VIOLENT_OFFENCE = 41,           /**< Date committed. */
    IVN_SUBJECT_LAST_DOMESTIC_ABUSE_CONVICTION = 42, /**< Date convicted. */
    IVN_SUBJECT_PARTNER_VIOLENCE_CONVICTION = 43,    /**< Convicted of intimate partner violence. */
    IVN_SUBJECT_DOMESTIC_ABUSE_PATTERN = 44,
    IVN_SUBJECT_DOMESTIC_ABUSE_PERPETRATOR = 45, /**< Any offence of domestic abuse, a pattern, or acknowledged. */
    IVN_SUBJECT_DOMESTIC_ABUSE_ACKNOWLEDGED = 46,
    IVN_SUBJECT_DRINK_DRIVING_OFFENCE = 47,
    IVN_SUBJECT_DRINK_DRIVING_AGGRAVATION = 48,

    IVN_SUBJECT_DEPENDENT_ON_DRUGS = 49,
    IVN_SUBJECT_DEPENDENT_ON_ALCOHOL = 50,
    IVN_SUBJECT_SERIOUS_MENTAL_HEALTH_PROBLEM = 51,
    IVN_SUBJECT_OBSTACLE_TO_LEARNING = 52,
    IVN_SUBJECT_WILLING_TO_CHANGE = 53,
    IVN_SUBJECT_MOTIVATED_TO_CHANGE = 54,
    IVN_SUBJECT_HETEROSEXUAL = 55,
    IVN_SUBJECT_PARTNER_DETAILS_GIVEN = 56,
    IVN_SUBJECT_SEX_WORK_NEED = 57,
    IVN_SUBJECT_VETERAN = 58,
    IVN_SUBJECT_NON_COMPLIANCE = 59,
    IVN_SUBJECT_PROGRAMME_READY = 60,

    IVN_SUBJECT_NEED_ACCOMMODATION = 61, /**< Flags: the need is identified; one for each need area, in their order. */
    IVN_SUBJECT_NEED_EMPLOYMENT = 62,
    IVN_SUBJECT_NEED_FINANCE = 63,
    IVN_SUBJECT_NEED_ATTITUDES = 64,
    IVN_SUBJECT_NEED_FAMILY = 65,
    IVN_SUBJECT_NEED_LIFESTYLE = 66,
    IVN_SUBJECT_NEED_EMOTIONAL = 67,
    IVN_SUBJECT_NEED_SOCIAL_INCLUSION = 68,
    IVN_SUBJECT_NEED_ALCOHOL = 69,
    IVN_SUBJECT_NEED_DEPENDENCY = 70,
    IVN_SUBJECT_NEED_DOMESTIC_ABUSE = 71,

    IVN_SUBJECT_TRAVEL_TO_WORKSITE = 72, /**< Minutes each way. */
    IVN_SUBJECT_TRAVEL_TO_INDUCTION = 73,
    IVN_SUBJECT_TRAVEL_TO_PROGRAMME = 74,

    IVN_SUBJECT_ELIGIBLE_FOR = 75, /**< Flag, of the service that the criterion names: its eligibility criteria hold. */
    IVN_SUBJECT_SUITABLE_FOR = 76  /**< Flag, of the service that the criterion names: the recorded judgement. */
};

/** What a contract is judged by, of each referral. Since 0.1. */
enum {
    IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED = 1,     /**< Offered a supplier assessment in time: the day of the offer. */
    IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED_FOR = 2, /**< The day for which that first offer was made: a second figure. */
    IVN_SERVICE_LEVEL_COMMENCEMENT = 3            /**< Came to the intervention commencement appointment. */
};

/** Where a referral stands with a service level. Since 0.1. */
enum {
    IVN_ATTAINMENT_MET = 1,
    IVN_ATTAINMENT_MISSED = 2,
    IVN_ATTAINMENT_NOT_DUE = 3,       /**< Not met so far, and the time has not run out. */
    IVN_ATTAINMENT_WITHDRAWN = 4,     /**< Ended or returned before the time had run out. */
    IVN_ATTAINMENT_NOT_KNOWN = 5,     /**< Depends on a fact that is not known. */
    IVN_ATTAINMENT_NOT_APPLICABLE = 6 /**< Not received yet, another kind of service, or the rule is not in force. */
};

/** By what a report of service levels is broken down. Since 0.1. */
enum {
    IVN_GROUPING_TOTAL = 1,
    IVN_GROUPING_PROVIDER = 2,
    IVN_GROUPING_CONTRACT = 3,
    IVN_GROUPING_AREA = 4,
    IVN_GROUPING_NEED = 5, /**< A referral with several needs stands in several lines. */
    IVN_GROUPING_MONTH = 6 /**< Of receipt. */
};

/** What liaison with the practitioner is for. Since 0.1. */
enum { IVN_LIAISON_PERSON = 1, IVN_LIAISON_RISK = 2, IVN_LIAISON_ENFORCEMENT = 3, IVN_LIAISON_SENTENCE = 4 };

/** A term of a vocabulary. Owned by the library. Since 0.1. */
typedef struct ivn_term {
    uint32_t size;       /**< Bytes of this struct that the library filled. */
    uint32_t vocabulary; /**< One of IVN_VOCABULARY_*. */
    uint32_t code;       /**< The constant. */
    uint32_t reserved;   /**< 0. */
    const char *name;    /**< Lower-case words as in JSON: "community_order". */
    const char *title;   /**< As a person reads it: "community order". */
    const char *note;    /**< What it means or where it comes from; may be "". */
} ivn_term;

/** A name under which a source prints a term. Owned by the library. Since 0.1. */
typedef struct ivn_printed_name {
    uint32_t size;       /**< Bytes of this struct that the library filled. */
    uint32_t vocabulary; /**< One of IVN_VOCABULARY_*. */
    uint32_t code;       /**< The term. */
    uint32_t reserved;   /**< 0. */
    const char *source;  /**< Key of the edition, or of the public system, that prints it so. */
    const char *printed; /**< As printed there. */
} ivn_printed_name;

/** How many vocabularies there are: their codes run from 1 to this. Since 0.1. \return a count. */
IVN_API uint32_t ivn_vocabulary_count(void);

/**
 * The name of a vocabulary: "need". Since 0.1.
 * \param vocabulary one of IVN_VOCABULARY_*.
 * \return its constant's last part in lower case, owned by the library; NULL for a vocabulary that does not exist.
 */
IVN_API const char *ivn_vocabulary_name(uint32_t vocabulary);

/**
 * The title of a vocabulary: "need area". Since 0.1.
 * \param vocabulary one of IVN_VOCABULARY_*.
 * \return a few words, owned by the library; NULL for a vocabulary that does not exist.
 */
IVN_API const char *ivn_vocabulary_title(uint32_t vocabulary);

/**
 * How many terms a vocabulary has. Since 0.1.
 * \param vocabulary one of IVN_VOCABULARY_*.
 * \return 0 for a vocabulary that does not exist.
 */
IVN_API uint32_t ivn_term_count(uint32_t vocabulary);

/**
 * The term at a place of a vocabulary, in the vocabulary's order. Since 0.1.
 * \param vocabulary one of IVN_VOCABULARY_*.
 * \param index 0 to ivn_term_count() - 1.
 * \return NULL when there is none.
 */
IVN_API const ivn_term *ivn_term_at(uint32_t vocabulary, uint32_t index);

/**
 * The term of a code. Since 0.1.
 * \param vocabulary one of IVN_VOCABULARY_*.
 * \param code a constant of that vocabulary.
 * \return NULL when there is none.
 */
IVN_API const ivn_term *ivn_term_of(uint32_t vocabulary, uint32_t code);

/**
 * The code of a term's JSON name. Since 0.1.
 * \param vocabulary one of IVN_VOCABULARY_*.
 * \param name not NUL-terminated.
 * \param length its bytes.
 * \param out receives the code.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL or the vocabulary does not exist.
 * \retval IVN_ERROR_NOT_FOUND no such term.
 */
IVN_API ivn_status ivn_term_code(uint32_t vocabulary, const char *name, size_t length, uint32_t *out);

/**
 * The term that a source prints under a name: "Emotional Management" in the 2019 scope is emotional well-being.
 * \param vocabulary one of IVN_VOCABULARY_*.
 * \param source key of an edition or of a public system ("refer-and-monitor"); NULL: any.
 * \param printed as printed, NUL-terminated; compared exactly.
 * \param out receives the code.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT `printed` or `out` is NULL, or the vocabulary does not exist.
 * \retval IVN_ERROR_NOT_FOUND no source prints that.
 * \retval IVN_ERROR_CONFLICT sources print it for different terms, as "NPS" in 2019 and 2021: name the source.
 * Since 0.1.
 */
IVN_API ivn_status ivn_term_printed(uint32_t vocabulary, const char *source, const char *printed, uint32_t *out);

/** How many printed names are known, over all vocabularies. Since 0.1. \return a count. */
IVN_API uint32_t ivn_printed_name_count(void);

/** A printed name. Since 0.1. \param index 0 to ivn_printed_name_count() - 1. \return NULL when there is none. */
IVN_API const ivn_printed_name *ivn_printed_name_at(uint32_t index);

/** \} */

#ifdef __cplusplus
}
#endif

#endif
