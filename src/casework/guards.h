/*
 * What the files of guards share: one function a guard, and what they look things up with.
 *
 * A guard is total: it adds what stands in the way, and says nothing where it has nothing to look at (no body, no
 * referral, an appointment that another guard has refused). A rule that is not in force on the day of what the command
 * records refuses nothing, nor does any rule where there is no environment.
 */
#ifndef IVNI_CASEWORK_GUARDS_H
#define IVNI_CASEWORK_GUARDS_H

#include "casework/casework.h"

/* ---- guards_general.c */
ivni_guard ivni_guard_phase, ivni_guard_role, ivni_guard_not_ahead, ivni_guard_not_before, ivni_guard_room;
/* ---- guards_referral.c, guards_needs.c, guards_eligible.c */
ivni_guard ivni_guard_same_person, ivni_guard_dates_ahead, ivni_guard_release_expected, ivni_guard_nothing_approved;
ivni_guard ivni_guard_needs_of_service, ivni_guard_complete;
ivni_guard ivni_guard_eligible;
/* ---- guards_appointments.c, guards_order.c, guards_places.c, guards_release.c */
ivni_guard ivni_guard_appointment_known, ivni_guard_appointment_current, ivni_guard_appointment_open,
    ivni_guard_appointment_missed, ivni_guard_appointment_time, ivni_guard_no_clash;
ivni_guard ivni_guard_appointment_in_order, ivni_guard_plan_approved;
ivni_guard ivni_guard_appointment_place, ivni_guard_liaison_first;
ivni_guard ivni_guard_pre_release, ivni_guard_gate;
/* ---- guards_records.c */
ivni_guard ivni_guard_appointment_past, ivni_guard_feedback_open, ivni_guard_attendance_whole,
    ivni_guard_attendance_recorded, ivni_guard_feedback_whole;
/* ---- guards_plans.c */
ivni_guard ivni_guard_assessment_held, ivni_guard_plan_whole, ivni_guard_plan_not_smaller, ivni_guard_plan_in_line,
    ivni_guard_plan_latest, ivni_guard_intensity_offered;
/* ---- guards_end.c */
ivni_guard ivni_guard_begun, ivni_guard_reason_given, ivni_guard_report_owed, ivni_guard_report_whole,
    ivni_guard_report_written, ivni_guard_retention_passed, ivni_guard_end_not_requested;
/* ---- correct.c */
ivni_guard ivni_guard_entry_known, ivni_guard_entry_correctable;

/* ---- guards.c */

/* A refusal by a rule, made like a printed text; the other one, ivni_obstruct, is by the rule of the guard's row. */
ivn_status ivni_obstruct_by(ivni_asking *asking, const char *rule, const char *pointer, const char *format, ...)
    IVNI_PRINTF(4, 5);
/* The same with a source of its own, which is copied: that of a criterion. `rule` need not be one of the rulebook. */
ivn_status ivni_obstruct_from(ivni_asking *asking, const char *rule, const char *source, const char *pointer,
                              const char *message);

/* ---- guards_remarks.c: what is allowed and yet told */

ivn_status ivni_remark_on_days(ivni_asking *asking, const ivn_appointment *offered, ivn_date day);
ivn_status ivni_remark_on_plan(ivni_asking *asking, const ivn_action_plan *plan);
ivn_status ivni_remark_on_deadline(ivni_asking *asking, const ivn_referral_facts *facts);
/* Of an activity of which the document does not say whether the practitioner is consulted before it. */
ivn_status ivni_remark_on_liaison(ivni_asking *asking, const char *activity);

/* ---- guards_lookup.c */

/* A rule that is in force on the day, and its place in the rulebook; NULL: it is not, or there is no environment. */
const ivn_rule *ivni_rule_asked(const ivni_asking *asking, const char *code, size_t length, int64_t *place);
int ivni_rule_asks(const ivni_asking *asking, const char *rule);
/* A figure "RULE/name" of a rule that is in force and whose figure is set: 1, and writes it. */
int ivni_rule_figure(const ivni_asking *asking, const char *path, int32_t *out);

/*
 * A service as the catalogue has it on the day; NULL: it has none. A referral that was sent keeps the service, and the
 * edition, under which it was sent, also when the catalogue has withdrawn it since.
 */
const ivn_service *ivni_service_asked(const ivni_asking *asking, const char *key, const char *edition);
const ivn_service *ivni_referral_service(const ivni_asking *asking);
const ivn_service *ivni_need_service(const ivni_asking *asking, const ivn_chosen_need *need);
/* The n-th service that it was sent to: that of the referral, then that of each need; NULL: the need names none. */
const ivn_service *ivni_service_at(const ivni_asking *asking, uint32_t n);
/* Whether the referral is to a commissioned service, which works by assessment and plan. */
int ivni_is_commissioned(const ivni_asking *asking);
const ivn_contract *ivni_referral_contract(const ivni_asking *asking);

/* The appointment that the body names ("other" or "appointment"); NULL: none, or it is not known. */
const ivn_appointment_view *ivni_appointment_named(const ivni_asking *asking);
const char *ivni_appointment_named_id(const ivni_asking *asking, const char **pointer);
/* The body as the offer of an appointment; NULL: it is none. */
const ivn_appointment *ivni_appointment_offered(const ivni_asking *asking);
/* Of kinds: a meeting on the day of release. Of modes: by telephone or video. */
int ivni_is_on_release(uint32_t kind);
int ivni_is_at_a_distance(uint32_t mode);
/* Not moved to another time; with another one in its place; nothing on record; on record, and it did not take place. */
int ivni_is_current(const ivn_appointment_view *appointment);
int ivni_is_replaced(const ivn_referral_view *referral, uint32_t number);
int ivni_is_open(const ivn_appointment_view *appointment);
int ivni_is_missed(const ivn_appointment_view *appointment);
/* Whether an entry was corrected, and counts no more. */
int ivni_is_struck(const ivn_referral_view *referral, uint32_t number);

int ivni_lists_text(const char *const *texts, uint32_t count, const char *text);
const ivn_item *ivni_item_of(const ivn_item *const *items, uint32_t count, const char *key);
/* The version of the plan that a body means, the latest where it names none; NULL: there is none. guards_plans.c */
const ivn_plan_view *ivni_plan_meant(const ivni_asking *asking);
/* Whether a text says something. */
int ivni_says(const char *text);
/* The British date of an instant; 0: out of range. */
int ivni_day_of(ivn_instant at, ivn_date *out);

#endif
