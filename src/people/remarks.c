/*
 * What a reader of an answer about a person should know beside it: sources that differ, law that is changing, facts
 * that were not counted. Sentences only: no date, no name.
 */
#include "people/parts.h"

#define BIT(code) (1u << (code))

/* By the source that counts. */
static const char *const release_dates_differ[] = {
    [IVN_RELEASE_ACTUAL] = "Sources give different release dates: the actual date counts.",
    [IVN_RELEASE_CONFIRMED] = "Sources give different release dates: the one confirmed by the prison counts.",
    [IVN_RELEASE_PAROLE] = "Sources give different release dates: the one directed by the Parole Board counts.",
    [IVN_RELEASE_HOME_DETENTION_CURFEW] =
        "Sources give different release dates: the one for home detention curfew counts.",
    [IVN_RELEASE_CONDITIONAL] = "Sources give different release dates: the conditional release date counts.",
    [IVN_RELEASE_AUTOMATIC] = "Sources give different release dates: the automatic release date counts.",
    [IVN_RELEASE_EXPECTED] = "Sources give different release dates: the expected one counts.",
};

static void add(ivni_remarks *remarks, int holds, const char *remark)
{
    if (holds)
        remarks->list[remarks->count++] = remark;
}

static int dates_differ(const ivn_custody *custody, const ivn_release_date *counts)
{
    for (uint32_t i = 0; i < custody->release_date_count; i++) {
        if (custody->release_dates[i]->date.value != counts->date.value)
            return 1;
    }
    return 0;
}

static void remark_on_release(const ivn_service_user *user, ivn_date day, ivni_remarks *out)
{
    const ivn_release_date *release = ivni_release_of(user);

    if (release == NULL)
        return;
    add(out, dates_differ(user->custody, release), release_dates_differ[release->source]);
    add(out, user->custody->in_custody == IVN_YES && release->date.value < day,
        "The release date has passed, though the person is said to be in custody.");
}

/* What is listed among the sentences in force: their bases, their requirements, and those that they cannot carry. */
typedef struct listing {
    uint32_t bases, requirements, not_carried;
} listing;

static void list_requirement(uint32_t kind, uint32_t basis, listing *listed)
{
    const uint32_t orders = ivni_basis_carries(IVN_BASIS_COMMUNITY_ORDER);

    listed->requirements |= BIT(kind) & ivni_basis_carries(basis);
    listed->not_carried |= BIT(kind) & orders & ~ivni_basis_carries(basis);
}

static listing list_all(const ivn_service_user *user, ivn_date day)
{
    listing listed = {0, 0, 0};

    for (uint32_t i = 0; i < user->sentence_count; i++) {
        const ivn_sentence *sentence = user->sentences[i];
        if (!ivni_sentence_stated(sentence, day))
            continue;
        listed.bases |= BIT(sentence->basis);
        if (sentence->rehabilitation_activity == IVN_YES)
            list_requirement(IVN_REQUIREMENT_REHABILITATION_ACTIVITY, sentence->basis, &listed);
        for (uint32_t j = 0; j < sentence->requirement_count; j++)
            list_requirement(sentence->requirements[j]->kind, sentence->basis, &listed);
    }
    return listed;
}

static void remark_on_law(const listing *listed, ivn_date day, const ivni_law *law, ivni_remarks *out)
{
    ivn_flag supervision = ivni_law_has_supervision(law, day);
    ivn_flag probation = ivni_law_has_probation_requirement(law, day);

    if (listed->bases & BIT(IVN_BASIS_POST_SENTENCE_SUPERVISION)) {
        add(out, supervision == IVN_NO, "Post-sentence supervision has been repealed: it is no longer a legal basis.");
        add(out, supervision == IVN_UNKNOWN,
            "Post-sentence supervision is being repealed: the day on which that takes effect has not been set "
            "(LAW-PSS).");
    }
    if (listed->requirements & BIT(IVN_REQUIREMENT_PROBATION)) {
        add(out, probation == IVN_NO, "The probation requirement is not yet law: it does not count.");
        add(out, probation == IVN_UNKNOWN,
            "The day on which the probation requirement became law has not been set (LAW-PROBATION-REQUIREMENT).");
    }
}

void ivni_remarks_on(const ivn_service_user *user, ivn_date day, const ivni_law *law, ivni_remarks *out)
{
    listing listed = list_all(user, day);

    out->count = 0;
    remark_on_release(user, day, out);
    remark_on_law(&listed, day, law, out);
    add(out, listed.not_carried != 0,
        "A requirement is listed under a legal basis that cannot carry it: it does not count.");
}
