/*
 * How a service is written down: the words in which the data files of the catalogue are written, one file per document
 * and edition. Somebody who knows the document and no C should be able to check them.
 */
#ifndef IVNI_CATALOGUE_ROWS_H
#define IVNI_CATALOGUE_ROWS_H

#include <interventions/catalogue.h>

#include "base/day.h"

/* clang-format off */
#define SERVICE(...) &(const ivn_service){.size = sizeof(ivn_service), .edition = EDITION, __VA_ARGS__}
#define OFFER(...) &(const ivn_offer){.size = sizeof(ivn_offer), __VA_ARGS__}
#define CRITERION(...) &(const ivn_criterion){.size = sizeof(ivn_criterion), __VA_ARGS__}

/*
 * A criterion as it is read aloud: group, rule, what must hold, subject and value. A figure comes from the rulebook, by
 * unit and path, and stands nowhere else:
 *     ELIGIBLE(1, "WB-SEX", "male", IS(SEX, IVN_SEX_MALE)),
 *     ELIGIBLE(2, "RC-BSR-1", "OGRS3 is high enough", AT_LEAST(OGRS3, PERCENT, "RC-BSR-1/ogrs3")),
 *     ELIGIBLE(3, "RC-BBR-2", "convicted of domestic abuse not long ago",
 *              WITHIN(LAST_DOMESTIC_ABUSE_CONVICTION, MONTHS, "RC-BBR-2/months")),
 *     ELIGIBLE(4, "RC-SUB-1", "lives in Southend or Thurrock", INSIDE(HOME_AREA, "southend", "thurrock")),
 */
#define ELIGIBLE(...) IVNI_CRITERION(IVN_LEVEL_ELIGIBILITY, __VA_ARGS__)
#define SUITABLE(...) IVNI_CRITERION(IVN_LEVEL_SUITABILITY, __VA_ARGS__)
#define ADVISED(...) IVNI_CRITERION(IVN_LEVEL_ADVICE, __VA_ARGS__)
#define ROUTED(...) IVNI_CRITERION(IVN_LEVEL_ROUTING, __VA_ARGS__)
#define IVNI_CRITERION(level_, group_, rule_, title_, ...)                                                             \
    CRITERION(.group = group_, .level = level_, .rule = rule_, .title = title_, __VA_ARGS__)

#define IVNI_COMPARED(subject_, operator_) .subject = IVN_SUBJECT_##subject_, .operation = IVN_OPERATOR_##operator_
#define IS(subject_, value_) IVNI_COMPARED(subject_, IS), .value = {1, value_}
#define IS_NOT(subject_, value_) IVNI_COMPARED(subject_, IS_NOT), .value = {1, value_}
#define YES(subject_) IS(subject_, IVN_YES)
#define NO(subject_) IS(subject_, IVN_NO)
#define AT_LEAST(subject_, unit_, path_) IVNI_COMPARED(subject_, AT_LEAST), SET_BY(path_, unit_)
#define AT_MOST(subject_, unit_, path_) IVNI_COMPARED(subject_, AT_MOST), SET_BY(path_, unit_)
#define BETWEEN(subject_, unit_, path_, upper_path_)                                                                   \
    IVNI_COMPARED(subject_, BETWEEN), SET_BY(path_, unit_), UPPER_SET_BY(upper_path_)
#define WITHIN(subject_, unit_, path_) IVNI_COMPARED(subject_, WITHIN), SET_BY(path_, unit_)
#define INSIDE(subject_, ...) IVNI_COMPARED(subject_, WITHIN), TEXTS(__VA_ARGS__)
#define ONE_OF(subject_, ...) IVNI_COMPARED(subject_, ONE_OF), __VA_ARGS__ /* CODES(...) or TEXTS(...) */
#define SET_BY(path_, unit_) .parameter = path_, .unit = IVN_UNIT_##unit_
#define UPPER_SET_BY(path_) .upper_parameter = path_
/* A band or a plain number that no parameter sets. */
#define AT_LEAST_BAND(subject_, code_) IVNI_COMPARED(subject_, AT_LEAST), .value = {1, code_}
#define AT_MOST_BAND(subject_, code_) IVNI_COMPARED(subject_, AT_MOST), .value = {1, code_}

#define SESSION(...) &(const ivn_session){.size = sizeof(ivn_session), __VA_ARGS__}
#define PROVISION(...) &(const ivn_provision){.size = sizeof(ivn_provision), __VA_ARGS__}
#define NSI(...) &(const ivn_nsi){.size = sizeof(ivn_nsi), __VA_ARGS__}
#define ITEM(...) &(const ivn_item){.size = sizeof(ivn_item), __VA_ARGS__}
#define AREA(...) &(const ivn_area){.size = sizeof(ivn_area), __VA_ARGS__}
#define PRISON(...) &(const ivn_prison){.size = sizeof(ivn_prison), __VA_ARGS__}
#define CONTRACT(...) &(const ivn_contract){.size = sizeof(ivn_contract), __VA_ARGS__}

#define IVNI_LIST_OF(type, list, count, ...)                                                                           \
    .list = (const type *const[]){__VA_ARGS__},                                                                        \
    .count = sizeof((const type *const[]){__VA_ARGS__}) / sizeof(const type *)
#define IVNI_CODES_OF(list, count, ...)                                                                                \
    .list = (const uint32_t[]){__VA_ARGS__}, .count = sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t)

#define OFFERS(...) IVNI_LIST_OF(ivn_offer, offers, offer_count, __VA_ARGS__)
#define CRITERIA(...) IVNI_LIST_OF(ivn_criterion, criteria, criterion_count, __VA_ARGS__)
#define SESSIONS(...) IVNI_LIST_OF(ivn_session, sessions, session_count, __VA_ARGS__)
#define PROVISIONS(...) IVNI_LIST_OF(ivn_provision, provisions, provision_count, __VA_ARGS__)
#define NSIS(...) IVNI_LIST_OF(ivn_nsi, nsis, nsi_count, __VA_ARGS__)
#define OUTCOMES(...) IVNI_LIST_OF(ivn_item, outcomes, outcome_count, __VA_ARGS__)
#define ACTIVITIES(...) IVNI_LIST_OF(ivn_item, activities, activity_count, __VA_ARGS__)
#define HIGHLIGHTS(...) IVNI_LIST_OF(char, highlights, highlight_count, __VA_ARGS__)
#define NOTES(...) IVNI_LIST_OF(char, notes, note_count, __VA_ARGS__)
#define ITEMS(...) IVNI_LIST_OF(char, items, item_count, __VA_ARGS__)
#define NAMES(...) IVNI_LIST_OF(char, names, name_count, __VA_ARGS__)
#define TEXTS(...) IVNI_LIST_OF(char, texts, text_count, __VA_ARGS__)
#define AREAS(...) IVNI_LIST_OF(char, areas, area_count, __VA_ARGS__)
#define NEEDS(...) IVNI_CODES_OF(needs, need_count, __VA_ARGS__)
#define MODES(...) IVNI_CODES_OF(modes, mode_count, __VA_ARGS__)
#define FORMATS(...) IVNI_CODES_OF(formats, format_count, __VA_ARGS__)
#define DELIVERERS(...) IVNI_CODES_OF(deliverers, deliverer_count, __VA_ARGS__)
#define MANDATED_FOR(...) IVNI_CODES_OF(mandated_for, mandated_for_count, __VA_ARGS__)
#define COMPLEXITIES(...) IVNI_CODES_OF(complexities, complexity_count, __VA_ARGS__)
#define CODES(...) IVNI_CODES_OF(codes, code_count, __VA_ARGS__)
/* clang-format on */

/* The data files: each a NULL-terminated list. */
extern const ivn_service *const ivni_services_rate_card_2019[];
extern const ivn_service *const ivni_services_well_being[];
extern const ivn_service *const ivni_services_scope_2019[];
extern const ivn_service *const ivni_services_in_house_2021[];
extern const ivn_service *const ivni_services_custody_2015[];
extern const ivn_area *const ivni_areas[]; /* Essex and its parts, regions of 2021, Wales */
extern const ivn_prison *const ivni_prisons[];
/* By which rule the areas of an offer limit a service of an edition; the last row, of no edition: of any other. */
typedef struct ivni_area_rule {
    const char *edition, *rule;
} ivni_area_rule;
extern const ivni_area_rule ivni_area_rules[];
extern const ivn_contract *const ivni_contracts[]; /* such as the Essex contract of 2019 */

#endif
