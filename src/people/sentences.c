/*
 * Legal bases and requirements: which are in force on a day, and what of them is still to be found out.
 */
#include "people/parts.h"

#define BIT(code) (1u << (code))

/* The kinds of requirement that services ask for. */
#define REHABILITATION BIT(IVN_REQUIREMENT_REHABILITATION_ACTIVITY)
#define PROBATION BIT(IVN_REQUIREMENT_PROBATION)
#define UNPAID_WORK BIT(IVN_REQUIREMENT_UNPAID_WORK)
#define PROGRAMME BIT(IVN_REQUIREMENT_PROGRAMME)
#define ATTENDANCE BIT(IVN_REQUIREMENT_ATTENDANCE_CENTRE)

/* Unpaid work is never a licence condition; a programme may be a condition of any licence or of supervision. */
static const uint32_t carries[] = {
    [IVN_BASIS_COMMUNITY_ORDER] = REHABILITATION | PROBATION | UNPAID_WORK | PROGRAMME | ATTENDANCE,
    [IVN_BASIS_SUSPENDED_SENTENCE_ORDER] = REHABILITATION | PROBATION | UNPAID_WORK | PROGRAMME | ATTENDANCE,
    [IVN_BASIS_LICENCE] = PROGRAMME,
    [IVN_BASIS_POST_SENTENCE_SUPERVISION] = PROGRAMME,
    [IVN_BASIS_TEMPORARY_LICENCE] = PROGRAMME,
    [IVN_BASIS_SUPERVISION_DEFAULT_ORDER] = UNPAID_WORK,
    [IVN_BASIS_ENFORCEMENT_ORDER] = UNPAID_WORK,
    [IVN_BASIS_FINE_DEFAULT] = ATTENDANCE,
};

/* Bases that are subjects by themselves. */
#define BASES(IS)                                                                                                      \
    IS(COMMUNITY_ORDER)                                                                                                \
    IS(SUSPENDED_SENTENCE_ORDER)                                                                                       \
    IS(LICENCE)                                                                                                        \
    IS(POST_SENTENCE_SUPERVISION)                                                                                      \
    IS(SUPERVISION_DEFAULT_ORDER)                                                                                      \
    IS(ENFORCEMENT_ORDER)                                                                                              \
    IS(FINE_DEFAULT)                                                                                                   \
    IS(TEMPORARY_LICENCE)

/* A requirement's subject, and that of its hours (0: none). The probation requirement counts as rehabilitation
 * activity. */
static const struct {
    uint16_t subject, hours;
    uint32_t kinds;
} requirements[] = {
    {IVN_SUBJECT_REHABILITATION_ACTIVITY, 0, REHABILITATION | PROBATION},
    {IVN_SUBJECT_UNPAID_WORK_REQUIREMENT, IVN_SUBJECT_UNPAID_WORK_HOURS, UNPAID_WORK},
    {IVN_SUBJECT_PROGRAMME_REQUIREMENT, 0, PROGRAMME},
    {IVN_SUBJECT_ATTENDANCE_CENTRE_REQUIREMENT, IVN_SUBJECT_ATTENDANCE_CENTRE_HOURS, ATTENDANCE},
};
#define REQUIREMENTS (sizeof requirements / sizeof *requirements)

/* What the law says on the day, asked once. */
typedef struct present_law {
    ivn_flag supervision, probation_requirement;
} present_law;

/* A sentence, or all of them: bits of IVN_BASIS_* and IVN_REQUIREMENT_*. What is not yes may be open, else it is no. */
typedef struct held {
    uint32_t stated; /* in force by what the host says, repealed or not */
    uint32_t bases, open_bases;
    uint32_t kinds, open_kinds;
} held;

static present_law law_on(const ivni_law *law, ivn_date day)
{
    return (present_law){ivni_law_has_supervision(law, day), ivni_law_has_probation_requirement(law, day)};
}

uint32_t ivni_basis_carries(uint32_t basis)
{
    return basis < sizeof carries / sizeof *carries ? carries[basis] : 0;
}

int ivni_sentence_stated(const ivn_sentence *sentence, ivn_date day)
{
    uint32_t to_come = (sentence->imposed.known & (uint32_t)(sentence->imposed.value > day)) |
                       (sentence->starts.known & (uint32_t)(sentence->starts.value > day));
    uint32_t over = sentence->ends.known & (uint32_t)(sentence->ends.value < day);

    return (to_come | over) == 0;
}

/* Post-sentence supervision ended with its repeal. A supervision default order did not: it answers a failure before it.
 */
static ivn_flag in_force(const ivn_sentence *sentence, present_law law)
{
    return sentence->basis == IVN_BASIS_POST_SENTENCE_SUPERVISION ? law.supervision : IVN_YES;
}

static uint32_t listed_kinds(const ivn_sentence *sentence)
{
    uint32_t kinds = ivni_if(sentence->rehabilitation_activity == IVN_YES) & REHABILITATION;

    for (uint32_t i = 0; i < sentence->requirement_count; i++)
        kinds |= BIT(sentence->requirements[i]->kind);
    return kinds;
}

/* Kinds that the sentence has and those that it may have, if it is in force. */
static held requirements_of(const ivn_sentence *sentence, present_law law)
{
    uint32_t carried = ivni_basis_carries(sentence->basis);
    uint32_t listed = listed_kinds(sentence) & carried;
    uint32_t open = ivni_if(sentence->requirements_complete != IVN_YES) & carried & ~(listed | PROBATION);

    open &= ~(ivni_if(sentence->rehabilitation_activity == IVN_NO) & REHABILITATION);
    if (law.probation_requirement != IVN_YES && listed & PROBATION) {
        listed &= ~PROBATION;
        open |= law.probation_requirement == IVN_UNKNOWN ? PROBATION : 0;
    }
    return (held){.kinds = listed, .open_kinds = open};
}

static held look_at(const ivn_sentence *sentence, ivn_date day, present_law law)
{
    ivn_flag force = in_force(sentence, law);
    held sentence_holds;

    if (!ivni_sentence_stated(sentence, day))
        return (held){0};
    if (force == IVN_NO)
        return (held){.stated = BIT(sentence->basis)};
    sentence_holds = requirements_of(sentence, law);
    sentence_holds.stated = BIT(sentence->basis);
    if (force == IVN_YES) {
        sentence_holds.bases = BIT(sentence->basis);
    } else {
        sentence_holds.open_bases = BIT(sentence->basis);
        sentence_holds.open_kinds |= sentence_holds.kinds;
        sentence_holds.kinds = 0;
    }
    return sentence_holds;
}

static held look_at_all(const ivn_service_user *user, ivn_date day, present_law law)
{
    held all = {0};

    for (uint32_t i = 0; i < user->sentence_count; i++) {
        held one = look_at(user->sentences[i], day, law);
        all.stated |= one.stated;
        all.bases |= one.bases;
        all.open_bases |= one.open_bases;
        all.kinds |= one.kinds;
        all.open_kinds |= one.open_kinds;
    }
    all.open_bases |= ivni_if(user->sentences_complete != IVN_YES);
    all.open_kinds |= ivni_if(user->sentences_complete != IVN_YES);
    return all;
}

/*
 * The hours that the listed requirements of a kind state. Further requirements that are not listed do not make them
 * less known: the figure is that of the requirements that there are for certain.
 */
static ivni_range hours_of(const ivn_service_user *user, ivn_date day, uint32_t kind)
{
    int64_t sum = 0;
    int known = 1;

    for (uint32_t i = 0; i < user->sentence_count; i++) {
        const ivn_sentence *sentence = user->sentences[i];
        if (!ivni_sentence_stated(sentence, day) || !(ivni_basis_carries(sentence->basis) & kind))
            continue;
        for (uint32_t j = 0; j < sentence->requirement_count; j++) {
            if (!(BIT(sentence->requirements[j]->kind) & kind))
                continue;
            sum += sentence->requirements[j]->hours.value;
            known = known && sentence->requirements[j]->hours.known;
        }
    }
    sum = sum > IVNI_MOST_HOURS ? IVNI_MOST_HOURS : sum;
    return (ivni_range){(int32_t)sum, known ? (int32_t)sum : IVNI_MOST_HOURS};
}

/* Whether any of some bases, or kinds of requirement, is there: it is, it may be, or it is not. */
static uint8_t bits_may(uint32_t there, uint32_t open, uint32_t bits)
{
    return ivni_settled_may((there & bits) != 0, (open & bits) != 0);
}

/* The hours of a requirement that is not there are none. */
static void derive_hours(const ivn_service_user *user, ivn_date day, uint32_t kind, uint8_t may, ivni_range *hours)
{
    if (may == IVNI_MAY_BE_YES)
        *hours = hours_of(user, day, kind);
    else
        hours->high = ivni_choose_number(may == IVNI_MAY_BE_NO, 0, hours->high);
}

#define TAKE_BASIS(basis) out->may[IVN_SUBJECT_##basis] = bits_may(all.bases, all.open_bases, BIT(IVN_BASIS_##basis));

uint32_t ivni_sentences_derive(const ivn_service_user *user, ivn_date day, const ivni_law *law, ivni_subjects *out)
{
    const uint32_t sentences = ~BIT(IVN_BASIS_REMAND); /* on remand nobody has been sentenced */
    held all = look_at_all(user, day, law_on(law, day));

    out->may[IVN_SUBJECT_SENTENCED] = bits_may(all.bases, all.open_bases, sentences);
    BASES(TAKE_BASIS)
    for (size_t i = 0; i < REQUIREMENTS; i++) {
        uint8_t may = bits_may(all.kinds, all.open_kinds, requirements[i].kinds);
        out->may[requirements[i].subject] = may;
        if (requirements[i].hours != 0)
            derive_hours(user, day, requirements[i].kinds, may, &out->ranges[requirements[i].hours]);
    }
    return all.stated;
}

/* --- what is missing -------------------------------------------------------------------------------------------- */

static void write_sentence(ivni_text *out, uint32_t place, const char *member)
{
    ivni_text_string(out, "/sentences/");
    ivni_text_integer(out, place);
    ivni_text_string(out, "/");
    ivni_text_string(out, member);
}

/* The first sentence that leaves a requirement open, and why it does. */
static void missing_requirement(const ivni_asked *asked, uint32_t kinds, ivni_text *out)
{
    present_law law = law_on(asked->law, asked->day);

    for (uint32_t i = 0; i < asked->user->sentence_count; i++) {
        const ivn_sentence *sentence = asked->user->sentences[i];
        held one = look_at(sentence, asked->day, law);
        if (!(one.open_kinds & kinds))
            continue;
        if (one.open_kinds & kinds & PROBATION)
            ivni_text_string(out, IVNI_MISSING_PROBATION_REQUIREMENT);
        else if (one.open_bases != 0 && listed_kinds(sentence) & kinds)
            ivni_text_string(out, IVNI_MISSING_REPEAL);
        else
            write_sentence(out, i, kinds & REHABILITATION ? "rehabilitation_activity" : "requirements");
        return;
    }
    ivni_text_string(out, "/sentences");
}

static void missing_hours(const ivni_asked *asked, uint32_t kind, ivni_text *out)
{
    for (uint32_t i = 0; i < asked->user->sentence_count; i++) {
        const ivn_sentence *sentence = asked->user->sentences[i];
        if (!ivni_sentence_stated(sentence, asked->day) || !(ivni_basis_carries(sentence->basis) & kind))
            continue;
        for (uint32_t j = 0; j < sentence->requirement_count; j++) {
            if (BIT(sentence->requirements[j]->kind) & kind && !sentence->requirements[j]->hours.known) {
                ivni_text_format(out, "/sentences/%u/requirements/%u/hours", (unsigned)i, (unsigned)j);
                return;
            }
        }
    }
    missing_requirement(asked, kind, out);
}

/* Whether it is the law alone that leaves a basis open: such a sentence is listed. */
static int law_is_open(const ivni_asked *asked)
{
    present_law law = law_on(asked->law, asked->day);

    for (uint32_t i = 0; i < asked->user->sentence_count; i++) {
        if (look_at(asked->user->sentences[i], asked->day, law).open_bases != 0)
            return 1;
    }
    return 0;
}

void ivni_sentences_missing(const ivni_asked *asked, ivni_text *out)
{
    uint32_t subject = asked->subject;

    for (size_t i = 0; i < REQUIREMENTS; i++) {
        if (requirements[i].subject == subject) {
            missing_requirement(asked, requirements[i].kinds, out);
            return;
        }
        if (requirements[i].hours == subject) {
            missing_hours(asked, requirements[i].kinds, out);
            return;
        }
    }
    if ((subject == IVN_SUBJECT_POST_SENTENCE_SUPERVISION || subject == IVN_SUBJECT_SENTENCED) && law_is_open(asked))
        ivni_text_string(out, IVNI_MISSING_REPEAL);
    else
        ivni_text_string(out, "/sentences");
}
