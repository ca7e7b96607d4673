/*
 * Takes the caseload: reads the file, picks the people that are asked for, and derives what follows from their facts.
 */
#include <stdio.h>
#include <string.h>

#include "casework.h"
#include "desk.h"
#include "files.h"
#include "words.h"

static int read_facts(struct desk *desk, const char *path)
{
    ivn_error error = {.size = sizeof error};
    ivn_violations *violations = NULL;
    struct file file;
    int answer = file_read(path, &file);

    if (answer == DONE) {
        ivn_status status = ivn_facts_from_json(desk->context, IVN_FACTS_CASELOAD, file.data, file.size,
                                                &desk->caseload, &violations, &error);
        answer = file_report(&file, status, &error, violations);
    }
    file_free(&file);
    return answer;
}

static int is_asked_for(const ivn_service_user *user, const char *reference)
{
    return reference == NULL || (user->reference != NULL && strcmp(user->reference, reference) == 0);
}

static void pick_people(struct desk *desk, const char *reference)
{
    const ivn_caseload_facts *caseload = ivn_facts_read(desk->caseload, IVN_FACTS_CASELOAD);

    desk->people = memory_of(caseload->service_user_count, sizeof *desk->people);
    for (uint32_t i = 0; i < caseload->service_user_count; i++) {
        const ivn_service_user *user = caseload->service_users[i];
        if (is_asked_for(user, reference))
            desk->people[desk->person_count++] = (struct person){
                .facts = user, .reference = user->reference != NULL ? user->reference : "no reference", .place = i + 1};
    }
}

/* What the file alone cannot show to be wrong: facts that contradict the day that is asked for. */
static int derive(struct desk *desk, struct person *person)
{
    ivn_error error = {.size = sizeof error};
    ivn_status status = ivn_profile_new(desk->context, desk->environment.rulebook, person->facts,
                                        desk->environment.on.value, &person->profile, &error);
    char pointer[sizeof error.pointer + 32];

    if (status == IVN_OK)
        return DONE;
    if (status != IVN_ERROR_INVALID)
        return failure(status, &error);
    snprintf(pointer, sizeof pointer, "/service_users/%u%s", (unsigned)person->place - 1, error.pointer);
    file_mistake(desk->caseload_path, pointer, error.message);
    return MISTAKEN;
}

/* --- keys that the catalogue lacks -------------------------------------------------------------------------------- */

/* No mistake, since facts may go further than the catalogue; but a slip of the pen would otherwise never be seen. */
static void note(const struct desk *desk, const struct person *person, const char *member, const char *what)
{
    fprintf(stderr, "%s: /service_users/%u/%s: note: %s\n", desk->caseload_path, (unsigned)person->place - 1, member,
            what);
}

static void look_at_area(const struct desk *desk, const struct person *person, const char *member, const char *key)
{
    if (key != NULL && ivn_catalogue_area_within(desk->catalogue, key, key) == IVN_UNKNOWN)
        note(desk, person, member, "the catalogue has no such area, so it counts as not known");
}

static void look_at_judgement(const struct desk *desk, const struct person *person, uint32_t place)
{
    const ivn_service *service;
    char member[40];

    if (ivn_catalogue_find(desk->catalogue, NULL, person->facts->judgements[place]->service, IVN_DATE_NONE, &service) ==
        IVN_OK)
        return;
    snprintf(member, sizeof member, "judgements/%u/service", (unsigned)place);
    note(desk, person, member, "the catalogue has no such service, so the judgement counts for none");
}

static void look_at_keys(const struct desk *desk, const struct person *person)
{
    look_at_area(desk, person, "home_area", person->facts->home_area);
    look_at_area(desk, person, "resettlement_area", person->facts->resettlement_area);
    for (uint32_t i = 0; i < person->facts->judgement_count; i++)
        look_at_judgement(desk, person, i);
}

int desk_take_caseload(struct desk *desk, const struct options *options, int all_is_there)
{
    int answer;

    desk->caseload_path = options->file != NULL ? options->file : CASEWORK_DATA "/caseload.json";
    answer = read_facts(desk, desk->caseload_path);
    if (answer != DONE)
        return answer;
    pick_people(desk, options->person);
    if (options->person != NULL && desk->person_count == 0) {
        fprintf(stderr, "%s: nobody has the reference that --person names\n", desk->caseload_path);
        return MISTAKEN;
    }
    if (desk->person_count == 0)
        fprintf(stderr, "%s: /service_users: note: the file lists nobody\n", desk->caseload_path);
    for (uint32_t i = 0; all_is_there && i < desk->person_count; i++) {
        int derived = derive(desk, &desk->people[i]);
        look_at_keys(desk, &desk->people[i]);
        answer = derived > answer || derived == FAILED ? derived : answer;
    }
    return answer;
}

const ivn_subject_value *person_subject(const struct person *person, uint32_t subject)
{
    return ivn_profile_read(person->profile)->subjects[subject - 1];
}
