/*
 * Whether a duty applies: its rule is in force, it is for this kind of service, and its criteria hold for the person on
 * the day. Three values: what is not known matters only where no other reason settles it. Criteria are tested as
 * eligibility tests them.
 */
#include "duties/duties.h"
#include "eligibility/words.h"
#include "people/parts.h"

const char *ivni_judge_take(ivni_judge *judge)
{
    const char *taken = NULL;

    if (judge->words.status == IVN_OK)
        taken = ivni_arena_text(judge->arena, judge->words.size > 0 ? judge->words.data : "", judge->words.size);
    judge->words.size = 0;
    return taken;
}

ivn_status ivni_judge_no_room(const ivni_judge *judge)
{
    ivn_status status = judge->words.status;

    if (status == IVN_OK)
        status = ivni_arena_failure(judge->arena);
    if (status == IVN_OK)
        status = ivni_arena_failure(judge->scratch);
    return ivni_fail_status(judge->error, status);
}

/* The words made so far are the cause; `missing` is one of the library's own. */
static ivn_status rule_so(ivni_judge *judge, ivn_flag applies, const char *missing, ivni_ruling *out)
{
    *out = (ivni_ruling){applies, ivni_judge_take(judge), missing};
    return out->cause == NULL ? ivni_judge_no_room(judge) : IVN_OK;
}

ivn_status ivni_judge_kind(ivni_judge *judge, const ivn_duty_row *row, ivn_date day, ivni_ruling *out)
{
    const ivn_rule *rule = ivn_rulebook_rule(judge->environment->rulebook, row->rule);

    if (rule != NULL && !ivni_rule_in_force(rule, day)) {
        ivni_text_string(&judge->words, "the rule is not in force on ");
        ivni_text_date(&judge->words, day);
        return rule_so(judge, IVN_NO, "", out);
    }
    if (row->kind_count == 0 || ivni_lists_code(row->kinds, row->kind_count, judge->facts->kind))
        return rule_so(judge, IVN_YES, "", out);
    ivni_text_string(&judge->words,
                     judge->facts->kind == 0 ? "the kind of service" : "it is for other kinds of service");
    return judge->facts->kind == 0 ? rule_so(judge, IVN_UNKNOWN, "/kind", out) : rule_so(judge, IVN_NO, "", out);
}

/* The criteria of a row on a day, and what they came to. */
typedef struct bench {
    ivni_judge *judge;
    const ivn_duty_row *row;
    uint32_t known;
    ivni_program program;
    ivni_person person;
    ivni_atom *atoms; /* by criterion; without a criterion: not in force on the day */
    uint8_t *outcomes;
} bench;

/* As people derives them, but with the release date and the whereabouts that were known then. */
static ivn_status derive(bench *at)
{
    ivni_range *ranges = at->person.subjects.ranges;
    const ivni_judge *judge = at->judge;
    ivn_number release = ivni_release_known(&judge->timeline, at->known);
    ivn_flag custody = ivni_custody_known(&judge->timeline, at->known);
    ivn_date day = at->program.day;

    at->person.user = judge->timeline.user;
    if (ivni_subjects_derive(at->person.user, day, &judge->law, &at->person.subjects) != IVN_OK)
        return ivni_fail_at(judge->error, IVN_ERROR_INVALID, -1, "/service_user/date_of_birth",
                            "the date of birth lies after a day on which a duty is judged");
    ranges[IVN_SUBJECT_DAYS_TO_RELEASE] = ivni_subject_bounds(IVN_SUBJECT_DAYS_TO_RELEASE);
    if (release.known)
        ranges[IVN_SUBJECT_DAYS_TO_RELEASE] = (ivni_range){release.value - day, release.value - day};
    if (custody != IVN_UNKNOWN)
        at->person.subjects.may[IVN_SUBJECT_IN_CUSTODY] = ivni_flag_may(custody);
    return IVN_OK;
}

static ivn_status compile(bench *at)
{
    const ivn_duty_row *row = at->row;

    for (uint32_t i = 0; i < row->criterion_count; i++) {
        const ivn_rule *rule = ivn_rulebook_rule(at->program.rulebook, row->criteria[i]->rule);
        ivn_status status = IVN_OK;

        if (rule == NULL || ivni_rule_in_force(rule, at->program.day))
            status = ivni_atom_compile(&at->program, row->criteria[i], &at->atoms[i], at->judge->error);
        if (status != IVN_OK)
            return status;
        if (at->atoms[i].criterion != NULL)
            at->outcomes[i] = (uint8_t)ivni_atom_outcome(&at->program, &at->atoms[i], &at->person);
    }
    return IVN_OK;
}

static ivn_status open_bench(bench *at, ivni_judge *judge, const ivn_duty_row *row, ivn_date day, uint32_t known)
{
    *at = (bench){.judge = judge, .row = row, .known = known};
    at->atoms = ivni_arena_array(judge->scratch, row->criterion_count, sizeof *at->atoms);
    at->outcomes = ivni_arena_array(judge->scratch, row->criterion_count, 1);
    if (at->atoms == NULL || at->outcomes == NULL)
        return ivni_judge_no_room(judge);
    at->program = (ivni_program){.catalogue = judge->environment->catalogue,
                                 .rulebook = judge->environment->rulebook,
                                 .day = day,
                                 .law = judge->law};
    ivn_status status = derive(at);
    return status == IVN_OK ? compile(at) : status;
}

static int counts(const bench *at, uint32_t criterion, uint32_t group)
{
    return at->atoms[criterion].criterion != NULL && at->row->criteria[criterion]->group == group;
}

/* Alternatives; a group none of which is in force does not count. */
static ivn_flag group_outcome(const bench *at, uint32_t group)
{
    int counted = 0, open = 0;

    for (uint32_t i = 0; i < at->row->criterion_count; i++) {
        if (!counts(at, i, group))
            continue;
        if (at->outcomes[i] == IVN_YES)
            return IVN_YES;
        counted = 1;
        open |= at->outcomes[i] == IVN_UNKNOWN;
    }
    return !counted ? IVN_YES : open ? IVN_UNKNOWN : IVN_NO;
}

/* What does not hold: the alternatives of a group, with the values compared. */
static void say_what_does_not_hold(bench *at, uint32_t group)
{
    ivni_text *words = &at->judge->words;
    const char *between = "this does not hold: ";

    for (uint32_t i = 0; i < at->row->criterion_count; i++) {
        if (!counts(at, i, group))
            continue;
        ivni_text_string(words, between);
        ivni_text_string(words, at->row->criteria[i]->title);
        ivni_text_string(words, " (");
        ivni_words_actual(words, &at->person, &at->atoms[i]);
        ivni_text_string(words, ", needs ");
        ivni_words_expected(words, &at->atoms[i]);
        ivni_text_string(words, ")");
        between = " or ";
    }
}

/* A pointer in the facts of the person, as one in those of the case. */
static const char *in_the_case(ivni_judge *judge)
{
    const char *pointer = ivni_judge_take(judge);

    if (pointer == NULL)
        return NULL;
    ivni_text_string(&judge->words, "/service_user");
    ivni_text_string(&judge->words, pointer);
    return ivni_judge_take(judge);
}

/*
 * The pointer in the case of what an atom lacks. A release date that changes later was not known then: the event that
 * it was judged with is to say it.
 */
static const char *pointer_of(bench *at, const ivni_atom *atom)
{
    const ivni_timeline *timeline = &at->judge->timeline;
    ivni_text *words = &at->judge->words;

    if (atom->test != IVNI_TEST_FIGURE && atom->subject == IVN_SUBJECT_DAYS_TO_RELEASE && at->known > 0 &&
        ivni_release_changes_later(timeline, at->known)) {
        ivni_text_format(words, "/events/%u/release", (unsigned)timeline->happenings[at->known - 1].place);
        return ivni_judge_take(at->judge);
    }
    ivni_words_missing(words, &at->program, &at->person, atom);
    if (words->size > 0 && words->data[0] == '/')
        return in_the_case(at->judge);
    return ivni_judge_take(at->judge);
}

static ivn_status say_what_is_missing(bench *at, uint32_t group, ivni_ruling *out)
{
    uint32_t i = 0;
    const char *pointer;

    while (!counts(at, i, group) || at->outcomes[i] != IVN_UNKNOWN)
        i++;
    pointer = pointer_of(at, &at->atoms[i]);
    if (pointer == NULL)
        return ivni_judge_no_room(at->judge);
    ivni_text_string(&at->judge->words, at->atoms[i].test == IVNI_TEST_FIGURE
                                            ? at->atoms[i].figure->title
                                            : ivni_subject_title(at->atoms[i].subject));
    return rule_so(at->judge, IVN_UNKNOWN, pointer, out);
}

/* The first group that fails settles it; else the first that is open; else what was said before stands. */
static ivn_status judge_groups(bench *at, ivni_ruling *out)
{
    const ivn_criterion *const *criteria = at->row->criteria;
    uint32_t open = 0;

    for (uint32_t i = 0; i < at->row->criterion_count; i++) {
        ivn_flag outcome = group_outcome(at, criteria[i]->group);

        if (outcome == IVN_NO) {
            say_what_does_not_hold(at, criteria[i]->group);
            return rule_so(at->judge, IVN_NO, "", out);
        }
        if (outcome == IVN_UNKNOWN && open == 0)
            open = criteria[i]->group;
    }
    return open == 0 || out->applies == IVN_UNKNOWN ? IVN_OK : say_what_is_missing(at, open, out);
}

ivn_status ivni_judge_row(ivni_judge *judge, const ivn_duty_row *row, ivn_date day, uint32_t known, ivni_ruling *out)
{
    ivn_status status = ivni_judge_kind(judge, row, day, out);
    bench at;

    if (status != IVN_OK || out->applies == IVN_NO || row->criterion_count == 0)
        return status;
    status = open_bench(&at, judge, row, day, known);
    return status == IVN_OK ? judge_groups(&at, out) : status;
}
