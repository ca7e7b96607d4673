/*
 * Finding rules by a hash of their code, and the words that name where a rule is written: both made once for a
 * rulebook, for those who decide by many rules at a time.
 */
#include <string.h>

#include "rulebook/rulebook.h"

static uint32_t hash_of(const char *code, size_t length)
{
    uint32_t hash = 2166136261u;

    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)code[i]) * 16777619u;
    return hash ^ hash >> 15;
}

/* The codes are the library's own, so that no input can make the runs of taken slots long. */
static int fill_slots(ivn_rulebook *rulebook)
{
    const ivn_rulebook_view *view = &rulebook->view;
    uint32_t count = 4;

    while (count / 4 < view->rule_count)
        count *= 2;
    rulebook->slot_mask = count - 1;
    rulebook->slots = ivni_arena_array(&rulebook->arena, count, sizeof *rulebook->slots);
    for (uint32_t i = 0; rulebook->slots != NULL && i < view->rule_count; i++) {
        uint32_t slot = hash_of(view->rules[i]->code, strlen(view->rules[i]->code));

        while (rulebook->slots[slot & rulebook->slot_mask] != 0)
            slot++;
        rulebook->slots[slot & rulebook->slot_mask] = i + 1;
    }
    return rulebook->slots != NULL;
}

int ivni_rulebook_look_up(const ivn_rulebook *rulebook, const char *code, size_t length, int64_t *place)
{
    uint32_t slot, found;

    if (rulebook->slots == NULL)
        return 0;
    slot = hash_of(code, length);
    for (found = rulebook->slots[slot & rulebook->slot_mask]; found != 0;
         found = rulebook->slots[++slot & rulebook->slot_mask]) {
        const char *known = rulebook->view.rules[found - 1]->code;

        if (strncmp(known, code, length) == 0 && known[length] == '\0')
            break;
    }
    *place = (int64_t)found - 1;
    return 1;
}

const char *ivni_edition_title(const ivn_rulebook *rulebook, const char *key)
{
    for (uint32_t i = 0; i < rulebook->view.edition_count; i++)
        if (strcmp(rulebook->view.editions[i]->key, key) == 0)
            return rulebook->view.editions[i]->title;
    return key;
}

static const char *source_of(ivn_rulebook *rulebook, const ivn_rule *rule)
{
    const char *title = ivni_edition_title(rulebook, rule->edition);
    size_t first = strlen(title), second = rule->section == NULL ? 0 : strlen(rule->section);
    char *source;

    if (second == 0)
        return title;
    source = ivni_arena_alloc(&rulebook->arena, first + second + 3);
    if (source == NULL)
        return NULL;
    memcpy(source, title, first + 1); /* with its end, which the next piece covers */
    memcpy(source + first, ": ", 3);
    memcpy(source + first + 2, rule->section, second + 1); /* with its end */
    return source;
}

static int fill_sources(ivn_rulebook *rulebook)
{
    uint32_t count = rulebook->view.rule_count;

    rulebook->sources = ivni_arena_array(&rulebook->arena, count, sizeof *rulebook->sources);
    if (rulebook->sources == NULL)
        return 0;
    for (uint32_t i = 0; i < count; i++) {
        rulebook->sources[i] = source_of(rulebook, rulebook->view.rules[i]);
        if (rulebook->sources[i] == NULL)
            return 0;
    }
    return 1;
}

int ivni_rulebook_make_index(ivn_rulebook *rulebook)
{
    return fill_slots(rulebook) && fill_sources(rulebook);
}

const char *ivni_rule_source(const ivn_rulebook *rulebook, int64_t place)
{
    return rulebook->sources == NULL ? NULL : rulebook->sources[place];
}
