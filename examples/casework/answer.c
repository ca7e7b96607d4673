/*
 * One answer in full. Findings come from the library in the order of their weight; those of one offer and group are
 * alternatives, so they are told together.
 */
#include "answer.h"

#include <stdio.h>
#include <string.h>

enum { VALUE_COLUMN = 72, POINTER_COLUMN = 60 };

const char *summary_in_words(uint32_t summary)
{
    static const char *const words[] = {"no answer", "may be referred to", "may not be referred to", "find out first",
                                        "eligible but unsuitable"};

    return words[summary <= IVN_SUMMARY_ELIGIBLE_BUT_UNSUITABLE ? summary : 0];
}

/* --- groups of findings ------------------------------------------------------------------------------------------- */

static int same_group(const ivn_finding *one, const ivn_finding *other)
{
    return one->offer == other->offer && one->group == other->group && one->group_outcome == other->group_outcome;
}

/* The place after the last finding of the group that starts at `from`. */
static uint32_t group_end(const ivn_assessment_view *answer, uint32_t from)
{
    uint32_t end = from + 1;

    while (end < answer->finding_count && same_group(answer->findings[from], answer->findings[end]))
        end++;
    return end;
}

static uint32_t summary_of_offer(const ivn_assessment_view *answer, uint32_t offer)
{
    for (uint32_t i = 0; i < answer->offer_count; i++) {
        if (answer->offers[i]->offer == offer)
            return answer->offers[i]->summary;
    }
    return 0;
}

/* --- in a few words ----------------------------------------------------------------------------------------------- */

static uint32_t obstacles_of(const ivn_assessment_view *answer, uint32_t level, uint32_t offer)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < answer->finding_count; i = group_end(answer, i)) {
        const ivn_finding *finding = answer->findings[i];
        count += finding->offer == offer && finding->level == level && finding->group_outcome == IVN_NO;
    }
    return count;
}

/* The offer with the fewest groups in its way. */
static uint32_t nearest_offer(const ivn_assessment_view *answer, uint32_t level)
{
    uint32_t nearest = 0, fewest = UINT32_MAX;

    for (uint32_t i = 0; i < answer->offer_count; i++) {
        uint32_t obstacles = obstacles_of(answer, level, answer->offers[i]->offer);
        if (answer->offers[i]->summary == answer->summary && obstacles < fewest) {
            fewest = obstacles;
            nearest = answer->offers[i]->offer;
        }
    }
    return nearest;
}

/* A flag's own value would read wrong beside a title such as "not sentenced": there the outcome is told. */
static void add_value(const ivn_finding *finding, struct words *out)
{
    uint32_t kind = ivn_subject_kind(finding->subject);

    if (kind == IVN_SUBJECT_KIND_FLAG)
        words_add(out, "%s", finding->outcome == IVN_YES ? "yes" : finding->outcome == IVN_NO ? "no" : "not known");
    else
        words_add(out, "%s", finding->actual);
    if (kind != IVN_SUBJECT_KIND_FLAG && kind != IVN_SUBJECT_KIND_CODE && finding->outcome == IVN_NO)
        words_add(out, " (needs %s)", finding->expected);
}

static void add_group(const ivn_assessment_view *answer, uint32_t from, struct words *out)
{
    for (uint32_t i = from; i < group_end(answer, from); i++) {
        const ivn_finding *finding = answer->findings[i];
        words_add(out, "%s%s: ", i == from ? "" : ", or ", finding->title);
        add_value(finding, out);
        if (*finding->alternative != '\0')
            words_add(out, " (see %s)", finding->alternative);
    }
}

void add_obstacles(const ivn_assessment_view *answer, uint32_t level, struct words *out)
{
    uint32_t offer = nearest_offer(answer, level);
    const char *between = "";

    for (uint32_t i = 0; i < answer->finding_count; i = group_end(answer, i)) {
        const ivn_finding *finding = answer->findings[i];
        if (finding->offer != offer || finding->level != level || finding->group_outcome != IVN_NO)
            continue;
        words_add(out, "%s", between);
        add_group(answer, i, out);
        between = "; ";
    }
}

void add_questions(const ivn_assessment_view *answer, struct words *out)
{
    for (uint32_t i = 0; i < answer->question_count; i++)
        words_add(out, "%s%s", i == 0 ? "" : "; ", answer->questions[i]->title);
}

/* --- beside the answer -------------------------------------------------------------------------------------------- */

/* Advice and routing that was not met, of an offer that comes into question: told, though never a bar. */
static int is_told(const ivn_assessment_view *answer, const ivn_finding *finding)
{
    return finding->level >= IVN_LEVEL_ADVICE && finding->group_outcome == IVN_NO &&
           summary_of_offer(answer, finding->offer) == answer->summary;
}

/* Offers often share their advice. */
static int told_before(const ivn_assessment_view *answer, uint32_t place)
{
    const ivn_finding *finding = answer->findings[place];

    for (uint32_t i = 0; i < place; i++) {
        if (is_told(answer, answer->findings[i]) && strcmp(answer->findings[i]->rule, finding->rule) == 0 &&
            strcmp(answer->findings[i]->title, finding->title) == 0)
            return 1;
    }
    return 0;
}

void print_advice(const ivn_assessment_view *answer, unsigned indent)
{
    struct words line = {0};

    for (uint32_t i = 0; i < answer->finding_count; i = group_end(answer, i)) {
        if (!is_told(answer, answer->findings[i]) || told_before(answer, i))
            continue;
        words_add(&line, "%s: ", title_of(IVN_VOCABULARY_LEVEL, answer->findings[i]->level));
        add_group(answer, i, &line);
        print_wrapped(indent, indent + 2, words_text(&line));
        words_clear(&line);
    }
    words_free(&line);
}

void print_remarks(const ivn_assessment_view *answer, unsigned indent)
{
    struct words line = {0};

    for (uint32_t i = 0; i < answer->remark_count; i++) {
        words_add(&line, "note: %s", answer->remarks[i]);
        print_wrapped(indent, indent + 2, words_text(&line));
        words_clear(&line);
    }
    words_free(&line);
}

/* --- in full ------------------------------------------------------------------------------------------------------ */

/* Whether a finding made its offer's answer: of what failed, or is open, or, when all holds, of all. */
static int is_ground(const ivn_assessment_view *answer, const ivn_finding *finding)
{
    int eligibility = finding->level == IVN_LEVEL_ELIGIBILITY, suitability = finding->level == IVN_LEVEL_SUITABILITY;

    switch (summary_of_offer(answer, finding->offer)) {
    case IVN_SUMMARY_MAY_NOT_REFER:
        return eligibility && finding->group_outcome == IVN_NO;
    case IVN_SUMMARY_ELIGIBLE_BUT_UNSUITABLE:
        return suitability && finding->group_outcome == IVN_NO;
    case IVN_SUMMARY_FIND_OUT_FIRST:
        return (eligibility && finding->group_outcome == IVN_UNKNOWN) ||
               (suitability && finding->group_outcome != IVN_YES);
    default:
        return eligibility || suitability;
    }
}

/* What a group came to, in words that fit whether it has alternatives. */
static const char *opening(const ivn_finding *first, int is_single)
{
    if (first->group_outcome == IVN_YES)
        return is_single ? "what must hold, holds" : "one of these must hold, and does";
    if (first->group_outcome == IVN_NO)
        return is_single ? "what must hold, does not" : "one of these must hold, and none does";
    return is_single ? "what must hold, is not known yet" : "one of these must hold, and none is known yet to";
}

static void print_criterion(const ivn_finding *finding)
{
    struct words title = {0}, value = {0};

    words_add(&title, "- %s", finding->title);
    add_value(finding, &value);
    print_beside(6, VALUE_COLUMN, words_text(&title), words_text(&value));
    words_free(&title);
    words_free(&value);
}

/* Single criteria that came to the same stand under one opening; alternatives have one of their own. */
static void print_grounds(const ivn_assessment_view *answer, uint32_t offer)
{
    const ivn_finding *listed = NULL;

    for (uint32_t i = 0, end; i < answer->finding_count; i = end) {
        const ivn_finding *finding = answer->findings[i];
        int is_single = (end = group_end(answer, i)) == i + 1;
        if (finding->offer != offer || !is_ground(answer, finding))
            continue;
        if (listed == NULL || !is_single || listed->level != finding->level ||
            listed->group_outcome != finding->group_outcome)
            printf("    %s%s:\n", finding->level == IVN_LEVEL_SUITABILITY ? "to be suitable, " : "",
                   opening(finding, is_single));
        for (uint32_t j = i; j < end; j++)
            print_criterion(answer->findings[j]);
        listed = is_single ? finding : NULL;
    }
}

static void print_offers(const ivn_assessment_view *answer)
{
    for (uint32_t i = 0; i < answer->offer_count; i++) {
        const ivn_offer_answer *offer = answer->offers[i];
        if (answer->offer_count == 1)
            printf("  because, %s,\n", title_of(IVN_VOCABULARY_SETTING, offer->setting));
        else
            printf("  %s: %s, because\n", title_of(IVN_VOCABULARY_SETTING, offer->setting),
                   summary_in_words(offer->summary));
        print_grounds(answer, offer->offer);
    }
}

static int sourced_before(const ivn_assessment_view *answer, uint32_t place)
{
    for (uint32_t i = 0; i < place; i++) {
        if (is_ground(answer, answer->findings[i]) &&
            strcmp(answer->findings[i]->source, answer->findings[place]->source) == 0)
            return 1;
    }
    return 0;
}

static void print_sources(const ivn_assessment_view *answer)
{
    const char *title = "source:";

    for (uint32_t i = 0; i < answer->finding_count; i++) {
        if (!is_ground(answer, answer->findings[i]) || sourced_before(answer, i))
            continue;
        print_beside(2, 12, title, answer->findings[i]->source);
        title = "";
    }
}

/* What to find out, and the place of each fact in the facts about the person. */
static void print_questions(const ivn_assessment_view *answer)
{
    struct words line = {0};

    for (uint32_t i = 0; i < answer->question_count; i++) {
        words_add(&line, "? %s", answer->questions[i]->title);
        print_beside(4, POINTER_COLUMN, words_text(&line), answer->questions[i]->pointer);
        words_clear(&line);
    }
    words_free(&line);
}

void print_answer(const struct desk *desk, const ivn_assessment_view *answer)
{
    struct words line = {0};

    words_add(&line, "%s (%s)", answer->name, desk_edition(desk, answer->edition));
    desk_add_key(desk, answer->service, answer->edition, &line);
    print_wrapped(0, 2, words_text(&line));
    words_free(&line);
    printf("  %s%s\n", summary_in_words(answer->summary), answer->question_count > 0 ? ":" : "");
    print_questions(answer);
    print_offers(answer);
    print_advice(answer, 2);
    print_remarks(answer, 2);
    print_sources(answer);
}
