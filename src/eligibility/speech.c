/*
 * Speaking of services: what is asked, and where that is written.
 */
#include "eligibility/speech.h"

#include <string.h>

#include "rulebook/rulebook.h"

/* What the criteria of a service are spoken of with. */
struct speaker {
    ivni_speech *speech;
    const ivni_program *program;
    const ivn_service *service;
    ivni_text *words;
};

/* What is compared with; most often it is one word of the library's own. */
static ivni_phrase expected_of(struct speaker *speaker, const ivni_atom *atom)
{
    int flag = atom->test == IVNI_TEST_CODES || atom->test == IVNI_TEST_JUDGED || atom->test == IVNI_TEST_ELIGIBLE;
    if (flag && ivn_subject_kind(atom->subject) == IVN_SUBJECT_KIND_FLAG)
        return ivni_flag_phrase((atom->codes >> IVN_YES & 1u) ? IVN_YES : IVN_NO);
    ivni_words_expected(speaker->words, speaker->program, atom);
    return ivni_words_take(speaker->words, speaker->speech->arena);
}

/* The document and section of the rule, else of the service; and who set another figure than the document. */
static const char *make_source(struct speaker *speaker, const ivni_atom *atom)
{
    const char *section = atom->criterion->section;
    const char *title = atom->rule != NULL ? ivni_edition_title(speaker->program->rulebook, atom->rule->edition)
                                           : speaker->service->edition_title;
    if (section == NULL || *section == '\0')
        section = atom->rule != NULL && atom->rule->section != NULL ? atom->rule->section : speaker->service->section;
    ivni_text_string(speaker->words, title);
    if (section != NULL && *section != '\0') {
        ivni_text_string(speaker->words, ": ");
        ivni_text_string(speaker->words, section);
    }
    if (atom->figure != NULL && *atom->figure->source != '\0') {
        ivni_text_string(speaker->words, " (figure set by ");
        ivni_text_string(speaker->words, atom->figure->source);
        ivni_text_string(speaker->words, ")");
    }
    return ivni_words_take(speaker->words, speaker->speech->arena).text;
}

/* False: no memory. */
static int speak_of_atom(struct speaker *speaker, const ivni_offer *offer, uint32_t group, uint32_t position,
                         uint32_t place)
{
    const ivni_atom *atom = &speaker->program->atoms[position];
    const ivn_criterion *criterion = atom->criterion;
    ivn_finding *finding = &speaker->speech->findings[place];
    ivni_phrase expected = expected_of(speaker, atom);
    speaker->speech->spoken[place] = (ivni_spoken){position, group, (uint32_t)strlen(criterion->title), expected.size};
    finding->size = sizeof *finding;
    finding->level = criterion->level;
    finding->group = speaker->program->groups[group].number;
    finding->offer = offer->place + 1;
    finding->subject = atom->subject;
    finding->operation = criterion->operation;
    finding->rule = criterion->rule;
    finding->title = criterion->title;
    finding->expected = expected.text;
    finding->source = atom->source != NULL ? atom->source : make_source(speaker, atom);
    finding->missing = "";
    finding->alternative = criterion->alternative != NULL ? criterion->alternative : "";
    return finding->expected != NULL && finding->source != NULL;
}

/* The findings of one level, of all offers; the level is that of the group. */
static int speak_of_level(struct speaker *speaker, const ivni_service *service, uint32_t level, uint32_t *place)
{
    const ivni_program *program = speaker->program;
    int spoken = 1;
    for (uint32_t o = service->offer; o < service->offer + service->offer_count; o++) {
        const ivni_offer *offer = &program->offers[o];
        for (uint32_t g = offer->group; g < offer->group + offer->group_count; g++) {
            const ivni_group *group = &program->groups[g];
            for (uint32_t a = group->atom; group->level == level && a < group->atom + group->atom_count; a++)
                spoken = spoken && speak_of_atom(speaker, offer, g, a, (*place)++);
        }
    }
    return spoken;
}

static ivni_phrase name_of(struct speaker *speaker)
{
    ivni_text_string(speaker->words, speaker->service->name);
    ivni_text_bytes(speaker->words, " (", 2);
    ivni_text_string(speaker->words, speaker->service->edition_title);
    ivni_text_bytes(speaker->words, ")", 1);
    return ivni_words_take(speaker->words, speaker->speech->arena);
}

int ivni_speech_new(const ivni_program *program, ivni_arena *arena, ivni_speech *out)
{
    *out = (ivni_speech){.program = program,
                         .arena = arena,
                         .findings = ivni_arena_array(arena, program->atom_count, sizeof *out->findings),
                         .spoken = ivni_arena_array(arena, program->atom_count, sizeof *out->spoken),
                         .names = ivni_arena_array(arena, program->service_count, sizeof *out->names)};
    return out->findings != NULL && out->spoken != NULL && out->names != NULL;
}

int ivni_speak(ivni_speech *speech, uint32_t number, ivni_text *words)
{
    const ivni_service *service = &speech->program->services[number];
    struct speaker speaker = {
        .speech = speech, .program = speech->program, .service = service->service, .words = words};
    uint32_t place = service->atom;
    for (uint32_t level = IVN_LEVEL_ELIGIBILITY; level <= IVN_LEVEL_ROUTING; level++) {
        if (!speak_of_level(&speaker, service, level, &place))
            return 0;
    }
    speech->names[number] = name_of(&speaker);
    return speech->names[number].text != NULL;
}
