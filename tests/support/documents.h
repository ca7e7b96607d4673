/*
 * The shipped rows of all documents, for the tests that check them: looked up straight in the data files, without a
 * rulebook or a catalogue.
 */
#ifndef TESTS_SUPPORT_DOCUMENTS_H
#define TESTS_SUPPORT_DOCUMENTS_H

#include <stddef.h>

#include <interventions/catalogue.h>

/* The n-th rule or service over all files, in their order; NULL after the last. */
const ivn_rule *document_rule_at(size_t n);
const ivn_service *document_service_at(size_t n);

/* NULL when there is none. */
const ivn_edition *document_edition(const char *key);
const ivn_rule *document_rule(const char *code);
const ivn_parameter *document_parameter(const char *path); /* "RULE/name" */
const ivn_service *document_service(const char *key);      /* "key@edition", or "key": the first that has it */
const ivn_item *document_item(const char *path);           /* "service key/item key", of any edition */
const ivn_area *document_area(const char *key);
const ivn_prison *document_prison(const char *key);

/* Whether a list of words, such as "R001 R002", holds a word; NULL holds none. */
int document_lists(const char *words, const char *word);
/* Whether any row that `row` names carries the row `id` of the rule register. A row is named "rule:CODE",
 * "service:KEY@EDITION", "item:SERVICE KEY/ITEM", "criterion:CODE@SERVICE KEY", "vocabulary:NAME", "guard:NAME" or
 * "command:NAME" of a referral, or "form:CODE": a row of the form in which it is entered, by its rule. */
int document_carries(const char *row, const char *id);
/* Whether there is such a row at all. */
int document_has(const char *row);

#endif
