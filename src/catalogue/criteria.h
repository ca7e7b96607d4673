/*
 * Criteria made ready with the catalogue: in the order in which they are decided, with the criterion that the areas of
 * an offer stand for, and with all that depends neither on the day nor on what a host has set in its rulebook. Serves
 * the floors that decide.
 */
#ifndef IVNI_CATALOGUE_CRITERIA_H
#define IVNI_CATALOGUE_CRITERIA_H

#include <interventions/catalogue.h>

#include "base/text.h"

#define IVNI_NO_PLACE UINT32_MAX

/* A text with its size. */
typedef struct ivni_phrase {
    const char *text;
    uint32_t size;
} ivni_phrase;

ivni_phrase ivni_phrase_of(const char *text);
ivni_phrase ivni_flag_phrase(ivn_flag flag);
/* The words made so far as a phrase of the arena; they are empty afterwards. No text: no memory. */
ivni_phrase ivni_words_take(ivni_text *words, ivni_arena *arena);

typedef enum ivni_test {
    IVNI_TEST_INTERVAL, /* low <= value <= high */
    IVNI_TEST_CODES,    /* the value's bit is in `codes` */
    IVNI_TEST_PLACE,    /* inside one of the places of the criterion */
    IVNI_TEST_ELIGIBLE, /* eligible for service number `service` of the program; `codes` as for a flag */
    IVNI_TEST_JUDGED,   /* recorded judgement on the service that the criterion names; `codes` as for a flag */
    IVNI_TEST_FIGURE    /* the figure to compare with has not been set: cannot be said yet */
} ivni_test;

enum { IVNI_VARIES_NOT, IVNI_VARIES_BY_FIGURE, IVNI_VARIES_BY_DAY, IVNI_VARIES_BY_SERVICE };

/* One criterion, ready to be tested, and what can be said of it whoever the person is. */
typedef struct ivni_atom {
    /* what is looked at while deciding; a cache line */
    uint32_t subject;
    ivni_test test;
    int32_t low, high;
    uint32_t codes;
    uint32_t service;
    int negate;     /* for intervals and places */
    uint32_t thing; /* what is looked at, as a number: the subject, or one behind them for each service judged on */
    const ivn_criterion *criterion;
    const uint32_t *places;      /* of an area: the places of its texts in the catalogue; NULL: not looked up */
    const ivn_parameter *figure; /* NULL: the criterion's own value; of IVNI_TEST_FIGURE the one that is not set */
    const ivn_parameter *upper;  /* likewise for the upper bound */
    /* what answers are made with */
    const char *source;   /* document and section; NULL: that of the rule */
    ivni_phrase expected; /* what is compared with; no text: to be made */
    uint32_t title_size;
    uint32_t rule;   /* its place in every rulebook; IVNI_NO_PLACE: no rule of it */
    uint32_t place;  /* among the atoms of the catalogue */
    uint32_t varies; /* IVNI_VARIES_*: why it may have to be made again */
} ivni_atom;

/* Where a figure stands in every rulebook: the place of its rule, and its number there. IVNI_NO_PLACE: nowhere. */
typedef struct ivni_figure_place {
    uint32_t rule, number;
} ivni_figure_place;

typedef struct ivni_figures {
    ivni_figure_place low, high;
} ivni_figures;

typedef struct ivni_group {
    uint32_t number, level;
    uint32_t atom, atom_count; /* a run of atoms */
    uint32_t asks;             /* 1: one of them asks about another service */
} ivni_group;

typedef struct ivni_offer {
    uint32_t place, setting;     /* place in ivn_service.offers */
    uint32_t group, group_count; /* a run of groups */
} ivni_offer;

typedef struct ivni_service {
    const ivn_service *service;
    ivni_phrase name;            /* "name (edition)" */
    uint32_t offer, offer_count; /* a run of offers */
    uint32_t atom, atom_count;   /* a run of atoms: those of the offers, */
    uint32_t varying;            /* of which so many vary */
} ivni_service;

/*
 * All services of a catalogue, by place. The groups of an offer stand in the order in which they first appear, that of
 * its areas first. What does not count on a day is still there, figures are the shipped ones, and `level` is not set.
 */
typedef struct ivni_criteria {
    ivni_service *services;
    ivni_offer *offers;
    ivni_group *groups;
    ivni_atom *atoms;
    ivni_figures *figures; /* by atom */
    uint32_t service_count, offer_count, group_count, atom_count;
    uint32_t thing_count; /* all things have smaller numbers */
} ivni_criteria;

/* Makes them for a catalogue that has been found right and has an index, in its arena. */
ivn_status ivni_criteria_make(const ivn_context *context, ivn_catalogue *catalogue);

/*
 * What of an atom follows from the criterion, its figures (NULL: its own values) and the day. Which service an atom of
 * IVNI_TEST_ELIGIBLE asks about is left open.
 */
void ivni_atom_make(const ivn_criterion *criterion, const ivn_parameter *figure, const ivn_parameter *upper,
                    ivn_date day, ivni_atom *out);
/* What an atom compares with, in words. */
void ivni_words_expected(ivni_text *words, const ivni_atom *atom);

#endif
