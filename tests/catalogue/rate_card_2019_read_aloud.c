/*
 * What src/catalogue/rate_card_2019.c asks of a person, read aloud in the words of the vocabularies, against what the
 * pages of the card say. Groups are parted by ";", alternatives by "|"; what is no bar has its level before it.
 */
#include <stdio.h>

#include "rate_card.h"

typedef struct reading {
    const char *service, *setting, *criteria;
} reading;

#define COMMUNITY "in_custody is no"
#define ACTIVITY_OR_LICENCE "rehabilitation_activity is yes | licence is yes"

/* clang-format off */
static const reading readings[] = {
    {"through-the-gate", "custody",
     "in_custody is yes; resettlement_prison is yes | prison one_of hmp-chelmsford hmp-highpoint"},
    {"through-the-gate", "community", COMMUNITY "; licence is yes | post_sentence_supervision is yes"},
    {"community-payback", "community",
     COMMUNITY "; unpaid_work_requirement is yes; advice: unpaid_work_hours at_most 300 hours"},
    {"thinking-skills-programme", "community",
     COMMUNITY "; reoffending_band at_least medium; sexual_offence is no; "
     "suitability: serious_mental_health_problem is no; suitability: obstacle_to_learning is no"},
    {"building-better-relationships", "community",
     COMMUNITY "; sex is male; reoffending_band at_least medium; index_domestic_abuse is yes | "
     "domestic_abuse_pattern is yes | last_domestic_abuse_conviction within 24 months"},
    {"building-skills-for-recovery", "community",
     COMMUNITY "; ogrs3 at_least 50 percent; dependent_on_drugs is yes | dependent_on_alcohol is yes; "
     "need_dependency is yes | need_alcohol is yes"},
    {"resolve", "community",
     COMMUNITY "; sex is male; reoffending_band at_least medium; index_violence is yes | "
     "last_violent_offence within 24 months"},
    {"drink-impaired-drivers", "community",
     COMMUNITY "; age at_least 18 years; drink_driving_offence is yes | drink_driving_aggravation is yes"},
    {"accommodation", "community", COMMUNITY "; need_accommodation is yes"},
    {"tenancy", "community", COMMUNITY},
    {"employment", "community", COMMUNITY "; need_employment is yes"},
    {"employability", "community", COMMUNITY},
    {"finance", "community", COMMUNITY},
    {"money-management", "community", COMMUNITY},
    {"families", "community", COMMUNITY},
    {"who-am-i", "community", COMMUNITY "; " ACTIVITY_OR_LICENCE "; sexual_offence is no, or else families"},
    {"womens-programme", "community", COMMUNITY "; sex is female"},
    {"womens-mentoring", "community", COMMUNITY "; sex is female; " ACTIVITY_OR_LICENCE},
    {"womens-mentoring", "pre_release", "in_custody is yes; sex is female; days_to_release at_most 12 weeks"},
    {"next-steps", "community",
     COMMUNITY "; community_order is yes | suspended_sentence_order is yes | licence is yes"},
    {"fearless-futures", "community", COMMUNITY "; age between 18 and 25 years"},
    {"domestic-abuse-individual", "community",
     COMMUNITY "; sex is male; age at_least 18 years; heterosexual is yes; "
     "suitable_for is no building-better-relationships; domestic_abuse_acknowledged is yes; willing_to_change is yes; "
     "sara_completed is yes; partner_details_given is yes; rehabilitation_activity is yes"},
    {"attitudes", "community", COMMUNITY "; sex is male; " ACTIVITY_OR_LICENCE},
    {"barriers-to-compliance", "community", COMMUNITY "; motivated_to_change is no"},
    {"resettlement-module", "community", COMMUNITY "; released_from_prison is yes"},
    {"resettlement-module", "pre_release", "in_custody is yes; pre_discharge_stage is yes"},
    {"victims-awareness", "community",
     COMMUNITY "; domestic_abuse_perpetrator is no; sexual_offence is no; " ACTIVITY_OR_LICENCE
     " | post_sentence_supervision is yes"},
    {"mentoring", "community", COMMUNITY "; " ACTIVITY_OR_LICENCE},
    {"mentoring", "pre_release", "in_custody is yes; prison one_of hmp-chelmsford; days_to_release at_most 12 weeks"},
    {"mentoring", "gate", "in_custody is yes; prison one_of hmp-chelmsford"},
    {"substance-mentoring", "community", COMMUNITY},
    {"sex-worker", "community", COMMUNITY "; sex_work_need is yes; released_from_prison is yes | licence is yes"},
    {"veterans", "community", COMMUNITY "; veteran is yes"},
    {"veterans", "custody", "in_custody is yes; veteran is yes; prison one_of hmp-chelmsford"},
    {"individual-unpaid-work", "community",
     COMMUNITY "; sentenced is no; referrer one_of police_and_crime_commissioner commissioning_body"},
};
/* clang-format on */

static char text[2000];

static void say(const char *words)
{
    assert_true(strlen(text) + strlen(words) < sizeof text);
    strcat(text, words);
}

static const char *name_of(uint32_t vocabulary, uint32_t code)
{
    const ivn_term *term = ivn_term_of(vocabulary, code);

    assert_non_null(term);
    return term->name;
}

static void say_figure(const char *path)
{
    const ivn_parameter *parameter = ivn_rulebook_parameter(rulebook, path);
    char figure[32];

    assert_non_null(parameter);
    snprintf(figure, sizeof figure, " %d", (int)parameter->value.value);
    say(figure);
}

static void say_figures(const ivn_criterion *criterion)
{
    say_figure(criterion->parameter);
    if (criterion->upper_parameter != NULL) {
        say(" and");
        say_figure(criterion->upper_parameter);
    }
    say(" ");
    say(name_of(IVN_VOCABULARY_UNIT, criterion->unit));
}

static void say_value(const ivn_criterion *criterion)
{
    uint32_t value = (uint32_t)criterion->value.value;

    say(" ");
    if (criterion->subject == IVN_SUBJECT_SEX)
        say(name_of(IVN_VOCABULARY_SEX, value));
    else if (criterion->subject == IVN_SUBJECT_REOFFENDING_BAND)
        say(name_of(IVN_VOCABULARY_BAND, value));
    else
        say(value == IVN_YES ? "yes" : "no");
}

static void say_criterion(const ivn_criterion *criterion)
{
    if (criterion->level != IVN_LEVEL_ELIGIBILITY) {
        say(name_of(IVN_VOCABULARY_LEVEL, criterion->level));
        say(": ");
    }
    say(name_of(IVN_VOCABULARY_SUBJECT, criterion->subject));
    say(" ");
    say(name_of(IVN_VOCABULARY_OPERATOR, criterion->operation));
    if (criterion->parameter != NULL)
        say_figures(criterion);
    if (criterion->value.known)
        say_value(criterion);
    for (uint32_t i = 0; i < criterion->code_count; i++) {
        say(" ");
        say(name_of(IVN_VOCABULARY_REFERRER, criterion->codes[i]));
    }
    for (uint32_t i = 0; i < criterion->text_count; i++) {
        say(" ");
        say(criterion->texts[i]);
    }
    if (criterion->alternative != NULL) {
        say(", or else ");
        say(criterion->alternative);
    }
}

static void say_offer(const ivn_offer *offer)
{
    text[0] = '\0';
    for (uint32_t i = 0; i < offer->criterion_count; i++) {
        if (i > 0)
            say(offer->criteria[i]->group == offer->criteria[i - 1]->group ? " | " : "; ");
        say_criterion(offer->criteria[i]);
    }
}

static void the_card_asks_what_its_pages_say(void **state)
{
    const reading *expected = readings;

    (void)state;
    for (size_t i = 0; CARD[i] != NULL; i++)
        for (uint32_t j = 0; j < CARD[i]->offer_count; j++, expected++) {
            assert_true(expected < readings + sizeof readings / sizeof *readings);
            assert_string_equal(CARD[i]->key, expected->service);
            assert_string_equal(name_of(IVN_VOCABULARY_SETTING, CARD[i]->offers[j]->setting), expected->setting);
            say_offer(CARD[i]->offers[j]);
            assert_string_equal(text, expected->criteria);
        }
    assert_true(expected == readings + sizeof readings / sizeof *readings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_card_asks_what_its_pages_say)};

    return cmocka_run_group_tests(tests, make_rulebook, free_rulebook);
}
