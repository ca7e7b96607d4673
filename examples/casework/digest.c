/*
 * All answers for one person: services by answer, those that fail for the same reason together, and the questions that
 * settle most of what is open.
 */
#include "digest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"

enum { NAMES_COLUMN = 4, MOST_USEFUL = 5, MANY_SERVICES = 3 };

/* --- the person --------------------------------------------------------------------------------------------------- */

static const char *area_name(const struct desk *desk, const char *key)
{
    const ivn_directory *all = ivn_catalogue_read(desk->catalogue);

    for (uint32_t i = 0; i < all->area_count; i++) {
        if (strcmp(all->areas[i]->key, key) == 0)
            return all->areas[i]->name;
    }
    return key;
}

static void add_sex_and_age(const struct person *person, struct words *out)
{
    const ivn_subject_value *age = person_subject(person, IVN_SUBJECT_AGE);

    if (person->facts->sex != 0)
        words_add(out, "%s", title_of(IVN_VOCABULARY_SEX, person->facts->sex));
    else
        words_add(out, "sex not known");
    if (age->known)
        words_add(out, ", %d", (int)age->low);
    else
        words_add(out, ", age not known");
}

static void add_sentences(const ivn_service_user *user, struct words *out)
{
    for (uint32_t i = 0; i < user->sentence_count; i++) {
        words_add(out, ", %s", title_of(IVN_VOCABULARY_BASIS, user->sentences[i]->basis));
        if (user->sentences[i]->rehabilitation_activity == IVN_YES)
            words_add(out, " with rehabilitation activity");
    }
}

static void add_release(const struct person *person, struct words *out)
{
    const ivn_profile_view *profile = ivn_profile_read(person->profile);

    if (profile->release_date.known)
        words_add(out, ", release %s%s", date_in_words(profile->release_date.value),
                  profile->urgent == IVN_YES ? " (urgent)" : "");
}

void print_person(const struct desk *desk, const struct person *person)
{
    struct words line = {0};

    words_add(&line, "%s: ", person->reference);
    add_sex_and_age(person, &line);
    add_sentences(person->facts, &line);
    if (person->facts->home_area != NULL)
        words_add(&line, ", %s", area_name(desk, person->facts->home_area));
    add_release(person, &line);
    print_heading('=', words_text(&line));
    words_free(&line);
}

/* --- services of one answer --------------------------------------------------------------------------------------- */

static uint32_t count_of(const ivn_assessments_view *answers, uint32_t summary)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < answers->count; i++)
        count += answers->assessments[i]->summary == summary;
    return count;
}

static void print_section(const ivn_assessments_view *answers, uint32_t summary)
{
    static const char *const titles[] = {"", "May be referred to", "May not be referred to", "To find out first",
                                         "Eligible but unsuitable"};

    printf("\n%s: ", titles[summary]);
    if (count_of(answers, summary) == 0)
        printf("nothing\n");
    else
        printf("%u of %u\n", (unsigned)count_of(answers, summary), (unsigned)answers->count);
}

/* Names under the heading of their document, with what else is to be considered. */
static void print_services(const struct desk *desk, const ivn_assessments_view *answers, uint32_t summary)
{
    const char *edition = "";
    struct words line = {0};

    for (uint32_t i = 0; i < answers->count; i++) {
        const ivn_assessment_view *answer = answers->assessments[i];
        if (answer->summary != summary)
            continue;
        if (strcmp(edition, answer->edition) != 0)
            printf("  %s\n", desk_edition(desk, answer->edition));
        edition = answer->edition;
        words_add(&line, "%s", answer->name);
        desk_add_key(desk, answer->service, answer->edition, &line);
        if (summary == IVN_SUMMARY_ELIGIBLE_BUT_UNSUITABLE) {
            words_add(&line, "; ");
            add_obstacles(answer, IVN_LEVEL_SUITABILITY, &line);
        }
        print_wrapped(NAMES_COLUMN, NAMES_COLUMN + 2, words_text(&line));
        words_clear(&line);
        print_advice(answer, NAMES_COLUMN + 2);
    }
    words_free(&line);
}

/* --- services with the same reason -------------------------------------------------------------------------------- */

/* Writes the reason of an answer: what stands in its way, or what it asks for. */
static void write_reason(const ivn_assessment_view *answer, struct words *out)
{
    words_clear(out);
    if (answer->summary == IVN_SUMMARY_FIND_OUT_FIRST)
        add_questions(answer, out);
    else
        add_obstacles(answer, IVN_LEVEL_ELIGIBILITY, out);
}

static void print_names_so_far(struct words *names)
{
    if (names->size > 0)
        print_wrapped(6, 8, words_text(names));
    words_clear(names);
}

/* Prints the names of all answers with that reason from `from` on, by document, and marks them as told. */
static void print_names(const struct desk *desk, const ivn_assessments_view *answers, uint32_t from, const char *reason,
                        int *told)
{
    const char *edition = "";
    struct words other = {0}, names = {0};

    for (uint32_t i = from; i < answers->count; i++) {
        const ivn_assessment_view *answer = answers->assessments[i];
        write_reason(answer, &other);
        if (told[i] || answer->summary != answers->assessments[from]->summary ||
            strcmp(words_text(&other), reason) != 0)
            continue;
        if (strcmp(edition, answer->edition) != 0) {
            print_names_so_far(&names);
            words_add(&names, "%s: ", desk_edition(desk, edition = answer->edition));
        } else {
            words_add(&names, "; ");
        }
        words_add(&names, "%s", answer->name);
        if (answer->summary == IVN_SUMMARY_FIND_OUT_FIRST)
            desk_add_key(desk, answer->service, answer->edition, &names);
        told[i] = 1;
    }
    print_names_so_far(&names);
    words_free(&other);
    words_free(&names);
}

static void print_by_reason(const struct desk *desk, const ivn_assessments_view *answers, uint32_t summary)
{
    int *told = memory_of(answers->count, sizeof *told);
    struct words reason = {0};

    for (uint32_t i = 0; i < answers->count; i++) {
        if (told[i] || answers->assessments[i]->summary != summary)
            continue;
        write_reason(answers->assessments[i], &reason);
        print_wrapped(2, 4, words_text(&reason));
        print_names(desk, answers, i, words_text(&reason), told);
    }
    words_free(&reason);
    free(told);
}

/* --- the questions ------------------------------------------------------------------------------------------------ */

/* A question and how many services wait for its answer. */
struct asked {
    const ivn_question *question;
    uint32_t services;
};

static struct asked *find_asked(struct asked *list, uint32_t *count, const ivn_question *question)
{
    for (uint32_t i = 0; i < *count; i++) {
        if (strcmp(list[i].question->pointer, question->pointer) == 0 &&
            strcmp(list[i].question->title, question->title) == 0)
            return &list[i];
    }
    list[*count].question = question;
    return &list[(*count)++];
}

static struct asked *gather_questions(const ivn_assessments_view *answers, uint32_t *count)
{
    uint32_t most = 0;
    struct asked *list;

    for (uint32_t i = 0; i < answers->count; i++)
        most += answers->assessments[i]->question_count;
    list = memory_of(most, sizeof *list);
    *count = 0;
    for (uint32_t i = 0; i < answers->count; i++) {
        for (uint32_t j = 0; j < answers->assessments[i]->question_count; j++)
            find_asked(list, count, answers->assessments[i]->questions[j])->services++;
    }
    return list;
}

/* Most services first; questions that as many wait for stay in their order. */
static void sort_questions(struct asked *list, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++) {
        for (uint32_t j = i; j > 0 && list[j].services > list[j - 1].services; j--) {
            struct asked later = list[j];
            list[j] = list[j - 1];
            list[j - 1] = later;
        }
    }
}

/* Only worth a line where there is much to find out: which questions settle most. */
static void print_questions(const ivn_assessments_view *answers)
{
    uint32_t count;
    struct asked *list = gather_questions(answers, &count);
    struct words line = {0};

    sort_questions(list, count);
    for (uint32_t i = 0; i < count && i < MOST_USEFUL && list[i].services >= MANY_SERVICES; i++) {
        words_add(&line, "%s%s (", i == 0 ? "Ask first: " : "; ", list[i].question->title);
        words_add_count(&line, list[i].services, "service", "services");
        words_add(&line, ")");
    }
    if (line.size > 0)
        print_wrapped(2, 4, words_text(&line));
    words_free(&line);
    free(list);
}

/* --- all together ------------------------------------------------------------------------------------------------- */

void print_digest(const struct desk *desk, const ivn_assessments_view *answers)
{
    if (answers->count > 0)
        print_remarks(answers->assessments[0], 0);
    print_section(answers, IVN_SUMMARY_MAY_REFER);
    print_services(desk, answers, IVN_SUMMARY_MAY_REFER);
    if (count_of(answers, IVN_SUMMARY_ELIGIBLE_BUT_UNSUITABLE) > 0) {
        print_section(answers, IVN_SUMMARY_ELIGIBLE_BUT_UNSUITABLE);
        print_services(desk, answers, IVN_SUMMARY_ELIGIBLE_BUT_UNSUITABLE);
    }
    print_section(answers, IVN_SUMMARY_FIND_OUT_FIRST);
    print_questions(answers);
    print_by_reason(desk, answers, IVN_SUMMARY_FIND_OUT_FIRST);
    print_section(answers, IVN_SUMMARY_MAY_NOT_REFER);
    print_by_reason(desk, answers, IVN_SUMMARY_MAY_NOT_REFER);
}
