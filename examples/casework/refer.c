/*
 * casework refer: somebody is referred now, which takes three commands.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "casework.h"
#include "files.h"
#include "give.h"
#include "timeline.h"
#include "words.h"

/* A UUID of chance, for a command that a person gives. */
static int random_id(char out[37])
{
    unsigned char bytes[16];
    FILE *stream = fopen("/dev/urandom", "rb");
    int drawn = stream != NULL && fread(bytes, 1, sizeof bytes, stream) == sizeof bytes;

    if (stream != NULL)
        fclose(stream);
    if (!drawn) {
        fprintf(stderr, "casework: cannot read /dev/urandom\n");
        return FAILED;
    }
    bytes[6] = (unsigned char)((bytes[6] & 0x0F) | 0x40);
    bytes[8] = (unsigned char)((bytes[8] & 0x3F) | 0x80);
    for (int i = 0, at = 0; i < 16; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            out[at++] = '-';
        at += snprintf(out + at, 3, "%02x", bytes[i]);
    }
    return DONE;
}

/* The commands of a referral, in their order. */
struct referring {
    char record[37], ids[3][37];
    ivn_command commands[3];
    ivn_chosen_need need;
    const ivn_chosen_need *need_list[1];
    ivn_chosen_needs needs;
    const char *outcomes[1];
};

static int prepare(const struct options *options, const void *draft, struct referring *out)
{
    static const uint32_t types[] = {IVN_COMMAND_DRAFT, IVN_COMMAND_CHOOSE_NEEDS, IVN_COMMAND_SEND};
    int answer;

    *out =
        (struct referring){.need = {.size = sizeof out->need}, .needs = {.size = sizeof out->needs, .need_count = 1}};
    answer = desk_term("--need", options->need, IVN_VOCABULARY_NEED, &out->need.area);
    if (answer == DONE)
        answer = desk_term("--complexity", options->complexity, IVN_VOCABULARY_COMPLEXITY, &out->need.complexity);
    for (int i = 0; i < 3 && answer == DONE; i++)
        answer = random_id(out->ids[i]);
    if (answer != DONE)
        return answer;
    ivn_record_id(IVN_RECORD_REFERRAL, out->ids[0], out->record);
    out->outcomes[0] = options->outcome;
    out->need.outcomes = out->outcomes;
    out->need.outcome_count = options->outcome != NULL;
    out->need_list[0] = &out->need;
    out->needs.needs = out->need_list;
    for (int i = 0; i < 3; i++)
        out->commands[i] = (ivn_command){
            .size = sizeof(ivn_command), .type = types[i], .id = out->ids[i], .record = i == 0 ? NULL : out->record};
    out->commands[0].body = draft;
    out->commands[1].body = &out->needs;
    return DONE;
}

static int give_all(const struct desk *desk, const struct options *options, struct cases *cases,
                    const struct referring *referring)
{
    ivn_instruction instructions[3];
    struct timespec now;
    int answer = DONE;

    clock_gettime(CLOCK_REALTIME, &now);
    for (int i = 0; i < 3 && answer == DONE; i++) {
        instructions[i] = (ivn_instruction){
            .size = sizeof *instructions,
            .role = IVN_ROLE_PRACTITIONER,
            .now = {1, 0, (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000},
            .command = &referring->commands[i],
        };
        answer = give(desk, cases, NULL, &(const struct instruction){.facts = &instructions[i]});
    }
    for (int i = 0; options != NULL && i < 3 && answer == DONE; i++)
        answer = keep(desk, options, &instructions[i]);
    return answer;
}

/* Where it cannot be sent, nothing is to be left of it: so it is tried on a store in memory first. */
static int rehearse(const struct desk *desk, const struct referring *referring)
{
    struct cases cases = {0};
    int answer = cases_open(desk, &cases);

    if (answer == DONE)
        answer = give_all(desk, NULL, &cases, referring);
    cases_close(&cases);
    return answer;
}

static int refer(const struct desk *desk, const struct options *options, const void *draft)
{
    struct cases cases = {0};
    struct referring referring;
    ivn_record *record = NULL;
    int answer = prepare(options, draft, &referring);

    if (answer == DONE)
        answer = rehearse(desk, &referring);
    if (answer == DONE)
        answer = open_to_give(desk, options, &cases);
    if (answer == DONE) {
        answer = give_all(desk, options, &cases, &referring);
        if (answer != DONE) /* the store failed in between: what it holds is a draft, or sent, and no more than that */
            fprintf(stderr, "casework: it may have been begun: casework timeline %s tells how far it went\n",
                    referring.record);
    }
    if (answer == DONE)
        answer = cases_find(&cases, referring.record, &record);
    if (answer == DONE)
        answer = print_timeline(desk, record);
    ivn_record_free(record);
    cases_close(&cases);
    return answer;
}

int command_refer(const struct options *options)
{
    struct desk desk;
    struct file file = {0};
    ivn_facts *facts = NULL;
    ivn_error error = {.size = sizeof error};
    ivn_violations *violations = NULL;
    int answer = desk_open(&desk, options);

    if (answer == DONE && options->need == NULL) {
        fprintf(stderr, "casework: refer needs --need AREA, and --complexity LEVEL\n");
        answer = MISTAKEN;
    }
    if (answer == DONE)
        answer = file_read(options->file != NULL ? options->file : "-", &file);
    if (answer == DONE)
        answer = file_report(
            &file,
            ivn_facts_from_json(desk.context, IVN_FACTS_REFERRAL, file.data, file.size, &facts, &violations, &error),
            &error, violations);
    if (answer == DONE)
        answer = refer(&desk, options, ivn_facts_read(facts, IVN_FACTS_REFERRAL));
    ivn_facts_free(facts);
    file_free(&file);
    desk_close(&desk);
    return answer;
}
