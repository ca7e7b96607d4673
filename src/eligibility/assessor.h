/*
 * What the public calls share: a checked environment, the compiled program, and one person after another looked at.
 */
#ifndef IVNI_ELIGIBILITY_ASSESSOR_H
#define IVNI_ELIGIBILITY_ASSESSOR_H

#include "eligibility/explain.h"

typedef struct ivni_assessor {
    const ivn_context *context;
    ivni_arena scratch; /* the program; freed with the call */
    ivni_arena facts;   /* the person's facts and the searches; begun anew with each person */
    ivni_program compiled;
    const ivni_program *program; /* that one, or one that stands already */
    ivni_person person;
    ivni_explainer explainer;
} ivni_assessor;

/*
 * Compiles `service` (a key), or everything where it is NULL. `document` is where answers are written. Whatever the
 * status, ivni_assessor_close must follow.
 */
ivn_status ivni_assessor_open(const ivn_context *context, const ivn_environment *environment, const char *service,
                              ivni_arena *document, ivni_assessor *out, ivn_error *error);
/* The same with a program that stands already and has been put into words. */
ivn_status ivni_assessor_join(const ivn_context *context, const ivni_program *program, ivni_arena *document,
                              ivni_assessor *out, ivn_error *error);
/* Checks and copies a person's facts, derives the subjects, tests all atoms. `pointer` is where the person stands: ""
 * alone. */
ivn_status ivni_assessor_look(ivni_assessor *assessor, const ivn_service_user *user, const char *pointer,
                              ivn_error *error);
void ivni_assessor_close(ivni_assessor *assessor);

/* The answers of all services asked for, as views in the document. */
ivn_status ivni_assessor_answer(ivni_assessor *assessor, const ivn_assessment_view *const **list, ivn_error *error);

/* As ivn_assess_all() with a program that stands already and has been put into words; the answers point into it. */
ivn_status ivni_assess_joined(const ivn_context *context, const ivni_program *program, const ivn_service_user *user,
                              ivn_assessments **out, ivn_error *error);

extern const ivni_table ivni_assessment_table, ivni_assessments_table, ivni_recommendation_table, ivni_comparison_table;
/* A view as JSON by its table. */
ivn_status ivni_view_to_json(const ivn_context *context, const ivni_table *table, const void *view, ivn_text **out,
                             ivn_error *error);

#endif
