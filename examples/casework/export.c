/*
 * casework export: all cases as a journal. Each entry of a record is the command that made it, so that the journal
 * gives the same records when it is imported; what was refused has left no trace, and is not among them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cases.h"
#include "casework.h"
#include "files.h"

struct told {
    ivn_instant entered;
    char record[37];
    uint32_t number;
    ivn_text *text;
};

struct pile {
    const struct desk *desk;
    struct told *list;
    size_t count, room, redacted;
};

static void make_room(struct pile *pile)
{
    struct told *wider;

    if (pile->count < pile->room)
        return;
    pile->room = pile->room == 0 ? 1024 : 2 * pile->room;
    wider = memory_of(pile->room, sizeof *wider);
    if (pile->count > 0)
        memcpy(wider, pile->list, pile->count * sizeof *wider);
    free(pile->list);
    pile->list = wider;
}

/* The command that made an entry, with who gave it and when. A draft names no record: its id makes one. */
static int tell(struct pile *pile, const ivn_referral_view *referral, const ivn_entry *entry)
{
    const ivn_command command = {.size = sizeof command,
                                 .type = entry->type,
                                 .id = entry->command,
                                 .record = entry->type == IVN_COMMAND_DRAFT ? NULL : referral->id,
                                 .body = entry->body};
    ivn_instruction instruction = {
        .size = sizeof instruction, .role = entry->role, .name = entry->by, .now = entry->entered, .command = &command};
    struct told told = {.entered = entry->entered.value, .number = entry->number};
    ivn_error error = {.size = sizeof error};
    ivn_status status;

    if (entry->at.value != entry->entered.value)
        instruction.at = entry->at;
    snprintf(told.record, sizeof told.record, "%s", referral->id);
    status = ivn_facts_to_json(pile->desk->context, IVN_FACTS_INSTRUCTION, &instruction, &told.text, &error);
    if (status != IVN_OK)
        return failure(status, &error);
    make_room(pile);
    pile->list[pile->count++] = told;
    return DONE;
}

/* Where personal data was removed, entries lack what their commands need. */
static int tell_all(void *user, const ivn_record *record)
{
    const ivn_referral_view *referral = ivn_referral_read(record);
    struct pile *pile = user;
    int answer = DONE;

    pile->redacted += referral->redacted == IVN_YES;
    for (uint32_t i = 0; referral->redacted != IVN_YES && answer == DONE && i < referral->entry_count; i++)
        answer = tell(pile, referral, referral->entries[i]);
    return answer;
}

/* In the order in which they were entered; those of a record in their own. */
static int by_time(const void *left, const void *right)
{
    const struct told *a = left, *b = right;
    int records = strcmp(a->record, b->record);

    if (a->entered != b->entered)
        return a->entered < b->entered ? -1 : 1;
    return records != 0 ? records : a->number < b->number ? -1 : a->number > b->number;
}

static void print_all(struct pile *pile)
{
    if (pile->count > 0)
        qsort(pile->list, pile->count, sizeof *pile->list, by_time);
    for (size_t i = 0; i < pile->count; i++)
        printf("%s\n", ivn_text_data(pile->list[i].text));
    if (pile->redacted > 0)
        fprintf(stderr, "casework: %zu without their personal data are not among them: they cannot be given again\n",
                pile->redacted);
}

int command_export(const struct options *options)
{
    struct desk desk;
    struct cases cases = {0};
    struct pile pile = {.desk = &desk};
    int answer = desk_open(&desk, options);

    if (answer == DONE)
        answer = cases_open_store(&desk, options, STORE_READ, &cases);
    if (answer == DONE)
        answer = cases_each(&cases, NULL, NULL, tell_all, &pile);
    if (answer == DONE)
        print_all(&pile);
    for (size_t i = 0; i < pile.count; i++)
        ivn_text_free(pile.list[i].text);
    free(pile.list);
    cases_close(&cases);
    desk_close(&desk);
    return answer;
}
