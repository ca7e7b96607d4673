/*
 * The guard that a person may be referred where they are sent, or that somebody says why all the same. It asks the
 * engine of eligibility for every service that was chosen, on the British day of the sending.
 */
#include <stdio.h>
#include <string.h>

#include "casework/guards.h"

/* The summaries from the best to the worst: of several services the worst stands for the referral. */
static int worse(uint32_t a, uint32_t b)
{
    static const int order[] = {[0] = -1,
                                [IVN_SUMMARY_MAY_REFER] = 0,
                                [IVN_SUMMARY_ELIGIBLE_BUT_UNSUITABLE] = 1,
                                [IVN_SUMMARY_FIND_OUT_FIRST] = 2,
                                [IVN_SUMMARY_MAY_NOT_REFER] = 3};

    return order[a] > order[b];
}

/* ---- what is told of one service */

static uint32_t unmet_level(const ivn_assessment_view *answer)
{
    return answer->summary == IVN_SUMMARY_MAY_NOT_REFER ? IVN_LEVEL_ELIGIBILITY : IVN_LEVEL_SUITABILITY;
}

static int stands_against(const ivn_assessment_view *answer, const ivn_finding *finding, uint32_t offer)
{
    return finding->offer == offer && finding->level == unmet_level(answer) && finding->group_outcome == IVN_NO;
}

/* Where the person is not weighs more than anything else against an offer: it is meant for others. */
static uint32_t weight(const ivn_finding *finding)
{
    return finding->subject == IVN_SUBJECT_IN_CUSTODY ? IVN_MOST_CRITERIA : 1;
}

/* The offer that comes nearest: of those as good as the answer, the one with the fewest criteria against it. */
static uint32_t nearest_offer(const ivn_assessment_view *answer)
{
    uint32_t nearest = 0, fewest = UINT32_MAX;

    for (uint32_t i = 0; i < answer->offer_count; i++) {
        uint32_t count = 0;

        if (answer->offers[i]->summary != answer->summary)
            continue;
        for (uint32_t f = 0; f < answer->finding_count; f++)
            if (stands_against(answer, answer->findings[f], answer->offers[i]->offer))
                count += weight(answer->findings[f]);
        if (count < fewest) {
            fewest = count;
            nearest = answer->offers[i]->offer;
        }
    }
    return nearest;
}

static ivn_status tell_criterion(ivni_asking *asking, const ivn_finding *finding)
{
    char message[256];

    snprintf(message, sizeof message, "Not met: %.150s; expected that it holds, or a reason to send it all the same.",
             finding->title);
    return ivni_obstruct_from(asking, finding->rule, finding->source, "/facts/service_user", message);
}

static ivn_status tell_question(ivni_asking *asking, const ivn_question *question)
{
    char message[320], pointer[128] = "";

    if (question->pointer[0] == '/')
        snprintf(pointer, sizeof pointer, "/facts/service_user%.100s", question->pointer);
    snprintf(message, sizeof message, "Not known: %.150s%s%.60s; expected it, or a reason to send it all the same.",
             question->title, pointer[0] == '\0' ? ", " : "", pointer[0] == '\0' ? question->pointer : "");
    return ivni_obstruct_from(asking, "", "", pointer, message);
}

static ivn_status tell(ivni_asking *asking, const ivn_assessment_view *answer)
{
    const uint32_t before = asking->refusals->count;
    uint32_t offer = nearest_offer(answer);
    ivn_status status = IVN_OK;

    if (answer->summary == IVN_SUMMARY_FIND_OUT_FIRST) {
        for (uint32_t i = 0; status == IVN_OK && i < answer->question_count; i++)
            status = tell_question(asking, answer->questions[i]);
    } else {
        for (uint32_t i = 0; status == IVN_OK && i < answer->finding_count; i++)
            if (stands_against(answer, answer->findings[i], offer))
                status = tell_criterion(asking, answer->findings[i]);
    }
    if (status != IVN_OK || asking->refusals->count > before)
        return status;
    return ivni_obstruct(asking, "/facts/service",
                         "The person may not be referred to it; expected somebody who may be.");
}

/* ---- asking for each service */

/* One service that was chosen, and where. */
typedef struct chosen {
    const char *key, *edition, *pointer;
} chosen;

static int overridden(const ivni_asking *asking)
{
    const ivn_sending *body = asking->body;

    return body != NULL && ivni_says(body->override);
}

/* What an override cannot mend: there is no such service, or the facts about the person cannot be. */
static ivn_status cannot_be_assessed(ivni_asking *asking, const chosen *of, ivn_status why, const ivn_error *error)
{
    char pointer[256];

    if (why == IVN_ERROR_MEMORY || why == IVN_ERROR_LIMIT)
        return why;
    if (why == IVN_ERROR_NOT_FOUND)
        return ivni_obstruct(asking, of->pointer,
                             "No such service on the day; expected one that the catalogue offers with criteria.");
    snprintf(pointer, sizeof pointer, "/facts/service_user%.200s", error->pointer);
    return ivni_obstruct_by(asking, "", pointer,
                            "The facts about the person cannot be: %.150s; expected facts that can.", error->message);
}

static ivn_status assess(ivni_asking *asking, const chosen *of)
{
    const ivn_service *service = ivni_service_asked(asking, of->key, of->edition);
    ivn_environment environment = *asking->environment;
    ivn_error error = {.size = sizeof error};
    ivn_assessment *assessment = NULL;
    const ivn_assessment_view *answer;
    ivn_status status;

    if (service == NULL)
        return cannot_be_assessed(asking, of, IVN_ERROR_NOT_FOUND, &error);
    environment.on = (ivn_number){1, asking->day};
    status = ivn_assess(asking->context, &environment, asking->referral->facts->service_user, service->id, &assessment,
                        &error);
    if (status != IVN_OK)
        return cannot_be_assessed(asking, of, status, &error);
    answer = ivn_assessment_read(assessment);
    if (worse(answer->summary, asking->summary))
        asking->summary = answer->summary;
    if (asking->edition == NULL) {
        asking->edition = ivni_arena_string(asking->arena, answer->edition);
        status = asking->edition == NULL ? ivni_arena_failure(asking->arena) : IVN_OK;
    }
    if (status == IVN_OK && answer->summary != IVN_SUMMARY_MAY_REFER && !overridden(asking))
        status = tell(asking, answer);
    ivn_assessment_free(assessment);
    return status;
}

/* Whether the service of a need is that of the referral or of an earlier need, and has been assessed with it. */
static int assessed_before(const ivn_referral_view *referral, uint32_t place)
{
    const char *key = referral->needs[place]->service;

    if (!ivni_says(key) || strcmp(key, referral->facts->service) == 0)
        return 1;
    for (uint32_t i = 0; i < place; i++)
        if (ivni_says(referral->needs[i]->service) && strcmp(key, referral->needs[i]->service) == 0)
            return 1;
    return 0;
}

ivn_status ivni_guard_eligible(ivni_asking *asking)
{
    const ivn_referral_view *referral = asking->referral;
    const ivn_referral_facts *facts = referral->facts;
    ivn_status status;
    char pointer[64];

    if (facts == NULL || facts->service_user == NULL || !ivni_says(facts->service))
        return IVN_OK;
    status = assess(asking, &(chosen){facts->service, facts->edition, "/facts/service"});
    for (uint32_t i = 0; status == IVN_OK && i < referral->need_count; i++) {
        if (assessed_before(referral, i))
            continue;
        snprintf(pointer, sizeof pointer, "/needs/%u/service", (unsigned)i);
        status = assess(asking, &(chosen){referral->needs[i]->service, NULL, pointer});
    }
    return status;
}
