/*
 * The vocabularies of duties: what happens in a case, where a duty stands, who owes it.
 */
#include "terms/terms.h"

/* clang-format off */

VOCABULARY(event, "what happens in a case",
    TERM(EVENT, REFERRAL_RECEIVED,  "referral_received",  "receipt of the referral", ""),
    TERM(EVENT, REFERRAL_RETURNED,  "referral_returned",  "return of the referral", "It may be received again."),
    TERM(EVENT, REFERRAL_WITHDRAWN, "referral_withdrawn", "withdrawal of the referral", ""),
    TERM(EVENT, SERVICE_ENDED,      "service_ended",      "end of the service", "Delivered, or ended early."),
    TERM(EVENT, FIRST_RESPONSE,     "first_response",     "first response to the practitioner", ""),
    TERM(EVENT, SUPPLIER_ASSESSMENT_OFFERED, "supplier_assessment_offered", "offer of the supplier assessment",
         "The day on which the offer was made, not the day offered."),
    TERM(EVENT, SUPPLIER_ASSESSMENT_HELD, "supplier_assessment_held", "supplier assessment", ""),
    TERM(EVENT, ACTION_PLAN_SUBMITTED, "action_plan_submitted", "submission of the action plan", "The first version."),
    TERM(EVENT, SESSION_HELD,       "session_held",       "session", "Told apart by its number."),
    TERM(EVENT, SESSION_RECORDED,   "session_recorded",   "record of the session", "Of the session of that number."),
    TERM(EVENT, END_OF_SERVICE_REPORT_SUBMITTED, "end_of_service_report_submitted",
         "submission of the end-of-service report", ""),
    TERM(EVENT, RELEASE_DATE_CHANGED, "release_date_changed", "change of the release date",
         "The day on which another date became known."),
    TERM(EVENT, RELEASE,            "release",            "release date", "A date ahead."),
    TERM(EVENT, ORDER_END,          "order_end",          "end of the order", "A date ahead."),
    TERM(EVENT, RELEASE_NOTIFIED,   "release_notified",   "notice of the planned release", "To the provider."),
    TERM(EVENT, FIRST_TIMELINESS_CHECK, "first_timeliness_check", "first check before the end of the order", ""),
    TERM(EVENT, SECOND_TIMELINESS_CHECK, "second_timeliness_check", "second check before the end of the order", ""),
    TERM(EVENT, SENTENCED,          "sentenced",          "sentence", "The day on which it was passed."),
    TERM(EVENT, PROGRESS_REVIEWED,  "progress_reviewed",  "review of progress", "Told apart by its number."));

VOCABULARY(duty_state, "where a duty stands",
    TERM(DUTY_STATE, NOT_TRIGGERED,  "not_triggered",  "not yet triggered", "What it counts from has not happened."),
    TERM(DUTY_STATE, NOT_DUE,        "not_due",        "not yet due", ""),
    TERM(DUTY_STATE, DUE_TODAY,      "due_today",      "due today", ""),
    TERM(DUTY_STATE, OVERDUE,        "overdue",        "overdue", ""),
    TERM(DUTY_STATE, MET,            "met",            "met", "Early or late."),
    TERM(DUTY_STATE, WITHDRAWN,      "withdrawn",      "withdrawn before it was due", ""),
    TERM(DUTY_STATE, NOT_APPLICABLE, "not_applicable", "not applicable", "Not owed in this case."),
    TERM(DUTY_STATE, NOT_COMPUTABLE, "not_computable", "cannot be computed",
         "Something that it depends on is not known."),
    TERM(DUTY_STATE, NOT_OPEN,       "not_open",       "not yet open", "A window, which nobody owes."),
    TERM(DUTY_STATE, OPEN,           "open",           "open", "A window."),
    TERM(DUTY_STATE, CLOSED,         "closed",         "closed", "A window."));

VOCABULARY(owed_by, "who owes a duty",
    TERM(OWED_BY, SUPPLIER,          "supplier",          "supplier", ""),
    TERM(OWED_BY, PRACTITIONER,      "practitioner",      "practitioner",
         "Of their time: responsible officer, offender manager."),
    TERM(OWED_BY, PRISON,            "prison",            "prison", ""),
    TERM(OWED_BY, PROBATION_SERVICE, "probation_service", "probation service", ""));
