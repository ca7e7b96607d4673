/*
 * The field tables of the catalogue: of a directory of services with all that is in it, and of a query.
 */
#include "catalogue/catalogue.h"

#define KEY_MOST 100
#define NAMED_MOST 201 /* "key@edition" */
#define NAME_MOST 300
#define TEXT_MOST 4000

static const ivni_field ivni_criterion_table_rows[] = {
    IVNI_ROW_SIZE(ivn_criterion),
    IVNI_ROW_ORDINAL(ivn_criterion, group, 1000, IVNI_REQUIRED, "criteria of one group are alternatives"),
    IVNI_ROW_CODE(ivn_criterion, subject, SUBJECT, IVNI_REQUIRED, "what is looked at"),
    IVNI_ROW_CODE(ivn_criterion, operation, OPERATOR, IVNI_REQUIRED, "how it is compared"),
    IVNI_ROW_VALUE(ivn_criterion, value, 0, "compared with: true or false, a term or a number, as the subject is"),
    IVNI_ROW_VALUE(ivn_criterion, upper, 0, "the upper bound of between"),
    IVNI_ROW_TEXT(ivn_criterion, parameter, 200, 0, "RULE/name of the rulebook; goes before the value"),
    IVNI_ROW_TEXT(ivn_criterion, upper_parameter, 200, 0, "RULE/name of the rulebook; goes before the upper bound"),
    IVNI_ROW_CODE(ivn_criterion, unit, UNIT, 0, "unit of the value"),
    IVNI_ROW_CODE(ivn_criterion, level, LEVEL, IVNI_REQUIRED, "how much it weighs"),
    IVNI_ROW_TEXTS(ivn_criterion, texts, text_count, NAMED_MOST, IVNI_KEY, "keys of areas, prisons or one service"),
    IVNI_ROW_COUNT(ivn_criterion, text_count),
    IVNI_ROW_COUNT(ivn_criterion, code_count),
    IVNI_ROW_VALUES(ivn_criterion, codes, code_count, 0, "terms, one of which it must be"),
    IVNI_ROW_TEXT(ivn_criterion, rule, KEY_MOST, IVNI_REQUIRED, "code of the rule"),
    IVNI_ROW_TEXT(ivn_criterion, title, NAME_MOST, IVNI_REQUIRED, "the criterion in a few words"),
    IVNI_ROW_TEXT(ivn_criterion, section, NAME_MOST, 0, "where the document says so"),
    IVNI_ROW_TEXT(ivn_criterion, alternative, NAMED_MOST, IVNI_KEY, "key of the service to use instead"),
};
IVNI_TABLE_OF_VALUES(ivni_criterion_table, "criterion", ivn_criterion, "one criterion of an offer",
                     ivni_check_criterion, ivni_criterion_meaning);

static const ivni_field ivni_offer_table_rows[] = {
    IVNI_ROW_SIZE(ivn_offer),
    IVNI_ROW_CODE(ivn_offer, setting, SETTING, IVNI_REQUIRED, "where it is delivered"),
    IVNI_ROW_TEXTS(ivn_offer, areas, area_count, KEY_MOST, IVNI_KEY, "keys of the areas; none: everywhere"),
    IVNI_ROW_COUNT(ivn_offer, area_count),
    IVNI_ROW_COUNT(ivn_offer, criterion_count),
    IVNI_ROW_LIST(ivn_offer, criteria, criterion_count, ivn_criterion, ivni_criterion_table, 0, "who it is for"),
    IVNI_ROW_CODES(ivn_offer, complexities, complexity_count, COMPLEXITY, 0, "complexities it is for; none: all"),
    IVNI_ROW_COUNT(ivn_offer, complexity_count),
    IVNI_ROW_RESERVED(ivn_offer, reserved),
    IVNI_ROW_TEXT(ivn_offer, note, TEXT_MOST, 0, "what else is to be known"),
};
IVNI_TABLE(ivni_offer_table, "offer", ivn_offer, "a setting in which a service is offered, and for whom",
           ivni_check_offer);

static const ivni_field ivni_session_table_rows[] = {
    IVNI_ROW_SIZE(ivn_session),
    IVNI_ROW_CODE(ivn_session, kind, SESSION, IVNI_REQUIRED, "kind of the sessions"),
    IVNI_ROW_NUMBER(ivn_session, count, 1, 1000, 0, "how many"),
    IVNI_ROW_NUMBER(ivn_session, minutes, 1, 1440, 0, "length of one, at least"),
    IVNI_ROW_NUMBER(ivn_session, minutes_most, 1, 1440, 0, "length of one, at most"),
    IVNI_ROW_TEXT(ivn_session, name, NAME_MOST, 0, "module or session name"),
    IVNI_ROW_TEXTS(ivn_session, names, name_count, NAME_MOST, 0, "names of the single sessions"),
    IVNI_ROW_COUNT(ivn_session, name_count),
    IVNI_ROW_FLAG(ivn_session, any_order, 0, "they may be taken in any order"),
    IVNI_ROW_FLAG(ivn_session, optional, 0, "only where needed"),
    IVNI_ROW_RESERVED(ivn_session, reserved),
};
IVNI_TABLE(ivni_session_table, "session", ivn_session, "a run of like sessions", ivni_check_session);

static const ivni_field ivni_provision_table_rows[] = {
    IVNI_ROW_SIZE(ivn_provision),
    IVNI_ROW_CODE(ivn_provision, intensity, INTENSITY, IVNI_REQUIRED, "intensity or complexity level"),
    IVNI_ROW_NUMBER(ivn_provision, hours, 0, 10000, 0, "most hours"),
    IVNI_ROW_NUMBER(ivn_provision, hours_least, 0, 10000, 0, "least hours"),
    IVNI_ROW_NUMBER(ivn_provision, sessions, 0, 1000, 0, "most sessions"),
    IVNI_ROW_NUMBER(ivn_provision, sessions_least, 0, 1000, 0, "least sessions"),
    IVNI_ROW_FLAG(ivn_provision, not_offered, 0, "this level is not delivered here"),
    IVNI_ROW_COUNT(ivn_provision, item_count),
    IVNI_ROW_TEXTS(ivn_provision, items, item_count, TEXT_MOST, 0, "what is done at this level"),
    IVNI_ROW_TEXT(ivn_provision, alternative, NAMED_MOST, IVNI_KEY, "key or kind of the service to use instead"),
    IVNI_ROW_TEXT(ivn_provision, printed, NAME_MOST, 0, "the hours as printed"),
    IVNI_ROW_TEXT(ivn_provision, section, NAME_MOST, 0, "where the document says so"),
};
IVNI_TABLE(ivni_provision_table, "provision", ivn_provision, "what is provided at one intensity or complexity level",
           ivni_check_provision);

static const ivni_field ivni_nsi_table_rows[] = {
    IVNI_ROW_SIZE(ivn_nsi),
    IVNI_ROW_CODE(ivn_nsi, intensity, INTENSITY, 0, "intensity it is for; left out: all"),
    IVNI_ROW_TEXT(ivn_nsi, type, NAME_MOST, IVNI_REQUIRED, "canonical type"),
    IVNI_ROW_TEXT(ivn_nsi, type_printed, NAME_MOST, IVNI_REQUIRED, "type as printed"),
    IVNI_ROW_TEXT(ivn_nsi, sub_type, NAME_MOST, IVNI_REQUIRED, "canonical sub-type"),
    IVNI_ROW_TEXT(ivn_nsi, sub_type_printed, NAME_MOST, IVNI_REQUIRED, "sub-type as printed"),
    IVNI_ROW_TEXT(ivn_nsi, note, TEXT_MOST, 0, "what is to be known about it"),
};
IVNI_TABLE(ivni_nsi_table, "nsi", ivn_nsi, "how a referral is recorded as a non-statutory intervention", NULL);

static const ivni_field ivni_item_table_rows[] = {
    IVNI_ROW_SIZE(ivn_item),
    IVNI_ROW_CODE(ivn_item, approach, APPROACH, 0, "approach, for work"),
    IVNI_ROW_TEXT(ivn_item, key, KEY_MOST, IVNI_REQUIRED, "as the document numbers it"),
    IVNI_ROW_TEXT(ivn_item, title, TEXT_MOST, IVNI_REQUIRED, "what it is"),
    IVNI_ROW_FLAG(ivn_item, liaison, 0, "the practitioner is to be asked or told before it starts"),
    IVNI_ROW_RESERVED(ivn_item, reserved),
    IVNI_ROW_TEXT(ivn_item, registers, NAME_MOST, 0, "row of the rule register"),
};
IVNI_TABLE(ivni_item_table, "item", ivn_item, "an outcome or a piece of work", NULL);

static const ivni_field ivni_service_table_rows[] = {
    IVNI_ROW_SIZE(ivn_service),
    IVNI_ROW_CODE(ivn_service, kind, KIND, IVNI_REQUIRED, "kind of intervention"),
    IVNI_ROW_TEXT(ivn_service, key, KEY_MOST, IVNI_REQUIRED | IVNI_KEY, "unique within its edition"),
    IVNI_ROW_TEXT(ivn_service, edition, KEY_MOST, IVNI_REQUIRED | IVNI_KEY, "edition of the document"),
    IVNI_ROW_TEXT(ivn_service, id, 36, IVNI_DERIVED, "UUID, version 5, of edition and key"),
    IVNI_ROW_TEXT(ivn_service, name, NAME_MOST, IVNI_REQUIRED, "as the document names it"),
    IVNI_ROW_TEXT(ivn_service, summary, TEXT_MOST, 0, "what it is for"),
    IVNI_ROW_TEXT(ivn_service, section, NAME_MOST, 0, "section, page or slide of the document"),
    IVNI_ROW_TEXT(ivn_service, registers, 0, 0, "rows of the rule register"),
    IVNI_ROW_DATE(ivn_service, from, 0, "first day it is offered"),
    IVNI_ROW_DATE(ivn_service, to, 0, "last day it is offered"),
    IVNI_ROW_CODES(ivn_service, needs, need_count, NEED, 0, "needs it addresses"),
    IVNI_ROW_COUNT(ivn_service, need_count),
    IVNI_ROW_COUNT(ivn_service, mode_count),
    IVNI_ROW_CODES(ivn_service, modes, mode_count, MODE, 0, "modes of delivery"),
    IVNI_ROW_CODES(ivn_service, formats, format_count, FORMAT, 0, "how people join a group"),
    IVNI_ROW_COUNT(ivn_service, format_count),
    IVNI_ROW_CODE(ivn_service, part, PART, 0, "part of the offer of services"),
    IVNI_ROW_CODE(ivn_service, channel, CHANNEL, 0, "channel through which a need is met"),
    IVNI_ROW_COUNT(ivn_service, deliverer_count),
    IVNI_ROW_CODES(ivn_service, deliverers, deliverer_count, DELIVERER, 0, "who delivers"),
    IVNI_ROW_CODES(ivn_service, mandated_for, mandated_for_count, DELIVERER, 0, "for whom it is mandatory"),
    IVNI_ROW_COUNT(ivn_service, mandated_for_count),
    IVNI_ROW_COUNT(ivn_service, highlight_count),
    IVNI_ROW_TEXTS(ivn_service, highlights, highlight_count, TEXT_MOST, 0, "what stands out"),
    IVNI_ROW_LIST(ivn_service, sessions, session_count, ivn_session, ivni_session_table, 0, "in the order of delivery"),
    IVNI_ROW_COUNT(ivn_service, session_count),
    IVNI_ROW_COUNT(ivn_service, provision_count),
    IVNI_ROW_LIST(ivn_service, provisions, provision_count, ivn_provision, ivni_provision_table, 0,
                  "per intensity or complexity level"),
    IVNI_ROW_LIST(ivn_service, nsis, nsi_count, ivn_nsi, ivni_nsi_table, 0, "how it is recorded"),
    IVNI_ROW_COUNT(ivn_service, nsi_count),
    IVNI_ROW_COUNT(ivn_service, outcome_count),
    IVNI_ROW_LIST(ivn_service, outcomes, outcome_count, ivn_item, ivni_item_table, 0, "what it is to achieve"),
    IVNI_ROW_LIST(ivn_service, activities, activity_count, ivn_item, ivni_item_table, 0, "what is done"),
    IVNI_ROW_COUNT(ivn_service, activity_count),
    IVNI_ROW_COUNT(ivn_service, offer_count),
    IVNI_ROW_LIST(ivn_service, offers, offer_count, ivn_offer, ivni_offer_table, 0, "where, and for whom"),
    IVNI_ROW_NUMBER(ivn_service, sessions_total, 1, 1000, 0, "sessions in all"),
    IVNI_ROW_NUMBER(ivn_service, modules, 1, 1000, 0, "modules"),
    IVNI_ROW_NUMBER(ivn_service, group_least, 1, 1000, 0, "fewest people in a group"),
    IVNI_ROW_NUMBER(ivn_service, group_most, 1, 1000, 0, "most people in a group"),
    IVNI_ROW_NUMBER(ivn_service, group_best, 1, 1000, 0, "the best number of people in a group"),
    IVNI_ROW_NUMBER(ivn_service, facilitators, 1, 100, 0, "facilitators of a group"),
    IVNI_ROW_NUMBER(ivn_service, weekly_least, 0, 100, 0, "fewest sessions a week"),
    IVNI_ROW_NUMBER(ivn_service, weekly_most, 1, 100, 0, "most sessions a week"),
    IVNI_ROW_NUMBER(ivn_service, daily_most, 1, 100, 0, "most sessions a day"),
    IVNI_ROW_NUMBER(ivn_service, every_days, 1, 3660, 0, "it runs every so many days"),
    IVNI_ROW_TEXTS(ivn_service, notes, note_count, TEXT_MOST, 0, "constraints that are told, not decided"),
    IVNI_ROW_COUNT(ivn_service, note_count),
    IVNI_ROW_RESERVED(ivn_service, reserved),
    IVNI_ROW_TEXT(ivn_service, edition_title, NAME_MOST, 0, "title of the edition; left out: that of the directory"),
};
IVNI_TABLE(ivni_service_table, "service", ivn_service, "a service, programme, requirement or output in one edition",
           ivni_check_service);

static const ivni_field ivni_area_table_rows[] = {
    IVNI_ROW_SIZE(ivn_area),
    IVNI_ROW_RESERVED(ivn_area, reserved),
    IVNI_ROW_TEXT(ivn_area, key, KEY_MOST, IVNI_REQUIRED | IVNI_KEY, "key"),
    IVNI_ROW_TEXT(ivn_area, name, NAME_MOST, IVNI_REQUIRED, "name"),
    IVNI_ROW_TEXT(ivn_area, parent, KEY_MOST, IVNI_KEY, "key of the area around it"),
};
IVNI_TABLE(ivni_area_table, "area", ivn_area, "an area; areas form a tree", NULL);

static const ivni_field ivni_prison_table_rows[] = {
    IVNI_ROW_SIZE(ivn_prison),
    IVNI_ROW_FLAG(ivn_prison, resettlement, 0, "it is a resettlement prison"),
    IVNI_ROW_TEXT(ivn_prison, key, KEY_MOST, IVNI_REQUIRED | IVNI_KEY, "key"),
    IVNI_ROW_TEXT(ivn_prison, name, NAME_MOST, IVNI_REQUIRED, "name"),
    IVNI_ROW_TEXT(ivn_prison, area, KEY_MOST, IVNI_KEY, "key of the area whose resettlement prison it is"),
};
IVNI_TABLE(ivni_prison_table, "prison", ivn_prison, "a prison", NULL);

static const ivni_field ivni_contract_table_rows[] = {
    IVNI_ROW_SIZE(ivn_contract),
    IVNI_ROW_FLAG(ivn_contract, larger, 0, "the quality measures for larger contracts apply"),
    IVNI_ROW_TEXT(ivn_contract, key, KEY_MOST, IVNI_REQUIRED | IVNI_KEY, "key"),
    IVNI_ROW_TEXT(ivn_contract, provider, NAME_MOST, IVNI_REQUIRED, "name of the provider"),
    IVNI_ROW_CODES(ivn_contract, needs, need_count, NEED, 0, "needs it covers"),
    IVNI_ROW_COUNT(ivn_contract, need_count),
    IVNI_ROW_COUNT(ivn_contract, area_count),
    IVNI_ROW_TEXTS(ivn_contract, areas, area_count, KEY_MOST, IVNI_KEY, "keys of its areas"),
    IVNI_ROW_TEXTS(ivn_contract, prisons, prison_count, KEY_MOST, IVNI_KEY, "keys of its resettlement prisons"),
    IVNI_ROW_COUNT(ivn_contract, prison_count),
    IVNI_ROW_COUNT(ivn_contract, service_count),
    IVNI_ROW_TEXTS(ivn_contract, services, service_count, NAMED_MOST, IVNI_KEY, "keys of its services"),
    IVNI_ROW_DATE(ivn_contract, starts, 0, "first day"),
    IVNI_ROW_DATE(ivn_contract, ends, 0, "last day"),
};
IVNI_TABLE(ivni_contract_table, "contract", ivn_contract, "a contract of a provider", ivni_check_contract);

static const ivni_field ivni_directory_table_rows[] = {
    IVNI_ROW_SIZE(ivn_directory),
    IVNI_ROW_COUNT(ivn_directory, service_count),
    IVNI_ROW_TEXT(ivn_directory, title, NAME_MOST, 0, "what it is a directory of"),
    IVNI_ROW_LIST(ivn_directory, services, service_count, ivn_service, ivni_service_table, 0, "the services"),
    IVNI_ROW_LIST(ivn_directory, contracts, contract_count, ivn_contract, ivni_contract_table, 0, "the contracts"),
    IVNI_ROW_COUNT(ivn_directory, contract_count),
    IVNI_ROW_COUNT(ivn_directory, area_count),
    IVNI_ROW_LIST(ivn_directory, areas, area_count, ivn_area, ivni_area_table, 0, "areas that the catalogue lacks"),
    IVNI_ROW_LIST(ivn_directory, prisons, prison_count, ivn_prison, ivni_prison_table, 0,
                  "prisons that the catalogue lacks"),
    IVNI_ROW_COUNT(ivn_directory, prison_count),
    IVNI_ROW_RESERVED(ivn_directory, reserved),
};
IVNI_TABLE(ivni_directory_table, "catalogue", ivn_directory, "a directory of services", NULL);

static const ivni_field ivni_catalogue_query_table_rows[] = {
    IVNI_ROW_SIZE(ivn_catalogue_query),
    IVNI_ROW_CODE(ivn_catalogue_query, need, NEED, 0, "need area it addresses"),
    IVNI_ROW_CODE(ivn_catalogue_query, complexity, COMPLEXITY, 0, "delivered at this level"),
    IVNI_ROW_CODE(ivn_catalogue_query, kind, KIND, 0, "kind of intervention"),
    IVNI_ROW_CODE(ivn_catalogue_query, setting, SETTING, 0, "offered there"),
    IVNI_ROW_FLAG(ivn_catalogue_query, withdrawn, 0, "entries not offered on the day are found too"),
    IVNI_ROW_TEXT(ivn_catalogue_query, area, KEY_MOST, IVNI_KEY, "key of an area: offered there"),
    IVNI_ROW_TEXT(ivn_catalogue_query, edition, KEY_MOST, IVNI_KEY, "key of an edition"),
    IVNI_ROW_DATE(ivn_catalogue_query, day, 0, "as of this day; left out: entries of all times"),
};
IVNI_TABLE(ivni_catalogue_query_table, "catalogue_query", ivn_catalogue_query, "what to look for in a catalogue", NULL);
