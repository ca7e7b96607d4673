/*
 * Tests of src/people/plain.c: facts that are subjects as they stand.
 */
#include <string.h>

#include "people/parts.h"
#include "person.h"
#include "tables.h"

static const person_case as_they_stand[] = {
    {"sex", USER(.sex = IVN_SEX_FEMALE), .subject = IVN_SUBJECT_SEX, IVN_SEX_FEMALE, IVN_SEX_FEMALE},
    {"any sex", USER(.reference = "x"), .subject = IVN_SUBJECT_SEX, IVN_SEX_MALE, IVN_SEX_FEMALE, "/sex"},
    {"employment", USER(.employment = IVN_EMPLOYMENT_RETIRED), .subject = IVN_SUBJECT_EMPLOYMENT, 5, 5},
    {"who refers", USER(.sex = 1), .subject = IVN_SUBJECT_REFERRER, 1, 5, "/referrer"},
    {"yes", USER(.willing_to_change = IVN_YES), .subject = IVN_SUBJECT_WILLING_TO_CHANGE, IS_YES},
    {"no", USER(.willing_to_change = IVN_NO), .subject = IVN_SUBJECT_WILLING_TO_CHANGE, IS_NO},
    {"not known", USER(.motivated_to_change = IVN_NO), .subject = IVN_SUBJECT_WILLING_TO_CHANGE, IS_OPEN,
     "/willing_to_change"},
    {"a score", USER(RISK(.ogrs3 = {1, 55})), .subject = IVN_SUBJECT_OGRS3, 55, 55},
    {"a score of nothing", USER(RISK(.ogrs3 = {1, 0})), .subject = IVN_SUBJECT_OGRS3, 0, 0},
    {"no score", USER(RISK(.ogp = {1, 55})), .subject = IVN_SUBJECT_OGRS3, 0, 100, "/risk/ogrs3"},
    {"nothing about risk", USER(.sex = 1), .subject = IVN_SUBJECT_RSR, 0, 10000, "/risk/rsr"},
    {"a band", USER(RISK(.reoffending = IVN_BAND_HIGH)), .subject = IVN_SUBJECT_REOFFENDING_BAND, 3, 3},
    {"any band", USER(RISK(.reoffending = IVN_BAND_HIGH)), .subject = IVN_SUBJECT_SERIOUS_HARM_BAND, 1, 4,
     "/risk/serious_harm"},
    {"custody", USER(CUSTODY(.resettlement_prison = IVN_NO)), .subject = IVN_SUBJECT_RESETTLEMENT_PRISON, IS_NO},
    {"nothing about custody", USER(.sex = 1), .subject = IVN_SUBJECT_PRE_DISCHARGE_STAGE, IS_OPEN,
     "/custody/pre_discharge_stage"},
    {"the way", USER(.travel = &(const ivn_travel){.size = sizeof(ivn_travel), .to_worksite = {1, 90}}),
     .subject = IVN_SUBJECT_TRAVEL_TO_WORKSITE, 90, 90},
    {"nothing about the way", USER(.sex = 1), .subject = IVN_SUBJECT_TRAVEL_TO_INDUCTION, 0, 1440,
     "/travel/to_induction"},
    {"a SARA was completed", USER(RISK(.sara_completed = IVN_YES)), .subject = IVN_SUBJECT_SARA_COMPLETED, IS_YES},
    {"its band says so too", USER(RISK(.partner_assault = IVN_BAND_LOW)), .subject = IVN_SUBJECT_SARA_COMPLETED,
     IS_YES},
    {"unless it cannot go with the referral", USER(RISK(.partner_assault = IVN_BAND_LOW, .sara_completed = IVN_NO)),
     .subject = IVN_SUBJECT_SARA_COMPLETED, IS_NO},
    {"no band says nothing", USER(RISK(.reoffending = IVN_BAND_LOW)), .subject = IVN_SUBJECT_SARA_COMPLETED, IS_OPEN,
     "/risk/sara_completed"},
};

static void a_plain_fact_is_its_subject(void **state)
{
    (void)state;
    CHECK_CASES(as_they_stand);
}

static void a_text_is_known_when_it_is_there(void **state)
{
    const ivn_service_user known =
        USER(.home_area = "essex", .resettlement_area = "thurrock", CUSTODY(.prison = "hmp-chelmsford"));
    const ivn_service_user unknown = USER(CUSTODY(.in_custody = IVN_YES));
    ivni_subjects subjects = derive(&known, TODAY, &law_unset);

    (void)state;
    assert_string_equal(subjects.home_area, "essex");
    assert_string_equal(subjects.resettlement_area, "thurrock");
    assert_string_equal(subjects.prison, "hmp-chelmsford");
    assert_string_equal(missing_of(&known, TODAY, &law_unset, IVN_SUBJECT_PRISON, NULL), "");
    subjects = derive(&unknown, TODAY, &law_unset);
    assert_null(subjects.home_area);
    assert_null(subjects.resettlement_area);
    assert_null(subjects.prison);
    assert_string_equal(missing_of(&unknown, TODAY, &law_unset, IVN_SUBJECT_HOME_AREA, NULL), "/home_area");
    assert_string_equal(missing_of(&unknown, TODAY, &law_unset, IVN_SUBJECT_RESETTLEMENT_AREA, NULL),
                        "/resettlement_area");
    assert_string_equal(missing_of(&unknown, TODAY, &law_unset, IVN_SUBJECT_PRISON, NULL), "/custody/prison");
}

/* The member that a pointer names, as a place in one of the four structs of a person. */
typedef struct whole_person {
    ivn_service_user user;
    ivn_risk risk;
    ivn_custody custody;
    ivn_travel travel;
} whole_person;

static void *member_at(whole_person *person, const char *pointer, const ivni_field **row)
{
    const struct {
        const char *prefix;
        const ivni_table *table;
        void *value;
    } parts[] = {{"/risk/", &ivni_risk_table, &person->risk},
                 {"/custody/", &ivni_custody_table, &person->custody},
                 {"/travel/", &ivni_travel_table, &person->travel},
                 {"/", &ivni_service_user_table, &person->user}};

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t length = strlen(parts[i].prefix);
        for (uint32_t j = 0; strncmp(pointer, parts[i].prefix, length) == 0 && j < parts[i].table->count; j++) {
            *row = &parts[i].table->fields[j];
            if (strcmp((*row)->name, pointer + length) == 0)
                return (char *)parts[i].value + (*row)->offset;
        }
    }
    fail_msg("%s names no member", pointer);
    return NULL;
}

/*
 * Whoever is told what to find out, and says it, has answered the question: each pointer leads to the subject's member.
 */
static void the_pointer_names_the_member_that_settles_the_subject(void **state)
{
    (void)state;
    for (uint32_t subject = 1; subject <= IVNI_SUBJECT_COUNT; subject++) {
        whole_person person = {.risk.size = sizeof person.risk};
        const ivni_field *row = NULL;
        void *member;

        if (ivni_subject_part(subject) > IVNI_PART_TRAVEL)
            continue;
        person.user = (ivn_service_user){
            .size = sizeof person.user, .risk = &person.risk, .custody = &person.custody, .travel = &person.travel};
        member = member_at(&person, missing_of(&person.user, TODAY, &law_unset, subject, NULL), &row);
        if (row->kind == IVNI_TEXT)
            *(const char **)member = "somewhere";
        else if (row->kind == IVNI_NUMBER)
            *(ivn_number *)member = (ivn_number){1, 1};
        else
            *(uint32_t *)member = 1;
        assert_string_equal(missing_of(&person.user, TODAY, &law_unset, subject, NULL), "");
        if (row->kind != IVNI_TEXT)
            assert_int_equal(range_of(&person.user, TODAY, &law_unset, subject).low, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plain_fact_is_its_subject),
        cmocka_unit_test(a_text_is_known_when_it_is_there),
        cmocka_unit_test(the_pointer_names_the_member_that_settles_the_subject),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
