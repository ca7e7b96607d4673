/*
 * casework invent: a year of invented referrals as commands, one a line, in the order in which they were given: what
 * `casework replay` reads. Most keep to the rules; some do not, so that there is something overdue and something
 * refused. The same --referrals, --seed and --directory give the same lines.
 *
 * The people do not exist, and no reference or number is one that could be given out.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "casework.h"
#include "desk.h"
#include "files.h"
#include "invent.h"
#include "words.h"

/* --- chance ------------------------------------------------------------------------------------------------------- */

/* SplitMix64: the same numbers everywhere. */
static uint64_t draw(struct plot *plot)
{
    uint64_t value = plot->chance += 0x9e3779b97f4a7c15u;

    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
    return value ^ (value >> 31);
}

int32_t one_of(struct plot *plot, int32_t count)
{
    return (int32_t)(draw(plot) % (uint64_t)count);
}

int32_t between(struct plot *plot, int32_t low, int32_t high)
{
    return low + one_of(plot, high - low + 1);
}

int happens(struct plot *plot, int32_t percent)
{
    return one_of(plot, 100) < percent;
}

/* --- time --------------------------------------------------------------------------------------------------------- */

/* The working day so many after a day, at an hour of the supplier's. */
ivn_instant later(struct plot *plot, ivn_instant from, int32_t working_days)
{
    ivn_date day;

    ivn_date_of_instant(from, &day);
    ivn_calendar_roll_forward(plot->calendar, day, &day);
    if (working_days > 0)
        ivn_calendar_add(plot->calendar, day, working_days, &day);
    return (int64_t)day * 86400000 + between(plot, 9 * 60, 15 * 60) * (int64_t)60000;
}

ivn_instant minutes_later(ivn_instant from, int32_t minutes)
{
    return from + minutes * (int64_t)60000;
}

/* --- lines -------------------------------------------------------------------------------------------------------- */

/* A command's id: made of its number, in the form of a UUID that nobody draws by chance. */
static void next_id(struct plot *plot, char out[37])
{
    snprintf(out, 37, "00000000-0000-4000-8000-%012llx", (unsigned long long)++plot->commands);
}

static const char *instant_text(ivn_instant at, char out[25])
{
    ivn_instant_format(at, out);
    return out;
}

/*
 * A line: {"now":..., "role":..., "name":..., "command":{"id":..., "type":..., "record":..., "body":{...}}}.
 * `body` is JSON, or NULL for none. Gives the command's id.
 */
const char *say(struct plot *plot, ivn_instant now, const char *role, const char *type, const char *body)
{
    struct line *line;
    struct words words = {0};
    char at[25];

    if (plot->count == plot->room) {
        struct line *wider = memory_of(plot->room == 0 ? 4096 : 2 * plot->room, sizeof *wider);

        if (plot->count > 0)
            memcpy(wider, plot->lines, plot->count * sizeof *wider);
        free(plot->lines);
        plot->lines = wider;
        plot->room = plot->room == 0 ? 4096 : 2 * plot->room;
    }
    next_id(plot, plot->id);
    words_add(&words, "{\"now\":\"%s\",\"role\":\"%s\",\"name\":\"%s %d\",\"command\":{\"id\":\"%s\",\"type\":\"%s\"",
              instant_text(now, at), role, role, (int)plot->person % 40 + 1, plot->id, type);
    if (plot->record[0] != '\0')
        words_add(&words, ",\"record\":\"%s\"", plot->record);
    if (body != NULL)
        words_add(&words, ",\"body\":%s", body);
    words_add(&words, "}}");
    line = &plot->lines[plot->count++];
    *line = (struct line){.now = now, .place = plot->count, .text = words.text};
    return plot->id;
}

static int by_time(const void *left, const void *right)
{
    const struct line *a = left, *b = right;

    if (a->now != b->now)
        return a->now < b->now ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

/* --- the command -------------------------------------------------------------------------------------------------- */

static int number_of(const char *option, const char *text, unsigned long most, unsigned long *out)
{
    char *end;

    if (text == NULL)
        return DONE;
    *out = strtoul(text, &end, 10);
    if (*text < '0' || *text > '9' || *end != '\0' || *out > most) {
        fprintf(stderr, "casework: %s takes a number up to %lu\n", option, most);
        return MISTAKEN;
    }
    return DONE;
}

/* The contracts that --directory adds to those of the documents. */
static void take_contracts(struct plot *plot, const struct desk *desk)
{
    ivn_catalogue *shipped = NULL;
    const ivn_directory *all = ivn_catalogue_read(desk->catalogue);
    uint32_t first = all->contract_count;

    if (ivn_catalogue_builtin(desk->context, &shipped, NULL) == IVN_OK)
        first = ivn_catalogue_read(shipped)->contract_count;
    ivn_catalogue_free(shipped);
    plot->contracts = memory_of(all->contract_count, sizeof *plot->contracts);
    for (uint32_t i = first; i < all->contract_count; i++) {
        if (all->contracts[i]->area_count > 0)
            plot->contracts[plot->contract_count++] = all->contracts[i];
    }
}

static void invent(struct plot *plot, unsigned long referrals)
{
    for (unsigned long i = 0; i < referrals; i++) {
        plot->person = (int32_t)i + 1;
        invent_referral(plot, (int32_t)(i * 364 / referrals));
    }
    qsort(plot->lines, plot->count, sizeof *plot->lines, by_time);
    for (size_t i = 0; i < plot->count; i++) {
        puts(plot->lines[i].text);
        free(plot->lines[i].text);
    }
    free(plot->lines);
}

int command_invent(const struct options *options)
{
    unsigned long referrals = 2000, seed = 1;
    struct plot plot = {0};
    struct desk desk;
    int answer;

    if (number_of("--referrals", options->referrals, 100000, &referrals) != DONE ||
        number_of("--seed", options->seed, 1000000, &seed) != DONE)
        return MISTAKEN;
    answer = desk_open(&desk, options);
    if (answer == DONE) {
        plot.chance = seed;
        plot.calendar = desk.calendar;
        take_contracts(&plot, &desk);
        invent(&plot, referrals);
    }
    free(plot.contracts);
    desk_close(&desk);
    return answer;
}
