/*
 * What can be said of a program whoever the person is: its findings without outcomes and values, and the names of its
 * services. Made once for many people, or with the answer to one.
 */
#ifndef IVNI_ELIGIBILITY_SPEECH_H
#define IVNI_ELIGIBILITY_SPEECH_H

#include "eligibility/words.h"

/* Of a finding: where it comes from, and how long its words are. */
typedef struct ivni_spoken {
    uint32_t atom, group;
    uint32_t title_size, expected_size;
} ivni_spoken;

/*
 * The findings of a service stand from the place of its first atom on, in the order in which they are shown:
 * eligibility first, then suitability, advice, routing, as the level of the group is.
 */
typedef struct ivni_speech {
    const ivni_program *program;
    ivni_arena *arena;
    ivn_finding *findings;
    ivni_spoken *spoken;
    ivni_phrase *names; /* by service: "name (edition)"; no text: the service has not been spoken of */
} ivni_speech;

/* False: no memory, as the arena or the words remember. */
int ivni_speech_new(const ivni_program *program, ivni_arena *arena, ivni_speech *out);
/* Speaks of one service; `words` is empty before and after. */
int ivni_speak(ivni_speech *speech, uint32_t service, ivni_text *words);

#endif
