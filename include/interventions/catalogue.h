/*
 * Interventions, their offers and the criteria for them; contracts, areas and prisons; the catalogue that holds them.
 */
#ifndef INTERVENTIONS_CATALOGUE_H
#define INTERVENTIONS_CATALOGUE_H

#include <interventions/calendar.h>
#include <interventions/rulebook.h>
#include <interventions/schema.h>
#include <interventions/terms.h>

#ifdef __cplusplus
extern "C" {
#endif

/** \defgroup catalogue Services
 *  The same structs are the rows of the shipped documents, the facts of a provider's own directory, and what a
 *  catalogue shows. How a provider writes a directory, and all that is checked, is on the page \ref directory. \{ */

/** Limits of a directory, so that no input makes time or memory grow without bounds. Since 0.1. */
enum {
    IVN_MOST_OFFERS = 16,     /**< Offers of a service. */
    IVN_MOST_CRITERIA = 64,   /**< Criteria of an offer. */
    IVN_MOST_ITEMS = 100,     /**< Outcomes, and activities, of a service. */
    IVN_MOST_EDITIONS = 100,  /**< Editions of one key. */
    IVN_MOST_AREA_DEPTH = 32, /**< Areas around an area, one inside the other. */
    IVN_MOST_CHAIN = 8,       /**< Services in a row of which each asks for eligibility for the next. */
    IVN_MOST_REACH = 4096     /**< Criteria that a service looks at: its own, and those of each service that it asks for
                                   eligibility for, counted every time that it does. */
};

/**
 * One criterion of an offer. Criteria of one group are alternatives: one of them must hold. All groups must hold; the
 * heaviest level in a group is that of the group.
 *
 * What a subject can be compared with: a flag with ::IVN_OPERATOR_IS and ::IVN_OPERATOR_IS_NOT; a code with these and
 * ::IVN_OPERATOR_ONE_OF, a band also with ::IVN_OPERATOR_AT_LEAST, ::IVN_OPERATOR_AT_MOST and ::IVN_OPERATOR_BETWEEN; a
 * number with all of these but ::IVN_OPERATOR_ONE_OF; a date with ::IVN_OPERATOR_WITHIN (months back); a prison with
 * `texts` and is, is not, one of; an area with these and ::IVN_OPERATOR_WITHIN. ::IVN_SUBJECT_ELIGIBLE_FOR and
 * ::IVN_SUBJECT_SUITABLE_FOR are flags of the one service that `texts` names, by its key or "key@edition". Since 0.1.
 */
typedef struct ivn_criterion {
    uint32_t size;         /**< `sizeof(ivn_criterion)`. */
    uint32_t group;        /**< 1 to 1000. Required. */
    uint32_t subject;      /**< IVN_SUBJECT_*. Required. */
    uint32_t operation;    /**< IVN_OPERATOR_*. Required. */
    ivn_number value;      /**< A flag, a code, a number or months back; in JSON true or false, a term or a number. */
    ivn_number upper;      /**< The upper bound of ::IVN_OPERATOR_BETWEEN, likewise. */
    const char *parameter; /**< "RULE/name": a figure of the rulebook, for numbers and dates; goes before `value`. */
    const char *upper_parameter; /**< Likewise for `upper`. */
    uint32_t unit;               /**< IVN_UNIT_* of the value; 0: that of the parameter, else that of the subject. */
    uint32_t level;              /**< IVN_LEVEL_*. Required. */
    const char *const *texts;    /**< Keys of areas, prisons or one service, where the subject is of one. */
    uint32_t text_count;         /**< How many. */
    uint32_t code_count;         /**< How many. */
    const uint32_t *codes;       /**< Codes for ::IVN_OPERATOR_ONE_OF; terms in JSON. */
    const char *rule;    /**< Code of the rule: of the rulebook, whose validity then counts, or one's own. Required. */
    const char *title;   /**< The criterion in a few words: "the index offence is one of violence". Required. */
    const char *section; /**< Where the document says so; NULL: the section of the service. */
    const char *alternative; /**< Key of the service to use instead, or NULL. */
} ivn_criterion;

/** A setting in which a service is offered, and for whom. Since 0.1. */
typedef struct ivn_offer {
    uint32_t size;                        /**< `sizeof(ivn_offer)`. */
    uint32_t setting;                     /**< IVN_SETTING_*. Required. */
    const char *const *areas;             /**< Keys of areas; none: everywhere. */
    uint32_t area_count;                  /**< How many. */
    uint32_t criterion_count;             /**< How many. */
    const ivn_criterion *const *criteria; /**< Them. */
    const uint32_t *complexities;         /**< IVN_COMPLEXITY_* it is for; none: all. */
    uint32_t complexity_count;            /**< How many. */
    uint32_t reserved;                    /**< 0. */
    const char *note;                     /**< Or NULL. */
} ivn_offer;

/** A run of like sessions, in the order of delivery. Since 0.1. */
typedef struct ivn_session {
    uint32_t size;            /**< `sizeof(ivn_session)`. */
    uint32_t kind;            /**< IVN_SESSION_*. Required. */
    ivn_number count;         /**< How many sessions. */
    ivn_number minutes;       /**< Length of one, at least. */
    ivn_number minutes_most;  /**< Length of one, at most. */
    const char *name;         /**< Module or session name, or NULL. */
    const char *const *names; /**< Names of the single sessions. */
    uint32_t name_count;      /**< How many. */
    ivn_flag any_order;       /**< The sessions of this run may be taken in any order. */
    ivn_flag optional;        /**< Only where needed. */
    uint32_t reserved;        /**< 0. */
} ivn_session;

/** What a service provides at one intensity or complexity level. Since 0.1. */
typedef struct ivn_provision {
    uint32_t size;             /**< `sizeof(ivn_provision)`. */
    uint32_t intensity;        /**< IVN_INTENSITY_*; low, medium and high are also the complexity levels. Required. */
    ivn_number hours;          /**< Most hours. */
    ivn_number hours_least;    /**< Least hours, where one is given. */
    ivn_number sessions;       /**< Most sessions. */
    ivn_number sessions_least; /**< Least sessions. */
    ivn_flag not_offered;      /**< ::IVN_YES: this level is not delivered here, see `alternative`. */
    uint32_t item_count;       /**< How many. */
    const char *const *items;  /**< What is done at this level, in our own words. */
    const char *alternative;   /**< Key or kind of the service to use instead, or NULL. */
    const char *printed;       /**< The hours as printed: "up to 2 hours"; or NULL. */
    const char *section;       /**< Where the document says so, or NULL. */
} ivn_provision;

/** How a referral is recorded as a non-statutory intervention. Since 0.1. */
typedef struct ivn_nsi {
    uint32_t size;                /**< `sizeof(ivn_nsi)`. */
    uint32_t intensity;           /**< IVN_INTENSITY_* it is for; 0: all. */
    const char *type;             /**< Canonical type: "ES - Other ESX". Required. */
    const char *type_printed;     /**< As printed in the document. Required. */
    const char *sub_type;         /**< Canonical sub-type. Required. */
    const char *sub_type_printed; /**< As printed in the document. Required. */
    const char *note;             /**< Such as: probably a copying error of the source. Or NULL. */
} ivn_nsi;

/** An outcome or a piece of work that a specification lists. Since 0.1. */
typedef struct ivn_item {
    uint32_t size;         /**< `sizeof(ivn_item)`. */
    uint32_t approach;     /**< IVN_APPROACH_*, for work; 0 for outcomes. */
    const char *key;       /**< "1", "a": as the document numbers it. Required. */
    const char *title;     /**< In our own words. Required. */
    ivn_flag liaison;      /**< The practitioner is to be asked or told before it starts. */
    uint32_t reserved;     /**< 0. */
    const char *registers; /**< Row of the rule register, or NULL. */
} ivn_item;

/** A service, programme, requirement or output, in one edition of one document. Since 0.1. */
typedef struct ivn_service {
    uint32_t size;                          /**< `sizeof(ivn_service)`. */
    uint32_t kind;                          /**< IVN_KIND_*. Required. */
    const char *key;                        /**< "victims-awareness"; unique within its edition. Required. */
    const char *edition;                    /**< "rate-card-2019", or the provider's own. Required. */
    const char *id;                         /**< UUID, version 5, of "edition/key"; on input left out, or this one. */
    const char *name;                       /**< As the document names it. Required. */
    const char *summary;                    /**< What it is for, in our own words, or NULL. */
    const char *section;                    /**< Section, page or slide of the document, or NULL. */
    const char *registers;                  /**< Rows of the rule register that it carries, or NULL. */
    ivn_number from;                        /**< First day it is offered. */
    ivn_number to;                          /**< Last day it is offered; after it the entry is withdrawn. */
    const uint32_t *needs;                  /**< IVN_NEED_* it addresses. */
    uint32_t need_count;                    /**< How many. */
    uint32_t mode_count;                    /**< How many. */
    const uint32_t *modes;                  /**< IVN_MODE_*. */
    const uint32_t *formats;                /**< IVN_FORMAT_*. */
    uint32_t format_count;                  /**< How many. */
    uint32_t part;                          /**< IVN_PART_*; 0: the document has no parts. */
    uint32_t channel;                       /**< IVN_CHANNEL_*; 0: none stated. */
    uint32_t deliverer_count;               /**< How many. */
    const uint32_t *deliverers;             /**< IVN_DELIVERER_*. */
    const uint32_t *mandated_for;           /**< IVN_DELIVERER_* for whom it is mandatory. */
    uint32_t mandated_for_count;            /**< How many. */
    uint32_t highlight_count;               /**< How many. */
    const char *const *highlights;          /**< In our own words. */
    const ivn_session *const *sessions;     /**< In the order of delivery. */
    uint32_t session_count;                 /**< How many. */
    uint32_t provision_count;               /**< How many. */
    const ivn_provision *const *provisions; /**< Per intensity or complexity. */
    const ivn_nsi *const *nsis;             /**< How it is recorded. */
    uint32_t nsi_count;                     /**< How many. */
    uint32_t outcome_count;                 /**< How many. */
    const ivn_item *const *outcomes;        /**< What it is to achieve. */
    const ivn_item *const *activities;      /**< What is done. */
    uint32_t activity_count;                /**< How many. */
    uint32_t offer_count;                   /**< How many. */
    const ivn_offer *const *offers;         /**< Where, and for whom. */
    ivn_number sessions_total;              /**< Sessions in all. */
    ivn_number modules;                     /**< Modules. */
    ivn_number group_least;                 /**< Fewest people in a group. */
    ivn_number group_most;                  /**< Most people in a group. */
    ivn_number group_best;                  /**< The best number of people in a group. */
    ivn_number facilitators;                /**< Facilitators of a group. */
    ivn_number weekly_least;                /**< Fewest sessions a week. */
    ivn_number weekly_most;                 /**< Most sessions a week. */
    ivn_number daily_most;                  /**< Most sessions a day. */
    ivn_number every_days;                  /**< It runs every so many days. */
    const char *const *notes;               /**< Constraints that are told, not decided: in our own words. */
    uint32_t note_count;                    /**< How many. */
    uint32_t reserved;                      /**< 0. */
    const char *edition_title;              /**< What the edition is cited as: "Rate card, April 2019". In a catalogue
                                                 never NULL: where it was left out, that of the document, else the
                                                 title of the directory, else the key of the edition. */
} ivn_service;

/** An area; areas form a tree. Since 0.1. */
typedef struct ivn_area {
    uint32_t size;      /**< `sizeof(ivn_area)`. */
    uint32_t reserved;  /**< 0. */
    const char *key;    /**< "southend". Required. */
    const char *name;   /**< Required. */
    const char *parent; /**< Key of the area around it, or NULL. */
} ivn_area;

/** A prison. Since 0.1. */
typedef struct ivn_prison {
    uint32_t size;         /**< `sizeof(ivn_prison)`. */
    ivn_flag resettlement; /**< It is a resettlement prison. */
    const char *key;       /**< "hmp-chelmsford". Required. */
    const char *name;      /**< Required. */
    const char *area;      /**< Key of the area whose resettlement prison it is, or NULL. */
} ivn_prison;

/** A contract of a provider. Since 0.1. */
typedef struct ivn_contract {
    uint32_t size;               /**< `sizeof(ivn_contract)`. */
    ivn_flag larger;             /**< The quality measures for larger contracts apply. */
    const char *key;             /**< Required. */
    const char *provider;        /**< Name of the provider. Required. */
    const uint32_t *needs;       /**< IVN_NEED_*. */
    uint32_t need_count;         /**< How many. */
    uint32_t area_count;         /**< How many. */
    const char *const *areas;    /**< Keys. */
    const char *const *prisons;  /**< Keys of its resettlement prisons. */
    uint32_t prison_count;       /**< How many. */
    uint32_t service_count;      /**< How many. */
    const char *const *services; /**< Keys of its services. */
    ivn_number starts;           /**< First day. */
    ivn_number ends;             /**< Last day. */
} ivn_contract;

/** A directory of services: what is imported and exported. Since 0.1. */
typedef struct ivn_directory {
    uint32_t size;                        /**< `sizeof(ivn_directory)`. */
    uint32_t service_count;               /**< How many. */
    const char *title;                    /**< What its own editions are cited as, or NULL. */
    const ivn_service *const *services;   /**< Them. */
    const ivn_contract *const *contracts; /**< Them. */
    uint32_t contract_count;              /**< How many. */
    uint32_t area_count;                  /**< How many. */
    const ivn_area *const *areas;         /**< Them. */
    const ivn_prison *const *prisons;     /**< Them. */
    uint32_t prison_count;                /**< How many. */
    uint32_t reserved;                    /**< 0. */
} ivn_directory;

/** What to look for; all that is given must hold. Since 0.1. */
typedef struct ivn_catalogue_query {
    uint32_t size;       /**< `sizeof(ivn_catalogue_query)`. */
    uint32_t need;       /**< IVN_NEED_*. */
    uint32_t complexity; /**< IVN_COMPLEXITY_*: delivered at this level. */
    uint32_t kind;       /**< IVN_KIND_*. */
    uint32_t setting;    /**< IVN_SETTING_*: offered there. */
    ivn_flag withdrawn;  /**< ::IVN_YES: entries not offered on the day are found too. */
    const char *area;    /**< Key: offered there. */
    const char *edition; /**< Key. */
    ivn_number day;      /**< As of this day; unknown: entries of all times. */
} ivn_catalogue_query;

/** A catalogue. Immutable. Since 0.1. */
typedef struct ivn_catalogue ivn_catalogue;

/** A list of services; belongs to the catalogue it was made from, which must live longer. Since 0.1. */
typedef struct ivn_services ivn_services;

/** What ivn_services_read() shows. Grows at the end only. Since 0.1. */
typedef struct ivn_services_view {
    uint32_t size;                      /**< Bytes of this struct that the library filled. */
    uint32_t count;                     /**< How many. */
    const ivn_service *const *services; /**< In the catalogue's order. */
} ivn_services_view;

/**
 * The catalogue of the five documents. Since 0.1.
 * \param context limits and memory.
 * \param out receives the catalogue; to be freed with ivn_catalogue_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SIZE `error` is not a struct the library knows.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_catalogue_builtin(const ivn_context *context, ivn_catalogue **out, ivn_error *error);

/**
 * A catalogue with a directory added. Nothing is half-loaded. Since 0.1.
 * \param context limits and memory.
 * \param base NULL: an empty catalogue; stays as it is and may be freed before the new one.
 * \param directory what to add; edition and key of a service, and the keys of contracts, areas and prisons, must be
 *        new. Its title replaces that of the base.
 * \param out receives the catalogue; to be freed with ivn_catalogue_free().
 * \param violations receives all mistakes when the answer is ::IVN_ERROR_INVALID, NULL otherwise; may be NULL; to be
 *        freed with ivn_violations_free(). They stand in the order in which they were found: members first, then keys,
 *        areas, references and circles.
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SIZE `error` is not a struct the library knows.
 * \retval IVN_ERROR_INVALID see the violations. Their statuses: ::IVN_ERROR_INVALID and those of ivn_facts_copy() for a
 *         member that cannot be, ::IVN_ERROR_CONFLICT for a key that is there already, ::IVN_ERROR_NOT_FOUND for an
 *         area, prison, service or parameter that is not, ::IVN_ERROR_CYCLE for areas or services in a circle,
 *         ::IVN_ERROR_LIMIT for more than IVN_MOST_*.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_catalogue_with(const ivn_context *context, const ivn_catalogue *base,
                                      const ivn_directory *directory, ivn_catalogue **out, ivn_violations **violations,
                                      ivn_error *error);

/**
 * As ivn_catalogue_with(), from JSON of kind ::IVN_FACTS_CATALOGUE. Since 0.1.
 * \param context limits and memory.
 * \param base NULL: an empty catalogue; stays as it is and may be freed before the new one.
 * \param data JSON in UTF-8, not NUL-terminated.
 * \param size its bytes.
 * \param out receives the catalogue; to be freed with ivn_catalogue_free().
 * \param violations as in ivn_catalogue_with().
 * \param error detail, or NULL.
 * \retval IVN_ERROR_SYNTAX and the other statuses of its group: not a JSON text that is accepted; see the byte offset.
 * \return otherwise as ivn_catalogue_with().
 */
IVN_API ivn_status ivn_catalogue_with_json(const ivn_context *context, const ivn_catalogue *base, const char *data,
                                           size_t size, ivn_catalogue **out, ivn_violations **violations,
                                           ivn_error *error);

/** Shows all of a catalogue. Since 0.1. \param catalogue NULL gives NULL. \return owned by the catalogue. */
IVN_API const ivn_directory *ivn_catalogue_read(const ivn_catalogue *catalogue);

/**
 * All of a catalogue as JSON, in the form that is imported: adding it to an empty catalogue gives an equal one, and
 * equal catalogues give equal bytes. Since 0.1.
 * \param context limits and memory.
 * \param catalogue not NULL.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SIZE `error` is not a struct the library knows.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_catalogue_to_json(const ivn_context *context, const ivn_catalogue *catalogue, ivn_text **out,
                                         ivn_error *error);

/**
 * Finds a service by key, "key@edition" or UUID. A key that stands in several editions means the one that the
 * rulebook's rule `DEFAULT-<key>` names where that is offered on the day, else the latest edition that is: a provider's
 * own after those of the documents, of several the one listed last. Since 0.1.
 * \param catalogue not NULL.
 * \param rulebook its defaults count; NULL: the latest edition.
 * \param key NUL-terminated.
 * \param day as of this day; ::IVN_DATE_NONE: entries and defaults of all times count.
 * \param out receives the service, owned by the catalogue.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_NOT_FOUND no such service on that day.
 */
IVN_API ivn_status ivn_catalogue_find(const ivn_catalogue *catalogue, const ivn_rulebook *rulebook, const char *key,
                                      ivn_date day, const ivn_service **out);

/**
 * Finds services. A complexity finds what is delivered at that level: a service that says nothing of levels is
 * delivered at each. Setting, area and complexity must hold for one and the same offer. Since 0.1.
 * \param context limits and memory.
 * \param catalogue not NULL; must live longer than the list.
 * \param query what to look for; all zero (but for `size`) finds everything.
 * \param out receives the list; to be freed with ivn_services_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done, also when nothing was found.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SIZE `error` is not a struct the library knows.
 * \retval IVN_ERROR_INVALID the query is out of bounds, or its size is not known.
 * \retval IVN_ERROR_NOT_FOUND no such area or edition in the catalogue; see the pointer.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_catalogue_search(const ivn_context *context, const ivn_catalogue *catalogue,
                                        const ivn_catalogue_query *query, ivn_services **out, ivn_error *error);

/** Shows a list of services. Since 0.1. \param services NULL gives NULL. \return owned by the list. */
IVN_API const ivn_services_view *ivn_services_read(const ivn_services *services);

/** Frees a list of services. Since 0.1. \param services NULL is fine. */
IVN_API void ivn_services_free(ivn_services *services);

/** Whether an area is another one or lies inside it. Since 0.1.
 * \param catalogue NULL gives ::IVN_UNKNOWN.
 * \param area key of the inner area.
 * \param around key of the outer area.
 * \return ::IVN_YES, ::IVN_NO, or ::IVN_UNKNOWN when the catalogue does not have `area`.
 */
IVN_API ivn_flag ivn_catalogue_area_within(const ivn_catalogue *catalogue, const char *area, const char *around);

/** Frees a catalogue. Since 0.1. \param catalogue NULL is fine. */
IVN_API void ivn_catalogue_free(ivn_catalogue *catalogue);

/** \} */

#ifdef __cplusplus
}
#endif

#endif
