/*
 * The guards of a referral before it is worked on: whom it is about, what it asks for, whether it is complete.
 */
#include <string.h>

#include "casework/guards.h"
#include "catalogue/catalogue.h"
#include "people/subjects.h"

/* The facts that a command brings or, where it sends the referral, that stand. */
typedef struct looked_at {
    const ivn_referral_facts *facts; /* NULL: there is nothing to look at */
    const char *pointer;             /* where they are */
} looked_at;

static looked_at facts_of(const ivni_asking *asking)
{
    if (asking->transition->command == IVN_COMMAND_SEND)
        return (looked_at){asking->referral->facts, "/facts"};
    return (looked_at){asking->body, "/body"};
}

static const char *at(const looked_at *of, const char *body, const char *facts)
{
    return of->pointer[1] == 'b' ? body : facts;
}

/* ---- the same person, the same service */

static int differs(const char *said, const char *stands)
{
    return ivni_says(said) && (!ivni_says(stands) || strcmp(said, stands) != 0);
}

static int takes_away(const ivn_referral_facts *body, const char *pointer)
{
    for (uint32_t i = 0; i < body->clear_count; i++)
        if (strcmp(body->clear[i], pointer) == 0)
            return 1;
    return 0;
}

static const char *reference_of(const ivn_referral_facts *facts)
{
    return facts == NULL || facts->service_user == NULL ? NULL : facts->service_user->reference;
}

/* With the referral lie its service and its supplier, unless it is still, or again, with whoever refers. */
static ivn_status same_service(ivni_asking *asking, const ivn_referral_facts *body)
{
    static const struct {
        const char *pointer, *name;
        size_t member;
    } fixed[] = {{"/body/service", "/service", offsetof(ivn_referral_facts, service)},
                 {"/body/edition", "/edition", offsetof(ivn_referral_facts, edition)},
                 {"/body/contract", "/contract", offsetof(ivn_referral_facts, contract)},
                 {"/body/provider", "/provider", offsetof(ivn_referral_facts, provider)}};
    const ivn_referral_facts *stands = asking->referral->facts;
    ivn_status status = IVN_OK;

    for (size_t i = 0; status == IVN_OK && i < sizeof fixed / sizeof *fixed; i++) {
        const char *const *said = (const char *const *)((const char *)body + fixed[i].member);
        const char *const *was = (const char *const *)((const char *)stands + fixed[i].member);

        if (differs(*said, *was) || takes_away(body, fixed[i].name))
            status = ivni_obstruct(asking, fixed[i].pointer,
                                   "The referral is with the supplier; expected the same service, edition, contract "
                                   "and supplier as when it was sent.");
    }
    return status;
}

ivn_status ivni_guard_same_person(ivni_asking *asking)
{
    const ivn_referral_facts *body = asking->body, *stands = asking->referral->facts;
    uint32_t phase = asking->referral->phase;
    ivn_status status = IVN_OK;

    if (body == NULL || stands == NULL)
        return IVN_OK;
    if (differs(reference_of(body), reference_of(stands)) || takes_away(body, "/service_user") ||
        takes_away(body, "/service_user/reference"))
        status =
            ivni_obstruct(asking, "/body/service_user/reference",
                          "Another person than the referral is about; expected the reference it was drafted with.");
    if (status == IVN_OK && takes_away(body, "/service"))
        status = ivni_obstruct(asking, "/body/clear", "A referral has a service; expected another service instead.");
    if (status != IVN_OK || phase == IVN_PHASE_DRAFT || phase == IVN_PHASE_RETURNED)
        return status;
    return same_service(asking, body);
}

/* ---- deadlines and days */

static ivn_status days_are_possible(ivni_asking *asking, const looked_at *of)
{
    ivn_number days = of->facts->enforceable_days;
    int32_t least, most;

    if (!days.known || !ivni_rule_figure(asking, "RM-ENFORCEABLE-DAYS/least", &least) ||
        !ivni_rule_figure(asking, "RM-ENFORCEABLE-DAYS/most", &most) || (days.value >= least && days.value <= most))
        return IVN_OK;
    return ivni_obstruct_by(asking, "RM-ENFORCEABLE-DAYS", at(of, "/body/enforceable_days", "/facts/enforceable_days"),
                            "Not a possible number of days of enforceable contact; expected %d to %d.", (int)least,
                            (int)most);
}

ivn_status ivni_guard_dates_ahead(ivni_asking *asking)
{
    looked_at of = facts_of(asking);
    ivn_status status = IVN_OK;

    if (of.facts == NULL)
        return IVN_OK;
    if (of.facts->complete_by.known && of.facts->complete_by.value < asking->day)
        status =
            ivni_obstruct_by(asking, "RM-DEADLINE", at(&of, "/body/complete_by", "/facts/complete_by"),
                             "The day by which it is to be done is past; expected the present day or a later one.");
    if (status == IVN_OK)
        status = days_are_possible(asking, &of);
    return status == IVN_OK && asking->transition->command == IVN_COMMAND_SEND
               ? ivni_remark_on_deadline(asking, of.facts)
               : status;
}

/* ---- release */

static int in_custody(const ivni_asking *asking, const ivn_service_user *user)
{
    ivni_subjects subjects;
    ivni_law law;

    if (user->custody != NULL && user->custody->in_custody != IVN_UNKNOWN)
        return user->custody->in_custody == IVN_YES;
    ivni_law_of(asking->environment->rulebook, &law);
    return ivni_subjects_derive(user, asking->day, &law, &subjects) == IVN_OK &&
           ivni_subject_range(&subjects, IVN_SUBJECT_IN_CUSTODY).low == IVN_YES;
}

static ivn_status release_on_sending(ivni_asking *asking, const ivn_referral_facts *facts)
{
    const ivn_service_user *user = facts->service_user;
    int dated = user != NULL && user->custody != NULL && user->custody->release_date_count > 0;

    if (user == NULL || dated || ivni_says(facts->release_unknown) || !in_custody(asking, user))
        return IVN_OK;
    return ivni_obstruct_by(asking, "RM-RELEASE", "/facts/service_user/custody/release_dates",
                            "In custody, without a release date; expected a date, or the reason why none is known.");
}

ivn_status ivni_guard_release_expected(ivni_asking *asking)
{
    const ivn_referral_facts *facts = asking->referral->facts;
    const ivn_custody *custody = asking->body;

    if (facts == NULL)
        return IVN_OK;
    if (asking->transition->command == IVN_COMMAND_SEND)
        return release_on_sending(asking, facts);
    if (custody == NULL || custody->in_custody != IVN_YES || custody->release_date_count > 0 ||
        ivni_says(facts->release_unknown))
        return IVN_OK;
    return ivni_obstruct_by(asking, "RM-RELEASE", "/body/release_dates",
                            "In custody, without a release date; expected a date, or the reason why none is known "
                            "among the facts of the referral.");
}

ivn_status ivni_guard_nothing_approved(ivni_asking *asking)
{
    if (asking->referral->approved_plan == NULL)
        return IVN_OK;
    return ivni_obstruct(asking, "",
                         "An action plan has been approved; expected needs, complexity and outcomes as they are.");
}
