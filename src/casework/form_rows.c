/*
 * The form in which a referral is entered in the case management system, as the rate card has it: which form, and each
 * of its texts with the rule behind it. Names of Essex stand here and nowhere else. Serves form.c.
 */
#include "casework/form.h"

#include <stddef.h>

/* clang-format off */

#define NSI IVN_FORM_NON_STATUTORY_INTERVENTION
#define TRANSFER IVN_FORM_REQUIREMENT_TRANSFER

/* Which form. */
const ivni_form_choice ivni_form_choices[] = {
    {.kind = IVN_KIND_UNPAID_WORK, .form = TRANSFER, .rule = "RC-CP-5",
     .reason = "Unpaid work is a requirement, and is asked for by transferring it."},
    {.kind = IVN_KIND_ACCREDITED_PROGRAMME, .court_ordered = IVN_YES, .form = TRANSFER, .rule = "RC-AP-1",
     .reason = "The court ordered the programme, so the requirement is transferred."},
    {.kind = IVN_KIND_ACCREDITED_PROGRAMME, .court_ordered = IVN_NO, .form = 0, .rule = "RC-AP-1",
     .reason = "the court did not order the programme"},
    {.kind = IVN_KIND_ACCREDITED_PROGRAMME, .form = TRANSFER, .rule = "RC-AP-1",
     .reason = "A programme that a court ordered is asked for by transferring the requirement.",
     .ask = "whether the court ordered the programme"},
    {.kind = IVN_KIND_RATE_CARD_SERVICE, .form = NSI, .rule = "RC-NSI-4",
     .reason = "A service of the rate card is entered as a non-statutory intervention."},
    {.kind = IVN_KIND_THROUGH_THE_GATE, .resettlement = IVN_YES, .form = 0, .rule = "RC-TTG-1",
     .reason = "everybody in a resettlement prison is served"},
    {.kind = IVN_KIND_THROUGH_THE_GATE, .resettlement = IVN_NO, .form = NSI, .rule = "RC-TTG-2",
     .reason = "The prison is not a resettlement prison, so the service is instructed."},
    {.kind = IVN_KIND_THROUGH_THE_GATE, .form = NSI, .rule = "RC-TTG-2",
     .reason = "In a prison that is not a resettlement prison the service is instructed.",
     .ask = "whether the prison is a resettlement prison"},
};

#define IN(...) .forms = __VA_ARGS__
#define BOTH (IVNI_BIT(NSI) | IVNI_BIT(TRANSFER))
#define TEXT(member) .at = offsetof(ivn_form_view, member)
#define FACT(member) .fact = offsetof(ivn_referral_facts, member)

/* Its texts, in the order of the document. */
const ivni_form_text ivni_form_texts[] = {
    {TEXT(event),         IN(BOTH),               FACT(sentence),              .rule = "RC-NSI-4",
     .lacking = "the event under which it is entered"},
    {TEXT(requirement),   IN(IVNI_BIT(TRANSFER)), FACT(requirement),           .rule = "RC-CP-5",
     .lacking = "the requirement that is transferred"},
    {TEXT(provider),      IN(BOTH),               FACT(provider),              .rule = "RC-NSI-5",
     .printed = IVNI_FORM_PROVIDER},
    {TEXT(your_provider), IN(BOTH),               FACT(practitioner_provider), .rule = "RC-NSI-5",
     .printed = "NPS Essex"},
    {TEXT(your_team),     IN(BOTH),               FACT(practitioner_team),     .rule = "RC-NSI-5",
     .lacking = "the team of whoever enters it"},
    {TEXT(your_name),     IN(BOTH),               FACT(practitioner),          .rule = "RC-NSI-5",
     .lacking = "the name of whoever enters it"},
    {TEXT(status),        IN(IVNI_BIT(NSI)),      .printed = "Referred",       .rule = IVNI_FORM_STATUS_RULE},
    {TEXT(to_provider),   IN(BOTH),               FACT(provider),              .rule = "RC-NSI-10",
     .printed = IVNI_FORM_PROVIDER},
    {TEXT(to_cluster),    IN(IVNI_BIT(NSI)),      .printed = "",               .rule = "RC-NSI-10"},
    {TEXT(to_ldu),        IN(IVNI_BIT(NSI)),      .printed = "",               .rule = "RC-NSI-10"},
    {TEXT(to_team),       IN(IVNI_BIT(NSI)),      .own = 1,                    .rule = "RC-NSI-10",
     .printed = "CRC-Essex-Awaiting Allocation", .lacking = "the team that takes this provider's referrals"},
    {TEXT(to_officer),    IN(IVNI_BIT(NSI)),      .printed = "Unallocated",    .rule = "RC-NSI-10"},
    {TEXT(to_reason),     IN(IVNI_BIT(NSI)),      .printed = "External NSI Referral", .rule = "RC-NSI-10"},
};

/* The lines of the notes. */
const ivni_form_note ivni_form_notes[] = {
    {.label = "Risk",             FACT(risk),    .rule = IVNI_FORM_NOTES_RULE},
    {.label = "Support required", FACT(support), .rule = IVNI_FORM_NOTES_RULE},
    {.label = "Priority",                        .rule = IVNI_FORM_NOTES_RULE},
    {.label = "Urgency",                         .rule = IVNI_FORM_NOTES_RULE},
    {.label = "Place",            FACT(place),   .rule = IVNI_FORM_NOTES_RULE},
};

/* What is told with every form. */
const ivni_form_advice ivni_form_advices[] = {
    {IN(IVNI_BIT(NSI)), .rule = "RC-NSI-3"},
    {IN(IVNI_BIT(NSI)), .rule = "RC-NSI-9"},
};

/* clang-format on */

#define COUNT(list) sizeof(list) / sizeof *(list)

const uint32_t ivni_form_choice_count = COUNT(ivni_form_choices);
const uint32_t ivni_form_text_count = COUNT(ivni_form_texts);
const uint32_t ivni_form_note_count = COUNT(ivni_form_notes);
const uint32_t ivni_form_advice_count = COUNT(ivni_form_advices);
