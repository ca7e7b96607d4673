/*
 * Tests of src/people/offences.c: what offences on record are, which is the index offence, when the last one was.
 */
#include "person.h"

#define OPEN_OFFENCES "/offences"
#define FIRST_DAY DAY(1, 1, 1)

static const person_case categories[] = {
    {"violence is violent", USER(OFFENCES(OFFENCE(VIOLENCE, .index = IVN_YES))), .subject = IVN_SUBJECT_INDEX_VIOLENCE,
     IS_YES},
    {"robbery is violent", USER(OFFENCES(OFFENCE(ROBBERY, .index = IVN_YES))), .subject = IVN_SUBJECT_INDEX_VIOLENCE,
     IS_YES},
    {"theft is not violent", USER(OFFENCES(OFFENCE(THEFT, .index = IVN_YES))), .subject = IVN_SUBJECT_INDEX_VIOLENCE,
     IS_NO},
    {"domestic abuse may be violent", USER(OFFENCES(OFFENCE(DOMESTIC_ABUSE, .index = IVN_YES))),
     .subject = IVN_SUBJECT_INDEX_VIOLENCE, IS_OPEN, "/offences/0/violent"},
    {"theft is not domestic abuse", USER(OFFENCES(OFFENCE(THEFT, .index = IVN_YES))),
     .subject = IVN_SUBJECT_INDEX_DOMESTIC_ABUSE, IS_NO},
    {"unless a flag says so", USER(OFFENCES(OFFENCE(THEFT, .index = IVN_YES, .domestic_abuse = IVN_YES))),
     .subject = IVN_SUBJECT_INDEX_DOMESTIC_ABUSE, IS_YES},
    {"violence may be domestic abuse", USER(OFFENCES(OFFENCE(VIOLENCE, .index = IVN_YES))),
     .subject = IVN_SUBJECT_INDEX_DOMESTIC_ABUSE, IS_OPEN, "/offences/0/domestic_abuse"},
    {"a flag goes before the category",
     USER(OFFENCES(OFFENCE(DOMESTIC_ABUSE, .index = IVN_YES, .domestic_abuse = IVN_NO))),
     .subject = IVN_SUBJECT_INDEX_DOMESTIC_ABUSE, IS_NO},
    {"of an offence without category nothing is known", USER(OFFENCES(OFFENCE(UNKNOWN, .index = IVN_YES))),
     .subject = IVN_SUBJECT_INDEX_VIOLENCE, IS_OPEN, "/offences/0/violent"},
    {"a sexual offence", USER(OFFENCES(OFFENCE(SEXUAL))), .subject = IVN_SUBJECT_SEXUAL_OFFENCE, IS_YES},
    {"violence is not sexual", USER(OFFENCES(OFFENCE(VIOLENCE)), .offences_complete = IVN_YES),
     .subject = IVN_SUBJECT_SEXUAL_OFFENCE, IS_NO},
    {"the breach of an order may be", USER(OFFENCES(OFFENCE(THEFT), OFFENCE(BREACH)), .offences_complete = IVN_YES),
     .subject = IVN_SUBJECT_SEXUAL_OFFENCE, IS_OPEN, "/offences/1/sexual"},
    {"drink driving", USER(OFFENCES(OFFENCE(DRINK_DRIVING))), .subject = IVN_SUBJECT_DRINK_DRIVING_OFFENCE, IS_YES},
    {"other motoring offences are not drink driving",
     USER(OFFENCES(OFFENCE(OTHER_MOTORING)), .offences_complete = IVN_YES),
     .subject = IVN_SUBJECT_DRINK_DRIVING_OFFENCE, IS_NO},
    {"violence against a partner is what the flag says", USER(OFFENCES(OFFENCE(VIOLENCE, .intimate_partner = IVN_YES))),
     .subject = IVN_SUBJECT_PARTNER_VIOLENCE_CONVICTION, IS_YES},
    {"it is domestic abuse by itself", USER(OFFENCES(OFFENCE(VIOLENCE, .index = IVN_YES, .intimate_partner = IVN_YES))),
     .subject = IVN_SUBJECT_INDEX_DOMESTIC_ABUSE, IS_YES},
    {"and violent by itself", USER(OFFENCES(OFFENCE(UNKNOWN, .index = IVN_YES, .intimate_partner = IVN_YES))),
     .subject = IVN_SUBJECT_INDEX_VIOLENCE, IS_YES},
    {"against the category too",
     USER(OFFENCES(OFFENCE(CRIMINAL_DAMAGE, .index = IVN_YES, .intimate_partner = IVN_YES))),
     .subject = IVN_SUBJECT_INDEX_VIOLENCE, IS_YES},
    {"what is no domestic abuse is not against a partner",
     USER(OFFENCES(OFFENCE(VIOLENCE, .domestic_abuse = IVN_NO)), .offences_complete = IVN_YES),
     .subject = IVN_SUBJECT_PARTNER_VIOLENCE_CONVICTION, IS_NO},
    {"what is not violent is not violence against a partner",
     USER(OFFENCES(OFFENCE(DOMESTIC_ABUSE, .violent = IVN_NO)), .offences_complete = IVN_YES),
     .subject = IVN_SUBJECT_PARTNER_VIOLENCE_CONVICTION, IS_NO},
    {"domestic abuse may be within the family", USER(OFFENCES(OFFENCE(DOMESTIC_ABUSE)), .offences_complete = IVN_YES),
     .subject = IVN_SUBJECT_PARTNER_VIOLENCE_CONVICTION, IS_OPEN, "/offences/0/intimate_partner"},
};

static const person_case record[] = {
    {"nothing known", USER(.sex = IVN_SEX_MALE), .subject = IVN_SUBJECT_SEXUAL_OFFENCE, IS_OPEN, OPEN_OFFENCES},
    {"no offence, and that is all", USER(.offences_complete = IVN_YES), .subject = IVN_SUBJECT_SEXUAL_OFFENCE, IS_NO},
    {"a list that is not complete says no no", USER(OFFENCES(OFFENCE(THEFT)), .offences_complete = IVN_NO),
     .subject = IVN_SUBJECT_SEXUAL_OFFENCE, IS_OPEN, OPEN_OFFENCES},
    {"an offence is asked about before the list", USER(OFFENCES(OFFENCE(THEFT), OFFENCE(UNKNOWN))),
     .subject = IVN_SUBJECT_DRINK_DRIVING_OFFENCE, IS_OPEN, "/offences/1/drink_driving"},
    {"one that is certain is enough", USER(OFFENCES(OFFENCE(UNKNOWN), OFFENCE(SEXUAL))),
     .subject = IVN_SUBJECT_SEXUAL_OFFENCE, IS_YES},
    {"an offence committed tomorrow does not count",
     USER(OFFENCES(OFFENCE(SEXUAL, .committed = {1, TODAY + 1})), .offences_complete = IVN_YES),
     .subject = IVN_SUBJECT_SEXUAL_OFFENCE, IS_NO},
    {"nor one of which there is a conviction only tomorrow",
     USER(OFFENCES(OFFENCE(SEXUAL, .convicted = {1, TODAY + 1})), .offences_complete = IVN_YES),
     .subject = IVN_SUBJECT_SEXUAL_OFFENCE, IS_NO},
    {"nor is it asked about", USER(OFFENCES(OFFENCE(UNKNOWN, .convicted = {1, TODAY + 1}))),
     .subject = IVN_SUBJECT_SEXUAL_OFFENCE, IS_OPEN, OPEN_OFFENCES},
    {"one of today counts", USER(OFFENCES(OFFENCE(SEXUAL, .committed = {1, TODAY}, .convicted = {1, TODAY}))),
     .subject = IVN_SUBJECT_SEXUAL_OFFENCE, IS_YES},
    {"the cohort of those convicted of sexual offences says so too",
     USER(COHORTS(IVN_COHORT_OLDER, IVN_COHORT_SEXUAL_OFFENCE)), .subject = IVN_SUBJECT_SEXUAL_OFFENCE, IS_YES},
    {"cohorts that are complete without it say nothing", USER(.cohorts_complete = IVN_YES),
     .subject = IVN_SUBJECT_SEXUAL_OFFENCE, IS_OPEN, OPEN_OFFENCES},
};

static const person_case index[] = {
    {"without a marked one any may be it",
     USER(OFFENCES(OFFENCE(THEFT), OFFENCE(VIOLENCE)), .offences_complete = IVN_YES),
     .subject = IVN_SUBJECT_INDEX_VIOLENCE, IS_OPEN, "/offences/1/index"},
    {"but none of those that are ruled out",
     USER(OFFENCES(OFFENCE(VIOLENCE, .index = IVN_NO), OFFENCE(THEFT)), .offences_complete = IVN_YES),
     .subject = IVN_SUBJECT_INDEX_VIOLENCE, IS_NO},
    {"it may be one that is not listed", USER(OFFENCES(OFFENCE(VIOLENCE, .index = IVN_NO))),
     .subject = IVN_SUBJECT_INDEX_VIOLENCE, IS_OPEN, OPEN_OFFENCES},
    {"once one is marked, others are not it", USER(OFFENCES(OFFENCE(VIOLENCE), OFFENCE(THEFT, .index = IVN_YES))),
     .subject = IVN_SUBJECT_INDEX_VIOLENCE, IS_NO},
    {"of several marked ones, one is enough",
     USER(OFFENCES(OFFENCE(THEFT, .index = IVN_YES), OFFENCE(VIOLENCE, .index = IVN_YES))),
     .subject = IVN_SUBJECT_INDEX_VIOLENCE, IS_YES},
    {"no offences at all", USER(.offences_complete = IVN_YES), .subject = IVN_SUBJECT_INDEX_DOMESTIC_ABUSE, IS_NO},
    {"the marked one is asked about", USER(OFFENCES(OFFENCE(THEFT), OFFENCE(OTHER, .index = IVN_YES))),
     .subject = IVN_SUBJECT_INDEX_DOMESTIC_ABUSE, IS_OPEN, "/offences/1/domestic_abuse"},
};

#define LAST_VIOLENT IVN_SUBJECT_LAST_VIOLENT_OFFENCE
#define LAST_ABUSE IVN_SUBJECT_LAST_DOMESTIC_ABUSE_CONVICTION
static const person_case dates[] = {
    {"nothing known", USER(.sex = IVN_SEX_MALE), .subject = LAST_VIOLENT, NEVER, TODAY, OPEN_OFFENCES},
    {"never, and that is all", USER(OFFENCES(OFFENCE(THEFT)), .offences_complete = IVN_YES), .subject = LAST_VIOLENT,
     NEVER, NEVER},
    {"the later of two",
     USER(OFFENCES(OFFENCE(VIOLENCE, .committed = ON(2021, 5, 1)), OFFENCE(ROBBERY, .committed = ON(2020, 5, 1))),
          .offences_complete = IVN_YES),
     .subject = LAST_VIOLENT, DAY(2021, 5, 1), DAY(2021, 5, 1)},
    {"at least the latest that is known, while the list is open",
     USER(OFFENCES(OFFENCE(VIOLENCE, .committed = ON(2021, 5, 1)))), .subject = LAST_VIOLENT, DAY(2021, 5, 1), TODAY,
     OPEN_OFFENCES},
    {"an offence of today leaves nothing to find out", USER(OFFENCES(OFFENCE(VIOLENCE, .committed = {1, TODAY}))),
     .subject = LAST_VIOLENT, TODAY, TODAY},
    {"an offence that may be violent may have been the last",
     USER(OFFENCES(OFFENCE(VIOLENCE, .committed = ON(2021, 5, 1)), OFFENCE(OTHER, .committed = ON(2023, 5, 1))),
          .offences_complete = IVN_YES),
     .subject = LAST_VIOLENT, DAY(2021, 5, 1), DAY(2023, 5, 1), "/offences/1/violent"},
    {"but not one before the latest that is known",
     USER(OFFENCES(OFFENCE(OTHER, .committed = ON(2020, 5, 1)), OFFENCE(VIOLENCE, .committed = ON(2021, 5, 1))),
          .offences_complete = IVN_YES),
     .subject = LAST_VIOLENT, DAY(2021, 5, 1), DAY(2021, 5, 1)},
    {"an undated offence was committed at some time", USER(OFFENCES(OFFENCE(VIOLENCE)), .offences_complete = IVN_YES),
     .subject = LAST_VIOLENT, FIRST_DAY, TODAY, "/offences/0/committed"},
    {"in the person's life, before the conviction",
     USER(.date_of_birth = ON(1990, 4, 2), OFFENCES(OFFENCE(VIOLENCE, .convicted = ON(2020, 5, 1))),
          .offences_complete = IVN_YES),
     .subject = LAST_VIOLENT, DAY(1990, 4, 2), DAY(2020, 5, 1), "/offences/0/committed"},
    {"its day is asked for only if it may be the last",
     USER(OFFENCES(OFFENCE(VIOLENCE, .convicted = ON(2020, 5, 1)), OFFENCE(VIOLENCE, .committed = ON(2021, 5, 1)),
                   OFFENCE(UNKNOWN)),
          .offences_complete = IVN_YES),
     .subject = LAST_VIOLENT, DAY(2021, 5, 1), TODAY, "/offences/2/violent"},
    {"violence is no conviction for domestic abuse",
     USER(OFFENCES(OFFENCE(VIOLENCE, .domestic_abuse = IVN_NO, .convicted = ON(2021, 5, 1))),
          .offences_complete = IVN_YES),
     .subject = LAST_ABUSE, NEVER, NEVER},
    {"the conviction counts, not the offence",
     USER(OFFENCES(OFFENCE(DOMESTIC_ABUSE, .committed = ON(2020, 5, 1), .convicted = ON(2021, 5, 1))),
          .offences_complete = IVN_YES),
     .subject = LAST_ABUSE, DAY(2021, 5, 1), DAY(2021, 5, 1)},
    {"a conviction without its date came after the offence",
     USER(OFFENCES(OFFENCE(THEFT), OFFENCE(DOMESTIC_ABUSE, .committed = ON(2020, 5, 1))), .offences_complete = IVN_YES),
     .subject = LAST_ABUSE, DAY(2020, 5, 1), TODAY, "/offences/1/convicted"},
    {"after the birth",
     USER(.date_of_birth = ON(1990, 4, 2), OFFENCES(OFFENCE(DOMESTIC_ABUSE)), .offences_complete = IVN_YES),
     .subject = LAST_ABUSE, DAY(1990, 4, 2), TODAY, "/offences/0/convicted"},
    {"whether it was domestic abuse is asked before when it was",
     USER(OFFENCES(OFFENCE(VIOLENCE)), .offences_complete = IVN_YES), .subject = LAST_ABUSE, NEVER, TODAY,
     "/offences/0/domestic_abuse"},
};

#define PERPETRATOR IVN_SUBJECT_DOMESTIC_ABUSE_PERPETRATOR
static const person_case perpetrators[] = {
    {"by an offence", USER(OFFENCES(OFFENCE(DOMESTIC_ABUSE))), .subject = PERPETRATOR, IS_YES},
    {"by a pattern", USER(.domestic_abuse_pattern = IVN_YES), .subject = PERPETRATOR, IS_YES},
    {"by the person's own word", USER(.domestic_abuse_acknowledged = IVN_YES), .subject = PERPETRATOR, IS_YES},
    {"no only if none of the three is so",
     USER(.offences_complete = IVN_YES, .domestic_abuse_pattern = IVN_NO, .domestic_abuse_acknowledged = IVN_NO),
     .subject = PERPETRATOR, IS_NO},
    {"the offence first", USER(OFFENCES(OFFENCE(VIOLENCE))), .subject = PERPETRATOR, IS_OPEN,
     "/offences/0/domestic_abuse"},
    {"then the list", USER(OFFENCES(OFFENCE(THEFT))), .subject = PERPETRATOR, IS_OPEN, OPEN_OFFENCES},
    {"then the pattern", USER(OFFENCES(OFFENCE(THEFT)), .offences_complete = IVN_YES), .subject = PERPETRATOR, IS_OPEN,
     "/domestic_abuse_pattern"},
    {"then the person's own word", USER(.offences_complete = IVN_YES, .domestic_abuse_pattern = IVN_NO),
     .subject = PERPETRATOR, IS_OPEN, "/domestic_abuse_acknowledged"},
};

static void a_category_settles_what_it_can(void **state)
{
    (void)state;
    CHECK_CASES(categories);
}

static void absence_is_known_from_a_complete_record_alone(void **state)
{
    (void)state;
    CHECK_CASES(record);
}

static void the_index_offence_is_the_marked_one(void **state)
{
    (void)state;
    CHECK_CASES(index);
}

static void a_last_date_is_as_narrow_as_the_facts(void **state)
{
    (void)state;
    CHECK_CASES(dates);
}

static void domestic_abuse_shows_in_three_ways(void **state)
{
    (void)state;
    CHECK_CASES(perpetrators);
}

/* As docs/people.md prints it: violent, sexual, domestic abuse, against a partner, drink driving. */
static const char *const settled[] = {
    [IVN_OFFENCE_VIOLENCE] = "yn??n",        [IVN_OFFENCE_SEXUAL] = "?y??n",
    [IVN_OFFENCE_DOMESTIC_ABUSE] = "??y?n",  [IVN_OFFENCE_ROBBERY] = "ynnnn",
    [IVN_OFFENCE_THEFT] = "nnnnn",           [IVN_OFFENCE_BURGLARY] = "nnnnn",
    [IVN_OFFENCE_FRAUD] = "nnnnn",           [IVN_OFFENCE_DRUGS] = "nnnnn",
    [IVN_OFFENCE_DRINK_DRIVING] = "nnnny",   [IVN_OFFENCE_OTHER_MOTORING] = "nnnnn",
    [IVN_OFFENCE_CRIMINAL_DAMAGE] = "?n??n", [IVN_OFFENCE_ARSON] = "?n??n",
    [IVN_OFFENCE_PUBLIC_ORDER] = "?n??n",    [IVN_OFFENCE_WEAPONS] = "?n??n",
    [IVN_OFFENCE_BREACH] = "????n",          [IVN_OFFENCE_OTHER] = "????n",
};
static const uint32_t shown_by[] = {IVN_SUBJECT_INDEX_VIOLENCE, IVN_SUBJECT_SEXUAL_OFFENCE,
                                    IVN_SUBJECT_INDEX_DOMESTIC_ABUSE, IVN_SUBJECT_PARTNER_VIOLENCE_CONVICTION,
                                    IVN_SUBJECT_DRINK_DRIVING_OFFENCE};

static void each_category_settles_what_the_manual_says(void **state)
{
    (void)state;
    assert_int_equal(ivn_term_count(IVN_VOCABULARY_OFFENCE), sizeof settled / sizeof *settled - 1);
    for (uint32_t category = 1; category <= ivn_term_count(IVN_VOCABULARY_OFFENCE); category++) {
        const ivn_offence offence = {.size = sizeof offence, .category = category, .index = IVN_YES};
        const ivn_offence *list[] = {&offence};
        const ivn_service_user user = {
            .size = sizeof user, .offences = list, .offence_count = 1, .offences_complete = IVN_YES};
        ivni_subjects subjects = derive(&user, TODAY, &law_unset);
        for (size_t i = 0; i < 5; i++) {
            ivni_range range = ivni_subject_range(&subjects, shown_by[i]);
            char is = range.low != range.high ? '?' : range.low == IVN_YES ? 'y' : 'n';
            if (is != settled[category][i])
                fail_msg("category %u, nature %u: %c", (unsigned)category, (unsigned)i, is);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_category_settles_what_it_can),
        cmocka_unit_test(absence_is_known_from_a_complete_record_alone),
        cmocka_unit_test(the_index_offence_is_the_marked_one),
        cmocka_unit_test(a_last_date_is_as_narrow_as_the_facts),
        cmocka_unit_test(domestic_abuse_shows_in_three_ways),
        cmocka_unit_test(each_category_settles_what_the_manual_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
